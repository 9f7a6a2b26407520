//! Which values stand where in a chart.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use crate::format::date;
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::{Figure, Status};
use crate::model::period::{PartialDate, Period, Year};
use crate::model::quantity::{Qualifier, Quantity};
use crate::model::statistic::{Observation, Statistic};
use crate::model::unit::UnitKind;
use crate::render::chart::{self, Bound, Highlight, Mark, Series};
use crate::render::context::Context;
use crate::render::figure;

/// The series and categories of a chart, with the words of every mark.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Layout {
    pub categories: Vec<String>,
    pub series: Vec<Series>,
    pub highlight: Highlight,
    pub unit: Option<UnitKind>,
}

impl Layout {
    /// One bar a figure, in the order of the chart.
    pub(in crate::render) fn of_figures(cx: &Context<'_>, chart: &Chart, figures: &[&Figure]) -> Layout {
        let marks = figures.iter().map(|figure| mark(cx, figure, &figure::label(cx, figure))).collect();
        let highlighted =
            chart.highlight.as_deref().and_then(|id| figures.iter().position(|figure| figure.id == id));
        Layout {
            categories: figures.iter().map(|figure| figure::label(cx, figure)).collect(),
            series: vec![Series { name: String::new(), marks }],
            highlight: highlighted.map_or(Highlight::None, Highlight::Category),
            unit: figures.first().map(|figure| figure.unit.kind),
        }
    }

    /// Periods as categories and the breakdown as series; with one period, the breakdown as categories.
    pub(in crate::render) fn of_observations(
        cx: &Context<'_>,
        statistic: &Statistic,
        chart: &Chart,
        observations: &[&Observation],
    ) -> Layout {
        let periods = periods(chart, observations);
        let names: Vec<(Option<&str>, String)> = match &statistic.breakdown {
            Some(breakdown) => breakdown
                .categories
                .iter()
                .filter(|(id, _)| {
                    observations.iter().any(|observation| observation.category.as_deref() == Some(id))
                })
                .map(|(id, label)| (Some(id), cx.text(label)))
                .collect(),
            None => vec![(None, String::new())],
        };
        let by_place: BTreeMap<(Period, Option<&str>), &Observation> = observations
            .iter()
            .map(|observation| {
                ((*observation.figure.time.period(), observation.category.as_deref()), *observation)
            })
            .collect();
        let one_period = periods.len() == 1;
        let at = |period: &Period, name: &(Option<&str>, String)| {
            let of = if one_period && !name.1.is_empty() { name.1.clone() } else { of(cx, &name.1, period) };
            match by_place.get(&(*period, name.0)) {
                Some(observation) => mark(cx, &observation.figure, &of),
                None => Mark { label: String::new(), title: of, ..Mark::default() },
            }
        };
        let unit = Some(statistic.unit.kind);
        let highlighted = chart.highlight.as_deref();
        if statistic.breakdown.is_some() && each_period_is_of_one_category(observations) {
            return one_mark_a_category(cx, &names, observations, highlighted, unit);
        }
        let position = names.iter().position(|(id, _)| id.is_some() && *id == highlighted);
        if statistic.breakdown.is_some() && periods.len() == 1 {
            let marks = names.iter().map(|name| at(&periods[0], name)).collect();
            return Layout {
                categories: names.into_iter().map(|(_, label)| label).collect(),
                series: vec![Series { name: String::new(), marks }],
                highlight: position.map_or(Highlight::None, Highlight::Category),
                unit,
            };
        }
        let series = names
            .iter()
            .map(|name| Series {
                name: name.1.clone(),
                marks: periods.iter().map(|period| at(period, name)).collect(),
            })
            .collect();
        let category = highlighted.and_then(|id| periods.iter().position(|period| period.to_string() == id));
        let highlight = match (position, category) {
            (Some(series), _) => Highlight::Series(series),
            (None, Some(category)) => Highlight::Category(category),
            (None, None) => Highlight::None,
        };
        Layout {
            categories: periods.iter().map(|period| date::period(*period, cx.locale)).collect(),
            series,
            highlight,
            unit,
        }
    }

    /// What the chart shows in one sentence: every value of a small chart, first and last of a long series.
    pub(in crate::render) fn sentence(&self, cx: &Context<'_>) -> String {
        let list = cx.word("punctuation.list");
        let said: Vec<String> = self
            .series
            .iter()
            .map(|series| {
                let titles: Vec<&str> = series
                    .marks
                    .iter()
                    .filter(|mark| mark.value.is_some())
                    .map(|mark| mark.title.as_str())
                    .collect();
                match titles.as_slice() {
                    [first, .., last] if titles.len() > SAID_MOST => format!("{first}{list}…{list}{last}"),
                    titles => titles.join(&list),
                }
            })
            .filter(|said| !said.is_empty())
            .collect();
        said.join(&cx.word("punctuation.semicolon"))
    }

    /// The form of a chart in the words of the drawing.
    pub(in crate::render) fn kind(chart: &Chart) -> chart::Kind {
        match chart.kind {
            ChartKind::GroupedBar => chart::Kind::GroupedBar,
            ChartKind::StackedBar => chart::Kind::StackedBar,
            ChartKind::Line => chart::Kind::Line,
            ChartKind::Area => chart::Kind::Area,
            ChartKind::Share => chart::Kind::Share,
            ChartKind::Dot => chart::Kind::Dot,
            ChartKind::Range => chart::Kind::Range,
            ChartKind::Bar | ChartKind::Timeline | ChartKind::Pathway => chart::Kind::Bar,
        }
    }
}

/// A longer series is said by its ends alone.
const SAID_MOST: usize = 12;

/// Two counts of one thing at different times, named as categories, are set side by side and never as a line.
fn each_period_is_of_one_category(observations: &[&Observation]) -> bool {
    let mut seen: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    let mut periods: Vec<Period> =
        observations.iter().map(|observation| *observation.figure.time.period()).collect();
    periods.sort();
    periods.dedup();
    for observation in observations {
        *seen.entry(observation.category.as_deref()).or_default() += 1;
    }
    periods.len() > 1 && seen.values().all(|count| *count == 1)
}

fn one_mark_a_category(
    cx: &Context<'_>,
    names: &[(Option<&str>, String)],
    observations: &[&Observation],
    highlighted: Option<&str>,
    unit: Option<UnitKind>,
) -> Layout {
    let marks = names
        .iter()
        .filter_map(|(id, label)| {
            let observation =
                observations.iter().find(|observation| observation.category.as_deref() == *id)?;
            Some(mark(cx, &observation.figure, label))
        })
        .collect();
    let position = names.iter().position(|(id, _)| id.is_some() && *id == highlighted);
    Layout {
        categories: names.iter().map(|(_, label)| label.clone()).collect(),
        series: vec![Series { name: String::new(), marks }],
        highlight: position.map_or(Highlight::None, Highlight::Category),
        unit,
    }
}

/// The periods in order. Between years of a line or an area the missing ones stand as gaps, so that distances are true.
fn periods(chart: &Chart, observations: &[&Observation]) -> Vec<Period> {
    let mut periods: Vec<Period> =
        observations.iter().map(|observation| *observation.figure.time.period()).collect();
    periods.sort();
    periods.dedup();
    let years: Option<Vec<i16>> = periods
        .iter()
        .map(|period| match period {
            Period::Date(PartialDate::Year(year)) => Some(year.number()),
            _ => None,
        })
        .collect();
    match (chart.kind, years.as_deref()) {
        (ChartKind::Line | ChartKind::Area, Some([first, .., last])) if last - first < 200 => {
            (*first..=*last).filter_map(Year::new).map(|year| Period::Date(PartialDate::Year(year))).collect()
        }
        _ => periods,
    }
}

fn of(cx: &Context<'_>, name: &str, period: &Period) -> String {
    let period = date::period(*period, cx.locale);
    if name.is_empty() { period } else { format!("{name}{}{period}", cx.word("punctuation.list")) }
}

/// The mark of a figure, or of the reason why there is no number.
pub(in crate::render) fn mark(cx: &Context<'_>, of: &Figure, name: &str) -> Mark {
    let label = figure::short_text(cx, of);
    let Some(value) = of.quantity() else {
        let reason = figure::missing(cx, of).unwrap_or(label);
        return Mark {
            label: reason.clone(),
            title: format!("{name}{}{reason}", cx.word("punctuation.colon")),
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
    let title = format!("{name}{}{label}", cx.word("punctuation.colon"));
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
            Status::Normal | Status::Revised => chart::Status::Normal,
            Status::Provisional => chart::Status::Provisional,
            Status::Estimated => chart::Status::Estimated,
            Status::Forecast => chart::Status::Forecast,
            Status::Break => chart::Status::Break,
        },
        label,
        title,
    }
}
