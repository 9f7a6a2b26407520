//! PNG (W3C, third edition): chunks.

use super::{Position, exif};

pub(super) const BEGIN: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The picture with the chunks that its look depends on; nothing where it is broken.
pub(super) fn cleaned(bytes: &[u8]) -> Option<(Vec<u8>, Position)> {
    let mut out = BEGIN.to_vec();
    let mut position = Position::Unsaid;
    let mut has_picture = false;
    let mut at = BEGIN.len();
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let kind = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        let body = &chunk[8..8 + length];
        match kind {
            b"eXIf" => {
                let said = exif::read(body);
                if said.position == Position::Said {
                    position = Position::Said;
                }
                if let Some(side) = said.orientation {
                    add(&mut out, b"eXIf", &exif::orientation_only(side));
                }
            }
            b"iTXt" if exif::xmp_position(body) == Position::Said => position = Position::Said,
            _ if KEPT.iter().any(|kept| kept.as_bytes() == kind) => out.extend(chunk),
            _ => {}
        }
        has_picture |= kind == b"IDAT";
        if kind == b"IEND" {
            return has_picture.then_some((out, position));
        }
        at = end;
    }
}

/// The picture, its colours, its transparency, its resolution and its animation.
const KEPT: &[&str] = &[
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP",
    "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
];

fn add(out: &mut Vec<u8>, kind: &[u8; 4], body: &[u8]) {
    out.extend((body.len() as u32).to_be_bytes());
    let start = out.len();
    out.extend(kind);
    out.extend(body);
    let sum = checksum(&out[start..]);
    out.extend(sum.to_be_bytes());
}

/// The CRC of annex D, bit by bit, for the one small chunk that is made anew.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
    }
    !sum
}
