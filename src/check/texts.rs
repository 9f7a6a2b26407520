//! The texts of one record, or of the site itself: what rules of texts look at. Each record is looked at by itself, so that nothing of it is
//! kept afterwards, and one that was looked at before, with all that it leans on, need not be looked at again.
//!
//! A rule of texts asks for other records through [`Checked::site`] alone, which notes what it is asked, and reads no files but those of its
//! record; of other records it asks neither for ids nor for translations nor for references, which nobody notes. Only what a finding adds to
//! its words is free, since a record with findings is looked at each time.

use std::collections::BTreeSet;
use std::ops::Deref;

use super::Checked;
use super::passages::{self, Home, Passage};
use super::plain::{self, Plain};
use crate::files::{File, FileId, Files};
use crate::model::Site;
use crate::model::asked::Folder;
use crate::model::bundle::Writeups;
use crate::model::translation::Record;

/// Whose texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of<'a> {
    /// Those of the settings and of the small records.
    Site,
    /// Those of a record in a folder of its own, by its id.
    Record(Folder, &'a str),
}

impl<'a> Of<'a> {
    /// All that has texts: the site itself first, then every record, also one that could be read in part only.
    pub(super) fn all(site: &'a Site) -> BTreeSet<Of<'a>> {
        let cases = site.cases.iter().map(|(id, _)| Of::Record(Folder::Cases, id));
        let events = site.events.iter().map(|(id, _)| Of::Record(Folder::Events, id));
        let statistics = site.statistics.iter().map(|(id, _)| Of::Record(Folder::Statistics, id));
        let pages = site.pages.iter().map(|(id, _)| Of::Record(Folder::Pages, id));
        let translated = site.translations.keys().map(|name| Of::named(name));
        cases.chain(events).chain(statistics).chain(pages).chain(translated).chain([Of::Site]).collect()
    }

    /// The files in the folder of a record; none of what stands in none.
    pub(super) fn files(self, files: &'a Files) -> impl Iterator<Item = (FileId, &'a File)> {
        let folder = match self {
            Of::Site => None,
            Of::Record(folder, id) => Some(format!("{CONTENT}{}/{id}/", folder.name())),
        };
        folder.into_iter().flat_map(|folder| files.below(&folder))
    }

    /// Whose a file of `content/` is, going by its path.
    fn at(path: &'a str) -> Of<'a> {
        let mut parts = path.strip_prefix(CONTENT).unwrap_or(path).splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(kind), Some(id), Some(_)) => Of::in_folder(kind, id),
            _ => Of::Site,
        }
    }

    fn in_folder(kind: &str, id: &'a str) -> Of<'a> {
        let folder = Folder::ALL.into_iter().find(|folder| folder.name() == kind);
        folder.map_or(Of::Site, |folder| Of::Record(folder, id))
    }

    /// Whose the texts are that are noted under this name (`cases/x`, `sources/report`).
    fn named(name: &'a str) -> Of<'a> {
        name.split_once('/').map_or(Of::Site, |(kind, id)| Of::in_folder(kind, id))
    }
}

const CONTENT: &str = "content/";

/// What rules of texts look at.
pub(super) struct Texts<'a> {
    checked: Checked<'a>,
    pub of: Of<'a>,
    pub passages: Vec<Passage<'a>>,
    pub plain: Vec<Plain<'a>>,
    /// What is written per locale, each by its name (`cases/x`, `sources/report`).
    pub translations: Vec<(&'a str, &'a Record)>,
    /// Of a record that has them.
    pub writeups: Option<&'a Writeups>,
    /// The files of `content/` in which all this stands, and those beside them.
    pub own_files: Vec<FileId>,
}

impl<'a> Deref for Texts<'a> {
    type Target = Checked<'a>;

    fn deref(&self) -> &Checked<'a> {
        &self.checked
    }
}

impl<'a> Texts<'a> {
    /// Gathers the texts as `site` says them; what rules ask for besides is asked of the site in `checked`. `all` that have texts are there to
    /// know which files are nobody else's.
    pub fn gather((of, all): (Of<'a>, &BTreeSet<Of<'_>>), site: &'a Site, checked: Checked<'a>) -> Texts<'a> {
        let files = checked.files;
        let translations = match of {
            Of::Site => {
                let all = site.translations.iter().map(|(name, record)| (&**name, &**record));
                all.filter(|(name, _)| Of::named(name) == Of::Site).collect()
            }
            Of::Record(folder, id) => {
                let known = site.translations.get_key_value(format!("{}/{id}", folder.name()).as_str());
                known.map(|(name, record)| (&**name, &**record)).into_iter().collect()
            }
        };
        let writeups = match of {
            Of::Site => None,
            Of::Record(Folder::Cases, id) => site.cases.get(id).map(|case| &case.writeups),
            Of::Record(Folder::Events, id) => site.events.get(id).map(|event| &event.writeups),
            Of::Record(Folder::Statistics, id) => {
                site.statistics.get(id).map(|statistic| &statistic.writeups)
            }
            Of::Record(Folder::Pages, id) => site.pages.get(id).map(|page| &page.writeups),
        };
        let (passages, plain) = (passages::of(files, site, of), plain::of(files, site, of));
        let own_files = match of {
            Of::Site => {
                let is_own = |path: &str| Of::at(path) == Of::Site || !all.contains(&Of::at(path));
                files.below(CONTENT).filter(|(_, file)| is_own(&file.path)).map(|(file, _)| file).collect()
            }
            Of::Record(..) => of.files(files).map(|(file, _)| file).collect(),
        };
        Texts { checked, of, passages, plain, translations, writeups, own_files }
    }

    /// The write-up in a file, where its record could be read.
    pub fn write_up(&self, file: FileId) -> Option<&Passage<'a>> {
        self.passages.iter().find(|passage| matches!(passage.home, Home::File(own) if own == file))
    }

    /// Whether no file holds anything private, allowed or not.
    pub fn hold_nothing_private(&self) -> bool {
        self.own_files.iter().all(|&file| self.files.get(file).findings().is_empty())
    }

    /// The files of all write-ups.
    pub fn write_ups(&self) -> impl Iterator<Item = FileId> {
        let homes = self.passages.iter().map(|passage| passage.home);
        homes.filter_map(|home| match home {
            Home::File(file) => Some(file),
            Home::Value(_) => None,
        })
    }
}
