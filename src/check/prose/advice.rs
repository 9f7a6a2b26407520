//! What to write where the words of a link are nearly those of its figure.

use super::AROUND;
use super::around::{Around, said_beside};
use super::other_unit::is_classified;
use crate::check::drawn::is_near;
use crate::check::passages::Passage;
use crate::format::mention::{Verdict, changed_beside, mentions, verdict};
use crate::format::quantity::quantity;
use crate::model::Site;
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::prose::Link;
use crate::model::quantity::{Qualifier, Quantity};
use crate::model::unit::UnitKind;

/// The qualifier that a figure has and that stands beside the link in the place of inside it, and the right words of the link.
pub(super) fn inside(
    passage: &Passage<'_>,
    link: &Link,
    (figure, stated): (&Figure, &Quantity),
) -> Option<(String, String)> {
    let language = passage.locale.language();
    let bare = Quantity::new(stated.number(), Qualifier::Exact, None).ok()?;
    let around = Around::of(passage, link, &link.text, AROUND);
    let written = changed_beside(&around.text, around.own.clone(), language, &bare, &figure.unit)?;
    let (word, _) = said_beside(&around.text[written.clone()], language)?;
    let right = &around.text[written.start.min(around.own.start)..written.end.max(around.own.end)];
    let agrees = verdict(right, language, stated, figure.unit.kind) == Verdict::Agrees;
    agrees.then(|| (word.to_owned(), right.to_owned()))
}

/// The figure as a link states it in the passage's language. In English its noun follows the link; in Chinese its classifier stands in the
/// link, unless one follows there already.
pub(super) fn as_linked(site: &Site, passage: &Passage<'_>, link: &Link, figure: &Figure) -> String {
    let Some(stated) = figure.quantity() else { return String::new() };
    let language = passage.locale.language();
    let mut parts = quantity(stated, &figure.unit, language, &site.config.style(passage.locale));
    let is_counted = || {
        let around = Around::of(passage, link, &link.text, AROUND);
        // A scale word or 余 that stands between the two is what is to be mended.
        let after = &around.text[around.own.end..];
        let after = after.trim_start_matches([' ', '千', '万', '亿', '余', '多']);
        let classifier = figure.unit.chinese.after.as_str();
        !classifier.is_empty() && after.starts_with(classifier) || is_classified(after)
    };
    if figure.unit.kind == UnitKind::Count && (language == Language::English || is_counted()) {
        parts.unit.clear();
        parts.basis.clear();
    }
    parts.text()
}

/// The number of a text that is the exact number of a figure, rounded.
pub(super) fn rounded(words: &str, language: Language, stated: &Quantity) -> Option<String> {
    let is_exact = stated.qualifier() == Qualifier::Exact;
    let mention =
        mentions(words, language).into_iter().find(|mention| is_exact && is_near(stated, mention))?;
    words.get(mention.whole).map(str::to_owned)
}
