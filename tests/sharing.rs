//! What readers and services take away from a page: how it is cited, the card of a shared link, its code, and the feed.

mod site;

use std::collections::BTreeMap;
use std::path::Path;

/// With an address of its own and a publisher.
const HARBOUR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/bilingual/input");
/// Without either.
const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base");

fn published(folder: &str) -> BTreeMap<String, String> {
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    site::render(&site::load(Path::new(folder))).into_iter().filter_map(text).collect()
}

/// The texts to copy of the section on citing, as a reader sees them.
fn citations(page: &str) -> Vec<String> {
    let section = page.split("class=\"cite\"").nth(1).and_then(|rest| rest.split("</section>").next());
    let section = section.expect("the page says how it is cited");
    let texts = section.split(" data-selected=\"").skip(1).filter_map(|rest| rest.split_once('>'));
    texts
        .map(|(_, rest)| {
            let end = rest.find("</code>").or_else(|| rest.find("</p>")).expect("an end");
            rest[..end]
                .replace("<code>", "")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&amp;", "&")
        })
        .collect()
}

#[test]
fn a_case_is_cited_in_words_as_bibtex_and_after_the_standard() {
    let pages = published(HARBOUR);
    let [words, bibtex, standard] =
        citations(&pages["en/cases/harbour/index.html"]).try_into().expect("three forms");
    let address = "https://example.org/harbour/en/cases/harbour/";
    assert!(words.ends_with(&format!("Harbour casebook. {address}")), "{words}");
    let lines: Vec<&str> = bibtex.lines().collect();
    assert_eq!(lines.first(), Some(&"@misc{harbour-en,"), "{bibtex}");
    assert_eq!(lines.last(), Some(&"}"), "{bibtex}");
    for field in ["author = {{", "howpublished = {Harbour casebook}", "year = {202", "language = {english}"] {
        assert!(bibtex.contains(field), "{field} in {bibtex}");
    }
    assert!(bibtex.contains(&format!("url = {{{address}}}")), "{bibtex}");
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count(), "{bibtex}");
    assert!(standard.contains("[EB/OL]. (202"), "{standard}");
    assert!(standard.ends_with(&format!(")[date of access]. {address}.")), "{standard}");
    let chinese = citations(&pages["cases/harbour/index.html"]);
    assert!(chinese[2].ends_with(")[引用日期]. https://example.org/harbour/cases/harbour/."), "{chinese:?}");
}

#[test]
fn what_the_site_does_not_know_is_left_to_the_reader() {
    let pages = published(BASE);
    let texts = citations(&pages["statistics/talks/index.html"]);
    assert!(texts.iter().all(|text| !text.contains("http")), "{texts:?}");
    assert!(!texts[1].contains("url =") && !texts[1].contains("author ="), "{texts:?}");
    // The record bears no date, so that the day of the site stands for it.
    assert!(texts[2].contains("[EB/OL]. (2026-01-31)["), "{texts:?}");
}

#[test]
fn pages_say_what_their_cards_show() {
    let pages = published(HARBOUR);
    let page = &pages["cases/harbour/index.html"];
    for tag in [
        "property=\"og:type\" content=\"article\"",
        "property=\"og:locale\" content=\"zh_CN\"",
        "property=\"og:locale:alternate\" content=\"en_US\"",
        "name=\"twitter:card\" content=\"summary_large_image\"",
        "property=\"og:site_name\" content=\"港口案例集\"",
    ] {
        assert!(page.contains(tag), "{tag}");
    }
    assert!(page.contains("property=\"og:url\" content=\"https:"), "the address of the page");
    assert!(pages["index.html"].contains("property=\"og:type\" content=\"website\""));
    for path in ["404.html", "cases/harbour/embed-people.html", "cases/old-pier/index.html"] {
        assert!(!pages[path].contains("og:"), "nobody shares {path}");
    }
    assert!(!published(BASE)["index.html"].contains("og:url"), "the site does not know its address");
}

#[test]
fn each_language_has_a_feed_that_readers_of_feeds_understand() {
    let pages = published(HARBOUR);
    for (folder, locale) in [("", "zh-Hans"), ("en/", "en")] {
        let xml = &pages[&format!("{folder}feed.xml")];
        let feed: atom_syndication::Feed = xml.parse().expect("the feed is Atom");
        assert_eq!(feed.lang(), Some(locale));
        assert_eq!(feed.id(), format!("https://example.org/harbour/{folder}feed.xml"));
        assert_eq!(feed.authors().len(), 1, "RFC 4287, 4.1.1");
        let own = feed.links().iter().find(|link| link.rel() == "self").expect("a link to itself");
        assert_eq!(own.href(), feed.id());
        let ids: Vec<&str> = feed.entries().iter().map(|entry| entry.id()).collect();
        let records = pages.keys().filter(|path| {
            let record = path.strip_prefix(folder).and_then(|path| path.strip_suffix("/index.html"));
            let parts: Vec<&str> = record.unwrap_or_default().split('/').collect();
            matches!(parts[..], ["cases" | "statistics", id] if id != "old-pier")
        });
        assert_eq!(ids.len(), records.count(), "{ids:?}");
        for entry in feed.entries() {
            let path =
                entry.id().strip_prefix("https://example.org/harbour/").expect("an address of the site");
            assert!(pages.contains_key(&format!("{path}index.html")), "{path} is a page");
            assert_eq!(entry.links().first().map(|link| link.href()), Some(entry.id()));
            assert!(entry.updated() <= feed.updated(), "the latest comes first");
        }
        let page = &pages[&format!("{folder}statistics/index.html")];
        assert!(page.contains("type=\"application/atom+xml\"") && page.contains("href=\"../feed.xml\""));
    }
    let escaped = &pages["en/feed.xml"];
    assert!(escaped.contains("&lt;officers&gt;"), "signs of a title are no markup");
    assert!(
        escaped.replace("</feed>", "").parse::<atom_syndication::Feed>().is_err(),
        "a broken feed is refused"
    );
}

#[test]
fn without_an_address_there_is_neither_feed_nor_code() {
    let pages = published(BASE);
    assert!(!pages.keys().any(|path| path.ends_with("feed.xml")));
    assert!(
        pages.values().all(|page| !page.contains("application/atom+xml") && !page.contains("class=\"qr\""))
    );
}

#[test]
fn each_page_that_is_shared_has_its_code() {
    let pages = published(HARBOUR);
    let with_code = |path: &str| pages[path].contains("<span class=\"qr\"><svg");
    assert!(with_code("index.html") && with_code("en/cases/harbour/index.html"));
    assert!(!with_code("404.html") && !with_code("cases/old-pier/index.html"));
}

#[test]
fn a_shared_link_shows_a_picture_where_the_site_has_an_address() {
    let files: BTreeMap<String, Vec<u8>> =
        site::render(&site::load(Path::new(HARBOUR))).into_iter().collect();
    let page = String::from_utf8_lossy(&files["en/cases/harbour/index.html"]).into_owned();
    let address = "https://example.org/harbour/en/cases/harbour/share.png";
    assert!(page.contains(&format!("<meta property=\"og:image\" content=\"{address}\">")), "{page}");
    for path in ["en/cases/harbour/share.png", "cases/harbour/share.png", "share.png", "en/share.png"] {
        let picture = &files[path];
        assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"), "{path}");
        assert_eq!(picture[16..24], [0, 0, 0x04, 0xb0, 0, 0, 0x02, 0x76], "1200 by 630: {path}");
    }
    // A list has none of its own, and shows that of the home page.
    let list = String::from_utf8_lossy(&files["en/cases/index.html"]).into_owned();
    assert!(list.contains("content=\"https://example.org/harbour/en/share.png\""), "{list}");
    let pages = published(BASE);
    assert!(pages["index.html"].contains("twitter:card\" content=\"summary\""));
    assert!(
        pages.values().all(|page| !page.contains("og:image")),
        "without an address no service finds a picture"
    );
}
