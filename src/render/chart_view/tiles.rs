//! The observations of a statistic as tiles of a map, and what the map shows in words.

use super::series::{Layout, mark};
use crate::model::chart::{Chart, ChartKind};
use crate::model::locale::Language;
use crate::model::statistic::{Observation, Statistic};
use crate::render::chart::{Highlight, Mark, Series, Tile};
use crate::render::context::Context;
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
    let mut layout = Layout { unit: Some(statistic.unit.kind), ..Layout::default() };
    let mut marks = Vec::new();
    for (id, tile) in regions.tiles.iter() {
        let name = cx.text(&tile.name);
        let own = observations.iter().find(|observation| observation.category.as_deref() == Some(id));
        marks.push(match own {
            Some(observation) => mark(cx, &observation.figure, &name),
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
    layout.series.push(Series { name: String::new(), marks });
    Some(layout)
}

/// Names of one end that are said; of more, the first stands for all.
const TIED_MOST: usize = 3;

/// How many regions have a value, which are highest and lowest, and which have none and why.
///
/// Of bounds only the stated number is known, so what is said is which number is highest and not which region is.
pub(super) fn sentence(cx: &Context<'_>, layout: &Layout) -> String {
    let marks: Vec<&Mark> = layout.series.iter().flat_map(|series| &series.marks).collect();
    let stated: Vec<(&Mark, f64)> = marks.iter().filter_map(|mark| Some((*mark, mark.value?))).collect();
    let all = cx.count(marks.len());
    let (n, all) = (cx.count(stated.len()), Arg::Count { number: marks.len() as u64, text: &all });
    let mut said = vec![match stated.len() == marks.len() {
        true => cx.words("chart.regions_all", &[("all", all)]),
        false => cx.words("chart.regions", &[("n", Arg::Text(&n)), ("all", all)]),
    }];
    let values = || stated.iter().map(|(_, value)| *value);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let at = |end: f64| -> Vec<&Mark> {
        stated.iter().filter(|(_, value)| *value == end).map(|(mark, _)| *mark).collect()
    };
    let first = stated.first().map(|(mark, _)| *mark);
    let are_alike = stated.iter().all(|(mark, _)| first.is_some_and(|first| first.label == mark.label));
    match stated.as_slice() {
        [] => {}
        [(only, _)] => said.push(cx.words("chart.regions_one", &[("value", Arg::Text(&only.title))])),
        [(first, _), ..] if are_alike => {
            said.push(cx.words("chart.regions_equal", &[("value", Arg::Text(&first.label))]));
        }
        _ => {
            let (highest, lowest) = (names(cx, &at(high)), names(cx, &at(low)));
            let ends = [("highest", Arg::Text(&highest)), ("lowest", Arg::Text(&lowest))];
            said.push(cx.words("chart.regions_ends", &ends));
        }
    }
    let missing = missing(cx, layout);
    if !missing.is_empty() {
        said.push(cx.words("chart.regions_missing", &[("names", Arg::Text(&missing))]));
    }
    said.join(between(cx))
}

/// The regions of a map that no observation speaks of, for the foot of its table; nothing where there are none.
pub(super) fn unobserved(
    cx: &Context<'_>,
    statistic: &Statistic,
    observations: &[&Observation],
) -> Option<String> {
    let layout = layout(cx, statistic, statistic.chart.as_ref()?, observations)?;
    let no_data = cx.word("chart.no_data");
    let marks = layout.series.iter().flat_map(|series| &series.marks);
    let names = layout.categories.iter().zip(marks).filter(|(_, mark)| mark.value.is_none());
    let names: Vec<&str> =
        names.filter(|(_, mark)| mark.label == no_data).map(|(name, _)| name.as_str()).collect();
    let names = names.join(&cx.word("punctuation.list"));
    (!names.is_empty()).then(|| cx.words("chart.regions_missing", &[("names", Arg::Text(&names))]))
}

/// The regions without a value, each with its reason where one is stated.
fn missing(cx: &Context<'_>, layout: &Layout) -> String {
    let no_data = cx.word("chart.no_data");
    let marks = layout.series.iter().flat_map(|series| &series.marks);
    let missing = layout.categories.iter().zip(marks).filter(|(_, mark)| mark.value.is_none());
    let said =
        missing.map(|(name, mark)| if mark.label == no_data { name.clone() } else { mark.title.clone() });
    said.collect::<Vec<_>>().join(&cx.word("punctuation.list"))
}

/// The titles of the marks at one end.
fn names(cx: &Context<'_>, marks: &[&Mark]) -> String {
    let titles: Vec<&str> = marks.iter().map(|mark| mark.title.as_str()).collect();
    match titles.as_slice() {
        [first, others @ ..] if titles.len() > TIED_MOST => {
            let others = cx.count(others.len());
            cx.words("chart.regions_tied", &[("first", Arg::Text(first)), ("n", Arg::Text(&others))])
        }
        few => few.join(&cx.word("punctuation.list")),
    }
}

/// What stands between two sentences.
fn between(cx: &Context<'_>) -> &'static str {
    match cx.locale.language() {
        Language::English => " ",
        Language::Chinese => "",
    }
}
