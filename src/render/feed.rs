//! The feed of a language: what was published or changed last (Atom, RFC 4287).
//!
//! All addresses are absolute, since feeds are read far from the site. Dates are those of the records, at the beginning of the day in
//! UTC, as records bear no time of day; a record without a date stands under the day that the site speaks for.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::context::Context;
use super::dated::Dates;
use super::prose;
use crate::model::period::PartialDate;
use crate::route::{Page, Route, absolute};

/// So many entries, the latest first, so that a large site does not send all of itself to readers who ask every hour.
const ENTRIES_MOST: usize = 50;

struct Entry {
    address: String,
    title: String,
    summary: Option<String>,
    section: String,
    dates: Dates,
    updated: PartialDate,
}

/// The feed of the page's language; empty where the site does not know its address.
pub(super) fn feed(cx: &mut Context<'_>) -> Vec<u8> {
    let site = cx.site();
    let Some(base) = site.config.base_url.as_deref() else { return Vec::new() };
    cx.from.extend(site.cases.values().map(|case| case.file));
    cx.from.extend(site.statistics.values().map(|statistic| statistic.file));
    let entries = entries(cx, base);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    match write(cx, base, &entries, &mut writer) {
        Ok(()) => {
            let mut xml = writer.into_inner();
            xml.push(b'\n');
            xml
        }
        // Writing to memory does not fail.
        Err(_) => Vec::new(),
    }
}

/// Cases and statistics, the latest change first; of one day, in the order of their addresses.
fn entries(cx: &mut Context<'_>, base: &str) -> Vec<Entry> {
    let site = cx.site();
    let (default, as_of) = (site.config.default_locale(), site.config.as_of);
    let mut entries = Vec::new();
    let mut add = |cx: &Context<'_>, page: Page, title, summary, section: &str, dates: Dates| {
        let path = Route::Page(page, cx.locale.clone()).path(default);
        entries.push(Entry {
            address: absolute(base, &path),
            title,
            summary,
            section: cx.word(section),
            dates,
            updated: dates.latest().unwrap_or(as_of),
        });
    };
    for (id, case) in site.cases.iter() {
        let summary = Some(prose::plain_text(cx, &case.summary, Some(id)));
        add(
            cx,
            Page::Case(id.to_owned()),
            cx.text(&case.title),
            summary,
            "section.cases",
            Dates::of_case(case),
        );
    }
    for (id, statistic) in site.statistics.iter() {
        let summary = statistic.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None));
        let dates = Dates::of_statistic(statistic);
        add(
            cx,
            Page::Statistic(id.to_owned()),
            cx.text(&statistic.title),
            summary,
            "section.statistics",
            dates,
        );
    }
    entries.sort_by(|a, b| (b.updated.start(), &a.address).cmp(&(a.updated.start(), &b.address)));
    entries.truncate(ENTRIES_MOST);
    entries
}

fn write(cx: &Context<'_>, base: &str, entries: &[Entry], writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    let config = &cx.site().config;
    let at = |page: Route| absolute(base, &page.path(config.default_locale()));
    let own = at(Route::Feed(cx.locale.clone()));
    let home = at(Route::Page(Page::Home, cx.locale.clone()));
    let title = cx.text(&config.title);
    let publisher = config.publisher.as_deref().and_then(|id| cx.site().registry.organizations.get(id));
    let author = publisher.map_or_else(|| title.clone(), |organization| cx.text(&organization.name));
    // Entries stand in the order of their days.
    let updated = entries.first().map_or(config.as_of, |entry| entry.updated);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", cx.locale.as_str()));
    feed.write_inner_content(|writer| {
        text(writer, "id", &own)?;
        text(writer, "title", &title)?;
        text(writer, "updated", &moment(updated))?;
        link(writer, "self", "application/atom+xml", &own)?;
        link(writer, "alternate", "text/html", &home)?;
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &author))?;
        for entry in entries {
            writer.create_element("entry").write_inner_content(|writer| one(writer, entry))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn one(writer: &mut Writer<Vec<u8>>, entry: &Entry) -> io::Result<()> {
    text(writer, "id", &entry.address)?;
    text(writer, "title", &entry.title)?;
    text(writer, "updated", &moment(entry.updated))?;
    if let Some(published) = entry.dates.published {
        text(writer, "published", &moment(published))?;
    }
    link(writer, "alternate", "text/html", &entry.address)?;
    writer.create_element("category").with_attribute(("term", entry.section.as_str())).write_empty()?;
    match &entry.summary {
        Some(summary) => text(writer, "summary", summary),
        None => Ok(()),
    }
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(text)).map(drop)
}

fn link(writer: &mut Writer<Vec<u8>>, relation: &str, kind: &str, address: &str) -> io::Result<()> {
    let link = writer.create_element("link").with_attribute(("rel", relation));
    link.with_attribute(("type", kind)).with_attribute(("href", address)).write_empty().map(drop)
}

/// A date as RFC 3339 writes moments: of a month or year, its first day.
fn moment(date: PartialDate) -> String {
    format!("{}T00:00:00Z", date.start())
}
