//! Charts for frames of other sites: a page of each, and the code that shows it.

mod site;

use std::collections::BTreeMap;
use std::path::Path;

use casebook::files::{Content, Files};

/// With an address of its own.
const HARBOUR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/bilingual/input");
/// Without.
const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base");

fn published(folder: &str) -> BTreeMap<String, String> {
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    site::render(&site::load(Path::new(folder))).into_iter().filter_map(text).collect()
}

fn embeds(pages: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    let is_embed = |path: &str| path.rsplit('/').next().is_some_and(|name| name.starts_with("embed"));
    let found = pages.iter().filter(|(path, _)| path.ends_with(".html") && is_embed(path));
    found.map(|(path, page)| (path.as_str(), page.as_str())).collect()
}

#[test]
fn each_drawn_chart_has_a_page_in_each_language() {
    let pages = published(HARBOUR);
    let mut drawn: Vec<String> = pages
        .keys()
        .filter(|path| path.ends_with(".svg") && !path.starts_with("assets/"))
        .map(|path| match path.strip_suffix("/chart.svg") {
            Some(folder) if folder.contains("statistics/") => format!("{folder}/embed.html"),
            _ => {
                let (folder, name) = path.rsplit_once('/').expect("a file in a folder");
                format!("{folder}/embed-{}.html", name.trim_end_matches(".svg"))
            }
        })
        .collect();
    drawn.sort();
    assert!(drawn.len() >= 4, "{drawn:?}");
    assert_eq!(embeds(&pages).into_iter().map(|(path, _)| path).collect::<Vec<_>>(), drawn);
}

#[test]
fn the_page_is_the_chart_its_table_its_sources_and_the_way_back() {
    for (path, page) in embeds(&published(HARBOUR)) {
        for absent in ["<script", "<header", "<footer", "<nav", "canonical"] {
            assert!(!page.contains(absent), "{path} has {absent}");
        }
        for present in [
            "chart-wide",
            "chart-narrow",
            "class=\"chart-source\"",
            "content=\"noindex\"",
            "light dark",
            "<details class=\"chart-data\">",
            "<p class=\"chart-description\">",
            "<caption>",
            "<cite>",
        ] {
            assert!(page.contains(present), "{path} lacks {present}");
        }
        assert!(page.contains("<a href=\"index.html\" target=\"_top\">"), "{path} leads back to its record");
    }
}

#[test]
fn the_sentence_is_in_sight_and_the_table_says_how_long_it_is_and_nothing_stands_twice() {
    let pages = published(HARBOUR);
    let of_charts =
        pages.iter().filter(|(path, page)| path.ends_with(".html") && page.contains("chart-wide"));
    let mut folded = 0;
    for (path, page) in of_charts {
        let visible =
            page.split("<details").map(|part| part.split_once("</details>").map_or(part, |(_, after)| after));
        let visible: String = visible.collect();
        let count = |text: &str, of: &str| text.matches(of).count();
        let descriptions = count(page, "<p class=\"chart-description\">");
        assert_eq!(
            count(&visible, "<p class=\"chart-description\">"),
            descriptions,
            "{path} folds a sentence away"
        );
        assert!(
            count(page, "class=\"chart-frame\"") <= descriptions + count(page, "class=\"statistic-card"),
            "{path} lacks a sentence"
        );
        for words in ["chart-description", "chart-note"] {
            let texts: Vec<&str> = page
                .split(&format!("<p class=\"{words}\">"))
                .skip(1)
                .filter_map(|part| part.split("</p>").next())
                .collect();
            for text in &texts {
                let shown = format!(">{text}</p>");
                assert_eq!(
                    count(page, &shown),
                    texts.iter().filter(|other| other == &text).count(),
                    "{path} says {text} twice"
                );
            }
        }
        for part in page.split("<details class=\"chart-data\">").skip(1) {
            let (summary, behind) = part.split_once("</summary>").expect("a summary");
            let behind = behind.split("</details>").next().unwrap_or_default();
            let rows = count(behind.split("<tbody>").nth(1).unwrap_or_default(), "<tr");
            let steps = behind.split("class=\"milestones\"").nth(1).map_or(0, |list| count(list, "<li>"));
            let words = summary.split("<span").next().unwrap_or_default();
            let said: String = words.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(said, rows.max(steps).to_string(), "{path}: {words}");
            folded += 1;
        }
    }
    assert!(folded > 4, "{folded} tables are folded");
}

#[test]
fn search_engines_are_not_told_of_it() {
    let pages = published(HARBOUR);
    assert!(pages["sitemap.xml"].contains("/statistics/talks/</loc>"));
    assert!(!pages["sitemap.xml"].contains("embed"));
}

#[test]
fn the_code_is_shown_where_the_site_knows_its_address() {
    let of_case = |folder: &str| published(folder)["cases/harbour/index.html"].clone();
    let code = "&lt;iframe src=&quot;https://example.org/harbour/cases/harbour/embed-people.html&quot;";
    assert!(of_case(HARBOUR).contains(code));
    let page = |folder: &str| published(folder)["statistics/talks/index.html"].clone();
    let code = "&lt;iframe src=&quot;https://example.org/harbour/statistics/talks/embed.html&quot;";
    assert!(page(HARBOUR).contains(code));
    assert!(!page(BASE).contains("iframe"));
}

#[test]
fn without_an_address_there_is_the_link_alone() {
    let harbour = site::load(Path::new(HARBOUR));
    let unaddressed = |(path, content): (&str, &Content)| match content {
        Content::Text(text) if path == "content/site.yaml" => {
            let lines = text.lines().filter(|line| !line.starts_with("base_url:"));
            Content::Text(lines.collect::<Vec<_>>().join("\n").into())
        }
        content => content.clone(),
    };
    let files =
        harbour.iter().map(|(_, file)| (file.path.clone(), unaddressed((file.path.as_str(), &file.content))));
    let rendered = site::render(&Files::new(files.collect::<BTreeMap<String, Content>>()));
    for (path, link) in [
        ("cases/harbour/index.html", "<a href=\"embed-people.html\">"),
        ("statistics/talks/index.html", "<a href=\"embed.html\">"),
        ("en/statistics/talks/index.html", "<a href=\"embed.html\">"),
    ] {
        let page = std::str::from_utf8(&rendered[path]).expect("text in UTF-8");
        assert!(page.contains(link), "{path} leads to the page for frames");
        assert!(!page.contains("&lt;iframe"), "{path} gives no code that leads nowhere");
    }
}
