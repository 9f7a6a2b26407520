//! Straight quotation marks and apostrophes turned into those of print, by what stands before them.

use crate::render::scan;

/// Goes along the text of a block and remembers the character before.
pub(super) struct Quotes {
    before: char,
}

impl Default for Quotes {
    /// At the beginning of a block.
    fn default() -> Quotes {
        Quotes { before: ' ' }
    }
}

impl Quotes {
    /// A piece of HTML text with its marks turned, where it has any; character references of marks count as the marks.
    pub(super) fn curl(&mut self, text: &[u8]) -> Option<String> {
        if !scan::any(text, |byte| matches!(byte, b'"' | b'\'' | b'&')) {
            self.pass(text);
            return None;
        }
        let text = str::from_utf8(text).ok()?;
        let mut out = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let plain = rest.find(['"', '\'', '&']).unwrap_or(rest.len());
            if plain > 0 {
                out.push_str(&rest[..plain]);
                self.pass(&rest.as_bytes()[..plain]);
                rest = &rest[plain..];
                continue;
            }
            let (read, length) = match character {
                '&' => reference(rest),
                _ => (character, character.len_utf8()),
            };
            let written = self.turned(read, rest[length..].chars().next());
            match written {
                Some(mark) => out.push(mark),
                None => out.push_str(&rest[..length]),
            }
            self.before = written.unwrap_or(read);
            rest = &rest[length..];
        }
        Some(out)
    }

    /// The same for a text that is no HTML.
    pub(super) fn curl_plain(&mut self, text: &str) -> String {
        let mut rest = text.chars().peekable();
        let mut out = String::with_capacity(text.len());
        while let Some(character) = rest.next() {
            let written = self.turned(character, rest.peek().copied()).unwrap_or(character);
            out.push(written);
            self.before = written;
        }
        out
    }

    /// The mark that a straight one becomes where it stands; nothing for any other character.
    fn turned(&self, character: char, next: Option<char>) -> Option<char> {
        match character {
            '"' if self.opens() => Some('“'),
            '"' => Some('”'),
            // The years of a decade leave digits out.
            '\'' if self.opens() && !next.is_some_and(|c| c.is_ascii_digit()) => Some('‘'),
            '\'' => Some('’'),
            _ => None,
        }
    }

    /// Goes past a text that stays as it is.
    pub(super) fn pass(&mut self, text: &[u8]) {
        self.before = last(text).unwrap_or(self.before);
    }

    /// Whether a mark that stands here opens what follows.
    fn opens(&self) -> bool {
        self.before.is_whitespace() || "([{—–“‘/".contains(self.before)
    }
}

/// The last character of a text in UTF-8, whose bytes but the first begin with the bits 10 (RFC 3629, section 3).
fn last(text: &[u8]) -> Option<char> {
    if let Some(byte) = text.last().filter(|byte| byte.is_ascii()) {
        return Some(char::from(*byte));
    }
    let start = text.iter().rposition(|byte| byte & 0b1100_0000 != 0b1000_0000)?;
    str::from_utf8(&text[start..]).ok()?.chars().next()
}

/// The character that a reference at the beginning of a text stands for, and the length of the reference. Of others it matters only that
/// they are no marks and no spaces.
fn reference(text: &str) -> (char, usize) {
    let known = [
        ("&quot;", '"'),
        ("&#34;", '"'),
        ("&#x22;", '"'),
        ("&apos;", '\''),
        ("&#39;", '\''),
        ("&#x27;", '\''),
        ("&nbsp;", ' '),
        ("&#160;", ' '),
    ];
    known
        .into_iter()
        .find(|(written, _)| text.starts_with(written))
        .map_or(('&', 1), |(written, character)| (character, written.len()))
}
