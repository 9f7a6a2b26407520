//! The first thing in which two texts part: each has what contradicts the other, or one lacks a number of the other.

use super::dates::on_other_days;
use super::direction::in_opposite_directions;
use super::parts::of_other_parts;
use super::said::Said;
use super::spans::{in_other_units, is_span};
use super::spoken::may_be_spoken;
use crate::format::mention::{Mention, MentionKind, Sign};
use crate::model::quantity::Qualifier;

/// Each text has a number that the other has not, or says something else of one number.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Contradiction {
    pub written: [String; 2],
    /// What each text would say if the other were right, where that can be said.
    pub instead: Option<[String; 2]>,
}

impl Contradiction {
    fn new(written: [&str; 2]) -> Contradiction {
        Contradiction { written: written.map(str::to_owned), instead: None }
    }

    pub fn with_instead(written: [&str; 2], instead: [String; 2]) -> Contradiction {
        Contradiction { instead: Some(instead), ..Contradiction::new(written) }
    }
}

/// Where in the other language a number is looked for that its counterpart has not.
#[derive(Clone, Copy)]
pub(super) enum Within<'a> {
    /// In the counterpart alone: a title, a heading, a cell.
    Counterpart,
    /// In the whole write-up, since sentences of running text may move to another paragraph.
    /// Given by whether that has a number.
    Writeup(&'a dyn Fn(&Mention) -> bool),
}

/// The first thing that two texts say otherwise, seen from the first.
pub(super) fn contradiction(one: &Said, other: &Said) -> Option<Contradiction> {
    of_other_value(one, other)
        .or_else(|| otherwise(one, other))
        .or_else(|| in_opposite_directions(one, other))
        .or_else(|| in_other_units(one, other))
        .or_else(|| on_other_days(one, other))
        .or_else(|| of_other_parts(one, other))
}

/// Two numbers of one kind that are each missing in the other text.
fn of_other_value(one: &Said, other: &Said) -> Option<Contradiction> {
    let missing = missing(one, other);
    let added = self::missing(other, one);
    missing.iter().find_map(|(mention, is_word)| {
        let (found, is_found_word) = added.iter().find(|(found, is_found_word)| {
            found.kind == mention.kind
                && is_like(found.sign, mention.sign)
                && (!(*is_word || *is_found_word) || is_near(found, mention))
        })?;
        let written = [one.words(&mention.whole), other.words(&found.whole)];
        let in_digits =
            |mention: &Mention| mention.number.map(|number| number.value().normalize().to_string());
        match (in_digits(found), in_digits(mention)) {
            (Some(instead), Some(instead_there)) if *is_word || *is_found_word => {
                Some(Contradiction::with_instead(written, [instead, instead_there]))
            }
            _ => Some(Contradiction::new(written)),
        }
    })
}

/// The numbers that the other text has not, each with whether it stands in words.
fn missing(one: &Said, other: &Said) -> Vec<(Mention, bool)> {
    let digits = one.bare().cloned().map(|mention| (mention, false));
    let words = one.counted_in_words().map(|mention| (mention, true));
    digits.chain(words).filter(|(mention, _)| !other.has(mention)).collect()
}

/// Whether two numbers are of one size; one in words is no counterpart of any other, for it may have been put otherwise.
fn is_near(one: &Mention, other: &Mention) -> bool {
    let (Some(one), Some(other)) = (one.number, other.number) else { return false };
    let (one, other) = (one.value(), other.value());
    one < other * rust_decimal::Decimal::TEN && other < one * rust_decimal::Decimal::TEN
}

/// One number that has another sign or qualifier in the other text.
fn otherwise(one: &Said, other: &Said) -> Option<Contradiction> {
    one.bare().filter(|mention| mention.kind == MentionKind::Quantity).find_map(|mention| {
        let mut same = other
            .numbers
            .iter()
            .filter(|found| found.number == mention.number && found.kind == MentionKind::Quantity);
        let first = same.next()?;
        let agrees = |found: &Mention| {
            is_like(found.sign, mention.sign)
                && (agree(found.qualifier, mention.qualifier)
                    || is_span(one, mention)
                    || is_span(other, found))
        };
        (!agrees(first) && !same.any(agrees))
            .then(|| Contradiction::new([one.words(&mention.whole), other.words(&first.whole)]))
    })
}

/// The first number that says something by itself and stands in the first text alone; it is looked for `within` the language of the second
/// as well.
pub(super) fn lacks(one: &Said, other: &Said, within: Within<'_>) -> Option<String> {
    // A figure that is linked in one language alone has a report of its own, and stands in the place of the number here.
    if matches!(within, Within::Writeup(_)) && other.linked().any(|mention| !one.has(mention)) {
        return None;
    }
    let found = one.bare().find(|mention| {
        let is_elsewhere = || match within {
            Within::Counterpart => false,
            // What is put in brackets for the readers of one language, and spans (365 days, all year), are left alone.
            Within::Writeup(has) => has(mention) || one.is_aside(mention) || is_span(one, mention),
        };
        is_telling(mention)
            && !other.has(mention)
            && !is_elsewhere()
            && !one.is_name(mention)
            && !may_be_spoken(mention, other)
    });
    found.map(|mention| one.words(&mention.whole).to_owned())
}

/// A share is no difference of shares, and no count; of money the word may stand further off.
pub(super) fn is_like(one: Sign, other: Sign) -> bool {
    match (one, other) {
        (Sign::Money(one), Sign::Money(other)) => one == other,
        (Sign::Money(_), Sign::None) | (Sign::None, Sign::Money(_)) => true,
        // 17个百分点 is 17 points.
        (Sign::PercentagePoint, Sign::None) | (Sign::None, Sign::PercentagePoint) => true,
        (one, other) => one == other,
    }
}

/// 超过, 以上, 不少于 are often one word in English, and the other way about.
fn agree(one: Qualifier, other: Qualifier) -> bool {
    use Qualifier::{AtLeast, AtMost, Between, Over, Under};
    let near = |pair: [Qualifier; 2]| pair.contains(&one) && pair.contains(&other);
    one == other || near([Over, AtLeast]) || near([Under, AtMost]) || [one, other].contains(&Between)
}

/// Whether a number says more than how many things a text speaks of, so that to leave it out is to say less.
fn is_telling(mention: &Mention) -> bool {
    mention.kind == MentionKind::Quantity
        && mention.number.is_some_and(|number| {
            number.value().abs() >= 100.into() || number.decimals() > 0 || mention.sign != Sign::None
        })
}
