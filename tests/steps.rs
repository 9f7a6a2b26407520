//! Milestones and stages on pages: what is drawn, listed and said of them.

mod site;

use std::collections::BTreeMap;

use site::pages;

/// What the drawings of a page say for those who cannot see them.
fn descriptions(page: &str) -> Vec<&str> {
    let of = |piece: &'_ str| piece.find('>').zip(piece.find("</desc>"));
    page.split("<desc ")
        .skip(1)
        .filter_map(|piece| of(piece).map(|(from, to)| &piece[from + 1..to]))
        .collect()
}

const MILESTONES: &str = "title: {en: The harbour office, zh-Hans: 港口服务站}
summary: {en: An office that helps., zh-Hans: 提供帮助的服务站。}
status: published
defaults: {source: meeting-report, as_of: 2025}
programme: talks
figures:
  officers: {indicator: officers, value: 285}
charts:
  course: {kind: timeline, title: {en: From desk to network, zh-Hans: 从窗口到网络}}
  form: {kind: pathway, title: {en: Two steps, zh-Hans: 两个环节}}
milestones:
  - {date: 2019-08-16, text: {en: The desk opens., zh-Hans: 窗口开放。}, source: meeting-report}
  - {date: 2021, text: {en: \"There are [285](figure:officers) officers.\", zh-Hans: \"有[285](figure:officers)名官员。\"}, source: meeting-report}
";

const PROGRAMME: &str = "talks:
  name: {en: Talks, zh-Hans: 讲座}
  source: meeting-report
  stages:
    - {name: {en: Course, zh-Hans: 课程}, text: {en: Four days., zh-Hans: 四天。}}
    - {name: {en: Defence, zh-Hans: 答辩}, figure: harbour/officers}
  pathway_note: {en: The order is not stated., zh-Hans: 来源未说明先后顺序。}
";

/// The files of a site whose case has two milestones and what else is written after them.
fn steps(more: &str, writeup: &str) -> BTreeMap<String, String> {
    pages(&[
        ("content/cases/harbour/case.yaml", &format!("{MILESTONES}{more}")),
        ("content/cases/harbour/en.md", writeup),
        ("content/cases/harbour/zh-Hans.md", writeup),
        ("content/programmes.yaml", PROGRAMME),
    ])
}

#[test]
fn milestones_are_drawn_to_scale_listed_and_said() {
    let later = "  - {date: 2027, text: {en: A desk in each district., zh-Hans: 各区设窗口。}, source: meeting-report}\n";
    let pages = steps(later, "Words.\n");
    let page = &pages["cases/harbour/index.html"];
    let said = "Timeline. 16 August 2019: The desk opens; 2021: There are 285 officers; 2027 (planned): A desk in each district.";
    assert!(descriptions(page).contains(&said), "{:?}", descriptions(page));
    // Each year of the scale, up to the beginning of the one after the last; none is a place for a milestone alone.
    let drawn = page.split("<svg ").find(|svg| svg.contains("chart-timeline chart-wide")).expect("a drawing");
    for year in ["2019", "2020", "2024", "2028"] {
        assert!(drawn.contains(&format!(">{year}</text>")), "the scale has {year}");
    }
    assert!(!drawn.contains("In order"), "a scale has distances that are time");
    // The year is a stretch, the day a point, and what begins after the day of the site is planned.
    assert_eq!(drawn.matches("<g class=\"layer\"><rect").count(), 1);
    assert_eq!(drawn.matches("<g class=\"forecast\"><rect").count(), 1);
    assert_eq!(drawn.matches("<circle").count(), 1);
    assert_eq!(page.matches("<p class=\"milestone-date\">").count(), 3 + 2, "both drawings have their list");
    // Each drawing has the heading of its list, once and before it, and the contents lead there.
    for (section, chart) in [("section-milestones", "chart-course"), ("section-pathway", "chart-form")] {
        let heading = page.find(&format!("<h2 id=\"{section}\"")).expect("a heading");
        let after = &page[heading + 1..];
        let end = after.find("<h2 ").unwrap_or(after.len());
        assert!(after[..end].contains(&format!("id=\"{chart}\"")), "{chart} stands below {section}");
        assert_eq!(page.matches(&format!("<h2 id=\"{section}\"")).count(), 1);
        assert_eq!(page.matches(&format!("href=\"#{section}\"")).count(), 1);
    }
    assert_eq!(page.matches("<p>A desk in each district.").count(), 1, "the milestones stand once");
    for file in
        ["cases/harbour/course.svg", "zh-Hans/cases/harbour/course.svg", "cases/harbour/embed-course.html"]
    {
        assert!(pages[file].contains("chart-timeline"), "{file}");
    }
}

#[test]
fn a_date_in_words_has_no_place_on_a_scale() {
    let undated = "  - {date_text: {en: Recently, zh-Hans: 近期}, text: {en: A network., zh-Hans: 网络。}, source: meeting-report}
  - {date_text: {en: By the end of the plan, zh-Hans: 规划期末}, planned: true, text: {en: More., zh-Hans: 更多。}, source: meeting-report}
";
    let pages = steps(undated, "Words.\n");
    let page = &pages["cases/harbour/index.html"];
    let drawn = page.split("<svg ").find(|svg| svg.contains("chart-timeline chart-wide")).expect("a drawing");
    assert!(drawn.contains("In order; not every date is stated"));
    assert!(!drawn.contains(">2020</text>"), "there is no scale");
    assert!(drawn.contains("Recently</text>") && drawn.contains("By the end of the plan (planned)</text>"));
    // The way to what has no date, and to what is planned, is broken.
    assert_eq!(drawn.matches("<g class=\"uncertain\">").count(), 2);
    assert_eq!(drawn.matches("<g class=\"forecast\"><circle").count(), 1);
}

#[test]
fn stages_are_drawn_with_their_figures_and_what_is_left_open() {
    let pages = steps("", "Words.\n\n![Two steps](chart:form)\n");
    let page = &pages["cases/harbour/index.html"];
    let said = "Pathway. Course: Four days; Defence: officers: 285.";
    assert!(descriptions(page).contains(&said), "{:?}", descriptions(page));
    assert_eq!(page.matches("id=\"chart-form\"").count(), 1, "what the write-up sets is not set again");
    let file = &pages["cases/harbour/form.svg"];
    assert!(file.contains("The order is not stated."), "what is left open goes with the drawing");
    assert!(page.contains("href=\"form.csv\""), "the steps can be taken away");
}

#[test]
fn a_list_alone_takes_the_place_of_its_drawing() {
    let pages = steps("", "Words.\n\n![The course](table:course)\n\n![The form](table:form)\n");
    let page = &pages["cases/harbour/index.html"];
    assert!(!page.contains("chart-timeline") && !page.contains("chart-pathway"), "nothing is drawn");
    assert!(!page.contains("id=\"section-milestones\"") && !page.contains("id=\"section-pathway\""));
    assert_eq!(page.matches("<ol class=\"milestones\"").count(), 2);
    assert_eq!(page.matches("<p class=\"milestone-date\">2021</p>").count(), 1);
    assert_eq!(page.matches("The order is not stated.").count(), 1, "what is left open goes with the list");
}

#[test]
fn a_page_for_frames_says_the_note_once_and_leads_out_of_the_frame() {
    let linked = "  - {date: 2022, text: {en: \"See [the office](case:harbour).\", zh-Hans: \"见[服务站](case:harbour)。\"}, source: meeting-report}\n";
    let pages = steps(linked, "Words.\n");
    let page = &pages["cases/harbour/embed-form.html"];
    assert_eq!(page.matches("The order is not stated.").count(), 1);
    let page = &pages["cases/harbour/embed-course.html"];
    assert!(page.contains("<a target=\"_top\" href=\"index.html\">the office</a>"), "{page}");
    let links: Vec<&str> = page.split("<a ").skip(1).filter_map(|link| link.split('>').next()).collect();
    let (within, out): (Vec<&str>, Vec<&str>) = links.into_iter().partition(|link| link.contains("href=\"#"));
    assert!(!within.is_empty() && within.iter().all(|link| !link.contains("target=")), "{within:?}");
    assert!(out.len() >= 2 && out.iter().all(|link| link.matches("target=\"_top\"").count() == 1), "{out:?}");
}
