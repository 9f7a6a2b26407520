//! Lines and areas: values in order, with the names of the series at their ends.

mod curve;
mod ends;

use super::key::Key;
use super::page::Page;
use super::periods::Periods;
use super::place::Placed;
use super::scale::{self, Base};
use super::{Chart, Kind, Width};
use crate::render::svg::{Anchor, Canvas, Font, Frame, Plane, Role};
pub(super) use curve::{Curve, curves, labels as point_labels, position};
use ends::Ends;

/// Room in pixels between the plot and what stands beside it.
const MARGIN: f64 = 8.0;

/// Draws a line or an area chart.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let curves = curve::curves(chart);
    let base = if chart.kind == Kind::Area { Base::Zero } else { Base::Free };
    let range = scale::spread(curves.iter().flat_map(Curve::values), base);
    let ticks = scale::ticks(range, 4);
    let range = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let mut ends = Ends::lay(chart, page, &curves);
    let empty = curves.iter().all(|curve| curve.values().next().is_none());
    let names = if empty { Vec::new() } else { tick_names(chart, page, &ticks, 0.24) };
    let column = names.iter().map(|name| page.measure(name, Font::Tick)).fold(0.0, f64::max);
    let key = Key::lay(chart, page);
    let top = page.top() + key.height + 24.0;
    let tall = if page.room == Width::Wide { 220.0 } else { 180.0_f64 };
    let frame = Frame {
        left: page.left() + column + MARGIN * 2.0,
        top,
        right: page.right() - ends.width - MARGIN - 4.0,
        bottom: top + tall.max(ends.height()),
    };
    let limit = page.span() * if page.room == Width::Wide { 0.2 } else { 0.3 };
    let periods = Periods::lay(chart, page, frame, limit, (page.left(), page.right()));

    let mut canvas = page.canvas(frame.bottom + periods.height);
    key.draw(&mut canvas, chart);
    let plane = Plane::new(&mut canvas, frame, (0.0, periods.last), range);
    plane.draw(&[], |canvas, _| canvas.open("axis"));
    let shown = if empty { &ticks[..ticks.len().min(1)] } else { &ticks[..] };
    for (tick, name) in shown.iter().zip(names.iter().map(Some).chain(std::iter::repeat(None))) {
        let role = if *tick == 0.0 { Role::Zero } else { Role::Grid };
        plane.draw(&[(0.0, *tick)], |canvas, at| {
            let y = at[0].1;
            canvas.path(&[(frame.left - MARGIN, y), (frame.right, y)], role);
            if let Some(name) = name {
                canvas.text((page.left() + column, y), name, Font::Tick, Anchor::End);
            }
        });
    }
    plane.draw(&[], |canvas, _| {
        periods.draw(canvas, frame.bottom + 8.0);
        canvas.close();
        canvas.open("marks");
    });
    ends.settle(&plane, &curves, (frame.top - 22.0, frame.bottom + 4.0));
    let mut taken =
        Placed::new((frame.left - MARGIN - 5.0, page.right()), (frame.top - 28.0, frame.bottom - 1.0));
    ends.take(&mut taken, page);
    for curve in &curves {
        curve.take(chart, &plane, &mut taken);
    }
    let labels = curve::labels(chart, page, &plane, &curves, &mut taken);
    for curve in &curves {
        curve.draw(chart, &plane);
    }
    plane.draw(&[], |canvas, _| {
        for (place, text) in &labels {
            canvas.text(*place, text, Font::Value, Anchor::Middle);
        }
        if empty {
            let why = page.wrap(unknown(chart), Font::Label, frame.right - frame.left);
            let middle = (f64::midpoint(frame.left, frame.right), frame.top + Font::Label.leading());
            canvas.lines(middle, &why, Font::Label, Anchor::Middle);
        }
        ends.draw(canvas, chart);
        canvas.close();
    });
    drop(plane);
    canvas
}

/// Why nothing is known, in the words of the first missing mark that says so.
pub(super) fn unknown<'c>(chart: &'c Chart) -> &'c str {
    let labels = chart.series.iter().flat_map(|s| &s.marks).map(|mark| mark.label.as_str());
    labels.into_iter().find(|label| !label.is_empty()).unwrap_or_default()
}

/// The names of the gridlines; none if they would take more than a part of the page.
pub(super) fn tick_names(chart: &Chart, page: &Page, ticks: &[f64], part: f64) -> Vec<String> {
    let names = (chart.axis.ticks)(ticks);
    let widest = page.widest(&names, Font::Tick);
    if widest > page.span() * part { Vec::new() } else { names }
}
