//! Stacked bars: the parts of each category one after the other. That they may be stacked, and that none is a bound, is
//! checked before.

use super::key::Key;
use super::marks::{self, Extent};
use super::page::{Page, height};
use super::rows::Rows;
use super::scale::{self, Base};
use super::{Bound, Chart, Mark, Status};
use crate::render::svg::{Anchor, Canvas, Font, Plane, Role};

const HALF: f64 = 13.0;

/// One part of a stack, in values.
struct Part<'c> {
    mark: &'c Mark,
    series: usize,
    from: f64,
    to: f64,
}

/// Draws stacks with the labels of their parts inside where they have room; no total is ever made.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let key = Key::lay(chart, page);
    let stacks: Vec<_> = (0..chart.categories.len()).map(|category| stack(chart, category)).collect();
    let range = scale::spread(stacks.iter().flatten().flat_map(|p| [p.from, p.to]), Base::Zero);
    // The width of the names does not depend on the heights, so that a first layout tells which labels have room.
    let lay = |bands: &[Vec<f64>]| Rows::lay(chart, page, page.top() + key.height, bands, &[]);
    let left = lay(&vec![vec![HALF * 2.0]; stacks.len()]).left;
    let right = page.right();
    let scale = (right - left) / (range.1 - range.0);
    let notes: Vec<_> = stacks
        .iter()
        .enumerate()
        .map(|(at, parts)| notes(chart, page, at, (parts, scale, right - left)))
        .collect();
    let has_break =
        chart.series.iter().flat_map(|series| &series.marks).any(|mark| mark.status == Status::Break);
    let sign = if has_break { marks::BREAK * 2.0 } else { 0.0 };
    let band = |notes: &Vec<String>| vec![HALF * 2.0 + sign, height(Font::Label, notes)];
    let rows = lay(&notes.iter().map(band).collect::<Vec<_>>());

    let mut canvas = page.canvas(rows.bottom);
    key.draw(&mut canvas, chart);
    rows.draw_names(&mut canvas);
    let frame = rows.frame(left, right);
    let plane = Plane::new(&mut canvas, frame, range, (frame.bottom, frame.top));
    plane.draw(&[], |canvas, _| canvas.open("marks stacked"));
    for (((category, row), parts), notes) in rows.rows.iter().enumerate().zip(&stacks).zip(&notes) {
        let mid = row.bands[0];
        let extent = |at: &[(f64, f64)]| Extent { from: at[0].0, to: at[1].0, upper: None, mid, half: HALF };
        for part in parts {
            let ends = [(part.from, mid), (part.to, mid)];
            plane.draw(&ends, |canvas, at| segment(canvas, chart, category, part, extent(at)));
        }
        plane.draw(&[(0.0, mid)], |canvas, zero| {
            canvas.path(&[(zero[0].0, mid + HALF + 2.0), (zero[0].0, mid - HALF - 2.0)], Role::Zero);
            let y = mid + HALF + sign / 2.0 + Font::Label.leading() / 2.0;
            canvas.lines((left, y), notes, Font::Label, Anchor::Start);
        });
    }
    plane.draw(&[], |canvas, _| canvas.close());
    drop(plane);
    canvas
}

/// What is said under a stack: the bounds and the unsettled values whose labels have no room inside, since a part that
/// is not exact must not pass for one that is; and what is missing, since a stack must not pass for whole.
fn notes(
    chart: &Chart,
    page: &Page,
    category: usize,
    (parts, scale, limit): (&[Part], f64, f64),
) -> Vec<String> {
    let mut notes = Vec::new();
    for (at, series) in chart.series.iter().enumerate() {
        let Some(mark) = chart.mark(at, category) else { continue };
        let room =
            parts.iter().find(|part| part.series == at).map(|part| (part.to - part.from).abs() * scale);
        // A part of nothing cannot be seen, and must not pass for one that is missing.
        let is_seen = mark.drawn().is_some_and(|value| value != 0.0);
        let exact = is_seen && mark.bound == Bound::Exact && mark.status == Status::Normal;
        let said = room.is_some_and(|room| exact || fits(page.measure(&mark.label, Font::Value), room));
        let label = if marks::is_gap(mark) { marks::DASH } else { &mark.label };
        if !said && !label.is_empty() {
            notes.extend(page.wrap(&format!("{} {label}", series.name), Font::Label, limit));
        }
    }
    notes
}

/// Whether a label has room inside its part.
fn fits(width: f64, room: f64) -> bool {
    width > 0.0 && width + 13.0 < room
}

/// The parts of a category: what is positive to the right of zero, what is negative to the left.
fn stack<'c>(chart: &'c Chart, category: usize) -> Vec<Part<'c>> {
    let (mut above, mut below) = (0.0_f64, 0.0_f64);
    let part = |series: usize| {
        let mark = chart.mark(series, category)?;
        let value = mark.drawn()?;
        let sum = if value < 0.0 { &mut below } else { &mut above };
        let from = *sum;
        *sum += value;
        Some(Part { mark, series, from, to: *sum })
    };
    (0..chart.series.len()).filter_map(part).collect()
}

fn segment(canvas: &mut Canvas, chart: &Chart, category: usize, part: &Part, extent: Extent) {
    canvas.open(&marks::class(chart, part.series, category, part.mark));
    canvas.title(&part.mark.title);
    marks::bar(canvas, part.mark, extent, marks::series_texture(part.series));
    marks::soft_end(canvas, part.mark, extent);
    let setting = canvas.setting(Font::Value);
    let width = setting.width(&part.mark.label);
    if fits(width, (extent.to - extent.from).abs()) {
        let middle = f64::midpoint(extent.from, extent.to);
        let half = width / 2.0 + 3.0;
        canvas.rect((middle - half, extent.mid - 9.0), (middle + half, extent.mid + 9.0), Role::Plate);
        canvas.text((middle, extent.mid), &part.mark.label, Font::Value, Anchor::Middle);
    }
    canvas.close();
}
