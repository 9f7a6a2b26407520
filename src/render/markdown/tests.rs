//! Tables of (Markdown, HTML).

mod limits;
mod safety;

use super::*;
use crate::model::prose::target::Scheme;

/// A resolver as the page renderer has one: figures become data, cases links, block forms figures.
pub(super) fn resolver(request: &Request<'_>) -> Resolved {
    match (request.target, request.form) {
        (Target::Data { scheme: Scheme::Figure, rest }, _) => {
            let shown = if request.html.is_empty() { "5000余" } else { request.html };
            Resolved::Html(format!("<data value=\"{rest}\">{shown}</data>"))
        }
        (Target::Data { scheme: Scheme::Chart, .. }, Form::Block) => {
            Resolved::Html(format!("<figure>{}</figure>", request.html))
        }
        (Target::Data { scheme: Scheme::Case, rest }, Form::Link) => Resolved::Link {
            href: format!("../{rest}/"),
            title: Some(request.title.to_owned()).filter(|title| !title.is_empty()),
            attributes: vec![],
        },
        (Target::File { path, .. }, _) => Resolved::Link {
            href: path.clone(),
            title: None,
            attributes: vec![("data-at", format!("{}-{}", request.range.start, request.range.end))],
        },
        _ => Resolved::Text,
    }
}

fn html(text: &str) -> String {
    render(text, &Options::english(), &mut resolver).html
}

#[test]
fn numbers_and_dates_in_the_cells_of_a_table_stay_on_one_line() {
    let table = html(
        "2024年1月起\n\n| a | 数量 |\n|---|---|\n| 2024年10月16日 | 285名学员 |\n| as of 16 October 2024 | [285](figure:x) |\n",
    );
    assert!(table.starts_with("<p>2024年1月起</p>"), "{table}");
    for cell in [
        "<td><span class=\"nowrap\">2024年10月16日</span></td>",
        "<td><span class=\"nowrap\">285名</span>学员</td>",
        "<td>as of <span class=\"nowrap\">16 October 2024</span></td>",
        "<td><data value=\"x\">285</data></td>",
        "<th scope=\"col\">数量</th>",
    ] {
        assert!(table.contains(cell), "{cell} is not in {table}");
    }
}

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(html(text), *expected, "{text}");
    }
}

#[test]
fn emphasis_works_beside_full_width_punctuation() {
    let strong = [
        ("**真，**她", "<strong>真，</strong>她"),
        ("这是**“知识产权”**。", "这是<strong>“知识产权”</strong>。"),
        ("**“专利导航”**服务", "<strong>“专利导航”</strong>服务"),
        ("这是**注意：**后文", "这是<strong>注意：</strong>后文"),
        ("他说**《商标法》**第三条", "他说<strong>《商标法》</strong>第三条"),
        ("*（一）*培训", "<em>（一）</em>培训"),
        ("共**(285)**人", "共<strong>(285)</strong>人"),
        ("参见**[网络](case:n)**一节", "参见<strong><a href=\"../n/\">网络</a></strong>一节"),
        ("用**`ip`**查", "用<strong><code>ip</code></strong>查"),
        (
            "**甲**、**“乙”**与**丙。**丁",
            "<strong>甲</strong>、<strong>“乙”</strong>与<strong>丙。</strong>丁",
        ),
        (
            "**甲公司（“甲”）**与**乙公司（“乙”）**签约",
            "<strong>甲公司（“甲”）</strong>与<strong>乙公司（“乙”）</strong>签约",
        ),
        ("**(甲)**，**“乙”**丙", "<strong>(甲)</strong>，<strong>“乙”</strong>丙"),
        ("他~~“真”~~说", "他<del>“真”</del>说"),
        ("，_a_，", "，<em>a</em>，"),
        ("\\*\\*真，\\*\\*她", "**真，**她"),
        ("`**真，**她`", "<code>**真，**她</code>"),
        ("he said**“yes”**and", "he said**“yes”**and"),
        ("3 * 4，5 * 6", "3 * 4，5 * 6"),
    ];
    for (text, expected) in strong {
        assert_eq!(html(text), format!("<p>{expected}</p>\n"), "{text}");
    }
}

#[test]
fn line_ends_join_han_text_only() {
    check(&[
        ("自强不息，\n厚德载物", "<p>自强不息，厚德载物</p>\n"),
        ("自强**不息**\n厚德", "<p>自强<strong>不息</strong>厚德</p>\n"),
        ("自强\n[厚德](case:x)", "<p>自强<a href=\"../x/\">厚德</a></p>\n"),
        ("two\nlines", "<p>two\nlines</p>\n"),
        ("中文\nEnglish\n中文", "<p>中文\nEnglish\n中文</p>\n"),
        ("한국\n사람", "<p>한국\n사람</p>\n"),
        ("一\\\n二", "<p>一<br>\n二</p>\n"),
    ]);
}

#[test]
fn headings_are_shifted_and_have_ids() {
    check(&[
        ("# Results", "<h2 id=\"results\">Results</h2>\n"),
        ("###### 成效", "<h6 id=\"成效\">成效</h6>\n"),
        ("# A {#b}\n# A\n# A", "<h2 id=\"b\">A</h2>\n<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n"),
        ("# A {#x\"y .c onclick=z}", "<h2 id=\"a\">A</h2>\n"),
    ]);
    let options = Options { id_prefix: "zh-".into(), ..Options::chinese() };
    let rendered = render("# 成效\n\n见[上](#成效)与[外](#top)", &options, &mut resolver);
    assert_eq!(
        rendered.html,
        "<h2 id=\"zh-成效\">成效</h2>\n<p>见<a href=\"#zh-成效\">上</a>与<a href=\"#top\">外</a></p>\n"
    );
}

#[test]
fn links_and_images_are_resolved() {
    check(&[
        ("has [285](figure:o) now", "<p>has <data value=\"o\">285</data> now</p>\n"),
        ("达到[](figure:p)人", "<p>达到<data value=\"p\">5000余</data>人</p>\n"),
        (
            "[*the* network](case:n \"A & B\")",
            "<p><a href=\"../n/\" title=\"A &amp; B\"><em>the</em> network</a></p>\n",
        ),
        ("![By role](chart:t)", "<figure>By role</figure>\n"),
        ("see ![By role](chart:t)", "<p>see By role</p>\n"),
        ("![A \"b\"](m.jpg)", "<p><img src=\"m.jpg\" alt=\"A &quot;b&quot;\" data-at=\"0-15\"></p>\n"),
        ("[report](r%20a.pdf)", "<p><a href=\"r a.pdf\" data-at=\"0-19\">report</a></p>\n"),
        (
            "[site](https://example.org/?a=1&b=甲)",
            "<p><a href=\"https://example.org/?a=1&amp;b=%E7%94%B2\" class=\"external\" rel=\"noopener\">site</a></p>\n",
        ),
        ("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>\n"),
        ("[call](tel:12330)", "<p><a href=\"tel:12330\">call</a></p>\n"),
        (
            "![pic](https://example.org/p.png)",
            "<p><a href=\"https://example.org/p.png\" class=\"external\" rel=\"noopener\">pic</a></p>\n",
        ),
    ]);
}

#[test]
fn tables_lists_and_definitions_are_rendered() {
    check(&[
        (
            "| 地区 | n |\n|---|--:|\n| 佛山 | 285 |\n",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\">\n<table>\n<thead>\n<tr>\n\
             <th scope=\"col\">地区</th>\n<th scope=\"col\" class=\"align-right\">n</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n\
             <td>佛山</td>\n<td class=\"align-right\">285</td>\n</tr>\n</tbody>\n</table>\n</div>\n",
        ),
        ("TISC\n: A centre.\n", "<dl>\n<dt>TISC</dt>\n<dd>A centre.</dd>\n</dl>\n"),
        (
            "- [x] a\n- [ ] b\n",
            "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"Done\">\u{2611}</span> a</li>\n\
             <li><span class=\"task\" role=\"img\" aria-label=\"To do\">\u{2610}</span> b</li>\n</ul>\n",
        ),
    ]);
}

#[test]
fn footnotes_are_numbered_by_first_reference_and_link_back() {
    let text =
        "甲[^b]乙[^注]丙[^b][^none]\n\n[^注]: 注文[^c]\n[^b]: Second *note*\n[^unused]: x\n[^c]: 再注\n";
    let options = Options { id_prefix: "c-".into(), ..Options::chinese() };
    let rendered = render(text, &options, &mut resolver);
    let reference = |id: &str, n: usize| {
        format!(
            "<sup class=\"note-ref\"><a href=\"#c-note-{n}\" id=\"c-note-ref-{id}\" role=\"doc-noteref\" aria-label=\"注{n}\">{n}</a></sup>"
        )
    };
    let (first, second, third) = (reference("1", 1), reference("2", 2), reference("1-2", 1));
    assert_eq!(rendered.html, format!("<p>甲{first}乙{second}丙{third}[^none]</p>\n"));
    let numbers: Vec<_> = rendered.footnotes.iter().map(|note| (note.number, note.backrefs.len())).collect();
    assert_eq!(numbers, [(1, 2), (2, 1), (3, 1)]);
    assert_eq!(rendered.footnotes[0].html, "<p>Second <em>note</em></p>\n");
    let back = |id: &str, n: usize| {
        format!(
            " <a role=\"doc-backlink\" class=\"note-back\" href=\"#c-note-ref-{id}\" aria-label=\"返回第{n}处引用\">\u{21a9}\u{fe0e}</a>"
        )
    };
    let endnotes = rendered.endnotes(&options);
    let opening =
        "<section role=\"doc-endnotes\" class=\"notes\" aria-label=\"注释\">\n<ol>\n<li id=\"c-note-1\">\n";
    let first = format!("{opening}<p>Second <em>note</em>{}{}</p>\n</li>\n", back("1", 1), back("1-2", 2));
    assert!(endnotes.starts_with(&first), "{endnotes}");
    assert_eq!(Rendered::default().endnotes(&options), "");
}

#[test]
fn one_line_holds_inline_markup_only() {
    let table = [
        ("1. *One* [285](figure:o)", "1. <em>One</em> <data value=\"o\">285</data>", "1. One 285"),
        ("# 5 #", "# 5 #", "# 5 #"),
        ("- a\n- b", "- a - b", "- a - b"),
        ("培养**人才，**\n服务", "培养<strong>人才，</strong>服务", "培养人才，服务"),
        ("a < b & c", "a &lt; b &amp; c", "a < b & c"),
        ("text {#id}", "text {#id}", "text {#id}"),
        ("m<sup>2", "m<sup>2</sup>", "m2"),
        ("", "", ""),
    ];
    for (text, markup, words) in table {
        assert_eq!(render_inline(text, &mut resolver), markup, "{text}");
        assert_eq!(plain(text), words, "{text}");
    }
}
