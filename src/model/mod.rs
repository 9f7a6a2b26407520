//! The site as types: what its YAML and Markdown say.
//!
//! [`read`] goes through all files of a site once. It gathers every problem and gives the site only as far as it could be read; an id
//! that was named but not readable is known as broken, so that one fault is one diagnostic.

pub mod addressed;
pub mod asked;
pub mod bundle;
pub mod case;
pub mod chart;
mod choice;
pub mod config;
pub mod ended;
pub mod event;
pub mod figure;
pub mod indicator;
pub mod label;
pub mod locale;
mod memory;
pub mod organization;
pub mod page;
pub mod period;
pub mod picture;
pub mod programme;
pub mod prose;
pub mod quantity;
pub mod reader;
pub mod reference;
pub mod regions;
pub mod registry;
pub mod scheme;
pub mod source;
pub mod statistic;
mod stray;
pub mod style;
pub mod table;
pub mod taxonomy;
pub mod translation;
pub mod unit;
mod unit_reader;
mod wording;

use asked::{Asked, Folder};
use bundle::{Assets, BundleKind, Drafts, LeftOut, Lifetime, Shelf};
use case::Case;
use config::Config;
use ended::Ended;
use event::Event;
use figure::Figure;
use locale::{Locale, Localized};
pub use memory::Memory;
use page::Page;
use period::PartialDate;
use reader::{Phrase, Reader, References};
use reference::FigureRef;
use registry::Registry;
use statistic::{Data, Statistic};
use table::Table;
use translation::Translations;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostics, table::reading, table::translations};
use crate::files::{FileId, Files};
use crate::yaml::Cursor;

/// Everything that a site says.
#[derive(Clone, Debug)]
pub struct Site {
    pub config: Config,
    pub registry: Arc<Registry>,
    pub cases: Table<Case>,
    pub events: Table<Event>,
    pub statistics: Table<Statistic>,
    pub pages: Table<Page>,
    /// Files that are published as they are, by their path below `content/static/`.
    pub statics: Vec<(String, FileId)>,
    /// What was on the site and has expired by the day that it speaks for.
    pub ended: Vec<Ended>,
    /// Records that are not on the site, with their kind (`cases/x`), and why; see [`Site::apply`].
    pub left_out: Vec<(String, LeftOut)>,
    /// Every id that some record names; see [`crate::check`].
    pub references: References,
    /// What is written per locale, for rules on translations.
    pub translations: Arc<Translations>,
    /// The paths of the map files and of the settings, which every page is made from.
    pub maps: Arc<[Arc<str>]>,
    /// The cases that records of other kinds asked for when they were read, by folder and id: what they say depends on them.
    pub leaning: Arc<Leaning>,
    /// Where is noted what is asked of this site; see [`Site::watched`].
    asked: Option<Arc<Asked>>,
}

/// Folder and id of a record, and the ids of cases, there or not.
pub type Leaning = BTreeMap<(Folder, Arc<str>), BTreeSet<String>>;

impl Site {
    /// Lets a command's options stand over site.yaml, and holds back what is not to be shown on the day that the site speaks for.
    pub fn apply(&mut self, as_of: Option<PartialDate>, base_url: Option<&str>, drafts: Drafts) {
        if let Some(as_of) = as_of {
            self.config.as_of = as_of;
        }
        if let Some(base_url) = base_url {
            self.config.base_url = Some(format!("{}/", base_url.trim_end_matches('/')));
        }
        let day = self.config.as_of;
        let is_dated = self.config.is_dated || as_of.is_some();
        if drafts == Drafts::HoldBack && is_dated {
            self.ended = ended::all(self);
        }
        let left_out = |(kind, id, lifetime): (&str, &str, &Lifetime)| {
            let why = lifetime.left_out(day, drafts)?;
            Some((format!("{kind}/{id}"), why))
        };
        self.left_out = self.lifetimes().filter_map(left_out).collect();
        let is_held = |lifetime: &Lifetime| match is_dated {
            true => !lifetime.is_shown(day, drafts),
            false => lifetime.is_draft() && drafts == Drafts::HoldBack,
        };
        self.cases.hold_back(|case| is_held(&case.lifetime));
        self.events.hold_back(|event| is_held(&event.lifetime));
        self.statistics.hold_back(|statistic| is_held(&statistic.lifetime));
        self.pages.hold_back(|page| is_held(&page.lifetime));
        let held: Vec<String> = self.held_back().collect();
        if !held.is_empty() {
            let translations = Arc::make_mut(&mut self.translations);
            held.iter().for_each(|record| drop(translations.remove(record.as_str())));
        }
    }
}

impl Site {
    /// Lets go of what only rules on records ask for, before the files are made: the ids that are named, and the texts that translations
    /// are judged by. What is shared with another reading stays.
    pub fn forget_what_rules_ask(&mut self) {
        self.references = References::default();
        if let Some(records) = Arc::get_mut(&mut self.translations) {
            records.values_mut().filter_map(Arc::get_mut).for_each(translation::Record::forget_texts);
        }
    }

    /// Whether the settings and the small records are those of another reading, under the same options.
    pub fn has_the_settings_of(&self, other: &Site) -> bool {
        Arc::ptr_eq(&self.registry, &other.registry)
    }

    /// Every record that may be held back: its kind (`cases`), its id, and when it is shown.
    pub fn lifetimes(&self) -> impl Iterator<Item = (&'static str, &str, &Lifetime)> {
        let cases = self.cases.iter().map(|(id, case)| ("cases", id, &case.lifetime));
        let events = self.events.iter().map(|(id, event)| ("events", id, &event.lifetime));
        let statistics = self.statistics.iter().map(|(id, record)| ("statistics", id, &record.lifetime));
        let pages = self.pages.iter().map(|(id, page)| ("pages", id, &page.lifetime));
        cases.chain(events).chain(statistics).chain(pages)
    }

    /// When a record is shown that is on the site, named with its kind (`cases/x`).
    pub fn lifetime(&self, record: &str) -> Option<&Lifetime> {
        match record.split_once('/')? {
            ("cases", id) => self.cases.get(id).map(|case| &case.lifetime),
            ("events", id) => self.events.get(id).map(|event| &event.lifetime),
            ("statistics", id) => self.statistics.get(id).map(|statistic| &statistic.lifetime),
            ("pages", id) => self.pages.get(id).map(|page| &page.lifetime),
            _ => None,
        }
    }

    /// Whether a record, named with its kind (`cases/x`), is marked as a draft.
    pub fn is_draft(&self, record: &str) -> bool {
        self.lifetime(record).is_some_and(Lifetime::is_draft)
    }

    /// The records that are there but not to be shown, with their kind (`cases/x`).
    fn held_back(&self) -> impl Iterator<Item = String> {
        let cases = self.cases.held_back().map(|id| format!("cases/{id}"));
        let events = self.events.held_back().map(|id| format!("events/{id}"));
        let statistics = self.statistics.held_back().map(|id| format!("statistics/{id}"));
        let pages = self.pages.held_back().map(|id| format!("pages/{id}"));
        cases.chain(events).chain(statistics).chain(pages)
    }
}

impl Site {
    /// The files beside a record, whose kind is named by its folder (`cases`).
    pub fn assets(&self, folder: &str, id: &str) -> Option<&Assets> {
        match folder {
            "cases" => self.cases.get(id).map(|case| &case.assets),
            "events" => self.events.get(id).map(|event| &event.assets),
            "statistics" => self.statistics.get(id).map(|statistic| &statistic.assets),
            "pages" => self.pages.get(id).map(|page| &page.assets),
            _ => None,
        }
    }

    /// Whether every record that has a page could be read, so that all its addresses are known.
    pub fn has_all_pages(&self) -> bool {
        let registry = &self.registry;
        let bundles = self.cases.is_sound() && self.events.is_sound() && self.statistics.is_sound();
        let maps = registry.organizations.is_sound()
            && registry.programmes.is_sound()
            && registry.schemes.is_sound()
            && registry.taxonomies.is_sound();
        bundles && maps && self.pages.is_sound()
    }
}

/// A figure that was looked up.
#[derive(Clone, Copy, Debug)]
pub enum Lookup<'s> {
    Found(&'s Figure),
    /// Named, but reported as unreadable.
    Broken,
    Unknown,
}

impl Site {
    /// The figure of an address; `within` is the case that the address stands in.
    pub fn figure(&self, within: Option<&str>, address: &FigureRef) -> Lookup<'_> {
        match address {
            FigureRef::Own(figure) => match within {
                Some(case) => self.figure_of_case(case, figure),
                None => Lookup::Unknown,
            },
            FigureRef::OfCase { case, figure } => self.figure_of_case(case, figure),
            FigureRef::Observation { statistic, key } => match self.statistics.get(statistic) {
                Some(Statistic { data: Data::Own(observations), .. }) => match observations.get(key) {
                    Some(observation) => Lookup::Found(&observation.figure),
                    None if observations.is_broken(key) => Lookup::Broken,
                    None => Lookup::Unknown,
                },
                Some(_) => Lookup::Unknown,
                None if self.statistics.is_broken(statistic) => Lookup::Broken,
                None => Lookup::Unknown,
            },
        }
    }

    /// What counts as one for a figure: as it says itself, or as its indicator says.
    pub fn basis<'s>(&'s self, figure: &'s Figure) -> Option<&'s Localized<Phrase>> {
        let indicator = || self.registry.indicators.get(figure.indicator.as_deref()?)?.basis.as_ref();
        figure.basis.as_deref().or_else(indicator)
    }

    fn figure_of_case(&self, case: &str, figure: &str) -> Lookup<'_> {
        match self.cases.get(case) {
            Some(case) => match case.figures.get(figure) {
                Some(figure) => Lookup::Found(figure),
                None if case.figures.is_broken(figure) => Lookup::Broken,
                None => Lookup::Unknown,
            },
            None if self.cases.is_broken(case) => Lookup::Broken,
            None => Lookup::Unknown,
        }
    }
}

const CASES: BundleKind = BundleKind { folder: "cases", record: "case.yaml" };
const EVENTS: BundleKind = BundleKind { folder: "events", record: "event.yaml" };
const STATISTICS: BundleKind = BundleKind { folder: "statistics", record: "statistic.yaml" };
const PAGES: BundleKind = BundleKind { folder: "pages", record: "page.yaml" };
const BUNDLES: [&BundleKind; 4] = [&CASES, &EVENTS, &STATISTICS, &PAGES];

/// Reads a site; nothing where there is no `content/site.yaml`. Where it does not say what the site is, the site is not whole
/// ([`Config::is_whole`]), and what can be read of it is.
pub fn read(files: &Files, diags: &mut Diagnostics) -> Option<Site> {
    Memory::default().read(files, diags)
}

impl Memory {
    /// Reads a site as [`read`] does; records whose files are those of an earlier reading are not read again.
    pub fn read(&mut self, files: &Files, diags: &mut Diagnostics) -> Option<Site> {
        if let Some(locales) = self.locales(files, diags) {
            return read_in(&locales, files, self, diags);
        }
        // Without its languages there is no site, but what is wrong in its files otherwise is found all the same.
        files.find(config::SITE)?;
        let mut found = Diagnostics::default();
        let mut site = read_in(&config::supposed_locales(files), files, self, &mut found);
        let of_languages = [translations::MISSING_TEXT, translations::MISSING_FILE, reading::UNKNOWN_LOCALE];
        found.take_back(|found| of_languages.contains(&found.code));
        diags.extend(found);
        if let Some(site) = &mut site {
            site.config.is_whole = false;
        }
        site
    }
}

fn read_in(locales: &[Locale], files: &Files, memory: &mut Memory, diags: &mut Diagnostics) -> Option<Site> {
    let (base, changed) = memory.base(files, locales);
    let reader = || Reader::new(locales, &base.registry);
    let mut shelf = Shelf { files, translations: &mut memory.translations, changed: changed.as_deref() };
    let none = BTreeSet::new();
    let changed = shelf.read(&CASES, &mut memory.cases, &none, &reader, case::read);
    let cases = &memory.cases.table;
    let with_cases = || Reader { cases: Some(cases), ..reader() };
    shelf.read(&EVENTS, &mut memory.events, &changed, &with_cases, event::read);
    // Observations may be figures of cases.
    let statistic = |id: &str, cursor: Cursor<'_>, beside, file, cx: &mut Reader<'_>| {
        statistic::read(files, id, cursor, beside, file, cx)
    };
    shelf.read(&STATISTICS, &mut memory.statistics, &changed, &with_cases, statistic);
    shelf.read(&PAGES, &mut memory.pages, &changed, &with_cases, page::read);

    diags.extend(base.diags.clone());
    memory.cases.report(diags);
    memory.events.report(diags);
    memory.statistics.report(diags);
    memory.pages.report(diags);
    let statics = files
        .below("content/static/")
        .map(|(file, entry)| (entry.path["content/static/".len()..].to_owned(), file))
        .collect();
    let kinds = [&memory.cases.named, &memory.events.named, &memory.statistics.named, &memory.pages.named];
    let site = Site {
        config: base.config.clone()?,
        registry: Arc::clone(&base.registry),
        cases: memory.cases.table.clone(),
        events: memory.events.table.clone(),
        statistics: memory.statistics.table.clone(),
        pages: memory.pages.table.clone(),
        statics,
        ended: Vec::new(),
        left_out: Vec::new(),
        references: References { base: base.named.clone(), kinds: kinds.map(Arc::clone).to_vec() },
        translations: Arc::clone(&memory.translations),
        maps: Arc::clone(&base.maps),
        leaning: Arc::new(memory.leaning()),
        asked: None,
    };
    Some(site)
}
