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
    files: BTreeMap<Box<str>, (Vec<Part>, Kept)>,
    records: Records,
}

/// Records by folder and id, each with the parts of the site that it was held against.
type Records = BTreeMap<(Folder, Arc<str>), Vec<Part>>;

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
        let part = |number: u32| cache.parts.get(usize::try_from(number).ok()?).map(|(part, _)| part.clone());
        let all = |numbers: Vec<u32>| numbers.into_iter().filter_map(part).collect();
        let files = cache.files.into_iter().filter(|(_, file)| file.parts.iter().all(is_same));
        let files = files.map(|(path, File { parts, kept })| (path, (all(parts), kept)));
        let records = cache.records.into_iter().filter(|(_, _, parts)| parts.iter().all(is_same));
        let records = records.map(|(folder, id, parts)| ((folder, id), all(parts)));
        Known { manifest: Some(cache.manifest), files: files.collect(), records: records.collect() }
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
        self.files.get(path.as_str()).map(|(_, kept)| kept)
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
    pub records: Records,
}

/// What the next build needs: what was known of what was taken over, and what was learnt of the rest.
#[must_use]
pub fn bytes(known: Known, learnt: Learnt, manifest: &Manifest, json: &[u8], sums: &Sums) -> Vec<u8> {
    let Known { files: mut all, mut records, .. } = known;
    all.retain(|path, _| manifest.files.contains_key(&**path));
    all.extend(learnt.files.into_iter().map(|(path, file)| (path.as_str().into(), file)));
    records.extend(learnt.records);
    let of_files = all.values().map(|(parts, _)| parts);
    let mut parts: Vec<Part> = of_files.chain(records.values()).flatten().cloned().collect();
    parts.sort_unstable();
    parts.dedup();
    let number = |part: &Part| parts.binary_search(part).ok().and_then(|at| u32::try_from(at).ok());
    let numbers = |own: &[Part]| own.iter().map(number).collect::<Option<Vec<u32>>>();
    let files = all.iter().filter_map(|(path, (own, kept))| {
        Some((path.clone(), File { parts: numbers(own)?, kept: kept.clone() }))
    });
    let files = files.collect();
    let records =
        records.iter().filter_map(|((folder, id), own)| Some((*folder, Arc::clone(id), numbers(own)?)));
    let records = records.collect();
    let parts = parts.into_iter().map(|part| {
        let digest = sums.of_part(&part);
        (part, digest)
    });
    form::written(&Cache {
        base: sums.base,
        manifest: Digest::of(json),
        parts: parts.collect(),
        files,
        records,
    })
}
