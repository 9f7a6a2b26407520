//! What a chart shows in words: for whoever cannot see it, and beside its table for everybody.
//!
//! First what is drawn, then its values as they stand in the table, then what they are to each other; see [`compared`]. No number
//! is computed, since no source would state it, and no cause is named.

mod compared;

use super::series::Layout;
use super::steps;
use super::tiles;
use crate::model::chart::{Chart, Comparability};
use crate::model::locale::Language;
use crate::model::unit::UnitKind;
use crate::render::chart::Mark;
use crate::render::context::Context;
use crate::render::theme::Arg;

/// The description of a chart: the author's, or one made from the data.
pub(super) fn description(cx: &Context<'_>, chart: &Chart, layout: &Layout) -> String {
    cx.some_text(&chart.description).unwrap_or_else(|| sentences(cx, chart, layout))
}

fn sentences(cx: &Context<'_>, chart: &Chart, layout: &Layout) -> String {
    let kind = cx.word(&format!("chart_kind.{}", chart.kind.word()));
    let what = cx.some_text(&chart.subtitle).unwrap_or_else(|| layout.what.clone());
    let drawn = match what.is_empty() {
        true => kind,
        false => format!("{kind}{}{what}", cx.word("punctuation.colon")),
    };
    let compared = if layout.is_alike { compared::compared(cx, layout) } else { Vec::new() };
    let values: Vec<&str> = match layout.tiles.is_empty() {
        true => layout.series.iter().flat_map(|series| said(&series.marks)).map(unended).collect(),
        false => tiles::said(layout, !compared.is_empty()),
    };
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
    all.extend(compared);
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

/// A longer series is said by its ends alone.
const SAID_MOST: usize = 12;

/// The titles that are said of a series: every value of a small one, the ends of a long one. A value that is missing is always said, with
/// its reason; a gap between the periods has no label, since nothing was stated for it.
fn said(marks: &[Mark]) -> Vec<&str> {
    let stated: Vec<&Mark> =
        marks.iter().filter(|mark| mark.value.is_some() || !mark.label.is_empty()).collect();
    match stated.as_slice() {
        [first, between @ .., last] if stated.len() > SAID_MOST => {
            let missing = between.iter().filter(|mark| mark.value.is_none()).map(|mark| mark.title.as_str());
            [first.title.as_str(), "…"].into_iter().chain(missing).chain([last.title.as_str()]).collect()
        }
        all => all.iter().map(|mark| mark.title.as_str()).collect(),
    }
}
