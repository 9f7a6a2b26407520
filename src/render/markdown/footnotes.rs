//! Footnotes: numbered by first reference, gathered for the end of the page.

use super::writer::Writer;
use super::{Footnote, Options, Rendered, escape};
use crate::model::prose::flow::Placed;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;

/// The notes of one text, by label in lower case.
#[derive(Default)]
pub struct Notes {
    numbers: BTreeMap<String, usize>,
    html: BTreeMap<String, String>,
    references: BTreeMap<String, usize>,
}

impl Notes {
    /// Numbers the notes: those referred to in the text first, then those that only other notes refer to.
    pub fn of(events: &[Placed]) -> Notes {
        let mut in_text = Vec::new();
        let mut in_notes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut inside = None;
        for (event, _) in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    let label = Writer::note_key(label);
                    in_notes.entry(label.clone()).or_default();
                    inside = Some(label);
                }
                Event::End(TagEnd::FootnoteDefinition) => inside = None,
                Event::FootnoteReference(label) => match &inside {
                    Some(note) => in_notes.entry(note.clone()).or_default().push(Writer::note_key(label)),
                    None => in_text.push(Writer::note_key(label)),
                },
                _ => {}
            }
        }
        let mut numbers = BTreeMap::new();
        let mut at = 0;
        while let Some(label) = in_text.get(at).cloned() {
            at += 1;
            let number = numbers.len() + 1;
            if let Some(further) = in_notes.get(&label)
                && !numbers.contains_key(&label)
            {
                numbers.insert(label, number);
                in_text.extend(further.iter().cloned());
            }
        }
        Notes { numbers, ..Notes::default() }
    }

    /// Keeps a note's text; the first definition of a label counts.
    pub fn define(&mut self, label: String, html: String) {
        self.html.entry(label).or_insert(html);
    }

    /// The notes that are referred to, in order.
    pub fn take(mut self, prefix: &str) -> Vec<Footnote> {
        let mut notes: Vec<Footnote> = Vec::new();
        for (label, number) in &self.numbers {
            let count = self.references.get(label).copied().unwrap_or(0);
            notes.push(Footnote {
                number: *number,
                id: note_id(prefix, *number),
                html: self.html.remove(label).unwrap_or_default(),
                backrefs: (1..=count).map(|nth| reference_id(prefix, *number, nth)).collect(),
            });
        }
        notes.sort_by_key(|note| note.number);
        notes
    }
}

impl Writer<'_> {
    /// Writes a reference; one whose note is not defined stays as the author wrote it.
    pub fn note_reference(&mut self, key: &str, label: &str) {
        let Some(number) = self.notes.numbers.get(key).copied() else {
            escape::text(&mut self.out, &format!("[^{label}]"));
            return;
        };
        // Links do not nest: inside one, the number stands alone.
        if self.links > 0 {
            self.out.push_str(&format!("<sup>{number}</sup>"));
            return;
        }
        let nth = self.notes.references.entry(key.to_owned()).or_insert(0);
        *nth += 1;
        let nth = *nth;
        let prefix = &self.options.id_prefix;
        self.out.push_str("<sup class=\"note-ref\"><a");
        escape::attribute(&mut self.out, "href", &format!("#{}", note_id(prefix, number)));
        escape::attribute(&mut self.out, "id", &reference_id(prefix, number, nth));
        self.out.push_str(" role=\"doc-noteref\"");
        escape::attribute(&mut self.out, "aria-label", &Self::label(&self.options.labels.note, number));
        self.out.push_str(&format!(">{number}</a></sup>"));
    }
}

impl Rendered {
    /// The notes as a section for the end of the page; empty if there are none.
    pub fn endnotes(&self, options: &Options) -> String {
        if self.footnotes.is_empty() {
            return String::new();
        }
        let mut out = String::from("<section role=\"doc-endnotes\" class=\"notes\"");
        escape::attribute(&mut out, "aria-label", &options.labels.notes);
        out.push_str(">\n<ol>\n");
        for note in &self.footnotes {
            out.push_str("<li");
            escape::attribute(&mut out, "id", &note.id);
            out.push_str(">\n");
            out.push_str(&note.with_links_back(options));
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
        out
    }
}

impl Footnote {
    /// The note's blocks with the links back at the end of its last paragraph.
    pub fn with_links_back(&self, options: &Options) -> String {
        let mut links = String::new();
        for (index, id) in self.backrefs.iter().enumerate() {
            links.push_str(" <a role=\"doc-backlink\" class=\"note-back\"");
            escape::attribute(&mut links, "href", &format!("#{id}"));
            escape::attribute(&mut links, "aria-label", &Writer::label(&options.labels.back, index + 1));
            links.push_str(">\u{21a9}\u{fe0e}</a>");
        }
        match self.html.strip_suffix("</p>\n") {
            Some(body) => format!("{body}{links}</p>\n"),
            None if links.is_empty() => self.html.clone(),
            None => format!("{}<p>{}</p>\n", self.html, links.trim_start()),
        }
    }
}

fn note_id(prefix: &str, number: usize) -> String {
    format!("{prefix}note-{number}")
}

fn reference_id(prefix: &str, number: usize, nth: usize) -> String {
    match nth {
        1 => format!("{prefix}note-ref-{number}"),
        _ => format!("{prefix}note-ref-{number}-{nth}"),
    }
}
