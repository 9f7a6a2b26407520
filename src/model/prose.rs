//! What a write-up contains, found once when it is read, with byte places.
//!
//! Nothing here knows the site: whether `figure:x` exists is for the checks to say. What is wrong with the text
//! itself is listed as [`Problem`]s, which the caller turns into diagnostics.

pub(crate) mod disguise;
pub(crate) mod east_asian;
pub(crate) mod flow;
pub(crate) mod heading_id;
mod lost_layout;
mod misspelt_link;
pub(crate) mod parse;
mod problem;
pub(crate) mod raw_html;
mod scan;
pub mod target;
mod text_problem;
mod words;

#[cfg(test)]
mod tests;

pub use problem::{LinkFault, Problem, ProblemKind, TableFault};
use std::ops::Range;
pub use target::{Refusal, Scheme, Target};
pub use words::WordCount;

/// A write-up's parts. All ranges are bytes of the author's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub headings: Vec<Heading>,
    /// Links and images in the order in which they start.
    pub links: Vec<Link>,
    pub footnotes: Vec<FootnoteDefinition>,
    pub footnote_references: Vec<FootnoteReference>,
    /// The text as the reader sees it, piece by piece.
    pub text_runs: Vec<TextRun>,
    /// In the order of their places.
    pub problems: Vec<Problem>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as the author wrote it.
    pub level: u8,
    pub text: String,
    /// Unique in the write-up; the renderer uses the same one.
    pub id: String,
    pub range: Range<usize>,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub kind: LinkKind,
    pub target: Target,
    /// The destination as written, with character references decoded.
    pub destination: String,
    pub title: String,
    /// The text or alternative text without markup.
    pub text: String,
    /// The whole link, brackets included.
    pub range: Range<usize>,
    /// What stands between the brackets; empty, but at its place, for `[](figure:x)`.
    pub text_range: Range<usize>,
    /// The destination, unless it stands in a definition elsewhere (`[text][reference]`).
    pub destination_range: Option<Range<usize>>,
}

impl Link {
    /// Whether it is shown as a picture, for which its text stands.
    pub fn is_image(&self) -> bool {
        matches!(self.kind, LinkKind::Image | LinkKind::BlockImage)
    }
}

/// How a link stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    Link,
    /// `<https://example.org>`.
    Autolink,
    /// An image among words.
    Image,
    /// An image alone in its paragraph, the block form of data.
    BlockImage,
}

/// `[^label]: …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteDefinition {
    pub label: String,
    pub range: Range<usize>,
}

/// `[^label]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteReference {
    pub label: String,
    pub range: Range<usize>,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    pub kind: RunKind,
    pub range: Range<usize>,
    /// What is shown, where the source does not write it so: of a character reference, and of code between its marks.
    shown: Option<Box<str>>,
    /// The index in [`Prose::links`] of the innermost link around it.
    pub in_link: Option<usize>,
    /// Pieces of one number stand in one line of reading: a paragraph, a heading, a cell, the text of a list item.
    pub block: usize,
}

impl TextRun {
    /// The text as shown; `source` is the text of the write-up.
    pub fn text<'t>(&'t self, source: &'t str) -> &'t str {
        self.shown.as_deref().or_else(|| source.get(self.range.clone())).unwrap_or_default()
    }

    /// Whether the source has the text as it is shown, so that places in one are places in the other.
    pub fn is_as_written(&self) -> bool {
        self.shown.is_none()
    }
}

/// Where a piece of text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    Body,
    Heading,
    Table,
    Footnote,
    Code,
}

impl Prose {
    /// How long the text is without code; `source` is the text of the write-up. A word with a mark inside it (`un*do*`) counts once for
    /// each piece: the count is for reading time, not for law.
    pub fn words(&self, source: &str) -> WordCount {
        let mut count = WordCount::default();
        let runs = self.text_runs.iter().filter(|run| run.kind != RunKind::Code);
        runs.for_each(|run| count.add(run.text(source)));
        count
    }

    /// Reads a write-up. It never fails: what cannot be read is among the problems.
    pub fn scan(text: &str) -> Prose {
        scan::scan(text, parse::parse(text, parse::Dialect::Casebook))
    }

    /// Reads one line of inline marks, such as a summary in YAML; the ranges are exact if it holds no line end.
    pub fn scan_line(line: &str) -> Prose {
        plain_line(line).unwrap_or_else(|| parsed_line(line))
    }
}

/// What a line of words without any mark holds; nothing where a character may be one, so that the line must be parsed.
///
/// Most texts in YAML are labels and titles, of which there are many more than of those with a link.
fn plain_line(line: &str) -> Option<Prose> {
    let is_plain =
        |byte: u8| !byte.is_ascii() || byte.is_ascii_alphanumeric() || b" ,.;:?%/-'\"".contains(&byte);
    // A full-width bracket may be that of a link that cannot be read.
    if line.len() > parse::LONGEST_TEXT || !line.bytes().all(is_plain) || line.contains('（') {
        return None;
    }
    let words = line.trim();
    let start = line.len() - line.trim_start().len();
    let mut prose = Prose::default();
    if !words.is_empty() {
        let range = start..start + words.len();
        prose.text_runs.push(TextRun { kind: RunKind::Body, range, shown: None, in_link: None, block: 1 });
    }
    Some(prose)
}

/// What any line holds.
fn parsed_line(line: &str) -> Prose {
    let mut prose = scan::scan(line, parse::parse_line(line));
    // The heading is the parser's way to read a line and no part of it.
    prose.headings.clear();
    for run in &mut prose.text_runs {
        if run.kind == RunKind::Heading {
            run.kind = RunKind::Body;
        }
    }
    prose
}
