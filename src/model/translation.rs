//! What is written in several languages, record by record: the texts that translations are judged by.
//!
//! Readers note every text per locale on their way, so that a new key of a record is held against its translations without being
//! listed anywhere. [`Record::parts`] cuts the original into the parts that `content/translations.lock` remembers.

pub mod lock;
mod mark;
pub mod running;
pub mod standing;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::locale::{ByLocale, Locale};
use super::prose::Prose;
use crate::files::{FileId, Files, Place};
use crate::yaml::Cursor;
pub use mark::Mark;

/// The records of a site by kind and id (`cases/foshan-cipo`, `sources/meeting-report`, `site`).
pub type Translations = BTreeMap<Arc<str>, Arc<Record>>;

/// The texts of one record.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The language that the record was written in first, where it says so itself.
    pub original: Option<Locale>,
    /// In the order of the file.
    fields: Vec<(Place, Field)>,
    /// In the order of the file.
    pub once: Vec<(Place, Once)>,
    /// Whether there is a write-up per locale, and the files that are there.
    pub writeups: Option<ByLocale<FileId>>,
}

/// A text that is written once for all locales, and the key that it stands under.
#[derive(Clone, Debug)]
pub struct Once {
    pub key: Box<str>,
    pub text: Box<str>,
}

/// A text per locale.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key that the text stands under.
    pub key: Box<str>,
    pub texts: ByLocale<Text>,
}

/// The text of one locale; plural forms stand one under the other.
#[derive(Clone, Debug)]
pub struct Text {
    pub text: Box<str>,
    pub place: Place,
}

/// A piece of the original that is translated as a whole: a text in YAML, or a paragraph of the write-up.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    pub mark: Mark,
    /// The key of a text in YAML; nothing for a paragraph.
    pub field: Option<&'a Field>,
    pub text: &'a str,
    pub place: Place,
}

impl Record {
    /// The language that the others are translated from, where the site says the same for all records in `usual`.
    pub fn original<'a>(&'a self, usual: &'a Locale) -> &'a Locale {
        self.original.as_ref().unwrap_or(usual)
    }

    /// The texts that are written per locale, in the order of the file.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().map(|(_, field)| field)
    }

    /// The parts of the text in one locale, those in YAML first.
    pub fn parts<'a>(&'a self, files: &'a Files, locale: &Locale) -> Vec<Part<'a>> {
        let fields = self.fields().filter_map(|field| {
            let Text { text, place } = field.texts.get(locale)?;
            Some(Part { mark: Mark::of(text), field: Some(field), text, place: *place })
        });
        let writeup = self.writeup(locale).map(|file| (file, files.get(file).text().unwrap_or_default()));
        let paragraphs = writeup.into_iter().flat_map(|(file, text)| {
            blocks(text).into_iter().map(move |range| Part {
                mark: Mark::of(&text[range.clone()]),
                field: None,
                text: &text[range.clone()],
                place: Place::bytes(file, range),
            })
        });
        fields.chain(paragraphs).collect()
    }

    /// The file of the write-up in one locale.
    pub fn writeup(&self, locale: &Locale) -> Option<FileId> {
        self.writeups.as_ref()?.get(locale).copied()
    }

    /// Forgets all that is written in it.
    pub(super) fn forget_texts(&mut self) {
        *self = Record { original: self.original.take(), ..Record::default() };
    }

    /// Notes a text per locale.
    pub(super) fn note(&mut self, cursor: Cursor<'_>, texts: impl Iterator<Item = (Locale, Text)>) {
        put(&mut self.fields, cursor.place(), Field { key: cursor.key().into(), texts: texts.collect() });
    }

    /// Notes a text that is written once for all locales.
    pub(super) fn note_once(&mut self, cursor: Cursor<'_>, text: &str) {
        put(&mut self.once, cursor.place(), Once { key: cursor.key().into(), text: text.into() });
    }

    /// All that was noted, without room for more.
    pub(super) fn kept(mut self) -> Arc<Record> {
        self.fields.shrink_to_fit();
        self.once.shrink_to_fit();
        Arc::new(self)
    }
}

/// Puts in its place what most readers meet in the order of the file; of two at one place the later stands.
fn put<T>(all: &mut Vec<(Place, T)>, place: Place, given: T) {
    match all.binary_search_by_key(&place, |(known, _)| *known) {
        Ok(at) => all[at].1 = given,
        Err(at) => all.insert(at, (place, given)),
    }
}

/// The characters of a value: a text, or plural forms one under the other.
pub(super) fn characters(cursor: Cursor<'_>) -> String {
    if let Some(text) = cursor.scalar() {
        return text.to_owned();
    }
    // A value of another shape was reported when it was read.
    let entries = cursor.entries(&mut crate::diag::Diagnostics::default()).unwrap_or_default();
    let forms: Vec<&str> = entries.iter().filter_map(|(_, _, form)| form.scalar()).collect();
    forms.join("\n")
}

/// The blocks of a write-up: lines up to a blank one, without the spaces around them.
pub fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        if line.trim().is_empty() {
            open = false;
        } else if let Some(block) = blocks.last_mut().filter(|_| open) {
            block.end = end;
        } else {
            blocks.push(start..end);
            open = true;
        }
    }
    blocks
}

/// The place in the other language's write-up that answers to a place in this one: the heading of the same number, where both have
/// as many; else the file as a whole.
pub fn counterpart(at: usize, own: &Prose, other: &Prose, file: FileId) -> Place {
    let before = own.headings.iter().filter(|heading| heading.range.start <= at).count();
    let heading = before.checked_sub(1).and_then(|index| other.headings.get(index));
    match heading.filter(|_| own.headings.len() == other.headings.len()) {
        Some(heading) => Place::bytes(file, heading.range.clone()),
        None => Place::File(file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_cut_at_blank_lines() {
        for (text, expected) in [
            ("", vec![]),
            ("\n \n", vec![]),
            ("a\nb\n\n  \n# c\r\n\r\nd", vec!["a\nb", "# c", "d"]),
            ("  - x \n", vec!["- x"]),
        ] {
            let found: Vec<&str> = blocks(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
