//! What a drawing leaves out, and what it draws without a scale: said wherever the drawing goes, and kept in tables and words.

mod site;

use std::collections::BTreeMap;

use site::pages;

fn statistic(rest: &str) -> BTreeMap<String, String> {
    let head =
        "title: {en: Talks held, zh-Hans: 讲座场次}\nindicator: talks\ndefaults: {source: meeting-report}\n";
    pages(&[("content/statistics/talks/statistic.yaml", &format!("{head}{rest}"))])
}

/// The drawings of a page, from `<svg` to `</svg>`.
fn drawings(page: &str) -> Vec<&str> {
    let of = |piece: &'_ str| piece.find("</svg>");
    page.split("<svg class=\"chart ").skip(1).filter_map(|piece| Some(&piece[..of(piece)?])).collect()
}

fn description(svg: &str) -> &str {
    let start = svg.find("<desc").expect("a drawing has a description");
    &svg[start..svg.find("</desc>").expect("it ends")]
}

/// What is drawn: without the words for those who cannot see it.
fn shapes(svg: &str) -> &str {
    &svg[svg.find("</desc>").expect("a drawing has a description")..]
}

const WORLD: &str = "breakdown:
  kind: related-counts
  categories: {world: {en: World, zh-Hans: 全球}, a: {en: Schools, zh-Hans: 学校}, b: {en: Firms, zh-Hans: 企业}}
";

fn along_times(leave_out: &str) -> BTreeMap<String, String> {
    let observations: String = [2023, 2024]
        .iter()
        .flat_map(|year| {
            [("world", 7000), ("a", 12), ("b", 15)].map(|(id, value)| (year, id, value + year % 2))
        })
        .map(|(year, id, value)| format!("  - {{period: {year}, category: {id}, value: {value}}}\n"))
        .collect();
    statistic(&format!(
        "observations:\n{observations}{WORLD}chart: {{kind: line, highlight: b, {leave_out}title: {{en: Talks, zh-Hans: 讲座}}}}\n"
    ))
}

#[test]
fn what_is_left_out_is_not_drawn_and_stands_everywhere_else() {
    let files = along_times("leave_out: world, ");
    for (folder, name, said) in [
        ("", "World", "Not drawn: World (see the data table)"),
        ("zh-Hans/", "全球", "图中未绘出全球（见数据表）"),
    ] {
        let page = &files[&format!("{folder}statistics/talks/index.html")];
        let embed = &files[&format!("{folder}statistics/talks/embed.html")];
        let file = &files[&format!("{folder}statistics/talks/chart.svg")];
        let file = file.split_once("<svg").expect("a drawing").1;
        for svg in drawings(page).into_iter().chain(drawings(embed)).chain([file]) {
            let drawn = shapes(svg).replace(said, "");
            assert!(!drawn.contains(name), "{folder}: {drawn}");
            assert!(shapes(svg).contains(said), "{folder}: {svg}");
            assert!(description(svg).contains(said), "{folder}: {svg}");
            assert!(
                description(svg).contains("7000") || description(svg).contains("7,000"),
                "{folder}: {svg}"
            );
            // What is marked stays marked, though what stood before it is gone.
            let marked = svg.split("<g class=\"hl\"").nth(1).expect("one series is marked");
            assert!(marked.contains(if folder.is_empty() { "Firms" } else { "企业" }), "{folder}: {marked}");
            assert!(
                !svg.contains(">8,000<") && !svg.contains(">8000<"),
                "{folder}: the scale is that of what is drawn"
            );
        }
        assert!(page.contains(&format!(">{name}</th>")), "{folder}: the table has it");
    }
    let data = &files["statistics/talks/data.csv"];
    assert!(data.contains("World") && data.contains("7000"), "{data}");
}

#[test]
fn nothing_is_said_where_nothing_is_left_out() {
    let page = &along_times("")["statistics/talks/index.html"];
    assert!(!page.contains("Not drawn") && shapes(drawings(page)[0]).contains("World"), "{page}");
}

#[test]
fn what_is_drawn_side_by_side_is_ranked_among_itself() {
    let page = &statistic(&format!(
        "observations:
  - {{period: 2024, category: world, value: 7000}}
  - {{period: 2024, category: a, value: 12}}
  - {{period: 2024, category: b, value: 15}}
{WORLD}chart: {{kind: bar, leave_out: [world], title: {{en: Talks, zh-Hans: 讲座}}}}
"
    ))["statistics/talks/index.html"];
    let svg = drawings(page)[0];
    assert!(description(svg).contains("World: 7,000"), "{svg}");
    assert!(description(svg).contains("the higher is 15 (Firms), the lower 12 (Schools)"), "{svg}");
    assert!(!shapes(svg).contains("7,000"), "{svg}");
}

#[test]
fn what_is_not_to_be_compared_is_drawn_on_no_scale() {
    let files = statistic(
        "observations:
  - {period: 2024, category: a, value: 12}
  - {period: 2024, category: b, value: 1500, qualifier: over}
breakdown:
  kind: related-counts
  categories: {a: {en: Schools, zh-Hans: 学校}, b: {en: Firms, zh-Hans: 企业}}
chart:
  kind: bar
  comparable: false
  title: {en: Talks, zh-Hans: 讲座}
  note: {en: Two counts., zh-Hans: 两种口径。}
",
    );
    for (folder, said, number) in [
        ("", "No common scale: these numbers are not to be compared with each other", ">1,500<"),
        ("zh-Hans/", "未按同一刻度绘制，各数值不宜相互比较", ">1500场<"),
    ] {
        let page = &files[&format!("{folder}statistics/talks/index.html")];
        let embed = &files[&format!("{folder}statistics/talks/embed.html")];
        let file = &files[&format!("{folder}statistics/talks/chart.svg")];
        let (_, file) = file.split_once("</style>").expect("a file has its own style");
        let inline = drawings(page).into_iter().chain(drawings(embed));
        let all: Vec<&str> = inline.chain([file]).collect();
        assert!(all.len() >= 5, "{folder}: {}", all.len());
        for svg in all {
            let text: String = svg
                .split("<text")
                .skip(1)
                .filter_map(|text| text.split_once('>')?.1.split_once('<'))
                .map(|(text, _)| text)
                .collect();
            assert!(text.replace(' ', "").contains(&said.replace(' ', "")), "{folder}: {text}");
            assert!(svg.contains(number), "{folder}: {svg}");
            let bars = svg.matches("<rect").count() - svg.matches("class=\"plate\"").count();
            assert_eq!(bars, 0, "{folder}: {svg}");
            for sign in ["class=\"grid\"", "class=\"zero\"", "class=\"track\""] {
                assert!(!svg.contains(sign), "{folder} has {sign}: {svg}");
            }
        }
    }
}
