//! The few disk operations that the other parts share: same bytes, same file, remove a tree, sync.

use crate::error::{Error, Result};
use crate::output::MANIFEST;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Opens a regular file for reading: never through a link, and never waiting for a pipe.
pub(super) fn open_file(path: &Path) -> io::Result<File> {
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let file = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::from(io::ErrorKind::InvalidInput)) }
}

/// Whether a file holds exactly these bytes. The file is read in pieces.
pub(super) fn holds(file: &mut File, body: &[u8]) -> io::Result<bool> {
    if file.metadata()?.len() != body.len() as u64 {
        return Ok(false);
    }
    let mut rest = body;
    let mut piece = [0; 32 * 1024];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(rest.is_empty()),
            Ok(n) => match rest.strip_prefix(&piece[..n]) {
                Some(after) => rest = after,
                None => return Ok(false),
            },
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether two descriptions are of one file.
pub(super) fn same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Removes a folder and all in it, never following a link. The manifest goes first: a half-removed folder
/// without one is known to hold nothing that is needed.
pub(super) fn remove_tree(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(MANIFEST)) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied) => {
            return Err(error);
        }
        _ => {}
    }
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            make_writable(folder)?;
            fs::remove_dir_all(folder)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A folder that was carried over may be read-only, which stops the removal of what is in it.
fn make_writable(folder: &Path) -> io::Result<()> {
    let mode = fs::symlink_metadata(folder)?.permissions().mode();
    fs::set_permissions(folder, fs::Permissions::from_mode(mode | 0o700))?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            make_writable(&entry.path())?;
        }
    }
    Ok(())
}

/// Makes everything in the staging folder durable. On Linux one `syncfs` through a handle that was opened
/// before the first write, so that it reports every failed write since; elsewhere file by file. Syncing each
/// file costs several times the writing itself.
#[cfg(target_os = "linux")]
pub(super) fn sync_tree(handle: &File, root: &Path) -> Result<()> {
    rustix::fs::syncfs(handle).map_err(|error| Error::io("sync", root, error.into()))
}

/// Makes everything in the staging folder durable, file by file.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync_tree(_handle: &File, root: &Path) -> Result<()> {
    let refuse = |error| Error::io("sync", root, error);
    for entry in fs::read_dir(root).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let kind = entry.file_type().map_err(refuse)?;
        if kind.is_dir() {
            sync_tree(_handle, &entry.path())?;
        } else if kind.is_file() {
            File::open(entry.path()).and_then(|file| file.sync_all()).map_err(refuse)?;
        }
    }
    sync_folder(root).map_err(refuse)
}

/// Makes the names in one folder durable.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
