//! The one place where Markdown is parsed: text to events with byte places.

use super::disguise::Disguise;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

/// Which Markdown a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// CommonMark 0.31.2 alone.
    CommonMark,
    /// CommonMark with tables, footnotes, heading ids, definition lists, strikethrough, task lists, and emphasis
    /// beside full-width punctuation.
    Casebook,
}

/// Elements nested deeper than this are shown without their markup.
pub const DEEPEST_NESTING: usize = 32;

/// A text longer than this many bytes is not parsed.
pub const LONGEST_TEXT: usize = 2 * 1024 * 1024;

/// A block (lines up to a blank one) with more opening brackets than this is not parsed.
pub const MOST_BRACKETS: usize = 2_000;

/// A text as events; each with its byte range in the author's text.
pub struct Parsed {
    pub events: Vec<(Event<'static>, Range<usize>)>,
    /// References to link definitions that do not exist.
    pub dangling: Vec<Range<usize>>,
    /// Set when the text goes beyond a limit; the events then show it as one paragraph of plain text.
    pub refused: Option<Range<usize>>,
}

/// Parses a text. It never fails: text beyond the limits comes back as plain text.
pub fn parse(text: &str, dialect: Dialect) -> Parsed {
    parse_as(text, dialect, options(dialect))
}

fn parse_as(text: &str, dialect: Dialect, options: Options) -> Parsed {
    let refused = beyond_limits(text);
    if refused.is_some() {
        let whole = 0..text.len();
        let paragraph = [
            Event::Start(Tag::Paragraph),
            Event::Text(text.to_owned().into()),
            Event::End(Tag::Paragraph.to_end()),
        ];
        let events = paragraph.into_iter().map(|event| (event, whole.clone())).collect();
        return Parsed { events, dangling: Vec::new(), refused };
    }
    let disguise = match dialect {
        Dialect::CommonMark => None,
        Dialect::Casebook => Some(Disguise::of(text)).filter(|disguise| !disguise.is_empty()),
    };
    let seen = disguise.as_ref().map_or(text, |disguise| disguise.text.as_str());
    let mut dangling = Vec::new();
    let note = |link: BrokenLink<'_>| {
        // A lone `[word]` is ordinary text; only the two-part forms were meant as links.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            dangling.push(link.span);
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(seen, options, Some(note));
    let events = parser.into_offset_iter().map(|(event, range)| {
        let event = match &disguise {
            Some(disguise) => undisguised(event, disguise),
            None => event.into_static(),
        };
        (event, range)
    });
    let events = events.collect();
    dangling.sort_by_key(|range| (range.start, range.end));
    dangling.dedup();
    Parsed { events, dangling, refused: None }
}

fn options(dialect: Dialect) -> Options {
    match dialect {
        Dialect::CommonMark => Options::empty(),
        Dialect::Casebook => {
            Options::ENABLE_TABLES
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_HEADING_ATTRIBUTES
                | Options::ENABLE_DEFINITION_LIST
                | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_TASKLISTS
        }
    }
}

/// The place of the first thing for which parsing could take more than linear time.
fn beyond_limits(text: &str) -> Option<Range<usize>> {
    if text.len() > LONGEST_TEXT {
        return Some(0..text.len());
    }
    let brackets_in = |text: &str| text.bytes().filter(|byte| *byte == b'[').count();
    // Most texts have fewer in all their blocks.
    if brackets_in(text) <= MOST_BRACKETS {
        return None;
    }
    let (mut place, mut block, mut brackets) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            (block, brackets) = (place + line.len(), 0);
        }
        brackets += brackets_in(line);
        place += line.len();
        if brackets > MOST_BRACKETS {
            return Some(block..place);
        }
    }
    None
}

/// The same event in the author's characters.
fn undisguised(event: Event<'_>, disguise: &Disguise) -> Event<'static> {
    let back = |piece: CowStr<'_>| CowStr::from(disguise.restore(&piece));
    match event {
        Event::Text(text) => Event::Text(back(text)),
        Event::Code(text) => Event::Code(back(text)),
        Event::Html(text) => Event::Html(back(text)),
        Event::InlineHtml(text) => Event::InlineHtml(back(text)),
        Event::FootnoteReference(label) => Event::FootnoteReference(back(label)),
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(back(label))),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(back(info))))
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: back(dest_url), title: back(title), id: back(id) })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: back(dest_url), title: back(title), id: back(id) })
        }
        Event::Start(Tag::Heading { level, id, classes, attrs }) => Event::Start(Tag::Heading {
            level,
            id: id.map(back),
            classes: classes.into_iter().map(back).collect(),
            attrs: attrs.into_iter().map(|(name, value)| (back(name), value.map(back))).collect(),
        }),
        other => other.into_static(),
    }
}

/// Parses one line of inline marks: the events are those of one heading, with places in the line.
///
/// CommonMark has no inline-only mode, but a heading's content is just that. Its closing `#` is ours, so that one
/// of the author's is kept.
pub fn parse_line(line: &str) -> Parsed {
    let mut joined = String::from("# ");
    // Where each piece starts in the joined line, and its range in the author's.
    let mut pieces: Vec<(usize, Range<usize>)> = Vec::new();
    let mut place = 0;
    for full in line.split_inclusive(['\n', '\r']) {
        let piece = full.trim();
        let start = place + (full.len() - full.trim_start().len());
        place += full.len();
        if piece.is_empty() {
            continue;
        }
        let marks = ['*', '_', '~'];
        let first = piece.trim_start_matches(marks).chars().next().unwrap_or(' ');
        let last = joined.trim_end_matches(marks).chars().next_back().unwrap_or(' ');
        if !pieces.is_empty() && !super::east_asian::joins(last, first) {
            joined.push(' ');
        }
        pieces.push((joined.len(), start..start + piece.len()));
        joined.push_str(piece);
    }
    joined.push_str(" #");
    let mut parsed = parse_as(&joined, Dialect::Casebook, Options::ENABLE_STRIKETHROUGH);
    let back = |at: usize| {
        let found = pieces.partition_point(|(joined, _)| *joined <= at).checked_sub(1);
        match found.and_then(|index| pieces.get(index)) {
            Some((joined, range)) => (range.start + (at - joined)).min(range.end),
            None => pieces.first().map_or(0, |(_, range)| range.start),
        }
    };
    let back = |range: &mut Range<usize>| {
        *range = back(range.start)..back(range.end);
    };
    parsed.events.iter_mut().for_each(|(_, range)| back(range));
    parsed.dangling.iter_mut().for_each(back);
    parsed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn as_released(text: &str) -> Vec<(Event<'static>, Range<usize>)> {
        let parser = Parser::new_ext(text, options(Dialect::Casebook)).into_offset_iter();
        parser.map(|(event, range)| (event.into_static(), range)).collect()
    }

    fn letters(events: &[(Event<'static>, Range<usize>)]) -> String {
        let text = events.iter().filter_map(|(event, _)| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        });
        text.collect::<String>().replace(['*', '~'], "")
    }

    proptest! {
        #[test]
        fn marks_away_from_east_asian_text_are_read_as_released(
            pieces in prop::collection::vec("a\\*b|\\*\\*(c)\\*\\* | _d_ |`x*`|，|他|“|\\[e\\]\\(f:g\\)|\n|~~h~~", 0..20),
        ) {
            // A letter on either side keeps the marks of one piece from the full-width text of the next.
            let text = pieces.join("a");
            prop_assert_eq!(parse(&text, Dialect::Casebook).events, as_released(&text));
        }

        #[test]
        fn no_letter_is_lost_changed_or_moved(text in "[ab他是，。“”（）*~` \n]{0,40}") {
            let ours = parse(&text, Dialect::Casebook).events;
            for (event, range) in &ours {
                if let Event::Text(piece) = event {
                    prop_assert_eq!(text.get(range.clone()), Some(piece.as_ref()));
                }
            }
            // Code spans and blocks are settled before emphasis, so what is left differs in marks alone.
            prop_assert_eq!(letters(&ours), letters(&as_released(&text)));
        }
    }
}
