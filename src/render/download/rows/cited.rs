//! What a row says of its sources: enough to follow it to each of them without another file.

use super::{Cell, note_of};
use crate::model::source::{Published, Source};
use crate::render::context::Context;
use crate::render::download::column::SOURCES_BETWEEN;

/// Title, publisher, date, address, grade and note of each source, and the ids. What one source does not have leaves its place empty, so that
/// the first entry of each cell speaks of the first source.
pub(super) fn cells(cx: &Context<'_>, ids: &[String]) -> [Cell; 7] {
    let sources: Vec<&Source> = ids.iter().filter_map(|id| cx.site().registry.sources.get(id)).collect();
    let each = |of: &dyn Fn(&Source) -> String| joined(sources.iter().map(|source| of(source)));
    let published = |of: &dyn Fn(&Source) -> String| each(of).unwrap_or_default();
    let codes = published(&|source| match &source.published {
        Published::On(date) => date.to_string(),
        Published::Unknown { .. } => String::new(),
    });
    let words = published(&|source| match &source.published {
        Published::On(date) => cx.date(*date).text,
        // Why a date is not known is said with the source.
        Published::Unknown { .. } => cx.word("date.unknown"),
    });
    let date = if words.is_empty() { Cell::Empty } else { Cell::coded(codes, words) };
    [
        Cell::text(each(&|source| cx.text(&source.title))),
        Cell::text(each(&|source| cx.some_text(&source.publisher).unwrap_or_default())),
        date,
        Cell::text(each(&|source| source.url.clone().unwrap_or_default())),
        grade(cx, &sources),
        Cell::text(each(&|source| note_of(cx, &source.note, None).unwrap_or_default())),
        Cell::text(Some(ids.join(" "))),
    ]
}

/// How near each source is to those who established the fact.
fn grade(cx: &Context<'_>, sources: &[&Source]) -> Cell {
    let each = |of: &dyn Fn(&str) -> String| {
        joined(sources.iter().map(|source| source.grade.map(|grade| of(grade.word())).unwrap_or_default()))
    };
    let words = each(&|grade| cx.word(&format!("grade.{grade}")));
    each(&str::to_owned).zip(words).map_or(Cell::Empty, |(codes, words)| Cell::coded(codes, words))
}

/// The entries of a cell; nothing where none says anything.
fn joined(entries: impl Iterator<Item = String>) -> Option<String> {
    let entries: Vec<String> = entries.collect();
    entries.iter().any(|entry| !entry.is_empty()).then(|| entries.join(SOURCES_BETWEEN))
}
