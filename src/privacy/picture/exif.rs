//! The two things that are asked of EXIF (CIPA DC-008): which side is up, and whether a position is given.

use super::Position;

/// What a block of EXIF says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// 1 to 8, nothing for the usual 1.
    pub orientation: Option<u8>,
    pub position: Position,
}

/// Reads a block that begins with its byte order; what does not make sense says nothing.
pub(super) fn read(block: &[u8]) -> Said {
    let mut said = Said::default();
    let order = match block.get(..4) {
        Some(b"II*\0") => Order::Little,
        Some(b"MM\0*") => Order::Big,
        _ => return said,
    };
    let first = order.long(block, 4).unwrap_or_default() as usize;
    for entry in entries(block, first, order) {
        match entry.tag {
            ORIENTATION => {
                said.orientation = u8::try_from(entry.short).ok().filter(|side| (2..=8).contains(side))
            }
            GPS => {
                let has_position =
                    entries(block, entry.long as usize, order).any(|entry| matches!(entry.tag, 2 | 4));
                if has_position {
                    said.position = Position::Said;
                }
            }
            _ => {}
        }
    }
    said
}

/// A block that says nothing but the orientation.
pub(super) fn orientation_only(side: u8) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    block.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, side, 0, 0]);
    block.extend([0; 4]);
    block
}

/// Whether an XMP packet names a position; its words stand for EXIF's tags.
pub(super) fn xmp_position(packet: &[u8]) -> Position {
    let word = b"GPSLatitude";
    match packet.windows(word.len()).any(|part| part == word) {
        true => Position::Said,
        false => Position::Unsaid,
    }
}

const ORIENTATION: u16 = 0x0112;
const GPS: u16 = 0x8825;

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn short(self, block: &[u8], at: usize) -> Option<u16> {
        let bytes = block.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        })
    }

    fn long(self, block: &[u8], at: usize) -> Option<u32> {
        let bytes = block.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        })
    }
}

/// An entry of a directory; its value is read both as one short and as one long number.
struct Entry {
    tag: u16,
    short: u16,
    long: u32,
}

fn entries(block: &[u8], directory: usize, order: Order) -> impl Iterator<Item = Entry> + '_ {
    let count = order.short(block, directory).unwrap_or_default() as usize;
    (0..count).map_while(move |number| {
        let at = directory.checked_add(2 + number * 12)?;
        let value = at.checked_add(8)?;
        Some(Entry {
            tag: order.short(block, at)?,
            short: order.short(block, value)?,
            long: order.long(block, value)?,
        })
    })
}
