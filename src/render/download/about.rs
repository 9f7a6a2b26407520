//! What must be known to read a table, for files that stand without the page.

use std::collections::BTreeMap;

use super::table::Table;
#[cfg(feature = "spreadsheets")]
use crate::model::locale::Localized;
#[cfg(feature = "spreadsheets")]
use crate::model::reader::Phrase;
use crate::output::Texts;
use crate::render::context::Context;
use crate::render::counted;
#[cfg(feature = "spreadsheets")]
use crate::render::{figure, prose};
use crate::route::{Page, Route, TableOf};

/// What is counted and how, and what the chart says below its drawing, as labels and words.
#[cfg(feature = "spreadsheets")]
pub(super) fn notes(cx: &Context<'_>, of: &TableOf, table: &Table<'_>) -> Vec<(String, String)> {
    let site = cx.site();
    let note = |note: Option<&Localized<Phrase>>, case: Option<&str>| {
        note.map(|note| (cx.word("column.note"), prose::plain_text(cx, note, case)))
    };
    let mut said = Vec::new();
    match of {
        TableOf::Statistic(id) => {
            let Some(statistic) = site.statistics.get(id) else { return said };
            let terms = counted::in_words(cx, statistic).into_iter();
            said = terms.map(|(label, text)| (cx.word(label), text)).collect();
            said.extend(note(statistic.chart.as_ref().and_then(|chart| chart.note.as_ref()), None));
            let parts = statistic.breakdown.as_ref();
            said.extend(note(parts.and_then(|parts| parts.mismatch_note.as_ref()), None));
        }
        TableOf::Chart { case, chart } => {
            let chart = site.cases.get(case).and_then(|record| record.charts.get(chart));
            said.extend(unit(cx, table));
            said.extend(note(chart.and_then(|chart| chart.note.as_ref()), Some(case)));
        }
        TableOf::Case(_) => said.extend(unit(cx, table)),
        TableOf::Site => {}
    }
    said
}

/// How a statistic counts, in each language, under the keys of its indicator; nothing of what is not stated.
pub(super) fn counted(contexts: &[Context<'_>], of: &TableOf) -> BTreeMap<&'static str, Texts> {
    let mut said: BTreeMap<&'static str, Texts> = BTreeMap::new();
    for cx in contexts {
        for (key, _, text) in stated(cx, of) {
            said.entry(key).or_default().insert(cx.locale.to_string(), text);
        }
    }
    said
}

/// The summary of a table and, of a statistic, how it counts, for descriptions that stand beside a file.
pub(super) fn description(cx: &Context<'_>, of: &TableOf, table: &Table<'_>) -> Option<String> {
    let summary = table.summary.clone().filter(|text| !text.is_empty());
    let counted = stated(cx, of)
        .into_iter()
        .map(|(_, label, text)| format!("{}{}{text}", cx.word(label), cx.word("punctuation.colon")));
    let lines: Vec<String> = summary.into_iter().chain(counted).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What is stated of how a statistic counts: the key of JSON, that of the label among the strings, and the words.
fn stated(cx: &Context<'_>, of: &TableOf) -> Vec<(&'static str, &'static str, String)> {
    let TableOf::Statistic(id) = of else { return Vec::new() };
    let Some(statistic) = cx.site().statistics.get(id) else { return Vec::new() };
    let unstated = cx.word("fact.unstated");
    let terms = counted::in_words(cx, statistic).into_iter().filter(|(_, text)| *text != unstated);
    let keyed = terms.filter_map(|(label, text)| {
        let (key, _) = KEYS.iter().find(|(_, of)| *of == label)?;
        Some((*key, label, text))
    });
    keyed.collect()
}

/// The terms of a statistic that hold for the whole of it, under the keys of an indicator where it has them.
const KEYS: [(&str, &str); 6] = [
    ("definition", "fact.definition"),
    ("scope", "fact.scope"),
    ("basis", "fact.basis"),
    ("measure", "fact.measure"),
    ("additivity", "fact.additive"),
    ("observations", "fact.observations"),
];

/// The unit, where all numbers have one.
#[cfg(feature = "spreadsheets")]
fn unit(cx: &Context<'_>, table: &Table<'_>) -> Option<(String, String)> {
    let mut units = table.rows.iter().filter_map(|row| row.stands.unit());
    let first = units.next()?;
    let words = figure::unit_words(first, cx.locale.language());
    let is_shared = units.all(|unit| unit.id == first.id) && !words.is_empty();
    is_shared.then(|| (cx.word("column.unit"), words))
}

/// The page that the data stand on, where the site knows its own address: elsewhere a path leads nowhere.
pub(super) fn page(cx: &Context<'_>, of: &TableOf) -> Option<String> {
    cx.site().config.base_url.as_ref()?;
    let page = match of {
        TableOf::Case(id) | TableOf::Chart { case: id, .. } => Page::Case(id.clone()),
        TableOf::Statistic(id) => Page::Statistic(id.clone()),
        TableOf::Site => Page::Home,
    };
    Some(cx.address(&Route::Page(page, cx.locale.clone())))
}
