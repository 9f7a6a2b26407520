//! Statistics gathered from the cases: what stands on the page, in the drawing and in the download.

#[path = "gathered/described.rs"]
mod described;
mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use casebook::Options;
use casebook::files::{Content, Files};
use serde_json::Value;

const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base");

/// Two cases of one body, which the first of them names twice, and one of another body, which states three values.
const RECORDS: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        r#"title: {en: Harbour casebook, zh-Hans: 港口案例集}
description: {en: A tiny site., zh-Hans: 一个小网站。}
locales: [en, zh-Hans]
as_of: 2026-01-31
checks: {CB285: {level: off, reason: the cases speak of several times}}
"#,
    ),
    (
        "content/indicators/helped.yaml",
        r#"label: {en: enterprises helped, zh-Hans: 服务企业}
unit: enterprise
measure: stock
additive: true
"#,
    ),
    (
        "content/organizations.yaml",
        r#"north: {name: {en: North office, zh-Hans: 北站}, kind: outlet}
south: {name: {en: South office, zh-Hans: 南站}, kind: outlet}
"#,
    ),
    (
        "content/taxonomies.yaml",
        r#"service:
  title: {en: Service, zh-Hans: 服务}
  terms:
    training: {en: Training, zh-Hans: 培训}
    filing: {en: Filing, zh-Hans: 申请}
"#,
    ),
    ("content/schemes.yaml", "harbour-award: {name: {en: Harbour award, zh-Hans: 港口奖}, kind: award}\n"),
    (
        "content/sources/second-report.yaml",
        "kind: report\ntitle: {en: The second report, zh-Hans: 第二份报告}\npublished: 2025-07\n",
    ),
    (
        "content/cases/alpha/case.yaml",
        r#"title: {en: Alpha, zh-Hans: 甲}
summary: {en: A case., zh-Hans: 案例。}
status: published
year: 2024
organizations: [{organization: north, role: implements}, {organization: north, role: hosts}]
terms: {service: [training, filing]}
selections: [{scheme: harbour-award, year: 2024, source: meeting-report}]
defaults: {source: meeting-report}
figures:
  helped: {indicator: helped, value: 40, qualifier: over, as_of: 2025, as_stated: over 40, note: {en: A note., zh-Hans: 注。}}
"#,
    ),
    (
        "content/cases/beta/case.yaml",
        r#"title: {en: Beta, zh-Hans: 乙}
summary: {en: A case., zh-Hans: 案例。}
status: published
year: 2023
organizations: [{organization: north, role: implements}]
terms: {service: training}
selections: [{scheme: harbour-award, year: 2025, source: meeting-report}]
defaults: {source: [second-report, meeting-report]}
figures:
  helped: {indicator: helped, value: 2, as_of: 2025, status: provisional}
"#,
    ),
];

const THIRD: (&str, &str) = (
    "content/cases/gamma/case.yaml",
    r#"title: {en: Gamma, zh-Hans: 丙}
summary: {en: A case., zh-Hans: 案例。}
status: published
year: 2024
organizations: [{organization: south, role: implements}]
defaults: {source: meeting-report}
figures:
  earlier: {indicator: helped, value: 7, as_of: 2024}
  later: {indicator: helped, value: 9, as_of: 2025-06}
  undated: {indicator: helped, value: 11, as_of: to-date}
  unknown: {indicator: helped, value: missing, reason: {en: not stated, zh-Hans: 未公布}, as_of: 2026-01}
"#,
);

/// A site that does not want to hear of sums that cannot be formed.
const UNCHECKED: (&str, &str) = (
    "content/site.yaml",
    r#"title: {en: Harbour casebook, zh-Hans: 港口案例集}
description: {en: A tiny site., zh-Hans: 一个小网站。}
locales: [en, zh-Hans]
as_of: 2026-01-31
checks:
  CB265: {level: off, reason: The values stand one by one.}
  CB285: {level: off, reason: the cases speak of several times}
"#,
);

/// What is published of a statistic that gathers in this way from the records above and some more.
fn published(across: &str, more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files = files(across, more);
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    let all = site::render(&files).into_iter().filter_map(text);
    all.filter(|(path, _)| path.contains("statistics/talks") || path.contains("indicators/")).collect()
}

fn files(across: &str, more: &[(&str, &str)]) -> Files {
    let base = site::load(Path::new(BASE));
    let mut files: BTreeMap<String, Content> =
        base.iter().map(|(_, file)| (file.path.clone(), file.content.clone())).collect();
    let mut lay = |path: &str, text: &str| {
        files.insert(path.to_owned(), Content::Text(text.into()));
    };
    for (path, text) in RECORDS.iter().chain(more).copied() {
        lay(path, text);
        if let Some(folder) = path.strip_suffix("/case.yaml") {
            lay(&format!("{folder}/en.md"), "What the office does.\n");
            lay(&format!("{folder}/zh-Hans.md"), "服务站的工作。\n");
        }
    }
    let statistic = format!(
        "title: {{en: Enterprises helped, zh-Hans: 服务企业}}\nindicator: helped\nacross: {across}\n\
         chart: {{kind: bar, title: {{en: Many were helped, zh-Hans: 服务企业众多}}}}\n"
    );
    lay("content/statistics/talks/statistic.yaml", &statistic);
    Files::new(files)
}

/// The rows of the English download without the byte order mark and the head.
fn rows(published: &BTreeMap<String, String>) -> Vec<&str> {
    let found = published.iter().find(|(path, _)| path.ends_with(".ids.csv") && !path.starts_with("zh-Hans"));
    let (_, csv) = found.expect("the observations can be downloaded");
    csv.lines().skip(1).collect()
}

fn page<'p>(published: &'p BTreeMap<String, String>, path: &str) -> &'p str {
    published.get(path).unwrap_or_else(|| panic!("{path} is none of {:?}", published.keys()))
}

#[test]
fn each_case_stands_in_a_group_once_with_all_its_values() {
    let published = published("{group_by: organization, show: values}", &[THIRD]);
    assert_eq!(
        rows(&published),
        [
            "alpha/helped,north,\"North office, Alpha\",40,,over,enterprise,,2025,,,,normal,Report of the meeting,,2025-06,,,,meeting-report,,A note.,over 40,,,stock",
            "beta/helped,north,\"North office, Beta\",2,,exact,enterprise,,2025,,,,provisional,The second report | Report of the meeting,,2025-07 | 2025-06,,,,second-report meeting-report,,,,,,stock",
            "gamma/earlier,south,\"South office, 2024\",7,,exact,enterprise,,2024,,,,normal,Report of the meeting,,2025-06,,,,meeting-report,,,,,,stock",
            "gamma/later,south,\"South office, as reported in June 2025\",9,,exact,enterprise,,,2025-06,,,normal,Report of the meeting,,2025-06,,,,meeting-report,,,,,,stock",
            "gamma/undated,south,\"South office, to date, as reported in June 2025\",11,,exact,enterprise,,to-date,2025-06,,,normal,Report of the meeting,,2025-06,,,,meeting-report,,,,,,stock",
            "gamma/unknown,south,\"South office, January 2026\",,,,enterprise,,2026-01,,,,missing,Report of the meeting,,2025-06,,,,meeting-report,,not stated,,,,stock",
        ]
    );
    let english = page(&published, "statistics/talks/index.html");
    for said in ["Provisional", "not stated", "From the 3 of 4 cases that report it.", "Unit: enterprises"] {
        assert!(english.to_lowercase().contains(&said.to_lowercase()), "the page does not say {said}");
    }
}

#[test]
fn a_count_is_of_cases_and_a_sum_stands_for_its_group() {
    let counted = published("{group_by: year, show: count}", &[THIRD]);
    assert_eq!(
        rows(&counted),
        [
            "2023,2023,Cases of 2023,1,,exact,case,,2025,,,,normal,The second report | Report of the meeting,,2025-07 | 2025-06,,,,second-report meeting-report,,,,,,",
            "2024,2024,Cases of 2024,2,,exact,case,,,,,,normal,Report of the meeting,,2025-06,,,,meeting-report,,,,,,",
        ]
    );
    let said = "Bar chart: Cases that report: enterprises helped. Values (cases): Cases of 2023: 1; Cases of 2024: 2. \
                Of the values shown: the higher is 2 (Cases of 2024), the lower 1 (Cases of 2023). \
                From the 3 of 4 cases that report it.";
    assert!(page(&counted, "statistics/talks/index.html").contains(said), "cases are counted");
    let summed = published("{group_by: service, show: sum}", &[]);
    assert_eq!(
        rows(&summed),
        [
            "training,training,Training,42,,over,enterprise,,2025,,,,provisional,Report of the meeting | The second report,,2025-06 | 2025-07,,,,meeting-report second-report,,,,,,stock",
            "filing,filing,Filing,40,,over,enterprise,,2025,,,,normal,Report of the meeting,,2025-06,,,,meeting-report,,,,,,stock",
        ]
    );
    let chinese = page(&summed, "zh-Hans/statistics/talks/index.html");
    assert!(chinese.contains("超过42家"), "{chinese}");
    // Alpha stands in both groups of services, and in one of years.
    assert!(chinese.contains("案例属于多个分组的，在各组中均列出"));
    assert!(!page(&counted, "statistics/talks/index.html").contains("belongs to several groups"));
}

#[test]
fn the_latest_is_the_last_that_is_dated_and_stated() {
    let published = published("{group_by: organization, show: latest}", &[THIRD]);
    let ids: Vec<&str> = rows(&published).into_iter().filter_map(|row| row.split(',').next()).collect();
    assert_eq!(ids, ["alpha/helped", "beta/helped", "gamma/later"]);
}

#[test]
fn values_that_have_no_sum_stand_one_by_one() {
    let published = published("{group_by: organization, show: sum}", &[THIRD, UNCHECKED]);
    let ids: Vec<&str> = rows(&published).into_iter().filter_map(|row| row.split(',').next()).collect();
    assert_eq!(ids, ["north", "gamma/earlier", "gamma/later", "gamma/undated", "gamma/unknown"]);
}

#[test]
fn a_bound_is_drawn_open_and_a_count_closed() {
    for (across, open, words) in [
        ("{group_by: case, show: values}", 2, "Alpha: over 40"),
        ("{group_by: organization, show: sum}", 2, "North office: over 42, provisional"),
        ("{group_by: service, show: sum}", 4, "Training: over 42, provisional"),
        ("{group_by: service, show: count}", 0, "Training: 2"),
    ] {
        let published = published(across, &[]);
        let drawing =
            published.iter().find(|(path, _)| path.ends_with(".svg") && !path.starts_with("zh-Hans"));
        let (_, svg) = drawing.expect("the drawing can be downloaded");
        assert_eq!(svg.matches("class=\"open\"").count(), open, "{across}: {svg}");
        assert!(svg.contains(&format!("<title>{words}</title>")), "{across}: {svg}");
    }
}

#[test]
fn an_indicator_names_every_case_that_reports_it_with_each_value() {
    let published = published("{group_by: case, show: values}", &[THIRD]);
    let index = page(&published, "indicators/index.html");
    assert!(index.contains("<a href=\"helped/index.html\">Enterprises helped</a>"), "{index}");
    let cells: Vec<&str> =
        index.split("<td").skip(1).filter_map(|cell| cell.split_once('>')?.1.split('<').next()).collect();
    assert!(cells.windows(2).any(|pair| pair == ["3", "1"]), "three cases and one statistic: {cells:?}");
    let english = page(&published, "indicators/helped/index.html");
    for said in
        [">Alpha</a>", ">over 40<", ">Beta</a>", ">Gamma</a>", ">9<", "not stated", "Enterprises helped"]
    {
        assert!(english.contains(said), "the page does not say {said}: {english}");
    }
    let chinese = page(&published, "zh-Hans/indicators/helped/index.html");
    assert!(
        chinese.contains("采用该指标的案例：服务企业")
            && chinese.contains("单位：家")
            && chinese.contains(">超过40<"),
        "{chinese}"
    );
}

/// A row of the download by its columns.
type Row = BTreeMap<String, String>;

/// The files of the statistic that the next test compares, in one language.
struct Shown {
    page: String,
    rows: Vec<Row>,
    words: Vec<Row>,
    json: Value,
}

fn shown(files: &Files, folder: &str) -> Shown {
    let (ready, diags) = casebook::prepare(files, &Options::default());
    assert!(diags.is_empty(), "{}", site::report(files, diags));
    let ready = ready.expect("a site without errors is ready");
    let text = |path: &str| {
        let path = ready.plan.routes.keys().find(|known| known.as_str() == path).expect("it is planned");
        let output = ready.render(files, path).expect("it is rendered").expect("the theme is whole");
        String::from_utf8(output.body.to_vec()).expect("text")
    };
    let rows = |path: &str| {
        let text = text(path);
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<Row> = reader.deserialize().map(|row| row.expect("a row")).collect();
        rows
    };
    Shown {
        page: text(&format!("{folder}statistics/talks/index.html")),
        rows: rows(&format!("{folder}statistics/talks/data.ids.csv")),
        words: rows(&format!("{folder}statistics/talks/data.csv")),
        json: serde_json::from_str(&text("statistics/talks/data.json")).expect("JSON"),
    }
}

/// The observations in the page's block of schema.org data, by the end of their names.
fn observations(page: &str) -> BTreeMap<String, Value> {
    let (_, block) = page.split_once("<script type=\"application/ld+json\">").expect("a block");
    let (block, _) = block.split_once("</script>").expect("its end");
    let block: Value = serde_json::from_str(block).expect("JSON");
    let all =
        block["@graph"].as_array().expect("a graph").iter().filter(|node| node["@type"] == "Observation");
    let mut named = BTreeMap::new();
    for node in all {
        let id = node["@id"].as_str().expect("a name").to_owned();
        assert!(named.insert(id.clone(), node.clone()).is_none(), "{id} is said twice");
    }
    named
}

/// Whatever is gathered by whatever: the table, the description, both downloads and the data for programs say one thing.
#[test]
fn every_gathering_says_the_same_in_every_form() {
    for by in ["case", "year", "organization", "scheme", "service"] {
        for show in ["values", "count", "sum", "latest"] {
            let files = files(&format!("{{group_by: {by}, show: {show}}}"), &[THIRD, UNCHECKED]);
            for (folder, value, coverage) in [
                ("", "Value", "From the 3 of 4 cases that report it."),
                ("zh-Hans/", "数值", "共4个案例，其中3个有此项数据。"),
            ] {
                let told = format!("{by}, {show}, {folder}");
                let Shown { page, rows, words, json } = shown(&files, folder);
                assert!(!rows.is_empty(), "{told}");
                assert!(page.contains(coverage), "{told}: {coverage}");
                let (_, table) = page.split_once("<tbody>").expect("a table");
                let (table, _) = table.split_once("</tbody>").expect("its end");
                // What does not break over lines stands in a span of its own.
                let lines = table.split("<tr").skip(1);
                let lines: Vec<String> = lines
                    .map(|line| line.replace("<span class=\"nowrap\">", "").replace("</span>", ""))
                    .collect();
                assert_eq!(lines.len(), rows.len(), "{told}");
                let (_, description) = page.split_once("<desc").expect("a description");
                let (description, _) = description.split_once("</desc>").expect("its end");
                let figures = json["figures"].as_object().expect("figures");
                assert_eq!(figures.len(), rows.len(), "{told}");
                let nodes = observations(&page);
                let mut named = BTreeSet::new();
                for ((row, words), line) in rows.iter().zip(&words).zip(&lines) {
                    let told = format!("{told}: {row:?}");
                    assert!(description.contains(&row["label"]), "{told}");
                    // In the table the case and the time of a row have columns of their own.
                    let parts = row["label"].split([',', '、']).map(str::trim);
                    assert!(parts.into_iter().all(|part| line.contains(part)), "{told}: {line}");
                    assert_eq!(row["value"], words[value], "{told}");
                    let is_formed = row["id"] == row["category"];
                    let (address, end) = match is_formed {
                        true => (format!("talks@{}", row["id"]), format!("#observation.{}", row["id"])),
                        false => {
                            let (case, figure) = row["id"].split_once('/').expect("CASE/ID");
                            let end = format!("cases/{case}/index.html#figure.{figure}");
                            (format!("talks@{}/{}", row["category"], row["id"]), end)
                        }
                    };
                    let entry = &figures[&address];
                    let said = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
                    for key in ["value", "qualifier", "unit", "as_of", "period", "status"] {
                        assert_eq!(said(key), row[key], "{told}: {key}");
                    }
                    let node = nodes.iter().find(|(id, _)| id.ends_with(&end));
                    let (id, node) =
                        node.unwrap_or_else(|| panic!("{told}: no {end} among {:?}", nodes.keys()));
                    named.insert(id.clone());
                    says(node, row, &told);
                    match row["value"].is_empty() {
                        true => assert!(line.contains("figure-missing"), "{told}"),
                        false => {
                            assert!(line.contains(&format!("<data value=\"{}\">", row["value"])), "{told}")
                        }
                    }
                }
                assert_eq!(named, nodes.keys().cloned().collect(), "{told}: nothing else is said");
            }
        }
    }
}

/// A node has the number of its row, and a bound only as a bound.
fn says(node: &Value, row: &Row, told: &str) {
    let number = |key: &str| node[key].as_f64();
    let value: Option<f64> = row["value"].parse().ok();
    let expected = match row["qualifier"].as_str() {
        "over" => (None, value),
        "exact" => (value, None),
        "" => (None, None),
        other => panic!("{told}: {other}"),
    };
    assert_eq!((number("value"), number("minValue")), expected, "{told}");
    assert!(node["subjectOf"]["@id"].as_str().is_some_and(|id| id.ends_with("#data")), "{told}");
    let date = Some(row["as_of"].as_str()).filter(|date| date.starts_with("20"));
    assert_eq!(node["observationDate"].as_str(), date, "{told}");
}

#[test]
fn a_sum_over_cases_is_said_as_the_bound_that_it_is() {
    let shown = shown(&files("{group_by: service, show: sum}", &[]), "");
    let nodes = observations(&shown.page);
    let (_, sum) = nodes.iter().find(|(id, _)| id.ends_with("#observation.training")).expect("the sum");
    assert_eq!(sum["minValue"], 42);
    assert!(sum["value"].is_null() && sum["maxValue"].is_null(), "{sum}");
    assert_eq!(sum["name"], "Training");
    assert_eq!(sum["unitText"], "enterprises");
    assert_eq!(sum["description"], "over 42; provisional");
}
