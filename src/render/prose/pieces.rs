//! A write-up as words alone, heading by heading and paragraph by paragraph: what a search finds.

use super::{Within, options, resolve, without_tags};
use crate::model::bundle::Writeups;
use crate::render::context::Context;
use crate::render::figure::Marks;
use crate::render::markdown::{Form, Request, Resolved, render};

/// A heading, or what stands in one paragraph, item or cell.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::render) enum Piece {
    Heading(String),
    Text(String),
}

/// The words of a write-up with its figures filled in; charts, tables and strips of data are left out, whose names the records have.
pub(in crate::render) fn pieces(cx: &mut Context<'_>, writeups: &Writeups, within: Within<'_>) -> Vec<Piece> {
    let Some((_, text)) = cx.written(writeups) else { return Vec::new() };
    let options = options(cx);
    let rendered = render(&text, &options, &mut |request: &Request<'_>| match request.form {
        Form::Block => Resolved::Html(String::new()),
        _ => resolve(cx, within, Marks::Stripped, request),
    });
    let mut pieces = cut(&rendered.html);
    // The name of the list of notes is the theme's, and no heading of the author's.
    pieces.extend(
        cut(&rendered.endnotes(&options)).into_iter().filter(|piece| matches!(piece, Piece::Text(_))),
    );
    pieces
}

/// Elements within a line. All others part what stands before them from what stands after.
const INLINE: [&str; 16] = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "em", "i", "ins", "mark", "span", "strong",
    "sub", "time",
];

fn cut(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        piece.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        let name = rest.trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        // Marks of notes stand within words, which they are not to part.
        let end = if name == "sup" && !rest.starts_with('/') { "</sup>" } else { ">" };
        let tag = rest;
        rest = rest.find(end).map_or("", |close| &rest[close + end.len()..]);
        if name != "sup" && !INLINE.contains(&name) {
            let is_heading = tag.starts_with("/h") && name.len() == 2 && name != "hr";
            add(&mut pieces, std::mem::take(&mut piece), is_heading);
        }
    }
    piece.push_str(rest);
    add(&mut pieces, piece, false);
    pieces
}

fn add(pieces: &mut Vec<Piece>, html: String, is_heading: bool) {
    // The arrow leads from a note back to its place.
    let text = without_tags(&html).replace(['↩', '\u{fe0e}'], "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        pieces.push(if is_heading { Piece::Heading(text) } else { Piece::Text(text) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_at_blocks_only() {
        let html = "<h2 id=\"a\">知<strong>识</strong>产权</h2>\n<p>A<sup class=\"note\"><a href=\"#n\">1</a></sup>B &amp; <em>C</em></p><ul><li>D</li><li>E</li></ul>F";
        let text = |text: &str| Piece::Text(text.to_owned());
        let expected =
            [Piece::Heading("知识产权".to_owned()), text("AB & C"), text("D"), text("E"), text("F")];
        assert_eq!(cut(html), expected);
    }
}
