//! Digests of what the parts of a site say now.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;

use crate::files::{FileId, Files};
use crate::model::Site;
use crate::model::asked::{Folder, Part};
use crate::model::translation::lock;
use crate::output::{Digest, Digester};
use crate::route::Plan;

/// Digests of the parts of one site.
#[derive(Debug)]
pub struct Sums {
    /// Of all that lies under every file: what the command was asked for, the program, the settings, the small records, the theme, and
    /// which addresses and lists there are.
    pub(super) base: Digest,
    files: BTreeMap<Arc<str>, Digest>,
    records: BTreeMap<(Folder, Arc<str>), Digest>,
    all: BTreeMap<Folder, Digest>,
    everything: Digest,
}

const STATIC: &str = "content/static/";

impl Sums {
    /// The digests of a site; `command` says all that is not in its files and may change what is made: the program and its options.
    #[must_use]
    pub fn of(files: &Files, site: &Site, plan: &Plan, command: &str) -> Sums {
        let all: Vec<(FileId, &crate::files::File)> = files.iter().collect();
        let own: BTreeMap<Arc<str>, Digest> = all
            .par_iter()
            .map(|(_, file)| (Arc::from(file.path.as_str()), Digest::of(file.bytes())))
            .collect();
        let records = records(&own, site);
        let all = Folder::ALL.map(|folder| {
            let mut digester = Digester::default();
            for ((_, id), digest) in records.iter().filter(|((own, _), _)| *own == folder) {
                digester.add(id.as_bytes());
                digester.add(digest.bytes());
            }
            (folder, digester.done())
        });
        let base = base(&own, plan, command);
        let mut digester = Digester::default();
        for (path, digest) in &own {
            digester.add(path.as_bytes());
            digester.add(digest.bytes());
        }
        Sums { base, files: own, records, all: all.into(), everything: digester.done() }
    }

    /// What a part says; what is not there has a digest too.
    pub(super) fn of_part(&self, part: &Part) -> Digest {
        let known = match part {
            Part::Record(folder, id) => self.records.get(&(*folder, Arc::clone(id))),
            Part::Records(folder) => self.all.get(folder),
            Part::File(path) => self.files.get(path),
            Part::Everything => Some(&self.everything),
        };
        known.copied().unwrap_or_else(|| Digest::of(b"nothing"))
    }
}

/// Where a file lies in the folder of a record: the kind, the id, and the name below it.
fn beside(path: &str) -> Option<(Folder, &str, &str)> {
    let mut parts = path.strip_prefix("content/")?.splitn(3, '/');
    let (kind, id, name) = (parts.next()?, parts.next()?, parts.next()?);
    let folder = Folder::ALL.into_iter().find(|folder| folder.name() == kind)?;
    Some((folder, id, name))
}

/// A record is made of the files in its folder; of write-ups it says only that they are there. What asked for figures of cases when it was
/// read says what these say.
fn records(files: &BTreeMap<Arc<str>, Digest>, site: &Site) -> BTreeMap<(Folder, Arc<str>), Digest> {
    let writeups: BTreeSet<String> =
        site.config.locales.iter().map(|locale| format!("{locale}.md")).collect();
    let mut own: BTreeMap<(Folder, &str), Digester> = BTreeMap::new();
    for (path, digest) in files {
        let Some((folder, id, name)) = beside(path) else { continue };
        let digester = own.entry((folder, id)).or_insert_with(|| {
            let mut digester = Digester::default();
            // The day that the site speaks for decides it, which is part of the base, and so does the record.
            digester.add(if is_held_back(site, folder, id) { b"held back" } else { b"shown" });
            digester
        });
        digester.add(name.as_bytes());
        if !writeups.contains(name) {
            digester.add(digest.bytes());
        }
    }
    let own: BTreeMap<(Folder, &str), Digest> =
        own.into_iter().map(|(key, digester)| (key, digester.done())).collect();
    let leaning = |folder: Folder, id: &str, digest: Digest| {
        let Some(cases) = site.leaning.get(&(folder, Arc::from(id))) else { return digest };
        let mut digester = Digester::default();
        digester.add(digest.bytes());
        for case in cases {
            digester.add(case.as_bytes());
            let case = own.get(&(Folder::Cases, case.as_str()));
            digester.add(case.map(Digest::bytes).unwrap_or_default());
        }
        digester.done()
    };
    own.iter().map(|(&(folder, id), &digest)| ((folder, id.into()), leaning(folder, id, digest))).collect()
}

fn is_held_back(site: &Site, folder: Folder, id: &str) -> bool {
    match folder {
        Folder::Cases => site.cases.is_held_back(id),
        Folder::Events => site.events.is_held_back(id),
        Folder::Statistics => site.statistics.is_held_back(id),
        Folder::Pages => site.pages.is_held_back(id),
    }
}

fn base(files: &BTreeMap<Arc<str>, Digest>, plan: &Plan, command: &str) -> Digest {
    let mut digester = Digester::default();
    digester.add(command.as_bytes());
    // No page says which translation was confirmed.
    let is_base = |path: &str| beside(path).is_none() && !path.starts_with(STATIC) && path != lock::PATH;
    for (path, digest) in files.iter().filter(|(path, _)| is_base(path)) {
        digester.add(path.as_bytes());
        digester.add(digest.bytes());
    }
    // The order of all addresses and lists, word for word.
    let _ = write!(digester, "{plan:?}");
    digester.done()
}
