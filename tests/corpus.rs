//! What the fixtures of `tests/diagnostics/` are about: each stands in one class, and no class gets thin.
//!
//! The class of a slip that authors and their programs make is in the name of its fixture; of all others it follows from the first code
//! that they report.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A class, how many fixtures it has at least, and the beginnings of names or of codes by which they are known. The first that fits counts.
const CLASSES: [(&str, usize, &[&str], &[&str]); 17] = [
    ("tables saved by spreadsheets", 15, &["excel-", "csv-", "not-utf8-csv"], &[]),
    ("dates and numbers as people write them", 16, &["date-", "bad-date", "bad-number", "bad-period"], &[]),
    (
        "full-width and curved characters as syntax",
        15,
        &["full-width-", "yaml-", "smart-", "odd-space", "half-width"],
        &[],
    ),
    (
        "files and their names",
        14,
        &["file-", "stray-", "named-", "same-", "not-utf8", "utf16", "foreign-names", "bad-path"],
        &[],
    ),
    ("sizes and depths", 6, &["too-", "alias-bomb", "long-line", "more-alike", "several-"], &[]),
    ("one fault, one report", 15, &["cascade-", "broken-"], &[]),
    (
        "syntax of YAML",
        12,
        &["syntax", "tab", "tag", "flow-", "duplicate-key", "map-as-key"],
        &["CB101", "CB103", "CB107"],
    ),
    ("keys and values of records", 20, &[], &["CB10", "CB11", "CB12", "CB13"]),
    ("references, links and Markdown", 20, &[], &["CB20", "CB23", "CB24"]),
    ("figures", 20, &[], &["CB25", "CB26", "CB27"]),
    ("what figures and sentences say together", 15, &[], &["CB28", "CB29", "CB70", "CB72"]),
    ("translations", 12, &[], &["CB30", "CB31"]),
    ("themes and addresses", 5, &[], &["CB40", "CB50"]),
    ("finished output", 6, &["output-"], &["CB51", "CB52"]),
    ("what was published before", 15, &[], &["CB53", "CB54"]),
    ("personal information and leftovers", 10, &[], &["CB60", "CB61"]),
    ("text that deceives", 8, &[], &["CB62", "CB63"]),
];

/// What must not be reported: the sentence of such a fixture says why.
const QUIET: (&str, usize) = ("honest content that is left alone", 10);

/// The class of a fixture; nothing where none fits.
fn class(name: &str, report: &str) -> Option<&'static str> {
    let code = report.split_once('[').map_or("", |(_, rest)| &rest[..rest.len().min(5)]);
    if code.is_empty() {
        return Some(QUIET.0);
    }
    let named = CLASSES.iter().find(|(_, _, names, _)| names.iter().any(|start| name.starts_with(start)));
    let coded = || CLASSES.iter().find(|(_, _, _, codes)| codes.iter().any(|start| code.starts_with(start)));
    named.or_else(coded).map(|(class, ..)| *class)
}

#[test]
fn every_fixture_has_a_class_and_no_class_is_thin() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut homeless = Vec::new();
    for entry in fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("the folder can be read").path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".md"))
        else {
            continue;
        };
        let text = fs::read_to_string(&path).expect("a fixture is text");
        let report = text.split_once("```report\n").map_or("", |(_, rest)| rest);
        let report = report.split_once("```").map_or("", |(report, _)| report);
        match class(name, report) {
            Some(class) => *counts.entry(class).or_default() += 1,
            None => homeless.push(name.to_owned()),
        }
    }
    assert!(homeless.is_empty(), "of no class: {homeless:?}");
    let least = CLASSES.iter().map(|(class, least, ..)| (*class, *least)).chain([QUIET]);
    let thin: Vec<_> =
        least.filter(|(class, least)| counts.get(class).is_none_or(|count| count < least)).collect();
    assert!(thin.is_empty(), "fewer than {thin:?}: {counts:#?}");
    assert!(counts.values().sum::<usize>() >= 300, "{counts:#?}");
}
