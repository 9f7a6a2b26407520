//! The folder beside the output in which the new site is put together.

use super::Target;
use super::disk::{holds, open_file, remove_tree, same_file};
use super::leftovers;
use super::lock::Lock;
use super::place::{self, Place};
use super::spare::{self, Spare};
use crate::error::{Error, Result};
use crate::files::Stat;
use crate::output::{Digest, Entry, MANIFEST, OutPath, Output};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tracing::info_span;

/// A site being written. Dropped without `commit`, it leaves no trace of what was written.
#[derive(Debug)]
pub struct Staging {
    pub(super) place: Place,
    pub(super) root: PathBuf,
    /// Opened before the first write: see `disk::sync_tree`.
    pub(super) handle: File,
    pub(super) old: Option<place::Published>,
    pub(super) state: Mutex<State>,
    /// Published files that need not be read as long as the system says this of them.
    pub(super) believed: BTreeMap<Box<str>, Stat>,
    pub(super) spare: Spare,
    /// What becomes of a folder that has had its use.
    pub(super) used: Used,
    /// Set where the folder turned out to be needed still.
    pub(super) keep_root: bool,
    /// Last, so that the lock is given up after the folder is gone.
    _lock: Lock,
}

/// What has been written so far.
#[derive(Debug, Default)]
pub(super) struct State {
    pub files: BTreeMap<OutPath, (Entry, Written)>,
    pub edited: Vec<OutPath>,
    pub failed: bool,
    /// Whether anything is in the folder that was not there from before.
    pub is_touched: bool,
    /// The places that are taken, without regard to case.
    pub keys: BTreeMap<String, OutPath>,
}

/// How a file came into the staging folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Its bytes were written.
    Bytes,
    /// The published file has the same bytes and was hard-linked.
    Linked,
}

/// What becomes of a folder that has had its use: the one of the old site, or a staging folder that came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Used {
    Removed,
    Spare,
}

/// What is found at a place in the published site.
enum Before {
    Same(fs::Metadata),
    Edited,
    Other,
}

impl Staging {
    /// Takes the lock, checks the output folder, clears what dead builds left, and makes the staging folder.
    ///
    /// # Errors
    /// A protected or foreign output folder, another build at work, and what the system refuses.
    pub fn begin(target: &Target) -> Result<Self> {
        let place = Place::find(target)?;
        fs::create_dir_all(&place.parent)
            .map_err(|error| Error::io("create the folder", &place.parent, error))?;
        let lock = Lock::take(&place)?;
        leftovers::restore(&place)?;
        let old = place.published(target)?;
        leftovers::clear(&place)?;
        let root = make_root(&place)?;
        let spare = Spare::take(&place, &root)?;
        let used = if spare.is_taken() { Used::Spare } else { Used::Removed };
        let handle = File::open(&root).map_err(|error| Error::io("open", &root, error))?;
        let (state, believed) = (Mutex::default(), BTreeMap::new());
        Ok(Self { place, root, handle, old, state, believed, spare, used, keep_root: false, _lock: lock })
    }

    /// Puts one file into the new site, by hard link where the published one has the same bytes. May be called
    /// from many threads at once. After an error, `commit` refuses.
    ///
    /// # Errors
    /// A place that is taken, also by another case of letters or by a folder, and what the system refuses.
    pub fn write(&self, path: &OutPath, output: &Output) -> Result<Written> {
        let _span = info_span!("write").entered();
        let result = self.take_place(path).and_then(|()| self.put(path, output));
        if result.is_err() {
            self.state().failed = true;
        }
        result
    }

    /// What is published at a path and was made of another file alone, where that one has just been written with the bytes that it had
    /// before, by this version of Casebook; nothing where it has to be made anew.
    #[must_use]
    pub fn made_before(&self, path: &OutPath, of: &OutPath) -> Option<Vec<u8>> {
        let old = &*self.old.as_ref()?.manifest;
        let now = self.state().files.get(of).map(|(entry, _)| entry.sha256)?;
        if old.casebook != env!("CARGO_PKG_VERSION") || old.files.get(of)?.sha256 != now {
            return None;
        }
        let mut body = Vec::new();
        open_file(&self.place.out.join(path.as_str())).ok()?.read_to_end(&mut body).ok()?;
        (Digest::of(&body) == old.files.get(path)?.sha256).then_some(body)
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A thread that panicked has written no entry, and the check at the end finds what is not whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn take_place(&self, path: &OutPath) -> Result<()> {
        let key = path.key();
        let mut state = self.state();
        let below = format!("{key}/");
        let other = if key == MANIFEST || key.starts_with(&format!("{MANIFEST}/")) {
            Some(MANIFEST.to_owned())
        } else {
            let same = state.keys.get(&key);
            let above = || key.match_indices('/').find_map(|(at, _)| state.keys.get(&key[..at]));
            let inside = || {
                let (next, other) = state.keys.range(below.clone()..).next()?;
                next.starts_with(&below).then_some(other)
            };
            same.or_else(above).or_else(inside).map(ToString::to_string)
        };
        if let Some(other) = other {
            return Err(Error::Collision { path: path.to_string(), other });
        }
        state.keys.insert(key, path.clone());
        state.is_touched = true;
        let refuse = |error| Error::io("write", &self.root.join(path.as_str()), error);
        self.spare.make_way(&self.root, path).map_err(refuse)
    }

    /// The place of a file that could not be put there after all.
    pub(super) fn give_place_back(&self, path: &OutPath) {
        self.state().keys.remove(&path.key());
    }

    /// Does with a folder what is done with those that have had their use; see [`spare::keep`] for its files.
    pub(super) fn put_away(&self, folder: &Path, files: spare::Files) -> io::Result<()> {
        match self.used {
            Used::Removed => remove_tree(folder),
            Used::Spare => spare::keep(&self.place, folder, files),
        }
    }

    /// Puts a link of the published file in its place, unless that stands there from before, and of no other that took its name meanwhile. False
    /// where it cannot be linked.
    pub(super) fn link(&self, path: &OutPath, is_it: impl Fn(&fs::Metadata) -> bool) -> bool {
        let (published, dest) = (self.place.out.join(path.as_str()), self.root.join(path.as_str()));
        let is_linked = || fs::symlink_metadata(&dest).is_ok_and(|about| is_it(&about));
        // Where it cannot be removed, the writing that follows fails too and says why.
        let remove = || drop(fs::remove_file(&dest));
        if self.spare.holds(path) {
            if is_linked() {
                return true;
            }
            remove();
        }
        if in_folder(&dest, || fs::hard_link(&published, &dest)).is_err() {
            return false;
        }
        let is_linked = is_linked();
        if !is_linked {
            remove();
        }
        is_linked
    }

    /// Writes a file, in the place of one that stands there from before.
    pub(super) fn write_new(&self, path: &OutPath, body: &[u8]) -> Result<()> {
        let dest = self.root.join(path.as_str());
        let open = || match OpenOptions::new().write(true).create_new(true).open(&dest) {
            // Under this name, or on a disk that knows no case under one that is spelt in another way.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && self.spare.is_taken() => {
                fs::remove_file(&dest)?;
                OpenOptions::new().write(true).create_new(true).open(&dest)
            }
            opened => opened,
        };
        let written =
            in_folder(&dest, open).and_then(|mut file| file.write_all(body).and_then(|()| file.flush()));
        written.map_err(|error| Error::io("write", &dest, error))
    }

    fn put(&self, path: &OutPath, output: &Output) -> Result<Written> {
        let sha256 = Digest::of(&output.body);
        let before = self.before(path, sha256, &output.body);
        let edited = matches!(before, Before::Edited);
        let linked = match before {
            Before::Same(read) => self.link(path, |about| same_file(&read, about)),
            Before::Edited | Before::Other => false,
        };
        if !linked {
            self.write_new(path, &output.body)?;
        }
        let how = if linked { Written::Linked } else { Written::Bytes };
        let entry = Entry { sha256, bytes: output.body.len() as u64, from: output.from.clone() };
        let mut state = self.state();
        if edited {
            state.edited.push(path.clone());
        }
        state.files.insert(path.clone(), (entry, how));
        Ok(how)
    }

    /// Looks at the published file. Length and time would not show every edit, so its bytes are read; reading
    /// costs far less than writing them again.
    fn before(&self, path: &OutPath, sha256: Digest, body: &[u8]) -> Before {
        let Some(entry) = self.old.as_ref().and_then(|old| old.manifest.files.get(path)) else {
            return Before::Other;
        };
        let Ok(mut file) = open_file(&self.place.out.join(path.as_str())) else {
            return Before::Edited;
        };
        if entry.sha256 == sha256 {
            return match holds(&mut file, body) {
                Ok(true) => file.metadata().map_or(Before::Other, Before::Same),
                _ => Before::Edited,
            };
        }
        match Digest::read(file) {
            Ok((digest, _)) if digest == entry.sha256 => Before::Other,
            _ => Before::Edited,
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is found and removed by the next build.
        if !self.keep_root {
            let is_untouched = !self.state().is_touched;
            let _ =
                self.put_away(&self.root, if is_untouched { spare::Files::Stay } else { spare::Files::Go });
        }
    }
}

fn make_root(place: &Place) -> Result<PathBuf> {
    for number in 1_u32.. {
        let mut name = place.beside("staging-");
        name.push(format!("{}-{number}", std::process::id()));
        let root = place.parent.join(name);
        match fs::create_dir(&root) {
            Ok(()) => return Ok(root),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Error::io("create the folder", &root, error)),
        }
    }
    Err(Error::io("create the folder", &place.parent, io::Error::from(ErrorKind::AlreadyExists)))
}

/// Does it, and once more after making the folder where that is what was missing.
fn in_folder<T>(dest: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), dest.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            act()
        }
        (result, _) => result,
    }
}
