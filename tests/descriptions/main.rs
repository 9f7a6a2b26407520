//! What a chart says in words: what it draws, its values, and what they are to each other as far as they can be compared.

#[path = "../site/mod.rs"]
mod site;

mod long;
mod ranks;

use std::collections::BTreeMap;
use std::path::Path;

use casebook::files::Files;

const HEAD: &str =
    "title: {en: Talks held, zh-Hans: 讲座场次}\nindicator: talks\ndefaults: {source: meeting-report}\n";

/// The site, which lets charts have numbers of several times.
const OFF: &str = "title: {en: Harbour casebook, zh-Hans: 港口案例集}
description: {en: A tiny site., zh-Hans: 一个小网站。}
locales: [en, zh-Hans]
as_of: 2026-01-31
checks: {CB285: {level: off, reason: the charts are made for the test}}
";

/// The description of a statistic's chart in English and in Chinese; `own` is laid over the base site of the diagnostics.
fn described(path: &str, own: &[(&str, &str)]) -> [String; 2] {
    let base = site::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base")));
    let mut texts: BTreeMap<String, String> = base
        .iter()
        .map(|(_, file)| (file.path.clone(), file.text().expect("the base is text").to_owned()))
        .collect();
    texts.extend(own.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let files = Files::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let published: BTreeMap<String, Vec<u8>> = site::render(&files).into_iter().collect();
    ["", "zh-Hans/"].map(|folder| {
        let page = published.get(&format!("{folder}{path}")).expect("the page is published");
        let page = std::str::from_utf8(page).expect("a page is text");
        let desc = page.split("<desc").nth(1).and_then(|desc| desc.split_once('>')).expect("a description").1;
        desc.split("</desc>").next().unwrap_or_default().to_owned()
    })
}

/// Of a statistic with these observations, in YAML.
fn of(kind: &str, observations: &[&str], rest: &str) -> [String; 2] {
    let observations: String = observations.iter().map(|one| format!("  - {{{one}}}\n")).collect();
    let record = format!(
        "{HEAD}observations:\n{observations}{rest}chart: {{kind: {kind}, title: {{en: Talks, zh-Hans: 讲座}}}}\n"
    );
    described(
        "statistics/talks/index.html",
        &[("content/site.yaml", OFF), ("content/statistics/talks/statistic.yaml", &record)],
    )
}

/// What is said after the values.
fn compared(kind: &str, observations: &[&str], rest: &str) -> String {
    let [en, _] = of(kind, observations, rest);
    after_values(&en)
}

fn after_values(en: &str) -> String {
    let (_, after) = en.split_once("Values (activities): ").expect("the values are said with their unit");
    after.split_once(". ").map(|(_, compared)| compared.to_owned()).unwrap_or_default()
}

const PLACES: &str = "breakdown: {kind: related-counts, categories: {a: Schools, b: Firms, c: Libraries}}\n";
const PARTS: &str = "breakdown: {kind: whole, total: c, categories: {a: Schools, b: Firms, c: All places}}\n";

#[test]
fn things_have_a_highest_and_a_lowest() {
    let three = [
        "period: 2025, category: a, value: 4",
        "period: 2025, category: b, value: 1200",
        "period: 2025, category: c, value: 30",
    ];
    let [en, zh] = of("bar", &three, PLACES);
    assert_eq!(
        en,
        "Bar chart: talks held. Values (activities): Schools: 4; Firms: 1,200; Libraries: 30. \
         Of the values shown: the highest is 1,200 (Firms), the lowest 4 (Schools)."
    );
    assert_eq!(
        zh,
        "条形图：讲座。数值：Schools：4场；Firms：1200场；Libraries：30场。所示数值中：最多的是Firms（1200场），最少的是Schools（4场）。"
    );
}

#[test]
fn a_total_is_not_the_highest_of_its_parts() {
    let parts = [
        "period: 2025, category: a, value: 4",
        "period: 2025, category: b, value: 9",
        "period: 2025, category: c, value: 13",
    ];
    assert_eq!(
        compared("bar", &parts, PARTS),
        "Of the values shown: the higher is 9 (Firms), the lower 4 (Schools). The total (All places) is 13."
    );
    let [_, zh] = of("bar", &parts, PARTS);
    assert!(zh.ends_with("较少的是Schools（4场）。总数（All places）：13场。"), "{zh}");
    // A total that the record does not state is not made up.
    let [one, other, _] = parts;
    assert!(!compared("bar", &[one, other], PARTS).contains("total"));
}

#[test]
fn the_time_that_all_figures_of_a_case_have_is_said_once() {
    let own = |second: &str, subtitle: &str| {
        let record = CASE
            .replace("FIRST", "{en: all hours, zh-Hans: 全部时长}")
            .replace("value: 30, share_of: SECOND", &format!("value: 30{second}"))
            .replace("kind: share,", &format!("kind: share, subtitle: {{en: {subtitle}, zh-Hans: 甲}},"));
        let own = [("content/site.yaml", OFF), ("content/cases/harbour/case.yaml", record.as_str())];
        let [en, _] = described("cases/harbour/index.html", &own);
        en.split_once(": ").map(|(_, said)| said.to_owned()).unwrap_or_default()
    };
    assert_eq!(own("", "Shares"), "Shares, as of 2025. Values: share of talks: 40%; share of visits: 30%.");
    assert!(own("", "Shares in 2025").starts_with("Shares in 2025. Values: share of talks: 40%;"));
    assert!(own(", as_of: 2024", "Shares").starts_with("Shares. Values: share of talks: 40%, as of 2025;"));
}

#[test]
fn times_have_a_first_and_a_last() {
    for (values, said) in [
        (
            &["period: 2023, value: 5", "period: 2024, value: 9"][..],
            "Over time: up from 5 in 2023 to 9 in 2024.",
        ),
        (
            &["period: 2023, value: 5", "period: 2024, value: 9, status: provisional"],
            "Over time: up from 5 in 2023 to 9 (provisional) in 2024.",
        ),
        (
            &["period: 2023, value: 9", "period: 2024, value: 5"],
            "Over time: down from 9 in 2023 to 5 in 2024.",
        ),
        (
            &["period: 2023, value: 9", "period: 2024, value: 9"],
            "Over time: the same in 2024 as in 2023 (9).",
        ),
        (
            &["period: 2022, value: 9", "period: 2023, value: 12", "period: 2024, value: 9"],
            "Over time: the highest is 12 (2023), the lowest 9 (2022, 2024); the same in 2024 as in 2022 (9).",
        ),
        (
            &["period: 2022, value: 9", "period: 2023, value: 9", "period: 2024, value: 9"],
            "Over time: all are equal.",
        ),
    ] {
        assert_eq!(compared("line", values, ""), said);
    }
    let [_, zh] = of("line", &["period: 2023, value: 5", "period: 2024, value: 9"], "");
    assert_eq!(zh, "折线图：讲座。数值：2023年：5场；2024年：9场。变化情况：由2023年的5场增至2024年的9场。");
}

#[test]
fn each_series_is_compared_with_itself() {
    let grid = [
        "period: 2023, category: a, value: 5",
        "period: 2024, category: a, value: 9",
        "period: 2023, category: b, value: 7",
        "period: 2024, category: b, value: 6",
    ];
    assert_eq!(
        compared("grouped-bar", &grid, PLACES),
        "Schools: up from 5 in 2023 to 9 in 2024. Firms: down from 7 in 2023 to 6 in 2024. \
         In 2023 the order, from the highest down, was Firms, then Schools; in 2024 it was Schools, then Firms."
    );
}

#[test]
fn what_cannot_be_compared_is_not() {
    for (kind, values, rest) in [
        // One value has nothing beside it.
        ("bar", &["period: 2025, value: 4"][..], ""),
        ("line", &["period: 2023, value: missing, reason: lost", "period: 2024, value: 4"], ""),
        // A bound may be anything beyond it, and what is about a number may be a little more or less.
        ("line", &["period: 2023, value: 4, qualifier: over", "period: 2024, value: 5"], ""),
        ("line", &["period: 2023, value: 40", "period: 2024, value: 42, qualifier: about"], ""),
        ("line", &["period: 2023, value: 4, upper: 9", "period: 2024, value: 8"], ""),
        // Across a break, and from what was observed to what is expected.
        ("line", &["period: 2023, value: 4", "period: 2024, value: 5, status: break"], ""),
        ("line", &["period: 2023, value: 4", "period: 2024, value: 5, status: forecast"], ""),
        // On another basis.
        ("line", &["period: 2023, value: 4", "period: 2024, value: 5, basis: talks held"], ""),
        (
            "bar",
            &["period: 2025, category: a, value: 4, qualifier: over", "period: 2025, category: b, value: 5"],
            PLACES,
        ),
    ] {
        assert_eq!(compared(kind, values, rest), "", "{kind} of {values:?}");
    }
}

#[test]
fn a_break_is_with_what_comes_before() {
    let values = ["period: 2023, value: 4, status: break", "period: 2024, value: 5"];
    assert_eq!(compared("line", &values, ""), "Over time: up from 4 in 2023 to 5 in 2024.");
}

#[test]
fn numbers_that_stand_together_have_one_scale_word() {
    let values = ["period: 2023, value: 950 billion", "period: 2024, value: 1.02 trillion"];
    let [en, zh] = of("bar", &values, "");
    assert!(
        en.contains(
            "2023: 950 billion; 2024: 1,020 billion. Over time: up from 950 billion in 2023 to 1,020 billion"
        ),
        "{en}"
    );
    assert!(zh.contains("2023年：9500亿场；2024年：10200亿场"), "{zh}");
}

#[test]
fn a_name_has_no_colon_before_that_of_its_number() {
    let levels = "breakdown: {kind: related-counts, categories: \
        {a: {en: \"Level 1: agreements\", zh-Hans: 一级：签有协议}, b: {en: \"Level 2: searches\", zh-Hans: 二级：另提供检索}}}\n";
    let values = ["period: 2024, category: a, value: 6", "period: 2024, category: b, value: 32"];
    let [en, zh] = of("bar", &values, levels);
    assert_eq!(
        en,
        "Bar chart: talks held. Values (activities): Level 1 (agreements): 6; Level 2 (searches): 32. \
         Of the values shown: the higher is 32 (Level 2: searches), the lower 6 (Level 1: agreements)."
    );
    assert_eq!(
        zh,
        "条形图：讲座。数值：一级（签有协议）：6场；二级（另提供检索）：32场。\
         所示数值中：较多的是二级（另提供检索，32场），较少的是一级（签有协议，6场）。"
    );
}

#[test]
fn a_state_of_a_year_alone_is_not_told_as_of_its_last_day() {
    let chinese = |times: [&str; 2]| {
        let values = times
            .map(|time| format!("as_of: {time}, value: {}", if time.starts_with("2023") { 4 } else { 5 }));
        let record = format!(
            "title: {{en: Rooms, zh-Hans: 房间}}\nlabel: {{en: rooms, zh-Hans: 房间}}\nunit: centre\nmeasure: stock\n\
             defaults: {{source: meeting-report}}\nobservations:\n  - {{{}}}\n  - {{{}}}\n\
             chart: {{kind: line, title: {{en: Rooms, zh-Hans: 房间}}}}\n",
            values[0], values[1]
        );
        let [_, zh] =
            described("statistics/talks/index.html", &[("content/statistics/talks/statistic.yaml", &record)]);
        zh
    };
    let by_year = chinese(["2023", "2024"]);
    assert!(chinese(["2023-12-31", "2024-12-31"]).contains("由2023年末的4个增至2024年末的5个"));
    assert!(by_year.contains("由2023年的4个增至2024年的5个"), "{by_year}");
    assert!(chinese(["2023-06", "2024-06"]).contains("2024年6月：5个"));
}

#[test]
fn a_change_runs_between_exact_numbers_of_one_unbroken_series() {
    for (values, said) in [
        // A bound is stepped over; what comes after it is said, and nothing is ranked.
        (
            &["period: 2021, value: 4, qualifier: over", "period: 2022, value: 5", "period: 2023, value: 9"]
                [..],
            "Over time: up from 5 in 2022 to 9 in 2023.",
        ),
        // From the break on.
        (
            &["period: 2021, value: 4", "period: 2022, value: 7, status: break", "period: 2023, value: 6"],
            "Over time: down from 7 in 2022 to 6 in 2023.",
        ),
        // To what was observed, and not to what is expected.
        (
            &["period: 2021, value: 4", "period: 2022, value: 7", "period: 2023, value: 9, status: forecast"],
            "Over time: up from 4 in 2021 to 7 in 2022.",
        ),
        // A bound that leaves the direction certain.
        (
            &["period: 2021, value: 4", "period: 2022, value: 5", "period: 2023, value: 9, qualifier: over"],
            "Over time: the highest is over 9 (2023), the lowest 4 (2021); up from 4 in 2021 to over 9 in 2023.",
        ),
        (
            &["period: 2024, value: 4.76 million, qualifier: about", "period: 2025, value: 5.32 million"],
            "Over time: up from about 4.76 million in 2024 to 5.32 million in 2025.",
        ),
        (
            &["period: 2024, value: 9, upper: 12", "period: 2025, value: 5, qualifier: under"],
            "Over time: down from 9–12 in 2024 to under 5 in 2025.",
        ),
        // A year beside a quarter.
        (&["period: 2021, value: 4", "period: 2022, value: 5", "period: 2023-Q1, value: 1"], ""),
        // A date beside "to date".
        (&["as_of: 2021, value: 4", "as_of: to-date, value: 5"], ""),
    ] {
        assert_eq!(compared("bar", values, ""), said, "{values:?}");
    }
}

#[test]
fn states_and_rates_have_words_of_their_own() {
    let own = "title: {en: Share, zh-Hans: 占比}
label: {en: share of talks, zh-Hans: 讲座占比}
unit: percent
measure: stock
defaults: {source: meeting-report}
observations:
  - {as_of: 2023-12-31, value: 40.5}
  - {as_of: 2024-12-31, value: 38, status: revised}
chart: {kind: line, title: {en: Share, zh-Hans: 占比}}
";
    let [en, zh] =
        described("statistics/talks/index.html", &[("content/statistics/talks/statistic.yaml", own)]);
    assert_eq!(
        en,
        "Line chart: share of talks. Values: 31 December 2023: 40.5%; 31 December 2024: 38%, revised. \
         Over time: down from 40.5% on 31 December 2023 to 38% on 31 December 2024."
    );
    assert_eq!(
        zh,
        "折线图：讲座占比。数值：2023年末：40.5%；2024年末：38%（修订数）。变化情况：由2023年末的40.5%降至2024年末的38%。"
    );
}

#[test]
fn what_the_author_does_not_compare_is_listed_only() {
    let two = ["period: 2025, category: a, value: 4", "period: 2025, category: b, value: 1200"];
    let observations: String = two.iter().map(|one| format!("  - {{{one}}}\n")).collect();
    let record = format!(
        "{HEAD}observations:\n{observations}{PLACES}chart: {{kind: bar, title: {{en: Talks, zh-Hans: 讲座}}, \
         comparable: false, note: {{en: Two counts., zh-Hans: 两种口径。}}}}\n"
    );
    let [en, zh] =
        described("statistics/talks/index.html", &[("content/statistics/talks/statistic.yaml", &record)]);
    assert_eq!(
        en,
        "Numbers side by side: talks held. Values (activities): Schools: 4; Firms: 1,200. \
         These values are not to be compared with each other."
    );
    assert_eq!(zh, "数值列示：讲座。数值：Schools：4场；Firms：1200场。以上数值不宜相互比较。");
}

#[test]
fn things_at_unlike_times_are_not_ranked() {
    let two = ["period: 2024, category: a, value: 4", "period: 2025, category: b, value: 1200"];
    assert_eq!(compared("bar", &two, PLACES), "");
}

const CASE: &str = "title: {en: The harbour office, zh-Hans: 港口服务站}
summary: {en: An office that helps., zh-Hans: 提供帮助的服务站。}
status: published
defaults: {source: meeting-report, as_of: 2025}
figures:
  first: {label: {en: share of talks, zh-Hans: 讲座占比}, unit: percent, value: 40, share_of: FIRST}
  second: {label: {en: share of visits, zh-Hans: 参访占比}, unit: percent, value: 30, share_of: SECOND}
charts:
  shares: {kind: share, title: {en: Shares, zh-Hans: 比重}, figures: [first, second]}
";

#[test]
fn shares_are_compared_where_they_are_of_one_whole() {
    let compared = |first: &str, second: &str| {
        let record = CASE.replace("FIRST", first).replace("SECOND", second);
        let [en, _] = described("cases/harbour/index.html", &[("content/cases/harbour/case.yaml", &record)]);
        en.contains("Of the values shown")
    };
    assert!(compared("{en: all hours, zh-Hans: 全部时长}", "{en: all hours, zh-Hans: 全部时长}"));
    assert!(!compared("{en: all talks, zh-Hans: 全部讲座}", "{en: all visits, zh-Hans: 全部参访}"));
}
