//! What surrounds a page, lists and plain pages.

use super::*;
use casebook::render::view::*;

pub fn date(text: &str, machine: &str) -> DateView {
    DateView { text: text.into(), machine: (!machine.is_empty()).then(|| machine.into()) }
}

pub fn value(text: &str, href: &str) -> FactValue {
    FactValue { text: text.into(), href: (!href.is_empty()).then(|| href.into()), ..FactValue::default() }
}

pub fn fact(label: String, values: &[(String, &str)]) -> Fact {
    Fact { label, values: values.iter().map(|(text, href)| value(text, href)).collect() }
}

pub fn link(label: &str, href: &str) -> Link {
    Link { label: label.into(), href: href.into(), lang: None }
}

fn asset(name: &str) -> Asset {
    Asset { href: name.into(), integrity: None }
}

/// A policy of the form that pages carry.
const POLICY: &str =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">";

pub fn chrome(lang: &str, template: &str) -> Chrome {
    let p = |en, zh| pick(lang, en, zh);
    let href = |template: &str| file(lang, template);
    let item =
        |label: String, target: &str| NavItem { label, href: href(target), current: target == template };
    let title = match template {
        "case.html" => p("Chief IP officers in Foshan", "佛山首席知识产权官制度"),
        "home.html" => p("IP Public Service Casebook", "知识产权公共服务案例集"),
        _ => p("This page", "本页"),
    };
    let crumbs =
        vec![link(&p("Home", "首页"), &href("home.html")), link(&p("Cases", "案例"), &href("list.html"))];
    let phrase = |text: String| Phrase { run: Run { text, lang: None }, href: None };
    Chrome {
        policy_html: POLICY.to_owned(),
        site_title: p("IP Public Service Casebook", "知识产权公共服务案例集"),
        seal: Some("案".into()),
        lang: lang.into(),
        dir: "ltr".into(),
        home_href: href("home.html"),
        nav: vec![
            item(p("Cases", "案例"), "list.html"),
            item(p("Statistics", "统计"), "statistics.html"),
            item(p("Events", "活动"), "event.html"),
            item(p("Organizations", "机构"), "organizations.html"),
            item(p("About", "关于"), "page.html"),
        ],
        alternates: [("en", "English"), ("zh-Hans", "中文")]
            .map(|(tag, label)| Alternate {
                lang: tag.into(),
                label: label.into(),
                href: file(tag, template),
                absolute: Some(format!("https://example.org/{tag}/")),
                current: tag == lang,
            })
            .to_vec(),
        assets: std::collections::BTreeMap::new(),
        default_href: Some("https://example.org/en/".into()),
        canonical: Some(format!("https://example.org/{lang}/cases/foshan-cipo/")),
        scripts: ["tables.js", "share.js", "shards.js", "search.js", "cases.js"].map(asset).to_vec(),
        stylesheets: [
            "civic.css",
            "wide.css",
            "tables.css",
            "chart.css",
            "share.css",
            "search.css",
            "print.css",
        ]
        .map(asset)
        .to_vec(),
        share: Some(Share {
            kind: "article".into(),
            locale: "en_US".into(),
            other_locales: vec!["zh_CN".into()],
            picture: Some(SharePicture {
                address: "https://example.org/cases/a/share.png".into(),
                width: 1200,
                height: 630,
            }),
        }),
        feeds: vec![link(&p("New cases", "最新案例"), "feed.xml")],
        meta: vec![MetaTag { name: "ArticleTitle".into(), content: title.clone() }],
        linked_data_html: Some(
            r#"<script type="application/ld+json">{"@context":"https://schema.org"}</script>"#.into(),
        ),
        search: Some(item(p("Search", "搜索"), "search.html")),
        breadcrumb: if template == "home.html" { Vec::new() } else { crumbs },
        description: Some(p("Cases of public IP services.", "知识产权公共服务案例。")),
        draft: template == "event.html",
        title,
        as_of: Some(date(&p("31 January 2026", "2026年1月31日"), "2026-01-31")),
        license: Some(link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")),
        corrections_href: Some(href("corrections.html")),
        sources_href: Some(href("sources.html")),
        report_href: Some("mailto:editors@example.org".into()),
        footer: Footer {
            publisher: Some(phrase(p("A sample publisher", "示例发布单位"))),
            contact: Some(phrase("editors@example.org".into())),
            ..Footer::default()
        },
        footer_links: vec![link(&p("Method", "编制方法"), &href("page.html"))],
        generator: "Casebook 0.1.0".into(),
        svg_qr: Some("<svg viewBox=\"0 0 2 2\" aria-hidden=\"true\"><path d=\"M0 0h1v1h-1z\"/></svg>".into()),
        icon: None,
    }
}

pub fn citations() -> Vec<Citation> {
    vec![Citation {
        label: "GB/T 7714".into(),
        text: "A[EB/OL]. (2026-01-31)[B].".into(),
        note: Some("B".into()),
    }]
}

pub fn links(lang: &str) -> Vec<FactValue> {
    vec![
        value(&pick(lang, "Cases", "案例"), &file(lang, "list.html")),
        value(&pick(lang, "Statistics", "统计"), &file(lang, "statistics.html")),
    ]
}

pub fn card(lang: &str, first: &str) -> CardView {
    let p = |en, zh| pick(lang, en, zh);
    let href = file(lang, "case.html");
    match first {
        "foshan" => CardView {
            kicker: Some(p("Foshan · 2025", "佛山 · 2025")),
            marked: true,
            title: p("Chief IP officers in Foshan", "佛山首席知识产权官制度"),
            href,
            summary: Some(p(
                "A structured advancement pathway centred on the chief intellectual property officer.",
                "以首席知识产权官为核心的结构化进阶培养路径。",
            )),
            figures: strip(lang)
                .figures
                .into_iter()
                .take(3)
                .map(|figure| FigureView { note_refs: Vec::new(), ..figure })
                .collect(),
            ..CardView::default()
        },
        _ => CardView {
            kicker: Some(p("World · 2024", "世界 · 2024")),
            title: p("Technology and innovation support centres", "技术与创新支持中心"),
            href,
            summary: Some(p("Centres in 93 countries answer questions.", "中心分布于93个国家。")),
            meta: vec!["WIPO".into()],
            figures: vec![FigureView {
                label: p("centres in 2024", "2024年中心数"),
                number: p("1,667", "1667"),
                value: "1667".into(),
                ..FigureView::default()
            }],
            draft: true,
            ..CardView::default()
        },
    }
}

pub fn home(lang: &str) -> HomeView {
    let p = |en, zh| pick(lang, en, zh);
    HomeView {
        kicker: Some(value(&p("Outstanding cases 2025", "2025年度优秀案例"), &file(lang, "list.html"))),
        headline: p(
            "What public IP services achieve, with the figures to show it",
            "知识产权公共服务的成效，用数字说明",
        ),
        lead_html: Some(p(
            "Case reports from public service outlets for intellectual property information. Every figure carries its source, its date and its data.",
            "来自知识产权信息公共服务网点的案例报告。每个数字都注明来源、时间和数据。",
        )),
        figures: Some(strip(lang)),
        cases: vec![card(lang, "foshan"), card(lang, "wipo"), card(lang, "wipo")],
        cases_href: Some(file(lang, "list.html")),
        statistics: vec![statistic_card(lang), statistic_card(lang)],
        statistics_href: Some(file(lang, "statistics.html")),
        events: vec![CardView { figures: Vec::new(), ..card(lang, "foshan") }],
        events_href: Some(file(lang, "event.html")),
        publisher: Some(PublisherView {
            name: value(&p("A sample publisher", "示例发布单位"), &file(lang, "organization.html")),
            html: Some(p("It keeps the record.", "负责编制和维护。")),
            links: links(lang),
        }),
        body_html: String::new(),
        notes: notes(lang),
    }
}

pub fn list(lang: &str) -> ListView {
    let p = |en, zh| pick(lang, en, zh);
    let term = |label: &str, current| TermView {
        label: label.into(),
        href: file(lang, "list.html"),
        count: Some("3".into()),
        current,
    };
    let page = |label: &str, href: bool, current| PageLink {
        label: label.into(),
        href: href.then(|| file(lang, "list.html")),
        current,
    };
    ListView {
        kicker: Some(p("Region", "地区")),
        title: p("Cases", "案例"),
        lead: Some(p("All cases of this site, newest first.", "本站全部案例，最新在前。")),
        count: Some(p("5 cases", "5个案例")),
        filters: vec![
            TermGroup { label: p("Year", "年份"), terms: vec![term("2025", false), term("2024", false)] },
            TermGroup {
                label: p("Region", "地区"),
                terms: vec![term(&p("Foshan", "佛山"), true), term(&p("World", "世界"), false)],
            },
        ],
        index: Some(CaseIndex {
            folder: "../search/".into(),
            version: "0".into(),
            pages_a_file: 8,
            found: p("Cases found: {n}", "符合条件的案例：{n}"),
        }),
        groups: vec![
            CardGroup {
                title: Some("2025".into()),
                href: Some(file(lang, "list.html")),
                cards: vec![card(lang, "foshan")],
            },
            CardGroup {
                title: Some("2024".into()),
                href: None,
                cards: (0..4).map(|_| card(lang, "wipo")).collect(),
            },
        ],
        pagination: Some(Pagination {
            previous: Some(link(&p("Previous page", "上一页"), &file(lang, "list.html"))),
            next: Some(link(&p("Next page", "下一页"), &file(lang, "list.html"))),
            pages: vec![
                page("1", true, false),
                page("2", true, true),
                page("…", false, false),
                page("9", true, false),
            ],
        }),
    }
}

pub fn plain(lang: &str) -> PageView {
    let p = |en, zh| pick(lang, en, zh);
    PageView {
        title: p("How the figures are made", "数字的编制方法"),
        standfirst_html: Some(p("Every number has one home.", "每个数字只有一个出处。")),
        contents: vec![ContentsItem { href: "#rule".into(), label: p("The rule", "规则") }],
        body_html: p(
            "<h2 id=\"rule\">The rule</h2><p>Bounds are <em>kept</em> as stated. See <a href=\"https://www.wipo.int/\">WIPO</a>.</p><ul><li>One home.</li><li>One source.</li></ul><blockquote><p>over 5,000 participants</p></blockquote>",
            "<h2 id=\"rule\">规则</h2><p>限定词<em>照录</em>，不作换算。参见<a href=\"https://www.wipo.int/\" lang=\"en\">WIPO</a>。</p><ul><li>一个出处。</li><li>一个来源。</li></ul><blockquote><p lang=\"en\">over 5,000 participants</p></blockquote>",
        ),
        notes: Vec::new(),
        updated: Some(date("2026-01-31", "2026-01-31")),
    }
}

pub fn withdrawn(lang: &str) -> WithdrawnView {
    let p = |en, zh| pick(lang, en, zh);
    WithdrawnView {
        kicker: p("Withdrawn", "已撤下"),
        title: p("This page was taken off the site", "本页已撤下"),
        reason: p("The service was wound up.", "该服务已停办。"),
        date: Some(date(&p("31 January 2026", "2026年1月31日"), "2026-01-31")),
        replacement: Some(value(&p("Foshan", "佛山"), &file(lang, "case.html"))),
    }
}
