//! What a scan finds, as tables.

use super::*;
use proptest::prelude::*;

fn problems(text: &str) -> Vec<(ProblemKind, &str)> {
    Prose::scan(text).problems.into_iter().map(|p| (p.kind, &text[p.range])).collect()
}

#[test]
fn headings_have_levels_text_ids_and_places() {
    let text = "# What it *did*\n\n## 主要做法\n\n主要做法\n---\n\n## Results {#results}\n";
    let found: Vec<_> = Prose::scan(text)
        .headings
        .into_iter()
        .map(|heading| (heading.level, heading.text, heading.id, &text[heading.range]))
        .collect();
    let expected = [
        (1, "What it did", "what-it-did", "# What it *did*"),
        (2, "主要做法", "主要做法", "## 主要做法"),
        (2, "主要做法", "主要做法-2", "主要做法\n---"),
        (2, "Results", "results", "## Results {#results}"),
    ];
    assert_eq!(
        found,
        expected.map(|(level, text, id, place)| (level, text.to_owned(), id.to_owned(), place))
    );
}

#[test]
fn links_have_text_and_exact_places() {
    use LinkKind::{Autolink, BlockImage, Image, Link};
    let table = [
        ("has [285](figure:officers) now", Link, "285", "285", Some("figure:officers")),
        ("达到**[](figure:participants)**，", Link, "", "", Some("figure:participants")),
        ("[**over** 5,000](figure:p \"t\")", Link, "over 5,000", "**over** 5,000", Some("figure:p")),
        ("[a](<figure:x> 't')", Link, "a", "a", Some("figure:x")),
        ("[a\\]](figure:x)", Link, "a]", "a\\]", Some("figure:x")),
        ("> [一\n> 二](case:x)", Link, "一二", "一\n> 二", Some("case:x")),
        ("[a](x_(1).md)", Link, "a", "a", Some("x_(1).md")),
        ("[a][b]\n\n[b]: case:x", Link, "a", "a", None),
        (
            "<https://example.org>",
            Autolink,
            "https://example.org",
            "https://example.org",
            Some("https://example.org"),
        ),
        ("![By *role*](chart:talent)", BlockImage, "By role", "By *role*", Some("chart:talent")),
        ("![](table:t)\n", BlockImage, "", "", Some("table:t")),
        ("see ![m](m.jpg)", Image, "m", "m", Some("m.jpg")),
    ];
    for (text, kind, plain, inner, destination) in table {
        let prose = Prose::scan(text);
        let [link] = prose.links.as_slice() else { panic!("{text}: {:?}", prose.links) };
        assert_eq!(link.kind, kind, "{text}");
        assert_eq!(link.text, plain, "{text}");
        assert_eq!(&text[link.text_range.clone()], inner, "{text}");
        assert_eq!(link.destination_range.clone().map(|range| &text[range]), destination, "{text}");
    }
}

#[test]
fn each_problem_is_found_at_its_place() {
    let refused =
        |destination: &str, refusal| ProblemKind::RefusedTarget { destination: destination.into(), refusal };
    let unknown = |word: &str| Refusal::UnknownScheme(word.into());
    let raw = |tag: &str| ProblemKind::RawHtml { tag: tag.into() };
    let table = [
        (
            "[x](javascript:alert)",
            refused("javascript:alert", unknown("javascript")),
            "[x](javascript:alert)",
        ),
        ("[x](figur:y)", refused("figur:y", unknown("figur")), "[x](figur:y)"),
        (
            "![x](https://e.org/p)",
            ProblemKind::RemoteImage { destination: "https://e.org/p".into() },
            "![x](https://e.org/p)",
        ),
        ("![](p.png)", ProblemKind::MissingAlt { destination: "p.png".into() }, "![](p.png)"),
        ("一<u>二", raw("u"), "<u>"),
        ("<div>\nx\n</div>\n\nend", raw("div"), "<div>\nx\n</div>"),
        ("<!-- later -->", raw("!--"), "<!-- later -->"),
        ("m<sup>2", ProblemKind::UnpairedHtml { tag: "sup".into() }, "<sup>"),
        ("m2</sup>", ProblemKind::UnpairedHtml { tag: "sup".into() }, "</sup>"),
        ("text[^注1]。", ProblemKind::UndefinedFootnote { label: "注1".into() }, "[^注1]"),
        ("text\n\n[^a]: note", ProblemKind::UnusedFootnote { label: "a".into() }, "[^a]: note"),
        ("a [b][missing]", ProblemKind::DanglingReference, "[b][missing]"),
        ("这是** 重点**内容", ProblemKind::LeftoverEmphasis, "**"),
        ("**重点 ** 和 ** 说明**", ProblemKind::LeftoverEmphasis, "**"),
        ("Words ** stay ** here", ProblemKind::LeftoverEmphasis, "**"),
        ("甲\n\n##为谁服务\n", ProblemKind::StuckHeading { right: "## 为谁服务".into() }, "##为谁服务"),
        ("＃＃ 为谁服务", ProblemKind::StuckHeading { right: "## 为谁服务".into() }, "＃＃ 为谁服务"),
        ("#为谁服务", ProblemKind::StuckHeading { right: "# 为谁服务".into() }, "#为谁服务"),
        (
            "##Whom it serves",
            ProblemKind::StuckHeading { right: "## Whom it serves".into() },
            "##Whom it serves",
        ),
        ("---\ntitle: x\n---\n\ntext", ProblemKind::FrontMatter, "---\ntitle: x\n---\n"),
        ("# A {#a\"b}", ProblemKind::BadHeadingId { id: "a\"b".into() }, "# A {#a\"b}"),
    ];
    for (text, kind, place) in table {
        assert!(problems(text).contains(&(kind, place)), "{text}: {:?}", problems(text));
    }
}

#[test]
fn asterisks_that_are_left_are_told_once_a_paragraph() {
    let text = "服务站** 今天**开放，** 明天**休息。\n\nIt is ** open ** today.\n";
    let places: Vec<_> = Prose::scan(text).problems.into_iter().map(|found| found.range.start).collect();
    assert_eq!(places, [9, text.find("** open").expect("it is there")]);
}

#[test]
fn ordinary_text_has_no_problems() {
    let table = [
        "这是**“知识产权”**。**真，**她说[285](figure:officers)人。",
        "m<sup>2</sup>, H<sub>2</sub>O<br>next, a ** b",
        "2 ** 3 and 4 ** 5, dial 138****0000 or 139****0000, and \\** a \\**",
        "note[^a]\n\n[^a]: text",
        "#知识产权宣传周# 启动",
        "see #12 and ##\n\n#topic",
        "[1] and [x] and \\[^a] and \\*\\*甲\\*\\*",
        "`<div>` and `**甲` and\n\n    [^x] <p>\n",
        "---\n\ntext\n\n---\n",
        "[mail](mailto:a@example.org) <a@example.org> [here](#here) [file](a.pdf) ![a](b.png)",
    ];
    for text in table {
        assert_eq!(problems(text), [], "{text}");
    }
}

#[test]
fn text_runs_are_the_text_at_their_places() {
    let text = "over 5,000 in [285](figure:x) &amp; `7`\n\n# 8\n\n|9|\n|-|\n|10|\n";
    let runs: Vec<_> = Prose::scan(text)
        .text_runs
        .into_iter()
        .map(|run| (run.kind, run.text(text).to_owned(), &text[run.range.clone()], run.in_link))
        .collect();
    let expected = [
        (RunKind::Body, "over 5,000 in ", "over 5,000 in ", None),
        (RunKind::Body, "285", "285", Some(0)),
        (RunKind::Body, " ", " ", None),
        (RunKind::Body, "&", "&amp;", None),
        (RunKind::Body, " ", " ", None),
        (RunKind::Code, "7", "`7`", None),
        (RunKind::Heading, "8", "8", None),
        (RunKind::Table, "9", "9", None),
        (RunKind::Table, "10", "10", None),
    ];
    assert_eq!(runs, expected.map(|(kind, shown, place, link)| (kind, shown.to_owned(), place, link)));
}

#[test]
fn a_line_has_places_but_no_headings() {
    let line = "Trained [285](figure:x) officers";
    let prose = Prose::scan_line(line);
    assert!(prose.headings.is_empty());
    assert_eq!(&line[prose.links[0].range.clone()], "[285](figure:x)");
    assert_eq!(&line[prose.links[0].text_range.clone()], "285");
    assert!(prose.text_runs.iter().all(|run| run.kind == RunKind::Body && run.is_as_written()));
}

proptest! {
    #[test]
    fn a_line_without_marks_is_what_the_parser_makes_of_it(
        line in "[a-zA-Z0-9 ,.;:?%/'\"\\-，。）：“”\u{a0}\u{3000}一首é🎉]{0,40}",
    ) {
        prop_assert_eq!(plain_line(&line), Some(parsed_line(&line)));
    }
}
