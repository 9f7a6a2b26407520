//! Spaces that look like those of YAML and are none.

use crate::diag::table::{deception, reading};
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::{Files, Place};

/// Puts the space that is none into the place of what was said only because of it: a file or a record that cannot be read.
///
/// Within a text such spaces are right, so nothing is said where nothing was wrong.
pub(super) fn explain(files: &Files, diags: &mut Diagnostics) {
    let mut found = Vec::new();
    diags.take_back(|told| {
        let said = told.place.and_then(|place| told_because(files, told, place));
        let is_explained = said.is_some();
        found.extend(said);
        is_explained
    });
    found.into_iter().for_each(|found| diags.push(found));
}

fn told_because(files: &Files, told: &Diagnostic, place: Place) -> Option<Diagnostic> {
    let is_of_structure =
        [reading::YAML_SYNTAX, reading::UNKNOWN_KEY, reading::WRONG_SHAPE].contains(&told.code);
    let text = files.get(place.file()).text().filter(|_| is_of_structure)?;
    let span = files.span(place)?;
    // A reader of YAML stops on the line of the fault or on one of those after it.
    let lines_back = if told.code == reading::YAML_SYNTAX { LINES_BACK } else { 0 };
    let start = text[..span.start].rmatch_indices('\n').nth(lines_back).map_or(0, |(at, _)| at + 1);
    let end =
        text[span.end.max(span.start)..].find('\n').map_or(text.len(), |at| span.end.max(span.start) + at);
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        if let Some((within, odd)) = odd_space(line) {
            let range = at + within..at + within + odd.len_utf8();
            let (en, zh) = called(odd);
            return Some(
                Diagnostic::new(deception::ODD_SPACE, Place::bytes(place.file(), range))
                    .with("point", format!("U+{:04X}", odd as u32))
                    .with("name", en)
                    .with("name_zh", zh),
            );
        }
        at += line.len();
    }
    None
}

const LINES_BACK: usize = 3;

/// The first space before a key, or between a key's colon or an item's hyphen and what follows, that is not U+0020.
fn odd_space(line: &str) -> Option<(usize, char)> {
    let is_odd = |c: char| c != ' ' && c != '\u{85}' && !c.is_control() && c.is_whitespace();
    let indented = line.len() - line.trim_start().len();
    let key = &line[indented..];
    let key = key.strip_prefix("- ").unwrap_or(key);
    let word = key.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(0);
    let is_key = word > 0 && key[word..].starts_with(':');
    if is_key || key.starts_with('-') {
        let within = line[..indented].char_indices().find(|(_, c)| is_odd(*c));
        let after = line.len() - key.len() + if is_key { word + 1 } else { 1 };
        return within.or_else(|| line[after..].chars().next().filter(|c| is_odd(*c)).map(|c| (after, c)));
    }
    None
}

fn called(space: char) -> (&'static str, &'static str) {
    match space {
        '\u{a0}' => ("no-break space", "不换行空格"),
        '\u{3000}' => ("ideographic space, a full-width one", "全角空格"),
        _ => ("a space of another width", "其他宽度的空格"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_of_the_structure_are_told_from_those_of_texts() {
        for (line, expected) in [
            ("title:\u{3000}港口", Some((6, '\u{3000}'))),
            ("\u{a0}\u{a0}value: 3", Some((0, '\u{a0}'))),
            ("  - key:\u{a0}x", Some((8, '\u{a0}'))),
            ("-\u{3000}item", Some((1, '\u{3000}'))),
            ("title: a\u{a0}b", None),
            ("\u{3000}\u{3000}港口服务站成立于2015年。", None),
            ("title: 港口", None),
        ] {
            assert_eq!(odd_space(line), expected, "{line:?}");
        }
    }
}
