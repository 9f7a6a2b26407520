//! Units that a site adds to the built-in ones.

use std::sync::Arc;

use super::label::label;
use super::locale::{Language, Localized};
use super::reader::Reader;
use super::unit::{Noun, Unit, UnitKind, builtin};
use crate::diag::{Diagnostic, table::reading};
use crate::yaml::Cursor;

/// Reads `session: {en: {one: session, other: sessions}, zh-Hans: 场}`.
pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Arc<Unit>> {
    // A site may count in other words than the built-in ones (场 for 期), but percent, points and money are written by rules.
    if builtin(id).is_some_and(|unit| unit.kind != UnitKind::Count) {
        cx.problem(Diagnostic::new(reading::BUILT_IN_UNIT, cursor.place()).with("id", id));
        return None;
    }
    let names = label(cursor, cx)?;
    let in_language = |language: Language| match &names {
        Localized::Everywhere(noun) => Some(noun.clone()),
        Localized::Each(nouns) => {
            nouns.iter().find(|(locale, _)| locale.language() == language).map(|(_, noun)| noun.clone())
        }
    };
    let english = in_language(Language::English).unwrap_or_default();
    let chinese = in_language(Language::Chinese).map(|Noun { other, .. }| other).unwrap_or_default();
    Some(Arc::new(Unit::count(id, english, chinese)))
}
