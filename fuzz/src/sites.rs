//! The YAML cursor through every kind of record, and the table beside a statistic.

use casebook::check;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::Files;
use casebook::model;

/// The paths that a text is read as, by its first character; the last is prose.
pub const RECORDS: [&str; 14] = [
    "content/site.yaml",
    "content/sources.yaml",
    "content/organizations.yaml",
    "content/indicators.yaml",
    "content/units.yaml",
    "content/schemes.yaml",
    "content/taxonomies.yaml",
    "content/programmes.yaml",
    "content/cases/harbour/case.yaml",
    "content/events/day/event.yaml",
    "content/statistics/talks/statistic.yaml",
    "content/pages/about/page.yaml",
    "content/cases/harbour/en.md",
    "content/cases/harbour/zh-Hans.md",
];

macro_rules! base {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_str!(concat!("../../tests/diagnostics/base/", $path)))),+]
    };
}

/// The tiny site of `tests/diagnostics`, over which a text is laid.
const BASE: [(&str, &str); 12] = base![
    "content/cases/harbour/case.yaml",
    "content/cases/harbour/en.md",
    "content/cases/harbour/zh-Hans.md",
    "content/indicators.yaml",
    "content/pages/about/en.md",
    "content/pages/about/page.yaml",
    "content/pages/about/zh-Hans.md",
    "content/site.yaml",
    "content/sources.yaml",
    "content/statistics/talks/en.md",
    "content/statistics/talks/statistic.yaml",
    "content/statistics/talks/zh-Hans.md",
];

/// The letter with which a seed says that it is to be read as the record at a path.
pub fn letter(path: &str) -> Option<char> {
    let at = RECORDS.iter().position(|record| *record == path)?;
    Some(char::from(b'a' + at as u8))
}

/// A first letter says as which record the rest is read; reading, checking and reporting end in a report.
pub fn records(text: &str) {
    let mut rest = text.chars();
    let Some(first) = rest.next() else { return };
    let path = RECORDS[first as usize % RECORDS.len()];
    read(&[(path, rest.as_str())]);
}

/// A table beside a statistic.
pub fn csv(text: &str) {
    let record = "title: {en: T, zh-Hans: 讲座}\nindicator: talks\ndefaults: {source: meeting-report}\ndata: talks.csv\n";
    read(&[
        ("content/statistics/talks/statistic.yaml", record),
        ("content/statistics/talks/talks.csv", text),
    ]);
}

fn read(laid: &[(&str, &str)]) {
    let files = Files::from_texts(BASE.into_iter().chain(laid.iter().copied()));
    let mut diags = Diagnostics::default();
    if let Some(site) = model::read(&files, &mut diags) {
        check::check(&files, &site, None, &mut diags, &|| true);
    }
    let diagnostics = diags.into_sorted(&files);
    for found in &diagnostics {
        for place in found.place.iter().chain(&found.related) {
            let Some(span) = files.span(*place) else { continue };
            let text = files.get(span.file).text().unwrap_or_default();
            assert!(
                text.get(span.start..span.end).is_some(),
                "{found:?} lies within a character or outside its file"
            );
        }
    }
    for language in [Language::English, Language::Chinese] {
        let report = Report { files: &files, diagnostics: &diagnostics, language };
        for format in [Format::Human, Format::Short, Format::Json] {
            let said = report.text(format, Style::Plain);
            assert_eq!(said.is_empty(), diagnostics.is_empty());
            let control = said.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
            assert_eq!(control, None, "a report holds a control character: {said:?}");
        }
    }
}
