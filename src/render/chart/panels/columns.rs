//! The columns of a panel, from zero.

use crate::render::chart::page::{Page, height};
use crate::render::chart::place::Placed;
use crate::render::chart::{Bound, Chart, Mark, Status, marks, points, trend};
use crate::render::svg::{Canvas, Font, Pattern, Plane, Role, TextBox};

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
        for (at, mark, value) in stated(chart, 0) {
            let (x, zero) = plane.at(trend::position(at), 0.0);
            let y = plane.at(0.0, mark.top().unwrap_or(value)).1;
            let top = y.min(zero);
            taken.block(x - self.half, top, x + self.half, y.max(zero));
            if matches!(mark.bound, Bound::OpenAbove | Bound::OpenBelow) {
                taken.block(x - 5.0, top - points::UPRIGHT, x + 5.0, top);
            }
            if mark.status == Status::Break {
                let before = x - self.half - 4.0;
                taken.line((before, zero + 4.0), (before, top - 2.0));
            }
        }
    }

    /// Draws them.
    pub fn draw(&self, chart: &Chart, plane: &Plane) {
        for (at, mark, value) in stated(chart, 0) {
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
        marks::status_sign(canvas, mark.status, (left, zero), (right, y));
        if mark.status == Status::Target {
            marks::target(canvas, (left - 2.0, y), (right + 2.0, y));
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
            canvas.path(&[(before, zero + 4.0), (before, y.min(zero) - 2.0)], Role::Break);
        }
        let end = y.min(upper).min(zero);
        match mark.bound {
            // Inside the column they would be lost.
            Bound::OpenBelow => {
                for base in [end - 12.0, end - 7.5] {
                    canvas.path(&[(x - 4.5, base), (x, base + 3.5), (x + 4.5, base)], Role::Open);
                }
            }
            Bound::OpenAbove => points::open_upright(canvas, mark, (x, end)),
            Bound::Exact | Bound::About | Bound::Between => {}
        }
    }
}

/// The labels of the columns, each broken to stand over its own.
pub(super) struct Labels {
    /// Room in pixels that the tallest takes over its column, signs included.
    pub height: f64,
    /// What they are written in.
    pub font: Font,
    limit: f64,
}

impl Labels {
    /// Breaks the labels of all panels at `limit` pixels.
    pub fn lay(chart: &Chart, page: &Page, font: Font, limit: f64) -> Self {
        let tall =
            |(_, mark, _): (usize, &Mark, f64)| over(mark) + height(font, &lines(page, mark, font, limit));
        let all = (0..chart.series.len()).flat_map(|series| stated(chart, series));
        Self { height: all.map(tall).fold(0.0, f64::max), font, limit }
    }

    /// Whether no label is parted within a word to stand over its column.
    pub fn fit(chart: &Chart, page: &Page, font: Font, limit: f64) -> bool {
        let mut all = (0..chart.series.len()).flat_map(|series| stated(chart, series));
        all.all(|(_, mark, _)| page.fits(&mark.label, font, limit))
    }

    /// Where the lines of each label stand, by their middles; one that has no room is left out.
    pub fn place(
        &self,
        chart: &Chart,
        page: &Page,
        plane: &Plane,
        taken: &mut Placed,
    ) -> Vec<((f64, f64), String)> {
        let mut placed = Vec::new();
        for (at, mark, value) in stated(chart, 0) {
            let (x, zero) = plane.at(trend::position(at), 0.0);
            let end = plane.at(0.0, mark.top().unwrap_or(value)).1.min(zero);
            let lines = lines(page, mark, self.font, self.limit);
            let (half, bottom) = (page.widest(&lines, self.font) / 2.0, end - over(mark));
            let top = bottom - height(self.font, &lines);
            let wanted = TextBox { text: String::new(), left: x - half, top, right: x + half, bottom };
            if !lines.is_empty() && taken.take(wanted) {
                let first = top + self.font.leading() / 2.0;
                let below = |nth: u16| first + f64::from(nth) * self.font.leading();
                placed.extend(lines.into_iter().zip(0..).map(|(line, nth)| ((x, below(nth)), line)));
            }
        }
        placed
    }
}

/// A label in lines; none where a word or a number would have to be parted.
fn lines(page: &Page, mark: &Mark, font: Font, limit: f64) -> Vec<String> {
    if page.fits(&mark.label, font, limit) { page.wrap(&mark.label, font, limit) } else { Vec::new() }
}

/// Room in pixels between a column and its label, for the signs of a bound.
fn over(mark: &Mark) -> f64 {
    if matches!(mark.bound, Bound::OpenAbove | Bound::OpenBelow) { points::UPRIGHT + 2.0 } else { 3.0 }
}

/// The marks of a series that have a value, with their positions.
fn stated<'c>(chart: &'c Chart, series: usize) -> impl Iterator<Item = (usize, &'c Mark, f64)> {
    let marks = (0..chart.categories.len()).filter_map(move |at| Some((at, chart.mark(series, at)?)));
    marks.filter_map(|(at, mark)| Some((at, mark, mark.drawn()?)))
}
