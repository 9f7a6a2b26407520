//! The columns of downloads, and the shapes of the tables that have them.

use crate::model::figure::Status;
use crate::model::indicator::Measure;

/// What the cells below each other say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Address,
    Record,
    Id,
    Step,
    Title,
    Date,
    DateText,
    Text,
    Category,
    Label,
    Value,
    Upper,
    Qualifier,
    Unit,
    Basis,
    AsOf,
    AsReported,
    Period,
    ShareOf,
    Status,
    SourceTitle,
    SourcePublisher,
    SourcePublished,
    SourceUrl,
    SourceGrade,
    SourceNote,
    Source,
    Locator,
    Note,
    AsStated,
    Figure,
    Definition,
    Scope,
    Measure,
}

/// The columns of a table, in their order.
pub(super) struct Shape {
    pub columns: &'static [Column],
    /// Those that tell a row from all others.
    pub key: &'static [Column],
    /// Those in which each row has something.
    pub required: &'static [Column],
}

impl Shape {
    /// The figures of a case, or those that a chart of it draws.
    pub const CASE: Shape = Shape {
        columns: &[
            Column::Id,
            Column::Label,
            Column::Value,
            Column::Upper,
            Column::Qualifier,
            Column::Unit,
            Column::Basis,
            Column::AsOf,
            Column::AsReported,
            Column::Period,
            Column::ShareOf,
            Column::Status,
            Column::SourceTitle,
            Column::SourcePublisher,
            Column::SourcePublished,
            Column::SourceUrl,
            Column::SourceGrade,
            Column::SourceNote,
            Column::Source,
            Column::Locator,
            Column::Note,
            Column::AsStated,
        ],
        key: &[Column::Id],
        required: &[Column::Id, Column::Label, Column::Unit, Column::Status, Column::Source],
    };

    /// The observations of a statistic.
    pub const STATISTIC: Shape = Shape {
        columns: &[
            Column::Id,
            Column::Category,
            Column::Label,
            Column::Value,
            Column::Upper,
            Column::Qualifier,
            Column::Unit,
            Column::Basis,
            Column::AsOf,
            Column::AsReported,
            Column::Period,
            Column::ShareOf,
            Column::Status,
            Column::SourceTitle,
            Column::SourcePublisher,
            Column::SourcePublished,
            Column::SourceUrl,
            Column::SourceGrade,
            Column::SourceNote,
            Column::Source,
            Column::Locator,
            Column::Note,
            Column::AsStated,
        ],
        ..Shape::CASE
    };

    /// What a statistic gathers from cases. A case stands in every group that it belongs to, so that its figure may come more than once.
    /// No source sets these numbers side by side, so each row says what they count, of whom, and at what kind of time.
    pub const GATHERED: Shape = Shape {
        columns: &[
            Column::Id,
            Column::Category,
            Column::Label,
            Column::Value,
            Column::Upper,
            Column::Qualifier,
            Column::Unit,
            Column::Basis,
            Column::AsOf,
            Column::AsReported,
            Column::Period,
            Column::ShareOf,
            Column::Status,
            Column::SourceTitle,
            Column::SourcePublisher,
            Column::SourcePublished,
            Column::SourceUrl,
            Column::SourceGrade,
            Column::SourceNote,
            Column::Source,
            Column::Locator,
            Column::Note,
            Column::AsStated,
            Column::Definition,
            Column::Scope,
            Column::Measure,
        ],
        key: &[Column::Id, Column::Category],
        ..Shape::STATISTIC
    };

    /// The whole site: the columns of its records, with the record, a name that no other row has, and for a number that has its home
    /// in a case the figure there, so that none is taken twice.
    pub const SITE: Shape = Shape {
        columns: &[
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
            Column::AsReported,
            Column::Period,
            Column::ShareOf,
            Column::Status,
            Column::SourceTitle,
            Column::SourcePublisher,
            Column::SourcePublished,
            Column::SourceUrl,
            Column::SourceGrade,
            Column::SourceNote,
            Column::Source,
            Column::Locator,
            Column::Note,
            Column::AsStated,
            Column::Figure,
        ],
        key: &[Column::Address],
        required: &[
            Column::Address,
            Column::Record,
            Column::Id,
            Column::Label,
            Column::Unit,
            Column::Status,
            Column::Source,
        ],
    };

    /// The milestones that a timeline draws.
    pub const MILESTONES: Shape = Shape {
        columns: &[
            Column::Step,
            Column::Date,
            Column::DateText,
            Column::Status,
            Column::Text,
            Column::SourceTitle,
            Column::SourcePublisher,
            Column::SourcePublished,
            Column::SourceUrl,
            Column::SourceGrade,
            Column::SourceNote,
            Column::Source,
            Column::Note,
        ],
        key: &[Column::Step],
        required: &[Column::Step, Column::Status, Column::Text, Column::Source],
    };

    /// The stages that a pathway draws, each with the figure that it bears. What a programme's stages rest on need not be stated.
    pub const STAGES: Shape = Shape {
        columns: &[
            Column::Step,
            Column::Title,
            Column::Text,
            Column::Label,
            Column::Value,
            Column::Upper,
            Column::Qualifier,
            Column::Unit,
            Column::AsOf,
            Column::AsReported,
            Column::Period,
            Column::Status,
            Column::Figure,
            Column::SourceTitle,
            Column::SourcePublisher,
            Column::SourcePublished,
            Column::SourceUrl,
            Column::SourceGrade,
            Column::SourceNote,
            Column::Source,
            Column::Note,
        ],
        key: &[Column::Step],
        required: &[Column::Step, Column::Title],
    };
}

impl Shape {
    /// The words that a cell of the column may hold in the files of ids, where they are a closed list.
    pub fn codes(&self, column: Column) -> Option<Vec<&'static str>> {
        let is_of_milestones = self.columns.contains(&Column::Date);
        match column {
            Column::Qualifier => Some(QUALIFIERS.to_vec()),
            Column::Status if is_of_milestones => Some(vec!["done", "planned"]),
            Column::Status => Some([Status::WORDS, &["missing", "retracted"]].concat()),
            Column::Measure => Some(Measure::WORDS.to_vec()),
            _ => None,
        }
    }
}

/// The qualifiers of the content format.
const QUALIFIERS: [&str; 7] = ["exact", "over", "at-least", "about", "under", "at-most", "between"];

impl Column {
    /// The name that is the same in every language: the key of a record in YAML, where one has it.
    pub fn id(self) -> &'static str {
        match self {
            Column::Address => "address",
            Column::Record => "record",
            Column::Id => "id",
            Column::Step => "step",
            Column::Title => "title",
            Column::Date => "date",
            Column::DateText => "date_text",
            Column::Text => "text",
            Column::Category => "category",
            Column::Label => "label",
            Column::Value => "value",
            Column::Upper => "upper",
            Column::Qualifier => "qualifier",
            Column::Unit => "unit",
            Column::Basis => "basis",
            Column::AsOf => "as_of",
            Column::AsReported => "as_reported",
            Column::Period => "period",
            Column::ShareOf => "share_of",
            Column::Status => "status",
            Column::SourceTitle => "source_title",
            Column::SourcePublisher => "source_publisher",
            Column::SourcePublished => "source_published",
            Column::SourceUrl => "source_url",
            Column::SourceGrade => "source_grade",
            Column::SourceNote => "source_note",
            Column::Source => "source",
            Column::Locator => "locator",
            Column::Note => "note",
            Column::AsStated => "as_stated",
            Column::Figure => "figure",
            Column::Definition => "definition",
            Column::Scope => "scope",
            Column::Measure => "measure",
        }
    }

    /// The key of its name among the strings of the theme.
    pub fn string(self) -> String {
        format!("column.{}", self.id())
    }

    /// The key of what it means, for somebody who has only the file, among the strings of the theme.
    pub fn meaning(self) -> String {
        format!("column_note.{}", self.id())
    }

    pub fn kind(self) -> Kind {
        match self {
            Column::Value | Column::Upper => Kind::Number,
            Column::Step => Kind::Count,
            Column::Date | Column::AsOf | Column::AsReported | Column::Period | Column::SourcePublished => {
                Kind::Time
            }
            _ => Kind::Text,
        }
    }

    /// Whether its words are written by people, so that each language has its own.
    pub fn is_in_words(self) -> bool {
        matches!(self, Column::Title | Column::DateText | Column::Text | Column::Label | Column::Note)
    }

    /// What stands between the entries of a cell that says something of each source, in the order of the sources.
    pub fn separator(self) -> Option<&'static str> {
        match self {
            Column::Source => Some(" "),
            Column::SourceTitle
            | Column::SourcePublisher
            | Column::SourcePublished
            | Column::SourceUrl
            | Column::SourceGrade
            | Column::SourceNote => Some(SOURCES_BETWEEN),
            _ => None,
        }
    }
}

/// Stands between what is said of one source and of the next. Titles have commas and semicolons.
pub(super) const SOURCES_BETWEEN: &str = " | ";

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A decimal number with its digits as stated.
    Number,
    /// A whole number from 1 on.
    Count,
    /// ISO 8601 as far as it is known (`2024`, `2024-10`, `2024-10-16`), an interval, or the word of the content format: no date of XML Schema.
    Time,
    Text,
}
