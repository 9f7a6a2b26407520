//! How long the parts of stacks are.

use crate::render::chart::page::Page;
use crate::render::chart::rows::Rows;
use crate::render::chart::scale::{self, Base};
use crate::render::chart::{Chart, Mark};

/// The least length in pixels of a part that is there: between the hairlines of its neighbours it can still be seen.
const SLIVER: f64 = 3.0;

/// One part of a stack.
pub(super) struct Part<'c> {
    pub mark: &'c Mark,
    pub series: usize,
    value: f64,
    /// Where it begins in pixels.
    pub from: f64,
    /// Where it ends in pixels.
    pub to: f64,
}

/// All stacks of a chart, laid out in pixels on one scale.
pub(super) struct Measure<'c> {
    /// One a category.
    pub stacks: Vec<Vec<Part<'c>>>,
    /// Left edge of the plot.
    pub left: f64,
    /// Where zero is.
    pub zero: f64,
    scale: f64,
}

/// Whether the drawing has a part that is longer than its value says.
pub(in crate::render::chart) fn has_slivers(chart: &Chart, page: &Page) -> bool {
    let measure = Measure::of(chart, page);
    measure.stacks.iter().flatten().any(|part| measure.is_sliver(part))
}

impl<'c> Measure<'c> {
    /// Lays them out. What slivers take beyond their values is kept free beside the longest stack.
    pub fn of(chart: &'c Chart, page: &Page) -> Self {
        let categories = chart.categories.len();
        // The width of the names does not depend on the heights.
        let left = Rows::lay(chart, page, page.top(), &vec![vec![20.0]; categories], &[]).left;
        let mut stacks: Vec<_> = (0..categories).map(|category| stack(chart, category)).collect();
        let sum = |parts: &Vec<Part>, sign: f64| {
            parts.iter().map(|part| part.value * sign).filter(|value| *value > 0.0).sum::<f64>()
        };
        let ends = stacks.iter().flat_map(|parts| [sum(parts, 1.0), -sum(parts, -1.0)]);
        let (low, high) = scale::spread(ends, Base::Zero);
        let full = page.right() - left;
        let thin = |sign: f64| {
            let of_stack = |parts: &Vec<Part>| {
                let own = parts.iter().filter(|part| part.value * sign > 0.0);
                own.filter(|part| part.value.abs() * full < SLIVER * (high - low))
                    .map(|_| SLIVER)
                    .sum::<f64>()
            };
            stacks.iter().map(of_stack).fold(0.0, f64::max)
        };
        let (under, over) = (thin(-1.0), thin(1.0));
        let scale = (full - under - over).max(1.0) / (high - low);
        let zero = left + under - low * scale;
        for parts in &mut stacks {
            let (mut above, mut below) = (zero, zero);
            for part in parts {
                let long = if part.value == 0.0 { 0.0 } else { (part.value.abs() * scale).max(SLIVER) };
                let end = if part.value < 0.0 { &mut below } else { &mut above };
                part.from = *end;
                *end += long * part.value.signum();
                part.to = *end;
            }
        }
        Self { stacks, left, zero, scale }
    }

    fn is_sliver(&self, part: &Part) -> bool {
        part.value != 0.0 && part.value.abs() * self.scale < SLIVER
    }
}

/// The parts of a category that have a value, in the order of the series.
fn stack<'c>(chart: &'c Chart, category: usize) -> Vec<Part<'c>> {
    let part = |series: usize| {
        let mark = chart.mark(series, category)?;
        Some(Part { mark, series, value: mark.drawn()?, from: 0.0, to: 0.0 })
    };
    (0..chart.series.len()).filter_map(part).collect()
}
