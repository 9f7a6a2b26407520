//! Finds the folder that is to be replaced, and refuses those that must not be.

use super::{Foreign, Target};
use crate::error::{Error, Result};
use crate::output::{Digest, MANIFEST, Manifest};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind::{NotADirectory, NotFound};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Entries that file managers and version control leave in a folder, and that do not make it somebody's.
const HARMLESS: [&str; 5] = [".gitkeep", ".gitignore", ".git", ".DS_Store", "Thumbs.db"];

/// The output folder with links resolved, and its parent, in which staging and lock stand beside it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub out: PathBuf,
    pub parent: PathBuf,
    name: OsString,
}

impl Place {
    /// Resolves the target and refuses protected folders, before anything is created.
    pub fn find(target: &Target) -> Result<Self> {
        let out = resolve(&target.out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(Error::Protected { path: target.out.clone(), protected: out });
        };
        for source in &target.sources {
            let source = resolve(source)?;
            if out.starts_with(&source) || source.starts_with(&out) {
                return Err(Error::Protected { path: target.out.clone(), protected: source });
            }
        }
        for above in &target.above {
            let above = resolve(above)?;
            if above.starts_with(&out) {
                return Err(Error::Protected { path: target.out.clone(), protected: above });
            }
        }
        Ok(Self { parent: parent.to_path_buf(), name: name.to_os_string(), out })
    }

    /// The start of the names of what this build puts beside the output: `.public.casebook-staging-`.
    pub fn beside(&self, what: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".casebook-");
        name.push(what);
        name
    }

    /// Reads the manifest of the published site, unless it is the one that the target knows: none where there is no site yet.
    pub fn published(&self, target: &Target) -> Result<Option<Published>> {
        match fs::symlink_metadata(&self.out) {
            Err(error) if error.kind() == NotFound => return Ok(None),
            Err(error) => return Err(Error::io("look at", &self.out, error)),
            Ok(about) if !about.is_dir() => return Err(Error::NotAFolder { path: self.out.clone() }),
            Ok(_) => {}
        }
        let found = read_manifest(&self.out, target.known.as_ref())?;
        let reason = match found {
            Some(Ok(published)) => return Ok(Some(published)),
            Some(Err(reason)) => format!("its {MANIFEST} cannot be used: {reason}"),
            None => format!("has no {MANIFEST} of Casebook"),
        };
        match (first_foreign(&self.out)?, target.foreign) {
            (Some(example), Foreign::Refuse) => {
                Err(Error::Foreign { path: self.out.clone(), example: example.into(), reason })
            }
            _ => Ok(None),
        }
    }
}

/// The manifest found in an output folder, and its bytes.
#[derive(Debug)]
pub(super) struct Published {
    pub manifest: Arc<Manifest>,
    pub json: Vec<u8>,
}

/// Reads a folder's manifest, unless its bytes are those of a known one; the inner error says why the file there is none of ours.
pub(super) fn read_manifest(
    folder: &Path,
    known: Option<&(Digest, Arc<Manifest>)>,
) -> Result<Option<std::result::Result<Published, String>>> {
    let path = folder.join(MANIFEST);
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == NotFound => return Ok(None),
        Err(error) => return Err(Error::io("look at", &path, error)),
        Ok(about) if !about.is_file() => return Ok(Some(Err("it is not a file".to_owned()))),
        Ok(_) => {}
    }
    let json = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
    if let Some((_, manifest)) = known.filter(|(sha256, _)| *sha256 == Digest::of(&json)) {
        return Ok(Some(Ok(Published { manifest: Arc::clone(manifest), json })));
    }
    Ok(Some(match Manifest::from_json(&json) {
        Ok(manifest) => Ok(Published { manifest: Arc::new(manifest), json }),
        Err(error) => Err(error.to_string()),
    }))
}

fn first_foreign(folder: &Path) -> Result<Option<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| Error::io("list", folder, error))? {
        names.push(entry.map_err(|error| Error::io("list", folder, error))?.file_name());
    }
    names.sort();
    Ok(names.into_iter().find(|name| !HARMLESS.iter().any(|harmless| name == OsStr::new(harmless))))
}

/// Follows links, also one that leads to a folder that does not exist yet, and keeps missing parts as they are.
fn resolve(path: &Path) -> Result<PathBuf> {
    let refuse = |error| Error::io("find", path, error);
    let mut rest = Vec::new();
    let mut head = std::path::absolute(path).map_err(refuse)?;
    for _ in 0..512 {
        match fs::canonicalize(&head) {
            Ok(real) => return Ok(rest.iter().rev().fold(real, |path, part| path.join(part))),
            Err(error) if error.kind() == NotFound => {
                let (Some(parent), Some(name)) = (head.parent(), head.file_name()) else {
                    return Err(refuse(error));
                };
                if let Ok(link) = fs::read_link(&head) {
                    head = parent.join(link);
                } else {
                    rest.push(name.to_os_string());
                    head = parent.to_path_buf();
                }
            }
            Err(error) if error.kind() == NotADirectory => {
                return Err(Error::io("create", path, error));
            }
            Err(error) => return Err(refuse(error)),
        }
    }
    Err(refuse(std::io::Error::from(NotFound)))
}
