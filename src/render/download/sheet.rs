//! A workbook (Office Open XML) that stands for itself: the data on one sheet, what must be known to read them on the next, their
//! sources on the last.

mod about;
mod look;
mod sources;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::column::{Column, Kind};
use super::rows;
use super::table::{Cell, Table};
use crate::model::quantity::Number;
use crate::render::context::Context;
use crate::route::TableOf;
use look::Look;

/// Spreadsheets keep this many digits of a number and round away the others (IEEE 754, and Microsoft's limits of Excel).
const DIGITS_KEPT: usize = 15;

/// The most characters of a cell (Microsoft's limits of Excel); the workbook is refused beyond them.
const CHARACTERS_MOST: usize = 32_767;

/// From this year on every spreadsheet counts days alike: Excel takes 1900 for a leap year, and has no days before it.
const FIRST_YEAR: u16 = 1901;

/// The size of paper by its number in the format (ECMA-376, 18.3.1.63).
const A4: u8 = 9;

/// The workbook of a record in the language of the context. It is dated by the day that the site speaks for, so that the same
/// content gives the same bytes.
pub(super) fn workbook(cx: &Context<'_>, of: &TableOf, table: &Table<'_>) -> Result<Vec<u8>, XlsxError> {
    let day = cx.site().config.as_of.start();
    let (year, month, day) =
        (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(year.max(1900), month, day)?;
    let properties = DocProperties::new().set_title(&table.title).set_creation_datetime(&created);
    let look = Look::of(cx.locale.language());
    workbook.set_properties(&properties);
    data(cx, table, &look, workbook.add_worksheet().set_name(cx.word("sheet.data"))?)?;
    about::write(cx, of, table, &look, workbook.add_worksheet().set_name(cx.word("sheet.about"))?)?;
    sources::write(cx, table, &look, workbook.add_worksheet().set_name(cx.word("sheet.sources"))?)?;
    workbook.save_to_buffer()
}

fn data(cx: &Context<'_>, table: &Table<'_>, look: &Look, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = table.shape.columns;
    for (at, column) in (0_u16..).zip(columns) {
        let head = if column.kind() == Kind::Number { &look.head_of_numbers } else { &look.head };
        sheet.write_string_with_format(0, at, cx.word(&column.string()), head)?;
        sheet.set_column_width(at, width(*column))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1_u32..).zip(&table.rows) {
        for (at, (cell, column)) in (0_u16..).zip(rows::cells(cx, row).iter().zip(columns)) {
            write(sheet, (line, at), cell, column.kind(), look)?;
        }
    }
    let (last_row, last_column) = (table.rows.len().try_into(), columns.len().saturating_sub(1).try_into());
    if let (Ok(last_row @ 1..), Ok(last_column)) = (last_row, last_column) {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    // Printed, the table is as wide as a sheet, and each sheet has the heads.
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &Cell,
    kind: Kind,
    look: &Look,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => match kept(number) {
            Some(value) => {
                sheet.write_number_with_format(line, at, value, &look.number(number.value().scale()))?;
            }
            None => {
                sheet.write_string_with_format(line, at, number.machine_text(), &look.long_number)?;
            }
        },
        Cell::Coded { code, .. } if kind == Kind::Time && day(code).is_some() => {
            if let Some(day) = day(code) {
                sheet.write_datetime_with_format(line, at, &day, &look.day)?;
            }
        }
        // A text cell is never run as a formula, whatever it begins with.
        Cell::Text(_) | Cell::Coded { .. } => {
            sheet.write_string_with_format(line, at, cut(&cell.words()), &look.text)?;
        }
    }
    Ok(())
}

/// A whole day of ISO 8601; a month or a year is no day, and stays in words.
fn day(code: &str) -> Option<ExcelDateTime> {
    let mut parts = code.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let year: u16 = year.parse().ok().filter(|year| parts.next().is_none() && *year >= FIRST_YEAR)?;
    ExcelDateTime::from_ymd(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The number as a spreadsheet holds it; nothing where that would be another number.
fn kept(number: &Number) -> Option<f64> {
    let text = number.value().normalize().to_string();
    let digits = text.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count();
    let value: f64 = text.parse().ok()?;
    (digits <= DIGITS_KEPT && value.is_finite()).then_some(value)
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
        Column::Step => 8.0,
        Column::Qualifier | Column::Status => 12.0,
        Column::Value | Column::Upper => 16.0,
        Column::Id
        | Column::AsOf
        | Column::AsReported
        | Column::Measure
        | Column::Period
        | Column::Unit
        | Column::Date
        | Column::SourcePublished => 18.0,
        Column::Address | Column::Record | Column::Figure | Column::Category | Column::Label => 30.0,
        Column::Locator | Column::Title | Column::DateText | Column::SourcePublisher => 30.0,
        Column::SourceUrl | Column::Source | Column::SourceGrade | Column::Scope => 30.0,
        Column::Basis | Column::ShareOf | Column::SourceTitle | Column::SourceNote => 40.0,
        Column::Note | Column::AsStated | Column::Definition => 40.0,
        Column::Text => 60.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_a_spreadsheet_keeps_are_number_cells() {
        let number = |text: &str| text.parse::<Number>().expect("a number");
        for (text, value) in [
            ("285", Some(285.0)),
            ("45.70", Some(45.7)),
            ("-3.5", Some(-3.5)),
            ("4.76 million", Some(4_760_000.0)),
            ("0.000001", Some(0.000_001)),
            ("123456789012345", Some(123_456_789_012_345.0)),
            ("1234567890123456", None),
            ("0.1234567890123456", None),
        ] {
            assert_eq!(kept(&number(text)), value, "{text}");
        }
    }

    #[test]
    fn only_whole_days_that_every_spreadsheet_counts_alike_are_dates() {
        for (code, is_day) in [
            ("2024-10-16", true),
            ("1901-01-01", true),
            ("1900-02-28", false),
            ("2024-02-30", false),
            ("2024-10", false),
            ("2024", false),
            ("to-date", false),
            ("2024-Q1", false),
            ("2016-01-01/2018-12-31", false),
            ("2025-06 | ", false),
        ] {
            assert_eq!(day(code).is_some(), is_day, "{code}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(cut("短"), "短");
        let long = cut(&"字".repeat(CHARACTERS_MOST + 1));
        assert!(long.ends_with('…') && long.chars().count() < CHARACTERS_MOST);
    }
}
