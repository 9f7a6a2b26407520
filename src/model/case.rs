//! Cases: what a service did, and with what result.

use super::bundle::{Alias, Assets, Lifetime, Writeups, aliases, lifetime, original};
use super::chart::{self, Chart};
use super::figure::{self, Called, Defaults, Figure, Names};
use super::label::Label;
use super::locale::Localized;
use super::organization::{Part, parts};
use super::period::PartialDate;
use super::reader::{
    Phrase, Reader, address, figure_ref, is_id, named, partial_date, phrase, reference, references, sources,
    text,
};
use super::reference::{FigureRef, Kind, Target};
use super::table::Table;
use crate::diag::{Diagnostic, table::reading};
use crate::files::{FileId, Place};
use crate::yaml::Cursor;
use std::sync::Arc;

/// A case with its figures, charts and write-ups.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: String,
    pub title: Localized<String>,
    pub summary: Localized<Phrase>,
    pub lifetime: Lifetime,
    pub updated: Option<PartialDate>,
    pub year: Option<i16>,
    pub programme: Option<String>,
    pub organizations: Vec<Part>,
    /// Taxonomy and terms, in the order written.
    pub terms: Vec<(String, Vec<String>)>,
    pub selections: Vec<Selection>,
    pub figures: Table<Figure>,
    /// Nothing where they could not be read.
    pub key_figures: Option<Vec<FigureRef>>,
    pub charts: Table<Chart>,
    pub milestones: Vec<Milestone>,
    pub replicable: Vec<Replicable>,
    pub outlook: Option<Localized<Phrase>>,
    pub images: Vec<Image>,
    pub documents: Vec<Document>,
    pub byline: Byline,
    pub related: Vec<String>,
    pub aliases: Vec<Alias>,
    pub writeups: Writeups,
    pub assets: Assets,
    pub file: FileId,
}

/// That a case was selected or won an award.
#[derive(Clone, Debug)]
pub struct Selection {
    pub scheme: String,
    pub year: Option<i16>,
    pub edition: Option<u32>,
    pub result: Option<Localized<String>>,
    /// Who selected, where a source says so.
    pub body: Option<String>,
    pub announced_at: Option<String>,
    pub sources: Vec<String>,
}

/// Something that happened, with its day or the source's words for it.
#[derive(Clone, Debug)]
pub struct Milestone {
    pub date: Option<PartialDate>,
    pub date_text: Option<Localized<String>>,
    /// Whether its source speaks of it as still to come.
    pub planned: bool,
    pub text: Localized<Phrase>,
    pub sources: Vec<String>,
}

/// What others can reuse.
#[derive(Clone, Debug)]
pub struct Replicable {
    pub text: Localized<Phrase>,
    pub sources: Vec<String>,
}

/// A picture beside the write-up.
#[derive(Clone, Debug)]
pub struct Image {
    pub file: String,
    pub alt: Localized<String>,
    pub caption: Option<Localized<Phrase>>,
    pub credit: Option<Localized<String>>,
    pub place: Place,
}

/// A document to be read or fetched.
#[derive(Clone, Debug)]
pub struct Document {
    pub title: Localized<String>,
    pub file: Option<String>,
    pub url: Option<String>,
    pub url_place: Place,
    pub place: Place,
}

/// Who stands behind the text, as Chinese public pages name them; every line is optional.
#[derive(Clone, Debug, Default)]
pub struct Byline {
    pub source: Option<Localized<String>>,
    pub author: Option<Localized<String>>,
    pub photo: Option<Localized<String>>,
    pub editor: Option<Localized<String>>,
    pub reviewer: Option<Localized<String>>,
}

pub(super) fn read(
    id: &str,
    cursor: Cursor<'_>,
    (writeups, assets): (Writeups, Assets),
    file: FileId,
    cx: &mut Reader<'_>,
) -> Option<Case> {
    cx.within = Some(id.to_owned());
    let mut record = cursor.record(named("case.yaml", "case.yaml"), cx)?;
    let before = cx.diags.len();
    let title = record.require("title", cx, text);
    let summary = record.require("summary", cx, phrase);
    let lifetime = lifetime(&mut record, cx);
    let updated = record.optional("updated", cx, partial_date);
    let own_year = record.optional("year", cx, year);
    let programme = record.optional("programme", cx, |cursor, cx| reference(cursor, Kind::Programme, cx));
    let organizations = record.optional("organizations", cx, parts).unwrap_or_default();
    let terms = record.optional("terms", cx, terms).unwrap_or_default();
    let selections =
        record.optional("selections", cx, |cursor, cx| cursor.each(cx, selection)).unwrap_or_default();
    let defaults =
        record.optional("defaults", cx, |cursor, cx| Some(figure::defaults(cursor, cx))).unwrap_or_default();
    let at_figures = cx.diags.len();
    let figures =
        record.optional("figures", cx, |cursor, cx| Some(figures(cursor, &defaults, cx))).unwrap_or_default();
    figure::tell_together(&mut record, at_figures, cx);
    let key_figures = record.optional("key_figures", cx, |cursor, cx| cursor.each(cx, figure_ref));
    let charts = record.optional("charts", cx, |cursor, cx| Some(charts(cursor, cx))).unwrap_or_default();
    let milestones =
        record.optional("milestones", cx, |cursor, cx| cursor.each(cx, milestone)).unwrap_or_default();
    let replicable =
        record.optional("replicable", cx, |cursor, cx| cursor.each(cx, replicable)).unwrap_or_default();
    let outlook = record.optional("outlook", cx, phrase);
    let images = record.optional("images", cx, |cursor, cx| cursor.each(cx, image)).unwrap_or_default();
    let documents =
        record.optional("documents", cx, |cursor, cx| cursor.each(cx, document)).unwrap_or_default();
    let byline = record.optional("byline", cx, byline).unwrap_or_default();
    let related =
        record.optional("related", cx, |cursor, cx| references(cursor, Kind::Case, cx)).unwrap_or_default();
    let aliases = aliases(&mut record, cx);
    original(&mut record, cx);
    // What a misspelt key holds is not lost for those who refer to it: it is there, and cannot be read.
    let meant = record.finish(cx);
    figure::without_followers(&meant, before, cx);
    let figures = if meant.contains(&"figures") { Table::unreadable() } else { figures };
    let charts = if meant.contains(&"charts") { Table::unreadable() } else { charts };
    let key_figures = match key_figures {
        None if !meant.contains(&"key_figures") => Some(Vec::new()),
        key_figures => key_figures,
    };
    // What leads to a figure that stands here need not be looked up in the whole site.
    let leads_here = |to: &Target| match to {
        Target::Figure { figure: FigureRef::Own(figure), .. } => figures.get(figure).is_some(),
        _ => false,
    };
    cx.references.retain(|reference| !leads_here(&reference.to));
    let year = own_year.or_else(|| selections.iter().filter_map(|selection| selection.year).max());
    Some(Case {
        id: id.to_owned(),
        title: title?,
        summary: summary?,
        lifetime: lifetime?,
        updated,
        year,
        programme,
        organizations,
        terms,
        selections,
        figures,
        key_figures,
        charts,
        milestones,
        replicable,
        outlook,
        images,
        documents,
        byline,
        related,
        aliases,
        writeups,
        assets,
        file,
    })
}

fn figures(cursor: Cursor<'_>, defaults: &Defaults, cx: &mut Reader<'_>) -> Table<Figure> {
    let Some(entries) = cursor.entries(cx) else { return Table::unreadable() };
    let mut figures = Table::default();
    // Of an id that stands twice the second may be the one that others name.
    let is_first = |place: &Place| entries.iter().any(|(_, key, _)| key == place);
    if cx.diags.iter().any(|found| found.code == reading::DUPLICATE_KEY && found.related.iter().any(is_first))
    {
        figures.set_incomplete();
    }
    let mut label = None;
    for (id, place, cursor) in entries {
        let before = cx.diags.len();
        let figure = cursor.record(named("a figure", "数字"), cx).and_then(|mut record| {
            let figure = figure::read(Called::Id(id), &mut record, Names::Own, defaults, cx);
            figure::finish(record, before, cx);
            figure
        });
        // With a fault in it (a misspelt `qualifier`, say) a figure is not what its author meant, and nothing is held against it.
        let is_sound = is_id(id, place, cx) && !cx.diags.has_errors_after(before);
        let figure = figure.filter(|_| is_sound);
        let figure = figure.map(|figure| Figure { label: shared(&mut label, figure.label), ..figure });
        figures.add(id, figure);
    }
    figures
}

/// The label before this one where it says the same: the figures of a series stand together, and their label is kept once.
fn shared(before: &mut Option<Arc<Label>>, label: Arc<Label>) -> Arc<Label> {
    let same = before.take().filter(|known| **known == *label);
    Arc::clone(before.insert(same.unwrap_or(label)))
}

fn charts(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Table<Chart> {
    let Some(entries) = cursor.entries(cx) else { return Table::unreadable() };
    let mut charts = Table::default();
    for (id, place, cursor) in entries {
        let chart = chart::read(id, cursor, cx);
        charts.add(id, chart.filter(|_| is_id(id, place, cx) && is_free(id, place, cx)));
    }
    charts
}

/// Whether no other file beside the page of a case begins with the id of a chart, which begins the names of its own files.
fn is_free(id: &str, place: Place, cx: &mut Reader<'_>) -> bool {
    let taken = match id {
        "figures" => "figures.csv",
        "datapackage" => "datapackage.json",
        "share" => "share.png",
        _ => return true,
    };
    cx.diags.push(Diagnostic::new(reading::BAD_ID, place).with("id", id).with("taken", taken));
    false
}

fn terms(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Vec<(String, Vec<String>)>> {
    let mut out = Vec::new();
    for (taxonomy, place, cursor) in cursor.entries(cx)? {
        cx.name(Target::Record(Kind::Taxonomy, taxonomy.to_owned()), place);
        let mut terms = Vec::new();
        for cursor in cursor.one_or_list(cx).unwrap_or_default() {
            if let Some(term) = cursor.text(cx) {
                let to = Target::Term { taxonomy: taxonomy.to_owned(), term: term.to_owned() };
                cx.name(to, cursor.place());
                terms.push(term.to_owned());
            }
        }
        out.push((taxonomy.to_owned(), terms));
    }
    Some(out)
}

fn year(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<i16> {
    cursor.whole(1400, 9999, cx).map(|year| year as i16)
}

fn selection(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Selection> {
    let mut record = cursor.record(named("a selection", "入选记录"), cx)?;
    let scheme = record.require("scheme", cx, |cursor, cx| reference(cursor, Kind::Scheme, cx));
    let year = record.optional("year", cx, year);
    let edition = record.optional("edition", cx, |cursor, cx| cursor.whole(1, 9999, cx));
    let result = record.optional("result", cx, text);
    let body = record.optional("body", cx, |cursor, cx| reference(cursor, Kind::Organization, cx));
    let announced_at = record.optional("announced_at", cx, |cursor, cx| reference(cursor, Kind::Event, cx));
    let sources = record.require("source", cx, sources);
    record.finish(cx);
    Some(Selection { scheme: scheme?, year, edition, result, body, announced_at, sources: sources? })
}

fn milestone(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Milestone> {
    let mut record = cursor.record(named("a milestone", "大事记"), cx)?;
    let date_text = record.optional("date_text", cx, text);
    let date = match date_text {
        Some(_) => record.optional("date", cx, partial_date),
        None => record.require("date", cx, partial_date),
    };
    let planned = record.optional("planned", cx, |cursor, cx| cursor.yes_or_no(cx)).unwrap_or_default();
    let body = record.require("text", cx, phrase);
    let sources = record.require("source", cx, sources);
    record.finish(cx);
    Some(Milestone { date, date_text, planned, text: body?, sources: sources? })
}

fn replicable(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Replicable> {
    let mut record = cursor.record(named("a replicable point", "可复制经验"), cx)?;
    let body = record.require("text", cx, phrase);
    let sources = record.optional("source", cx, |cursor, cx| references(cursor, Kind::Source, cx));
    record.finish(cx);
    Some(Replicable { text: body?, sources: sources.unwrap_or_default() })
}

fn image(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Image> {
    let mut record = cursor.record(named("an image", "图片"), cx)?;
    let file = record.require("file", cx, |cursor, cx| cursor.text(cx).map(str::to_owned));
    let place = record.place_of("file");
    let alt = record.require("alt", cx, text);
    let caption = record.optional("caption", cx, phrase);
    let credit = record.optional("credit", cx, text);
    record.finish(cx);
    Some(Image { file: file?, alt: alt?, caption, credit, place })
}

fn document(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Document> {
    let mut record = cursor.record(named("a document", "文件"), cx)?;
    let title = record.require("title", cx, text);
    let url_place = record.place_of("url");
    let url = record.optional("url", cx, address);
    let file = match url {
        Some(_) => record.optional("file", cx, |cursor, cx| cursor.text(cx).map(str::to_owned)),
        None => record.require("file", cx, |cursor, cx| cursor.text(cx).map(str::to_owned)),
    };
    let place = record.place_of("file");
    record.finish(cx);
    Some(Document { title: title?, file, url, url_place, place })
}

fn byline(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Byline> {
    let mut record = cursor.record(named("the byline", "署名"), cx)?;
    let byline = Byline {
        source: record.optional("source", cx, text),
        author: record.optional("author", cx, text),
        photo: record.optional("photo", cx, text),
        editor: record.optional("editor", cx, text),
        reviewer: record.optional("reviewer", cx, text),
    };
    record.finish(cx);
    Some(byline)
}
