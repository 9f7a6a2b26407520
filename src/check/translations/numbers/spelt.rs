//! Reading numbers in words: four hundred, twenty-five, 四百, 三.

use std::ops::Range;

use super::spoken::{ONES, TENS};
use crate::format::mention::{Mention, han_value, is_han_numeral};
use crate::model::locale::Language;

/// A whole number in words.
pub(super) struct Spelt {
    pub range: Range<usize>,
    pub value: u64,
    /// Whether it is a round number that is often no count: a hundred, a million.
    pub is_round: bool,
}

/// The numbers in words that are not among the `mentions`, in order.
///
/// `words` are those of an English text.
pub(super) fn spelt(text: &str, words: &Words, language: Language, mentions: &[Mention]) -> Vec<Spelt> {
    let mut found = match language {
        Language::English => english(text, words),
        Language::Chinese => chinese(text),
    };
    found.retain(|spelt| {
        !mentions
            .iter()
            .any(|mention| mention.whole.start < spelt.range.end && spelt.range.start < mention.whole.end)
    });
    found
}

/// The words of an English text; a hyphen parts words.
#[derive(Default)]
pub(super) struct Words {
    /// The text in small letters, as far as they are those of ASCII, of which the words that are looked for are made.
    small: String,
    ranges: Vec<Range<usize>>,
}

impl Words {
    pub fn of(text: &str) -> Words {
        let mut ranges = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    ranges.push(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        Words { small: text.to_ascii_lowercase(), ranges }
    }

    /// The bytes of each word.
    pub fn ranges(&self) -> &[Range<usize>] {
        &self.ranges
    }

    /// A word in small letters; nothing beyond the last.
    pub fn word(&self, index: usize) -> &str {
        self.ranges.get(index).and_then(|range| self.small.get(range.clone())).unwrap_or_default()
    }
}

/// The value of one English number word below a hundred.
pub(super) fn unit_value(word: &str) -> Option<u64> {
    let ones = ONES.iter().position(|one| *one == word);
    let tens = || TENS.iter().position(|ten| !ten.is_empty() && *ten == word).map(|tens| tens * 10);
    ones.or_else(tens).and_then(|value| u64::try_from(value).ok())
}

const GREAT: [(&str, u64); 4] = [
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];

fn english(text: &str, words: &Words) -> Vec<Spelt> {
    let ranges = words.ranges();
    let joined = |index: usize| {
        let gap = ranges.get(index).zip(ranges.get(index + 1));
        gap.is_some_and(|(one, next)| matches!(&text[one.end..next.start], " " | "-" | "\n"))
    };
    let mut found = Vec::new();
    let mut index = 0;
    while index < ranges.len() {
        let (value, taken) = read(|step| words.word(index + step), |step| joined(index + step));
        if taken == 0 {
            index += 1;
            continue;
        }
        let range = ranges[index].start..ranges[index + taken - 1].end;
        // Twenty-first and two-thirds are no counts.
        let after = words.word(index + taken);
        let hyphen = text[range.end..].starts_with('-');
        let is_part = hyphen && (is_ordinal(after) || after == "fold");
        if !is_part && value > 0 {
            let is_round = words.word(index) == "a";
            found.push(Spelt { range, value, is_round });
        }
        index += taken;
    }
    found
}

/// The number at the start of words, and how many it takes; `joined` says whether a word and the next stand together.
fn read<'w>(word: impl Fn(usize) -> &'w str, joined: impl Fn(usize) -> bool) -> (u64, usize) {
    let great = |word: &str| GREAT.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    let (mut total, mut group, mut taken) = (0_u64, None::<u64>, 0);
    if word(0) == "a" && joined(0) && (word(1) == "hundred" || great(word(1)).is_some()) {
        (group, taken) = (Some(1), 1);
    }
    while taken == 0 || joined(taken - 1) {
        let next = word(taken);
        let skips_and = next == "and"
            && group.is_some_and(|group| group % 100 == 0 && group > 0)
            && joined(taken)
            && unit_value(word(taken + 1)).is_some();
        let at = taken + usize::from(skips_and);
        let next = word(at);
        if let Some(value) = unit_value(next) {
            let fits = match group {
                None => true,
                Some(group) if group % 100 == 0 => group > 0,
                Some(group) => group % 10 == 0 && group % 100 >= 20 && value < 10,
            };
            if !fits {
                break;
            }
            group = Some(group.unwrap_or(0) + value);
        } else if next == "hundred" && group.is_some_and(|group| group > 0 && group < 100) {
            group = group.map(|group| group * 100);
        } else if let (Some(great), Some(value)) = (great(next), group) {
            total = total.saturating_add(value.saturating_mul(great));
            group = None;
            taken = at + 1;
            if unit_value(word(taken)).is_none() {
                break;
            }
            continue;
        } else {
            break;
        }
        taken = at + 1;
    }
    (total.saturating_add(group.unwrap_or(0)), taken)
}

fn is_ordinal(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    ["first", "second", "third", "half", "halve", "quarter"].contains(&word)
        || word.ends_with("th") && word != "month"
}

fn chinese(text: &str) -> Vec<Spelt> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_han_numeral).map(|start| at + start) {
        let length = text[start..].find(|c| !is_han_numeral(c)).unwrap_or(text.len() - start);
        let end = start + length;
        at = end;
        let is_other = text[..start].ends_with(['数', '几', '第', '每', '之', '点'])
            || text[..start].ends_with(|c: char| c.is_ascii_digit())
            || ["分之", "月", "日", "号", "点", "成"].iter().any(|word| text[end..].starts_with(word));
        if let Some(value) = han_value(&text[start..end]).filter(|_| !is_other) {
            found.push(Spelt { range: start..end, value, is_round: false });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_have_a_value() {
        use Language::{Chinese, English};
        let cases: [(&str, Language, &[u64]); 14] = [
            ("four hundred firms", English, &[400]),
            ("Two hundred and fifty", English, &[250]),
            ("twenty-five, thirty", English, &[25, 30]),
            ("one two", English, &[1, 2]),
            ("twelve thousand five hundred", English, &[12_500]),
            ("a hundred", English, &[100]),
            ("two and a half", English, &[2]),
            ("the twenty-first century, two-thirds", English, &[]),
            ("hundreds of often", English, &[]),
            ("a four-month course", English, &[4]),
            ("three million", English, &[3_000_000]),
            ("五百家，三个", Chinese, &[500, 3]),
            ("第三届，数十，三分之一，三月", Chinese, &[]),
            ("两百零五", Chinese, &[205]),
        ];
        for (text, language, expected) in cases {
            let values: Vec<u64> =
                spelt(text, &Words::of(text), language, &[]).iter().map(|spelt| spelt.value).collect();
            assert_eq!(values, expected, "{text}");
        }
    }
}
