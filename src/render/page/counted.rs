//! How something is counted, as a list of terms: definition, coverage, basis, unit, measure, whether it adds up, and of a statistic
//! the times that it has, how many observations, and how settled they are. What is not said is said to be so.

use std::collections::BTreeMap;

use crate::format::date;
use crate::model::figure::{Figure, Status};
use crate::model::indicator::{Additivity, Indicator, Measure};
use crate::model::locale::Localized;
use crate::model::reader::Phrase;
use crate::model::statistic::{BreakdownKind, Data, Statistic};
use crate::model::unit::Unit;
use crate::render::across;
use crate::render::context::Context;
use crate::render::figure;
use crate::render::prose;
use crate::render::svg::escape;
use crate::render::theme::Arg;

/// What an indicator says of itself.
pub(super) fn of_indicator(cx: &mut Context<'_>, indicator: &Indicator) -> String {
    let mut terms = Terms::default();
    terms.say(cx, Some(indicator), &indicator.unit, indicator.measure);
    terms.add(cx, "fact.additive", &escape(&between_cases(cx, indicator.additive)));
    terms.list()
}

/// How a statistic is counted, by its indicator where it has one.
pub(super) fn of_statistic(
    cx: &mut Context<'_>,
    indicator: Option<&Indicator>,
    statistic: &Statistic,
) -> String {
    let mut terms = Terms::default();
    terms.say(cx, indicator, &statistic.unit, statistic.measure);
    let additive = additivity(cx, indicator, statistic);
    terms.add(cx, "fact.additive", &escape(&additive));
    if let Some(times) = times(cx, statistic) {
        terms.add(cx, "column.period", &escape(&times));
    }
    let observations = observations(cx, statistic);
    terms.add(cx, "fact.observations", &escape(&observations));
    if let Some(statuses) = statuses(cx, statistic) {
        terms.add(cx, "column.status", &escape(&statuses));
    }
    terms.list()
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

#[derive(Default)]
struct Terms {
    html: String,
}

impl Terms {
    fn say(&mut self, cx: &mut Context<'_>, indicator: Option<&Indicator>, unit: &Unit, measure: Measure) {
        let phrase =
            |of: fn(&Indicator) -> &Option<Localized<Phrase>>| indicator.and_then(|one| of(one).clone());
        if let Some(definition) = prose::some_inline(cx, &phrase(|one| &one.definition), None) {
            self.add(cx, "fact.definition", &definition);
        }
        let unstated = escape(&cx.word("fact.unstated"));
        let scope = prose::some_inline(cx, &phrase(|one| &one.scope), None);
        self.add(cx, "fact.scope", scope.as_ref().unwrap_or(&unstated));
        let basis = prose::some_inline(cx, &phrase(|one| &one.basis), None);
        self.add(cx, "fact.basis", basis.as_ref().unwrap_or(&unstated));
        let unit = figure::unit_words(unit, cx.locale.language());
        if !unit.is_empty() {
            self.add(cx, "table.unit", &escape(&unit));
        }
        let measure = cx.word(&format!("measure.{}", measure.word()));
        self.add(cx, "fact.measure", &escape(&measure));
    }

    fn add(&mut self, cx: &Context<'_>, label: &str, html: &str) {
        self.html.push_str(&format!("<div><dt>{}</dt><dd>{html}</dd></div>", escape(&cx.word(label))));
    }

    fn list(self) -> String {
        format!("<dl class=\"definition\">{}</dl>", self.html)
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
        (Measure::Stock, true) => {
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

/// The first and the last time of a statistic's own observations.
fn times(cx: &Context<'_>, statistic: &Statistic) -> Option<String> {
    let own = own(statistic);
    let dated = || own.iter().filter(|figure| figure.time.period().end().is_some());
    let (first, last) = (
        dated().min_by_key(|figure| figure.time.period().end())?,
        dated().max_by_key(|figure| figure.time.period().end())?,
    );
    let (from, to) = (date::head(&first.time, cx.locale), date::head(&last.time, cx.locale));
    if from == to {
        return Some(cx.time_of(last));
    }
    Some(cx.words("chart.from_to", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))]))
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
