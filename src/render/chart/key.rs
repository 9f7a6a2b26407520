//! The key of a chart: the series that no direct label can name, and what unsettled values look like.

use super::page::{Page, height};
use super::signs::{self, Way};
use super::tiles::{self, Sign, classes::Entry as Class};
use super::{Bound, Chart, Kind, Mark, Status, marks, panels, points, stacks, trend};
use crate::render::svg::{Anchor, Canvas, Font, Role};

const SWATCH: f64 = 12.0;

/// The names of the series above a chart, laid out in lines.
pub(super) struct Key {
    entries: Vec<Entry>,
    /// Its height in pixels, the space after it included.
    pub height: f64,
}

struct Entry {
    what: What,
    at: (f64, f64),
    lines: Vec<String>,
}

/// What a sign of the key stands for.
#[derive(Debug, Clone, Copy)]
enum What {
    Series(usize),
    Status(Status),
    Bound(Bound),
    Class(Class),
    /// A dash in the place of a value.
    Missing,
    /// A part of a stack that is longer than its value says.
    Sliver,
    /// The unit of a map: words alone.
    Unit,
}

impl What {
    /// Room in pixels that its sign takes before its name.
    fn room(self, chart: &Chart) -> f64 {
        let is_strip =
            chart.kind == Kind::TileMap && matches!(self, Self::Status(_) | Self::Class(Class::OtherClass));
        match self {
            Self::Unit => 0.0,
            _ if is_strip => tiles::SAMPLE.0 + 6.0,
            _ => SWATCH + 6.0,
        }
    }
}

impl Key {
    /// Lays out a key from the top of the page. A single series needs no name, nor do settled values.
    pub fn lay(chart: &Chart, page: &Page) -> Self {
        let (mut x, mut y, mut tallest) = (page.left(), page.top(), 0.0_f64);
        let mut entries = Vec::new();
        let classes = if chart.kind == Kind::TileMap { tiles::key(chart) } else { Vec::new() };
        let unit =
            Some((What::Unit, chart.axis.unit)).filter(|(_, unit)| !classes.is_empty() && !unit.is_empty());
        let classes = classes.iter().map(|(class, name)| (What::Class(*class), name.as_str()));
        let named = unit
            .into_iter()
            .chain(classes)
            .chain(series(chart))
            .chain(statuses(chart))
            .chain(bounds(chart, page))
            .chain(missing(chart))
            .chain(slivers(chart, page));
        for (what, name) in named {
            let sign = what.room(chart);
            let lines = page.wrap(name, Font::Label, page.span() - sign);
            let width = sign + page.widest(&lines, Font::Label);
            if x > page.left() && x + width > page.right() {
                y += tallest;
                (x, tallest) = (page.left(), 0.0);
            }
            tallest = tallest.max(height(Font::Label, &lines)).max(Font::Label.leading());
            entries.push(Entry { what, at: (x, y + Font::Label.leading() / 2.0), lines });
            x += width + 18.0;
        }
        let height = if entries.is_empty() { 0.0 } else { y + tallest - page.top() + 10.0 };
        Self { entries, height }
    }

    /// Draws the key.
    pub fn draw(&self, canvas: &mut Canvas, chart: &Chart) {
        if self.entries.is_empty() {
            return;
        }
        canvas.open("key");
        for Entry { what, at: (x, y), lines } in &self.entries {
            match what {
                What::Series(series) => {
                    canvas.open(&marks::colour(chart, *series, None));
                    swatch(canvas, chart, &Mark::default(), (*x, *y), *series);
                }
                What::Status(status) if chart.kind == Kind::TileMap => {
                    canvas.open("");
                    tiles::draw_sample(canvas, Sign::Status(*status), (*x, *y));
                }
                What::Status(status) => {
                    canvas.open(&format!("s1{}", marks::status(*status)));
                    swatch(canvas, chart, &Mark { status: *status, ..Mark::default() }, (*x, *y), 0);
                }
                What::Bound(bound) => {
                    canvas.open("");
                    let lies = matches!(chart.kind, Kind::Dot | Kind::Range);
                    let way = if lies { Way::Right } else { Way::Up };
                    signs::alone(canvas, *bound, way, (x + SWATCH / 2.0, *y));
                }
                What::Missing => {
                    canvas.open("");
                    canvas.text((*x, *y), marks::DASH, Font::Value, Anchor::Start);
                }
                What::Sliver => {
                    canvas.open("s1");
                    let middle = x + SWATCH / 2.0;
                    canvas.rect(
                        (middle - 1.0, y - SWATCH / 2.0),
                        (middle + 1.0, y + SWATCH / 2.0),
                        Role::Data,
                    );
                }
                What::Unit => canvas.open(""),
                What::Class(Class::OtherClass) => {
                    canvas.open("");
                    tiles::draw_sample(canvas, Sign::OtherClass, (*x, *y));
                }
                What::Class(class) => {
                    canvas.open(if let Class::Shade(shade) = class { shade } else { "none" });
                    let (a, b) = corners((*x, *y));
                    canvas.rect(a, b, Role::Tile);
                    // On a dark shade a text is pale; this one stands beside it.
                    canvas.close();
                    canvas.open("");
                }
            }
            canvas.lines((x + what.room(chart), *y), lines, Font::Label, Anchor::Start);
            canvas.close();
        }
        canvas.close();
    }
}

/// The series, where no label stands beside their marks.
fn series<'c>(chart: &'c Chart) -> impl Iterator<Item = (What, &'c str)> {
    let direct = matches!(chart.kind, Kind::Line | Kind::Area | Kind::Slope | Kind::SmallMultiples);
    let named = chart.series.len() > 1 && !direct && chart.kind != Kind::TileMap;
    let names = chart.series.iter().map(|series| series.name.as_str()).enumerate();
    names.filter(move |_| named).map(|(series, name)| (What::Series(series), name))
}

/// The ways in which values of the chart are not settled, each with its name.
fn statuses<'c>(chart: &'c Chart) -> impl Iterator<Item = (What, &'c str)> {
    let has = |status: Status| {
        let mut marks =
            chart.series.iter().flat_map(|series| series.marks.iter().take(chart.categories.len()));
        // Numbers without a drawing have their status in words beside them.
        chart.kind != Kind::Numbers && marks.any(|mark| mark.status == status && mark.drawn().is_some())
    };
    let names = &chart.statuses;
    let all = [
        (Status::Provisional, &names.provisional),
        (Status::Estimated, &names.estimated),
        (Status::Forecast, &names.forecast),
        (Status::Target, &names.target),
        (Status::Revised, &names.revised),
        (Status::Break, &names.series_break),
    ];
    all.into_iter()
        .filter(move |(status, name)| !name.is_empty() && has(*status))
        .map(|(status, name)| (What::Status(status), name.as_str()))
}

/// What the signs of claims mean, beside points, columns and in stacks. After a bar the words stand beside the sign.
fn bounds<'c>(chart: &'c Chart, page: &Page) -> impl Iterator<Item = (What, &'c str)> {
    let has = move |bound: Bound| {
        let mut marks =
            chart.series.iter().flat_map(|series| series.marks.iter().take(chart.categories.len()));
        marks.any(|mark| mark.bound == bound && mark.drawn().is_some())
    };
    let stacks_wave = chart.kind == Kind::StackedBar && has(Bound::About) && stacks::has_waves(chart, page);
    let has_signs = match chart.kind {
        Kind::Line | Kind::Dot | Kind::Range | Kind::Slope | Kind::SmallMultiples => true,
        Kind::StackedBar => stacks_wave,
        _ => false,
    };
    let names = &chart.statuses;
    let all =
        [(Bound::OpenAbove, &names.over), (Bound::OpenBelow, &names.under), (Bound::About, &names.about)];
    all.into_iter()
        .filter(move |(bound, name)| has_signs && !name.is_empty() && has(*bound))
        .map(|(bound, name)| (What::Bound(bound), name.as_str()))
}

/// What a dash means, where one stands in the place of a value.
fn missing<'c>(chart: &'c Chart) -> Option<(What, &'c str)> {
    let places =
        || (0..chart.series.len()).flat_map(|series| (0..chart.categories.len()).map(move |at| (series, at)));
    let is_gap = |(series, at): (usize, usize)| chart.mark(series, at).is_none_or(marks::is_gap);
    let is_known = |series: usize| {
        (0..chart.categories.len()).any(|at| chart.mark(series, at).and_then(Mark::drawn).is_some())
    };
    let is_unstated = |(series, at): (usize, usize)| {
        is_known(series) && chart.mark(series, at).and_then(Mark::drawn).is_none()
    };
    let has_dash = match chart.kind {
        Kind::Bar | Kind::GroupedBar | Kind::Share | Kind::StackedBar => places().any(is_gap),
        Kind::Dot | Kind::Range => {
            places().any(|(series, at)| chart.mark(series, at).is_some_and(marks::is_gap))
        }
        Kind::SmallMultiples => places().any(is_unstated),
        Kind::Line | Kind::Area => trend::gaps(chart).next().is_some(),
        Kind::Numbers | Kind::Slope | Kind::TileMap | Kind::Timeline | Kind::Pathway => false,
    };
    let name = chart.statuses.no_data.as_str();
    (has_dash && !name.is_empty()).then_some((What::Missing, name))
}

/// That slivers are not to scale, where a stack has one.
fn slivers<'c>(chart: &'c Chart, page: &Page) -> Option<(What, &'c str)> {
    let name = chart.statuses.sliver.as_str();
    let has_one = chart.kind == Kind::StackedBar && !name.is_empty() && stacks::has_slivers(chart, page);
    has_one.then_some((What::Sliver, name))
}

/// A mark of the chart in small, with its left middle at a place.
fn swatch(canvas: &mut Canvas, chart: &Chart, mark: &Mark, (x, y): (f64, f64), series: usize) {
    let middle = x + SWATCH / 2.0;
    // Beside a bar that lies, the sign of a break lies too.
    let lies = matches!(chart.kind, Kind::Bar | Kind::GroupedBar | Kind::StackedBar | Kind::Share);
    if mark.status == Status::Break && lies {
        canvas.path(&[(x, y), (x + SWATCH, y)], Role::Break);
        return;
    }
    if mark.status == Status::Break {
        canvas.path(&[(middle, y - SWATCH / 2.0), (middle, y + SWATCH / 2.0)], Role::Break);
        return;
    }
    let are_points = match chart.kind {
        Kind::Dot | Kind::Line | Kind::Area | Kind::Slope => true,
        Kind::SmallMultiples => !panels::are_columns(chart),
        Kind::Bar | Kind::GroupedBar | Kind::StackedBar | Kind::Share | Kind::Range | Kind::TileMap => false,
        Kind::Numbers | Kind::Timeline | Kind::Pathway => false,
    };
    if are_points {
        points::point(canvas, mark, (middle, y), series);
        return;
    }
    marks::swatch(canvas, mark, corners((x, y)), series);
}

/// The corners of a sign with its left middle at a place.
fn corners((x, y): (f64, f64)) -> ((f64, f64), (f64, f64)) {
    ((x, y - SWATCH / 2.0), (x + SWATCH, y + SWATCH / 2.0))
}
