//! What a publication changes against an earlier one: addresses, files, and figures with their old and new values.
//!
//! Both sides are what a site publishes of itself, `manifest.json` and `figures.json`, so that the folder of a build, a copy of the two
//! files and a host can all be the earlier side.

mod figures;
mod page;
mod text;
mod told;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::Earlier;
use crate::output::{Changes, Coding, Manifest, OutPath, Register};
use crate::route::{Page, Plan, Route, is_for_host};

pub use figures::{FigureChange, What};
pub use told::Told;

/// The publication that would be made.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    pub manifest: &'a Manifest,
    pub register: &'a Register,
    /// Says of every address what it leads to.
    pub plan: &'a Plan,
}

/// What differs between two publications. Every list is sorted.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The day that the earlier site spoke for, ISO 8601; nothing where no register of it could be read, and then every figure counts as new.
    pub as_of_before: Option<String>,
    pub as_of: String,
    /// SHA-256 of the `manifest.json` that would be published: by it the publication is known that somebody agreed to.
    pub manifest_sha256: String,
    pub figures: Vec<FigureChange>,
    pub pages: Group,
    /// Everything that is not a page to read: data, charts, pages of charts for frames, files of the theme.
    pub files: Group,
    /// Addresses of pages that now lead on to others.
    pub moved: Vec<Moved>,
    /// Addresses of pages that now say that their content was withdrawn.
    pub withdrawn: Vec<String>,
    /// Addresses that others may have kept and that will lead nowhere: pages, and files without a fingerprint in their names.
    pub vanishing: Vec<String>,
}

/// Paths of published files.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    /// How many have the same bytes as before.
    pub unchanged: usize,
}

/// A page at whose address there is only the way to another.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    pub address: String,
    pub to: String,
}

impl Diff {
    /// Compares two publications.
    #[must_use]
    pub fn between(earlier: &Earlier, now: &Now<'_>) -> Diff {
        let mut diff = Diff {
            as_of_before: earlier.register.as_ref().map(|register| register.as_of.clone()),
            as_of: now.register.as_of.clone(),
            manifest_sha256: crate::output::Digest::of(now.manifest.to_json().as_bytes()).to_string(),
            figures: figures::changes(earlier.register.as_ref(), now.register),
            ..Diff::default()
        };
        let present = without_compressed(now.manifest);
        let changes = Changes::between(&without_compressed(&earlier.manifest), &present);
        for path in changes.added {
            diff.group(&path).added.push(path.to_string());
        }
        for path in changes.changed {
            match now.plan.routes.get(&path) {
                Some(Route::Alias { to, locale, .. }) => {
                    let default = now.plan.routes.values().find_map(Route::locale).unwrap_or(locale);
                    let to = Route::Page(to.clone(), locale.clone()).path(default);
                    diff.moved.push(Moved { address: address(path.as_str()), to: address(&to) });
                }
                Some(Route::Page(Page::Withdrawn(_), _)) => diff.withdrawn.push(address(path.as_str())),
                _ => diff.group(&path).changed.push(path.to_string()),
            }
        }
        for path in changes.removed {
            if is_page(&path) || !is_fingerprinted(&path) && !is_for_host(path.as_str()) {
                diff.vanishing.push(address(path.as_str()));
            }
            diff.group(&path).removed.push(path.to_string());
        }
        for path in present.files.keys() {
            diff.group(path).unchanged += 1;
        }
        for group in [&mut diff.pages, &mut diff.files] {
            group.unchanged -= group.added.len() + group.changed.len();
        }
        diff.pages.unchanged -= diff.moved.len() + diff.withdrawn.len();
        diff
    }

    /// Whether both publications are the same, byte for byte.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let groups = [&self.pages, &self.files];
        groups
            .iter()
            .all(|group| group.added.is_empty() && group.changed.is_empty() && group.removed.is_empty())
            && self.moved.is_empty()
            && self.withdrawn.is_empty()
    }

    /// The difference as one JSON object on one line, as findings are, with a line feed at its end.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts, numbers and lists always serialise.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    fn group(&mut self, path: &OutPath) -> &mut Group {
        if is_page(path) { &mut self.pages } else { &mut self.files }
    }
}

/// A publication without the files that say in fewer bytes what stands beside them.
fn without_compressed(manifest: &Manifest) -> Manifest {
    let is_plain =
        |path: &OutPath| Coding::plain(path.as_str()).is_none_or(|plain| !manifest.files.contains_key(plain));
    let files = manifest.files.iter().filter(|(path, _)| is_plain(path));
    Manifest {
        files: files.map(|(path, entry)| (path.clone(), entry.clone())).collect(),
        ..Manifest::new(BTreeMap::new())
    }
}

/// Whether a file is a page to read, and not a chart alone for the frame of another site.
fn is_page(path: &OutPath) -> bool {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    name.ends_with(".html") && !name.starts_with("embed")
}

/// Whether a name changes with every change of its file, so that nobody can rely on it: the theme's, and the index of the search page.
fn is_fingerprinted(path: &OutPath) -> bool {
    path.as_str().starts_with("assets/") || crate::route::Shard::is_at(path.as_str())
}

/// The address of a page as its readers write it: `cases/a/` for `cases/a/index.html`.
fn address(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some("") => "/".to_owned(),
        Some(folder) => folder.to_owned(),
        None => path.to_owned(),
    }
}
