//! Every kind at every edge, in both languages: what must hold of any drawing, by the measures of the fonts.

use super::super::*;
use super::{assert_tidy, samples};

const KINDS: [Kind; 12] = [
    Kind::Bar,
    Kind::GroupedBar,
    Kind::StackedBar,
    Kind::Line,
    Kind::Area,
    Kind::Share,
    Kind::Dot,
    Kind::Range,
    Kind::Numbers,
    Kind::Slope,
    Kind::SmallMultiples,
    Kind::TileMap,
];

const EDGES: [&str; 12] = [
    "one", "forty", "negative", "equal", "zero", "huge", "missing", "long", "bounds", "statuses", "seven",
    "far",
];

const LONG: &str = "国家知识产权优势企业、示范企业（含复核通过）培育工作覆盖情况";
const LONG_EN: &str =
    "Nationally recognised enterprises with intellectual-property advantages, reviews included";

/// A language, with how it says the few things that marks say here.
#[derive(Clone, Copy)]
struct Tongue {
    lang: &'static str,
    long: &'static str,
    missing: &'static str,
    bounds: [(Bound, &'static str); 5],
}

const ENGLISH: Tongue = Tongue {
    lang: "en",
    long: LONG_EN,
    missing: "not stated",
    bounds: [
        (Bound::OpenAbove, "over 5,000"),
        (Bound::OpenBelow, "under 4,000"),
        (Bound::About, "about 4,500"),
        (Bound::Between, "2,000–3,000"),
        (Bound::Exact, "3,000"),
    ],
};

const CHINESE: Tongue = Tongue {
    lang: "zh-Hans",
    long: LONG,
    missing: "来源未说明",
    bounds: [
        (Bound::OpenAbove, "超过5000人次"),
        (Bound::OpenBelow, "不足4000人次"),
        (Bound::About, "约4500人次"),
        (Bound::Between, "2000—3000人次"),
        (Bound::Exact, "3000人次"),
    ],
};

fn mark(value: f64) -> Mark {
    let label = value.to_string();
    Mark { value: Some(value), title: label.clone(), label, ..Mark::default() }
}

fn marks(edge: &str, tongue: Tongue) -> Vec<Mark> {
    let missing =
        || Mark { label: tongue.missing.to_owned(), title: tongue.missing.to_owned(), ..Mark::default() };
    match edge {
        "one" => vec![mark(285.0)],
        "forty" => (0..40_u8).map(|n| mark(f64::from(n) * 7.0 + 3.0)).collect(),
        "negative" => [12.0, -8.5, -5.0].map(mark).to_vec(),
        "equal" => vec![mark(7.0); 3],
        "zero" => vec![mark(0.0); 3],
        "huge" => [1e12, 3.0, 0.5].map(mark).to_vec(),
        "missing" => vec![missing(), missing(), missing()],
        "far" => [1390.0, 1395.0, 1392.0, 1398.0].map(mark).to_vec(),
        "bounds" => {
            let values = [5000.0, 4000.0, 4500.0, 2000.0, 3000.0];
            let bound = |(value, (bound, label)): (f64, (Bound, &str))| Mark {
                upper: (bound == Bound::Between).then_some(3000.0),
                bound,
                label: label.to_owned(),
                ..mark(value)
            };
            values.into_iter().zip(tongue.bounds).map(bound).chain([missing()]).collect()
        }
        "statuses" => [
            Status::Normal,
            Status::Provisional,
            Status::Estimated,
            Status::Forecast,
            Status::Target,
            Status::Revised,
            Status::Break,
        ]
        .into_iter()
        .zip(0_u8..)
        .map(|(status, n)| Mark { status, ..mark(30.0 + f64::from(n) * 4.0) })
        .collect(),
        _ => [80.0, 45.0, 120.0].map(mark).to_vec(),
    }
}

fn names(edge: &str, tongue: Tongue, count: usize) -> Vec<String> {
    let name = |n: usize| match edge {
        "long" => format!("{}{n}", tongue.long),
        _ if tongue.lang == "en" => format!("Outlet {n}"),
        _ => format!("网点{n}"),
    };
    (1..=count).map(name).collect()
}

/// A chart of one kind at one edge; nothing where the kind cannot meet it, since the check refuses it before.
fn chart(kind: Kind, edge: &str, tongue: Tongue) -> Option<Chart<'static>> {
    let is_whole = matches!(kind, Kind::StackedBar | Kind::Area | Kind::Share);
    let is_along = matches!(kind, Kind::Line | Kind::Area | Kind::Slope | Kind::SmallMultiples);
    let is_one_series = matches!(kind, Kind::Bar | Kind::Share | Kind::Dot | Kind::Range | Kind::TileMap);
    let can_be = match edge {
        "bounds" | "negative" => !is_whole,
        "one" => !is_along,
        "forty" => kind != Kind::Slope,
        "seven" => !is_one_series,
        _ => true,
    };
    if !can_be {
        return None;
    }
    let base = samples::all()
        .into_iter()
        .find(|(name, _)| name == if tongue.lang == "en" { "talent-en" } else { "talent-zh" });
    let mut marks = marks(edge, tongue);
    if kind == Kind::Slope {
        marks.truncate(2);
    }
    if kind == Kind::Range && edge != "bounds" {
        for mark in &mut marks {
            mark.upper = mark.value.map(|value| value + 9.0);
        }
    }
    let count = match edge {
        "seven" => 7,
        _ if is_one_series => 1,
        _ => 2,
    };
    let categories = if is_one_series {
        names(edge, tongue, marks.len())
    } else {
        (0..marks.len()).map(|n| (2026 - marks.len() + n).to_string()).collect()
    };
    let tile = |(name, at): (&String, u32)| Tile {
        column: at % 7 + 1,
        row: at / 7 + 1,
        short: name.chars().take(4).collect(),
    };
    let tiles =
        if kind == Kind::TileMap { categories.iter().zip(0..).map(tile).collect() } else { Vec::new() };
    let series = |name: String| Series { name, marks: marks.clone() };
    let series = names(edge, tongue, count).into_iter().map(series).collect();
    let (_, base) = base?;
    Some(Chart {
        id: format!("{}-{edge}", page::kind(kind)),
        kind,
        series,
        categories,
        tiles,
        highlight: Highlight::None,
        ..base
    })
}

pub(super) fn all() -> Vec<(String, Chart<'static>)> {
    let mut all = Vec::new();
    for tongue in [ENGLISH, CHINESE] {
        for kind in KINDS {
            for edge in EDGES {
                let chart = chart(kind, edge, tongue);
                all.extend(
                    chart.map(|chart| (format!("{} {edge} {}", page::kind(kind), tongue.lang), chart)),
                );
            }
        }
    }
    all
}

/// The edges that are worth looking at, as a telephone shows them.
pub(super) fn telling() -> Vec<(String, Drawing)> {
    let chosen = [
        (Kind::SmallMultiples, "bounds", CHINESE),
        (Kind::SmallMultiples, "seven", ENGLISH),
        (Kind::Slope, "seven", CHINESE),
        (Kind::Slope, "missing", ENGLISH),
        (Kind::Dot, "bounds", CHINESE),
        (Kind::Dot, "missing", ENGLISH),
        (Kind::Range, "long", CHINESE),
        (Kind::Numbers, "bounds", CHINESE),
        (Kind::Numbers, "long", ENGLISH),
        (Kind::Numbers, "statuses", CHINESE),
        (Kind::GroupedBar, "bounds", CHINESE),
        (Kind::GroupedBar, "huge", ENGLISH),
        (Kind::StackedBar, "zero", CHINESE),
        (Kind::Area, "missing", CHINESE),
        (Kind::Share, "missing", ENGLISH),
        (Kind::Line, "forty", CHINESE),
        (Kind::Line, "far", ENGLISH),
        (Kind::TileMap, "equal", CHINESE),
    ];
    let drawn = chosen.into_iter().filter_map(|(kind, edge, tongue)| {
        let chart = chart(kind, edge, tongue)?;
        let language = if tongue.lang == "en" { "en" } else { "zh" };
        Some((format!("edge-{}-{language}.narrow.svg", chart.id), drawing(&chart, Width::Narrow)))
    });
    drawn.collect()
}

fn texts(chart: &Chart, width: Width) -> Vec<String> {
    drawing(chart, width).texts.into_iter().map(|text| text.text).collect()
}

#[test]
fn every_kind_is_tidy_at_every_edge() {
    let all = all();
    assert!(all.len() > 200, "{} charts", all.len());
    for (name, chart) in &all {
        for width in [Width::Wide, Width::Narrow] {
            assert_tidy(&format!("{name} {width:?}"), &drawing(chart, width));
        }
        assert_tidy(&format!("{name} file"), &sheet::standalone(chart, std::slice::from_ref(&chart.title)));
    }
}

#[test]
fn no_number_is_parted_within_its_digits() {
    let named = [Kind::Bar, Kind::GroupedBar, Kind::Share, Kind::Dot, Kind::Range];
    for (name, chart) in all().iter().filter(|(_, chart)| named.contains(&chart.kind)) {
        for width in [Width::Wide, Width::Narrow] {
            let texts = texts(chart, width);
            for label in chart.series.iter().flat_map(|series| &series.marks).map(|mark| &mark.label) {
                let number: String =
                    label.chars().filter(|c| c.is_ascii_digit() || ",.–—".contains(*c)).collect();
                let is_range = number.contains(['–', '—']);
                let is_whole = is_range || texts.iter().any(|text| text.contains(&number));
                assert!(is_whole, "{name} {width:?}: {number} is not among {texts:?}");
            }
        }
    }
}

#[test]
fn where_no_value_is_known_there_is_no_scale() {
    for (name, chart) in all().iter().filter(|(name, _)| name.contains(" missing ")) {
        let svg = draw(chart, Width::Wide);
        assert!(
            texts(chart, Width::Wide).join("").contains(&chart.series[0].marks[0].label),
            "{name} says nothing"
        );
        let is_along = matches!(chart.kind, Kind::Line | Kind::Area | Kind::Slope | Kind::SmallMultiples);
        // The times of a line stay: they are what nothing is known of.
        let signs =
            if is_along { &["\"zero\""][..] } else { &["\"zero\"", "\"tick\"", "\"grid\"", "\"track\""][..] };
        for sign in signs.iter().filter(|_| !matches!(chart.kind, Kind::TileMap | Kind::StackedBar)) {
            assert!(!svg.contains(sign), "{name} has {sign}: {svg}");
        }
    }
}

#[test]
fn a_scale_that_does_not_begin_at_zero_says_so() {
    for (name, chart) in all() {
        // Columns begin at zero, lines of small charts as those of large ones need not.
        let is_small_lines = chart.kind == Kind::SmallMultiples && chart.categories.len() > 6;
        let free = matches!(chart.kind, Kind::Line | Kind::Dot | Kind::Range | Kind::Slope) || is_small_lines;
        let is_cut = free && (name.contains(" far ") || is_small_lines && name.contains(" close "));
        let says = texts(&chart, Width::Narrow).join("").contains(&chart.axis.cut[..6]);
        if is_cut || name.contains(" zero ") || name.contains(" missing ") || !free {
            assert_eq!(says, is_cut, "{name}");
        }
    }
}

#[test]
fn a_map_names_its_unit_and_its_only_class() {
    let chart = chart(Kind::TileMap, "equal", ENGLISH).expect("there is such a map");
    let svg = draw(&chart, Width::Wide);
    let key = svg
        .split("class=\"key\"")
        .nth(1)
        .and_then(|rest| rest.split("class=\"marks\"").next())
        .unwrap_or_default();
    assert!(key.contains("Unit: people") && key.contains(">7<"), "{key}");
}

#[test]
fn each_column_has_its_value() {
    for (name, chart) in all().iter().filter(|(_, chart)| chart.kind == Kind::SmallMultiples) {
        if chart.categories.len() > 6 {
            continue;
        }
        for width in [Width::Wide, Width::Narrow] {
            let joined = texts(chart, width).join("").replace(' ', "");
            for mark in
                chart.series.iter().flat_map(|series| &series.marks).filter(|mark| mark.value.is_some())
            {
                let label = mark.label.replace(' ', "");
                assert!(joined.contains(&label), "{name} {width:?}: {label} is not in {joined}");
            }
        }
    }
}
