//! Plain pages: about, method, accessibility.

use super::bundle::{Alias, Assets, Lifetime, Writeups, aliases, lifetime_of_page, original};
use super::locale::Localized;
use super::reader::{Phrase, Reader, named, phrase, text};
use crate::files::FileId;
use crate::yaml::Cursor;

/// A page that is no record of anything.
#[derive(Clone, Debug)]
pub struct Page {
    pub id: String,
    pub title: Localized<String>,
    /// For the navigation and the foot of pages.
    pub short_title: Option<Localized<String>>,
    pub summary: Option<Localized<Phrase>>,
    pub lifetime: Lifetime,
    pub aliases: Vec<Alias>,
    pub writeups: Writeups,
    pub assets: Assets,
    pub file: FileId,
}

pub(super) fn read(
    id: &str,
    cursor: Cursor<'_>,
    (writeups, assets): (Writeups, Assets),
    file: FileId,
    cx: &mut Reader<'_>,
) -> Option<Page> {
    let mut record = cursor.record(named("page.yaml", "page.yaml"), cx)?;
    let title = record.require("title", cx, text);
    let short_title = record.optional("short_title", cx, text);
    let summary = record.optional("summary", cx, phrase);
    let lifetime = lifetime_of_page(&mut record, cx);
    let aliases = aliases(&mut record, cx);
    original(&mut record, cx);
    record.finish(cx);
    Some(Page {
        id: id.to_owned(),
        title: title?,
        short_title,
        summary,
        lifetime: lifetime?,
        aliases,
        writeups,
        assets,
        file,
    })
}
