//! Charts as templates see them: two drawings, the same data as a table, and the words that say what is shown.

mod alike;
mod at_once;
mod cells;
mod draw;
mod frame;
mod left_out;
mod named;
mod rows;
mod sentence;
mod series;
mod shortened;
mod steps;
mod table;
mod tiles;
mod whole;

use super::cards;
use super::context::Context;
use super::downloads;
use super::notes;
use super::pathway;
use super::prose;
use super::view::{ChartView, PathwayView, Run, TableView};
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::Figure;
use crate::model::locale::Localized;
use crate::model::reader::Phrase;
use crate::model::statistic::{Data, Observation, Statistic};
use crate::route::{ChartOf, Data as DataFile, Drawing, Page, TableOf};
pub(super) use alike::are_comparable;
pub(super) use cells::{Form, Marked, cell, unit_line, value};
pub(super) use draw::{small, standalone_of_case, standalone_of_statistic};
pub(super) use frame::frame;
pub(super) use named::within;
pub(super) use series::{Along, Layout, at_time, mark, mark_of_value};
pub(super) use shortened::{Kept, shortened};

/// The chart of an id: of the case that the text stands in, or of a statistic.
pub(super) fn of(cx: &mut Context<'_>, case: Option<&str>, id: &str) -> Option<ChartView> {
    let site = cx.site();
    let own = case.and_then(|case| Some((case, site.cases.get(case)?.charts.get(id)?)));
    match own {
        Some((case, chart)) => of_case(cx, case, chart),
        None => of_statistic(cx, site.statistics.get(id)?),
    }
}

/// A chart of a case's figures.
pub(super) fn of_case(cx: &mut Context<'_>, case: &str, chart: &Chart) -> Option<ChartView> {
    let drawn = ChartOf::Case { case: case.to_owned(), chart: chart.id.clone() };
    let embed = frame(cx, &drawn, &cx.text(&chart.title));
    let record = cx.site().cases.get(case)?;
    let files = TableOf::Chart { case: case.to_owned(), chart: chart.id.clone() };
    let view = match steps::layout(cx, record, chart) {
        Some(layout) => {
            let places = steps::sources(cx, record, chart).into_iter().map(|id| (id, None)).collect();
            let list = pathway::of_chart(cx, record, chart)?;
            // What is left open stands under the drawing already.
            let list = PathwayView { note_html: None, ..list };
            let behind = Behind { list: Some(list), files: Some(files), table: None };
            view(cx, chart, &layout, behind, places, drawn, Some(case))
        }
        None => {
            let figures = figures(cx, case, chart);
            let layout = Layout::of_figures(cx, chart, &figures);
            let table = table::of_figures(cx, chart, &figures, case, Marked::of(figures.iter().copied()));
            let behind = Behind::table(table, files);
            view(cx, chart, &layout, behind, places(cx, &figures), drawn, Some(case))
        }
    };
    Some(ChartView { embed, ..view })
}

/// The chart of a statistic's observations.
pub(super) fn of_statistic(cx: &mut Context<'_>, statistic: &Statistic) -> Option<ChartView> {
    let chart = statistic.chart.as_ref()?;
    let (layout, table, places) = match &statistic.data {
        Data::Own(observations) => {
            let observations: Vec<&Observation> = observations.values().collect();
            let layout = Layout::of_observations(cx, statistic, chart, &observations);
            let figures: Vec<&Figure> = observations.iter().map(|observation| &observation.figure).collect();
            let table =
                table::of_observations(cx, statistic, &observations, Marked::of(figures.iter().copied()));
            (layout, table, places(cx, &figures))
        }
        Data::Across(across) => {
            super::across::note_cases(cx, statistic);
            let gathered = super::across::gather(cx, statistic, across);
            let places = gathered.sources().into_iter().map(|id| (id, None)).collect();
            (gathered.layout(cx, statistic), gathered.table(cx, statistic), places)
        }
    };
    let behind = Behind::table(table, TableOf::Statistic(statistic.id.clone()));
    let drawn = ChartOf::Statistic(statistic.id.clone());
    let mut view = view(cx, chart, &layout, behind, places, drawn, None);
    let own = Page::Statistic(statistic.id.clone());
    view.href = cx
        .href_if_planned(&own)
        .filter(|_| !cx.path.as_str().contains(&format!("statistics/{}/", statistic.id)));
    Some(view)
}

/// The table of an id without its chart: of the case that the text stands in, or of a statistic. No title stands over it
/// that could carry the marks of the sources, so each value has its own.
pub(super) fn table_alone(cx: &mut Context<'_>, case: Option<&str>, id: &str) -> Option<TableView> {
    let site = cx.site();
    match case.and_then(|case| Some((case, site.cases.get(case)?.charts.get(id)?))) {
        // Steps have a list in place of a table.
        Some((_, chart)) if matches!(chart.kind, ChartKind::Timeline | ChartKind::Pathway) => None,
        Some((case, chart)) => {
            let figures = figures(cx, case, chart);
            let table = table::of_figures(cx, chart, &figures, case, Marked::EachCell);
            Some(noted(cx, table, id, &chart.note, Some(case)))
        }
        None => table_of(cx, site.statistics.get(id)?),
    }
}

/// The list of a timeline or a pathway of the case that the text stands in, without its drawing.
pub(super) fn list_alone(cx: &mut Context<'_>, case: Option<&str>, id: &str) -> Option<PathwayView> {
    let record = cx.site().cases.get(case?)?;
    let chart = record.charts.get(id)?;
    let list = pathway::of_chart(cx, record, chart)?;
    let notes = [prose::some_inline(cx, &chart.note, case), list.note_html];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    Some(PathwayView { note_html: (!notes.is_empty()).then(|| notes.join(" ")), ..list })
}

/// The table of a statistic without a chart.
pub(super) fn table_of(cx: &mut Context<'_>, statistic: &Statistic) -> Option<TableView> {
    let table = match &statistic.data {
        Data::Own(observations) => {
            let observations: Vec<&Observation> = observations.values().collect();
            table::of_observations(cx, statistic, &observations, Marked::EachCell)
        }
        Data::Across(across) => {
            super::across::note_cases(cx, statistic);
            super::across::gather(cx, statistic, across).table(cx, statistic)
        }
    };
    let note = statistic.chart.as_ref().and_then(|chart| chart.note.clone());
    Some(noted(cx, table, &statistic.id, &note, None))
}

/// A table with the note of its chart, and an id that stands once on the page.
fn noted(
    cx: &mut Context<'_>,
    mut table: TableView,
    id: &str,
    note: &Option<Localized<Phrase>>,
    case: Option<&str>,
) -> TableView {
    table.notes_html.extend(prose::some_inline(cx, note, case));
    table.id = Some(cx.unique_id(&format!("table-{id}")));
    table
}

/// The figures of a case's chart that could be read.
pub(super) fn figures<'a>(cx: &Context<'a>, case: &str, chart: &Chart) -> Vec<&'a Figure> {
    let Some(case) = cx.site().cases.get(case) else { return Vec::new() };
    chart.figures.iter().filter_map(|address| cards::found_in(cx, case, address)).collect()
}

/// The sources of figures, each once, in the order of their first use.
fn sources(figures: &[&Figure]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in figures.iter().flat_map(|figure| &figure.sources) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

/// A place in a source: its id, and where in it.
type Cited = (String, Option<String>);

/// The places in sources that figures rest on, each once, in the order of their first use.
fn places(cx: &Context<'_>, figures: &[&Figure]) -> Vec<Cited> {
    let mut places: Vec<Cited> = Vec::new();
    for figure in figures {
        let locator = cx.some_text(&figure.locator);
        for id in &figure.sources {
            let place = (id.clone(), locator.clone());
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places
}

/// What stands behind a drawing: its numbers as a table, or its steps as a list, and the files of either.
struct Behind {
    table: Option<TableView>,
    files: Option<TableOf>,
    list: Option<PathwayView>,
}

impl Behind {
    fn table(table: TableView, files: TableOf) -> Behind {
        Behind { table: Some(table), files: Some(files), list: None }
    }
}

/// A chart with its drawings, what stands behind them and the places in sources that it rests on.
fn view(
    cx: &mut Context<'_>,
    chart: &Chart,
    layout: &Layout,
    behind: Behind,
    places: Vec<Cited>,
    drawn: ChartOf,
    case: Option<&str>,
) -> ChartView {
    let id = cx.unique_id(&format!("chart-{}", chart.id));
    let description = sentence::description(cx, chart, layout);
    let (svg_wide, svg_narrow) = draw::both(cx, chart, layout, &id.replacen("chart-", "c-", 1), &description);
    let mut ids: Vec<&str> = Vec::new();
    for (id, _) in &places {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    let source = notes::source_line(cx, &ids);
    let mut note_refs: Vec<_> =
        places.iter().map(|(id, locator)| notes::mark_at(cx, id, locator.clone())).collect();
    note_refs.sort_by_key(|mark| mark.number.parse::<u32>().unwrap_or(u32::MAX));
    // The note stands under the drawing.
    let table = behind.table.map(|table| noted(cx, table, &chart.id, &None, case));
    let summary = match (&table, &behind.list) {
        (Some(table), _) => Some(cx.counted("chart.table", table.rows.len())),
        (None, Some(list)) => Some(cx.counted("chart.list", list.stages.len())),
        (None, None) => None,
    };
    let mut downloads = behind.files.map(|files| downloads::of_chart(cx, &files)).unwrap_or_default();
    downloads.extend(Drawing::ALL.iter().filter_map(|drawing| {
        let data = DataFile::Chart(drawn.clone(), *drawing);
        match drawing {
            Drawing::Svg => downloads::link(cx, &data, "download.svg"),
            Drawing::Png => downloads::link(cx, &data, "download.png"),
        }
    }));
    ChartView {
        id,
        title: cx.text(&chart.title),
        subtitle: cx.some_text(&chart.subtitle),
        svg_wide,
        svg_narrow: Some(svg_narrow),
        description: Some(description),
        table,
        list: behind.list,
        source: source.map(|text| Run { text, lang: None }),
        note_refs,
        downloads,
        note_html: draw::note_html(cx, chart, case),
        summary,
        embed: None,
        href: None,
    }
}
