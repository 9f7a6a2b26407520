//! Pages and drawings as elements, with the places of their attributes.
//!
//! Read with `html5gum`: a tokeniser after the HTML standard with places, no dependencies and no unsafe code, under the MIT licence.
//! `lol_html` brings a selector engine and a CSS parser that nothing here needs and knows no places; `tl` is not after the standard.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::emitters::ForwardingEmitter;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, Span, State, Tokenizer};

/// An element as its start tag says, with the text in it where some rule asks for it.
#[derive(Debug)]
pub(super) struct Element<'t> {
    /// In lower case, without a namespace prefix.
    pub name: Cow<'t, str>,
    pub attributes: Vec<Attribute<'t>>,
    /// Text directly in it, where rules ask for it; see [`is_told`].
    pub text: String,
    pub parent: Option<usize>,
    /// Whether it is, or stands in, an `svg`.
    pub drawing: bool,
    pub range: Range<usize>,
}

#[derive(Debug)]
pub(super) struct Attribute<'t> {
    /// In lower case, without a namespace prefix.
    pub name: Cow<'t, str>,
    /// With character references resolved.
    pub value: Cow<'t, str>,
    /// Name and value as written.
    pub range: Range<usize>,
}

impl<'t> Element<'t> {
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'t>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| &*attribute.value)
    }
}

/// Whether rules ask for the text of an element. Most of the text of a page stands in others, and is not kept.
fn is_told(name: &str) -> bool {
    matches!(
        name,
        "title" | "style" | "noscript" | "loc" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "text" | "tspan"
    )
}

/// A page or a drawing that was read.
#[derive(Debug, Default)]
pub(super) struct Markup<'t> {
    /// In the order of their start tags.
    pub elements: Vec<Element<'t>>,
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Html,
    /// XML, read with the tokeniser of HTML, which sees every element that a browser sees, and in some cases more.
    Svg,
    /// The same, of a page (XHTML) or of data that a browser shows by itself.
    Xml,
}

impl<'t> Markup<'t> {
    pub fn read(text: &'t str, dialect: Dialect) -> Markup<'t> {
        let reader = |scripts, offset| Reader {
            source: text,
            offset,
            markup: Markup::default(),
            open: Vec::new(),
            keeps_text: false,
            tag: None,
            dialect,
            scripts,
        };
        let mut markup = reader(Scripts::Run, 0).feed(text);
        // What browsers without scripts see: the usual place of counting pixels.
        let hidden: Vec<(String, usize)> =
            (markup.named("noscript")).map(|element| (element.text.clone(), element.range.end)).collect();
        for (text, at) in hidden {
            let before = markup.elements.len();
            let found = reader(Scripts::Off, at).feed(&text).elements.into_iter();
            let placed = |element: Element<'t>| Element {
                parent: element.parent.map(|parent| parent + before),
                ..element
            };
            markup.elements.extend(found.map(placed));
        }
        markup
    }

    /// The element's ancestors, nearest first.
    pub fn above<'m>(&'m self, element: &Element<'t>) -> impl Iterator<Item = &'m Element<'t>> {
        std::iter::successors(element.parent, |&at| self.elements[at].parent).map(|at| &self.elements[at])
    }

    pub fn named<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m Element<'t>> {
        self.elements.iter().filter(move |element| element.name == name)
    }
}

struct Reader<'t> {
    /// The whole file, of which names and values are parts wherever they stand there as they are meant.
    source: &'t str,
    /// Where in the file the text begins that is read.
    offset: usize,
    markup: Markup<'t>,
    /// Positions of the open elements, outermost first.
    open: Vec<usize>,
    /// Whether the innermost of them keeps its text.
    keeps_text: bool,
    /// The start tag that is being read.
    tag: Option<Element<'t>>,
    dialect: Dialect,
    scripts: Scripts,
}

/// Tells what stands in a text and not what breaks the rules of the standard: the rules of the audit are others, and looking for such errors
/// takes longer than all the rest.
struct Unjudged<E>(E);

impl<E: Emitter> ForwardingEmitter for Unjudged<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

/// Whether `noscript` holds text, as for a browser that runs scripts, or elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scripts {
    Run,
    Off,
}

/// An end tag closes no element that is further up than this; the bound keeps deep nesting from costing its square.
const REACH_MOST: usize = 256;

impl<'t> Reader<'t> {
    fn feed(mut self, text: &str) -> Markup<'t> {
        let take = |event: CallbackEvent<'_>, span: Span<usize>| self.take(event, span.start..span.end);
        let mut tokens = Tokenizer::new_with_emitter(text, Unjudged(CallbackEmitter::new(take)));
        while let Some(Ok(state)) = tokens.next() {
            tokens.set_state(state);
        }
        drop(tokens);
        self.markup
    }

    /// Takes what stands next; gives the state in which the text after it is read, where a start tag says one.
    fn take(&mut self, event: CallbackEvent<'_>, span: Range<usize>) -> Option<State> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open_tag(name, span.start),
            CallbackEvent::AttributeName { name } => {
                let attribute = Attribute {
                    name: self.word(name, span.start),
                    value: Cow::Borrowed(""),
                    range: span.start + self.offset..span.end + self.offset,
                };
                self.tag.as_mut()?.attributes.push(attribute);
            }
            CallbackEvent::AttributeValue { value } => {
                let value = self.word(value, span.start);
                let attribute = self.tag.as_mut()?.attributes.last_mut()?;
                attribute.value = value;
                // The quotation mark behind it.
                attribute.range.end = span.end + self.offset + 1;
            }
            CallbackEvent::CloseStartTag { self_closing } => return self.close_tag(self_closing, span.end),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } if self.keeps_text => self.add(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } if self.keeps_text => {
                // XML may wrap the text of a style or script so.
                if let Some(data) = String::from_utf8_lossy(value).strip_prefix("[CDATA[") {
                    self.add(data);
                }
            }
            _ => {}
        }
        None
    }

    fn open_tag(&mut self, name: &[u8], start: usize) {
        let mut name = self.word(name, start + 1);
        make_local(&mut name);
        let parent = self.open.last().copied();
        let within = parent.is_some_and(|parent| self.markup.elements[parent].drawing);
        self.tag = Some(Element {
            drawing: within || name == "svg",
            name,
            attributes: Vec::new(),
            text: String::new(),
            parent,
            range: start + self.offset..start + self.offset,
        });
    }

    fn close_tag(&mut self, self_closing: bool, end: usize) -> Option<State> {
        let mut element = self.tag.take()?;
        element.range.end = end + self.offset;
        let mut at = 1;
        while let Some(attribute) = element.attributes.get(at) {
            // Of two attributes of one name the first counts (HTML standard, 13.2.5.33).
            match element.attributes[..at].iter().any(|known| known.name == attribute.name) {
                true => drop(element.attributes.remove(at)),
                false => at += 1,
            }
        }
        element.attributes.iter_mut().for_each(|attribute| make_local(&mut attribute.name));
        let plain_html = !element.drawing && self.dialect == Dialect::Html;
        let is_text = plain_html && (element.name != "noscript" || self.scripts == Scripts::Run);
        let state = html5gum::naive_next_state(element.name.as_bytes()).filter(|_| is_text);
        let is_closed = self_closing && !plain_html || plain_html && is_void(&element.name);
        if !is_closed {
            self.keeps_text = is_told(&element.name);
            self.open.push(self.markup.elements.len());
        }
        self.markup.elements.push(element);
        state
    }

    fn add(&mut self, text: &str) {
        if let Some(&inner) = self.open.last() {
            self.markup.elements[inner].text.push_str(text);
        }
    }

    fn end(&mut self, name: &[u8]) {
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

    /// What was read at an offset of the text: a part of the file, unless it is written there in another way.
    fn word(&self, read: &[u8], start: usize) -> Cow<'t, str> {
        let start = start + self.offset;
        match self.source.get(start..start + read.len()).filter(|word| word.as_bytes() == read) {
            Some(word) => Cow::Borrowed(word),
            None => Cow::Owned(String::from_utf8_lossy(read).into_owned()),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_with_text_and_places() {
        let text = "<p id=a>一<b>c</b></p><title>A &amp; <b></title><svg><title><i x='1'/></title></svg>";
        let markup = Markup::read(text, Dialect::Html);
        let names: Vec<&str> = markup.elements.iter().map(|element| &*element.name).collect();
        assert_eq!(names, ["p", "b", "title", "svg", "title", "i"]);
        assert_eq!(markup.elements[2].text, "A & <b>");
        assert!(markup.elements[5].drawing && !markup.elements[2].drawing);
        let attribute = markup.elements[5].attribute("x").expect("it is there");
        assert!(matches!(attribute.value, Cow::Borrowed("1")), "nothing is copied that stands there");
        assert_eq!(text.get(attribute.range.clone()), Some("x='1'"));
        let above: Vec<&str> = markup.above(&markup.elements[1]).map(|element| &*element.name).collect();
        assert_eq!(above, ["p"]);
    }

    #[test]
    fn what_is_hidden_is_read_too() {
        let markup = Markup::read("<noscript><img src=x></noscript><p>a", Dialect::Html);
        assert_eq!(markup.named("img").count(), 1);
        let drawing = "<svg:svg><s:script/><style><![CDATA[a{}]]></style><![CDATA[x]]></svg:svg>";
        let markup = Markup::read(drawing, Dialect::Svg);
        assert_eq!(markup.named("script").count(), 1);
        assert_eq!(markup.named("style").next().map(|style| style.text.as_str()), Some("a{}]]"));
    }

    #[test]
    fn deep_nesting_takes_no_stack() {
        let text = format!("{}{}", "<noscript>".repeat(20_000), "<p></b>".repeat(20_000));
        assert!(Markup::read(&text, Dialect::Html).elements.len() > 20_000);
    }
}
