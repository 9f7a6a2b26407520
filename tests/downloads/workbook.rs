//! A workbook has true numbers and days, and says by itself what they are.

use std::io::Cursor;

use calamine::{Data as Cell, Reader, Xlsx};

use crate::read::{FOLDERS, csv, sheets, shown, site_with};
use crate::{files, site};

#[test]
fn the_workbook_has_the_words_and_true_numbers() {
    let published = site::render(&files());
    for folder in FOLDERS {
        let (head, rows) = csv(&published, &format!("{folder}cases/delta/figures.csv"));
        let (ids, codes) = csv(&published, &format!("{folder}cases/delta/figures.ids.csv"));
        let bytes = &published[&format!("{folder}cases/delta/figures.xlsx")];
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).expect("a workbook");
        let sheets = book.worksheets();
        let (_, data) = sheets.first().expect("a sheet of data");
        let heads: Vec<String> =
            data.rows().next().expect("a head").iter().map(ToString::to_string).collect();
        assert_eq!(heads, head);
        for (cells, row) in data.rows().skip(1).zip(&rows) {
            for (at, text) in row.iter().enumerate() {
                let is_number = (2..=3).contains(&at) && !text.is_empty() && row[0] != "long";
                match cells.get(at) {
                    Some(Cell::Float(value)) => {
                        assert!(is_number && *value == text.parse::<f64>().expect("a number"), "{text}");
                    }
                    Some(Cell::Int(value)) => assert!(is_number && value.to_string() == *text, "{text}"),
                    Some(day @ Cell::DateTime(_)) => {
                        assert_eq!((ids[at].as_str(), row[0].as_str()), ("as_of", "negative"));
                        let code =
                            codes.iter().find(|codes| codes[0] == row[0]).map(|codes| codes[at].clone());
                        assert_eq!(Some(shown(day)), code);
                    }
                    Some(Cell::String(cell)) => {
                        assert!(!is_number, "{text} is no number cell");
                        assert_eq!(cell, text.trim_start_matches('\''));
                    }
                    _ => assert_eq!(text, ""),
                }
            }
        }
        assert_eq!(data.rows().count(), rows.len() + 1);
        let (_, sources) = sheets.get(2).expect("a sheet of sources");
        let said: Vec<String> = sources.cells().map(|(_, _, cell)| cell.to_string()).collect();
        assert!(said.iter().any(|text| text == "meeting-report"), "{said:?}");
    }
}

/// The value beside a label in a sheet of labels and texts.
fn beside<'s>(sheet: &'s [Vec<String>], label: &str) -> &'s str {
    let row = sheet.iter().find(|row| row[0] == label).unwrap_or_else(|| panic!("no {label} in {sheet:?}"));
    &row[1]
}

#[test]
fn the_workbook_says_what_the_data_are_and_what_each_column_means() {
    let published = site::render(&files());
    let english = sheets(&published, "statistics/talks/data.xlsx");
    let names: Vec<&str> = english.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Data", "About the data", "Sources"]);
    let (_, about) = &english[1];
    assert_eq!(beside(about, "Title"), "Talks held");
    assert_eq!(beside(about, "Facts as of"), "31 January 2026");
    assert!(beside(about, "Additivity").contains("not"), "{about:?}");
    let chinese = sheets(&published, "zh-Hans/statistics/talks/data.xlsx");
    for (name, sheets) in [("data.csv", &english), ("data.csv", &chinese)] {
        let folder = if sheets[0].0 == "Data" { "" } else { "zh-Hans/" };
        let (head, _) = csv(&published, &format!("{folder}statistics/talks/{name}"));
        let (ids, _) = csv(&published, &format!("{folder}statistics/talks/data.ids.csv"));
        for (head, id) in head.iter().zip(&ids) {
            let said =
                sheets[1].1.iter().find(|row| row.get(2) == Some(id)).expect("the column is explained");
            assert_eq!(&said[0], head);
            assert!(said[1].chars().count() > 5, "{said:?}");
        }
    }
}

#[test]
fn a_site_that_knows_its_address_says_where_the_data_stand() {
    let site = concat!(
        include_str!("../diagnostics/base/content/site.yaml"),
        "base_url: https://example.org/books/\nlicense: CC-BY-4.0\n"
    );
    let published = site::render(&site_with(&[("content/site.yaml", site)]));
    let sheets = sheets(&published, "zh-Hans/statistics/talks/data.xlsx");
    assert_eq!(beside(&sheets[1].1, "网址"), "https://example.org/books/zh-Hans/statistics/talks/");
    assert_eq!(beside(&sheets[1].1, "许可"), "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/");
}
