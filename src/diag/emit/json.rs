//! A finding as one JSON object, for programs.

use serde_json::{Value, json};

use super::Report;
use crate::diag::Diagnostic;
use crate::files::Place;

/// The finding with its places; lines and columns count from 1, columns in characters, and the end lies just behind the place.
pub(super) fn object(report: &Report<'_>, diagnostic: &Diagnostic) -> Value {
    let shown = report.shown();
    let place = |place: Place| {
        let at = report.files.line_column(place);
        let end = report.files.end_line_column(place);
        json!({
            "file": shown.path(place.file()),
            "line": at.line,
            "column": at.column,
            "endLine": end.map(|end| end.line),
            "endColumn": end.map(|end| end.column),
        })
    };
    let related = |other: &Place| {
        let mut object = place(*other);
        object["message"] = json!(diagnostic.code.related.map(|why| why.text(report.language)));
        object
    };
    json!({
        "code": diagnostic.code.id,
        "severity": diagnostic.severity.id(),
        "message": shown.message(diagnostic),
        "help": shown.help(diagnostic),
        "place": diagnostic.place.map(place),
        "related": diagnostic.related.iter().map(related).collect::<Vec<_>>(),
    })
}
