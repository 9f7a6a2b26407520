//! Two times and what became of each thing between them: a line a series, with its values at both ends.

use super::key::Key;
use super::page::{Page, height};
use super::place::spread_blocks;
use super::scale::{self, Base};
use super::trend::{self, Curve};
use super::{Chart, Width, marks, points};
use crate::render::svg::{Anchor, Canvas, Font, Frame, Plane, Role};

/// Room in pixels between the end of a line and its label.
const MARGIN: f64 = 20.0;

/// Room in pixels that the lines keep between the labels of their two sides, however long these are.
const BETWEEN: f64 = 24.0;

/// Room in pixels that two labels of a side keep between them.
const APART: f64 = 4.0;

/// Lines that a name may take at the left; the right side always has it.
const NAME_LINES: usize = 2;

/// A label beside one end of a line.
struct Label {
    series: usize,
    lines: Vec<(Font, Vec<String>)>,
    /// The height in pixels at which its line ends.
    end: f64,
    /// Whether a line ends there.
    stated: bool,
    middle: f64,
}

/// Draws the lines between the first category and the last, which the checks hold to be two times.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let curves = trend::curves(chart);
    let range = scale::spread(curves.iter().flat_map(Curve::values), Base::Free);
    let last = chart.categories.len().saturating_sub(1).max(1);
    let (mut left, mut right) = (labels(chart, page, 0), labels(chart, page, last));
    let (from, to) = (
        page.left() + widest(page, &left).max(6.0) + MARGIN,
        page.right() - widest(page, &right).max(6.0) - MARGIN,
    );
    let heads = headings(chart, page, (from, to), last);
    let tallest = heads.iter().map(|(_, _, lines)| height(Font::Tick, lines)).fold(0.0, f64::max);
    let key = Key::lay(chart, page);
    let top = page.top() + key.height + tallest + points::SIGN + 12.0;
    let is_empty = curves.iter().all(|curve| curve.values().next().is_none());
    let tall = match page.room {
        _ if is_empty => 0.0,
        Width::Wide => 240.0,
        Width::Narrow => 200.0_f64,
    };
    let tall = [&left, &right].map(|side| stacked(side)).into_iter().fold(tall, f64::max);
    let frame = Frame { left: from, top, right: to, bottom: top + tall };

    let cut = if is_empty { Vec::new() } else { page.cut(chart, range) };
    let foot = frame.bottom + 12.0;
    let mut canvas = page.canvas(foot + if cut.is_empty() { 0.0 } else { height(Font::Tick, &cut) + 6.0 });
    page.draw_cut(&mut canvas, &cut, foot + 6.0);
    key.draw(&mut canvas, chart);
    let plane = Plane::new(&mut canvas, frame, (0.0, trend::position(last)), range);
    for (side, at) in [(&mut left, 0), (&mut right, last)] {
        settle(side, &plane, &curves, at, (frame.top - 10.0, frame.bottom + 10.0));
    }
    plane.draw(&[], |canvas, _| {
        canvas.open("axis");
        for (x, middle, lines) in &heads {
            // Without a value there is no scale.
            if !is_empty {
                canvas.path(&[(*x, frame.top - 12.0), (*x, frame.bottom + 12.0)], Role::Grid);
            }
            let y = frame.top - points::SIGN - 6.0 - height(Font::Tick, lines) + Font::Tick.leading() / 2.0;
            canvas.lines((*middle, y), lines, Font::Tick, Anchor::Middle);
        }
        canvas.close();
        canvas.open("marks");
    });
    for curve in &curves {
        curve.draw(chart, &plane);
    }
    plane.draw(&[], |canvas, _| {
        for label in &left {
            write(canvas, chart, label, (frame.left, -1.0));
        }
        for label in &right {
            write(canvas, chart, label, (frame.right, 1.0));
        }
        canvas.close();
    });
    drop(plane);
    canvas
}

/// The two times over the ends of the lines: where each end is, where the middle of its name is, and the name. Each has
/// half of the page, so that they never touch.
fn headings(chart: &Chart, page: &Page, (from, to): (f64, f64), last: usize) -> [(f64, f64, Vec<String>); 2] {
    let half = f64::midpoint(from, to);
    [(from, page.left(), half - 4.0, 0), (to, half + 4.0, page.right(), last)].map(|(x, left, right, at)| {
        let name = chart.categories.get(at).map_or("", String::as_str);
        let lines = page.wrap(name, Font::Tick, right - left);
        let width = page.widest(&lines, Font::Tick);
        (x, x.max(left + width / 2.0).min(right - width / 2.0), lines)
    })
}

/// The labels of one side: the name, at the left only where all names have room, and the value. A value that is missing says why.
fn labels(chart: &Chart, page: &Page, at: usize) -> Vec<Label> {
    let limit = match (page.room, at) {
        (Width::Wide, _) => page.span() * 0.3,
        (Width::Narrow, 0) => page.span() * 0.26,
        (Width::Narrow, _) => page.span() * 0.34,
    };
    let own = (0..chart.series.len()).filter_map(|series| chart.mark(series, at));
    let limit = page.limit(own.map(|mark| mark.label.as_str()), Font::Value, limit);
    let limit = match at {
        0 => limit,
        _ => page.limit(chart.series.iter().map(|series| series.name.as_str()), Font::Label, limit),
    };
    let limit = limit.min(page.span() / 2.0 - MARGIN - BETWEEN / 2.0);
    let has_room = |name: &str| {
        page.fits(name, Font::Label, limit) && page.wrap(name, Font::Label, limit).len() <= NAME_LINES
    };
    let is_named = at > 0 || chart.series.iter().all(|series| has_room(&series.name));
    let label = |series: usize| {
        let mark = chart.mark(series, at);
        let value = mark.map_or("", |mark| &mark.label);
        let name = chart.series.get(series).filter(|_| is_named).map_or("", |series| &series.name);
        let font = if mark.is_some_and(|mark| mark.drawn().is_some()) { Font::Value } else { Font::Label };
        let lines =
            vec![(Font::Label, page.wrap(name, Font::Label, limit)), (font, page.wrap(value, font, limit))];
        Label { series, lines, end: 0.0, stated: false, middle: 0.0 }
    };
    (0..chart.series.len()).map(label).collect()
}

impl Label {
    fn height(&self) -> f64 {
        self.lines.iter().map(|(font, lines)| height(*font, lines)).sum()
    }
}

fn stacked(labels: &[Label]) -> f64 {
    labels.iter().map(|label| label.height() + APART).sum()
}

fn widest(page: &Page, labels: &[Label]) -> f64 {
    let lines = labels.iter().flat_map(|label| &label.lines);
    lines.map(|(font, lines)| page.widest(lines, *font)).fold(0.0, f64::max).ceil()
}

/// Moves each label as near to the end of its line as the others let it. Where one end is missing its label stands across
/// from the other.
fn settle(labels: &mut [Label], plane: &Plane, curves: &[Curve], at: usize, (top, bottom): (f64, f64)) {
    for label in labels.iter_mut() {
        let curve = curves.iter().find(|curve| curve.series == label.series);
        let own = curve.and_then(|curve| curve.height(plane, at));
        let any = || curve.and_then(|curve| curve.any_height(plane));
        label.stated = own.is_some();
        label.end = own.or_else(any).unwrap_or(f64::midpoint(top, bottom));
    }
    let mut blocks: Vec<_> = labels.iter().map(|label| (label.end, label.height() + APART)).collect();
    spread_blocks(&mut blocks, (top, bottom.max(top + stacked(labels))));
    for (label, (middle, _)) in labels.iter_mut().zip(blocks) {
        label.middle = middle;
    }
}

/// Writes a label outward from the end of its line, with a leader where it had to move.
fn write(canvas: &mut Canvas, chart: &Chart, label: &Label, (x, outward): (f64, f64)) {
    if label.height() <= 0.0 {
        return;
    }
    let beside = x + outward * MARGIN;
    if label.stated && (label.middle - label.end).abs() > 3.0 {
        canvas.path(&[(x + outward * 6.0, label.end), (beside - outward * 2.0, label.middle)], Role::Leader);
    }
    canvas.open(&marks::colour(chart, label.series, None));
    let anchor = if outward < 0.0 { Anchor::End } else { Anchor::Start };
    let mut y = label.middle - label.height() / 2.0;
    for (font, lines) in &label.lines {
        canvas.lines((beside, y + font.leading() / 2.0), lines, *font, anchor);
        y += height(*font, lines);
    }
    canvas.close();
}
