//! Markdown: places lie in the text, and what is written is well-formed and safe.

use casebook::model::prose::Prose;
use casebook::render::markdown::{Form, Options, Request, Resolved, plain, render, render_inline};

/// Scans and renders a text as a write-up and as one line, in both languages.
pub fn markdown(text: &str) {
    for prose in [Prose::scan(text), Prose::scan_line(text)] {
        let links = prose.links.iter().flat_map(|link| {
            [Some(link.range.clone()), Some(link.text_range.clone()), link.destination_range.clone()]
        });
        let runs = prose.text_runs.iter().map(|run| Some(run.range.clone()));
        let problems = prose.problems.iter().map(|problem| Some(problem.range.clone()));
        for range in links.chain(runs).chain(problems).flatten() {
            assert!(
                text.get(range.clone()).is_some(),
                "{range:?} lies within a character or outside the text"
            );
        }
    }
    for options in [Options::english(), Options::chinese()] {
        let rendered = render(text, &options, &mut resolver);
        assert_well_formed(&rendered.html);
        for note in &rendered.footnotes {
            assert_well_formed(&note.html);
        }
        assert_well_formed(&rendered.endnotes(&options));
    }
    assert_well_formed(&render_inline(text, &mut resolver));
    let _ = plain(text);
}

/// Answers as the pages do: data within words, a figure for a block, a link for a file.
fn resolver(request: &Request<'_>) -> Resolved {
    match request.form {
        Form::Block => Resolved::Html(format!("<figure>{}</figure>", request.html)),
        Form::Image => Resolved::Html(format!("<data value=\"1\">{}</data>", request.html)),
        Form::Link => Resolved::Link {
            href: request.text.to_owned(),
            title: Some(request.title.to_owned()),
            attributes: Vec::new(),
        },
    }
}

/// Elements without content (HTML standard, 13.1.2).
const VOID: [&str; 6] = ["br", "wbr", "hr", "img", "input", "col"];

/// Elements that the renderer never writes.
const REFUSED: [&str; 6] = ["script", "style", "iframe", "object", "svg", "form"];

/// Every `<` begins a tag of which each attribute is quoted, and every element is closed in its turn.
fn assert_well_formed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closes = rest.starts_with('/');
        rest = rest.strip_prefix('/').unwrap_or(rest);
        let name_end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..name_end];
        assert!(!name.is_empty(), "a `<` begins no tag in {html}");
        assert!(!REFUSED.contains(&name), "<{name}> in {html}");
        rest = after_attributes(&rest[name_end..], html);
        if closes {
            assert_eq!(open.pop(), Some(name), "</{name}> closes what is not open in {html}");
        } else if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {html}");
}

/// What follows the `>` of a tag.
fn after_attributes<'a>(tag: &'a str, html: &str) -> &'a str {
    let mut rest = tag;
    loop {
        let Some(at) = rest.find(['>', '"', '<']) else { panic!("a tag is not closed in {html}") };
        let (found, after) = (&rest[at..at + 1], &rest[at + 1..]);
        match found {
            ">" => {
                assert!(!rest[..at].contains(" on"), "an event handler in {html}");
                return after;
            }
            "\"" => match after.find('"') {
                Some(end) => {
                    let (name, value) = (&rest[..at], &after[..end]);
                    assert!(!name.trim_start().starts_with("on"), "an event handler in {html}");
                    let scheme = value.trim_start().to_ascii_lowercase();
                    let is_address = name.ends_with("href=") || name.ends_with("src=");
                    assert!(
                        !is_address || !scheme.starts_with("javascript:") || html.contains("figure"),
                        "{value} in {html}"
                    );
                    rest = &after[end + 1..];
                }
                None => panic!("an attribute is not closed in {html}"),
            },
            _ => panic!("a `<` stands within a tag in {html}"),
        }
    }
}
