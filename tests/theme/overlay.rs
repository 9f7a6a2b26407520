//! A site changes one template, stylesheet, word or colour of the theme without a copy of the rest.

use std::collections::BTreeMap;

use casebook::output::Digest;

use crate::site;

const SITE: (&str, &str) = (
    "content/site.yaml",
    "title: {en: Harbour casebook, zh-Hans: 港口案例集}
description: {en: A tiny site., zh-Hans: 一个小网站。}
locales: [en, zh-Hans]
as_of: 2026-01-31
theme: mine
",
);

/// The published texts of a site whose theme has these files; any finding at all fails the test.
fn published(theme: &[(&str, &str)]) -> BTreeMap<String, String> {
    let paths: Vec<(String, &str)> =
        theme.iter().map(|(path, text)| (format!("themes/mine/{path}"), *text)).collect();
    let mut own: Vec<(&str, &str)> = paths.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    own.push(SITE);
    site::pages(&own)
}

/// The assets of the theme that a page loads by an element with this attribute, without their fingerprints, in order.
fn loaded<'p>(page: &'p str, before: &str) -> Vec<String> {
    let name = |rest: &'p str| {
        let address = rest.split('"').next().unwrap_or_default();
        let mut parts: Vec<&str> = address.rsplit('/').next().unwrap_or_default().split('.').collect();
        assert_eq!(parts.len(), 3, "{address} is a name, a fingerprint and an extension");
        parts.remove(1);
        parts.join(".")
    };
    page.split(before).skip(1).map(name).collect()
}

fn sheets(page: &str) -> Vec<String> {
    loaded(page, "<link rel=\"stylesheet\" href=\"")
}

fn scripts(page: &str) -> Vec<String> {
    loaded(page, "<script src=\"")
}

/// Pages load the stylesheets as one.
const SHEETS: [&str; 1] = ["pages.css"];

/// What pages load as one stylesheet.
fn bundle(pages: &BTreeMap<String, String>) -> &str {
    let mut found = pages.iter().filter(|(path, _)| path.starts_with("assets/pages."));
    let (_, text) = found.next().expect("pages have a stylesheet");
    assert!(found.next().is_none(), "and one alone");
    text
}

/// A stylesheet as civic has it.
fn of_civic(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic/assets").join(name);
    std::fs::read_to_string(path).expect("civic has it")
}

#[test]
fn one_template_alone() {
    let pages = published(&[(
        "templates/partials/footer.html",
        "<footer class=\"site-footer\"><p class=\"wrap\">{{ chrome.site_title }}：{{ t(key=\"nav.home\") }}</p></footer>\n",
    )]);
    for (page, foot) in [
        ("index.html", "Harbour casebook：Home</p></footer>"),
        ("zh-Hans/index.html", "港口案例集：首页</p></footer>"),
    ] {
        let html = &pages[page];
        assert!(html.contains(foot), "{page} has the theme's own foot: {html}");
        assert!(!html.contains("footer-grid"), "{page} has no second foot");
        assert!(html.contains("class=\"site-header\""), "{page} keeps the rest");
        assert_eq!(sheets(html), SHEETS);
    }
}

#[test]
fn one_stylesheet_alone_comes_after_those_of_civic() {
    let pages = published(&[
        ("assets/site.css", "h1 { letter-spacing: 0.02em; }\n"),
        ("assets/parts/later.css", "p { color: inherit; }\n"),
    ]);
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(sheets(html), SHEETS, "{path}");
    }
    let names = ["civic.css", "wide.css", "tables.css", "chart.css", "share.css", "search.css", "print.css"];
    let civic: String = names.map(of_civic).concat();
    assert_eq!(bundle(&pages), civic + "h1 { letter-spacing: 0.02em; }\n");
    let of_site =
        |name: &str| pages.iter().find(|(path, _)| path.contains(name)).map(|(_, text)| text.as_str());
    assert_eq!(of_site("assets/site."), None, "what is in the one is not published apart");
    // In a folder it is published, for a stylesheet that imports it, and pages do not load it by themselves.
    assert_eq!(of_site("later."), Some("p { color: inherit; }\n"));
}

#[test]
fn one_script_alone_comes_after_those_of_civic() {
    let pages = published(&[("assets/site.js", "document.title += '';\n")]);
    assert_eq!(
        scripts(&pages["index.html"]),
        ["tables.js", "share.js", "shards.js", "search.js", "cases.js", "site.js"]
    );
}

#[test]
fn an_emblem_is_shown_on_every_page() {
    let emblem =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>\n";
    let header = "<header><img src=\"{{ chrome.assets[\"art/emblem.svg\"] }}\" alt=\"\" width=\"8\" height=\"8\"></header>\n";
    let pages = published(&[("assets/art/emblem.svg", emblem), ("templates/partials/header.html", header)]);
    for (path, up) in [("index.html", ""), ("zh-Hans/cases/index.html", "../../")] {
        let address = format!("<img src=\"{up}assets/art/emblem.");
        assert!(pages[path].contains(&address), "{path}: {}", pages[path]);
    }
}

#[test]
fn digests_of_what_pages_load_are_there_where_the_site_asks() {
    let asking = format!("{}integrity: true\n", SITE.1);
    let own = ("themes/mine/assets/site.js", "document.title += '';\n");
    let pages = site::pages(&[(SITE.0, &asking), own]);
    let mut held = 0;
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let loads = html.matches("<script src=").count() + html.matches("<link rel=\"stylesheet\"").count();
        let digests: Vec<&str> = html.split(" integrity=\"").skip(1).collect();
        assert_eq!(digests.len(), loads, "{path}: each that is loaded has a digest");
        for (piece, rest) in html.split(" integrity=\"").zip(digests) {
            let name = piece.rsplit('/').next().and_then(|name| name.strip_suffix('"')).expect("a name");
            let (digest, _) = rest.split_once('"').expect("an end");
            let text = &pages[&format!("assets/{name}")];
            assert_eq!(digest, Digest::of(text.as_bytes()).integrity(), "{path}: {name}");
            held += 1;
        }
    }
    assert!(held > 10);
    let plain = published(&[("assets/site.js", own.1)]);
    assert!(plain.values().all(|text| !text.contains(" integrity=")), "none where nobody asks");
}

#[test]
fn a_stylesheet_of_the_same_name_takes_the_place_of_that_of_civic() {
    let pages = published(&[("assets/share.css", ".own { color: inherit; }\n")]);
    assert_eq!(sheets(&pages["index.html"]), SHEETS);
    let expected = format!("{}.own {{ color: inherit; }}\n{}", of_civic("chart.css"), of_civic("search.css"));
    assert!(bundle(&pages).contains(&expected));
}

#[test]
fn a_stylesheet_that_cannot_stand_among_others_stays_a_file_of_its_own() {
    // What it leaves open would swallow what follows.
    let pages = published(&[("assets/search.css", ".own { color: inherit; ")]);
    assert_eq!(sheets(&pages["index.html"]), ["pages.css", "search.css", "print.css"]);
    assert!(bundle(&pages).ends_with(&of_civic("share.css")));
}

#[test]
fn a_list_in_theme_yaml_takes_the_place_of_that_of_civic() {
    let pages = published(&[
        ("theme.yaml", "name: mine\nstylesheets: [site.css, print.css]\nscripts: []\n"),
        ("assets/site.css", "body { margin: 1em; }\n"),
        ("assets/unused.css", "body { margin: 2em; }\n"),
    ]);
    assert_eq!(sheets(&pages["index.html"]), SHEETS);
    assert_eq!(bundle(&pages), format!("body {{ margin: 1em; }}\n{}", of_civic("print.css")));
    assert!(scripts(&pages["index.html"]).is_empty());
    // A theme.yaml that lists nothing changes nothing.
    for text in ["name: mine\nversion: 1\n", "# Nothing yet.\n", ""] {
        let pages = published(&[("theme.yaml", text), ("assets/site.css", "body { margin: 1em; }\n")]);
        assert!(bundle(&pages).ends_with("body { margin: 1em; }\n"), "{text:?}");
    }
}

#[test]
fn one_word_alone_in_one_language_or_both() {
    let skip = |html: &str| {
        let from = html.find("class=\"skip\"").expect("a link to the content");
        let text = html[from..].split(['>', '<']).nth(1);
        text.unwrap_or_default().to_owned()
    };
    let own_english = ("strings/en.yaml", "nav.skip: Straight to the text\n");
    let pages = published(&[own_english]);
    assert_eq!(skip(&pages["index.html"]), "Straight to the text");
    assert_eq!(skip(&pages["zh-Hans/index.html"]), "跳到正文");
    // The file may be named after the language, or after the very locale, which counts for more.
    for own in [
        vec![("strings/zh-Hans.yaml", "nav.skip: 直接看正文\n")],
        vec![("strings/zh.yaml", "nav.skip: 直接看正文\n")],
        vec![("strings/zh.yaml", "nav.skip: 跳过\n"), ("strings/zh-Hans.yaml", "nav.skip: 直接看正文\n")],
    ] {
        let pages = published(&own);
        assert_eq!(skip(&pages["index.html"]), "Skip to content", "{own:?}");
        assert_eq!(skip(&pages["zh-Hans/index.html"]), "直接看正文", "{own:?}");
        assert!(pages["zh-Hans/cases/index.html"].contains(">首页</a>"), "other words stay: {own:?}");
    }
    published(&[("strings/en.yaml", "# Nothing yet.\n")]);
}

#[test]
fn one_colour_alone_through_a_variable() {
    let pages = published(&[("assets/site.css", ":root { --seal: #00558c; }\n")]);
    let (civic, own) = bundle(&pages).split_at(bundle(&pages).len() - ":root { --seal: #00558c; }\n".len());
    // It is of the same weight as those of civic, also in dark, so that the later one counts; and civic draws with it.
    assert!(civic.contains("  :root {\n    --paper"), "the dark scheme sets its colours on :root alone");
    assert!(civic.contains("var(--seal)"));
    assert_eq!(own, ":root { --seal: #00558c; }\n");
}

#[test]
fn what_a_theme_may_have_of_its_own_is_not_reported() {
    let pages = published(&[
        ("README.md", "Made in house.\n"),
        ("LICENSE", "CC0\n"),
        (
            "templates/components/note.html",
            "{% component aside(text: string) %}<p>{{ text }}</p>{% endcomponent aside %}\n",
        ),
        ("templates/partials/motto.html", "<p>{{ t(key=\"motto\") }}</p>\n"),
        (
            "templates/partials/footer.html",
            "<footer>{% include \"partials/motto.html\" %}{{<aside text={chrome.site_title} />}}</footer>\n",
        ),
        ("strings/en.yaml", "motto: Open every day\n"),
        ("strings/zh-Hans.yaml", "motto: 天天开放\n"),
        ("assets/mark.txt", "a mark\n"),
    ]);
    assert!(pages["index.html"].contains("<p>Open every day</p>"));
    assert!(pages["zh-Hans/index.html"].contains("<p>天天开放</p>"));
}
