//! What the values of a chart are to each other: the highest and the lowest, and along times the change from one stated number to
//! another.
//!
//! Numbers are ranked only where all count the same thing, and as far as their bounds let it be known; see [`ranked`]. What may hold
//! the others is no rival of theirs, and neither is what is observed of what is expected, or what follows a break of what is before it.
//! A change is said by the two numbers that sources state, and never as a difference, which no source would. It runs from the first
//! number after the last break in the series to the last one, where their bounds leave its direction certain, otherwise from the first
//! exact one; and from no observation to a forecast.

use super::extremes::{self, Point};
use super::ranked;
use crate::render::chart::{Mark, Status};
use crate::render::chart_view::named::{is_part, within};
use crate::render::chart_view::series::{Along, Layout};
use crate::render::context::Context;
use crate::render::theme::Arg;

/// What values are to each other, in sentences.
pub(super) struct Compared {
    pub said: String,
    /// The positions of the series whose highest and lowest it names, and along times the first and the last.
    pub tells: Vec<usize>,
}

/// What the values are to each other, said of each series, or once of all that hold for one time.
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
    let Some((said, is_whole)) = side_by_side(cx, layout, &marks) else { return Vec::new() };
    let tells = if is_whole { (0..layout.series.len()).collect() } else { Vec::new() };
    vec![Compared { said, tells }]
}

/// The highest and the lowest of things at one time; and whether both are said, of all.
fn side_by_side(cx: &Context<'_>, layout: &Layout, marks: &[(&str, &Mark)]) -> Option<(String, bool)> {
    let language = cx.locale.language();
    let all = points(cx, marks);
    let is_broken = marks.iter().any(|(_, mark)| mark.value.is_some() && mark.status == Status::Break);
    let holds_others = all.iter().any(|point| is_part(point.name, language))
        || layout.total.is_none() && ranked::has_a_sum(&all.iter().map(|one| one.reach).collect::<Vec<_>>());
    if all.len() < 2 || is_broken || holds_others {
        return None;
    }
    let observed: Vec<Point<'_>> = all.iter().filter(|point| !point.is_expected).cloned().collect();
    let is_mixed = !observed.is_empty() && observed.len() < all.len();
    let found = extremes::of(cx, layout, if is_mixed { &observed } else { &all })?;
    let among = match layout.along {
        Along::Things { total: Some(_) } => cx.word("chart.among_parts"),
        Along::Times | Along::Things { total: None } => cx.word("chart.among"),
    };
    let (said, is_whole) = (found.said(cx), found.is_whole() && !is_mixed);
    Some(match (is_mixed, found.is_of_exact_alone()) {
        (true, _) => (cx.alone(&cx.words("chart.of_observed", &[("said", Arg::Text(&said))])), is_whole),
        (false, true) => (cx.alone(&said), is_whole),
        (false, false) => (format!("{among}{}{said}", cx.word("punctuation.colon")), is_whole),
    })
}

/// The numbers of marks. What is missing is left out: the sentences speak of what is shown.
fn points<'l>(cx: &Context<'_>, marks: &[(&'l str, &Mark)]) -> Vec<Point<'l>> {
    marks.iter().filter_map(|(name, mark)| point(cx, name, mark)).collect()
}

fn point<'l>(cx: &Context<'_>, name: &'l str, mark: &Mark) -> Option<Point<'l>> {
    let status = match mark.status {
        Status::Provisional => Some("status.provisional"),
        Status::Estimated => Some("status.estimated"),
        Status::Forecast => Some("status.forecast"),
        Status::Target => Some("status.target"),
        Status::Normal | Status::Revised | Status::Break => None,
    };
    Some(Point {
        name,
        value: mark.value?,
        reach: ranked::Interval::of(mark)?,
        is_expected: is_expected(mark),
        label: mark.label.clone(),
        status: status.map(|key| cx.word(key)),
    })
}

/// Whether a number is forecast, or set by a plan.
pub(super) fn is_expected(mark: &Mark) -> bool {
    matches!(mark.status, Status::Forecast | Status::Target)
}

/// The highest and the lowest of more than two, and the change from the first number to the last; and whether both are said, of all.
///
/// Of a series with a break they are those since the break; of one that goes on into what is expected, those that were observed.
pub(super) fn along_times(
    cx: &Context<'_>,
    layout: &Layout,
    marks: &[(&str, &Mark)],
) -> Option<(String, bool)> {
    let stated: Vec<(&str, &Mark)> = marks.iter().copied().filter(|(_, mark)| mark.value.is_some()).collect();
    // The first of a series breaks with what came before it, which is not shown.
    let since = stated.iter().rposition(|(_, mark)| mark.status == Status::Break).unwrap_or_default();
    let all = points(cx, stated.get(since..).unwrap_or_default());
    let observed: Vec<Point<'_>> = all.iter().filter(|point| !point.is_expected).cloned().collect();
    let is_mixed = !observed.is_empty() && observed.len() < all.len();
    let ranked = if is_mixed { &observed } else { &all };
    let found = if ranked.len() > 2 { extremes::of(cx, layout, ranked) } else { None };
    // The change says two numbers already.
    let found = found.filter(|found| !found.is_of_exact_alone() || found.exact > 2);
    let change = change(cx, layout, marks);
    let Some(found) = found else { return Some((change?.0, false)) };
    let is_level = found.is_level;
    let is_whole =
        found.is_whole() && !is_mixed && since == 0 && change.as_ref().is_some_and(|(_, is_whole)| *is_whole);
    let mut said = found.said(cx);
    if is_mixed {
        said = cx.words("chart.of_observed", &[("said", Arg::Text(&said))]);
    }
    if let (1.., Some((time, _))) = (since, stated.get(since)) {
        said = cx.words("chart.since_break", &[("time", Arg::Text(time)), ("said", Arg::Text(&said))]);
    }
    Some(match change.filter(|_| !is_level) {
        Some((change, _)) => (format!("{said}{}{change}", cx.word("punctuation.semicolon")), is_whole),
        None => (said, false),
    })
}

/// From which number to which the series went, each with its time; and whether it is said from the first that is stated.
fn change(cx: &Context<'_>, layout: &Layout, marks: &[(&str, &Mark)]) -> Option<(String, bool)> {
    let moments = layout.moments.iter().map(String::as_str);
    let stated = moments.zip(marks).map(|(moment, (_, mark))| (moment, *mark));
    let mut stated: Vec<(&str, &Mark)> = stated.filter(|(_, mark)| mark.value.is_some()).collect();
    if stated.iter().any(|(_, mark)| !is_expected(mark)) {
        stated.retain(|(_, mark)| !is_expected(mark));
    }
    let since = stated.iter().rposition(|(_, mark)| mark.status == Status::Break).unwrap_or_default();
    let unbroken = points(cx, stated.get(since..)?);
    let (first, to) = (unbroken.first()?, unbroken.last()?);
    let exact = unbroken.iter().find(|point| point.reach.is_exact());
    let (from, way) = [Some(first), exact].into_iter().flatten().find_map(|from| {
        let way = from.reach.to(to.reach)?;
        (from.name != to.name).then_some((from, way))
    })?;
    let key = match (way, extremes::is_rate(layout.unit.as_ref())) {
        (std::cmp::Ordering::Greater, false) => "chart.change_up",
        (std::cmp::Ordering::Greater, true) => "chart.change_up_rate",
        (std::cmp::Ordering::Less, false) => "chart.change_down",
        (std::cmp::Ordering::Less, true) => "chart.change_down_rate",
        (std::cmp::Ordering::Equal, _) => "chart.change_none",
    };
    let (said_first, said_last) = (from.with_status(cx), to.with_status(cx));
    let args = [
        ("first", Arg::Text(&said_first)),
        ("first_time", Arg::Text(from.name)),
        ("last", Arg::Text(&said_last)),
        ("last_time", Arg::Text(to.name)),
    ];
    Some((cx.words(key, &args), from.name == first.name))
}
