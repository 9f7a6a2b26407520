//! The one table behind every download: rows of typed cells, made once in a language, from which each format is written.

use crate::model::addressed::Addressed;
use crate::model::quantity::Number;
use crate::model::source::Source;
use crate::model::statistic::gather::GatheredValue;
use crate::model::unit::Unit;

/// The figures of a case, the observations of a statistic, or all of the site in one language.
pub(super) struct Table<'a> {
    /// The title of the record.
    pub title: String,
    /// The summary of the record in plain words, where it has one.
    pub summary: Option<String>,
    pub columns: &'static [Column],
    /// The columns that tell a row from all others.
    pub key: &'static [Column],
    pub rows: Vec<Row<'a>>,
    /// The sources of all rows, each once, in the order of their first use.
    pub sources: Vec<&'a Source>,
}

/// A number with all that is said of it.
pub(super) struct Row<'a> {
    /// Its address in the JSON: `CASE/ID`, `STATISTIC@KEY`.
    pub address: String,
    pub stands: Stands<'a>,
    /// One for each column of the table.
    pub cells: Vec<Cell>,
}

/// Where a number comes from.
pub(super) enum Stands<'a> {
    /// A record states it.
    Stated(Addressed<'a>),
    /// It was formed from numbers of cases.
    Formed(GatheredValue),
}

impl Stands<'_> {
    pub fn unit(&self) -> &Unit {
        match self {
            Stands::Stated(addressed) => &addressed.figure.unit,
            Stands::Formed(formed) => &formed.unit,
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

/// What the cells below each other say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Address,
    Record,
    Id,
    Category,
    Label,
    Value,
    Upper,
    Qualifier,
    Unit,
    Basis,
    AsOf,
    Period,
    ShareOf,
    Status,
    Source,
    Locator,
    Note,
    AsStated,
    Figure,
}

impl Column {
    /// The columns of the figures of a case.
    pub const OF_CASE: &'static [Column] = &[
        Column::Id,
        Column::Label,
        Column::Value,
        Column::Upper,
        Column::Qualifier,
        Column::Unit,
        Column::Basis,
        Column::AsOf,
        Column::Period,
        Column::ShareOf,
        Column::Status,
        Column::Source,
        Column::Locator,
        Column::Note,
        Column::AsStated,
    ];

    /// The columns of the observations of a statistic.
    pub const OF_STATISTIC: &'static [Column] = &[
        Column::Id,
        Column::Category,
        Column::Label,
        Column::Value,
        Column::Upper,
        Column::Qualifier,
        Column::Unit,
        Column::Basis,
        Column::AsOf,
        Column::Period,
        Column::ShareOf,
        Column::Status,
        Column::Source,
        Column::Locator,
        Column::Note,
        Column::AsStated,
    ];

    /// The columns of the whole site: those of its records, with the record, a name that no other row has, and for a number that
    /// has its home in a case the figure there, so that none is taken twice.
    pub const OF_SITE: &'static [Column] = &[
        Column::Address,
        Column::Record,
        Column::Id,
        Column::Category,
        Column::Label,
        Column::Value,
        Column::Upper,
        Column::Qualifier,
        Column::Unit,
        Column::Basis,
        Column::AsOf,
        Column::Period,
        Column::ShareOf,
        Column::Status,
        Column::Source,
        Column::Locator,
        Column::Note,
        Column::AsStated,
        Column::Figure,
    ];

    /// The name that is the same in every language: the key of a figure in YAML.
    pub fn id(self) -> &'static str {
        match self {
            Column::Address => "address",
            Column::Record => "record",
            Column::Id => "id",
            Column::Category => "category",
            Column::Label => "label",
            Column::Value => "value",
            Column::Upper => "upper",
            Column::Qualifier => "qualifier",
            Column::Unit => "unit",
            Column::Basis => "basis",
            Column::AsOf => "as_of",
            Column::Period => "period",
            Column::ShareOf => "share_of",
            Column::Status => "status",
            Column::Source => "source",
            Column::Locator => "locator",
            Column::Note => "note",
            Column::AsStated => "as_stated",
            Column::Figure => "figure",
        }
    }

    /// The key of its name among the strings of the theme.
    pub fn string(self) -> String {
        format!("column.{}", self.id())
    }

    pub fn is_number(self) -> bool {
        matches!(self, Column::Value | Column::Upper)
    }

    /// Whether each row has something there.
    pub fn is_required(self) -> bool {
        matches!(
            self,
            Column::Address | Column::Record | Column::Id | Column::Label | Column::Status | Column::Source
        )
    }
}

impl Row<'_> {
    /// The cell of a column of the row's table; nothing where the table has no such column.
    pub fn cell(&self, columns: &[Column], wanted: Column) -> &Cell {
        let at = columns.iter().position(|column| *column == wanted);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Empty)
    }
}
