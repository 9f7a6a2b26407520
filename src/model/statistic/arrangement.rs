//! How observations stand to each other on a page: one rule for the drawing, the table and the checks.

use indexmap::{IndexMap, IndexSet};

use super::{BreakdownKind, Observation, Statistic};
use crate::model::chart::{Chart, ChartKind};
use crate::model::period::Period;

/// Where the observations of a statistic stand.
#[derive(Clone, Debug)]
pub enum Arrangement<'a> {
    /// Periods by categories; without a breakdown, one category without a name.
    Grid { periods: Vec<Period>, categories: Vec<Option<&'a str>>, cells: Cells<'a> },
    /// One value a category, in the order of the breakdown.
    Categories {
        observations: Vec<&'a Observation>,
        /// Whether they hold for several times; each is then named with its own.
        several_times: bool,
    },
}

impl<'a> Arrangement<'a> {
    /// The arrangement of a statistic's observations.
    ///
    /// Where each category has one value, the categories are set side by side, at one time or at several, and never as a
    /// line. A stacked bar of one time stays a grid, so that its parts lie in one bar.
    pub fn of(statistic: &'a Statistic, observations: &[&'a Observation]) -> Arrangement<'a> {
        let periods: IndexSet<Period> =
            observations.iter().map(|observation| *observation.figure.time.period()).collect();
        let mut periods: Vec<Period> = periods.into_iter().collect();
        periods.sort();
        let cells = Cells::of(observations);
        let Some(breakdown) = &statistic.breakdown else {
            return Arrangement::Grid { periods, categories: vec![None], cells };
        };
        let mut by_category = cells.by_category();
        let kind = statistic.chart.as_ref().map(|chart| chart.kind);
        let stacked = kind == Some(ChartKind::StackedBar) && periods.len() == 1;
        let has_one = |id| by_category.get(&Some(id)).is_none_or(|observations| observations.len() == 1);
        if !stacked && breakdown.categories.ids().all(has_one) {
            let of = |id| by_category.swap_remove(&Some(id));
            return Arrangement::Categories {
                observations: breakdown.categories.ids().filter_map(of).flatten().collect(),
                several_times: periods.len() > 1,
            };
        }
        let categories = breakdown.categories.ids().map(Some).filter(|id| by_category.contains_key(id));
        Arrangement::Grid { periods, categories: categories.collect(), cells }
    }

    /// The categories that a chart draws: those that it tells of, but for those that its record leaves out.
    pub fn drawn(&self, statistic: &Statistic, chart: &Chart) -> Vec<Option<&'a str>> {
        self.told(statistic, chart.kind).into_iter().filter(|id| !chart.leaves_out(*id)).collect()
    }

    /// The categories that a chart tells of: stacked, the total would lie upon its own parts, on a map it has no place, and beside the
    /// bars of its parts it would look like one more of them. The table has it.
    pub fn told(&self, statistic: &Statistic, kind: ChartKind) -> Vec<Option<&'a str>> {
        let total = statistic.breakdown.as_ref().and_then(|breakdown| breakdown.total.as_deref());
        let left_out = |id: Option<&str>| {
            let is_of_parts = matches!(self, Arrangement::Categories { .. })
                && statistic
                    .breakdown
                    .as_ref()
                    .is_some_and(|breakdown| breakdown.kind == BreakdownKind::Whole);
            let has_no_total = match kind {
                ChartKind::StackedBar | ChartKind::Area | ChartKind::TileMap => true,
                ChartKind::Bar | ChartKind::Dot => is_of_parts,
                _ => false,
            };
            has_no_total && id.is_some() && id == total
        };
        let all: Vec<Option<&str>> = match self {
            Arrangement::Grid { categories, .. } => categories.clone(),
            Arrangement::Categories { observations, .. } => {
                observations.iter().map(|observation| observation.category.as_deref()).collect()
            }
        };
        all.into_iter().filter(|id| !left_out(*id)).collect()
    }
}

/// Observations by period and category, of which a statistic has one each, in the order in which they are written.
#[derive(Clone, Debug)]
pub struct Cells<'a>(IndexMap<(Period, Option<&'a str>), &'a Observation>);

impl<'a> Cells<'a> {
    fn of(observations: &[&'a Observation]) -> Cells<'a> {
        let place = |one: &&'a Observation| ((*one.figure.time.period(), one.category.as_deref()), *one);
        Cells(observations.iter().map(place).collect())
    }

    /// The observation of a period and category, if there is one.
    pub fn at(&self, period: &Period, category: Option<&str>) -> Option<&'a Observation> {
        self.0.get(&(*period, category)).copied()
    }

    /// All of them.
    pub fn values(&self) -> impl Iterator<Item = &'a Observation> {
        self.0.values().copied()
    }

    /// The observations of each category.
    pub fn by_category(&self) -> IndexMap<Option<&'a str>, Vec<&'a Observation>> {
        let mut lines: IndexMap<Option<&'a str>, Vec<&'a Observation>> = IndexMap::new();
        for observation in self.values() {
            lines.entry(observation.category.as_deref()).or_default().push(observation);
        }
        lines
    }
}
