//! Tile maps show one value for each region of a layout, at one time.

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, table::charts as codes};
use crate::model::chart::{Chart, ChartKind};
use crate::model::regions::Regions;
use crate::model::statistic::{Arrangement, Breakdown, Data, Observation, Statistic};

/// Why there are no regions to show, in English and Chinese.
type Reason = (&'static str, &'static str);

const OF_CASE: Reason = ("the figures of a case name none", "案例中的数字没有对应地区");
const GATHERED: Reason = ("values gathered from cases name none", "由案例汇总的数值没有对应地区");
const NO_LAYOUT: Reason = ("these observations name none", "这些观测值没有对应地区");

pub(super) fn tile_maps_show_regions_once(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let is_map = |chart: &&Chart| chart.kind == ChartKind::TileMap;
    for case in checked.site.cases.values() {
        for chart in case.charts.values().filter(is_map) {
            diags.push(no_regions(chart, OF_CASE));
        }
    }
    for statistic in checked.site.statistics.values() {
        let Some(chart) = statistic.chart.as_ref().filter(is_map) else { continue };
        let Data::Own(table) = &statistic.data else {
            diags.push(no_regions(chart, GATHERED));
            continue;
        };
        let regions = statistic.breakdown.as_ref().and_then(|own| Some((own, own.regions.as_deref()?)));
        let Some((breakdown, id)) = regions else {
            diags.push(no_regions(chart, NO_LAYOUT));
            continue;
        };
        // An unknown layout is reported with the other ids.
        if let Some(layout) = checked.site.registry.regions.get(id) {
            off_the_map(chart, breakdown, layout, diags);
        }
        if table.is_sound() {
            let observations: Vec<&Observation> = table.values().collect();
            at_several_times(statistic, chart, &observations, diags);
        }
    }
}

fn no_regions(chart: &Chart, (reason, reason_zh): Reason) -> Diagnostic {
    let found = Diagnostic::new(codes::NO_REGIONS, chart.place).with("id", &chart.id);
    found.with("problem", reason).with("problem_zh", reason_zh)
}

/// The total of all regions has its place in the table; anything else would be left out without a word.
fn off_the_map(chart: &Chart, breakdown: &Breakdown, layout: &Regions, diags: &mut Diagnostics) {
    for category in breakdown.categories.ids() {
        let is_total = breakdown.total.as_deref() == Some(category);
        if !is_total && !layout.tiles.knows(category) {
            let found = Diagnostic::new(codes::OFF_THE_MAP, breakdown.place).with("id", &chart.id);
            diags.push(found.with("category", category).with("regions", &layout.id).also(chart.place));
        }
    }
}

fn at_several_times(
    statistic: &Statistic,
    chart: &Chart,
    observations: &[&Observation],
    diags: &mut Diagnostics,
) {
    if let Arrangement::Grid { periods, .. } = Arrangement::of(statistic, observations)
        && periods.len() > 1
    {
        let found = Diagnostic::new(codes::SEVERAL_TIMES, chart.place).with("id", &chart.id);
        diags.push(found.with("times", periods.len()));
    }
}
