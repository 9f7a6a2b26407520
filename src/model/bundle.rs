//! Bundles: a folder with a record, its write-ups and the files beside them.

mod shelf;

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::locale::{ByLocale, Locale, Localized};
use super::period::PartialDate;
use super::picture::Picture;
use super::prose::{Prose, Scheme, WordCount};
use super::reader::{Reader, is_id, locale_of_site, partial_date};
use super::registry::parse;
use crate::diag::{Diagnostic, table::publishing, table::reading, table::translations};
use crate::files::{FileId, Files, Place};
use crate::output::OutPath;
use crate::yaml::{Cursor, Node, Record, Value, listed, nearest};
pub(super) use shelf::Shelf;
use std::collections::{BTreeMap, BTreeSet};

/// The write-up of a record in each locale.
pub type Writeups = Localized<Writeup>;

/// The Markdown of one locale.
#[derive(Clone, Copy, Debug)]
pub struct Writeup {
    pub file: FileId,
    /// Whether it may name sources.
    pub may_name_sources: bool,
}

impl Writeup {
    /// What it contains, found anew: most of what reads a record does not ask for it, and kept for all records it would be the most of a site.
    pub fn prose(self, files: &Files) -> Prose {
        files.get(self.file).text_once().map(|text| Prose::scan(&text)).unwrap_or_default()
    }

    /// How long it is.
    pub fn words(self, files: &Files) -> WordCount {
        let text = files.get(self.file).text_once();
        text.map(|text| Prose::scan(&text).words(&text)).unwrap_or_default()
    }
}

/// The other files of the folder, by name.
pub type Assets = BTreeMap<String, Asset>;

/// A file beside a record, which is published as it is, a picture without its metadata and in smaller sizes besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    pub file: FileId,
    pub picture: Option<Picture>,
}

/// When a record is on the site.
#[derive(Clone, Debug)]
pub struct Lifetime {
    pub status: PublicationStatus,
    pub publish: Option<PartialDate>,
    pub expires: Option<PartialDate>,
}

choices! {
    /// Whether a record is meant for readers yet.
    PublicationStatus { Draft = "draft", Published = "published" }
}

/// Whether drafts are part of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    #[default]
    HoldBack,
    Include,
}

/// Why a record is not on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOut {
    Draft,
    NotYet,
    Expired,
}

impl Lifetime {
    /// Why the record is not on the site that speaks for this day, if so.
    pub fn left_out(&self, day: PartialDate, drafts: Drafts) -> Option<LeftOut> {
        if self.is_shown(day, drafts) {
            None
        } else if self.is_draft() {
            Some(LeftOut::Draft)
        } else if self.expires.is_some_and(|expires| expires.start() <= day.start()) {
            Some(LeftOut::Expired)
        } else {
            Some(LeftOut::NotYet)
        }
    }

    /// Whether the record is on the site that speaks for this day. A date known in part counts from its first day, the day
    /// itself too, so that nothing is shown before its time.
    pub fn is_shown(&self, day: PartialDate, drafts: Drafts) -> bool {
        if drafts == Drafts::Include {
            return true;
        }
        self.status == PublicationStatus::Published
            && self.publish.is_none_or(|publish| publish.start() <= day.start())
            && self.expires.is_none_or(|expires| day.start() < expires.start())
    }

    /// The day from which the record is off the site again, where that has come on this day. A draft was never on it.
    pub fn ended_by(&self, day: PartialDate) -> Option<PartialDate> {
        let was_shown = self.status == PublicationStatus::Published
            && self.publish.is_none_or(|publish| publish.start() <= day.start());
        self.expires.filter(|expires| was_shown && expires.start() <= day.start())
    }

    /// Whether it is marked as a draft.
    pub fn is_draft(&self) -> bool {
        self.status == PublicationStatus::Draft
    }
}

/// Reads `status`, which must be said, and the dates.
pub(super) fn lifetime(record: &mut Record<'_>, cx: &mut Reader<'_>) -> Option<Lifetime> {
    let status = record.require("status", cx, PublicationStatus::read);
    let publish = record.optional("publish", cx, partial_date);
    let expires = record.optional("expires", cx, partial_date);
    Some(Lifetime { status: status?, publish, expires })
}

/// The same for records that count as published where nothing is said.
pub(super) fn lifetime_of_page(record: &mut Record<'_>, cx: &mut Reader<'_>) -> Option<Lifetime> {
    let said = record.get("status").is_some();
    let status = record.optional("status", cx, PublicationStatus::read);
    let publish = record.optional("publish", cx, partial_date);
    let expires = record.optional("expires", cx, partial_date);
    let status = if said { status? } else { PublicationStatus::Published };
    Some(Lifetime { status, publish, expires })
}

/// An old address that leads to a record.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Without locale, and without slashes at its ends.
    pub address: String,
    pub place: Place,
}

/// Reads `aliases:`, old addresses that lead to this record.
pub(super) fn aliases(record: &mut Record<'_>, cx: &mut Reader<'_>) -> Vec<Alias> {
    record.optional("aliases", cx, |cursor, cx| cursor.each(cx, alias)).unwrap_or_default()
}

/// An address that cannot be published is told here, where it stands, once for all languages.
fn alias(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Alias> {
    let written = cursor.text(cx)?;
    let (address, place) = (written.trim_matches('/').to_owned(), cursor.place());
    if let Err(error) = OutPath::new(format!("{address}/index.html")) {
        let refused = Diagnostic::new(publishing::BAD_PATH, place).with("path", written);
        cx.problem(refused.with("problem", error.problem).with("problem_zh", error.problem_zh()));
        return None;
    }
    Some(Alias { address, place })
}

/// Reads `original:`, the language that the record was written in first.
pub(super) fn original(record: &mut Record<'_>, cx: &mut Reader<'_>) {
    cx.translated().original = record.optional("original", cx, locale_of_site);
}

/// What tells one kind of bundle from another.
pub(super) struct BundleKind {
    /// The folder below `content/`.
    pub folder: &'static str,
    /// The record's file.
    pub record: &'static str,
}

fn read_one<T>(
    files: &Files,
    kind: &BundleKind,
    id: &str,
    members: &[FileId],
    cx: &mut Reader<'_>,
    read: &impl Fn(&str, Cursor<'_>, (Writeups, Assets), FileId, &mut Reader<'_>) -> Option<T>,
) -> Option<T> {
    let folder = format!("content/{}/{id}", kind.folder);
    let first = Place::File(*members.first()?);
    let fits = is_id(id, first, cx);
    cx.record = format!("{}/{id}", kind.folder);
    let writeups = writeups(files, &folder, members, cx);
    let Some(file) = files.find(&format!("{folder}/{}", kind.record)) else {
        let missing = Diagnostic::new(reading::NO_RECORD, first);
        let yaml = members.iter().map(|&file| files.get(file).name()).find(|name| {
            let name = name.to_ascii_lowercase();
            name.ends_with(".yaml") || name.ends_with(".yml")
        });
        cx.problem(missing.with("folder", folder).with("file", kind.record).with_some("found", yaml));
        return None;
    };
    let assets = assets(files, &folder, kind, members, cx);
    let document = parse(files, file, cx)?;
    let unreadable = Node { place: Place::File(file), value: Value::Unreadable };
    let root = if matches!(document.root.value, Value::Null) { &unreadable } else { &document.root };
    if matches!(document.root.value, Value::Null) {
        let empty = Diagnostic::new(reading::EMPTY, Place::File(file)).with("key", kind.record);
        cx.problem(
            empty
                .with(
                    "advice",
                    "write what the record is, `title:` first; docs/content-format.md lists its keys",
                )
                .with("advice_zh", "请写明该记录，先写 `title:`；可用的键见 docs/content-format.md"),
        );
    }
    // A record without its write-ups is read all the same, so that its own problems are found in this run.
    let is_whole = fits && writeups.is_some();
    let given = writeups.unwrap_or_else(|| Localized::Each(ByLocale::default()));
    let record = read(id, Cursor::new(root), (given, assets), file, cx);
    record.filter(|_| is_whole)
}

fn writeups(files: &Files, folder: &str, members: &[FileId], cx: &mut Reader<'_>) -> Option<Writeups> {
    let first = Place::File(*members.first()?);
    let mut found: Vec<(Locale, Writeup)> = Vec::new();
    let written = cx.locales.iter().filter_map(|locale| {
        let file = files.find(&format!("{folder}/{locale}.md"))?;
        files.get(file).text().map(|_| (locale.clone(), file))
    });
    cx.translated().writeups = Some(written.collect());
    for locale in cx.locales {
        match files.find(&format!("{folder}/{locale}.md")) {
            Some(file) => {
                if let Some(text) = files.get(file).text() {
                    let may_name_sources = Scheme::Source.may_be_in(text);
                    found.push((locale.clone(), Writeup { file, may_name_sources }));
                }
            }
            None => {
                let misnamed =
                    members.iter().copied().find(|&file| is_misnamed(files.get(file).name(), locale));
                let missing =
                    Diagnostic::new(translations::MISSING_FILE, misnamed.map_or(first, Place::File));
                let missing = missing.with_some("found", misnamed.map(|file| files.get(file).name()));
                cx.problem(missing.with("folder", folder).with("locale", locale));
            }
        }
    }
    (found.len() == cx.locales.len()).then(|| Localized::Each(found.into_iter().collect()))
}

/// Whether a file is probably the write-up of a locale under another name: `en.MD`, `EN.md`, `en.markdown`, `zh.md`, `zh-CN.md`.
fn is_misnamed(name: &str, locale: &Locale) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".md.txt").map_or(name.clone(), |stem| format!("{stem}.md"));
    let Some((stem, "md" | "markdown" | "mdown" | "txt")) = name.rsplit_once('.') else { return false };
    let language = locale.as_str().split('-').next().unwrap_or_default().to_ascii_lowercase();
    stem == locale.as_str().to_ascii_lowercase()
        || stem == language
        || stem.strip_prefix(&language).is_some_and(|rest| rest.starts_with(['-', '_']))
}

/// Whether a name is that of another file with something after its stem: `en - Copy.md`, `zh-Hans - 副本.md`, `en (1).md`.
fn is_copy(name: &str, of: &str) -> bool {
    let Some((stem, ending)) = of.rsplit_once('.') else { return false };
    let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending)?.strip_suffix('.'));
    rest.is_some_and(|rest| rest.starts_with([' ', '-', '_', '(', '（']) || rest.starts_with("副本"))
}

/// The files beside a record, with a word about those that look like misspelt records or write-ups.
fn assets(files: &Files, folder: &str, kind: &BundleKind, members: &[FileId], cx: &mut Reader<'_>) -> Assets {
    let mut assets = Assets::new();
    let writeups: BTreeSet<String> = cx.locales.iter().map(|locale| format!("{locale}.md")).collect();
    for &file in members {
        let path = &files.get(file).path;
        let name = &path[folder.len() + 1..];
        let is_told = || {
            let missing = |locale: &&Locale| files.find(&format!("{folder}/{locale}.md")).is_none();
            cx.locales.iter().filter(missing).any(|locale| is_misnamed(name, locale))
        };
        if name == kind.record || writeups.contains(name) || is_told() {
            continue;
        }
        if name.ends_with(".md") || name.ends_with(".yaml") || name.ends_with(".yml") {
            let members_have = |near: &str| files.find(&format!("{folder}/{near}")).is_some();
            let expected = || writeups.iter().map(String::as_str).chain([kind.record]);
            let stray = Diagnostic::new(reading::STRAY_FILE, Place::File(file))
                .with_some("near", nearest(name, expected().filter(|near| !members_have(near))));
            let there = expected().find(|near| members_have(near) && is_copy(name, near));
            cx.problem(match there {
                Some(there) => stray
                    .with(
                        "advice",
                        format!("it looks like a copy of {there}; delete it, or move it out of content/"),
                    )
                    .with("advice_zh", format!("似为 {there} 的副本，请删除，或移出 content/")),
                None => stray
                    .with("advice", format!("the files of this folder are {}", listed(expected())))
                    .with("advice_zh", format!("此文件夹中的文件应为 {}", listed(expected()))),
            });
        } else {
            assets.insert(name.to_owned(), Asset { file, picture: Picture::read(files.get(file)) });
        }
    }
    assets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_shown_from_its_first_day_until_the_day_before_it_expires() {
        for (publish, expires, day, expected) in [
            (None, None, "2026-01-31", true),
            (Some("2026-01-31"), None, "2026-01-31", true),
            (Some("2026-02"), None, "2026-01-31", false),
            (Some("2026-12-31"), None, "2026", false),
            (None, Some("2026-01-31"), "2026-01-31", false),
            (None, Some("2026-02"), "2026-01-31", true),
        ] {
            let date = |text: Option<&str>| text.map(|text| text.parse().unwrap());
            let lifetime = Lifetime {
                status: PublicationStatus::Published,
                publish: date(publish),
                expires: date(expires),
            };
            let day = day.parse().unwrap();
            assert_eq!(lifetime.is_shown(day, Drafts::HoldBack), expected, "{publish:?} {expires:?} {day}");
        }
    }
}
