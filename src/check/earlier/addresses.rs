//! Addresses that were published.

use std::collections::BTreeMap;

use super::Compared;
use super::locales::Moved;
use crate::diag::{Diagnostic, Diagnostics, table::earlier, table::privacy};
use crate::files::Place;
use crate::output::{CATALOGUE, Coding, Entry, REGISTER};
use crate::route::{FEED, Format, Page, Route, Shard, TableOf, is_for_host};

/// An address that is gone, in whichever languages it stood.
struct Gone<'a> {
    /// The published file, in the language that comes first.
    path: &'a str,
    entry: &'a Entry,
}

/// Folders of bundles and their records' files.
const BUNDLES: [(&str, &str); 4] = [
    ("cases", "case.yaml"),
    ("events", "event.yaml"),
    ("statistics", "statistic.yaml"),
    ("pages", "page.yaml"),
];

pub(super) fn no_address_is_lost(compared: &Compared<'_>, moved: &Moved, diags: &mut Diagnostics) {
    let mut pages: BTreeMap<&str, Gone<'_>> = BTreeMap::new();
    let mut files: BTreeMap<&str, Gone<'_>> = BTreeMap::new();
    for (path, entry) in &compared.earlier.manifest.files {
        let path = path.as_str();
        if compared.plan.has(path) || moved.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        // Nobody asks for what hosts read, nor for a compressed file by its own name.
        let is_compressed =
            Coding::plain(path).is_some_and(|plain| compared.earlier.manifest.files.contains_key(plain));
        if is_for_host(path) || is_compressed {
            continue;
        }
        let below = without_locale(compared, path);
        let is_page = path.ends_with(".html") && !is_of_a_chart(path);
        let group = if is_page { &mut pages } else { &mut files };
        group.entry(below).or_insert(Gone { path, entry });
    }
    if pages.is_empty() && files.is_empty() {
        return;
    }
    let keys: BTreeMap<String, &str> =
        compared.plan.routes.keys().map(|path| (path.key(), path.as_str())).collect();
    let new = new_records(compared);
    for (below, gone) in &pages {
        if let Some(found) = page(compared, below, gone, &keys, &new) {
            diags.push(found);
        }
    }
    for (below, gone) in &files {
        if is_wanted(compared, gone.path) && !keys.contains_key(&gone.path.to_lowercase()) {
            diags.push(Diagnostic::new(earlier::FILE_GONE, at_site(compared)).with("id", below));
        }
    }
}

/// Whether a page is a chart alone, which stands beside the page of its record and goes where that goes.
fn is_of_a_chart(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name == "embed.html" || name.starts_with("embed-")
}

/// What is still to be written in a record that readers know is not mended by a draft: its address would be lost.
pub(super) fn no_published_record_is_made_a_draft(compared: &Compared<'_>, diags: &mut Diagnostics) {
    for mut found in diags.extract(|found| found.code == privacy::PLACEHOLDER) {
        let path = found.place.map(|place| compared.files.get(place.file()).path.as_str());
        if path.is_some_and(|path| was_published(compared, path)) {
            found.words.remove("draft");
        }
        diags.push(found);
    }
}

/// Whether the record that a file belongs to had its page.
fn was_published(compared: &Compared<'_>, path: &str) -> bool {
    let mut parts = path.strip_prefix("content/").unwrap_or(path).split('/');
    let (Some(folder), Some(id)) = (parts.next(), parts.next()) else { return false };
    let page = match folder {
        "pages" => format!("{id}/index.html"),
        folder => format!("{folder}/{id}/index.html"),
    };
    compared.earlier.manifest.files.contains_key(page.as_str())
}

/// The path as it is the same in every language.
fn without_locale<'p>(compared: &Compared<'_>, path: &'p str) -> &'p str {
    let locales = compared.earlier.register.iter().flat_map(|register| register.locales.iter().skip(1));
    let below = |tag: &String| path.strip_prefix(tag.as_str()).and_then(|rest| rest.strip_prefix('/'));
    locales.into_iter().find_map(below).unwrap_or(path)
}

fn at_site(compared: &Compared<'_>) -> Option<Place> {
    compared.files.find("content/site.yaml").map(Place::File)
}

fn page(
    compared: &Compared<'_>,
    below: &str,
    gone: &Gone<'_>,
    planned: &BTreeMap<String, &str>,
    new: &BTreeMap<&str, String>,
) -> Option<Diagnostic> {
    let address = below.strip_suffix("/index.html").unwrap_or(below);
    let parts: Vec<&str> = address.split('/').collect();
    // Which cases stand on the third page of a list changes with every new one; nobody can rely on it.
    if let ["cases" | "years" | "terms", .., "page", _] = parts.as_slice() {
        return None;
    }
    let entry = format!("{{address: {address}, reason: {}}}", reason(compared));
    if matches!(
        parts.as_slice(),
        ["events" | "programmes" | "schemes" | "statistics"] | ["years", _] | ["terms", _, _]
    ) {
        let found = Diagnostic::new(earlier::LIST_GONE, at_site(compared));
        return Some(found.with("id", address).with("entry", entry));
    }
    let found = Diagnostic::new(earlier::ADDRESS_GONE, at_site(compared)).with("id", address);
    if let Some(near) = planned.get(&gone.path.to_lowercase()) {
        return Some(found.with("near", near.strip_suffix("/index.html").unwrap_or(near)));
    }
    let found = found.with("entry", entry).with("alias", address);
    if let Some(held) = held_back(compared, &parts) {
        let at = compared.files.find(&held).map(Place::File);
        let found = Diagnostic { place: at.or(found.place), ..found };
        return Some(found.with("held", held).with("as_of", compared.site.config.as_of));
    }
    let from = record_of(gone.entry, address);
    if from.is_some_and(|record| is_told_of(compared, record)) {
        return None;
    }
    let found = found.with_some("from", from);
    Some(found.with_some("new", folder_of(&parts).and_then(|folder| new.get(folder))))
}

/// `…` for each language of the site.
fn reason(compared: &Compared<'_>) -> String {
    match compared.site.config.locales.as_slice() {
        [_] => "…".to_owned(),
        locales => {
            let each: Vec<String> = locales.iter().map(|locale| format!("{locale}: …")).collect();
            format!("{{{}}}", each.join(", "))
        }
    }
}

/// The file of the record of this address, where the record is there and not shown.
fn held_back(compared: &Compared<'_>, parts: &[&str]) -> Option<String> {
    let site = compared.site;
    let (folder, id) = (folder_of(parts)?, parts.last()?);
    let is_held = match folder {
        "cases" => site.cases.is_held_back(id),
        "events" => site.events.is_held_back(id),
        "statistics" => site.statistics.is_held_back(id),
        _ => site.pages.is_held_back(id),
    };
    let (_, file) = BUNDLES.into_iter().find(|(known, _)| *known == folder)?;
    is_held.then(|| format!("content/{folder}/{id}/{file}"))
}

/// Whether a record is held back and its own address is gone, which is reported there: an alias of it comes back with it.
fn is_told_of(compared: &Compared<'_>, record: &str) -> bool {
    let Some((folder, _)) = record.strip_prefix("content/").and_then(|path| path.rsplit_once('/')) else {
        return false;
    };
    let address = folder.strip_prefix("pages/").unwrap_or(folder);
    let parts: Vec<&str> = address.split('/').collect();
    let path = format!("{address}/index.html");
    held_back(compared, &parts).is_some() && !compared.plan.has(&path)
}

/// The record that a page was made from: the one of its own address, or the only one that there is.
fn record_of<'e>(entry: &'e Entry, address: &str) -> Option<&'e str> {
    let records = || entry.from.iter().map(|path| &**path).filter(|path| is_record(path));
    let own = |path: &&str| {
        let folder = path.strip_prefix("content/").and_then(|path| path.rsplit_once('/'));
        folder.is_some_and(|(folder, _)| folder.strip_prefix("pages/").unwrap_or(folder) == address)
    };
    records().find(own).or_else(|| only(records()))
}

fn is_record(path: &str) -> bool {
    BUNDLES.iter().any(|(folder, file)| {
        let rest = path.strip_prefix("content/").and_then(|rest| rest.strip_prefix(folder));
        rest.is_some_and(|rest| rest.starts_with('/') && rest.ends_with(&format!("/{file}")))
    })
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// The one record of a kind that was not published before is probably the old one under another name; by folder.
fn new_records(compared: &Compared<'_>) -> BTreeMap<&'static str, String> {
    let default = compared.site.config.default_locale();
    let published = &compared.earlier.manifest.files;
    let mut new: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, route) in &compared.plan.routes {
        let Route::Page(page, locale) = route else { continue };
        let folder = match page {
            Page::Case(_) => "cases",
            Page::Event(_) => "events",
            Page::Statistic(_) => "statistics",
            Page::Plain(_) => "pages",
            _ => continue,
        };
        if locale == default && !published.contains_key(path) {
            new.entry(folder).or_default().extend(file_of(page));
        }
    }
    new.into_iter().filter_map(|(folder, files)| Some((folder, only(files.into_iter())?))).collect()
}

/// The folder of the records that have such addresses.
fn folder_of(parts: &[&str]) -> Option<&'static str> {
    match parts {
        ["cases", _] => Some("cases"),
        ["events", _] => Some("events"),
        ["statistics", _] => Some("statistics"),
        [_] => Some("pages"),
        _ => None,
    }
}

/// Whether a file holds the numbers of a chart: that the chart is gone is told of its drawing.
fn is_beside_its_drawing(compared: &Compared<'_>, path: &str) -> bool {
    let ends = [".ids.csv", ".csv", ".xlsx", ".json"];
    let stem = ends.iter().find_map(|end| path.strip_suffix(end));
    stem.is_some_and(|stem| compared.earlier.manifest.files.contains_key(format!("{stem}.svg").as_str()))
}

/// Whether others may rely on a file. Those of the theme carry a fingerprint and change with it, machines fetch sitemap and feeds anew, the search
/// page its index, and files of a page that is gone or withdrawn go with it.
fn is_wanted(compared: &Compared<'_>, path: &str) -> bool {
    // That a case has no figures left for a download is told of the figures.
    let of_figures = Format::ALL.iter().map(|format| TableOf::Case(String::new()).name(*format));
    let mut of_figures = of_figures.filter(|_| path.contains("cases/"));
    if path.starts_with("assets/")
        || path == "sitemap.xml"
        || path.rsplit('/').next() == Some(FEED)
        || Shard::is_at(path)
        || [REGISTER, CATALOGUE].contains(&path)
        || of_figures.any(|name| path.rsplit('/').next() == Some(name.as_str()))
        || is_beside_its_drawing(compared, path)
    {
        return false;
    }
    let Some((folder, _)) = path.rsplit_once('/') else { return true };
    let page = format!("{folder}/index.html");
    let was_beside_a_page = compared.earlier.manifest.files.contains_key(page.as_str());
    match compared.plan.routes.get(page.as_str()) {
        Some(Route::Page(Page::Withdrawn(_), _) | Route::Alias { .. }) => false,
        Some(_) => true,
        None => !was_beside_a_page,
    }
}

pub(super) fn an_alias_stays_with_its_record(compared: &Compared<'_>, diags: &mut Diagnostics) {
    let default = compared.site.config.default_locale();
    for (path, route) in &compared.plan.routes {
        let Route::Alias { from, to, locale } = route else { continue };
        let Some(entry) = compared.earlier.manifest.files.get(path).filter(|_| locale == default) else {
            continue;
        };
        let old = only(entry.from.iter().map(|path| &**path).filter(|path| is_record(path)));
        let (Some(old), Some(new)) = (old, file_of(to)) else { continue };
        if old != new && compared.files.find(old).is_some() {
            let place = compared.files.find(&new).map(Place::File);
            let found = Diagnostic::new(earlier::OTHER_RECORD, place).with("id", from);
            diags.push(found.with("old", old).with("new", new));
        }
    }
}

/// The file of the record that a page is about.
fn file_of(page: &Page) -> Option<String> {
    Some(match page {
        Page::Case(id) => format!("content/cases/{id}/case.yaml"),
        Page::Event(id) => format!("content/events/{id}/event.yaml"),
        Page::Statistic(id) => format!("content/statistics/{id}/statistic.yaml"),
        Page::Plain(id) => format!("content/pages/{id}/page.yaml"),
        _ => return None,
    })
}
