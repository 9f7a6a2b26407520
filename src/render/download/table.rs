//! The one table behind every download: rows of typed cells, made once in a language, from which each format is written.

use super::column::{Column, Shape};
use crate::model::addressed::Addressed;
use crate::model::figure::Figure;
use crate::model::quantity::Number;
use crate::model::source::Source;
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
    /// One for each column of the table.
    pub cells: Vec<Cell>,
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

impl Row<'_> {
    /// The cell of a column of the row's table; nothing where the table has no such column.
    pub fn cell(&self, columns: &[Column], wanted: Column) -> &Cell {
        let at = columns.iter().position(|column| *column == wanted);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Empty)
    }
}
