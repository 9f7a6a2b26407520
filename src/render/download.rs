//! Downloads of figures, observations and steps in every format, each written from the one [`table::Table`] of its record.

mod about;
mod column;
mod csv;
mod csvw;
mod json;
mod license;
mod package;
mod rows;
#[cfg(feature = "spreadsheets")]
mod sheet;
mod table;

use serde::Serialize;

use super::context::Context;
use crate::model::locale::Locale;
use crate::model::source::Source;
use crate::route::{Format, TableOf, is_drawn};
pub(super) use license::License;
pub(super) use rows::standing;
use table::Table;

/// One download of a record in the language of the context.
pub(super) fn file(cx: &Context<'_>, of: &TableOf, format: Format) -> Option<Vec<u8>> {
    match format {
        Format::Json => json::record(cx, of),
        _ => written(cx, of, &rows::table(cx, of)?, format),
    }
}

fn written(cx: &Context<'_>, of: &TableOf, table: &Table<'_>, format: Format) -> Option<Vec<u8>> {
    match format {
        Format::Csv => csv::of_words(cx, table),
        Format::CsvOfIds => csv::of_ids(cx, table),
        Format::CsvMetadata | Format::CsvOfIdsMetadata => csvw::metadata(cx, of, table, format),
        Format::Json => json::record(cx, of),
        Format::Package => package::package(cx, of, table),
        Format::Xlsx => workbook(cx, of, table),
    }
}

/// The sources that the rows of a record rest on, each once, in the order of their first use.
pub(super) fn sources<'a>(cx: &Context<'a>, of: &TableOf) -> Vec<&'a Source> {
    rows::table(cx, of).map(|table| table.sources).unwrap_or_default()
}

/// The tables that a record publishes beside its own: those of the charts of a case.
fn parts<'a>(cx: &Context<'a>, of: &TableOf) -> Vec<(TableOf, Table<'a>)> {
    let TableOf::Case(id) = of else { return Vec::new() };
    let Some(case) = cx.site().cases.get(id) else { return Vec::new() };
    let drawn = case.charts.iter().filter(|(_, chart)| is_drawn(cx.site(), case, chart));
    let parts = drawn.filter_map(|(chart, _)| {
        let of = TableOf::Chart { case: id.clone(), chart: chart.to_owned() };
        let table = rows::table(cx, &of)?;
        Some((of, table))
    });
    parts.collect()
}

/// Whether the table of a record is published itself: a case without figures has the files of its charts alone.
fn has_own_file(of: &TableOf, table: &Table<'_>) -> bool {
    !matches!(of, TableOf::Case(_)) || !table.rows.is_empty()
}

#[cfg(feature = "spreadsheets")]
fn workbook(cx: &Context<'_>, of: &TableOf, table: &Table<'_>) -> Option<Vec<u8>> {
    sheet::workbook(cx, of, table)
        .map_err(|error| {
            let (template, message) = (cx.path.to_string(), error.to_string());
            cx.note_fault(super::theme::ThemeError::plain(&template, message));
        })
        .ok()
}

/// Without the feature no workbook is planned.
#[cfg(not(feature = "spreadsheets"))]
fn workbook(_: &Context<'_>, _: &TableOf, _: &Table<'_>) -> Option<Vec<u8>> {
    None
}

/// The same making in another language.
fn in_locale<'a>(cx: &Context<'a>, locale: &'a Locale) -> Context<'a> {
    Context::new(cx.files, cx.ready, locale, cx.path)
}

/// Writes JSON for people to read as well, with a line end at its end.
pub(super) fn pretty(value: &impl Serialize) -> Option<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}
