//! What is wrong with one file, and the same fault of many files as one finding.

use std::collections::BTreeMap;
use std::ops::Range;

use super::source::{self, Source};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::files::{Files, Place};
use crate::output::OutPath;
use crate::render::Ready;

/// A fault of a published file. Two faults with one code and the same words have one cause.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub code: &'static Code,
    words: BTreeMap<&'static str, String>,
    /// Words that differ from file to file, such as a link as it is written there.
    shown: BTreeMap<&'static str, String>,
    /// The bytes of the published file that are at fault, and what stands there.
    pub range: Option<Range<usize>>,
    pub excerpt: Option<String>,
    pub origin: Origin,
}

/// Who writes what is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Only a template can.
    Theme,
    /// A template, or the author of a record.
    Either,
    /// The author of the record that the page shows; a template only where a page shows none.
    Words,
    /// Only an author, in the record that the file is made from or in another one that it names.
    Author,
}

impl Fault {
    pub fn new(code: &'static Code, origin: Origin) -> Fault {
        let (words, shown) = (BTreeMap::new(), BTreeMap::new());
        Fault { code, words, shown, range: None, excerpt: None, origin }
    }

    pub fn with(mut self, word: &'static str, text: impl ToString) -> Fault {
        self.words.insert(word, shortened(text.to_string()));
        self
    }

    pub fn showing(mut self, word: &'static str, text: impl ToString) -> Fault {
        self.shown.insert(word, shortened(text.to_string()));
        self
    }

    /// Says what stands there, where the place in the published file is no longer known.
    pub fn near(mut self, excerpt: String) -> Fault {
        self.excerpt = Some(excerpt);
        self
    }

    /// Says where in the published file it stands.
    pub fn at(mut self, text: &str, range: &Range<usize>) -> Fault {
        self.excerpt = text.get(range.clone()).map(str::to_owned);
        self.range = Some(range.clone());
        self
    }
}

/// Characters of a word that a message shows; an address that carries a picture in itself is longer than a screen.
const SHOWN_MOST: usize = 120;

fn shortened(text: String) -> String {
    match text.char_indices().nth(SHOWN_MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Code, words, and the file where it is one that is published as it was written.
type Cause<'a> = (&'static str, BTreeMap<&'static str, String>, Option<&'a OutPath>);

/// The faults of a site by cause.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    causes: BTreeMap<Cause<'a>, Group<'a>>,
}

/// One cause: its fault in the first file, and how many files have it.
pub(super) struct Group<'a> {
    pub fault: Fault,
    pub first: &'a OutPath,
    /// The last of the files, which tells whether they come from several records.
    pub last: &'a OutPath,
    files: usize,
}

impl Group<'_> {
    /// The same cause in more files.
    fn take(&mut self, group: Self) {
        self.files += group.files;
        self.last = self.last.max(group.last);
        if group.first < self.first {
            (self.fault, self.first) = (group.fault, group.first);
        }
    }
}

/// A site with more causes than these shows the first of them; what is mended makes room for the rest. The bound keeps the memory that
/// a fault in every sentence of 20,000 pages takes.
const CAUSES_MOST: usize = 1000;

impl<'a> Gathered<'a> {
    /// Takes the faults of one file.
    pub fn take(&mut self, path: &'a OutPath, is_carried: bool, faults: Vec<Fault>) {
        let mut own: BTreeMap<Cause<'a>, Fault> = BTreeMap::new();
        for fault in faults {
            let cause = (fault.code.id, fault.words.clone(), is_carried.then_some(path));
            own.entry(cause).or_insert(fault);
        }
        for (cause, fault) in own {
            self.add(cause, Group { fault, first: path, last: path, files: 1 });
        }
    }

    pub fn join(mut self, other: Gathered<'a>) -> Gathered<'a> {
        for (cause, group) in other.causes {
            self.add(cause, group);
        }
        self
    }

    fn add(&mut self, cause: Cause<'a>, group: Group<'a>) {
        match self.causes.get_mut(&cause) {
            Some(known) => known.take(group),
            None => {
                self.causes.insert(cause, group);
            }
        }
        // The least causes stay, so that the same ones stay whatever the order in which files are audited.
        if self.causes.len() > CAUSES_MOST {
            self.causes.pop_last();
        }
    }

    /// One finding a cause, at its template or record. The same words of a template may be a fault of other words in each folder, as an
    /// address that is written from one page on is; they are one cause all the same.
    pub fn report(self, files: &Files, ready: &Ready) -> Diagnostics {
        let is_of_theme = |place: &Place| matches!(place, Place::Bytes { file, .. } if files.get(*file).path.starts_with("themes/"));
        let mut found: Vec<(Source, Group<'_>)> = Vec::new();
        for group in self.causes.into_values() {
            let source = source::find(files, ready, &group);
            let same = found.iter_mut().find(|(known, other)| {
                other.fault.code.id == group.fault.code.id
                    && known.place == source.place
                    && source.place.as_ref().is_some_and(is_of_theme)
            });
            match same {
                Some((_, other)) => other.take(group),
                None => found.push((source, group)),
            }
        }
        let mut diags = Diagnostics::default();
        for (source, group) in found {
            let Group { fault, first, files, .. } = group;
            let mut found = Diagnostic::new(fault.code, source.place);
            found.words.extend(fault.words.into_iter().chain(fault.shown));
            let (english, chinese) = match files {
                1 => (format!("in {first}"), format!("见 {first}")),
                _ => (
                    format!("in {files} files, first in {first}"),
                    format!("涉及 {files} 个文件，首见于 {first}"),
                ),
            };
            diags.push(found.with("where", english).with("where_zh", chinese).with_some("id", source.record));
        }
        diags
    }
}
