//! The time that all values of a chart hold for, which a sentence says once.

use super::series::{at_time, mark};
use crate::format::date;
use crate::model::figure::Figure;
use crate::render::context::Context;
use crate::render::figure;
use crate::render::scale_words::Scales;

/// One time of several values.
#[derive(Clone, Debug)]
pub(in crate::render) struct AtOnce {
    /// As it stands behind what it is the time of: `as of 2025`.
    time: String,
    /// The time alone: `2025`.
    period: String,
    /// The values with their names and without the time, in the order of the chart.
    pub titles: Vec<String>,
}

impl AtOnce {
    /// Of figures that hold for one time, where there are several.
    pub fn of(cx: &Context<'_>, scales: &Scales, figures: &[&Figure]) -> Option<AtOnce> {
        let (first, others) = figures.split_first()?;
        let time = cx.time_of(first);
        let is_one = !others.is_empty() && others.iter().all(|other| cx.time_of(other) == time);
        let title = |figure: &&Figure| mark(cx, scales, figure, &figure::label(cx, figure)).title;
        is_one.then(|| AtOnce {
            time,
            period: date::period(*first.time.period(), cx.locale),
            titles: figures.iter().map(title).collect(),
        })
    }

    /// What is drawn, with the time unless it is said already.
    pub fn beside(&self, cx: &Context<'_>, drawn: String) -> String {
        match drawn.contains(&self.period) {
            true => drawn,
            false => at_time(cx, &drawn, &self.time),
        }
    }
}
