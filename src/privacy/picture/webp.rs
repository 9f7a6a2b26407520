//! WebP (RFC 9649): chunks of RIFF.

use super::{Position, exif};

pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// The picture with the chunks that its look depends on; nothing where it is broken.
pub(super) fn cleaned(bytes: &[u8]) -> Option<(Vec<u8>, Position)> {
    let size = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let file = bytes.get(..size.checked_add(8)?)?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut extended = None;
    let mut position = Position::Unsaid;
    let mut has_picture = false;
    let mut side = None;
    let mut at = 12;
    while at < file.len() {
        let kind = file.get(at..at + 4)?;
        let length = u32::from_le_bytes(file.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let body = file.get(at + 8..at.checked_add(8)?.checked_add(length)?)?;
        match kind {
            b"EXIF" => {
                // Some writers put the beginning of a JPEG's segment before it.
                let said = exif::read(body.strip_prefix(b"Exif\0\0").unwrap_or(body));
                side = said.orientation;
                if said.position == Position::Said {
                    position = Position::Said;
                }
            }
            b"XMP " if exif::xmp_position(body) == Position::Said => position = Position::Said,
            b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {
                if kind == b"VP8X" {
                    extended = Some(out.len() + 8);
                }
                has_picture |= matches!(kind, b"VP8 " | b"VP8L" | b"ANMF");
                add(&mut out, kind, body);
            }
            _ => {}
        }
        at += 8 + length + length % 2;
    }
    if let Some(flags) = extended.and_then(|at| out.get_mut(at)) {
        *flags &= !(HAS_EXIF | HAS_XMP);
        if let Some(side) = side {
            *flags |= HAS_EXIF;
            add(&mut out, b"EXIF", &exif::orientation_only(side));
        }
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    has_picture.then_some((out, position))
}

/// Bits of the first byte of `VP8X`.
const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b0100;

fn add(out: &mut Vec<u8>, kind: &[u8], body: &[u8]) {
    out.extend(kind);
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(body);
    out.extend(std::iter::repeat_n(0, body.len() % 2));
}
