//! The newest number of a statistic, for lists.

use super::context::Context;
use super::figure::{self, Marks};
use super::scale_words::Scales;
use super::view::FigureView;
use crate::model::chart::Comparability;
use crate::model::figure::Figure;
use crate::model::statistic::{Data, Observation, Statistic};

/// The newest observation of a statistic with its qualifier and time, named with its category where it has one. Of several that count
/// different things none stands for the others.
pub(super) fn view(cx: &mut Context<'_>, statistic: &Statistic) -> Option<FigureView> {
    let comparability = statistic.chart.as_ref().map(|chart| chart.comparability);
    if comparability == Some(Comparability::NotComparable) {
        return None;
    }
    let observation = observation(statistic)?;
    let Data::Own(observations) = &statistic.data else { return None };
    // The drawing beside it shows all of them.
    let scales = Scales::of_figures(cx, observations.values().map(|one| &one.figure));
    let figure = &observation.figure;
    let scaling = scales.of_unit(&figure.unit);
    let view = figure::view_among(cx, figure, scaling, observation.case.as_deref(), Marks::Left);
    let label = category(cx, statistic, observation).unwrap_or_else(|| view.label.clone());
    Some(FigureView { label, changes: Vec::new(), ..view })
}

/// The newest observation of a statistic's own. Where several hold for that time, it is the total, else the one that the chart is
/// about, else the first of the breakdown.
pub(super) fn observation(statistic: &Statistic) -> Option<&Observation> {
    let Data::Own(observations) = &statistic.data else { return None };
    let stated = || observations.values().filter(|observation| is_shown(&observation.figure));
    let newest = stated().map(|observation| ends(&observation.figure)).max()?;
    let mut last = stated().filter(|observation| ends(&observation.figure) == newest);
    let Some(breakdown) = &statistic.breakdown else { return last.next() };
    let highlight = statistic.chart.as_ref().and_then(|chart| chart.highlight.as_deref());
    last.min_by_key(|observation| {
        let category = observation.category.as_deref();
        let is = |wanted: Option<&str>| wanted.is_some() && category == wanted;
        let place = breakdown.categories.ids().position(|id| Some(id) == category);
        (!is(breakdown.total.as_deref()), !is(highlight), place)
    })
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
