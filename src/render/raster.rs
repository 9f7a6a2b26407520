//! Drawings as pictures: SVG to PNG, for slides, documents and messages that take no SVG.
//!
//! A picture is drawn with the fonts that come with Casebook and no others, so that it is the same on every machine.

use std::sync::{Arc, LazyLock};

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider};

use super::fonts;
use super::svg::Face;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for face in Face::ALL {
        database.load_font_source(fontdb::Source::Binary(Arc::new(fonts::file(face))));
    }
    database.set_sans_serif_family(SANS);
    database.set_serif_family(SERIF);
    Arc::new(database)
});

/// Which characters each font has.
static CHARACTERS: LazyLock<Vec<Charmap<'static>>> = LazyLock::new(|| {
    let fonts = Face::ALL.into_iter().map(fonts::file);
    fonts.filter_map(|font| FontRef::new(font).ok()).map(|font| font.charmap()).collect()
});

const SANS: &str = Face::SansRegular.family();
const SERIF: &str = Face::SerifBold.family();

/// A picture of more pixels (as many as an A3 page printed at 300 dpi) is drawn smaller.
const PIXELS_MOST: f32 = 3508.0 * 4961.0;

/// Why a drawing could not be made into a picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("the drawing cannot be read: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    #[error("a picture of {width} by {height} pixels is too large")]
    Size { width: u32, height: u32 },
    #[error("the picture cannot be written: {0}")]
    Encoding(String),
}

/// Draws an SVG, whose width and height are in pixels, `scale` times as large, or as large as a picture may be.
///
/// # Errors
/// An SVG that is none.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PictureError> {
    let options = Options { fontdb: FONTS.clone(), font_family: SANS.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options)?;
    let size = tree.size();
    let scale = scale.min((PIXELS_MOST / size.width() / size.height()).sqrt());
    let pixels = |length: f32| ((length * scale).ceil() as u32).max(1);
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let mut pixels = Pixmap::new(width, height).ok_or(PictureError::Size { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PictureError::Encoding(error.to_string()))
}

/// The characters of a text for which a picture shows an empty box, in order and each once: no font here has them. One that another font
/// of these has is drawn with that one.
pub fn undrawable(text: &str) -> Vec<char> {
    let ignored = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let is_drawn = |c: char| c.is_whitespace() || c.is_control() || ignored.contains(c);
    let mut missing = Vec::new();
    // A letter and its mark are drawn as one where there is one.
    for c in ComposingNormalizerBorrowed::new_nfc().normalize(text).chars() {
        if !is_drawn(c) && !missing.contains(&c) && CHARACTERS.iter().all(|font| font.map(c).is_none()) {
            missing.push(c);
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    mod goldens;

    use super::*;

    fn drawn(svg: &str) -> Pixmap {
        Pixmap::decode_png(&png(svg, 1.0).unwrap()).unwrap()
    }

    fn inked(pixels: &Pixmap) -> usize {
        pixels.pixels().iter().filter(|pixel| pixel.alpha() > 0).count()
    }

    #[test]
    fn a_picture_is_drawn_at_its_scale() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><rect width='15' height='20' fill='#b3261e'/></svg>";
        let picture = Pixmap::decode_png(&png(svg, 2.0).unwrap()).unwrap();
        assert_eq!((picture.width(), picture.height()), (60, 40));
        let red = picture.pixel(10, 10).unwrap();
        assert_eq!((red.red(), red.green(), red.blue()), (0xb3, 0x26, 0x1e));
        assert_eq!(picture.pixel(45, 10).unwrap().alpha(), 0);
    }

    #[test]
    fn every_voice_has_latin_and_chinese_letters_of_its_own() {
        let text = |attributes: &str, text: &str| {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'><text y='30' font-size='30' {attributes}>{text}</text></svg>"
            );
            drawn(&svg)
        };
        let voices = [
            "font-family='Arial,sans-serif'",
            "font-family='Arial,sans-serif' font-weight='600'",
            "font-family='Georgia,serif' font-weight='700'",
        ];
        for letter in ["a", "5", "%", "案", "鑫", "《"] {
            let inks: Vec<usize> = voices.iter().map(|voice| inked(&text(voice, letter))).collect();
            assert!(inks.iter().all(|ink| *ink > 10), "{letter}: {inks:?}");
            let pixels = voices.map(|voice| text(voice, letter).data().to_vec());
            assert!(pixels[0] != pixels[1] && pixels[1] != pixels[2], "{letter}");
        }
        // A character that the fonts do not have is a box, and not a blank.
        assert!(inked(&text(voices[0], "\u{1F600}")) > 10);
        assert_eq!(undrawable("\u{1F600}"), ['\u{1F600}']);
    }

    #[test]
    fn what_the_fonts_lack_is_named_and_nothing_else() {
        for text in [
            "",
            "Over 45.70% — 5,000 enterprises, £3.2m (2016–2018), “quoted”",
            "专利、商标：超过 1.2 万件（占 45%），《商标法》“引号”……——",
            "cafe\u{301} café",
            "a\u{200b}\u{fe0f}\u{2060}b\t\n\u{3000}\u{a0}",
        ] {
            assert!(undrawable(text).is_empty(), "{text}");
        }
        assert_eq!(undrawable("商标𠮷野𠮷 😀"), ['𠮷', '😀']);
    }

    #[test]
    fn what_is_no_drawing_is_an_error() {
        assert!(matches!(png("<svg", 1.0), Err(PictureError::Drawing(_))));
    }

    #[test]
    fn a_vast_drawing_becomes_a_picture_of_bearable_size() {
        let tall = "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='400000'/>";
        let picture = drawn(tall);
        assert!(picture.height() > 10_000 && picture.width() * picture.height() <= 18_000_000);
    }
}
