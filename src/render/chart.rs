//! Charts: from formatted marks to SVG.
//!
//! The caller has already chosen what to show and how each value reads in its language; a chart places and draws. What
//! a source leaves open stays open: a bound has an open end and no remainder, a missing value is a gap, an uncertain
//! one has a texture of its own, so that nothing rests on colour alone.

mod bars;
mod key;
mod lengths;
mod marks;
mod numbers;
mod page;
mod panels;
mod periods;
mod place;
mod points;
mod rows;
mod scale;
mod sheet;
mod signs;
mod slope;
mod spans;
mod stacks;
mod steps;
mod tiles;
mod trend;

use crate::render::svg::Drawing;
use page::Page;

/// How the marks of a chart are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One horizontal bar a category, from zero.
    Bar,
    /// Several bars a category, one a series.
    GroupedBar,
    /// The series of a category one after the other.
    StackedBar,
    /// Points in order, joined where both are known.
    Line,
    /// A line with the area under it; several series are stacked.
    Area,
    /// Per cent of a whole: a bar on a track to 100.
    Share,
    /// A point a value, on a scale that need not begin at zero.
    Dot,
    /// From a lower to an upper value.
    Range,
    /// Values that are not to be compared: numbers with their names, on no scale.
    Numbers,
    /// Two categories, which are times, and a line a series between them.
    Slope,
    /// One small chart a series, all on one scale: columns for few categories, a line for many.
    SmallMultiples,
    /// One tile a category, in a grid that resembles a map; see [`Chart::tiles`].
    TileMap,
    /// What happened when; see [`Chart::steps`].
    Timeline,
    /// Stages in their order; see [`Chart::steps`].
    Pathway,
}

/// What a value claims (domain rule: a bound is never drawn as if it were exact).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// The value itself.
    #[default]
    Exact,
    /// Over or at least the value.
    OpenAbove,
    /// Under or at most the value.
    OpenBelow,
    /// About the value.
    About,
    /// Between the value and `upper`.
    Between,
}

/// How settled a value is (SDMX observation status).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Settled.
    #[default]
    Normal,
    /// To be confirmed by its source.
    Provisional,
    /// Estimated by its source.
    Estimated,
    /// Expected, not observed.
    Forecast,
    /// Set by a plan, to be reached.
    Target,
    /// Settled, after another value was published.
    Revised,
    /// Not comparable with what comes before it.
    Break,
}

/// One value of a series.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mark {
    /// The value; `None` is missing, which is a gap and never zero. What is not finite counts as missing.
    pub value: Option<f64>,
    /// The upper end of a range or of `Bound::Between`.
    pub upper: Option<f64>,
    /// What the value claims.
    pub bound: Bound,
    /// How settled it is.
    pub status: Status,
    /// The value as it reads at its mark, qualifier included ("over 5,000"); for a missing value, why ("not stated").
    pub label: String,
    /// The full text of the mark ("Participants: over 5,000, as of 2025").
    pub title: String,
}

/// The marks of one series, one a category, in the order of the categories.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its marks; what is short of the categories is missing.
    pub marks: Vec<Mark>,
}

/// What is drawn in the colour of the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Highlight {
    /// Nothing.
    #[default]
    None,
    /// A category, by position.
    Category(usize),
    /// A series, by position.
    Series(usize),
}

/// The value axis.
#[derive(Clone, Copy)]
pub struct Axis<'a> {
    /// Formats the round numbers of the axis in the chart's language, all in one way.
    pub ticks: &'a dyn Fn(&[f64]) -> Vec<String>,
    /// Names the classes between ascending bounds, one more than there are bounds: under the first, from one to the next,
    /// from the last on.
    pub classes: &'a dyn Fn(&[f64]) -> Vec<String>,
    /// Says that several charts have one scale, from one formatted number to another.
    pub one_scale: &'a dyn Fn(&str, &str) -> String,
    /// Says that the scale does not begin at zero.
    pub cut: &'a str,
    /// Says that the layers of an area lie on one another, and what its upper edge is.
    pub layers: &'a str,
    /// The unit, for the key of a map; nothing where its numbers have none.
    pub unit: &'a str,
}

/// The names of what is not settled or not sure, for the key; what has no name has no entry there.
#[derive(Debug, Clone, Default)]
pub struct StatusNames {
    /// Of [`Status::Provisional`].
    pub provisional: String,
    /// Of [`Status::Estimated`].
    pub estimated: String,
    /// Of [`Status::Forecast`].
    pub forecast: String,
    /// Of [`Status::Target`].
    pub target: String,
    /// Of [`Status::Revised`].
    pub revised: String,
    /// Of [`Bound::OpenAbove`], where a label may be left out.
    pub over: String,
    /// Of [`Bound::OpenBelow`], likewise.
    pub under: String,
    /// Of [`Bound::About`], likewise.
    pub about: String,
    /// Of [`Status::Break`].
    pub series_break: String,
    /// Of a region without a value.
    pub no_data: String,
    /// Of a part of a stack that is drawn longer than its value, so that it is seen.
    pub sliver: String,
    /// Of a bound or range that may lie in another class than it is drawn in.
    pub other_class: String,
}

/// Where the mark of a category stands on a tile map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tile {
    /// From the left, the first is 1; no two tiles have one place.
    pub column: u32,
    /// From the top, the first is 1.
    pub row: u32,
    /// The name of the category, shortened or divided for want of room.
    pub short: String,
}

/// The steps of a timeline or a pathway.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Steps {
    /// In the order that they are told in.
    pub all: Vec<Step>,
    /// The beginning of each year that a timeline runs through and of the one after, in days from any one day, with its name.
    pub years: Vec<(f64, String)>,
    /// Says that the steps stand in their order, and that distances are no time.
    pub in_order: String,
}

/// A milestone or a stage.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// When it happened, from and to, on the scale of [`Steps::years`]: one day twice, or the ends of the month or year that it is known
    /// to. `None` where it is dated in words alone, or not at all.
    pub span: Option<(f64, f64)>,
    /// The date in words, or the name of the stage.
    pub name: String,
    /// What it is.
    pub text: String,
    /// The number that belongs to it, with its name.
    pub value: String,
    /// Whether it is still to come.
    pub planned: bool,
}

/// A chart, ready to be drawn.
#[derive(Clone)]
pub struct Chart<'a> {
    /// Begins every id inside the drawing: ASCII letters, digits and hyphens, one of a kind on its page.
    pub id: String,
    /// How it is drawn.
    pub kind: Kind,
    /// BCP 47 tag of its texts.
    pub lang: String,
    /// The finding.
    pub title: String,
    /// What is measured, and in what unit: the subtitle of a chart that stands alone.
    pub measure: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// Its series; more than seven are drawn, but no longer told apart.
    pub series: Vec<Series>,
    /// What the series of a stack or an area make up together, as a source states it; a total is never formed here.
    pub total: Option<Series>,
    /// Names of the categories or periods, in the order that they are drawn in.
    pub categories: Vec<String>,
    /// On a tile map, where each category stands; empty for all other kinds.
    pub tiles: Vec<Tile>,
    /// What a timeline or a pathway shows, in place of series and categories; empty for all other kinds.
    pub steps: Steps,
    /// What is marked.
    pub highlight: Highlight,
    /// Its value axis.
    pub axis: Axis<'a>,
    /// What unsettled values are called.
    pub statuses: StatusNames,
    /// What must be known to read the drawing, below it wherever it goes; nothing where it is empty.
    pub remark: String,
}

/// The width that a chart is laid out for. A page carries both, and its stylesheet shows one (`themes/civic/assets/chart.css`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// 600 pixels, good from 480 up.
    Wide,
    /// 320 pixels, for telephones.
    Narrow,
}

/// Draws a chart for a page: one `<svg role="img">` without size, inline style or literal colour.
#[must_use]
pub fn draw(chart: &Chart, width: Width) -> String {
    drawing(chart, width).svg
}

/// Draws a chart as a file of its own: title, measure and the texts of its foot (note, source) inside, literal colours of the light scheme,
/// width and height, so that it can stand on a slide.
#[must_use]
pub fn standalone(chart: &Chart, foot: &[String]) -> String {
    sheet::standalone(chart, foot).svg
}

fn drawing(chart: &Chart, width: Width) -> Drawing {
    let page = Page::inline(chart, width);
    plot(chart, &page).finish(&page.head)
}

fn plot(chart: &Chart, page: &Page) -> crate::render::svg::Canvas {
    match chart.kind {
        Kind::Bar | Kind::GroupedBar | Kind::Share => bars::draw(chart, page),
        Kind::StackedBar => stacks::draw(chart, page),
        Kind::Dot | Kind::Range => spans::draw(chart, page),
        Kind::Numbers => numbers::draw(chart, page),
        Kind::Line | Kind::Area => trend::draw(chart, page),
        Kind::Slope => slope::draw(chart, page),
        Kind::SmallMultiples => panels::draw(chart, page),
        Kind::TileMap => tiles::draw(chart, page),
        Kind::Timeline | Kind::Pathway => steps::draw(chart, page),
    }
}

impl Chart<'_> {
    /// The mark of a series at a category, if it is there.
    fn mark(&self, series: usize, category: usize) -> Option<&Mark> {
        self.series.get(series).and_then(|s| s.marks.get(category))
    }

    fn han(&self) -> bool {
        self.lang.starts_with("zh")
    }
}

impl Chart<'_> {
    /// What the parts of a category make up together, where a source says it: its name and its value in words.
    fn stated_total(&self, category: usize) -> Option<(&str, &str)> {
        let total = self.total.as_ref()?;
        let mark = total.marks.get(category).filter(|mark| mark.drawn().is_some())?;
        Some((&total.name, &mark.label))
    }
}

impl Mark {
    /// The value, if it can be drawn.
    fn drawn(&self) -> Option<f64> {
        self.value.filter(|v| v.is_finite()).map(|v| v.clamp(-scale::FARTHEST, scale::FARTHEST))
    }

    /// The upper end, if it can be drawn and there is a lower one.
    fn top(&self) -> Option<f64> {
        let lower = self.drawn()?;
        self.upper
            .filter(|v| v.is_finite())
            .map(|v| v.clamp(-scale::FARTHEST, scale::FARTHEST))
            .filter(|v| *v > lower)
    }
}

#[cfg(test)]
pub(in crate::render) mod tests;
