//! What one build keeps for the next: of every published file the parts of the site that it was made from, each by the digest of what it
//! said, and what the audit has to know of it. Where none of them says anything else, the file is neither rendered nor looked through.
//!
//! A part is what was asked for while the file was made ([`crate::model::asked`]); what lies under all files, as the settings, the theme,
//! the addresses and the program, is the base, without which nothing of a cache is believed. All here is pure; `publish` keeps the bytes.

mod form;
mod state;
mod sums;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use state::{Before, Lying, Said, State};
pub use sums::Sums;

use crate::audit::Kept;
use crate::model::asked::Part;
use crate::output::{Digest, Manifest, OutPath};

/// What one build keeps for the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cache {
    base: Digest,
    /// The manifest that the build published.
    manifest: Digest,
    /// Each part that a file was made from, with the digest of what it said, in order.
    parts: Vec<(Part, Digest)>,
    /// In the order of their paths.
    files: Vec<(Box<str>, File)>,
}

/// What is kept of one published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    /// The numbers of the parts that it was made from.
    parts: Vec<u32>,
    kept: Kept,
}

/// The files of an earlier build that would come out the same again.
#[derive(Debug, Default)]
pub struct Known {
    files: BTreeMap<Box<str>, (Vec<Part>, Kept)>,
}

impl Known {
    /// Reads what was kept; `manifest` is that of the published site as it lies on the disk. Whatever is wrong with the bytes, or does not
    /// belong to this site, program and manifest, is as if nothing had been kept.
    #[must_use]
    pub fn of(bytes: &[u8], manifest: &[u8], sums: &Sums) -> Known {
        let cache: Option<Cache> = form::read(bytes);
        let is_ours = |cache: &Cache| cache.base == sums.base && cache.manifest == Digest::of(manifest);
        let Some(cache) = cache.filter(is_ours) else { return Known::default() };
        let are_same: Vec<bool> =
            cache.parts.iter().map(|(part, digest)| sums.of_part(part) == *digest).collect();
        let is_same = |number: &u32| {
            usize::try_from(*number).ok().and_then(|at| are_same.get(at)).copied().unwrap_or_default()
        };
        let part = |number: u32| cache.parts.get(usize::try_from(number).ok()?).map(|(part, _)| part.clone());
        let files = cache.files.into_iter().filter(|(_, file)| file.parts.iter().all(is_same));
        let files = files
            .map(|(path, File { parts, kept })| (path, (parts.into_iter().filter_map(part).collect(), kept)));
        Known { files: files.collect() }
    }

    /// What was kept of a file that would come out the same again.
    #[must_use]
    pub fn kept(&self, path: &OutPath) -> Option<&Kept> {
        self.files.get(path.as_str()).map(|(_, kept)| kept)
    }

    /// How many files these are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// What is learnt of the files of one build.
pub type Learnt = BTreeMap<OutPath, (Vec<Part>, Kept)>;

/// What the next build needs: what was known of files that were taken over, and what was learnt of the others.
#[must_use]
pub fn bytes(known: Known, learnt: Learnt, manifest: &Manifest, json: &[u8], sums: &Sums) -> Vec<u8> {
    let mut all = known.files;
    all.retain(|path, _| manifest.files.contains_key(&**path));
    all.extend(learnt.into_iter().map(|(path, file)| (path.as_str().into(), file)));
    let mut parts: Vec<Part> = all.values().flat_map(|(parts, _)| parts.iter().cloned()).collect();
    parts.sort_unstable();
    parts.dedup();
    let number = |part: &Part| parts.binary_search(part).ok().and_then(|at| u32::try_from(at).ok());
    let files = all.iter().filter_map(|(path, (own, kept))| {
        let own = own.iter().map(number).collect::<Option<Vec<u32>>>()?;
        Some((path.clone(), File { parts: own, kept: kept.clone() }))
    });
    let files = files.collect();
    let parts = parts.into_iter().map(|part| {
        let digest = sums.of_part(&part);
        (part, digest)
    });
    form::written(&Cache { base: sums.base, manifest: Digest::of(json), parts: parts.collect(), files })
}
