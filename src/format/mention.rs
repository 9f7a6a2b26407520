//! Finding the numbers that prose mentions, in a language's own way of writing, and comparing them with the data.

mod agree;
mod scan;
mod words;

use std::ops::Range;

use crate::model::quantity::{Number, Qualifier};

pub use agree::{Agreement, agrees};
pub use scan::mentions;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the number with its sign and scale word, without the words of its qualifier.
    pub range: Range<usize>,
    pub kind: MentionKind,
    /// The number as written; none where it is no decimal number (a version, a telephone number).
    pub number: Option<Number>,
    /// The second number of a range.
    pub upper: Option<Number>,
    pub qualifier: Qualifier,
    pub sign: Sign,
}

/// What a number in a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    Quantity,
    /// 25th, 第二十五
    Ordinal,
    Year,
    /// A part of a date, or an ISO date.
    Date,
    /// A version, a telephone number, or a number inside a name.
    Other,
}

/// The unit sign that is written with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    None,
    Percent,
    PercentagePoint,
    Money,
}
