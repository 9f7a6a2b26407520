//! What downloads and lines of sources say of where a number comes from, and when it was told.

use super::{OF_ONE_PUBLISHER, REPORTED, has, pages_with};

#[test]
fn what_is_no_primary_source_is_marked_wherever_it_is_named() {
    let own = |other: &str| {
        format!(
            "title: {{en: Talks, zh-Hans: 讲座}}
label: {{en: talks, zh-Hans: 场次}}
unit: activity
measure: flow
observations:
  - {{period: 2022, value: 3, source: {other}}}
  - {{period: 2023, value: 4, source: annual-2023}}
  - {{period: 2024, value: 5, source: leaflet}}
chart: {{kind: line, title: {{en: Talks, zh-Hans: 讲座}}}}
"
        )
    };
    let sources = OF_ONE_PUBLISHER
        .replace(
            "published: 2024-02-01",
            "published: 2024-02-01, grade: mirror, note: {en: The years were lost., zh-Hans: 年份缺失。}",
        )
        .replace("accessed: 2025-05-03", "accessed: 2025-05-03, grade: republication")
        .replace("published: 2025-12-31", "published: 2025-12-31, grade: primary");
    let pages = pages_with(&own("register"), &sources);
    has(
        &pages["statistics/talks/index.html"],
        &["Source: The Bureau, 31 December 2025; The Office, 1 February 2024 (copy, to be verified); \
           The Library, The leaflet, date unknown, accessed 3 May 2025 (secondary source)</p>"],
    );
    has(
        &pages["zh-Hans/statistics/talks/index.html"],
        &["数据来源：登记处，2025年12月31日；办公室，2024年2月1日（副本，待核实）；\
           图书馆：宣传页，日期不详，2025年5月3日查阅（非原始来源）</p>"],
    );
    has(&pages["statistics/talks/chart.svg"], &["(copy"]);
    has(
        &pages["statistics/talks/data.ids.csv"],
        &[",mirror,The years were lost.,annual-2023", ",primary,,register"],
    );
    has(
        &pages["zh-Hans/statistics/talks/data.csv"],
        &["来源级别,来源说明", "副本（待核实）,年份缺失。,annual-2023"],
    );
    // One mark for all of one grade.
    let all = sources.replace("grade: mirror", "grade: republication");
    has(
        &pages_with(&own("leaflet"), &all)["statistics/talks/index.html"],
        &["date unknown, accessed 3 May 2025; The Office, 1 February 2024 (all secondary sources)</p>"],
    );
}

#[test]
fn the_day_of_a_report_has_a_column_and_a_key_of_its_own() {
    let record = REPORTED.replace("DAY", "2025-07-01").replace("SOURCE", "gazette");
    let pages = pages_with(&record, OF_ONE_PUBLISHER);
    let csv = &pages["statistics/talks/data.ids.csv"];
    let mut lines = csv.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let at = |name: &str| head.iter().position(|known| *known == name).expect("the column is there");
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let cells = |name: &str| rows.iter().map(|row| row[at(name)]).collect::<Vec<_>>();
    assert_eq!((cells("as_of"), cells("as_reported")), (vec!["", "to-date"], vec!["2025-07-01", "2025-06"]));
    has(&pages["statistics/talks/data.csv"], &["As reported on", "1 July 2025"]);
    has(&pages["zh-Hans/statistics/talks/data.csv"], &["报道日期", "2025年7月1日"]);
    for file in ["figures.json", "statistics/talks/data.json"] {
        let text = pages[file].replace("\": \"", "\":\"");
        has(&text, &["\"as_reported\":\"2025-07-01\""]);
        assert!(!text.contains("\"as_of\":\"2025-07-01\""), "{file}");
    }
    let page = &pages["statistics/talks/index.html"];
    assert!(
        !page.contains("\"observationDate\":\"2025-07-01\""),
        "the day of the report is none of the number"
    );
    has(page, &["as reported on 1 July 2025"]);
    has(&pages["statistics/talks/datapackage.json"], &["\"as_reported\""]);
    // A day of the fact stays one.
    let own = REPORTED.replace("DAY", "2025-06-30").replace("SOURCE", "gazette");
    let register = pages_with(&own, OF_ONE_PUBLISHER)["figures.json"].replace("\": \"", "\":\"");
    has(&register, &["\"as_of\":\"2025-06-30\""]);
}
