//! Stated numbers as observations. A number that is not exact is never a `value`: it is a bound, or words.

use jiff::Unit;
use jiff::civil::Date;
use serde_json::Value;

use super::node::{self, Node, Said, id};
use crate::format::scaling::Scaling;
use crate::model::figure::{Figure, Time};
use crate::model::period::{PartialDate, Period};
use crate::model::quantity::{Number, Qualifier, Quantity};
use crate::model::statistic::gather::GatheredValue;
use crate::model::unit::Unit as Measure;
use crate::render::context::Context;
use crate::render::{figure, prose, reported};
use crate::route::Page;

/// What the page knows of an observation beside its figure.
pub(super) struct Observed<'o> {
    pub id: String,
    /// Where it is not the figure's own.
    pub name: Option<String>,
    /// The case whose figures its notes name.
    pub case: Option<&'o str>,
    /// The article or data set that it belongs to.
    pub subject: &'o str,
}

/// The name of a case's figure on every page that states it.
pub(super) fn id_of_figure(cx: &Context<'_>, case: &str, figure: &str) -> String {
    figure_on(&node::address(cx, &Page::Case(case.to_owned())), figure)
}

/// The same, where the address of the case's page is known.
pub(super) fn figure_on(address: &str, figure: &str) -> String {
    node::thing_on(address, &["figure.", figure].concat())
}

/// A figure as an observation. One that is missing or was withdrawn has no number, and says so.
pub(super) fn of_figure(cx: &Context<'_>, figure: &Figure, observed: &Observed<'_>) -> Said {
    let quantity = figure.quantity().filter(|_| !figure.is_retracted());
    let label = figure::label(cx, figure);
    let variable = figure.label.get(cx.locale).map(|label| label.other.clone()).unwrap_or_default();
    let mut words: Vec<String> = Vec::new();
    words.extend(quantity.and_then(|quantity| inexact(cx, quantity, &figure.unit)));
    words.extend(figure::missing(cx, figure));
    words.extend(figure::status(cx, figure));
    words.extend(figure::whole(cx, figure, observed.case));
    let reported = reported::time(cx, figure);
    // When a number was told is no date of the observation: schema.org has no word for it, so it is said in words.
    let time = Some(&figure.time).filter(|_| reported.is_none());
    words.extend(reported.or_else(|| undated(cx, time)));
    words.extend(cx.site().basis(figure).map(|basis| prose::plain_text(cx, basis, observed.case)));
    let node = Node::new("Observation")
        .say("@id", observed.id.clone())
        .say("name", observed.name.clone().unwrap_or(label))
        .say("variableMeasured", self::variable(cx, figure.indicator.as_deref(), variable));
    let node = timed(numbered(node, quantity), time);
    said(cx, node, words, &figure.unit).say("subjectOf", reference(observed.subject)).done()
}

/// A sum or a count over cases as an observation of its group.
pub(super) fn of_formed(
    cx: &Context<'_>,
    formed: &GatheredValue,
    (id, name): (String, String),
    dataset: &str,
) -> Said {
    let mut words: Vec<String> = inexact(cx, &formed.value, &formed.unit).into_iter().collect();
    words.extend(figure::status_word(cx, formed.status));
    words.extend(undated(cx, formed.time.as_ref()));
    let node = Node::new("Observation").say("@id", id).say("name", name);
    let node = timed(numbered(node, Some(&formed.value)), formed.time.as_ref());
    said(cx, node, words, &formed.unit).say("subjectOf", reference(dataset)).done()
}

/// What the page of an indicator is about.
pub(super) fn of_indicator(cx: &Context<'_>, key: &str) -> Option<Said> {
    let indicator = cx.site().registry.indicators.get(key)?;
    let definition = indicator.definition.as_ref().map(|text| prose::plain_text(cx, text, None));
    let page = Page::Indicator(key.to_owned());
    let node = Node::new("StatisticalVariable")
        .say("@id", id(cx, &page, "variable"))
        .say("name", prose::title(cx, &page))
        .some("description", definition)
        .say("url", super::own(cx, &page));
    Some(node.done())
}

/// What is measured: the indicator, where it has a page, or by name alone.
pub(super) fn variable(cx: &Context<'_>, indicator: Option<&str>, name: String) -> Said {
    let page = indicator.map(|id| Page::Indicator(id.to_owned()));
    let page = page.filter(|page| cx.href_if_planned(page).is_some());
    let node = Node::new("StatisticalVariable");
    match page {
        Some(page) => {
            let name = prose::title(cx, &page);
            node.say("@id", id(cx, &page, "variable")).say("name", name).done()
        }
        None => node.say("name", name).done(),
    }
}

/// The number as far as the source goes: itself where it is exact, else the bounds that it gives. Neither says whether a bound is
/// itself included; the words do.
fn numbered(node: Node, quantity: Option<&Quantity>) -> Node {
    let Some(quantity) = quantity else { return node };
    let (number, upper) = (value(quantity.number()), quantity.upper().map(value));
    match quantity.qualifier() {
        Qualifier::Exact => node.say("value", number),
        Qualifier::Over | Qualifier::AtLeast => node.say("minValue", number),
        Qualifier::Under | Qualifier::AtMost => node.say("maxValue", number),
        Qualifier::Between => node.say("minValue", number).some("maxValue", upper),
        // It promises no bound.
        Qualifier::About => node,
    }
}

/// A number of JSON where reading it back gives the same number, else its digits as text: a reader of JSON keeps some 15 digits.
fn value(number: Number) -> Said {
    let text = number.machine_text();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match serde_json::from_str(&text) {
        Ok(Value::Number(number)) if digits <= 15 => Said::Number(number),
        _ => Said::Text(text),
    }
}

/// `over 5,000`, where the number is not exact.
fn inexact(cx: &Context<'_>, quantity: &Quantity, unit: &Measure) -> Option<String> {
    (quantity.qualifier() != Qualifier::Exact).then(|| figure::short_value(cx, quantity, unit, Scaling::Each))
}

/// `to date`, and other times that no date says.
fn undated(cx: &Context<'_>, time: Option<&Time>) -> Option<String> {
    time.filter(|time| time.period().start().is_none()).map(|time| cx.time(time))
}

/// A state has the date that it holds for. A total, and what holds for a time that is no date, has the beginning of that time and its
/// length (ISO 8601).
fn timed(node: Node, time: Option<&Time>) -> Node {
    let Some(time) = time else { return node };
    let period = time.period();
    let begins = match period {
        Period::Date(date) => Some(date.to_string()),
        Period::Range(range) => Some(range.from().to_string()),
        Period::Quarter(..) | Period::Half(..) => period.start().map(|day| day.to_string()),
        Period::ToDate => None,
    };
    let is_state = matches!(time, Time::AsOf(Period::Date(_)));
    let length = (!is_state).then(|| length(period)).flatten();
    node.some("observationDate", begins).some("observationPeriod", length)
}

/// `P1Y`, `P3M`, `P10D`: in the largest unit that the time is whole in.
fn length(period: &Period) -> Option<String> {
    let years = |first: Date, after: Date| {
        (first.month() == after.month() && first.day() == after.day()).then(|| after.year() - first.year())
    };
    let (first, last) = period.start().zip(period.end())?;
    if let Period::Date(PartialDate::Month(_)) = period {
        return Some("P1M".to_owned());
    }
    let after = last.tomorrow().ok()?;
    if let Some(years) = years(first, after) {
        return Some(format!("P{years}Y"));
    }
    if first.day() == 1 && after.day() == 1 {
        let months = i32::from(after.year() - first.year()) * 12 + i32::from(after.month() - first.month());
        return Some(format!("P{months}M"));
    }
    let days = first.until((Unit::Day, after)).ok()?.get_days();
    Some(format!("P{days}D"))
}

fn said(cx: &Context<'_>, node: Node, words: Vec<String>, unit: &Measure) -> Node {
    let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
    node.some("unitText", Some(figure::unit_words(unit, cx.locale.language())))
        .some("description", Some(words.join(&cx.joint("punctuation.semicolon"))))
}

/// A node that is said elsewhere on the page.
pub(super) fn reference(id: &str) -> Said {
    Node::bare().say("@id", id).done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_its_length_in_the_largest_whole_unit() {
        let table = [
            ("2025", "P1Y"),
            ("2025-02", "P1M"),
            ("2025-Q3", "P3M"),
            ("2025-H1", "P6M"),
            ("2016/2018", "P3Y"),
            ("2016-04/2018-03", "P2Y"),
            ("2016-01/2016-05", "P5M"),
            ("2025-01-01/2025-01-10", "P10D"),
            ("2025-03-04", "P1D"),
        ];
        for (text, expected) in table {
            let period: Period = text.parse().expect("a period");
            assert_eq!(length(&period).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(length(&Period::ToDate), None);
    }

    #[test]
    fn a_bound_is_never_a_value() {
        let number = |text: &str| text.parse::<Number>().expect("a number");
        let said = |qualifier, upper: Option<&str>| {
            let quantity = Quantity::new(number("30"), qualifier, upper.map(number)).expect("a quantity");
            numbered(Node::new("Observation"), Some(&quantity)).done()
        };
        let table = [
            (said(Qualifier::Exact, None), [Some(30), None, None]),
            (said(Qualifier::Over, None), [None, Some(30), None]),
            (said(Qualifier::AtLeast, None), [None, Some(30), None]),
            (said(Qualifier::Under, None), [None, None, Some(30)]),
            (said(Qualifier::AtMost, None), [None, None, Some(30)]),
            (said(Qualifier::About, None), [None, None, None]),
            (said(Qualifier::Between, Some("40")), [None, Some(30), Some(40)]),
        ];
        for (node, expected) in table {
            let node = serde_json::to_value(node).expect("it is JSON");
            let found = ["value", "minValue", "maxValue"].map(|key| node.get(key).and_then(Value::as_i64));
            assert_eq!(found, expected, "{node}");
        }
    }

    #[test]
    fn a_number_keeps_its_digits() {
        let table = [("45.70", "45.7"), ("12345678901234567", "\"12345678901234567\""), ("-2.5", "-2.5")];
        for (text, expected) in table {
            let number: Number = text.parse().expect("a number");
            assert_eq!(serde_json::to_string(&value(number)).expect("it is JSON"), expected);
        }
    }
}
