//! Files of `content/` that nothing reads: mostly misspelt names.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Files, Place};
use crate::yaml::{listed, nearest};

/// Reports each file and folder of `content/` that has no place in a site. Folders of records look after their own files.
pub(super) fn report(files: &Files, maps: &[&str], bundles: &[&str], diags: &mut Diagnostics) {
    let folders: Vec<&str> = bundles.iter().chain(maps).copied().chain(["static"]).collect();
    let names: Vec<String> =
        maps.iter().map(|map| format!("{map}.yaml")).chain(["site.yaml", LOCK].map(str::to_owned)).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (file, entry) in files.below(BASE) {
        let path = &entry.path[BASE.len()..];
        let (known, name): (Vec<&str>, &str) = match path.split_once('/') {
            None => (names.iter().map(String::as_str).collect(), path),
            Some((folder, _)) => (folders.clone(), folder),
        };
        let fits = match path.split_once('/') {
            Some((folder, rest)) if maps.contains(&folder) => rest.ends_with(".yaml") && !rest.contains('/'),
            _ => known.contains(&name),
        };
        if !path.contains('/') && maps.iter().any(|map| misnamed(files, map) == Some(file)) {
            continue;
        }
        // Of a folder that has no place, one file says it for all.
        if fits || !seen.insert(if known.contains(&name) { path } else { name }) {
            continue;
        }
        let near = nearest(name, known.iter().copied()).filter(|near| *near != name);
        let stray = Diagnostic::new(reading::STRAY_FILE, Place::File(file))
            .with_some("near", near.map(|near| format!("{BASE}{near}")));
        diags.push(
            stray
                .with(
                    "advice",
                    format!(
                        "content/ holds {}; files to be published as they are go under content/static/",
                        listed(known.iter().copied())
                    ),
                )
                .with(
                    "advice_zh",
                    format!(
                        "content/ 下可有 {}；需要原样发布的文件请放在 content/static/",
                        listed(known.iter().copied())
                    ),
                ),
        );
    }
}

/// The file that was meant as `content/NAME.yaml` and has another ending, or other capitals, where that one is not there.
pub(super) fn misnamed(files: &Files, name: &str) -> Option<FileId> {
    if files.find(&format!("{BASE}{name}.yaml")).is_some() {
        return None;
    }
    let mut found = files.below(BASE).filter(|(_, entry)| {
        let path = entry.path[BASE.len()..].to_ascii_lowercase();
        matches!(path.rsplit_once('.'), Some((stem, "yaml" | "yml")) if stem == name)
    });
    found.next().map(|(file, _)| file)
}

const BASE: &str = "content/";

/// What `casebook confirm` writes; see [`crate::model::translation::lock`].
const LOCK: &str = "translations.lock";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_place_is_reported_once() {
        let table: [(&[&str], usize); 8] = [
            (
                &[
                    "content/site.yaml",
                    "content/sources.yaml",
                    "content/cases/a/case.yaml",
                    "content/static/a/b.txt",
                ],
                0,
            ),
            (&["content/sources/a.yaml"], 0),
            (&["content/source.yaml"], 1),
            (&["content/translations.lock"], 0),
            (&["content/case/a/case.yaml", "content/case/a/en.md"], 1),
            (&["content/readme.md", "content/notes.txt"], 2),
            (&["content/sources/a.yml", "content/sources/a/b.yaml"], 2),
            (&["themes/civic/theme.yaml"], 0),
        ];
        for (paths, count) in table {
            let files = Files::from_texts(paths.iter().map(|path| (*path, "")));
            let mut diags = Diagnostics::default();
            report(&files, &["sources"], &["cases"], &mut diags);
            assert_eq!(diags.len(), count, "{paths:?}");
        }
    }
}
