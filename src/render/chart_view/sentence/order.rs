//! Whether things that are drawn side by side along times changed places.
//!
//! The order at a time is known where each number certainly lies above the next; see [`ranked`]. It is said of the first and of the
//! last time at which all have a number, and only where it differs. What follows a break is not set beside what is before it, and what
//! is expected not beside what was observed.

use super::compared::is_expected;
use super::extremes::{is_rate, unbracketed};
use super::ranked::{self, End, Interval};
use crate::render::chart::{Mark, Series, Status};
use crate::render::chart_view::named::{by_itself, is_part};
use crate::render::chart_view::series::{Along, Layout};
use crate::render::context::Context;
use crate::render::theme::Arg;

/// The order at the first and at the last time where they differ and are known, or who led where only that is.
pub(super) fn said(cx: &Context<'_>, layout: &Layout) -> Option<String> {
    if layout.along != Along::Times || !layout.is_alike {
        return None;
    }
    let is_shown = |(at, series): &(usize, &Series)| {
        !layout.left_out.series.contains(at) && !is_part(&series.name, cx.locale.language())
    };
    let shown: Vec<&Series> =
        layout.series.iter().enumerate().filter(is_shown).map(|(_, series)| series).collect();
    let ranking = |at: usize| Some((at, Ranking::of(&shown, at)?));
    let (from, first) = (0..layout.categories.len()).find_map(ranking)?;
    let (to, last) = (from + 1..layout.categories.len()).rev().find_map(ranking)?;
    let marks = shown.iter().flat_map(|series| series.marks.get(from + 1..=to).unwrap_or_default());
    if shown.len() < 2 || marks.into_iter().any(|mark| mark.status == Status::Break) {
        return None;
    }
    let (order_key, leader_key) = match is_rate(layout.unit.as_ref()) {
        true => ("chart.order_rate", "chart.leader_rate"),
        false => ("chart.order", "chart.leader"),
    };
    let (first_time, last_time) = (layout.moments.get(from)?, layout.moments.get(to)?);
    let name = |at: &usize| shown.get(*at).map(|series| by_itself(cx, &series.name)).unwrap_or_default();
    let times = [("first_time", Arg::Text(first_time)), ("last_time", Arg::Text(last_time))];
    if let (Some(first), Some(last)) = (&first.order, &last.order)
        && shown.len() <= super::SERIES_MOST
    {
        let between = cx.word("chart.order_between");
        let names = |order: &[usize]| order.iter().map(name).collect::<Vec<_>>().join(&between);
        let (is_same, first, last) = (first == last, names(first), names(last));
        let args = [&times[..], &[("first", Arg::Text(&first)), ("last", Arg::Text(&last))]].concat();
        return (!is_same).then(|| cx.alone(&cx.words(order_key, &args)));
    }
    let (leader, follower) = (first.leader?, last.leader?);
    if leader == follower {
        return None;
    }
    let label = |series: usize, at: usize| Some(shown.get(series)?.marks.get(at)?.label.clone());
    let (first, last) = (name(&leader), name(&follower));
    let (first_value, last_value) = (label(leader, from)?, label(follower, to)?);
    let own = [
        ("first", Arg::Text(&first)),
        ("last", Arg::Text(&last)),
        ("first_value", Arg::Text(&first_value)),
        ("last_value", Arg::Text(&last_value)),
    ];
    let said = cx.words(leader_key, &[&times[..], &own].concat());
    Some(cx.alone(&unbracketed(said)))
}

/// How things stand at one time, by their positions.
struct Ranking {
    /// From the highest down, where each place is certain.
    order: Option<Vec<usize>>,
    leader: Option<usize>,
}

impl Ranking {
    /// Nothing where one has no number, one is expected, or one may hold the others.
    fn of(shown: &[&Series], at: usize) -> Option<Ranking> {
        let marks: Vec<&Mark> = shown.iter().map(|series| series.marks.get(at)).collect::<Option<_>>()?;
        let reach: Vec<Interval> = marks.iter().map(|mark| Interval::of(mark)).collect::<Option<_>>()?;
        if marks.iter().any(|mark| is_expected(mark)) || ranked::has_a_sum(&reach) {
            return None;
        }
        let leader = match ranked::highest(&reach) {
            End::Certain(at) => at.first().copied().filter(|_| at.len() == 1),
            End::Open(_) => None,
        };
        Some(Ranking { order: ranked::order(&reach), leader })
    }
}
