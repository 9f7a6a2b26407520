//! What one build keeps for the next, in files beside the output folder: they are no part of the site, and nothing is lost with them.

use super::disk::{open_file, same_file};
use super::place::Place;
use super::rest::stat_at;
use super::spare;
use super::staging::{Used, Written};
use super::{Published, Staging, SwapKind, Target};
use crate::error::Result;
use crate::files::Stat;
use crate::load::{now, stat_of};
use crate::output::{Digest, Entry, MANIFEST, Manifest, OutPath};
use rayon::prelude::*;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;

/// The end of its name, `.public.casebook-cache`: what each file was made from.
const CACHE: &str = "cache";

/// The end of its name, `.public.casebook-nodes`: the nodes of YAML files.
const NODES: &str = "nodes";

/// The end of its name, `.public.casebook-state`: how sources and output lay on the disk.
pub(super) const STATE: &str = "state";

/// None of a site that this program can build is larger; what is, is none of ours.
const BYTES_MOST: u64 = 1 << 30;

/// Longer than a tick of the clock that file systems go by; see [`Stat::is_settled`].
const SETTLING: Duration = Duration::from_millis(30);

impl Place {
    fn file(&self, what: &str) -> PathBuf {
        self.parent.join(self.beside(what))
    }

    /// The bytes that an earlier build kept, whatever they are; nothing where there is no such file.
    pub(super) fn kept(&self, what: &str) -> Option<Vec<u8>> {
        let file = open_file(&self.file(what)).ok()?;
        let length = file.metadata().ok()?.len();
        let mut bytes = Vec::new();
        (length <= BYTES_MOST).then(|| file.take(BYTES_MOST).read_to_end(&mut bytes))?.ok()?;
        Some(bytes)
    }

    /// Writes what the next build may know. It counts whole or not at all: another build sees the old file or the new one.
    fn keep(&self, what: &str, bytes: &[u8]) {
        let new = self.file(&format!("{what}-new"));
        // Whatever fails, the next build finds nothing, or what it does not believe, and makes everything anew.
        let written = fs::write(&new, bytes).and_then(|()| fs::rename(&new, self.file(what)));
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
    }

    fn forget(&self, what: &str) {
        let _ = fs::remove_file(self.file(what));
    }

    /// Removes all that was kept.
    pub(super) fn forget_all(&self) {
        for what in [CACHE, NODES, STATE] {
            self.forget(what);
            self.forget(&format!("{what}-new"));
        }
        spare::forget(self);
    }

    /// The published files, the manifest among them, as they lie there; nothing where one of them is gone, or could be changed without
    /// anybody seeing it.
    fn lying(&self, manifest: &Manifest) -> Option<Vec<(Box<str>, Stat)>> {
        let now = now()?;
        let paths: Vec<&str> = manifest.files.keys().map(OutPath::as_str).chain([MANIFEST]).collect();
        let stat = |path: &&str| {
            let stat = stat_at(&self.out, path).filter(|stat| stat.is_settled(now))?;
            Some((Box::from(*path), stat))
        };
        paths.par_iter().map(stat).collect()
    }
}

/// What an earlier build kept of what each file was made from, whatever it is. No lock is taken for it: it counts whole or not at all, and
/// says itself which site it belongs to.
#[must_use]
pub fn kept_cache(target: &Target) -> Option<Vec<u8>> {
    Place::find(target).ok()?.kept(CACHE)
}

/// What an earlier build kept of the nodes of YAML files, likewise.
#[must_use]
pub fn kept_nodes(target: &Target) -> Option<Vec<u8>> {
    Place::find(target).ok()?.kept(NODES)
}

/// What a build keeps for the next.
pub struct Keeping<C, S> {
    /// The nodes of YAML files; nothing where those that were kept are still right.
    pub nodes: Option<Vec<u8>>,
    /// Makes of the manifest and its bytes what each file was made from.
    pub cache: C,
    /// Makes of the files as they lie there what lets the next build see at once that nothing changed.
    pub state: S,
}

impl Staging {
    /// Publishes as [`Staging::commit`] does, and keeps beside the output folder what the next build may know; where that cannot be written,
    /// the next build makes everything anew.
    ///
    /// # Errors
    /// As [`Staging::commit`].
    pub fn commit_and_keep(
        mut self,
        keeping: Keeping<
            impl FnOnce(&Manifest, &[u8]) -> Vec<u8> + Send,
            impl FnOnce(Vec<(Box<str>, Stat)>) -> Vec<u8>,
        >,
    ) -> Result<Published> {
        self.used = Used::Spare;
        let (published, cache) = self.publish(keeping.cache)?;
        let keep = || {
            keeping.nodes.into_iter().for_each(|nodes| self.place.keep(NODES, &nodes));
            self.place.keep(CACHE, &cache);
        };
        match published.swap {
            SwapKind::First => drop(rayon::join(keep, || spare::make(&self.place, &published.manifest))),
            SwapKind::Unneeded | SwapKind::Exchange | SwapKind::TwoRenames => keep(),
        }
        if published.swap == SwapKind::Unneeded {
            // Its links are links of the published files, whose times change where they go.
            let is_all_links = published.linked == published.manifest.files.len();
            let files = if is_all_links { spare::Files::Stay } else { spare::Files::Go };
            self.keep_root = self.put_away(&self.root, files).is_ok();
        }
        std::thread::sleep(SETTLING);
        match self.place.lying(&published.manifest) {
            Some(lying) => self.place.keep(STATE, &(keeping.state)(lying)),
            None => self.place.forget(STATE),
        }
        Ok(published)
    }

    /// What an earlier build kept of how everything lay on the disk.
    #[must_use]
    pub fn state_kept(&self) -> Option<Vec<u8>> {
        self.place.kept(STATE)
    }

    /// Believes that published files of which the system says this are as they were published, so that they need not be read; nobody is believed
    /// where the manifest is another one.
    pub fn believe(&mut self, lying: &[(Box<str>, Stat)]) {
        let is_same = |(path, stat): &&(Box<str>, Stat)| {
            &**path == MANIFEST && stat_at(&self.place.out, path) == Some(*stat)
        };
        if lying.iter().any(|file| is_same(&file)) {
            self.believed = lying.iter().cloned().collect();
        }
    }

    /// The bytes of the manifest of the published site.
    #[must_use]
    pub fn manifest_before(&self) -> Option<&[u8]> {
        self.old.as_ref().map(|old| old.json.as_slice())
    }

    /// Takes a file of the published site into the new one as it is, and gives its entry; nothing where it is not there, or not as it was
    /// published.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn take_over(&self, path: &OutPath) -> Result<Option<Entry>> {
        let Some(entry) = self.old.as_ref().and_then(|old| old.manifest.files.get(path)) else {
            return Ok(None);
        };
        match self.carried_over(path, entry) {
            Ok(None) => Ok(None),
            Ok(Some(how)) => {
                self.state().files.insert(path.clone(), (entry.clone(), how));
                Ok(Some(entry.clone()))
            }
            Err(error) => {
                self.state().failed = true;
                Err(error)
            }
        }
    }

    fn carried_over(&self, path: &OutPath, entry: &Entry) -> Result<Option<Written>> {
        let believed = self.believed.get(path.as_str());
        if let Some(stat) = believed.filter(|known| stat_at(&self.place.out, path.as_str()) == Some(**known))
        {
            self.take_place(path)?;
            if self.link(path, |about| is_same(stat, &stat_of(about))) {
                return Ok(Some(Written::Linked));
            }
            self.give_place_back(path);
        }
        let Ok(mut file) = open_file(&self.place.out.join(path.as_str())) else { return Ok(None) };
        let mut body = Vec::new();
        if file.read_to_end(&mut body).is_err() || Digest::of(&body) != entry.sha256 {
            return Ok(None);
        }
        self.take_place(path)?;
        if file.metadata().is_ok_and(|read| self.link(path, |about| same_file(&read, about))) {
            return Ok(Some(Written::Linked));
        }
        self.write_new(path, &body)?;
        Ok(Some(Written::Bytes))
    }

    /// The bytes of a file that was written or taken over.
    #[must_use]
    pub fn body(&self, path: &OutPath) -> Option<Vec<u8>> {
        let mut body = Vec::new();
        open_file(&self.root.join(path.as_str())).ok()?.read_to_end(&mut body).ok()?;
        Some(body)
    }
}

/// Whether two descriptions are of one file that was not written to. When a link was made or went, which the last change of a description says, does
/// not count.
fn is_same(a: &Stat, b: &Stat) -> bool {
    let key = |of: &Stat| (of.device, of.inode, of.bytes, of.modified);
    key(a) == key(b)
}
