//! Text colours of the style sheet have 4.5:1 on their paper (WCAG 2.2, 1.4.3), in every scheme.

use crate::loading::folder;
use std::collections::BTreeMap;

/// Relative luminance of `#rgb` or `#rrggbb`, as WCAG 2.2 defines it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let long: String =
        if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.into() };
    let channel = |at: usize| {
        let part =
            f64::from(u8::from_str_radix(&long[at..at + 2], 16).expect("a hexadecimal colour")) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn schemes() -> Vec<BTreeMap<String, String>> {
    let css: String = ["civic.css", "wide.css", "tables.css", "search.css", "print.css"]
        .map(|sheet| {
            std::fs::read_to_string(folder().join("assets").join(sheet)).expect("the style sheet is there")
        })
        .concat();
    css.split(":root {")
        .skip(1)
        .filter_map(|block| block.split('}').next())
        .filter(|block| block.contains("--paper"))
        .map(|block| {
            block
                .split(';')
                .filter_map(|line| line.trim().split_once(": "))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect()
        })
        .collect()
}

#[test]
fn text_can_be_read_in_light_dark_and_print() {
    let schemes = schemes();
    assert_eq!(schemes.len(), 3, "light, dark and print");
    for scheme in &schemes {
        let paper = luminance(&scheme["--paper"]);
        for name in ["--ink", "--ink-2", "--ink-3", "--seal", "--blue"] {
            let ink = luminance(&scheme[name]);
            let ratio = (paper.max(ink) + 0.05) / (paper.min(ink) + 0.05);
            assert!(ratio >= 4.5, "{name} {} on {}: {ratio:.2}", scheme[name], scheme["--paper"]);
        }
    }
}
