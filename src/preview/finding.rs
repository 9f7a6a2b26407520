//! Findings as a browser is told them: the report of the terminal, finding by finding, each with its place.

use std::sync::Arc;

use crate::diag::{Diagnostic, Language, Report, Severity, plain};
use crate::error::Error;
use crate::files::Files;

/// One entry of a report, in the words of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub severity: Severity,
    /// Code, message, excerpt and help, as plain text.
    pub text: String,
    /// Where it was found, unless it concerns the site as a whole.
    pub spot: Option<Spot>,
    /// The finished page that it was found on, where it was found on one.
    pub page: Option<String>,
}

/// A place in a file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Below the site's folder, with `/` between its parts.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Spot {
    /// The place of something in a file.
    pub fn of(files: &Files, place: crate::files::Place) -> Spot {
        let at = files.line_column(place);
        Spot { path: files.get(place.file()).path.clone(), line: at.line, column: at.column }
    }

    /// `content/site.yaml:3:1`, as terminals and editors write it.
    pub fn text(&self) -> String {
        format!("{}:{}:{}", plain(&self.path), self.line, self.column)
    }
}

/// All entries of a report, in its order.
pub(super) fn findings(files: &Files, diagnostics: &[Diagnostic], language: Language) -> Arc<[Finding]> {
    let report = Report { files, diagnostics, language };
    let entries = report.entries().into_iter().map(|entry| Finding {
        severity: entry.severity,
        text: entry.text,
        spot: entry.finding.and_then(|found| found.place).map(|place| Spot::of(files, place)),
        page: entry.finding.and_then(|found| found.words.get("page").cloned()),
    });
    entries.collect()
}

/// What the machine refused, as the one finding.
pub(super) fn refused(
    error: &Error,
    said: fn(&Error, Language) -> String,
    language: Language,
) -> Arc<[Finding]> {
    Arc::new([Finding { severity: Severity::Error, text: said(error, language), spot: None, page: None }])
}
