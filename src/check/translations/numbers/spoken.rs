//! Numbers in words, as far as they answer to digits in the other language.

use super::said::Said;
use crate::format::mention::{Mention, MentionKind, Sign};
use crate::model::locale::Language;

pub(super) const ONES: [&str; 20] = [
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
pub(super) const TENS: [&str; 10] =
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
pub(super) fn may_be_spoken(wanted: &Mention, other: &Said) -> bool {
    // The scale word of a number in digits (4.3万) speaks of that number alone.
    let mut text = other.text.clone();
    let in_digits = |mention: &&Mention| {
        mention.kind == MentionKind::Quantity
            && other.words(&mention.range).contains(|c: char| c.is_ascii_digit())
    };
    for mention in other.numbers.iter().filter(in_digits).rev() {
        text.replace_range(mention.range.clone(), "#");
    }
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let parts: &[&str] = match other.language {
        Language::English => &[
            "half", "halv", "third", "quarter", "fifth", "tenth", "in ten", "out of", "in five", "in four",
            "in three", "doubl", "tripl", "twice", "fold", "dozen",
        ],
        Language::Chinese => &["半", "分之", "翻", "倍", "几成", "两成", "余成"],
    };
    if wanted.sign == Sign::Percent {
        let share = wanted.number.map(|number| number.value()).unwrap_or_default();
        let most: &[&str] = match other.language {
            Language::English => &["majority", "most", "nearly all", "almost all", "bulk", "all but"],
            Language::Chinese => &["多数", "大部分", "绝大", "大多", "几乎", "主要"],
        };
        let all: &[&str] = match other.language {
            Language::English => {
                &["all ", "all.", "all,", "every", "full", "entire", "complete", "whole", "both"]
            }
            Language::Chinese => &["全", "均", "所有", "都", "各", "每", "一律"],
        };
        let (half, whole) = (50.into(), 100.into());
        return says(parts) || share >= half && says(most) || share == whole && says(all);
    }
    let counts: &[&str] = match other.language {
        Language::English => &["dozen", "hundred", "thousand", "million", "billion", "trillion"],
        Language::Chinese => &["百", "千", "万", "亿", "数十", "几十"],
    };
    says(counts) || wanted.number.is_some_and(|number| number.decimals() > 0) && says(parts)
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
