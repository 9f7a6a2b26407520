//! What can be wrong with a write-up on its own.

use super::target::Refusal;
use std::ops::Range;

/// A problem and its place in the author's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    pub range: Range<usize>,
}

/// The kinds of problems. In each case the page is still rendered; the variant says how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A destination that is not allowed; the text is shown without a link.
    RefusedTarget { destination: String, refusal: Refusal },
    /// An image of another host; a link is shown in its place.
    RemoteImage { destination: String },
    /// A picture beside the write-up without alternative text.
    MissingAlt { destination: String },
    /// HTML that is not on the list; it is shown as text (`tag` is `!--` for a comment, which is not shown).
    RawHtml { tag: String },
    /// An allowed tag whose partner is missing in the same element; it is closed where the element ends, or a
    /// closing tag is shown as text.
    UnpairedHtml { tag: String },
    /// `[^label]` without a definition; shown as written.
    UndefinedFootnote { label: String },
    /// A definition that nothing refers to; not shown.
    UnusedFootnote { label: String },
    /// A second definition of the same label; not shown.
    DuplicateFootnote { label: String },
    /// `[text][reference]` without a definition of the reference; shown as written.
    DanglingReference,
    /// `**` that did not become emphasis, at the first of a paragraph; shown as written.
    LeftoverEmphasis,
    /// `##` that touch their words, or are full-width, at the start of a line; shown as written. `right` is the heading as it is to be written.
    StuckHeading { right: String },
    /// Lines with the marks of another program's list (`•`, `1、`, `（一）`); shown as one paragraph.
    LooseList,
    /// Lines that were meant as the rows of a table; shown as one paragraph. `rule` is the line that its head needs below it.
    LooseTable { fault: TableFault, rule: String },
    /// Language that begins with four blanks or a tab; shown as the code of a program.
    IndentedProse,
    /// A link that is none; shown as written. `right` is the link as it is to be written.
    MisspeltLink { fault: LinkFault, right: String },
    /// A block between two `---` lines at the start: what it says belongs in the record's YAML file.
    FrontMatter,
    /// `{#id}` with characters that an id may not have; an id is made from the heading's text.
    BadHeadingId { id: String },
    /// Elements nested beyond the limit; shown without their markup.
    TooDeep,
    /// Text beyond the limits of size; the whole text is shown as one plain paragraph.
    TooLarge,
}

/// What keeps a link from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// Brackets or a colon that are full-width, or a blank that parts them.
    Marks(Vec<char>),
    /// A blank in the name of a file; `instead` is a name without one.
    BlankInName { name: String, instead: String },
    /// A closing bracket that is not there.
    Unclosed { mark: char },
}

/// What keeps rows from being read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// The line below the head is not there, or has not as many parts as the head.
    NoRule,
    /// Its bars are full-width.
    WideBars,
    /// Its cells are parted by tabs, as they come out of a spreadsheet.
    Tabs,
}
