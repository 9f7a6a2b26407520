//! The labels of single points of lines, where they find room.

use super::curve::Curve;
use crate::render::chart::page::Page;
use crate::render::chart::place::Placed;
use crate::render::chart::{Bound, Chart, Highlight, Kind, points};
use crate::render::svg::{Font, Plane, TextBox};

/// A label at its place: the middle of its text.
pub(in crate::render::chart) struct Label {
    pub place: (f64, f64),
    pub text: String,
    /// From the point to a label that is not beside it.
    pub leader: Option<[(f64, f64); 2]>,
}

/// Up to so many points may all have labels.
const LABELLED_MOST: usize = 12;

/// How far in pixels a label beside its point may stand above a line that rises from there.
const CLEAR: f64 = 8.0;

/// How far in pixels a label with a leader may stand above its point, in steps: on a telephone a steep line leaves room only near
/// the top.
const LIFTS: [f64; 11] = [16.0, 24.0, 32.0, 40.0, 48.0, 56.0, 64.0, 80.0, 96.0, 112.0, 128.0];

/// The labels of single points that find room: the highlighted, the bounds, then first, highest, lowest and, of a
/// single series, the others. The first of a single series says where it comes from, and gets a leader where it finds room only
/// further up.
pub(in crate::render::chart) fn labels(
    chart: &Chart,
    page: &Page,
    plane: &Plane,
    curves: &[Curve],
    taken: &mut Placed,
) -> Vec<Label> {
    let mut wanted: Vec<(u8, usize, usize)> = Vec::new();
    let is_crowded = chart.kind == Kind::SmallMultiples || chart.categories.len() > LABELLED_MOST;
    for curve in curves {
        let last = curve.last(chart).map(|(at, _)| at);
        let values = || curve.points.iter().flatten().map(|s| s.value);
        let (low, high) =
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let first = curve.first();
        for (at, spot) in curve.points.iter().enumerate() {
            let (Some(spot), Some(mark)) = (spot, chart.mark(curve.series, at)) else { continue };
            let rank = match mark {
                // Beside a trend stands the label of its end; a small chart has no such room.
                _ if Some(at) == last && chart.kind != Kind::SmallMultiples => continue,
                _ if chart.highlight == Highlight::Category(at) => 0,
                mark if mark.bound != Bound::Exact => 1,
                _ if Some(at) == last => 1,
                _ if curves.len() > 1 => continue,
                _ if Some(at) == first => 2,
                _ if spot.value >= high || spot.value <= low => 3,
                // Of many the labels would float between the points; a small chart has room for the telling ones alone.
                _ if is_crowded => continue,
                _ => 4,
            };
            wanted.push((rank, curve.series, at));
        }
    }
    wanted.sort_unstable();
    let mut placed = Vec::new();
    for (_, series, at) in wanted {
        let (Some(mark), Some(curve)) = (chart.mark(series, at), curves.iter().find(|c| c.series == series))
        else {
            continue;
        };
        let Some(spot) = curve.points.get(at).copied().flatten() else { continue };
        let (x, y) = plane.at(spot.x, spot.upper.unwrap_or(spot.value));
        let width = page.measure(&mark.label, Font::Value);
        let away = |signs: [Bound; 2]| if signs.contains(&mark.bound) { 28.0 } else { 16.0 };
        let over = y - away([Bound::OpenAbove, Bound::About]);
        let under = plane.at(spot.x, spot.value).1 + away([Bound::OpenBelow; 2]);
        let aside = (width / 2.0 - 5.0).max(0.0);
        let tries = [
            (x, over),
            (x - aside, over),
            (x, under),
            (x + aside, under),
            (x + aside, over),
            (x + aside, over - CLEAR),
        ];
        let half = Font::Value.size() * 0.6;
        let wanted = |x: f64, y: f64| {
            let (left, right) = (x - width / 2.0, x + width / 2.0);
            TextBox { text: String::new(), left, top: y - half, right, bottom: y + half }
        };
        if width <= 0.0 {
            continue;
        }
        let label = |place, leader| Label { place, text: mark.label.clone(), leader };
        if let Some(place) = tries.into_iter().find(|(x, y)| taken.take(wanted(*x, *y))) {
            placed.push(label(place, None));
            continue;
        }
        let is_first = curves.len() == 1 && curve.first() == Some(at) && chart.kind != Kind::SmallMultiples;
        // From above the point and the sign of its claim.
        let foot = (x, y - if over < y - 16.0 { points::SIGN } else { points::RADIUS } - 2.0);
        let leader_to = |place: (f64, f64)| [foot, (x, place.1 + half + 2.0)];
        let lifted = LIFTS.into_iter().filter(|_| is_first).map(|lift| (x + aside, over - lift));
        let clear = lifted.filter(|place| {
            let [from, to] = leader_to(*place);
            !taken.is_crossed(from, to)
        });
        let clear: Vec<_> = clear.collect();
        let place = clear.into_iter().find(|(x, y)| taken.take(wanted(*x, *y)));
        if let Some(place) = place {
            let leader = leader_to(place);
            taken.line(leader[0], leader[1]);
            placed.push(label(place, Some(leader)));
        }
    }
    placed
}
