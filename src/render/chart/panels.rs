//! Small multiples: one small chart a series, all on one scale, so that their courses can be compared without lying on one
//! another.

mod columns;
mod lying;

use super::key::Key;
use super::page::{Page, height};
use super::periods::{self, Periods};
use super::place::{Pace, Placed};
use super::scale::{self, Base};
use super::trend;
use super::{Bound, Chart, Highlight, Width, marks};
use crate::render::svg::{Anchor, Canvas, Font, Frame, Plane, Role};
use columns::Labels;

/// Up to so many times are columns; more would leave no room for their values, and are a line.
const COLUMNS_MOST: usize = 6;

/// Height in pixels of the plot of a panel.
const TALL: f64 = 96.0;

/// Room in pixels left of panels that have no numbers along their axis.
const NO_AXIS: f64 = 6.0;

/// Where the panels stand.
struct Grid {
    across: usize,
    gap: f64,
    width: f64,
    tall: f64,
    /// Room above the highest value for its label.
    headroom: f64,
    /// Room below the lowest for the label of a column that hangs from zero.
    footroom: f64,
    /// Room for the numbers of the axis, left of the first panel of each line.
    axis: f64,
    names: Vec<String>,
    /// Of columns.
    labels: Option<Labels>,
}

/// Draws the panels in lines, or one below the other where the page is narrow.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    if are_columns(chart) && !Grid::has_columns(chart, page) {
        return lying::draw(chart, page);
    }
    let panels: Vec<Chart> = (0..chart.series.len()).map(|series| panel(chart, series)).collect();
    let is_columns = are_columns(chart);
    let base = if is_columns { Base::Zero } else { Base::Free };
    let values =
        || panels.iter().flat_map(trend::curves).flat_map(|curve| curve.values().collect::<Vec<_>>());
    let is_empty = values().next().is_none();
    let ticks = scale::ticks_of(chart, scale::spread(values(), base), 3);
    let range = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    // Without a value there is no scale.
    let ticks = if is_empty { Vec::new() } else { ticks };
    let mut grid = Grid::lay(chart, page, &ticks, range);
    if is_empty {
        grid.tall = 0.0;
    }
    for panel in panels.iter().filter(|panel| is_unknown(panel)) {
        let why = page.wrap(trend::unknown(panel), Font::Label, grid.width);
        grid.tall = grid.tall.max(height(Font::Label, &why) + 8.0);
    }
    let key = Key::lay(chart, page);
    let said = match ((chart.axis.ticks)(&[range.0, range.1]).as_slice(), is_empty) {
        ([low, high], false) => page.wrap(&(chart.axis.one_scale)(low, high), Font::Tick, page.span()),
        _ => Vec::new(),
    };
    // A small chart names both its ends.
    let pace = match periods::pace(chart) {
        Pace::First => Pace::Ends,
        pace => pace,
    };
    let mut top = page.top() + key.height + height(Font::Tick, &said) + 6.0;
    let mut placed = Vec::new();
    for line in panels.chunks(grid.across) {
        let heads: Vec<_> =
            line.iter().map(|panel| page.wrap(name(panel), Font::Label, grid.width)).collect();
        let tallest = heads.iter().map(|lines| height(Font::Label, lines)).fold(0.0, f64::max);
        let mut foot = 0.0_f64;
        for ((panel, head), at) in line.iter().zip(heads).zip(0_u8..) {
            let left = page.left() + grid.axis + f64::from(at) * (grid.width + grid.gap);
            let plot_top = top + tallest + grid.headroom;
            let frame = Frame { left, top: plot_top, right: left + grid.width, bottom: plot_top + grid.tall };
            let inner = inner(chart, frame, is_columns);
            let periods =
                Periods::lay(chart, page, inner, grid.width * 0.48, (left - 6.0, frame.right + 6.0), pace);
            foot = foot.max(periods.height);
            let first = at == 0;
            placed.push(Panel { chart: panel, head, head_top: top, frame, inner, periods, first });
        }
        top += tallest + grid.headroom + grid.tall + grid.footroom + foot + 14.0;
    }

    let cut = if is_empty { Vec::new() } else { page.cut(chart, range) };
    let foot = (top - 14.0).max(page.top() + 20.0);
    let mut canvas = page.canvas(foot + if cut.is_empty() { 0.0 } else { height(Font::Tick, &cut) + 6.0 });
    page.draw_cut(&mut canvas, &cut, foot + 6.0);
    key.draw(&mut canvas, chart);
    let y = page.top() + key.height + Font::Tick.leading() / 2.0;
    canvas.open("axis");
    canvas.lines((page.left(), y), &said, Font::Tick, Anchor::Start);
    canvas.close();
    for panel in &placed {
        panel.draw(&mut canvas, page, (&ticks, &grid), range);
    }
    canvas
}

/// Whether the values of each panel are columns from zero rather than a line.
pub(super) fn are_columns(chart: &Chart) -> bool {
    chart.categories.len() <= COLUMNS_MOST
}

/// One series as a chart of its own, in the colour of the first.
fn panel<'a>(chart: &Chart<'a>, series: usize) -> Chart<'a> {
    let highlight = match chart.highlight {
        Highlight::Series(at) if at == series => Highlight::Series(0),
        Highlight::Category(at) => Highlight::Category(at),
        Highlight::Series(_) | Highlight::None => Highlight::None,
    };
    Chart { series: chart.series.get(series).cloned().into_iter().collect(), highlight, ..chart.clone() }
}

/// Whether no value of a panel is known.
fn is_unknown(panel: &Chart) -> bool {
    trend::curves(panel).iter().all(|curve| curve.values().next().is_none())
}

fn name<'c>(panel: &'c Chart) -> &'c str {
    panel.series.first().map_or("", |series| &series.name)
}

impl Grid {
    /// Whether the label of each column has room over it in some way.
    fn has_columns(chart: &Chart, page: &Page) -> bool {
        let widest = page.span() - NO_AXIS - 6.0;
        Labels::fit(chart, page, Font::Tick, over_column(chart, widest))
    }

    fn lay(chart: &Chart, page: &Page, ticks: &[f64], range: (f64, f64)) -> Self {
        let names = trend::tick_names(chart, page, ticks, 0.2);
        let axis = match page.widest(&names, Font::Tick) {
            width if width > 0.0 => width + 10.0,
            _ => NO_AXIS,
        };
        let (most, gap): (u8, f64) = match (page.room, chart.series.len()) {
            (Width::Narrow, _) | (Width::Wide, 0 | 1) => (1, 0.0),
            (Width::Wide, 2 | 4) => (2, 32.0),
            (Width::Wide, _) => (3, 26.0),
        };
        let width = |across: u8, axis: f64| {
            (page.span() - axis - f64::from(across - 1) * gap - 6.0) / f64::from(across)
        };
        let (mut across, mut axis_room, mut labels) = (most, axis, None);
        if are_columns(chart) {
            // Rather fewer panels abreast, then no numbers along the axis, then smaller numbers, than columns without values.
            let ways = (1..=most).rev().map(|across| (across, axis, Font::Value));
            let ways = ways.chain([(1, NO_AXIS, Font::Value), (1, NO_AXIS, Font::Tick)]);
            let over = |across, axis| over_column(chart, width(across, axis));
            let mut fitting =
                ways.filter(|(across, axis, font)| Labels::fit(chart, page, *font, over(*across, *axis)));
            let way = fitting.next().unwrap_or((1, NO_AXIS, Font::Tick));
            (across, axis_room) = (way.0, way.1);
            labels = Some(Labels::lay(chart, page, (way.2, over(across, axis_room)), (range, TALL)));
        }
        let names = if axis_room < axis { Vec::new() } else { names };
        let mut marks = chart.series.iter().flat_map(|series| &series.marks);
        let is_open = marks.any(|mark| !matches!(mark.bound, Bound::Exact | Bound::Between));
        let headroom = match &labels {
            Some(labels) => labels.over + 8.0,
            None if is_open => 38.0,
            None => 24.0,
        };
        let footroom =
            labels.as_ref().filter(|labels| labels.under > 0.0).map_or(0.0, |labels| labels.under + 4.0);
        let (width, across) = (width(across, axis_room), usize::from(across));
        Self { across, gap, width, tall: TALL, headroom, footroom, axis: axis_room, names, labels }
    }
}

/// The width in pixels that a label may take over a column of a panel.
fn over_column(chart: &Chart, panel: f64) -> f64 {
    panel / trend::position(chart.categories.len().max(1)) - 4.0
}

/// The part of a frame between its first value and its last: columns keep half their pitch from the edges.
fn inner(chart: &Chart, frame: Frame, is_columns: bool) -> Frame {
    let count = trend::position(chart.categories.len().max(1));
    let aside = if is_columns { (frame.right - frame.left) / count / 2.0 } else { 8.0 };
    Frame { left: frame.left + aside, right: frame.right - aside, ..frame }
}

/// A panel in its place.
struct Panel<'p, 'a> {
    chart: &'p Chart<'a>,
    head: Vec<String>,
    head_top: f64,
    frame: Frame,
    inner: Frame,
    periods: Periods,
    first: bool,
}

impl Panel<'_, '_> {
    fn draw(&self, canvas: &mut Canvas, page: &Page, (ticks, grid): (&[f64], &Grid), range: (f64, f64)) {
        let (chart, frame) = (self.chart, self.frame);
        let curves = trend::curves(chart);
        canvas.open("names");
        let y = self.head_top + Font::Label.leading() / 2.0;
        canvas.lines((frame.left, y), &self.head, Font::Label, Anchor::Start);
        canvas.close();
        let plane = Plane::new(canvas, self.inner, (0.0, self.periods.last), range);
        plane.draw(&[], |canvas, _| canvas.open("axis"));
        for (at, tick) in ticks.iter().enumerate() {
            let role = if *tick == 0.0 { Role::Zero } else { Role::Grid };
            plane.draw(&[(0.0, *tick)], |canvas, place| {
                let y = place[0].1;
                canvas.path(&[(frame.left, y), (frame.right, y)], role);
                if let Some(name) = grid.names.get(at).filter(|_| self.first) {
                    canvas.text((frame.left - 6.0, y), name, Font::Tick, Anchor::End);
                }
            });
        }
        plane.draw(&[], |canvas, _| {
            self.periods.draw(canvas, frame.bottom + grid.footroom);
            canvas.close();
            canvas.open("marks");
        });
        let mut taken = Placed::new(
            (frame.left - 4.0, frame.right + 4.0),
            (frame.top - grid.headroom, frame.bottom + grid.footroom - 1.0),
        );
        let pitch = (self.inner.right - self.inner.left) / self.periods.last;
        let columns = columns::Columns { half: (pitch * 0.32).clamp(2.0, 18.0) };
        for curve in &curves {
            if grid.labels.is_some() {
                columns.take(chart, &plane, &mut taken);
            } else {
                curve.take(chart, &plane, &mut taken);
            }
        }
        let font = grid.labels.as_ref().map_or(Font::Value, |labels| labels.font);
        let labels: Vec<_> = match &grid.labels {
            Some(labels) => labels.place(chart, page, &plane, &mut taken),
            None => {
                let labels = trend::point_labels(chart, page, &plane, &curves, &mut taken);
                labels.into_iter().map(|label| (label.place, label.text)).collect()
            }
        };
        // Over the line of zero where there is one, so that a dash stands where a value would begin.
        let ground = if grid.labels.is_some() { plane.at(0.0, 0.0).1 } else { frame.bottom };
        let dashes = trend::dashes(chart, page, &plane, ground, &mut taken);
        for curve in &curves {
            if grid.labels.is_some() {
                columns.draw(chart, &plane);
            } else {
                curve.draw(chart, &plane);
            }
        }
        plane.draw(&[], |canvas, _| {
            canvas.open(&marks::colour(chart, 0, None));
            for (place, text) in &labels {
                canvas.text(*place, text, font, Anchor::Middle);
            }
            for (place, text) in &dashes {
                canvas.text(*place, text, Font::Value, Anchor::Middle);
            }
            if is_unknown(chart) {
                let why = page.wrap(trend::unknown(chart), Font::Label, frame.right - frame.left);
                canvas.lines(
                    (frame.left, frame.top + Font::Label.leading() / 2.0),
                    &why,
                    Font::Label,
                    Anchor::Start,
                );
            }
            canvas.close();
            canvas.close();
        });
    }
}
