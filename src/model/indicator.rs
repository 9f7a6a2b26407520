//! Indicators: what is measured, defined once.

use std::sync::Arc;

use super::choice::choices;
use super::label::{Label, label};
use super::locale::Localized;
use super::reader::{Phrase, Reader, named, phrase, reference};
use super::reference::Kind;
use super::unit::Unit;
use crate::yaml::Cursor;

/// What is measured, in which unit, and whether it is a state or a total over a time.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub id: String,
    pub label: Arc<Label>,
    pub unit: Arc<Unit>,
    pub measure: Measure,
    pub definition: Option<Localized<Phrase>>,
    pub scope: Option<Localized<Phrase>>,
    pub basis: Option<Localized<Phrase>>,
    pub decimals: Option<u32>,
    pub additive: Additivity,
}

choices! {
    /// A state at a time ("as of 2025", 时点数), a total over a time ("in 2025", 时期数), all since something began up to a time (累计数),
    /// or what one edition of something gave (单届数), whenever that is told.
    Measure { Stock = "stock", Flow = "flow", Cumulative = "cumulative", Edition = "edition" }
}

impl Measure {
    /// Whether numbers of it hold at a time, so that a period other than a day, a month or a year says nothing of them.
    pub fn holds_at_a_time(self) -> bool {
        matches!(self, Measure::Stock | Measure::Cumulative)
    }
}

/// Whether values of different cases may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Additivity {
    Additive,
    NotAdditive,
}

pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Indicator> {
    let mut record = cursor.record(named("an indicator", "指标"), cx)?;
    let label = record.require("label", cx, label);
    let unit = record.require("unit", cx, unit);
    let measure = record.require_one_of("measure", Measure::WORDS, cx, Measure::read);
    let definition = record.optional("definition", cx, phrase);
    let scope = record.optional("scope", cx, phrase);
    let basis = record.optional("basis", cx, phrase);
    let decimals = record.optional("decimals", cx, |cursor, cx| cursor.whole(0, 12, cx));
    let additive = record.optional("additive", cx, |cursor, cx| cursor.yes_or_no(cx));
    record.finish(cx);
    let additive = if additive == Some(true) { Additivity::Additive } else { Additivity::NotAdditive };
    Some(Indicator {
        id: id.to_owned(),
        label: Arc::new(label?),
        unit: unit?,
        measure: measure?,
        definition,
        scope,
        basis,
        decimals,
        additive,
    })
}

/// Reads the id of a unit and gives the unit; an unknown one is reported with the other references.
pub(super) fn unit(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Arc<Unit>> {
    let id = reference(cursor, Kind::Unit, cx)?;
    cx.registry.units.get(&id).cloned()
}
