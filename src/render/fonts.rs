//! The fonts that come with Casebook, and no others: what is drawn with them is the same on every machine.
//!
//! They are for Latin and Chinese (what GB 2312 has), under the SIL Open Font License; see the folder.

mod subset;

use super::svg::Face;
pub(super) use subset::subset;

// Statics, since a constant this large is put into the program once for each part of it that names it.
static SANS_REGULAR: &[u8] = include_bytes!("fonts/sans-regular.otf");
static SANS_BOLD: &[u8] = include_bytes!("fonts/sans-bold.otf");
static SERIF_BOLD: &[u8] = include_bytes!("fonts/serif-bold.otf");

/// The font of a face, as an OpenType file.
pub(super) fn file(face: Face) -> &'static [u8] {
    match face {
        Face::SansRegular => SANS_REGULAR,
        Face::SansBold => SANS_BOLD,
        Face::SerifBold => SERIF_BOLD,
    }
}
