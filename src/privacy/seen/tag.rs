//! Tags of HTML and SVG, by their form alone.

use memchr::memchr;

use crate::privacy::class::Class;

/// A tag or a comment that a text begins with.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'t> {
    /// In bytes, with both brackets.
    pub length: usize,
    /// `!--` of a comment; nothing of a declaration.
    pub name: &'t [u8],
}

impl<'t> Tag<'t> {
    /// The tag that begins here and is no comment; nothing for a `<` that begins none.
    #[inline]
    pub fn at(rest: &'t str) -> Option<Tag<'t>> {
        let bytes = rest.as_bytes();
        let bytes = &bytes[..bytes.len().min(TAG_MOST)];
        let first = *bytes.get(1)?;
        if !first.is_ascii_alphabetic() && !matches!(first, b'/' | b'!' | b'?') {
            return None;
        }
        let mut start = 1 + usize::from(first == b'/');
        let mut at = start + name_length(&bytes[start..]);
        while bytes.get(at) == Some(&b':') {
            start = at + 1;
            at = start + name_length(&bytes[start..]);
        }
        let name = &bytes[start..at];
        loop {
            at += bytes[at..].iter().position(|byte| Class::of(*byte).has(Class::OF_TAG))?;
            match (bytes[at], bytes.get(at + 1)) {
                (b'>', _) => return Some(Tag { length: at + 1, name }),
                (b'=', Some(quote @ (b'"' | b'\''))) => at += 2 + memchr(*quote, &bytes[at + 2..])?,
                (b'=', _) => {}
                _ => return None,
            }
            at += 1;
        }
    }

    /// A comment as a whole.
    pub fn comment(whole: &'t str) -> Tag<'t> {
        Tag { length: whole.len(), name: b"!--" }
    }

    /// Whether it stands within a line and parts no word. A name in lower case is enough: who hides a number in capitals is not meant.
    #[rustfmt::skip]
    pub fn is_within(&self) -> bool {
        matches!(
            self.name,
            b"a" | b"abbr" | b"b" | b"bdi" | b"bdo" | b"big" | b"cite" | b"code" | b"data" | b"del" | b"em" | b"font" | b"i" | b"ins"
                | b"kbd" | b"mark" | b"q" | b"s" | b"samp" | b"small" | b"span" | b"strike" | b"strong" | b"time" | b"tspan" | b"tt"
                | b"u" | b"var" | b"wbr" | b"!--"
        )
    }
}

fn name_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| Class::of(**byte).has(Class::OF_NAME)).count()
}

/// A longer tag is read as text; the bound keeps a file of open brackets from costing its square.
const TAG_MOST: usize = 16 * 1024;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The name, with a look at each byte.
    fn name(inside: &[u8]) -> &[u8] {
        let inside = inside.strip_prefix(b"/").unwrap_or(inside);
        if inside.starts_with(b"!--") {
            return b"!--";
        }
        let mut start = 0;
        for (at, byte) in inside.iter().enumerate() {
            match byte {
                b':' => start = at + 1,
                _ if byte.is_ascii_alphanumeric() => {}
                _ => return &inside[start..at],
            }
        }
        &inside[start..]
    }

    /// The length, with a look at each byte.
    fn tag(rest: &str) -> Option<usize> {
        let bytes = rest.as_bytes();
        let most = bytes.len().min(TAG_MOST);
        let begins = matches!(bytes.get(1), Some(b'/' | b'!' | b'?'))
            || bytes.get(1).is_some_and(u8::is_ascii_alphabetic);
        if !begins {
            return None;
        }
        let mut at = 1;
        while at < most {
            match bytes[at] {
                quote @ (b'"' | b'\'') if bytes[at - 1] == b'=' => {
                    at += 1 + bytes[at + 1..most].iter().position(|byte| *byte == quote)?;
                }
                b'>' => return Some(at + 1),
                b'<' => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    proptest! {
        #[test]
        fn a_tag_is_read_as_byte_by_byte(rest in "<[/!?]?[a-z0-9:]{0,4}([ a-z:=<>\"'字-]|=\"|\">){0,12}>?") {
            // Comments are known before.
            prop_assume!(!rest.starts_with("<!--"));
            let read = Tag::at(&rest);
            prop_assert_eq!(read.map(|tag| tag.length), tag(&rest), "{:?}", rest);
            if let Some(tag) = read {
                prop_assert_eq!(tag.name, name(&rest.as_bytes()[1..tag.length - 1]), "{:?}", rest);
            }
        }
    }
}
