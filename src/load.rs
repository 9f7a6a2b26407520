//! From disk to [`Files`]: the only reader of a site, and the only user of `walkdir`.
//!
//! What cannot be read as a part of the site (a link that leaves it, text that is not UTF-8) is a diagnostic; only a root that
//! is not there at all is an error of the machine.

mod part;
mod published;
mod survey;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use tracing::info_span;
use walkdir::WalkDir;

use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::error::{self, Error, Result};
use crate::files::{Content, Files, Place, ReadAgain};

pub use part::load_part;
pub use published::{published, received};
pub use survey::{now, stat_of, survey};

/// The folders that a site is read from.
pub const FOLDERS: [&str; 2] = ["content", "themes"];

/// The theme that comes with Casebook; files of the same path in a site's own `themes/civic/` stand in their place.
static CIVIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/civic");

/// Reads `content/` and `themes/` below the root of a site.
pub fn load(root: &Path, diags: &mut Diagnostics) -> Result<Files> {
    load_after(&Files::default(), root, diags)
}

/// Reads single texts of a site again, as [`load`] reads them.
pub fn again(root: &Path) -> Box<ReadAgain> {
    let root = root.to_owned();
    Box::new(move |path| {
        let path = root.join(path);
        match text(&path, fs::read(&path).ok()?) {
            Ok(Content::Text(text)) => Some(text),
            _ => None,
        }
    })
}

/// Reads a site that was read before; files that hold the same are shared with that reading.
pub fn load_after(earlier: &Files, root: &Path, diags: &mut Diagnostics) -> Result<Files> {
    let _span = info_span!("load").entered();
    let real_root = fs::canonicalize(root).map_err(|error| Error::io("read the folder", root, error))?;
    let mut found = Found::after(earlier, &real_root, built_in_theme());
    for folder in FOLDERS {
        found.folder(folder);
    }
    found.read();
    let Found { files, problems, .. } = found;
    let files = Files::after(earlier, files);
    for (path, diagnostic) in problems {
        if let Some(file) = files.find(&path) {
            diags.push(Diagnostic { place: Some(Place::File(file)), ..diagnostic });
        }
    }
    Ok(files)
}

/// The theme that comes with Casebook, by the paths under which a site lays its own files over it.
pub fn built_in_theme() -> BTreeMap<String, Content> {
    built_in(|_| true)
}

/// Its files at some paths.
fn built_in(is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, Content> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&CIVIC];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = format!("themes/civic/{}", file.path().to_string_lossy().replace('\\', "/"));
            if !is_wanted(&path) {
                continue;
            }
            let content = match file.contents_utf8() {
                Some(text) => Content::Text(text.into()),
                None => Content::Bytes(file.contents().into()),
            };
            files.insert(path, content);
        }
    }
    files
}

struct Found<'a> {
    root: &'a Path,
    /// What was read before, so that of a file that holds the same only one copy is kept in memory.
    earlier: &'a Files,
    /// What is to be read, each with whether it is a link.
    listed: Vec<(PathBuf, bool)>,
    files: BTreeMap<String, Content>,
    problems: Vec<(String, Diagnostic)>,
}

impl<'a> Found<'a> {
    fn after(earlier: &'a Files, root: &'a Path, files: BTreeMap<String, Content>) -> Found<'a> {
        Found { root, earlier, listed: Vec::new(), files, problems: Vec::new() }
    }

    /// Lists the files of a folder.
    fn folder(&mut self, folder: &str) {
        let root = self.root;
        let start = root.join(folder);
        if !start.exists() {
            return;
        }
        let depth = DEPTH_MOST.saturating_sub(Path::new(folder).iter().count() - 1);
        let walk = WalkDir::new(&start).sort_by_file_name().max_depth(depth);
        for entry in
            walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_passed_over(root, entry.path()))
        {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.path().strip_prefix(root).is_ok_and(|below| below.to_str().is_none()) => {
                    let odd = Diagnostic::new(reading::UNREADABLE, None)
                        .with("problem", "its name is not UTF-8")
                        .with("problem_zh", "文件名不是 UTF-8 编码")
                        .with(
                            "advice",
                            "rename the file or its folder, best with ASCII letters, digits and hyphens",
                        )
                        .with("advice_zh", "请为该文件或其文件夹改名，最好只用英文字母、数字和连字符");
                    self.problem(entry.path(), odd);
                }
                // To read a pipe could take for ever.
                Ok(entry) if !entry.file_type().is_file() && !entry.path_is_symlink() => {
                    let odd = Diagnostic::new(reading::UNREADABLE, None)
                        .with("problem", "it is neither a file nor a folder")
                        .with("problem_zh", "它既不是文件也不是文件夹");
                    self.problem(entry.path(), odd);
                }
                Ok(entry) => {
                    let is_link = entry.path_is_symlink();
                    self.listed.push((entry.into_path(), is_link));
                }
                Err(error) => {
                    let path = error.path().unwrap_or(&start).to_owned();
                    let kind = error.io_error().map(std::io::Error::kind);
                    let refused = Diagnostic::new(reading::UNREADABLE, None);
                    let refused = refused.with_some("problem_zh", kind.and_then(error::system_in_chinese));
                    self.problem(&path, refused.with("problem", error));
                }
            }
        }
    }

    /// Reads the files that are listed, as many at a time as there are cores.
    fn read(&mut self) {
        let listed = std::mem::take(&mut self.listed);
        let contents: Vec<_> =
            listed.par_iter().map(|(path, is_link)| self.content(path, *is_link)).collect();
        for ((path, _), content) in listed.iter().zip(contents) {
            match content {
                Ok(content) => self.keep(path, content),
                Err(problem) => self.problem(path, problem),
            }
        }
    }

    /// What a file holds, or why it cannot be read.
    fn content(&self, path: &Path, is_link: bool) -> std::result::Result<Content, Diagnostic> {
        if is_link {
            let inside =
                fs::canonicalize(path).is_ok_and(|target| target.starts_with(self.root) && target.is_file());
            if !inside {
                return Err(Diagnostic::new(reading::OUTSIDE_LINK, None));
            }
        }
        match fs::read(path) {
            Ok(bytes) if is_text(path) && !self.name(path).starts_with(STATIC) => text(path, bytes),
            Ok(bytes) => Ok(Content::Bytes(bytes.into())),
            Err(error) => {
                let refused = Diagnostic::new(reading::UNREADABLE, None);
                let refused = refused.with_some("problem_zh", error::system_in_chinese(error.kind()));
                Err(refused.with("problem", error))
            }
        }
    }

    fn keep(&mut self, path: &Path, content: Content) {
        let name = self.name(path);
        let known = self.earlier.find(&name).map(|file| &self.earlier.get(file).content);
        let content = known.filter(|known| **known == content).cloned().unwrap_or(content);
        self.files.insert(name, content);
    }

    /// The file stays known, so that its record counts as there but unreadable.
    fn problem(&mut self, path: &Path, diagnostic: Diagnostic) {
        let name = self.name(path);
        self.files.insert(name.clone(), Content::Unread);
        self.problems.push((name, diagnostic));
    }

    fn name(&self, path: &Path) -> String {
        name_below(self.root, path)
    }
}

fn text(path: &Path, bytes: Vec<u8>) -> std::result::Result<Content, Diagnostic> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Content::Text(text.strip_prefix('\u{feff}').unwrap_or(&text).into())),
        Err(_) => {
            let found = Diagnostic::new(reading::NOT_UTF8, None);
            let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
            Err(match is_csv {
                    true => found
                    .with("advice", "save it again as UTF-8 (in Excel: Save as, CSV UTF-8 (Comma delimited); in Notepad: Save as, Encoding, UTF-8)")
                    .with("advice_zh", "请另存为 UTF-8 编码（Excel：另存为，类型选“CSV UTF-8（逗号分隔）”；记事本：另存为，编码选 UTF-8）"),
                false => found,
        })
        }
    }
}

fn name_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Deeper folders are no content of a site; the bound ends a walk through a tree that was made to be endless.
const DEPTH_MOST: usize = 32;

/// Published as they are, whatever they hold.
const STATIC: &str = "content/static/";

/// Whether a file or folder below the root is left alone for its own name.
fn is_passed_over(root: &Path, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let is_static = name_below(root, path).starts_with(STATIC);
    is_left_behind(&name) || !is_static && is_hidden(&name)
}

/// What version control, file managers and editors leave anywhere: no author means to publish it.
fn is_left_behind(name: &str) -> bool {
    let by_systems = [".git", ".hg", ".svn", ".DS_Store", "__MACOSX", "Thumbs.db", "desktop.ini"];
    by_systems.iter().any(|known| name.eq_ignore_ascii_case(known))
        // What macOS keeps of a file besides, and the locks of office programs, which hold the name of who has it open.
        || name.starts_with("._")
        || name.starts_with("~$")
        || name.starts_with(".~lock.")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".swo")
        || name.starts_with(".#")
        || name.len() > 1 && name.starts_with('#') && name.ends_with('#')
}

/// What is no part of a site's own content besides: hidden files, and drafts of programs.
fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with(".tmp")
}

fn is_text(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    matches!(
        extension,
        "yaml" | "yml" | "md" | "csv" | "html" | "css" | "js" | "svg" | "txt" | "json" | "lock"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(names: &[&std::ffi::OsStr]) -> (Vec<String>, Diagnostics) {
        let site = tempfile::tempdir().unwrap();
        for name in names {
            let path = site.path().join("content").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let mut diags = Diagnostics::default();
        let files = load(site.path(), &mut diags).unwrap();
        (files.below("content/").map(|(_, file)| file.path["content/".len()..].to_owned()).collect(), diags)
    }

    #[test]
    fn static_files_are_read_whatever_their_names() {
        for (name, is_read) in [
            ("static/.well-known/security.txt", true),
            ("static/.nojekyll", true),
            ("static/#1.txt", true),
            ("static/a.tmp", true),
            ("static/.git/config", false),
            ("static/.DS_Store", false),
            ("static/Thumbs.db", false),
            ("static/Desktop.ini", false),
            ("static/._logo.png", false),
            ("static/~$plan.docx", false),
            ("static/.~lock.plan.ods#", false),
            ("static/~plan.txt", true),
            ("static/.a.txt.swp", false),
            ("static/a.txt~", false),
            ("static/#a.txt#", false),
            ("static/.#a.txt", false),
            ("cases/a/.hidden.md", false),
            ("cases/a/a.tmp", false),
            ("cases/a/en.md", true),
        ] {
            let (found, diags) = loaded(&[name.as_ref()]);
            assert_eq!(found == [name], is_read, "{name}");
            assert!(diags.is_empty(), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_not_utf_8_is_reported() {
        use std::os::unix::ffi::OsStrExt;
        let (found, diags) = loaded(&[std::ffi::OsStr::from_bytes(b"static/\xc4\xe3.txt")]);
        assert_eq!(found.len(), 1);
        assert_eq!(diags.iter().map(|found| found.code.id).collect::<Vec<_>>(), ["CB123"]);
    }
}
