//! A workbook (Office Open XML): the figures on one sheet, their sources and notes on another.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::License;
use super::column::Column;
use super::table::{Cell, Table};
use crate::model::quantity::Number;
use crate::model::source::Source;
use crate::render::context::Context;
use crate::render::notes;

/// Spreadsheets keep this many digits of a number and round away the others (IEEE 754, and Microsoft's limits of Excel).
const DIGITS_KEPT: usize = 15;

/// The most characters of a cell (Microsoft's limits of Excel); the workbook is refused beyond them.
const CHARACTERS_MOST: usize = 32_767;

/// The workbook of a record in the language of the context. It is dated by the day that the site speaks for, so that the same
/// content gives the same bytes.
pub(super) fn workbook(cx: &Context<'_>, table: &Table<'_>) -> Result<Vec<u8>, XlsxError> {
    let day = cx.site().config.as_of.start();
    let (year, month, day) =
        (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(year.max(1900), month, day)?;
    let properties = DocProperties::new().set_title(&table.title).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    data(cx, table, workbook.add_worksheet().set_name(cx.word("sheet.data"))?)?;
    sources(cx, table, workbook.add_worksheet().set_name(cx.word("sheet.sources"))?)?;
    workbook.save_to_buffer()
}

fn data(cx: &Context<'_>, table: &Table<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (at, column) in (0_u16..).zip(table.shape.columns) {
        sheet.write_string_with_format(0, at, cx.word(&column.string()), &bold)?;
        sheet.set_column_width(at, width(*column))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1_u32..).zip(&table.rows) {
        for (at, cell) in (0_u16..).zip(&row.cells) {
            write(sheet, (line, at), cell)?;
        }
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, (line, at): (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => match kept(number) {
            Some(value) => {
                let format = Format::new().set_num_format(shown(number));
                sheet.write_number_with_format(line, at, value, &format)?;
            }
            None => {
                sheet.write_string(line, at, number.machine_text())?;
            }
        },
        // A text cell is never run as a formula, whatever it begins with.
        Cell::Text(_) | Cell::Coded { .. } => {
            sheet.write_string(line, at, cut(&cell.words()))?;
        }
    }
    Ok(())
}

/// The number as a spreadsheet holds it; nothing where that would be another number.
fn kept(number: &Number) -> Option<f64> {
    let text = number.value().normalize().to_string();
    let digits = text.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count();
    let value: f64 = text.parse().ok()?;
    (digits <= DIGITS_KEPT && value.is_finite()).then_some(value)
}

/// With the decimals as stated: `0.00` for 45.70.
fn shown(number: &Number) -> String {
    match number.value().scale() {
        0 => "0".to_owned(),
        decimals => format!("0.{}", "0".repeat(decimals as usize)),
    }
}

/// A text that is too long for a cell ends with an ellipsis; the other formats have all of it.
fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARACTERS_MOST) {
        None => text.to_owned(),
        Some(_) => text.chars().take(CHARACTERS_MOST / 2 - 1).chain(['…']).collect(),
    }
}

/// In characters.
fn width(column: Column) -> f64 {
    match column {
        Column::Value | Column::Upper | Column::Qualifier | Column::Status => 12.0,
        Column::Address | Column::Record | Column::Figure => 30.0,
        Column::Step => 8.0,
        Column::Id
        | Column::AsOf
        | Column::Period
        | Column::Unit
        | Column::Date
        | Column::SourcePublished => 18.0,
        Column::Category | Column::Label | Column::Locator | Column::Title | Column::DateText => 30.0,
        Column::SourcePublisher | Column::SourceUrl | Column::Source => 30.0,
        Column::Basis | Column::ShareOf | Column::SourceTitle | Column::Note | Column::AsStated => 40.0,
        Column::Text => 60.0,
    }
}

/// What is said of the whole, and each source with all that its record says.
fn sources(cx: &Context<'_>, table: &Table<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let config = &cx.site().config;
    let mut about = vec![
        (cx.word("sheet.title"), table.title.clone()),
        (cx.word("sheet.summary"), table.summary.clone().unwrap_or_default()),
        (cx.word("sheet.site"), cx.text(&config.title)),
        (cx.word("sheet.as_of"), cx.date(config.as_of).text),
    ];
    if let Some(license) = License::of(cx) {
        about.push((cx.word("sheet.license"), license.title));
    }
    about.retain(|(_, text)| !text.is_empty());
    let mut line = 0;
    for (label, text) in &about {
        sheet.write_string_with_format(line, 0, label, &bold)?;
        sheet.write_string(line, 1, cut(text))?;
        line += 1;
    }
    line += 1;
    for (at, key) in (0_u16..).zip(&SOURCE) {
        sheet.write_string_with_format(line, at, cx.word(&format!("source_column.{}", *key)), &bold)?;
        sheet.set_column_width(at, if at < 2 { 24.0 } else { 30.0 })?;
    }
    for source in &table.sources {
        line += 1;
        for (at, text) in (0_u16..).zip(of_source(cx, source)) {
            if !text.is_empty() {
                sheet.write_string(line, at, cut(&text))?;
            }
        }
    }
    Ok(())
}

const SOURCE: [&str; 8] = ["id", "title", "publisher", "published", "accessed", "url", "kind", "note"];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_a_spreadsheet_keeps_are_number_cells() {
        let number = |text: &str| text.parse::<Number>().expect("a number");
        for (text, value, format) in [
            ("285", Some(285.0), "0"),
            ("45.70", Some(45.7), "0.00"),
            ("-3.5", Some(-3.5), "0.0"),
            ("4.76 million", Some(4_760_000.0), "0"),
            ("0.000001", Some(0.000_001), "0.000000"),
            ("123456789012345", Some(123_456_789_012_345.0), "0"),
            ("1234567890123456", None, "0"),
            ("0.1234567890123456", None, "0.0000000000000000"),
        ] {
            assert_eq!((kept(&number(text)), shown(&number(text)).as_str()), (value, format), "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(cut("短"), "短");
        let long = cut(&"字".repeat(CHARACTERS_MOST + 1));
        assert!(long.ends_with('…') && long.chars().count() < CHARACTERS_MOST);
    }
}
