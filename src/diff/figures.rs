//! Figures that were published and would be published.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::output::{ChangeEntry, FigureEntry, Register, Texts};

/// What happens to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    Added,
    Changed,
    Removed,
}

/// A figure that differs in its number, unit, time, source or standing.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    /// `CASE/ID`, or `STATISTIC@KEY` for an observation.
    pub address: String,
    pub what: What,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<FigureEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<FigureEntry>,
    /// The entries of `changes` that readers were not told of before.
    pub said: Vec<ChangeEntry>,
    /// Another number for the same time, of which no entry of `changes` tells readers.
    pub is_unexplained: bool,
}

impl FigureChange {
    /// The name of the figure in each language.
    #[must_use]
    pub fn label(&self) -> Option<&Texts> {
        self.new.as_ref().or(self.old.as_ref()).map(|entry| &entry.label)
    }
}

/// Every figure with its home here that differs, by address. What a statistic borrows of a case is told once, of the case.
pub(super) fn changes(old: Option<&Register>, new: &Register) -> Vec<FigureChange> {
    let before = |address: &str| old.and_then(|old| old.figures.get(address));
    let addresses: BTreeSet<&String> =
        old.iter().flat_map(|old| old.figures.keys()).chain(new.figures.keys()).collect();
    addresses
        .into_iter()
        .filter_map(|address| change(address, before(address), new.figures.get(address)))
        .collect()
}

fn change(address: &str, old: Option<&FigureEntry>, new: Option<&FigureEntry>) -> Option<FigureChange> {
    let is_borrowed = |entry: Option<&FigureEntry>| entry.is_some_and(|entry| entry.figure.is_some());
    if is_borrowed(new) || (new.is_none() && is_borrowed(old)) {
        return None;
    }
    let what = match (old, new) {
        (None, Some(_)) => What::Added,
        (Some(_), None) => What::Removed,
        (Some(old), Some(new)) if states_the_same(old, new) => return None,
        _ => What::Changed,
    };
    let known = |change: &&ChangeEntry| old.is_some_and(|old| old.changes.contains(change));
    let said: Vec<ChangeEntry> =
        new.iter().flat_map(|new| &new.changes).filter(|change| !known(change)).cloned().collect();
    let is_unexplained = match (old, new) {
        (Some(old), Some(new)) => {
            // A gap that is filled takes nothing back, and a later time is another statement.
            let is_same_time = (&old.as_of, &old.period) == (&new.as_of, &new.period);
            said.is_empty() && old.value.is_some() && is_same_time && number(old) != number(new)
        }
        _ => false,
    };
    Some(FigureChange {
        address: address.to_owned(),
        what,
        old: old.cloned(),
        new: new.cloned(),
        said,
        is_unexplained,
    })
}

type Number<'a> = (&'a Option<String>, &'a Option<String>, &'a Option<String>, &'a str);

fn number(entry: &FigureEntry) -> Number<'_> {
    (&entry.value, &entry.upper, &entry.qualifier, &entry.unit)
}

/// Whether two entries state the same, whatever the words around it.
fn states_the_same(old: &FigureEntry, new: &FigureEntry) -> bool {
    let rest = |entry: &FigureEntry| {
        (
            entry.as_of.clone(),
            entry.period.clone(),
            entry.status.clone(),
            entry.source.clone(),
            entry.changes.clone(),
        )
    };
    number(old) == number(new) && rest(old) == rest(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(value: &str, as_of: &str) -> FigureEntry {
        FigureEntry {
            value: Some(value.to_owned()),
            qualifier: Some("exact".to_owned()),
            unit: "person".to_owned(),
            as_of: Some(as_of.to_owned()),
            status: "normal".to_owned(),
            source: vec!["report".to_owned()],
            ..FigureEntry::default()
        }
    }

    fn changed(old: &FigureEntry, new: &FigureEntry) -> Option<FigureChange> {
        change("a/b", Some(old), Some(new))
    }

    #[test]
    fn another_number_for_the_same_time_wants_a_word() {
        let (old, new) = (entry("285", "2024"), entry("290", "2024"));
        let found = changed(&old, &new).expect("the numbers differ");
        assert!(found.what == What::Changed && found.is_unexplained);
        let said = ChangeEntry {
            date: "2026-01-01".to_owned(),
            kind: "correction".to_owned(),
            ..ChangeEntry::default()
        };
        let told = FigureEntry { changes: vec![said.clone()], ..new.clone() };
        let found = changed(&old, &told).expect("the numbers differ");
        assert!(!found.is_unexplained && found.said == [said.clone()]);
        // An entry that readers know already says nothing of this change.
        let knew = FigureEntry { changes: vec![said], ..old.clone() };
        assert!(changed(&knew, &told).expect("the numbers differ").is_unexplained);
    }

    #[test]
    fn a_later_time_a_filled_gap_and_another_source_want_none() {
        let old = entry("285", "2024");
        let gap = FigureEntry { value: None, qualifier: None, ..old.clone() };
        let other = FigureEntry { source: vec!["other".to_owned()], ..old.clone() };
        for (before, after) in [(&old, &entry("290", "2025")), (&gap, &old), (&old, &other)] {
            assert!(!changed(before, after).expect("they differ").is_unexplained);
        }
    }

    #[test]
    fn the_same_statement_and_a_borrowed_number_are_not_listed() {
        let old = entry("285", "2024");
        let label = Texts::from([("en".to_owned(), "Officers".to_owned())]);
        assert_eq!(changed(&old, &FigureEntry { label, ..old.clone() }), None);
        let borrowed = FigureEntry { figure: Some("a/b".to_owned()), ..entry("290", "2024") };
        assert_eq!(changed(&old, &borrowed), None);
        assert_eq!(change("s@1", None, Some(&borrowed)), None);
        assert_eq!(change("a/b", None, Some(&old)).map(|found| found.what), Some(What::Added));
        assert_eq!(change("a/b", Some(&old), None).map(|found| found.what), Some(What::Removed));
    }
}
