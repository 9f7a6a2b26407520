//! One build at a time: a lock file beside the output, locked by `flock` so that the kernel frees it when a
//! build is killed.

use super::place::Place;
use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

/// The lock of one output folder, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock, or says which process holds it. Does not wait.
    pub fn take(place: &Place) -> Result<Self> {
        let path = place.parent.join(place.beside("lock"));
        loop {
            let mut file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| Error::io("create the lock", &path, error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut holder = String::new();
                    // Who holds it is only told to the reader, so an unreadable file is no error of its own.
                    let _ = file.read_to_string(&mut holder);
                    return Err(Error::Busy { path: place.out.clone(), pid: holder.trim().parse().ok() });
                }
                Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path, error)),
            }
            // The build before may have removed the file between our opening and locking it; then we hold
            // the lock of a file that nobody else will find.
            let held = file.metadata().map_err(|error| Error::io("look at", &path, error))?;
            if fs::symlink_metadata(&path)
                .is_ok_and(|there| (there.dev(), there.ino()) == (held.dev(), held.ino()))
            {
                file.set_len(0).map_err(|error| Error::io("write", &path, error))?;
                writeln!(file, "{}", std::process::id()).map_err(|error| Error::io("write", &path, error))?;
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked: see the check in `take`. A file that stays behind does no harm.
        let _ = fs::remove_file(&self.path);
    }
}
