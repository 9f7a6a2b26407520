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
    let mut ends: Vec<usize> = Vec::new();
    let mut from = 0;
    for to in ends_of_dates(text).chain([text.len()]) {
        ends.extend(WORDS.segment_str(&text[from..to]).map(|end| from + end));
        from = to;
    }
    ends.dedup();
    for term in TERMS {
        for (start, _) in text.match_indices(term) {
            ends.retain(|end| *end <= start || *end >= start + term.len());
        }
    }
    ends
}

/// Where the day, the month or the year of a date in digits ends: 10月16日报道 is no daily paper, which the dictionary would read.
fn ends_of_dates(text: &str) -> impl Iterator<Item = usize> + '_ {
    let marks = text.match_indices(['年', '月', '日']);
    let is_date = |at: &usize| text[..*at].ends_with(|c: char| c.is_ascii_digit());
    marks.filter(move |(at, _)| is_date(at)).map(|(at, mark)| at + mark.len())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_a_reader_sees_them_end() {
        for (text, expected) in
            [("知识产权服务", "知识产权|服务"), ("2024年10月16日报道", "2024|年|10|月|16|日|报道"), ("", "")]
        {
            let ends = ends(text);
            let words: Vec<&str> = ends.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect();
            assert_eq!(words.join("|"), expected);
        }
    }
}
