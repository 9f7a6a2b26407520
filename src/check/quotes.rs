//! Quotation marks in titles, labels and other short texts.

use super::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::references};
use crate::model::translation::Once;
use crate::model::translation::lock::id;

/// Every quotation mark of a text in YAML has its partner, of the same kind.
pub(super) fn quotation_marks_are_paired(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for (name, record) in &texts.translations {
        let each = record
            .fields()
            .flat_map(|field| field.texts.values().map(move |text| (&field.key, &*text.text, text.place)));
        let once = record.once.iter().map(|(place, Once { key, text })| (key, &**text, *place));
        for (key, text, place) in each.chain(once) {
            if let Some(words) = wholly_quoted(text) {
                let found = Diagnostic::new(references::UNPAIRED_QUOTES, place).with("id", id(name));
                diags.push(found.with("key", key).with("words", words));
            } else if let Some(mark) = unpaired(text) {
                let found = Diagnostic::new(references::UNPAIRED_QUOTES, place).with("id", id(name));
                let found = found.with("key", key).with("mark", format!("`{mark}`"));
                diags.push(found.with_some("right", mended(text)));
            }
        }
    }
}

/// The words of a text that stands wholly between curly quotation marks, as a word processor makes them of those that YAML takes.
fn wholly_quoted(text: &str) -> Option<&str> {
    let words = text.trim().strip_prefix(['“', '”', '„'])?.strip_suffix(['”', '“'])?;
    let is_one = !words.contains(['“', '”', '„']) && words.chars().count() >= NAME_MOST;
    is_one.then_some(words)
}

/// A shorter text between marks may be a name that is written so: “一站式”.
const NAME_MOST: usize = 16;

/// Opening and closing marks of Chinese and English; a single one in English is mostly an apostrophe.
const PAIRS: [(char, char); 4] = [('“', '”'), ('「', '」'), ('『', '』'), ('《', '》')];

/// The first mark of a kind of which not as many open as close.
fn unpaired(text: &str) -> Option<char> {
    let uneven = PAIRS.into_iter().find_map(|(open, close)| {
        let [opened, closed] = [open, close].map(|mark| text.matches(mark).count());
        (opened != closed).then_some(if opened > closed { open } else { close })
    });
    uneven.or_else(|| (straight(text) % 2 == 1).then_some('"'))
}

/// Straight marks, without those behind a digit, which may stand for inches or seconds.
fn straight(text: &str) -> usize {
    text.match_indices('"').filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_ascii_digit())).count()
}

/// The text with a pair of the same kind, where it has one mark that opens and one that closes.
fn mended(text: &str) -> Option<String> {
    let marks: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| matches!(c, '“' | '”' | '"' | '„' | '＂')).collect();
    let [(first, one), (second, other)] = marks[..] else { return None };
    let (before, rest) = text.split_at(first);
    let within = rest.get(one.len_utf8()..second - first)?;
    let after = &text[second + other.len_utf8()..];
    (!within.trim().is_empty() && text.chars().count() <= SHOWN_MOST)
        .then(|| format!("{before}“{within}”{after}"))
}

/// A longer text is not written out.
const SHOWN_MOST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_a_partner_are_found() {
        for (text, mark, right) in [
            ("“标题\"", Some('“'), Some("“标题”")),
            ("所谓“快保护", Some('“'), None),
            ("快保护”服务", Some('”'), None),
            ("”快保护“", None, None),
            ("The \"fast lane", Some('"'), None),
            ("《纲要", Some('《'), None),
            ("“一站式”服务与《纲要》", None, None),
            ("The \"fast\" lane", None, None),
            ("The city's 5\" pipe", None, None),
            ("Readers’ room", None, None),
        ] {
            assert_eq!(unpaired(text), mark, "{text}");
            assert_eq!(unpaired(text).and_then(|_| mended(text)).as_deref(), right, "{text}");
        }
    }
}
