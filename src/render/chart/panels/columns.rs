//! The columns of a panel, from zero: lengths that stand.

use crate::render::chart::lengths::{self, Extent};
use crate::render::chart::page::{Page, height};
use crate::render::chart::place::Placed;
use crate::render::chart::signs::{self, Way};
use crate::render::chart::{Bound, Chart, Mark, Status, marks, trend};
use crate::render::svg::{Font, Plane, TextBox};

/// The columns of the first series of a chart.
pub(super) struct Columns {
    /// Half the width of one in pixels.
    pub half: f64,
}

impl Columns {
    /// Marks what the columns cover as taken.
    pub fn take(&self, chart: &Chart, plane: &Plane, taken: &mut Placed) {
        for (at, mark, _) in stated(chart, 0) {
            let extent = self.extent(plane, at, mark);
            let (mid, end) = (extent.mid, extent.end(mark));
            taken.block(mid - self.half, end.min(extent.from), mid + self.half, end.max(extent.from));
            if mark.status == Status::Break {
                let [from, to] = lengths::sign_of_break(extent);
                taken.line(from, to);
            }
        }
    }

    /// Draws them.
    pub fn draw(&self, chart: &Chart, plane: &Plane) {
        for (at, mark, _) in stated(chart, 0) {
            let extent = self.extent(plane, at, mark);
            plane.draw(&[], |canvas, _| {
                canvas.open(&marks::class(chart, 0, at, mark));
                canvas.title(&mark.title);
                lengths::bar(canvas, mark, extent, None);
                lengths::end(canvas, mark, extent);
                canvas.close();
            });
        }
    }

    fn extent(&self, plane: &Plane, at: usize, mark: &Mark) -> Extent {
        extent(plane, (at, mark), self.half)
    }
}

fn extent(plane: &Plane, (at, mark): (usize, &Mark), half: f64) -> Extent {
    let x = trend::position(at);
    let (mid, from) = plane.at(x, 0.0);
    let along = |value: f64| plane.at(x, value).1;
    let upper = mark.top().filter(|_| mark.bound == Bound::Between).map(along);
    Extent { from, to: mark.drawn().map_or(from, along), upper, mid, half, way: Way::Up }
}

/// The labels of the columns, each broken to stand beyond the end of its own.
pub(super) struct Labels {
    /// Room in pixels that they take above the plot, signs included.
    pub over: f64,
    /// The same below it, under columns that hang from zero.
    pub under: f64,
    /// What they are written in.
    pub font: Font,
    limit: f64,
}

impl Labels {
    /// Breaks the labels of all panels in a font at a limit in pixels, and measures what of them has no room within a plot of a range
    /// of values and a height in pixels.
    pub fn lay(
        chart: &Chart,
        page: &Page,
        (font, limit): (Font, f64),
        ((low, high), tall): ((f64, f64), f64),
    ) -> Self {
        let beyond = |hangs: bool| {
            let all = (0..chart.series.len()).flat_map(|series| stated(chart, series));
            let of_side = all.filter(|(_, _, value)| (*value < 0.0) == hangs);
            let room = of_side.map(|(_, mark, value)| {
                let within = if hangs { value - low } else { high - mark.top().unwrap_or(value) };
                let taken = apart(mark) + height(font, &lines(page, mark, font, limit));
                taken - within / (high - low) * tall
            });
            room.fold(0.0, f64::max)
        };
        Self { over: beyond(false), under: beyond(true), font, limit }
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
            let extent = extent(plane, (at, mark), 0.0);
            let lines = lines(page, mark, self.font, self.limit);
            let (half, tall) = (page.widest(&lines, self.font) / 2.0, height(self.font, &lines));
            let edge = extent.tip() + extent.outward() * apart(mark);
            let top = if value < 0.0 { edge } else { edge - tall };
            let (left, right) = (extent.mid - half, extent.mid + half);
            let wanted = TextBox { text: String::new(), left, top, right, bottom: top + tall };
            if !lines.is_empty() && taken.take(wanted) {
                let first = top + self.font.leading() / 2.0;
                let below = |nth: u16| first + f64::from(nth) * self.font.leading();
                placed.extend(lines.into_iter().zip(0..).map(|(line, nth)| ((extent.mid, below(nth)), line)));
            }
        }
        placed
    }
}

/// A label in lines; none where a word or a number would have to be parted.
fn lines(page: &Page, mark: &Mark, font: Font, limit: f64) -> Vec<String> {
    if page.fits(&mark.label, font, limit) { page.wrap(&mark.label, font, limit) } else { Vec::new() }
}

/// Room in pixels between a column and its label, for the sign of its claim.
fn apart(mark: &Mark) -> f64 {
    3.0 + if signs::has_sign(mark.bound) { signs::ROOM } else { 0.0 }
}

/// The marks of a series that have a value, with their positions.
fn stated<'c>(chart: &'c Chart, series: usize) -> impl Iterator<Item = (usize, &'c Mark, f64)> {
    let marks = (0..chart.categories.len()).filter_map(move |at| Some((at, chart.mark(series, at)?)));
    marks.filter_map(|(at, mark)| Some((at, mark, mark.drawn()?)))
}
