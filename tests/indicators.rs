//! The page of an indicator: every case and every statistic that reports it, also by a number that has its home elsewhere.

mod site;

use std::collections::BTreeMap;
use std::path::Path;

use casebook::files::Files;

const INDICATORS: &str = "officers:
  label: {en: {one: officer, other: officers}, zh-Hans: 首席知识产权官}
  unit: person
  measure: stock
talks:
  label: {en: talks held, zh-Hans: 讲座}
  unit: activity
  measure: flow
coverage:
  label: {en: enterprises served, zh-Hans: 企业覆盖率}
  unit: percent
  measure: stock
people: {label: {en: people counted, zh-Hans: 统计人数}, unit: person, measure: stock}
";

const CASE: &str = "title: {en: The harbour office, zh-Hans: 港口服务站}
summary: {en: An office that helps., zh-Hans: 提供帮助的服务站。}
status: published
year: 2025
defaults: {source: meeting-report, as_of: 2025}
figures:
  officers: {indicator: officers, value: 285}
  guests: {label: {en: guests, zh-Hans: 来宾}, unit: person, value: 41}
";

/// A statistic of another indicator, with an observation of its own and the two figures of the case.
const STATISTIC: &str = "title: {en: People in two reports, zh-Hans: 两篇报道的人数}
indicator: people
observations:
  - {category: trained, as_of: 2025, value: 197, source: meeting-report}
  - {category: cultivated, figure: harbour/officers}
  - {category: invited, figure: harbour/guests}
breakdown: {kind: related-counts, categories: {trained: {en: Trained, zh-Hans: 培训}, cultivated: {en: Cultivated, zh-Hans: 培养}, invited: {en: Invited, zh-Hans: 邀请}}}
";

fn pages(statistic: &str) -> BTreeMap<String, String> {
    let base = site::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base")));
    let mut texts: BTreeMap<String, String> = base
        .iter()
        .map(|(_, file)| (file.path.clone(), file.text().expect("the base is text").to_owned()))
        .filter(|(path, _)| !path.contains("content/pages/"))
        .collect();
    for (path, text) in [
        ("content/indicators.yaml", INDICATORS),
        ("content/cases/harbour/case.yaml", CASE),
        ("content/cases/harbour/en.md", "An office.\n"),
        ("content/cases/harbour/zh-Hans.md", "服务站。\n"),
        ("content/statistics/people/statistic.yaml", statistic),
        ("content/statistics/people/en.md", "How it is counted.\n"),
        ("content/statistics/people/zh-Hans.md", "统计方法。\n"),
    ] {
        texts.insert(path.to_owned(), text.to_owned());
    }
    let files = Files::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    site::render(&files).into_iter().filter_map(|(path, bytes)| Some((path, text(bytes)?))).collect()
}

/// The cells of the row of the list that links to an indicator.
fn row<'p>(pages: &'p BTreeMap<String, String>, id: &str) -> Vec<&'p str> {
    let page = &pages["indicators/index.html"];
    let row =
        page.split("<tr").find(|row| row.contains(&format!("href=\"{id}/index.html\""))).expect("a row");
    row.split("<td").skip(1).filter_map(|cell| cell.split_once('>')?.1.split("</td>").next()).collect()
}

#[test]
fn a_number_that_a_statistic_takes_from_a_case_counts_for_both_indicators() {
    let pages = pages(STATISTIC);
    let (officers, people) = (row(&pages, "officers"), row(&pages, "people"));
    assert_eq!(
        officers[officers.len() - 2..],
        ["1", "1"],
        "cases and statistics of the indicator of the figure"
    );
    assert_eq!(
        people[people.len() - 2..],
        ["1", "1"],
        "cases and statistics of the indicator of the statistic"
    );
    let page = &pages["indicators/officers/index.html"];
    assert!(page.contains("People in two reports"), "the statistic that shows the figure is listed");
    assert_eq!(page.matches("<data value=\"285\">").count(), 1, "the figure stands once");
    assert!(
        !page.contains("value=\"197\"") || page.contains("statistic-card"),
        "no number of another indicator is listed"
    );
    let page = &pages["indicators/people/index.html"];
    for figure in ["285", "41"] {
        assert_eq!(
            page.matches(&format!("<data value=\"{figure}\">")).count(),
            1,
            "{figure} is listed as the case's"
        );
    }
    assert!(page.contains(">The harbour office</a>"));
    assert!(pages["zh-Hans/indicators/people/index.html"].contains(">港口服务站</a>"));
}

#[test]
fn the_latest_number_of_an_indicator_is_one_of_it() {
    let later = STATISTIC.replace("as_of: 2025, value: 197", "as_of: 2026, value: 197, status: forecast");
    let pages = pages(&later);
    assert!(row(&pages, "officers")[1].contains("285"), "{:?}", row(&pages, "officers"));
    assert!(row(&pages, "people")[1].contains("197"), "{:?}", row(&pages, "people"));
}

#[test]
fn without_the_statistic_nothing_is_reported_of_its_indicator() {
    let own = "title: {en: People, zh-Hans: 人数}
indicator: people
observations: [{as_of: 2025, value: 197, source: meeting-report}]
";
    let pages = pages(own);
    let (officers, people) = (row(&pages, "officers"), row(&pages, "people"));
    assert_eq!(officers[officers.len() - 2..], ["1", "0"]);
    assert_eq!(people[people.len() - 2..], ["0", "1"]);
    assert!(!pages["indicators/people/index.html"].contains("The harbour office"));
}

#[test]
fn of_several_categories_of_the_last_time_none_stands_for_the_others() {
    let own = "title: {en: People, zh-Hans: 人数}
indicator: people
defaults: {source: meeting-report}
observations:
  - {category: a, as_of: 2024, value: 100}
  - {category: a, as_of: 2025, value: 197}
  - {category: b, as_of: 2025, value: 88, qualifier: about}
  - {category: c, as_of: 2025, value: 300}
breakdown: {kind: related-counts, categories: {a: {en: Trained, zh-Hans: 培训}, b: {en: Invited, zh-Hans: 邀请}, c: {en: Registered, zh-Hans: 登记}}}
chart: {kind: line, title: {en: People, zh-Hans: 人数}, highlight: a}
";
    let of = |own: &str| row(&pages(own), "people")[1].to_owned();
    // The name and its number are set apart.
    let said = of(own).replace("</span><span>", "|");
    for named in
        ["Trained: |<data value=\"197\">", "Invited: |<data value=\"88\">about 88", "Registered: |<data"]
    {
        assert!(said.contains(named), "{named}: {said}");
    }
    assert!(!said.contains("100"), "only what holds for the last time: {said}");
    // A stated total speaks for its parts.
    let whole = own.replace("kind: related-counts", "kind: whole, total: c");
    let whole = whole.replace("value: 300", "value: 285").replace("value: 88, qualifier: about", "value: 88");
    let said = of(&whole);
    assert!(said.contains("285") && !said.contains("197"), "{said}");
}
