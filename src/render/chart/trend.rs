//! Lines and areas: values in order, with the names of the series at their ends.

mod curve;
mod ends;
mod gaps;
mod labels;

use super::key::Key;
use super::page::{Page, height};
use super::periods::{self, Periods};
use super::place::{Pace, Placed};
use super::scale::{self, Base};
use super::{Chart, Kind, Width};
use crate::render::svg::{Anchor, Canvas, Font, Frame, Plane, Role};
pub(super) use curve::{Curve, curves, position};
use ends::Ends;
pub(super) use gaps::{dashes, gaps};
pub(super) use labels::labels as point_labels;

/// Room in pixels between the plot and what stands beside it.
const MARGIN: f64 = 8.0;

/// Draws a line or an area chart.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let curves = curve::curves(chart);
    let base = if chart.kind == Kind::Area { Base::Zero } else { Base::Free };
    let range = scale::spread(curves.iter().flat_map(Curve::values), base);
    let ticks = scale::ticks_of(chart, range, 4);
    let range = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let mut ends = Ends::lay(chart, page, &curves);
    let empty = curves.iter().all(|curve| curve.values().next().is_none());
    // Without a value there is no scale.
    let ticks = if empty { Vec::new() } else { ticks };
    let names = tick_names(chart, page, &ticks, 0.24);
    let column = names.iter().map(|name| page.measure(name, Font::Tick)).fold(0.0, f64::max);
    let key = Key::lay(chart, page);
    let top = page.top() + key.height + 24.0;
    let why =
        if empty { page.wrap(unknown(chart), Font::Label, page.span() - MARGIN * 4.0) } else { Vec::new() };
    let tall = match page.room {
        _ if empty => height(Font::Label, &why) + 12.0,
        Width::Wide => 220.0,
        Width::Narrow => 180.0,
    };
    let left = page.left() + column + MARGIN * 2.0;
    let right = page.right() - ends.width - MARGIN - 4.0 - ends.aside();
    let limit = page.span() * if page.room == Width::Wide { 0.2 } else { 0.3 };
    let foot = Frame { left, top, right, bottom: top };
    let lay = |pace: Pace| Periods::lay(chart, page, foot, limit, (page.left(), page.right()), pace);
    let even = lay(periods::pace(chart));
    let over = if even.names_last { 0.0 } else { ends.tell_time(chart, page, &curves) };
    // The last time has its name somewhere.
    let periods = if even.names_last || over > 0.0 { even } else { lay(Pace::Ends) };
    let top = top + over;
    let frame = Frame { top, bottom: top + tall.max(ends.height()), ..foot };

    let foot = frame.bottom + periods.height;
    let cut = if empty { Vec::new() } else { page.cut(chart, range) };
    let mut canvas = page.canvas(foot + if cut.is_empty() { 0.0 } else { height(Font::Tick, &cut) + 4.0 });
    page.draw_cut(&mut canvas, &cut, foot + 4.0);
    key.draw(&mut canvas, chart);
    let plane = Plane::new(&mut canvas, frame, (0.0, periods.last), range);
    plane.draw(&[], |canvas, _| canvas.open("axis"));
    for (tick, name) in ticks.iter().zip(names.iter().map(Some).chain(std::iter::repeat(None))) {
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
        periods.draw(canvas, frame.bottom);
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
    let labels = point_labels(chart, page, &plane, &curves, &mut taken);
    let dashes = match empty {
        true => Vec::new(),
        false => dashes(chart, page, &plane, frame.bottom, &mut taken),
    };
    for curve in &curves {
        curve.draw(chart, &plane);
    }
    plane.draw(&[], |canvas, _| {
        for leader in labels.iter().filter_map(|label| label.leader) {
            canvas.path(&leader, Role::Leader);
        }
        for (place, text) in labels.iter().map(|label| (label.place, &label.text)) {
            canvas.text(place, text, Font::Value, Anchor::Middle);
        }
        for (place, text) in &dashes {
            canvas.text(*place, text, Font::Value, Anchor::Middle);
        }
        if empty {
            let middle = (f64::midpoint(page.left(), page.right()), frame.top + Font::Label.leading() / 2.0);
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
