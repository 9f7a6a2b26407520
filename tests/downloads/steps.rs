//! The steps of timelines and pathways are downloaded as they are drawn, and no more is said of them than is known.

use std::collections::{BTreeMap, BTreeSet};

use casebook::output::Digest;
use serde_json::{Value, json as said};

use crate::read::{FOLDERS, cell, csv, json, sheets, site_with, text};
use crate::site;

/// A case without figures: a day, a year, words for a date that sorts alone, and what is still to come.
const CASE: &str = r#"title: {en: Echo, zh-Hans: 戊}
summary: {en: A case., zh-Hans: 案例。}
status: published
programme: talks
charts:
  course: {kind: timeline, title: {en: The course, zh-Hans: 历程}, note: {en: One date is not known., zh-Hans: 有一个日期不详。}}
  form: {kind: pathway, title: {en: Two steps, zh-Hans: 两个环节}, subtitle: {en: Steps, zh-Hans: 环节}}
milestones:
  - {date: 2019-08-16, text: {en: "The desk opens, late.", zh-Hans: "窗口开放。"}, source: [meeting-report, letter]}
  - {date: 2021, text: {en: "There are [285](figure:harbour/officers) officers.", zh-Hans: "有[285](figure:harbour/officers)名官员。"}, source: meeting-report}
  - {date: 2022-03, date_text: {en: In spring, zh-Hans: 春天}, text: {en: "=1+1 is written.", zh-Hans: "＝1+1。"}, source: letter}
  - {date: 2027, text: {en: A desk in each district., zh-Hans: 各区设窗口。}, source: meeting-report}
"#;

const PROGRAMME: &str = "talks:
  name: {en: Talks, zh-Hans: 讲座}
  source: meeting-report
  stages:
    - {name: {en: Course, zh-Hans: 课程}, text: {en: Four days., zh-Hans: 四天。}}
    - {name: {en: Defence, zh-Hans: 答辩}, figure: harbour/participants, source: letter}
  pathway_note: {en: The order is not stated., zh-Hans: 来源未说明先后顺序。}
";

const SOURCES: &str = "meeting-report:
  kind: report
  title: {en: Report of the meeting, zh-Hans: 会议报告}
  publisher: {en: The office, zh-Hans: 服务站}
  published: 2025-06
  url: https://example.org/report
letter:
  kind: report
  title: {en: A letter, zh-Hans: 来信}
  published: unknown
  reason: {en: it has no date, zh-Hans: 未注明日期}
";

/// A letter has no date.
const SITE: &str = concat!(
    include_str!("../diagnostics/base/content/site.yaml"),
    "checks: {CB290: [{level: off, only: [\"content/sources.yaml#letter\"], reason: it has none}]}\n",
);

fn published() -> BTreeMap<String, Vec<u8>> {
    site::render(&site_with(&[
        ("content/cases/echo/case.yaml", CASE),
        ("content/cases/echo/en.md", "Words.\n"),
        ("content/cases/echo/zh-Hans.md", "文字。\n"),
        ("content/programmes.yaml", PROGRAMME),
        ("content/sources.yaml", SOURCES),
        ("content/site.yaml", SITE),
    ]))
}

#[test]
fn milestones_are_read_back_as_they_are_known() {
    let published = published();
    for folder in FOLDERS {
        let table = csv(&published, &format!("{folder}cases/echo/course.ids.csv"));
        let of = |column: &str| -> Vec<&str> {
            ["1", "2", "3", "4"].iter().map(|step| cell(&table, step, column)).collect()
        };
        assert_eq!(table.1.len(), 4);
        // What a source says in words is vaguer than the date that sorts it.
        assert_eq!(of("date"), ["2019-08-16", "2021", "", "2027"]);
        assert_eq!(of("status"), ["done", "done", "done", "planned"]);
        assert_eq!(of("source"), ["meeting-report letter", "meeting-report", "letter", "meeting-report"]);
        assert_eq!(of("source_published"), ["2025-06 | ", "2025-06", "", "2025-06"]);
        assert_eq!(of("source_url")[0], "https://example.org/report | ");
    }
    let english = csv(&published, "cases/echo/course.csv");
    let chinese = csv(&published, "zh-Hans/cases/echo/course.csv");
    for (table, step, column, said) in [
        (&english, "1", "Date", "16 August 2019"),
        (&english, "1", "What happens", "The desk opens, late."),
        (&english, "1", "Source", "Report of the meeting | A letter"),
        (&english, "1", "Date of the source", "June 2025 | date unknown"),
        (&english, "2", "What happens", "There are 285 officers."),
        (&english, "3", "Date in words", "In spring"),
        (&english, "3", "Date", ""),
        (&english, "3", "What happens", "'=1+1 is written."),
        (&english, "4", "Status", "planned"),
        (&english, "4", "Note", "One date is not known."),
        (&chinese, "1", "日期", "2019年8月16日"),
        (&chinese, "3", "内容", "'＝1+1。"),
        (&chinese, "4", "状态", "计划中"),
        (&chinese, "2", "来源发布单位", "服务站"),
    ] {
        assert_eq!(cell(table, step, column), said, "{step}: {column}");
    }
}

#[test]
fn stages_have_their_figures_with_what_is_left_open() {
    let published = published();
    let table = csv(&published, "cases/echo/form.ids.csv");
    for (step, column, said) in [
        ("1", "title", "Course"),
        ("1", "text", "Four days."),
        ("1", "value", ""),
        ("1", "status", ""),
        // A stage without sources rests on those of its programme.
        ("1", "source", "meeting-report"),
        ("2", "title", "Defence"),
        ("2", "label", "participants"),
        ("2", "value", "5000"),
        ("2", "qualifier", "over"),
        ("2", "unit", "person"),
        ("2", "as_of", "2025"),
        ("2", "status", "normal"),
        ("2", "figure", "harbour/participants"),
        ("2", "source", "letter meeting-report"),
        ("2", "note", "The order is not stated."),
    ] {
        assert_eq!(cell(&table, step, column), said, "{step}: {column}");
    }
}

#[test]
fn json_and_workbooks_hold_the_same_steps() {
    let published = published();
    let course = json(&published, "cases/echo/course.json");
    assert_eq!((&course["case"], &course["chart"]), (&said!("echo"), &said!("course")));
    assert!(course["figures"].is_null() && !published.contains_key("zh-Hans/cases/echo/course.json"));
    assert_eq!(
        course["steps"][2],
        said!({
            "step": 3,
            "date_text": {"en": "In spring", "zh-Hans": "春天"},
            "status": "done",
            "text": {"en": "=1+1 is written.", "zh-Hans": "＝1+1。"},
            "source": ["letter"],
            "note": {"en": "One date is not known.", "zh-Hans": "有一个日期不详。"},
        })
    );
    assert_eq!(course["steps"][3]["date"], "2027");
    assert_eq!(course["sources"]["meeting-report"]["url"], "https://example.org/report");
    assert_eq!(course["sources"]["letter"]["reason"]["en"], "it has no date");
    let form = json(&published, "cases/echo/form.json");
    assert_eq!(form["steps"][1]["value"], "5000");
    assert_eq!(form["steps"][1]["figure"], "harbour/participants");
    assert!(form["units"]["person"].is_object());
    for folder in FOLDERS {
        for name in ["course", "form"] {
            let (head, rows) = csv(&published, &format!("{folder}cases/echo/{name}.csv"));
            let (_, codes) = csv(&published, &format!("{folder}cases/echo/{name}.ids.csv"));
            let sheets = sheets(&published, &format!("{folder}cases/echo/{name}.xlsx"));
            let (_, data) = &sheets[0];
            assert_eq!(data[0], head);
            assert_eq!(data.len(), rows.len() + 1);
            for (sheet, (row, codes)) in data[1..].iter().zip(rows.iter().zip(&codes)) {
                for (cell, (text, code)) in sheet.iter().zip(row.iter().zip(codes)) {
                    // A day is a day, and not words.
                    let is_day = code.len() == 10 && cell == code;
                    assert!(is_day || cell == text.trim_start_matches('\''), "{cell} is not {text}");
                }
                assert_eq!(sheet.len(), row.len());
            }
            let days = data.iter().flatten().filter(|cell| *cell == "2019-08-16").count();
            assert_eq!(days, usize::from(name == "course"));
        }
    }
}

#[test]
fn what_describes_a_case_without_figures_describes_its_steps() {
    let published = published();
    for folder in FOLDERS {
        let beside = |name: &str| format!("{folder}cases/echo/{name}");
        assert!(!published.contains_key(&beside("figures.csv")), "there are no figures");
        let package = json(&published, &beside("datapackage.json"));
        let resources = package["resources"].as_array().expect("resources");
        let paths: Vec<&str> = resources.iter().filter_map(|resource| resource["path"].as_str()).collect();
        assert_eq!(paths, ["course.ids.csv", "form.ids.csv"]);
        for resource in resources {
            let bytes = &published[&beside(resource["path"].as_str().expect("a path"))];
            assert_eq!(resource["hash"], format!("sha256:{}", Digest::of(bytes)));
            assert_eq!(resource["schema"]["primaryKey"], said!(["step"]));
            assert_eq!(resource["schema"]["fields"][0]["type"], "integer");
        }
        let metadata = json(&published, &beside("figures.ids.csv-metadata.json"));
        let tables = metadata["tables"].as_array().expect("a group of tables");
        let urls: Vec<&str> = tables.iter().filter_map(|table| table["url"].as_str()).collect();
        assert_eq!(urls, ["course.ids.csv", "form.ids.csv"]);
        let page = text(&published, &beside("index.html"));
        for name in ["course.csv", "course.xlsx", "course.json", "form.csv", "form.json", "datapackage.json"]
        {
            assert!(page.contains(&format!("{name}\"")), "{folder} has no link to {name}");
        }
    }
}

#[test]
fn the_catalogue_lists_steps_with_the_time_that_their_dates_cover() {
    let published = published();
    let catalogue = json(&published, "catalog.jsonld");
    let datasets = catalogue["dcat:dataset"].as_array().expect("data sets");
    let named = |id: &str| -> &Value {
        datasets.iter().find(|dataset| dataset["dct:identifier"] == id).unwrap_or(&Value::Null)
    };
    let course = named("echo/course");
    assert_eq!(course["dct:temporal"]["dcat:startDate"]["@value"], "2019-08-16");
    assert_eq!(course["dct:temporal"]["dcat:endDate"]["@value"], "2027-12-31");
    assert!(course["dct:isPartOf"].is_null(), "a case without figures is no data set");
    assert_eq!(named("echo/form")["dct:temporal"]["dcat:endDate"]["@value"], "2025-12-31");
    let files: BTreeSet<&str> = course["dcat:distribution"]
        .as_array()
        .expect("files")
        .iter()
        .filter_map(|file| file["dcat:downloadURL"]["@id"].as_str())
        .collect();
    assert!(files.contains("cases/echo/course.csv") && files.contains("zh-Hans/cases/echo/course.xlsx"));
    assert!(files.iter().all(|path| published.contains_key(*path)), "{files:?}");
}

#[test]
fn a_page_tells_programs_of_the_data_of_its_charts() {
    let published = published();
    for folder in FOLDERS {
        let page = text(&published, &format!("{folder}cases/echo/index.html"));
        let block = page.split("<script type=\"application/ld+json\">").nth(1).expect("a block");
        let block: Value =
            serde_json::from_str(block.split("</script>").next().unwrap_or_default()).expect("JSON");
        let nodes = block["@graph"].as_array().expect("nodes").iter();
        let sets: Vec<&Value> = nodes.filter(|node| node["@type"] == "Dataset").collect();
        assert_eq!(sets.len(), 2, "no set of figures that are not there");
        assert_eq!(sets[0]["temporalCoverage"], "2019-08-16/2027-12-31");
        let files = sets[0]["distribution"].as_array().expect("files").iter();
        let files: Vec<&str> = files.filter_map(|file| file["name"].as_str()).collect();
        assert_eq!(files, ["course.csv", "course.ids.csv", "course.json", "course.xlsx"]);
        assert!(sets[0]["@id"].as_str().is_some_and(
            |id| id.ends_with("cases/echo/index.html#chart-course") || id == "index.html#chart-course"
        ));
    }
}
