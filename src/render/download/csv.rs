//! CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheets read Chinese; CRLF; one line of head.

use super::rows;
use super::table::{Cell, Table};
use crate::render::context::Context;

/// The media type of CSV.
pub(super) const MEDIA_TYPE: &str = "text/csv";

/// For people: heads, units, statuses and sources in the words of the table's language.
pub(super) fn of_words(cx: &Context<'_>, table: &Table<'_>) -> Option<Vec<u8>> {
    write(cx, table, table.shape.columns.iter().map(|column| cx.word(&column.string())), Cell::words)
}

/// For programs: heads and units by ids that are the same in every language.
pub(super) fn of_ids(cx: &Context<'_>, table: &Table<'_>) -> Option<Vec<u8>> {
    write(cx, table, table.shape.columns.iter().map(|column| column.id().to_owned()), Cell::code)
}

fn write(
    cx: &Context<'_>,
    table: &Table<'_>,
    head: impl Iterator<Item = String>,
    text: impl Fn(&Cell) -> String,
) -> Option<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(head.collect::<Vec<_>>()).ok()?;
    for row in &table.rows {
        let cells = rows::cells(cx, row);
        writer.write_record(cells.iter().map(|cell| safe(cell, text(cell)))).ok()?;
    }
    writer.into_inner().ok()
}

/// A text that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV injection); numbers stay numbers. The CSV of
/// ids has it too, since people open that one as well. A text that begins with such an apostrophe itself gets one more, so that
/// who takes one off what [`runs`] after its apostrophes has every text as it was.
fn safe(cell: &Cell, text: String) -> String {
    match cell {
        Cell::Text(_) | Cell::Coded { .. } if runs(text.trim_start_matches('\'')) => format!("'{text}"),
        _ => text,
    }
}

/// Whether a spreadsheet would run a text, or take it for something else than it is. Blanks, quotation marks and marks without
/// width before the sign count for nothing: programs that tidy cells take them off.
fn runs(text: &str) -> bool {
    let is_tidied = |c: char| {
        c.is_whitespace()
            || c == '"'
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    text.trim_start_matches(is_tidied).starts_with(SIGNS) || text.starts_with(['\t', '\r', '\n'])
}

/// The signs that begin a formula, also in the widths in which Chinese input methods write them.
const SIGNS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_run_as_a_formula_is_text() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "＝1+1",
            "=HYPERLINK(\"x\")",
            "\"=1+1\"",
            "\" +1",
            "\u{3000}－1",
            "\u{a0}@x",
            "\u{feff}=1",
            "\u{200b}=1",
            "﹦1",
            "\tx",
        ] {
            assert_eq!(safe(&Cell::Text(text.to_owned()), text.to_owned()), format!("'{text}"), "{text:?}");
        }
        for text in ["1 = 1", "a-b", "", "例：=1", "'a", "'", "\"a\" = 1", "“=”"] {
            assert_eq!(safe(&Cell::Text(text.to_owned()), text.to_owned()), text);
        }
        for text in ["=1", "'=1", "''@x", "'a", "a", "-", "'", "\"=1\"", "'\"=1\"", " '=1", "\" '=1"] {
            let written = safe(&Cell::Text(text.to_owned()), text.to_owned());
            let read = match written.strip_prefix('\'') {
                Some(rest) if runs(written.trim_start_matches('\'')) => rest,
                _ => written.as_str(),
            };
            assert_eq!(read, text, "{written} is read back");
        }
        let negative = Cell::Number("-2.50".parse().expect("a number"));
        assert_eq!(safe(&negative, negative.code()), "-2.50");
    }
}
