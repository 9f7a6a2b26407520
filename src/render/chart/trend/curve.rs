//! One series as a line, or as a layer of an area.

use crate::render::chart::place::Placed;
use crate::render::chart::signs::Way;
use crate::render::chart::{Bound, Chart, Highlight, Kind, Mark, Status, marks, points};
use crate::render::svg::{Canvas, Plane, Role};

/// Distance in pixels of the sign of a break before its point.
const BREAK: f64 = 8.0;

/// Distance in pixels below which the forms of two points run together.
const CLOSE: f64 = 13.0;

/// The points of a series; a missing one is a gap.
pub(in crate::render::chart) struct Curve {
    /// Position of the series.
    pub series: usize,
    pub(super) points: Vec<Option<Spot>>,
}

/// A point: where it is across, where its layer begins, where it is, and where its upper end is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) x: f64,
    base: f64,
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
}

/// The curves of a chart. In an area the series stand on one another; where one is missing so is all above it.
pub(in crate::render::chart) fn curves(chart: &Chart) -> Vec<Curve> {
    let stacked = chart.kind == Kind::Area;
    let mut floor: Vec<Option<f64>> = chart.categories.iter().map(|_| Some(0.0)).collect();
    let curve = |series: usize| {
        let points = floor.iter_mut().zip(0_u32..).enumerate().map(|(at, (floor, x))| {
            let mark = chart.mark(series, at);
            let value = mark.and_then(Mark::drawn);
            let base = if stacked { *floor } else { Some(0.0) };
            if stacked {
                *floor = value.and_then(|v| floor.map(|f| f + v));
            }
            let (value, base) = (value?, base?);
            let upper = mark.and_then(Mark::top);
            let value = if stacked { base + value } else { value };
            Some(Spot { x: f64::from(x), base, value, upper: upper.filter(|_| !stacked) })
        });
        Curve { series, points: points.collect() }
    };
    (0..chart.series.len()).map(curve).collect()
}

/// A position as a place on the axis.
pub(in crate::render::chart) fn position(at: usize) -> f64 {
    f64::from(u32::try_from(at).unwrap_or(u32::MAX))
}

impl Curve {
    /// Every height that the axis must reach.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.points.iter().flatten().flat_map(|s| [Some(s.value), s.upper].into_iter().flatten())
    }

    /// The position of the first point that is drawn.
    pub fn first(&self) -> Option<usize> {
        self.points.iter().position(Option::is_some)
    }

    /// The last point that is drawn, with its position.
    pub fn last<'c>(&self, chart: &'c Chart) -> Option<(usize, &'c Mark)> {
        let at = self.points.iter().rposition(Option::is_some)?;
        Some((at, chart.mark(self.series, at)?))
    }

    /// Where the label of the curve belongs: at the last point, or in the middle of the layer there.
    pub fn end(&self, plane: &Plane) -> (f64, f64) {
        let last = self.points.iter().rev().flatten().next();
        last.map_or((0.0, 0.0), |s| plane.at(s.x, if self.series > 0 { s.middle() } else { s.value }))
    }

    /// The last point that is drawn, also of a layer.
    pub fn edge(&self, plane: &Plane) -> (f64, f64) {
        self.points.iter().rev().flatten().next().map_or((0.0, 0.0), |s| plane.at(s.x, s.value))
    }

    /// The height in pixels of the point at a position, if there is one.
    pub fn height(&self, plane: &Plane, at: usize) -> Option<f64> {
        let spot = self.points.get(at).copied().flatten()?;
        Some(plane.at(spot.x, spot.value).1)
    }

    /// The height in pixels of the first point that there is.
    pub fn any_height(&self, plane: &Plane) -> Option<f64> {
        (0..self.points.len()).find_map(|at| self.height(plane, at))
    }

    /// The right edge of the plot.
    pub fn right(&self, plane: &Plane) -> f64 {
        plane.at(position(self.points.len().saturating_sub(1).max(1)), 0.0).0
    }

    /// Marks what the curve covers as taken.
    pub fn take(&self, chart: &Chart, plane: &Plane, taken: &mut Placed) {
        for (at, spot) in self.points.iter().enumerate() {
            let Some(spot) = spot else { continue };
            let (x, y) = plane.at(spot.x, spot.value);
            let upper = spot.upper.map_or(y, |upper| plane.at(spot.x, upper).1);
            let reach = points::RADIUS + 1.0;
            let (mut top, mut bottom) = (upper.min(y) - reach, y + reach);
            match chart.mark(self.series, at).map(|mark| mark.bound) {
                Some(Bound::OpenAbove | Bound::About) => top = top.min(y - points::SIGN),
                Some(Bound::OpenBelow) => bottom = y + points::SIGN,
                _ => {}
            }
            taken.block(x - reach, top, x + reach, bottom);
            if chart.mark(self.series, at).is_some_and(|mark| mark.status == Status::Break) {
                let (top, bottom) = sign_of_break(plane, spot.value);
                taken.block(x - BREAK - 1.0, top, x - BREAK + 1.0, bottom);
            }
        }
        for (a, b) in self.joined() {
            taken.line(plane.at(a.x, a.value), plane.at(b.x, b.value));
        }
    }

    /// Draws the layer, the line and the points.
    pub fn draw(&self, chart: &Chart, plane: &Plane) {
        plane.draw(&[], |canvas, _| canvas.open(&marks::colour(chart, self.series, None)));
        for run in self.runs(chart) {
            self.draw_run(chart, plane, &run);
        }
        let step = self.step(plane);
        for (at, spot) in self.points.iter().enumerate() {
            let (Some(spot), Some(mark)) = (spot, chart.mark(self.series, at)) else { continue };
            let places = [(spot.x, spot.value), (spot.x, spot.upper.unwrap_or(spot.value))];
            let broken = sign_of_break(plane, spot.value);
            let is_plain = mark.bound == Bound::Exact && mark.status == Status::Normal;
            let is_small = is_plain && !(self.points.len() - 1 - at).is_multiple_of(step);
            plane.draw(&places, |canvas, places| {
                self.draw_point(canvas, chart, (at, mark, is_small), places, broken);
            });
        }
        plane.draw(&[], |canvas, _| canvas.close());
    }

    fn draw_run(&self, chart: &Chart, plane: &Plane, run: &Run) {
        let line: Vec<_> = run.spots.iter().map(|s| (s.x, s.value)).collect();
        if chart.kind == Kind::Area {
            let ground = run.spots.iter().rev().map(|s| (s.x, s.base));
            let outline: Vec<_> = line.iter().copied().chain(ground).collect();
            plane.draw(&outline, |canvas, places| {
                canvas.polygon(places, Role::Layer);
            });
        }
        plane.draw(&line, |canvas, places| {
            if run.uncertain {
                canvas.open("uncertain");
            }
            canvas.path(places, Role::Line);
            if run.uncertain {
                canvas.close();
            }
        });
    }

    fn draw_point(
        &self,
        canvas: &mut Canvas,
        chart: &Chart,
        (at, mark, is_small): (usize, &Mark, bool),
        places: &[(f64, f64)],
        (top, bottom): (f64, f64),
    ) {
        let [place, upper] = [places[0], places[1]];
        let hl = if chart.highlight == Highlight::Category(at) { "hl" } else { "" };
        canvas.open(format!("{hl}{}", marks::status(mark.status)).trim_start());
        canvas.title(&mark.title);
        if mark.status == Status::Break {
            let x = place.0 - BREAK;
            canvas.path(&[(x, top), (x, bottom)], Role::Break);
        }
        if upper.1 < place.1 {
            points::interval(canvas, Way::Up, place, upper);
        } else if is_small {
            points::dot(canvas, place);
        } else {
            points::point(canvas, mark, place, self.series);
        }
        points::claim(canvas, mark, Way::Up, place);
        canvas.close();
    }

    /// Of how many points one has the form of its series, counted from the last: where they lie close, forms would run together.
    fn step(&self, plane: &Plane) -> usize {
        let pitch = plane.at(1.0, 0.0).0 - plane.at(0.0, 0.0).0;
        let mut step = 1;
        while position(step) * pitch < CLOSE && step < self.points.len() {
            step += 1;
        }
        step
    }

    /// Pairs of points that a line joins, not considering breaks.
    fn joined(&self) -> impl Iterator<Item = (Spot, Spot)> {
        self.points.windows(2).filter_map(|pair| Some((pair[0]?, pair[1]?)))
    }

    /// Stretches of joined points; each ends at a gap or a break, or where the line changes between settled and not.
    fn runs(&self, chart: &Chart) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut before: Option<Spot> = None;
        for (at, spot) in self.points.iter().enumerate() {
            let status = |at: usize| chart.mark(self.series, at).map_or(Status::Normal, |mark| mark.status);
            let is_unsure = |at: usize| {
                let is_bound = chart.mark(self.series, at).is_some_and(|mark| mark.bound != Bound::Exact);
                is_bound || marks::is_unsettled(status(at))
            };
            if let (Some(from), Some(to)) = (before, spot)
                && status(at) != Status::Break
            {
                // A stretch is no surer than the less sure of its ends.
                let uncertain = is_unsure(at) || is_unsure(at - 1);
                match runs.last_mut() {
                    Some(run) if run.uncertain == uncertain && run.ends_at(from) => run.spots.push(*to),
                    _ => runs.push(Run { uncertain, spots: vec![from, *to] }),
                }
            }
            before = *spot;
        }
        runs
    }
}

/// From where to where in pixels the sign of a break runs beside a value: not into the names of the times.
fn sign_of_break(plane: &Plane, value: f64) -> (f64, f64) {
    let (y, frame) = (plane.at(0.0, value).1, plane.frame());
    ((y - 16.0).max(frame.top - 6.0), (y + 16.0).min(frame.bottom + 6.0))
}

struct Run {
    uncertain: bool,
    spots: Vec<Spot>,
}

impl Run {
    fn ends_at(&self, spot: Spot) -> bool {
        self.spots.last().is_some_and(|last| last.x.total_cmp(&spot.x).is_eq())
    }
}

impl Spot {
    fn middle(&self) -> f64 {
        if self.base == 0.0 { self.value } else { f64::midpoint(self.base, self.value) }
    }
}
