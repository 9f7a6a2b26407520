//! What a statistics office says around its numbers: the unit above a table, decimal points in line, how something is counted, who
//! published it and when.

#[path = "statistical_words/long_tables.rs"]
mod long_tables;
mod site;
#[path = "statistical_words/sources.rs"]
mod sources;

use std::collections::BTreeMap;
use std::path::Path;

use casebook::files::Files;

const SITE: &str = "title: {en: Harbour casebook, zh-Hans: 港口案例集}
description: {en: A tiny site., zh-Hans: 一个小网站。}
locales: [en, zh-Hans]
as_of: 2026-01-31
checks: {CB285: {level: off, reason: made for the test}, CB290: {level: off, reason: made for the test}}
";

const SOURCES: &str = "gazette:
  kind: news
  title: {en: A long headline on talks, zh-Hans: 关于讲座的长标题}
  publisher: {en: The Gazette, zh-Hans: 公报社}
  published: 2025-07-01
";

/// The published pages of the base site with a statistic of its own laid over it.
fn pages(statistic: &str) -> BTreeMap<String, String> {
    pages_with(statistic, "")
}

/// The same with more sources, one a line.
fn pages_with(statistic: &str, sources: &str) -> BTreeMap<String, String> {
    let base = site::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base")));
    let mut texts: BTreeMap<String, String> = base
        .iter()
        .map(|(_, file)| (file.path.clone(), file.text().expect("the base is text").to_owned()))
        .collect();
    let own = [
        ("content/site.yaml", SITE),
        ("content/sources/gazette.yaml", SOURCES.split_once('\n').expect("a record").1),
        ("content/statistics/talks/statistic.yaml", statistic),
    ];
    let unindented = |text: &str| {
        text.lines().map(|line| format!("{}\n", line.strip_prefix("  ").unwrap_or(line))).collect::<String>()
    };
    for (path, text) in own {
        let text = if path.contains("gazette") { unindented(text) } else { text.to_owned() };
        texts.insert(path.to_owned(), text);
    }
    for (id, record) in sources.lines().filter_map(|line| line.split_once(": ")) {
        texts.insert(format!("content/sources/{id}.yaml"), format!("{record}\n"));
    }
    // A copy is told unless the site says why it has to do.
    let copies = "CB291: {level: off, reason: made for the test}, CB290:";
    texts.entry("content/site.yaml".to_owned()).and_modify(|text| *text = text.replace("CB290:", copies));
    let files = Files::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    site::render(&files).into_iter().filter_map(|(path, bytes)| Some((path, text(bytes)?))).collect()
}

/// Whether a page says something, wherever its lines may end.
fn has(page: &str, said: &[&str]) {
    let page = page.replace("<wbr>", "");
    for said in said {
        assert!(page.contains(said), "the page does not say {said}");
    }
}

const RATES: &str = "title: {en: Talks per place, zh-Hans: 平均场次}
label: {en: talks per place, zh-Hans: 平均场次}
unit: percent
measure: stock
defaults: {source: gazette}
observations:
  - {as_of: 2023-12-31, value: 45.75}
  - {as_of: 2024-12-31, value: 20, status: revised}
  - {as_of: 2025-12-31, value: missing, reason: {en: The book was lost., zh-Hans: 记录遗失。}}
chart: {kind: line, title: {en: Talks, zh-Hans: 讲座}}
";

#[test]
fn one_unit_stands_above_the_table_and_numbers_alone_in_the_cells() {
    let pages = pages(RATES);
    let english = &pages["statistics/talks/index.html"];
    has(
        english,
        &[
            "<span class=\"table-unit\">Unit: %</span>",
            "<data value=\"45.75\">45.75</data>",
            // In line with 45.75, and not 20.00, which nobody stated.
            "<data value=\"20\"><span class=\"whole-2\">20</span></data>",
            "<span class=\"figure-status\">revised</span>",
        ],
    );
    assert!(!english.contains("20.00"), "no digit is added");
    has(
        &pages["zh-Hans/statistics/talks/index.html"],
        &[
            "<span class=\"table-unit\">单位：%</span>",
            "2024年末",
            "<span class=\"figure-status\">修订数</span>",
        ],
    );
}

#[test]
fn numbers_of_a_column_have_one_scale_word_or_none() {
    let of = |one: &str, other: &str| {
        let own = RATES
            .replace("unit: percent", "unit: patent")
            .replace("45.75", one)
            .replace("value: 20,", &format!("value: {other},"));
        pages(&own)
    };
    let (english, chinese) = ("statistics/talks/index.html", "zh-Hans/statistics/talks/index.html");
    let written = of("950 billion", "1.02 trillion");
    has(
        &written[english],
        &[
            "<data value=\"950000000000\">950 billion</data>",
            "<data value=\"1020000000000\">1,020 billion</data>",
            // The labels of the drawing, and the newest number in the list beside a small one.
            ">950 billion</text>",
            ">1,020 billion</text>",
        ],
    );
    has(&written[chinese], &[">9500亿</data>", ">10200亿</data>", ">9500亿件</text>", ">10200亿件</text>"]);
    has(&written["statistics/index.html"], &[">1,020 billion</text>"]);
    // Each as its source has it where no word does: 1.5 million is not known to the last of seven digits.
    let written = of("1.5 million", "2");
    has(&written[english], &["Unit: patents", ">1.5 million</data>", ">2</data>"]);
    has(&written[chinese], &[">150万</data>", ">2</data>"]);
}

#[test]
fn readers_see_a_minus_sign_and_machines_a_hyphen() {
    let own = RATES.replace("45.75", "-45.75").replace("value: 20,", "value: -20,");
    let pages = pages(&own);
    for path in ["statistics/talks/index.html", "zh-Hans/statistics/talks/index.html"] {
        has(&pages[path], &["<data value=\"-45.75\">−45.75</data>", ">−45.75%</text>", "−20%"]);
        let words = pages[path].split('<').filter_map(|tag| tag.split_once('>'));
        for (_, text) in words {
            let is_for_machines = text.starts_with('{');
            assert!(is_for_machines || !text.contains("-45"), "a hyphen stands in {text:?}");
        }
    }
    assert!(pages["statistics/talks/data.csv"].contains(",-45.75,"));
}

#[test]
fn downloads_date_a_state_in_the_words_of_the_pages() {
    let pages = pages(&RATES.replace("2024-12-31", "2024-06-30"));
    let csv = &pages["zh-Hans/statistics/talks/data.csv"];
    assert!(csv.contains("2023年末") && csv.contains("2024年6月末"), "{csv}");
    assert!(!csv.contains("2024年6月30日"), "{csv}");
}

const LOWER: &str = "title: {en: talks by place, zh-Hans: 各处场次}
label: {en: talks, zh-Hans: 场次}
unit: activity
measure: flow
defaults: {source: gazette}
observations:
  - {period: 2024, category: a, value: 12}
  - {period: 2024, category: b, value: 7}
breakdown: {title: {en: kind of place, zh-Hans: 类别}, kind: related-counts, categories: {a: {en: technology managers, zh-Hans: 技术经理人}, b: {en: iPhone owners, zh-Hans: 机主}}}
chart: {kind: bar, title: {en: Talks, zh-Hans: 讲座}}
";

#[test]
fn names_that_stand_alone_begin_with_a_capital() {
    let pages = pages(LOWER);
    let english = &pages["statistics/talks/index.html"];
    has(
        english,
        &[
            ">Technology managers</text>",
            "Technology managers</th>",
            ">iPhone owners</text>",
            "Kind of place</th>",
            "Talks by place: the data",
            // Within a sentence they stay as they are.
            "the higher is 12 (technology managers)",
        ],
    );
    has(&pages["zh-Hans/statistics/talks/index.html"], &["技术经理人</th>"]);
}

#[test]
fn how_a_statistic_is_counted_is_said_in_full() {
    let pages = pages(RATES);
    has(
        &pages["statistics/talks/index.html"],
        &[
            "<dt>Unit</dt><dd>%</dd>",
            "<dt>Scope</dt><dd>not stated separately</dd>",
            "<dt>Basis</dt><dd>not stated separately</dd>",
            "<dt>Additivity</dt><dd>values of different cases are not added; values of different times are not added</dd>",
            "<dt>Period</dt><dd>31 December 2023 to 31 December 2025</dd>",
            "<dt>Observations</dt><dd>3 observations, of which 1 without a value</dd>",
            "<dt>Status</dt><dd>as published: 1; revised: 1</dd>",
        ],
    );
    has(
        &pages["zh-Hans/statistics/talks/index.html"],
        &["<dt>报告期</dt><dd>2023年末至2025年末</dd>", "<dt>状态</dt><dd>按来源公布：1个；修订数：1个</dd>"],
    );
}

/// A spreadsheet of a region with a decimal comma sets a row of a CSV into one cell; the workbook opens in all.
#[test]
fn the_workbook_stands_before_the_csv_and_each_file_says_what_it_is_for() {
    let pages = pages(RATES);
    for (path, words) in [
        ("statistics/talks/index.html", ["for Excel, WPS and the like (XLSX)", "separated by commas (CSV)"]),
        ("zh-Hans/statistics/talks/index.html", ["用Excel、WPS等打开（XLSX）", "以逗号分隔（CSV）"]),
    ] {
        let page = &pages[path];
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{path} does not say {words}"));
        assert!(at(words[0]) < at(words[1]), "{path}");
        assert!(at(">XLSX</a>") < at(">CSV</a>"), "{path}, under the chart");
    }
}

#[test]
fn two_states_are_no_span_of_time() {
    let own = RATES.replace("  - {as_of: 2024-12-31, value: 20, status: revised}\n", "");
    let pages = pages(&own);
    has(
        &pages["statistics/talks/index.html"],
        &["<dt>Period</dt><dd>31 December 2023, 31 December 2025</dd>"],
    );
    has(&pages["zh-Hans/statistics/talks/index.html"], &["<dt>报告期</dt><dd>2023年末、2025年末</dd>"]);
}

#[test]
fn a_line_of_sources_names_who_published_and_when() {
    let pages = pages(RATES);
    let line = "<p class=\"chart-source\">Source: The Gazette, 1 July 2025</p>";
    has(&pages["statistics/talks/index.html"], &[line]);
    has(&pages["statistics/index.html"], &[line]);
    // Without a drawing the list says the newest number itself.
    let undrawn = pages_with(RATES.split("chart:").next().expect("a record"), "");
    has(
        &undrawn["statistics/index.html"],
        &[line, "<span>Unit: %</span>", "3 observations", "as of 31 December 2024"],
    );
    assert!(
        !pages["statistics/index.html"].contains("A long headline"),
        "the headline stands in the list of sources"
    );
    has(&pages["zh-Hans/statistics/talks/index.html"], &["数据来源：公报社，2025年7月1日"]);
}

/// The sources of one publisher, the newest without a date, one of a publisher of its own without a date, and a register.
const OF_ONE_PUBLISHER: &str = "annual-2024: {kind: report, title: Annual Report 2024, publisher: {en: The Office, zh-Hans: 办公室}, published: unknown, reason: {en: Not noted., zh-Hans: 未记录。}}
annual-2023: {kind: report, title: Annual Report 2023, publisher: {en: The Office, zh-Hans: 办公室}, published: 2024-02-01}
leaflet: {kind: web-page, title: {en: The leaflet, zh-Hans: 宣传页}, publisher: {en: The Library, zh-Hans: 图书馆}, published: unknown, accessed: 2025-05-03, reason: {en: Not noted., zh-Hans: 未记录。}}
register: {kind: dataset, title: {en: The register, zh-Hans: 登记册}, publisher: {en: The Bureau, zh-Hans: 登记处}, published: 2025-12-31}
";

#[test]
fn no_source_is_lost_behind_another_of_its_publisher_or_behind_a_date_that_nobody_knows() {
    let own = "title: {en: Talks, zh-Hans: 讲座}
label: {en: talks, zh-Hans: 场次}
unit: activity
measure: flow
observations:
  - {period: 2022, value: 3, source: gazette}
  - {period: 2023, value: 4, source: annual-2023}
  - {period: 2024, value: 5, source: [annual-2024, leaflet]}
chart: {kind: line, title: {en: Talks, zh-Hans: 讲座}}
";
    let pages = pages_with(own, OF_ONE_PUBLISHER);
    has(
        &pages["statistics/talks/index.html"],
        &["Source: The Gazette, 1 July 2025; The Office, Annual Report 2023, 1 February 2024; \
           The Office, Annual Report 2024, date unknown; The Library, The leaflet, date unknown, accessed 3 May 2025</p>"],
    );
    has(
        &pages["zh-Hans/statistics/talks/index.html"],
        &["数据来源：公报社，2025年7月1日；办公室：Annual Report 2023，2024年2月1日；\
           办公室：Annual Report 2024，日期不详；图书馆：宣传页，日期不详，2025年5月3日查阅</p>"],
    );
}

/// Counts of people in two reports, dated as they are.
const REPORTED: &str = "title: {en: People, zh-Hans: 人数}
label: {en: people, zh-Hans: 人数}
unit: person
measure: stock
observations:
  - {category: a, as_of: DAY, value: 68, source: SOURCE}
  - {category: b, as_of: to-date, value: 33, source: meeting-report}
breakdown: {kind: related-counts, categories: {a: {en: Trained, zh-Hans: 培训}, b: {en: Cultivated, zh-Hans: 培养}}}
chart: {kind: bar, comparable: false, title: {en: People, zh-Hans: 人数}, note: {en: Two counts., zh-Hans: 两种口径。}}
";

#[test]
fn the_date_of_a_report_is_not_made_that_of_the_fact() {
    let of = |day: &str, source: &str| {
        pages_with(&REPORTED.replace("DAY", day).replace("SOURCE", source), OF_ONE_PUBLISHER)
    };
    let pages = of("2025-07-01", "gazette");
    has(
        &pages["statistics/talks/index.html"],
        &[
            "Trained, as reported on 1 July 2025: 68",
            "as reported on <span class=\"nowrap\">1 July 2025</span></td>",
            "to date, as reported in <span class=\"nowrap\">June 2025</span></td>",
            "<dt>Period</dt><dd>as reported on 1 July 2025; to date, as reported in June 2025</dd>",
        ],
    );
    has(
        &pages["zh-Hans/statistics/talks/index.html"],
        &[
            "培训（据2025年7月1日报道）：68名",
            "培养（截至2025年6月公布时）：33名",
            "<dt>报告期</dt><dd>据2025年7月1日报道；截至2025年6月公布时</dd>",
        ],
    );
    // The record knows the day of the fact: it is another one, or a register is drawn up on it.
    for (day, source, said) in [
        ("2025-06-30", "gazette", "as of <span class=\"nowrap\">30 June 2025</span></td>"),
        ("2025", "gazette", "as of 2025</td>"),
        ("2025-12-31", "register", "as of <span class=\"nowrap\">31 December 2025</span></td>"),
        ("2025-07-01", "[gazette, annual-2023]", "as of <span class=\"nowrap\">1 July 2025</span></td>"),
        ("2025-07-01", "[gazette, annual-2024]", "as of <span class=\"nowrap\">1 July 2025</span></td>"),
    ] {
        let pages = of(day, source);
        has(&pages["statistics/talks/index.html"], &[said]);
    }
}

#[test]
fn several_reports_are_dated_from_the_first_to_the_last() {
    let own = REPORTED.replace("DAY", "2025-07-01").replace("SOURCE", "gazette");
    let own = own.replace(
        "as_of: to-date, value: 33, source: meeting-report",
        "as_of: 2024-02-01, value: 33, source: annual-2023",
    );
    let pages = pages_with(&own, OF_ONE_PUBLISHER);
    has(
        &pages["statistics/talks/index.html"],
        &["<dt>Period</dt><dd>as reported from 1 February 2024 to 1 July 2025</dd>"],
    );
    has(&pages["zh-Hans/statistics/talks/index.html"], &["<dd>据2024年2月1日至2025年7月1日的报道</dd>"]);
}

#[test]
fn of_values_that_are_not_compared_none_stands_for_the_others_in_the_list() {
    let own = RATES.replace(
        "chart: {kind: line,",
        "chart: {kind: bar, comparable: false, note: {en: Two counts., zh-Hans: 两种口径。},",
    );
    assert!(!pages(&own)["statistics/index.html"].contains("statistic-figure"));
    let undrawn = RATES.split("chart:").next().expect("a record");
    assert!(pages(undrawn)["statistics/index.html"].contains("statistic-figure"));
}
