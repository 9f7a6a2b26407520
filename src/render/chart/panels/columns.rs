//! The columns of a panel, from zero.

use crate::render::chart::place::Placed;
use crate::render::chart::{Bound, Chart, Mark, Status, marks, trend};
use crate::render::svg::{Canvas, Pattern, Plane, Role};

/// Height in pixels of the soft end of a value that is about or under a number.
const SOFT: f64 = 14.0;

/// The columns of the first series of a chart.
pub(super) struct Columns {
    /// Half the width of one in pixels.
    pub half: f64,
}

impl Columns {
    /// Marks what the columns cover as taken.
    pub fn take(&self, chart: &Chart, plane: &Plane, taken: &mut Placed) {
        for (at, mark, value) in stated(chart) {
            let (x, zero) = plane.at(trend::position(at), 0.0);
            let y = plane.at(0.0, mark.top().unwrap_or(value)).1;
            taken.block(x - self.half, y.min(zero), x + self.half, y.max(zero));
        }
    }

    /// Draws them.
    pub fn draw(&self, chart: &Chart, plane: &Plane) {
        for (at, mark, value) in stated(chart) {
            let x = trend::position(at);
            let upper = mark.top().filter(|_| mark.bound == Bound::Between).unwrap_or(value);
            plane.draw(&[(x, 0.0), (x, value), (x, upper)], |canvas, places| {
                canvas.open(&marks::class(chart, 0, at, mark));
                canvas.title(&mark.title);
                self.one(canvas, mark, places);
                canvas.close();
            });
        }
    }

    fn one(&self, canvas: &mut Canvas, mark: &Mark, places: &[(f64, f64)]) {
        let ((x, zero), (_, y), (_, upper)) = (places[0], places[1], places[2]);
        let (left, right) = (x - self.half, x + self.half);
        canvas.rect((left, zero), (right, y), Role::Data);
        if let Some(pattern) = marks::status_texture(mark.status) {
            canvas.texture((left, zero), (right, y), pattern);
        }
        if matches!(mark.bound, Bound::About | Bound::OpenBelow) {
            let soft = (zero - y).clamp(-SOFT, SOFT);
            canvas.texture((left, y), (right, y + soft), Pattern::Hatch);
        }
        if upper < y {
            canvas.rect((left, y), (right, upper), Role::Span);
            canvas.texture((left, y), (right, upper), Pattern::Hatch);
        }
        if mark.status == Status::Break {
            let before = left - 4.0;
            canvas.path(&[(before, zero + 4.0), (before, y.min(zero) - 10.0)], Role::Break);
        }
        let end = y.min(upper).min(zero);
        match mark.bound {
            // Inside the column they would be lost.
            Bound::OpenBelow => {
                for base in [end - 12.0, end - 7.5] {
                    canvas.path(&[(x - 4.5, base), (x, base + 3.5), (x + 4.5, base)], Role::Open);
                }
            }
            _ => marks::open_upright(canvas, mark, (x, end)),
        }
    }
}

/// The chart as its labels need it: all of them stand over the columns and their chevrons, and over the line of zero where
/// a column hangs from it.
pub(super) fn with_labels_over<'a>(chart: &Chart<'a>) -> Chart<'a> {
    let mut over = chart.clone();
    for mark in over.series.iter_mut().flat_map(|series| &mut series.marks) {
        mark.value = mark.value.map(|value| value.max(0.0));
        if mark.bound == Bound::OpenBelow {
            mark.bound = Bound::OpenAbove;
        }
    }
    over
}

/// The marks that have a value, with their positions.
fn stated<'c>(chart: &'c Chart) -> impl Iterator<Item = (usize, &'c Mark, f64)> {
    let marks = (0..chart.categories.len()).filter_map(|at| Some((at, chart.mark(0, at)?)));
    marks.filter_map(|(at, mark)| Some((at, mark, mark.drawn()?)))
}
