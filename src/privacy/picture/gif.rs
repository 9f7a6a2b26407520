//! GIF (89a): blocks.

use super::{Position, exif};

pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")
}

/// The picture without comments and foreign extensions; nothing where it is broken.
pub(super) fn cleaned(bytes: &[u8]) -> Option<(Vec<u8>, Position)> {
    let mut at = 13 + table_length(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    let mut position = Position::Unsaid;
    let mut has_picture = false;
    loop {
        let start = at;
        match *bytes.get(at)? {
            IMAGE => {
                at += 10 + table_length(*bytes.get(at + 9)?) + 1;
                at += blocks_length(bytes.get(at..)?)?;
                out.extend(&bytes[start..at]);
                has_picture = true;
            }
            EXTENSION => {
                let label = *bytes.get(at + 1)?;
                at += 2;
                at += blocks_length(bytes.get(at..)?)?;
                let block = &bytes[start..at];
                let name = block.get(3..14).unwrap_or_default();
                if name.starts_with(b"XMP Data") && exif::xmp_position(block) == Position::Said {
                    position = Position::Said;
                }
                // Loops and colour profiles are applications' extensions too.
                let is_look = matches!(label, 0xf9 | 0x01)
                    || label == 0xff && [&b"NETSCAPE2.0"[..], b"ANIMEXTS1.0", b"ICCRGBG1012"].contains(&name);
                if is_look {
                    out.extend(block);
                }
            }
            END => {
                out.push(END);
                return has_picture.then_some((out, position));
            }
            _ => return None,
        }
    }
}

const IMAGE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
const END: u8 = 0x3b;

fn table_length(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The length of a row of blocks with the empty one that ends it.
fn blocks_length(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match *bytes.get(at)? {
            0 => return Some(at + 1),
            length => at += 1 + usize::from(length),
        }
    }
}
