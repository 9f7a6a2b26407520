//! Questions about a stretch of events: its plain text, where an element ends, whether a line end joins.

use super::east_asian::joins;
use super::heading_id::HeadingIds;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// An event with its byte range in the author's text.
pub type Placed = (Event<'static>, Range<usize>);

/// The index of the end that belongs to the start at `start`; the last index if there is none.
pub fn end_of(events: &[Placed], start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    events.len().saturating_sub(1)
}

/// Whether an element stands in a line of reading and does not end it.
pub fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// The text of the events without any markup; line ends become spaces, or nothing between two Han characters.
pub fn plain_text(events: &[Placed]) -> String {
    let mut text = String::new();
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
            Event::SoftBreak if !line_end_joins(events, index) => text.push(' '),
            Event::HardBreak | Event::End(TagEnd::Paragraph) => text.push(' '),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether the soft break at `index` is written as nothing; it looks through emphasis and links.
pub fn line_end_joins(events: &[Placed], index: usize) -> bool {
    let before = neighbour(events[..index].iter().rev(), |text| text.chars().next_back());
    let after = neighbour(events.iter().skip(index + 1), |text| text.chars().next());
    before.zip(after).is_some_and(|(before, after)| joins(before, after))
}

/// The ids of all headings, by the index of their start.
pub fn heading_ids(events: &[Placed]) -> BTreeMap<usize, String> {
    let mut ids = HeadingIds::default();
    let mut found = BTreeMap::new();
    for (index, (event, _)) in events.iter().enumerate() {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            let text = plain_text(&events[index..=end_of(events, index)]);
            found.insert(index, ids.next(id.as_deref(), &text));
        }
    }
    found
}

/// Whether the paragraph that starts at `index` holds one image and nothing else.
pub fn holds_one_image(events: &[Placed], index: usize) -> bool {
    matches!(events.get(index), Some((Event::Start(Tag::Paragraph), _)))
        && matches!(events.get(index + 1), Some((Event::Start(Tag::Image { .. }), _)))
        && matches!(events.get(end_of(events, index + 1) + 1), Some((Event::End(TagEnd::Paragraph), _)))
}

fn neighbour<'a>(
    events: impl Iterator<Item = &'a Placed>,
    pick: impl Fn(&str) -> Option<char>,
) -> Option<char> {
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) if !text.is_empty() => return pick(text),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::Text(_) | Event::Code(_) => {}
            _ => return None,
        }
    }
    None
}
