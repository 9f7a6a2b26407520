//! The nodes of a text in a short form, and back without the parser.
//!
//! A scalar that stands in the text as it reads, as most do, is written as its place there. Where nodes stand is not written: they are
//! numbered in reading order.

use super::{Entry, Node, Value};
use crate::files::{FileId, Nodes, Place};

/// What a number says of a node; how much of it there is stands above these bits.
const NULL: u32 = 0;
/// A scalar that stands in the text, so many bytes behind the end of the one before as the next number says.
const SLICE: u32 = 1;
/// A scalar among the texts that are written down.
const TEXT: u32 = 2;
const LIST: u32 = 3;
const MAP: u32 = 4;
const KINDS: u32 = 8;

/// So far behind the one before is a scalar looked for in the text.
const NEAR: usize = 300;

/// Deeper than the parser goes.
const DEPTH_MOST: u32 = 130;

/// Writes down the nodes of a text in which nothing was found.
pub(super) fn written(root: &Node, text: &str) -> Nodes {
    let mut writing = Writing { text, at: 0, nodes: Nodes::default() };
    writing.node(root);
    writing.nodes
}

struct Writing<'t> {
    text: &'t str,
    /// The end of the last scalar that was found in the text.
    at: usize,
    nodes: Nodes,
}

impl Writing<'_> {
    fn node(&mut self, node: &Node) {
        match &node.value {
            // Nothing that cannot be read is without a finding.
            Value::Null | Value::Unreadable => self.number(NULL, 0),
            Value::Scalar(scalar) => self.scalar(scalar),
            Value::List(items) => {
                self.number(LIST, items.len());
                items.iter().for_each(|item| self.node(item));
            }
            Value::Map(entries) => {
                self.number(MAP, entries.len());
                for entry in entries {
                    self.scalar(&entry.key);
                    self.node(&entry.value);
                }
            }
        }
    }

    fn scalar(&mut self, scalar: &str) {
        let end = self.text.floor_char_boundary(self.at + NEAR + scalar.len());
        match self.text.get(self.at..end).and_then(|near| near.find(scalar)) {
            Some(skipped) => {
                self.number(SLICE, scalar.len());
                self.nodes.numbers.push(skipped as u32);
                self.at += skipped + scalar.len();
            }
            None => {
                self.number(TEXT, scalar.len());
                self.nodes.texts.push_str(scalar);
            }
        }
    }

    fn number(&mut self, kind: u32, much: usize) {
        // No text that is parsed has so many bytes that this would not hold them.
        self.nodes.numbers.push(much as u32 * KINDS + kind);
    }
}

/// The nodes of a text from what was written down of it; nothing where that cannot be.
pub(super) fn read(file: FileId, text: &str, nodes: &Nodes) -> Option<Node> {
    let mut reading =
        Reading { file, text, at: 0, texts: &nodes.texts, numbers: nodes.numbers.iter(), next: 0 };
    let root = reading.node(0)?;
    (reading.numbers.next().is_none() && reading.texts.is_empty()).then_some(root)
}

struct Reading<'n> {
    file: FileId,
    text: &'n str,
    at: usize,
    texts: &'n str,
    numbers: std::slice::Iter<'n, u32>,
    next: u32,
}

impl<'n> Reading<'n> {
    fn node(&mut self, depth: u32) -> Option<Node> {
        let (kind, much) = self.number()?;
        let place = self.place();
        let value = match kind {
            _ if depth > DEPTH_MOST => return None,
            NULL => Value::Null,
            LIST => Value::List((0..much).map(|_| self.node(depth + 1)).collect::<Option<_>>()?),
            MAP => Value::Map((0..much).map(|_| self.entry(depth + 1)).collect::<Option<_>>()?),
            kind => Value::Scalar(self.scalar(kind, much)?.into()),
        };
        Some(Node { place, value })
    }

    fn entry(&mut self, depth: u32) -> Option<Entry> {
        let (kind, much) = self.number()?;
        let key_place = self.place();
        let key = self.scalar(kind, much)?.into();
        Some(Entry { key, key_place, value: self.node(depth)? })
    }

    fn scalar(&mut self, kind: u32, length: usize) -> Option<&'n str> {
        match kind {
            SLICE => {
                let start = self.at + *self.numbers.next()? as usize;
                self.at = start + length;
                self.text.get(start..self.at)
            }
            TEXT => {
                let (scalar, rest) = self.texts.split_at_checked(length)?;
                self.texts = rest;
                Some(scalar)
            }
            _ => None,
        }
    }

    fn number(&mut self) -> Option<(u32, usize)> {
        self.numbers.next().map(|number| (number % KINDS, (number / KINDS) as usize))
    }

    /// The place of the next node in reading order.
    fn place(&mut self) -> Place {
        let node = self.next;
        self.next += 1;
        Place::Node { file: self.file, node }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;
    use crate::diag::Diagnostics;
    use crate::files::Files;

    fn parsed(text: &str) -> Document {
        let files = Files::from_texts([("a.yaml", text)]);
        let mut diags = Diagnostics::default();
        let file = files.find("a.yaml").expect("the file is there");
        let document = Document::parse(file, text, &mut diags).expect("the text can be read");
        assert!(diags.is_empty(), "{text}");
        document
    }

    fn texts() -> Vec<String> {
        let texts = [
            "a: 45.70\nb: ~\nc:\nd: ''\ne: {f: [g, h, {i: 知识产权}], j: [[]]}\n",
            "a: \"x\\ny\"\nb: >-\n  folded\n  words\nc: 'it''s'\nd: x\n~: e\n",
            "a: &x {b: 1, c: [2, 3]}\nd: *x\ne: [*x, *x]\n",
            "- 1\n- [1, 1]\n- - 1\n",
            "",
            "word\n",
        ];
        let far = format!("a: # {}\n  b\n", "知".repeat(NEAR));
        texts.map(str::to_owned).into_iter().chain([far]).collect()
    }

    #[test]
    fn what_is_written_down_reads_as_what_was_parsed() {
        for text in &texts() {
            let document = parsed(text);
            let read = read(document.file, text, &written(&document.root, text));
            assert_eq!(format!("{:?}", read.expect(text)), format!("{:?}", document.root), "{text}");
        }
    }

    #[test]
    fn whatever_is_written_down_is_read_without_a_panic() {
        for text in &texts() {
            let document = parsed(text);
            let whole = written(&document.root, text);
            for at in 0..whole.numbers.len() {
                for number in (0..40).chain([u32::MAX, u32::MAX / KINDS * KINDS + LIST]) {
                    let mut changed = whole.clone();
                    changed.numbers[at] = number;
                    let _ = read(document.file, text, &changed);
                }
                let cut = Nodes { numbers: whole.numbers[..at].to_vec(), texts: whole.texts.clone() };
                assert!(read(document.file, text, &cut).is_none(), "{text}: cut at {at}");
            }
        }
        let deep = Nodes { numbers: vec![KINDS + LIST; 1_000_000], texts: String::new() };
        assert!(read(parsed("a").file, "a", &deep).is_none());
    }
}
