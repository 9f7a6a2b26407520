//! A report that a person can read, whatever is wrong.
//!
//! Only the form for people is bounded: programs, and people who ask for one line a finding, are given every one.

use std::collections::BTreeMap;

use super::shown::Shown;
use super::{Code, Diagnostic, Language, Severity};
use crate::files::{FileId, Files, Place};

/// A folder with ten thousand stray files, or a table with a fault in every row, says after so many findings what it says after all.
const ALIKE_MOST: usize = 50;

/// A spreadsheet that was saved with thousands separators has the one fault in every row.
const ALIKE_MOST_IN_TABLES: usize = 3;

/// What a report for people is made of.
pub(super) enum Told<'a> {
    Finding(&'a Diagnostic),
    More(More<'a>),
}

/// How many findings of one code are left out in one place.
pub(super) struct More<'a> {
    code: &'static Code,
    count: usize,
    /// A file; of findings about whole files their folder, nothing for the site's own.
    home: Home<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Home<'a> {
    File(FileId),
    Folder(&'a str),
}

/// Keeps the first findings of each code in each file, and of whole files in each folder; where the next would stand, their number does.
pub(super) fn bounded<'a>(sorted: &'a [Diagnostic], files: &'a Files) -> Vec<Told<'a>> {
    let mut counts: BTreeMap<(&str, Home<'_>), usize> = BTreeMap::new();
    for key in sorted.iter().filter_map(|found| key(found, files)) {
        *counts.entry(key).or_default() += 1;
    }
    let mut seen: BTreeMap<(&str, Home<'_>), usize> = BTreeMap::new();
    let told = sorted.iter().filter_map(|found| {
        let Some(key) = key(found, files) else { return Some(Told::Finding(found)) };
        let seen = seen.entry(key).or_default();
        *seen += 1;
        let all = counts.get(&key).copied().unwrap_or_default();
        let most = alike_most(key.1, files);
        // To say of one that it is left out would take as much room as to show it.
        let shown = if all == most + 1 { all } else { most };
        if *seen <= shown {
            return Some(Told::Finding(found));
        }
        (*seen == shown + 1).then(|| Told::More(More { code: found.code, count: all - shown, home: key.1 }))
    });
    told.collect()
}

fn alike_most(home: Home<'_>, files: &Files) -> usize {
    match home {
        Home::File(file) if files.get(file).path.ends_with(".csv") => ALIKE_MOST_IN_TABLES,
        Home::File(_) | Home::Folder(_) => ALIKE_MOST,
    }
}

fn key<'a>(found: &Diagnostic, files: &'a Files) -> Option<(&'static str, Home<'a>)> {
    let home = match found.place? {
        Place::File(file) => {
            Home::Folder(files.get(file).path.rsplit_once('/').map_or("", |(folder, _)| folder))
        }
        place @ (Place::Bytes { .. } | Place::Node { .. }) => Home::File(place.file()),
    };
    Some((found.code.id, home))
}

impl More<'_> {
    /// How much those that were left out weigh, as far as the code says.
    pub fn severity(&self) -> Severity {
        self.code.severity
    }

    /// How many findings are left out and where, and what shows them.
    pub fn text(&self, shown: &Shown<'_>) -> (String, &'static str) {
        let (id, count) = (self.code.id, self.count);
        let home = match self.home {
            Home::File(file) => shown.path(file),
            Home::Folder(folder) => shown.name(&format!("{folder}/")),
        };
        match shown.language {
            Language::English => (
                format!("{count} more of {id} in {home} are not shown here"),
                "`casebook check --format short` shows every one, a line each",
            ),
            Language::Chinese => (
                format!("{home} 中另有 {count} 处 {id} 未在此列出"),
                "运行 `casebook check --format short` 可逐行列出全部",
            ),
        }
    }
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
        let all: Vec<Diagnostic> =
            of(reading::STRAY_FILE).chain(of(references::LOOP).take(ALIKE_MOST + 1)).collect();
        let told = bounded(&all, &files);
        let more: Vec<&More<'_>> = told
            .iter()
            .filter_map(|told| match told {
                Told::More(more) => Some(more),
                Told::Finding(_) => None,
            })
            .collect();
        assert_eq!(told.len(), ALIKE_MOST + 1 + ALIKE_MOST + 1, "one is not left out alone");
        assert_eq!((more.len(), more[0].count, more[0].code), (1, 200, reading::STRAY_FILE));
        assert!(matches!(told[ALIKE_MOST], Told::More(_)), "the number stands where the next finding would");
    }

    #[test]
    fn a_fault_of_every_row_of_a_table_is_shown_three_times() {
        let files = Files::from_texts([("content/statistics/a/a.csv", "x")]);
        let at = |row: u32| Place::Bytes {
            file: files.find("content/statistics/a/a.csv").unwrap(),
            start: row,
            end: row,
        };
        let all: Vec<Diagnostic> = (0..40).map(|row| Diagnostic::new(references::LOOP, at(row))).collect();
        let told = bounded(&all, &files);
        assert_eq!(told.len(), ALIKE_MOST_IN_TABLES + 1);
        assert!(matches!(told.last(), Some(Told::More(More { count: 37, .. }))));
    }

    #[test]
    fn each_file_has_its_own_bound() {
        let texts: Vec<String> = (0..250).map(|number| format!("content/a/{number:03}.md")).collect();
        let files = Files::from_texts(texts.iter().map(|path| (path.as_str(), "x")));
        let all: Vec<Diagnostic> = files
            .iter()
            .map(|(file, _)| Diagnostic::new(references::LOOP, Place::Bytes { file, start: 0, end: 1 }))
            .collect();
        assert_eq!(bounded(&all, &files).len(), 250);
    }
}
