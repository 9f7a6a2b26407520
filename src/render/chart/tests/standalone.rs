//! The drawings that stand alone: of each kind one in each language, and the one that says how settled values are.

use std::collections::{BTreeMap, BTreeSet};

use super::super::sheet;
use super::samples;
use crate::render::chart::Kind;
use crate::render::svg::Drawing;

/// The drawings with their names: the first sample of each kind and language, and the statuses of a line.
pub(in crate::render) fn files() -> BTreeMap<String, Drawing> {
    let mut seen: BTreeSet<(Kind, String)> = BTreeSet::new();
    let mut files = BTreeMap::new();
    for (name, chart) in samples::all() {
        let source = match chart.han() {
            true => "来源：联盟第一次年会报道",
            false => "Source: report on the first annual meeting",
        };
        if seen.insert((chart.kind, chart.lang.clone())) || name == "line-status-en" {
            files.insert(name, sheet::standalone(&chart, &[source.to_owned()]));
        }
    }
    files
}

#[test]
fn every_kind_stands_alone_in_both_languages() {
    let files = files();
    let drawn: BTreeSet<(Kind, String)> = samples::all()
        .into_iter()
        .filter(|(name, _)| files.contains_key(name))
        .map(|(_, chart)| (chart.kind, chart.lang))
        .collect();
    for (_, chart) in samples::all() {
        for lang in ["en", "zh-Hans"] {
            assert!(drawn.contains(&(chart.kind, lang.to_owned())), "{:?} in {lang}", chart.kind);
        }
    }
}

#[test]
fn a_file_needs_nothing_from_outside() {
    for (name, file) in files() {
        assert!(file.svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{name}");
        for forbidden in ["var(", "href=\"http", "<script", "<image", "@import", "url(http"] {
            assert!(!file.svg.contains(forbidden), "{name} has {forbidden}");
        }
        for wanted in ["<title", "<desc", "font-family=", " width=", " height="] {
            assert!(file.svg.contains(wanted), "{name} lacks {wanted}");
        }
    }
}
