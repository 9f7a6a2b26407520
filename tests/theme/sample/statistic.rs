//! Charts, tables, statistics and the registers.

use super::*;
use casebook::render::view::*;

pub fn files(lang: &str) -> Vec<Download> {
    let file = |label: String, href: &str| Download {
        label,
        href: href.into(),
        size: Some("1 kB".into()),
        media_type: Some("text/csv".into()),
    };
    vec![
        file(pick(lang, "All figures (CSV)", "全部数字（CSV）"), "figures.csv"),
        file(pick(lang, "Data package (JSON)", "数据包（JSON）"), "datapackage.json"),
    ]
}

/// A drawing that only holds the place of a real one.
fn svg(lang: &str, class: &str) -> String {
    let bars = [
        (pick(lang, "IP specialists", "知识产权专员"), 392, "#1d4e79"),
        (pick(lang, "Chief IP Officers", "首席知识产权官"), 285, "#b3261e"),
        (pick(lang, "Technology managers", "技术经理人"), 62, "#6795bb"),
    ];
    let mut drawing = format!(
        "<svg class=\"chart {class}\" viewBox=\"0 0 640 130\" role=\"img\" aria-label=\"{}\" font-size=\"13\" fill=\"currentColor\">",
        pick(lang, "Bars", "条形图")
    );
    for (row, (label, width, fill)) in bars.iter().enumerate() {
        let y = row * 42 + 8;
        drawing.push_str(&format!(
            "<text x=\"0\" y=\"{}\">{label}</text><rect x=\"150\" y=\"{y}\" width=\"{width}\" height=\"22\" fill=\"{fill}\"/><text x=\"{}\" y=\"{}\" font-weight=\"700\">{width}</text>",
            y + 16, 158 + width, y + 16
        ));
    }
    drawing + "</svg>"
}

pub fn table(lang: &str) -> TableView {
    let p = |en, zh| pick(lang, en, zh);
    let row = |head: String, number: &str, highlight| Row {
        head_html: head,
        cells: vec![RowCell { html: number.into(), numeric: true }],
        highlight,
    };
    TableView {
        id: None,
        caption: p("People cultivated, by role", "培养人数，按岗位"),
        unit: Some(p("Unit: people", "单位：人")),
        columns: vec![
            Column { label: p("Role", "岗位"), numeric: false },
            Column { label: p("People", "人数"), numeric: true },
        ],
        rows: vec![
            row(p("IP specialists", "知识产权专员"), "392", false),
            row(p("Chief IP Officers", "首席知识产权官"), "285", true),
            row(p("Technology managers", "技术经理人"), "62", false),
        ],
        notes_html: vec![p("Groups may overlap; no total is stated.", "各组可能重叠，来源未给出合计。")],
    }
}

pub fn chart(lang: &str) -> ChartView {
    let p = |en, zh| pick(lang, en, zh);
    ChartView {
        note_html: Some(p("A note on how to read it.", "读图须知。")),
        summary: Some(p("Table (3 rows)", "数据表（3行）")),
        id: "chart-talent".into(),
        title: p("IP specialists are the largest group", "知识产权专员人数最多"),
        subtitle: Some(p("People cultivated, by role", "培养人数，按岗位")),
        svg_wide: svg(lang, "chart-wide"),
        svg_narrow: Some(svg(lang, "chart-narrow")),
        description: Some(p(
            "A bar chart of three groups: 392, 285 and 62.",
            "三组人数的条形图：392、285和62。",
        )),
        table: Some(table(lang)),
        list: None,
        source: Some(Run {
            text: p("report on the alliance’s first annual meeting", "联盟第一次年会报道"),
            lang: None,
        }),
        note_refs: Vec::new(),
        downloads: vec![
            Download {
                label: "CSV".into(),
                href: "talent.csv".into(),
                size: None,
                media_type: Some("text/csv".into()),
            },
            Download { label: "SVG".into(), href: "talent.svg".into(), size: None, media_type: None },
        ],
        embed: Some(FrameView { href: "embed-talent.html".into(), code: None }),
        href: None,
    }
}

/// A drawing of steps, with the same as a list.
pub fn steps(lang: &str) -> ChartView {
    ChartView { table: None, list: Some(super::record::pathway(lang)), ..chart(lang) }
}

pub fn statistic_card(lang: &str) -> StatisticCard {
    let chart = chart(lang);
    StatisticCard {
        kicker: Some(pick(lang, "Chief IP Officers by role", "首席知识产权官及相关岗位人数")),
        title: chart.title,
        href: file(lang, "statistic.html"),
        subtitle: chart.subtitle,
        svg_small: Some(chart.svg_wide),
        sentence: chart.description,
        meta: vec![pick(lang, "Unit: people", "单位：人"), pick(lang, "3 observations", "3个观测值")],
        figure: Some(figure("ip-specialists", pick(lang, "IP specialists", "知识产权专员"), "392", "392")),
        source: chart.source,
    }
}

pub fn statistics(lang: &str) -> StatisticsView {
    StatisticsView {
        title: pick(lang, "Statistics", "统计"),
        lead: Some(pick(lang, "Chart, table, method and data.", "图、表、口径与数据。")),
        statistics: (0..3).map(|_| StatisticCard { figure: None, ..statistic_card(lang) }).collect(),
        indicators: Some(link(&pick(lang, "All indicators", "全部指标"), &file(lang, "indicators.html"))),
        downloads: files(lang),
    }
}

pub fn statistic(lang: &str) -> StatisticView {
    let p = |en, zh| pick(lang, en, zh);
    StatisticView {
        title: p("Chief IP Officers by role", "首席知识产权官及相关岗位人数"),
        kicker: Some(p("People · to date", "人数 · 截至目前")),
        sentence_html: Some(p(
            "The programme has cultivated 285 Chief IP Officers.",
            "项目共培养首席知识产权官285名。",
        )),
        headline: Some(figure("chief-ip-officers", p("Chief IP Officers", "首席知识产权官"), "285", "285")),
        chart: Some(chart(lang)),
        charts: vec![ChartView { id: "chart-two".into(), ..chart(lang) }],
        method_html: Some(p(
            "<p>People, as the source counts them.</p><h3>Overlap</h3><p>Not stated.</p>",
            "<p>按来源口径计数。</p><h3>重叠</h3><p>来源未说明。</p>",
        )),
        body_html: String::new(),
        updated: Some(date("2026-01-31", "2026-01-31")),
        notes: notes(lang),
        downloads: files(lang),
        changes: vec![ChangeView {
            label: Some("2024".into()),
            date: date("2026-01-31", "2026-01-31"),
            kind: p("Correction", "更正"),
            from: Some("284".into()),
            to: Some("285".into()),
            reason: p("a sample of a change", "变更示例"),
        }],
        embed: Some(FrameView {
            href: "embed.html".into(),
            code: Some("<iframe src=\"https://example.org/embed.html\" title=\"\"></iframe>".into()),
        }),
        cite_html: Some(p("Cite it so.", "请这样引用。")),
        citations: citations(),
        related: vec![link(&p("Cases", "案例"), &file(lang, "list.html"))],
    }
}

pub fn indicators(lang: &str) -> IndicatorsView {
    IndicatorsView { title: pick(lang, "Indicators", "指标"), table: Some(table(lang)) }
}

pub fn indicator(lang: &str) -> IndicatorView {
    IndicatorView {
        title: pick(lang, "Chief IP officers", "首席知识产权官"),
        kicker: Some(pick(lang, "Indicator", "指标")),
        definition_html: Some("<dl class=\"definition\"><div><dt>D</dt><dd>E</dd></div></dl>".into()),
        table: Some(table(lang)),
        statistics: statistics(lang).statistics,
        notes: notes(lang),
    }
}

pub fn sources(lang: &str) -> SourcesView {
    let p = |en, zh| pick(lang, en, zh);
    let wipo = SourceView {
        title: Run { text: "TISCs Report 2024".into(), lang: (lang != "en").then(|| "en".into()) },
        url: Some("https://www.wipo.int/web-publications/tiscs-report-2024/en/".into()),
        publisher: Some(Run { text: "WIPO".into(), lang: None }),
        published: Some(date("2024", "2024")),
        accessed: Some(date("2026-01-31", "2026-01-31")),
        kind: Some(p("report", "报告")),
        locator: Some(Run { text: p("page 3", "第3页"), lang: None }),
        ..SourceView::default()
    };
    let row = |id: &str, source: SourceView| SourceRow {
        note_html: Some("A word about it.".into()),
        id: id.into(),
        source,
        language: Some(p("English", "英文")),
        license: Some(value("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")),
        count: Some(p("8 figures", "8个数字")),
        cited_by: vec![link(
            &p("Chief IP officers in Foshan", "佛山首席知识产权官制度"),
            &file(lang, "case.html"),
        )],
    };
    let report = notes(lang).swap_remove(0).source.unwrap_or_default();
    SourcesView {
        title: p("Sources", "资料来源"),
        lead: Some(p("Where every figure comes from.", "每个数字的出处。")),
        sources: vec![row("source-wipo", wipo), row("source-report", report)],
        downloads: files(lang),
    }
}

pub fn corrections(lang: &str) -> CorrectionsView {
    let p = |en, zh| pick(lang, en, zh);
    CorrectionsView {
        title: p("Corrections", "更正公告"),
        lead_html: Some(p("<p>Errors are corrected openly.</p>", "<p>公开更正差错。</p>")),
        rows: vec![CorrectionRow {
            date: date("2026-01-31", "2026-01-31"),
            kind: p("Correction", "更正"),
            page: Some(link(
                &p("Chief IP officers in Foshan", "佛山首席知识产权官制度"),
                &file(lang, "case.html"),
            )),
            label: p("participants", "参加者"),
            from: Some("5,000".into()),
            to: Some(p("over 5,000", "5000余")),
            reason: p("The qualifier of the source had been lost.", "遗漏来源限定词。"),
        }],
    }
}

pub fn search(lang: &str) -> SearchView {
    SearchView {
        title: pick(lang, "Search", "搜索"),
        pages: 20,
        word_files: 2,
        pages_a_file: 8,
        version: "0123456789ab".into(),
        found: pick(lang, "Pages found: {n}", "找到的页面：{n}"),
        links: links(lang),
    }
}

pub fn embed(lang: &str) -> EmbedView {
    EmbedView {
        chart: chart(lang),
        notes: super::record::notes(lang),
        back: link(&pick(lang, "Talent in Foshan", "佛山人才"), &file(lang, "statistic.html")),
    }
}
