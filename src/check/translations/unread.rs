//! Records whose files could not be read as they stand: what seems to be missing from them may stand right there.

use std::collections::BTreeSet;

use crate::diag::table::{reading, translations};
use crate::diag::{Diagnostics, Severity};
use crate::files::Files;

/// The records with an error of reading, so that nothing is said of their translations before they can be compared.
pub(super) struct Unread<'a> {
    /// `cases/harbour` for a file of that folder, `sources` for a file that holds many records, `site`.
    homes: BTreeSet<&'a str>,
}

impl<'a> Unread<'a> {
    /// Gathers the records from what was found so far.
    pub(super) fn of(files: &'a Files, diags: &Diagnostics) -> Unread<'a> {
        let errors = diags.iter().filter(|found| found.severity == Severity::Error);
        let of_reading = errors.filter(|found| {
            let missing = [translations::MISSING_TEXT.id, translations::MISSING_FILE.id];
            reading::is_of_reading(found.code) || missing.contains(&found.code.id)
        });
        let homes = of_reading.filter_map(|found| Some(home(&files.get(found.place?.file()).path)));
        Unread { homes: homes.collect() }
    }

    /// Whether a record, named with its kind (`cases/harbour`, `sources/report`), is among them.
    pub(super) fn holds(&self, record: &str) -> bool {
        let file = record.split_once('/').map_or(record, |(kind, _)| kind);
        self.homes.contains(record) || self.homes.contains(file)
    }

    /// Whether a file of many records is among them.
    pub(super) fn holds_maps(&self) -> bool {
        self.homes.iter().any(|home| !home.contains('/'))
    }

    /// Whether the record that a file belongs to is among them.
    pub(super) fn holds_file(&self, path: &str) -> bool {
        self.holds(home(path))
    }
}

/// `content/cases/harbour/en.md` -> `cases/harbour`, `content/sources.yaml` -> `sources`.
fn home(path: &str) -> &str {
    let below = path.strip_prefix("content/").unwrap_or(path);
    match below.match_indices('/').nth(1) {
        Some((end, _)) => &below[..end],
        None => below.strip_suffix(".yaml").unwrap_or(below),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_its_folder_or_is_a_map_of_records() {
        for (path, expected) in [
            ("content/cases/harbour/en.md", "cases/harbour"),
            ("content/cases/harbour/pictures/a.png", "cases/harbour"),
            ("content/sources.yaml", "sources"),
            ("content/site.yaml", "site"),
        ] {
            assert_eq!(home(path), expected);
        }
    }

    #[test]
    fn a_map_that_cannot_be_read_holds_back_all_its_records() {
        let unread = Unread { homes: BTreeSet::from(["sources", "cases/harbour"]) };
        for (record, is_held) in
            [("sources/report", true), ("cases/harbour", true), ("cases/other", false), ("site", false)]
        {
            assert_eq!(unread.holds(record), is_held, "{record}");
        }
    }
}
