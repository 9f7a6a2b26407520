//! A font with the letters of one drawing alone, so that a file can carry its own.
//!
//! `subsetter` takes the outlines out; it is made for PDF, which finds glyphs by their numbers. What a browser needs besides is put back
//! here: the table that leads from characters to glyphs (OpenType 1.9, cmap format 12), and the measures that it asks of every font
//! (OS/2), in a file with new checksums. Kerning is not kept.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};
use subsetter::GlyphRemapper;

/// The tables of a font, by their tags.
type Tables = BTreeMap<Tag, Vec<u8>>;

/// The glyphs of some characters as a font of their own; nothing where the font has none of them. The same characters always give the
/// same bytes.
pub(in crate::render) fn subset(font: &[u8], characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let whole = FontRef::new(font).ok()?;
    let charmap = whole.charmap();
    let mut glyphs = GlyphRemapper::new();
    let mut places: Vec<(u32, u16)> = Vec::new();
    for c in characters {
        let glyph = charmap.map(*c).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        places.extend(glyph.map(|glyph| (u32::from(*c), glyphs.remap(glyph))));
    }
    if places.is_empty() {
        return None;
    }
    let taken = subsetter::subset(font, 0, &glyphs).ok()?;
    let taken = FontRef::new(&taken).ok()?;
    let copied = |font: &FontRef, tag: Tag| Some((tag, font.data_for_tag(tag)?.as_bytes().to_vec()));
    let own = taken.table_directory().table_records().iter().map(|record| record.tag());
    let mut tables: Tables = own.filter_map(|tag| copied(&taken, tag)).collect();
    tables.extend(copied(&whole, Tag::new(b"OS/2")));
    tables.insert(Tag::new(b"cmap"), cmap(&places));
    assembled(tables)
}

/// Leads from characters, in ascending order, to glyphs: one subtable of format 12, for Unicode as Windows asks for it (3, 10).
fn cmap(places: &[(u32, u16)]) -> Vec<u8> {
    let mut groups: Vec<[u32; 3]> = Vec::new();
    for (character, glyph) in places {
        let glyph = u32::from(*glyph);
        match groups.last_mut() {
            Some([first, last, start])
                if *last + 1 == *character && *start + (character - *first) == glyph =>
            {
                *last = *character;
            }
            _ => groups.push([*character, *character, glyph]),
        }
    }
    let count = u32::try_from(groups.len()).unwrap_or_default();
    let mut table: Vec<u8> = Vec::new();
    // Version, number of subtables, platform, encoding, offset.
    table.extend([0_u16, 1, 3, 10].iter().flat_map(|n| n.to_be_bytes()));
    table.extend(12_u32.to_be_bytes());
    // Format, reserved, length, language, number of groups.
    table.extend([12_u16, 0].iter().flat_map(|n| n.to_be_bytes()));
    table.extend([16 + 12 * count, 0, count].iter().flat_map(|n| n.to_be_bytes()));
    table.extend(groups.iter().flatten().flat_map(|n| n.to_be_bytes()));
    table
}

/// A font file of some tables (OpenType 1.9, "Organization of an OpenType font"), whose outlines are in CFF.
fn assembled(mut tables: Tables) -> Option<Vec<u8>> {
    const HEAD: Tag = Tag::new(b"head");
    /// Where in `head` the checksum of the whole file stands, and what it is taken from.
    const ADJUSTMENT: std::ops::Range<usize> = 8..12;
    const MAGIC: u32 = 0xB1B0_AFBA;

    tables.get_mut(&HEAD)?.get_mut(ADJUSTMENT)?.fill(0);
    let count = u16::try_from(tables.len()).ok()?;
    let log = count.checked_ilog2()?;
    let power = 1_u16.checked_shl(log)?;
    let mut file = b"OTTO".to_vec();
    let header = [count, power * 16, u16::try_from(log).ok()?, (count - power) * 16];
    file.extend(header.iter().flat_map(|n| n.to_be_bytes()));
    let mut at = 12 + 16 * tables.len();
    let mut head_at = 0;
    for (tag, bytes) in &tables {
        if *tag == HEAD {
            head_at = at;
        }
        file.extend(tag.to_be_bytes());
        let place = [checksum(bytes), u32::try_from(at).ok()?, u32::try_from(bytes.len()).ok()?];
        file.extend(place.iter().flat_map(|n| n.to_be_bytes()));
        at += bytes.len().next_multiple_of(4);
    }
    for bytes in tables.values() {
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let whole = MAGIC.wrapping_sub(checksum(&file));
    file.get_mut(head_at + ADJUSTMENT.start..head_at + ADJUSTMENT.end)?.copy_from_slice(&whole.to_be_bytes());
    Some(file)
}

/// The sum of a table's 32-bit numbers; what is short of the last is zero.
fn checksum(bytes: &[u8]) -> u32 {
    let numbers = bytes.chunks(4).map(|chunk| {
        let mut number = [0; 4];
        number[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(number)
    });
    numbers.fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fonts::file;
    use crate::render::svg::Face;

    fn of(face: Face, text: &str) -> Option<Vec<u8>> {
        subset(file(face), &text.chars().collect())
    }

    #[test]
    fn a_subset_has_the_letters_asked_for_with_their_widths_and_no_others() {
        for face in [Face::SansRegular, Face::SansBold, Face::SerifBold] {
            let bytes = of(face, "超过5,000人次 over").expect("a font");
            let (small, whole) =
                (FontRef::new(&bytes).expect("a font"), FontRef::new(file(face)).expect("a font"));
            let width = |font: &FontRef, c: char| {
                let glyph = font.charmap().map(c)?;
                font.glyph_metrics(
                    skrifa::instance::Size::new(1000.0),
                    skrifa::instance::LocationRef::default(),
                )
                .advance_width(glyph)
            };
            for c in "超过5,000人次 over".chars() {
                assert!(width(&small, c).is_some_and(|wide| wide > 0.0), "{c}");
                assert_eq!(width(&small, c), width(&whole, c), "{c}");
            }
            assert_eq!(small.charmap().map('家'), None);
            assert!(bytes.len() < 12_000, "{} bytes", bytes.len());
        }
    }

    #[test]
    fn a_file_adds_up() {
        let bytes = of(Face::SansRegular, "佛山Foshan").expect("a font");
        assert_eq!(checksum(&bytes), 0xB1B0_AFBA);
        let font = FontRef::new(&bytes).expect("a font");
        for record in font.table_directory().table_records() {
            let mut table = font.data_for_tag(record.tag()).expect("a table").as_bytes().to_vec();
            if record.tag() == Tag::new(b"head") {
                table[8..12].fill(0);
            }
            assert_eq!(checksum(&table), record.checksum(), "{}", record.tag());
        }
        for tag in [b"CFF ", b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"post"] {
            assert!(font.data_for_tag(Tag::new(tag)).is_some(), "{}", Tag::new(tag));
        }
    }

    #[test]
    fn the_same_letters_give_the_same_bytes_and_none_give_nothing() {
        assert_eq!(of(Face::SansBold, "广州佛山"), of(Face::SansBold, "佛山广州广"));
        assert_eq!(of(Face::SansBold, "😀"), None);
        assert_eq!(of(Face::SansBold, ""), None);
    }
}
