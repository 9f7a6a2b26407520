//! What was read before, so that reading a site again costs what changed.
//!
//! A record is read again where one of its files is another one, came or went. All records are where something changed that each of them may
//! lean on: the map files or `site.yaml`. What is kept is what a reading gave, problems included, so that a site comes out the same whether
//! or not it was read before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::asked::Folder;
use super::case::Case;
use super::config::{self, Config};
use super::event::Event;
use super::locale::Locale;
use super::page::Page;
use super::reader::{Named, NamedByRecord, Noted};
use super::registry::{self, Registry};
use super::statistic::Statistic;
use super::table::Table;
use super::translation::{self, Translations};
use super::{BUNDLES, Leaning, stray};
use crate::diag::Diagnostics;
use crate::files::{Content, Files};

/// The readings of one site; empty at first.
#[derive(Debug, Default)]
pub struct Memory {
    /// The files that they are of.
    files: Files,
    locales: Option<(Content, Vec<Locale>)>,
    pub(super) base: Option<Arc<Base>>,
    pub(super) cases: Readings<Case>,
    pub(super) events: Readings<Event>,
    pub(super) statistics: Readings<Statistic>,
    pub(super) pages: Readings<Page>,
    /// The texts of all records.
    pub(super) translations: Arc<Translations>,
}

/// What was read of each record of a kind.
#[derive(Debug)]
pub(super) struct Readings<T> {
    pub by_id: BTreeMap<Arc<str>, Reading>,
    pub table: Table<T>,
    /// What the records name, in the order of their ids.
    pub named: Arc<NamedByRecord>,
    /// What was found in records, and beside their folders.
    pub found: BTreeMap<Arc<str>, Diagnostics>,
    pub found_beside: Diagnostics,
}

impl<T> Default for Readings<T> {
    fn default() -> Readings<T> {
        Readings {
            by_id: BTreeMap::new(),
            table: Table::default(),
            named: Arc::default(),
            found: BTreeMap::new(),
            found_beside: Diagnostics::default(),
        }
    }
}

impl<T> Readings<T> {
    /// Tells all that was found, in the order in which a first reading finds it.
    pub fn report(&self, diags: &mut Diagnostics) {
        diags.extend(self.found_beside.clone());
        self.found.values().for_each(|found| diags.extend(found.clone()));
    }
}

/// What has to be known of one reading to take it back.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The records under which its texts are noted.
    pub noted: Vec<Arc<str>>,
    /// The cases that it asked for, there or not.
    pub cases: BTreeSet<String>,
}

/// What every record may lean on.
#[derive(Debug)]
pub(super) struct Base {
    pub locales: Vec<Locale>,
    pub registry: Arc<Registry>,
    pub config: Option<Config>,
    /// The paths of the YAML files that stand directly in `content/`.
    pub maps: Arc<[Arc<str>]>,
    pub named: Vec<Named>,
    pub translations: Vec<(Arc<str>, Arc<translation::Record>)>,
    pub diags: Diagnostics,
}

impl Base {
    fn read(files: &Files, locales: &[Locale]) -> Base {
        let (mut noted, mut diags) = (Noted::default(), Diagnostics::default());
        stray::report(files, registry::MAPS, &BUNDLES.map(|kind| kind.folder), &mut diags);
        let registry = Arc::new(registry::read(files, locales, &mut noted, &mut diags));
        let config = config::read(files, locales, &registry, &mut noted, &mut diags);
        let Noted { named, translations } = noted;
        let is_map = |path: &str| path.ends_with(".yaml") && !path[CONTENT.len()..].contains('/');
        let maps = files.below(CONTENT).filter(|(_, file)| is_map(&file.path));
        let maps = maps.map(|(_, file)| file.shared_path()).collect();
        Base { locales: locales.to_owned(), registry, config, maps, named, translations, diags }
    }
}

const CONTENT: &str = "content/";

/// Whether a file of `content/` belongs to no record of a folder, and is not only carried.
fn is_leaned_on(path: &str) -> bool {
    const BESIDE: [&str; 5] = ["cases", "events", "statistics", "pages", "static"];
    let folder = |below: &str| below.split_once('/').map(|(folder, _)| BESIDE.contains(&folder));
    path.strip_prefix(CONTENT).is_some_and(|below| folder(below) != Some(true))
}

impl Memory {
    /// The cases that records of other kinds asked for.
    pub(super) fn leaning(&self) -> Leaning {
        let of = |folder: Folder, by_id: &BTreeMap<Arc<str>, Reading>| {
            let leaning = by_id.iter().filter(|(_, reading)| !reading.cases.is_empty());
            let leaning = leaning.map(|(id, reading)| ((folder, Arc::clone(id)), reading.cases.clone()));
            leaning.collect::<Vec<_>>()
        };
        let cases = of(Folder::Cases, &self.cases.by_id).into_iter();
        let cases = cases.chain(of(Folder::Events, &self.events.by_id));
        let cases = cases.chain(of(Folder::Statistics, &self.statistics.by_id));
        cases.chain(of(Folder::Pages, &self.pages.by_id)).collect()
    }

    /// The locales that `site.yaml` names, where they can be read.
    pub(super) fn locales(&mut self, files: &Files, diags: &mut Diagnostics) -> Option<Vec<Locale>> {
        let settings = files.find(config::SITE).map(|file| &files.get(file).content);
        if let (Some((known, locales)), Some(settings)) = (&self.locales, settings)
            && known == settings
        {
            return Some(locales.clone());
        }
        let mut found = Diagnostics::default();
        let locales = config::locales(files, &mut found);
        let is_well = found.is_empty();
        diags.extend(found);
        self.locales = settings.cloned().zip(locales.clone()).filter(|_| is_well);
        locales
    }

    /// What every record may lean on, as these files say it, and the paths of all that changed since it was read. What was read on another
    /// base is forgotten, and then nobody knows what changed.
    pub(super) fn base(&mut self, files: &Files, locales: &[Locale]) -> (Arc<Base>, Option<Vec<String>>) {
        let changed = files.changed_since(&self.files);
        let is_same = |base: &Arc<Base>| {
            files.are_numbered_as(&self.files)
                && base.locales == locales
                && !changed.iter().any(|path| is_leaned_on(path))
        };
        if let Some(base) = self.base.clone().filter(is_same) {
            let changed = changed.into_iter().map(str::to_owned).collect();
            self.files = files.clone();
            return (base, Some(changed));
        }
        let base = Arc::new(Base::read(files, locales));
        *self = Memory {
            files: files.clone(),
            locales: self.locales.take(),
            base: Some(Arc::clone(&base)),
            translations: Arc::new(base.translations.iter().cloned().collect()),
            ..Memory::default()
        };
        (base, None)
    }
}
