//! The observations of a statistic as tiles of a map, and what the map shows in words.

use super::alike::side_by_side;
use super::series::{Layout, mark};
use super::whole;
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::Figure;
use crate::model::statistic::{Observation, Statistic};
use crate::render::chart::{Highlight, Mark, Series, Tile};
use crate::render::context::Context;
use crate::render::figure;
use crate::render::scale_words::Scales;
use crate::render::theme::Arg;

/// One tile a region of the layout, also where there is no observation; nothing where the chart is no map.
pub(super) fn layout(
    cx: &Context<'_>,
    statistic: &Statistic,
    chart: &Chart,
    observations: &[&Observation],
) -> Option<Layout> {
    let id = statistic.breakdown.as_ref()?.regions.as_deref().filter(|_| chart.kind == ChartKind::TileMap)?;
    let regions = cx.site().registry.regions.get(id)?;
    let shown = observations.iter().filter(|observation| {
        observation.category.as_deref().is_some_and(|category| regions.tiles.get(category).is_some())
    });
    let figures: Vec<&Figure> = shown.map(|observation| &observation.figure).collect();
    let mut layout = Layout {
        unit: Some(statistic.unit.as_ref().clone()),
        scales: Scales::of_figures(cx, observations.iter().map(|observation| &observation.figure)),
        what: figure::label_of(cx, &statistic.label),
        is_alike: side_by_side(cx, chart, &figures),
        ..Layout::default()
    };
    let mut marks = Vec::new();
    for (id, tile) in regions.tiles.iter() {
        let name = cx.text(&tile.name);
        let own = observations.iter().find(|observation| observation.category.as_deref() == Some(id));
        marks.push(match own {
            Some(observation) => mark(cx, &layout.scales, &observation.figure, &name),
            None => {
                let label = cx.word("chart.no_data");
                let title = format!("{name}{}{label}", cx.word("punctuation.colon"));
                Mark { label, title, ..Mark::default() }
            }
        });
        if chart.highlight.as_deref() == Some(id) {
            layout.highlight = Highlight::Category(layout.categories.len());
        }
        let short = cx.some_text(&tile.short).unwrap_or_default();
        layout.tiles.push(Tile { column: tile.column, row: tile.row, short });
        layout.categories.push(name);
    }
    layout.total = whole::untold(cx, statistic, &[], observations, &[], &layout.scales);
    layout.series.push(Series { name: String::new(), marks });
    Some(layout)
}

/// How many regions have a value.
pub(super) fn coverage(cx: &Context<'_>, layout: &Layout) -> Option<String> {
    let marks = || layout.series.iter().flat_map(|series| &series.marks);
    let (all, stated) = (marks().count(), marks().filter(|mark| mark.value.is_some()).count());
    let (count, n) = (cx.count(all), cx.count(stated));
    let all = Arg::Count { number: layout.tiles.len() as u64, text: &count };
    (!layout.tiles.is_empty()).then(|| match stated == layout.tiles.len() {
        true => cx.words("chart.regions_all", &[("all", all)]),
        false => cx.words("chart.regions", &[("n", Arg::Text(&n)), ("all", all)]),
    })
}

/// The regions without a value: those that nothing is said of, and those of which an author says why.
pub(super) fn without(cx: &Context<'_>, layout: &Layout) -> Vec<String> {
    let marks = layout.series.iter().flat_map(|series| &series.marks);
    let reasons: Vec<&str> = marks
        .filter(|mark| !layout.tiles.is_empty() && has_reason(cx, mark))
        .map(|mark| mark.title.trim_end_matches(['.', '。']))
        .collect();
    let reasons = reasons.join(&cx.word("punctuation.semicolon"));
    no_observation(cx, layout).into_iter().chain((!reasons.is_empty()).then_some(reasons)).collect()
}

/// The regions of a map that no observation speaks of, for the foot of its table; nothing where there are none.
pub(super) fn unobserved(
    cx: &Context<'_>,
    statistic: &Statistic,
    observations: &[&Observation],
) -> Option<String> {
    no_observation(cx, &layout(cx, statistic, statistic.chart.as_ref()?, observations)?)
}

/// The names of the regions without an observation, as a sentence.
fn no_observation(cx: &Context<'_>, layout: &Layout) -> Option<String> {
    let marks = layout.series.iter().flat_map(|series| &series.marks);
    let unobserved = layout.categories.iter().zip(marks);
    let unobserved = unobserved.filter(|(_, mark)| mark.value.is_none() && !has_reason(cx, mark));
    let names: Vec<&str> = unobserved.map(|(name, _)| name.as_str()).collect();
    let names = names.join(&cx.word("punctuation.list"));
    (!names.is_empty() && !layout.tiles.is_empty())
        .then(|| cx.words("chart.regions_missing", &[("names", Arg::Text(&names))]))
}

/// Whether an author says why there is no value.
fn has_reason(cx: &Context<'_>, mark: &Mark) -> bool {
    mark.value.is_none() && mark.label != cx.word("chart.no_data")
}
