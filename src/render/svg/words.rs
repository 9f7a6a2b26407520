//! Where words end in Chinese, which writes no spaces between them.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::measure::is_wide;

/// By the dictionary of ICU, as browsers have it; it comes along, so that lines end alike on every machine.
static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Terms of the field that the dictionary has in two words.
const TERMS: [&str; 1] = ["知识产权"];

/// Where the words of a text end, in bytes and in order, its beginning included (UAX 29, section 4).
#[must_use]
pub fn ends(text: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = WORDS.segment_str(text).collect();
    for term in TERMS {
        for (start, _) in text.match_indices(term) {
            ends.retain(|end| *end <= start || *end >= start + term.len());
        }
    }
    ends
}

/// Joins neighbouring pieces of a text that are parts of one word. Nothing where the text has no Chinese.
pub(super) fn whole(pieces: &[String]) -> Option<Vec<String>> {
    let text = pieces.concat();
    if !text.contains(is_wide) {
        return None;
    }
    let ends = ends(&text);
    let mut joined: Vec<String> = Vec::new();
    let mut at = 0;
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if ends.binary_search(&at).is_err() => last.push_str(piece),
            _ => joined.push(piece.clone()),
        }
        at += piece.len();
    }
    Some(joined)
}
