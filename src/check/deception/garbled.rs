//! Text that was written in one encoding and read in another: `Ã©` was `é`, and 锟斤拷 was lost altogether.

use std::ops::Range;

/// Characters in a row that were read wrongly.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Garbled {
    pub range: Range<usize>,
    /// What was written, where the characters still tell.
    pub meant: Option<String>,
}

/// All of a text, in its order.
pub(super) fn find(text: &str) -> Vec<Garbled> {
    let mut found: Vec<Garbled> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(|c: char| !c.is_ascii()).map(|next| at + next) {
        let rest = &text[next..];
        let lost = LOST.into_iter().find(|lost| rest.starts_with(*lost));
        if let Some(lost) = lost {
            let length = rest.find(|c: char| !lost.contains(c)).unwrap_or(rest.len());
            at = next + length;
            found.push(Garbled { range: next..at, meant: None });
        } else if let Some((length, character)) = misread(rest) {
            at = next + length;
            match found.last_mut() {
                Some(Garbled { range, meant: Some(meant) }) if range.end == next => {
                    range.end = at;
                    meant.push(character);
                }
                _ => found.push(Garbled { range: next..at, meant: Some(character.to_string()) }),
            }
        } else {
            at = next + rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// What GBK makes of the mark of a lost character in UTF-8 (EF BF BD), and of memory that nobody has written to.
pub(super) const LOST: [&str; 3] = ["锟斤拷", "烫烫烫", "屯屯屯"];

/// The character that a text begins with, if its bytes in UTF-8 were read as Latin-1 or Windows-1252, and how long it is here.
fn misread(text: &str) -> Option<(usize, char)> {
    let lead = text.chars().next()?;
    let length = match lead {
        // Other capitals stand before a closing mark in honest text: `CAFÉ”`.
        'Â' | 'Ã' => 2,
        'à'..='ï' => 3,
        'ð' => 4,
        _ => return None,
    };
    let mut bytes = vec![u8::try_from(lead as u32).ok()?];
    let mut is_odd = false;
    let mut end = lead.len_utf8();
    for c in text.chars().skip(1).take(length - 1) {
        bytes.push(trailing_byte(c)?);
        is_odd |= match lead {
            'Â' => ('¡'..='¿').contains(&c) && !matches!(c, '«' | '»' | '\u{ad}'),
            'Ã' => {
                (('¡'..='¿').contains(&c) && !matches!(c, '«' | '»' | '\u{ad}'))
                    || matches!(c, '€' | '‡' | '‰' | 'œ')
            }
            _ => !may_follow_a_word(c),
        };
        end += c.len_utf8();
    }
    let read = std::str::from_utf8(&bytes).ok()?;
    Some((end, read.chars().next().filter(|_| is_odd)?))
}

/// The byte 80 to BF as which a character was read, in Windows-1252 (WHATWG Encoding Standard) or Latin-1.
fn trailing_byte(c: char) -> Option<u8> {
    match c {
        '\u{80}'..='\u{bf}' => u8::try_from(c as u32).ok(),
        _ => WINDOWS_1252.iter().find(|(_, shown)| *shown == c).map(|(byte, _)| *byte),
    }
}

const WINDOWS_1252: [(u8, char); 27] = [
    (0x80, '€'),
    (0x82, '‚'),
    (0x83, 'ƒ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x88, 'ˆ'),
    (0x89, '‰'),
    (0x8a, 'Š'),
    (0x8b, '‹'),
    (0x8c, 'Œ'),
    (0x8e, 'Ž'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x98, '˜'),
    (0x99, '™'),
    (0x9a, 'š'),
    (0x9b, '›'),
    (0x9c, 'œ'),
    (0x9e, 'ž'),
    (0x9f, 'Ÿ'),
];

/// Marks that stand behind the last letter of a word: “café”… is honest.
fn may_follow_a_word(c: char) -> bool {
    matches!(
        c,
        '\u{a0}'
            | '\u{ad}'
            | '«'
            | '»'
            | '·'
            | '°'
            | '®'
            | '©'
            | '¹'
            | '²'
            | '³'
            | '‘'
            | '’'
            | '‚'
            | '“'
            | '”'
            | '„'
            | '•'
            | '–'
            | '—'
            | '…'
            | '‹'
            | '›'
            | '™'
            | '†'
            | '‡'
            | '‰'
            | 'š'
            | 'ž'
            | 'œ'
            | 'ÿ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misread_as(bytes: &str) -> String {
        let read = |byte: &u8| match WINDOWS_1252.iter().find(|(known, _)| known == byte) {
            Some((_, shown)) => *shown,
            None => char::from(*byte),
        };
        bytes.as_bytes().iter().map(read).collect()
    }

    #[test]
    fn what_was_read_wrongly_is_found_with_what_was_meant() {
        for written in ["你好", "知识产权", "é", "ü", "“", "’", "°", "—", "，", "😀"] {
            let text = format!("a {} b", misread_as(written));
            let found = find(&text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].meant.as_deref(), Some(written), "{text}");
            assert_eq!(&text[found[0].range.clone()], misread_as(written), "{text}");
        }
        assert_eq!(find("ä½\u{a0}å¥½")[0].meant.as_deref(), Some("你好"));
        for lost in ["锟斤拷锟斤拷", "烫烫烫烫", "屯屯屯"] {
            let text = format!("服务{lost}站");
            assert_eq!(find(&text), [Garbled { range: 6..6 + lost.len(), meant: None }]);
        }
    }

    #[test]
    fn honest_accents_are_left_alone() {
        for text in [
            "café, Ångström, São Paulo, Zürich, naïve, Ærø, señor, Łódź, Škoda",
            "“café”… and ‘Beyoncé’”—she said: “CAFÉ”, «AMANHû, “SÃO”",
            "groß…, Spaß”, Ü–Wagen, à « côté », 5 m² à 20 °C, Français® et élève™…",
            "MÂCON, Âge, RÂ…, “Ô”",
            "烫烫手，屯屯田，斤斤计较",
            "ð and þ, ís, á–é",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
