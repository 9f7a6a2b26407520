//! Dots and ranges on a horizontal scale that need not begin at zero.

use super::key::Key;
use super::marks;
use super::page::{Page, height};
use super::place::{Pace, Placed, spread_ticks};
use super::points;
use super::rows::Rows;
use super::scale::{self, Base};
use super::signs::{self, Way};
use super::{Bound, Chart, Kind, Mark, Status, Width};
use crate::render::svg::{Anchor, Canvas, Font, Plane, Role, TextBox};

/// Half the width of a mark with its chevrons.
const REACH: f64 = 6.0;

/// Draws one row a category, with the values of every series on it.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let key = Key::lay(chart, page);
    let all = || chart.series.iter().flat_map(|series| &series.marks);
    let part = if page.room == Width::Wide { 0.3 } else { 0.36 };
    let cap = page.limit(all().map(|mark| mark.label.as_str()), Font::Value, page.span() * part);
    let label = |mark: &Mark| {
        let label = if marks::is_gap(mark) { marks::DASH } else { &mark.label };
        page.wrap(label, Font::Value, cap)
    };
    let bands: Vec<_> = (0..chart.categories.len())
        .map(|category| {
            let marks = (0..chart.series.len()).filter_map(|series| chart.mark(series, category));
            vec![marks.map(|mark| height(Font::Value, &label(mark))).fold(22.0, f64::max)]
        })
        .collect();
    let rows = Rows::lay(chart, page, page.top() + key.height, &bands, &[]);
    let widest = all().map(|mark| page.widest(&label(mark), Font::Value)).fold(0.0, f64::max);
    let ticks =
        scale::ticks_of(chart, scale::span(chart, Base::Free), if page.room == Width::Wide { 5 } else { 3 });
    let range = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));

    // Without a value there is no scale.
    let is_empty = all().all(|mark| mark.drawn().is_none());
    let cut = if is_empty { Vec::new() } else { page.cut(chart, range) };
    let foot = rows.bottom + if is_empty { 0.0 } else { 24.0 };
    let mut canvas = page.canvas(foot + if cut.is_empty() { 0.0 } else { height(Font::Tick, &cut) + 2.0 });
    key.draw(&mut canvas, chart);
    page.draw_cut(&mut canvas, &cut, foot + 2.0);
    let right = page.right() - widest - REACH - signs::ROOM - 4.0;
    let frame = rows.frame(rows.left + REACH + 4.0, right.max(rows.left + 40.0));
    let plane = Plane::new(&mut canvas, frame, range, (frame.bottom, frame.top));
    if !is_empty {
        axis(chart, &plane, &ticks, &rows, page);
    }
    plane.draw(&[], |canvas, _| rows.draw_names(canvas));
    for (category, row) in rows.rows.iter().enumerate() {
        let mid = row.bands[0];
        let marks = (0..chart.series.len()).filter_map(|series| chart.mark(series, category));
        if marks.into_iter().any(|mark| mark.drawn().is_some()) {
            plane.draw(&[(range.0, mid), (range.1, mid)], |canvas, ends| canvas.path(ends, Role::Grid));
        }
        let mut taken = Placed::new((rows.left, page.right()), (f64::NEG_INFINITY, f64::INFINITY));
        for series in 0..chart.series.len() {
            let Some(mark) = chart.mark(series, category) else { continue };
            let Some((left, right)) = ends(&plane, mark, mid) else { continue };
            let open = |bounds: [Bound; 2]| if bounds.contains(&mark.bound) { signs::ROOM } else { 0.0 };
            let (over, under) = (open([Bound::OpenAbove, Bound::About]), open([Bound::OpenBelow; 2]));
            let broken = if mark.status == Status::Break { 4.0 } else { 0.0 };
            taken.block(left - REACH - under - broken, mid - 5.0, right + REACH + over, mid + 5.0);
        }
        for series in (0..chart.series.len()).rev() {
            let Some(mark) = chart.mark(series, category) else { continue };
            let lines = label(mark);
            let place = place(&plane, page, (mark, range.0), &lines, mid, &mut taken);
            one(chart, &plane, (series, category), mark, mid, &lines, place);
        }
    }
    drop(plane);
    canvas
}

/// The horizontal extent of a mark in pixels.
fn ends(plane: &Plane, mark: &Mark, mid: f64) -> Option<(f64, f64)> {
    let left = plane.at(mark.drawn()?, mid).0;
    Some((left, mark.top().map_or(left, |upper| plane.at(upper, mid).0)))
}

/// Where the label of a mark begins: right of it, or left where that is taken, or nowhere.
fn place(
    plane: &Plane,
    page: &Page,
    (mark, lowest): (&Mark, f64),
    lines: &[String],
    mid: f64,
    taken: &mut Placed,
) -> Option<f64> {
    let width = page.widest(lines, Font::Value);
    let half = height(Font::Value, lines) / 2.0;
    let away = |bounds: [Bound; 2]| {
        let broken = if mark.status == Status::Break { 4.0 } else { 0.0 };
        REACH + 3.0 + broken + if bounds.contains(&mark.bound) { signs::ROOM } else { 0.0 }
    };
    let tries = match ends(plane, mark, mid) {
        Some((left, right)) => {
            [right + away([Bound::OpenAbove, Bound::About]), left - away([Bound::OpenBelow; 2]) - width]
        }
        // Why there is no value stands where the others begin, or after them.
        None => [plane.at(lowest, mid).0, page.right() - width],
    };
    tries.into_iter().find(|x| {
        taken.take(TextBox {
            text: String::new(),
            left: *x,
            top: mid - half,
            right: x + width,
            bottom: mid + half,
        })
    })
}

fn one(
    chart: &Chart,
    plane: &Plane,
    (series, category): (usize, usize),
    mark: &Mark,
    mid: f64,
    lines: &[String],
    place: Option<f64>,
) {
    let ends = ends(plane, mark, mid);
    plane.draw(&[], |canvas, _| {
        canvas.open(&marks::class(chart, series, category, mark));
        canvas.title(&mark.title);
        if let Some((left, right)) = ends {
            if right > left && chart.kind == Kind::Dot {
                points::interval(canvas, Way::Right, (left, mid), (right, mid));
            } else if right > left {
                let (a, b) = ((left, mid - 5.0), (right, mid + 5.0));
                canvas.rect(a, b, Role::Data);
                let textures =
                    marks::series_texture(series).into_iter().chain(marks::status_texture(mark.status));
                for pattern in textures {
                    canvas.texture(a, b, pattern);
                }
                marks::status_sign(canvas, mark.status, a, b);
                if mark.status == Status::Target {
                    marks::target(canvas, (right, mid - 8.0), (right, mid + 8.0));
                }
            } else {
                points::point(canvas, mark, (left, mid), series);
            }
            points::claim(canvas, mark, Way::Right, (left, mid));
            if mark.status == Status::Break {
                canvas
                    .path(&[(left - REACH - 3.0, mid - 10.0), (left - REACH - 3.0, mid + 10.0)], Role::Break);
            }
        }
        if let Some(x) = place {
            let first = mid - height(Font::Value, lines) / 2.0 + Font::Value.leading() / 2.0;
            let font = if ends.is_some() { Font::Value } else { Font::Label };
            canvas.lines((x, first), lines, font, Anchor::Start);
        }
        canvas.close();
    });
}

fn axis(chart: &Chart, plane: &Plane, ticks: &[f64], rows: &Rows, page: &Page) {
    let bottom = rows.bottom;
    let stretches = rows.baselines(11.0);
    let places = ticks.iter().map(|tick| plane.at(*tick, bottom).0);
    let named: Vec<_> = places.zip((chart.axis.ticks)(ticks)).collect();
    let spots: Vec<_> = named.iter().map(|(x, text)| (*x, page.measure(text, Font::Tick))).collect();
    let shown = spread_ticks(&spots, (page.left(), page.right()), 10.0, Pace::First);
    plane.draw(&[], |canvas, _| {
        canvas.open("axis");
        for ((x, _), tick) in named.iter().zip(ticks) {
            let is_within = *tick == 0.0 && ticks.first().is_some_and(|first| *first < 0.0);
            // Not through names that stand above their rows.
            for (top, bottom) in &stretches {
                canvas.path(&[(*x, *top), (*x, *bottom)], if is_within { Role::Zero } else { Role::Grid });
            }
        }
        for (at, middle) in &shown {
            canvas.text((*middle, bottom + 14.0), &named[*at].1, Font::Tick, Anchor::Middle);
        }
        canvas.close();
    });
}
