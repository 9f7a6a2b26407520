//! `casebook init`

use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::args::{Common, Init};
use super::{DONE, REFUSED, comments, new, schema, words};
use crate::error::{Error, Result};
use crate::schema::{KINDS, of_path};

/// A small site: two locales, an organization, a source, and one case that says of itself that it is an example.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init");

pub(super) fn run(common: &Common, init: &Init) -> Result<u8> {
    let root = init.folder.as_ref().map_or_else(|| common.root.clone(), |folder| common.root.join(folder));
    let language = common.language();
    if let Some(found) = first_entry(&root)? {
        let (root, found) = (named(&root), Path::new(&found).display());
        words::say(words::NOT_EMPTY, language, &[("root", &root), ("found", &found)]);
        return Ok(REFUSED);
    }
    let mut folders = vec![&STARTER];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let pointer = pointer(file.path());
            let body = match file
                .contents_utf8()
                .filter(|_| file.path().extension().is_some_and(|ending| ending == "yaml"))
            {
                Some(text) => (pointer + &comments::in_language(text, language)).into_bytes(),
                None => [pointer.as_bytes(), file.contents()].concat(),
            };
            new::write(&root.join(file.path()), &body)?;
        }
    }
    new::write(&root.join(".gitignore"), b"/public/\n/.*.casebook-*\n")?;
    schema::write(&root.join(schema::FOLDER), KINDS, language)?;
    if !common.quiet {
        words::say(words::NEW_SITE, language, &[("root", &named(&root))]);
    }
    Ok(DONE)
}

/// A folder as a person names it: without `.` before or after what says enough.
fn named(folder: &Path) -> String {
    let parts = folder.components().filter(|part| *part != std::path::Component::CurDir);
    let plain: std::path::PathBuf = parts.collect();
    if plain.as_os_str().is_empty() { ".".to_owned() } else { plain.display().to_string() }
}

/// The line by which editors find the schema of a YAML file; nothing for other files.
fn pointer(path: &Path) -> String {
    let kind = of_path(&path.to_string_lossy().replace('\\', "/"));
    kind.map(|kind| schema::pointer(kind.id, path)).unwrap_or_default()
}

/// An entry of a folder that is not just version control; nothing where it is empty or not there.
fn first_entry(folder: &Path) -> Result<Option<std::ffi::OsString>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("list", folder, error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(|error| Error::io("list", folder, error))?.file_name());
    }
    names.sort();
    Ok(names.into_iter().find(|name| name != ".git"))
}
