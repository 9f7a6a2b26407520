//! Steps: the milestones of a timeline and the stages of a pathway, each with its words beside its mark.
//!
//! A timeline stands to scale where every milestone has a date: a day is a point, a month or a year is the stretch that it
//! may lie in. One date that is only words, and none of them has a place on a scale; then the milestones stand evenly in
//! the order that they are told in, and the drawing says that its distances are no time.

mod across;
mod scaled;

use super::page::{Page, height};
use super::{Chart, Kind, Step, Width};
use crate::render::svg::{Anchor, Canvas, Font, Role};

/// Radius of a mark in pixels.
const RADIUS: f64 = 5.5;

/// Room in pixels between the line and the words beside it.
const BESIDE: f64 = 22.0;

/// Room in pixels between the words of two steps.
const APART: f64 = 16.0;

/// Draws the steps: milestones down a line, stages side by side where there is room for their words.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    if chart.kind == Kind::Timeline && scaled::has_scale(&chart.steps) {
        return scaled::draw(chart, page);
    }
    let columns = (chart.kind == Kind::Pathway && page.room == Width::Wide)
        .then(|| across::Columns::lay(chart, page))
        .flatten();
    match columns {
        Some(columns) => columns.draw(chart, page),
        None => down(chart, page),
    }
}

/// The words of a step, broken into lines.
struct Words(Vec<(Font, Vec<String>)>);

impl Words {
    fn of(step: &Step, page: &Page, limit: f64) -> Words {
        let parts = [(Font::Value, &step.name), (Font::Label, &step.text), (Font::Label, &step.value)];
        let lines = parts.map(|(font, text)| (font, page.wrap(text, font, limit)));
        Words(lines.into_iter().filter(|(_, lines)| !lines.is_empty()).collect())
    }

    fn height(&self) -> f64 {
        self.0.iter().map(|(font, lines)| height(*font, lines)).sum()
    }

    /// How far below the top of the words the middle of their first line is.
    fn first(&self) -> f64 {
        self.0.first().map_or(Font::Value, |(font, _)| *font).leading() / 2.0
    }

    fn write(&self, canvas: &mut Canvas, (x, top): (f64, f64)) {
        let mut y = top;
        for (font, lines) in &self.0 {
            canvas.lines((x, y + font.leading() / 2.0), lines, *font, Anchor::Start);
            y += height(*font, lines);
        }
    }
}

/// The steps below each other at even distances of their words.
fn down(chart: &Chart, page: &Page) -> Canvas {
    let line = page.left() + RADIUS + 1.5;
    let beside = line + BESIDE;
    let words: Vec<Words> =
        chart.steps.all.iter().map(|step| Words::of(step, page, page.right() - beside)).collect();
    let mut y = page.top();
    let tops: Vec<f64> = words
        .iter()
        .map(|words| {
            let top = y;
            y += words.height().max(RADIUS * 2.0) + APART;
            top
        })
        .collect();
    let said = match chart.kind == Kind::Timeline && chart.steps.all.len() > 1 {
        true => page.wrap(&chart.steps.in_order, Font::Tick, page.span()),
        false => Vec::new(),
    };
    let bottom = (y - APART).max(page.top() + 20.0);
    let under = if said.is_empty() { 0.0 } else { height(Font::Tick, &said) + 10.0 };
    let mut canvas = page.canvas(bottom + under);
    let places: Vec<(f64, f64)> =
        tops.iter().zip(&words).map(|(top, words)| (line, top + words.first())).collect();
    joined(&mut canvas, &chart.steps.all, &places, chart.kind);
    canvas.open("names");
    for (words, top) in words.iter().zip(&tops) {
        words.write(&mut canvas, (beside, *top));
    }
    canvas.close();
    canvas.open("axis");
    canvas.lines((page.left(), bottom + 10.0 + Font::Tick.leading() / 2.0), &said, Font::Tick, Anchor::Start);
    canvas.close();
    canvas
}

/// The marks of steps at their places, joined in their order. What is not sure or still to come is joined by a broken line.
fn joined(canvas: &mut Canvas, steps: &[Step], places: &[(f64, f64)], kind: Kind) {
    canvas.open("marks s1");
    let pairs = steps.iter().zip(places);
    for ((step, from), (next, to)) in pairs.clone().zip(pairs.clone().skip(1)) {
        let is_sure = |step: &Step| kind == Kind::Pathway || step.span.is_some();
        let broken = !is_sure(step) || !is_sure(next) || next.planned;
        let (dx, dy) = if from.0 == to.0 { (0.0, RADIUS + 1.0) } else { (RADIUS + 1.0, 0.0) };
        if broken {
            canvas.open("uncertain");
        }
        canvas.path(&[(from.0 + dx, from.1 + dy), (to.0 - dx, to.1 - dy)], Role::Line);
        if broken {
            canvas.close();
        }
    }
    for (step, place) in pairs {
        dot(canvas, step, *place, kind == Kind::Pathway || step.span.is_some());
    }
    canvas.close();
}

/// The mark of one step: hollow with a broken edge where it is planned, a ring around a point where no source gives its date, full
/// otherwise.
fn dot(canvas: &mut Canvas, step: &Step, place: (f64, f64), full: bool) {
    match (step.planned, full) {
        (true, _) => {
            canvas.open("forecast");
            canvas.circle(place, RADIUS - 0.5, Role::Plate);
            canvas.close();
        }
        (false, true) => canvas.circle(place, RADIUS, Role::Data),
        (false, false) => {
            canvas.circle(place, RADIUS - 0.5, Role::Plate);
            canvas.circle(place, RADIUS * 0.4, Role::Data);
        }
    }
}
