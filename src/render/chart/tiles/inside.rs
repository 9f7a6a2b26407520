//! What stands in the tiles, and the list of what has no room there.

use crate::render::chart::page::{Page, height};
use crate::render::chart::{Chart, Mark, Width};
use crate::render::svg::{Anchor, Canvas, Font};

/// Space in pixels left and right of the texts of a tile.
const BESIDE: f64 = 1.0;

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

impl Inside {
    /// Lays out what tiles of a width in pixels have room for. Where one name has none, numbers lead to the list; where more than
    /// a few values have none, all stand in the list, so that a map is read in one way.
    pub fn lay(chart: &Chart, page: &Page, side: f64) -> Self {
        let limit = side - 2.0 * BESIDE;
        let is_roomy = page.room == Width::Wide && side >= 70.0;
        let (name_font, sizes) = match is_roomy {
            true => (Font::Label, [Font::Value, Font::Tick]),
            false => (Font::Tick, [Font::Tick; 2]),
        };
        let all = 0..chart.tiles.len();
        let Some(names) =
            all.clone().map(|at| name(chart, page, (at, name_font), limit)).collect::<Option<Vec<_>>>()
        else {
            return Self::of_numbers(all);
        };
        let is_known = |at: usize| chart.mark(0, at).is_some_and(|mark| mark.drawn().is_some());
        let known: Vec<usize> = all.filter(|at| is_known(*at)).collect();
        let misfits =
            |font: Font| known.iter().filter(|at| value(chart, page, (**at, font), limit).is_none()).count();
        let [largest, smallest] = sizes;
        let font = if misfits(largest) == 0 { largest } else { smallest };
        let are_listed = misfits(font) * 3 > known.len();
        let mut listed = Vec::new();
        let mut tiles = Vec::new();
        for (at, name) in names.into_iter().enumerate() {
            let own = value(chart, page, (at, font), limit).filter(|_| !(are_listed && is_known(at)));
            if own.is_none() {
                listed.push((at, None));
            }
            // Why there is no number may be long; then the list says it.
            let own = own.or_else(|| (!is_known(at)).then(|| no_data(chart, page, limit)));
            tiles.push(Texts { lines: [(name_font, name)].into_iter().chain(own).collect() });
        }
        Self::new(tiles, listed)
    }

    fn of_numbers(all: std::ops::Range<usize>) -> Self {
        let number = |at: usize| Texts { lines: vec![(Font::Tick, vec![(at + 1).to_string()])] };
        Self::new(all.clone().map(number).collect(), all.map(|at| (at, Some(at + 1))).collect())
    }

    fn new(tiles: Vec<Texts>, listed: Vec<(usize, Option<usize>)>) -> Self {
        let height = tiles.iter().map(Texts::height).fold(0.0, f64::max);
        Self { tiles, height, listed }
    }

    /// The list below the map, in as many columns as make it shortest.
    pub fn list(&self, chart: &Chart, page: &Page) -> List {
        let entries: Vec<String> =
            self.listed.iter().map(|(at, number)| entry(chart, *at, *number)).collect();
        let entries: Vec<&str> = entries.iter().map(|entry| entry.trim()).filter(|e| !e.is_empty()).collect();
        let lists = [(1, 1.0), (2, 2.0), (3, 3.0)].map(|(across, parts)| {
            let width = page.span() / parts;
            let is_lawful =
                across == 1 || entries.iter().all(|entry| page.fits(entry, Font::Tick, width - 12.0));
            let wrapped = entries.iter().map(|entry| page.wrap(entry, Font::Tick, width - 12.0)).collect();
            let down = entries.len().div_ceil(across).max(1);
            is_lawful.then_some(List { entries: wrapped, width, down })
        });
        let by_height = |a: &List, b: &List| a.height().total_cmp(&b.height());
        lists.into_iter().flatten().min_by(by_height).unwrap_or_default()
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
#[derive(Default)]
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
        self.entries.chunks(self.down.max(1))
    }
}
