//! Layouts as drawings.

use tracing::info_span;

use super::left_out;
use super::sentence;
use super::series::Layout;
use super::steps;
use crate::format::number::round_numbers;
use crate::model::chart::{Chart, ChartKind, Comparability};
use crate::model::locale::Localized;
use crate::model::quantity::Number;
use crate::model::reader::Phrase;
use crate::model::statistic::{Data, Observation, Statistic};
use crate::model::unit::UnitKind;
use crate::render::chart::{Axis, Chart as Drawn, Series, StatusNames, Width, draw, standalone};
use crate::render::context::Context;
use crate::render::figure;
use crate::render::notes;
use crate::render::prose;
use crate::render::theme::Arg;

/// The wide and the narrow drawing; `id` begins the ids inside them and stands once on the page.
pub(super) fn both(
    cx: &Context<'_>,
    chart: &Chart,
    layout: &Layout,
    id: &str,
    description: &str,
) -> (String, String) {
    with_drawn(cx, chart, layout, description, |mut drawn| {
        drawn.id = id.to_owned();
        (draw(&drawn, Width::Wide), draw(&drawn, Width::Narrow))
    })
}

/// Both drawings for a list, in one `.chart-frame`; their words stand beside them.
pub(in crate::render) fn small(cx: &Context<'_>, statistic: &Statistic, chart: &Chart) -> Option<String> {
    let Data::Own(observations) = &statistic.data else { return None };
    let observations: Vec<&Observation> = observations.values().collect();
    let layout = Layout::of_observations(cx, statistic, chart, &observations);
    let description = sentence::description(cx, chart, &layout);
    Some(with_drawn(cx, chart, &layout, &description, |mut drawn| {
        drawn.id = format!("small-{}", chart.id);
        draw(&drawn, Width::Wide) + &draw(&drawn, Width::Narrow)
    }))
}

/// The drawing of a case's chart as a file of its own.
pub(in crate::render) fn standalone_of_case(cx: &Context<'_>, case: &str, chart: &Chart) -> String {
    let record = cx.site().cases.get(case);
    if let Some((record, layout)) =
        record.and_then(|record| Some((record, steps::layout(cx, record, chart)?)))
    {
        return file(cx, chart, &layout, &steps::sources(cx, record, chart), Some(case));
    }
    let figures = super::figures(cx, case, chart);
    let layout = Layout::of_figures(cx, chart, &figures);
    file(cx, chart, &layout, &super::sources(&figures), Some(case))
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
            file(cx, chart, &layout, &super::sources(&figures), None)
        }
        Data::Across(across) => {
            let gathered = crate::render::across::gather(cx, statistic, across);
            file(cx, chart, &gathered.layout(cx, statistic), &gathered.sources(), None)
        }
    }
}

/// The note of a chart in words alone: what must be known to read it, wherever its drawing goes.
pub(in crate::render) fn note(cx: &Context<'_>, chart: &Chart, case: Option<&str>) -> Option<String> {
    let notes = notes_of(cx, chart, case).into_iter();
    joined(notes.map(|(note, case)| prose::plain_text(cx, note, case)).collect())
}

/// The same as safe inline HTML, with its links and their marks, for the page that the chart stands on.
pub(super) fn note_html(cx: &mut Context<'_>, chart: &Chart, case: Option<&str>) -> Option<String> {
    let notes = notes_of(cx, chart, case);
    joined(notes.into_iter().map(|(note, case)| prose::inline(cx, note, case)).collect())
}

/// The note of a chart, and of a pathway what its source leaves open, each with the case that its links start from.
fn notes_of<'n, 's: 'n>(
    cx: &Context<'s>,
    chart: &'n Chart,
    case: Option<&'n str>,
) -> Vec<(&'n Localized<Phrase>, Option<&'n str>)> {
    let programme = match chart.kind {
        ChartKind::Pathway => case.and_then(|case| steps::programme(cx, cx.site().cases.get(case)?)),
        _ => None,
    };
    let of_pathway = programme.and_then(|programme| programme.pathway_note.as_ref());
    let notes = [(chart.note.as_ref(), case), (of_pathway, None)];
    notes.into_iter().filter_map(|(note, case)| Some((note?, case))).collect()
}

fn joined(notes: Vec<String>) -> Option<String> {
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

fn file(cx: &Context<'_>, chart: &Chart, layout: &Layout, sources: &[String], case: Option<&str>) -> String {
    let description = sentence::description(cx, chart, layout);
    let ids: Vec<&str> = sources.iter().map(String::as_str).collect();
    let source = notes::source_line(cx, &ids).unwrap_or_default();
    let source = format!("{}{source}", cx.word("chart.source"));
    let note = note(cx, chart, case);
    let description = [Some(description), note.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let foot: Vec<String> = note.into_iter().chain([source]).collect();
    with_drawn(cx, chart, layout, &description, |drawn| standalone(&drawn, &foot))
}

/// Draws a layout: `draw` gets it as a chart, which borrows the words of the page's language.
fn with_drawn<T>(
    cx: &Context<'_>,
    chart: &Chart,
    layout: &Layout,
    description: &str,
    draw: impl FnOnce(Drawn<'_>) -> T,
) -> T {
    let _span = info_span!("chart", of = format_args!("{} {}", cx.path, chart.id)).entered();
    let remark = remark(cx, chart, layout);
    let layout = &*left_out::drawn(layout);
    let ticks = |values: &[f64]| ticks(cx, layout, values);
    let one_scale = |low: &str, high: &str| {
        cx.words("chart.one_scale", &[("low", Arg::Text(low)), ("high", Arg::Text(high))])
    };
    let classes = |bounds: &[f64]| classes(cx, layout, bounds);
    let cut = cx.word("chart.scale_cut");
    let layers = cx.word("chart.layers");
    let unit = layout.unit.as_ref().map(|unit| figure::unit_words(unit, cx.locale.language()));
    let unit = match unit.as_deref().unwrap_or_default() {
        "" => String::new(),
        unit => cx.words("chart.unit", &[("unit", Arg::Text(unit))]),
    };
    draw(Drawn {
        id: format!("c-{}", chart.id),
        kind: Layout::kind(chart),
        lang: cx.locale.to_string(),
        title: cx.text(&chart.title),
        measure: cx.some_text(&chart.subtitle).unwrap_or_default(),
        description: description.to_owned(),
        series: layout.series.iter().map(|one| Series { name: cx.alone(&one.name), ..one.clone() }).collect(),
        total: layout.total.as_ref().map(|one| Series { name: cx.alone(&one.name), ..one.clone() }),
        categories: layout.categories.iter().map(|name| cx.alone(name)).collect(),
        tiles: layout.tiles.clone(),
        steps: layout.steps.clone(),
        highlight: layout.highlight,
        axis: Axis {
            ticks: &ticks,
            classes: &classes,
            one_scale: &one_scale,
            cut: &cut,
            layers: &layers,
            unit: &unit,
        },
        statuses: StatusNames {
            provisional: cx.word("status.provisional"),
            estimated: cx.word("status.estimated"),
            forecast: cx.word("status.forecast"),
            target: cx.word("status.target"),
            revised: cx.word("status.revised"),
            over: cx.word("chart.sign_over"),
            under: cx.word("chart.sign_under"),
            about: cx.word("chart.sign_about"),
            series_break: cx.word("status.break"),
            no_data: cx.word("chart.no_data"),
            sliver: cx.word("chart.sliver"),
            other_class: cx.word("chart.other_class"),
        },
        remark,
    })
}

/// What must be known to read a drawing, wherever it goes.
fn remark(cx: &Context<'_>, chart: &Chart, layout: &Layout) -> String {
    let stands_apart = chart.comparability == Comparability::NotComparable;
    let no_scale = stands_apart.then(|| cx.word("chart.no_scale"));
    let remarks: Vec<String> = no_scale.into_iter().chain(left_out::said(cx, layout)).collect();
    remarks.join(&cx.word("punctuation.semicolon"))
}

/// The names of the classes of a map, from its bounds.
fn classes(cx: &Context<'_>, layout: &Layout, bounds: &[f64]) -> Vec<String> {
    let bounds = ticks(cx, layout, bounds);
    let ([first, ..], [.., last]) = (bounds.as_slice(), bounds.as_slice()) else { return Vec::new() };
    let under = cx.words("chart.class_under", &[("high", Arg::Text(first))]);
    let between = bounds.windows(2).map(|pair| {
        let (low, high) = (pair.first().map_or("", String::as_str), pair.last().map_or("", String::as_str));
        cx.words("chart.class_between", &[("low", Arg::Text(low)), ("high", Arg::Text(high))])
    });
    let over = cx.words("chart.class_over", &[("low", Arg::Text(last))]);
    std::iter::once(under).chain(between).chain([over]).collect()
}

/// Round numbers of the axis, written as the numbers of the chart are and all with one scale word or none.
fn ticks(cx: &Context<'_>, layout: &Layout, values: &[f64]) -> Vec<String> {
    let numbers: Result<Vec<Number>, _> = values.iter().map(|value| value.to_string().parse()).collect();
    let scaling = layout.unit.as_ref().map(|unit| layout.scales.of_unit(unit)).unwrap_or_default();
    let is_percent = layout.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Percent);
    let texts = match numbers {
        Ok(numbers) => round_numbers(&numbers, scaling, cx.locale.language(), &cx.style()),
        Err(_) => values.iter().map(f64::to_string).collect(),
    };
    texts.into_iter().map(|text| if is_percent { format!("{text}%") } else { text }).collect()
}
