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

#[cfg(feature = "pictures")]
#[test]
fn a_file_carries_the_letters_of_its_texts_in_the_faces_that_they_are_set_in() {
    use base64::Engine as _;
    use skrifa::{FontRef, MetadataProvider};

    for (name, file) in files() {
        let faces: Vec<&str> =
            file.svg.split("@font-face{").skip(1).filter_map(|face| face.split('}').next()).collect();
        let letters = |wanted: &str| -> BTreeSet<char> {
            let face = faces.iter().find(|face| face.starts_with(wanted));
            let data = face.and_then(|face| face.split("base64,").nth(1)?.split(')').next());
            let font = base64::engine::general_purpose::STANDARD.decode(data.unwrap_or_default());
            let font = font.expect("base64");
            let Ok(font) = FontRef::new(&font) else { return BTreeSet::new() };
            font.charmap().mappings().filter_map(|(c, _)| char::from_u32(c)).collect()
        };
        let (sans, bold) = (
            letters("font-family:'Casebook Sans';font-weight:400"),
            letters("font-family:'Casebook Sans';font-weight:700"),
        );
        let serif = letters("font-family:'Casebook Serif';font-weight:700");
        for text in file.svg.split("<text ").skip(1) {
            let (attributes, rest) = text.split_once('>').expect("an element");
            let words = rest
                .split("</text>")
                .next()
                .unwrap_or_default()
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
            let own = match attributes {
                value if value.contains("\"value\"") => &bold,
                headline if headline.contains("\"headline\"") => &serif,
                _ => &sans,
            };
            let missing: String = words.chars().filter(|c| !own.contains(c)).collect();
            assert!(missing.is_empty(), "{name}: {missing} of {words}");
        }
        // The letters of one drawing, and not a whole font.
        assert!(file.svg.len() < 150_000, "{name} takes {} bytes", file.svg.len());
        assert!(file.svg.contains("font-family=\"'Casebook Sans',"), "{name}");
    }
}

/// Office programs take few rules of a stylesheet, and draw the line around a text over it.
#[test]
fn a_file_has_its_looks_in_its_elements() {
    for (name, file) in files() {
        let svg = &file.svg;
        for style in svg.split("<style>").skip(1).filter_map(|rest| rest.split("</style>").next()) {
            assert!(
                style.split('}').all(|rule| rule.is_empty() || rule.starts_with("@font-face{")),
                "{name}"
            );
        }
        let tags: Vec<&str> = svg.split('<').skip(1).filter_map(|part| part.split('>').next()).collect();
        assert!(!svg.contains("patternTransform") && !svg.contains("paint-order"), "{name}");
        assert!(tags[0].starts_with("svg ") && tags[0].contains(" fill=\"#17212b\""), "{name}: {}", tags[0]);
        for (class, wanted) in
            [("line", " fill=\"none\""), ("grid", " stroke=\"#ddd8cc\""), ("plate", " fill=\"#fbfaf6\"")]
        {
            let class = format!(" class=\"{class}\"");
            for tag in tags.iter().filter(|tag| tag.contains(&class)) {
                assert!(tag.contains(wanted), "{name}: {tag}");
            }
        }
        for text in tags.iter().filter(|tag| tag.starts_with("text ")) {
            assert!(text.contains(" fill=\"#") && text.contains(" stroke=\"none\""), "{name}: {text}");
        }
    }
}
