//! What the making of one file asks of a site, noted where it asks, so that a later build knows what the file was made from.
//!
//! A site that is watched ([`Site::watched`]) notes every record that is looked up, there or not, and that all of a kind were gone through.
//! What the settings and the small records say is not noted, nor which records there are: whoever keeps what was made holds those
//! against the later site as a whole.

use std::collections::BTreeSet;
use std::mem::take;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::Site;

/// The kinds of records that stand in folders of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Folder {
    Cases,
    Events,
    Statistics,
    Pages,
}

impl Folder {
    pub const ALL: [Folder; 4] = [Folder::Cases, Folder::Events, Folder::Statistics, Folder::Pages];

    /// Its name below `content/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Folder::Cases => "cases",
            Folder::Events => "events",
            Folder::Statistics => "statistics",
            Folder::Pages => "pages",
        }
    }
}

/// A part of a site that can change by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// All of a record but its write-ups, by its id; also that there is none.
    Record(Folder, Arc<str>),
    /// All records of a kind, without their write-ups.
    Records(Folder),
    /// One file, by its path: a write-up, or what is carried.
    File(Arc<str>),
    /// All there is.
    Everything,
}

/// The parts that were asked for since they were taken last. Shared by the tables of one watched site.
#[derive(Debug, Default)]
pub struct Asked(Mutex<BTreeSet<Part>>);

impl Asked {
    pub fn note(&self, part: Part) {
        self.parts().insert(part);
    }

    /// Gives what was noted, in order, and begins anew.
    pub fn take(&self) -> Vec<Part> {
        take(&mut *self.parts()).into_iter().collect()
    }

    fn parts(&self) -> std::sync::MutexGuard<'_, BTreeSet<Part>> {
        // Who panicked while noting has made no file either.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a table of records notes what is asked of it.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    folder: Folder,
    asked: Arc<Asked>,
}

impl Watch {
    pub fn note(&self, id: &Arc<str>) {
        self.asked.note(Part::Record(self.folder, Arc::clone(id)));
    }

    pub fn note_all(&self) {
        self.asked.note(Part::Records(self.folder));
    }
}

impl Site {
    /// The same site, which notes what is asked of its records.
    #[must_use]
    pub fn watched(&self) -> Site {
        let asked = Arc::new(Asked::default());
        let mut site = self.clone();
        let watch = |folder| Watch { folder, asked: Arc::clone(&asked) };
        site.cases.watch(watch(Folder::Cases));
        site.events.watch(watch(Folder::Events));
        site.statistics.watch(watch(Folder::Statistics));
        site.pages.watch(watch(Folder::Pages));
        site.asked = Some(asked);
        site
    }

    /// Notes what was read of a site besides its records, where it is watched.
    pub fn note(&self, part: impl FnOnce() -> Part) {
        if let Some(asked) = &self.asked {
            asked.note(part());
        }
    }

    /// The parts that were asked for since this was called last; none of a site that is not watched.
    #[must_use]
    pub fn take_asked(&self) -> Vec<Part> {
        self.asked.as_ref().map(|asked| asked.take()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::files::Files;

    #[test]
    fn what_is_asked_is_noted_and_what_is_counted_is_not() {
        let site = "title: A\ndescription: B\nlocales: [en]\nas_of: 2026-01-31\n";
        let record = "title: A\nsummary: B\nstatus: published\n";
        let texts = [
            ("content/site.yaml", site),
            ("content/cases/a/case.yaml", record),
            ("content/cases/a/en.md", "A.\n"),
        ];
        let files = Files::from_texts(texts);
        let site = super::super::read(&files, &mut Diagnostics::default()).expect("a site");
        let watched = site.watched();
        assert_eq!((watched.cases.len(), watched.cases.is_empty(), watched.take_asked()), (1, false, vec![]));
        assert!(watched.cases.get("a").is_some() && watched.cases.get("b").is_none());
        assert!(!watched.cases.is_held_back("c") && watched.pages.iter().next().is_none());
        let case = |id: &str| Part::Record(Folder::Cases, id.into());
        assert_eq!(watched.take_asked(), [case("a"), case("b"), case("c"), Part::Records(Folder::Pages)]);
        assert!(watched.take_asked().is_empty());
        assert!(site.cases.get("a").is_some() && site.take_asked().is_empty());
    }
}
