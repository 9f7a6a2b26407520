//! The last steps: carry, verify, sync, swap, tidy.

use super::carry::{Pass, carry};
use super::disk::{open_file, sync_folder, sync_tree};
use super::staging::Used;
use super::swap::{SwapKind, swap};
use super::{Published, Staging, Warning, Written};
use crate::error::{Error, Result};
use crate::output::{Changes, Digest, Entry, MANIFEST, Manifest, OutPath};
use rayon::prelude::*;
use std::collections::BTreeMap;
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
        self.publish().map(|(published, _)| published)
    }

    pub(super) fn publish(&mut self) -> Result<(Published, String)> {
        let state = std::mem::take(&mut *self.state());
        if state.failed {
            return Err(Error::Incomplete);
        }
        let linked = state.files.values().filter(|(_, how)| *how == Written::Linked).count();
        let mut edited = state.edited;
        info_span!("verify").in_scope(|| self.verify(&state.files))?;
        self.spare.purge(&self.root, state.files.keys())?;
        let manifest =
            Manifest::new(state.files.into_iter().map(|(path, (entry, _))| (path, entry)).collect());
        let empty = Manifest::new(BTreeMap::new());
        let old = self.old.as_ref().map(|old| &old.manifest);
        let changes = Changes::between(old.unwrap_or(&empty), &manifest);
        edited.extend(changes.removed.iter().filter(|path| !self.is_as_published(path)).cloned());
        edited.sort();
        let mut published =
            Published { manifest, changes, edited, linked, swap: SwapKind::Unneeded, warnings: Vec::new() };
        let json = published.manifest.to_json();
        if published.edited.is_empty() && self.old.as_ref().is_some_and(|old| old.json == json.as_bytes()) {
            return Ok((published, json));
        }
        info_span!("sync").in_scope(|| self.complete(&published.manifest, &json))?;
        let (kind, before) = info_span!("swap").in_scope(|| swap(&self.place, &self.root))?;
        published.swap = kind;
        // From here on the new site is published, so nothing is an error any more.
        if let Err(error) = sync_folder(&self.place.parent) {
            published.warnings.push(Warning::NotDurable(Error::io("sync", &self.place.parent, error)));
        }
        if let Some(before) = before
            && let Err(warning) = self.tidy(&before, &published.manifest)
        {
            published.warnings.push(Warning::OldLeft(before, warning));
            // Dropping would remove the old site without its last foreign files being safe.
            self.keep_root = true;
        }
        Ok((published, json))
    }

    /// Adds foreign files and the manifest, and makes everything durable.
    fn complete(&self, manifest: &Manifest, json: &str) -> Result<()> {
        let out = &self.place.out;
        let published = fs::symlink_metadata(out).ok();
        if published.is_some() {
            carry(out, &self.root, self.old.as_ref().map(|old| &old.manifest), manifest, Pass::Before)?;
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
            let file = open_file(&path).map_err(refuse)?;
            let length = file.metadata().map_err(refuse)?.len();
            if length != entry.bytes {
                let found = format!("{length} bytes instead of {}", entry.bytes);
                return Err(Error::Unverified { path, found });
            }
            if *how == Written::Bytes && Digest::read(file).map_err(refuse)?.0 != entry.sha256 {
                return Err(Error::Unverified { path, found: "its bytes differ".to_owned() });
            }
            Ok(())
        })
    }

    fn is_as_published(&self, path: &OutPath) -> bool {
        let digest = open_file(&self.place.out.join(path.as_str())).and_then(Digest::read);
        let entry = self.old.as_ref().and_then(|old| old.manifest.files.get(path));
        matches!((digest, entry), (Ok((digest, _)), Some(entry)) if digest == entry.sha256)
    }

    /// Carries what came into the old site while the new one was being finished, and puts the old one away.
    fn tidy(&self, before: &Path, manifest: &Manifest) -> Result<()> {
        let _span = info_span!("tidy").entered();
        carry(before, &self.place.out, self.old.as_ref().map(|old| &old.manifest), manifest, Pass::After)?;
        self.put_away(before).map_err(|error| Error::io("remove", before, error))
    }
}
