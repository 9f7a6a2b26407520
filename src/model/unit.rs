//! Units of measure: what a number counts, in both languages.

mod builtin;

pub use builtin::{builtin, builtins};

/// A unit of measure with the words it takes in each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The id an author writes: `person`, `percent`.
    pub id: String,
    pub kind: UnitKind,
    pub english: Noun,
    pub chinese: Affixes,
}

/// What sort of number a unit makes, which decides how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// Things counted or measured, with a noun in English and a classifier in Chinese.
    Count,
    /// A share in hundredths: 45.7%.
    Percent,
    /// The difference of two percentages: 2.9 percentage points, 2.9个百分点.
    PercentagePoint,
    /// Money. English has the sign before the number where there is one, else the noun after it.
    Currency { sign: Option<&'static str> },
    /// A bare number without any word.
    Ratio,
}

/// An English noun in the plural forms English has (CLDR categories `one` and `other`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noun {
    pub one: String,
    pub other: String,
}

/// What stands around a number in Chinese: mostly a classifier after it (件), sometimes a basis before it (每万人).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Affixes {
    pub before: String,
    pub after: String,
}

impl Unit {
    /// A unit that counts things, as a site adds one: an id, the English noun, and the Chinese classifier.
    pub fn count(id: impl Into<String>, english: Noun, chinese_classifier: impl Into<String>) -> Self {
        let chinese = Affixes { before: String::new(), after: chinese_classifier.into() };
        Unit { id: id.into(), kind: UnitKind::Count, english, chinese }
    }
}

impl Noun {
    /// A noun of its singular and plural.
    pub fn new(one: impl Into<String>, other: impl Into<String>) -> Self {
        Noun { one: one.into(), other: other.into() }
    }
}
