//! Values that count different things: each a number of its own, without a scale, since lengths from one zero would be compared
//! whatever a note says. Nothing but the numbers, their signs in words and their names is drawn.

use super::page::{Page, height};
use super::{Bound, Chart, Mark, Status, Width};
use crate::render::svg::{Anchor, Canvas, Font, Role};

/// Room in pixels between numbers side by side.
const ASIDE: f64 = 24.0;

/// Room in pixels between a line of numbers and the next.
const BELOW: f64 = 18.0;

/// Room in pixels between the rule over a number and the number.
const UNDER_RULE: f64 = 8.0;

/// Room in pixels between the word of a bound and its number.
const WORD: f64 = 6.0;

/// Numbers that stand together: of one category, or all where there is one series.
struct Group<'c> {
    head: &'c str,
    cells: Vec<Cell<'c>>,
}

/// A number and what is counted.
struct Cell<'c> {
    mark: &'c Mark,
    name: &'c str,
}

/// A cell broken into lines.
struct Lines<'c> {
    title: &'c str,
    /// The word of a bound before its number (over, 超过); empty where there is none or no room.
    word: String,
    number: Vec<String>,
    font: Font,
    status: Vec<String>,
    name: Vec<String>,
}

/// Draws the numbers side by side, as many as have room.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let groups = groups(chart);
    let across = across(chart, page, &groups);
    let width = width(page, across);
    let mut top = page.top();
    let mut placed = Vec::new();
    let mut heads = Vec::new();
    for group in &groups {
        let head = page.wrap(group.head, Font::Label, page.span());
        let tall = height(Font::Label, &head);
        heads.push((top, head));
        top += if tall > 0.0 { tall + 4.0 } else { 0.0 };
        for line in group.cells.chunks(across) {
            let cells: Vec<_> = line.iter().map(|cell| lay(chart, page, cell, width)).collect();
            let tallest = cells.iter().map(Lines::height).fold(0.0, f64::max);
            for (cell, at) in cells.into_iter().zip(0_u8..) {
                placed.push(((page.left() + f64::from(at) * (width + ASIDE), top), cell));
            }
            top += tallest + BELOW;
        }
    }
    let mut canvas = page.canvas((top - BELOW).max(page.top() + 20.0));
    canvas.open("names");
    for (top, head) in heads {
        canvas.lines((page.left(), top + Font::Label.leading() / 2.0), &head, Font::Label, Anchor::Start);
    }
    canvas.close();
    canvas.open("marks");
    for (place, cell) in &placed {
        cell.draw(&mut canvas, page, *place, width);
    }
    canvas.close();
    canvas
}

fn groups<'c>(chart: &'c Chart) -> Vec<Group<'c>> {
    let cell = |series: usize, category: usize, name: &'c str| {
        Some(Cell { mark: chart.mark(series, category)?, name })
    };
    let categories = || chart.categories.iter().enumerate();
    if let [_] = chart.series.as_slice() {
        let cells = categories().filter_map(|(at, name)| cell(0, at, name)).collect();
        return vec![Group { head: "", cells }];
    }
    let of = |(at, head): (usize, &'c String)| {
        let cells =
            chart.series.iter().enumerate().filter_map(|(series, named)| cell(series, at, &named.name));
        Group { head, cells: cells.collect() }
    };
    categories().map(of).filter(|group| !group.cells.is_empty()).collect()
}

/// The width of each of so many numbers side by side in pixels.
fn width(page: &Page, across: usize) -> f64 {
    let across = f64::from(u8::try_from(across).unwrap_or(1));
    (page.span() - (across - 1.0) * ASIDE) / across
}

/// How many numbers have room side by side: none is broken, nor any word of their names. Four stand better two by two.
fn across(chart: &Chart, page: &Page, groups: &[Group]) -> usize {
    let most = match (page.room, groups.iter().map(|group| group.cells.len()).max().unwrap_or(1)) {
        (Width::Narrow, count) => count.min(2),
        (Width::Wide, 4) => 2,
        (Width::Wide, count) => count.min(3),
    };
    let has_room = |across: &usize| {
        let width = width(page, *across);
        groups.iter().flat_map(|group| &group.cells).all(|cell| {
            let lines = lay(chart, page, cell, width);
            let is_whole = lines.font != Font::Figure || lines.number.len() < 2;
            is_whole && page.fits(cell.name, Font::Label, width) && lines.name.len() <= 4
        })
    };
    (2..=most).rev().find(has_room).unwrap_or(1)
}

/// Breaks a cell to a width. What has no number says why, in the size of a name.
fn lay<'c>(chart: &'c Chart, page: &Page, cell: &Cell<'c>, width: f64) -> Lines<'c> {
    let mark = cell.mark;
    let name = page.wrap(cell.name, Font::Label, width);
    let status = page.wrap(status(chart, mark.status), Font::Tick, width);
    if mark.drawn().is_none() {
        let why = if mark.label.is_empty() { &chart.statuses.no_data } else { &mark.label };
        let number = page.wrap(why, Font::Label, width);
        return Lines {
            title: &mark.title,
            word: String::new(),
            number,
            font: Font::Label,
            status: Vec::new(),
            name,
        };
    }
    let (word, number) = parted(mark);
    let taken = page.measure(word, Font::Label) + WORD;
    let beside = !word.is_empty() && taken + page.measure(number, Font::Figure) <= width;
    let (word, number) = if beside { (word, number) } else { ("", mark.label.as_str()) };
    let number = page.wrap(number, Font::Figure, width);
    Lines { title: &mark.title, word: word.to_owned(), number, font: Font::Figure, status, name }
}

/// The word of a bound before its number, and the number.
fn parted(mark: &Mark) -> (&str, &str) {
    let begins = mark.label.find(|c: char| c.is_ascii_digit());
    match begins.filter(|_| !matches!(mark.bound, Bound::Exact | Bound::Between)) {
        Some(at) => (mark.label[..at].trim_end(), &mark.label[at..]),
        None => ("", &mark.label),
    }
}

/// The word of a status, which no texture can say here.
fn status<'c>(chart: &'c Chart, status: Status) -> &'c str {
    let names = &chart.statuses;
    match status {
        Status::Normal => "",
        Status::Provisional => &names.provisional,
        Status::Estimated => &names.estimated,
        Status::Forecast => &names.forecast,
        Status::Target => &names.target,
        Status::Revised => &names.revised,
        Status::Break => &names.series_break,
    }
}

impl Lines<'_> {
    fn height(&self) -> f64 {
        UNDER_RULE
            + height(self.font, &self.number)
            + height(Font::Tick, &self.status)
            + height(Font::Label, &self.name)
    }

    fn draw(&self, canvas: &mut Canvas, page: &Page, (left, top): (f64, f64), width: f64) {
        canvas.path(&[(left, top), (left + width, top)], Role::Rule);
        canvas.open("");
        canvas.title(self.title);
        let mut y = top + UNDER_RULE;
        let mut x = left;
        if !self.word.is_empty() {
            // On one line of writing with the number, whose letters are larger.
            let lower = (Font::Figure.size() - Font::Label.size()) * 0.35;
            canvas.open("qualifier");
            canvas.text(
                (x, y + Font::Figure.leading() / 2.0 + lower),
                &self.word,
                Font::Label,
                Anchor::Start,
            );
            canvas.close();
            x += page.measure(&self.word, Font::Label) + WORD;
        }
        canvas.lines((x, y + self.font.leading() / 2.0), &self.number, self.font, Anchor::Start);
        y += height(self.font, &self.number);
        for (lines, font) in [(&self.status, Font::Tick), (&self.name, Font::Label)] {
            canvas.lines((left, y + font.leading() / 2.0), lines, font, Anchor::Start);
            y += height(font, lines);
        }
        canvas.close();
    }
}
