//! Figures: numbers as a case or a statistic states them.
//!
//! A [`Figure`] without value, unit, source and time does not exist: what is missing is reported while reading, and the figure
//! counts as broken.

mod read;
mod time;
mod together;

use std::sync::Arc;

pub(super) use read::{
    Called, Defaults, Names, defaults, finish, indicator_has_it, names_are_said, read, without_followers,
};
pub(super) use together::tell_together;

pub use time::Time;

use super::choice::choices;
use super::label::Label;
use super::locale::Localized;
use super::period::PartialDate;
use super::quantity::Quantity;
use super::reader::Phrase;
use super::reference::FigureRef;
use super::unit::Unit;
use crate::files::Place;

/// A number with its name, unit, time and sources. What few figures have is boxed, since a large site has a hundred thousand of them.
#[derive(Clone, Debug)]
pub struct Figure {
    pub id: String,
    pub indicator: Option<String>,
    /// Shared by all figures of one indicator or statistic.
    pub label: Arc<Label>,
    pub unit: Arc<Unit>,
    pub value: Value,
    pub time: Time,
    /// At least one.
    pub sources: Vec<String>,
    pub locator: Option<Localized<String>>,
    /// The source's words, and where they stand.
    pub as_stated: Option<Box<(String, Place)>>,
    pub share_of: Option<Box<ShareOf>>,
    /// What counts as one, where it is not as the indicator says.
    pub basis: Option<Box<Localized<Phrase>>>,
    pub status: Status,
    pub note: Option<Box<Localized<Phrase>>>,
    pub changes: Vec<Change>,
    /// Where the number stands.
    pub place: Place,
}

/// Whether two bases say the same, word for word; a figure that says none may have any.
pub fn may_share_basis(left: Option<&Localized<Phrase>>, right: Option<&Localized<Phrase>>) -> bool {
    let words = |basis: &Localized<Phrase>| basis.map(|phrase| phrase.markdown.clone());
    left.zip(right).is_none_or(|(left, right)| words(left) == words(right))
}

/// A stated number, or the reason why there is none; never 0 for nothing.
#[derive(Clone, Debug)]
pub enum Value {
    Stated(Quantity),
    Missing { reason: Localized<String> },
}

impl Figure {
    /// The number, where there is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.value {
            Value::Stated(quantity) => Some(quantity),
            Value::Missing { .. } => None,
        }
    }

    /// Whether the last change of the figure withdrew it.
    pub fn is_retracted(&self) -> bool {
        let last = self.changes.iter().max_by_key(|change| change.date.start());
        last.is_some_and(|change| change.kind == ChangeKind::Retraction)
    }
}

choices! {
    /// How firm a number is; the words follow SDMX's CL_OBS_STATUS, with `target` for what a plan sets.
    Status {
        Normal = "normal",
        Provisional = "provisional",
        Estimated = "estimated",
        Revised = "revised",
        Forecast = "forecast",
        Target = "target",
        Break = "break",
    }
}

/// What a percentage is a share of.
#[derive(Clone, Debug)]
pub enum ShareOf {
    Text(Localized<Phrase>),
    Scheme {
        scheme: String,
        edition: Option<u32>,
        whole: Option<Localized<Phrase>>,
    },
    /// Another figure; and the figure that is the part of it, where both are known.
    Figure {
        whole: FigureRef,
        part: Option<FigureRef>,
    },
}

impl ShareOf {
    /// Whether two shares are of one whole, as far as their words say; references are compared as they stand, within one case.
    pub fn is_like(&self, other: &ShareOf) -> bool {
        let words = |text: &Localized<Phrase>| text.map(|phrase| phrase.markdown.clone());
        let some_words = |text: &Option<Localized<Phrase>>| text.as_ref().map(words);
        match (self, other) {
            (ShareOf::Text(left), ShareOf::Text(right)) => words(left) == words(right),
            (ShareOf::Figure { whole: left, .. }, ShareOf::Figure { whole: right, .. }) => left == right,
            (
                ShareOf::Scheme { scheme, edition, whole },
                ShareOf::Scheme { scheme: other, edition: of, whole: its },
            ) => scheme == other && edition == of && some_words(whole) == some_words(its),
            _ => false,
        }
    }
}

choices! {
    /// A planned improvement, the mending of an error, or a withdrawal (as official statistics tell them apart).
    ChangeKind { Revision = "revision", Correction = "correction", Retraction = "retraction" }
}

/// A change of a published number.
#[derive(Clone, Debug)]
pub struct Change {
    pub date: PartialDate,
    pub kind: ChangeKind,
    pub from: Localized<String>,
    pub to: Localized<String>,
    pub reason: Localized<Phrase>,
    pub place: Place,
}
