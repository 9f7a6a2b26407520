//! How something is counted, as a list of terms: definition, coverage, basis, unit, measure, whether it adds up, and of a statistic
//! the times that it has, how many observations, and how settled they are. What is not said is said to be so.

use std::collections::BTreeMap;

use crate::format::date;
use crate::model::figure::{Figure, Status, Time};
use crate::model::indicator::{Additivity, Indicator, Measure};
use crate::model::locale::Localized;
use crate::model::reader::Phrase;
use crate::model::statistic::{BreakdownKind, Data, Statistic};
use crate::model::unit::Unit;
use crate::render::across;
use crate::render::context::Context;
use crate::render::figure;
use crate::render::prose;
use crate::render::reported;
use crate::render::svg::escape;
use crate::render::theme::Arg;

/// A term: the key of its label among the strings of the theme, and what is said under it.
type Term = (&'static str, Said);

enum Said {
    Phrase(Localized<Phrase>),
    Text(String),
}

/// What an indicator says of itself, as safe HTML.
pub(super) fn of_indicator(cx: &mut Context<'_>, indicator: &Indicator) -> String {
    let mut terms = basics(cx, Some(indicator), &indicator.unit, indicator.measure);
    terms.push(("fact.additive", Said::Text(between_cases(cx, indicator.additive))));
    list(cx, terms)
}

/// How a statistic is counted, by its indicator where it has one, as safe HTML.
pub(super) fn of_statistic(
    cx: &mut Context<'_>,
    indicator: Option<&Indicator>,
    statistic: &Statistic,
) -> String {
    let terms = terms(cx, indicator, statistic);
    list(cx, terms)
}

/// The same in plain words, each with the key of its label among the strings of the theme, for files that stand without the page.
pub(super) fn in_words(cx: &Context<'_>, statistic: &Statistic) -> Vec<(&'static str, String)> {
    let indicator = statistic.indicator.as_deref().and_then(|id| cx.site().registry.indicators.get(id));
    let word = |(label, said): Term| {
        let text = match said {
            Said::Phrase(phrase) => prose::plain_text(cx, &phrase, None),
            Said::Text(text) => text,
        };
        (label, text)
    };
    terms(cx, indicator, statistic).into_iter().map(word).collect()
}

fn terms(cx: &Context<'_>, indicator: Option<&Indicator>, statistic: &Statistic) -> Vec<Term> {
    let mut terms = basics(cx, indicator, &statistic.unit, statistic.measure);
    terms.push(("fact.additive", Said::Text(additivity(cx, indicator, statistic))));
    terms.extend(times(cx, statistic).map(|times| ("column.period", Said::Text(times))));
    terms.push(("fact.observations", Said::Text(observations(cx, statistic))));
    terms.extend(statuses(cx, statistic).map(|statuses| ("column.status", Said::Text(statuses))));
    terms
}

fn basics(cx: &Context<'_>, indicator: Option<&Indicator>, unit: &Unit, measure: Measure) -> Vec<Term> {
    let phrase = |of: fn(&Indicator) -> &Option<Localized<Phrase>>| {
        indicator.and_then(|one| of(one).clone()).map(Said::Phrase)
    };
    let unstated = || Said::Text(cx.word("fact.unstated"));
    let unit = figure::unit_words(unit, cx.locale.language());
    let mut terms: Vec<Term> =
        phrase(|one| &one.definition).map(|definition| ("fact.definition", definition)).into_iter().collect();
    terms.push(("fact.scope", phrase(|one| &one.scope).unwrap_or_else(unstated)));
    terms.push(("fact.basis", phrase(|one| &one.basis).unwrap_or_else(unstated)));
    terms.extend((!unit.is_empty()).then_some(("table.unit", Said::Text(unit))));
    terms.push(("fact.measure", Said::Text(cx.word(&format!("measure.{}", measure.word())))));
    terms
}

fn list(cx: &mut Context<'_>, terms: Vec<Term>) -> String {
    let mut html = "<dl class=\"definition\">".to_owned();
    for (label, said) in terms {
        let said = match said {
            Said::Phrase(phrase) => prose::inline(cx, &phrase, None),
            Said::Text(text) => escape(&text),
        };
        html.push_str(&format!("<div><dt>{}</dt><dd>{said}</dd></div>", escape(&cx.word(label))));
    }
    html + "</dl>"
}

/// How many observations a statistic has and how many of them are missing; or the cases that it is gathered from.
pub(super) fn observations(cx: &Context<'_>, statistic: &Statistic) -> String {
    let figures = match &statistic.data {
        Data::Across(across) => return across::gather(cx, statistic, across).coverage(cx),
        Data::Own(_) => own(statistic),
    };
    let missing = figures.iter().filter(|figure| figure.quantity().is_none()).count();
    let all = cx.counted("count.observations", figures.len());
    match missing {
        0 => all,
        _ => {
            let missing = cx.count(missing);
            cx.words("count.missing", &[("all", Arg::Text(&all)), ("missing", Arg::Text(&missing))])
        }
    }
}

fn own(statistic: &Statistic) -> Vec<&Figure> {
    match &statistic.data {
        Data::Own(observations) => observations.values().map(|observation| &observation.figure).collect(),
        Data::Across(_) => Vec::new(),
    }
}

/// What may be added: the categories of a breakdown as its kind says, otherwise the values of cases as the indicator says. States of
/// several times never make a total.
fn additivity(cx: &Context<'_>, indicator: Option<&Indicator>, statistic: &Statistic) -> String {
    let of_parts = match statistic.breakdown.as_ref().map(|breakdown| breakdown.kind) {
        Some(BreakdownKind::Whole) => cx.word("additive.whole"),
        Some(BreakdownKind::RelatedCounts) => cx.word("additive.related"),
        Some(BreakdownKind::MultiResponse) => cx.word("additive.responses"),
        None => between_cases(cx, indicator.map_or(Additivity::NotAdditive, |one| one.additive)),
    };
    let own = own(statistic);
    let is_over_time = own.windows(2).any(|pair| match pair {
        [one, other] => !one.time.is_same(&other.time),
        _ => false,
    });
    match (statistic.measure, is_over_time) {
        (Measure::Stock | Measure::Cumulative, true) => {
            format!("{of_parts}{}{}", cx.word("punctuation.semicolon"), cx.word("additive.states"))
        }
        _ => of_parts,
    }
}

fn between_cases(cx: &Context<'_>, additive: Additivity) -> String {
    match additive {
        Additivity::Additive => cx.word("additive.yes"),
        Additivity::NotAdditive => cx.word("additive.no"),
    }
}

/// The first and the last time of a statistic's own observations, and that some hold to date, where they do.
fn times(cx: &Context<'_>, statistic: &Statistic) -> Option<String> {
    let (dated, to_date): (Vec<&Figure>, Vec<&Figure>) =
        own(statistic).into_iter().partition(|figure| figure.time.period().end().is_some());
    let said: Vec<String> =
        [span(cx, &dated), to_date.first().map(|figure| cx.time_of(figure))].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(&cx.word("punctuation.semicolon")))
}

/// From the first to the last time of figures that have a date: of the facts, or of their reports where no more is known of any.
fn span(cx: &Context<'_>, dated: &[&Figure]) -> Option<String> {
    let first = dated.iter().min_by_key(|figure| figure.time.period().end())?;
    let last = dated.iter().max_by_key(|figure| figure.time.period().end())?;
    let (from, to) = (date::head(&first.time, cx.locale), date::head(&last.time, cx.locale));
    if from == to {
        return Some(cx.time_of(last));
    }
    let are_reports = dated.iter().all(|figure| reported::time(cx, figure).is_some());
    // Two states have no time between them that they were counted over.
    let are_states = dated.iter().all(|figure| matches!(figure.time, Time::AsOf(_)));
    let is_end = |figure: &&&Figure| figure.time.is_same(&first.time) || figure.time.is_same(&last.time);
    if are_states && !are_reports && dated.iter().all(|figure| is_end(&figure)) {
        return Some([from, to].join(&cx.word("punctuation.list")));
    }
    let key = if are_reports { "time.reports" } else { "chart.from_to" };
    Some(cx.words(key, &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))]))
}

/// How many observations are how settled, in the order in which statuses are listed.
fn statuses(cx: &Context<'_>, statistic: &Statistic) -> Option<String> {
    let mut counts: BTreeMap<usize, (Status, usize)> = BTreeMap::new();
    for figure in own(statistic).into_iter().filter(|figure| figure.quantity().is_some()) {
        let place = Status::WORDS.iter().position(|word| *word == figure.status.word()).unwrap_or_default();
        counts.entry(place).or_insert((figure.status, 0)).1 += 1;
    }
    let word = |status: Status| cx.word(&format!("status.{}", status.word()));
    let said: Vec<String> = match counts.len() {
        1 => counts.values().map(|(status, _)| word(*status)).collect(),
        _ => {
            let one = |(status, count): &(Status, usize)| {
                let (word, count) = (word(*status), cx.count(*count));
                cx.words("count.of_status", &[("status", Arg::Text(&word)), ("n", Arg::Text(&count))])
            };
            counts.values().map(one).collect()
        }
    };
    (!said.is_empty()).then(|| said.join(&cx.word("punctuation.semicolon")))
}
