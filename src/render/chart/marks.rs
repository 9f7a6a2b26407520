//! What a single mark looks like in any kind of chart: the colour of its series, and how settled its value is.

use super::{Chart, Highlight, Mark, Status};
use crate::render::svg::{Canvas, Pattern, Role};

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

/// A mark that is a shape in small, between two corners: the texture of its series, and how settled it is.
pub(super) fn swatch(canvas: &mut Canvas, mark: &Mark, (a, b): (Corner, Corner), series: usize) {
    canvas.rect(a, b, Role::Data);
    for pattern in series_texture(series).into_iter().chain(status_texture(mark.status)) {
        canvas.texture(a, b, pattern);
    }
    status_sign(canvas, mark.status, a, b);
    if mark.status == Status::Target {
        target(canvas, (b.0, a.1 - 2.0), (b.0, b.1 + 2.0));
    }
}

/// A place on the sheet in pixels.
type Corner = (f64, f64);
