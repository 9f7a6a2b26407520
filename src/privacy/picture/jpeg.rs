//! JPEG (ITU-T T.81): segments up to the scans, and nothing after the end of the picture.

use super::{Position, exif};

/// Start of image, and the beginning of the next marker.
pub(super) const BEGIN: &[u8] = b"\xff\xd8\xff";

/// The picture without application segments and comments, except those that its look depends on; nothing where it is broken.
///
/// What follows the picture is left too: telephones put a second picture or a film there, with metadata of its own.
pub(super) fn cleaned(bytes: &[u8]) -> Option<(Vec<u8>, Position)> {
    let mut out = b"\xff\xd8".to_vec();
    let mut position = Position::Unsaid;
    let mut has_picture = false;
    let mut at = 2;
    loop {
        // Any number of fill bytes may stand before a marker.
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        if bytes.get(at) != Some(&0xff) {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == END {
            out.extend([0xff, END]);
            return has_picture.then_some((out, position));
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let end = at + 2 + length.max(2);
        let body = bytes.get(at + 4..end)?;
        match marker {
            // Of JFIF the thumbnail goes, which may show what was cropped; its extension is nothing else.
            0xe0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
                out.extend(b"\xff\xe0\x00\x10");
                out.extend(&body[..12]);
                out.extend([0, 0]);
            }
            0xe1 if body.starts_with(b"Exif\0") => {
                let said = exif::read(body.get(6..).unwrap_or_default());
                if said.position == Position::Said {
                    position = Position::Said;
                }
                if let Some(side) = said.orientation {
                    let block = exif::orientation_only(side);
                    out.extend([0xff, 0xe1]);
                    out.extend((block.len() as u16 + 8).to_be_bytes());
                    out.extend(b"Exif\0\0");
                    out.extend(block);
                }
            }
            0xe1 if exif::xmp_position(body) == Position::Said => position = Position::Said,
            0xe2 if body.starts_with(b"ICC_PROFILE\0") => out.extend(&bytes[at..end]),
            // How Adobe's colours are to be read.
            0xee if body.starts_with(b"Adobe") => out.extend(&bytes[at..end]),
            0xe0..=0xef | COMMENT => {}
            _ => out.extend(&bytes[at..end]),
        }
        at = end;
        if marker == SCAN {
            has_picture = true;
            let length = scan_length(bytes.get(at..)?)?;
            out.extend(&bytes[at..at + length]);
            at += length;
        }
    }
}

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const COMMENT: u8 = 0xfe;

/// How far the coded data of a scan go: to a marker that is neither a restart nor a stuffed byte.
fn scan_length(data: &[u8]) -> Option<usize> {
    data.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | 0xd0..=0xd7))
}
