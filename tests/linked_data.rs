//! What pages say to programs: one block of schema.org data a page, which says what the record says and no more.

mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use casebook::files::{Content, Files};
use serde_json::{Value, json};

const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base");

/// A title that would end a block, and a number of each kind.
const CASE: &str = r#"title: {en: "Delta </script><b> & <!-- co", zh-Hans: "丁</script>"}
summary: {en: A case., zh-Hans: 案例。}
status: published
publish: 2025-06
defaults: {source: meeting-report, as_of: 2025}
figures:
  exact: {label: {en: Exact, zh-Hans: 准数}, unit: person, value: 45.70}
  over: {label: {en: Over, zh-Hans: 下限}, unit: person, value: 4.76 million, qualifier: over, as_of: to-date}
  at-most: {label: {en: At most, zh-Hans: 上限}, unit: person, value: 9, qualifier: at-most, period: 2025-Q3}
  range: {label: {en: Range, zh-Hans: 范围}, unit: person, value: 30, upper: 40}
  about: {label: {en: About, zh-Hans: 约数}, unit: person, value: 500, qualifier: about}
  gone: {label: {en: Gone, zh-Hans: 缺失项}, unit: person, value: missing, reason: {en: not stated, zh-Hans: 未公布}}
"#;

fn published(base_url: Option<&str>) -> BTreeMap<String, String> {
    let base = site::load(Path::new(BASE));
    let mut files: BTreeMap<String, Content> =
        base.iter().map(|(_, file)| (file.path.clone(), file.content.clone())).collect();
    let mut lay = |path: &str, text: &str| files.insert(path.to_owned(), Content::Text(text.into()));
    lay("content/cases/delta/case.yaml", CASE);
    lay("content/cases/delta/en.md", "What the office does.\n");
    lay("content/cases/delta/zh-Hans.md", "服务站的工作。\n");
    if let Some(base_url) = base_url {
        let (_, config) = base.iter().find(|(_, file)| file.path == "content/site.yaml").expect("a site");
        let config = config.text().expect("text");
        lay("content/site.yaml", &format!("{config}\nbase_url: {base_url}\n"));
    }
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    site::render(&Files::new(files)).into_iter().filter_map(text).collect()
}

/// The nodes of a page's one block.
fn graph(page: &str) -> Vec<Value> {
    const OPEN: &str = "<script type=\"application/ld+json\">";
    let blocks: Vec<&str> = page.split(OPEN).skip(1).collect();
    assert_eq!(blocks.len(), 1, "a page has one block");
    let (block, _) = blocks[0].split_once("</script>").expect("the block ends");
    assert!(!block.contains('<'), "{block}");
    let block: Value = serde_json::from_str(block).expect("JSON");
    block["@graph"].as_array().expect("a graph").clone()
}

fn of_type<'g>(graph: &'g [Value], kind: &str) -> Vec<&'g Value> {
    graph.iter().filter(|node| node["@type"] == kind).collect()
}

#[test]
fn a_bound_is_never_a_value() {
    let pages = published(None);
    for folder in ["", "zh-Hans/"] {
        let graph = graph(&pages[&format!("{folder}cases/delta/index.html")]);
        let said: BTreeMap<&str, [Value; 5]> = of_type(&graph, "Observation")
            .into_iter()
            .map(|node| {
                let id = node["@id"].as_str().expect("a name").rsplit('.').next().expect("its end");
                let keys = ["value", "minValue", "maxValue", "observationDate", "observationPeriod"];
                (id, keys.map(|key| node[key].clone()))
            })
            .collect();
        let none = || Value::Null;
        let expected = BTreeMap::from([
            ("exact", [json!(45.7), none(), none(), json!("2025"), none()]),
            ("over", [none(), json!(4_760_000), none(), none(), none()]),
            ("at-most", [none(), none(), json!(9), json!("2025-07-01"), json!("P3M")]),
            ("range", [none(), json!(30), json!(40), json!("2025"), none()]),
            ("about", [none(), none(), none(), json!("2025"), none()]),
            ("gone", [none(), none(), none(), json!("2025"), none()]),
        ]);
        assert_eq!(said, expected, "{folder}");
    }
}

#[test]
fn what_is_not_exact_is_said_in_words() {
    let pages = published(None);
    let words = |page: &str, id: &str| {
        let graph = graph(&pages[page]);
        let node = graph.iter().find(|node| node["@id"].as_str().is_some_and(|own| own.ends_with(id)));
        node.expect("it is there")["description"].as_str().map(str::to_owned).unwrap_or_default()
    };
    let (en, zh) = ("cases/delta/index.html", "zh-Hans/cases/delta/index.html");
    assert!(words(en, "#figure.over").starts_with("over 4.76 million"), "{}", words(en, "#figure.over"));
    assert!(words(zh, "#figure.over").contains("476万"), "{}", words(zh, "#figure.over"));
    assert!(words(en, "#figure.about").starts_with("about 500"), "{}", words(en, "#figure.about"));
    assert_eq!(
        (words(en, "#figure.gone"), words(zh, "#figure.gone")),
        ("not stated".into(), "未公布".into())
    );
    assert_eq!(words(en, "#figure.exact"), "");
}

#[test]
fn no_content_ends_the_block() {
    let pages = published(None);
    let page = graph(&pages["cases/delta/index.html"]);
    assert_eq!(of_type(&page, "Article")[0]["headline"], "Delta </script><b> & <!-- co");
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with("cases/delta/index.html")) {
        assert!(!page.contains("</script><b>"), "{path}");
    }
}

#[test]
fn translations_name_each_other_and_things_have_one_name() {
    let pages = published(None);
    let (en, zh) = (graph(&pages["cases/delta/index.html"]), graph(&pages["zh-Hans/cases/delta/index.html"]));
    let (en, zh) = (of_type(&en, "Article")[0], of_type(&zh, "Article")[0]);
    assert_eq!((&en["inLanguage"], &zh["inLanguage"]), (&json!("en"), &json!("zh-Hans")));
    assert_eq!(en["workTranslation"][0]["@id"], "../../zh-Hans/cases/delta/index.html#article");
    assert_eq!(zh["translationOfWork"]["@id"], "../../../cases/delta/index.html#article");
    assert_eq!((&en["translationOfWork"], &zh["workTranslation"]), (&Value::Null, &Value::Null));
    assert_eq!(en["datePublished"], "2025-06");
    assert!(en.get("dateModified").is_none() && en.get("publisher").is_none(), "nothing says so: {en}");
}

#[test]
fn addresses_are_whole_where_the_site_knows_its_own() {
    let pages = published(Some("https://example.org/delta/"));
    let ids = |page: &str| -> BTreeSet<String> {
        let graph = graph(&pages[page]);
        let of = of_type(&graph, "Observation").into_iter().map(|node| node["@id"].to_string());
        of.collect()
    };
    let (en, zh) = (ids("cases/delta/index.html"), ids("zh-Hans/cases/delta/index.html"));
    assert_eq!(en, zh, "a figure is one thing in every language");
    assert!(en.contains("\"https://example.org/delta/cases/delta/#figure.exact\""), "{en:?}");
}

#[test]
fn every_page_with_a_way_says_it() {
    let pages = published(None);
    let mut count = 0;
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        if !page.contains("class=\"wrap breadcrumb\"") {
            continue;
        }
        count += 1;
        let graph = graph(page);
        let items =
            of_type(&graph, "BreadcrumbList")[0]["itemListElement"].as_array().expect("a list").clone();
        let (_, shown) = page.split_once("class=\"wrap breadcrumb\"").expect("it is there");
        let shown = shown.split("</ol>").next().expect("a list").matches("<li").count();
        assert_eq!(items.len(), shown, "{path}");
        let positions: Vec<Option<u64>> = items.iter().map(|item| item["position"].as_u64()).collect();
        assert_eq!(positions, (1..=items.len() as u64).map(Some).collect::<Vec<_>>(), "{path}");
    }
    assert!(count > 10, "{count}");
}

#[test]
fn a_data_set_says_who_made_it_and_when_it_last_changed() {
    let base = site::load(Path::new(BASE));
    let mut files: BTreeMap<String, Content> =
        base.iter().map(|(_, file)| (file.path.clone(), file.content.clone())).collect();
    let mut lay = |path: &str, text: &str| files.insert(path.to_owned(), Content::Text(text.into()));
    let sources = "meeting-report:
  kind: report
  title: {en: Report of the meeting, zh-Hans: 会议报告}
  publisher: {en: The alliance, zh-Hans: 联盟}
  published: 2025-06
  url: https://example.org/report
year-book:
  kind: dataset
  title: {en: Year book, zh-Hans: 年鉴}
  publisher: {en: The office, zh-Hans: 服务站}
  published: 2026-01-15
";
    let talks = "title: {en: Talks held, zh-Hans: 讲座场次}
indicator: talks
publish: 2025-11
defaults: {source: year-book}
observations:
  - {period: 2023, value: 9, source: meeting-report}
  - {period: 2024, value: 12}
";
    lay("content/sources.yaml", sources);
    lay("content/statistics/talks/statistic.yaml", talks);
    let published = site::render(&Files::new(files));
    let page = |path: &str| {
        let text = std::str::from_utf8(&published[path]).expect("text in UTF-8");
        of_type(&graph(text), "Dataset")[0].clone()
    };
    let (en, zh) = (page("statistics/talks/index.html"), page("zh-Hans/statistics/talks/index.html"));
    assert_eq!(
        (&en["datePublished"], &en["dateModified"]),
        (&json!("2025-11"), &json!("2026-01-15")),
        "the newest date that the data bear"
    );
    // Who published a source did not put this table together.
    assert_eq!(en["creator"], en["publisher"]);
    assert_eq!(zh["creator"], zh["publisher"]);
    let names = |node: &Value| -> Vec<String> {
        let sources = node["isBasedOn"].as_array().expect("sources").iter();
        sources.map(|source| source["publisher"]["name"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(names(&en), ["The alliance", "The office"]);
    assert_eq!(names(&zh), ["联盟", "服务站"]);
    assert_eq!(en["spatialCoverage"], Value::Null, "no record says where");
    assert_eq!(en["temporalCoverage"], "2023-01-01/2024-12-31");
}
