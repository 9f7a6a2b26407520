//! Events: meetings at which selections are announced and cases presented.

use super::bundle::{Alias, Assets, Lifetime, Writeups, aliases, lifetime_of_page, original};
use super::locale::Localized;
use super::organization::{Part, organizers};
use super::period::PartialDate;
use super::reader::{Phrase, Reader, named, partial_date, phrase, reference, sources, text};
use super::reference::Kind;
use crate::files::FileId;
use crate::yaml::Cursor;

/// A meeting or another event.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: String,
    pub title: Localized<String>,
    pub summary: Option<Localized<Phrase>>,
    pub lifetime: Lifetime,
    pub date: Option<PartialDate>,
    /// The source's words, where it gives no date.
    pub date_text: Option<Localized<String>>,
    pub place: Option<Localized<String>>,
    pub theme: Option<Localized<String>>,
    pub organizers: Vec<Part>,
    pub keynotes: Vec<Keynote>,
    pub selections: Vec<Announcement>,
    pub sources: Vec<String>,
    pub aliases: Vec<Alias>,
    pub writeups: Writeups,
    pub assets: Assets,
    pub file: FileId,
}

/// A speech, by the speaker's role; the name of a person is no part of it.
#[derive(Clone, Debug)]
pub struct Keynote {
    pub role: Localized<String>,
    pub organization: Option<String>,
    pub topic: Option<Localized<String>>,
}

/// That a case's selection was made known here.
#[derive(Clone, Debug)]
pub struct Announcement {
    pub case: String,
    pub scheme: String,
}

pub(super) fn read(
    id: &str,
    cursor: Cursor<'_>,
    (writeups, assets): (Writeups, Assets),
    file: FileId,
    cx: &mut Reader<'_>,
) -> Option<Event> {
    let mut record = cursor.record(named("event.yaml", "event.yaml"), cx)?;
    let title = record.require("title", cx, text);
    let summary = record.optional("summary", cx, phrase);
    let lifetime = lifetime_of_page(&mut record, cx);
    let date_text = record.optional("date_text", cx, text);
    let date = match date_text {
        Some(_) => record.optional("date", cx, partial_date),
        None => record.require("date", cx, partial_date),
    };
    let place = record.optional("place", cx, text);
    let theme = record.optional("theme", cx, text);
    let organizers = record.optional("organizers", cx, organizers).unwrap_or_default();
    let keynotes = record.optional("keynotes", cx, |cursor, cx| cursor.each(cx, keynote)).unwrap_or_default();
    let selections =
        record.optional("selections", cx, |cursor, cx| cursor.each(cx, announcement)).unwrap_or_default();
    let sources = record.optional("source", cx, sources);
    let aliases = aliases(&mut record, cx);
    original(&mut record, cx);
    record.finish(cx);
    Some(Event {
        id: id.to_owned(),
        title: title?,
        summary,
        lifetime: lifetime?,
        date,
        date_text,
        place,
        theme,
        organizers,
        keynotes,
        selections,
        sources: sources.unwrap_or_default(),
        aliases,
        writeups,
        assets,
        file,
    })
}

fn keynote(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Keynote> {
    let mut record = cursor.record(named("a keynote", "主旨发言"), cx)?;
    let role = record.require("role", cx, text);
    let organization =
        record.optional("organization", cx, |cursor, cx| reference(cursor, Kind::Organization, cx));
    let topic = record.optional("topic", cx, text);
    record.finish(cx);
    Some(Keynote { role: role?, organization, topic })
}

fn announcement(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Announcement> {
    let mut record = cursor.record(named("a selection", "入选记录"), cx)?;
    let case = record.require("case", cx, |cursor, cx| reference(cursor, Kind::Case, cx));
    let scheme = record.require("scheme", cx, |cursor, cx| reference(cursor, Kind::Scheme, cx));
    record.finish(cx);
    Some(Announcement { case: case?, scheme: scheme? })
}
