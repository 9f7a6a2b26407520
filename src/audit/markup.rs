//! Pages and drawings as elements, with the places of their attributes.
//!
//! Read with `html5gum`: a tokeniser after the HTML standard with places, no dependencies and no unsafe code, under the MIT licence.
//! `lol_html` brings a selector engine and a CSS parser that nothing here needs and knows no places; `tl` is not after the standard.

mod plain;
mod reader;
mod tree;

use std::borrow::Cow;
use std::ops::Range;

use reader::Reader;
use tree::Scripts;

/// A page or a drawing that was read. All attributes stand in one list, and so do all texts, for a list of sources has more than a hundred
/// thousand elements.
#[derive(Debug, Default)]
pub(super) struct Markup<'t> {
    /// In the order of their start tags.
    nodes: Vec<Node<'t>>,
    /// In the order of their elements.
    attributes: Vec<Attribute<'t>>,
    texts: Vec<String>,
}

/// What is kept of an element.
#[derive(Debug)]
struct Node<'t> {
    name: Cow<'t, str>,
    /// The places of its attributes among those of all.
    attributes: Span,
    /// The place of its text among those of all, where it has one that is kept.
    text: Option<u32>,
    parent: Option<u32>,
    range: Span,
    drawing: bool,
    keeps_text: bool,
}

/// An element as its start tag says, with the text in it where some rule asks for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'m> {
    markup: &'m Markup<'m>,
    node: &'m Node<'m>,
}

#[derive(Debug)]
pub(super) struct Attribute<'t> {
    /// In lower case, without a namespace prefix.
    pub name: Cow<'t, str>,
    /// With character references resolved.
    pub value: Cow<'t, str>,
    range: Span,
}

/// A range in half the room. What lies behind four gigabytes has no place of its own.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn of(range: Range<usize>) -> Span {
        Span { start: place(range.start), end: place(range.end) }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Attribute<'_> {
    /// Name and value as written.
    pub fn range(&self) -> Range<usize> {
        self.range.range()
    }
}

impl<'m> Element<'m> {
    /// In lower case, without a namespace prefix.
    pub fn name(self) -> &'m str {
        &self.node.name
    }

    pub fn attributes(self) -> &'m [Attribute<'m>] {
        self.markup.attributes.get(self.node.attributes.range()).unwrap_or_default()
    }

    pub fn attribute(self, name: &str) -> Option<&'m Attribute<'m>> {
        self.attributes().iter().find(|attribute| attribute.name == name)
    }

    pub fn value(self, name: &str) -> Option<&'m str> {
        self.attribute(name).map(|attribute| &*attribute.value)
    }

    /// Text directly in it, where rules ask for it; see [`tree`].
    pub fn text(self) -> &'m str {
        let text = self.node.text.and_then(|at| self.markup.texts.get(at as usize));
        text.map_or("", String::as_str)
    }

    /// Whether it is, or stands in, an `svg`.
    pub fn is_drawing(self) -> bool {
        self.node.drawing
    }

    /// The start tag.
    pub fn range(self) -> Range<usize> {
        self.node.range.range()
    }

    pub fn parent(self) -> Option<Element<'m>> {
        let node = self.markup.nodes.get(self.node.parent? as usize)?;
        Some(Element { node, ..self })
    }

    /// The element's ancestors, nearest first.
    pub fn above(self) -> impl Iterator<Item = Element<'m>> {
        std::iter::successors(self.parent(), |element| element.parent())
    }
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
    pub fn read(source: &'t str, dialect: Dialect) -> Markup<'t> {
        let mut markup = plain::read(source, dialect)
            .unwrap_or_else(|| Reader::read(source, (source, 0), dialect, Scripts::Run));
        // What browsers without scripts see: the usual place of counting pixels.
        let hidden: Vec<(String, usize)> = markup
            .named("noscript")
            .map(|element| (element.text().to_owned(), element.range().end))
            .collect();
        for (text, at) in hidden {
            markup.append(Reader::read(source, (&text, at), dialect, Scripts::Off));
        }
        markup
    }

    /// Takes over what another text holds.
    fn append(&mut self, other: Markup<'t>) {
        let [nodes, attributes, texts] =
            [self.nodes.len(), self.attributes.len(), self.texts.len()].map(place);
        self.nodes.extend(other.nodes.into_iter().map(|node| Node {
            attributes: Span {
                start: node.attributes.start.saturating_add(attributes),
                end: node.attributes.end.saturating_add(attributes),
            },
            text: node.text.map(|at| at.saturating_add(texts)),
            parent: node.parent.map(|at| at.saturating_add(nodes)),
            ..node
        }));
        self.attributes.extend(other.attributes);
        self.texts.extend(other.texts);
    }

    /// In the order of their start tags.
    pub fn elements<'m>(&'m self) -> impl Iterator<Item = Element<'m>> + Clone {
        self.nodes.iter().map(|node| Element { markup: self, node })
    }

    pub fn named<'m>(&'m self, name: &'m str) -> impl Iterator<Item = Element<'m>> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// Those of all elements, in their order.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute<'t>> {
        self.attributes.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_with_text_and_places() {
        let text = "<p id=a>一<b>c</b></p><title>A &amp; <b></title><svg><title><i x='1'/></title></svg>";
        let markup = Markup::read(text, Dialect::Html);
        let names: Vec<&str> = markup.elements().map(Element::name).collect();
        assert_eq!(names, ["p", "b", "title", "svg", "title", "i"]);
        let element = |at: usize| markup.elements().nth(at).expect("it is there");
        assert_eq!(element(2).text(), "A & <b>");
        assert!(element(5).is_drawing() && !element(2).is_drawing());
        let attribute = element(5).attribute("x").expect("it is there");
        assert!(matches!(attribute.value, Cow::Borrowed("1")), "nothing is copied that stands there");
        assert_eq!(text.get(attribute.range()), Some("x='1'"));
        let above: Vec<&str> = element(1).above().map(Element::name).collect();
        assert_eq!(above, ["p"]);
    }

    #[test]
    fn what_is_hidden_is_read_too() {
        let hidden = "<p id=a><noscript><div><title>é</title><img src=x></div></noscript><p>a";
        let markup = Markup::read(hidden, Dialect::Html);
        let image = markup.named("img").next().expect("it is there");
        assert_eq!((image.value("src"), image.parent().map(Element::name)), (Some("x"), Some("div")));
        assert_eq!(hidden.get(image.range()), Some("<img src=x>"));
        assert_eq!(markup.named("title").next().map(Element::text), Some("é"));
        let drawing = "<svg:svg><s:script/><style><![CDATA[a{}]]></style><![CDATA[x]]></svg:svg>";
        let markup = Markup::read(drawing, Dialect::Svg);
        assert_eq!(markup.named("script").count(), 1);
        assert_eq!(markup.named("style").next().map(Element::text), Some("a{}]]"));
    }

    #[test]
    fn broken_tags_are_read_as_browsers_read_them() {
        let text = "<p a=1 A=2 x:a=3 b>-</p c=4><h1 d='&lt;'>1<é<!-- x -->2&amp;3</H1><IMG SRC=x><b e";
        let markup = Markup::read(text, Dialect::Html);
        let names: Vec<&str> = markup.elements().map(Element::name).collect();
        assert_eq!(names, ["p", "h1", "img"]);
        let read = |at: usize| -> Vec<(String, String, String)> {
            let part = |attribute: &Attribute<'_>| {
                let written = text.get(attribute.range()).unwrap_or_default().to_owned();
                (attribute.name.to_string(), attribute.value.to_string(), written)
            };
            markup
                .elements()
                .nth(at)
                .map(|element| element.attributes().iter().map(part).collect())
                .unwrap_or_default()
        };
        let of =
            |name: &str, value: &str, written: &str| (name.to_owned(), value.to_owned(), written.to_owned());
        assert_eq!(read(0), [of("a", "1", "a=1 "), of("a", "3", "x:a=3 "), of("b", "", "b")]);
        assert_eq!(read(1), [of("d", "<", "d='&lt;'")]);
        assert_eq!(read(2), [of("src", "x", "SRC=x>")]);
        assert_eq!(markup.elements().nth(1).map(Element::text), Some("1<é2&3"));
    }

    #[test]
    fn deep_nesting_takes_no_stack() {
        let text = format!("{}{}", "<noscript>".repeat(20_000), "<p></b>".repeat(20_000));
        assert!(Markup::read(&text, Dialect::Html).elements().count() > 20_000);
    }
}
