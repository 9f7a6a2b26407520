//! The folders of the site before, kept empty as those in which the next one is put together: on a common disk, to remove and to make again a
//! folder for each page costs many times what a small change does otherwise (`benches/RESULTS.md`). No build relies on the spare: it is looked
//! through before it is used.

use super::disk::remove_tree;
use super::place::Place;
use crate::error::{Error, Result};
use crate::output::{MANIFEST, OutPath};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The folders that a staging folder has from the time when it was the spare, by paths below it.
#[derive(Debug, Default)]
pub(super) struct Spare {
    folders: BTreeSet<String>,
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
        let taken = fs::rename(&spare, root)
            .and_then(|()| fs::set_permissions(root, new.permissions()))
            .and_then(|()| only_folders(root, |folder| is_like(folder, &new)));
        match taken {
            Ok(folders) => Ok(Spare { folders }),
            Err(_) => {
                forget(place);
                remove_tree(root).and_then(|()| fs::create_dir(root)).map_err(refuse)?;
                Ok(Spare::default())
            }
        }
    }

    /// Removes the folder that stands where a file is to be; no other file of the new site can be in it.
    pub fn make_way(&self, root: &Path, file: &OutPath) -> io::Result<()> {
        match self.folders.contains(file.as_str()) {
            true => fs::remove_dir_all(root.join(file.as_str())),
            false => Ok(()),
        }
    }

    /// Removes the folders in which the new site has no file.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn purge<'p>(&self, root: &Path, files: impl Iterator<Item = &'p OutPath>) -> Result<()> {
        let needed: BTreeSet<&str> = match self.folders.is_empty() {
            true => BTreeSet::new(),
            false => files.flat_map(OutPath::folders).collect(),
        };
        for folder in self.folders.iter().filter(|folder| !needed.contains(folder.as_str())) {
            let path = root.join(folder);
            match fs::remove_dir_all(&path) {
                // It went with the folder around it, or made way for a file.
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
                result => result.map_err(|error| Error::io("remove", &path, error))?,
            }
        }
        Ok(())
    }

    /// Whether there was a spare.
    pub fn is_taken(&self) -> bool {
        !self.folders.is_empty()
    }
}

/// Empties a folder that has had its use, unless that is done but for its manifest, and keeps it as the spare; where that fails, it is removed.
///
/// # Errors
/// What the system refuses in removing it.
pub(super) fn keep(place: &Place, folder: &Path, is_emptied: bool) -> io::Result<()> {
    // A folder with a manifest counts as a site that may hold files of others, so it goes first.
    let kept = remove_file(&folder.join(MANIFEST))
        .and_then(|()| if is_emptied { Ok(()) } else { only_folders(folder, |_| true).map(drop) })
        .and_then(|()| fs::rename(folder, path(place)));
    kept.or_else(|_| remove_tree(folder))
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

/// Removes all below a folder but folders, never following a link, and lists those, as paths below it.
fn only_folders(root: &Path, is_right: impl Fn(&Metadata) -> bool + Sync) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut level = vec![String::new()];
    while !level.is_empty() {
        let lists: Vec<_> =
            level.par_iter().map(|folder| list(root, folder, &is_right)).collect::<io::Result<_>>()?;
        level = lists.into_iter().flatten().collect();
        found.extend(level.iter().cloned());
    }
    Ok(found)
}

/// The folders in one folder, from which all else is removed. A folder that is not right is an error.
fn list(root: &Path, folder: &str, is_right: impl Fn(&Metadata) -> bool) -> io::Result<Vec<String>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        match (entry.file_type()?.is_dir(), entry.file_name().to_str()) {
            (false, _) => fs::remove_file(entry.path())?,
            (true, None) => fs::remove_dir_all(entry.path())?,
            (true, Some(_)) if !is_right(&entry.metadata()?) => {
                return Err(ErrorKind::PermissionDenied.into());
            }
            (true, Some(name)) if folder.is_empty() => folders.push(name.to_owned()),
            (true, Some(name)) => folders.push(format!("{folder}/{name}")),
        }
    }
    Ok(folders)
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
