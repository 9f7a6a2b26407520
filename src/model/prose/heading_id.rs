//! Readable, unique ids for headings.

use super::east_asian::is_han;
use std::collections::{BTreeMap, BTreeSet};

/// Gives out heading ids, each once for a text.
#[derive(Default)]
pub struct HeadingIds {
    given: BTreeSet<String>,
    /// The number to try next for a name, so that many headings of one name take linear time.
    counts: BTreeMap<String, usize>,
}

impl HeadingIds {
    /// The id for a heading: the author's own if there is one and it is valid, or else one made from the text.
    /// A second heading of the same name gets `-2`, the third `-3`.
    pub fn next(&mut self, chosen: Option<&str>, text: &str) -> String {
        let base = match chosen.filter(|id| is_valid(id)) {
            Some(id) => id.to_owned(),
            None => from_text(text),
        };
        let mut id = base.clone();
        let count = self.counts.entry(base.clone()).or_insert(2);
        while !self.given.insert(id.clone()) {
            id = format!("{base}-{count}");
            *count += 1;
        }
        id
    }
}

/// Whether an author may use this as a heading's id: letters, digits, hyphens and underscores of any script, so that
/// it needs no escaping in an attribute.
pub fn is_valid(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Lower-case words joined by hyphens; Han and other letters stay as they are; punctuation goes.
fn from_text(text: &str) -> String {
    let mut id = String::new();
    let mut gap = false;
    for c in text.chars() {
        // An apostrophe stands inside a word, so it is no gap.
        if matches!(c, '\'' | '\u{2019}') {
            continue;
        }
        if !c.is_alphanumeric() && !is_han(c) {
            gap = true;
            continue;
        }
        if gap && !id.is_empty() {
            id.push('-');
        }
        gap = false;
        id.extend(c.to_lowercase());
    }
    if id.is_empty() { "section".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_unique() {
        let table = [
            (None, "What it achieved", "what-it-achieved"),
            (None, "What it achieved", "what-it-achieved-2"),
            (None, "What it achieved!", "what-it-achieved-3"),
            (None, "主要做法", "主要做法"),
            (None, "主要做法", "主要做法-2"),
            (None, "一、培养首席知识产权官（CIPO）", "一-培养首席知识产权官-cipo"),
            (None, "The city's 3 centres", "the-citys-3-centres"),
            (None, "……", "section"),
            (Some("results"), "成效", "results"),
            (Some("成效"), "成效", "成效"),
            (Some("a\"onclick"), "成效", "成效-2"),
        ];
        let mut ids = HeadingIds::default();
        for (chosen, text, expected) in table {
            assert_eq!(ids.next(chosen, text), expected, "{text}");
        }
    }
}
