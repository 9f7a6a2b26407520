//! Which numbers of a chart may be compared in words.

use crate::model::chart::{Chart, Comparability};
use crate::model::figure::Figure;
use crate::render::context::Context;

/// Whether numbers side by side count one thing in one way and at one time.
pub(in crate::render) fn side_by_side(cx: &Context<'_>, chart: &Chart, figures: &[&Figure]) -> bool {
    let is_at_once = |first: &Figure| figures.iter().all(|other| other.time.is_same(&first.time));
    are_comparable(cx, chart, figures) && figures.first().is_some_and(|first| is_at_once(first))
}

/// Whether numbers along times count one thing in one way, as states or over equally long times. What holds "to date" has no
/// place among dates.
pub(super) fn along_times(cx: &Context<'_>, chart: &Chart, figures: &[&Figure]) -> bool {
    let is_one_series = |first: &Figure| {
        let goes_with =
            |other: &&Figure| other.time.is_of_one_kind(&first.time) && other.time.period().end().is_some();
        figures.iter().all(goes_with)
    };
    are_comparable(cx, chart, figures) && figures.first().is_some_and(|first| is_one_series(first))
}

/// Whether the author lets figures be compared, and they count one thing in one way: in one unit, on one basis and, where they
/// are shares, of one whole.
pub(in crate::render) fn are_comparable(cx: &Context<'_>, chart: &Chart, figures: &[&Figure]) -> bool {
    let Some((first, others)) = figures.split_first() else { return false };
    let basis =
        |figure: &Figure| cx.site().basis(figure).map(|basis| basis.map(|phrase| phrase.markdown.clone()));
    let is_like = |other: &&Figure| {
        let is_of_one_whole = match (&first.share_of, &other.share_of) {
            (Some(one), Some(another)) => one.is_like(another),
            (one, another) => one.is_none() && another.is_none(),
        };
        other.unit.id == first.unit.id && basis(other) == basis(first) && is_of_one_whole
    };
    chart.comparability == Comparability::Comparable && others.iter().all(is_like)
}
