//! What the values of a chart are to each other: the highest and the lowest, and along times the change from one stated number to
//! another.
//!
//! Numbers are ranked only where each holds exactly and all count the same thing: of a bound nobody knows whether it is the highest.
//! A change is said by the two numbers that sources state, and never as a difference, which no source would. It runs from the first
//! exact number after the last break in the series to the last one, and from no observation to a forecast.

use crate::model::locale::Language;
use crate::model::unit::{Unit, UnitKind};
use crate::render::chart::{Bound, Mark, Status};
use crate::render::chart_view::named::within;
use crate::render::chart_view::series::{Along, Layout};
use crate::render::context::Context;
use crate::render::theme::Arg;

/// A number of the chart and what it is the number of.
#[derive(Clone)]
struct Point<'l> {
    name: &'l str,
    value: f64,
    /// The number as it is written, with its status where it is not settled.
    label: String,
}

/// What values are to each other, in a sentence.
pub(super) struct Compared {
    pub said: String,
    /// The positions of the series whose highest and lowest it names, and along times the first and the last.
    pub tells: Vec<usize>,
}

/// What the values are to each other, a sentence a series, or one for all that hold for one time.
pub(super) fn compared(cx: &Context<'_>, layout: &Layout) -> Vec<Compared> {
    let colon = cx.word("punctuation.colon");
    let names = layout.categories.iter().map(String::as_str);
    if layout.along == Along::Times && layout.categories.len() > 1 {
        let of_series = layout.series.iter().enumerate().filter_map(|(at, series)| {
            let marks: Vec<(&str, &Mark)> = names.clone().zip(&series.marks).collect();
            let (said, is_whole) = along_times(cx, layout, &marks)?;
            let name = match series.name.as_str() {
                "" => cx.word("chart.over_time"),
                name => cx.alone(&within(cx, name)),
            };
            let tells = if is_whole { vec![at] } else { Vec::new() };
            Some(Compared { said: format!("{name}{colon}{said}"), tells })
        });
        return of_series.collect();
    }
    let marks: Vec<(&str, &Mark)> = match layout.along {
        // Series of one time stand side by side.
        Along::Times => {
            let shown =
                layout.series.iter().enumerate().filter(|(at, _)| !layout.left_out.series.contains(at));
            let first = shown.filter_map(|(_, series)| Some((series, series.marks.first()?)));
            first.map(|(series, mark)| (series.name.as_str(), mark)).collect()
        }
        Along::Things { total } => {
            let all = layout.series.iter().flat_map(|series| names.clone().zip(&series.marks)).enumerate();
            let is_shown = |at: usize| Some(at) != total && !layout.left_out.categories.contains(&at);
            all.filter(|(at, _)| is_shown(*at)).map(|(_, mark)| mark).collect()
        }
    };
    let points = ranked(cx, &marks, Along::default());
    let is_whole = points.as_deref().is_some_and(|points| !is_level(points));
    let said = points.and_then(|points| extremes(cx, layout, &points));
    let among = match layout.along {
        Along::Things { total: Some(_) } => cx.word("chart.among_parts"),
        Along::Times | Along::Things { total: None } => cx.word("chart.among"),
    };
    let tells = if is_whole { (0..layout.series.len()).collect() } else { Vec::new() };
    said.map(|said| Compared { said: format!("{among}{colon}{said}"), tells }).into_iter().collect()
}

/// The numbers, where there are several and all may be ranked. What is missing is left out: the sentences speak of what is shown.
fn ranked<'l>(cx: &Context<'_>, marks: &[(&'l str, &'l Mark)], along: Along) -> Option<Vec<Point<'l>>> {
    let stated: Vec<(&str, &Mark)> = marks.iter().copied().filter(|(_, mark)| mark.value.is_some()).collect();
    let expected = stated.iter().filter(|(_, mark)| is_expected(mark)).count();
    let breaks = |marks: &[(&str, &Mark)]| marks.iter().any(|(_, mark)| mark.status == Status::Break);
    // The first of a series breaks with what came before it, which is not shown.
    let is_broken = match along {
        Along::Times => breaks(stated.get(1..).unwrap_or_default()),
        Along::Things { .. } => breaks(&stated),
    };
    let is_of_one_kind = expected == 0 || expected == stated.len();
    let all_exact = stated.iter().all(|(_, mark)| is_exact(mark));
    (stated.len() > 1 && all_exact && is_of_one_kind && !is_broken)
        .then(|| stated.iter().filter_map(|(name, mark)| point(cx, name, mark)).collect())
}

fn point<'l>(cx: &Context<'_>, name: &'l str, mark: &Mark) -> Option<Point<'l>> {
    let status = match mark.status {
        Status::Provisional => Some("status.provisional"),
        Status::Estimated => Some("status.estimated"),
        Status::Forecast => Some("status.forecast"),
        Status::Target => Some("status.target"),
        Status::Normal | Status::Revised | Status::Break => None,
    };
    let status = status.map(|key| cx.words("figure.status", &[("status", Arg::Text(&cx.word(key)))]));
    mark.value.map(|value| Point { name, value, label: mark.label.clone() + &status.unwrap_or_default() })
}

fn is_exact(mark: &Mark) -> bool {
    mark.bound == Bound::Exact && mark.upper.is_none()
}

fn is_expected(mark: &Mark) -> bool {
    matches!(mark.status, Status::Forecast | Status::Target)
}

fn is_level(points: &[Point<'_>]) -> bool {
    points.windows(2).all(|pair| pair[0].value == pair[1].value)
}

/// The highest and the lowest of more than two, and the change from the first number to the last; and whether both are said.
fn along_times(cx: &Context<'_>, layout: &Layout, marks: &[(&str, &Mark)]) -> Option<(String, bool)> {
    let points = ranked(cx, marks, Along::Times);
    let extremes = points
        .filter(|points| points.len() > 2)
        .and_then(|points| Some((extremes(cx, layout, &points)?, is_level(&points))));
    match (extremes, change(cx, layout, marks)) {
        (Some((extremes, false)), Some(change)) => {
            Some((format!("{extremes}{}{change}", cx.word("punctuation.semicolon")), true))
        }
        (Some((extremes, _)), _) => Some((extremes, false)),
        (None, change) => Some((change?, false)),
    }
}

/// From which number to which the series went, each with its time.
fn change(cx: &Context<'_>, layout: &Layout, marks: &[(&str, &Mark)]) -> Option<String> {
    let moments = layout.moments.iter().map(String::as_str);
    let stated = moments.zip(marks).map(|(moment, (_, mark))| (moment, *mark));
    let mut stated: Vec<(&str, &Mark)> = stated.filter(|(_, mark)| mark.value.is_some()).collect();
    if stated.iter().any(|(_, mark)| !is_expected(mark)) {
        stated.retain(|(_, mark)| !is_expected(mark));
    }
    let since = stated.iter().rposition(|(_, mark)| mark.status == Status::Break).unwrap_or_default();
    let unbroken = stated.get(since..)?;
    let (first, last) = (unbroken.iter().find(|(_, mark)| is_exact(mark))?, unbroken.last()?);
    let (from, to) = (point(cx, first.0, first.1)?, point(cx, last.0, last.1)?);
    if !is_exact(last.1) || from.name == to.name {
        return None;
    }
    let key = match (to.value.total_cmp(&from.value), is_rate(layout.unit.as_ref())) {
        (std::cmp::Ordering::Greater, false) => "chart.change_up",
        (std::cmp::Ordering::Greater, true) => "chart.change_up_rate",
        (std::cmp::Ordering::Less, false) => "chart.change_down",
        (std::cmp::Ordering::Less, true) => "chart.change_down_rate",
        (std::cmp::Ordering::Equal, _) => "chart.change_none",
    };
    let args = [
        ("first", Arg::Text(&from.label)),
        ("first_time", Arg::Text(from.name)),
        ("last", Arg::Text(&to.label)),
        ("last_time", Arg::Text(to.name)),
    ];
    Some(cx.words(key, &args))
}

/// Whether numbers are rates, shares or prices, which are high or low; what is counted is more or less.
fn is_rate(unit: Option<&Unit>) -> bool {
    unit.is_none_or(|unit| unit.kind != UnitKind::Count || !unit.chinese.before.is_empty())
}

/// Which is the highest and which the lowest, or that all are equal; nothing where too many share the place to be named.
fn extremes(cx: &Context<'_>, layout: &Layout, points: &[Point<'_>]) -> Option<String> {
    let highest = points.iter().max_by(|a, b| a.value.total_cmp(&b.value))?;
    let lowest = points.iter().min_by(|a, b| a.value.total_cmp(&b.value))?;
    if highest.value == lowest.value {
        return Some(cx.word("chart.all_equal"));
    }
    let named = |end: &Point<'_>| {
        let names: Vec<&str> =
            points.iter().filter(|point| point.value == end.value).map(|point| point.name).collect();
        let names = names.into_iter().map(|name| match cx.locale.language() {
            // In brackets themselves.
            Language::English => name.to_owned(),
            Language::Chinese => within(cx, name),
        });
        let names: Vec<String> = names.collect();
        (names.len() <= NAMED_MOST).then(|| names.join(&cx.word("punctuation.list")))
    };
    let (above, below) = (named(highest)?, named(lowest)?);
    let key = match (points.len(), is_rate(layout.unit.as_ref())) {
        (2, false) => "chart.more_and_fewer",
        (2, true) => "chart.higher_and_lower",
        (_, false) => "chart.most_and_fewest",
        (_, true) => "chart.highest_and_lowest",
    };
    let args = [
        ("high", Arg::Text(&highest.label)),
        ("highest", Arg::Text(&above)),
        ("low", Arg::Text(&lowest.label)),
        ("lowest", Arg::Text(&below)),
    ];
    // No pair of brackets stands behind another.
    Some(cx.words(key, &args).replace("）（", "，"))
}

/// As many names are said of one value.
const NAMED_MOST: usize = 3;
