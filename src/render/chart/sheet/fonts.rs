//! The fonts of a drawing that stands alone: the letters that it uses, inside it.
//!
//! The text stays text, so that it can be found, read aloud and edited. Browsers set it in these fonts, also where the file is shown as a
//! picture in a page; office programs leave embedded fonts aside and take the next family of the list that they have, in which every
//! label has room by the measures of common fonts. Where the very letters matter, the PNG has them, drawn with the same fonts. Letters
//! made into outlines would look right in every program and be lost as text.

use crate::render::svg::Canvas;

/// What a file says of its fonts.
pub(super) struct Own {
    /// The rules that hold them, for its stylesheet.
    pub faces: String,
    /// The family that comes before those of the reader, with a comma.
    pub family: String,
}

/// The fonts for what was written on a canvas.
#[cfg(feature = "pictures")]
pub(super) fn own(canvas: &Canvas) -> Own {
    use crate::render::fonts::{file, subset};
    use crate::render::svg::Face;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    let face = |(face, letters): (&Face, _)| {
        let font = STANDARD.encode(subset(file(*face), letters)?);
        Some(format!(
            "@font-face{{font-family:'{}';font-weight:{};src:url(data:font/otf;base64,{font}) format('opentype')}}",
            face.family(),
            face.weight()
        ))
    };
    let faces = canvas.letters().iter().filter_map(face).collect();
    Own { faces, family: format!("'{}',", Face::SansRegular.family()) }
}

/// Without the feature no font comes along.
#[cfg(not(feature = "pictures"))]
pub(super) fn own(_: &Canvas) -> Own {
    Own { faces: String::new(), family: String::new() }
}
