//! Units of time beside one number: 430 days and 430小时.

use std::ops::Range;

use super::difference::Contradiction;
use super::said::Said;
use crate::format::mention::{Mention, MentionKind};
use crate::model::locale::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Span {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const ENGLISH: [(&str, Span); 7] = [
    ("minute", Span::Minute),
    ("hour", Span::Hour),
    ("hr", Span::Hour),
    ("day", Span::Day),
    ("week", Span::Week),
    ("month", Span::Month),
    ("year", Span::Year),
];

/// What may stand between an English number and its unit of time.
const KINDS: [&str; 14] = [
    "working",
    "calendar",
    "business",
    "full",
    "whole",
    "class",
    "teaching",
    "training",
    "credit",
    "study",
    "consecutive",
    "more",
    "long",
    "natural",
];

/// The unit, and the characters that make another word of it when they follow: 天津, 年级; longer before shorter.
const CHINESE: [(&str, Span, &str); 11] = [
    ("分钟", Span::Minute, ""),
    ("小时", Span::Hour, ""),
    ("学时", Span::Hour, ""),
    ("课时", Span::Hour, ""),
    ("工作日", Span::Day, ""),
    ("自然日", Span::Day, ""),
    ("天", Span::Day, "津河然"),
    ("星期", Span::Week, ""),
    ("周年", Span::Year, ""),
    ("周", Span::Week, "边岁"),
    ("年", Span::Year, "级代"),
];

/// A number of units of time.
struct Lasting<'a> {
    value: rust_decimal::Decimal,
    span: Span,
    number: &'a str,
    unit: &'a str,
    words: &'a str,
}

/// Whether a number counts time, of which over and during are one word.
pub(super) fn is_span(said: &Said, mention: &Mention) -> bool {
    unit(said, &mention.range).is_some()
}

/// The first number that counts one unit of time in one text, and only other ones in the other text.
pub(super) fn in_other_units(one: &Said, other: &Said) -> Option<Contradiction> {
    let [ours, theirs] = [one, other].map(lasting);
    ours.iter().find_map(|first| {
        let mut same = theirs.iter().filter(|found| found.value == first.value);
        let second = same.next()?;
        let units = |of: &[Lasting<'_>]| -> Vec<Span> {
            of.iter().filter(|found| found.value == first.value).map(|found| found.span).collect()
        };
        let (here, there) = (units(&ours), units(&theirs));
        if here.iter().any(|span| there.contains(span)) {
            return None;
        }
        Some(Contradiction::with_instead(
            [first.words, second.words],
            [named(first, second.span, one.language), named(second, first.span, other.language)],
        ))
    })
}

fn lasting(said: &Said) -> Vec<Lasting<'_>> {
    let digits = said.numbers.iter().filter(|mention| mention.kind == MentionKind::Quantity);
    let digits = digits.filter_map(|mention| Some((mention.range.clone(), mention.number?.value())));
    // One day and 一年一度 are ways to speak.
    let words = said.spelt.iter().filter(|spelt| spelt.value > 1);
    let words = words.map(|spelt| (spelt.range.clone(), spelt.value.into()));
    let mut found: Vec<(usize, Lasting<'_>)> = digits
        .chain(words)
        .filter_map(|(range, value)| {
            let (span, unit) = unit(said, &range)?;
            let words = said.text.get(range.start..unit.end)?;
            let lasting =
                Lasting { value, span, number: said.text.get(range.clone())?, unit: &said.text[unit], words };
            Some((range.start, lasting))
        })
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, lasting)| lasting).collect()
}

/// The unit of time right after a number, and its bytes.
fn unit(said: &Said, number: &Range<usize>) -> Option<(Span, Range<usize>)> {
    let after = said.text.get(number.end..)?;
    match said.language {
        Language::English => {
            let mut near = after.strip_prefix([' ', '-', '\u{a0}'])?;
            for kind in KINDS {
                near = near.strip_prefix(kind).and_then(|rest| rest.strip_prefix([' ', '-'])).unwrap_or(near);
            }
            let (word, span) = ENGLISH.iter().find(|(word, _)| near.starts_with(word))?;
            let rest = near[word.len()..].strip_prefix('s').unwrap_or(&near[word.len()..]);
            // 7 day-care centres
            if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
                return None;
            }
            let end = said.text.len() - rest.len();
            Some((*span, end - (near.len() - rest.len())..end))
        }
        Language::Chinese => {
            let near = after.trim_start_matches(' ');
            let near = near.strip_prefix(['余', '多', '来']).unwrap_or(near);
            let counted = near.strip_prefix('个');
            if let Some(rest) = counted.and_then(|rest| rest.strip_prefix('月')) {
                let end = said.text.len() - rest.len();
                return Some((Span::Month, end - "个月".len()..end));
            }
            let near = counted.unwrap_or(near);
            let (word, span, others) = CHINESE.iter().find(|(word, ..)| near.starts_with(word))?;
            let rest = &near[word.len()..];
            if rest.starts_with(|c: char| others.contains(c)) {
                return None;
            }
            let end = said.text.len() - rest.len();
            Some((*span, end - word.len()..end))
        }
    }
}

/// The number with another unit of time.
fn named(lasting: &Lasting<'_>, span: Span, language: Language) -> String {
    let number = lasting.number.trim_end();
    match language {
        Language::English => {
            let word = ENGLISH.iter().find(|(_, own)| *own == span).map_or("", |(word, _)| word);
            let (joint, plural) = match lasting.unit.ends_with('s') || !lasting.words.contains('-') {
                true => (" ", if number == "1" { "" } else { "s" }),
                false => ("-", ""),
            };
            format!("{number}{joint}{word}{plural}")
        }
        Language::Chinese => {
            let word = match span {
                Span::Month => "个月",
                Span::Day => "天",
                Span::Week => "周",
                Span::Year => "年",
                Span::Hour => "小时",
                Span::Minute => "分钟",
            };
            format!("{number}{word}")
        }
    }
}
