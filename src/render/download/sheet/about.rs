//! The sheet that says what the data are: title, how they are counted, where they come from, and what each column means.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Look, Table, cut};
use crate::render::context::Context;
use crate::render::download::{License, about};
use crate::route::TableOf;

pub(super) fn write(
    cx: &Context<'_>,
    of: &TableOf,
    table: &Table<'_>,
    look: &Look,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let config = &cx.site().config;
    let mut said = vec![
        (cx.word("sheet.title"), table.title.clone()),
        (cx.word("sheet.summary"), table.summary.clone().unwrap_or_default()),
    ];
    said.extend(about::notes(cx, of, table));
    said.push((cx.word("sheet.site"), cx.text(&config.title)));
    said.extend(about::page(cx, of).map(|address| (cx.word("source_column.url"), address)));
    said.push((cx.word("sheet.as_of"), cx.date(config.as_of).text));
    if let Some(license) = License::of(cx) {
        let terms = [Some(license.title), license.path].into_iter().flatten().collect::<Vec<_>>();
        said.push((cx.word("sheet.license"), terms.join(" ")));
    }
    said.retain(|(_, text)| !text.is_empty());
    let mut line = 0;
    for (label, text) in &said {
        sheet.write_string_with_format(line, 0, label, &look.label)?;
        sheet.write_string_with_format(line, 1, cut(text), &look.text)?;
        line += 1;
    }
    line += 1;
    for (at, word) in (0_u16..).zip(["sheet.column", "sheet.meaning", "sheet.fixed_name"]) {
        sheet.write_string_with_format(line, at, cx.word(word), &look.head)?;
    }
    for column in table.shape.columns {
        line += 1;
        sheet.write_string_with_format(line, 0, cx.word(&column.string()), &look.label)?;
        sheet.write_string_with_format(line, 1, cx.word(&column.meaning()), &look.text)?;
        sheet.write_string_with_format(line, 2, column.id(), &look.text)?;
    }
    for (at, width) in (0_u16..).zip([28.0, 90.0, 20.0]) {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_landscape().set_paper_size(super::A4).set_print_fit_to_pages(1, 0);
    Ok(())
}
