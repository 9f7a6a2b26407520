//! A report that can be read, whatever is wrong.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, table::deception};
use crate::files::{FileId, Files, Place};

/// A folder with ten thousand stray files, or a table with a fault in every row, says after so many findings what it says after all.
const ALIKE_MOST: usize = 50;

/// Keeps the first findings of each code in each file, and of whole files in each folder; one more finding says how many there are besides.
pub(super) fn bounded(sorted: Vec<Diagnostic>, files: &Files) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut more: BTreeMap<(FileId, &str), (Diagnostic, usize)> = BTreeMap::new();
    let mut first: BTreeMap<(&str, &str), FileId> = BTreeMap::new();
    let mut kept = Vec::with_capacity(sorted.len());
    for found in sorted {
        let Some(place) = found.place else {
            kept.push(found);
            continue;
        };
        let key = (found.code.id, home(files, place));
        let count = counts.entry(key).or_default();
        *count += 1;
        if *count <= ALIKE_MOST {
            first.entry(key).or_insert(place.file());
            kept.push(found);
            continue;
        }
        let file = first.get(&key).copied().unwrap_or(place.file());
        let (_, left) =
            more.entry((file, found.code.id)).or_insert_with(|| (about(&found, found.code, file), 0));
        *left += 1;
    }
    kept.extend(more.into_values().map(|(found, left)| found.with("more", left)));
    kept
}

fn about(found: &Diagnostic, code: &Code, file: FileId) -> Diagnostic {
    let mut told = Diagnostic::new(deception::MORE_ALIKE, Place::File(file)).with("alike", code.id);
    told.severity = found.severity;
    told.with("most", ALIKE_MOST)
}

/// More characters than this of one word would bury the message.
const WORD_MOST: usize = 1_000;

/// How much of the beginning and of the end of such a word is kept.
const WORD_KEPT: usize = 300;

/// A cell of ten megabytes is named by its beginning and its end.
pub(super) fn shortened(word: String) -> String {
    if word.len() <= WORD_MOST || word.chars().count() <= WORD_MOST {
        return word;
    }
    let start: String = word.chars().take(WORD_KEPT).collect();
    let end = word.char_indices().rev().nth(WORD_KEPT - 1).map_or(0, |(at, _)| at);
    format!("{start} … {}", &word[end..])
}

/// The file of a place; of a whole file its folder.
fn home(files: &Files, place: Place) -> &str {
    let path = files.get(place.file()).path.as_str();
    match place {
        Place::File(_) => path.rsplit_once('/').map_or("", |(folder, _)| folder),
        Place::Bytes { .. } | Place::Node { .. } => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::table::{reading, references};

    #[test]
    fn a_word_is_kept_unless_it_is_far_too_long() {
        assert_eq!(shortened("数".repeat(WORD_MOST)), "数".repeat(WORD_MOST));
        let short = shortened("甲".repeat(WORD_MOST) + "乙");
        assert!(short.chars().count() < WORD_MOST && short.ends_with("甲乙"), "{short}");
    }

    #[test]
    fn findings_of_one_kind_are_bounded_and_counted() {
        let texts: Vec<String> = (0..250).map(|number| format!("content/a/{number:03}.yml")).collect();
        let files = Files::from_texts(texts.iter().map(|path| (path.as_str(), "")));
        let of =
            |code: &'static Code| files.iter().map(move |(id, _)| Diagnostic::new(code, Place::File(id)));
        let all: Vec<Diagnostic> = of(reading::STRAY_FILE).chain(of(references::LOOP).take(30)).collect();
        let kept = bounded(all, &files);
        assert_eq!(kept.len(), ALIKE_MOST + 30 + 1);
        let told = kept.last().expect("the last finding tells of the rest");
        assert_eq!((told.code, told.words["more"].as_str()), (deception::MORE_ALIKE, "200"));
        assert_eq!(told.severity, reading::STRAY_FILE.severity);
    }
}
