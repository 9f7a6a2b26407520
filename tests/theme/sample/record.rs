//! The founding case with its event, bodies, programme and scheme.

use super::*;
use casebook::render::view::*;
use std::collections::BTreeMap;

fn run(text: String) -> Run {
    Run { text, lang: None }
}

pub fn figure(key: &str, label: String, number: &str, value: &str) -> FigureView {
    FigureView {
        key: key.into(),
        label,
        number: number.into(),
        value: value.into(),
        qualifier: "exact".into(),
        detail: Some(format!("{number}, to date")),
        note_refs: vec![NoteRef {
            number: "1".into(),
            href: "#note-1".into(),
            id: String::new(),
            label: "Note 1".into(),
        }],
        ..FigureView::default()
    }
}

pub fn strip(lang: &str) -> FiguresView {
    let p = |en, zh| pick(lang, en, zh);
    let over = FigureView {
        before: (lang == "en").then(|| "over".into()),
        after: (lang != "en").then(|| "余".into()),
        qualifier: "over".into(),
        status: Some(p("provisional", "初步数")),
        period: Some(p("to date", "截至目前")),
        ..figure(
            "participants",
            p("participants in 30 training sessions", "30场专题培训的参加者"),
            &p("5,000", "5000"),
            "5000",
        )
    };
    FiguresView {
        figures: vec![
            figure("chief-ip-officers", p("Chief IP Officers", "首席知识产权官"), "285", "285"),
            figure("ip-specialists", p("IP specialists", "知识产权专员"), "392", "392"),
            figure("technology-managers", p("technology managers", "技术经理人"), "62", "62"),
            over,
            figure(
                "china-award-share",
                p("of the city’s awards at the 25th China Patent Awards", "第二十五届中国专利奖全市获奖占比"),
                "45.7%",
                "45.7",
            ),
        ],
        note: Some(p(
            "Every figure is listed with its source in the notes below.",
            "每个数字的来源见文末注释。",
        )),
        label: None,
    }
}

pub fn pathway(lang: &str) -> PathwayView {
    let p = |en, zh| pick(lang, en, zh);
    let stage = |name: String, number: &str| StageView {
        name,
        html: None,
        figure: Some(figure("stage", p("people", "人"), number, number)),
    };
    PathwayView {
        note_html: Some(p("The order is not stated.", "来源未说明先后顺序。")),
        label: None,
        stages: vec![
            stage(p("Technology manager", "技术经理人"), "62"),
            stage(p("IP specialist", "知识产权专员"), "392"),
            stage(p("Chief IP Officer", "首席知识产权官"), "285"),
        ],
        ordered: true,
    }
}

pub fn notes(lang: &str) -> Vec<NoteView> {
    let p = |en, zh| pick(lang, en, zh);
    let source = SourceView {
        title: run(p("Report on the first annual meeting of the alliance", "联盟第一次年会报道")),
        published: Some(date(&p("undated", "日期不详"), "")),
        kind: Some(p("news report", "新闻报道")),
        grade: Some(p("republication", "转载")),
        as_stated: Some(Run {
            text: "over 5,000 participants".into(),
            lang: (lang != "en").then(|| "en".into()),
        }),
        ..SourceView::default()
    };
    vec![
        NoteView {
            number: "1".into(),
            id: "note-1".into(),
            source: Some(source),
            figures: Some(p("285, 392, 62, over 5,000, 45.7%", "285、392、62、5000余、45.7%")),
            ..NoteView::default()
        },
        NoteView {
            number: "2".into(),
            id: "note-2".into(),
            html: Some(p(
                "“Over” is kept as the source states it: a lower bound.",
                "“余”照来源保留，表示下限。",
            )),
            ..NoteView::default()
        },
    ]
}

fn facts(lang: &str) -> Vec<Fact> {
    let p = |en, zh| pick(lang, en, zh);
    let body = file(lang, "organization.html");
    vec![
        fact(
            p("Implemented by", "实施单位"),
            &[(p("Municipal Administration for Market Regulation", "市市场监督管理局"), &body)],
        ),
        fact(
            p("Relies on", "依托单位"),
            &[(
                p(
                    "Practice Base of the China Intellectual Property Training Center (Foshan, Guangdong)",
                    "中国知识产权培训中心（广东佛山）实践基地",
                ),
                &body,
            )],
        ),
        fact(p("Region", "地区"), &[(p("Foshan, Guangdong", "广东佛山"), "")]),
    ]
}

fn prose(lang: &str, parts: &BTreeMap<&'static str, String>) -> String {
    let chart = &parts["partials/chart.html"];
    let mark = |id: &str| {
        format!(
            "<sup class=\"note-ref\"><a href=\"#note-1\" id=\"{id}\" aria-label=\"{}\">1</a></sup>",
            pick(lang, "Note 1", "注1")
        )
    };
    let figure = |id: &str, value: &str, text: &str| {
        format!(
            "<span class=\"figure\" id=\"fig-{id}\"><data value=\"{value}\" title=\"{text}\">{text}</data>{}</span>",
            mark(id)
        )
    };
    if lang == "en" {
        format!(
            "<h2 id=\"what\">What it does</h2><p>To date the programme has run {} specialised training sessions for {} participants; {} of the city’s nationally recognised IP-advantaged and IP-demonstration enterprises are covered.</p><p>It rests on three pillars: talent empowerment, service quality enhancement, and dual circulation.</p>{chart}<h2 id=\"results\">Results</h2><p>Enterprises in the programme took {} of the city’s awards at the 25th China Patent Awards.</p>",
            figure("s", "30", "30"),
            figure("p", "5000", "over 5,000"),
            figure("c", "80", "more than 80%"),
            figure("a", "45.7", "45.7%"),
        )
    } else {
        format!(
            "<h2 id=\"what\">主要做法</h2><p>截至目前，共举办专题培训{}场，参加者{}；全市国家知识产权优势企业和示范企业覆盖率{}。</p><p>制度以<em>人才赋能</em>、服务提质、双循环为三大支柱。</p>{chart}<h2 id=\"results\">工作成效</h2><p>第二十五届中国专利奖中，参与企业获奖数占全市的{}。</p>",
            figure("s", "30", "30"),
            figure("p", "5000", "5000余"),
            figure("c", "80", "超过80%"),
            figure("a", "45.7", "45.7%"),
        )
    }
}

pub fn case(lang: &str, parts: &BTreeMap<&'static str, String>) -> CaseView {
    let p = |en, zh| pick(lang, en, zh);
    CaseView {
        selections: vec![value(
            &p(
                "Outstanding case 2025 · Guangdong IP information public service",
                "2025年度广东省知识产权信息公共服务优秀案例",
            ),
            &file(lang, "scheme.html"),
        )],
        title: p("Chief IP officers in Foshan", "佛山首席知识产权官制度"),
        standfirst_html: Some(p(
            "A structured advancement pathway centred on the chief intellectual property officer; firms that take part won 45.7% of the city’s awards at the 25th China Patent Awards.",
            "以首席知识产权官为核心的结构化进阶培养路径；参与企业在第二十五届中国专利奖中的获奖数占全市的45.7%。",
        )),
        facts: facts(lang),
        byline: Byline {
            published: Some(date(&p("31 January 2026", "2026-01-31"), "2026-01-31")),
            source: Some(run(p("report on the meeting", "年会报道"))),
            editor: (lang != "en").then(|| run("示例编辑部".into())),
            ..Byline::default()
        },
        key_figures: Some(strip(lang)),
        contents: vec![
            ContentsItem { href: "#what".into(), label: p("What it does", "主要做法") },
            ContentsItem { href: "#results".into(), label: p("Results", "工作成效") },
        ],
        body_html: prose(lang, parts),
        pathways: Vec::new(),
        pathway: Some(pathway(lang)),
        charts: Vec::new(),
        recognition: vec![Recognition {
            value: value(&p("Outstanding Case, 2025", "2025年度优秀案例"), &file(lang, "scheme.html")),
            note: Some(p("made known at the alliance’s first annual meeting", "公布于联盟第一次年会")),
        }],
        terms: vec![fact(
            p("Pillars", "支柱"),
            &[
                (p("Talent empowerment", "人才赋能"), "#what"),
                (p("Service quality", "服务提质"), "#what"),
                (p("Dual circulation", "双循环"), "#what"),
            ],
        )],
        downloads: files(lang),
        cite_html: Some(p(
            "Sample publisher (2026). <cite>Chief IP officers in Foshan</cite>.",
            "示例发布单位：《佛山首席知识产权官制度》，2026年。",
        )),
        citations: citations(),
        timelines: vec![ChartView {
            id: "chart-course".into(),
            svg_wide: String::new(),
            svg_narrow: None,
            ..steps(lang)
        }],
        milestones: vec![MilestoneView {
            date: date("2025", "2025"),
            html: p("The regime is selected as an outstanding case.", "制度入选优秀案例。"),
            note_refs: Vec::new(),
        }],
        replicable_html: vec![
            p("A pathway of roles, not of courses.", "以岗位而非课程设计路径。"),
            p("One base that teaches.", "依托一个实践基地。"),
        ],
        outlook_html: Some(p(
            "<p>Strengthen the CIPO talent network.</p>",
            "<p>加强首席知识产权官人才网络建设。</p>",
        )),
        documents: files(lang),
        images: Vec::new(),
        notes: notes(lang),
        corrections: corrections(lang)
            .rows
            .into_iter()
            .map(|row| CorrectionRow { page: None, ..row })
            .collect(),
        related: vec![card(lang, "wipo"), card(lang, "foshan")],
        previous: Some(link(&p("One network of outlets", "一张网点网络"), "#content")),
        next: Some(link(&p("Support centres of the world", "世界各地的支持中心"), "#content")),
    }
}

pub fn event(lang: &str) -> EventView {
    let p = |en, zh| pick(lang, en, zh);
    EventView {
        title: p(
            "First Annual Meeting of the Guangdong Alliance of Public Service Outlets for Intellectual Property Information",
            "广东省知识产权信息公共服务网点联盟第一次年会",
        ),
        theme: Some(p(
            "Integration of Technology and Industry, Empowering Guangdong through IP",
            "科产融合 知产赋能",
        )),
        date: Some(date(
            &p("recently, at the outset of the 15th Five-Year Plan period", "近日，“十五五”开局之际"),
            "",
        )),
        facts: facts(lang),
        body_html: p(
            "<h2>What was said</h2><p>A keynote was given.</p>",
            "<h2>会议内容</h2><p>代表作主题发言。</p>",
        ),
        selections: vec![card(lang, "foshan"), card(lang, "wipo")],
        notes: notes(lang),
        cite_html: Some(p("Cite it so.", "请这样引用。")),
        citations: citations(),
        ..EventView::default()
    }
}

pub fn organization(lang: &str) -> OrganizationView {
    let p = |en, zh| pick(lang, en, zh);
    let case = value(&p("Chief IP officers in Foshan", "佛山首席知识产权官制度"), &file(lang, "case.html"));
    OrganizationView {
        title: p("China Intellectual Property Training Center", "中国知识产权培训中心"),
        kicker: Some(p("Training body · national", "培训机构 · 国家级")),
        description_html: Some(p("<p>It guides the programme.</p>", "<p>指导该项目。</p>")),
        facts: facts(lang),
        roles: vec![
            OrganizationRole { label: p("Guides", "指导"), items: vec![case.clone(), case.clone()] },
            OrganizationRole { label: p("Gave a keynote at", "作主题发言"), items: vec![case.clone()] },
        ],
        members: vec![case.clone(), case.clone(), case],
        notes: notes(lang),
    }
}

pub fn organizations(lang: &str) -> OrganizationsView {
    let p = |en, zh| pick(lang, en, zh);
    OrganizationsView {
        title: p("Organizations", "机构"),
        lead: Some(p("Who does what.", "各单位及其作用。")),
        groups: facts(lang),
    }
}

pub fn programme(lang: &str) -> ProgrammeView {
    let p = |en, zh| pick(lang, en, zh);
    let pillar = |name: String| PillarView {
        stage: StageView { name, html: Some(p("What it is.", "说明文字。")), figure: None },
        href: Some(file(lang, "list.html")),
    };
    ProgrammeView {
        title: p("Chief Intellectual Property Officer regime", "首席知识产权官制度"),
        standfirst_html: Some(p("A pathway centred on the officer.", "以首席知识产权官为核心。")),
        facts: facts(lang),
        key_figures: Some(strip(lang)),
        pillars: vec![
            pillar(p("Talent empowerment", "人才赋能")),
            pillar(p("Service quality enhancement", "服务提质")),
            pillar(p("Dual circulation", "双循环")),
        ],
        pathway: Some(PathwayView { ordered: false, ..pathway(lang) }),
        body_html: p("<p>More.</p>", "<p>更多内容。</p>"),
        cases: vec![card(lang, "foshan"), card(lang, "wipo")],
        notes: notes(lang),
    }
}

pub fn scheme(lang: &str) -> SchemeView {
    let p = |en, zh| pick(lang, en, zh);
    SchemeView {
        title: p(
            "Outstanding Case of Guangdong Intellectual Property Information Public Service",
            "广东省知识产权信息公共服务优秀案例",
        ),
        kicker: Some(p("Selection", "评选")),
        description_html: Some(p("<p>A yearly selection.</p>", "<p>年度评选。</p>")),
        facts: vec![fact(p("Selected by", "评选单位"), &[(p("not stated by the source", "来源未说明"), "")])],
        groups: vec![SelectedGroup {
            label: "2025".into(),
            announced_at: Some(link(&p("First Annual Meeting", "第一次年会"), &file(lang, "event.html"))),
            cards: vec![card(lang, "foshan")],
        }],
        shares: Some(FiguresView { figures: strip(lang).figures.split_off(4), note: None, label: None }),
        notes: notes(lang),
    }
}
