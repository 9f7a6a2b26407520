//! The newest numbers of a statistic, for lists.

use std::collections::BTreeMap;

use super::context::Context;
use super::figure::{self, Marks};
use super::scale_words::Scales;
use super::view::FigureView;
use crate::model::chart::Comparability;
use crate::model::figure::Figure;
use crate::model::statistic::{Breakdown, Data, Observation, Statistic};

/// The newest observation of a statistic with its qualifier and time, named with its category where it has one. Of several none stands for
/// the others.
pub(super) fn view(cx: &mut Context<'_>, statistic: &Statistic) -> Option<FigureView> {
    views(cx, statistic, 1).pop().filter(|_| latest(statistic).len() == 1)
}

/// The first of a statistic's newest observations, at most so many; see [`observations`].
pub(super) fn views(cx: &mut Context<'_>, statistic: &Statistic, most: usize) -> Vec<FigureView> {
    let comparability = statistic.chart.as_ref().map(|chart| chart.comparability);
    let Data::Own(table) = &statistic.data else { return Vec::new() };
    if comparability == Some(Comparability::NotComparable) {
        return Vec::new();
    }
    // The drawing beside it shows all of them.
    let scales = Scales::of_figures(cx, table.values().map(|one| &one.figure));
    let mut views = Vec::new();
    for observation in observations(statistic).into_iter().take(most) {
        let figure = &observation.figure;
        let scaling = scales.of_unit(&figure.unit);
        let view = figure::view_among(cx, figure, scaling, observation.case.as_deref(), Marks::Left);
        let label = category(cx, statistic, observation).unwrap_or_else(|| view.label.clone());
        views.push(FigureView { label, changes: Vec::new(), ..view });
    }
    views
}

/// The newest observations of a statistic's own: the total alone where it is stated for that time, else all that hold for it, in
/// the order of the breakdown, for none of several stands for the others.
pub(super) fn latest(statistic: &Statistic) -> Vec<&Observation> {
    let mut newest = observations(statistic);
    let total = statistic.breakdown.as_ref().and_then(|breakdown| breakdown.total.as_deref());
    let is_of_total =
        newest.first().is_some_and(|first| total.is_some() && first.category.as_deref() == total);
    newest.truncate(if is_of_total { 1 } else { newest.len() });
    if let Some(breakdown) = &statistic.breakdown {
        let place = places(breakdown);
        newest.sort_by_key(|one| one.category.as_deref().and_then(|id| place.get(id)));
    }
    newest
}

/// The newest observations of a statistic's own. Of several that hold for that time the total comes first, then the one that the chart is
/// about, then the others as the breakdown lists them.
fn observations(statistic: &Statistic) -> Vec<&Observation> {
    let Data::Own(table) = &statistic.data else { return Vec::new() };
    let stated = || table.values().filter(|observation| is_shown(&observation.figure));
    let newest = stated().map(|observation| ends(&observation.figure)).max();
    let mut last: Vec<_> = stated().filter(|observation| Some(ends(&observation.figure)) == newest).collect();
    let Some(breakdown) = &statistic.breakdown else { return last };
    let highlight = statistic.chart.as_ref().and_then(|chart| chart.highlight.as_deref());
    let places = places(breakdown);
    last.sort_by_key(|observation| {
        let category = observation.category.as_deref();
        let is = |wanted: Option<&str>| wanted.is_some() && category == wanted;
        let place = category.and_then(|id| places.get(id));
        (!is(breakdown.total.as_deref()), !is(highlight), place)
    });
    last
}

/// The place of each category in the order of a breakdown.
fn places(breakdown: &Breakdown) -> BTreeMap<&str, usize> {
    breakdown.categories.ids().enumerate().map(|(place, id)| (id, place)).collect()
}

/// The category of an observation in words.
pub(super) fn category(cx: &Context<'_>, statistic: &Statistic, observation: &Observation) -> Option<String> {
    let categories = &statistic.breakdown.as_ref()?.categories;
    Some(cx.text(categories.get(observation.category.as_deref()?)?))
}

/// Whether a figure states a number that was not withdrawn.
pub(super) fn is_shown(figure: &Figure) -> bool {
    figure.quantity().is_some() && !figure.is_retracted()
}

/// When a figure's time ends; what holds "to date" has no date and comes before all that have.
pub(super) fn ends(figure: &Figure) -> Option<jiff::civil::Date> {
    figure.time.period().end()
}
