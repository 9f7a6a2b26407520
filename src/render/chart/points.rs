//! Values as places: the form of a point tells the series, what is inside says how settled the value is, what is beside says what it
//! claims. There is one rule for every kind that has points.

use super::signs::{self, Way};
use super::{Bound, Mark, Status};
use crate::render::svg::{Canvas, Role};

/// Half the size of a point in pixels.
pub(super) const RADIUS: f64 = 4.0;

/// How far in pixels the sign of a claim reaches from the middle of its point.
pub(super) const SIGN: f64 = 17.0;

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

/// The sign of what a point claims, on the side where the true value lies; the two ends of a range are drawn by [`interval`].
pub(super) fn claim(canvas: &mut Canvas, mark: &Mark, way: Way, (x, y): (f64, f64)) {
    let outward = if mark.bound == Bound::OpenBelow { -way.greater() } else { way.greater() };
    let (along, across) = way.place(x, y);
    signs::beside(canvas, mark.bound, way, (along + outward * (RADIUS - 1.0), outward), (across, 4.5));
}

/// A value of which two ends are known: a line between them, closed at both. Neither is a point, since neither is the value.
pub(super) fn interval(canvas: &mut Canvas, way: Way, from: (f64, f64), to: (f64, f64)) {
    canvas.path(&[from, to], Role::Line);
    for (x, y) in [from, to] {
        let (along, across) = way.place(x, y);
        canvas.path(&[way.place(along, across - RADIUS), way.place(along, across + RADIUS)], Role::Line);
    }
}
