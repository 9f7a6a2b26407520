//! The repository's own site: the founding case with every figure, in both languages, with its qualifier and its source.

mod site;

use std::collections::BTreeMap;
use std::path::Path;

use casebook::Options;
use casebook::files::{Content, Files};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const CASE: &str = "content/cases/foshan-cipo/case.yaml";

/// Value in the page's data, English text, Chinese text, each without spaces.
const FIGURES: [(&str, &str, &str); 8] = [
    ("285", "285", "285"),
    ("392", "392", "392"),
    ("62", "62", "62"),
    ("30", "30", "30"),
    ("5000", "over5,000", "超过5000"),
    ("45.7", "45.7%", "45.7%"),
    ("42.8", "42.8%", "42.8%"),
    ("80", "over80%", "超过80%"),
];

fn pages() -> BTreeMap<String, String> {
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    site::render(&site::load(Path::new(ROOT))).into_iter().filter_map(text).collect()
}

/// What a reader sees: no tags, no style sheets.
fn visible(html: &str) -> String {
    let mut text = String::new();
    for (number, part) in html.split('<').enumerate() {
        let (tag, words) = if number == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        if !tag.starts_with("style") && !tag.starts_with("script") {
            text.push_str(words);
        }
    }
    text
}

#[test]
fn every_founding_figure_stands_on_its_page_with_qualifier_and_source() {
    let pages = pages();
    for (path, title, is_chinese) in [
        ("cases/foshan-cipo/index.html", "Report on the first Annual Meeting", false),
        ("zh-Hans/cases/foshan-cipo/index.html", "联盟首届年会报道", true),
    ] {
        let page = &pages[path];
        let (_, source) = page.split_once("id=\"source.1\"").expect("the page lists its sources");
        let source = visible(source.split("</li>").next().unwrap_or_default());
        assert!(source.to_lowercase().contains(&title.to_lowercase()), "{path}: source 1 is {source}");
        for (value, english, chinese) in FIGURES {
            let stated = if is_chinese { chinese } else { english };
            let stands = page.split("<data ").skip(1).any(|element| {
                let Some((element, after)) = element.split_once("</data>") else { return false };
                let shown: String = visible(&format!("<{element}")).split_whitespace().collect();
                element.contains(&format!("value=\"{value}\""))
                    && shown.starts_with(stated)
                    && after.split("</sup>").next().is_some_and(|note| note.contains("href=\"#source.1\""))
            });
            assert!(stands, "{path}: {stated} does not stand there with its source");
        }
    }
}

#[test]
fn no_total_and_no_rest_is_formed() {
    // 285 + 392 + 62, and what the two shares leave of 100 %: no source states them.
    for (path, text) in pages() {
        if ![".html", ".svg", ".csv", ".xml"].iter().any(|ending| path.ends_with(ending)) {
            continue;
        }
        let text = if path.ends_with(".csv") { text } else { visible(&text) };
        for number in ["739", "54.3", "57.2"] {
            let alone = text.match_indices(number).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let mut after = text[at + number.len()..].chars();
                let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                let goes_on = match after.next() {
                    Some('.' | ',') => joins(after.next()),
                    next => joins(next),
                };
                !joins(before) && !matches!(before, Some('.' | ',')) && !goes_on
            });
            assert!(!alone, "{path} says {number}");
        }
    }
}

#[test]
fn a_changed_number_is_found_in_every_sentence_of_every_language() {
    let files = site::load(Path::new(ROOT));
    let changed = files.iter().map(|(_, file)| {
        let content = match file.text().filter(|_| file.path == CASE) {
            Some(text) => {
                assert_eq!(text.matches("value: 285\n").count(), 1);
                Content::Text(text.replace("value: 285\n", "value: 286\n").into())
            }
            None => file.content.clone(),
        };
        (file.path.clone(), content)
    });
    let changed = Files::new(changed);
    let (ready, diags) = casebook::prepare(&changed, &Options::default());
    assert!(ready.is_none(), "a site that contradicts itself is not published");

    let found = diags.into_sorted(&changed);
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for found in found.iter().filter(|found| found.code.id == "CB253") {
        let place = found.place.expect("a sentence has a place");
        let span = changed.span(place).expect("a sentence has a place in its file");
        let file = changed.get(span.file);
        let marked = &file.text().expect("a text")[span.start..span.end];
        assert!(marked.starts_with("[285](figure:"), "{}: the caret points at {marked:?}", file.path);
        *named.entry(file.path.clone()).or_default() += 1;
    }
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    for (_, file) in files.iter().filter(|(_, file)| file.path.starts_with("content/")) {
        let links = file.text().map_or(0, |text| {
            let own = text.matches("[285](figure:chief-ip-officers)").count();
            let own = if file.path.starts_with("content/cases/foshan-cipo/") { own } else { 0 };
            own + text.matches("[285](figure:foshan-cipo/chief-ip-officers)").count()
        });
        if links > 0 {
            expected.insert(file.path.clone(), links);
        }
    }
    assert_eq!(named, expected);
    for path in [CASE, "content/cases/foshan-cipo/en.md", "content/cases/foshan-cipo/zh-Hans.md"] {
        assert!(expected.contains_key(path), "{path} no longer states the figure");
    }
    let quotations = found.iter().filter(|found| found.code.id == "CB254").count();
    assert_eq!(quotations, 1, "the quotation of the source is named too");
}

#[test]
fn every_link_within_the_site_leads_to_a_file_and_a_place_in_it() {
    let files = site::render(&site::load(Path::new(ROOT)));
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
        .collect();
    let mut followed = 0;
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in ["href=\"", "src=\""].iter().flat_map(|name| html.split(name).skip(1)) {
            let link = link.split('"').next().unwrap_or_default();
            if link.contains(':') || link.starts_with("//") {
                continue;
            }
            let (address, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = resolve(path, address);
            assert!(files.contains_key(&target), "{path} links to {link}, and there is no {target}");
            if !fragment.is_empty() {
                let has = pages
                    .get(target.as_str())
                    .is_some_and(|page| page.contains(&format!("id=\"{fragment}\"")));
                assert!(has, "{path} links to {link}, and {target} has no such place");
            }
            followed += 1;
        }
    }
    assert!(followed > 500, "only {followed} links were followed");
}

/// The file that a relative link leads to.
fn resolve(from: &str, link: &str) -> String {
    if link.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
