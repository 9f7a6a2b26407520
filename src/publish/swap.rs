//! Puts the staging folder in the place of the output folder.

use super::place::Place;
use crate::error::{Error, Result};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs;
use std::path::{Path, PathBuf};

/// How the new site took the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwapKind {
    /// Nothing differed, so nothing was swapped.
    Unneeded,
    /// There was no output folder: one rename.
    First,
    /// Both folders exchanged their names in one step (`renameat2` with `RENAME_EXCHANGE`).
    Exchange,
    /// The file system has no exchange: the old folder was renamed away and the new one in. Between the two
    /// there is no site; a build that dies there is put right by the next one.
    TwoRenames,
}

/// Swaps, and says where the old site is now.
pub(super) fn swap(place: &Place, staging: &Path) -> Result<(SwapKind, Option<PathBuf>)> {
    let out = &place.out;
    let refuse = |error| Error::io("replace", out, error);
    if fs::symlink_metadata(out).is_err() {
        return match renameat_with(CWD, staging, CWD, out, RenameFlags::NOREPLACE) {
            Ok(()) => Ok((SwapKind::First, None)),
            Err(errno) if unsupported(errno) => {
                fs::rename(staging, out).map_err(refuse)?;
                Ok((SwapKind::First, None))
            }
            Err(errno) => Err(refuse(errno.into())),
        };
    }
    match renameat_with(CWD, staging, CWD, out, RenameFlags::EXCHANGE) {
        Ok(()) => Ok((SwapKind::Exchange, Some(staging.to_path_buf()))),
        Err(errno) if unsupported(errno) => {
            let old = two_renames(place, staging)?;
            Ok((SwapKind::TwoRenames, Some(old)))
        }
        Err(errno) => Err(refuse(errno.into())),
    }
}

/// Renames the old folder away and the new one in; takes the first step back where the second fails.
pub(super) fn two_renames(place: &Place, staging: &Path) -> Result<PathBuf> {
    let refuse = |error| Error::io("replace", &place.out, error);
    let mut name = place.beside("old-");
    name.push(std::process::id().to_string());
    let old = place.parent.join(name);
    fs::rename(&place.out, &old).map_err(refuse)?;
    if let Err(error) = fs::rename(staging, &place.out) {
        fs::rename(&old, &place.out).map_err(refuse)?;
        return Err(refuse(error));
    }
    Ok(old)
}

fn unsupported(errno: Errno) -> bool {
    matches!(errno, Errno::NOSYS | Errno::INVAL | Errno::NOTSUP)
}

#[cfg(test)]
mod tests {
    use super::super::{Staging, Target, leftovers};
    use super::*;
    use crate::output::{OutPath, Output};

    type Outcome = std::result::Result<(), Box<dyn std::error::Error>>;

    fn publish(out: &Path, body: &str) -> Outcome {
        let staging = Staging::begin(&Target::new(out))?;
        staging.write(&OutPath::new("index.html")?, &Output::new(body.as_bytes(), vec![]))?;
        staging.commit()?;
        Ok(())
    }

    #[test]
    fn two_renames_and_recovery_between_them() -> Outcome {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("public");
        publish(&out, "old")?;
        let place = Place::find(&Target::new(&out))?;
        let staging = folder.path().join(".public.casebook-staging-1-1");
        fs::create_dir(&staging)?;
        fs::write(staging.join("index.html"), "new")?;

        let old = two_renames(&place, &staging)?;
        assert_eq!(fs::read(out.join("index.html"))?, b"new");
        assert_eq!(fs::read(old.join("index.html"))?, b"old");

        // Dead after the first rename: there is no site, and the next start brings the old one back.
        fs::rename(&out, &staging)?;
        leftovers::restore(&place)?;
        assert_eq!(fs::read(out.join("index.html"))?, b"old");
        assert!(place.published(&Target::new(&out))?.is_some());
        leftovers::clear(&place)?;
        assert_eq!(fs::read_dir(folder.path())?.count(), 1, "a leftover stayed");
        Ok(())
    }

    #[test]
    fn a_failed_second_rename_takes_the_first_back() -> Outcome {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("public");
        publish(&out, "old")?;
        let place = Place::find(&Target::new(&out))?;
        assert!(two_renames(&place, &folder.path().join("missing")).is_err());
        assert_eq!(fs::read(out.join("index.html"))?, b"old");
        Ok(())
    }
}
