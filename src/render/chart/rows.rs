//! Rows: one a category, its name at the left, or above where the page is narrow.

use super::page::{Page, height};
use super::{Chart, Kind, Width};
use crate::render::svg::{Anchor, Canvas, Font, Frame};

/// The rows of a chart, laid out.
pub(super) struct Rows {
    /// Left edge of the plot, after the names.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Bottom edge of the last row.
    pub bottom: f64,
    above: bool,
    /// The names of groups of rows over the first of each, with their places.
    heads: Vec<((f64, f64), Vec<String>)>,
    /// The rows in order.
    pub rows: Vec<Row>,
}

/// One row.
pub(super) struct Row {
    label: Vec<String>,
    label_at: (f64, f64),
    /// Whether a name of a group stands over it.
    is_first: bool,
    /// Middle line of each band in pixels.
    pub bands: Vec<f64>,
}

impl Rows {
    /// Lays out one row for each category from `top` down; `bands` gives the heights of what each row must hold, `heads` the names of
    /// groups of rows, each with the position of its first row.
    pub fn lay(
        chart: &Chart,
        page: &Page,
        top: f64,
        bands: &[Vec<f64>],
        heads: &[(usize, Vec<String>)],
    ) -> Self {
        let names = || chart.categories.iter();
        let natural = names().map(|name| page.measure(name, Font::Label)).fold(0.0, f64::max);
        let above = page.room == Width::Narrow && natural > page.span() * 0.25;
        let limit = if above { page.span() } else { page.span() * 0.34 };
        let labels: Vec<_> = names().map(|name| page.wrap(name, Font::Label, limit)).collect();
        let column = labels.iter().map(|lines| page.widest(lines, Font::Label)).fold(0.0, f64::max);
        let left = page.left() + if above || column == 0.0 { 0.0 } else { column + 12.0 };
        let gap = match labels.len() {
            _ if !heads.is_empty() => 4.0,
            0..=8 => 16.0,
            9..=16 => 10.0,
            _ => 6.0,
        };
        let mut y = top;
        let mut rows = Vec::new();
        let mut named = Vec::new();
        for ((label, bands), at) in labels.into_iter().zip(bands).zip(0..) {
            let head = heads.iter().find(|(first, _)| *first == at);
            if let Some((_, head)) = head {
                y += if at > 0 { 14.0 } else { 0.0 };
                named.push(((page.left(), y + Font::Label.leading() / 2.0), head.clone()));
                y += height(Font::Label, head) + 4.0;
            }
            let (text, inner) = (height(Font::Label, &label), bands.iter().sum::<f64>());
            // The name of a stack stands beside its bar, whatever is listed below.
            let lead = match chart.kind {
                Kind::StackedBar => bands.first().copied().unwrap_or(inner),
                _ => inner,
            };
            let shift = ((text - lead) / 2.0).max(0.0);
            let name_y = if above { y } else { y + ((lead - text) / 2.0).max(0.0) };
            let mut band_y = if above { y + text + 1.0 } else { y + shift };
            let middles = bands.iter().map(|band| {
                band_y += band;
                band_y - band / 2.0
            });
            let bands = middles.collect();
            let label_at = (page.left(), name_y + Font::Label.leading() / 2.0);
            y += if above { text + 1.0 + inner } else { text.max(shift + inner) } + gap;
            rows.push(Row { label, label_at, is_first: head.is_some(), bands });
        }
        Self { left, top, bottom: (y - gap).max(top + 20.0), above, heads: named, rows }
    }

    /// The rectangle from the names to `right`.
    pub fn frame(&self, left: f64, right: f64) -> Frame {
        Frame { left, top: self.top, right, bottom: self.bottom }
    }

    /// Where the line of zero runs, from top to bottom: past all rows, or past the bars of each where the names stand
    /// above them. `half` is half the height of a bar.
    pub fn baselines(&self, half: f64) -> Vec<(f64, f64)> {
        if !self.above && self.heads.is_empty() {
            return vec![(self.top - 2.0, self.bottom + 2.0)];
        }
        let ends = |row: &Row| Some((row.bands.first()? - half - 2.0, row.bands.last()? + half + 2.0));
        let of_rows = self.rows.iter().filter_map(|row| Some((row.is_first || self.above, ends(row)?)));
        let mut all: Vec<(f64, f64)> = Vec::new();
        for (begins, (top, bottom)) in of_rows {
            match all.last_mut().filter(|_| !begins) {
                Some(last) => last.1 = bottom,
                None => all.push((top, bottom)),
            }
        }
        all
    }

    /// Writes the names.
    pub fn draw_names(&self, canvas: &mut Canvas) {
        canvas.open("names");
        for (place, head) in &self.heads {
            canvas.lines(*place, head, Font::Label, Anchor::Start);
        }
        for row in &self.rows {
            canvas.lines(row.label_at, &row.label, Font::Label, Anchor::Start);
        }
        canvas.close();
    }
}
