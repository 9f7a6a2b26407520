//! Points: their form tells the series, what is inside says how settled the value is, what is beside says what it claims.

use super::marks::{Extent, Side, open};
use super::{Bound, Mark, Status};
use crate::render::svg::{Canvas, Role};

/// Half the size of a point in pixels.
pub(super) const RADIUS: f64 = 4.0;

/// How far in pixels the sign of a bound reaches above or below its point.
pub(super) const UPRIGHT: f64 = 15.0;

/// A point of a line or a dot plot. Full where the value is settled, with a spot of paper where it is revised; hollow where
/// it is provisional, with a dot inside where it is estimated, with a broken outline where it is a forecast, with a cross
/// where it is a target.
pub(super) fn point(canvas: &mut Canvas, mark: &Mark, at: (f64, f64), series: usize) {
    let settled = matches!(mark.status, Status::Normal | Status::Revised | Status::Break);
    form(canvas, at, series, if settled { Role::Point } else { Role::Plate });
    let (x, y) = at;
    match mark.status {
        Status::Revised => canvas.circle(at, 1.6, Role::Pip),
        Status::Estimated => canvas.circle(at, 1.4, Role::Point),
        Status::Target => {
            canvas.path(&[(x - 3.0, y), (x + 3.0, y)], Role::Fine);
            canvas.path(&[(x, y - 3.0), (x, y + 3.0)], Role::Fine);
        }
        Status::Normal | Status::Provisional | Status::Forecast | Status::Break => {}
    }
}

/// A point among many that lie close.
pub(super) fn dot(canvas: &mut Canvas, at: (f64, f64)) {
    canvas.circle(at, 1.8, Role::Point);
}

/// The form of a series: seven that stay apart in one colour.
fn form(canvas: &mut Canvas, (x, y): (f64, f64), series: usize, role: Role) {
    let (r, wide) = (RADIUS, RADIUS + 1.0);
    // Half the thickness of the arms of a cross.
    let arm = 1.8;
    let corners: &[(f64, f64)] = match series % 7 {
        0 => return canvas.circle((x, y), r, role),
        1 => return canvas.rect((x - r, y - r), (x + r, y + r), role),
        2 => &[(0.0, -wide), (wide, r), (-wide, r)],
        3 => &[(0.0, -wide), (wide, 0.0), (0.0, wide), (-wide, 0.0)],
        4 => &[(0.0, wide), (wide, -r), (-wide, -r)],
        5 => &[
            (-arm, -wide),
            (arm, -wide),
            (arm, -arm),
            (wide, -arm),
            (wide, arm),
            (arm, arm),
            (arm, wide),
            (-arm, wide),
            (-arm, arm),
            (-wide, arm),
            (-wide, -arm),
            (-arm, -arm),
        ],
        _ => &[(-wide, -wide), (wide, -wide), (-wide, wide), (wide, wide)],
    };
    let corners: Vec<_> = corners.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
    canvas.polygon(&corners, role);
}

/// The sign of what a point claims, above or below it: chevrons that point to where the true value lies, a wave for about.
pub(super) fn open_upright(canvas: &mut Canvas, mark: &Mark, (x, y): (f64, f64)) {
    let sign = match mark.bound {
        Bound::OpenAbove => -1.0,
        Bound::OpenBelow => 1.0,
        Bound::About => return wave(canvas, (x, y - 10.0)),
        Bound::Exact | Bound::Between => return,
    };
    for away in [7.0, 11.0] {
        let base = y + sign * away;
        canvas.path(&[(x - 4.5, base), (x, base + sign * 3.5), (x + 4.5, base)], Role::Open);
    }
}

/// The same right or left of a point on a horizontal scale.
pub(super) fn open_sideways(canvas: &mut Canvas, mark: &Mark, (x, y): (f64, f64)) {
    let extent = |from: f64| Extent { from, to: x + (x - from), upper: None, mid: y, half: 5.0 };
    match mark.bound {
        Bound::OpenAbove => open(canvas, extent(x - 5.0), Side::More),
        Bound::OpenBelow => open(canvas, extent(x + 5.0), Side::Less),
        Bound::About => wave(canvas, (x + 12.0, y)),
        Bound::Exact | Bound::Between => {}
    }
}

/// The sign of a bound in small, with its middle at a place.
pub(super) fn sign(canvas: &mut Canvas, bound: Bound, (x, y): (f64, f64)) {
    match bound {
        Bound::About => wave(canvas, (x, y)),
        Bound::OpenAbove => open_upright(canvas, &Mark { bound, ..Mark::default() }, (x, y + 11.0)),
        Bound::OpenBelow => open_upright(canvas, &Mark { bound, ..Mark::default() }, (x, y - 11.0)),
        Bound::Exact | Bound::Between => {}
    }
}

/// A wave, as in the sign for about equal.
pub(super) fn wave(canvas: &mut Canvas, (x, y): (f64, f64)) {
    canvas
        .path(&[(x - 5.0, y + 1.5), (x - 2.0, y - 1.5), (x + 2.0, y + 1.5), (x + 5.0, y - 1.5)], Role::Open);
}
