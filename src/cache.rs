//! What one build keeps for the next: of every published file the parts of the site that it was made from, each by the digest of what it
//! said, and what the audit has to know of it. Where none of them says anything else, the file is neither rendered nor looked through. The
//! same of every record in whose texts nothing was found, which then need not be held against the rules again.
//!
//! A part is what was asked for while the file was made or the texts were checked ([`crate::model::asked`]); what lies under all files, as the settings, the theme,
//! the addresses and the program, is the base, without which nothing of a cache is believed. All here is pure; `publish` keeps the bytes.

mod form;
mod nodes;
mod state;
mod sums;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use nodes::Asked;
pub use state::{Before, Lying, Said, State};
pub use sums::Sums;

use crate::audit::Kept;
use crate::model::asked::{Folder, Part};
use crate::output::{Digest, Manifest, OutPath};

/// What one build keeps for the next, read and not yet held against a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cache {
    base: Digest,
    /// The manifest that the build published.
    manifest: Digest,
    /// Each part that something was made from, with the digest of what it said, in order.
    parts: Vec<(Part, Digest)>,
    /// In the order of their paths.
    files: Vec<(Box<str>, File)>,
    /// In the order of their ids, each with the numbers of the parts that it was held against.
    records: Vec<(Folder, Arc<str>, Vec<u32>)>,
}

/// What is kept of one published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    /// The numbers of the parts that it was made from.
    parts: Vec<u32>,
    kept: Kept,
}

/// The files of an earlier build that would come out the same again, and the records in whose texts nothing would be found again.
#[derive(Debug, Default)]
pub struct Known {
    /// The manifest that the build published.
    manifest: Option<Digest>,
    /// What the numbers say, in order.
    parts: Vec<Part>,
    files: BTreeMap<Box<str>, File>,
    records: Records<u32>,
}

/// Records by folder and id, each with the parts of the site that it was held against, or their numbers.
type Records<P> = BTreeMap<(Folder, Arc<str>), Vec<P>>;

impl Cache {
    /// Reads what was kept; nothing where anything is wrong with the bytes.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Cache> {
        form::read(bytes)
    }
}

impl Known {
    /// What was kept of a site as it is now. What does not belong to this site and program is as if nothing had been kept.
    #[must_use]
    pub fn of(cache: Cache, sums: &Sums) -> Known {
        if cache.base != sums.base {
            return Known::default();
        }
        let are_same: Vec<bool> =
            cache.parts.iter().map(|(part, digest)| sums.of_part(part) == *digest).collect();
        let is_same = |number: &u32| {
            usize::try_from(*number).ok().and_then(|at| are_same.get(at)).copied().unwrap_or_default()
        };
        let files = cache.files.into_iter().filter(|(_, file)| file.parts.iter().all(is_same));
        let records = cache.records.into_iter().filter(|(_, _, parts)| parts.iter().all(is_same));
        let records = records.map(|(folder, id, parts)| ((folder, id), parts));
        let parts = cache.parts.into_iter().map(|(part, _)| part).collect();
        Known { manifest: Some(cache.manifest), parts, files: files.collect(), records: records.collect() }
    }

    /// Forgets the files where another manifest than this one was published with them, which is that of the published site as it lies on the
    /// disk.
    #[must_use]
    pub fn published_with(self, manifest: Option<&[u8]>) -> Known {
        match self.manifest.is_some() && self.manifest == manifest.map(Digest::of) {
            true => self,
            false => Known { files: BTreeMap::new(), ..self },
        }
    }

    /// What was kept of a file that would come out the same again.
    #[must_use]
    pub fn kept(&self, path: &OutPath) -> Option<&Kept> {
        self.files.get(path.as_str()).map(|file| &file.kept)
    }

    /// Whether nothing would be found in the texts of a record again.
    #[must_use]
    pub fn is_clean(&self, folder: Folder, id: &str) -> bool {
        self.records.contains_key(&(folder, Arc::from(id)))
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

/// What is learnt in one build.
#[derive(Debug, Default)]
pub struct Learnt {
    /// The files that were made.
    pub files: BTreeMap<OutPath, (Vec<Part>, Kept)>,
    /// The records in whose texts nothing was found.
    pub records: Records<Part>,
}

/// What the next build needs: what was known of what was taken over, and what was learnt of the rest.
#[must_use]
pub fn bytes(known: Known, learnt: Learnt, manifest: &Manifest, json: &[u8], sums: &Sums) -> Vec<u8> {
    let Known { parts: known, mut files, mut records, .. } = known;
    files.retain(|path, _| manifest.files.contains_key(&**path) && !learnt.files.contains_key(&**path));
    records.retain(|record, _| !learnt.records.contains_key(record));
    // Numbers of parts that nothing was made from any more are given to others.
    let mut is_used = vec![false; known.len()];
    for number in files.values().flat_map(|file| &file.parts).chain(records.values().flatten()) {
        usize::try_from(*number)
            .ok()
            .and_then(|at| is_used.get_mut(at))
            .into_iter()
            .for_each(|used| *used = true);
    }
    let used = known.iter().zip(&is_used).filter(|(_, is_used)| **is_used).map(|(part, _)| part);
    let of_files = learnt.files.values().map(|(parts, _)| parts);
    let new = of_files.chain(learnt.records.values()).flatten();
    let mut parts: Vec<Part> = used.chain(new).cloned().collect();
    parts.sort_unstable();
    parts.dedup();
    let number = |part: &Part| parts.binary_search(part).ok().and_then(|at| u32::try_from(at).ok());
    let numbers = |own: &[Part]| own.iter().map(number).collect::<Option<Vec<u32>>>();
    let renumbered: Vec<Option<u32>> = known.iter().map(number).collect();
    let again = |own: &[u32]| {
        let renumbered = |at: &u32| *renumbered.get(usize::try_from(*at).ok()?)?;
        own.iter().map(renumbered).collect::<Option<Vec<u32>>>()
    };
    let kept = files
        .into_iter()
        .filter_map(|(path, file)| Some((path, File { parts: again(&file.parts)?, kept: file.kept })));
    let made = learnt.files.iter().filter_map(|(path, (own, kept))| {
        Some((path.as_str().into(), File { parts: numbers(own)?, kept: kept.clone() }))
    });
    let mut files: Vec<(Box<str>, File)> = kept.chain(made).collect();
    files.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let kept = records.into_iter().filter_map(|((folder, id), own)| Some((folder, id, again(&own)?)));
    let found = learnt.records.iter();
    let found = found.filter_map(|((folder, id), own)| Some((*folder, Arc::clone(id), numbers(own)?)));
    let mut records: Vec<(Folder, Arc<str>, Vec<u32>)> = kept.chain(found).collect();
    records.sort_unstable();
    let parts = parts.iter().map(|part| (part.clone(), sums.of_part(part)));
    form::written(&Cache {
        base: sums.base,
        manifest: Digest::of(json),
        parts: parts.collect(),
        files,
        records,
    })
}
