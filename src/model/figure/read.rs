//! Reading figures.

use std::sync::Arc;

use super::{Change, ChangeKind, Figure, ShareOf, Status, Time, Value};
use crate::diag::{Code, Diagnostic, table::figures, table::reading};
use crate::model::indicator::{Measure, unit};
use crate::model::label::{Label, label};
use crate::model::locale::Localized;
use crate::model::period::Period;
use crate::model::quantity::{Number, Qualifier, Quantity, QuantityError};
use crate::model::reader::{
    Phrase, Reader, figure_ref, named, partial_date, period, phrase, reference, references, text,
};
use crate::model::reference::{FigureRef, Kind};
use crate::model::unit::Unit;
use crate::model::wording;
use crate::yaml::{Cursor, Record, listed};

/// What figures inherit that say nothing else.
#[derive(Clone, Debug, Default)]
pub(in crate::model) struct Defaults {
    sources: Inherited<Vec<String>>,
    time: Inherited<Time>,
    status: Option<Status>,
}

/// What `defaults` says of a key. What it says unreadably was reported there, and no figure is reported for it again.
#[derive(Clone, Debug, Default)]
enum Inherited<T> {
    #[default]
    Absent,
    Given(T),
    Unreadable,
}

impl<T> Inherited<T> {
    /// What is not there, where it may be there under another name.
    fn unless(self, is_misspelt: bool) -> Inherited<T> {
        match self {
            Inherited::Absent if is_misspelt => Inherited::Unreadable,
            known => known,
        }
    }
}

/// Where a figure's label and unit come from.
pub(in crate::model) enum Names {
    /// The figure itself: by its `indicator`, or its own `label` and `unit`.
    Own,
    /// The statistic that an observation belongs to.
    Given { indicator: Option<String>, label: Arc<Label>, unit: Arc<Unit>, measure: Measure },
}

/// How messages call a figure.
#[derive(Clone, Copy)]
pub(in crate::model) enum Called<'a> {
    Id(&'a str),
    /// An observation without an id of its own, by its number in the list.
    Item(usize),
    /// The same, by its line in a CSV.
    Line(usize),
}

impl Called<'_> {
    fn named(self, found: Diagnostic) -> Diagnostic {
        match self {
            Called::Id(id) => found.with("id", id),
            Called::Item(number) => found.with("item", number),
            Called::Line(number) => found.with("line", number),
        }
    }
}

/// Reads `defaults:`.
pub(in crate::model) fn defaults(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Defaults {
    let Some(mut record) = cursor.record(named("defaults", "默认值"), cx) else {
        return Defaults { sources: Inherited::Unreadable, time: Inherited::Unreadable, status: None };
    };
    let named = record.get("source").is_some();
    let sources = match sources(&mut record, cx) {
        ids if !ids.is_empty() => Inherited::Given(ids),
        _ if named => Inherited::Unreadable,
        _ => Inherited::Absent,
    };
    let time = match time(&mut record, cx) {
        Some(Some(time)) => Inherited::Given(time),
        Some(None) => Inherited::Absent,
        None => Inherited::Unreadable,
    };
    let status = record.optional("status", cx, Status::read);
    let before = cx.diags.len();
    record.finish(cx);
    // A key that is not known here may be one that is missing, misspelt.
    let is_misspelt = cx.diags.len() > before;
    Defaults { sources: sources.unless(is_misspelt), time: time.unless(is_misspelt), status }
}

/// Reads a figure from a record that may hold further keys; the caller finishes the record.
pub(in crate::model) fn read(
    called: Called<'_>,
    record: &mut Record<'_>,
    names: Names,
    defaults: &Defaults,
    cx: &mut Reader<'_>,
) -> Option<Figure> {
    // Only an observation has no id yet, and its statistic names it.
    let id = if let Called::Id(id) = called { id } else { "" };
    let names = names_of(id, record, names, cx);
    let value = value(record, cx);
    let own_time = time(record, cx);
    let own_sources = sources(record, cx);
    let locator = record.optional("locator", cx, text);
    let as_stated = record.optional("as_stated", cx, |cursor, cx| {
        cursor.text(cx).map(|words| Box::new((words.to_owned(), cursor.place())))
    });
    let share_of = record.optional("share_of", cx, share_of).map(Box::new);
    let basis = record.optional("basis", cx, phrase).map(Box::new);
    let status = record.optional("status", cx, Status::read).or(defaults.status).unwrap_or(Status::Normal);
    let note = record.optional("note", cx, phrase).map(Box::new);
    let changes = record.optional("changes", cx, |cursor, cx| cursor.each(cx, change)).unwrap_or_default();

    let place = record.place_of("value");
    let sources = match (own_sources.is_empty(), &defaults.sources) {
        (false, _) => Some(own_sources),
        (true, Inherited::Given(sources)) => Some(sources.clone()),
        (true, Inherited::Unreadable) => None,
        (true, Inherited::Absent) => {
            cx.problem(called.named(Diagnostic::new(figures::NO_SOURCE, record.place())));
            None
        }
    };
    let time = match (own_time?, &defaults.time) {
        (Some(time), _) => Some(time),
        (None, Inherited::Given(time)) => Some(time.clone()),
        (None, Inherited::Unreadable) => None,
        (None, Inherited::Absent) => {
            cx.problem(called.named(Diagnostic::new(figures::NO_TIME, record.place())));
            None
        }
    };
    let Named { indicator, label, unit, measure } = names?;
    let time = match (measure, time) {
        // For a state, the period of a series names the day, month or year that it is the state of.
        (Some(measure), Some(Time::Over(period @ Period::Date(_)))) if measure.holds_at_a_time() => {
            Some(Time::AsOf(period))
        }
        (Some(measure), Some(Time::Over(period))) if measure.holds_at_a_time() => {
            // Inherited from `defaults`, the period stands at another place than the figure.
            let at = if record.get("period").is_some() { record.place_of("period") } else { record.place() };
            let over = Diagnostic::new(figures::STOCK_OVER_TIME, at)
                .with("period", period)
                .with("measure", measure.word());
            cx.problem(called.named(over));
            None
        }
        (_, time) => time,
    };
    Some(Figure {
        id: id.to_owned(),
        indicator,
        label,
        unit,
        value: value?,
        time: time?,
        sources: sources?,
        locator,
        as_stated,
        share_of,
        basis,
        status,
        note,
        changes,
        place,
    })
}

/// What a figure counts, and whether as a state or over a time where that is known.
struct Named {
    indicator: Option<String>,
    label: Arc<Label>,
    unit: Arc<Unit>,
    measure: Option<Measure>,
}

fn names_of(id: &str, record: &mut Record<'_>, names: Names, cx: &mut Reader<'_>) -> Option<Named> {
    if let Names::Given { indicator, label, unit, measure } = names {
        return Some(Named { indicator, label, unit, measure: Some(measure) });
    }
    let has_indicator = record.get("indicator").is_some();
    let indicator = record.optional("indicator", cx, |cursor, cx| reference(cursor, Kind::Indicator, cx));
    let has_label = record.get("label").is_some();
    let own_label = record.optional("label", cx, label).map(Arc::new);
    let has_unit = record.get("unit").is_some();
    let own_unit = record.optional("unit", cx, unit);
    if has_indicator {
        // An indicator that is unknown or broken was reported where it stands.
        let registry = cx.registry;
        let known = registry.indicators.get(indicator.as_deref()?)?;
        if has_unit {
            indicator_has_it(record, "unit", cx);
        }
        let label = own_label.unwrap_or_else(|| known.label.clone());
        return Some(Named { indicator, label, unit: known.unit.clone(), measure: Some(known.measure) });
    }
    names_are_said(id, record, [("label", has_label), ("unit", has_unit)], cx);
    Some(Named { indicator: None, label: own_label?, unit: own_unit?, measure: None })
}

/// Finishes the record of a figure. What is missing in it only because its key is misspelt is told once, at that key.
pub(in crate::model) fn finish(record: Record<'_>, before: usize, cx: &mut Reader<'_>) {
    let meant = record.finish(cx);
    without_followers(&meant, before, cx);
}

/// Takes back, of what was found after there were `before` findings, what follows from the absence of keys that stand there misspelt.
pub(in crate::model) fn without_followers(meant: &[&'static str], before: usize, cx: &mut Reader<'_>) {
    for key in meant {
        let followers: &[&'static Code] = match *key {
            "defaults" => &[figures::NO_SOURCE, figures::NO_TIME],
            "source" => &[figures::NO_SOURCE],
            "as_of" | "period" => &[figures::NO_TIME],
            "indicator" | "label" | "unit" | "measure" => &[figures::NO_UNIT],
            "reason" => &[figures::NO_REASON],
            _ => &[],
        };
        cx.diags.take_back_after(before, followers);
    }
}

/// Reports a key that says again, or otherwise, what the indicator beside it says.
pub(in crate::model) fn indicator_has_it(record: &Record<'_>, key: &'static str, cx: &mut Reader<'_>) {
    let advice = format!("the indicator has its {key} already; take `{key}` out");
    let advice_zh = format!("指标已有定义，请删去 `{key}`");
    exclude(record, ("indicator", key), (&advice, &advice_zh), cx);
}

fn exclude(
    record: &Record<'_>,
    (a, b): (&'static str, &'static str),
    (advice, advice_zh): (&str, &str),
    cx: &mut Reader<'_>,
) {
    let both = Diagnostic::new(reading::CONFLICT, record.place_of(b)).with("a", a).with("b", b);
    cx.problem(both.with("advice", advice).with("advice_zh", advice_zh));
}

/// Reports what a figure without an indicator does not say of itself; each key with whether it is there.
pub(in crate::model) fn names_are_said<const KEYS: usize>(
    id: &str,
    record: &Record<'_>,
    said: [(&'static str, bool); KEYS],
    cx: &mut Reader<'_>,
) {
    let missing: Vec<&str> = said.into_iter().filter(|(_, is_said)| !is_said).map(|(key, _)| key).collect();
    if !missing.is_empty() {
        let nameless = Diagnostic::new(figures::NO_UNIT, record.place()).with("id", id);
        cx.problem(nameless.with("keys", listed(missing)));
    }
}

fn value(record: &mut Record<'_>, cx: &mut Reader<'_>) -> Option<Value> {
    let reason_place = record.place();
    let has_reason = record.get("reason").is_some();
    let reason = record.optional("reason", cx, text);
    let has_upper = record.get("upper").is_some();
    let upper = record.optional("upper", cx, number);
    let has_qualifier = record.get("qualifier").is_some();
    let qualifier = record.optional("qualifier", cx, qualifier);
    let place = record.place_of("value");
    let stated = record.require("value", cx, |cursor, cx| match cursor.scalar() {
        Some("missing") => Some(None),
        _ => number(cursor, cx).map(Some),
    })?;
    let Some(number) = stated else {
        if reason.is_none() {
            cx.problem(Diagnostic::new(figures::NO_REASON, reason_place));
        }
        for key in [has_qualifier.then_some("qualifier"), has_upper.then_some("upper")].into_iter().flatten()
        {
            let advice = format!("there is no number that `{key}` could belong to; take it out");
            let advice_zh = format!("没有数值，`{key}` 无所依附，请删去");
            exclude(record, ("value: missing", key), (&advice, &advice_zh), cx);
        }
        return Some(Value::Missing { reason: reason? });
    };
    if has_reason {
        let advice = "`reason` says why a value is missing; take it out, or write `value: missing`";
        let advice_zh = "`reason` 说明数值缺失的原因；请删去，或写 `value: missing`";
        exclude(record, ("value", "reason"), (advice, advice_zh), cx);
    }
    if (has_qualifier && qualifier.is_none()) || (has_upper && upper.is_none()) {
        return None;
    }
    let qualifier = qualifier.unwrap_or(if upper.is_some() { Qualifier::Between } else { Qualifier::Exact });
    match Quantity::new(number, qualifier, upper) {
        Ok(quantity) => Some(Value::Stated(quantity)),
        Err(error) => {
            let between = Diagnostic::new(figures::BETWEEN, place);
            cx.problem(match error {
                QuantityError::UpperNotGreater { lower, upper } => {
                    between.with("lower", lower).with("upper", upper)
                }
                QuantityError::MissingUpper { .. } | QuantityError::UnwantedUpper { .. } => between,
            });
            None
        }
    }
}

fn qualifier(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Qualifier> {
    let known = Qualifier::ids();
    let other = cursor.scalar().filter(|word| word.parse::<Qualifier>().is_err());
    let Some((word, meant)) = other.and_then(|word| Some((word, Qualifier::said(word)?))) else {
        return cursor.choice(&known, |word| word.parse().ok(), cx);
    };
    let wrong = Diagnostic::new(reading::NOT_A_CHOICE, cursor.place()).with("value", word);
    let wrong = wrong.with("key", cursor.key()).with("known", listed(known));
    cx.problem(wrong.with("near", meant));
    None
}

fn number(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Number> {
    let text = cursor.text(cx)?;
    text.parse().map_err(|error| cx.problem(wording::number(&error, cursor.place()))).ok()
}

/// The time of a figure: `None` where it cannot be read, `Some(None)` where nothing is said.
fn time(record: &mut Record<'_>, cx: &mut Reader<'_>) -> Option<Option<Time>> {
    let as_of: Option<(Option<Period>, _)> =
        record.get("as_of").map(|cursor| (period(cursor, cx), cursor.place()));
    let over = record.get("period").map(|cursor| (period(cursor, cx), cursor.place()));
    match (as_of, over) {
        (Some(_), Some((_, place))) => {
            let both = Diagnostic::new(reading::CONFLICT, place).with("a", "as_of").with("b", "period");
            cx.problem(
                both.with("advice", "`as_of` is the day of a state, `period` the time of a total; keep one")
                    .with("advice_zh", "`as_of` 用于时点数，`period` 用于时期数，请保留一个"),
            );
            None
        }
        (Some((as_of, _)), None) => as_of.map(|period| Some(Time::AsOf(period))),
        (None, Some((over, _))) => over.map(|period| Some(Time::Over(period))),
        (None, None) => Some(None),
    }
}

fn sources(record: &mut Record<'_>, cx: &mut Reader<'_>) -> Vec<String> {
    record.optional("source", cx, |cursor, cx| references(cursor, Kind::Source, cx)).unwrap_or_default()
}

fn share_of(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<ShareOf> {
    let keys: Vec<&str> = match cursor.is_map() {
        true => cursor.entries(cx)?.into_iter().map(|(key, ..)| key).collect(),
        false => Vec::new(),
    };
    if keys.contains(&"scheme") {
        let mut record = cursor.record(named("share_of", "占比对象"), cx)?;
        let scheme = record.require("scheme", cx, |cursor, cx| reference(cursor, Kind::Scheme, cx));
        let edition = record.optional("edition", cx, |cursor, cx| cursor.whole(1, 9999, cx));
        let whole = record.optional("whole", cx, phrase);
        record.finish(cx);
        Some(ShareOf::Scheme { scheme: scheme?, edition, whole })
    } else if keys.contains(&"figure") {
        let mut record = cursor.record(named("share_of", "占比对象"), cx)?;
        let whole: Option<FigureRef> = record.require("figure", cx, figure_ref);
        let part: Option<FigureRef> = record.optional("part", cx, figure_ref);
        record.finish(cx);
        whole.map(|whole| ShareOf::Figure { whole, part })
    } else {
        let whole: Option<Localized<Phrase>> = phrase(cursor, cx);
        whole.map(ShareOf::Text)
    }
}

fn change(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Change> {
    let mut record = cursor.record(named("a change", "变更记录"), cx)?;
    let date = record.require("date", cx, partial_date);
    let kind = record.require_one_of("kind", ChangeKind::WORDS, cx, ChangeKind::read);
    let from = record.require("from", cx, text);
    let to = record.require("to", cx, text);
    let reason = record.require("reason", cx, phrase);
    record.finish(cx);
    Some(Change { date: date?, kind: kind?, from: from?, to: to?, reason: reason?, place: cursor.place() })
}
