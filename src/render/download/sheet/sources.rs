//! The sheet of sources: each with all that its record says.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Look, Table, cut};
use crate::model::source::Source;
use crate::render::context::Context;
use crate::render::notes;

pub(super) fn write(
    cx: &Context<'_>,
    table: &Table<'_>,
    look: &Look,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    for (at, (key, width)) in (0_u16..).zip(COLUMNS.iter().zip(WIDTHS)) {
        sheet.write_string_with_format(0, at, cx.word(&format!("source_column.{}", *key)), &look.head)?;
        sheet.set_column_width(at, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, source) in (1_u32..).zip(&table.sources) {
        for (at, text) in (0_u16..).zip(of_source(cx, source)) {
            let is_address = COLUMNS.get(usize::from(at)) == Some(&"url");
            // An address that the format does not take as a link is a text.
            if is_address && sheet.write_url(line, at, text.as_str()).is_ok() {
                continue;
            }
            if !text.is_empty() {
                sheet.write_string_with_format(line, at, cut(&text), &look.text)?;
            }
        }
    }
    sheet.set_landscape().set_paper_size(super::A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

const COLUMNS: [&str; 8] = ["id", "title", "publisher", "published", "accessed", "url", "kind", "note"];

/// In characters.
const WIDTHS: [f64; 8] = [24.0, 40.0, 30.0, 18.0, 18.0, 40.0, 18.0, 50.0];

fn of_source(cx: &Context<'_>, source: &Source) -> [String; 8] {
    let view = notes::source_view(cx, source);
    let note = source.note.as_ref().map(|note| crate::render::prose::plain_text(cx, note, None));
    let said = [view.kind, view.grade].into_iter().flatten().collect::<Vec<_>>();
    [
        source.id.clone(),
        view.title.text,
        view.publisher.map(|run| run.text).unwrap_or_default(),
        view.published.map(|date| date.text).unwrap_or_default(),
        view.accessed.map(|date| date.text).unwrap_or_default(),
        view.url.unwrap_or_default(),
        said.join(&cx.word("punctuation.list")),
        note.unwrap_or_default(),
    ]
}
