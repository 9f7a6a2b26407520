//! A text whose Markdown was read, once for all that is asked of it.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use pulldown_cmark::{Event, LinkType, Tag};

use super::writer::Writer;
use super::{Dialect, Options, Rendered, Resolver, Target};
use crate::model::prose::flow::{end_of, heading_ids, plain_text};
use crate::model::prose::parse::{Parsed, parse};
use crate::model::prose::target;

/// A text of any number of blocks.
pub struct Text {
    parsed: Parsed,
    /// The ids of its headings, by the index of their start, once they were asked for.
    ids: OnceCell<BTreeMap<usize, String>>,
}

/// A heading of a text.
pub struct Heading {
    /// Without markup.
    pub text: String,
    /// As it is rendered with.
    pub id: String,
}

impl Text {
    /// Reads a text in the dialect in which it is to be rendered. It never fails: what is beyond the limits is plain text.
    pub fn read(text: &str, dialect: Dialect) -> Text {
        Text { parsed: parse(text, dialect), ids: OnceCell::new() }
    }

    /// Renders the text.
    pub fn render(&self, options: &Options, resolver: &mut dyn Resolver) -> Rendered {
        let events = &self.parsed.events;
        match options.dialect {
            Dialect::CommonMark => Writer::of_line(events, options, resolver).document(),
            Dialect::Casebook => Writer::new(events, self.ids().clone(), options, resolver).document(),
        }
    }

    fn ids(&self) -> &BTreeMap<usize, String> {
        self.ids.get_or_init(|| heading_ids(&self.parsed.events))
    }

    /// The highest level of its headings, where it has any.
    pub fn highest_level(&self) -> Option<u8> {
        let levels = self.parsed.events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
            _ => None,
        });
        levels.min()
    }

    /// Its headings of the highest level, in their order.
    pub fn highest_headings(&self) -> Vec<Heading> {
        let (events, highest) = (&self.parsed.events, self.highest_level());
        let headings = self.ids().iter().filter_map(|(at, id)| match events.get(*at) {
            Some((Event::Start(Tag::Heading { level, .. }), _)) if Some(*level as u8) == highest => {
                let text = plain_text(&events[*at..=end_of(events, *at)]);
                Some(Heading { text, id: id.clone() })
            }
            _ => None,
        });
        headings.collect()
    }

    /// Whether a link or image of it leads to a target.
    pub fn leads_to(&self, is_it: impl Fn(&Target) -> bool) -> bool {
        self.parsed.events.iter().any(|(event, _)| match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => false,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                is_it(&target::read(dest_url))
            }
            _ => false,
        })
    }
}
