//! Numbers of unlike times are not set side by side, and no time lies after the day of the site or too long before it.

use std::fmt::Display;

use indexmap::IndexMap;
use jiff::civil::Date;

use super::Checked;
use super::charts::charts;
use super::wording::{period_in, time_in};
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::files::{FileId, Place};
use crate::model::Site;
use crate::model::chart::{Chart, ChartKind, Comparability};
use crate::model::figure::{Figure, Status, Time};
use crate::model::locale::Language;
use crate::model::period::Period;
use crate::model::source::Published;
use crate::model::statistic::gather::{self, Shown};
use crate::model::statistic::{Arrangement, Data, GroupBy, Observation, Statistic};
use crate::yaml::listed;

pub(super) fn charts_compare_one_time(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let site = checked.site;
    for (chart, figures) in charts(site).filter(|(chart, _)| is_comparison(chart)) {
        let drawn: Vec<&Figure> = figures.into_iter().filter(|figure| figure.quantity().is_some()).collect();
        if runs_along_time(chart) {
            report(chart, first_unlike(&drawn, |left, right| !left.is_of_one_kind(right)), diags);
        } else if !is_axis_of_time(&drawn) {
            report(chart, first_unlike(&drawn, |left, right| !left.is_same(right)), diags);
        }
    }
    for statistic in site.statistics.values() {
        let Some(chart) = statistic.chart.as_ref().filter(|chart| is_comparison(chart)) else { continue };
        match &statistic.data {
            Data::Own(table) => {
                let observations: Vec<&Observation> =
                    table.values().filter(|observation| observation.figure.quantity().is_some()).collect();
                report(chart, unlike_observations(statistic, &observations), diags);
            }
            // Groups of years are an axis of time themselves.
            // What is gathered is no slope; that is reported by itself.
            Data::Across(_) if runs_along_time(chart) => {}
            Data::Across(across) if across.group_by != GroupBy::Year => {
                let gathered = gather::gather(site, statistic, across);
                let stated = gathered.entries.iter().filter_map(|entry| match &entry.shown {
                    Shown::Stated(member) => Some(member.figure),
                    Shown::Formed(_) => None,
                });
                let stated: Vec<&Figure> = stated.filter(|figure| figure.quantity().is_some()).collect();
                report(chart, first_unlike(&stated, |left, right| !left.is_same(right)), diags);
            }
            Data::Across(_) => {}
        }
    }
}

/// Lines and areas have an axis of time, timelines and pathways no numbers. What says to its readers that its values are not to
/// be compared is no comparison either.
fn is_comparison(chart: &Chart) -> bool {
    use ChartKind as K;
    if chart.comparability == Comparability::NotComparable {
        return false;
    }
    let is_of_one_time = matches!(
        chart.kind,
        K::Bar | K::GroupedBar | K::StackedBar | K::Share | K::Dot | K::Range | K::TileMap
    );
    is_of_one_time || runs_along_time(chart)
}

fn is_map(statistic: &Statistic) -> bool {
    statistic.chart.as_ref().is_some_and(|chart| chart.kind == ChartKind::TileMap)
}

/// Here several things stand along time, and still no year beside a quarter.
fn runs_along_time(chart: &Chart) -> bool {
    matches!(chart.kind, ChartKind::Slope | ChartKind::SmallMultiples)
}

fn unlike_observations<'s>(
    statistic: &'s Statistic,
    observations: &[&'s Observation],
) -> Option<(&'s Figure, &'s Figure)> {
    match Arrangement::of(statistic, observations) {
        // Of a slope with one value each it is said that it is none.
        Arrangement::Categories { .. } if statistic.chart.as_ref().is_some_and(runs_along_time) => None,
        Arrangement::Categories { observations, .. } => {
            let figures: Vec<&Figure> = observations.iter().map(|observation| &observation.figure).collect();
            first_unlike(&figures, |left, right| !left.is_same(right))
        }
        // A map of several times is reported as such.
        Arrangement::Grid { .. } if is_map(statistic) => None,
        // Here time is the axis; a year still does not stand beside a quarter.
        Arrangement::Grid { cells, .. } => {
            let figures: Vec<&Figure> = cells.values().map(|observation| &observation.figure).collect();
            first_unlike(&figures, |left, right| !left.is_of_one_kind(right))
        }
    }
}

fn first_unlike<'s>(
    figures: &[&'s Figure],
    are_unlike: impl Fn(&Time, &Time) -> bool,
) -> Option<(&'s Figure, &'s Figure)> {
    let (first, rest) = figures.split_first()?;
    let other = rest.iter().find(|figure| are_unlike(&first.time, &figure.time))?;
    Some((first, other))
}

/// Whether figures are one indicator along its times.
fn is_axis_of_time(figures: &[&Figure]) -> bool {
    let Some((first, rest)) = figures.split_first() else { return false };
    let is_one = |figure: &&Figure| figure.indicator.is_some() && figure.indicator == first.indicator;
    let mut periods: Vec<Period> = figures.iter().map(|figure| *figure.time.period()).collect();
    periods.sort();
    periods.dedup();
    periods.len() == figures.len()
        && rest.iter().all(|figure| is_one(figure) && first.time.is_of_one_kind(&figure.time))
}

fn report(chart: &Chart, unlike: Option<(&Figure, &Figure)>, diags: &mut Diagnostics) {
    let Some((left, right)) = unlike else { return };
    diags.push(
        Diagnostic::new(statements::UNLIKE_TIMES, chart.place)
            .with("id", &chart.id)
            .with("a", &left.id)
            .with("b", &right.id)
            .with("time_a", time_in(&left.time, Language::English))
            .with("time_a_zh", time_in(&left.time, Language::Chinese))
            .with("time_b", time_in(&right.time, Language::English))
            .with("time_b_zh", time_in(&right.time, Language::Chinese))
            .also(left.place)
            .also(right.place),
    );
}

pub(super) fn no_time_is_after_the_day_of_the_site(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let day = checked.site.config.as_of;
    // One wrong line under `defaults` dates all figures of a record.
    let mut ahead: IndexMap<(FileId, &Time), Vec<&Figure>> = IndexMap::new();
    for figure in series(checked.site).into_iter().flatten() {
        let (start, end) = (figure.time.period().start(), figure.time.period().end());
        let is_running = start.is_some_and(|start| start <= day.start());
        let is_expected = match figure.status {
            Status::Forecast | Status::Target => true,
            // An estimate for the year that runs is no claim about its end.
            Status::Estimated => is_running,
            Status::Normal | Status::Provisional | Status::Revised | Status::Break => false,
        };
        if !is_expected && end.is_some_and(|end| end > day.start()) {
            ahead.entry((figure.place.file(), &figure.time)).or_default().push(figure);
        }
    }
    let day = Period::Date(day);
    for figures in ahead.into_values() {
        let Some((first, rest)) = figures.split_first() else { continue };
        let mut found = dated(Diagnostic::new(statements::AFTER_THE_DAY, first.place), first)
            .with("day", period_in(day, Language::English))
            .with("day_zh", period_in(day, Language::Chinese));
        if !rest.is_empty() {
            found = found.with("count", figures.len());
            found = found.with("ids", listed(figures.iter().map(|figure| figure.id.as_str())));
            found = rest.iter().take(AHEAD_SHOWN_MOST).fold(found, |found, figure| found.also(figure.place));
        }
        diags.push(found);
    }
}

/// So many further figures of one wrong time are shown where they stand.
const AHEAD_SHOWN_MOST: usize = 3;

/// A source that was published, or a case that is of a year, after the day of the site is dated wrongly.
pub(super) fn no_record_is_dated_after_the_day_of_the_site(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let (site, day) = (checked.site, checked.site.config.as_of);
    let mut report = |place: Place, id: &str, (what, what_zh): (&str, &str), date: &dyn Display| {
        diags.push(
            Diagnostic::new(statements::AFTER_THE_DAY, place)
                .with("id", id)
                .with("what", what)
                .with("what_zh", what_zh)
                .with("date", date)
                .with("day", period_in(Period::Date(day), Language::English))
                .with("day_zh", period_in(Period::Date(day), Language::Chinese)),
        );
    };
    for (id, source) in site.registry.sources.iter() {
        if let Published::On(date) = source.published
            && date.start() > day.end()
        {
            report(source.published_place, id, ("the date of publication", "发布日期"), &date);
        }
    }
    for (id, case) in site.cases.iter() {
        if let Some(year) = case.year.filter(|year| *year > day.end().year()) {
            report(Place::File(case.file), id, ("the year", "年份"), &year);
        }
    }
}

pub(super) fn no_latest_state_is_stale(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let config = &checked.site.config;
    let Some(months) = config.stale_after else { return };
    let is_stale = |end: Date| {
        let last = jiff::Span::new().try_months(months).ok().and_then(|span| end.checked_add(span).ok());
        last.is_some_and(|last| last < config.as_of.start())
    };
    for series in series(checked.site) {
        // What is older than another state of the same thing is history.
        let states = series.into_iter().filter(|figure| matches!(figure.time, Time::AsOf(_)));
        let latest = states.filter_map(|figure| Some((figure.time.period().end()?, figure)));
        if let Some((end, figure)) = latest.max_by_key(|(end, _)| *end)
            && is_stale(end)
        {
            let stale = dated(Diagnostic::new(statements::STALE, figure.place), figure);
            diags.push(stale.with("months", months));
        }
    }
}

fn dated(found: Diagnostic, figure: &Figure) -> Diagnostic {
    found
        .with("id", &figure.id)
        .with("time", time_in(&figure.time, Language::English))
        .with("time_zh", time_in(&figure.time, Language::Chinese))
}

/// All figures that state a number: in a case those of one indicator together, in a statistic those of one category. A
/// figure that a statistic takes from a case stands with the case.
fn series(site: &Site) -> Vec<Vec<&Figure>> {
    let mut all: IndexMap<String, Vec<&Figure>> = IndexMap::new();
    let mut add = |key: String, figure| all.entry(key).or_default().push(figure);
    for (case, record) in site.cases.iter() {
        for figure in record.figures.values() {
            let what = figure.indicator.as_ref().unwrap_or(&figure.id);
            add(format!("{case}/{what}"), figure);
        }
    }
    for (statistic, record) in site.statistics.iter() {
        let Data::Own(observations) = &record.data else { continue };
        for observation in observations.values().filter(|observation| observation.case.is_none()) {
            let category = observation.category.as_deref().unwrap_or_default();
            add(format!("{statistic}@{category}"), &observation.figure);
        }
    }
    let states = |figure: &&Figure| figure.quantity().is_some() && !figure.is_retracted();
    all.into_values().map(|figures| figures.into_iter().filter(states).collect()).collect()
}
