//! Values as lengths: how a bar, a column or a part of a stack is drawn, with what its value claims and how settled it is.
//!
//! There is one rule for every kind that has them. What is stated is solid; of what lies between zero and a limit nothing is known but
//! the limit, so that it is hatched, as is what lies between the two ends of a range; about a value has a wave after its end, and a
//! bound has chevrons there, which point to where the true value lies. A value below zero grows the other way, and its signs with it.

use super::marks;
use super::signs::{self, Way};
use super::{Bound, Mark, Status};
use crate::render::svg::{Canvas, Pattern, Role};

/// Where a bar lies in pixels: along its scale, and across it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Where it begins.
    pub from: f64,
    /// Where its value is.
    pub to: f64,
    /// Where its upper value is, if it has one.
    pub upper: Option<f64>,
    /// Its middle line, across the scale.
    pub mid: f64,
    /// Half its thickness.
    pub half: f64,
    /// Where greater values lie.
    pub way: Way,
}

impl Extent {
    /// The direction in which the bar grows, in pixels along its scale: 1 or −1.
    pub fn outward(&self) -> f64 {
        if (self.to - self.from) * self.way.greater() < 0.0 {
            -self.way.greater()
        } else {
            self.way.greater()
        }
    }

    /// Where its last shape ends along the scale, without the sign of its claim.
    pub fn tip(&self) -> f64 {
        let ends = [Some(self.to), self.upper];
        let farther = |a: f64, b: f64| if (b - a) * self.outward() > 0.0 { b } else { a };
        ends.into_iter().flatten().fold(self.from, farther)
    }

    /// Where the last shape of the mark ends, the sign of its claim included.
    pub fn end(&self, mark: &Mark) -> f64 {
        self.tip() + if signs::has_sign(mark.bound) { self.outward() * signs::ROOM } else { 0.0 }
    }

    /// Two corners of the part between two places along the scale.
    fn part(&self, from: f64, to: f64) -> ((f64, f64), (f64, f64)) {
        (self.way.place(from, self.mid - self.half), self.way.place(to, self.mid + self.half))
    }

    /// Where what is stated ends, and from where to where a range is open. The value nearer to zero is reached in any case; a range on
    /// both sides of zero reaches nothing.
    fn stated(&self) -> (f64, Option<(f64, f64)>) {
        let Some(upper) = self.upper else { return (self.to, None) };
        let above = |end: f64| (end - self.from) * self.way.greater();
        match (above(self.to) >= 0.0, above(upper) <= 0.0) {
            (true, _) => (self.to, Some((self.to, upper))),
            (false, true) => (upper, Some((upper, self.to))),
            (false, false) => (self.from, Some((self.to, upper))),
        }
    }
}

/// Draws a bar with the texture of its series and status, and what its value claims but for the sign after its end.
pub(super) fn bar(canvas: &mut Canvas, mark: &Mark, extent: Extent, texture: Option<Pattern>) {
    let Extent { from, to, mid, half, way, .. } = extent;
    let is_upward = extent.outward() * way.greater() > 0.0;
    let is_limit = mark.bound == if is_upward { Bound::OpenBelow } else { Bound::OpenAbove };
    let (solid, open) = extent.stated();
    let (a, b) = extent.part(from, solid);
    canvas.rect(a, b, if is_limit { Role::Span } else { Role::Data });
    for pattern in texture.into_iter().chain(marks::status_texture(mark.status)) {
        canvas.texture(a, b, pattern);
    }
    marks::status_sign(canvas, mark.status, a, b);
    if mark.status == Status::Target {
        let beyond = half + 2.0;
        marks::target(canvas, way.place(to, mid - beyond), way.place(to, mid + beyond));
    }
    if mark.status == Status::Break {
        let [from, to] = sign_of_break(extent);
        canvas.path(&[from, to], Role::Break);
    }
    if is_limit {
        canvas.texture(a, b, Pattern::Hatch);
    }
    if let Some((near, far)) = open.filter(|_| mark.bound == Bound::Between) {
        let (a, b) = extent.part(near, far);
        canvas.rect(a, b, Role::Span);
        canvas.texture(a, b, Pattern::Hatch);
    }
}

/// From where to where the sign of a break in the series runs, beside the bar.
pub(super) fn sign_of_break(extent: Extent) -> [(f64, f64); 2] {
    let across = extent.mid - extent.half - 4.0;
    let (from, to) = (extent.from - extent.outward() * 4.0, extent.tip() + extent.outward() * 2.0);
    [extent.way.place(from, across), extent.way.place(to, across)]
}

/// Draws the sign after the end of a bar.
pub(super) fn end(canvas: &mut Canvas, mark: &Mark, extent: Extent) {
    let from = (extent.tip(), extent.outward());
    signs::beside(canvas, mark.bound, extent.way, from, (extent.mid, extent.half.min(6.0)));
}
