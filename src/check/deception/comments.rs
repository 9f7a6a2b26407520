//! Words of a text in YAML that are read as a comment, because a blank and `#` stand before them.

use std::collections::BTreeMap;

use crate::diag::table::deception;
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::{FileId, Files, Place};

/// Names what a text without quotation marks loses on its line. A comment with a blank behind its `#` is meant as one.
pub(super) fn report(files: &Files, diags: &mut Diagnostics) {
    for (id, file) in files.iter() {
        let is_yaml = file.name().ends_with(".yaml") || file.name().ends_with(".yml");
        let Some(text) = file.text().filter(|_| is_yaml) else { continue };
        let signs: Vec<usize> = signs_before_words(text).collect();
        // Places are looked for only where there is something to say.
        if signs.is_empty() {
            continue;
        }
        let texts = file.plain_scalars().into_iter().map(|text| (text.end, text.start));
        let starts: BTreeMap<usize, usize> = texts.collect();
        for sign in signs {
            if let Some(&start) = starts.get(&text[..sign].trim_end_matches(BLANKS).len()) {
                diags.push(lost(id, text, start, sign));
            }
        }
    }
}

const BLANKS: [char; 2] = [' ', '\t'];

fn signs_before_words(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('#')
        .filter(|(at, _)| text[..*at].ends_with(BLANKS) && text[at + 1..].starts_with(char::is_alphanumeric))
        .map(|(at, _)| at)
}

fn lost(id: FileId, text: &str, start: usize, sign: usize) -> Diagnostic {
    let end = text[sign..].find('\n').map_or(text.len(), |length| sign + length);
    let words = text[sign..end].trim_end();
    let whole = &text[start..sign + words.len()];
    let is_short = whole.chars().count() <= SHOWN_MOST;
    // Behind such marks the line may go on with something else.
    let is_all_text = !whole.contains(['"', '\\', '\n']) && !words.contains(['{', '}', '[', ']', ':']);
    let found = Diagnostic::new(deception::LOST_WORDS, Place::bytes(id, sign..sign + words.len()))
        .with("lost", words);
    found.with_some("right", (is_short && is_all_text).then(|| format!("\"{whole}\"")))
}

/// A longer text is not written out.
const SHOWN_MOST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_a_text_are_lost() {
        for (text, expected) in [
            ("date_text: No day given #1; at the outset\n", Some("#1; at the outset")),
            ("title: 港口服务站  #一期\n", Some("#一期")),
            ("- item #two\n", Some("#two")),
            ("{a: one #b\n}\n", Some("#b")),
            ("value: 285 # as stated\n", None),
            ("value: 285 ## as stated\n", None),
            ("title: \"No day #1\"\n", None),
            ("title: \"No day\" #1\n", None),
            ("title: a#1 and C#\n", None),
            ("text: |\n  issue #12 of it\n", None),
            ("a: 1\n  #b: 2\nc: 3\n", None),
            ("#a: 1\nb: 2\n", None),
            ("a: #b\n", None),
        ] {
            let files = Files::from_texts([("content/site.yaml", text)]);
            let mut diags = Diagnostics::default();
            report(&files, &mut diags);
            let lost: Vec<&str> = diags.iter().map(|found| found.words["lost"].as_str()).collect();
            assert_eq!(lost, Vec::from_iter(expected), "{text}");
        }
    }
}
