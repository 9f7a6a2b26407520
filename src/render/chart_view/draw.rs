//! Layouts as drawings.

use super::series::Layout;
use crate::format::number::number;
use crate::model::chart::Chart;
use crate::model::quantity::Number;
use crate::model::statistic::{Data, Observation, Statistic};
use crate::model::unit::UnitKind;
use crate::render::chart::{Axis, Chart as Drawn, Width, draw, standalone};
use crate::render::context::Context;

/// The wide and the narrow drawing; `id` begins the ids inside them and stands once on the page.
pub(super) fn both(
    cx: &Context<'_>,
    chart: &Chart,
    layout: &Layout,
    id: &str,
    description: &str,
) -> (String, String) {
    let tick = |value: f64| tick(cx, layout, value);
    let mut drawn = drawn(cx, chart, layout, description, &tick);
    drawn.id = id.to_owned();
    (draw(&drawn, Width::Wide), draw(&drawn, Width::Narrow))
}

/// Both drawings for a list, in one `.chart-frame`; their words stand beside them.
pub(in crate::render) fn small(cx: &Context<'_>, statistic: &Statistic, chart: &Chart) -> Option<String> {
    let Data::Own(observations) = &statistic.data else { return None };
    let observations: Vec<&Observation> = observations.values().collect();
    let layout = Layout::of_observations(cx, statistic, chart, &observations);
    let tick = |value: f64| tick(cx, &layout, value);
    let description = cx.some_text(&chart.description).unwrap_or_else(|| layout.sentence(cx));
    let mut drawn = drawn(cx, chart, &layout, &description, &tick);
    drawn.id = format!("small-{}", chart.id);
    Some(draw(&drawn, Width::Wide) + &draw(&drawn, Width::Narrow))
}

/// The drawing of a case's chart as a file of its own.
pub(in crate::render) fn standalone_of_case(cx: &Context<'_>, case: &str, chart: &Chart) -> String {
    let figures = super::figures(cx, case, chart);
    let layout = Layout::of_figures(cx, chart, &figures);
    file(cx, chart, &layout, &super::sources(&figures))
}

/// The drawing of a statistic's chart as a file of its own.
pub(in crate::render) fn standalone_of_statistic(
    cx: &Context<'_>,
    statistic: &Statistic,
    chart: &Chart,
) -> String {
    match &statistic.data {
        Data::Own(observations) => {
            let observations: Vec<&Observation> = observations.values().collect();
            let layout = Layout::of_observations(cx, statistic, chart, &observations);
            let figures: Vec<_> = observations.iter().map(|observation| &observation.figure).collect();
            file(cx, chart, &layout, &super::sources(&figures))
        }
        Data::Across(across) => {
            let gathered = crate::render::across::gather(cx, statistic, across);
            file(cx, chart, &gathered.layout(cx), &gathered.sources())
        }
    }
}

fn file(cx: &Context<'_>, chart: &Chart, layout: &Layout, sources: &[String]) -> String {
    let tick = |value: f64| tick(cx, layout, value);
    let description = cx.some_text(&chart.description).unwrap_or_else(|| layout.sentence(cx));
    let titles: Vec<String> = sources
        .iter()
        .filter_map(|id| cx.site().registry.sources.get(id))
        .map(|source| cx.text(&source.title))
        .collect();
    let line = format!("{}{}", cx.word("chart.source"), titles.join(&cx.word("punctuation.semicolon")));
    standalone(&drawn(cx, chart, layout, &description, &tick), &line)
}

fn drawn<'t>(
    cx: &Context<'_>,
    chart: &Chart,
    layout: &Layout,
    description: &str,
    tick: &'t dyn Fn(f64) -> String,
) -> Drawn<'t> {
    Drawn {
        id: format!("c-{}", chart.id),
        kind: Layout::kind(chart),
        lang: cx.locale.to_string(),
        title: cx.text(&chart.title),
        measure: cx.some_text(&chart.subtitle).unwrap_or_default(),
        description: description.to_owned(),
        series: layout.series.clone(),
        categories: layout.categories.clone(),
        highlight: layout.highlight,
        axis: Axis { tick },
    }
}

/// A round number of the axis, written as all numbers are.
fn tick(cx: &Context<'_>, layout: &Layout, value: f64) -> String {
    let text = match value.to_string().parse::<Number>() {
        Ok(stated) => number(&stated, cx.locale.language(), &cx.style()),
        Err(_) => value.to_string(),
    };
    if layout.unit == Some(UnitKind::Percent) { format!("{text}%") } else { text }
}
