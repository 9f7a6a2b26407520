//! From disk to [`Files`]: the only reader of a site, and the only user of `walkdir`.
//!
//! What cannot be read as a part of the site (a link that leaves it, text that is not UTF-8) is a diagnostic; only a root that
//! is not there at all is an error of the machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};
use walkdir::{DirEntry, WalkDir};

use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::error::{Error, Result};
use crate::files::{Content, Files, Place};

/// The theme that comes with Casebook; files of the same path in a site's own `themes/civic/` stand in their place.
static CIVIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/civic");

/// Reads `content/` and `themes/` below the root of a site.
pub fn load(root: &Path, diags: &mut Diagnostics) -> Result<Files> {
    let real_root = fs::canonicalize(root).map_err(|error| Error::io("read the folder", root, error))?;
    let mut found = Found { root: &real_root, files: built_in_theme(), problems: Vec::new() };
    for folder in ["content", "themes"] {
        found.folder(folder);
    }
    let Found { files, problems, .. } = found;
    let files = Files::new(files);
    for (path, diagnostic) in problems {
        if let Some(file) = files.find(&path) {
            diags.push(Diagnostic { place: Some(Place::File(file)), ..diagnostic });
        }
    }
    Ok(files)
}

fn built_in_theme() -> BTreeMap<String, Content> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&CIVIC];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let content = match file.contents_utf8() {
                Some(text) => Content::Text(text.into()),
                None => Content::Bytes(file.contents().into()),
            };
            files.insert(format!("themes/civic/{path}"), content);
        }
    }
    files
}

struct Found<'a> {
    root: &'a Path,
    files: BTreeMap<String, Content>,
    problems: Vec<(String, Diagnostic)>,
}

impl Found<'_> {
    fn folder(&mut self, folder: &str) {
        let start = self.root.join(folder);
        if !start.exists() {
            return;
        }
        let walk = WalkDir::new(&start).sort_by_file_name().max_depth(DEPTH_MOST);
        for entry in walk.into_iter().filter_entry(|entry| !is_passed_over(entry)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                // To read a pipe could take for ever.
                Ok(entry) if !entry.file_type().is_file() && !entry.path_is_symlink() => {
                    let odd = Diagnostic::new(reading::UNREADABLE, None)
                        .with("problem", "it is neither a file nor a folder");
                    self.problem(entry.path(), odd);
                }
                Ok(entry) => self.file(entry.path(), entry.path_is_symlink()),
                Err(error) => {
                    let path = error.path().unwrap_or(&start).to_owned();
                    self.problem(&path, Diagnostic::new(reading::UNREADABLE, None).with("problem", error));
                }
            }
        }
    }

    fn file(&mut self, path: &Path, is_link: bool) {
        if is_link {
            let inside =
                fs::canonicalize(path).is_ok_and(|target| target.starts_with(self.root) && target.is_file());
            if !inside {
                self.problem(path, Diagnostic::new(reading::OUTSIDE_LINK, None));
                return;
            }
        }
        match fs::read(path) {
            Ok(bytes) if is_text(path) && !self.name(path).starts_with(STATIC) => self.text(path, bytes),
            Ok(bytes) => {
                self.files.insert(self.name(path), Content::Bytes(bytes.into()));
            }
            Err(error) => {
                self.problem(path, Diagnostic::new(reading::UNREADABLE, None).with("problem", error))
            }
        }
    }

    fn text(&mut self, path: &Path, bytes: Vec<u8>) {
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                self.files.insert(self.name(path), Content::Text(text.into()));
            }
            Err(_) => self.problem(path, Diagnostic::new(reading::NOT_UTF8, None)),
        }
    }

    /// The file stays known, so that its record counts as there but unreadable.
    fn problem(&mut self, path: &Path, diagnostic: Diagnostic) {
        let name = self.name(path);
        self.files.insert(name.clone(), Content::Bytes([].into()));
        self.problems.push((name, diagnostic));
    }

    fn name(&self, path: &Path) -> String {
        let below = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }
}

/// Deeper folders are no content of a site; the bound ends a walk through a tree that was made to be endless.
const DEPTH_MOST: usize = 32;

/// Published as they are, whatever they hold.
const STATIC: &str = "content/static/";

/// Hidden files, and what editors leave beside the file that they save.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0
        && (name.starts_with('.')
            || name.ends_with('~')
            || name.starts_with('#')
            || name.ends_with(".swp")
            || name.ends_with(".tmp")
            || name == "Thumbs.db")
}

fn is_text(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    matches!(extension, "yaml" | "yml" | "md" | "csv" | "html" | "css" | "js" | "svg" | "txt" | "json")
}
