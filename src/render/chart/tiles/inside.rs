//! What stands in the tiles, and the list of what has no room there.

use crate::render::chart::page::{Page, height};
use crate::render::chart::{Chart, Mark, Width};
use crate::render::svg::{Anchor, Canvas, Font};

/// Space in pixels left and right of the texts of a tile.
const BESIDE: f64 = 1.5;

/// Lines that the value of a tile may take; more would make all tiles tall.
const LINES_MOST: usize = 3;

/// The texts of all tiles.
pub(super) struct Inside {
    /// One a tile.
    pub tiles: Vec<Texts>,
    /// Of the tallest in pixels.
    pub height: f64,
    /// The tiles whose words stand below the map, each with the number that leads there.
    listed: Vec<(usize, Option<usize>)>,
}

/// The texts of one tile, from its top.
pub(super) struct Texts {
    pub lines: Vec<(Font, Vec<String>)>,
}

impl Texts {
    /// Their height in pixels.
    pub fn height(&self) -> f64 {
        self.lines.iter().map(|(font, lines)| height(*font, lines)).sum()
    }
}

/// What tiles of one size have room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// The name and the value.
    Both,
    /// The name; the value stands in the list.
    Name,
    /// A number that leads to the list.
    Number,
}

impl Inside {
    /// Lays out what tiles of a width in pixels have room for, the same in all of them.
    pub fn lay(chart: &Chart, page: &Page, side: f64) -> Self {
        let limit = side - 2.0 * BESIDE;
        let fonts = match page.room {
            Width::Wide if side >= 70.0 => (Font::Label, Font::Value),
            Width::Wide | Width::Narrow => (Font::Tick, Font::Tick),
        };
        let name = |at: usize| name(chart, page, (at, fonts.0), limit);
        let value = |at: usize| value(chart, page, (at, fonts.1), limit);
        let all = 0..chart.tiles.len();
        let is_known = |at: usize| chart.mark(0, at).is_some_and(|mark| mark.drawn().is_some());
        let room = if all.clone().any(|at| name(at).is_none()) {
            Room::Number
        } else if all.clone().any(|at| is_known(at) && value(at).is_none()) {
            Room::Name
        } else {
            Room::Both
        };
        let mut listed = Vec::new();
        let mut tiles = Vec::new();
        for at in all {
            let own = value(at).filter(|_| room == Room::Both);
            if own.is_none() {
                listed.push((at, (room == Room::Number).then_some(at + 1)));
            }
            let lines = match room {
                Room::Number => vec![(Font::Tick, vec![(at + 1).to_string()])],
                Room::Name => vec![(fonts.0, name(at).unwrap_or_default())],
                // Why there is no number may be long; then the list says it.
                Room::Both => vec![
                    (fonts.0, name(at).unwrap_or_default()),
                    own.unwrap_or_else(|| no_data(chart, page, limit)),
                ],
            };
            tiles.push(Texts { lines });
        }
        let height = tiles.iter().map(Texts::height).fold(0.0, f64::max);
        Self { tiles, height, listed }
    }

    /// The list below the map, in as many columns as its longest entry lets it have.
    pub fn list(&self, chart: &Chart, page: &Page) -> List {
        let entries: Vec<String> =
            self.listed.iter().map(|(at, number)| entry(chart, *at, *number)).collect();
        let widest = entries.iter().map(|entry| page.measure(entry, Font::Tick)).fold(0.0, f64::max);
        let columns = [(3, 3.0), (2, 2.0)].into_iter().find(|(_, n)| widest + 12.0 <= page.span() / n);
        let (across, parts) = columns.unwrap_or((1, 1.0));
        let width = page.span() / parts;
        let wrapped = entries.iter().map(|entry| page.wrap(entry, Font::Tick, width - 12.0));
        let wrapped: Vec<Vec<String>> = wrapped.filter(|lines| !lines.is_empty()).collect();
        let down = wrapped.len().div_ceil(across).max(1);
        List { entries: wrapped, width, down }
    }
}

/// The name of a tile in lines: in full on one line, or shortened, or in full on several; nothing where it has no room.
fn name(chart: &Chart, page: &Page, (at, font): (usize, Font), limit: f64) -> Option<Vec<String>> {
    let full = chart.categories.get(at).map_or("", String::as_str);
    let short = chart.tiles.get(at).map_or("", |tile| tile.short.as_str());
    if page.measure(full, font) <= limit {
        return Some(page.wrap(full, font, limit));
    }
    let names = [short, full].into_iter().filter(|name| !name.is_empty());
    lines(names, page, font, limit)
}

/// The value of a tile in lines, or why there is none; nothing where it has no room.
fn value(chart: &Chart, page: &Page, (at, font): (usize, Font), limit: f64) -> Option<(Font, Vec<String>)> {
    let mark = chart.mark(0, at);
    let label = mark.map_or("", |mark| mark.label.as_str());
    let font = if mark.is_some_and(|mark| mark.drawn().is_some()) { font } else { Font::Tick };
    Some((font, lines(std::iter::once(label), page, font, limit)?))
}

/// That there is no value, in words or as a dash where these have no room.
fn no_data(chart: &Chart, page: &Page, limit: f64) -> (Font, Vec<String>) {
    let words = [chart.statuses.no_data.as_str(), "–"].into_iter().filter(|words| !words.is_empty());
    (Font::Tick, lines(words, page, Font::Tick, limit).unwrap_or_default())
}

/// The first of some texts that can be broken for a width, in lines.
fn lines<'t>(
    texts: impl Iterator<Item = &'t str>,
    page: &Page,
    font: Font,
    limit: f64,
) -> Option<Vec<String>> {
    let mut fitting =
        texts.filter(|text| page.fits(text, font, limit)).map(|text| page.wrap(text, font, limit));
    fitting.find(|lines| lines.len() <= LINES_MOST)
}

fn entry(chart: &Chart, at: usize, number: Option<usize>) -> String {
    let title = chart.mark(0, at).map_or("", |mark: &Mark| mark.title.as_str());
    match number {
        Some(number) => format!("{number} {title}"),
        None => title.to_owned(),
    }
}

/// Entries in columns, each read downwards.
pub(super) struct List {
    entries: Vec<Vec<String>>,
    width: f64,
    /// How many entries a column has.
    down: usize,
}

impl List {
    /// The height of the tallest column in pixels.
    pub fn height(&self) -> f64 {
        let tall = |column: &[Vec<String>]| column.iter().map(|lines| height(Font::Tick, lines)).sum::<f64>();
        self.columns().map(tall).fold(0.0, f64::max)
    }

    /// Draws the list from its left upper corner.
    pub fn draw(&self, canvas: &mut Canvas, (left, top): (f64, f64)) {
        if self.entries.is_empty() {
            return;
        }
        canvas.open("foot");
        for (column, nth) in self.columns().zip(0_u8..) {
            let mut y = top;
            for lines in column {
                let at = (left + f64::from(nth) * self.width, y + Font::Tick.leading() / 2.0);
                canvas.lines(at, lines, Font::Tick, Anchor::Start);
                y += height(Font::Tick, lines);
            }
        }
        canvas.close();
    }

    fn columns(&self) -> impl Iterator<Item = &[Vec<String>]> {
        self.entries.chunks(self.down)
    }
}
