//! The data of a chart as a table.

use crate::format::date;
use crate::model::chart::Chart;
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::period::Period;
use crate::model::statistic::{Observation, Statistic};
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
    case: Option<&str>,
) -> TableView {
    let marked = Marked::of(figures.iter().copied());
    let rows = figures
        .iter()
        .map(|figure| Row {
            head_html: escape(&figure::label(cx, figure)),
            cells: vec![value(cx, figure, case, marked), text(cx.time(&figure.time))],
            highlight: chart.highlight.as_deref() == Some(&figure.id),
        })
        .collect();
    TableView {
        id: Some(format!("table-{}", chart.id)),
        caption: caption(cx, &cx.text(&chart.title)),
        columns: vec![column(cx, "table.item"), numeric(cx, "table.value"), column(cx, "table.period")],
        rows,
        notes_html: Vec::new(),
    }
}

/// Observations: periods down, the breakdown across; a single period has its breakdown down.
pub(super) fn of_observations(
    cx: &mut Context<'_>,
    statistic: &Statistic,
    observations: &[&Observation],
) -> TableView {
    let mut periods: Vec<Period> =
        observations.iter().map(|observation| *observation.figure.time.period()).collect();
    periods.sort();
    periods.dedup();
    let marked = Marked::of(observations.iter().map(|observation| &observation.figure));
    let notes_html = mismatch_note(cx, statistic);
    let title = cx.text(&statistic.title);
    let table = TableView {
        id: Some(format!("table-{}", statistic.id)),
        caption: caption(cx, &title),
        notes_html,
        ..TableView::default()
    };
    let categories: Vec<(String, String)> = match &statistic.breakdown {
        Some(breakdown) => {
            breakdown.categories.iter().map(|(id, label)| (id.to_owned(), cx.text(label))).collect()
        }
        None => Vec::new(),
    };
    let scattered = periods.len() > 1 && observations.len() == categories.len();
    if categories.is_empty() || periods.len() == 1 || scattered {
        let rows = observations
            .iter()
            .map(|observation| {
                let name = match &observation.category {
                    Some(category) => {
                        categories.iter().find(|(id, _)| id == category).map(|(_, label)| label.clone())
                    }
                    None => None,
                };
                let time = cx.time(&observation.figure.time);
                let (head, rest) = match name {
                    Some(name) => (name, Some(time)),
                    None => (date::period(*observation.figure.time.period(), cx.locale), None),
                };
                let mut cells = vec![value(cx, &observation.figure, None, marked)];
                cells.extend(rest.map(text));
                Row { head_html: escape(&head), cells, highlight: false }
            })
            .collect();
        let mut columns = match categories.is_empty() {
            true => vec![column(cx, "table.period"), numeric(cx, "table.value")],
            false => vec![column(cx, "table.item"), numeric(cx, "table.value"), column(cx, "table.period")],
        };
        if let Some(title) = statistic.breakdown.as_ref().and_then(|breakdown| cx.some_text(&breakdown.title))
        {
            columns[0].label = title;
        }
        columns[1].label = with_unit(cx, &statistic.unit, columns[1].label.clone());
        return TableView { columns, rows, ..table };
    }
    let rows = periods
        .iter()
        .map(|period| Row {
            head_html: escape(&date::period(*period, cx.locale)),
            cells: categories
                .iter()
                .map(|(id, _)| {
                    let at = |observation: &&&Observation| {
                        observation.figure.time.period() == period
                            && observation.category.as_deref() == Some(id)
                    };
                    match observations.iter().find(at) {
                        Some(observation) => value(cx, &observation.figure, None, marked),
                        None => RowCell { html: "–".to_owned(), numeric: true },
                    }
                })
                .collect(),
            highlight: false,
        })
        .collect();
    let mut columns = vec![column(cx, "table.period")];
    columns.extend(categories.into_iter().map(|(_, label)| Column { label, numeric: true }));
    TableView { columns, rows, ..table }
}

fn mismatch_note(cx: &mut Context<'_>, statistic: &Statistic) -> Vec<String> {
    let note = statistic.breakdown.as_ref().and_then(|breakdown| breakdown.mismatch_note.clone());
    prose::some_inline(cx, &note, None).into_iter().collect()
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

/// Whether cells carry marks of their own: where all rest on the same source, the mark at the chart's title says it once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Marked {
    EachCell,
    ByTheTitle,
}

impl Marked {
    fn of<'f>(figures: impl Iterator<Item = &'f Figure> + Clone) -> Marked {
        let mut others = figures.clone();
        let Some(first) = others.next() else { return Marked::EachCell };
        let same = others.all(|figure| figure.sources == first.sources && figure.locator.is_none());
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
