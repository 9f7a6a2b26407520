//! The time that data cover: from the first to the last day that their numbers hold for. Data without days cover no time.

use jiff::civil::Date;

use super::context::Context;
use super::{across, chart_view, pathway, reported};
use crate::model::case::Case;
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::{Figure, Time};
use crate::model::statistic::gather::Shown;
use crate::model::statistic::{Data, Statistic};

/// The first and the last day.
type Days = (Date, Date);

pub(super) fn by_site(cx: &Context<'_>) -> Option<Days> {
    let cases = cx.site().cases.values().filter_map(|case| by_case(cx, case));
    let statistics = cx.site().statistics.values().filter_map(|statistic| by_statistic(cx, statistic));
    cases.chain(statistics).reduce(wider)
}

pub(super) fn by_case(cx: &Context<'_>, case: &Case) -> Option<Days> {
    of_figures(cx, case.figures.values())
}

pub(super) fn by_chart(cx: &Context<'_>, case: &Case, chart: &Chart) -> Option<Days> {
    match chart.kind {
        // A date in words has no days, though a date sorts it.
        ChartKind::Timeline => {
            let stated = case.milestones.iter().filter(|milestone| milestone.date_text.is_none());
            let dates = stated.filter_map(|milestone| milestone.date);
            dates.map(|date| (date.start(), date.end())).reduce(wider)
        }
        ChartKind::Pathway => {
            let programme = cx.site().registry.programmes.get(case.programme.as_deref()?)?;
            let figures = programme.stages.iter().filter_map(|stage| pathway::figure_of(cx, stage));
            of_figures(cx, figures)
        }
        _ => of_figures(cx, chart_view::figures(cx, &case.id, chart).into_iter()),
    }
}

pub(super) fn by_statistic(cx: &Context<'_>, statistic: &Statistic) -> Option<Days> {
    match &statistic.data {
        Data::Own(observations) => {
            of_figures(cx, observations.values().map(|observation| &observation.figure))
        }
        Data::Across(across) => {
            let gathered = across::gather(cx, statistic, across);
            of_times(gathered.entries().filter_map(|(_, entry)| match &entry.shown {
                Shown::Stated(member) => time(cx, member.figure),
                Shown::Formed(formed) => formed.time.as_ref(),
            }))
        }
    }
}

fn of_figures<'f>(cx: &Context<'_>, figures: impl Iterator<Item = &'f Figure>) -> Option<Days> {
    of_times(figures.filter_map(|figure| time(cx, figure)))
}

/// The time that a figure holds for; that of a report of it is none.
fn time<'f>(cx: &Context<'_>, figure: &'f Figure) -> Option<&'f Time> {
    Some(&figure.time).filter(|_| reported::on(cx.site(), figure).is_none())
}

fn of_times<'t>(times: impl Iterator<Item = &'t Time>) -> Option<Days> {
    let dated = times.filter_map(|time| time.period().start().zip(time.period().end()));
    dated.reduce(wider)
}

/// From the earlier of two first days to the later of two last ones.
fn wider((first, last): Days, (start, end): Days) -> Days {
    (first.min(start), last.max(end))
}
