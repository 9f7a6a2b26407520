//! Fractions and multiples in Chinese.

use std::sync::LazyLock;

use super::{Kind, Part, Parts};
use crate::check::translations::numbers::said::Said;
use crate::check::words::Finder;
use crate::format::mention::han_value;

const HALVES: [&str; 7] = ["一半", "半数", "过半", "减半", "对半", "折半", "近半"];
const NUMERALS: [&str; 11] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const DOUBLES: [(&str, f64); 8] = [
    ("翻两番", 4.0),
    ("翻了两番", 4.0),
    ("翻一番", 2.0),
    ("翻了一番", 2.0),
    ("翻番", 2.0),
    ("翻了番", 2.0),
    ("翻倍", 2.0),
    ("翻了倍", 2.0),
];
const VAGUE: [&str; 9] = ["成倍", "数倍", "几倍", "倍增", "倍数", "多倍", "翻几番", "若干", "部分之"];

/// One of these stands in every word that is looked for here.
static ANY: LazyLock<Finder<()>> =
    LazyLock::new(|| Finder::of(["半", "倍", "番", "分之", "若干"].map(|word| (word, ()))));

pub(super) fn fraction(one: u32, of: u32) -> String {
    let name = |number: u32| NUMERALS.get(number as usize).copied().unwrap_or_default();
    format!("{}分之{}", name(of), name(one))
}

pub(super) fn parts(said: &Said) -> Parts {
    let text = said.text.as_str();
    if !ANY.is_in(text) {
        return Parts::default();
    }
    let mut parts = Parts {
        found: Vec::new(),
        may_be_half: text.contains('半'),
        is_vague: VAGUE.iter().any(|word| text.contains(word)),
    };
    let mut push = |range, kind| parts.found.push(Part { range, kind });
    for word in HALVES {
        for (at, _) in text.match_indices(word) {
            // 一半 in 下一半程 is no part, and neither is 一半年.
            if !text[at + word.len()..].starts_with(['年', '天', '小', '程']) {
                push(at..at + word.len(), Kind::Fraction(1, 2));
            }
        }
    }
    for (at, mark) in text.match_indices("分之") {
        let (of, one) = (number_before(&text[..at]), number_after(&text[at + mark.len()..]));
        if let (Some((of, start)), Some((one, length))) = (of, one)
            && one < of
            && of <= 100
        {
            push(start..at + mark.len() + length, Kind::Fraction(one, of));
        }
    }
    for (word, times) in DOUBLES {
        for (at, _) in text.match_indices(word) {
            push(at..at + word.len(), Kind::Multiple(times, times));
        }
    }
    for (at, mark) in text.match_indices('倍') {
        let end = at + mark.len();
        if text[end..].starts_with(['增', '数', '受', '感', '率']) {
            continue;
        }
        let before = &text[..at];
        let digits = said.numbers.iter().find(|mention| mention.range.end == at);
        let digits = digits.and_then(|mention| {
            let from = f64::try_from(mention.number?.value()).ok()?;
            let to = mention.upper.and_then(|upper| f64::try_from(upper.value()).ok());
            Some((from, to.unwrap_or(from), mention.range.start))
        });
        let spoken = number_before(before).map(|(value, start)| (f64::from(value), f64::from(value), start));
        let Some((from, to, start)) = digits.or(spoken) else { continue };
        // What grows by two times is three times as much, though many mean twice.
        let lead: String = text[..start].chars().rev().take(8).collect();
        let grows = lead.contains(|c: char| "增长高多提升扩超涨".contains(c));
        push(start..end, Kind::Multiple(from, if grows { to + 1.0 } else { to }));
    }
    parts
}

/// The number, in numerals or digits, at the end of a text, and where it starts.
fn number_before(text: &str) -> Option<(u32, usize)> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.len() {
        return Some((text[digits.len()..].parse().ok()?, digits.len()));
    }
    let rest = text.trim_end_matches(is_numeral);
    Some((u32::try_from(han_value(&text[rest.len()..])?).ok()?, rest.len()))
}

/// The number at the start of a text, and its bytes.
fn number_after(text: &str) -> Option<(u32, usize)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, digits));
    }
    let length = text.len() - text.trim_start_matches(is_numeral).len();
    Some((u32::try_from(han_value(&text[..length])?).ok()?, length))
}

fn is_numeral(c: char) -> bool {
    "一二两三四五六七八九十".contains(c)
}
