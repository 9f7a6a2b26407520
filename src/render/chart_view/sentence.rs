//! What a chart shows in words: for whoever cannot see it, and beside its table for everybody.
//!
//! First what is drawn, then its values as they stand in the table, then what they are to each other; see [`compared`]. No number
//! is computed, since no source would state it, and no cause is named. Of many values a listener would keep none: each series is then
//! said by its first and last, its highest and lowest, and the table is said to have all.

mod compared;
mod extremes;
mod ranked;
mod total;

use super::left_out;
use super::series::Layout;
use super::steps;
use super::tiles;
use crate::model::chart::{Chart, Comparability};
use crate::model::locale::Language;
use crate::model::unit::UnitKind;
use crate::render::chart::{Mark, Series};
use crate::render::context::Context;
use crate::render::theme::Arg;
use compared::Compared;

/// The description of a chart: the author's, or one made from the data.
pub(super) fn description(cx: &Context<'_>, chart: &Chart, layout: &Layout) -> String {
    cx.some_text(&chart.description).unwrap_or_else(|| sentences(cx, chart, layout))
}

fn sentences(cx: &Context<'_>, chart: &Chart, layout: &Layout) -> String {
    let kind = match chart.comparability {
        Comparability::NotComparable => cx.word("chart_kind.numbers"),
        Comparability::Comparable => cx.word(&format!("chart_kind.{}", chart.kind.word())),
    };
    let what = cx.some_text(&chart.subtitle).unwrap_or_else(|| layout.what.clone());
    let drawn = match what.is_empty() {
        true => kind,
        false => format!("{kind}{}{what}", cx.word("punctuation.colon")),
    };
    let drawn = match &layout.at_once {
        Some(once) => once.beside(cx, drawn),
        None => drawn,
    };
    let compared = if layout.is_alike { compared::compared(cx, layout) } else { Vec::new() };
    let values = values(cx, layout, &compared);
    let mut all = vec![drawn];
    if !layout.steps.all.is_empty() {
        all.push(steps::said(cx, &layout.steps));
    }
    all.extend(tiles::coverage(cx, layout));
    if !values.is_empty() {
        let values = values.join(&cx.word("punctuation.semicolon"));
        all.push(format!("{}{}{values}", values_in(cx, layout), cx.word("punctuation.colon")));
    }
    if chart.comparability == Comparability::NotComparable {
        all.push(cx.word("chart.not_comparable"));
    }
    let is_long = compared.len() > SERIES_MOST;
    all.extend(compared.into_iter().take(SERIES_MOST).map(|one| one.said));
    if is_long {
        all.push(cx.word("chart.other_series"));
    }
    all.extend(total::said(cx, layout));
    all.extend(left_out::said(cx, layout));
    all.extend(tiles::without(cx, layout));
    let stop = cx.word("punctuation.stop");
    let whole: String = all.iter().map(|text| format!("{}{stop}", unended(text))).collect();
    whole.trim_end().to_owned()
}

/// `Values`, and of what: English says the noun once, where Chinese writes a classifier after each number.
fn values_in(cx: &Context<'_>, layout: &Layout) -> String {
    let noun =
        layout.unit.as_ref().filter(|unit| unit.kind == UnitKind::Count).map(|unit| &unit.english.other);
    match (cx.locale.language(), noun) {
        (Language::English, Some(noun)) if !noun.is_empty() => {
            cx.words("chart.values_in", &[("unit", Arg::Text(noun))])
        }
        (Language::English | Language::Chinese, _) => cx.word("chart.values"),
    }
}

/// A text without the stop at its end: another one follows.
fn unended(text: &str) -> &str {
    text.trim_end_matches(['.', '。'])
}

/// As many values are said one by one; of more the table has all.
const SAID_MOST: usize = 12;

/// As many series are said, which is as many as one drawing has (CB277); small charts side by side may be more.
const SERIES_MOST: usize = 7;

/// As many reasons for missing values are said.
const REASONS_MOST: usize = 3;

/// The values to be said, each with its name: all of a few. Of many those of each series that the comparison does not say in full
/// by itself, and that the table has all.
fn values(cx: &Context<'_>, layout: &Layout, compared: &[Compared]) -> Vec<String> {
    let all: Vec<&Mark> = layout.series.iter().flat_map(stated).collect();
    let is_told = |at: usize| compared.iter().any(|one| one.tells.contains(&at));
    let said: Vec<&str> = match layout.tiles.is_empty() {
        true if all.len() <= SAID_MOST => match &layout.at_once {
            Some(once) => once.titles.iter().map(String::as_str).collect(),
            None => all.iter().map(|mark| mark.title.as_str()).collect(),
        },
        true => {
            let series = layout.series.iter().enumerate().take(SERIES_MOST);
            series.flat_map(|(at, series)| ends(series, is_told(at))).collect()
        }
        false => tiles::said(layout, !compared.is_empty()),
    };
    let is_whole = match layout.tiles.is_empty() {
        true => all.len() <= SAID_MOST,
        false => !said.is_empty() || compared.is_empty(),
    };
    let mut said: Vec<String> = said.into_iter().map(|title| unended(title).to_owned()).collect();
    if !is_whole {
        said.push(cx.word("chart.in_table"));
    }
    said
}

/// The marks of a series of which something is said: a gap between the periods has no label, since nothing was stated for it.
fn stated(series: &Series) -> impl Iterator<Item = &Mark> {
    series.marks.iter().filter(|mark| mark.value.is_some() || !mark.label.is_empty())
}

/// The titles of the first and the last of a longer series, unless they are told, and of some that are missing, with their reasons.
fn ends(series: &Series, is_told: bool) -> Vec<&str> {
    let stated: Vec<&Mark> = stated(series).collect();
    let missing = stated.iter().enumerate().filter(|(_, mark)| mark.value.is_none());
    let reasons: Vec<usize> = missing.map(|(at, _)| at).take(REASONS_MOST).collect();
    let last = stated.len().saturating_sub(1);
    let is_end = |at: usize| !is_told && (at == 0 || at == last);
    let kept = stated.iter().enumerate().filter(|(at, _)| is_end(*at) || reasons.contains(at));
    let mut said: Vec<&str> = kept.map(|(_, mark)| mark.title.as_str()).collect();
    if !is_told && stated.len() > 2 && said.len() > 1 {
        said.insert(1, "…");
    }
    said
}
