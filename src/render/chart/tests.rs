//! Charts against goldens (`tests/charts/*.svg`), and against what must hold for every chart.
//!
//! `UPDATE_GOLDENS=1 cargo test goldens` writes them anew; never where `CI` is set.

mod claims;
mod clear;
mod edges;
mod missing;
mod numbers;
mod random;
mod samples;
mod signs;
mod stacked;
mod standalone;
mod times;

#[cfg(feature = "pictures")]
pub(in crate::render) use standalone::files;

use super::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Every text inside the sheet, none on another and none across a mark.
fn assert_tidy(name: &str, drawing: &Drawing) {
    for (at, text) in drawing.texts.iter().enumerate() {
        let inside = text.left >= -0.2
            && text.top >= -0.2
            && text.right <= drawing.width + 0.2
            && text.bottom <= drawing.height + 0.2;
        assert!(inside, "{name}: {text:?} leaves {} by {}", drawing.width, drawing.height);
        for other in &drawing.texts[at + 1..] {
            assert!(!text.overlaps(other), "{name}: {text:?} overlaps {other:?}");
        }
    }
    clear::assert_clear(name, drawing);
}

/// A chart of one series, where any will do.
pub(in crate::render::chart) fn any() -> (String, Chart<'static>) {
    samples::all().into_iter().find(|(name, _)| name == "line-en").expect("the sample is there")
}

fn drawings() -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::new();
    for (name, chart) in samples::all() {
        for (suffix, width) in [("wide", Width::Wide), ("narrow", Width::Narrow)] {
            all.insert(format!("{name}.{suffix}.svg"), drawing(&chart, width));
        }
    }
    all.extend(standalone::files().into_iter().map(|(name, file)| (format!("{name}.file.svg"), file)));
    all.extend(edges::telling());
    all
}

/// A file without the letters that it carries, which have a test of their own.
fn without_fonts(svg: &str) -> String {
    let mut parts = svg.split("base64,");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| format!("{before}base64,*{}", part.trim_start_matches(|c| c != ')')))
}

#[test]
fn goldens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    assert!(!(update && std::env::var_os("CI").is_some()), "goldens are not rewritten in CI");
    let drawings = drawings();
    for (name, drawing) in &drawings {
        let path = folder.join(name);
        let svg = without_fonts(&drawing.svg);
        if update {
            std::fs::write(&path, &svg).expect("a golden can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(golden == svg, "{name} differs from its golden; UPDATE_GOLDENS=1 writes it anew");
    }
    for entry in std::fs::read_dir(folder).expect("the goldens have a folder") {
        let path = entry.expect("a folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The pictures are held by `raster`.
        if name.ends_with(".svg") && !drawings.contains_key(&name) {
            if update {
                std::fs::remove_file(&path).expect("a left-over golden can be removed");
            }
            assert!(update, "{name} is left over: no sample draws it");
        }
    }
}

#[test]
fn texts_stay_apart_and_inside() {
    for (name, drawing) in drawings() {
        assert_tidy(&name, &drawing);
    }
}

#[test]
fn a_small_chart_is_small_and_carries_no_style() {
    for (name, chart) in samples::all().iter().filter(|(name, _)| name.starts_with("talent")) {
        let svg = draw(chart, Width::Wide);
        assert!(svg.len() < 4000, "{name} takes {} bytes", svg.len());
        for forbidden in ["style", "fill=\"#", "stroke=\"#", "<script", "xmlns"] {
            assert!(!svg.contains(forbidden), "{name} has {forbidden}");
        }
    }
}

#[test]
fn a_bound_has_an_open_end_and_no_remainder() {
    let all = samples::all();
    let (_, chart) = all.iter().find(|(name, _)| name == "share-bounds-en").expect("the sample is there");
    let svg = draw(chart, Width::Wide);
    // One of its three shares is exact.
    assert_eq!(svg.matches("class=\"track\"").count(), 1);
    assert_eq!(svg.matches("class=\"open\"").count(), 4);
}

#[test]
fn a_line_names_its_first_and_its_last_value() {
    for (name, chart) in samples::all().iter().filter(|(name, _)| name.starts_with("line-rising")) {
        let marks = &chart.series[0].marks;
        for width in [Width::Wide, Width::Narrow] {
            let drawing = drawing(chart, width);
            for end in [marks.first(), marks.last()].into_iter().flatten() {
                let is_named = drawing.texts.iter().any(|text| text.text == end.label);
                assert!(is_named, "{name} at {width:?} does not name {}", end.label);
            }
        }
    }
}

#[test]
fn a_missing_value_is_a_gap() {
    let all = samples::all();
    let (_, chart) = all.iter().find(|(name, _)| name == "line-status-en").expect("the sample is there");
    // The key has points of its own.
    let chart = Chart { statuses: StatusNames::default(), ..chart.clone() };
    let svg = draw(&chart, Width::Wide);
    let missing = chart.series[0].marks.iter().filter(|m| m.value.is_none()).count();
    assert_eq!(svg.matches("r=\"4\"").count() + missing, chart.categories.len());
}
