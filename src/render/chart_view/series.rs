//! Which values stand where in a chart.

use std::collections::BTreeSet;

use super::at_once::AtOnce;
use super::left_out::LeftOut;
use super::named::within;
use super::{alike, rows, table, tiles, whole};
use rust_decimal::prelude::ToPrimitive;

use crate::format::date;
use crate::model::chart::{Chart, ChartKind, Comparability, lines};
use crate::model::figure::{Figure, Status};
use crate::model::locale::Language;
use crate::model::period::{Period, evenly};
use crate::model::quantity::{Qualifier, Quantity};
use crate::model::statistic::{Arrangement, Observation, Statistic};
use crate::model::unit::Unit;
use crate::render::chart::{self, Bound, Highlight, Mark, Series, Steps, Tile};
use crate::render::context::Context;
use crate::render::figure;
use crate::render::scale_words::Scales;
use crate::render::theme::Arg;

/// The series and categories of a chart, with the words of every mark.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Layout {
    pub categories: Vec<String>,
    pub series: Vec<Series>,
    pub highlight: Highlight,
    /// Where the categories stand on a map; empty for other charts.
    pub tiles: Vec<Tile>,
    /// What a timeline or a pathway shows; empty for other charts.
    pub steps: Steps,
    pub unit: Option<Unit>,
    /// How the numbers are written, in the drawing, the sentence and the table.
    pub scales: Scales,
    /// What all values count; empty where each mark says it.
    pub what: String,
    /// Whether all values count the same thing in the same way and at times that go together, so that they may be compared.
    pub is_alike: bool,
    pub along: Along,
    /// The times as they stand beside numbers in a sentence, one a category; empty for charts of things.
    pub moments: Vec<String>,
    /// What stands in words and tables, and not in the drawing.
    pub left_out: LeftOut,
    /// The time of all values, where they have one and it stands in their titles, with the titles without it.
    pub at_once: Option<AtOnce>,
    /// The stated total of the parts that are drawn, where it is not drawn with them.
    pub total: Option<Series>,
    /// Of how many cases what is gathered comes, and how they stand in it, in sentences.
    pub coverage: Vec<String>,
}

/// What the categories are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Along {
    Times,
    /// Things side by side; `total` is the position of the one that the others make up.
    Things {
        total: Option<usize>,
    },
}

impl Default for Along {
    fn default() -> Self {
        Along::Things { total: None }
    }
}

impl Layout {
    /// One bar a figure, in the order of the chart; a line or an area along the times of its figures.
    pub(in crate::render) fn of_figures(cx: &Context<'_>, chart: &Chart, figures: &[&Figure]) -> Layout {
        let unit = figures.first().map(|figure| figure.unit.as_ref().clone());
        let scales = Scales::of_figures(cx, figures.iter().copied());
        let dated =
            |figure: &Figure| with_time(cx, figure, mark(cx, &scales, figure, &figure::label(cx, figure)));
        let is_highlighted = |figure: &Figure, id: &str| figure.id == id;
        if matches!(chart.kind, ChartKind::Slope | ChartKind::SmallMultiples) {
            return Layout::of_lines(cx, chart, figures);
        }
        let periods: Vec<Period> = figures.iter().map(|figure| *figure.time.period()).collect();
        if let Some(axis) = axis(chart.kind, periods).or_else(|| times_of_one(figures).map(rows::with_gaps)) {
            let at = |period: &Period| figures.iter().find(|figure| figure.time.period() == period);
            let highlighted = chart.highlight.as_deref().and_then(|id| {
                axis.iter().position(|period| at(period).is_some_and(|figure| is_highlighted(figure, id)))
            });
            let words = |period: &Period| head(cx, figures, period);
            let marks = axis.iter().map(|period| match at(period) {
                Some(figure) => dated(figure),
                None => Mark { title: words(period), ..Mark::default() },
            });
            return Layout {
                series: vec![Series { name: String::new(), marks: marks.collect() }],
                categories: axis.iter().map(words).collect(),
                highlight: highlighted.map_or(Highlight::None, Highlight::Category),
                unit,
                scales: scales.clone(),
                what: String::new(),
                is_alike: alike::along_times(cx, chart, figures),
                along: Along::Times,
                moments: moments(cx, figures, &axis),
                ..Layout::default()
            };
        }
        let highlighted = chart
            .highlight
            .as_deref()
            .and_then(|id| figures.iter().position(|figure| is_highlighted(figure, id)));
        Layout {
            at_once: AtOnce::of(cx, &scales, figures),
            categories: figures.iter().map(|figure| figure::label(cx, figure)).collect(),
            series: vec![Series {
                name: String::new(),
                marks: figures.iter().map(|figure| dated(figure)).collect(),
            }],
            highlight: highlighted.map_or(Highlight::None, Highlight::Category),
            unit,
            scales: scales.clone(),
            what: String::new(),
            is_alike: alike::side_by_side(cx, chart, figures),
            along: Along::default(),
            ..Layout::default()
        }
    }

    /// One series for all figures of one label, along their times.
    fn of_lines(cx: &Context<'_>, chart: &Chart, figures: &[&Figure]) -> Layout {
        let mut periods: Vec<Period> = figures.iter().map(|figure| *figure.time.period()).collect();
        periods.sort();
        periods.dedup();
        let periods = axis(chart.kind, periods.clone()).unwrap_or(periods);
        let lines = lines(figures);
        let scales = Scales::of_figures(cx, figures.iter().copied());
        let is_highlighted = |figure: &&Figure| chart.highlight.as_deref() == Some(&figure.id);
        let highlighted = lines.iter().position(|line| line.iter().any(is_highlighted));
        let series = lines.iter().map(|line| {
            let forms = line.first().and_then(|figure| figure.label.get(cx.locale));
            let name = forms.map(|forms| forms.other.clone()).unwrap_or_default();
            let marks = periods.iter().map(|period| {
                let title = of(cx, &name, &head(cx, figures, period));
                match line.iter().find(|figure| figure.time.period() == period) {
                    Some(figure) => mark(cx, &scales, figure, &title),
                    None => Mark { title, ..Mark::default() },
                }
            });
            Series { marks: marks.collect(), name: name.clone() }
        });
        Layout {
            series: series.collect(),
            categories: periods.iter().map(|period| head(cx, figures, period)).collect(),
            highlight: highlighted.map_or(Highlight::None, Highlight::Series),
            unit: figures.first().map(|figure| figure.unit.as_ref().clone()),
            scales: scales.clone(),
            what: String::new(),
            is_alike: alike::along_times(cx, chart, figures),
            along: Along::Times,
            moments: moments(cx, figures, &periods),
            ..Layout::default()
        }
    }

    /// Observations as they are arranged: periods as categories and the breakdown as series, or one mark a category.
    pub(in crate::render) fn of_observations(
        cx: &Context<'_>,
        statistic: &Statistic,
        chart: &Chart,
        observations: &[&Observation],
    ) -> Layout {
        if let Some(layout) = tiles::layout(cx, statistic, chart, observations) {
            return layout;
        }
        let all = observations;
        let unit = Some(statistic.unit.as_ref().clone());
        let what = figure::label_of(cx, &statistic.label);
        let stated: Vec<&Figure> = observations.iter().map(|observation| &observation.figure).collect();
        let scales = Scales::of_figures(cx, stated.iter().copied());
        let arrangement = Arrangement::of(statistic, observations);
        let drawn = arrangement.told(statistic, chart.kind);
        let left = drawn.iter().enumerate().filter(|(_, id)| chart.leaves_out(**id));
        let (left, names) = left.map(|(at, id)| (at, table::name(cx, statistic, *id))).unzip();
        let position = drawn.iter().position(|id| id.is_some() && *id == chart.highlight.as_deref());
        let (periods, cells) = match arrangement {
            Arrangement::Grid { periods, cells, .. } => {
                let periods = match (axis(chart.kind, periods.clone()), chart.kind) {
                    (Some(axis), _) => axis,
                    (None, ChartKind::Slope) => periods,
                    (None, _) => rows::with_gaps(periods),
                };
                (periods, cells)
            }
            Arrangement::Categories { observations, several_times } => {
                let shown: BTreeSet<Option<&str>> = drawn.iter().copied().collect();
                let observations: Vec<&Observation> = observations
                    .into_iter()
                    .filter(|observation| shown.contains(&observation.category.as_deref()))
                    .collect();
                let named = |observation: &Observation| {
                    let name = table::name(cx, statistic, observation.category.as_deref());
                    match several_times {
                        true => of(cx, &name, &cx.head_of(&observation.figure)),
                        false => name,
                    }
                };
                let marks = observations
                    .iter()
                    .map(|observation| mark(cx, &scales, &observation.figure, &named(observation)))
                    .collect();
                let total = statistic.breakdown.as_ref().and_then(|breakdown| breakdown.total.as_deref());
                let total = total.and_then(|total| {
                    observations.iter().position(|observation| observation.category.as_deref() == Some(total))
                });
                return Layout {
                    categories: observations.iter().map(|observation| named(observation)).collect(),
                    series: vec![Series { name: String::new(), marks }],
                    highlight: position.map_or(Highlight::None, Highlight::Category),
                    unit,
                    scales: scales.clone(),
                    what,
                    is_alike: alike::side_by_side(cx, chart, &stated),
                    along: Along::Things { total },
                    left_out: LeftOut { names, categories: left, ..LeftOut::default() },
                    total: whole::untold(cx, statistic, &drawn, all, &[], &scales),
                    ..Layout::default()
                };
            }
        };
        let heads: Vec<String> = periods.iter().map(|period| head(cx, &stated, period)).collect();
        let series = drawn.iter().map(|id| {
            let name = table::name(cx, statistic, *id);
            let marks = periods.iter().zip(&heads).map(|(period, head)| {
                let of = of(cx, &name, head);
                match cells.at(period, *id) {
                    Some(observation) => mark(cx, &scales, &observation.figure, &of),
                    None => Mark { title: of, ..Mark::default() },
                }
            });
            Series { marks: marks.collect(), name: name.clone() }
        });
        let series = series.collect();
        let highlighted = chart.highlight.as_deref();
        let category = highlighted.and_then(|id| periods.iter().position(|period| period.to_string() == id));
        let highlight = match (position, category) {
            (Some(series), _) => Highlight::Series(series),
            (None, Some(category)) => Highlight::Category(category),
            (None, None) => Highlight::None,
        };
        Layout {
            categories: heads,
            series,
            highlight,
            unit,
            scales: scales.clone(),
            what,
            is_alike: alike::along_times(cx, chart, &stated),
            along: Along::Times,
            moments: moments(cx, &stated, &periods),
            left_out: LeftOut { names, series: left, ..LeftOut::default() },
            total: whole::untold(cx, statistic, &drawn, all, &periods, &scales),
            ..Layout::default()
        }
    }

    /// The form of a chart in the words of the drawing.
    pub(in crate::render) fn kind(chart: &Chart) -> chart::Kind {
        // A common scale would compare what the author says is not to be compared.
        if chart.comparability == Comparability::NotComparable {
            return chart::Kind::Numbers;
        }
        match chart.kind {
            ChartKind::GroupedBar => chart::Kind::GroupedBar,
            ChartKind::StackedBar => chart::Kind::StackedBar,
            ChartKind::Line => chart::Kind::Line,
            ChartKind::Area => chart::Kind::Area,
            ChartKind::Share => chart::Kind::Share,
            ChartKind::Dot => chart::Kind::Dot,
            ChartKind::Range => chart::Kind::Range,
            ChartKind::Slope => chart::Kind::Slope,
            ChartKind::SmallMultiples => chart::Kind::SmallMultiples,
            ChartKind::TileMap => chart::Kind::TileMap,
            ChartKind::Timeline => chart::Kind::Timeline,
            ChartKind::Pathway => chart::Kind::Pathway,
            ChartKind::Bar => chart::Kind::Bar,
        }
    }
}

/// The times that a line or an area runs along; nothing for other charts, or where the checks have refused the times.
fn axis(kind: ChartKind, mut periods: Vec<Period>) -> Option<Vec<Period>> {
    periods.sort();
    periods.dedup();
    let is_drawn_to_scale = matches!(kind, ChartKind::Line | ChartKind::Area | ChartKind::SmallMultiples);
    is_drawn_to_scale.then(|| evenly(&periods)).flatten()
}

/// The times of figures that bear one name, each at a time of its own: one thing along its times, whatever its chart.
fn times_of_one(figures: &[&Figure]) -> Option<Vec<Period>> {
    let (first, others) = figures.split_first()?;
    let mut periods: Vec<Period> = figures.iter().map(|figure| *figure.time.period()).collect();
    periods.sort();
    periods.dedup();
    let is_one = others.iter().all(|other| other.label == first.label);
    (is_one && periods.len() > 1 && periods.len() == figures.len()).then_some(periods)
}

/// The words of a period, as the figures speak of theirs.
fn head(cx: &Context<'_>, figures: &[&Figure], period: &Period) -> String {
    match figures.first() {
        Some(figure) => date::head(&figure.time.at(*period), cx.locale),
        None => date::period(*period, cx.locale),
    }
}

fn moments(cx: &Context<'_>, figures: &[&Figure], periods: &[Period]) -> Vec<String> {
    let Some(figure) = figures.first() else { return Vec::new() };
    periods.iter().map(|period| date::beside(&figure.time.at(*period), cx.locale)).collect()
}

/// A mark whose title says the time of its figure.
fn with_time(cx: &Context<'_>, figure: &Figure, mark: Mark) -> Mark {
    Mark { title: at_time(cx, &mark.title, &cx.time_of(figure)), ..mark }
}

fn of(cx: &Context<'_>, name: &str, time: &str) -> String {
    if name.is_empty() { time.to_owned() } else { at_time(cx, &within(cx, name), time) }
}

/// What is said with its time behind it.
pub(in crate::render) fn at_time(cx: &Context<'_>, what: &str, time: &str) -> String {
    // Chinese sets the time in brackets, and no second pair behind a first.
    if let (Language::Chinese, Some(open)) = (cx.locale.language(), what.strip_suffix('）')) {
        return format!("{open}，{time}）");
    }
    cx.words("chart.at_time", &[("what", Arg::Text(what)), ("time", Arg::Text(time))])
}

/// The mark of a figure, or of the reason why there is no number.
pub(in crate::render) fn mark(cx: &Context<'_>, scales: &Scales, of: &Figure, name: &str) -> Mark {
    let label = figure::short_text(cx, of, scales.of_unit(&of.unit));
    let Some(value) = of.quantity() else {
        let reason = figure::missing(cx, of).unwrap_or(label);
        return Mark {
            label: reason.clone(),
            title: format!("{}{}{reason}", within(cx, name), cx.word("punctuation.colon")),
            ..Mark::default()
        };
    };
    mark_of_value(cx, value, of.status, label, name)
}

/// The mark of a number, with its words.
pub(in crate::render) fn mark_of_value(
    cx: &Context<'_>,
    value: &Quantity,
    status: Status,
    label: String,
    name: &str,
) -> Mark {
    let named = [within(cx, name).as_str(), &cx.joint("punctuation.colon"), &label].concat();
    let title = match figure::status_word(cx, status) {
        Some(word) => at_time(cx, &named, &word),
        None => named,
    };
    Mark {
        value: value.number().value().to_f64(),
        upper: value.upper().and_then(|upper| upper.value().to_f64()),
        bound: match value.qualifier() {
            Qualifier::Exact => Bound::Exact,
            Qualifier::Over | Qualifier::AtLeast => Bound::OpenAbove,
            Qualifier::Under | Qualifier::AtMost => Bound::OpenBelow,
            Qualifier::About => Bound::About,
            Qualifier::Between => Bound::Between,
        },
        status: match status {
            Status::Normal => chart::Status::Normal,
            Status::Revised => chart::Status::Revised,
            Status::Provisional => chart::Status::Provisional,
            Status::Estimated => chart::Status::Estimated,
            Status::Forecast => chart::Status::Forecast,
            Status::Target => chart::Status::Target,
            Status::Break => chart::Status::Break,
        },
        label,
        title,
    }
}
