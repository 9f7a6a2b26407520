//! How a translation stands against its original.

use std::collections::BTreeMap;

use super::lock::Lock;
use super::running::{is_foreign, is_quoted};
use super::{Mark, Part, Record};
use crate::files::Files;
use crate::model::locale::Locale;

/// What is known of one record in one language.
#[derive(Debug)]
pub struct Standing<'a> {
    /// The parts of the original: its texts and paragraphs.
    pub parts: usize,
    /// The parts that are there in the language, and in that language.
    pub translated: usize,
    /// The parts that were the same when the translation was confirmed.
    pub confirmed: usize,
    /// Texts, and the write-up, that have no words in the language.
    pub missing: usize,
    /// Texts and paragraphs that are in another language than their readers'.
    pub foreign: usize,
    /// The parts of the original that are new or changed since the translation was confirmed; texts in YAML only where others are
    /// gone, since a text that came in addition is wanted in every language anyway.
    pub changed: Vec<Part<'a>>,
    /// How many parts the original had then and has no more.
    pub gone: usize,
    /// Whether the translation was ever confirmed.
    pub is_recorded: bool,
}

/// The one word for how a translation stands; what keeps a reader from reading comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The language that the others are translated from.
    Original,
    Missing,
    Foreign,
    /// The original changed after the translation was confirmed.
    Stale,
    Unconfirmed,
    Confirmed,
}

impl Standing<'_> {
    /// Compares the record's texts in a locale with those of the original.
    pub fn of<'a>(
        (name, record): (&str, &'a Record),
        original: &Locale,
        locale: &Locale,
        lock: &Lock,
        files: &'a Files,
    ) -> Standing<'a> {
        let parts = record.parts(files, original);
        let own = record.parts(files, locale);
        let words = |locale: &Locale| {
            let file = record.writeup(locale);
            file.and_then(|file| files.get(file).text()).is_some_and(|text| !text.trim().is_empty())
        };
        let fields = record.fields().filter(|field| !field.texts.contains_key(locale)).count();
        let has_writeups = record.writeups.is_some();
        let lacks = record.writeup(locale).is_none() || words(original) && !words(locale);
        let writeup = usize::from(has_writeups && lacks);
        let foreign = own
            .iter()
            .filter(|part| part.field.is_some() || !is_quoted(part.text))
            .filter(|part| is_foreign(part.text, locale.language()))
            .count();
        let untranslated = parts.iter().filter(|part| match part.field {
            Some(field) => !field.texts.contains_key(locale),
            None => lacks,
        });
        let recorded = lock.get(name, locale.as_str());
        let (mut changed, gone) = match recorded {
            Some(then) => differences(&parts, then),
            None => (Vec::new(), 0),
        };
        let confirmed = if recorded.is_some() { parts.len() - changed.len() } else { 0 };
        if gone == 0 {
            // Texts in YAML that came in addition were written in each language, and are not compared yet.
            changed.retain(|part| part.field.is_none());
        }
        Standing {
            confirmed,
            parts: parts.len(),
            missing: fields + writeup,
            translated: parts.len().saturating_sub(untranslated.count() + foreign),
            foreign,
            changed,
            gone,
            is_recorded: recorded.is_some(),
        }
    }

    /// The word for a translation; that of the original is for the caller to know.
    pub fn state(&self) -> State {
        match self {
            Standing { missing: 1.., .. } => State::Missing,
            Standing { foreign: 1.., .. } => State::Foreign,
            Standing { is_recorded: false, .. } => State::Unconfirmed,
            _ if self.is_stale() => State::Stale,
            Standing { confirmed, parts, .. } if confirmed < parts => State::Unconfirmed,
            _ => State::Confirmed,
        }
    }

    /// Whether the original changed after the translation was confirmed.
    pub fn is_stale(&self) -> bool {
        !self.changed.is_empty() || self.gone > 0
    }
}

/// The parts that were not there then, and how many of then are gone. The order of parts does not matter: that headings stand in one
/// order in every language is a rule of its own.
fn differences<'a>(now: &[Part<'a>], then: &[Mark]) -> (Vec<Part<'a>>, usize) {
    let mut left: BTreeMap<Mark, usize> = BTreeMap::new();
    then.iter().for_each(|mark| *left.entry(*mark).or_default() += 1);
    let mut changed = Vec::new();
    for part in now {
        match left.get_mut(&part.mark).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => changed.push(part.clone()),
        }
    }
    (changed, left.values().sum())
}
