//! SVG: comments, `<metadata>`, and the attributes in which drawing programs keep the author's folders.

use std::borrow::Cow;

use super::{Cleaned, Position, Refused};

/// The drawing without them. What is neither well-formed nor UTF-8 is refused, since a browser would show half of it.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Cleaned<'_>, Refused> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::Broken)?;
    let out = walk(text).ok_or(Refused::Broken)?;
    Ok(Cleaned { bytes: Cow::Owned(out.into_bytes()), position: Position::Unsaid })
}

fn walk(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut has_drawing = false;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = &rest[rest.find("-->")? + 3..];
            continue;
        }
        let length = match rest {
            _ if rest.starts_with("<![CDATA[") => rest.find("]]>")? + 3,
            _ if rest.starts_with("<?") => rest.find("?>")? + 2,
            _ => tag_length(rest)?,
        };
        let tag = &rest[..length];
        if is_named(tag, "metadata") {
            rest = match tag.ends_with("/>") {
                true => &rest[length..],
                false => {
                    let end = rest.find("</metadata")?;
                    &rest[end + tag_length(&rest[end..])?..]
                }
            };
            continue;
        }
        has_drawing |= is_named(tag, "svg");
        out.push_str(&without_folders(tag));
        rest = &rest[length..];
    }
    out.push_str(rest);
    has_drawing.then_some(out)
}

fn is_named(tag: &str, name: &str) -> bool {
    let rest = tag.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')))
}

/// The length of a tag; a `>` within quotes does not end it, nor one within the brackets of a document type.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut brackets = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'[') => brackets += 1,
            (None, b']') => brackets = brackets.saturating_sub(1),
            (None, b'>') if brackets == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// A tag without the attributes that hold names of folders.
fn without_folders(tag: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(tag);
    for name in FOLDERS {
        while let Some(range) = attribute(&out, name) {
            out.to_mut().replace_range(range, "");
        }
    }
    out
}

const FOLDERS: &[&str] =
    &["inkscape:export-filename", "sodipodi:absref", "sodipodi:docbase", "sodipodi:docname"];

/// Where an attribute stands, with the blank before it.
fn attribute(tag: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let at = tag.find(name).filter(|at| tag[..*at].ends_with(char::is_whitespace))?;
    let after = tag[at + name.len()..].trim_start();
    let value = after.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = value[1..].find(quote)? + 2;
    let end = tag.len() - value.len() + end;
    let blank = tag[..at].chars().next_back().map_or(0, char::len_utf8);
    Some(at - blank..end)
}
