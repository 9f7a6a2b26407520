//! What a chart shows in words: for whoever cannot see it, and beside its table for everybody.
//!
//! First what is drawn, then its values as they stand in the table, then what they are to each other; see [`compared`]. No number
//! is computed, since no source would state it, and no cause is named. Of many values a listener would keep none: each series is then
//! said by its first and last, its highest and lowest and all that is not plainly so, and the table is said to have all.

mod compared;
mod extremes;
mod order;
mod ranked;
mod total;
mod values;

use super::left_out;
use super::series::Layout;
use super::steps;
use super::tiles;
use crate::model::chart::{Chart, Comparability};
use crate::render::context::Context;

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
    let values = values::said(cx, layout, &compared);
    let mut all = vec![drawn];
    if !layout.steps.all.is_empty() {
        all.push(steps::said(cx, &layout.steps));
    }
    all.extend(tiles::coverage(cx, layout));
    if !values.is_empty() {
        let values = values.join(&cx.word("punctuation.semicolon"));
        all.push(format!("{}{}{values}", values::head(cx, layout), cx.word("punctuation.colon")));
    }
    if chart.comparability == Comparability::NotComparable {
        all.push(cx.word("chart.not_comparable"));
    }
    let is_long = compared.len() > SERIES_MOST;
    all.extend(compared.into_iter().take(SERIES_MOST).map(|one| one.said));
    if is_long {
        all.push(cx.word("chart.other_series"));
    }
    all.extend(order::said(cx, layout));
    all.extend(total::said(cx, layout));
    all.extend(left_out::said(cx, layout));
    all.extend(tiles::without(cx, layout));
    all.extend(layout.coverage.iter().cloned());
    let stop = cx.word("punctuation.stop");
    let whole: String = all.iter().map(|text| format!("{}{stop}", unended(text))).collect();
    whole.trim_end().to_owned()
}

/// A text without the stop at its end: another one follows.
fn unended(text: &str) -> &str {
    text.trim_end_matches(['.', '。'])
}

/// As many series are said, which is as many as one drawing has (CB277); small charts side by side may be more.
const SERIES_MOST: usize = 7;
