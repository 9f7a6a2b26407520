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

/// An element as its start tag says, with the text in it where some rule asks for it.
#[derive(Debug)]
pub(super) struct Element<'t> {
    /// In lower case, without a namespace prefix.
    pub name: Cow<'t, str>,
    pub attributes: Vec<Attribute<'t>>,
    /// Text directly in it, where rules ask for it; see [`tree`].
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
    pub fn read(source: &'t str, dialect: Dialect) -> Markup<'t> {
        let mut markup = plain::read(source, dialect)
            .unwrap_or_else(|| Reader::read(source, (source, 0), dialect, Scripts::Run));
        // What browsers without scripts see: the usual place of counting pixels.
        let hidden: Vec<(String, usize)> =
            (markup.named("noscript")).map(|element| (element.text.clone(), element.range.end)).collect();
        for (text, at) in hidden {
            let before = markup.elements.len();
            let found = Reader::read(source, (&text, at), dialect, Scripts::Off).elements.into_iter();
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
    fn broken_tags_are_read_as_browsers_read_them() {
        let text = "<p a=1 A=2 x:a=3 b>-</p c=4><h1 d='&lt;'>1<é<!-- x -->2&amp;3</H1><IMG SRC=x><b e";
        let markup = Markup::read(text, Dialect::Html);
        let names: Vec<&str> = markup.elements.iter().map(|element| &*element.name).collect();
        assert_eq!(names, ["p", "h1", "img"]);
        let read = |element: &Element<'_>| -> Vec<(String, String, String)> {
            let part = |attribute: &Attribute<'_>| {
                let written = text.get(attribute.range.clone()).unwrap_or_default().to_owned();
                (attribute.name.to_string(), attribute.value.to_string(), written)
            };
            element.attributes.iter().map(part).collect()
        };
        let of =
            |name: &str, value: &str, written: &str| (name.to_owned(), value.to_owned(), written.to_owned());
        assert_eq!(
            read(&markup.elements[0]),
            [of("a", "1", "a=1 "), of("a", "3", "x:a=3 "), of("b", "", "b")]
        );
        assert_eq!(read(&markup.elements[1]), [of("d", "<", "d='&lt;'")]);
        assert_eq!(read(&markup.elements[2]), [of("src", "x", "SRC=x>")]);
        assert_eq!(markup.elements[1].text, "1<é2&3");
    }

    #[test]
    fn deep_nesting_takes_no_stack() {
        let text = format!("{}{}", "<noscript>".repeat(20_000), "<p></b>".repeat(20_000));
        assert!(Markup::read(&text, Dialect::Html).elements.len() > 20_000);
    }
}
