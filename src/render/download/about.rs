//! What must be known to read a table, for files that stand without the page.

#[cfg(feature = "spreadsheets")]
use super::table::Table;
#[cfg(feature = "spreadsheets")]
use crate::model::locale::Localized;
#[cfg(feature = "spreadsheets")]
use crate::model::reader::Phrase;
use crate::render::context::Context;
#[cfg(feature = "spreadsheets")]
use crate::render::{counted, figure, prose};
use crate::route::{Page, Route, TableOf};

/// What is counted and how, and what the chart says below its drawing, as labels and words.
#[cfg(feature = "spreadsheets")]
pub(super) fn notes(cx: &Context<'_>, of: &TableOf, table: &Table<'_>) -> Vec<(String, String)> {
    let site = cx.site();
    let note = |note: Option<&Localized<Phrase>>, case: Option<&str>| {
        note.map(|note| (cx.word("column.note"), prose::plain_text(cx, note, case)))
    };
    let mut said = Vec::new();
    match of {
        TableOf::Statistic(id) => {
            let Some(statistic) = site.statistics.get(id) else { return said };
            said = counted::in_words(cx, statistic);
            said.extend(note(statistic.chart.as_ref().and_then(|chart| chart.note.as_ref()), None));
            let parts = statistic.breakdown.as_ref();
            said.extend(note(parts.and_then(|parts| parts.mismatch_note.as_ref()), None));
        }
        TableOf::Chart { case, chart } => {
            let chart = site.cases.get(case).and_then(|record| record.charts.get(chart));
            said.extend(unit(cx, table));
            said.extend(note(chart.and_then(|chart| chart.note.as_ref()), Some(case)));
        }
        TableOf::Case(_) => said.extend(unit(cx, table)),
        TableOf::Site => {}
    }
    said
}

/// The unit, where all numbers have one.
#[cfg(feature = "spreadsheets")]
fn unit(cx: &Context<'_>, table: &Table<'_>) -> Option<(String, String)> {
    let mut units = table.rows.iter().filter_map(|row| row.stands.unit());
    let first = units.next()?;
    let words = figure::unit_words(first, cx.locale.language());
    let is_shared = units.all(|unit| unit.id == first.id) && !words.is_empty();
    is_shared.then(|| (cx.word("column.unit"), words))
}

/// The page that the data stand on, where the site knows its own address: elsewhere a path leads nowhere.
pub(super) fn page(cx: &Context<'_>, of: &TableOf) -> Option<String> {
    cx.site().config.base_url.as_ref()?;
    let page = match of {
        TableOf::Case(id) | TableOf::Chart { case: id, .. } => Page::Case(id.clone()),
        TableOf::Statistic(id) => Page::Statistic(id.clone()),
        TableOf::Site => Page::Home,
    };
    Some(cx.address(&Route::Page(page, cx.locale.clone())))
}
