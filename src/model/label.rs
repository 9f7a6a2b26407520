//! Labels: names of what is counted, with plural forms where a language has them.

use super::locale::Localized;
use super::reader::{Reader, localized, named, note_once};
use super::unit::Noun;
use crate::yaml::Cursor;

/// A name per locale; `Chief IP Officers` or `{one: Chief IP Officer, other: Chief IP Officers}`.
pub type Label = Localized<Noun>;

/// Reads a label.
pub(super) fn label(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Label> {
    note_once(cursor, cx);
    let mut probe = crate::diag::Diagnostics::default();
    let plural_for_all = cursor.is_map()
        && cursor
            .entries(&mut probe)
            .is_some_and(|entries| entries.iter().all(|(key, ..)| ["one", "other"].contains(key)));
    if plural_for_all { noun(cursor, cx).map(Localized::Everywhere) } else { localized(cursor, cx, noun) }
}

/// Reads plural forms, or one form that serves for every number.
pub(super) fn noun(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Noun> {
    if !cursor.is_map() {
        return cursor.text(cx).map(|text| Noun::new(text, text));
    }
    let mut record = cursor.record(named("plural forms", "单复数形式"), cx)?;
    let one = record.require("one", cx, |cursor, cx| cursor.text(cx));
    let other = record.require("other", cx, |cursor, cx| cursor.text(cx));
    record.finish(cx);
    Some(Noun::new(one?, other?))
}
