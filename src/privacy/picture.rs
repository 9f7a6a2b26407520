//! What pictures carry beside the picture: where and when it was taken, by whom, with which camera, and what was cropped away.
//!
//! [`cleaned`] takes it out without touching the picture itself: parts of the file are kept or left, never decoded. Kept are the parts that
//! the look depends on: colour profile, orientation, resolution, animation.

mod exif;
mod gif;
mod jpeg;
mod png;
mod svg;
mod webp;

use std::borrow::Cow;

/// A picture as it may be published.
#[derive(Debug, PartialEq, Eq)]
pub struct Cleaned<'b> {
    pub bytes: Cow<'b, [u8]>,
    /// Whether the picture said where it was taken; what is published does not.
    pub position: Position,
}

/// Whether a picture says where it was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    #[default]
    Unsaid,
    Said,
}

/// Why a file is no picture that may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It ends early, or is not what its name says.
    Broken,
    /// It holds metadata of a format from which Casebook cannot take them out.
    Closed,
}

/// The picture without its metadata; nothing for a file that is no picture, by its name and its content.
pub fn cleaned<'b>(path: &str, bytes: &'b [u8]) -> Option<Result<Cleaned<'b>, Refused>> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let made = match () {
        () if bytes.starts_with(jpeg::BEGIN) => jpeg::cleaned(bytes),
        () if bytes.starts_with(png::BEGIN) => png::cleaned(bytes),
        () if webp::is(bytes) => webp::cleaned(bytes),
        () if gif::is(bytes) => gif::cleaned(bytes),
        () if ending == "svg" => return Some(svg::cleaned(bytes)),
        () if is_closed(bytes, &ending) => return Some(Err(Refused::Closed)),
        () if matches!(&*ending, "jpg" | "jpeg" | "png" | "webp" | "gif") => None,
        () => return None,
    };
    Some(made.map(|(bytes, position)| Cleaned { bytes: Cow::Owned(bytes), position }).ok_or(Refused::Broken))
}

/// Whether a browser turns the picture by a quarter, so that its width is shown as its height. Of all that a picture said of itself
/// the cleaned one says only this.
pub fn lies_on_its_side(picture: &Cleaned<'_>) -> bool {
    let head = &picture.bytes[..picture.bytes.len().min(HEAD)];
    // Values 5 to 8 of the tag Orientation (Exif 3.0, 4.6.5.1.3).
    (5..=8).map(exif::orientation_only).any(|block| head.windows(block.len()).any(|part| part == block))
}

/// TIFF and the photographs of telephones and cameras always carry metadata; AVIF where it names an item of them (ISO/IEC 23008-12).
fn is_closed(bytes: &[u8], ending: &str) -> bool {
    let names = |what: &[u8]| {
        bytes.iter().take(HEAD).copied().collect::<Vec<u8>>().windows(what.len()).any(|part| part == what)
    };
    let is_box = bytes.get(4..8) == Some(b"ftyp");
    let is_photo = matches!(ending, "heic" | "heif" | "tif" | "tiff" | "dng" | "cr2" | "nef" | "arw");
    let is_avif = is_box && (ending == "avif" || bytes.get(8..12) == Some(b"avif"));
    is_photo || is_avif && (names(b"Exif") || names(b"rdf+xml"))
}

/// The items of an AVIF are named near its beginning.
const HEAD: usize = 64 * 1024;
