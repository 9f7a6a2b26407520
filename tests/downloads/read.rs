//! Reads published files back, each with a reader of its format.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use casebook::files::{Content, Files};
use serde_json::Value;

use crate::site;

const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base");

/// The folders of the languages.
pub const FOLDERS: [&str; 2] = ["", "zh-Hans/"];

/// The base site of the diagnostics with some files of a test's own.
pub fn site_with(own: &[(&str, &str)]) -> Files {
    let base = site::load(Path::new(BASE));
    let mut files: BTreeMap<String, Content> =
        base.iter().map(|(_, file)| (file.path.clone(), file.content.clone())).collect();
    files.extend(own.iter().map(|(path, text)| ((*path).to_owned(), Content::Text((*text).into()))));
    Files::new(files)
}

/// A cell of a workbook as text, a day in ISO 8601.
pub fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

/// The sheets of a workbook as texts, with their names.
pub fn sheets(published: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let bytes = published.get(path).unwrap_or_else(|| panic!("{path} is not published"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).expect("a workbook");
    let rows =
        |sheet: &calamine::Range<Data>| sheet.rows().map(|row| row.iter().map(shown).collect()).collect();
    book.worksheets().iter().map(|(name, sheet)| (name.clone(), rows(sheet))).collect()
}

pub fn text<'p>(published: &'p BTreeMap<String, Vec<u8>>, path: &str) -> &'p str {
    let bytes = published.get(path).unwrap_or_else(|| panic!("{path} is none of {:?}", published.keys()));
    std::str::from_utf8(bytes).expect("text in UTF-8")
}

pub fn json(published: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_str(text(published, path)).expect("JSON")
}

/// Head and rows of a CSV, which has its mark and its line ends.
pub fn csv(published: &BTreeMap<String, Vec<u8>>, path: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let text = text(published, path).strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count(), "{path}");
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let record = |record: &::csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let head = record(reader.headers().expect("a head"));
    (head, reader.records().map(|row| record(&row.expect("a row as long as the head"))).collect())
}

pub fn cell<'c>((head, rows): &'c (Vec<String>, Vec<Vec<String>>), id: &str, column: &str) -> &'c str {
    let at = head.iter().position(|name| name == column).unwrap_or_else(|| panic!("no {column} in {head:?}"));
    let row = rows.iter().find(|row| row[0] == id).unwrap_or_else(|| panic!("no row {id}"));
    &row[at]
}
