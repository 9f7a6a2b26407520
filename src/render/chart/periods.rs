//! The times along the foot of a plot.

use super::page::{Page, height};
use super::place::spread_ticks;
use super::{Bound, Chart, Kind, panels, points};
use crate::render::svg::{Anchor, Canvas, Font, Frame};

/// The names along the foot.
pub(super) struct Periods {
    /// Height in pixels, the space above included.
    pub height: f64,
    /// The position of the last one.
    pub last: f64,
    shown: Vec<(f64, Vec<String>)>,
    /// Room in pixels for the chevrons of a point that may lie lower than the plot reaches.
    hanging: f64,
}

impl Periods {
    /// Chooses the names that find room below `frame`, between two edges, each broken at `limit` pixels.
    pub fn lay(chart: &Chart, page: &Page, frame: Frame, limit: f64, edges: (f64, f64)) -> Self {
        let count = u32::try_from(chart.categories.len()).unwrap_or(u32::MAX);
        let last = f64::from(count.saturating_sub(1).max(1));
        let lines: Vec<_> = chart.categories.iter().map(|name| page.wrap(name, Font::Tick, limit)).collect();
        let place = |at: u32| frame.left + (frame.right - frame.left) * f64::from(at) / last;
        let widths = lines.iter().map(|lines| page.widest(lines, Font::Tick));
        let spots: Vec<_> = (0..count).map(place).zip(widths).collect();
        let shown: Vec<_> = spread_ticks(&spots, edges, 10.0)
            .into_iter()
            .map(|(at, middle)| (middle, lines[at].clone()))
            .collect();
        let most = shown.iter().map(|(_, lines)| height(Font::Tick, lines)).fold(0.0, f64::max);
        let is_line = chart.kind != Kind::SmallMultiples || !panels::are_columns(chart);
        let mut marks = chart.series.iter().flat_map(|series| &series.marks);
        let hangs = is_line && marks.any(|mark| mark.bound == Bound::OpenBelow && mark.drawn().is_some());
        let hanging = if hangs { points::UPRIGHT - 4.0 } else { 0.0 };
        Self { height: most + 10.0 + hanging, last, shown, hanging }
    }

    /// Writes them from `top` down.
    pub fn draw(&self, canvas: &mut Canvas, top: f64) {
        for (middle, lines) in &self.shown {
            canvas.lines(
                (*middle, top + self.hanging + Font::Tick.leading() / 2.0),
                lines,
                Font::Tick,
                Anchor::Middle,
            );
        }
    }
}
