//! The whole report as one SARIF document (OASIS, Static Analysis Results Interchange Format 2.1.0).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Report;
use crate::diag::{Code, Diagnostic, Language, Severity, table};
use crate::files::Place;
use crate::output::Digest;

/// All findings with the rules that they come from, as one JSON text.
pub(super) fn document(report: &Report<'_>) -> String {
    let rules: Vec<&Code> = table::all().collect();
    let mut seen = BTreeMap::new();
    let result = |diagnostic| result(report, diagnostic, &rules, &mut seen);
    let results: Vec<Value> = report.diagnostics.iter().map(result).collect();
    let descriptors: Vec<Value> = rules.iter().map(|code| rule(code, report.language)).collect();
    let document = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "casebook",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": match report.language {
                    Language::English => "en",
                    Language::Chinese => "zh",
                },
                "rules": descriptors,
            } },
            // Columns are those of `files`: characters, not UTF-16 units.
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": match report.language {
                Language::English => "The folder of the site",
                Language::Chinese => "网站文件夹",
            } } } },
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

/// The name by which paths are relative to the site's folder, wherever that lies.
const ROOT: &str = "SITE";

fn rule(code: &Code, language: Language) -> Value {
    let explained = code.explained(language);
    let help = match explained.help.as_slice() {
        [] => explained.why.clone(),
        lines => lines.join("\n"),
    };
    json!({
        "id": code.id,
        "shortDescription": { "text": explained.summary() },
        "fullDescription": { "text": explained.why },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(
    report: &Report<'_>,
    diagnostic: &Diagnostic,
    rules: &[&Code],
    seen: &mut BTreeMap<String, usize>,
) -> Value {
    let shown = report.shown();
    let mut text = shown.message(diagnostic);
    if let Some(help) = shown.help(diagnostic) {
        text.push('\n');
        text.push_str(&help);
    }
    let mut result = json!({
        "ruleId": diagnostic.code.id,
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "partialFingerprints": { "casebook/v1": fingerprint(report, diagnostic, seen) },
    });
    if let Some(index) = rules.iter().position(|code| *code == diagnostic.code) {
        result["ruleIndex"] = json!(index);
    }
    // A finding of the site as a whole stands at no line.
    let places: Vec<Value> = diagnostic
        .place
        .iter()
        .map(|&place| json!({ "physicalLocation": physical(report, place) }))
        .collect();
    result["locations"] = json!(places);
    // The schema asks for each place once.
    let others: BTreeSet<Place> = diagnostic.related.iter().copied().collect();
    let others: Vec<Value> =
        others.into_iter().map(|place| related(report, diagnostic.code, place)).collect();
    if !others.is_empty() {
        result["relatedLocations"] = json!(others);
    }
    result
}

fn related(report: &Report<'_>, code: &Code, place: Place) -> Value {
    let mut location = json!({ "physicalLocation": physical(report, place) });
    if let Some(why) = code.related {
        location["message"] = json!({ "text": why.text(report.language) });
    }
    location
}

fn physical(report: &Report<'_>, place: Place) -> Value {
    let path = report.shown().path(place.file());
    let mut physical = Map::new();
    physical.insert("artifactLocation".to_owned(), json!({ "uri": uri(&path), "uriBaseId": ROOT }));
    if let Some(end) = report.files.end_line_column(place) {
        let at = report.files.line_column(place);
        let region = json!({
            "startLine": at.line, "startColumn": at.column, "endLine": end.line, "endColumn": end.column,
        });
        physical.insert("region".to_owned(), region);
    }
    Value::Object(physical)
}

/// A path as a relative reference (RFC 3986): everything but unreserved characters and `/` in percent signs.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char)
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// What stays the same when lines are added above, in either language and with other help: the code, the file, the words that are
/// pointed at and the record. Of findings that share all these, the number among them tells them apart.
fn fingerprint(report: &Report<'_>, diagnostic: &Diagnostic, seen: &mut BTreeMap<String, usize>) -> String {
    // Hidden too: there are few enough numbers to find one by its digest.
    let shown = report.shown();
    let mut parts = vec![diagnostic.code.id.to_owned()];
    if let Some(place) = diagnostic.place {
        parts.push(shown.path(place.file()));
        parts.extend(shown.words(place));
    }
    let words = ["id", "key"].iter().filter_map(|word| diagnostic.words.get(word));
    parts.extend(words.map(|word| crate::privacy::masked(word).into_owned()));
    let digest: String = Digest::of(parts.join("\0").as_bytes()).to_string().chars().take(32).collect();
    let count = seen.entry(digest.clone()).or_default();
    *count += 1;
    format!("{digest}:{count}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        assert_eq!(uri("content/cases/a b/图.md"), "content/cases/a%20b/%E5%9B%BE.md");
        assert_eq!(uri("a:b?c#d%"), "a%3Ab%3Fc%23d%25");
    }
}
