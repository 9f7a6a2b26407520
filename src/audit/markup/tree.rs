//! The elements of a page, put together from its tags and texts.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use html5gum::{State, naive_next_state};

use super::{Attribute, Dialect, Markup, Node, Span, place};

/// Whether `noscript` holds text, as for a browser that runs scripts, or elements.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scripts {
    Run,
    Off,
}

/// An end tag closes no element that is further up than this; the bound keeps deep nesting from costing its square.
const REACH_MOST: usize = 256;

/// A page as far as it was read.
pub(super) struct Tree<'t> {
    dialect: Dialect,
    scripts: Scripts,
    markup: Markup<'t>,
    /// Positions of the open elements, outermost first.
    open: Vec<u32>,
    keeps_text: bool,
    /// How many attributes belong to the elements so far. Those behind are of the next.
    settled: usize,
}

impl<'t> Tree<'t> {
    pub fn new(dialect: Dialect, scripts: Scripts) -> Tree<'t> {
        let markup = Markup::default();
        Tree { dialect, scripts, markup, open: Vec::new(), keeps_text: false, settled: 0 }
    }

    /// Makes room for what a file of so many bytes holds as a rule: most pages have a tag or an attribute in every fifty.
    pub fn reserve(&mut self, bytes: usize) {
        self.markup.nodes.reserve(bytes / 50);
        self.markup.attributes.reserve(bytes / 40);
    }

    /// Whether the innermost open element keeps its text.
    pub fn keeps_text(&self) -> bool {
        self.keeps_text
    }

    /// Adds a text to the innermost open element.
    pub fn text(&mut self, text: &str) {
        let Markup { nodes, texts, .. } = &mut self.markup;
        let inner = self.open.last().and_then(|&inner| nodes.get_mut(inner as usize));
        let Some(inner) = inner.filter(|_| !text.is_empty()) else { return };
        match inner.text.and_then(|at| texts.get_mut(at as usize)) {
            Some(known) => known.push_str(text),
            None => {
                inner.text = Some(place(texts.len()));
                texts.push(text.to_owned());
            }
        }
    }

    /// Whether the next element has an attribute of a name already.
    pub fn has_attribute(&self, name: &str) -> bool {
        self.markup.attributes[self.settled..].iter().any(|known| known.name == name)
    }

    /// Adds an attribute to the next element, with its local name.
    pub fn attribute(&mut self, attribute: Attribute<'t>) {
        self.markup.attributes.push(attribute);
    }

    /// Adds an element with its local name and its place in the file. Gives the state in which the text after the tag is read, where the
    /// tag says one.
    pub fn start_tag(
        &mut self,
        name: Cow<'t, str>,
        range: Range<usize>,
        closes_itself: bool,
    ) -> Option<State> {
        let parent = self.open.last().copied();
        let drawing = name == "svg" || self.node(parent).is_some_and(|parent| parent.drawing);
        let plain_html = !drawing && self.dialect == Dialect::Html;
        let is_text = plain_html && (name != "noscript" || self.scripts == Scripts::Run);
        let state = if is_text { naive_next_state(name.as_bytes()) } else { None };
        let is_closed = closes_itself && !plain_html || plain_html && is_void(&name);
        let keeps_text = is_told(&name);
        if !is_closed {
            self.keeps_text = keeps_text;
            self.open.push(place(self.markup.nodes.len()));
        }
        let attributes = Span::of(self.settled..self.markup.attributes.len());
        self.settled = self.markup.attributes.len();
        let range = Span::of(range);
        self.markup.nodes.push(Node { name, attributes, text: None, parent, range, drawing, keeps_text });
        state
    }

    /// Closes the nearest open element of a name in lower case, and those in it; none where no such element is open.
    pub fn end_tag(&mut self, name: &[u8]) {
        let inner = self.open.last().copied();
        let above = match self.node(inner).is_some_and(|inner| inner.name.as_bytes() == name) {
            true => Some(0),
            false => {
                let name = local(String::from_utf8_lossy(name));
                let mut nearest = self.open.iter().rev().take(REACH_MOST);
                nearest.position(|&at| self.node(Some(at)).is_some_and(|node| node.name == name))
            }
        };
        if let Some(above) = above {
            self.open.truncate(self.open.len() - 1 - above);
            self.keeps_text = self.node(self.open.last().copied()).is_some_and(|inner| inner.keeps_text);
        }
    }

    fn node(&self, at: Option<u32>) -> Option<&Node<'t>> {
        self.markup.nodes.get(at? as usize)
    }

    pub fn finish(&mut self) -> Markup<'t> {
        mem::take(&mut self.markup)
    }
}

/// Whether rules ask for the text of an element. Most of the text of a page stands in others, and is not kept.
fn is_told(name: &str) -> bool {
    matches!(
        name,
        "title" | "style" | "noscript" | "loc" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "text" | "tspan"
    )
}

/// Whether an element has no content (HTML standard, 13.1.2).
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// A name in lower case and without its namespace prefix: `xlink:href` and `svg:script` act as `href` and `script`.
pub(super) fn local(name: Cow<'_, str>) -> Cow<'_, str> {
    // Almost every name is so already.
    match name.bytes().any(|byte| byte == b':' || byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase().rsplit(':').next().unwrap_or_default().to_owned()),
        false => name,
    }
}
