//! From text to nodes.
//!
//! `serde_yaml` would hand over `45.70` as a float, and a scalar asked for as a string fails where a list or a map stands. Most texts are read
//! in one pass all the same ([`once`]), the rest in two ([`twice`]), which also say what is wrong with a text.

mod entries;
mod once;
mod twice;

use super::fault::{fault, too_deep};
use super::{Node, nodes};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Files, Place};

/// A YAML file as a tree of nodes.
#[derive(Debug)]
pub struct Document {
    pub file: FileId,
    pub root: Node,
}

impl Document {
    /// Reads a file: from the nodes that it carries, or its text, of whose nodes it carries then what is asked for. Those of a text in which
    /// something is found are not written down, so that it is found each time.
    pub fn of(files: &Files, file: FileId, diags: &mut Diagnostics) -> Option<Document> {
        let entry = files.get(file);
        let text = entry.text()?;
        if let Some(root) = entry.read_nodes(|known| nodes::read(file, text, known)) {
            return Some(Document { file, root });
        }
        let before = diags.len();
        let document = Document::parse(file, text, diags)?;
        if diags.len() == before {
            entry.note_nodes(|| nodes::written(&document.root, text));
        }
        Some(document)
    }

    /// Reads a text; a fault of syntax is added to the diagnostics and gives nothing.
    pub fn parse(file: FileId, text: &str, diags: &mut Diagnostics) -> Option<Document> {
        if text.len() > BYTES_MOST {
            let found = format!("{} MB", text.len() / 1_000_000);
            diags.push(
                Diagnostic::new(reading::TOO_LARGE, Place::File(file))
                    .with("found", found)
                    .with("limit", "4 MB"),
            );
            return None;
        }
        if let Some(at) = endless_brackets(text) {
            diags.push(too_deep(file, at));
            return None;
        }
        if let Some(root) = once::read(file, text, diags) {
            return Some(Document { file, root });
        }
        match twice::read(file, text, diags) {
            Ok(root) => Some(Document { file, root }),
            Err(error) => {
                diags.push(fault(file, text, &error));
                None
            }
        }
    }
}

/// Larger tables belong into a CSV.
const BYTES_MOST: usize = 4_000_000;

/// Where so many brackets are open that the text is no record. The parser refuses them too, but only after a time that grows
/// with the square of their number. Brackets within texts are counted as well, which the bound leaves room for.
fn endless_brackets(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > BRACKETS_MOST
    })
}

/// Many times what the parser takes.
const BRACKETS_MOST: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reading gave: the tree with the numbers of its nodes, and the findings.
    fn said(read: impl FnOnce(FileId, &str, &mut Diagnostics) -> Option<Node>, text: &str) -> Option<String> {
        let files = Files::from_texts([("a.yaml", text)]);
        let mut diags = Diagnostics::default();
        let root = read(files.find("a.yaml")?, text, &mut diags)?;
        Some(format!("{root:?} {:?}", diags.iter().collect::<Vec<_>>()))
    }

    fn is_read_once(text: &str) -> bool {
        let once = said(once::read, text);
        let twice = said(|file, text, diags| twice::read(file, text, diags).ok(), text);
        assert!(once.is_none() || once == twice, "{text}: {once:?} {twice:?}");
        once.is_some()
    }

    #[test]
    fn one_pass_gives_what_two_give() {
        for text in [
            "a: 45.70\nb: 0x1A\nc: true\nd: ~\ne:\nf: null\ng: ''\nh: \"null\"\ni: .inf\nj: 1e400\n",
            "a: {b: [c, {d: e}, [f, [], {}], ], g: }\nh:\n- i\n-\n- j: k\n  l: |\n    m\n    n\n- >-\n  o\n  p\n",
            "- - - 1\n    - '2'\n  - \"\\u77e5\\n识\"\n-\n",
            "a: 1\nb: {a: 2, a: 3}\na: {c: 4}\na: {c: 5}\n",
            "~: 1\n? [a, b]\n: c\n? {d: e}\n: f\n",
            "&x a: &y {b: 1}\n",
            "---\na: b # c\n...\n",
        ] {
            assert!(is_read_once(text), "{text}");
        }
    }

    #[test]
    fn what_one_pass_cannot_tell_is_left_to_two() {
        let deep = "[".repeat(200);
        for text in [
            "a: &x {b: 1}\nc: *x\n",
            "a: &x 1\nb: [*x, *x]\n",
            "a: !b c\n",
            "a: !!int b\n",
            "a: !!null 'b'\n",
            "",
            "# nothing\n",
            "word\n",
            "a: 1\n---\nb: 2\n",
            "a: [1\n",
            "a: 1\n b: 2\n",
            &deep,
        ] {
            assert!(!is_read_once(text), "{text}");
        }
    }
}
