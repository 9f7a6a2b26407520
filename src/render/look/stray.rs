//! Files of a theme that nothing uses: a slip in a name, since whoever wrote them waits for what they say.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, table::themes};
use crate::files::{FileId, Files, Place};
use crate::yaml::nearest;

const FOLDERS: [&str; 3] = ["assets", "strings", "templates"];

/// What the pages of a site use of its theme.
pub(super) struct Used<'a> {
    /// The folder of `civic`.
    pub civic: &'a str,
    /// The folder of the site's own theme.
    pub own: &'a str,
    /// The templates of both together.
    pub templates: &'a BTreeMap<String, FileId>,
    /// The files of words that some language of the site reads.
    pub strings: &'a BTreeSet<FileId>,
}

/// Reports each file of the site's own theme that has no part in any page. Assets may be named by stylesheets and templates, and are
/// published all; a word about the theme may stand beside its folders.
pub(super) fn report(files: &Files, used: &Used<'_>, diags: &mut Diagnostics) {
    for (file, entry) in files.below(used.own) {
        let path = &entry.path[used.own.len()..];
        let (is_used, near) = match path.split_once('/') {
            None => (is_word_about_it(path), beside_the_folders(path)),
            Some(("assets", _)) => (true, None),
            Some(("strings", _)) => (used.strings.contains(&file), None),
            Some(("templates", name)) => (is_asked_for(files, used, name), template_meant(files, used, name)),
            Some((folder, rest)) => {
                (false, nearest(folder, FOLDERS).map(|folder| format!("{folder}/{rest}")))
            }
        };
        if !is_used {
            let stray = Diagnostic::new(themes::STRAY, Place::File(file)).with("id", path);
            diags.push(stray.with_some("near", near.map(|near| format!("{}{near}", used.own))));
        }
    }
}

fn is_word_about_it(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    name == "theme.yaml" || ["", "md", "txt"].contains(&extension.as_str())
}

/// Where a file that stands beside the folders would have a part.
fn beside_the_folders(name: &str) -> Option<String> {
    match name.rsplit_once('.')? {
        (_, "css" | "js") => Some(format!("assets/{name}")),
        (_, "html") => Some(format!("templates/{name}")),
        ("theme", "yml") => Some("theme.yaml".to_owned()),
        (_, "yaml" | "yml") => nearest(name, ["theme.yaml"]).map(str::to_owned),
        _ => None,
    }
}

/// Whether a template stands for one of civic's, is named by a template, or holds components, which templates use by their own names.
fn is_asked_for(files: &Files, used: &Used<'_>, name: &str) -> bool {
    let texts = || used.templates.values().filter_map(|&file| files.get(file).text());
    let [double, single] = [format!("\"{name}\""), format!("'{name}'")];
    let has_components =
        used.templates.get(name).and_then(|&file| files.get(file).text()).is_some_and(|text| {
            text.match_indices("component").any(|(at, _)| {
                let before = text[..at].trim_end();
                before.ends_with("{%") || before.ends_with("{%-")
            })
        });
    has_components
        || files.find(&format!("{}templates/{name}", used.civic)).is_some()
        || texts().any(|text| text.contains(&double) || text.contains(&single))
}

/// The template of civic that was meant: the one of the same name in another folder, or the nearest name.
fn template_meant(files: &Files, used: &Used<'_>, name: &str) -> Option<String> {
    let base = format!("{}templates/", used.civic);
    let theirs: Vec<&str> = files.below(&base).map(|(_, entry)| &entry.path[base.len()..]).collect();
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let same = theirs.iter().copied().find(|path| last(path) == last(name));
    same.or_else(|| nearest(name, theirs.iter().copied())).map(|path| format!("templates/{path}"))
}
