//! The names of the series and their last values, beside the ends of their lines.

use super::curve::Curve;
use crate::render::chart::page::{Page, height};
use crate::render::chart::place::{Placed, spread_blocks};
use crate::render::chart::{Chart, Kind, Mark, Width};
use crate::render::chart::{marks, points};
use crate::render::svg::{Anchor, Canvas, Font, Plane, Role};

/// Up to so many times all have their names along the axis of most charts.
const NAMED: usize = 6;

/// Room in pixels that the sign of a series takes before its name.
const SIGN: f64 = 15.0;

/// The labels at the right of a plot.
pub(super) struct Ends {
    /// Width of the widest in pixels.
    pub width: f64,
    /// Room for the signs of the series before their names; none where there is one series alone.
    sign: f64,
    /// The time of all values, over them, where the axis does not name it.
    time: String,
    ends: Vec<End>,
}

struct End {
    /// Nothing for the total of all.
    series: Option<usize>,
    name: Vec<String>,
    value: Vec<String>,
    from: (f64, f64),
    middle: f64,
    left: f64,
}

impl End {
    fn height(&self) -> f64 {
        height(Font::Label, &self.name) + height(Font::Value, &self.value)
    }

    fn top(&self) -> f64 {
        self.middle - self.height() / 2.0
    }

    /// From the end of the line to a label that is not beside it.
    fn leader(&self) -> Option<[(f64, f64); 2]> {
        let is_away = (self.middle - self.from.1).abs() > 9.0 || self.left - self.from.0 > 30.0;
        // To the sign before the name, or where there is none to the value.
        let first = self.middle - self.height() / 2.0 + Font::Label.leading() / 2.0;
        let to = if self.name.is_empty() { self.middle } else { first };
        is_away.then_some([(self.from.0 + 6.0, self.from.1), (self.left - 3.0, to)])
    }
}

impl Ends {
    /// Breaks the labels to a column.
    pub fn lay(chart: &Chart, page: &Page, curves: &[Curve]) -> Self {
        let named = chart.series.len() > 1;
        let sign = if named { SIGN } else { 0.0 };
        let last = curves.iter().filter_map(|curve| curve.last(chart)).map(|(_, mark)| mark.label.as_str());
        let part = if page.room == Width::Wide { 0.26 } else { 0.3 };
        let limit = page.limit(last, Font::Value, page.span() * part);
        let names = chart.series.iter().map(|series| series.name.as_str()).filter(|_| named);
        let limit = page.limit(names, Font::Label, limit);
        let mut ends: Vec<_> = curves
            .iter()
            .filter_map(|curve| {
                let (_, mark) = curve.last(chart)?;
                let name = chart.series.get(curve.series).filter(|_| named).map_or("", |s| &s.name);
                let name = page.wrap(name, Font::Label, limit);
                let value = page.wrap(&mark.label, Font::Value, limit);
                Some(End {
                    series: Some(curve.series),
                    name,
                    value,
                    from: (0.0, 0.0),
                    middle: 0.0,
                    left: 0.0,
                })
            })
            .collect();
        let at_last = chart.categories.len().checked_sub(1).filter(|last| {
            let reaches = |curve: &Curve| curve.last(chart).is_some_and(|(at, _)| at == *last);
            chart.kind == Kind::Area && named && curves.iter().all(reaches)
        });
        if let Some((name, value)) = at_last.and_then(|last| chart.stated_total(last)) {
            let name = page.wrap(name, Font::Label, limit);
            let value = page.wrap(value, Font::Value, limit);
            ends.push(End { series: None, name, value, from: (0.0, 0.0), middle: 0.0, left: 0.0 });
        }
        let wide =
            |end: &End| page.widest(&end.name, Font::Label).max(page.widest(&end.value, Font::Value)).ceil();
        // Where many times stand along the axis, the last may have its name here.
        let time = chart.categories.last().filter(|_| chart.categories.len() > NAMED && !ends.is_empty());
        let time = time.map_or(0.0, |time| page.measure(time, Font::Tick)).min(limit).ceil();
        let widest = ends.iter().map(wide).fold(time, f64::max);
        Self { width: if widest > 0.0 { widest + sign } else { 0.0 }, sign, time: String::new(), ends }
    }

    /// Says of what time the values are, where all are of the last, and gives the room that it takes over them in pixels.
    pub fn tell_time(&mut self, chart: &Chart, page: &Page, curves: &[Curve]) -> f64 {
        let Some(time) = chart.categories.last() else { return 0.0 };
        let is_last =
            |curve: &Curve| curve.last(chart).is_none_or(|(at, _)| at + 1 == chart.categories.len());
        if self.ends.is_empty() || chart.categories.len() <= NAMED || !curves.iter().all(is_last) {
            return 0.0;
        }
        if page.measure(time, Font::Tick) > self.width - self.sign {
            return 0.0;
        }
        self.time.clone_from(time);
        Font::Tick.leading()
    }

    /// The middle of the line that the time stands in, over the highest of the values.
    fn time_at(&self) -> Option<(f64, f64)> {
        let highest = self.ends.iter().min_by(|a, b| a.top().total_cmp(&b.top()))?;
        Some((highest.left + self.sign, highest.top() - Font::Tick.leading() / 2.0))
    }

    /// Room in pixels for leaders that do not run straight up, where several labels may have to move.
    pub fn aside(&self) -> f64 {
        if self.sign > 0.0 { 10.0 } else { 0.0 }
    }

    /// Height of all together in pixels.
    pub fn height(&self) -> f64 {
        self.ends.iter().map(|end| end.height() + 4.0).sum()
    }

    /// Moves each as near to the end of its line as the others let it.
    pub fn settle(&mut self, plane: &Plane, curves: &[Curve], edges: (f64, f64)) {
        for end in &mut self.ends {
            let curve = curves.iter().find(|curve| Some(curve.series) == end.series);
            end.from = match (curve, curves.last()) {
                (Some(curve), _) => curve.end(plane),
                (None, Some(highest)) => highest.edge(plane),
                (None, None) => continue,
            };
            end.middle = end.from.1;
        }
        let mut blocks: Vec<_> = self.ends.iter().map(|end| (end.middle, end.height() + 4.0)).collect();
        spread_blocks(&mut blocks, edges);
        let right = curves.iter().map(|curve| curve.right(plane)).fold(0.0, f64::max);
        let left = right + super::MARGIN + 4.0 + self.aside();
        for (end, (middle, _)) in self.ends.iter_mut().zip(blocks) {
            end.middle = middle;
            end.left = left;
        }
    }

    /// Marks their room and that of their leaders as taken.
    pub fn take(&self, taken: &mut Placed, page: &Page) {
        if let Some((left, middle)) = self.time_at().filter(|_| !self.time.is_empty()) {
            let half = Font::Tick.leading() / 2.0;
            taken.block(left, middle - half, page.right(), middle + half);
        }
        for end in &self.ends {
            let half = end.height() / 2.0;
            taken.block(end.left, end.middle - half, page.right(), end.middle + half);
            if let Some([from, to]) = end.leader() {
                taken.line(from, to);
            }
        }
    }

    /// Writes them, with a leader to a line whose label had to move; each name has the sign of its line before it.
    pub fn draw(&self, canvas: &mut Canvas, chart: &Chart) {
        if let Some(place) = self.time_at() {
            canvas.open("axis");
            canvas.text(place, &self.time, Font::Tick, Anchor::Start);
            canvas.close();
        }
        for end in &self.ends {
            if let Some(leader) = end.leader() {
                canvas.path(&leader, Role::Leader);
            }
            canvas.open(
                &end.series.map_or_else(|| "total".to_owned(), |series| marks::colour(chart, series, None)),
            );
            let first = end.top() + Font::Label.leading() / 2.0;
            let left = end.left + self.sign;
            match end.series {
                Some(series) if self.sign > 0.0 && !end.name.is_empty() => {
                    points::point(canvas, &Mark::default(), (end.left + 6.0, first), series);
                }
                _ => {}
            }
            canvas.lines((left, first), &end.name, Font::Label, Anchor::Start);
            let second = first + height(Font::Label, &end.name);
            canvas.lines((left, second), &end.value, Font::Value, Anchor::Start);
            canvas.close();
        }
    }
}
