//! Stacked bars: the parts of each category one after the other. That they may be stacked, and that none is a bound, is
//! checked before.
//!
//! Every value can be read: inside its part where it has room there, and else in the list below its bar, beside a swatch of its
//! series. A part that would be too thin to be seen at the scale of its stack is drawn as a sliver, and the key says that slivers are
//! not to scale.

mod list;
mod measure;

use super::key::Key;
use super::lengths::{self, Extent};
use super::marks;
use super::page::Page;
use super::rows::Rows;
use super::signs::{self, Way};
use super::{Bound, Chart, Status};
use crate::render::svg::{Anchor, Canvas, Font, Plane, Role};
use list::List;
pub(super) use measure::has_slivers;
use measure::{Measure, Part};

const HALF: f64 = 13.0;

/// Draws stacks with the labels of their parts inside or below; no total is ever made.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let key = Key::lay(chart, page);
    let measure = Measure::of(chart, page);
    let width = page.right() - measure.left;
    let lists: Vec<List> = measure
        .stacks
        .iter()
        .enumerate()
        .map(|(category, parts)| List::lay(chart, page, category, (parts, width)))
        .collect();
    let has_break =
        chart.series.iter().flat_map(|series| &series.marks).any(|mark| mark.status == Status::Break);
    let sign = if has_break { marks::BREAK * 2.0 } else { 0.0 };
    let bands: Vec<_> = lists.iter().map(|list| vec![HALF * 2.0 + sign, list.height]).collect();
    let rows = Rows::lay(chart, page, page.top() + key.height, &bands, &[]);

    let mut canvas = page.canvas(rows.bottom);
    key.draw(&mut canvas, chart);
    rows.draw_names(&mut canvas);
    let frame = rows.frame(measure.left, page.right());
    // Parts are laid end to end in pixels, since slivers take more than their values say.
    let plane = Plane::new(&mut canvas, frame, (frame.left, frame.right), (frame.bottom, frame.top));
    plane.draw(&[], |canvas, _| {
        canvas.open("marks stacked");
        for (((category, row), parts), list) in rows.rows.iter().enumerate().zip(&measure.stacks).zip(&lists)
        {
            let mid = row.bands[0];
            for part in parts {
                segment(canvas, chart, category, part, mid);
            }
            let ends = [(measure.zero, mid + HALF + 2.0), (measure.zero, mid - HALF - 2.0)];
            canvas.path(&ends, Role::Zero);
            list.draw(canvas, chart, category, (measure.left, mid + HALF + sign / 2.0));
        }
        canvas.close();
    });
    drop(plane);
    canvas
}

/// Whether the drawing has a part with the sign of about beside its label.
pub(super) fn has_waves(chart: &Chart, page: &Page) -> bool {
    let measure = Measure::of(chart, page);
    let mut parts = measure.stacks.iter().flatten();
    parts.any(|part| {
        let width = page.measure(&part.mark.label, Font::Value);
        fits(width, part) && part.mark.bound == Bound::About && wave_of(width, part).is_some()
    })
}

/// Where the sign of about stands across a part, before its end; after the end stands the next part. Nothing where the label leaves no
/// room for it.
fn wave_of(width: f64, part: &Part) -> Option<f64> {
    let (middle, outward) = (f64::midpoint(part.from, part.to), (part.to - part.from).signum());
    let at = part.to - outward * 12.0;
    ((at - middle).abs() > width / 2.0 + 13.0).then_some(at)
}

/// Whether a label has room inside its part.
fn fits(width: f64, part: &Part) -> bool {
    width > 0.0 && width + 13.0 < (part.to - part.from).abs()
}

fn segment(canvas: &mut Canvas, chart: &Chart, category: usize, part: &Part, mid: f64) {
    let extent = Extent { from: part.from, to: part.to, upper: None, mid, half: HALF, way: Way::Right };
    canvas.open(&marks::class(chart, part.series, category, part.mark));
    canvas.title(&part.mark.title);
    lengths::bar(canvas, part.mark, extent, marks::series_texture(part.series));
    let width = canvas.setting(Font::Value).width(&part.mark.label);
    if fits(width, part) {
        let middle = f64::midpoint(part.from, part.to);
        let half = width / 2.0 + 3.0;
        plate(canvas, (middle, mid), half);
        canvas.text((middle, mid), &part.mark.label, Font::Value, Anchor::Middle);
        if let Some(at) = wave_of(width, part).filter(|_| part.mark.bound == Bound::About) {
            plate(canvas, (at, mid), 8.0);
            signs::wave(canvas, (at, mid));
        }
    }
    canvas.close();
}

/// Paper behind what stands on a part.
fn plate(canvas: &mut Canvas, (x, y): (f64, f64), half: f64) {
    canvas.rect((x - half, y - 9.0), (x + half, y + 9.0), Role::Plate);
}
