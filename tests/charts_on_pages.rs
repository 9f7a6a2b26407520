//! Charts and tables on pages: what is drawn, what is said of it, and how it is marked.

mod site;

use std::collections::{BTreeMap, BTreeSet};

use site::pages;

fn statistic(rest: &str) -> BTreeMap<String, String> {
    pages(&[("content/statistics/talks/statistic.yaml", &format!("{HEAD}{rest}"))])
}

const HEAD: &str =
    "title: {en: Talks held, zh-Hans: 讲座场次}\nindicator: talks\ndefaults: {source: meeting-report}\n";

/// The texts of the elements of a name.
fn inside<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let close = format!("</{name}>");
    let of = |piece: &'p str| {
        let piece = piece.strip_prefix([' ', '>'])?;
        let start =
            if piece.starts_with("id=") || piece.starts_with("class=") { piece.find('>')? + 1 } else { 0 };
        Some(&piece[start..start + piece[start..].find(&close)?])
    };
    page.split(&format!("<{name}")).skip(1).filter_map(of).collect()
}

/// The texts of a drawing.
fn words(svg: &str) -> Vec<&str> {
    svg.split("<text").skip(1).filter_map(|text| text.split_once('>')?.1.split("</text>").next()).collect()
}

fn no_id_stands_twice(page: &str) {
    let mut seen = BTreeSet::new();
    for piece in page.split(" id=\"").skip(1) {
        let id = piece.split('"').next().expect("an id ends");
        assert!(seen.insert(id), "`{id}` stands twice");
    }
}

const STACKED: &str = "observations:
  - {period: 2024, category: a, value: 12}
  - {period: 2024, category: b, value: 15}
  - {period: 2024, category: all, value: 27}
breakdown:
  kind: whole
  total: all
  categories: {a: Schools, b: Firms, all: All places}
chart: {kind: stacked-bar, title: {en: Talks, zh-Hans: 讲座}}
";

#[test]
fn a_total_is_in_the_table_and_not_upon_its_parts() {
    let page = &statistic(STACKED)["statistics/talks/index.html"];
    let titles = inside(page, "title");
    assert!(titles.contains(&"Firms, 2024: 15"), "{titles:?}");
    assert!(!titles.iter().any(|title| title.contains("All places")), "{titles:?}");
    assert!(page.contains(">All places</th>"), "the table has the total");
}

#[test]
fn months_without_a_value_stand_as_gaps() {
    let page = &statistic(
        "observations:
  - {period: 2024-11, value: 12}
  - {period: 2025-01, value: missing, reason: {en: The book was lost., zh-Hans: 记录遗失。}}
  - {period: 2025-03, value: 15}
  - {period: 2025-04, value: 16}
chart: {kind: line, title: {en: Talks, zh-Hans: 讲座}}
",
    )["statistics/talks/index.html"];
    // Six months, each with a notch, though not all have a name and February has no value.
    let wide =
        page.split("chart-wide").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("it is drawn");
    assert_eq!(wide.matches("class=\"notch\"").count(), 6, "{wide}");
    let said = "Line chart: talks held. Values (activities): November 2024: 12; January 2025: The book was lost; March 2025: 15; April 2025: 16. \
                Over time: the highest is 16 (April 2025), the lowest 12 (November 2024); \
                up from 12 in November 2024 to 16 in April 2025.";
    assert_eq!(inside(page, "desc").first(), Some(&said));
    assert_eq!(inside(page, "tbody").concat().matches("<tr").count(), 4, "the table has what was stated");
}

#[test]
fn years_that_nobody_reports_are_rows_of_bars_and_several_in_a_row_share_one() {
    let pages = statistic(
        "observations:
  - {period: 2015, category: a, value: 12}
  - {period: 2015, category: b, value: 13}
  - {period: 2019, category: a, value: 14}
  - {period: 2019, category: b, value: 15}
  - {period: 2020, category: a, value: 16}
  - {period: 2020, category: b, value: 17}
  - {period: 2022, category: a, value: 18}
  - {period: 2022, category: b, value: 19}
breakdown:
  kind: related-counts
  categories: {a: {en: Schools, zh-Hans: 学校}, b: {en: Firms, zh-Hans: 企业}}
chart: {kind: grouped-bar, title: {en: Talks, zh-Hans: 讲座}}
",
    );
    for (address, expected) in [
        ("statistics/talks/index.html", ["2015", "2016 to 2018", "2019", "2020", "2021", "2022"]),
        (
            "zh-Hans/statistics/talks/index.html",
            ["2015年", "2016年至2018年", "2019年", "2020年", "2021年", "2022年"],
        ),
    ] {
        let page = &pages[address];
        let wide = page.split("chart-wide").nth(1).and_then(|rest| rest.split("</svg>").next());
        let names = wide.and_then(|wide| wide.split("class=\"names\"").nth(1)?.split("</g>").next());
        assert_eq!(words(names.unwrap_or_default()), expected);
        // Two dashes a row, and one in the key.
        assert_eq!(words(wide.unwrap_or_default()).iter().filter(|text| **text == "–").count(), 5);
        assert_eq!(inside(page, "tbody").concat().matches("<tr").count(), 4, "the table has what was stated");
    }
}

#[test]
fn categories_of_several_times_say_theirs() {
    let allowed = (
        "content/site.yaml",
        "title: {en: Harbour casebook, zh-Hans: 港口案例集}
description: {en: A tiny site., zh-Hans: 一个小网站。}
locales: [en, zh-Hans]
as_of: 2026-01-31
checks: {CB285: {level: off, reason: this is about such charts}}
",
    );
    let record = format!(
        "{HEAD}observations:
  - {{period: 2024, category: b, value: 12}}
  - {{period: 2025, category: a, value: 15}}
breakdown: {{kind: related-counts, categories: {{a: Schools, b: Firms}}}}
chart: {{kind: bar, title: {{en: Talks, zh-Hans: 讲座}}, highlight: a}}
"
    );
    let page = &pages(&[allowed, ("content/statistics/talks/statistic.yaml", &record)])["statistics/talks/index.html"];
    let said = "Bar chart: talks held. Values (activities): Schools, 2025: 15; Firms, 2024: 12.";
    assert_eq!(inside(page, "desc").first(), Some(&said));
}

const CASE: &str = "title: {en: The harbour office, zh-Hans: 港口服务站}
summary: {en: An office that helps., zh-Hans: 提供帮助的服务站。}
status: published
defaults: {source: meeting-report, as_of: to-date}
figures:
  officers: {indicator: officers, value: 285, locator: p. 1}
  mentors: {indicator: officers, label: mentors, value: 5000, qualifier: over, locator: p. 2}
charts:
  people: {kind: bar, title: {en: People, zh-Hans: 人员}, figures: [officers, mentors]}
";

fn case(writeup: &str) -> String {
    let own = [
        ("content/cases/harbour/case.yaml", CASE),
        ("content/cases/harbour/en.md", writeup),
        ("content/cases/harbour/zh-Hans.md", writeup),
    ];
    pages(&own)["cases/harbour/index.html"].clone()
}

#[test]
fn marks_say_their_time_and_lead_to_their_place() {
    let page = case("Words.\n");
    assert!(inside(&page, "title").contains(&"mentors: over 5,000, to date, as reported in June 2025"));
    for place in ["p. 1", "p. 2"] {
        assert!(page.contains(place), "the notes have {place}");
    }
    assert!(!page.contains("id=\"source.3\""), "the title leads to the same notes as the cells");
    no_id_stands_twice(&page);
}

#[test]
fn a_table_alone_has_its_marks_and_takes_the_place_of_its_chart() {
    let page = case("![](table:people)\n\n![](table:talks)\n");
    assert!(!page.contains("id=\"chart-people\""), "the chart is not added");
    let body = inside(&page, "tbody").concat();
    assert_eq!(body.matches("<data").count(), body.matches("note-ref").count());
    assert!(body.contains("<data"));
    no_id_stands_twice(&page);
}

#[test]
fn what_is_placed_twice_has_ids_of_its_own() {
    let page = case("![](chart:people)\n\n![](chart:people)\n\n![](table:people)\n");
    for id in ["chart-people", "chart-people-2", "table-people-3", "c-people-2-w-t"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "there is `{id}`");
    }
    no_id_stands_twice(&page);
}

#[test]
fn a_mismatch_is_explained_beside_the_table_in_both_languages() {
    let record = "title: {en: Talks held, zh-Hans: 讲座场次}
indicator: talks
defaults: {source: meeting-report, period: 2025}
observations:
  - {category: a, value: 10}
  - {category: b, value: 5}
  - {category: all, value: 16}
breakdown:
  kind: whole
  total: all
  mismatch_note: {en: The parts are one short., zh-Hans: 各部分之和少一场。}
  categories: {a: Schools, b: Firms, all: All places}
chart: {kind: bar, title: {en: Talks, zh-Hans: 讲座}}
";
    let without_chart = record.replace("chart: {kind: bar, title: {en: Talks, zh-Hans: 讲座}}\n", "");
    let in_case = [
        ("content/cases/harbour/en.md", "The office.\n\n![Talks](chart:talks)\n"),
        ("content/cases/harbour/zh-Hans.md", "服务站。\n\n![讲座](table:talks)\n"),
    ];
    for record in [record, &without_chart] {
        let pages = pages(&[("content/statistics/talks/statistic.yaml", record)]);
        assert!(pages["statistics/talks/index.html"].contains("The parts are one short."));
        assert!(pages["zh-Hans/statistics/talks/index.html"].contains("各部分之和少一场。"));
    }
    let pages = pages(&[("content/statistics/talks/statistic.yaml", record), in_case[0], in_case[1]]);
    assert!(pages["cases/harbour/index.html"].contains("The parts are one short."), "beside the chart");
    assert!(pages["zh-Hans/cases/harbour/index.html"].contains("各部分之和少一场。"), "beside the table");
}

#[test]
fn a_basis_of_its_own_is_shown_as_a_note() {
    let rest = "observations:
  - {period: 2025, value: 15, basis: {en: talks *held*, zh-Hans: 实际场次}}
";
    let pages = statistic(rest);
    assert!(pages["statistics/talks/index.html"].contains("Basis: talks <em>held</em>"));
    assert!(pages["zh-Hans/statistics/talks/index.html"].contains("统计口径：实际场次"));
}

const MAP: &str = "observations:
  - {period: 2025, category: foshan, value: 11}
  - {period: 2025, category: shenzhen, value: 40, qualifier: over, status: provisional}
  - {period: 2025, category: guangzhou, value: 0}
  - {period: 2025, category: heyuan, value: missing, reason: {en: The book was lost., zh-Hans: 记录遗失。}}
  - {period: 2025, category: all, value: 60, qualifier: over}
breakdown: {kind: whole, regions: guangdong, categories: {all: {en: All cities, zh-Hans: 全省}}, total: all}
chart: {kind: tile-map, title: {en: Talks, zh-Hans: 讲座}, highlight: foshan}
";

#[test]
fn a_map_says_how_many_regions_have_a_value_and_which_have_none() {
    let pages = statistic(MAP);
    let others =
        "Shaoguan, Zhuhai, Shantou, Jiangmen, Zhanjiang, Maoming, Zhaoqing, Huizhou, Meizhou, Shanwei, ";
    let page = &pages["statistics/talks/index.html"];
    let desc = inside(page, "desc")[0];
    let expected = format!(
        "Tile map: talks held. 3 of 21 regions have a value. \
         Values (activities): Guangzhou: 0; Shenzhen: over 40, provisional; Foshan: 11. \
         Of the values shown: the highest is over 40 (provisional, Shenzhen), the lowest 0 (Guangzhou). \
         The total (All cities) is over 60. No value: {others}Yangjiang, Qingyuan, Dongguan, Zhongshan, Chaozhou, Jieyang, Yunfu. \
         Heyuan: The book was lost."
    );
    assert_eq!(desc, expected);
    let desc = inside(&pages["zh-Hans/statistics/talks/index.html"], "desc")[0];
    let start = "方格地图：讲座。21个地区中，3个有数据。数值：广州：0场；深圳：超过40场（初步数）；佛山：11场。\
                 所示数值中：最多的是深圳（超过40场，初步数），最少的是广州（0场）。总数（全省）：超过60场。无数据的：韶关、";
    assert!(desc.starts_with(start), "{desc}");
    assert!(desc.ends_with("揭阳、云浮。河源：记录遗失。"), "{desc}");
    assert!(
        page.contains(&format!("No value: {others}Yangjiang, ")),
        "the table names what has no observation"
    );
    assert!(page.contains(">All cities</th>"), "the table has the total");
    assert!(!inside(page, "title").iter().any(|title| title.contains("All cities")), "the map has no total");
}

#[test]
fn a_region_without_a_value_is_never_drawn_as_zero() {
    let page = &statistic(MAP)["statistics/talks/index.html"];
    let drawing =
        page.split("chart-wide").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("a map");
    // The key has one of each besides the tiles.
    let groups = |class: &str| drawing.matches(&format!("<g class=\"{class}")).count();
    assert_eq!(
        (groups("none"), groups("c1"), groups("c3 marked"), groups("c5 provisional")),
        (18 + 1, 2, 1, 1)
    );
    assert!(drawing.contains("<title>Heyuan: The book was lost.</title>"));
    assert!(drawing.contains("<title>Dongguan: no data</title>"));
}

#[test]
fn a_map_of_one_region_or_of_equal_values_says_so() {
    let own = "name: {en: The harbours, zh-Hans: 各港}
tiles:
  north: {name: {en: North, zh-Hans: 北港}, column: 1, row: 1}
  south: {name: {en: South, zh-Hans: 南港}, column: 1, row: 2}
";
    let of = |observations: &str| {
        let rest = "breakdown: {kind: related-counts, regions: harbours}
chart: {kind: tile-map, title: {en: Talks, zh-Hans: 讲座}}
";
        let record = format!("{HEAD}observations:\n{observations}{rest}");
        let own = ("content/regions/harbours.yaml", own);
        let pages = pages(&[own, ("content/statistics/talks/statistic.yaml", &record)]);
        inside(&pages["statistics/talks/index.html"], "desc")[0].to_owned()
    };
    let north = "  - {period: 2025, category: north, value: 7}\n";
    let south = "  - {period: 2025, category: south, value: 7}\n";
    assert_eq!(
        of(north),
        "Tile map: talks held. 1 of 2 regions have a value. Values (activities): North: 7. No value: South."
    );
    assert_eq!(
        of(&format!("{north}{south}")),
        "Tile map: talks held. All 2 regions have a value. Values (activities): North: 7; South: 7. Of the values shown: all are equal."
    );
}

#[test]
fn of_many_regions_the_highest_and_the_lowest_are_said_where_they_can_be_compared() {
    let cities = [
        "guangzhou",
        "shaoguan",
        "shenzhen",
        "zhuhai",
        "shantou",
        "foshan",
        "jiangmen",
        "zhanjiang",
        "maoming",
        "zhaoqing",
        "huizhou",
        "meizhou",
        "shanwei",
    ];
    let of = |qualifier: &str| {
        let one = |(at, city): (usize, &&str)| {
            let qualifier = if at == 2 { qualifier } else { "" };
            format!("  - {{period: 2025, category: {city}, value: {}{qualifier}}}\n", at + 3)
        };
        let observations: String = cities.iter().enumerate().map(one).collect();
        let rest = "breakdown: {kind: related-counts, regions: guangdong}
chart: {kind: tile-map, title: {en: Talks, zh-Hans: 讲座}}
";
        let pages = statistic(&format!("observations:\n{observations}{rest}"));
        inside(&pages["statistics/talks/index.html"], "desc")[0].to_owned()
    };
    let exact = "Tile map: talks held. 13 of 21 regions have a value. Values (activities): all are in the table. \
                 Of the values shown: the highest is 15 (Shanwei), the lowest 3 (Guangzhou). No value: Heyuan, ";
    assert!(of("").starts_with(exact), "{}", of(""));
    let open = "Tile map: talks held. 13 of 21 regions have a value. Values (activities): Shenzhen: over 5; all are in the table. \
                Of the values shown: the lowest is 3 (Guangzhou); of the exact values, the highest is 15 (Shanwei); over 5 (Shenzhen) may be higher. No value: ";
    let rough = "Tile map: talks held. 13 of 21 regions have a value. Values (activities): Shenzhen: about 5; all are in the table. \
                 Of the values shown: the highest is 15 (Shanwei), the lowest 3 (Guangzhou). No value: ";
    assert!(of(", qualifier: about").starts_with(rough), "{}", of(", qualifier: about"));
    assert!(of(", qualifier: over").starts_with(open), "{}", of(", qualifier: over"));
}
