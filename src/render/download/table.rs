//! The one table behind every download: rows of typed cells, made once in a language, from which each format is written.

use std::borrow::Cow;
use std::sync::Arc;

use super::column::{Column, Shape};
use crate::model::addressed::Addressed;
use crate::model::figure::Figure;
use crate::model::quantity::Number;
use crate::model::source::Source;
use crate::model::statistic::Statistic;
use crate::model::statistic::gather::GatheredValue;
use crate::model::unit::Unit;

/// The figures of a case, the observations of a statistic, the steps of a chart, or all of the site in one language.
pub(super) struct Table<'a> {
    /// The title of the record.
    pub title: String,
    /// The summary of the record in plain words, where it has one.
    pub summary: Option<String>,
    pub shape: Shape,
    pub rows: Vec<Row<'a>>,
    /// The sources of all rows, each once, in the order of their first use.
    pub sources: Vec<&'a Source>,
}

/// A number, or a step, with all that is said of it.
pub(super) struct Row<'a> {
    /// Its address in the JSON: `CASE/ID`, `STATISTIC@KEY`; of a step `CASE/CHART/STEP`.
    pub address: String,
    pub stands: Stands<'a>,
    pub told: Told<'a>,
    /// Where it stands in the table of the whole site.
    pub of: Option<OfRecord>,
}

/// What the cells of a row are made of. They are made when they are asked for, for a table may have a hundred thousand rows, and what only
/// describes it asks for none.
pub(super) enum Told<'a> {
    Figure(Said<'a>),
    /// An observation of a statistic, with its category where it has one.
    Observation(Said<'a>, &'a Statistic, Option<&'a str>),
    /// The cells themselves: steps, and what is gathered.
    Cells(Vec<Cell>),
}

/// A figure with what its row calls it.
pub(super) struct Said<'a> {
    pub figure: &'a Figure,
    /// The case whose figures its notes name.
    pub case: Option<&'a str>,
    pub id: Cow<'a, str>,
}

/// The record of a row, and the columns that its own table has.
pub(super) struct OfRecord {
    pub record: Arc<Cell>,
    pub columns: &'static [Column],
}

/// What a row stands for.
pub(super) enum Stands<'a> {
    /// A number that a record states.
    Stated(Addressed<'a>),
    /// A number that was formed from numbers of cases.
    Formed(GatheredValue),
    /// A step of a timeline or a pathway, with the figure that it bears and the sources that it rests on.
    Step { figure: Option<&'a Figure>, sources: Vec<String> },
}

impl Stands<'_> {
    /// What its number counts; nothing where it has none.
    pub fn unit(&self) -> Option<&Unit> {
        match self {
            Stands::Stated(addressed) => Some(&addressed.figure.unit),
            Stands::Formed(formed) => Some(&formed.unit),
            Stands::Step { figure, .. } => figure.map(|figure| figure.unit.as_ref()),
        }
    }

    pub fn sources(&self) -> &[String] {
        match self {
            Stands::Stated(addressed) => &addressed.figure.sources,
            Stands::Formed(formed) => &formed.sources,
            Stands::Step { sources, .. } => sources,
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Empty,
    Number(Number),
    Text(String),
    /// One of a list of ids, or a date: as programs want it, and in the words of the table's language.
    Coded {
        code: String,
        words: String,
    },
}

impl Cell {
    /// A text, or nothing where it is empty.
    pub fn text(text: Option<String>) -> Cell {
        text.filter(|text| !text.is_empty()).map_or(Cell::Empty, Cell::Text)
    }

    pub fn coded(code: impl Into<String>, words: String) -> Cell {
        Cell::Coded { code: code.into(), words }
    }

    /// As a program reads it: a number in plain digits, a code.
    pub fn code(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Number(number) => number.machine_text(),
            Cell::Text(text) | Cell::Coded { code: text, .. } => text.clone(),
        }
    }

    /// As a reader reads it: a number in plain digits, so that a spreadsheet still takes it for one; everything else in words.
    pub fn words(&self) -> String {
        match self {
            Cell::Coded { words, .. } => words.clone(),
            other => other.code(),
        }
    }
}

/// The cell of a column among those of a row; nothing where the table has no such column.
pub(super) fn cell<'c>(cells: &'c [Cell], columns: &[Column], wanted: Column) -> &'c Cell {
    let at = columns.iter().position(|column| *column == wanted);
    at.and_then(|at| cells.get(at)).unwrap_or(&Cell::Empty)
}
