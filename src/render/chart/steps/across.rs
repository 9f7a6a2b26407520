//! Stages side by side, joined from left to right.

use super::{RADIUS, Words, joined};
use crate::render::chart::page::Page;
use crate::render::chart::{Chart, Kind};
use crate::render::svg::{Canvas, Font};

/// As many stages stand side by side; a line of the words of more would hold hardly a word.
const MOST: usize = 5;

/// A stage whose words take more lines is easier to read across the whole width.
const LINES_MOST: usize = 9;

/// Room in pixels between two columns.
const GUTTER: f64 = 20.0;

/// The stages, laid out in columns of one width.
pub(super) struct Columns {
    words: Vec<Words>,
    lefts: Vec<f64>,
}

impl Columns {
    /// Lays the stages out, or nothing where their words have no room in columns.
    pub(super) fn lay(chart: &Chart, page: &Page) -> Option<Columns> {
        let steps = &chart.steps.all;
        let count = f64::from(u8::try_from(steps.len()).ok().filter(|count| usize::from(*count) <= MOST)?);
        let width = (page.span() - GUTTER * (count - 1.0)) / count.max(1.0);
        let has_room = steps.iter().all(|step| {
            page.fits(&step.name, Font::Value, width)
                && page.fits(&step.text, Font::Label, width)
                && page.fits(&step.value, Font::Label, width)
        });
        let words: Vec<Words> = steps.iter().map(|step| Words::of(step, page, width)).collect();
        let is_short =
            |words: &Words| words.0.iter().map(|(_, lines)| lines.len()).sum::<usize>() <= LINES_MOST;
        let lefts = (0_u8..).map(|at| page.left() + f64::from(at) * (width + GUTTER));
        let lefts = lefts.take(words.len()).collect();
        (has_room && words.iter().all(is_short)).then_some(Columns { words, lefts })
    }

    pub(super) fn draw(&self, chart: &Chart, page: &Page) -> Canvas {
        let line = page.top() + RADIUS + 1.5;
        let top = line + RADIUS + 12.0;
        let tallest = self.words.iter().map(Words::height).fold(20.0, f64::max);
        let mut canvas = page.canvas(top + tallest);
        let places: Vec<(f64, f64)> = self.lefts.iter().map(|left| (left + RADIUS + 1.5, line)).collect();
        joined(&mut canvas, &chart.steps.all, &places, Kind::Pathway);
        canvas.open("names");
        for (words, left) in self.words.iter().zip(&self.lefts) {
            words.write(&mut canvas, (*left, top));
        }
        canvas.close();
        canvas
    }
}
