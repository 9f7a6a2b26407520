//! Where words end in Chinese, which writes no spaces between them: a line is broken between words where that costs no line.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::measure::is_wide;

/// By the dictionary of ICU, as browsers have it; it comes along, so that lines end alike on every machine.
static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Words that the dictionary parts, and readers of these sites do not.
const WHOLE: [&str; 1] = ["知识产权"];

/// Joins neighbouring pieces of a text that are parts of one word. Nothing where the text has no Chinese.
pub(super) fn whole(pieces: &[String]) -> Option<Vec<String>> {
    let text = pieces.concat();
    if !text.contains(is_wide) {
        return None;
    }
    let mut ends: Vec<usize> = WORDS.segment_str(&text).collect();
    for word in WHOLE {
        for (start, _) in text.match_indices(word) {
            ends.retain(|end| *end <= start || *end >= start + word.len());
        }
    }
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
