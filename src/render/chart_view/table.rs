//! The data of a chart as a table.

use super::tiles;
use crate::format::date;
use crate::model::chart::Chart;
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::period::Period;
use crate::model::statistic::{Arrangement, Observation, Statistic};
use crate::model::unit::Unit;
use crate::render::context::Context;
use crate::render::figure;
use crate::render::notes::mark_html;
use crate::render::prose;
use crate::render::svg::escape;
use crate::render::theme::Arg;
use crate::render::view::{Column, Row, RowCell, TableView};

/// The figures of a case's chart: name, value, time.
pub(super) fn of_figures(
    cx: &mut Context<'_>,
    chart: &Chart,
    figures: &[&Figure],
    case: &str,
    marked: Marked,
) -> TableView {
    let rows = figures
        .iter()
        .map(|figure| Row {
            head_html: escape(&figure::label(cx, figure)),
            cells: vec![value(cx, figure, Some(case), marked), text(cx.time_of(figure))],
            highlight: chart.highlight.as_deref() == Some(&figure.id),
        })
        .collect();
    TableView {
        id: None,
        caption: caption(cx, &cx.text(&chart.title)),
        columns: vec![column(cx, "table.item"), numeric(cx, "table.value"), column(cx, "table.period")],
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
    let (columns, rows) = match Arrangement::of(statistic, observations) {
        Arrangement::Categories { observations, .. } => {
            let rows = observations
                .iter()
                .map(|observation| Row {
                    head_html: escape(&name(cx, statistic, observation.category.as_deref())),
                    cells: vec![
                        value(cx, &observation.figure, observation.case.as_deref(), marked),
                        text(cx.time_of(&observation.figure)),
                    ],
                    highlight: false,
                })
                .collect();
            let title = statistic.breakdown.as_ref().and_then(|breakdown| cx.some_text(&breakdown.title));
            let item = title.map(|label| Column { label, numeric: false });
            let columns = vec![
                item.unwrap_or_else(|| column(cx, "table.item")),
                value_column(cx, &statistic.unit),
                column(cx, "table.period"),
            ];
            (columns, rows)
        }
        Arrangement::Grid { periods, categories, observations } => {
            let rows = periods
                .iter()
                .map(|period| Row {
                    head_html: escape(&head(cx, &observations, period)),
                    cells: categories
                        .iter()
                        .map(|category| match Arrangement::at(&observations, period, *category) {
                            Some(observation) => {
                                value(cx, &observation.figure, observation.case.as_deref(), marked)
                            }
                            None => RowCell { html: "–".to_owned(), numeric: true },
                        })
                        .collect(),
                    highlight: false,
                })
                .collect();
            let mut columns = vec![column(cx, "table.period")];
            columns.extend(categories.iter().map(|category| match category {
                Some(_) => Column { label: name(cx, statistic, *category), numeric: true },
                None => value_column(cx, &statistic.unit),
            }));
            (columns, rows)
        }
    };
    TableView { id: None, caption: caption(cx, &cx.text(&statistic.title)), columns, rows, notes_html }
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

fn value_column(cx: &Context<'_>, unit: &Unit) -> Column {
    Column { label: with_unit(cx, unit, cx.word("table.value")), numeric: true }
}

/// The unit stands in the head of the column in English; Chinese writes the classifier after each number.
pub(in crate::render) fn with_unit(cx: &Context<'_>, unit: &Unit, label: String) -> String {
    match cx.locale.language() {
        Language::English if !unit.english.other.is_empty() => {
            format!("{label} ({})", unit.english.other)
        }
        Language::English | Language::Chinese => label,
    }
}

/// Whether cells carry marks of their own: where all rest on the same place in a source, the mark at the chart's title says
/// it once. A table without a chart has no such title.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Marked {
    EachCell,
    ByTheTitle,
}

impl Marked {
    /// How the figures of a chart are marked in its table.
    pub(super) fn of<'f>(figures: impl Iterator<Item = &'f Figure> + Clone) -> Marked {
        let mut others = figures.clone();
        let Some(first) = others.next() else { return Marked::EachCell };
        let same = others.all(|figure| figure.sources == first.sources && figure.locator == first.locator);
        let noted = figures.clone().any(|figure| figure.note.is_some());
        if same && !noted && figures.count() > 1 { Marked::ByTheTitle } else { Marked::EachCell }
    }
}

/// A value with its status and marks; a missing one is a dash with its reason.
pub(in crate::render) fn value(
    cx: &mut Context<'_>,
    figure: &Figure,
    case: Option<&str>,
    marked: Marked,
) -> RowCell {
    if let Some(reason) = figure::missing(cx, figure) {
        return RowCell {
            html: format!("– <span class=\"figure-missing\">{}</span>", escape(&reason)),
            numeric: true,
        };
    }
    let refs = match marked {
        Marked::EachCell => figure::note_refs(cx, figure, case),
        Marked::ByTheTitle => Vec::new(),
    };
    let marks: String = refs.iter().map(|mark| mark_html(cx, mark)).collect();
    let machine = figure.quantity().map(|value| value.number().machine_text()).unwrap_or_default();
    stated(&machine, &figure::short_text(cx, figure), figure::status(cx, figure), &marks)
}

/// The cell of a number: for machines, as it reads, how settled it is, and its marks as HTML.
pub(in crate::render) fn stated(machine: &str, shown: &str, status: Option<String>, marks: &str) -> RowCell {
    let status = status.map(|status| format!(" <span class=\"figure-status\">{}</span>", escape(&status)));
    let (shown, status) = (escape(shown), status.unwrap_or_default());
    RowCell { html: format!("<data value=\"{machine}\">{shown}</data>{status}{marks}"), numeric: true }
}

fn text(text: String) -> RowCell {
    RowCell { html: escape(&text), numeric: false }
}

fn column(cx: &Context<'_>, key: &str) -> Column {
    Column { label: cx.word(key), numeric: false }
}

fn numeric(cx: &Context<'_>, key: &str) -> Column {
    Column { label: cx.word(key), numeric: true }
}

fn caption(cx: &Context<'_>, title: &str) -> String {
    cx.words("table.caption", &[("title", Arg::Text(title))])
}
