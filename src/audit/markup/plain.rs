//! A page whose every tag is written plainly, as Casebook and most templates write them, and no other.
//!
//! The tokeniser takes each byte of a tag through the states of the standard, which was a seventh of a build. What is read here means the
//! same in every reading of the standard: names of ASCII letters, values in double quotation marks, end tags that are closed at once.
//! One tag of another form, and the whole file goes through the tokeniser; a test holds that both give the same.

use std::borrow::Cow;

use html5gum::State;
use memchr::{memchr, memchr2};

use super::reader::Reader;
use super::tree::{Scripts, Tree, local};
use super::{Attribute, Dialect, Markup, Span};

/// Reads a file; nothing where it is not all written plainly.
pub(super) fn read(source: &str, dialect: Dialect) -> Option<Markup<'_>> {
    // The standard makes other characters of them (HTML standard, 13.2.3.5).
    if memchr2(b'\r', b'\0', source.as_bytes()).is_some() {
        return None;
    }
    let mut plain = Plain { source, at: 0, tree: Tree::new(dialect, Scripts::Run) };
    plain.tree.reserve(source.len());
    while plain.at < source.len() {
        plain.step()?;
    }
    Some(plain.tree.finish())
}

struct Plain<'t> {
    source: &'t str,
    /// Up to where the file was read.
    at: usize,
    tree: Tree<'t>,
}

impl<'t> Plain<'t> {
    /// Takes a text and the tag behind it.
    fn step(&mut self) -> Option<()> {
        let rest = &self.source[self.at..];
        let length = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        if self.tree.keeps_text() {
            self.text(&rest[..length], true);
        }
        self.at += length;
        let Some(tag) = rest.get(length + 1..) else { return Some(()) };
        match tag.as_bytes().first()? {
            b'/' => self.end_tag(&tag[1..]),
            b'!' if tag.starts_with("!--") => self.comment(&tag["!--".len()..]),
            b'!' if tag.starts_with("!doctype html>") => self.pass("<!doctype html>".len()),
            b'?' => self.pass("<".len() + tag.find('>')? + ">".len()),
            _ => self.start_tag(tag),
        }
    }

    fn pass(&mut self, length: usize) -> Option<()> {
        self.at += length;
        Some(())
    }

    /// A text that is kept, in which character references may stand, or stand for themselves.
    fn text(&mut self, text: &str, is_resolved: bool) {
        match is_resolved && text.contains('&') {
            true => self.tree.text(&text_resolved(text)),
            false => self.tree.text(text),
        }
    }

    /// A comment from behind its first mark on. It ends at the first `-->`; some others do in some of the standard's states.
    fn comment(&mut self, inside: &str) -> Option<()> {
        let end = inside.find("--")?;
        let is_plain = !inside.starts_with(['>', '-']) && inside[end..].starts_with("-->");
        // Within some elements a comment may be taken for the text of a drawing.
        (is_plain && !self.tree.keeps_text()).then_some(())?;
        self.pass("<!--".len() + end + "-->".len())
    }

    /// An end tag from behind its slash on.
    fn end_tag(&mut self, tag: &'t str) -> Option<()> {
        let name = Name::of(tag)?;
        tag[name.text.len()..].starts_with('>').then_some(())?;
        match name.is_small {
            true => self.tree.end_tag(name.text.as_bytes()),
            false => self.tree.end_tag(name.text.to_ascii_lowercase().as_bytes()),
        }
        self.pass("</>".len() + name.text.len())
    }

    /// A start tag from its name on.
    fn start_tag(&mut self, tag: &'t str) -> Option<()> {
        let start = self.at;
        let name = Name::of(tag)?;
        let mut at = name.text.len();
        let closes_itself = loop {
            let rest = &tag.as_bytes()[at..];
            let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t')).count();
            at += blanks;
            match rest.get(blanks)? {
                b'>' => break false,
                b'/' => break true,
                _ if blanks > 0 => at += self.attribute(&tag[at..], start + 1 + at)?,
                _ => return None,
            }
        };
        let end = if closes_itself { "/>" } else { ">" };
        tag[at..].starts_with(end).then_some(())?;
        self.at = start + 1 + at + end.len();
        match self.tree.start_tag(name.local(), start..self.at, closes_itself) {
            None => Some(()),
            Some(state @ (State::RcData | State::RawText | State::ScriptData)) => {
                self.content(name.text, state)
            }
            Some(_) => None,
        }
    }

    /// Takes the attribute that a part of a tag begins with, with its place in the file; gives its length.
    fn attribute(&mut self, written: &'t str, start: usize) -> Option<usize> {
        let name = Name::of(written)?;
        let length = name.text.len();
        let name = name.local();
        // Which of two counts follows from what they are called before their prefixes are taken off.
        (!self.tree.has_attribute(&name)).then_some(())?;
        let Some(rest) = written[length..].strip_prefix("=\"") else {
            let range = Span::of(start..start + length);
            self.tree.attribute(Attribute { name, value: Cow::Borrowed(""), range });
            return Some(length);
        };
        let mark = memchr2(b'"', b'&', rest.as_bytes())?;
        let has_references = rest.as_bytes()[mark] == b'&';
        let end = if has_references { mark + memchr(b'"', &rest.as_bytes()[mark..])? } else { mark };
        let value = match has_references {
            true => Cow::Owned(value_resolved(&rest[..end])),
            false => Cow::Borrowed(&rest[..end]),
        };
        let whole = length + "=\"\"".len() + end;
        let range = Span::of(start..start + if value.is_empty() { length } else { whole });
        self.tree.attribute(Attribute { name, value, range });
        Some(whole)
    }

    /// The content of an element that holds no others, up to its end tag.
    fn content(&mut self, name: &str, state: State) -> Option<()> {
        // No other end tag is looked for there (HTML standard, 13.2.5.10 and following).
        name.bytes().all(|byte| byte.is_ascii_alphabetic()).then_some(())?;
        let rest = &self.source[self.at..];
        let mut marks = rest.match_indices('<').map(|(at, _)| at);
        let is_end = |at: &usize| {
            let tag = rest.as_bytes().get(at + 2..at + 2 + name.len());
            rest[at + 1..].starts_with('/')
                && tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        };
        let text = &rest[..marks.find(is_end)?];
        // Comments of a script may hold its end.
        (state != State::ScriptData || !text.contains("<!--")).then_some(())?;
        if self.tree.keeps_text() {
            self.text(text, state == State::RcData);
        }
        self.at += text.len();
        self.end_tag(&rest[text.len() + "</".len()..])
    }
}

/// The name of a tag or an attribute as it is written.
#[derive(Clone, Copy)]
struct Name<'t> {
    text: &'t str,
    /// Whether it has no capitals and no prefix.
    is_small: bool,
}

impl<'t> Name<'t> {
    /// The name that a text begins with.
    fn of(text: &'t str) -> Option<Name<'t>> {
        let mut signs = 0;
        let is_part = |byte: &u8| {
            let sign = IN_NAMES[usize::from(*byte)];
            signs |= sign;
            sign != 0
        };
        let length = text.bytes().take_while(is_part).count();
        let is_small = signs & ALTERED == 0;
        text.as_bytes().first()?.is_ascii_alphabetic().then(|| Name { text: &text[..length], is_small })
    }

    fn local(self) -> Cow<'t, str> {
        let name = Cow::Borrowed(self.text);
        if self.is_small { name } else { local(name) }
    }
}

/// The characters of the names that are read here, and which of them are not left as they are.
const IN_NAMES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'A'..=b'Z' | b':' => LEFT | ALTERED,
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => LEFT,
            _ => 0,
        };
        byte += 1;
    }
    table
};
const LEFT: u8 = 1;
const ALTERED: u8 = 1 << 1;

/// A text without markup, with its character references resolved by the tokeniser.
fn text_resolved(text: &str) -> String {
    let title = format!("<title>{text}");
    let read = Reader::read(&title, (&title, 0), Dialect::Html, Scripts::Run);
    read.texts.into_iter().next().unwrap_or_default()
}

/// The same of a value in double quotation marks, where some references are resolved that are none in a text.
fn value_resolved(value: &str) -> String {
    let tag = format!("<a title=\"{value}\">");
    let read = Reader::read(&tag, (&tag, 0), Dialect::Html, Scripts::Run);
    read.attributes.into_iter().next().map(|title| title.value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn through_the_tokeniser(text: &str, dialect: Dialect) -> String {
        format!("{:?}", Reader::read(text, (text, 0), dialect, Scripts::Run))
    }

    #[test]
    fn pages_are_read_as_the_tokeniser_reads_them() {
        for text in [
            "<!doctype html>\n<html lang=\"en\"><head><title>a &amp; b</title><meta charset=\"utf-8\">\
             <script type=\"application/ld+json\">{\"a\":\"<p>\"}</script></head><body hidden class=\"\">\
             <p title=\"&quot;a&quot; &copy=1\"\n id=\"x\">é<br>a &lt; b<!-- a --></p><h1>R&amp;D &notin; 1</h1>\
             <svg viewBox=\"0 0 1 1\"><g xlink:href=\"#a\" a=\"1\" B=\"2\"/><TITLE>t</TITLE></svg>\
             <noscript><img src=\"a.png\"></noscript><textarea>&amp;</textarea></body></html>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><text>1</text><style/></svg>",
        ] {
            for dialect in [Dialect::Html, Dialect::Svg, Dialect::Xml] {
                let markup = read(text, dialect).map(|markup| format!("{markup:?}"));
                assert_eq!(markup.as_deref(), Some(&*through_the_tokeniser(text, dialect)));
            }
        }
    }

    #[test]
    fn what_is_written_in_another_way_is_left_to_the_tokeniser() {
        for text in [
            "<p a=1>",
            "<p a='1'>",
            "<p a = \"1\">",
            "<p a=\"1\"b>",
            "<p a=\"1\" A=\"2\">",
            "<p a=\"1\" x:a=\"2\">",
            "<p a/b>",
            "<p a=\"1>",
            "<p",
            "a < b",
            "</p >",
            "</>",
            "<é>",
            "<!--->",
            "<!-- a --!>",
            "<![CDATA[a]]>",
            "<p>\r\n",
            "<p \0>",
            "<script><!-- </script>",
            "<title>a",
            "<style></style >",
            "<plaintext>",
            "<h1><!--[CDATA[a--></h1>",
            "<",
        ] {
            assert!(read(text, Dialect::Html).is_none(), "{text}");
        }
    }

    /// Pieces of pages, of which one in twenty belongs to a broken one.
    fn pieces() -> impl Strategy<Value = Vec<String>> {
        let piece = prop_oneof![
            12 => "<(p|a|h1|svg|svg:svg|style|script|title|TITLE|noscript|textarea|br|text|math:iframe)\
                   ([ \n\t](a|id|viewBox|X:href|a\\.b)=\"(|a|&amp;|&amp|&copy=1|é<>'|&#x41;)\"| hidden){0,3}[ ]?/?>",
            12 => "</(p|a|h1|svg|svg:svg|style|script|title|TITLE|noscript|textarea|text|math:iframe)>",
            9 => "&|&lt;|&notit;|é|[a-z]{1,3}|<!doctype html>|<!-- a? -->|<\\?xml a\\?>",
            1 => "<p|</p|</script |/?>|=|'|\"|<|/|<!--|-->|--!>|-|\\[CDATA\\[|\r|\0|<xmp>|<plaintext>",
        ];
        proptest::collection::vec(piece, 0..16)
    }

    proptest! {
        #[test]
        fn what_is_read_plainly_is_what_the_tokeniser_reads(pieces in pieces()) {
            let text = pieces.concat();
            for dialect in [Dialect::Html, Dialect::Svg, Dialect::Xml] {
                if let Some(markup) = read(&text, dialect) {
                    prop_assert_eq!(format!("{markup:?}"), through_the_tokeniser(&text, dialect), "{:?}", text);
                }
            }
        }
    }
}
