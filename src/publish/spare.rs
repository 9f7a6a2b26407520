//! The folder of the site before, kept as the one in which the next site is put together: on a common disk, to remove and to make again a folder
//! and a link for each page costs many times what a small change does otherwise (`benches/RESULTS.md`). Of its files those stay that the
//! last publication linked, so that what it changed or removed is not kept. No build relies on the spare: it is looked through before it is
//! used, and a file in it counts only where it is the very file that is published.

use super::disk::{remove_tree, same_file};
use super::place::Place;
use crate::error::{Error, Result};
use crate::output::{MANIFEST, Manifest, OutPath};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What a staging folder has from the time when it was the spare, by paths below it.
#[derive(Debug, Default)]
pub(super) struct Spare {
    folders: BTreeSet<String>,
    files: BTreeSet<String>,
}

impl Spare {
    /// Lets the spare take the place of the empty folder that was made for staging. Where there is none, or an odd one, that folder stays
    /// empty.
    ///
    /// # Errors
    /// What the system refuses in making the empty folder again.
    pub fn take(place: &Place, root: &Path) -> Result<Spare> {
        let spare = path(place);
        if !is_folder(&spare) {
            return Ok(Spare::default());
        }
        let refuse = |error| Error::io("create the folder", root, error);
        let new = fs::symlink_metadata(root).map_err(refuse)?;
        // A staging folder with a manifest counts as a site that may hold files of others.
        let taken = remove_file(&spare.join(MANIFEST))
            .and_then(|()| fs::rename(&spare, root))
            .and_then(|()| fs::set_permissions(root, new.permissions()))
            .and_then(|()| looked_through(root, |folder| is_like(folder, &new), Files::Stay));
        match taken {
            Ok(found) => Ok(found),
            Err(_) => {
                forget(place);
                remove_tree(root).and_then(|()| fs::create_dir(root)).map_err(refuse)?;
                Ok(Spare::default())
            }
        }
    }

    /// Whether a file stands there from before, be it the right one or not.
    pub fn holds(&self, path: &OutPath) -> bool {
        self.files.contains(path.as_str())
    }

    /// Removes the folder that stands where a file is to be, or the file where a folder around it is to be; no other file of the new site can
    /// be in or at it.
    pub fn make_way(&self, root: &Path, file: &OutPath) -> io::Result<()> {
        if self.folders.contains(file.as_str()) {
            fs::remove_dir_all(root.join(file.as_str()))?;
        }
        let in_the_way = file.folders().find(|folder| self.files.contains(*folder));
        // Another file of the same folder may have removed it.
        in_the_way.map_or(Ok(()), |file| match fs::symlink_metadata(root.join(file)) {
            Ok(about) if !about.is_dir() => remove_file(&root.join(file)),
            _ => Ok(()),
        })
    }

    /// Removes the files that the new site does not have, and the folders in which it has none.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn purge<'p>(&self, root: &Path, new: impl Iterator<Item = &'p OutPath> + Clone) -> Result<()> {
        if !self.is_taken() {
            return Ok(());
        }
        let files: BTreeSet<&str> = new.clone().map(OutPath::as_str).collect();
        let folders: BTreeSet<&str> = new.flat_map(OutPath::folders).collect();
        let is_needed = |path: &str| files.contains(path) || folders.contains(path);
        let stale: Vec<&String> =
            self.files.iter().chain(&self.folders).filter(|path| !is_needed(path)).collect();
        let spelt = match stale.is_empty() {
            true => BTreeMap::new(),
            false => files.iter().chain(&folders).map(|path| (key(path), *path)).collect(),
        };
        for stale in stale {
            let path = root.join(stale);
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            // Where the disk knows no case, what is spelt in another way is the same.
            let other = spelt.get(&key(stale)).and_then(|other| fs::symlink_metadata(root.join(other)).ok());
            if other.is_some_and(|other| same_file(&about, &other)) {
                continue;
            }
            let removed = match about.is_dir() {
                true => fs::remove_dir_all(&path),
                false => remove_file(&path),
            };
            removed.map_err(|error| Error::io("remove", &path, error))?;
        }
        Ok(())
    }

    /// Whether there was a spare.
    pub fn is_taken(&self) -> bool {
        !self.folders.is_empty() || !self.files.is_empty()
    }
}

/// Keeps a folder that has had its use as the spare, but for its manifest; where that fails, it is removed.
///
/// # Errors
/// What the system refuses in removing it.
pub(super) fn keep(place: &Place, folder: &Path, files: Files) -> io::Result<()> {
    // A folder with a manifest counts as a site that may hold files of others, so it goes first.
    let kept = remove_file(&folder.join(MANIFEST))
        .and_then(|()| match files {
            Files::Stay => Ok(()),
            Files::Go => looked_through(folder, |_| true, Files::Go).map(drop),
        })
        .and_then(|()| fs::rename(folder, path(place)));
    kept.or_else(|_| remove_tree(folder))
}

/// What becomes of the files in a folder that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Files {
    /// Each counts only where it turns out to be a link of a published one.
    Stay,
    Go,
}

/// Makes the spare of a site that is the first in its place, by links of its files, so that the first change costs no more than any other. Where that
/// fails, there is none.
pub(super) fn make(place: &Place, manifest: &Manifest) {
    let spare = path(place);
    let folders: BTreeSet<&str> = manifest.files.keys().flat_map(OutPath::folders).collect();
    let link = |file: &OutPath| fs::hard_link(place.out.join(file.as_str()), spare.join(file.as_str()));
    // A folder stands behind the one that it lies in.
    let made = fs::create_dir(&spare)
        .and_then(|()| folders.iter().try_for_each(|folder| fs::create_dir(spare.join(folder))))
        .and_then(|()| manifest.files.par_iter().try_for_each(|(file, _)| link(file)));
    if made.is_err() {
        forget(place);
    }
}

/// Removes the spare. What cannot be removed now is looked through and removed by the next build.
pub(super) fn forget(place: &Place) {
    let spare = path(place);
    if is_folder(&spare) {
        let _ = remove_tree(&spare);
    }
}

/// Where it is: for `public`, `.public.casebook-spare`.
fn path(place: &Place) -> PathBuf {
    place.parent.join(place.beside("spare"))
}

/// Lists what lies below a folder, never following a link. Only right folders and, where they stay, files are left.
fn looked_through(
    root: &Path,
    is_right: impl Fn(&Metadata) -> bool + Sync,
    files: Files,
) -> io::Result<Spare> {
    let mut found = Spare::default();
    let mut level = vec![String::new()];
    while !level.is_empty() {
        let lists: Vec<_> =
            level.par_iter().map(|folder| list(root, folder, &is_right, files)).collect::<io::Result<_>>()?;
        level.clear();
        for list in lists {
            level.extend(list.folders.iter().cloned());
            found.folders.extend(list.folders);
            found.files.extend(list.files);
        }
    }
    Ok(found)
}

/// The same of one folder, without what lies in those in it.
fn list(root: &Path, folder: &str, is_right: impl Fn(&Metadata) -> bool, files: Files) -> io::Result<Spare> {
    let mut found = Spare::default();
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let name = entry.file_name().to_str().map(|name| match folder.is_empty() {
            true => name.to_owned(),
            false => format!("{folder}/{name}"),
        });
        match name {
            Some(name) if kind.is_file() && files == Files::Stay => drop(found.files.insert(name)),
            Some(name) if kind.is_dir() && is_right(&entry.metadata()?) => {
                found.folders.insert(name);
            }
            _ if kind.is_dir() => fs::remove_dir_all(entry.path())?,
            _ => fs::remove_file(entry.path())?,
        }
    }
    Ok(found)
}

/// The name of a file or folder without regard to case, as [`OutPath::key`] has it.
fn key(path: &str) -> String {
    OutPath::new(path).map_or_else(|_| path.to_owned(), |path| path.key())
}

/// Whether a folder belongs to whom a new one would belong to, and is as open.
fn is_like(folder: &Metadata, new: &Metadata) -> bool {
    let key = |about: &Metadata| (about.dev(), about.uid(), about.gid(), about.mode());
    key(folder) == key(new)
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests;
