//! A page whose every tag is written plainly, as Casebook and most templates write them, and no other.
//!
//! The tokeniser takes each byte of a tag through the states of the standard, which was a seventh of a build. What is read here means the
//! same in every reading of the standard: names of ASCII letters, values in double quotation marks, end tags that are closed at once.
//! One tag of another form, and the whole file goes through the tokeniser; a test holds that both give the same.

use std::borrow::Cow;

use html5gum::State;

use super::reader::Reader;
use super::tree::{Scripts, Tree};
use super::{Attribute, Dialect, Markup};

/// Reads a file; nothing where it is not all written plainly.
pub(super) fn read(source: &str, dialect: Dialect) -> Option<Markup<'_>> {
    // The standard makes other characters of them (HTML standard, 13.2.3.5).
    if source.as_bytes().contains(&b'\r') || source.as_bytes().contains(&b'\0') {
        return None;
    }
    let mut plain = Plain { source, at: 0, tree: Tree::new(dialect, Scripts::Run) };
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
        let length = rest.bytes().position(|byte| byte == b'<').unwrap_or(rest.len());
        self.text(&rest[..length], true);
        self.at += length;
        let Some(tag) = rest.get(length + 1..) else { return Some(()) };
        match tag.as_bytes().first()? {
            b'/' => self.end_tag(&tag[1..]),
            b'!' if tag.starts_with("!--") => self.comment(&tag["!--".len()..]),
            b'!' if tag.starts_with("!doctype html>") => self.pass("<!doctype html>".len()),
            b'?' => self.pass("<".len() + tag.find('>')? + ">".len()),
            _ => self.start_tag(),
        }
    }

    fn pass(&mut self, length: usize) -> Option<()> {
        self.at += length;
        Some(())
    }

    /// A text in which character references may stand, or stand for themselves.
    fn text(&mut self, text: &str, is_resolved: bool) {
        if !self.tree.keeps_text() {
            return;
        }
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

    fn end_tag(&mut self, tag: &'t str) -> Option<()> {
        let name = name(tag)?;
        tag[name.len()..].starts_with('>').then_some(())?;
        self.tree.end_tag(small(name).as_bytes());
        self.pass("</>".len() + name.len())
    }

    fn start_tag(&mut self) -> Option<()> {
        let start = self.at;
        let name = name(&self.source[start + 1..])?;
        let mut at = start + 1 + name.len();
        let mut attributes = Vec::new();
        let closes_itself = loop {
            let rest = &self.source.as_bytes()[at..];
            let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t')).count();
            at += blanks;
            match rest.get(blanks)? {
                b'>' => break false,
                b'/' => break true,
                _ if blanks > 0 => at = self.attribute(at, &mut attributes)?,
                _ => return None,
            }
        };
        let end = if closes_itself { "/>" } else { ">" };
        self.source[at..].starts_with(end).then_some(())?;
        self.at = at + end.len();
        match self.tree.start_tag(small(name), attributes, start..self.at, closes_itself) {
            None => Some(()),
            Some(state @ (State::RcData | State::RawText | State::ScriptData)) => self.content(name, state),
            Some(_) => None,
        }
    }

    /// Takes the attribute at an offset; gives where it ends.
    fn attribute(&self, start: usize, attributes: &mut Vec<Attribute<'t>>) -> Option<usize> {
        let name = name(&self.source[start..])?;
        let name_end = start + name.len();
        let Some(rest) = self.source[name_end..].strip_prefix("=\"") else {
            let range = start..name_end;
            attributes.push(Attribute { name: small(name), value: Cow::Borrowed(""), range });
            return Some(name_end);
        };
        let mut has_references = false;
        let length = rest.bytes().position(|byte| {
            has_references |= byte == b'&';
            byte == b'"'
        });
        let written = &rest[..length?];
        let value = match has_references {
            true => Cow::Owned(value_resolved(written)),
            false => Cow::Borrowed(written),
        };
        let end = name_end + "=\"\"".len() + written.len();
        let range = start..if value.is_empty() { name_end } else { end };
        attributes.push(Attribute { name: small(name), value, range });
        Some(end)
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
        self.text(text, state == State::RcData);
        self.at += text.len();
        self.end_tag(&rest[text.len() + "</".len()..])
    }
}

/// The name that a tag or an attribute begins with.
fn name(text: &str) -> Option<&str> {
    let length = text.bytes().take_while(|byte| IN_NAMES[usize::from(*byte)]).count();
    text.as_bytes().first()?.is_ascii_alphabetic().then(|| &text[..length])
}

/// The characters of the names that are read here.
const IN_NAMES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_' | b'.');
        byte += 1;
    }
    table
};

fn small(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

/// A text without markup, with its character references resolved by the tokeniser.
fn text_resolved(text: &str) -> String {
    let title = format!("<title>{text}");
    let read = Reader::read(&title, (&title, 0), Dialect::Html, Scripts::Run);
    read.elements.into_iter().next().map(|title| title.text).unwrap_or_default()
}

/// The same of a value in double quotation marks, where some references are resolved that are none in a text.
fn value_resolved(value: &str) -> String {
    let tag = format!("<a title=\"{value}\">");
    let read = Reader::read(&tag, (&tag, 0), Dialect::Html, Scripts::Run);
    let attribute =
        read.elements.into_iter().next().and_then(|element| element.attributes.into_iter().next());
    attribute.map(|title| title.value.into_owned()).unwrap_or_default()
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
             <svg viewBox=\"0 0 1 1\"><g xlink:href=\"#a\" a=\"1\" A=\"2\"/><TITLE>t</TITLE></svg>\
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
