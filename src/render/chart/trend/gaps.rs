//! Times of which nothing is known: a dash above the axis, as in the table, so that a gap is seen and is no zero.

use super::curve::{Curve, position};
use crate::render::chart::page::Page;
use crate::render::chart::place::Placed;
use crate::render::chart::{Chart, Mark};
use crate::render::svg::{Font, Plane, TextBox};

/// What stands for a missing value, in drawings and tables alike.
const DASH: &str = "–";

/// Distance in pixels of the dash above the axis.
const ABOVE: f64 = 10.0;

/// The places of the dashes that find room, at times at which no series has a value.
pub(super) fn dashes(
    chart: &Chart,
    page: &Page,
    plane: &Plane,
    curves: &[Curve],
    bottom: f64,
    taken: &mut Placed,
) -> Vec<((f64, f64), String)> {
    let is_gap = |at: &usize| {
        let mut marks = curves.iter().filter_map(|curve| chart.mark(curve.series, *at));
        marks.all(|mark: &Mark| mark.drawn().is_none())
    };
    let (half, height) = (page.measure(DASH, Font::Value) / 2.0, Font::Value.size() * 0.6);
    let places = (0..chart.categories.len()).filter(is_gap).map(|at| {
        let (x, _) = plane.at(position(at), 0.0);
        (x, bottom - ABOVE)
    });
    let free = places.filter(|(x, y)| {
        let (left, right) = (x - half, x + half);
        taken.take(TextBox { text: String::new(), left, top: y - height, right, bottom: y + height })
    });
    free.map(|place| (place, DASH.to_owned())).collect()
}
