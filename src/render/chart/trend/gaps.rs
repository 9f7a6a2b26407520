//! Times of which something is not known: a dash above the axis, as in the table, so that a gap is seen and is no zero.

use super::curve::position;
use crate::render::chart::marks::DASH;
use crate::render::chart::page::Page;
use crate::render::chart::place::Placed;
use crate::render::chart::{Chart, Mark};
use crate::render::svg::{Font, Plane, TextBox};

/// Distance in pixels of the dash above the axis.
const ABOVE: f64 = 10.0;

/// How far in pixels a dash moves up at a time where a mark stands in its place.
const STEP: f64 = 8.0;

/// The places of the dashes, at the times of gaps: above the axis, or where a mark stands there as near to it as it has room.
pub(in crate::render::chart) fn dashes(
    chart: &Chart,
    page: &Page,
    plane: &Plane,
    bottom: f64,
    taken: &mut Placed,
) -> Vec<((f64, f64), String)> {
    let (half, height) = (page.measure(DASH, Font::Value) / 2.0, Font::Value.size() * 0.6);
    let free = gaps(chart).filter_map(|at| {
        let (x, _) = plane.at(position(at), 0.0);
        let (left, right) = (x - half, x + half);
        let top = plane.frame().top;
        let ways = (0..u8::MAX).map(|nth| bottom - ABOVE - f64::from(nth) * STEP).take_while(|y| *y > top);
        let y = ways.into_iter().find(|y| {
            let (top, bottom) = (y - height, y + height);
            taken.take(TextBox { text: String::new(), left, top, right, bottom })
        })?;
        Some((x, y))
    });
    free.map(|place| (place, DASH.to_owned())).collect()
}

/// The times at which no series has a value, where any has one at another; and those at which one breaks off, or an author says why it
/// has none. That a line begins later than others or ends before them is seen.
pub(in crate::render::chart) fn gaps<'c>(chart: &'c Chart) -> impl Iterator<Item = usize> + 'c {
    let has = |at: usize| {
        (0..chart.series.len()).any(|series| chart.mark(series, at).and_then(Mark::drawn).is_some())
    };
    let is_known = (0..chart.categories.len()).any(has);
    let breaks_off = |at: usize| {
        chart.series.iter().any(|series| {
            let own = |at: usize| series.marks.get(at).and_then(Mark::drawn).is_some();
            let has_reason = series.marks.get(at).is_some_and(|mark| !mark.label.is_empty());
            let is_within = (0..at).any(own) && (at..chart.categories.len()).any(own);
            !own(at) && (is_within || has_reason && (0..chart.categories.len()).any(own))
        })
    };
    (0..chart.categories.len()).filter(move |at| is_known && (!has(*at) || breaks_off(*at)))
}
