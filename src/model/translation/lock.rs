//! `content/translations.lock`: which text of the original each translation was confirmed against.
//!
//! One line a record and locale, `cases/foshan-cipo zh-Hans 1a2b3c4d …`, sorted: two people who confirm different records change
//! different lines. Programs write it; people only merge it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Mark;
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::files::{FileId, Files, Place};

/// Where the lock stands.
pub const PATH: &str = "content/translations.lock";

/// What was confirmed, by record and locale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    confirmed: BTreeMap<(String, String), Vec<Mark>>,
}

impl Lock {
    /// Reads the lock; without a file nothing is confirmed. A line that cannot be read confirms nothing and is reported.
    pub fn read(files: &Files, diags: &mut Diagnostics) -> Lock {
        let mut lock = Lock::default();
        let Some(file) = files.find(PATH) else { return lock };
        let Some(text) = files.get(file).text() else { return lock };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let place = Place::bytes(file, at..at + line.trim_end().len());
            at += line.len();
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match read_line(line) {
                Some((key, marks)) if !lock.confirmed.contains_key(&key) => {
                    lock.confirmed.insert(key, marks);
                }
                Some(((record, locale), _)) => {
                    let twice = Diagnostic::new(translations::LOCK, place).with("record", &record);
                    diags.push(twice.with("id", id(&record)).with("locale", locale));
                }
                None => {
                    diags.push(broken(file, place, line));
                    // Of a file that is none of ours one line says it for all.
                    if diags.iter().filter(|found| found.code == translations::LOCK).count() >= MOST {
                        break;
                    }
                }
            }
        }
        lock
    }

    /// What the original was when the translation was confirmed; nothing where it never was.
    pub fn get(&self, record: &str, locale: &str) -> Option<&[Mark]> {
        self.confirmed.get(&(record.to_owned(), locale.to_owned())).map(Vec::as_slice)
    }

    /// Confirms a translation against these parts of the original.
    pub fn confirm(&mut self, record: &str, locale: &str, original: Vec<Mark>) {
        self.confirmed.insert((record.to_owned(), locale.to_owned()), original);
    }

    /// Drops what was confirmed of records and locales that are there no more.
    pub fn keep(&mut self, is_there: impl Fn(&str, &str) -> bool) {
        self.confirmed.retain(|(record, locale), _| is_there(record, locale));
    }

    /// The file: a comment that says what it is, and a line for each record and locale.
    pub fn text(&self) -> String {
        let mut out = String::from(HEAD);
        for ((record, locale), marks) in &self.confirmed {
            let _ = write!(out, "{record} {locale}");
            for mark in marks {
                let _ = write!(out, " {mark}");
            }
            out.push('\n');
        }
        out
    }
}

const HEAD: &str = "\
# Which text of the original each translation was confirmed against. Written by `casebook confirm`; keep it with the content.
# 各译文核对时所依据的原文。由 casebook confirm 写入，请与内容一并保存。
";

/// So many broken lines are told one by one.
const MOST: usize = 5;

fn read_line(line: &str) -> Option<((String, String), Vec<Mark>)> {
    let mut words = line.split(' ');
    let (record, locale) = (words.next()?, words.next()?);
    let is_name = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/".contains(&byte))
    };
    let marks: Vec<Mark> = words.map(str::parse).collect::<Result<_, _>>().ok()?;
    let fits = is_name(record) && is_name(locale) && !marks.is_empty();
    fits.then(|| ((record.to_owned(), locale.to_owned()), marks))
}

fn broken(file: FileId, place: Place, line: &str) -> Diagnostic {
    let is_merge = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark));
    let place = if line.len() > 200 { Place::File(file) } else { place };
    let found = Diagnostic::new(translations::LOCK, place);
    found.with_some("merge", is_merge.then(|| line.split(' ').next().unwrap_or(line)))
}

/// The last part of a record's name, as `only:` in site.yaml writes it.
pub fn id(record: &str) -> &str {
    record.rsplit('/').next().unwrap_or(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut lock = Lock::default();
        lock.confirm("cases/b", "zh-Hans", vec![Mark::of("x"), Mark::of("y")]);
        lock.confirm("cases/a", "zh-Hans", vec![Mark::of("z")]);
        let text = lock.text();
        let lines: Vec<&str> = text.lines().skip(2).map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(lines, ["cases/a", "cases/b"]);
        let mut diags = Diagnostics::default();
        assert_eq!(Lock::read(&Files::from_texts([(PATH, text.as_str())]), &mut diags), lock);
        let windows = text.replace('\n', "\r\n");
        assert_eq!(Lock::read(&Files::from_texts([(PATH, windows.as_str())]), &mut diags), lock);
        assert!(diags.is_empty());
        lock.keep(|record, _| record == "cases/b");
        assert_eq!(
            (lock.get("cases/a", "zh-Hans"), lock.get("cases/b", "zh-Hans").unwrap().len()),
            (None, 2)
        );
    }

    #[test]
    fn each_broken_line_is_told_and_no_more_than_five() {
        for (text, count) in [
            ("", 0),
            ("# only a comment\n\n", 0),
            ("cases/a zh-Hans\n", 1),
            ("cases/a zh-Hans 12\n", 1),
            ("cases/a zh-Hans 1a2b3c4d\ncases/a zh-Hans 1a2b3c4e\n", 1),
            ("<<<<<<< ours\n=======\n>>>>>>> theirs\n", 3),
            (&"x\n".repeat(1000), 5),
        ] {
            let mut diags = Diagnostics::default();
            Lock::read(&Files::from_texts([(PATH, text)]), &mut diags);
            assert_eq!(diags.len(), count, "{text:?}");
        }
    }
}
