//! What may not be published: it is found, hidden in every report, taken out of pictures, and nothing else is reported.

#[path = "../site/mod.rs"]
mod site;

mod found;
mod hidden;
mod left_over;
mod names;
mod pictures;
mod quiet;
mod rules;
mod spellings;

use casebook::Options;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::{Content, Files};

/// A made-up identity number: its region and check digit fit, and it was nobody's first day of 1900.
const IDENTITY: &str = "44060019000101002X";
const MOBILE: &str = "13800001234";

const SITE: &str = "title: A\ndescription: B\nlocales: [en]\nas_of: 2026-01-31\n";

/// A site of one page, with more said in site.yaml and in the write-up, and other files beside.
fn site(said: &str, writing: &str, beside: &[(&str, &[u8])]) -> Files {
    let text = |path: &str, text: String| (path.to_owned(), Content::Text(text.into()));
    let own = [
        text("content/site.yaml", format!("{SITE}{said}")),
        text("content/pages/a/page.yaml", "title: A page\n".to_owned()),
        text("content/pages/a/en.md", format!("{writing}\n")),
    ];
    let bytes = |(path, bytes): &(&str, &[u8])| match std::str::from_utf8(bytes) {
        Ok(words) if !path.contains("/static/") => text(path, words.to_owned()),
        _ => ((*path).to_owned(), Content::Bytes((*bytes).into())),
    };
    Files::new(own.into_iter().chain(beside.iter().map(bytes)))
}

/// The privacy findings as `CODE path:line:column`, in order.
fn found(files: &Files) -> Vec<String> {
    let (_, diags) = casebook::prepare(files, &Options::default());
    let short = |diags: Diagnostics| {
        let diagnostics = diags.into_sorted(files);
        let own: Vec<_> = diagnostics.into_iter().filter(|found| found.code.id.starts_with("CB6")).collect();
        let place = |found: &casebook::diag::Diagnostic| {
            let place = found.place.expect("a privacy finding has a place");
            let at = files.line_column(place);
            format!("{} {}:{}:{}", found.code.id, files.get(place.file()).path, at.line, at.column)
        };
        own.iter().map(place).collect()
    };
    short(diags)
}

/// The codes of the privacy findings.
fn codes(files: &Files) -> Vec<String> {
    found(files).into_iter().map(|found| found[..5].to_owned()).collect()
}

/// All findings in every form of report and in both languages.
fn reports(files: &Files) -> String {
    let (_, diags) = casebook::prepare(files, &Options::default());
    let diagnostics = diags.into_sorted(files);
    let mut out = String::new();
    for language in [Language::English, Language::Chinese] {
        let report = Report { files, diagnostics: &diagnostics, language };
        for format in [Format::Human, Format::Short, Format::Json, Format::Sarif, Format::Github] {
            out.push_str(&without_digests(&report.text(format, Style::Plain)));
        }
    }
    out
}

/// A report without the digests by which SARIF tells findings apart, in which any four digits stand now and then by chance.
fn without_digests(report: &str) -> String {
    let mut parts = report.split("\"casebook/v1\":");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or("", |(_, rest)| rest))
}
