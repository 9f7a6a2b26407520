//! The signs of what a value claims, beside its mark: chevrons that point to where the true value lies, a wave for about. One drawing of
//! them for lengths and places, on scales that lie and on scales that stand.

use super::Bound;
use crate::render::svg::{Canvas, Role};

/// Room in pixels that a sign takes beyond the mark that it belongs to.
pub(super) const ROOM: f64 = 15.0;

/// Where the greater values of a scale lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the right.
    Right,
    /// Above, where pixels are counted down.
    Up,
}

impl Way {
    /// The direction of greater values in pixels: 1 or −1.
    pub fn greater(self) -> f64 {
        match self {
            Self::Right => 1.0,
            Self::Up => -1.0,
        }
    }

    /// A place on the sheet, from how far it is along the scale and across it.
    pub fn place(self, along: f64, across: f64) -> (f64, f64) {
        match self {
            Self::Right => (along, across),
            Self::Up => (across, along),
        }
    }
}

/// Whether a value of such a claim has a sign; a range has two ends instead.
pub(super) fn has_sign(bound: Bound) -> bool {
    matches!(bound, Bound::OpenAbove | Bound::OpenBelow | Bound::About)
}

/// Draws the sign of a claim from `end` on, `outward` (1 or −1) along the scale; `reach` is half of what a chevron takes across it.
pub(super) fn beside(
    canvas: &mut Canvas,
    bound: Bound,
    way: Way,
    (end, outward): (f64, f64),
    (across, reach): (f64, f64),
) {
    const DEPTH: f64 = 4.5;
    let toward = match bound {
        Bound::OpenAbove => way.greater(),
        Bound::OpenBelow => -way.greater(),
        Bound::About => return wave(canvas, way.place(end + outward * 8.5, across)),
        Bound::Exact | Bound::Between => return,
    };
    for near in [3.0, 8.5] {
        let (inner, outer) = (end + outward * near, end + outward * (near + DEPTH));
        let (back, tip) = if toward * outward > 0.0 { (inner, outer) } else { (outer, inner) };
        let places = [(back, across - reach), (tip, across), (back, across + reach)];
        canvas.path(&places.map(|(along, across)| way.place(along, across)), Role::Open);
    }
}

/// The sign of a claim in small, with its middle at a place, turned as on a scale of that way.
pub(super) fn alone(canvas: &mut Canvas, bound: Bound, way: Way, (x, y): (f64, f64)) {
    let ((along, across), outward) = (way.place(x, y), way.greater());
    match bound {
        Bound::About => wave(canvas, (x, y)),
        _ => beside(canvas, bound, way, (along - outward * 8.0, outward), (across, 4.5)),
    }
}

/// A wave, as in the sign for about equal.
pub(super) fn wave(canvas: &mut Canvas, (x, y): (f64, f64)) {
    canvas
        .path(&[(x - 5.0, y + 1.5), (x - 2.0, y - 1.5), (x + 2.0, y + 1.5), (x + 5.0, y - 1.5)], Role::Open);
}
