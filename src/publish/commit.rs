//! The last steps: carry, verify, sync, swap, tidy.

use super::carry::{Pass, carry};
use super::disk::{open_file, sync_folder, sync_tree};
use super::spare;
use super::staging::{State, Used};
use super::swap::{SwapKind, swap};
use super::{Published, Staging, Warning, Written};
use crate::error::{Error, Result};
use crate::output::{Changes, Digest, Entry, MANIFEST, Manifest, OutPath};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use tracing::info_span;

impl Staging {
    /// Publishes what was written, whole: foreign files are carried over, every file is verified, everything
    /// is made durable, and the folders are swapped in one step where the file system can.
    ///
    /// # Errors
    /// A write that failed before, a foreign file in the way, a file that is not as written, and what the
    /// system refuses. After an error the published site is as it was.
    pub fn commit(mut self) -> Result<Published> {
        self.used = Used::Removed;
        self.publish(|_, _| ()).map(|(published, ())| published)
    }

    /// The same, and does something with the new manifest and its bytes on another thread while the disk is waited for.
    pub(super) fn publish<T: Send>(
        &mut self,
        meanwhile: impl FnOnce(&Manifest, &[u8]) -> T + Send,
    ) -> Result<(Published, T)> {
        let state = std::mem::replace(&mut *self.state(), State { is_touched: true, ..State::default() });
        if state.failed {
            return Err(Error::Incomplete);
        }
        let mut edited = state.edited;
        // Before all is looked at, so that nothing goes after that.
        self.spare.purge(&self.root, state.files.keys())?;
        info_span!("verify").in_scope(|| self.verify(&state.files))?;
        let is_linked: Vec<bool> = state.files.values().map(|(_, how)| *how == Written::Linked).collect();
        let manifest =
            Manifest::new(state.files.into_iter().map(|(path, (entry, _))| (path, entry)).collect());
        let linked = manifest.files.keys().zip(is_linked).filter(|(_, is_linked)| *is_linked);
        let linked: BTreeSet<&str> = linked.map(|(path, _)| path.as_str()).collect();
        let empty = Manifest::new(BTreeMap::new());
        let old = self.old.as_ref().map(|old| &*old.manifest);
        let changes = Changes::between(old.unwrap_or(&empty), &manifest);
        edited.extend(changes.removed.iter().filter(|path| !self.is_as_published(path)).cloned());
        edited.sort();
        let json = manifest.to_json();
        let is_there = edited.is_empty() && self.old.as_ref().is_some_and(|old| old.json == json.as_bytes());
        let mut done = None;
        let (swap, warnings) = rayon::in_place_scope(|scope| {
            scope.spawn(|_| done = Some(meanwhile(&manifest, json.as_bytes())));
            match is_there {
                true => Ok((SwapKind::Unneeded, Vec::new())),
                false => self.replace(&manifest, &json, &linked),
            }
        })?;
        let (done, linked) = (done.ok_or(Error::Incomplete)?, linked.len());
        Ok((Published { manifest, changes, edited, linked, swap, warnings }, done))
    }

    /// Lets the new site take the place of the old one, and puts that away; gives how, and what went wrong once it was published. `linked` are
    /// the files that are the old one's too.
    fn replace(
        &mut self,
        manifest: &Manifest,
        json: &str,
        linked: &BTreeSet<&str>,
    ) -> Result<(SwapKind, Vec<Warning>)> {
        info_span!("sync").in_scope(|| self.complete(manifest, json))?;
        let (kind, before) = info_span!("swap").in_scope(|| swap(&self.place, &self.root))?;
        let mut warnings = Vec::new();
        // From here on the new site is published, so nothing is an error any more.
        if let Err(error) = sync_folder(&self.place.parent) {
            warnings.push(Warning::NotDurable(Error::io("sync", &self.place.parent, error)));
        }
        if let Some(before) = before
            && let Err(warning) = self.tidy(&before, manifest, linked)
        {
            warnings.push(Warning::OldLeft(before, warning));
            // Dropping would remove the old site without its last foreign files being safe.
            self.keep_root = true;
        }
        Ok((kind, warnings))
    }

    /// Adds foreign files and the manifest, and makes everything durable.
    fn complete(&self, manifest: &Manifest, json: &str) -> Result<()> {
        let out = &self.place.out;
        let published = fs::symlink_metadata(out).ok();
        if published.is_some() {
            let old = self.old.as_ref().map(|old| &*old.manifest);
            carry(out, &self.root, old, manifest, Pass::Before)?;
        }
        let path = self.root.join(MANIFEST);
        let refuse = |error| Error::io("write", &path, error);
        let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(Error::InTheWay { path: out.join(MANIFEST) });
            }
            other => other.map_err(refuse)?,
        };
        file.write_all(json.as_bytes()).and_then(|()| file.sync_all()).map_err(refuse)?;
        if fs::read(&path).map_err(|error| Error::io("read", &path, error))? != json.as_bytes() {
            return Err(Error::Unverified { path, found: "its bytes differ".to_owned() });
        }
        if let Some(about) = published {
            fs::set_permissions(&self.root, about.permissions())
                .map_err(|error| Error::io("set the permissions of", &self.root, error))?;
        }
        sync_tree(&self.handle, &self.root)
    }

    /// Reads every written file back, and looks at the length of every linked one: its bytes were compared
    /// when it was linked.
    fn verify(&self, files: &BTreeMap<OutPath, (Entry, Written)>) -> Result<()> {
        files.par_iter().try_for_each(|(path, (entry, how))| {
            let path = self.root.join(path.as_str());
            let refuse = |error| Error::io("verify", &path, error);
            let found = match how {
                Written::Linked => {
                    let about = fs::symlink_metadata(&path).map_err(refuse)?;
                    (about.len() != entry.bytes || !about.is_file())
                        .then(|| format!("{} bytes instead of {}", about.len(), entry.bytes))
                }
                Written::Bytes => {
                    let (sha256, length) = open_file(&path).and_then(Digest::read).map_err(refuse)?;
                    match (length == entry.bytes, sha256 == entry.sha256) {
                        (true, true) => None,
                        (true, false) => Some("its bytes differ".to_owned()),
                        (false, _) => Some(format!("{length} bytes instead of {}", entry.bytes)),
                    }
                }
            };
            found.map_or(Ok(()), |found| Err(Error::Unverified { path, found }))
        })
    }

    fn is_as_published(&self, path: &OutPath) -> bool {
        let digest = open_file(&self.place.out.join(path.as_str())).and_then(Digest::read);
        let entry = self.old.as_ref().and_then(|old| old.manifest.files.get(path));
        matches!((digest, entry), (Ok((digest, _)), Some(entry)) if digest == entry.sha256)
    }

    /// Carries what came into the old site while the new one was being finished, and puts the old one away.
    fn tidy(&self, before: &Path, manifest: &Manifest, linked: &BTreeSet<&str>) -> Result<()> {
        let _span = info_span!("tidy").entered();
        let old = self.old.as_ref().map(|old| &*old.manifest);
        let stays = |path: &str| self.used == Used::Spare && linked.contains(path);
        let is_emptied = carry(before, &self.place.out, old, manifest, Pass::After(&stays))?;
        let files = if is_emptied { spare::Files::Stay } else { spare::Files::Go };
        self.put_away(before, files).map_err(|error| Error::io("remove", before, error))
    }
}
