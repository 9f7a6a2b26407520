//! Tables that no page bears whole say so, and the files have every row.

use super::{has, pages};

/// Two hundred years, a hundred and ten groups, and one value a year: a table with more cells than a page has.
fn long() -> String {
    let groups: String =
        (0..110).map(|n| format!("    g-{n}: {{en: Group {n}, zh-Hans: 第{n}组}}\n")).collect();
    let values: String = (0..200)
        .map(|n| format!("  - {{period: {}, category: g-{}, value: {}}}\n", 1825 + n, n % 110, 1000 + n))
        .collect();
    format!(
        "title: {{en: Talks, zh-Hans: 讲座场次}}\nlabel: {{en: talks, zh-Hans: 讲座场次}}\nunit: person\nmeasure: flow\n\
         defaults: {{source: gazette}}\nbreakdown:\n  title: {{en: Group, zh-Hans: 组别}}\n  kind: related-counts\n  categories:\n{groups}\
         observations:\n{values}"
    )
}

#[test]
fn a_table_keeps_its_latest_rows_and_says_so() {
    let pages = pages(&long());
    let page = &pages["statistics/talks/index.html"];
    has(
        page,
        &[
            "These are the latest 180 of 200 rows.",
            "The data files hold every row.",
            "<th scope=\"row\">1845",
        ],
    );
    assert!(!page.contains("<th scope=\"row\">1844"), "a row is there that is said not to be");
    has(
        &pages["zh-Hans/statistics/talks/index.html"],
        &["表中仅列最近180行，共200行。", "完整数据见数据文件。"],
    );
    let file = pages.iter().find(|(path, _)| path.starts_with("statistics/talks/") && path.ends_with(".csv"));
    let (path, csv) = file.expect("a file of all rows");
    assert_eq!(csv.lines().count(), 201, "{path}");
}
