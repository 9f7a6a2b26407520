//! SVG: comments, metadata and what drawing programs keep for themselves, the attributes that name the author's folders, and what pictures
//! within the drawing carry.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Cleaned, Position, Refused};

/// The drawing without them. What is neither well-formed nor UTF-8 is refused, since a browser would show half of it.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Cleaned<'_>, Refused> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::Broken)?;
    let mut out = walk(text).ok_or(Refused::Broken)?;
    let position = clean_inner(&mut out)?;
    Ok(Cleaned { bytes: Cow::Owned(out.into_bytes()), position })
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
        let (prefix, name) = qualified(tag);
        if LEFT.contains(&name) {
            rest = match tag.ends_with("/>") {
                true => &rest[length..],
                false => {
                    let end = rest.find(&format!("</{prefix}{name}"))?;
                    &rest[end + tag_length(&rest[end..])?..]
                }
            };
            continue;
        }
        // XMP stands between instructions of its own; `xml` and `xml-stylesheet` belong to the drawing.
        if tag.starts_with("<?") && !tag.starts_with("<?xml") {
            rest = &rest[length..];
            continue;
        }
        has_drawing |= name == "svg";
        out.push_str(&without_folders(tag));
        rest = &rest[length..];
    }
    out.push_str(rest);
    has_drawing.then_some(out)
}

/// Elements that no browser draws: metadata by any prefix, and what Illustrator and Inkscape keep of their own state.
const LEFT: &[&str] = &["metadata", "RDF", "xmpmeta", "namedview", "pgf"];

/// The namespace prefix of a start tag, with its colon, and the name after it; both empty for what is no start tag.
fn qualified(tag: &str) -> (&str, &str) {
    let rest = tag.strip_prefix('<').unwrap_or_default();
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(rest.len());
    let name = &rest[..end];
    name.split_at(name.find(':').map_or(0, |at| at + 1))
}

/// Cleans the pictures that a drawing holds as `data:` addresses in base64 (RFC 2397). One that is broken makes the drawing so.
fn clean_inner(drawing: &mut String) -> Result<Position, Refused> {
    let mut position = Position::Unsaid;
    let mut from = 0;
    while let Some(at) = drawing[from..].find(DATA).map(|at| from + at) {
        from = at + DATA.len();
        let Some(comma) = drawing[from..].find(',').map(|comma| from + comma) else { break };
        let Some(kind) = drawing[from..comma].strip_suffix(";base64") else { continue };
        let end = drawing[comma..].find(['"', '\'', ')', '<']).map_or(drawing.len(), |end| comma + end);
        // Programs break the lines of long values, as references too.
        let coded = drawing[comma + 1..end].replace("&#10;", "").replace("&#xA;", "").replace("&#13;", "");
        let coded: String = coded.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let Ok(bytes) = STANDARD.decode(coded) else { continue };
        let name = if kind.starts_with("svg") { "a.svg" } else { "a" };
        if let Some(outcome) = super::cleaned(name, &bytes) {
            let inner = outcome?;
            if inner.position == Position::Said {
                position = Position::Said;
            }
            let clean = STANDARD.encode(&inner.bytes);
            drawing.replace_range(comma + 1..end, &clean);
            from = comma + 1 + clean.len();
        }
    }
    Ok(position)
}

const DATA: &str = "data:image/";

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
