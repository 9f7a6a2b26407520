//! What was read before, so that reading a site again costs what changed.
//!
//! A record is read again where one of its files is another one. All records are where something changed that each of them may lean on: the
//! map files, `site.yaml`, or the names of files. What is kept is what a reading gave, problems included, so that a site comes out the same
//! whether or not it was read before.

use std::sync::Arc;

use super::case::Case;
use super::config::{self, Config};
use super::event::Event;
use super::locale::Locale;
use super::page::Page;
use super::reader::Noted;
use super::reference::Reference;
use super::registry::{self, Registry};
use super::statistic::Statistic;
use super::{BUNDLES, stray, translation};
use crate::diag::Diagnostics;
use crate::files::{File, FileId, Files, Names};

/// The readings of one site; empty at first.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) base: Option<Arc<Base>>,
    pub(super) cases: Readings<Case>,
    pub(super) events: Readings<Event>,
    pub(super) statistics: Readings<Statistic>,
    pub(super) pages: Readings<Page>,
}

/// What was read of each record of a kind, in the order of the ids.
pub(super) type Readings<T> = Vec<Known<T>>;

/// The id of a record, and what was read of it.
pub(super) type Known<T> = (Arc<str>, Arc<Reading<T>>);

/// What reading one record gave.
#[derive(Debug)]
pub(super) struct Reading<T> {
    /// The files of its folder.
    pub files: Vec<Arc<File>>,
    /// Nothing where it could not be read.
    pub record: Option<Arc<T>>,
    pub references: Arc<[Reference]>,
    pub translations: Vec<(Arc<str>, Arc<translation::Record>)>,
    pub diags: Diagnostics,
}

impl<T> Reading<T> {
    /// Whether the record's folder holds these very files.
    pub fn is_of(&self, files: &Files, members: &[FileId]) -> bool {
        let is_same = |(known, &member): (&Arc<File>, &FileId)| Arc::ptr_eq(known, files.shared(member));
        self.files.len() == members.len() && self.files.iter().zip(members).all(is_same)
    }
}

/// What every record may lean on.
#[derive(Debug)]
pub(super) struct Base {
    names: Names,
    files: Vec<Arc<File>>,
    pub locales: Vec<Locale>,
    pub registry: Arc<Registry>,
    pub config: Option<Config>,
    pub noted: Noted,
    pub diags: Diagnostics,
}

impl Base {
    fn read(files: &Files, locales: &[Locale]) -> Base {
        let (mut noted, mut diags) = (Noted::default(), Diagnostics::default());
        stray::report(files, registry::MAPS, &BUNDLES.map(|kind| kind.folder), &mut diags);
        let registry = Arc::new(registry::read(files, locales, &mut noted, &mut diags));
        let config = config::read(files, locales, &registry, &mut noted, &mut diags);
        Base {
            names: files.names(),
            files: leaned_on(files).map(|file| Arc::clone(files.shared(file))).collect(),
            locales: locales.to_owned(),
            registry,
            config,
            noted,
            diags,
        }
    }

    fn is_of(&self, files: &Files, locales: &[Locale]) -> bool {
        let is_same = |(known, file): (&Arc<File>, FileId)| Arc::ptr_eq(known, files.shared(file));
        files.are_named_as(&self.names)
            && self.locales == locales
            && self.files.iter().zip(leaned_on(files)).all(is_same)
    }
}

/// The files of `content/` that belong to no record of a folder, and are not only carried.
fn leaned_on(files: &Files) -> impl Iterator<Item = FileId> + '_ {
    const BESIDE: [&str; 5] = ["cases", "events", "statistics", "pages", "static"];
    let is_beside = |path: &str| {
        let folder = path["content/".len()..].split_once('/').map(|(folder, _)| folder);
        folder.is_some_and(|folder| BESIDE.contains(&folder))
    };
    files.below("content/").filter(move |(_, file)| !is_beside(&file.path)).map(|(id, _)| id)
}

impl Memory {
    /// What every record may lean on, as these files say it; what was read on another base is forgotten.
    pub(super) fn base(&mut self, files: &Files, locales: &[Locale]) -> Arc<Base> {
        let known = self.base.take().filter(|base| base.is_of(files, locales));
        if known.is_none() {
            *self = Memory::default();
        }
        let base = known.unwrap_or_else(|| Arc::new(Base::read(files, locales)));
        self.base = Some(Arc::clone(&base));
        base
    }
}
