//! A text with one byte for each character, so that every way of writing a digit, a blank or a hyphen is one.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::class::Class;

/// Stands for every character that has no ASCII form.
pub(super) const OTHER: u8 = 0x80;

/// Stands for the characters with which Chinese names of passwords end: 码, 令, 钥.
pub(super) const NAME: u8 = 0x81;

/// Stands for those that stand between such a name and the password: 为, 是.
pub(super) const VERB: u8 = 0x82;

/// The folded text. Positions in it are counted in kept characters; [`Folded::bytes`] leads back.
pub(super) struct Folded<'t> {
    original: &'t str,
    text: Cow<'t, [u8]>,
    has_at: bool,
    /// Where each character begins where not each is one byte. Few texts are asked.
    starts: OnceCell<Vec<u32>>,
}

impl<'t> Folded<'t> {
    pub fn of(original: &'t str) -> Folded<'t> {
        Folded::with(original, Class::of_bytes(original.as_bytes()))
    }

    /// The same of a text of which is known what may stand in it.
    pub fn with(original: &'t str, class: Class) -> Folded<'t> {
        let (text, has_at) = match class.has(Class::UNEVEN) {
            true => {
                let text = folded(original);
                let has_at = text.contains(&b'@');
                (Cow::Owned(text), has_at)
            }
            false => (Cow::Borrowed(original.as_bytes()), class.has(Class::AT)),
        };
        Folded { original, text, has_at, starts: OnceCell::new() }
    }

    /// The text as it was before.
    pub fn original(&self) -> &'t str {
        self.original
    }

    /// Whether each character of the original is one byte.
    pub fn is_even(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// Whether an `@` stands in it.
    pub fn has_at(&self) -> bool {
        self.has_at
    }

    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The byte at a position; a line end before the first and after the last.
    pub fn at(&self, position: Option<usize>) -> u8 {
        position.and_then(|position| self.text.get(position)).copied().unwrap_or(b'\n')
    }

    /// The byte before a position.
    pub fn before(&self, position: usize) -> u8 {
        self.at(position.checked_sub(1))
    }

    /// The range of the original text.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = |position: usize| match self.is_even() {
            true => position.min(self.original.len()),
            false => self.starts().get(position).map_or(self.original.len(), |at| *at as usize),
        };
        let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else {
            return start(range.start)..start(range.start);
        };
        let length = self.original[start(last)..].chars().next().map_or(0, char::len_utf8);
        start(range.start)..start(last) + length
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let kept = self.original.char_indices().filter(|(_, char)| fold(*char).is_some());
            kept.map(|(at, _)| at as u32).collect()
        })
    }

    /// At most so many characters of the original before a position.
    pub fn words_before(&self, position: usize, characters: usize) -> &'t str {
        let from = position.saturating_sub(characters);
        &self.original[self.bytes(from..position)]
    }

    /// At most so many characters of the original from a position on.
    pub fn words_after(&self, position: usize, characters: usize) -> &'t str {
        let to = (position + characters).min(self.text.len());
        &self.original[self.bytes(position..to)]
    }
}

/// Each character of a text that takes room, as one byte.
fn folded(original: &str) -> Vec<u8> {
    let mut text = Vec::with_capacity(original.len());
    let mut rest = original;
    while let Some(even) = Class::UNEVEN.first_in(rest.as_bytes()) {
        text.extend_from_slice(&rest.as_bytes()[..even]);
        let uneven = rest.as_bytes()[even..].iter().take_while(|byte| Class::of(**byte).has(Class::UNEVEN));
        let (run, after) = rest[even..].split_at(uneven.count());
        text.extend(run.chars().filter_map(fold));
        rest = after;
    }
    text.extend_from_slice(rest.as_bytes());
    text
}

/// Nothing for a character that takes no room, since it parts nothing a reader would see parted.
fn fold(char: char) -> Option<u8> {
    Some(match char {
        // UTF-16 read as UTF-8 has one in every second place.
        '\0' => return None,
        '\x01'..='\x7f' => char as u8,
        '码' | '令' | '钥' => NAME,
        '为' | '是' => VERB,
        // The most of Chinese text, before what takes longer to tell.
        '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3029}' => OTHER,
        // Full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms).
        '\u{ff01}'..='\u{ff5e}' => (char as u32 - 0xff01) as u8 + b'!',
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => b' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{b7}' => b'-',
        // Mathematical digits.
        '\u{1d7ce}'..='\u{1d7ff}' => ((char as u32 - 0x1d7ce) % 10) as u8 + b'0',
        _ if char.width() == Some(0) => return None,
        _ => OTHER,
    })
}
