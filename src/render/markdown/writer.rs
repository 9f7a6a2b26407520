//! Walks the events once and keeps what is open.

use super::footnotes::Notes;
use super::{Options, Rendered, Resolver};
use crate::model::prose::flow::Placed;
use crate::model::prose::parse::{DEEPEST_NESTING, Dialect};
use pulldown_cmark::{Alignment, CowStr, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub struct Writer<'a> {
    pub events: &'a [Placed],
    pub options: &'a Options,
    pub resolver: &'a mut dyn Resolver,
    pub headings: BTreeMap<usize, String>,
    /// The same ids, to tell which anchors are the text's own.
    pub anchors: BTreeSet<String>,
    pub notes: Notes,
    pub out: String,
    /// What is open, innermost last.
    pub open: Vec<Open>,
    /// Allowed raw tags that are open, innermost last.
    pub raw: Vec<&'static str>,
    pub links: usize,
    pub tables: usize,
    pub columns: Vec<Alignment>,
    pub column: usize,
    pub in_head: bool,
    /// Whether a cell of a table is open, in which a narrow column would part what belongs together.
    pub is_in_cell: bool,
}

/// An open element.
pub struct Open {
    pub end: End,
    /// How many raw tags were open before it: what it opened is closed with it.
    raw: usize,
}

/// What is to be done when an element ends.
pub enum End {
    Nothing,
    Markup(&'static str),
    Heading(u8),
    /// The fragment before the link, and its start.
    Link {
        before: String,
        start: usize,
    },
    Note {
        before: String,
        label: String,
    },
    TableHead,
    TableBody,
    Cell(&'static str),
    HtmlBlock,
}

impl<'a> Writer<'a> {
    /// A writer of a text with the ids of its headings.
    pub fn new(
        events: &'a [Placed],
        headings: BTreeMap<usize, String>,
        options: &'a Options,
        resolver: &'a mut dyn Resolver,
    ) -> Writer<'a> {
        let anchors = headings.values().cloned().collect();
        let notes = Notes::of(events);
        Writer { headings, anchors, notes, ..Writer::of_line(events, options, resolver) }
    }

    /// The same for a line, and for CommonMark, which have no headings with ids and no notes of their own.
    pub fn of_line(events: &'a [Placed], options: &'a Options, resolver: &'a mut dyn Resolver) -> Writer<'a> {
        Writer {
            events,
            options,
            resolver,
            headings: BTreeMap::new(),
            anchors: BTreeSet::new(),
            notes: Notes::default(),
            out: String::new(),
            open: Vec::new(),
            raw: Vec::new(),
            links: 0,
            tables: 0,
            columns: Vec::new(),
            column: 0,
            in_head: false,
            is_in_cell: false,
        }
    }

    /// The whole text.
    pub fn document(mut self) -> Rendered {
        self.walk(0..self.events.len());
        let footnotes = self.notes.take(&self.options.id_prefix);
        Rendered { html: self.out, footnotes }
    }

    /// The content of the one heading that a line is parsed as.
    pub fn line(mut self) -> String {
        self.walk(1..self.events.len().saturating_sub(1).max(1));
        self.close_raw(0);
        self.out
    }

    fn walk(&mut self, range: Range<usize>) {
        let events = self.events;
        let mut index = range.start;
        while index < range.end {
            let Some((event, _)) = events.get(index) else { return };
            index = match event {
                Event::Start(tag) => self.start(tag, index),
                Event::End(_) => {
                    self.end();
                    index + 1
                }
                other => {
                    self.leaf(other, index);
                    index + 1
                }
            };
        }
    }

    pub fn is_commonmark(&self) -> bool {
        self.options.dialect == Dialect::CommonMark
    }

    /// Whether one more element would be nested too deep to be written.
    pub fn is_too_deep(&self) -> bool {
        !self.is_commonmark() && self.open.len() >= DEEPEST_NESTING
    }

    pub fn push(&mut self, end: End) {
        self.open.push(Open { end, raw: self.raw.len() });
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.close_raw(open.raw);
        self.finish(open.end);
    }

    fn close_raw(&mut self, down_to: usize) {
        while self.raw.len() > down_to {
            if let Some(name) = self.raw.pop() {
                self.out.push_str(&format!("</{name}>"));
            }
        }
    }

    /// How many raw tags were open before the innermost element.
    pub fn raw_floor(&self) -> usize {
        self.open.last().map_or(0, |open| open.raw)
    }

    /// Starts a new line unless one has just been started.
    pub fn line_start(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// The end of an element without content, as HTML or as the specification's examples write it.
    pub fn void_end(&self) -> &'static str {
        if self.is_commonmark() { " />" } else { ">" }
    }

    /// The `{n}` of a label as a number.
    pub fn label(pattern: &str, number: usize) -> String {
        pattern.replace("{n}", &number.to_string())
    }

    pub fn note_key(label: &CowStr<'_>) -> String {
        label.to_lowercase()
    }
}
