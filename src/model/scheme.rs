//! Schemes: the selections and awards that cases win.

use super::choice::choices;
use super::locale::Localized;
use super::reader::{Phrase, Reader, address, named, phrase, reference, references, text};
use super::reference::Kind;
use crate::files::Place;
use crate::yaml::Cursor;

/// A selection or an award.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub id: String,
    pub name: Localized<String>,
    pub kind: SchemeKind,
    /// The organization that runs it, where a source says so.
    pub by: Option<String>,
    pub url: Option<String>,
    pub url_place: Place,
    pub description: Option<Localized<Phrase>>,
    pub sources: Vec<String>,
}

choices! {
    /// Whether cases are selected or things are awarded.
    SchemeKind { Selection = "selection", Award = "award" }
}

pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Scheme> {
    let mut record = cursor.record(named("a scheme", "评选"), cx)?;
    let name = record.require("name", cx, text);
    let kind = record.require_one_of("kind", SchemeKind::WORDS, cx, SchemeKind::read);
    let by = record.optional("by", cx, |cursor, cx| reference(cursor, Kind::Organization, cx));
    let url_place = record.place_of("url");
    let url = record.optional("url", cx, address);
    let description = record.optional("description", cx, phrase);
    let sources = record.optional("source", cx, |cursor, cx| references(cursor, Kind::Source, cx));
    record.finish(cx);
    Some(Scheme {
        id: id.to_owned(),
        name: name?,
        kind: kind?,
        by,
        url,
        url_place,
        description,
        sources: sources.unwrap_or_default(),
    })
}
