//! The highest and the lowest in words, as far as they can be known.

use super::ranked::{End, Interval, highest, lowest};
use crate::model::locale::Language;
use crate::model::unit::{Unit, UnitKind};
use crate::render::chart_view::named::by_itself;
use crate::render::chart_view::series::Layout;
use crate::render::context::Context;
use crate::render::theme::Arg;

/// A number of the chart and what it is the number of.
#[derive(Clone)]
pub(super) struct Point<'l> {
    pub name: &'l str,
    pub value: f64,
    pub reach: Interval,
    /// Forecast, or set by a plan.
    pub is_expected: bool,
    /// The number as it is written.
    pub label: String,
    /// How settled it is, where it is not.
    pub status: Option<String>,
}

impl Point<'_> {
    /// The number with its status.
    pub fn with_status(&self, cx: &Context<'_>) -> String {
        let said = |status: &String| cx.words("figure.status", &[("status", Arg::Text(status))]);
        self.label.clone() + &self.status.as_ref().map(said).unwrap_or_default()
    }
}

/// What can be said of both ends of a ranking.
pub(super) struct Extremes {
    /// Of the ends that are certain.
    certain: Option<String>,
    /// Of the exact numbers alone, where an end of all is open.
    of_exact: Option<String>,
    /// Which numbers may stand at an end, so that it is open.
    unranked: Option<String>,
    has_both: bool,
    /// Whether all numbers are equal.
    pub is_level: bool,
    /// How many numbers are exact.
    pub exact: usize,
}

/// The ends of numbers; nothing where none can be named.
pub(super) fn of(cx: &Context<'_>, layout: &Layout, points: &[Point<'_>]) -> Option<Extremes> {
    // What holds of all is said beside each value, and tells none from the others.
    let of_one_status =
        points.windows(2).all(|pair| matches!(pair, [one, other] if one.status == other.status));
    let words = Words { cx, is_rate: is_rate(layout.unit.as_ref()), of_one_status };
    let exact: Vec<Point<'_>> = points.iter().filter(|point| point.reach.is_exact()).cloned().collect();
    let count = exact.len();
    if count == points.len() && is_level(points) {
        let certain = Some(cx.word("chart.all_equal"));
        return Some(Extremes {
            certain,
            of_exact: None,
            unranked: None,
            has_both: false,
            is_level: true,
            exact: count,
        });
    }
    let (high, open_above) = split(points, highest);
    let (low, open_below) = split(points, lowest);
    let (high, low) =
        (high.and_then(|at| words.named(points, &at)), low.and_then(|at| words.named(points, &at)));
    let has_both = high.is_some() && low.is_some();
    let certain = words.ends(points.len(), high, low);
    let mut open: Vec<usize> = open_above.iter().chain(&open_below).copied().collect();
    open.sort_unstable();
    open.dedup();
    let of_exact = if count > 1 && !is_level(&exact) && !open.is_empty() {
        let end = |of: fn(&[Interval]) -> End, is_open: bool| {
            let at = split(&exact, of).0.filter(|_| is_open)?;
            words.named(&exact, &at)
        };
        let (high, low) = (end(highest, !open_above.is_empty()), end(lowest, !open_below.is_empty()));
        let said = words.ends(count, high, low);
        said.map(|said| cx.words("chart.of_exact", &[("said", Arg::Text(&said))]))
    } else {
        None
    };
    if certain.is_none() && of_exact.is_none() {
        return None;
    }
    let open_key = match (open_above.is_empty(), open_below.is_empty(), words.is_rate) {
        (true, true, _) => None,
        (false, true, false) => Some("chart.may_be_more"),
        (false, true, true) => Some("chart.may_be_higher"),
        (true, false, false) => Some("chart.may_be_fewer"),
        (true, false, true) => Some("chart.may_be_lower"),
        (false, false, _) => Some("chart.unranked"),
    };
    let unranked = open_key.map(|key| words.unranked(key, points, &open));
    Some(Extremes { certain, of_exact, unranked, has_both, is_level: false, exact: count })
}

impl Extremes {
    /// In one sentence.
    pub fn said(&self, cx: &Context<'_>) -> String {
        let parts = [&self.certain, &self.of_exact, &self.unranked].into_iter().flatten();
        parts.map(String::as_str).collect::<Vec<_>>().join(&cx.word("punctuation.semicolon"))
    }

    /// Whether the highest and the lowest of all are said.
    pub fn is_whole(&self) -> bool {
        self.has_both
    }

    /// Whether no end of all is certain, and those of the exact numbers are said.
    pub fn is_of_exact_alone(&self) -> bool {
        self.certain.is_none()
    }
}

/// Positions at an end, and of those that keep it open.
fn split(points: &[Point<'_>], end: fn(&[Interval]) -> End) -> (Option<Vec<usize>>, Vec<usize>) {
    match end(&points.iter().map(|point| point.reach).collect::<Vec<_>>()) {
        End::Certain(at) => (Some(at), Vec::new()),
        End::Open(open) => (None, open),
    }
}

fn is_level(points: &[Point<'_>]) -> bool {
    points.windows(2).all(|pair| matches!(pair, [one, other] if one.value == other.value))
}

/// Whether numbers are rates, shares or prices, which are high or low; what is counted is more or less.
pub(super) fn is_rate(unit: Option<&Unit>) -> bool {
    unit.is_none_or(|unit| unit.kind != UnitKind::Count || !unit.chinese.before.is_empty())
}

/// The value at an end, and the names of those that have it.
type Named = (String, String);

struct Words<'c, 'a> {
    cx: &'c Context<'a>,
    is_rate: bool,
    /// Whether all numbers are equally settled.
    of_one_status: bool,
}

impl Words<'_, '_> {
    /// Nothing where too many share the place to be named.
    fn named(&self, points: &[Point<'_>], at: &[usize]) -> Option<Named> {
        let there: Vec<&Point<'_>> = at.iter().filter_map(|at| points.get(*at)).collect();
        let names: Vec<String> = there.iter().map(|point| self.name(point.name)).collect();
        let label = self.label(there.first()?);
        (names.len() <= NAMED_MOST).then(|| (label, names.join(&self.cx.word("punctuation.list"))))
    }

    fn label(&self, point: &Point<'_>) -> String {
        if self.of_one_status { point.label.clone() } else { point.with_status(self.cx) }
    }

    fn name(&self, name: &str) -> String {
        match self.cx.locale.language() {
            // In brackets themselves.
            Language::English => name.to_owned(),
            Language::Chinese => by_itself(self.cx, name),
        }
    }

    /// The ends of so many numbers, as far as they are known.
    fn ends(&self, count: usize, high: Option<Named>, low: Option<Named>) -> Option<String> {
        let key = match (high.is_some(), low.is_some(), count, self.is_rate) {
            (true, true, 2, false) => "chart.more_and_fewer",
            (true, true, 2, true) => "chart.higher_and_lower",
            (true, true, _, false) => "chart.most_and_fewest",
            (true, true, _, true) => "chart.highest_and_lowest",
            (true, false, _, false) => "chart.only_most",
            (true, false, _, true) => "chart.only_highest",
            (false, true, _, false) => "chart.only_fewest",
            (false, true, _, true) => "chart.only_lowest",
            (false, false, ..) => return None,
        };
        let mut args = Vec::new();
        if let Some((label, names)) = &high {
            args.extend([("high", Arg::Text(label)), ("highest", Arg::Text(names))]);
        }
        if let Some((label, names)) = &low {
            args.extend([("low", Arg::Text(label)), ("lowest", Arg::Text(names))]);
        }
        Some(unbracketed(self.cx.words(key, &args)))
    }

    /// That numbers which are not exact cannot be ranked, or may lie beyond the one that is named.
    fn unranked(&self, key: &str, points: &[Point<'_>], open: &[usize]) -> String {
        if open.len() > NAMED_MOST {
            return self.cx.word("chart.unranked_most");
        }
        let one = |point: &Point<'_>| {
            let (name, value) = (self.name(point.name), self.label(point));
            let args = [("name", Arg::Text(&name)), ("value", Arg::Text(&value))];
            unbracketed(self.cx.words("chart.value_of", &args))
        };
        let values: Vec<String> = open.iter().filter_map(|at| points.get(*at)).map(one).collect();
        let values = values.join(&self.cx.word("punctuation.list"));
        self.cx.words(key, &[("values", Arg::Text(&values))])
    }
}

/// No pair of Chinese brackets stands behind another or within it, and no English one behind another.
pub(super) fn unbracketed(text: String) -> String {
    let text = text.replace(") (", ", ").replace("）（", "，");
    let mut out = String::with_capacity(text.len());
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '（' if depth > 0 => (depth, _) = (depth + 1, out.push('，')),
            '（' => (depth, _) = (1, out.push('（')),
            '）' if depth > 1 => depth -= 1,
            '）' => (depth, _) = (0, out.push('）')),
            other => out.push(other),
        }
    }
    out
}

/// As many names are said of one value.
const NAMED_MOST: usize = 3;
