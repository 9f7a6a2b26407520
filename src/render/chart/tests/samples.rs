//! The charts that the goldens show.

mod lines;
mod maps;
mod numbers;
mod steps;
mod times;

use super::super::*;

fn plain(values: &[f64]) -> Vec<String> {
    values.iter().map(|value| format!("{value}")).collect()
}

fn percent(values: &[f64]) -> Vec<String> {
    values.iter().map(|value| if *value == 0.0 { "0".to_owned() } else { format!("{value}%") }).collect()
}

fn one_scale(low: &str, high: &str) -> String {
    format!("All on one scale, from {low} to {high}")
}

fn one_scale_zh(low: &str, high: &str) -> String {
    format!("各图刻度统一，自{low}至{high}")
}

fn classes(bounds: &[f64]) -> Vec<String> {
    let [Some(first), Some(last)] = [bounds.first(), bounds.last()] else { return Vec::new() };
    let between = bounds.windows(2).map(|pair| format!("{} to under {}", pair[0], pair[1]));
    std::iter::once(format!("under {first}")).chain(between).chain([format!("{last} and over")]).collect()
}

fn classes_zh(bounds: &[f64]) -> Vec<String> {
    let [Some(first), Some(last)] = [bounds.first(), bounds.last()] else { return Vec::new() };
    let between = bounds.windows(2).map(|pair| format!("{}至不足{}", pair[0], pair[1]));
    std::iter::once(format!("不足{first}")).chain(between).chain([format!("{last}及以上")]).collect()
}

fn statuses(lang: &str) -> StatusNames {
    let names = match lang {
        "en" => [
            "provisional",
            "estimated",
            "forecast",
            "target",
            "revised",
            "over or at least",
            "under or at most",
            "about",
            "break in the series",
            "no data",
            "drawn wider than to scale",
            "may be of another class",
        ],
        _ => [
            "初步数",
            "估计数",
            "预测数",
            "目标数",
            "修订数",
            "超过或不少于",
            "不足或不超过",
            "约数",
            "口径变动",
            "无数据",
            "过小，未按比例绘制",
            "可能属于其他档",
        ],
    };
    let [
        provisional,
        estimated,
        forecast,
        target,
        revised,
        over,
        under,
        about,
        series_break,
        no_data,
        sliver,
        other_class,
    ] = names.map(str::to_owned);
    StatusNames {
        provisional,
        estimated,
        forecast,
        target,
        revised,
        over,
        under,
        about,
        series_break,
        no_data,
        sliver,
        other_class,
    }
}

struct Draft(Chart<'static>);

impl Draft {
    fn new(id: &str, kind: Kind, lang: &str, title: &str, measure: &str, categories: &[&str]) -> Self {
        Self(Chart {
            id: id.to_owned(),
            kind,
            lang: lang.to_owned(),
            title: title.to_owned(),
            measure: measure.to_owned(),
            description: format!("{title} ({measure})"),
            series: Vec::new(),
            total: None,
            categories: categories.iter().map(|c| (*c).to_owned()).collect(),
            tiles: Vec::new(),
            steps: Steps::default(),
            highlight: Highlight::None,
            axis: match lang {
                "en" => Axis {
                    ticks: &plain,
                    classes: &classes,
                    one_scale: &one_scale,
                    cut: "The scale does not start at zero",
                    layers: "Layers lie on one another; the upper edge is their sum",
                    unit: "Unit: people",
                },
                _ => Axis {
                    ticks: &plain,
                    classes: &classes_zh,
                    one_scale: &one_scale_zh,
                    cut: "数值轴不从零开始",
                    layers: "各层自下而上累加，上沿为各层之和",
                    unit: "单位：人",
                },
            },
            statuses: statuses(lang),
            remark: String::new(),
        })
    }

    fn series(mut self, name: &str, marks: Vec<Mark>) -> Self {
        self.0.series.push(Series { name: name.to_owned(), marks });
        self
    }

    fn highlight(mut self, highlight: Highlight) -> Self {
        self.0.highlight = highlight;
        self
    }

    fn remark(mut self, remark: &str) -> Self {
        self.0.remark = remark.to_owned();
        self
    }

    fn percent(mut self) -> Self {
        self.0.axis.ticks = &percent;
        self
    }
}

fn exact(value: f64) -> Mark {
    exact_as(value, &value.to_string())
}

fn exact_as(value: f64, label: &str) -> Mark {
    Mark { value: Some(value), label: label.to_owned(), title: label.to_owned(), ..Mark::default() }
}

fn all_exact(values: &[f64]) -> Vec<Mark> {
    values.iter().copied().map(exact).collect()
}

fn bound(value: f64, bound: Bound, label: &str) -> Mark {
    Mark { bound, ..exact_as(value, label) }
}

fn status(value: f64, status: Status, label: &str) -> Mark {
    Mark { status, ..exact_as(value, label) }
}

fn between(low: f64, high: f64, label: &str) -> Mark {
    Mark { upper: Some(high), bound: Bound::Between, ..exact_as(low, label) }
}

fn unsettled() -> Vec<Mark> {
    vec![
        status(30.0, Status::Normal, "30"),
        status(28.0, Status::Provisional, "28"),
        status(26.0, Status::Estimated, "26"),
        status(34.0, Status::Forecast, "34"),
        status(20.0, Status::Break, "20"),
        status(24.0, Status::Target, "24"),
        status(22.0, Status::Revised, "22"),
    ]
}

fn missing(why: &str) -> Mark {
    Mark { label: why.to_owned(), title: why.to_owned(), ..Mark::default() }
}

const LONG: &str = "国家知识产权优势企业、示范企业（含复核通过）培育工作覆盖情况";
const YEARS: [&str; 8] = ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"];

/// Every sample with its name.
pub(super) fn all() -> Vec<(String, Chart<'static>)> {
    let drafts = [
        bars(),
        edges(),
        shares(),
        groups(),
        lines::lines(),
        lines::spans(),
        numbers::numbers(),
        times::slopes(),
        times::panels(),
        maps::maps(),
        steps::steps(),
    ];
    drafts.into_iter().flatten().map(|draft| (draft.0.id.clone(), draft.0)).collect()
}

fn bars() -> Vec<Draft> {
    let en = ["IP specialists", "Chief IP officers", "Technology managers"];
    let zh = ["知识产权专员", "首席知识产权官", "技术经理人"];
    let (finding, measure) = ("IP specialists are the largest group", "People cultivated, by role");
    let values = || all_exact(&[392.0, 285.0, 62.0]);
    let ends = |labels: [&str; 6]| {
        vec![
            bound(5000.0, Bound::OpenAbove, labels[0]),
            bound(4000.0, Bound::OpenBelow, labels[1]),
            bound(4760.0, Bound::About, labels[2]),
            between(2000.0, 3000.0, labels[3]),
            status(3500.0, Status::Provisional, labels[4]),
            missing(labels[5]),
        ]
    };
    let en_ends =
        ["over 5,000", "under 4,000", "about 4,760", "2,000–3,000", "3,500 (provisional)", "not stated"];
    let zh_ends =
        ["超过5000人次", "不足4000人次", "约4760人次", "2000—3000人次", "3500人次（初步）", "来源未说明"];
    let en_names = ["Participants", "Sessions", "Visits", "Enquiries", "Requests", "Downloads"];
    let zh_names = ["参训人次", "培训", "来访", "咨询", "申请", "下载"];
    vec![
        Draft::new("talent-en", Kind::Bar, "en", finding, measure, &en)
            .series("", values())
            .highlight(Highlight::Category(1)),
        Draft::new("talent-zh", Kind::Bar, "zh-Hans", "知识产权专员人数最多", "培养人数，按角色分", &zh)
            .series("", values())
            .highlight(Highlight::Category(1)),
        Draft::new("bar-bounds-en", Kind::Bar, "en", "Bounds stay open", "Services", &en_names)
            .series("", ends(en_ends)),
        Draft::new("bar-bounds-zh", Kind::Bar, "zh-Hans", "界限不封口", "服务", &zh_names)
            .series("", ends(zh_ends)),
        Draft::new("bar-status-en", Kind::Bar, "en", "Statuses look different", "Sessions", &YEARS[..7])
            .series("", unsettled()),
    ]
}

fn edges() -> Vec<Draft> {
    let many: Vec<String> = (1..=40).map(|n| format!("Outlet {n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let values = (1..=40_u8).map(|n| exact(f64::from(n) * 7.0)).collect();
    let bar = |id: &str, names: &[&str], marks| {
        Draft::new(id, Kind::Bar, "en", id, "Number", names).series("", marks)
    };
    let abc = ["Alpha", "Beta", "Gamma"];
    vec![
        bar("bar-one-en", &["Only one"], all_exact(&[285.0])),
        bar("bar-forty-en", &many, values),
        bar(
            "bar-negative-en",
            &abc,
            vec![exact(12.0), exact(-8.5), bound(-5.0, Bound::OpenBelow, "under -5")],
        ),
        bar("bar-equal-en", &abc, all_exact(&[7.0, 7.0, 7.0])),
        bar("bar-zero-en", &abc, all_exact(&[0.0, 0.0, 0.0])),
        bar("bar-huge-en", &abc, all_exact(&[1e12, 3.0, 0.5])),
        bar("bar-missing-en", &abc, vec![missing("not stated"), missing("not stated"), missing("")]),
        Draft::new("bar-long-zh", Kind::Bar, "zh-Hans", LONG, "覆盖企业数", &[LONG, "“双循环”服务", LONG])
            .series(
                "",
                vec![exact(80.0), bound(45.0, Bound::OpenAbove, "超过45家（截至报告时）"), exact(3.0)],
            ),
        bar(
            "bar-long-en",
            &["Nationally recognised IP-advantaged and IP-demonstration enterprises", "Outlets"],
            all_exact(&[80.0, 45.0]),
        ),
    ]
}

fn shares() -> Vec<Draft> {
    let names = ["25th China Awards", "10th Guangdong Awards"];
    let (title, measure) = ("Programme firms won close to half", "Share of the city’s awards, per cent");
    vec![
        Draft::new("share-en", Kind::Share, "en", title, measure, &names)
            .series("", vec![exact_as(45.7, "45.7%"), exact_as(42.8, "42.8%")])
            .percent(),
        Draft::new(
            "share-zh",
            Kind::Share,
            "zh-Hans",
            "参与企业获奖近半",
            "全市获奖占比",
            &["第二十五届中国专利奖", "第十届广东专利奖"],
        )
        .series("", vec![exact_as(45.7, "45.7%"), exact_as(42.8, "42.8%")])
        .percent(),
        Draft::new(
            "share-bounds-en",
            Kind::Share,
            "en",
            "Most firms are covered",
            "Share of firms",
            &["Advantaged firms", "Others", "Outlets"],
        )
        .series(
            "",
            vec![
                bound(80.0, Bound::OpenAbove, "more than 80%"),
                bound(20.0, Bound::OpenBelow, "under 20%"),
                exact_as(96.5, "96.5%"),
            ],
        )
        .percent(),
    ]
}

fn groups() -> Vec<Draft> {
    let seven = ["甲类", "乙类", "丙类", "丁类", "戊类", "己类", "庚类"];
    let mut stacked = Draft::new(
        "stacked-seven-zh",
        Kind::StackedBar,
        "zh-Hans",
        "七类服务",
        "件",
        &["广州", "佛山", "东莞"],
    );
    for (name, n) in seven.iter().zip(1_u8..) {
        let n = f64::from(n);
        stacked = stacked.series(name, all_exact(&[40.0 + n, 20.0 + 7.0 * n, 30.0]));
    }
    vec![
        Draft::new(
            "grouped-en",
            Kind::GroupedBar,
            "en",
            "Specialists grew fastest",
            "People",
            &["2023", "2024"],
        )
        .series("Chief IP officers", all_exact(&[120.0, 285.0]))
        .series("IP specialists", vec![exact(90.0), bound(390.0, Bound::OpenAbove, "over 390")])
        .series("Technology managers", vec![missing("not stated"), exact(62.0)]),
        Draft::new(
            "grouped-zh",
            Kind::GroupedBar,
            "zh-Hans",
            "知识产权专员增加较快",
            "培养人数",
            &["2023年", "2024年"],
        )
        .series("首席知识产权官", vec![exact_as(120.0, "120名"), exact_as(285.0, "285名")])
        .series("知识产权专员", vec![exact_as(90.0, "90名"), bound(390.0, Bound::OpenAbove, "超过390名")])
        .series("技术经理人", vec![missing("来源未说明"), exact_as(62.0, "62名")]),
        Draft::new(
            "stacked-en",
            Kind::StackedBar,
            "en",
            "Patents lead",
            "Services",
            &["Guangzhou", "Foshan"],
        )
        .series("Patents", all_exact(&[48.0, 31.0]))
        .series(
            "Trade marks",
            vec![status(22.0, Status::Provisional, "22"), bound(18.0, Bound::About, "about 18")],
        )
        .series("Geographical indications", vec![exact(9.0), missing("not stated")]),
        stacked,
    ]
}
