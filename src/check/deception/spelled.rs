//! Characters that stand in a text by their numbers: `"\u202E"` in YAML, `&#x202E;` in Markdown.

use super::Syntax;
use crate::diag::hidden::{Hidden, Kind, find as find_hidden};

/// What is spelled out and does harm. Invisible characters are passed over: who spells one out knows that it is there.
pub(super) fn find(text: &str, syntax: Syntax) -> Vec<Hidden> {
    let mut found = Vec::new();
    if syntax == Syntax::Yaml {
        escapes(text, &mut found);
    }
    if matches!(syntax, Syntax::Yaml | Syntax::Markdown) {
        references(text, &mut found);
    }
    found
}

/// Escapes within double quotes (YAML 1.2.2, 5.7).
fn escapes(text: &str, found: &mut Vec<Hidden>) {
    let mut next = 0;
    while let Some(at) = text[next..].find('\\').map(|at| next + at) {
        let rest = &text[at + 1..];
        let digits = match rest.chars().next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let numbered = rest.get(1..1 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let character = match rest.chars().next() {
            Some('0') => Some('\0'),
            Some('a') => Some('\u{7}'),
            Some('b') => Some('\u{8}'),
            Some('e') => Some('\u{1b}'),
            Some('v') => Some('\u{b}'),
            Some('f') => Some('\u{c}'),
            _ => numbered.and_then(char::from_u32),
        };
        let length = 1 + rest.chars().next().map_or(0, char::len_utf8) + digits;
        let line = &text[text[..at].rfind('\n').map_or(0, |newline| newline + 1)..at];
        if !line.matches('"').count().is_multiple_of(2) {
            note(character, at..(at + length).min(text.len()), found);
        }
        // A doubled backslash is a backslash, whatever follows.
        next = at + 1 + rest.chars().next().map_or(0, char::len_utf8);
    }
}

/// Numeric character references (CommonMark 0.31.2, 2.5) outside of code.
fn references(text: &str, found: &mut Vec<Hidden>) {
    for (at, _) in text.match_indices("&#") {
        let Some((number, _)) = text[at + 2..].split_once(';').filter(|(number, _)| number.len() <= 7) else {
            continue;
        };
        let point = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        let line = &text[text[..at].rfind('\n').map_or(0, |newline| newline + 1)..at];
        if line.matches('`').count().is_multiple_of(2) {
            note(point.and_then(char::from_u32), at..at + 3 + number.len(), found);
        }
    }
}

fn note(character: Option<char>, range: std::ops::Range<usize>, found: &mut Vec<Hidden>) {
    let Some(character) = character else { return };
    for hidden in find_hidden(character.encode_utf8(&mut [0; 4])) {
        if matches!(hidden.kind, Kind::Control | Kind::Order) {
            found.push(Hidden { range: range.clone(), ..hidden });
        }
    }
}
