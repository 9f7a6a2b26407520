//! The values that have no room inside their parts, in lines below the bar: each beside a swatch of its series.

use super::measure::Part;
use crate::render::chart::page::{Page, height};
use crate::render::chart::{Chart, marks};
use crate::render::svg::{Anchor, Canvas, Font};

/// The side of a swatch in pixels.
const SWATCH: f64 = 9.0;

/// Room in pixels between a swatch and its words.
const APART: f64 = 5.0;

/// Room in pixels between two entries.
const BETWEEN: f64 = 14.0;

/// Room in pixels between a bar and its list.
const BELOW: f64 = 3.0;

/// The entries below one bar.
pub(super) struct List {
    entries: Vec<Entry>,
    /// Its height in pixels, the space above included; zero where it is empty.
    pub height: f64,
}

struct Entry {
    /// Of a part of the bar; what is missing has none, nor has the total.
    series: Option<usize>,
    /// From the left end of the list and its top.
    at: (f64, f64),
    lines: Vec<String>,
}

impl List {
    /// Lays out what one bar leaves unsaid, to a width in pixels: the total where a source states it, and of the parts also what is
    /// missing and what is nothing, since a stack must not pass for whole, nor a part of nothing for one that is missing.
    pub fn lay(chart: &Chart, page: &Page, category: usize, (parts, limit): (&[Part], f64)) -> Self {
        let (mut x, mut y) = (0.0, BELOW);
        let mut entries: Vec<Entry> = Vec::new();
        let mut bottom = 0.0_f64;
        let total = chart.stated_total(category).map(|(name, value)| (None, name, value));
        let unsaid = chart.series.iter().enumerate().filter_map(|(at, series)| {
            let mark = chart.mark(at, category)?;
            let part = parts.iter().find(|part| part.series == at);
            let label = if marks::is_gap(mark) { marks::DASH } else { mark.label.as_str() };
            let is_said = part.is_some_and(|part| super::fits(page.measure(&mark.label, Font::Value), part));
            let is_unsaid = !is_said && !label.is_empty();
            is_unsaid.then_some((part.map(|part| part.series), series.name.as_str(), label))
        });
        for (series, name, label) in total.into_iter().chain(unsaid) {
            let sign = if series.is_some() { SWATCH + APART } else { 0.0 };
            let lines = page.wrap(&said(chart, name, label), Font::Tick, limit - sign);
            let width = sign + page.widest(&lines, Font::Tick);
            if x > 0.0 && x + width > limit {
                (x, y) = (0.0, bottom);
            }
            bottom = bottom.max(y + height(Font::Tick, &lines));
            entries.push(Entry { series, at: (x, y), lines });
            x += width + BETWEEN;
        }
        Self { height: if entries.is_empty() { 0.0 } else { bottom }, entries }
    }

    /// Draws the list from its left upper corner.
    pub fn draw(&self, canvas: &mut Canvas, chart: &Chart, category: usize, (left, top): (f64, f64)) {
        for entry in &self.entries {
            let (x, y) = (left + entry.at.0, top + entry.at.1 + Font::Tick.leading() / 2.0);
            let part = entry.series.and_then(|series| Some((series, chart.mark(series, category)?)));
            if let Some((series, mark)) = part {
                canvas.open(&marks::class(chart, series, category, mark));
                let (a, b) = ((x, y - SWATCH / 2.0), (x + SWATCH, y + SWATCH / 2.0));
                marks::swatch(canvas, mark, (a, b), series);
                canvas.close();
            }
            let words = x + if part.is_some() { SWATCH + APART } else { 0.0 };
            canvas.lines((words, y), &entry.lines, Font::Tick, Anchor::Start);
        }
    }
}

/// A name and its value in words; what has no name is its value alone.
fn said(chart: &Chart, name: &str, label: &str) -> String {
    let colon = if chart.han() { "：" } else { ": " };
    if name.is_empty() { label.to_owned() } else { format!("{name}{colon}{label}") }
}
