//! The words of files that readers will see, in the places where authors wrote them.

use std::borrow::Cow;
use std::ops::Range;

use super::{is_of_draft, is_of_held_back};
use crate::check::texts::Texts;
use crate::diag::Diagnostics;
use crate::files::{File, FileId, Files, Place};
use crate::yaml::{Document, Node, Value};

/// What `find` finds in the files of a record with one of these endings, where they will be published.
///
/// Of YAML the values count, and neither keys nor comments; of site.yaml not what it says of itself.
pub(super) fn found_in<T>(
    texts: &Texts<'_>,
    endings: &[&str],
    find: impl Fn(&str) -> Vec<(Range<usize>, T)>,
) -> Vec<(Place, T)> {
    let all = texts.files;
    let is_read = |entry: &File| endings.iter().any(|ending| entry.path.ends_with(ending));
    in_published(texts, is_read, |file, entry| {
        let mut found = find(entry.legible().unwrap_or_default());
        if !found.is_empty() && entry.path.ends_with(".yaml") {
            let values = spans(all, &values(file, entry));
            found.retain(|(range, _)| {
                let at = values.partition_point(|value| value.end < range.end);
                values.get(at).is_some_and(|value| value.start <= range.start)
            });
        }
        found.into_iter().map(|(range, found)| (Place::bytes(file, range), found)).collect()
    })
}

/// Every text of YAML that is a value, and every Markdown file as a whole, where it will be published, with its path. YAML files of which
/// `is_wanted` says no are passed over.
pub(super) fn whole_texts<'a>(
    texts: &Texts<'a>,
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<(Place, Cow<'a, str>, &'a str)> {
    let is_read = |entry: &File| match entry.path.rsplit_once('.') {
        Some((_, "yaml")) => entry.text().is_some_and(&is_wanted),
        Some((_, "md")) => true,
        _ => false,
    };
    in_published(texts, is_read, |file, entry| {
        if entry.path.ends_with(".yaml") {
            let values = values(file, entry).into_iter();
            return values
                .map(|(place, text)| (place, Cow::Owned(text.into()), entry.path.as_str()))
                .collect();
        }
        let text = entry.legible().unwrap_or_default();
        let start = text.len() - text.trim_start().len();
        let whole = text.trim();
        let place = Place::bytes(file, start..start + whole.len());
        vec![(place, Cow::Borrowed(whole), entry.path.as_str())]
    })
}

/// What is found in each file of a record that will be published and that is read, one file after the other.
fn in_published<'a, T>(
    texts: &Texts<'a>,
    is_read: impl Fn(&File) -> bool,
    found: impl Fn(FileId, &'a File) -> Vec<T>,
) -> Vec<T> {
    let (site, files) = (texts.site, texts.files);
    let own = texts.own_files.iter().map(|&file| (file, files.get(file)));
    let is_published = |path: &str| !is_of_held_back(site, path) && !is_of_draft(site, path);
    let read = own.filter(|(_, entry)| is_published(&entry.path) && is_read(entry));
    read.flat_map(|(file, entry)| found(file, entry)).collect()
}

/// The values of a YAML file, in the order of their nodes. What was wrong in it was reported when it was read.
fn values(file: FileId, entry: &File) -> Vec<(Place, Box<str>)> {
    let document = entry.text().and_then(|text| Document::parse(file, text, &mut Diagnostics::default()));
    let mut out = Vec::new();
    if let Some(document) = document {
        let is_site = entry.path == "content/site.yaml";
        match document.root.value {
            Value::Map(entries) if is_site => {
                let told = entries.into_iter().filter(|entry| !UNTOLD.contains(&&*entry.key));
                told.for_each(|entry| add(entry.value, &mut out));
            }
            _ => add(document.root, &mut out),
        }
    }
    out
}

/// The bytes of values, in the order of their ends.
fn spans(files: &Files, values: &[(Place, Box<str>)]) -> Vec<Range<usize>> {
    let spans = values.iter().filter_map(|(place, _)| files.span(*place));
    let mut spans: Vec<Range<usize>> = spans.map(|span| span.start..span.end).collect();
    spans.sort_by_key(|span| span.end);
    spans
}

/// Keys of site.yaml that are for whoever keeps the site.
const UNTOLD: &[&str] = &["checks", "personal_information", "deploy"];

fn add(node: Node, out: &mut Vec<(Place, Box<str>)>) {
    match node.value {
        Value::Scalar(text) => out.push((node.place, text)),
        Value::List(items) => items.into_iter().for_each(|item| add(item, out)),
        Value::Map(entries) => entries.into_iter().for_each(|entry| add(entry.value, out)),
        Value::Null | Value::Unreadable => {}
    }
}
