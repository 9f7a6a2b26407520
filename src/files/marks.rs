//! Where the nodes of a YAML text and the lines of any text begin.
//!
//! The parser that reads YAML (`serde_yaml`) gives no places for values that are right. Reading therefore numbers
//! the nodes of a document in the order in which they are written, keys and values alike, an alias standing for all the nodes that it
//! repeats; this second look, taken only when something is to be said about a file, counts the same way over parser events.

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};

use super::LineColumn;

/// The line starts of a text and the byte ranges of its YAML nodes.
#[derive(Debug)]
pub(super) struct Marks {
    lines: Vec<usize>,
    text: Box<str>,
    nodes: std::sync::OnceLock<Vec<(usize, usize)>>,
}

impl Marks {
    pub(super) fn of(text: &str) -> Marks {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Marks { lines, text: text.into(), nodes: std::sync::OnceLock::new() }
    }

    /// The byte range of a node by its number; nothing for a number that the text does not reach.
    pub(super) fn range(&self, node: u32) -> Option<(usize, usize)> {
        self.nodes.get_or_init(|| node_ranges(&self.text)).get(node as usize).copied()
    }

    pub(super) fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = self.lines[line - 1];
        let column = text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
        LineColumn { line, column }
    }
}

/// Byte ranges of all nodes in reading order; an alias yields its own range once for every node that it repeats.
fn node_ranges(text: &str) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    let mut anchors: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, span))) = parser.next_event() {
        let Some(range) = span.byte_range().map(|range| (range.start, range.end)) else { break };
        match event {
            Event::Scalar(_, _, anchor, _) => {
                anchors.insert(anchor, (ranges.len(), ranges.len() + 1));
                ranges.push(range);
            }
            Event::SequenceStart(_, anchor, _) | Event::MappingStart(_, anchor, _) => {
                open.push((anchor, ranges.len()));
                ranges.push((range.0, first_line_end(text, (range.0, text.len()))));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((anchor, start)) = open.pop() {
                    anchors.insert(anchor, (start, ranges.len()));
                    let (from, _) = ranges[start];
                    if text[from..].starts_with(['[', '{']) {
                        ranges[start].1 = first_line_end(text, (from, range.1));
                    }
                }
            }
            Event::Alias(anchor) => {
                let count = anchors.get(&anchor).map_or(1, |(start, end)| end - start);
                ranges.extend(std::iter::repeat_n(range, count.min(NODES_MOST)));
            }
            _ => {}
        }
        if ranges.len() > NODES_MOST {
            break;
        }
    }
    ranges
}

/// Byte ranges of the texts that are written without quotation marks, without the blanks around them; all up to the first
/// fault of syntax.
pub(super) fn plain_scalars(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, span))) = parser.next_event() {
        if let Event::Scalar(_, ScalarStyle::Plain, ..) = event
            && let Some(range) = span.byte_range()
            && let Some(written) = text.get(range.clone())
            && !written.trim().is_empty()
        {
            ranges.push(range.start..range.start + written.trim_end().len());
        }
    }
    ranges
}

/// A text whose aliases repeat more nodes than this is refused by the YAML reader before anyone asks for places.
const NODES_MOST: usize = 10_000_000;

/// A list or map is shown by the line on which it begins.
fn first_line_end(text: &str, (start, end): (usize, usize)) -> usize {
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start + text[start..end.min(line_end)].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(text: &str) -> Vec<&str> {
        node_ranges(text).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn numbers_keys_and_values_in_reading_order() {
        let text = "figures:\n  人数: {value: 285, unit: 名}\n  list: [a, b]\n";
        assert_eq!(
            nodes(text),
            [
                "figures:",
                "figures",
                "人数: {value: 285, unit: 名}",
                "人数",
                "{value: 285, unit: 名}",
                "value",
                "285",
                "unit",
                "名",
                "list",
                "[a, b]",
                "a",
                "b"
            ]
        );
    }

    #[test]
    fn an_alias_stands_for_every_node_that_it_repeats() {
        assert_eq!(
            nodes("a: &x {k: 1}\nb: *x\n"),
            ["a: &x {k: 1}", "a", "{k: 1}", "k", "1", "b", "*x", "*x", "*x"]
        );
    }

    #[test]
    fn columns_count_characters() {
        let text = "a: 1\n首席: 知识\n";
        let marks = Marks::of(text);
        assert_eq!(
            marks.line_column(text, text.find('知').unwrap_or_default()),
            LineColumn { line: 2, column: 5 }
        );
    }
}
