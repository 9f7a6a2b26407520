//! A picture beside a record: how large it is shown, and in which widths it is published as WebP besides.

mod head;

use crate::files::File;
use crate::privacy::picture;
use head::Coding;

/// A picture as a page needs to know it; its pixels are read only when a smaller one is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels as a browser shows it, turned as the picture says.
    pub width: u32,
    /// In pixels, likewise.
    pub height: u32,
    coding: Coding,
}

/// The widths in pixels that pictures are published in: a phone, a phone of high density or the column of text, and that column twice.
const WIDTHS: [u32; 3] = [480, 960, 1920];

impl Picture {
    /// What a file says of itself; nothing for drawings, which have no size, and for what cannot be read.
    pub fn read(file: &File) -> Option<Picture> {
        let cleaned = picture::cleaned(&file.path, file.bytes())?.ok()?;
        let size = imagesize::blob_size(&cleaned.bytes).ok()?;
        let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        let (width, height) =
            if picture::lies_on_its_side(&cleaned) { (height, width) } else { (width, height) };
        Some(Picture { width, height, coding: head::coding(&cleaned.bytes) })
    }

    /// The widths in pixels of the WebP files that a browser may choose from, from small to large: up to the picture's own, which is the
    /// last one unless it is larger than any place on a page. None for a picture that is small, moves, is transparent, or has the four
    /// colours of a printing press.
    pub fn widths(&self) -> Vec<u32> {
        let is_large = self.width > WIDTHS[0] && self.width.max(self.height) <= MOST_PIXELS_A_SIDE;
        if self.coding == Coding::Fixed || !is_large || cfg!(not(feature = "pictures")) {
            return Vec::new();
        }
        let own = Some(self.width).filter(|width| *width <= WIDTHS[2] && !self.is_webp());
        WIDTHS.into_iter().filter(|width| *width < self.width).chain(own).collect()
    }

    /// Whether the file is WebP itself, so that a copy of the same size would be no gain.
    pub fn is_webp(&self) -> bool {
        self.coding == Coding::LossyWebp
    }

    /// Whether a smaller picture keeps every pixel sharp, as drawings and screenshots need it, or may lose what the eye does not see.
    pub fn is_lossless(&self) -> bool {
        self.coding == Coding::Lossless
    }
}

/// The largest side in pixels that a WebP can have (RFC 9649, section 2.6), so that a height in proportion has room as well.
const MOST_PIXELS_A_SIDE: u32 = 16_383;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Content, Files};

    fn of(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        let files = Files::new([(path.to_owned(), Content::Bytes(bytes.into()))]);
        Picture::read(files.get(files.find(path)?)).map(|picture| (picture.width, picture.height))
    }

    #[test]
    fn a_picture_has_the_size_that_it_is_shown_in() {
        // 24 by 16 pixels; PNG and WebP say that they are turned by a quarter, as GIF cannot.
        let [png, gif, webp] = [
            &include_bytes!("../../tests/privacy/pictures/room.png")[..],
            include_bytes!("../../tests/privacy/pictures/room.gif"),
            include_bytes!("../../tests/privacy/pictures/room.webp"),
        ];
        assert_eq!(
            [of("a.png", png), of("a.webp", webp), of("a.gif", gif)],
            [Some((16, 24)), Some((16, 24)), Some((24, 16))]
        );
        assert_eq!(of("a.png", b"no picture"), None);
        assert_eq!(of("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"), None);
    }

    #[test]
    fn a_picture_that_is_turned_changes_its_sides() {
        // 24 by 16 pixels, and turned by a quarter (6); the same entry, upright (1).
        let turned = include_bytes!("../../tests/privacy/pictures/room.jpg");
        assert_eq!(of("a.jpg", turned), Some((16, 24)));
        let entry = b"\x01\x12\0\x03\0\0\0\x01\0\x06";
        let at = turned.windows(entry.len()).position(|part| part == entry).unwrap();
        let mut upright = turned.to_vec();
        upright[at + entry.len() - 1] = 1;
        assert_eq!(of("a.jpg", &upright), Some((24, 16)));
    }

    #[test]
    #[cfg(feature = "pictures")]
    fn a_picture_is_published_in_the_widths_that_it_has_pixels_for() {
        for (width, coding, expected) in [
            (480, Coding::Lossy, &[][..]),
            (481, Coding::Lossy, &[480, 481]),
            (1200, Coding::Lossless, &[480, 960, 1200]),
            (1200, Coding::LossyWebp, &[480, 960]),
            (1920, Coding::Lossy, &[480, 960, 1920]),
            (4000, Coding::Lossy, &[480, 960, 1920]),
            (4000, Coding::LossyWebp, &[480, 960, 1920]),
            (4000, Coding::Fixed, &[]),
            (17_000, Coding::Lossy, &[]),
        ] {
            assert_eq!(Picture { width, height: 300, coding }.widths(), expected, "{width} {coding:?}");
        }
    }
}
