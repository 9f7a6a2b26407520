//! Persons and attendances, which Chinese tells apart by the classifier: 人 or 名 for persons, 人次 for attendances.

use std::ops::Range;

use crate::format::mention::{Agreement, agrees, mentions};
use crate::model::locale::Language;
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;

/// The number with a classifier that contradicts the unit: 5000人 of attendances, 5000人次 of persons.
///
/// Only a classifier directly after the figure's own number counts, for words further off may belong to something else.
pub(super) fn other_classifier<'t>(
    text: &'t str,
    language: Language,
    stated: &Quantity,
    unit: &Unit,
) -> Option<&'t str> {
    if !tells_apart(language, unit) {
        return None;
    }
    let mut written = None;
    for mention in mentions(text, language) {
        if agrees(stated, unit.kind, &mention) != Agreement::Agrees {
            continue;
        }
        let rest = text.get(mention.range.end..)?;
        let after = rest.trim_start_matches(['余', '多', ' ']);
        let length = contradicting(after, &unit.id)?;
        let end = text.len() - after.len() + length;
        written = written.or(text.get(mention.whole.start..end));
    }
    written
}

/// The same, where the classifier stands outside the link whose words are `own`.
pub(super) fn other_outside(
    text: &str,
    own: Range<usize>,
    language: Language,
    stated: &Quantity,
    unit: &Unit,
) -> Option<String> {
    let words = text.get(own.clone()).filter(|_| tells_apart(language, unit))?;
    let last = mentions(words, language).pop().filter(|last| last.whole.end == words.len())?;
    let end = text.get(own.end..)?.chars().take(3).map(char::len_utf8).sum::<usize>();
    let with_after = text.get(own.start + last.whole.start..own.end + end)?;
    other_classifier(with_after, language, stated, unit).map(str::to_owned)
}

/// Whether numbers of a unit have one classifier in a language, and those of another unit the other.
fn tells_apart(language: Language, unit: &Unit) -> bool {
    language == Language::Chinese && matches!(&*unit.id, "person" | "attendance")
}

/// The length of the classifier that a text begins with, where it belongs to the other unit.
fn contradicting(after: &str, unit: &str) -> Option<usize> {
    match unit {
        "person" => after.starts_with("人次").then_some("人次".len()),
        "attendance" => {
            let classifier = ["人", "名"].into_iter().find(|classifier| after.starts_with(classifier))?;
            let next = after.get(classifier.len()..)?.chars().next();
            // 人（次） leaves it open, and 人均 or 人民币 is another word.
            let is_open = next.is_some_and(|next| "次（(均民".contains(next));
            (!is_open).then_some(classifier.len())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::quantity::Qualifier;
    use crate::model::unit::builtin;

    #[test]
    fn a_classifier_is_held_against_the_unit() {
        for (text, value, qualifier, unit, expected) in [
            ("5000人次", "5000", Qualifier::Exact, "attendance", None),
            ("培训5000人", "5000", Qualifier::Exact, "attendance", Some("5000人")),
            ("5000余人", "5000", Qualifier::Over, "attendance", Some("5000余人")),
            ("5000余人次", "5000", Qualifier::Over, "attendance", None),
            ("5000名学员", "5000", Qualifier::Exact, "attendance", Some("5000名")),
            ("5000人（次）", "5000", Qualifier::Exact, "attendance", None),
            ("5000", "5000", Qualifier::Exact, "attendance", None),
            ("285名首席知识产权官", "285", Qualifier::Exact, "person", None),
            ("285人次", "285", Qualifier::Exact, "person", Some("285人次")),
            ("285人，5000人次", "285", Qualifier::Exact, "person", None),
            ("5000人", "5000", Qualifier::Exact, "item", None),
        ] {
            let stated = Quantity::new(value.parse().unwrap(), qualifier, None).unwrap();
            let unit = builtin(unit).unwrap();
            assert_eq!(other_classifier(text, Language::Chinese, &stated, &unit), expected, "{text}");
        }
    }
}
