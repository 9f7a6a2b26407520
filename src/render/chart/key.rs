//! The key of a chart whose series no direct label can name.

use super::page::{Page, height};
use super::{Chart, marks};
use crate::render::svg::{Anchor, Canvas, Font, Role};

const SWATCH: f64 = 12.0;

/// The names of the series above a chart, laid out in lines.
pub(super) struct Key {
    entries: Vec<Entry>,
    /// Its height in pixels, the space after it included.
    pub height: f64,
}

struct Entry {
    series: usize,
    at: (f64, f64),
    lines: Vec<String>,
}

impl Key {
    /// Lays out a key from the top of the page; a single series needs none.
    pub fn lay(chart: &Chart, page: &Page) -> Self {
        let (mut x, mut y, mut tallest) = (page.left(), page.top(), 0.0_f64);
        let mut entries = Vec::new();
        if chart.series.len() < 2 {
            return Self { entries, height: 0.0 };
        }
        for (series, name) in chart.series.iter().map(|s| &s.name).enumerate() {
            let lines = page.wrap(name, Font::Label, page.span() - SWATCH - 6.0);
            let width = SWATCH + 6.0 + page.widest(&lines, Font::Label);
            if x > page.left() && x + width > page.right() {
                y += tallest;
                (x, tallest) = (page.left(), 0.0);
            }
            tallest = tallest.max(height(Font::Label, &lines)).max(Font::Label.leading());
            entries.push(Entry { series, at: (x, y + Font::Label.leading() / 2.0), lines });
            x += width + 18.0;
        }
        Self { entries, height: y + tallest - page.top() + 10.0 }
    }

    /// Draws the key.
    pub fn draw(&self, canvas: &mut Canvas, chart: &Chart) {
        if self.entries.is_empty() {
            return;
        }
        canvas.open("key");
        for Entry { series, at: (x, y), lines } in &self.entries {
            canvas.open(&marks::colour(chart, *series, None));
            if chart.kind == super::Kind::Dot {
                marks::point(canvas, &super::Mark::default(), (x + 6.0, *y), *series);
            } else {
                let (a, b) = ((*x, y - SWATCH / 2.0), (x + SWATCH, y + SWATCH / 2.0));
                canvas.rect(a, b, Role::Data);
                if let Some(pattern) = marks::series_texture(*series) {
                    canvas.texture(a, b, pattern);
                }
            }
            canvas.lines((x + SWATCH + 6.0, *y), lines, Font::Label, Anchor::Start);
            canvas.close();
        }
        canvas.close();
    }
}
