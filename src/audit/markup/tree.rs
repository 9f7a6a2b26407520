//! The elements of a page, put together from its tags and texts.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use html5gum::{State, naive_next_state};

use super::{Attribute, Dialect, Element, Markup};

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
    open: Vec<usize>,
    keeps_text: bool,
}

impl<'t> Tree<'t> {
    pub fn new(dialect: Dialect, scripts: Scripts) -> Tree<'t> {
        Tree { dialect, scripts, markup: Markup::default(), open: Vec::new(), keeps_text: false }
    }

    /// Whether the innermost open element keeps its text.
    pub fn keeps_text(&self) -> bool {
        self.keeps_text
    }

    /// Adds a text to the innermost open element.
    pub fn text(&mut self, text: &str) {
        if let Some(&inner) = self.open.last() {
            self.markup.elements[inner].text.push_str(text);
        }
    }

    /// Adds an element, with its name and attributes in lower case and its place in the file. Gives the state in which the text after the
    /// tag is read, where the tag says one.
    pub fn start_tag(
        &mut self,
        mut name: Cow<'t, str>,
        attributes: Vec<Attribute<'t>>,
        range: Range<usize>,
        closes_itself: bool,
    ) -> Option<State> {
        make_local(&mut name);
        let parent = self.open.last().copied();
        let within = parent.is_some_and(|parent| self.markup.elements[parent].drawing);
        let element = Element {
            drawing: within || name == "svg",
            name,
            attributes: settled(attributes),
            text: String::new(),
            parent,
            range,
        };
        let plain_html = !element.drawing && self.dialect == Dialect::Html;
        let is_text = plain_html && (element.name != "noscript" || self.scripts == Scripts::Run);
        let state = naive_next_state(element.name.as_bytes()).filter(|_| is_text);
        let is_closed = closes_itself && !plain_html || plain_html && is_void(&element.name);
        if !is_closed {
            self.keeps_text = is_told(&element.name);
            self.open.push(self.markup.elements.len());
        }
        self.markup.elements.push(element);
        state
    }

    /// Closes the nearest open element of a name in lower case, and those in it; none where no such element is open.
    pub fn end_tag(&mut self, name: &[u8]) {
        let is_innermost = |&at: &usize| self.markup.elements[at].name.as_bytes() == name;
        let above = match self.open.last().is_some_and(is_innermost) {
            true => Some(0),
            false => {
                let mut name = String::from_utf8_lossy(name);
                make_local(&mut name);
                let mut nearest = self.open.iter().rev().take(REACH_MOST);
                nearest.position(|&at| self.markup.elements[at].name == name)
            }
        };
        if let Some(above) = above {
            self.open.truncate(self.open.len() - 1 - above);
            let inner = self.open.last().map(|&inner| &*self.markup.elements[inner].name);
            self.keeps_text = inner.is_some_and(is_told);
        }
    }

    pub fn finish(&mut self) -> Markup<'t> {
        mem::take(&mut self.markup)
    }
}

/// The attributes of an element by their local names. Of two of one name the first counts (HTML standard, 13.2.5.33).
fn settled(mut attributes: Vec<Attribute<'_>>) -> Vec<Attribute<'_>> {
    let mut at = 1;
    while let Some(attribute) = attributes.get(at) {
        match attributes[..at].iter().any(|known| known.name == attribute.name) {
            true => drop(attributes.remove(at)),
            false => at += 1,
        }
    }
    attributes.iter_mut().for_each(|attribute| make_local(&mut attribute.name));
    attributes
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

/// Makes a name small and takes its namespace prefix off: `xlink:href` and `svg:script` act as `href` and `script`.
fn make_local(name: &mut Cow<'_, str>) {
    // Almost every name is so already.
    if name.bytes().any(|byte| byte == b':' || byte.is_ascii_uppercase()) {
        *name = Cow::Owned(name.to_ascii_lowercase().rsplit(':').next().unwrap_or_default().to_owned());
    }
}
