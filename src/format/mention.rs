//! Finding the numbers that prose mentions, in a language's own way of writing, and comparing them with the data.
//!
//! What counts as a number: digits in either language, and Chinese numerals from ten up before a classifier (三十期,
//! 五千余人次), as tenths (八成) or after 百分之. A single Chinese numeral (三大支柱, 一批) and an English number word (three
//! pillars, top five, one fifth) is no mention: they are words of ordinary prose far more often than figures, and each
//! would raise a false alarm. So is an approximate word without a number of its own (数十, 几十, 三四个).

mod agree;
mod beside;
mod context;
mod han;
mod numeral;
mod scan;
mod verdict;
mod words;

use std::ops::Range;

use crate::model::quantity::{Number, Qualifier};

pub use agree::{Agreement, agrees};
pub use beside::changed_beside;
pub(crate) use context::MONTHS;
pub use han::{is_numeral as is_han_numeral, value as han_value};
pub use scan::mentions;
pub use verdict::{Verdict, verdict};
pub use words::qualifier_said;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the number with its minus, unit sign and scale word, without the words of its qualifier.
    pub range: Range<usize>,
    /// The bytes of the number with the words that qualify it: `over 5,000`, `80%以上`.
    pub whole: Range<usize>,
    pub kind: MentionKind,
    /// The number as written; none where it is no decimal number (a version, a fraction, a telephone number).
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
    /// Four digits that begin with 19 or 20: in English always, unless a word such as `over` makes them a count; in
    /// Chinese before 年 or in a range.
    Year,
    /// A part of a date, or an ISO date.
    Date,
    /// A version, a telephone number, a fraction, a ratio, the basis of a rate (per 10,000 people), the number of a
    /// page or list item, or a number inside a name.
    Other,
}

/// The unit sign that is written with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    None,
    Percent,
    PercentagePoint,
    Money(Currency),
}

/// The currency that a sign, a code or a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    Yuan,
    Pound,
    /// The United States dollar, which a bare `$` is taken for.
    Dollar,
    Euro,
    /// Any other: HK$, 日元.
    Other,
}
