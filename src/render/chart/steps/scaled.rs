//! Milestones on a scale of years that runs down the page: equal distances are equal times.

use super::{APART, BESIDE, RADIUS, Words, dot};
use crate::render::chart::page::Page;
use crate::render::chart::place::{Pace, spread_ticks};
use crate::render::chart::{Chart, Step, Steps, Width};
use crate::render::svg::{Anchor, Canvas, Font, Frame, Plane, Role};

/// Half the thickness in pixels of the stretch that a date known to the month or the year may lie in.
const STRETCH: f64 = 4.5;

/// Whether all steps have a place on the scale, and there is something between them to measure.
pub(super) fn has_scale(steps: &Steps) -> bool {
    let ends = steps.years.first().zip(steps.years.last());
    let is_within = |step: &Step| {
        step.span
            .zip(ends)
            .is_some_and(|((from, to), ((first, _), (last, _)))| *first <= from && from <= to && to <= *last)
    };
    steps.all.len() > 1
        && ends.is_some_and(|((first, _), (last, _))| first < last)
        && steps.all.iter().all(is_within)
}

pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let mut steps: Vec<(&Step, (f64, f64))> =
        chart.steps.all.iter().filter_map(|step| Some((step, step.span?))).collect();
    steps.sort_by(|(_, a), (_, b)| middle(*a).total_cmp(&middle(*b)));
    let ends = chart.steps.years.first().zip(chart.steps.years.last());
    let (first, last) = ends.map_or((0.0, 1.0), |(first, last)| (first.0, last.0));

    let names = chart.steps.years.iter().map(|(_, name)| page.measure(name, Font::Tick));
    let line = page.left() + names.fold(0.0, f64::max).ceil() + 10.0 + STRETCH;
    let beside = line + STRETCH + BESIDE;
    let words: Vec<Words> =
        steps.iter().map(|(step, _)| Words::of(step, page, page.right() - beside)).collect();
    let needed: f64 = words.iter().map(|words| words.height() + APART).sum();
    // The scale is as long as the words need, and longer for many years.
    let years = f64::from(u16::try_from(chart.steps.years.len()).unwrap_or(u16::MAX));
    let most = if page.room == Width::Wide { 420.0 } else { 320.0_f64 };
    let top = page.top() + 10.0;
    let frame =
        Frame { left: line, top, right: line + 1.0, bottom: top + needed.max((years * 28.0).min(most)) };

    let mut canvas = page.canvas(frame.bottom + 10.0);
    // Plotters counts upward, and time runs down here.
    let plane = Plane::new(&mut canvas, frame, (0.0, 1.0), (-last, -first));
    let at = |time: f64| plane.at(0.0, -time).1;
    let marks: Vec<(f64, f64)> = steps.iter().map(|(_, (from, to))| (at(*from), at(*to))).collect();
    let ticks: Vec<(f64, f64)> =
        chart.steps.years.iter().map(|(time, _)| (at(*time), Font::Tick.leading())).collect();
    let shown = spread_ticks(&ticks, (f64::NEG_INFINITY, f64::INFINITY), 2.0, Pace::First);
    let wanted: Vec<(f64, f64)> = marks
        .iter()
        .zip(&words)
        .map(|(mark, words)| (middle(*mark) - words.first(), words.height()))
        .collect();
    let tops = settled(&wanted, (frame.top - 10.0, frame.bottom + 10.0));
    plane.draw(&[], |canvas, _| {
        canvas.open("axis");
        canvas.path(&[(line, frame.top), (line, frame.bottom)], Role::Zero);
        for (year, y) in &shown {
            canvas.path(&[(line - STRETCH - 3.0, *y), (line, *y)], Role::Grid);
            let name = chart.steps.years.get(*year).map_or("", |(_, name)| name);
            canvas.text((line - STRETCH - 7.0, *y), name, Font::Tick, Anchor::End);
        }
        for ((mark, words), top) in marks.iter().zip(&words).zip(&tops) {
            canvas.path(&[(line + RADIUS, middle(*mark)), (beside - 6.0, top + words.first())], Role::Grid);
        }
        canvas.close();
        canvas.open("marks s1");
        // Stretches first, so that no day is hidden by the year around it.
        for ((step, _), (from, to)) in steps.iter().zip(&marks).filter(|((_, span), _)| span.0 < span.1) {
            let (class, role) = if step.planned { ("forecast", Role::Span) } else { ("layer", Role::Data) };
            canvas.open(class);
            canvas.rect((line - STRETCH, *from), (line + STRETCH, *to), role);
            canvas.close();
        }
        for ((step, _), mark) in steps.iter().zip(&marks).filter(|((_, span), _)| span.0 >= span.1) {
            dot(canvas, step, (line, middle(*mark)), true);
        }
        canvas.close();
        canvas.open("names");
        for (words, top) in words.iter().zip(&tops) {
            words.write(canvas, (beside, *top));
        }
        canvas.close();
    });
    drop(plane);
    canvas
}

fn middle((from, to): (f64, f64)) -> f64 {
    f64::midpoint(from, to)
}

/// Moves blocks of wanted top and height apart in their order, as little as may be, within two edges that have room for all.
fn settled(blocks: &[(f64, f64)], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut edge = top;
    let mut tops: Vec<f64> = Vec::new();
    for (wanted, height) in blocks {
        let at = wanted.max(edge);
        edge = at + height + APART;
        tops.push(at);
    }
    let mut edge = bottom;
    for (at, (_, height)) in tops.iter_mut().zip(blocks).rev() {
        *at = at.min(edge - height);
        edge = *at - APART;
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_order_and_stay_inside() {
        let tops = settled(&[(10.0, 40.0), (12.0, 20.0), (180.0, 40.0)], (0.0, 200.0));
        assert_eq!(tops, [10.0, 66.0, 160.0]);
    }
}
