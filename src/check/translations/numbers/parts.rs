//! Fractions and multiples in words: half and 三分之一, tripled and 翻番.
//!
//! What is read as one is strict where it is to be told of, and lenient where it is looked for in the other language.

mod chinese;
mod english;

use std::ops::Range;

use super::difference::Contradiction;
use super::said::Said;
use crate::format::mention::{MentionKind, Sign};
use crate::model::locale::Language;

/// A part or a multiple of something.
#[derive(Debug)]
struct Part {
    range: Range<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// Numerator and denominator.
    Fraction(u32, u32),
    /// From the first to the second: 增长两倍 is twice as much to some, and three times as much to others.
    Multiple(f64, f64),
}

/// What a text says of parts and multiples.
#[derive(Default)]
struct Parts {
    found: Vec<Part>,
    /// Whether it says half in a way that names no part for sure: 半, half a day.
    may_be_half: bool,
    /// Whether it speaks of several times, or of some part.
    is_vague: bool,
}

impl Kind {
    fn is_fraction(self) -> bool {
        matches!(self, Kind::Fraction(..))
    }

    fn is_like(self, other: Kind) -> bool {
        match (self, other) {
            (Kind::Fraction(one, of), Kind::Fraction(other, other_of)) => one * other_of == other * of,
            // More than doubled may be 2.2 times.
            (Kind::Multiple(from, to), Kind::Multiple(other_from, other_to)) => {
                from < other_to + 1.0 && other_from < to + 1.0
            }
            _ => false,
        }
    }

    fn written(self, language: Language) -> String {
        match (self, language) {
            (Kind::Fraction(one, of), _) if of > 10 => format!("{one}/{of}"),
            (Kind::Fraction(1, 2), Language::English) => "half".to_owned(),
            (Kind::Fraction(1, 2), Language::Chinese) => "一半".to_owned(),
            (Kind::Fraction(one, of), Language::English) => english::fraction(one, of),
            (Kind::Fraction(one, of), Language::Chinese) => chinese::fraction(one, of),
            (Kind::Multiple(2.0, _), Language::English) => "twice".to_owned(),
            (Kind::Multiple(times, _), Language::English) => format!("{times} times"),
            (Kind::Multiple(times, _), Language::Chinese) => format!("{times}倍"),
        }
    }
}

pub(super) fn of_other_parts(one: &Said, other: &Said) -> Option<Contradiction> {
    let [ours, theirs] = [one, other].map(|said| match said.language {
        Language::English => english::parts(said),
        Language::Chinese => chinese::parts(said),
    });
    if ours.is_vague || theirs.is_vague {
        return None;
    }
    let missing = |parts: &'_ Parts, said: &Said, of: &Parts| -> Vec<usize> {
        let is_missing = |part: &Part| {
            !of.found.iter().any(|found| found.kind.is_like(part.kind)) && !is_otherwise(part.kind, said, of)
        };
        (0..parts.found.len()).filter(|at| is_missing(&parts.found[*at])).collect()
    };
    let (missing, added) = (missing(&ours, other, &theirs), missing(&theirs, one, &ours));
    missing.iter().find_map(|at| {
        let first = &ours.found[*at];
        let same_sort = |at: &&usize| theirs.found[**at].kind.is_fraction() == first.kind.is_fraction();
        let second = &theirs.found[*added.iter().find(same_sort)?];
        Some(Contradiction::with_instead(
            [one.words(&first.range), other.words(&second.range)],
            [second.kind.written(one.language), first.kind.written(other.language)],
        ))
    })
}

/// Whether the other language says a part in another way: as a percentage, or as some half.
fn is_otherwise(kind: Kind, said: &Said, parts: &Parts) -> bool {
    let percents = || {
        said.numbers
            .iter()
            .filter(|mention| mention.kind == MentionKind::Quantity && mention.sign == Sign::Percent)
            .filter_map(|mention| f64::try_from(mention.number?.value()).ok())
    };
    match kind {
        Kind::Fraction(one, of) => {
            let share = f64::from(one) * 100.0 / f64::from(of);
            percents().any(|percent| (percent - share).abs() <= 5.0) || one * 2 == of && parts.may_be_half
        }
        Kind::Multiple(..) => percents().any(|percent| percent >= 90.0),
    }
}
