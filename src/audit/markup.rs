//! Pages and drawings as elements, with the places of their attributes.
//!
//! Read with `html5gum`: a tokeniser after the HTML standard with places, no dependencies and no unsafe code, under the MIT licence.
//! `lol_html` brings a selector engine and a CSS parser that nothing here needs and knows no places; `tl` is not after the standard.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Spanned, StartTag, State, Token, Tokenizer};

/// An element as its start tag says, with the text in it where that is read apart from markup.
#[derive(Debug)]
pub(super) struct Element {
    /// In lower case, without a namespace prefix.
    pub name: String,
    pub attributes: Vec<Attribute>,
    /// Text directly in it.
    pub text: String,
    pub parent: Option<usize>,
    /// Whether it is, or stands in, an `svg`.
    pub drawing: bool,
    pub range: Range<usize>,
}

#[derive(Debug)]
pub(super) struct Attribute {
    /// In lower case, without a namespace prefix.
    pub name: String,
    /// With character references resolved.
    pub value: String,
    /// Name and value as written.
    pub range: Range<usize>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value.as_str())
    }
}

/// A page or a drawing that was read.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// In the order of their start tags.
    pub elements: Vec<Element>,
    /// Comments, and what HTML counts as such: processing instructions and sections of character data.
    pub comments: Vec<String>,
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

impl Markup {
    pub fn read(text: &str, dialect: Dialect) -> Markup {
        let mut reader =
            Reader { markup: Markup::default(), open: Vec::new(), dialect, scripts: Scripts::Run };
        reader.feed(text, 0);
        // What browsers without scripts see: the usual place of counting pixels.
        let hidden: Vec<(String, usize)> = (reader.markup.named("noscript"))
            .map(|element| (element.text.clone(), element.range.end))
            .collect();
        reader.scripts = Scripts::Off;
        for (text, at) in hidden {
            reader.open.clear();
            reader.feed(&text, at);
        }
        reader.markup
    }

    /// The element's ancestors, nearest first.
    pub fn above<'m>(&'m self, element: &Element) -> impl Iterator<Item = &'m Element> {
        std::iter::successors(element.parent, |&at| self.elements[at].parent).map(|at| &self.elements[at])
    }

    pub fn named<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }
}

struct Reader {
    markup: Markup,
    /// Positions of the open elements, outermost first.
    open: Vec<usize>,
    dialect: Dialect,
    scripts: Scripts,
}

/// Whether `noscript` holds text, as for a browser that runs scripts, or elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scripts {
    Run,
    Off,
}

/// An end tag closes no element that is further up than this; the bound keeps deep nesting from costing its square.
const REACH_MOST: usize = 256;

impl Reader {
    /// Reads text that stands at an offset of the file.
    fn feed(&mut self, text: &str, offset: usize) {
        let mut tokens = Tokenizer::new_with_emitter(text, DefaultEmitter::<usize>::new_with_span());
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(tag) => {
                    if let Some(state) = self.start(tag, offset) {
                        tokens.set_state(state);
                    }
                }
                Token::EndTag(tag) => self.end(local(&tag.name)),
                Token::String(Spanned { value, .. }) => {
                    if let Some(&inner) = self.open.last() {
                        self.markup.elements[inner].text.push_str(&String::from_utf8_lossy(&value));
                    }
                }
                Token::Comment(Spanned { value, .. }) => {
                    let comment = String::from_utf8_lossy(&value).into_owned();
                    // XML may wrap the text of a style or script so.
                    if let (Some(&inner), Some(data)) = (self.open.last(), comment.strip_prefix("[CDATA[")) {
                        self.markup.elements[inner].text.push_str(data);
                    }
                    self.markup.comments.push(comment);
                }
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    /// Takes a start tag; gives the state in which the text after it is read.
    fn start(&mut self, tag: StartTag<usize>, offset: usize) -> Option<State> {
        let name = local(&tag.name);
        let parent = self.open.last().copied();
        let within = parent.is_some_and(|parent| self.markup.elements[parent].drawing);
        let drawing = within || name == "svg";
        let attribute =
            |(name, value): (html5gum::HtmlString, Spanned<html5gum::HtmlString, usize>)| Attribute {
                name: local(&name),
                value: String::from_utf8_lossy(&value.value).into_owned(),
                range: value.span.start + offset..value.span.end + offset,
            };
        let plain_html = !drawing && self.dialect == Dialect::Html;
        let is_text = plain_html && (name != "noscript" || self.scripts == Scripts::Run);
        let state = html5gum::naive_next_state(name.as_bytes()).filter(|_| is_text);
        let is_closed = tag.self_closing && !plain_html || plain_html && VOID.contains(&name.as_str());
        if !is_closed {
            self.open.push(self.markup.elements.len());
        }
        self.markup.elements.push(Element {
            name,
            attributes: tag.attributes.into_iter().map(attribute).collect(),
            text: String::new(),
            parent,
            drawing,
            range: tag.span.start + offset..tag.span.end + offset,
        });
        state
    }

    fn end(&mut self, name: String) {
        let nearest = self.open.iter().rev().take(REACH_MOST);
        let found = nearest.enumerate().find(|&(_, &at)| self.markup.elements[at].name == name);
        if let Some((above, _)) = found {
            self.open.truncate(self.open.len() - 1 - above);
        }
    }
}

/// Elements without content (HTML standard, 13.1.2).
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// A name in lower case, without its namespace prefix: `xlink:href` and `svg:script` act as `href` and `script`.
fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_with_text_and_places() {
        let text = "<p id=a>一<b>c</b></p><title>A &amp; <b></title><svg><title><i x='1'/></title></svg>";
        let markup = Markup::read(text, Dialect::Html);
        let names: Vec<&str> = markup.elements.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["p", "b", "title", "svg", "title", "i"]);
        assert_eq!(markup.elements[2].text, "A & <b>");
        assert!(markup.elements[5].drawing && !markup.elements[2].drawing);
        let attribute = markup.elements[5].attribute("x").expect("it is there");
        assert_eq!(text.get(attribute.range.clone()), Some("x='1'"));
        let above: Vec<&str> =
            markup.above(&markup.elements[1]).map(|element| element.name.as_str()).collect();
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
