//! Taxonomies: ways of classing cases, and their terms.

use super::locale::Localized;
use super::reader::{Reader, is_id, named, text};
use super::table::Table;
use crate::yaml::Cursor;

/// A way of classing cases, such as region or pillar.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    pub id: String,
    pub title: Localized<String>,
    pub terms: Table<Localized<String>>,
}

pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Taxonomy> {
    let mut record = cursor.record(named("a taxonomy", "分类"), cx)?;
    let title = record.require("title", cx, text);
    let terms = record.require("terms", cx, |cursor, cx| {
        let mut terms = Table::default();
        for (id, place, label) in cursor.entries(cx)? {
            let label = text(label, cx);
            terms.add(id, label.filter(|_| is_id(id, place, cx)));
        }
        Some(terms)
    });
    record.finish(cx);
    Some(Taxonomy { id: id.to_owned(), title: title?, terms: terms? })
}
