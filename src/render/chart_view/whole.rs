//! The total of a breakdown whose drawing shows the parts alone.

use super::series::mark;
use crate::model::period::Period;
use crate::model::statistic::{BreakdownKind, Observation, Statistic};
use crate::render::chart::{Mark, Series};
use crate::render::context::Context;
use crate::render::figure;
use crate::render::scale_words::Scales;
use crate::render::theme::Arg;

/// The total as a series of its own, along `periods` or one mark where there are none; nothing where the record states no total of
/// parts, or where it is among the categories that are `told` with the parts.
pub(super) fn untold(
    cx: &Context<'_>,
    statistic: &Statistic,
    told: &[Option<&str>],
    observations: &[&Observation],
    periods: &[Period],
    scales: &Scales,
) -> Option<Series> {
    let breakdown = statistic.breakdown.as_ref().filter(|one| one.kind == BreakdownKind::Whole)?;
    let id = breakdown.total.as_deref().filter(|id| !told.contains(&Some(id)))?;
    let name = cx.text(breakdown.categories.get(id)?);
    let own: Vec<&Observation> =
        observations.iter().copied().filter(|one| one.category.as_deref() == Some(id)).collect();
    let first = own.first()?;
    let marks = match periods {
        [] | [_] => {
            let of_first = mark(cx, scales, &first.figure, &name);
            let status = figure::status(cx, &first.figure);
            let status = status.map(|word| cx.words("figure.status", &[("status", Arg::Text(&word))]));
            vec![Mark { label: of_first.label + &status.unwrap_or_default(), ..of_first }]
        }
        _ => {
            let at = |period: &Period| own.iter().find(|one| one.figure.time.period() == period);
            let of_period = |period: &Period| match at(period) {
                Some(observation) => mark(cx, scales, &observation.figure, &name),
                None => Mark::default(),
            };
            periods.iter().map(of_period).collect()
        }
    };
    Some(Series { name, marks })
}
