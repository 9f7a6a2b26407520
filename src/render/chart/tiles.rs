//! Tile maps: one tile a region, in the shade of the class that its value belongs to, with the value written in it.
//!
//! The shade only repeats what the number says. Where the tiles are too small for their numbers or names, these stand in
//! a list below the map.

pub(super) mod classes;
mod inside;

use super::key::Key;
use super::page::{Page, height};
use super::{Chart, Highlight, Mark, Status, Width, marks};
use crate::render::svg::{Anchor, Canvas, Role};
use classes::Classes;
use inside::{Inside, Texts};

/// Space in pixels between two tiles.
const GAP: f64 = 2.0;

/// Height in pixels of the strip along the foot of a tile that says how sure its value is.
const STRIP: f64 = 6.0;

/// Width and height in pixels of the empty tile of the key that shows a strip at its foot.
pub(super) const SAMPLE: (f64, f64) = (20.0, 15.0);

/// Space in pixels above and below the texts of a tile.
const ABOVE: f64 = 4.0;

/// Draws the tiles under the key of their classes, and the list of what has no room in them.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let classes = Classes::of(chart);
    let key = Key::lay(chart, page);
    let columns = most(chart, |tile| tile.column);
    let pitch = match page.room {
        Width::Wide => ((page.span() + GAP) / columns).min(110.0),
        Width::Narrow => (page.span() + GAP) / columns,
    };
    let side = pitch - GAP;
    let inside = Inside::lay(chart, page, side);
    let signs = chart.series.iter().flat_map(|series| &series.marks);
    let foot =
        if signs.into_iter().any(|mark| !strip(&classes, mark).is_empty()) { STRIP + 2.0 } else { 0.0 };
    let tall = (inside.height + 2.0 * ABOVE + foot).max(side * 0.62);
    let top = page.top() + key.height;
    let map = most(chart, |tile| tile.row) * (tall + GAP);
    let list = inside.list(chart, page);
    let listed = list.height();
    let bottom = top + map + if listed > 0.0 { 10.0 + listed } else { 0.0 };

    let mut canvas = page.canvas(bottom.max(page.top() + 20.0));
    key.draw(&mut canvas, chart);
    canvas.open("marks");
    for (at, (tile, texts)) in chart.tiles.iter().zip(&inside.tiles).enumerate() {
        let left = page.left() + (f64::from(tile.column.max(1)) - 1.0) * pitch;
        let y = top + (f64::from(tile.row.max(1)) - 1.0) * (tall + GAP);
        let place = Place { left, top: y, right: left + side, bottom: y + tall, foot };
        one(&mut canvas, chart, (at, texts), &classes, place);
    }
    canvas.close();
    list.draw(&mut canvas, (page.left(), top + map + 10.0));
    canvas
}

/// The farthest column or row; a map without tiles has one.
fn most(chart: &Chart, of: fn(&super::Tile) -> u32) -> f64 {
    f64::from(chart.tiles.iter().map(of).max().unwrap_or(1).max(1))
}

/// The corners of a tile in pixels, and the height of the strip at its foot.
struct Place {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    foot: f64,
}

fn one(canvas: &mut Canvas, chart: &Chart, (at, texts): (usize, &Texts), classes: &Classes, place: Place) {
    let unknown = Mark::default();
    let mark = chart.mark(0, at).unwrap_or(&unknown);
    let Place { left, top, right, bottom, foot } = place;
    let marked = if chart.highlight == Highlight::Category(at) { " marked" } else { "" };
    canvas.open(&format!("{}{marked}{}", classes.shade(mark), marks::status(mark.status)));
    canvas.title(&mark.title);
    // The edge of a marked tile is wide, and stays within it.
    let inset = if marked.is_empty() { 0.5 } else { 1.5 };
    canvas.rect((left + inset, top + inset), (right - inset, bottom - inset), Role::Tile);
    let middle = f64::midpoint(left, right);
    let room = bottom - top - foot;
    let mut y = top + (room - texts.height()) / 2.0;
    for (font, lines) in &texts.lines {
        canvas.lines((middle, y + font.leading() / 2.0), lines, *font, Anchor::Middle);
        y += height(*font, lines);
    }
    canvas.close();
    let signs = strip(classes, mark);
    let share = (right - left - 6.0) / f64::from(u8::try_from(signs.len()).unwrap_or(1).max(1));
    for (sign, nth) in signs.iter().zip(0_u8..) {
        let from = left + 3.0 + f64::from(nth) * share;
        draw_sign(canvas, *sign, (from, bottom - 3.0 - STRIP), (from + share, bottom - 3.0));
    }
}

/// What the strip of a tile says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// How settled the value is.
    Status(Status),
    /// That the true value may belong to another class.
    OtherClass,
}

/// What there is to say of how sure a value is.
fn strip(classes: &Classes, mark: &Mark) -> Vec<Sign> {
    let status =
        (mark.status != Status::Normal && mark.drawn().is_some()).then_some(Sign::Status(mark.status));
    status.into_iter().chain(classes.may_be_another(mark).then_some(Sign::OtherClass)).collect()
}

/// Draws an empty tile with a sign along its foot, with its left middle at a place: in the key a strip must not pass for a class.
pub(super) fn draw_sample(canvas: &mut Canvas, sign: Sign, (x, y): (f64, f64)) {
    let (right, bottom) = (x + SAMPLE.0, y + SAMPLE.1 / 2.0);
    canvas.open("sample");
    canvas.rect((x + 0.5, y - SAMPLE.1 / 2.0), (right - 0.5, bottom), Role::Tile);
    canvas.close();
    draw_sign(canvas, sign, (x + 3.0, bottom - 2.5 - STRIP), (right - 3.0, bottom - 2.5));
}

/// Draws a sign between two corners: on a frame of paper, so that it is seen on any shade.
fn draw_sign(canvas: &mut Canvas, sign: Sign, a: (f64, f64), b: (f64, f64)) {
    canvas.rect((a.0 - 1.5, a.1 - 1.5), (b.0 + 1.5, b.1 + 1.5), Role::Plate);
    canvas.open("s1");
    let y = f64::midpoint(a.1, b.1);
    match sign {
        Sign::Status(Status::Break) => canvas.path(&[(a.0, y), (b.0, y)], Role::Break),
        Sign::Status(Status::Target) => canvas.path(&[(a.0, y), (b.0, y)], Role::Fine),
        Sign::Status(Status::Forecast) => blocks(canvas, a, b),
        Sign::Status(status) => {
            canvas.rect(a, b, Role::Data);
            if let Some(texture) = marks::status_texture(status) {
                canvas.texture(a, b, texture);
            }
            if status == Status::Revised {
                canvas.path(&[(a.0 + 1.0, y), (b.0 - 1.0, y)], Role::Pip);
            }
        }
        Sign::OtherClass => zigzag(canvas, a, b),
    }
    canvas.close();
}

/// A line to and fro between two edges: the value may lie on either side of a limit. It is the only sign that is no bar and not level,
/// so that it is told from those of a status where a strip is small.
fn zigzag(canvas: &mut Canvas, a: (f64, f64), b: (f64, f64)) {
    const STEP: f64 = 3.5;
    let (high, low) = (a.1 + 0.8, b.1 - 0.8);
    let mut points = vec![(a.0, low)];
    let mut x = a.0 + STEP;
    while x <= b.0 + 0.01 {
        points.push((x, if points.len() % 2 == 0 { low } else { high }));
        x += STEP;
    }
    canvas.path(&points, Role::Fine);
}

/// Blocks with gaps between them: what is expected and not there yet. An edge of dashes is that of a tile without a value.
fn blocks(canvas: &mut Canvas, a: (f64, f64), b: (f64, f64)) {
    const BLOCK: f64 = 4.0;
    let mut left = a.0;
    while left < b.0 - 1.0 {
        canvas.rect((left, a.1), ((left + BLOCK).min(b.0), b.1), Role::Data);
        left += BLOCK * 2.0;
    }
}

/// The entries of the key: the classes, then what has no value, then bounds that may belong to another class.
pub(super) fn key(chart: &Chart) -> Vec<(classes::Entry, String)> {
    Classes::of(chart).entries(chart)
}
