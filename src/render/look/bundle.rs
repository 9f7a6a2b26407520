//! The stylesheets of a page as one file, so that a page is first painted after one request for its look.
//!
//! The theme keeps them apart, and a site overlays each by itself; what pages load is one after the other in the same order.

use std::ops::Range;

use super::Published;
use crate::files::{FileId, Files};

/// Stylesheets as one file.
pub struct Bundle {
    pub published: Published,
    pub text: String,
    /// Where each stylesheet begins.
    parts: Vec<(usize, FileId)>,
}

/// Takes the stylesheets at the head of a list together, up to the first that has to stay a file of its own. Gives how many there are.
pub(super) fn bundle(files: &Files, sheets: &[(&str, FileId)]) -> Option<(Bundle, usize)> {
    let mut text = String::new();
    let mut parts = Vec::new();
    for &(name, file) in sheets {
        let Some(sheet) = files.get(file).text().filter(|sheet| !name.contains('/') && is_joinable(sheet))
        else {
            break;
        };
        parts.push((text.len(), file));
        text.push_str(sheet);
        if !sheet.ends_with('\n') {
            text.push('\n');
        }
    }
    let count = parts.len();
    (count > 1)
        .then(|| (Bundle { published: Published::of("pages.css", text.as_bytes()), text, parts }, count))
}

impl Bundle {
    /// The files that it is made of, in order.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.parts.iter().map(|(_, file)| *file)
    }

    /// The file and the place in it that a place in the bundle comes from.
    pub fn source(&self, range: Range<usize>) -> Option<(FileId, Range<usize>)> {
        let (start, file) = self.parts.iter().rev().find(|(start, _)| *start <= range.start)?;
        Some((*file, range.start - start..range.end - start))
    }
}

/// Whether others may follow a stylesheet, and it may follow others, without a change of what they mean: some rules hold only at the head
/// of a file (CSS Cascade 5, `@import`; CSS Syntax 3, `@charset`; CSS Namespaces 3), and what is left open swallows what follows.
fn is_joinable(sheet: &str) -> bool {
    !["@import", "@charset", "@namespace"].iter().any(|rule| sheet.contains(rule)) && is_closed(sheet)
}

/// Whether all comments, strings and brackets of a stylesheet end in it.
fn is_closed(sheet: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = sheet.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => drop(rest.next()),
            '/' if rest.peek() == Some(&'*') => {
                rest.next();
                let mut before = ' ';
                if !rest.any(|c| std::mem::replace(&mut before, c) == '*' && c == '/') {
                    return false;
                }
            }
            '"' | '\'' => {
                let mut is_escaped = false;
                let ends = rest.any(|c| {
                    let ends = c == character && !is_escaped;
                    is_escaped = c == '\\' && !is_escaped;
                    ends
                });
                if !ends {
                    return false;
                }
            }
            '{' => open.push('}'),
            '(' => open.push(')'),
            '[' => open.push(']'),
            '}' | ')' | ']' if open.pop() != Some(character) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheets_become_one_up_to_the_first_that_cannot() {
        let sheets = [
            ("a.css", "a { color: red }"),
            ("b.css", "b { content: \"}\\\"\" } /* { */\n"),
            ("c.css", "@import \"d.css\";"),
            ("d.css", "d { color: red }"),
        ];
        let paths = sheets.map(|(name, text)| (format!("themes/mine/assets/{name}"), text));
        let files = Files::from_texts(paths.iter().map(|(path, text)| (path.as_str(), *text)));
        let named: Vec<(&str, FileId)> = paths
            .iter()
            .zip(sheets)
            .filter_map(|((path, _), (name, _))| Some((name, files.find(path)?)))
            .collect();
        let (bundle, count) = bundle(&files, &named).expect("two of them");
        assert_eq!(count, 2);
        assert_eq!(bundle.text, "a { color: red }\nb { content: \"}\\\"\" } /* { */\n");
        assert_eq!(bundle.source(17..18), Some((named[1].1, 0..1)));
        assert_eq!(bundle.source(2..3), Some((named[0].1, 2..3)));
    }

    #[test]
    fn what_is_left_open_would_swallow_what_follows() {
        for (sheet, is_whole) in [
            ("a { b: c }", true),
            ("a { b: url(c) } /* d */", true),
            ("a { content: '\\'' }", true),
            ("a { b: c", false),
            ("a { b: c }}", false),
            ("/* a", false),
            ("/*/", false),
            ("a { content: \"b }", false),
            ("a { b: url(c }", false),
        ] {
            assert_eq!(is_closed(sheet), is_whole, "{sheet}");
        }
    }
}
