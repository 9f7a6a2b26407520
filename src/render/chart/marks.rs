//! The shapes of single marks: bars with their ends, points, and what tells a bound or an unsettled value.

use super::{Bound, Chart, Highlight, Mark, Status};
use crate::render::svg::{Canvas, Pattern, Role};

/// Room in pixels that the open end of a bound takes beyond its value.
pub(super) const OPEN: f64 = 15.0;

/// The classes of a mark: its series or the highlight, and its status.
pub(super) fn class(chart: &Chart, series: usize, category: usize, mark: &Mark) -> String {
    let mut class = colour(chart, series, Some(category));
    class.push_str(status(mark.status));
    class
}

/// The class of a status, after a space.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Normal | Status::Break => "",
        Status::Provisional => " provisional",
        Status::Estimated => " estimated",
        Status::Forecast | Status::Target => " forecast",
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
        Status::Normal | Status::Forecast | Status::Target | Status::Break => None,
    }
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

/// The texture that tells the fifth to seventh series from the first three.
pub(super) fn series_texture(series: usize) -> Option<Pattern> {
    (series % 7 > 3).then_some(Pattern::Rails)
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
        let end = self.upper.unwrap_or(self.to);
        let room = if matches!(mark.bound, Bound::OpenAbove | Bound::OpenBelow) { OPEN } else { 0.0 };
        if self.leftward() { end - room } else { end + room }
    }

    /// Whether the bar grows to the left.
    pub fn leftward(&self) -> bool {
        self.to < self.from
    }
}

/// A bar with the texture of its series and status, and the end of its bound.
pub(super) fn bar(canvas: &mut Canvas, mark: &Mark, extent: Extent, texture: Option<Pattern>) {
    let Extent { from, to, upper, mid, half } = extent;
    let (top, bottom) = (mid - half, mid + half);
    canvas.rect((from, top), (to, bottom), Role::Data);
    for pattern in texture.into_iter().chain(status_texture(mark.status)) {
        canvas.texture((from, top), (to, bottom), pattern);
    }
    if mark.status == Status::Break {
        let y = top - 4.0;
        canvas.path(&[(from - 6.0, y), (from.max(to) + 6.0, y)], Role::Break);
    }
    let soft = (to - from).abs().min(22.0);
    let soft = if extent.leftward() { to + soft } else { to - soft };
    match mark.bound {
        Bound::Exact => {}
        Bound::About => canvas.texture((soft, top), (to, bottom), Pattern::Hatch),
        Bound::Between => {
            let upper = upper.unwrap_or(to);
            canvas.rect((to, top), (upper, bottom), Role::Span);
            canvas.texture((to, top), (upper, bottom), Pattern::Hatch);
        }
        Bound::OpenAbove => {}
        Bound::OpenBelow => canvas.texture((soft, top), (to, bottom), Pattern::Hatch),
    }
}

/// The open end of a bar whose value is a bound.
pub(super) fn bar_end(canvas: &mut Canvas, mark: &Mark, extent: Extent) {
    match mark.bound {
        Bound::OpenAbove => open(canvas, extent, Side::More),
        Bound::OpenBelow => open(canvas, extent, Side::Less),
        Bound::Exact | Bound::About | Bound::Between => {}
    }
}

/// Where the true value lies, seen from the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    More,
    Less,
}

/// Two chevrons after the end of a bar, which point to where the true value lies.
fn open(canvas: &mut Canvas, extent: Extent, side: Side) {
    let start = if extent.leftward() { extent.to - OPEN + 2.0 } else { extent.to + 3.0 };
    let (back, tip) = if side == Side::More { (0.0, 4.5) } else { (4.5, 0.0) };
    let reach = extent.half.min(6.0);
    for x in [start, start + 5.5] {
        let points = [(x + back, extent.mid - reach), (x + tip, extent.mid), (x + back, extent.mid + reach)];
        canvas.path(&points, Role::Open);
    }
}

/// A point of a line or a dot plot. Its form tells its series; a hollow one is not settled: empty where it is provisional,
/// with a dot inside where it is estimated, with a broken outline where it is a forecast.
pub(super) fn point(canvas: &mut Canvas, mark: &Mark, (x, y): (f64, f64), series: usize) {
    let settled = matches!(mark.status, Status::Normal | Status::Break) && mark.bound != Bound::About;
    let role = if settled { Role::Data } else { Role::Plate };
    let r = 4.0;
    match series % 4 {
        0 => canvas.circle((x, y), r, role),
        1 => canvas.rect((x - r, y - r), (x + r, y + r), role),
        2 => canvas.polygon(&[(x, y - r - 1.0), (x + r + 1.0, y + r), (x - r - 1.0, y + r)], role),
        _ => canvas.polygon(&[(x, y - r - 1.0), (x + r + 1.0, y), (x, y + r + 1.0), (x - r - 1.0, y)], role),
    }
    if mark.status == Status::Estimated {
        canvas.circle((x, y), 1.4, Role::Data);
    }
}

/// Chevrons above or below a point, which point to where the true value lies.
pub(super) fn open_upright(canvas: &mut Canvas, mark: &Mark, (x, y): (f64, f64)) {
    let sign = match mark.bound {
        Bound::OpenAbove => -1.0,
        Bound::OpenBelow => 1.0,
        Bound::Exact | Bound::About | Bound::Between => return,
    };
    for away in [7.0, 11.0] {
        let base = y + sign * away;
        canvas.path(&[(x - 4.5, base), (x, base + sign * 3.5), (x + 4.5, base)], Role::Open);
    }
}

/// Chevrons right or left of a point on a horizontal scale.
pub(super) fn open_sideways(canvas: &mut Canvas, mark: &Mark, (x, y): (f64, f64)) {
    let extent = |from: f64| Extent { from, to: x + (x - from), upper: None, mid: y, half: 5.0 };
    match mark.bound {
        Bound::OpenAbove => open(canvas, extent(x - 5.0), Side::More),
        Bound::OpenBelow => open(canvas, extent(x + 5.0), Side::Less),
        Bound::Exact | Bound::About | Bound::Between => {}
    }
}
