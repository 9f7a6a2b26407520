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

/// Where the folder of the site may lie, and whether what answers there turns a folder into its `index.html`.
const BASES: [(&str, bool); 3] = [
    ("https://example.org/", true),
    ("https://example.org/sub/path/", true),
    ("file:///media/stick/site/", false),
];

#[test]
fn every_link_within_the_site_leads_to_a_file_and_a_place_in_it_wherever_the_folder_lies() {
    let files = site::render(&site::load(Path::new(ROOT)));
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
        .collect();
    for (base, serves_folders) in BASES {
        let mut followed = 0;
        for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
            // A host shows a page under its file and under its folder.
            let folder = path.strip_suffix("index.html").filter(|_| serves_folders);
            for at in [Some(*path), folder].into_iter().flatten() {
                for link in links(html) {
                    let address = joined(&format!("{base}{at}"), link);
                    if ["mailto:", "http://", "https://"].iter().any(|outside| link.starts_with(outside)) {
                        continue;
                    }
                    let Some(rest) = address.strip_prefix(base) else {
                        panic!("{base}{at} links to {link}, which leads out of the site: {address}")
                    };
                    let (target, place) = rest.split_once('#').unwrap_or((rest, ""));
                    let target = match serves_folders && (target.is_empty() || target.ends_with('/')) {
                        true => format!("{target}index.html"),
                        false => target.to_owned(),
                    };
                    assert!(
                        files.contains_key(&target),
                        "{base}{at} links to {link}, and there is no {target}"
                    );
                    let has = place.is_empty()
                        || pages
                            .get(target.as_str())
                            .is_some_and(|page| page.contains(&format!("id=\"{place}\"")));
                    assert!(has, "{base}{at} links to {link}, and {target} has no such place");
                    followed += 1;
                }
            }
        }
        assert!(followed > 500, "only {followed} links were followed from {base}");
    }
}

/// Every address of a page, however it is used.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let single = ["href", "src", "poster", "action", "data"];
    let values = move |name: &'static str| {
        html.split('<').skip(1).filter_map(move |tag| {
            let (_, value) = tag.split('>').next()?.split_once(&format!(" {name}=\""))?;
            value.split('"').next()
        })
    };
    let sets =
        values("srcset").flat_map(|set| set.split(',').filter_map(|one| one.split_whitespace().next()));
    single.into_iter().flat_map(values).chain(sets)
}

/// The address that a link means, seen from another (RFC 3986, 5.2), written anew here so that it shares nothing with the audit.
fn joined(from: &str, link: &str) -> String {
    let (scheme, rest) = from.split_once("://").expect("a whole address");
    let (host, path) = rest.split_once('/').expect("an address with a path");
    let is_whole = link.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    if is_whole {
        return link.to_owned();
    }
    if let Some(elsewhere) = link.strip_prefix("//") {
        return format!("{scheme}://{elsewhere}");
    }
    if link.is_empty() || link.starts_with('#') {
        return format!("{scheme}://{host}/{path}{link}");
    }
    let (link, place) =
        link.split_once('#').map_or((link, String::new()), |(link, place)| (link, format!("#{place}")));
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    if link.starts_with('/') {
        parts.clear();
    }
    let mut ends_in_folder = false;
    for part in link.trim_start_matches('/').split('/') {
        ends_in_folder = matches!(part, "." | ".." | "");
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    let last = if ends_in_folder { "/" } else { "" };
    format!("{scheme}://{host}/{}{last}{place}", parts.join("/"))
}

#[test]
fn links_are_joined_as_the_standard_says() {
    for (from, link, address) in [
        ("https://example.org/a/b/", "../c.html", "https://example.org/a/c.html"),
        ("https://example.org/a/b/index.html", "../../index.html#x", "https://example.org/index.html#x"),
        ("https://example.org/a/b/", "#x", "https://example.org/a/b/#x"),
        ("https://example.org/a/b/", "/c", "https://example.org/c"),
        ("https://example.org/a/b/", "//example.com/c", "https://example.com/c"),
        ("file:///a/b/index.html", "../", "file:///a/"),
        ("file:///a/b/index.html", "mailto:a@example.org", "mailto:a@example.org"),
    ] {
        assert_eq!(joined(from, link), address, "{link} from {from}");
    }
}
