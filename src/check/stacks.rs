//! Only parts that are known make up a whole: what may overlap is not stacked, and neither is a bound.

use std::collections::BTreeSet;

use super::Checked;
use super::charts::charts;
use super::wording::{period_in, stated_in};
use crate::diag::{Diagnostic, Diagnostics, table::charts as codes, table::figures};
use crate::model::Site;
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::period::Period;
use crate::model::quantity::Qualifier;
use crate::model::statistic::gather::{self, Shown};
use crate::model::statistic::{Arrangement, BreakdownKind, Data, Observation, Statistic};
use crate::model::unit::UnitKind;

pub(super) fn only_parts_of_a_whole_are_stacked(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (chart, _) in charts(checked.site).filter(|(chart, _)| chart.kind == ChartKind::StackedBar) {
        // The figures of a case never say that they make up a whole.
        diags.push(not_parts(chart, "bar"));
    }
    for statistic in checked.site.statistics.values() {
        let Some(chart) = &statistic.chart else { continue };
        if may_overlap(statistic, chart) {
            diags.push(not_parts(chart, instead_of(chart.kind, &observed(statistic))));
        }
    }
}

fn not_parts(chart: &Chart, instead: &str) -> Diagnostic {
    let refused = Diagnostic::new(figures::NOT_PARTS, chart.place).with("kind", chart.kind.word());
    refused.with("instead", instead)
}

/// Whether a stack would show a total of what no source says to be the parts of one whole.
fn may_overlap(statistic: &Statistic, chart: &Chart) -> bool {
    matches!(chart.kind, ChartKind::StackedBar | ChartKind::Area)
        && statistic.breakdown.as_ref().is_some_and(|breakdown| breakdown.kind != BreakdownKind::Whole)
}

/// The next part of a stack would begin where a bound does not end, and what is left of a whole beside a bound is not known.
pub(super) fn no_bound_is_part_of_a_whole(checked: &Checked<'_>, diags: &mut Diagnostics) {
    // What another rule refuses is not refused twice.
    let is_shown = |chart: &Chart, unit: UnitKind| match chart.kind {
        ChartKind::Share => unit == UnitKind::Percent,
        ChartKind::StackedBar | ChartKind::Area => true,
        _ => false,
    };
    for (chart, parts) in charts(checked.site).filter(|(chart, _)| chart.kind != ChartKind::StackedBar) {
        if parts.iter().all(|part| is_shown(chart, part.unit.kind)) {
            refuse(checked.site, chart, &parts, diags);
        }
    }
    for statistic in checked.site.statistics.values() {
        let Some(chart) = &statistic.chart else { continue };
        if !is_shown(chart, statistic.unit.kind) || may_overlap(statistic, chart) {
            continue;
        }
        match &statistic.data {
            Data::Own(_) => refuse(checked.site, chart, &observed(statistic), diags),
            Data::Across(across) => {
                let gathered = gather::gather(checked.site, statistic, across);
                let stated = gathered.entries.iter().filter_map(|entry| match &entry.shown {
                    Shown::Stated(member) => Some(member.figure),
                    Shown::Formed(_) => None,
                });
                refuse(checked.site, chart, &stated.collect::<Vec<_>>(), diags);
            }
        }
    }
}

/// Where one part has no value, the parts upon it have no place: a bar would end as if it were zero, and of an area numbers that are known
/// would not be drawn.
pub(super) fn no_stack_has_a_gap(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (id, statistic) in checked.site.statistics.iter() {
        let (Data::Own(table), Some(chart)) = (&statistic.data, &statistic.chart) else { continue };
        // What could not be read was reported, and is no gap.
        if !matches!(chart.kind, ChartKind::StackedBar | ChartKind::Area)
            || may_overlap(statistic, chart)
            || table.ids().count() != table.len()
        {
            continue;
        }
        let all: Vec<&Observation> = table.values().collect();
        let arrangement = Arrangement::of(statistic, &all);
        let drawn = arrangement.drawn(statistic, chart);
        let Arrangement::Grid { periods, cells, .. } = &arrangement else { continue };
        let mut places = periods.iter().flat_map(|period| drawn.iter().map(move |part| (period, *part)));
        let is_gap = |(period, part): &(&Period, Option<&str>)| {
            cells.at(period, *part).is_none_or(|found| found.figure.quantity().is_none())
        };
        if drawn.len() > 1
            && let Some((period, part)) = places.find(is_gap)
        {
            let instead = if chart.kind == ChartKind::Area { "line" } else { "grouped-bar" };
            let gap = Diagnostic::new(codes::GAP_IN_STACK, chart.place).with("id", id);
            let gap = gap.with("kind", chart.kind.word()).with("instead", instead);
            let gap = gap.with("part", part.unwrap_or(id));
            let gap = gap.with("period", period_in(*period, Language::English));
            diags.push(gap.with("period_zh", period_in(*period, Language::Chinese)));
        }
    }
}

fn refuse(site: &Site, chart: &Chart, parts: &[&Figure], diags: &mut Diagnostics) {
    let Some(open) = parts.iter().find(|part| is_bound(part)) else { return };
    let said = |language| stated_in(site, open, language);
    diags.push(
        Diagnostic::new(codes::BOUND_IN_WHOLE, chart.place)
            .with("id", &chart.id)
            .with("kind", chart.kind.word())
            .with("bound", said(Language::English))
            .with("bound_zh", said(Language::Chinese))
            .with("instead", instead_of(chart.kind, parts))
            .also(open.place),
    );
}

/// The observations that a chart of a statistic draws.
fn observed(statistic: &Statistic) -> Vec<&Figure> {
    let (Data::Own(table), Some(chart)) = (&statistic.data, &statistic.chart) else { return Vec::new() };
    let all: Vec<&Observation> = table.values().collect();
    let drawn: BTreeSet<_> = Arrangement::of(statistic, &all).drawn(statistic, chart).into_iter().collect();
    let is_drawn = |part: &&Observation| drawn.contains(&part.category.as_deref());
    all.into_iter().filter(is_drawn).map(|observation| &observation.figure).collect()
}

/// Whether the true value may lie anywhere beyond the one that is stated.
fn is_bound(figure: &Figure) -> bool {
    let qualifier = figure.quantity().map(|quantity| quantity.qualifier());
    qualifier.is_some_and(|qualifier| !matches!(qualifier, Qualifier::Exact | Qualifier::About))
}

/// The kind that shows the same values without adding them up.
fn instead_of(kind: ChartKind, parts: &[&Figure]) -> &'static str {
    let mut times: Vec<_> = parts.iter().map(|part| part.time.period()).collect();
    times.sort();
    times.dedup();
    let stated = || parts.iter().filter_map(|part| part.quantity());
    match kind {
        ChartKind::Area => "line",
        _ if times.len() > 1 => "grouped-bar",
        _ if stated().next().is_some() && stated().all(|value| value.upper().is_some()) => "range",
        _ => "bar",
    }
}
