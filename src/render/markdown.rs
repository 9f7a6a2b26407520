//! Markdown to HTML fragments.
//!
//! What a link or image stands for is the caller's to say, through a [`Resolver`]; what may stand in the output is
//! decided here: an author's raw HTML and the schemes not on the allow list never reach it.

mod block;
mod escape;
mod footnotes;
mod inline;
mod read;
mod writer;

#[cfg(test)]
mod tests;

use crate::model::prose::flow::plain_text;
pub use crate::model::prose::parse::Dialect;
use crate::model::prose::parse::parse_line;
pub use crate::model::prose::target::Target;
pub use read::{Heading, Text};
use std::ops::Range;
use writer::Writer;

/// How a text is rendered.
#[derive(Clone, Debug)]
pub struct Options {
    pub dialect: Dialect,
    /// Added to each heading's level, which never goes beyond 6: 1 where the page's title is its `h1`.
    pub heading_shift: u8,
    /// Stands before every id of the fragment, so that two fragments on one page do not clash.
    pub id_prefix: String,
    pub labels: Labels,
}

/// The words the renderer adds, in the page's language. `{n}` stands for a number.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// Names the scrollable region around a table: "Table {n}".
    pub table: String,
    /// Names the list of notes: "Notes".
    pub notes: String,
    /// Names a link to a note: "Note {n}".
    pub note: String,
    /// Names a link from a note back to its n-th reference: "Back to reference {n}".
    pub back: String,
    /// Names a ticked task: "Done".
    pub done: String,
    /// Names an open task: "To do".
    pub open: String,
}

impl Options {
    /// CommonMark alone, raw HTML passed through: for the specification's examples, never for an author's text.
    pub fn commonmark() -> Options {
        Options { dialect: Dialect::CommonMark, heading_shift: 0, ..Options::english() }
    }

    /// The house dialect with English words and headings that start at `h2`.
    pub fn english() -> Options {
        let labels = Labels {
            table: "Table {n}".into(),
            notes: "Notes".into(),
            note: "Note {n}".into(),
            back: "Back to reference {n}".into(),
            done: "Done".into(),
            open: "To do".into(),
        };
        Options { dialect: Dialect::Casebook, heading_shift: 1, id_prefix: String::new(), labels }
    }

    /// The house dialect with Chinese words and headings that start at `h2`.
    pub fn chinese() -> Options {
        let labels = Labels {
            table: "表格{n}".into(),
            notes: "注释".into(),
            note: "注{n}".into(),
            back: "返回第{n}处引用".into(),
            done: "已完成".into(),
            open: "未完成".into(),
        };
        Options { labels, ..Options::english() }
    }
}

/// Says what a data link, a link to a file beside the text, or an image stands for.
pub trait Resolver {
    /// Called once for each such link or image, in the order of the text.
    fn resolve(&mut self, request: &Request<'_>) -> Resolved;
}

impl<F: FnMut(&Request<'_>) -> Resolved> Resolver for F {
    fn resolve(&mut self, request: &Request<'_>) -> Resolved {
        self(request)
    }
}

/// What a link looks like to the resolver.
#[derive(Debug)]
pub struct Request<'a> {
    pub form: Form,
    /// [`Target::Data`] or [`Target::File`]; the others are settled before.
    pub target: &'a Target,
    /// The link's text, or the image's alternative text, without markup.
    pub text: &'a str,
    /// The same as safe markup.
    pub html: &'a str,
    pub title: &'a str,
    /// The whole link in the author's text.
    pub range: Range<usize>,
}

/// Where the link or image stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Link,
    /// An image among words.
    Image,
    /// An image alone in its paragraph: block markup may take the paragraph's place.
    Block,
}

/// The resolver's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// An `<a href>` around the text, or an `<img src alt>`. All values are escaped by the renderer; the attribute
    /// names are the caller's own and are not.
    Link { href: String, title: Option<String>, attributes: Vec<(&'static str, String)> },
    /// An `<img>` with its width and height in pixels, in a `<picture>` where there are WebP files of it (a `srcset`).
    Picture { src: String, webp: Option<String>, size: Option<(u32, u32)> },
    /// Safe markup instead of the link or image.
    Html(String),
    /// The text alone.
    Text,
}

/// A rendered text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The fragment, without its notes.
    pub html: String,
    /// The notes in the order of their first reference; see [`Rendered::endnotes`].
    pub footnotes: Vec<Footnote>,
}

/// A footnote that is referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// 1 for the first.
    pub number: usize,
    /// The id the references point to.
    pub id: String,
    /// The note's blocks, without links back.
    pub html: String,
    /// The ids of the references.
    pub backrefs: Vec<String>,
}

/// Renders a text of any number of blocks.
pub fn render(text: &str, options: &Options, resolver: &mut dyn Resolver) -> Rendered {
    Text::read(text, options.dialect).render(options, resolver)
}

/// Renders one line, such as a summary from YAML: emphasis, code and links, but no blocks; `1. x` stays as it is.
/// Ranges in requests count from the start of the line as long as it holds no line end. Nothing in a line has words of the page's language.
pub fn render_inline(text: &str, resolver: &mut dyn Resolver) -> String {
    let parsed = parse_line(text);
    let (dialect, labels) = (Dialect::Casebook, Labels::default());
    let options = Options { dialect, heading_shift: 0, id_prefix: String::new(), labels };
    Writer::of_line(&parsed.events, &options, resolver).line()
}

/// The words of one line without markup: for titles, descriptions and search.
pub fn plain(text: &str) -> String {
    plain_text(&parse_line(text).events)
}
