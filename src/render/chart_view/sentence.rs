//! What a chart shows in words: for whoever cannot see it, and beside its table for everybody.
//!
//! First what is drawn, then its values as they stand in the table, then what they are to each other: the highest and the lowest,
//! and along times the last beside the first. No number is computed, since no source would state it, and no cause is named.
//! Numbers are compared only where each holds exactly and all count the same thing: of a bound nobody knows whether it is the
//! highest, and across a break in the series, or from an observation to a forecast, there is no change to speak of.

use super::series::{Along, Layout};
use super::steps;
use super::tiles;
use crate::model::chart::Chart;
use crate::render::chart::{Bound, Mark, Status};
use crate::render::context::Context;
use crate::render::theme::Arg;

/// The description of a chart: the author's, or one made from the data.
pub(super) fn description(cx: &Context<'_>, chart: &Chart, layout: &Layout) -> String {
    cx.some_text(&chart.description).unwrap_or_else(|| sentences(cx, chart, layout))
}

fn sentences(cx: &Context<'_>, chart: &Chart, layout: &Layout) -> String {
    let kind = cx.word(&format!("chart_kind.{}", chart.kind.word()));
    let what = cx.some_text(&chart.subtitle).unwrap_or_else(|| layout.what.clone());
    let drawn = match what.is_empty() {
        true => kind,
        false => format!("{kind}{}{what}", cx.word("punctuation.colon")),
    };
    let compared = if layout.is_alike { compared(cx, layout) } else { Vec::new() };
    let values: Vec<&str> = match layout.tiles.is_empty() {
        true => layout.series.iter().flat_map(|series| said(&series.marks)).map(unended).collect(),
        false => tiles::said(layout, !compared.is_empty()),
    };
    let mut all = vec![drawn];
    if !layout.steps.all.is_empty() {
        all.push(steps::said(cx, &layout.steps));
    }
    all.extend(tiles::coverage(cx, layout));
    if !values.is_empty() {
        let values = values.join(&cx.word("punctuation.semicolon"));
        all.push(format!("{}{}{values}", cx.word("chart.values"), cx.word("punctuation.colon")));
    }
    all.extend(compared);
    all.extend(tiles::without(cx, layout));
    let stop = cx.word("punctuation.stop");
    let whole: String = all.iter().map(|text| format!("{}{stop}", unended(text))).collect();
    whole.trim_end().to_owned()
}

/// A text without the stop at its end: another one follows.
fn unended(text: &str) -> &str {
    text.trim_end_matches(['.', '。'])
}

/// A longer series is said by its ends alone.
const SAID_MOST: usize = 12;

/// The titles that are said of a series: every value of a small one, the ends of a long one. A value that is missing is always said, with
/// its reason; a gap between the periods has no label, since nothing was stated for it.
fn said(marks: &[Mark]) -> Vec<&str> {
    let stated: Vec<&Mark> =
        marks.iter().filter(|mark| mark.value.is_some() || !mark.label.is_empty()).collect();
    match stated.as_slice() {
        [first, between @ .., last] if stated.len() > SAID_MOST => {
            let missing = between.iter().filter(|mark| mark.value.is_none()).map(|mark| mark.title.as_str());
            [first.title.as_str(), "…"].into_iter().chain(missing).chain([last.title.as_str()]).collect()
        }
        all => all.iter().map(|mark| mark.title.as_str()).collect(),
    }
}

/// A number of the chart and what it is the number of.
#[derive(Clone, Copy)]
struct Point<'l> {
    name: &'l str,
    value: f64,
    label: &'l str,
}

/// What the values are to each other, a sentence a series, or one for all that hold for one time.
fn compared(cx: &Context<'_>, layout: &Layout) -> Vec<String> {
    let colon = cx.word("punctuation.colon");
    let names = layout.categories.iter().map(String::as_str);
    if layout.along == Along::Times && layout.categories.len() > 1 {
        let of_series = layout.series.iter().filter_map(|series| {
            let marks: Vec<(&str, &Mark)> = names.clone().zip(&series.marks).collect();
            let said = along_times(cx, &comparable(&marks, Along::Times)?)?;
            let name = if series.name.is_empty() { cx.word("chart.over_time") } else { series.name.clone() };
            Some(format!("{name}{colon}{said}"))
        });
        return of_series.collect();
    }
    let marks: Vec<(&str, &Mark)> = match layout.along {
        // Series of one time stand side by side.
        Along::Times => {
            let first = layout.series.iter().filter_map(|series| Some((series, series.marks.first()?)));
            first.map(|(series, mark)| (series.name.as_str(), mark)).collect()
        }
        Along::Things { total } => {
            let all = layout.series.iter().flat_map(|series| names.clone().zip(&series.marks)).enumerate();
            all.filter(|(at, _)| Some(*at) != total).map(|(_, mark)| mark).collect()
        }
    };
    let said = comparable(&marks, Along::Things { total: None }).and_then(|points| extremes(cx, &points));
    let among = match layout.along {
        Along::Things { total: Some(_) } => cx.word("chart.among_parts"),
        Along::Times | Along::Things { total: None } => cx.word("chart.among"),
    };
    said.map(|said| format!("{among}{colon}{said}")).into_iter().collect()
}

/// The numbers, where there are several and all may be compared. What is missing is left out: the sentences speak of what is shown.
fn comparable<'l>(marks: &[(&'l str, &'l Mark)], along: Along) -> Option<Vec<Point<'l>>> {
    let stated: Vec<(&str, &Mark)> = marks.iter().copied().filter(|(_, mark)| mark.value.is_some()).collect();
    let is_exact = stated.iter().all(|(_, mark)| mark.bound == Bound::Exact && mark.upper.is_none());
    let forecasts =
        stated.iter().filter(|(_, mark)| matches!(mark.status, Status::Forecast | Status::Target)).count();
    let breaks = |marks: &[(&str, &Mark)]| marks.iter().any(|(_, mark)| mark.status == Status::Break);
    // The first of a series breaks with what came before it, which is not shown.
    let is_broken = match along {
        Along::Times => breaks(stated.get(1..).unwrap_or_default()),
        Along::Things { .. } => breaks(&stated),
    };
    let is_of_one_kind = forecasts == 0 || forecasts == stated.len();
    (stated.len() > 1 && is_exact && is_of_one_kind && !is_broken).then(|| {
        let point = |(name, mark): &(&'l str, &'l Mark)| {
            mark.value.map(|value| Point { name, value, label: &mark.label })
        };
        stated.iter().filter_map(point).collect()
    })
}

/// The highest and the lowest of more than two, and the last beside the first.
fn along_times(cx: &Context<'_>, points: &[Point<'_>]) -> Option<String> {
    let (first, last) = (points.first()?, points.last()?);
    let key = match last.value.total_cmp(&first.value) {
        std::cmp::Ordering::Greater => "chart.last_higher",
        std::cmp::Ordering::Less => "chart.last_lower",
        std::cmp::Ordering::Equal => "chart.last_equal",
    };
    let ends = cx.words(key, &[("last", Arg::Text(last.name)), ("first", Arg::Text(first.name))]);
    if points.len() == 2 {
        return Some(ends);
    }
    let is_level = points.iter().all(|point| point.value == first.value);
    match extremes(cx, points) {
        Some(extremes) if is_level => Some(extremes),
        Some(extremes) => Some(format!("{extremes}{}{ends}", cx.word("punctuation.semicolon"))),
        None => Some(ends),
    }
}

/// Which is the highest and which the lowest, or that all are equal; nothing where too many share the place to be named.
fn extremes(cx: &Context<'_>, points: &[Point<'_>]) -> Option<String> {
    let highest = points.iter().max_by(|a, b| a.value.total_cmp(&b.value))?;
    let lowest = points.iter().min_by(|a, b| a.value.total_cmp(&b.value))?;
    if highest.value == lowest.value {
        return Some(cx.word("chart.all_equal"));
    }
    let named = |end: &Point<'_>| {
        let names: Vec<&str> =
            points.iter().filter(|point| point.value == end.value).map(|point| point.name).collect();
        (names.len() <= NAMED_MOST).then(|| names.join(&cx.word("punctuation.list")))
    };
    let (above, below) = (named(highest)?, named(lowest)?);
    let key = if points.len() == 2 { "chart.higher_and_lower" } else { "chart.highest_and_lowest" };
    let args = [
        ("high", Arg::Text(highest.label)),
        ("highest", Arg::Text(&above)),
        ("low", Arg::Text(lowest.label)),
        ("lowest", Arg::Text(&below)),
    ];
    Some(cx.words(key, &args))
}

/// As many names are said of one value.
const NAMED_MOST: usize = 3;
