//! What a statistics office says around its numbers: the unit above a table, decimal points in line, how something is counted, who
//! published it and when.

mod site;

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
    let files = Files::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    site::render(&files).into_iter().filter_map(|(path, bytes)| Some((path, text(bytes)?))).collect()
}

fn has(page: &str, said: &[&str]) {
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
    has(&written["statistics/index.html"], &[">1,020 billion</span>"]);
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

#[test]
fn a_line_of_sources_names_who_published_and_when() {
    let pages = pages(RATES);
    let line = "<p class=\"chart-source\">Source: The Gazette, 1 July 2025</p>";
    has(&pages["statistics/talks/index.html"], &[line]);
    has(
        &pages["statistics/index.html"],
        &[line, "<span>Unit: %</span>", "3 observations", "as of 31 December 2024"],
    );
    assert!(
        !pages["statistics/index.html"].contains("A long headline"),
        "the headline stands in the list of sources"
    );
    has(&pages["zh-Hans/statistics/talks/index.html"], &["数据来源：公报社，2025年7月1日"]);
}

#[test]
fn of_values_that_are_not_compared_none_stands_for_the_others_in_the_list() {
    let own = RATES.replace(
        "chart: {kind: line,",
        "chart: {kind: bar, comparable: false, note: {en: Two counts., zh-Hans: 两种口径。},",
    );
    assert!(!pages(&own)["statistics/index.html"].contains("statistic-figure"));
    assert!(pages(RATES)["statistics/index.html"].contains("statistic-figure"));
}
