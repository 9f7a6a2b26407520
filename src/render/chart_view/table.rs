//! The data of a chart as a table.

use super::cells::{self, Form, Marked, value};
use super::shortened::{Kept, shortened};
use super::tiles;
use crate::format::date;
use crate::model::chart::Chart;
use crate::model::figure::Figure;
use crate::model::period::Period;
use crate::model::statistic::{Arrangement, Observation, Statistic};
use crate::render::context::Context;
use crate::render::figure;
use crate::render::prose;
use crate::render::scale_words::Scales;
use crate::render::svg::escape;
use crate::render::theme::Arg;
use crate::render::unbroken;
use crate::render::view::{Column, Row, RowCell, TableView};

/// The figures of a case's chart: name, value, time.
pub(super) fn of_figures(
    cx: &mut Context<'_>,
    chart: &Chart,
    figures: &[&Figure],
    case: &str,
    marked: Marked,
) -> TableView {
    let unit = cells::shared(figures.iter().map(|figure| figure.unit.as_ref()));
    let scales = Scales::of_figures(cx, figures.iter().copied());
    let form = Form::of_figures(cx, unit.as_ref(), &scales, figures.iter().copied());
    let rows = figures
        .iter()
        .map(|figure| Row {
            head_html: unbroken::html(&cx.alone(&figure::label(cx, figure))),
            cells: vec![value(cx, figure, Some(case), marked, &form), text(cx.time_of(figure))],
            highlight: chart.highlight.as_deref() == Some(&figure.id),
        })
        .collect();
    TableView {
        id: None,
        caption: caption(cx, &cx.text(&chart.title)),
        unit: cells::unit_line(cx, unit.as_ref()),
        columns: vec![column(cx, "column.label"), numeric(cx, "table.value"), column(cx, "table.period")],
        rows,
        notes_html: Vec::new(),
    }
}

/// Observations as they are arranged: periods down and categories across, or one value a category down.
pub(super) fn of_observations(
    cx: &mut Context<'_>,
    statistic: &Statistic,
    observations: &[&Observation],
    marked: Marked,
) -> TableView {
    let mut notes_html = mismatch_note(cx, statistic);
    notes_html.extend(tiles::unobserved(cx, statistic, observations).map(|note| escape(&note)));
    let unit = Some(statistic.unit.as_ref());
    let scales = Scales::of_figures(cx, observations.iter().map(|observation| &observation.figure));
    let (columns, rows) = match Arrangement::of(statistic, observations) {
        Arrangement::Categories { observations, .. } => {
            let (observations, notes) = shortened(cx, &observations, 3, Kept::First);
            notes_html.extend(notes);
            let figures = observations.iter().map(|observation| &observation.figure);
            let form = Form::of_figures(cx, unit, &scales, figures);
            let rows = observations
                .iter()
                .map(|observation| Row {
                    head_html: unbroken::html(&cx.alone(&name(
                        cx,
                        statistic,
                        observation.category.as_deref(),
                    ))),
                    cells: vec![
                        value(cx, &observation.figure, observation.case.as_deref(), marked, &form),
                        text(cx.time_of(&observation.figure)),
                    ],
                    highlight: false,
                })
                .collect();
            let title = statistic.breakdown.as_ref().and_then(|breakdown| cx.some_text(&breakdown.title));
            let item = title.map(|label| Column { label: cx.alone(&label), numeric: false });
            let columns = vec![
                item.unwrap_or_else(|| column(cx, "column.category")),
                numeric(cx, "table.value"),
                column(cx, "table.period"),
            ];
            (columns, rows)
        }
        Arrangement::Grid { periods, categories, cells } => {
            let columns = cells.by_category();
            let form = |category: &Option<&str>| {
                let own = columns.get(category).into_iter().flatten();
                Form::of_figures(cx, unit, &scales, own.map(|one| &one.figure))
            };
            let forms: Vec<Form> = categories.iter().map(form).collect();
            let (periods, notes) = shortened(cx, &periods, 1 + categories.len(), Kept::Latest);
            notes_html.extend(notes);
            let rows = periods
                .iter()
                .map(|period| Row {
                    head_html: unbroken::html(&head(cx, observations, period)),
                    cells: categories
                        .iter()
                        .zip(&forms)
                        .map(|(category, form)| match cells.at(period, *category) {
                            Some(observation) => {
                                value(cx, &observation.figure, observation.case.as_deref(), marked, form)
                            }
                            None => RowCell { html: "–".to_owned(), numeric: true },
                        })
                        .collect(),
                    highlight: false,
                })
                .collect();
            let mut columns = vec![column(cx, "table.period")];
            columns.extend(categories.iter().map(|category| match category {
                Some(_) => Column { label: cx.alone(&name(cx, statistic, *category)), numeric: true },
                None => numeric(cx, "table.value"),
            }));
            (columns, rows)
        }
    };
    TableView {
        id: None,
        caption: caption(cx, &cx.text(&statistic.title)),
        unit: cells::unit_line(cx, unit),
        columns,
        rows,
        notes_html,
    }
}

/// The words of a period, as the observations speak of theirs.
fn head(cx: &Context<'_>, observations: &[&Observation], period: &Period) -> String {
    match observations.first() {
        Some(observation) => date::head(&observation.figure.time.at(*period), cx.locale),
        None => date::period(*period, cx.locale),
    }
}

/// A category in words.
pub(super) fn name(cx: &Context<'_>, statistic: &Statistic, category: Option<&str>) -> String {
    let label = category.and_then(|id| statistic.breakdown.as_ref()?.categories.get(id));
    label.map(|label| cx.text(label)).unwrap_or_default()
}

fn mismatch_note(cx: &mut Context<'_>, statistic: &Statistic) -> Vec<String> {
    let note = statistic.breakdown.as_ref().and_then(|breakdown| breakdown.mismatch_note.clone());
    prose::some_inline(cx, &note, None).into_iter().collect()
}

fn text(text: String) -> RowCell {
    RowCell { html: unbroken::html(&text), numeric: false }
}

fn column(cx: &Context<'_>, key: &str) -> Column {
    Column { label: cx.word(key), numeric: false }
}

fn numeric(cx: &Context<'_>, key: &str) -> Column {
    Column { label: cx.word(key), numeric: true }
}

fn caption(cx: &Context<'_>, title: &str) -> String {
    cx.words("table.caption", &[("title", Arg::Text(&cx.alone(title)))])
}
