//! Whatever a chart holds, it is drawn tidily and without a panic.

use super::{super::*, assert_tidy};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zA-Z ,.%<&“”-]{1,40}",
        "[知识产权公共服务案例，。（）《》0-9]{1,30}",
        Just("超过5000人次".to_owned()),
        Just("over 5,000".to_owned()),
    ]
}

fn value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        Just(Some(0.0)),
        (-100.0..1000.0).prop_map(Some),
        any::<f64>().prop_filter("a number", |v| !v.is_nan()).prop_map(Some),
        Just(Some(f64::MAX)),
        Just(Some(f64::MIN)),
        Just(Some(1e-310)),
    ]
}

fn mark() -> impl Strategy<Value = Mark> {
    let bounds = [Bound::Exact, Bound::OpenAbove, Bound::OpenBelow, Bound::About, Bound::Between];
    let statuses = [
        Status::Normal,
        Status::Provisional,
        Status::Estimated,
        Status::Forecast,
        Status::Target,
        Status::Revised,
        Status::Break,
    ];
    (value(), value(), 0_usize..5, 0_usize..7, text()).prop_map(
        move |(value, upper, bound, status, label)| Mark {
            value,
            upper,
            bound: bounds[bound],
            status: statuses[status],
            title: label.clone(),
            label,
        },
    )
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Bar),
        Just(Kind::GroupedBar),
        Just(Kind::StackedBar),
        Just(Kind::Line),
        Just(Kind::Area),
        Just(Kind::Share),
        Just(Kind::Dot),
        Just(Kind::Range),
        Just(Kind::Numbers),
        Just(Kind::Slope),
        Just(Kind::SmallMultiples),
        Just(Kind::TileMap),
        Just(Kind::Timeline),
        Just(Kind::Pathway),
    ]
}

fn ticks(values: &[f64]) -> Vec<String> {
    values.iter().map(|value| tick(*value)).collect()
}

/// A name for each class, of which there is one more than bounds.
fn ticks_and_one(bounds: &[f64]) -> Vec<String> {
    bounds.iter().chain(bounds.last()).map(|bound| format!("from {}", tick(*bound))).collect()
}

/// A grid of as many columns as there are categories at most, with holes, whose tiles do not meet.
fn tiles(categories: &[String]) -> Vec<Tile> {
    let tile = |(name, at): (&String, u32)| Tile {
        column: at * 2 % 7 + 1,
        row: at * 2 / 7 + 1,
        short: name.chars().take(9).collect(),
    };
    categories.iter().zip(0..).map(tile).collect()
}

/// A step a category, every so often without a date or planned.
fn steps(categories: &[String], marked: usize) -> Steps {
    let step = |(name, at): (&String, u16)| Step {
        span: (marked != 1 || at % 3 > 0)
            .then(|| (f64::from(at * 97 % 400), f64::from(at * 97 % 400 + at % 2 * 365))),
        name: name.clone(),
        text: name.repeat(usize::from(at)),
        value: name.clone(),
        planned: at % 4 == 3,
    };
    Steps {
        all: categories.iter().zip(0..).map(step).collect(),
        years: (0..4_u16).map(|year| (f64::from(year) * 365.0, (1990 + year).to_string())).collect(),
        in_order: "In their order".to_owned(),
    }
}

fn one_scale(low: &str, high: &str) -> String {
    format!("All on one scale, from {low} to {high}")
}

fn tick(value: f64) -> String {
    if value == 0.0 || (1e-4..1e7).contains(&value.abs()) { format!("{value}") } else { format!("{value:e}") }
}

fn chart() -> impl Strategy<Value = Chart<'static>> {
    let series =
        (text(), prop::collection::vec(mark(), 0..14)).prop_map(|(name, marks)| Series { name, marks });
    (
        kind(),
        prop::collection::vec(series, 0..8),
        prop::collection::vec(text(), 0..14),
        any::<bool>(),
        0_usize..4,
        text(),
    )
        .prop_map(|(kind, series, categories, han, marked, title)| Chart {
            id: "random".to_owned(),
            kind,
            lang: if han { "zh-Hans" } else { "en" }.to_owned(),
            measure: title.clone(),
            description: title.clone(),
            title,
            total: series.first().filter(|_| marked == 1).cloned(),
            series,
            tiles: tiles(&categories),
            steps: steps(&categories, marked),
            categories,
            highlight: if han { Highlight::Category(marked) } else { Highlight::Series(marked) },
            axis: Axis {
                ticks: &ticks,
                classes: &ticks_and_one,
                one_scale: &one_scale,
                cut: "The scale does not start at zero",
                layers: "各层自下而上累加，上沿为各层之和",
                unit: "单位：家",
            },
            statuses: StatusNames {
                provisional: "provisional".to_owned(),
                estimated: "估计数".to_owned(),
                forecast: "forecast".to_owned(),
                target: "target".to_owned(),
                revised: "修订数".to_owned(),
                over: "over or at least".to_owned(),
                under: "不足或不超过".to_owned(),
                about: "about".to_owned(),
                series_break: String::new(),
                no_data: "no data".to_owned(),
                sliver: "drawn wider than to scale".to_owned(),
                other_class: "可能属于其他档".to_owned(),
            },
            remark: if marked == 0 {
                "Not drawn: 全球（见数据表）".to_owned()
            } else {
                String::new()
            },
        })
}

impl std::fmt::Debug for Chart<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} {} {:?} {:?} {:?}",
            self.kind, self.lang, self.categories, self.series, self.highlight
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_chart_is_tidy(chart in chart()) {
        for width in [Width::Wide, Width::Narrow] {
            let drawing = drawing(&chart, width);
            assert_tidy(&format!("{:?} {width:?}", chart.kind), &drawing);
            for broken in ["=\"NaN", "=\"inf", "=\"-inf", "d=\"MNaN", "d=\"Minf"] {
                prop_assert!(!drawing.svg.contains(broken), "{broken}");
            }
            prop_assert_eq!(draw(&chart, width), drawing.svg);
        }
        assert_tidy("file", &sheet::standalone(&chart, std::slice::from_ref(&chart.title)));
    }
}
