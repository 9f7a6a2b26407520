//! An output folder at which no build is at work: whether all in it lies as the last build left it, told without reading a file.

use super::Target;
use super::kept::STATE;
use super::leftovers;
use super::lock::Lock;
use super::place::Place;
use crate::error::Result;
use crate::files::Stat;
use crate::load::stat_of;
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// An output folder that no build works at while this is held.
#[derive(Debug)]
pub struct Rest {
    place: Place,
    /// What the last build kept, whatever it is.
    pub state: Vec<u8>,
    _lock: Lock,
}

impl Rest {
    /// Takes the lock of an output folder of which the last build kept what lay there. Nothing where it kept nothing, or where a build that
    /// died has left something to be put right.
    ///
    /// # Errors
    /// A protected output folder, and another build at work.
    pub fn of(target: &Target) -> Result<Option<Rest>> {
        let place = Place::find(target)?;
        if place.kept(STATE).is_none_or(|state| state.is_empty()) {
            return Ok(None);
        }
        let lock = Lock::take(&place)?;
        if leftovers::are_there(&place)? {
            return Ok(None);
        }
        Ok(place.kept(STATE).map(|state| Rest { place, state, _lock: lock }))
    }

    /// Whether every one of these files lies there as it did.
    #[must_use]
    pub fn holds(&self, files: &[(Box<str>, Stat)]) -> bool {
        files.par_iter().all(|(path, stat)| stat_at(&self.place.out, path) == Some(*stat))
    }
}

/// What the system knows of a regular file below a folder.
pub(super) fn stat_at(folder: &Path, path: &str) -> Option<Stat> {
    let about = fs::symlink_metadata(folder.join(path)).ok()?;
    about.is_file().then(|| stat_of(&about))
}
