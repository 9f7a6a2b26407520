//! Lines run along time, and what a chart highlights is in it.

use super::Checked;
use super::charts::charts;
use super::references::Unknown;
use crate::diag::{Diagnostic, Diagnostics, table::charts as codes};
use crate::model::chart::{Chart, ChartKind};
use crate::model::period::{Period, evenly};
use crate::model::reference::FigureRef;
use crate::model::statistic::{Arrangement, Data, GroupBy, Observation, Statistic};
use crate::model::table::Table;
use crate::yaml::listed;

/// Why values do not make a line, in English and Chinese.
type Reason = (&'static str, &'static str);

const ONE_TIME: Reason = ("all hold for one time", "都属于同一时间");
const SAME_TIME: Reason = ("hold for one time more than once", "在同一时间不止一个");
const ONE_EACH: Reason = ("are one for each category", "每个分类只有一个");
const UNEVEN: Reason = ("do not lie at even steps of time", "在时间上间隔不均");
const GROUPS: Reason = ("are gathered by something other than years", "不是按年份汇总的");

pub(super) fn lines_run_along_even_times(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (chart, figures) in charts(checked.site) {
        if figures.len() == chart.figures.len() {
            let periods = figures.iter().map(|figure| *figure.time.period()).collect();
            refuse(chart, uneven(periods), diags);
        }
    }
    for statistic in checked.site.statistics.values() {
        let Some(chart) = &statistic.chart else { continue };
        let reason = match &statistic.data {
            Data::Own(table) => {
                whole(table).and_then(|observations| match Arrangement::of(statistic, &observations) {
                    Arrangement::Grid { periods, .. } => uneven(periods),
                    Arrangement::Categories { .. } if observations.is_empty() => None,
                    Arrangement::Categories { several_times: true, .. } => Some(ONE_EACH),
                    Arrangement::Categories { several_times: false, .. } => Some(ONE_TIME),
                })
            }
            Data::Across(across) => (across.group_by != GroupBy::Year).then_some(GROUPS),
        };
        refuse(chart, reason, diags);
    }
}

fn refuse(chart: &Chart, reason: Option<Reason>, diags: &mut Diagnostics) {
    if let Some((problem, problem_zh)) = reason
        && matches!(chart.kind, ChartKind::Line | ChartKind::Area)
    {
        let uneven = Diagnostic::new(codes::UNEVEN_TIME, chart.place).with("kind", chart.kind.word());
        diags.push(uneven.with("problem", problem).with("problem_zh", problem_zh));
    }
}

/// Why periods make no axis of time; a chart without any has a message of its own.
fn uneven(mut periods: Vec<Period>) -> Option<Reason> {
    let values = periods.len();
    periods.sort();
    periods.dedup();
    match periods.len() {
        0 => None,
        1 => Some(ONE_TIME),
        times if times < values => Some(SAME_TIME),
        _ => evenly(&periods).is_none().then_some(UNEVEN),
    }
}

/// The observations, if all of them could be read: what is broken is reported once, where it stands.
fn whole(table: &Table<Observation>) -> Option<Vec<&Observation>> {
    (table.ids().count() == table.len()).then(|| table.values().collect())
}

pub(super) fn highlights_are_drawn(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (id, case) in checked.site.cases.iter() {
        for chart in case.charts.values() {
            let known = chart.figures.iter().map(|address| match address {
                FigureRef::Own(figure) | FigureRef::OfCase { figure, .. } => figure.as_str(),
                FigureRef::Observation { key, .. } => key.as_str(),
            });
            unknown(checked, chart, &format!("content/cases/{id}/case.yaml"), known.collect(), diags);
        }
    }
    for statistic in checked.site.statistics.values() {
        let (Some(chart), Data::Own(table)) = (&statistic.chart, &statistic.data) else { continue };
        let Some(observations) = whole(table) else { continue };
        let known = drawn(statistic, chart, &observations);
        if let Some(found) = not_drawn(checked, statistic, chart, &known) {
            diags.push(found);
            continue;
        }
        let home = format!("content/statistics/{}/", statistic.id);
        unknown(checked, chart, &home, known.iter().map(String::as_str).collect(), diags);
    }
}

/// The categories and periods that a statistic's chart draws.
fn drawn(statistic: &Statistic, chart: &Chart, observations: &[&Observation]) -> Vec<String> {
    let arrangement = Arrangement::of(statistic, observations);
    let categories = arrangement.drawn(statistic, chart).into_iter().flatten().map(str::to_owned);
    let periods = match &arrangement {
        Arrangement::Grid { periods, .. } => periods.iter().map(Period::to_string).collect(),
        Arrangement::Categories { .. } => Vec::new(),
    };
    categories.chain(periods).collect()
}

/// A category that there is and that the drawing does not have: left out by its author, or the total of what is stacked.
fn not_drawn(
    checked: &Checked<'_>,
    statistic: &Statistic,
    chart: &Chart,
    known: &[String],
) -> Option<Diagnostic> {
    let id = chart.highlight.as_ref().filter(|id| !known.contains(id))?;
    let breakdown = statistic.breakdown.as_ref().filter(|breakdown| breakdown.categories.knows(id))?;
    let left = chart.leave_out.iter().find(|left| left.category == *id);
    let is_total = breakdown.total.as_deref() == Some(id);
    let (reason, reason_zh, advice, advice_zh) = match left {
        Some(_) => (
            "`leave_out` takes it out of the drawing",
            "`leave_out` 已将其排除在图外",
            format!("take `{id}` out of `leave_out`, or "),
            format!("请从 `leave_out` 中删去 `{id}`，或"),
        ),
        None if is_total => (
            "it is the total, which such a chart does not draw beside its parts",
            "它是合计，此类图不在各部分之外另画合计",
            String::new(),
            "请".to_owned(),
        ),
        None => return None,
    };
    let found = Diagnostic::new(codes::HIGHLIGHT_NOT_DRAWN, chart.highlight_place).with("id", id);
    let found = found.with("reason", reason).with("reason_zh", reason_zh);
    let found = found.with("advice", advice).with("advice_zh", advice_zh);
    let listed = listed(known.iter().map(String::as_str));
    let is_listed = checked.may_compare() && !listed.is_empty();
    let found = found.with_some("known", is_listed.then_some(listed));
    Some(match left {
        Some(left) => found.also(left.place),
        None => found,
    })
}

fn unknown(checked: &Checked<'_>, chart: &Chart, home: &str, known: Vec<&str>, diags: &mut Diagnostics) {
    if let Some(id) = &chart.highlight
        && !known.is_empty()
        && !known.contains(&id.as_str())
    {
        let kind = ("figure or category", "数字或分类");
        diags.push(Unknown::new(checked, kind, id, home, known.into_iter()).at(chart.highlight_place));
    }
}
