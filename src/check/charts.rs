//! Charts show what may be compared.

use std::collections::BTreeSet;

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, table::charts as codes, table::figures};
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::Figure;
use crate::model::statistic::{Arrangement, Data, Observation};
use crate::model::unit::UnitKind;
use crate::model::{Lookup, Site};

/// Every chart of a case, with its figures.
pub(super) fn charts(site: &Site) -> impl Iterator<Item = (&Chart, Vec<&Figure>)> {
    site.cases.iter().flat_map(move |(id, case)| {
        case.charts.values().map(move |chart| {
            let figures = chart.figures.iter().filter_map(|address| match site.figure(Some(id), address) {
                Lookup::Found(figure) => Some(figure),
                Lookup::Broken | Lookup::Unknown => None,
            });
            (chart, figures.collect())
        })
    })
}

pub(super) fn a_chart_has_one_unit(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (chart, figures) in charts(checked.site) {
        let drawn = !matches!(chart.kind, ChartKind::Timeline | ChartKind::Pathway);
        if drawn && chart.figures.is_empty() {
            diags.push(Diagnostic::new(figures::CHART_EMPTY, chart.place).with("id", &chart.id));
        }
        let Some(first) = figures.first() else { continue };
        if let Some(other) = figures.iter().find(|figure| figure.unit.id != first.unit.id) {
            diags.push(
                Diagnostic::new(figures::MIXED_UNITS, chart.place)
                    .with("a", &first.id)
                    .with("unit_a", format!("`{}`", first.unit.id))
                    .with("b", &other.id)
                    .with("unit_b", format!("`{}`", other.unit.id))
                    .also(first.place)
                    .also(other.place),
            );
        }
    }
}

pub(super) fn series_can_be_told_apart(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for statistic in checked.site.statistics.values() {
        let (Some(chart), Data::Own(observations)) = (&statistic.chart, &statistic.data) else { continue };
        let categories: BTreeSet<&str> =
            observations.values().filter_map(|observation| observation.category.as_deref()).collect();
        let periods: BTreeSet<String> =
            observations.values().map(|observation| observation.figure.time.period().to_string()).collect();
        let in_series = periods.len() > 1 || matches!(chart.kind, ChartKind::Line | ChartKind::Area);
        let is_apart = matches!(chart.kind, ChartKind::SmallMultiples | ChartKind::TileMap);
        if in_series && !is_apart && categories.len() > SERIES_MOST {
            let many = Diagnostic::new(figures::TOO_MANY_SERIES, chart.place);
            diags.push(many.with("count", categories.len()));
        }
        // What could not be read, and a published statistic without observations, was reported when it was read.
        if observations.is_empty() && observations.is_sound() {
            diags.push(Diagnostic::new(figures::CHART_EMPTY, chart.place).with("id", &chart.id));
        }
    }
}

/// Bars of several series side by side over many times are more than a reader can compare, or a telephone show at once.
pub(super) fn bars_can_be_compared(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for statistic in checked.site.statistics.values() {
        let (Some(chart), Data::Own(table)) = (&statistic.chart, &statistic.data) else { continue };
        if !matches!(chart.kind, ChartKind::Bar | ChartKind::GroupedBar) {
            continue;
        }
        let all: Vec<&Observation> = table.values().collect();
        let arrangement = Arrangement::of(statistic, &all);
        let Arrangement::Grid { periods, .. } = &arrangement else { continue };
        let (times, series) = (periods.len(), arrangement.drawn(statistic, chart).len());
        // Where there are too many series that is reported.
        if (2..=SERIES_MOST).contains(&series) && times * series > BARS_MOST {
            let many = Diagnostic::new(codes::TOO_MANY_BARS, chart.place).with("id", &statistic.id);
            let many = many.with("count", times * series).with("times", times);
            diags.push(many.with("series", series).with("most", BARS_MOST));
        }
    }
}

pub(super) fn shares_are_per_cent(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let of_cases = charts(checked.site).filter_map(|(chart, figures)| {
        let other = figures.into_iter().find(|figure| figure.unit.kind != UnitKind::Percent)?;
        Some((chart, &other.unit, Some(other.place)))
    });
    let of_statistics = checked.site.statistics.values().filter_map(|statistic| {
        let chart = statistic.chart.as_ref()?;
        (statistic.unit.kind != UnitKind::Percent).then_some((chart, &statistic.unit, None))
    });
    for (chart, unit, place) in of_cases.chain(of_statistics) {
        if chart.kind == ChartKind::Share {
            let count = Diagnostic::new(codes::SHARE_OF_COUNT, chart.place).with("unit", &unit.id);
            diags.push(match place {
                Some(place) => count.also(place),
                None => count,
            });
        }
    }
}

/// A timeline shows the milestones of its case and a pathway the stages of its programme; where there are none, and in a
/// statistic, nothing would be drawn.
pub(super) fn only_charts_are_drawn(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let programmes = &checked.site.registry.programmes;
    for case in checked.site.cases.values() {
        let programme = case.programme.as_deref();
        let has_stages =
            programme.and_then(|id| programmes.get(id)).is_some_and(|programme| !programme.stages.is_empty());
        let is_broken = programme.is_some_and(|id| programmes.is_broken(id));
        for chart in case.charts.values() {
            match chart.kind {
                ChartKind::Timeline if case.milestones.is_empty() => diags.push(not_drawn(
                    chart,
                    (
                        "add `milestones` to the case: a timeline shows them",
                        "请为案例添加 `milestones`：时间线图展示大事记",
                    ),
                )),
                ChartKind::Pathway if !has_stages && !is_broken => diags.push(not_drawn(
                    chart,
                    (
                        "name a `programme` that has `stages`: a pathway shows them",
                        "请指定含有 `stages` 的 `programme`：路径图展示各阶段",
                    ),
                )),
                _ => {}
            }
        }
    }
    for chart in checked.site.statistics.values().filter_map(|statistic| statistic.chart.as_ref()) {
        if matches!(chart.kind, ChartKind::Timeline | ChartKind::Pathway) {
            let advice = ("use `kind: bar` or `kind: line`", "请用 `kind: bar` 或 `kind: line`");
            diags.push(not_drawn(chart, advice));
        }
    }
}

fn not_drawn(chart: &Chart, (advice, advice_zh): (&str, &str)) -> Diagnostic {
    let refused = Diagnostic::new(codes::NOT_A_CHART, chart.place).with("kind", chart.kind.word());
    refused.with("advice", advice).with("advice_zh", advice_zh)
}

/// So many bars in groups run over two screens of a telephone.
const BARS_MOST: usize = 60;

/// More than seven lines, textures and labels cannot be told apart; see the art direction of charts.
const SERIES_MOST: usize = 7;
