//! A text whose Markdown was read, once for all that is asked of it.

use pulldown_cmark::{Event, LinkType, Tag};

use super::writer::Writer;
use super::{Dialect, Options, Rendered, Resolver, Target};
use crate::model::prose::flow::{end_of, heading_ids, plain_text};
use crate::model::prose::parse::{Parsed, parse};
use crate::model::prose::target;

/// A text of any number of blocks.
pub struct Text(Parsed);

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
        Text(parse(text, dialect))
    }

    /// Renders the text.
    pub fn render(&self, options: &Options, resolver: &mut dyn Resolver) -> Rendered {
        Writer::new(&self.0.events, options, resolver).document()
    }

    /// The highest level of its headings, where it has any.
    pub fn highest_level(&self) -> Option<u8> {
        let levels = self.0.events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
            _ => None,
        });
        levels.min()
    }

    /// Its headings of the highest level, in their order.
    pub fn highest_headings(&self) -> Vec<Heading> {
        let (events, highest) = (&self.0.events, self.highest_level());
        let ids = heading_ids(events).into_iter();
        let headings = ids.filter_map(|(at, id)| match events.get(at) {
            Some((Event::Start(Tag::Heading { level, .. }), _)) if Some(*level as u8) == highest => {
                let text = plain_text(&events[at..=end_of(events, at)]);
                Some(Heading { text, id })
            }
            _ => None,
        });
        headings.collect()
    }

    /// Whether a link or image of it leads to a target.
    pub fn leads_to(&self, is_it: impl Fn(&Target) -> bool) -> bool {
        self.0.events.iter().any(|(event, _)| match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => false,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                is_it(&target::read(dest_url))
            }
            _ => false,
        })
    }
}
