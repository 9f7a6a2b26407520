//! The table of a timeline or a pathway: its steps in the order of the drawing, with what is known and what is left open.

use super::{
    Cell, Row, Shape, Stands, Table, Told, cited, figure, note_of, numbers, prose, sources, standing, status,
    times, unit,
};
use crate::format::date;
use crate::model::case::{Case, Milestone};
use crate::model::chart::{Chart, ChartKind};
use crate::model::programme::{Programme, Stage};
use crate::model::quantity::Number;
use crate::render::context::Context;
use crate::render::{pathway, reported};

/// The steps of a chart; nothing for one that draws numbers.
pub(super) fn of_chart<'a>(cx: &Context<'a>, case: &'a Case, chart: &'a Chart) -> Option<Table<'a>> {
    let (shape, rows) = match chart.kind {
        ChartKind::Timeline => (Shape::MILESTONES, milestones(cx, case, chart)),
        ChartKind::Pathway => {
            let programme = cx.site().registry.programmes.get(case.programme.as_deref()?)?;
            (Shape::STAGES, stages(cx, case, chart, programme))
        }
        _ => return None,
    };
    Some(Table {
        title: cx.text(&chart.title),
        summary: cx.some_text(&chart.subtitle),
        shape,
        sources: sources(cx.site(), &rows),
        rows,
    })
}

fn milestones<'a>(cx: &Context<'a>, case: &'a Case, chart: &Chart) -> Vec<Row<'a>> {
    let note = note_of(cx, &chart.note, Some(&case.id));
    let row = |(at, milestone): (usize, &'a Milestone)| {
        // What a source says in words may be vaguer than the date that sorts it.
        let day = milestone.date.filter(|_| milestone.date_text.is_none());
        let (status, words) = match pathway::is_planned(cx, milestone) {
            true => ("planned", "step.planned"),
            false => ("done", "step.done"),
        };
        let mut cells = vec![
            count(at),
            day.map_or(Cell::Empty, |day| Cell::coded(day.to_string(), date::date(day, cx.locale))),
            Cell::text(cx.some_text(&milestone.date_text)),
            Cell::coded(status, cx.word(words)),
            Cell::Text(prose::plain_text(cx, &milestone.text, Some(&case.id))),
        ];
        cells.extend(cited::cells(cx, &milestone.sources));
        cells.push(Cell::text(note.clone()));
        let stands = Stands::Step { figure: None, sources: milestone.sources.clone() };
        Row { address: address(case, chart, at), stands, told: Told::Cells(cells), of: None }
    };
    case.milestones.iter().enumerate().map(row).collect()
}

fn stages<'a>(cx: &Context<'a>, case: &'a Case, chart: &Chart, programme: &'a Programme) -> Vec<Row<'a>> {
    let left_open = note_of(cx, &programme.pathway_note, None);
    let notes = [note_of(cx, &chart.note, Some(&case.id)), left_open];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let row = |(at, stage): (usize, &'a Stage)| {
        let borne = pathway::figure_of(cx, stage);
        let quantity = borne.and_then(|figure| figure.quantity());
        let [value, upper, qualifier] = numbers(cx, quantity);
        let reported = borne.and_then(|figure| reported::on(cx.site(), figure));
        let [as_of, as_reported, period] = times(cx, borne.map(|figure| &figure.time), reported);
        let sources = rests_on(cx, stage, programme);
        let mut cells = vec![
            count(at),
            Cell::Text(cx.text(&stage.name)),
            Cell::text(stage.text.as_ref().map(|text| prose::plain_text(cx, text, None))),
            Cell::text(borne.map(|figure| figure::label(cx, figure))),
            value,
            upper,
            qualifier,
            borne.map_or(Cell::Empty, |figure| unit(cx, &figure.unit)),
            as_of,
            as_reported,
            period,
            borne.map_or(Cell::Empty, |figure| status(cx, standing(figure))),
            Cell::text(borne.and(stage.figure.as_ref()).map(ToString::to_string)),
        ];
        cells.extend(cited::cells(cx, &sources));
        cells.push(Cell::text(Some(notes.join(" "))));
        let stands = Stands::Step { figure: borne, sources };
        Row { address: address(case, chart, at), stands, told: Told::Cells(cells), of: None }
    };
    programme.stages.iter().enumerate().map(row).collect()
}

/// The sources of a stage and of its figure, each once; those of the programme where it has none of its own.
fn rests_on(cx: &Context<'_>, stage: &Stage, programme: &Programme) -> Vec<String> {
    let mut found = stage.sources.clone();
    for source in pathway::figure_of(cx, stage).iter().flat_map(|figure| &figure.sources) {
        if !found.contains(source) {
            found.push(source.clone());
        }
    }
    if found.is_empty() { programme.sources.clone() } else { found }
}

fn address(case: &Case, chart: &Chart, at: usize) -> String {
    format!("{}/{}/{}", case.id, chart.id, at + 1)
}

/// Steps are counted from 1.
fn count(at: usize) -> Cell {
    let number = (at + 1).to_string().parse::<Number>();
    number.map_or(Cell::Empty, Cell::Number)
}
