//! Fractions and multiples in English.

use super::{Kind, Part, Parts};
use crate::check::translations::numbers::said::Said;
use crate::check::translations::numbers::spelt::unit_value;

const DENOMINATORS: [(&str, u32); 9] = [
    ("third", 3),
    ("quarter", 4),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];
const ONES: [&str; 10] = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const BEFORE_HALF: [&str; 14] = [
    "one", "by", "in", "over", "than", "nearly", "about", "almost", "roughly", "just", "under", "around",
    "exactly", "only",
];
const AFTER_HALF: [&str; 15] = [
    "of", "the", "its", "their", "were", "are", "was", "is", "have", "has", "had", "those", "these", "all",
    "our",
];
/// With these after it, twice says how often.
const OFTEN: [&str; 12] =
    ["a", "an", "each", "every", "in", "during", "daily", "weekly", "monthly", "per", "yearly", "on"];

pub(super) fn fraction(one: u32, of: u32) -> String {
    let name = DENOMINATORS.iter().find(|(_, own)| *own == of).map_or("half", |(name, _)| name);
    let count = ONES.get(one as usize).copied().unwrap_or_default();
    format!("{count} {name}{}", if one == 1 { "" } else { "s" })
}

pub(super) fn parts(said: &Said) -> Parts {
    let text = said.text.as_str();
    let words = said.english.ranges();
    let mut parts = Parts::default();
    for (at, range) in words.iter().enumerate() {
        let name = said.english.word(at);
        let word = |step: isize| at.checked_add_signed(step).map_or("", |at| said.english.word(at));
        let start = |back: usize| {
            at.checked_sub(back).and_then(|at| words.get(at)).map_or(range.start, |word| word.start)
        };
        let hyphen = text[range.end..].starts_with('-');
        let mut push = |from: usize, to: usize, kind: Kind| parts.found.push(Part { range: from..to, kind });
        let multiple = |times: f64| Kind::Multiple(times, times);
        match name {
            "half" if !hyphen => {
                let is_period = ["first", "second", "latter", "last", "other", "next", "early"]
                    .contains(&word(-1))
                    || ["a", "an", "day", "year", "yearly", "hour", "past", "time"].contains(&word(1));
                let is_part = BEFORE_HALF.contains(&word(-1)) || AFTER_HALF.contains(&word(1));
                if is_part && !is_period {
                    push(range.start, range.end, Kind::Fraction(1, 2));
                }
                parts.may_be_half = true;
            }
            "halved" | "halving" => push(range.start, range.end, Kind::Fraction(1, 2)),
            "half" | "halves" => parts.may_be_half = true,
            "twice" if !OFTEN.contains(&word(1)) => push(range.start, range.end, multiple(2.0)),
            "doubled" | "doubling" => push(range.start, range.end, multiple(2.0)),
            "double" if ["the", "that", "its", "those", "what"].contains(&word(1)) => {
                push(range.start, range.end, multiple(2.0));
            }
            "tripled" | "tripling" | "trebled" => push(range.start, range.end, multiple(3.0)),
            "triple" if ["the", "that", "its", "those"].contains(&word(1)) => {
                push(range.start, range.end, multiple(3.0));
            }
            "quadrupled" => push(range.start, range.end, multiple(4.0)),
            "quintupled" => push(range.start, range.end, multiple(5.0)),
            "fold" | "times" => {
                let digits = said.numbers.iter().find(|mention| {
                    let gap = text.get(mention.range.end..range.start);
                    gap.is_some_and(|gap| matches!(gap, " " | "-"))
                });
                let digits = digits.and_then(|mention| {
                    let from = f64::try_from(mention.number?.value()).ok()?;
                    let to = mention.upper.and_then(|upper| f64::try_from(upper.value()).ok());
                    Some((mention.range.start, from, to.unwrap_or(from)))
                });
                let spoken = unit_value(word(-1)).and_then(|value| u32::try_from(value).ok());
                let spoken = spoken.map(|value| (start(1), f64::from(value), f64::from(value)));
                let compares = name == "fold"
                    || ["as", "the", "more", "that", "those", "its", "higher", "larger", "what", "greater"]
                        .contains(&word(1));
                if let Some((from, least, most)) = digits.or(spoken).filter(|_| compares) {
                    push(from, range.end, Kind::Multiple(least, most));
                }
            }
            "manifold" | "several" | "multiple" | "fraction" => parts.is_vague = true,
            _ if name.ends_with("fold") => {
                if let Some(value) = unit_value(name.trim_end_matches("fold")) {
                    push(range.start, range.end, multiple(f64::from(u32::try_from(value).unwrap_or(0))));
                }
            }
            // One in five, four out of five.
            "in" | "of" => {
                let back = if name == "in" { 1 } else { 2 };
                let count = unit_value(word(-back)).zip(unit_value(word(1)));
                let is_share = name == "in" && word(-1) == "one" || name == "of" && word(-1) == "out";
                let count = count.filter(|(one, of)| is_share && *one > 0 && one < of && *of <= 10);
                if let Some((Ok(one), Ok(of))) =
                    count.map(|(one, of)| (u32::try_from(one), u32::try_from(of)))
                {
                    let end = words.get(at + 1).map_or(range.end, |next| next.end);
                    push(start(back.unsigned_abs()), end, Kind::Fraction(one, of));
                }
            }
            _ => {
                let single = name.strip_suffix('s');
                let of = DENOMINATORS.iter().find(|(own, _)| *own == name || single == Some(own));
                let Some((denominator, of)) = of.filter(|_| !hyphen) else { continue };
                let is_of = word(1) == "of";
                let one = match (word(-1), single.is_some()) {
                    ("a", false) if is_of || word(-2) == "by" => Some(1),
                    ("one", false) => Some(1),
                    (word, true) => unit_value(word).filter(|one| *one > 1 && *one < u64::from(*of)),
                    _ => None,
                };
                // Three quarters may be nine months.
                let is_time = *denominator == "quarter" && !is_of;
                if let Some(Ok(one)) = one.filter(|_| !is_time).map(u32::try_from) {
                    push(start(1), range.end, Kind::Fraction(one, *of));
                }
            }
        }
    }
    parts
}
