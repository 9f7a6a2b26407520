//! Seeds for every target, from what the repository already holds: the sample site and the blocks of `tests/diagnostics`.

use std::fs;
use std::path::Path;

use super::sites::letter;

/// Texts by the names of the targets that they are for.
pub fn all(repository: &Path) -> Vec<(&'static str, String)> {
    let mut seeds = Vec::new();
    visit(&repository.join("content"), &mut |path, text| add(&path.to_string_lossy(), text, &mut seeds));
    visit(&repository.join("tests/diagnostics"), &mut |_, text| {
        for (name, content) in blocks(text) {
            add(name, &content, &mut seeds);
        }
    });
    seeds.extend(BY_HAND.iter().map(|(target, text)| (*target, (*text).to_owned())));
    seeds
}

/// Writings that stand in no file.
const BY_HAND: [(&str, &str); 37] = [
    ("csv", "period;value\n2024;12\n"),
    ("csv", "\u{feff}period,value\r\n2024,12\r\n"),
    ("csv", "period,value\n2024,\"1,234\"\n2025,=SUM(B2:B2)\n"),
    ("csv", "period,value,qualifier,upper\n2024,12,between,15\n,,,\n"),
    ("csv", "period,value\n2024,12,extra\n2025\n"),
    ("csv", "period,period\n\"2024,12\n"),
    ("csv", "年份,数值\n２０２４,１２\n"),
    ("csv", "period,value,note\n2024,missing,\"two\nlines\"\n"),
    ("csv", "period,\"two\r\nlines\r\",\"valu\"\r\n2024,12,1\r\n"),
    ("quantity", "5000|over"),
    ("quantity", "45.70|about"),
    ("quantity", "4.76 million|exact"),
    ("quantity", "476万|nearly"),
    ("quantity", "1.2亿|at-least"),
    ("quantity", "12 billion|at-most"),
    ("quantity", "-3|under"),
    ("quantity", "１２．５"),
    ("quantity", "1,234,567.80"),
    ("quantity", "1 234"),
    ("quantity", "007"),
    ("quantity", "+5"),
    ("quantity", "−5"),
    ("quantity", ".5"),
    ("quantity", "1e6"),
    ("quantity", "0x1F"),
    ("quantity", "about 15"),
    ("quantity", "45.7%"),
    ("quantity", "9999999999999999999999999999"),
    ("period", "2016-01/2018-12"),
    ("period", "2025-Q3"),
    ("period", "2025-H1"),
    ("period", "2024-02-29"),
    ("period", "to-date"),
    ("period", "2025年6月30日"),
    ("period", "30/6/2025"),
    ("period", "June 2025"),
    (
        "mention",
        "从1494件增至1667件，增长11.6%，约3至4成；第3届、一百二十三名，￥78万元，between 30 and 40, 1–2 million",
    ),
];

fn add(path: &str, text: &str, seeds: &mut Vec<(&'static str, String)>) {
    if let Some(first) = record_like(path).and_then(letter) {
        seeds.push(("records", format!("{first}{text}")));
    }
    if path.ends_with(".md") {
        seeds.push(("markdown", text.to_owned()));
        seeds.extend(text.lines().filter(|line| !line.is_empty()).map(|line| ("mention", line.to_owned())));
    }
    if path.ends_with(".csv") {
        seeds.push(("csv", text.to_owned()));
    }
    for (key, value) in text.split([',', '{', '}', '\n']).filter_map(|piece| piece.trim().split_once(": ")) {
        let target = match key.trim_start_matches("- ") {
            "value" | "upper" | "of" => "quantity",
            "as_of" | "period" | "date" | "published" | "retrieved" | "from" | "to" => "period",
            "as_stated" => "mention",
            _ => continue,
        };
        seeds.push((target, value.trim_matches(['"', '\'', ' ']).to_owned()));
    }
}

/// The record as which a file of the same name is read.
fn record_like(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next()?;
    super::sites::RECORDS.into_iter().find(|record| record.rsplit('/').next() == Some(name))
}

/// The files that a fixture writes, by path.
fn blocks(fixture: &str) -> Vec<(&str, String)> {
    let mut out: Vec<(&str, String)> = Vec::new();
    let mut fence = None;
    for line in fixture.lines() {
        match fence {
            Some(open) if line == open => fence = None,
            Some(_) => {
                if let Some((_, content)) = out.last_mut() {
                    content.push_str(line);
                    content.push('\n');
                }
            }
            None if line.starts_with("```") => {
                let marks = line.len() - line.trim_start_matches('`').len();
                fence = Some(&line[..marks]);
                out.push((line.rsplit(' ').next().unwrap_or_default(), String::new()));
            }
            None => {}
        }
    }
    out
}

fn visit(folder: &Path, found: &mut dyn FnMut(&Path, &str)) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            visit(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found(&path, &text);
        }
    }
}
