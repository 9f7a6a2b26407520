//! Bars, grouped bars and shares.

use std::collections::BTreeSet;

use super::key::Key;
use super::lengths::{self, Extent};
use super::marks;
use super::page::{Page, height};
use super::rows::Rows;
use super::scale::{self, Base};
use super::signs::{self, Way};
use super::{Bound, Chart, Kind, Mark, Status, Width};
use crate::render::svg::{Anchor, Canvas, Font, Plane, Role};

/// Space between a mark and its label.
const GAP: f64 = 7.0;

/// What stands where a series has no mark.
static NOTHING: Mark = Mark {
    value: None,
    upper: None,
    bound: Bound::Exact,
    status: Status::Normal,
    label: String::new(),
    title: String::new(),
};

/// One bar with its label, before it is placed.
struct Bar<'c> {
    mark: &'c Mark,
    label: Vec<String>,
    series: usize,
    category: usize,
    leftward: bool,
}

impl Bar<'_> {
    /// Room in pixels beyond the end of the value.
    fn beyond(&self, page: &Page) -> f64 {
        let open = signs::has_sign(self.mark.bound) && self.mark.value.is_some();
        let label = page.widest(&self.label, Font::Value);
        label + if label > 0.0 { GAP } else { 0.0 } + if open { signs::ROOM } else { 0.0 }
    }
}

/// How bars stand in panels.
#[derive(Default)]
pub(super) struct Panels {
    /// The names of panels, each with the position of its first category.
    pub heads: Vec<(usize, Vec<String>)>,
    /// The categories in the colour of the highlight, besides the one that the chart marks.
    pub marked: BTreeSet<usize>,
}

/// Draws bars from zero with their labels at their ends; a share is drawn on a scale to 100.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    draw_panels(chart, page, &Panels::default())
}

/// Draws the same in panels, one below the other and on one scale.
pub(super) fn draw_panels(chart: &Chart, page: &Page, panels: &Panels) -> Canvas {
    let key = Key::lay(chart, page);
    let thick = if chart.categories.len() * chart.series.len().max(1) > 14 { 15.0 } else { 22.0 };
    let grid = bars(chart, page);
    let band = |bar: &Bar| {
        // Above and below, since a bar stands in the middle of its band.
        let sign = if bar.mark.status == Status::Break { marks::BREAK * 2.0 } else { 0.0 };
        height(Font::Value, &bar.label).max(thick + sign) + 3.0
    };
    let bands = |row: &Vec<Bar>| row.iter().map(band).collect();
    let rows = Rows::lay(
        chart,
        page,
        page.top() + key.height,
        &grid.iter().map(bands).collect::<Vec<_>>(),
        &panels.heads,
    );
    let is_empty = grid.iter().flatten().all(|bar| bar.mark.drawn().is_none());
    // Without a value there is no scale.
    let share = chart.kind == Kind::Share && !is_empty;
    let mut range = scale::span(chart, Base::Zero);
    if share {
        range = (range.0, range.1.max(100.0));
    }
    let all = || grid.iter().flatten();
    let room = |leftward: bool| {
        let beyond = all().filter(|b| b.leftward == leftward).map(|b| b.beyond(page));
        beyond.fold(0.0, f64::max)
    };
    let (left, right) = (rows.left + room(true), page.right() - room(false));
    let on_track = share && all().all(|bar| fits_on_track(bar, page, range, (left, page.right())));
    let right = if on_track { page.right() } else { right };
    let foot = if share { 22.0 } else { 0.0 };

    let mut canvas = page.canvas(rows.bottom + foot);
    key.draw(&mut canvas, chart);
    rows.draw_names(&mut canvas);
    let frame = rows.frame(left, right);
    let plane = Plane::new(&mut canvas, frame, range, (frame.bottom, frame.top));
    if share {
        tracks(chart, &plane, &rows, &grid, range);
    }
    plane.draw(&[], |canvas, _| canvas.open("marks"));
    for (row, bars) in rows.rows.iter().zip(&grid) {
        for (bar, mid) in bars.iter().zip(&row.bands) {
            let column = (share && !on_track).then_some(right);
            one(&class(chart, panels, bar), &plane, bar, *mid, thick / 2.0, column);
        }
    }
    plane.draw(&[(0.0, frame.top)], |canvas, zero| {
        canvas.close();
        let baselines = if is_empty { Vec::new() } else { rows.baselines(thick / 2.0) };
        for (top, bottom) in baselines {
            canvas.path(&[(zero[0].0, bottom), (zero[0].0, top)], Role::Zero);
        }
    });
    drop(plane);
    canvas
}

fn bars<'c>(chart: &'c Chart, page: &Page) -> Vec<Vec<Bar<'c>>> {
    let any =
        |test: fn(f64) -> bool| chart.series.iter().flat_map(|s| &s.marks).filter_map(Mark::drawn).any(test);
    let two_sided = any(|v| v < 0.0) && any(|v| v >= 0.0);
    let cap = match (page.room, two_sided) {
        (Width::Wide, false) => 0.3,
        (Width::Wide, true) => 0.24,
        (Width::Narrow, false) => 0.36,
        (Width::Narrow, true) => 0.245,
    };
    let labels = chart.series.iter().flat_map(|series| &series.marks).map(|mark| mark.label.as_str());
    let limit = page.limit(labels, Font::Value, page.span() * cap);
    // With labels on both sides, and names that take up to a third, the bars need what is left between them.
    let limit = if two_sided { limit.min(page.span() * 0.25) } else { limit };
    let bar = |series: usize, category: usize| {
        let mark = chart.mark(series, category).unwrap_or(&NOTHING);
        let label = if marks::is_gap(mark) { marks::DASH } else { &mark.label };
        let label = page.wrap(label, Font::Value, limit);
        Bar { mark, label, series, category, leftward: mark.drawn().is_some_and(|v| v < 0.0) }
    };
    let row = |category| (0..chart.series.len()).map(|series| bar(series, category)).collect();
    (0..chart.categories.len()).map(row).collect()
}

fn class(chart: &Chart, panels: &Panels, bar: &Bar) -> String {
    match panels.marked.contains(&bar.category) {
        true => format!("hl{}", marks::status(bar.mark.status)),
        false => marks::class(chart, bar.series, bar.category, bar.mark),
    }
}

fn one(class: &str, plane: &Plane, bar: &Bar, mid: f64, half: f64, column: Option<f64>) {
    let mark = bar.mark;
    let value = mark.drawn();
    let upper = mark.top().filter(|_| mark.bound == Bound::Between);
    let points = [(0.0, mid), (value.unwrap_or(0.0), mid), (upper.unwrap_or(0.0), mid)];
    plane.draw(&points, |canvas, at| {
        let extent =
            Extent { from: at[0].0, to: at[1].0, upper: upper.map(|_| at[2].0), mid, half, way: Way::Right };
        canvas.open(class);
        canvas.title(&mark.title);
        if value.is_some() {
            lengths::bar(canvas, mark, extent, marks::series_texture(bar.series));
            lengths::end(canvas, mark, extent);
        }
        let end = if value.is_some() { extent.end(mark) } else { extent.from };
        let lines = bar.label.len().saturating_sub(1);
        let y = mid - (0..lines).map(|_| Font::Value.leading() / 2.0).sum::<f64>();
        let font = if value.is_some() { Font::Value } else { Font::Label };
        let (x, anchor) = match column {
            Some(x) if !bar.leftward => (x.max(end) + GAP, Anchor::Start),
            _ if bar.leftward => (end.min(at[0].0) - GAP, Anchor::End),
            _ => (end.max(at[0].0) + GAP, Anchor::Start),
        };
        canvas.lines((x, y), &bar.label, font, anchor);
        canvas.close();
    });
}

/// Whether the label of a share has room between the end of its bar and the right edge.
fn fits_on_track(bar: &Bar, page: &Page, range: (f64, f64), (left, right): (f64, f64)) -> bool {
    let value = bar.mark.top().or_else(|| bar.mark.drawn()).unwrap_or(0.0);
    let end = left + (value - range.0) / (range.1 - range.0) * (right - left);
    bar.leftward || end + bar.beyond(page) + GAP < right
}

/// The scale of a share: a pale remainder for an exact value, a hairline for any other, since only an exact share
/// leaves an exact remainder.
fn tracks(chart: &Chart, plane: &Plane, rows: &Rows, grid: &[Vec<Bar>], range: (f64, f64)) {
    let half = 11.0;
    for (row, bars) in rows.rows.iter().zip(grid) {
        for (bar, mid) in bars.iter().zip(&row.bands) {
            let exact = bar.mark.bound == Bound::Exact && bar.mark.drawn().is_some();
            plane.draw(&[(0.0, *mid), (100.0, *mid)], |canvas, at| {
                let (from, to) = (at[0].0, at[1].0);
                if exact {
                    canvas.rect((from, mid - half), (to, mid + half), Role::Track);
                } else {
                    canvas.path(&[(from, mid + half), (to, mid + half)], Role::Grid);
                    canvas.path(&[(to, mid - half), (to, mid + half)], Role::Grid);
                }
            });
        }
    }
    // Only 0 and 100 are named: every bar names its own value.
    let names = (chart.axis.ticks)(&[0.0, 100.0]);
    let [zero, whole] = names.as_slice() else { return };
    plane.draw(&[(0.0, rows.bottom), (100.0, rows.bottom), (range.0, rows.bottom)], |canvas, at| {
        let y = at[0].1 + 14.0;
        let setting = canvas.setting(Font::Tick);
        if setting.width(zero) + setting.width(whole) + 12.0 < at[1].0 - at[0].0 {
            canvas.open("axis");
            canvas.text((at[0].0, y), zero, Font::Tick, Anchor::Start);
            canvas.text((at[1].0, y), whole, Font::Tick, Anchor::End);
            canvas.close();
        }
    });
}
