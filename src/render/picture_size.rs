//! How large a picture is, so that a page keeps its place free while it loads.

use crate::files::File;
use crate::privacy::picture;

/// Width and height in pixels as a browser shows the picture, turned as it says; nothing for drawings, which have none, and for what
/// cannot be read.
pub(super) fn size(file: &File) -> Option<(u32, u32)> {
    let cleaned = picture::cleaned(&file.path, file.bytes())?.ok()?;
    let size = imagesize::blob_size(&cleaned.bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    Some(if picture::lies_on_its_side(&cleaned) { (height, width) } else { (width, height) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Content, Files};

    fn of(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        let files = Files::new([(path.to_owned(), Content::Bytes(bytes.into()))]);
        size(files.get(files.find(path)?))
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
}
