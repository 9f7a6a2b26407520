//! Characters that stand for radicals in dictionaries, or for old code points, in the place of the Han characters that they look like.
//! Texts copied from some PDF files have them: 佛⼭ (U+2F2D) is not 佛山, and a search for one does not find the other.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;

/// The first of a text.
pub(super) struct Radicals {
    /// The run of Han characters around it.
    pub word: Range<usize>,
    pub character: char,
    /// The run as it should be written (Unicode Normalization Form KC).
    pub clean: String,
    /// How many more there are in the text.
    pub more: usize,
}

/// Nothing for a text that has none.
pub(super) fn find(text: &str) -> Option<Radicals> {
    let (at, character) = text.char_indices().find(|(_, c)| is_radical(*c))?;
    let is_part = |c: &char| is_radical(*c) || matches!(c, '\u{3400}'..='\u{9fff}');
    let length = |run: &mut dyn Iterator<Item = char>| -> usize {
        run.take(LONGEST_SIDE).take_while(is_part).map(char::len_utf8).sum()
    };
    let before = length(&mut text[..at].chars().rev());
    let word = at - before..at + length(&mut text[at..].chars());
    let clean = ComposingNormalizerBorrowed::new_nfkc().normalize(&text[word.clone()]).into_owned();
    let more = text[at..].chars().filter(|c| is_radical(*c)).count() - 1;
    Some(Radicals { word, character, clean, more })
}

/// Characters of a run that are shown before and after the first.
const LONGEST_SIDE: usize = 10;

/// Kangxi radicals, the two of their supplement that have a character of their own, and compatibility ideographs.
fn is_radical(c: char) -> bool {
    match c {
        '\u{2f00}'..='\u{2fd5}' | '\u{2e9f}' | '\u{2ef3}' => true,
        // Twelve of these are characters of their own.
        '\u{f900}'..='\u{fad9}' => {
            let mut buffer = [0; 4];
            let written: &str = c.encode_utf8(&mut buffer);
            ComposingNormalizerBorrowed::new_nfkc().normalize(written) != written
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_written_with_its_own_characters() {
        let text = "报道称，佛\u{2f2d}市有\u{2f24}\u{2f29}人\u{2f27}。";
        let found = find(text).expect("there are radicals");
        assert_eq!(
            (&text[found.word.clone()], found.clean.as_str()),
            ("佛\u{2f2d}市有\u{2f24}\u{2f29}人\u{2f27}", "佛山市有大小人宀")
        );
        assert_eq!((found.character, found.more), ('\u{2f2d}', 3));
    }

    #[test]
    fn han_characters_are_left_alone() {
        assert!(find("佛山市市场监督管理局，﨎﨏。").is_none());
        assert_eq!(find("\u{f900}").map(|found| found.clean).as_deref(), Some("豈"));
    }
}
