//! Reading again what lies at some paths of a site, of which nothing else changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

use super::{DEPTH_MOST, FOLDERS, Found, built_in, is_passed_over, name_below};
use crate::files::{Content, Files};

/// Reads what lies at or below some paths anew, whatever became of it: a file, a folder, or nothing any more. `root` is a real path without
/// links, and the paths are below it. Nothing where only a reading of the whole site says all: something there cannot be read as it should,
/// or a path is not that of anything within the site's folders.
pub fn load_part<'a>(
    earlier: &Files,
    root: &Path,
    paths: impl IntoIterator<Item = &'a Path>,
) -> Option<Files> {
    let mut anew = BTreeMap::new();
    for below in paths {
        // What stands at the top of the site's folders decides what all else is.
        let is_within = below.iter().count() > 1 && FOLDERS.iter().any(|folder| below.starts_with(folder));
        if !is_within || below.iter().count() > DEPTH_MOST || below.iter().any(|part| part.to_str().is_none())
        {
            return None;
        }
        if below.components().any(|part| !matches!(part, Component::Normal(_))) {
            return None;
        }
        if !is_left_alone(root, below) {
            let name = name_below(root, &root.join(below));
            let found = read(earlier, root, &name)?;
            anew.insert(name, found);
        }
    }
    Some(earlier.with(anew))
}

/// Whether a file or folder, or one that it lies in, is none of the site's for its name.
fn is_left_alone(root: &Path, below: &Path) -> bool {
    let folders = below.ancestors().filter(|folder| folder.iter().count() > 1);
    folders.into_iter().any(|folder| is_passed_over(root, &root.join(folder)))
}

/// What lies at or below a path; nothing where it cannot be read as it should.
fn read(earlier: &Files, root: &Path, name: &str) -> Option<BTreeMap<String, Content>> {
    let folder = format!("{name}/");
    let own = built_in(|path| path == name || path.starts_with(&folder));
    let mut found = Found::after(earlier, root, own);
    let path = root.join(name);
    // What a link leads to, and what has this name but for the case of its letters on the disks of Windows and macOS, is another path.
    if fs::canonicalize(&path).is_ok_and(|real| real != path) {
        return None;
    }
    match fs::symlink_metadata(&path) {
        Ok(about) if about.is_dir() => found.folder(name),
        Ok(about) if about.is_file() => found.listed.push((path, false)),
        Ok(_) => return None,
        // It is gone, or what it lies in is, or is a file now.
        Err(error)
            if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {}
        Err(_) => return None,
    }
    found.read();
    let Found { files, problems, .. } = found;
    problems.is_empty().then_some(files)
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;
    use crate::diag::Diagnostics;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    fn write(root: &Path, name: &str, text: &str) -> Outcome {
        let path = root.join(name);
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        Ok(fs::write(path, text)?)
    }

    /// Whatever happened at some paths, reading them gives what reading all gives.
    #[test]
    fn a_part_is_read_as_the_whole_is() -> Outcome {
        type Happens = fn(&Path) -> Outcome;
        let table: [(&str, &[&str], Happens); 12] = [
            ("an edit", &["content/a/x.md"], |root| write(root, "content/a/x.md", "new")),
            ("a new file", &["content/a/y.md"], |root| write(root, "content/a/y.md", "y")),
            ("a file gone", &["content/a/x.md"], |root| Ok(fs::remove_file(root.join("content/a/x.md"))?)),
            ("a new folder", &["content/c"], |root| write(root, "content/c/d/z.md", "z")),
            ("a folder gone", &["content/a"], |root| Ok(fs::remove_dir_all(root.join("content/a"))?)),
            ("a folder renamed", &["content/a", "content/c"], |root| {
                Ok(fs::rename(root.join("content/a"), root.join("content/c"))?)
            }),
            ("a file where a folder was", &["content/a"], |root| {
                fs::remove_dir_all(root.join("content/a"))?;
                write(root, "content/a", "a")
            }),
            ("a file in a folder that is gone", &["content/a/x.md"], |root| {
                Ok(fs::remove_dir_all(root.join("content/a"))?)
            }),
            ("what editors leave", &["content/a/.x.md.swp", "content/a/.git/x"], |root| {
                write(root, "content/a/.git/x", "x")?;
                write(root, "content/a/.x.md.swp", "x")
            }),
            ("hidden files that are carried", &["content/static/.well-known"], |root| {
                write(root, "content/static/.well-known/x.txt", "x")
            }),
            ("a template over that of the theme", &["themes/civic/templates/case.html"], |root| {
                write(root, "themes/civic/templates/case.html", "x")
            }),
            ("the templates gone", &["themes/civic/templates"], |root| {
                Ok(fs::remove_dir_all(root.join("themes/civic/templates"))?)
            }),
        ];
        for (name, paths, happens) in table {
            let folder = tempfile::tempdir()?;
            let root = fs::canonicalize(folder.path())?;
            for (name, text) in [
                ("content/site.yaml", "s"),
                ("content/a/x.md", "x"),
                ("content/a-b/x.md", "x"),
                ("content/static/a.txt", "a"),
                ("themes/civic/templates/home.html", "home"),
            ] {
                write(&root, name, text)?;
            }
            let before = load(&root, &mut Diagnostics::default())?;
            happens(&root)?;
            let whole = load(&root, &mut Diagnostics::default())?;
            let part = load_part(&before, &root, paths.iter().map(Path::new)).ok_or(name)?;
            assert_eq!(part.changed_since(&whole), [""; 0], "{name}");
        }
        Ok(())
    }

    #[test]
    fn what_says_more_than_itself_asks_for_the_whole() -> Outcome {
        let folder = tempfile::tempdir()?;
        let root = fs::canonicalize(folder.path())?;
        write(&root, "content/site.yaml", "s")?;
        let files = load(&root, &mut Diagnostics::default())?;
        fs::write(root.join("content/bad.md"), b"\xff")?;
        for path in ["content", "elsewhere/x", "content/../x", "content/bad.md"] {
            assert!(load_part(&files, &root, [Path::new(path)]).is_none(), "{path}");
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_behind_a_link_asks_for_the_whole() -> Outcome {
        let folder = tempfile::tempdir()?;
        let root = fs::canonicalize(folder.path())?;
        write(&root, "content/a/x.md", "x")?;
        let files = load(&root, &mut Diagnostics::default())?;
        std::os::unix::fs::symlink(root.join("content/a"), root.join("content/linked"))?;
        std::os::unix::fs::symlink(root.join("nowhere"), root.join("content/dangling"))?;
        for path in ["content/linked/x.md", "content/linked", "content/dangling"] {
            assert!(load_part(&files, &root, [Path::new(path)]).is_none(), "{path}");
        }
        Ok(())
    }
}
