//! Numbers in words, as far as they answer to digits in the other language.

use crate::format::mention::{Mention, MentionKind, Sign};
use crate::model::locale::Language;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const HAN: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// English ordinals that do not end with the number and `th`.
const ORDINALS: [(u32, &str); 12] = [
    (1, "first"),
    (2, "second"),
    (3, "third"),
    (5, "fifth"),
    (8, "eighth"),
    (9, "ninth"),
    (12, "twelfth"),
    (20, "twentieth"),
    (30, "thirtieth"),
    (40, "fortieth"),
    (50, "fiftieth"),
    (1, "inaugural"),
];

/// Whether a whole number stands in a text in words.
pub(super) fn is_spoken(wanted: &Mention, text: &str, language: Language) -> bool {
    let Some(value) = wanted.number.filter(|number| number.value().is_integer()) else { return false };
    let Ok(value) = u32::try_from(value.value()) else { return false };
    let ordinal = wanted.kind == MentionKind::Ordinal;
    match language {
        Language::Chinese => {
            han(value).iter().any(|word| text.contains(word.as_str()))
                || value == 1 && text.contains('首')
                || value == 2 && text.contains('两')
        }
        Language::English => {
            let lower = text.to_lowercase();
            let words = english(value);
            let last = |word: &str| {
                let own = ORDINALS.iter().any(|(number, name)| *number == value % 100 && *name == word)
                    || ORDINALS.iter().any(|(number, name)| *number == value % 10 && word.ends_with(name));
                own || words.iter().any(|cardinal| word == format!("{cardinal}th"))
            };
            let parts = || lower.split(|c: char| !(c.is_ascii_alphabetic() || c == '-'));
            words.iter().any(|word| contains_word(&lower, word)) || ordinal && parts().any(last)
        }
    }
}

/// Whether a text says a part or a great number in words, among which this one may be.
pub(super) fn may_be_spoken(wanted: &Mention, text: &str, language: Language) -> bool {
    let lower = text.to_lowercase();
    let shares: &[&str] = match language {
        Language::English => &[
            "half",
            "halv",
            "third",
            "quarter",
            "fifth",
            "tenth",
            "in ten",
            "out of ten",
            "in five",
            "in four",
            "in three",
            "doubl",
            "tripl",
            "twice",
            "all ",
            "every",
            "majority",
            "most ",
            "full",
        ],
        Language::Chinese => &["半", "分之", "成", "翻", "倍", "全部", "全", "多数", "均", "所有"],
    };
    let counts: &[&str] = match language {
        Language::English => &["dozen", "hundred", "thousand", "million", "billion"],
        Language::Chinese => &["百", "千", "万", "亿", "数十", "几十"],
    };
    let words = if wanted.sign == Sign::Percent { shares } else { counts };
    words.iter().any(|word| lower.contains(word))
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let letter = |c: char| c.is_ascii_alphabetic();
        !text[..at].ends_with(letter) && !text[at + found.len()..].starts_with(letter)
    })
}

fn english(value: u32) -> Vec<String> {
    let (tens, ones) = (value as usize / 10, value as usize % 10);
    match value {
        0..=19 => {
            let own = ONES.get(value as usize).map(|word| (*word).to_owned());
            own.into_iter().chain((value == 12).then(|| "dozen".to_owned())).collect()
        }
        20..=99 if ones == 0 => TENS.get(tens).map(|word| (*word).to_owned()).into_iter().collect(),
        20..=99 => match (TENS.get(tens), ONES.get(ones)) {
            (Some(ten), Some(one)) => vec![format!("{ten}-{one}"), format!("{ten} {one}")],
            _ => Vec::new(),
        },
        100 => vec!["a hundred".to_owned(), "one hundred".to_owned()],
        1000 => vec!["a thousand".to_owned(), "one thousand".to_owned()],
        _ => Vec::new(),
    }
}

fn han(value: u32) -> Vec<String> {
    let digit = |number: u32| HAN.get(number as usize).copied().unwrap_or_default();
    match value {
        0..=9 => vec![digit(value).to_owned()],
        10..=99 => {
            let (tens, ones) = (value / 10, value % 10);
            let tens = if tens == 1 { "" } else { digit(tens) };
            let ones = if ones == 0 { "" } else { digit(ones) };
            vec![format!("{tens}十{ones}")]
        }
        100 => vec!["百".to_owned()],
        1000 => vec!["千".to_owned()],
        10_000 => vec!["万".to_owned()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::mention::mentions;

    #[test]
    fn numbers_in_words_answer_to_digits() {
        use Language::{Chinese, English};
        for (digits, language, text, expected) in [
            ("12家", Chinese, "twelve firms", true),
            ("12家", Chinese, "a dozen firms", true),
            ("12家", Chinese, "twelveth", false),
            ("21家", Chinese, "Twenty-one firms", true),
            ("第25届", Chinese, "the twenty-fifth meeting", true),
            ("第1届", Chinese, "the first meeting", true),
            ("第4届", Chinese, "the fourth meeting", true),
            ("第4届", Chinese, "the fifth meeting", false),
            ("13家", Chinese, "twelve firms", false),
            ("4 days", English, "四天", true),
            ("2 days", English, "两天", true),
            ("25 days", English, "二十五天", true),
            ("25 days", English, "二十四天", false),
        ] {
            let wanted = &mentions(digits, language)[0];
            let other = if language == English { Chinese } else { English };
            assert_eq!(is_spoken(wanted, text, other), expected, "{digits} {text}");
        }
    }
}
