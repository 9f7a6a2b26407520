//! The shapes of single marks: bars with their ends, points, and what tells a bound or an unsettled value.

use super::points::wave;
use super::{Bound, Chart, Highlight, Mark, Status};
use crate::render::svg::{Canvas, Pattern, Role};

/// Room in pixels that the open end of a bound takes beyond its value.
pub(super) const OPEN: f64 = 15.0;

/// Room in pixels above a bar for the sign of a break in its series.
pub(super) const BREAK: f64 = 6.0;

/// What stands for a missing value, in drawings and tables alike; the key says so.
pub(super) const DASH: &str = "–";

/// The classes of a mark: its series or the highlight, and its status.
pub(super) fn class(chart: &Chart, series: usize, category: usize, mark: &Mark) -> String {
    let mut class = colour(chart, series, Some(category));
    class.push_str(status(mark.status));
    class
}

/// The class of a status, after a space.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Normal | Status::Revised | Status::Break => "",
        Status::Provisional => " provisional",
        Status::Estimated => " estimated",
        Status::Forecast => " forecast",
        Status::Target => " target",
    }
}

/// Whether a value may still change.
pub(super) fn is_unsettled(status: Status) -> bool {
    matches!(status, Status::Provisional | Status::Estimated | Status::Forecast | Status::Target)
}

/// The texture of a shape whose value is not settled; a forecast has an outline of its own.
pub(super) fn status_texture(status: Status) -> Option<Pattern> {
    match status {
        Status::Provisional => Some(Pattern::Fine),
        Status::Estimated => Some(Pattern::Dots),
        Status::Normal | Status::Revised | Status::Forecast | Status::Target | Status::Break => None,
    }
}

/// Whether nothing is known of a value, not even why.
pub(super) fn is_gap(mark: &Mark) -> bool {
    mark.drawn().is_none() && mark.label.is_empty()
}

/// The class that gives a series its colour, or the highlight's.
pub(super) fn colour(chart: &Chart, series: usize, category: Option<usize>) -> String {
    let marked = match chart.highlight {
        Highlight::None => false,
        Highlight::Category(at) => category == Some(at),
        Highlight::Series(at) => at == series,
    };
    if marked { "hl".to_owned() } else { format!("s{}", series % 7 + 1) }
}

/// The texture that tells the fifth to seventh series from the first four, which are a dark, a middle and a pale shade and ink,
/// without their colours. It is faint: a strong one flickers before the eye.
pub(super) fn series_texture(series: usize) -> Option<Pattern> {
    match series % 7 {
        4 => Some(Pattern::Rails),
        5 => Some(Pattern::Ruled),
        6 => Some(Pattern::Bands),
        _ => None,
    }
}

/// Horizontal extent of a bar in pixels, and how thick it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Where it begins.
    pub from: f64,
    /// Where its value is.
    pub to: f64,
    /// Where its upper value is, if it has one.
    pub upper: Option<f64>,
    /// Its middle line.
    pub mid: f64,
    /// Half its thickness.
    pub half: f64,
}

impl Extent {
    /// Where the last shape of the mark ends, its open end included.
    pub fn end(&self, mark: &Mark) -> f64 {
        let end = if self.leftward() { self.to } else { self.upper.unwrap_or(self.to) };
        let room = if has_sign(mark) { OPEN } else { 0.0 };
        if self.leftward() { end - room } else { end + room }
    }

    /// Whether the bar grows to the left.
    pub fn leftward(&self) -> bool {
        self.to < self.from
    }
}

/// Whether a sign of its bound stands after the end of a bar.
pub(super) fn has_sign(mark: &Mark) -> bool {
    matches!(mark.bound, Bound::OpenAbove | Bound::OpenBelow | Bound::About)
}

/// A bar with the texture of its series and status, and the end of its bound.
pub(super) fn bar(canvas: &mut Canvas, mark: &Mark, extent: Extent, texture: Option<Pattern>) {
    let Extent { from, to, upper, mid, half } = extent;
    let (top, bottom) = (mid - half, mid + half);
    // Of what lies between zero and a limit nothing is known but the limit.
    let is_limit = mark.bound == if extent.leftward() { Bound::OpenAbove } else { Bound::OpenBelow };
    canvas.rect((from, top), (to, bottom), if is_limit { Role::Span } else { Role::Data });
    for pattern in texture.into_iter().chain(status_texture(mark.status)) {
        canvas.texture((from, top), (to, bottom), pattern);
    }
    status_sign(canvas, mark.status, (from, top), (to, bottom));
    if mark.status == Status::Target {
        target(canvas, (to, top - 2.0), (to, bottom + 2.0));
    }
    if mark.status == Status::Break {
        let y = top - 4.0;
        canvas.path(&[(from.min(to) - 6.0, y), (from.max(to) + 6.0, y)], Role::Break);
    }
    if is_limit {
        canvas.texture((from, top), (to, bottom), Pattern::Hatch);
    }
    if mark.bound == Bound::Between {
        let upper = upper.unwrap_or(to);
        canvas.rect((to, top), (upper, bottom), Role::Span);
        canvas.texture((to, top), (upper, bottom), Pattern::Hatch);
    }
}

/// The end of a part of a stack that is known about: beside it there is no room for a sign.
pub(super) fn soft_end(canvas: &mut Canvas, mark: &Mark, extent: Extent) {
    let Extent { from, to, mid, half, .. } = extent;
    let soft = (to - from).abs().min(22.0);
    let soft = if extent.leftward() { to + soft } else { to - soft };
    if mark.bound == Bound::About {
        canvas.texture((soft, mid - half), (to, mid + half), Pattern::Hatch);
    }
}

/// What tells a revised value from others where its shape is large enough: a frame cut into it.
pub(super) fn status_sign(canvas: &mut Canvas, status: Status, a: (f64, f64), b: (f64, f64)) {
    let (left, right, top, bottom) = (a.0.min(b.0), a.0.max(b.0), a.1.min(b.1), a.1.max(b.1));
    if status == Status::Revised && right - left > 8.0 && bottom - top > 8.0 {
        let (left, right, top, bottom) = (left + 3.0, right - 3.0, top + 3.0, bottom - 3.0);
        canvas.path(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], Role::Pip);
    }
}

/// The stroke across the end of a bar that is to be reached.
pub(super) fn target(canvas: &mut Canvas, from: (f64, f64), to: (f64, f64)) {
    canvas.path(&[from, to], Role::Fine);
}

/// The sign after the end of a bar: chevrons for a bound, a wave for about.
pub(super) fn bar_end(canvas: &mut Canvas, mark: &Mark, extent: Extent) {
    match mark.bound {
        Bound::OpenAbove => open(canvas, extent, Side::More),
        Bound::OpenBelow => open(canvas, extent, Side::Less),
        Bound::About => {
            let middle = OPEN / 2.0 + 1.0;
            let x = if extent.leftward() { extent.to - middle } else { extent.to + middle };
            wave(canvas, (x, extent.mid));
        }
        Bound::Exact | Bound::Between => {}
    }
}

/// Where the true value lies, seen from the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Above it.
    More,
    /// Below it.
    Less,
}

/// Two chevrons after the end of a bar, which point to where the true value lies.
pub(super) fn open(canvas: &mut Canvas, extent: Extent, side: Side) {
    let start = if extent.leftward() { extent.to - OPEN + 2.0 } else { extent.to + 3.0 };
    let (back, tip) = if side == Side::More { (0.0, 4.5) } else { (4.5, 0.0) };
    let reach = extent.half.min(6.0);
    for x in [start, start + 5.5] {
        let points = [(x + back, extent.mid - reach), (x + tip, extent.mid), (x + back, extent.mid + reach)];
        canvas.path(&points, Role::Open);
    }
}
