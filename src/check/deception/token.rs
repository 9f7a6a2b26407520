//! Keys, ids and other words that must be written with plain characters.

use std::ops::Range;

use super::Syntax;
use crate::diag::hidden::{find, fold};

/// A word between spaces, quotes, brackets and commas.
pub(super) struct Token {
    pub range: Range<usize>,
    /// The word without what cannot be seen, in the letters that it looks like.
    pub clean: String,
}

impl Token {
    /// The word that a range lies in.
    pub fn around(text: &str, range: &Range<usize>) -> Token {
        let start = text[..range.start].rfind(is_border).map_or(0, |at| at + char_length(text, at));
        let end = text[range.end..].find(is_border).map_or(text.len(), |at| range.end + at);
        let word = &text[start..end];
        let unseen = find(word);
        let clean =
            word.char_indices().filter(|(at, _)| !unseen.iter().any(|hidden| hidden.range.start == *at));
        Token { range: start..end, clean: clean.map(|(_, c)| fold(c).unwrap_or(c)).collect() }
    }

    /// Whether the word is a key, an id, a number, a date or an address, and not a word of a sentence.
    pub fn is_name(&self, text: &str, syntax: Syntax) -> bool {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '%' | '+');
        if self.clean.is_empty() || !self.clean.chars().all(is_plain) {
            return false;
        }
        let before = before_on_line(text, self.range.start);
        let after = &text[self.range.end..];
        let after = &after[..after.find('\n').unwrap_or(after.len())];
        let (before, after) =
            (before.trim_end_matches(QUOTES), after.trim_start_matches(QUOTES).trim_start());
        match syntax {
            Syntax::Yaml => {
                let before = before.trim_end();
                (before.is_empty() || before.ends_with(['-', ':', '[', '{', ',', '?']))
                    && (after.is_empty() || after.starts_with([':', ',', ']', '}', '#']))
            }
            Syntax::Markdown => {
                before.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == ':').ends_with("](")
            }
            Syntax::Csv => {
                (before.is_empty() || before.ends_with([',', ';', '\t']))
                    && (after.is_empty() || after.starts_with([',', ';']))
            }
            Syntax::Other => false,
        }
    }
}

/// Keys of YAML that hold no Latin letter but look as if they did.
pub(super) fn keys_of_one_other_script(text: &str, syntax: Syntax) -> Vec<Token> {
    if syntax != Syntax::Yaml || text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (colon, _) in text.match_indices(':').filter(|(at, _)| text[at + 1..].starts_with([' ', '\n', '\r']))
    {
        let start = text[..colon].rfind(is_border).map_or(0, |at| at + char_length(text, at));
        let word = &text[start..colon];
        let is_other = !word.is_empty() && word.chars().all(|c| fold(c).is_some() && c < FULL_WIDTH);
        let token = Token::around(text, &(start..colon));
        if is_other && token.is_name(text, syntax) {
            found.push(token);
        }
    }
    found
}

/// Full-width letters show that they are others; what other rules say of them is enough.
const FULL_WIDTH: char = '\u{ff00}';

const QUOTES: [char; 2] = ['"', '\''];

fn is_border(c: char) -> bool {
    c.is_whitespace() && c != '\u{b}' && c != '\u{c}' && c != '\u{85}' && c != '\u{2028}' && c != '\u{2029}'
        || matches!(c, '"' | '\'' | '[' | ']' | '(' | ')' | '{' | '}' | ',' | ';' | ':' | '|')
}

fn char_length(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

fn before_on_line(text: &str, at: usize) -> &str {
    &text[text[..at].rfind('\n').map_or(0, |newline| newline + 1)..at]
}
