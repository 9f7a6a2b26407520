//! Programmes: the regimes and services that cases report on.

use super::locale::Localized;
use super::organization::{Part, parts};
use super::reader::{Phrase, Reader, figure_ref, named, phrase, references, text};
use super::reference::{FigureRef, Kind};
use crate::yaml::Cursor;

/// A regime or service with its pillars and the stages of its pathway.
#[derive(Clone, Debug)]
pub struct Programme {
    pub id: String,
    pub name: Localized<String>,
    pub summary: Option<Localized<Phrase>>,
    pub organizations: Vec<Part>,
    pub pillars: Vec<Pillar>,
    pub stages: Vec<Stage>,
    /// What the source leaves open about the pathway.
    pub pathway_note: Option<Localized<Phrase>>,
    pub sources: Vec<String>,
}

/// One of the things that a programme rests on.
#[derive(Clone, Debug)]
pub struct Pillar {
    pub name: Localized<String>,
    pub text: Option<Localized<Phrase>>,
}

/// A step of a programme's pathway.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its place in the pathway; stages without one stand as they are written, after those with one.
    pub order: Option<u32>,
    pub name: Localized<String>,
    pub text: Option<Localized<Phrase>>,
    pub figure: Option<FigureRef>,
    pub sources: Vec<String>,
}

pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Programme> {
    let mut record = cursor.record(named("a programme", "项目"), cx)?;
    let name = record.require("name", cx, text);
    let summary = record.optional("summary", cx, phrase);
    let organizations = record.optional("organizations", cx, parts);
    let pillars = record.optional("pillars", cx, |cursor, cx| cursor.each(cx, pillar));
    let stages = record.optional("stages", cx, |cursor, cx| cursor.each(cx, stage));
    let pathway_note = record.optional("pathway_note", cx, phrase);
    let sources = record.optional("source", cx, |cursor, cx| references(cursor, Kind::Source, cx));
    record.finish(cx);
    Some(Programme {
        id: id.to_owned(),
        name: name?,
        summary,
        organizations: organizations.unwrap_or_default(),
        pillars: pillars.unwrap_or_default(),
        stages: in_order(stages.unwrap_or_default()),
        pathway_note,
        sources: sources.unwrap_or_default(),
    })
}

fn in_order(mut stages: Vec<Stage>) -> Vec<Stage> {
    stages.sort_by_key(|stage| stage.order.unwrap_or(u32::MAX));
    stages
}

fn pillar(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Pillar> {
    let mut keys = crate::diag::Diagnostics::default();
    let has_name =
        cursor.entries(&mut keys).is_some_and(|entries| entries.iter().any(|(key, ..)| *key == "name"));
    if !has_name {
        return text(cursor, cx).map(|name| Pillar { name, text: None });
    }
    let mut record = cursor.record(named("a pillar", "支柱"), cx)?;
    let name = record.require("name", cx, text);
    let body = record.optional("text", cx, phrase);
    record.finish(cx);
    Some(Pillar { name: name?, text: body })
}

fn stage(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Stage> {
    let mut record = cursor.record(named("a stage", "阶段"), cx)?;
    let order = record.optional("order", cx, |cursor, cx| cursor.whole(1, 1000, cx));
    let name = record.require("name", cx, text);
    let body = record.optional("text", cx, phrase);
    let figure = record.optional("figure", cx, figure_ref);
    let sources = record.optional("source", cx, |cursor, cx| references(cursor, Kind::Source, cx));
    record.finish(cx);
    Some(Stage { order, name: name?, text: body, figure, sources: sources.unwrap_or_default() })
}
