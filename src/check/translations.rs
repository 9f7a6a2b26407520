//! The same facts in every locale.

mod bare;
mod language;
mod numbers;
mod paragraphs;
mod parity;
mod stale;
mod unread;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::passages::Passage;
use super::texts::Texts;
use crate::diag::{Code, Diagnostic, Diagnostics, table::translations};
use crate::files::{FileId, Files, Place};
use crate::model::Lookup;
use crate::model::bundle::Writeups;
use crate::model::locale::Locale;

use crate::model::prose::{ProblemKind, Scheme, Target};
use crate::model::reference::FigureRef;
use crate::model::translation::counterpart;
use crate::model::translation::lock::{Lock, id};
use unread::Unread;

pub(super) use language::{characters_are_those_of_the_language, every_text_is_in_its_language};
pub(super) use numbers::the_same_numbers_in_every_locale;
pub(super) use parity::the_same_structure_in_every_locale;
pub(super) use stale::no_translation_is_older_than_its_original;

/// What was found of a site before the texts of any record are looked at.
pub(super) struct Told<'a> {
    unread: Unread<'a>,
    /// Where something was found, in bytes of files.
    starts: BTreeSet<(FileId, u32)>,
    lock: Lock,
}

impl<'a> Told<'a> {
    /// What is wrong with the lock is added to what was found.
    pub fn of(files: &'a Files, diags: &mut Diagnostics) -> Told<'a> {
        let lock = Lock::read(files, diags);
        Told { unread: Unread::of(files, diags), starts: starts(diags).collect(), lock }
    }

    /// Whether nothing was found in the write-ups of a record.
    pub fn is_nothing_of(&self, texts: &Texts<'_>) -> bool {
        texts.write_ups().all(|file| self.starts.range((file, 0)..=(file, u32::MAX)).next().is_none())
    }
}

/// Where something was found within files.
fn starts(diags: &Diagnostics) -> impl Iterator<Item = (FileId, u32)> {
    diags.iter().filter_map(|found| match found.place? {
        Place::Bytes { file, start, .. } => Some((file, start)),
        Place::File(_) | Place::Node { .. } => None,
    })
}

pub(super) fn the_same_figures_in_every_locale(texts: &Texts<'_>, told: &Told<'_>, diags: &mut Diagnostics) {
    let Some(writeups) = texts.writeups else { return };
    let mut files = texts.site.config.locales.iter().filter_map(|locale| Some(writeups.get(locale)?.file));
    let is_unread = |file: FileId| told.unread.holds_file(texts.files.get(file).path.as_str());
    if !files.next().is_some_and(is_unread) {
        compare(texts, writeups, diags);
    }
}

/// The figures that a write-up names, with the place of the first mention.
#[derive(Default)]
struct Named<'a> {
    figures: BTreeMap<&'a str, &'a Range<usize>>,
    passage: Option<&'a Passage<'a>>,
    /// Whether one of its links leads nowhere or cannot be read: that is reported as such, and may be the figure that seems to be missing.
    has_dead_link: bool,
}

fn compare(texts: &Texts<'_>, writeups: &Writeups, diags: &mut Diagnostics) {
    let named: Vec<(&Locale, Named<'_>)> = texts
        .site
        .config
        .locales
        .iter()
        .filter_map(|locale| Some((locale, figures(texts, writeups.get(locale)?.file))))
        .collect();
    for (there, have) in &named {
        for (here, have_not) in named.iter().filter(|(here, named)| here != there && !named.has_dead_link) {
            let (Some(passage), Some(other)) = (have.passage, have_not.passage) else { continue };
            for (id, link) in have.figures.iter().filter(|(id, _)| !have_not.figures.contains_key(*id)) {
                let place = passage.place(link);
                let found = Diagnostic::new(translations::FIGURES_DIFFER, place).with("id", id);
                let found = found.with("there", there).with("here", here);
                let figure = match texts.site.figure(passage.within, &FigureRef::parse(id)) {
                    Lookup::Found(figure) => Some(figure),
                    Lookup::Broken | Lookup::Unknown => None,
                };
                let bare =
                    figure.and_then(|figure| bare::at_the_same_place(texts, (passage, link), other, figure));
                diags.push(match bare {
                    Some(bare) => Diagnostic { place: Some(bare.place), ..found }
                        .with("written", format!("“{}”", bare.written))
                        .with("right", &bare.right)
                        .also(place),
                    None => found,
                });
            }
        }
    }
}

fn figures<'a>(texts: &'a Texts<'_>, file: FileId) -> Named<'a> {
    let mut named = Named::default();
    let Some(passage) = texts.write_up(file) else { return named };
    named.passage = Some(passage);
    named.has_dead_link = passage.has_misspelt_link();
    for link in &passage.prose.links {
        let Target::Data { scheme: Scheme::Figure, rest } = &link.target else { continue };
        match texts.site.figure(passage.within, &FigureRef::parse(rest)) {
            Lookup::Found(_) => {
                named.figures.entry(rest.as_str()).or_insert(&link.range);
            }
            Lookup::Broken | Lookup::Unknown => named.has_dead_link = true,
        }
    }
    named
}

/// The write-up of one language.
#[derive(Clone, Copy)]
struct Side<'a> {
    file: FileId,
    passage: &'a Passage<'a>,
}

/// A write-up and one translation of it, the original first.
#[derive(Clone, Copy)]
struct Pair<'a> {
    record: &'a str,
    locales: &'a [Locale],
    sides: [Side<'a>; 2],
}

impl<'a> Pair<'a> {
    /// The same pair with what the translation has and the original has not in view.
    fn turned(self) -> Pair<'a> {
        let [original, other] = self.sides;
        Pair { sides: [other, original], ..self }
    }

    fn found(&self, code: &'static Code, place: Place) -> Diagnostic {
        Diagnostic::new(code, place).with("id", id(self.record))
    }

    /// Says which language has what the other has not.
    fn named(&self, found: Diagnostic) -> Diagnostic {
        let [there, here] = self.sides.map(|side| side.passage.locale);
        found.with("there", there).with("here", here)
    }
}

/// Every translation of a write-up that can be read, beside its original.
fn pairs<'a>(texts: &'a Texts<'a>) -> Vec<Pair<'a>> {
    let config = &texts.site.config;
    let mut pairs = Vec::new();
    for (name, record) in &texts.translations {
        let original = record.original(&config.original);
        let side = |locale| {
            let file = record.writeup(locale)?;
            let passage = texts.write_up(file)?;
            // What is too intricate is not read, and seems to lack everything.
            let is_read = !passage.prose.problems.iter().any(|problem| problem.kind == ProblemKind::TooLarge);
            is_read.then_some(Side { file, passage })
        };
        let Some(first) = side(original) else { continue };
        let others = config.locales.iter().filter(|locale| *locale != original).filter_map(side);
        pairs.extend(others.map(|other| Pair {
            record: name,
            locales: &config.locales,
            sides: [first, other],
        }));
    }
    pairs
}

/// Where in one language the section stands that a place of the other lies in.
fn place_in(from: Side<'_>, at: usize, to: Side<'_>) -> Place {
    counterpart(at, &from.passage.prose, &to.passage.prose, to.file)
}
