//! Carries the files that Casebook did not make from one folder to another: from the old site to the new.

use super::disk::{open_file, same_file};
use crate::error::{Error, Result};
use crate::output::{Digest, MANIFEST, Manifest};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// When files are carried, which decides what to do with one that is already there.
#[derive(Clone, Copy)]
pub(super) enum Pass<'a> {
    /// Before the swap: what is there is ours, and a file with other bytes is in its way.
    Before,
    /// After it: what is there was carried before, unless somebody has changed the old one since. The old site is emptied on the way, but
    /// for those of our own files that stay, and for its manifest, which says that it may hold files of others until all of them are carried.
    After(&'a (dyn Fn(&str) -> bool + Sync)),
}

/// Carries every foreign file, link and folder; `own` is the manifest of the folder that they come from, and
/// `new` that of the folder that they go to. Folders that only our files made are not carried. Gives whether nothing but folders, the manifest and
/// what stays is left where they come from.
pub(super) fn carry(
    from: &Path,
    to: &Path,
    own: Option<&Manifest>,
    new: &Manifest,
    pass: Pass<'_>,
) -> Result<bool> {
    let is_left = AtomicBool::new(matches!(pass, Pass::Before));
    let take_away = |path: &Path| {
        if matches!(pass, Pass::After(_)) && fs::remove_file(path).is_err() {
            is_left.store(true, Ordering::Relaxed);
        }
    };
    let pass_over = |path: &Path, name: &str| match pass {
        Pass::After(stays) if !stays(name) => take_away(path),
        _ => {}
    };
    let folders: BTreeSet<&str> =
        own.iter().flat_map(|own| own.files.keys()).flat_map(|path| path.folders()).collect();
    let device = about(from)?.dev();
    let mut level = vec![PathBuf::new()];
    let mut made = Vec::new();
    while !level.is_empty() {
        let lists =
            level.par_iter().map(|folder| list(from, folder, own, pass_over)).collect::<Result<Vec<_>>>()?;
        level.clear();
        for (path, about) in lists.into_iter().flatten() {
            let (source, name) = (from.join(&path), path.to_str());
            if about.is_dir() {
                if about.dev() != device {
                    return Err(Error::MountPoint { path: source });
                }
                if !name.is_some_and(|name| folders.contains(name)) {
                    made.push((make_folder(&source, &to.join(&path))?, about));
                }
                level.push(path);
            } else {
                let ours = name.is_some_and(|name| name == MANIFEST || new.files.contains_key(name));
                place(&source, &about, &to.join(&path), if ours { Pass::Before } else { pass })?;
                take_away(&source);
            }
        }
    }
    // Last and from the inside out, since a folder may be read-only.
    for (folder, about) in made.iter().rev() {
        fs::set_permissions(folder, about.permissions())
            .map_err(|error| Error::io("set the permissions of", folder, error))?;
    }
    Ok(!is_left.into_inner())
}

fn about(path: &Path) -> Result<Metadata> {
    fs::symlink_metadata(path).map_err(|error| Error::io("look at", path, error))
}

/// The folders in a folder, and what else in it is not one of our own files, in order. Our own are handed to `pass_over`, but for the manifest.
fn list(
    root: &Path,
    folder: &Path,
    own: Option<&Manifest>,
    pass_over: impl Fn(&Path, &str),
) -> Result<Vec<(PathBuf, Metadata)>> {
    let path = root.join(folder);
    let refuse = |error| Error::io("list", &path, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(&path).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let below = folder.join(entry.file_name());
        let own = own.filter(|_| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
        match own.zip(below.to_str()) {
            Some((_, MANIFEST)) => {}
            Some((own, name)) if own.files.contains_key(name) => pass_over(&entry.path(), name),
            _ => found.push((below, about(&entry.path())?)),
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(found)
}

fn make_folder(source: &Path, dest: &Path) -> Result<PathBuf> {
    match fs::create_dir_all(dest) {
        // `create_dir_all` is content with a link to a folder, which would lead our writing out of the site.
        Ok(()) if about(dest)?.is_dir() => Ok(dest.to_path_buf()),
        Ok(()) => Err(Error::InTheWay { path: source.to_path_buf() }),
        Err(error) if is_in_the_way(&error) => Err(Error::InTheWay { path: source.to_path_buf() }),
        Err(error) => Err(Error::io("create the folder", dest, error)),
    }
}

fn is_in_the_way(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory)
}

fn place(source: &Path, about: &Metadata, dest: &Path, pass: Pass<'_>) -> Result<()> {
    match fs::symlink_metadata(dest) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(parent) = dest.parent() {
                make_folder(source, parent)?;
            }
            link_or_copy(source, about, dest)
        }
        Err(error) if is_in_the_way(&error) => Err(Error::InTheWay { path: source.to_path_buf() }),
        Err(error) => Err(Error::io("look at", dest, error)),
        Ok(there) if same_file(about, &there) => Ok(()),
        Ok(there) if matches!(pass, Pass::After(_)) => {
            if modified(about) <= modified(&there) {
                return Ok(());
            }
            let mut name = dest.as_os_str().to_os_string();
            name.push(".casebook-carried");
            let temporary = PathBuf::from(name);
            link_or_copy(source, about, &temporary)?;
            fs::rename(&temporary, dest).map_err(|error| Error::io("replace", dest, error))
        }
        Ok(there) if about.is_file() && there.is_file() && same_bytes(source, dest)? => Ok(()),
        Ok(_) => Err(Error::InTheWay { path: source.to_path_buf() }),
    }
}

fn modified(about: &Metadata) -> (i64, i64) {
    (about.mtime(), about.mtime_nsec())
}

fn same_bytes(a: &Path, b: &Path) -> Result<bool> {
    let digest =
        |path: &Path| open_file(path).and_then(Digest::read).map_err(|error| Error::io("read", path, error));
    Ok(digest(a)? == digest(b)?)
}

/// A link is made anew, since not every system can hard-link one; other files are hard-linked, or copied with
/// their permissions and time where they cannot be.
fn link_or_copy(source: &Path, about: &Metadata, dest: &Path) -> Result<()> {
    let refuse = |error| Error::io("carry over", source, error);
    if about.is_symlink() {
        return fs::read_link(source).and_then(|target| symlink(target, dest)).map_err(refuse);
    }
    match fs::hard_link(source, dest) {
        Ok(()) => Ok(()),
        Err(_) if about.is_file() => copy(source, about, dest).map_err(refuse),
        Err(error) => Err(refuse(error)),
    }
}

fn copy(source: &Path, about: &Metadata, dest: &Path) -> io::Result<()> {
    let mut from = open_file(source)?;
    let mut to = OpenOptions::new().write(true).create_new(true).mode(0o600).open(dest)?;
    io::copy(&mut from, &mut to)?;
    to.set_permissions(fs::Permissions::from_mode(about.mode()))?;
    to.set_modified(about.modified()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::time::{Duration, SystemTime};

    #[test]
    fn after_the_swap_what_came_late_is_carried_and_what_is_newer_stays()
    -> std::result::Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let (from, to) = (folder.path().join("old"), folder.path().join("public"));
        fs::create_dir_all(from.join("late"))?;
        fs::create_dir(&to)?;
        let hour = Duration::from_secs(3600);
        let write = |path: PathBuf, body: &str, time: SystemTime| -> io::Result<()> {
            fs::write(&path, body)?;
            fs::File::options().write(true).open(path)?.set_modified(time)
        };
        let now = SystemTime::UNIX_EPOCH + hour * 1000;
        write(from.join("late/new.txt"), "late", now)?;
        write(from.join("edited.txt"), "edited late", now)?;
        write(to.join("edited.txt"), "carried before", now - hour)?;
        write(from.join("newer.txt"), "old", now - hour)?;
        write(to.join("newer.txt"), "newer", now)?;

        let none = Manifest::new(BTreeMap::new());
        assert!(carry(&from, &to, None, &none, Pass::After(&|_| false))?);
        for (path, body) in [("late/new.txt", "late"), ("edited.txt", "edited late"), ("newer.txt", "newer")]
        {
            assert_eq!(fs::read_to_string(to.join(path))?, body, "{path}");
        }
        assert_eq!(fs::read_dir(&to)?.count(), 3, "a temporary name stayed");
        assert_eq!(fs::read_dir(&from)?.count(), 1, "only a folder is left");
        Ok(())
    }
}
