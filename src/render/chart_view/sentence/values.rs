//! The values of a chart in words: all of a few; of many the ends of each series and every one that is not plainly so.
//!
//! A bound, a range, an approximate number, a number that is not final and a break in the series are named however many values there
//! are: who hears the sentence and not the table would take them for plain ones.

use super::compared::Compared;
use super::{SERIES_MOST, unended};
use crate::model::locale::Language;
use crate::model::unit::UnitKind;
use crate::render::chart::{Bound, Mark, Series, Status};
use crate::render::chart_view::series::{Along, Layout};
use crate::render::context::Context;
use crate::render::theme::Arg;

/// The values to be said, each with its name. Of many those of each series that the comparison does not say in full by itself, those
/// that are not plainly so, and that the table has all.
pub(super) fn said(cx: &Context<'_>, layout: &Layout, compared: &[Compared]) -> Vec<String> {
    let all: Vec<&Mark> = layout.series.iter().flat_map(stated).collect();
    let valued = || all.iter().copied().filter(|mark| mark.value.is_some());
    let is_told = |at: usize| compared.iter().any(|one| one.tells.contains(&at));
    let is_map = !layout.tiles.is_empty();
    let whole: Vec<&str> = match (is_map, &layout.at_once) {
        (false, Some(once)) => once.titles.iter().map(String::as_str).collect(),
        (false, None) => all.iter().map(|mark| mark.title.as_str()).collect(),
        // The regions without a value are named by themselves.
        (true, _) => valued().map(|mark| mark.title.as_str()).collect(),
    };
    if whole.len() <= SAID_MOST || is_map && compared.is_empty() {
        return whole.into_iter().map(|title| unended(title).to_owned()).collect();
    }
    let shared = shared(valued());
    let mut said: Vec<String> = Vec::new();
    for (at, series) in layout.series.iter().enumerate() {
        let of = Of {
            ends: !is_map && at < SERIES_MOST && !is_told(at),
            reasons: if is_map || at >= SERIES_MOST { 0 } else { REASONS_MOST },
            odd: shared.is_none(),
            runs: layout.along == Along::Times,
        };
        let marks: Vec<&Mark> = stated(series).collect();
        said.extend(of.series(cx, &marks));
    }
    said.extend(shared.map(|odd| cx.words("chart.each_is", &[("what", Arg::Text(&odd.words(cx)))])));
    said.push(cx.word("chart.in_table"));
    said
}

/// `Values`, and of what: English says the noun once, where Chinese writes a classifier after each number.
pub(super) fn head(cx: &Context<'_>, layout: &Layout) -> String {
    let noun =
        layout.unit.as_ref().filter(|unit| unit.kind == UnitKind::Count).map(|unit| &unit.english.other);
    match (cx.locale.language(), noun) {
        (Language::English, Some(noun)) if !noun.is_empty() => {
            cx.words("chart.values_in", &[("unit", Arg::Text(noun))])
        }
        (Language::English | Language::Chinese, _) => cx.word("chart.values"),
    }
}

/// As many values are said one by one; of more the table has all.
const SAID_MOST: usize = 12;

/// As many reasons for missing values are said of a longer series.
const REASONS_MOST: usize = 3;

/// As many values in a row that are not plain in one way are said by the first and the last of them.
const RUN_LEAST: usize = 4;

/// The marks of a series of which something is said: a gap between the periods has no label, since nothing was stated for it.
fn stated(series: &Series) -> impl Iterator<Item = &Mark> {
    series.marks.iter().filter(|mark| mark.value.is_some() || !mark.label.is_empty())
}

/// In what way a number is not exact, or not final.
#[derive(Clone, Copy, PartialEq)]
struct Odd {
    bound: Bound,
    is_range: bool,
    status: Status,
}

impl Odd {
    /// Nothing where the mark has no number, or a plain one.
    fn of(mark: &Mark) -> Option<Odd> {
        mark.value?;
        let odd = Odd { bound: mark.bound, is_range: mark.upper.is_some(), status: mark.status };
        let is_plain = odd.bound == Bound::Exact && !odd.is_range && odd.status == Status::Normal;
        (!is_plain).then_some(odd)
    }

    /// What each of several such numbers is.
    fn words(self, cx: &Context<'_>) -> String {
        let bound = match self.bound {
            _ if self.is_range => Some("chart.is_between"),
            Bound::Exact => None,
            Bound::OpenAbove => Some("chart.is_above"),
            Bound::OpenBelow => Some("chart.is_below"),
            Bound::About => Some("chart.is_about"),
            Bound::Between => Some("chart.is_between"),
        };
        let status = match self.status {
            Status::Normal => None,
            Status::Revised => Some("status.revised"),
            Status::Provisional => Some("status.provisional"),
            Status::Estimated => Some("status.estimated"),
            Status::Forecast => Some("status.forecast"),
            Status::Target => Some("status.target"),
            Status::Break => Some("status.break"),
        };
        let words: Vec<String> = bound.into_iter().chain(status).map(|key| cx.word(key)).collect();
        words.join(&cx.word("punctuation.list"))
    }
}

/// What all numbers are, where none is plain and all are so in one way; a break is no way that many share.
fn shared<'m>(mut marks: impl Iterator<Item = &'m Mark>) -> Option<Odd> {
    let first = Odd::of(marks.next()?).filter(|odd| odd.status != Status::Break)?;
    marks.all(|mark| Odd::of(mark) == Some(first)).then_some(first)
}

/// What of a longer series is said.
struct Of {
    /// Whether its first and its last are.
    ends: bool,
    /// How many reasons for missing values are.
    reasons: usize,
    /// Whether each value is that is not plain.
    odd: bool,
    /// Whether several of them in a row may be said together: times have an order that things have not.
    runs: bool,
}

impl Of {
    fn series(&self, cx: &Context<'_>, marks: &[&Mark]) -> Vec<String> {
        let last = marks.len().saturating_sub(1);
        let (mut said, mut reasons, mut at, mut is_gap) = (Vec::new(), 0, 0, false);
        while let Some(mark) = marks.get(at) {
            let run = if self.runs && self.odd { run(&marks[at..]) } else { 1 };
            let is_reason = mark.value.is_none() && reasons < self.reasons;
            reasons += usize::from(is_reason);
            let is_odd = self.odd && Odd::of(mark).is_some();
            let one = match Odd::of(mark) {
                Some(odd) if run >= RUN_LEAST => Some(together(cx, odd, mark, marks[at + run - 1])),
                _ if is_reason || is_odd || self.ends && (at == 0 || at == last) => {
                    Some(unended(&mark.title).to_owned())
                }
                _ => None,
            };
            // Of a series that is not said by its ends nobody takes what is named for all of it.
            if one.is_some() && is_gap && self.ends {
                said.push("…".to_owned());
            }
            is_gap = one.is_none();
            said.extend(one);
            at += if run >= RUN_LEAST { run } else { 1 };
        }
        said
    }
}

/// How many marks from the first on are not plain in the way of the first.
fn run(marks: &[&Mark]) -> usize {
    let first = marks.first().and_then(|mark| Odd::of(mark)).filter(|odd| odd.status != Status::Break);
    let is_like = |mark: &&&Mark| first.is_some() && Odd::of(mark) == first;
    marks.iter().take_while(is_like).count().max(1)
}

/// The first and the last of several numbers in a row, and what those between them are.
fn together(cx: &Context<'_>, odd: Odd, first: &Mark, last: &Mark) -> String {
    let what = odd.words(cx);
    let args = [
        ("first", Arg::Text(unended(&first.title))),
        ("last", Arg::Text(unended(&last.title))),
        ("what", Arg::Text(&what)),
    ];
    cx.words("chart.run", &args)
}
