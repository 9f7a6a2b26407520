//! The words of files that readers will see, in the places where authors wrote them.

use std::ops::Range;

use super::{is_draft, is_held_back};
use crate::check::Checked;
use crate::diag::Diagnostics;
use crate::files::{File, FileId, Place};
use crate::yaml::{Document, Node, Value};

/// What `find` finds in the text of every file with one of these endings, where it will be published.
///
/// Of YAML the values count, and neither keys nor comments; of site.yaml not what it says of itself.
pub(super) fn found_in<T>(
    checked: &Checked<'_>,
    endings: &[&str],
    find: impl Fn(&str) -> Vec<(Range<usize>, T)>,
) -> Vec<(Place, T)> {
    let mut out = Vec::new();
    for (file, entry) in checked.files.below("content/") {
        let is_read = endings.iter().any(|ending| entry.path.ends_with(ending));
        if !is_read || is_held_back(checked, &entry.path) || is_draft(checked, &entry.path) {
            continue;
        }
        let mut found = find(entry.legible().unwrap_or_default());
        if !found.is_empty() && entry.path.ends_with(".yaml") {
            let values = values(checked, file, entry);
            found.retain(|(range, _)| {
                let at = values.partition_point(|value| value.range.end < range.end);
                values.get(at).is_some_and(|value| value.range.start <= range.start)
            });
        }
        out.extend(found.into_iter().map(|(range, found)| (Place::bytes(file, range), found)));
    }
    out
}

/// Every text of YAML that is a value, and every Markdown file as a whole, where it will be published, with its path.
pub(super) fn whole_texts<'a>(checked: &Checked<'a>) -> Vec<(Place, String, &'a str)> {
    let mut out = Vec::new();
    for (file, entry) in checked.files.below("content/") {
        if is_held_back(checked, &entry.path) || is_draft(checked, &entry.path) {
            continue;
        }
        if entry.path.ends_with(".yaml") {
            for value in values(checked, file, entry) {
                out.push((value.place, value.text, entry.path.as_str()));
            }
        } else if entry.path.ends_with(".md") {
            let text = entry.legible().unwrap_or_default();
            let start = text.len() - text.trim_start().len();
            let whole = text.trim();
            let place = Place::bytes(file, start..start + whole.len());
            out.push((place, whole.to_owned(), entry.path.as_str()));
        }
    }
    out
}

/// A value of a YAML file.
struct Told {
    range: Range<usize>,
    place: Place,
    text: String,
}

/// Where the values of a YAML file stand, in their order. What was wrong in it was reported when it was read.
fn values(checked: &Checked<'_>, file: FileId, entry: &File) -> Vec<Told> {
    let document = entry.text().and_then(|text| Document::parse(file, text, &mut Diagnostics::default()));
    let mut out = Vec::new();
    if let Some(document) = document {
        let is_site = entry.path == "content/site.yaml";
        match document.root.value {
            Value::Map(entries) if is_site => {
                let told = entries.iter().filter(|entry| !UNTOLD.contains(&&*entry.key));
                told.for_each(|entry| add(checked, &entry.value, &mut out));
            }
            _ => add(checked, &document.root, &mut out),
        }
    }
    out.sort_by_key(|told| told.range.end);
    out
}

/// Keys of site.yaml that are for whoever keeps the site.
const UNTOLD: &[&str] = &["checks", "personal_information", "deploy"];

fn add(checked: &Checked<'_>, node: &Node, out: &mut Vec<Told>) {
    match &node.value {
        Value::Scalar(text) => out.extend(checked.files.span(node.place).map(|span| Told {
            range: span.start..span.end,
            place: node.place,
            text: text.to_string(),
        })),
        Value::List(items) => items.iter().for_each(|item| add(checked, item, out)),
        Value::Map(entries) => entries.iter().for_each(|entry| add(checked, &entry.value, out)),
        Value::Null | Value::Unreadable => {}
    }
}
