//! What sites of public bodies carry: the tags by which directories of Chinese government sites read a page, only where they are asked for and
//! only what the site states; and where an error is reported.

mod site;

use std::collections::BTreeMap;

const SITE: &str = "\
title: {en: Harbour casebook, zh-Hans: 港口案例集}
description: {en: Cases., zh-Hans: 案例。}
locales: [en, zh-Hans]
as_of: 2026-01-31
base_url: https://example.org/harbour/
";

const CASE: &str = "\
title: {en: The harbour office, zh-Hans: 港口服务站}
summary: {en: An office that helps., zh-Hans: 提供帮助的服务站。}
status: published
publish: 2025-11-03
byline: {source: {en: Harbour news, zh-Hans: 港口新闻}}
";

/// The tags of a page, by their names.
fn tags(page: &str) -> BTreeMap<&str, &str> {
    let elements = page.split("<meta name=\"").skip(1).filter_map(|rest| rest.split_once("\" content=\""));
    elements.filter_map(|(name, rest)| Some((name, rest.split_once('"')?.0))).collect()
}

fn pages(settings: &str) -> BTreeMap<String, String> {
    site::pages(&[
        ("content/site.yaml", &format!("{SITE}{settings}")),
        ("content/cases/office/case.yaml", CASE),
        ("content/cases/office/en.md", "It helps.\n"),
        ("content/cases/office/zh-Hans.md", "提供帮助。\n"),
    ])
}

#[test]
fn pages_say_what_the_site_states_in_the_tags_of_government_sites() {
    let pages = pages("government_tags: true\nfooter: {site_code: \"4406000001\"}\n");
    let case = tags(&pages["zh-Hans/cases/office/index.html"]);
    for (name, expected) in [
        ("SiteName", "港口案例集"),
        ("SiteDomain", "example.org"),
        ("SiteIDCode", "4406000001"),
        ("ColumnName", "案例"),
        ("ArticleTitle", "港口服务站"),
        ("PubDate", "2025-11-03"),
        ("ContentSource", "港口新闻"),
        ("Description", "提供帮助的服务站。"),
        ("Url", "https://example.org/harbour/zh-Hans/cases/office/"),
    ] {
        assert_eq!(case.get(name).copied(), Some(expected), "{name}");
    }
    assert_eq!(case.get("Author"), None, "nobody is named");
    let list = tags(&pages["cases/index.html"]);
    assert_eq!(list.get("ColumnName").copied(), Some("Cases"));
    assert_eq!(list.get("ArticleTitle"), None, "a list is no article");
    let home = tags(&pages["index.html"]);
    assert_eq!((home.get("SiteName").copied(), home.get("ColumnName")), (Some("Harbour casebook"), None));
}

#[test]
fn without_the_setting_there_are_none() {
    for (path, page) in pages("").iter().filter(|(path, _)| path.ends_with(".html")) {
        let tags = tags(page);
        assert!(!tags.contains_key("SiteName") && !tags.contains_key("ArticleTitle"), "{path}");
    }
}

#[test]
fn an_error_is_reported_where_the_contact_leads() {
    for (contact, expected) in [
        (
            "info@harbour.example",
            Some("mailto:info@harbour.example?subject=Report%20an%20error:%20The%20harbour%20office"),
        ),
        ("https://harbour.example/report", Some("https://harbour.example/report")),
        ("0757-1234567", None),
        ("Harbour Office, 1 Quay", None),
    ] {
        let pages = pages(&format!("footer: {{contact: {{en: \"{contact}\", zh-Hans: \"{contact}\"}}}}\n"));
        let page = &pages["cases/office/index.html"];
        assert_eq!(page.contains("Report an error"), expected.is_some(), "{contact}");
        if let Some(address) = expected {
            assert!(page.contains(&format!("<a href=\"{address}\">")), "{contact}: {address}");
        }
    }
}
