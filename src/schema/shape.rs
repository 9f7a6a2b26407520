//! The words in which the forms of records are written down.

use crate::diag::Pattern;

/// A map with fixed keys: a record, or a part of one.
pub struct Record {
    /// Unique among all records; the name of its definition in a schema.
    pub name: &'static str,
    /// `Title: what it is`, in both languages.
    pub about: Pattern,
    pub keys: &'static [Key],
    /// What the keys ask of each other.
    pub needs: &'static [Need],
}

/// One key of a record.
pub struct Key {
    pub name: &'static str,
    pub presence: Presence,
    pub shape: Shape,
    /// `Title: what to write`, in both languages.
    pub about: Pattern,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Required,
    /// May be left out, or stand there with nothing after it.
    Optional,
}

/// A rule between keys.
pub enum Need {
    /// At least one of these sets is there in full.
    AnyOf(&'static [&'static [&'static str]]),
    /// Of these keys one at most is there.
    OneAtMost(&'static [&'static str]),
    /// Where `key` has one of the words, `then` is there.
    Where { key: &'static str, is: &'static [&'static str], then: &'static str },
    /// Unless `key` has one of the words, `then` is there; with one of them it has no place.
    Unless { key: &'static str, is: &'static [&'static str], then: &'static str },
}

/// What may stand after a key.
pub enum Shape {
    /// Plain text, the same everywhere or one for each locale.
    Text,
    /// Inline Markdown, likewise.
    Prose,
    /// A name, for every number or in its plural forms, the same everywhere or one for each locale.
    Label,
    /// One plain value of any kind; ids of records are such values too.
    Word,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A plain value of this form (a regular expression in the dialect of ECMA-262).
    Form(&'static str),
    /// A year, month or day.
    Date,
    /// A whole day.
    Day,
    /// A date, quarter, half year, range or `to-date`.
    Period,
    /// A number as stated, with a scale word where the source has one.
    Number,
    /// A number that is not negative.
    NotNegative,
    /// A whole number between two bounds.
    Whole(u32, u32),
    YesOrNo,
    /// A web address.
    Address,
    List(&'static Shape),
    /// One value or a list of such values.
    OneOrList(&'static Shape),
    /// Likewise, and a list holds one at least.
    OneOrMore(&'static Shape),
    /// A map whose keys are the author's ids.
    ById(&'static Shape),
    /// A map whose keys are names of whatever form.
    ByName(&'static Shape),
    /// A map whose keys are locales.
    ByLocale(&'static Shape),
    /// A map whose keys are codes of diagnostics that a site may set.
    ByCode(&'static Shape),
    Record(&'static Record),
    /// Any of these.
    Either(&'static [Shape]),
}

/// A key that must be there.
pub(super) const fn required(name: &'static str, shape: Shape, en: &'static str, zh: &'static str) -> Key {
    Key { name, presence: Presence::Required, shape, about: Pattern { en, zh } }
}

/// A key that may be left out.
pub(super) const fn optional(name: &'static str, shape: Shape, en: &'static str, zh: &'static str) -> Key {
    Key { name, presence: Presence::Optional, shape, about: Pattern { en, zh } }
}

impl Record {
    /// A record that takes its own keys alone and asks nothing more of them.
    pub(super) const fn new(
        name: &'static str,
        en: &'static str,
        zh: &'static str,
        keys: &'static [Key],
    ) -> Record {
        Record { name, about: Pattern { en, zh }, keys, needs: &[] }
    }

    pub(super) const fn needing(self, needs: &'static [Need]) -> Record {
        Record { needs, ..self }
    }
}
