//! Indicators: the list of all that are reported, and the page of one with every figure that reports it.

use super::{finish, gone, statistic};
use crate::model::figure::Figure;
use crate::model::indicator::{Indicator, Measure};
use crate::render::chart_view::{self, Marked};
use crate::render::chrome::Head;
use crate::render::collate;
use crate::render::context::Context;
use crate::render::figure;
use crate::render::notes;
use crate::render::prose;
use crate::render::svg::escape;
use crate::render::theme::{Arg, ThemeError};
use crate::render::view::{Column, IndicatorView, IndicatorsView, Row, RowCell, TableView};
use crate::route::{Page, Reports};

pub(super) fn indicators(cx: &mut Context<'_>) -> Result<String, ThemeError> {
    let site = cx.site();
    let reported = cx.ready.plan.catalog.indicators.iter();
    let reported = reported.filter_map(|(id, reports)| Some((site.registry.indicators.get(id)?, reports)));
    let mut rows: Vec<(String, Row)> =
        reported.map(|(indicator, reports)| (name(cx, indicator), row(cx, indicator, reports))).collect();
    collate::sort_by_text(cx.locale, &mut rows, |(name, _)| name);
    let title = cx.word("section.indicators");
    let table = TableView {
        id: None,
        caption: title.clone(),
        columns: vec![
            column(cx, "table.indicator", Align::Words),
            column(cx, "table.unit", Align::Words),
            column(cx, "section.cases", Align::Numbers),
            column(cx, "section.statistics", Align::Numbers),
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        notes_html: Vec::new(),
    };
    let view = IndicatorsView { title: title.clone(), table: Some(table) };
    let breadcrumb = statistics(cx);
    let head = Head { page: Page::Indicators, title, description: None, breadcrumb, draft: false };
    finish(cx, "indicators.html", head, &view)
}

/// An indicator with its unit, and how many cases and statistics report it.
fn row(cx: &Context<'_>, indicator: &Indicator, reports: &Reports) -> Row {
    let href = cx.href(&Page::Indicator(indicator.id.clone()));
    let count = |count: usize| RowCell { html: escape(&cx.count(count)), numeric: true };
    Row {
        head_html: link(&href, &name(cx, indicator)),
        cells: vec![
            RowCell {
                html: escape(&figure::unit_words(&indicator.unit, cx.locale.language())),
                numeric: false,
            },
            count(reports.cases.len()),
            count(reports.statistics.len()),
        ],
        highlight: false,
    }
}

pub(super) fn indicator(cx: &mut Context<'_>, id: &str) -> Result<String, ThemeError> {
    let site = cx.site();
    let gone = || gone("indicator.html");
    let indicator = site.registry.indicators.get(id).ok_or_else(gone)?;
    let reports = cx.ready.plan.catalog.indicators.get(id).ok_or_else(gone)?;
    let definition = definition(cx, Some(indicator), indicator.measure);
    let title = name(cx, indicator);
    let view = IndicatorView {
        title: title.clone(),
        kicker: Some(cx.word("table.indicator")),
        definition_html: Some(definition),
        table: figures(cx, indicator, reports),
        statistics: reports.statistics.iter().filter_map(|id| statistic::card(cx, id)).collect(),
        notes: notes::views(cx),
    };
    let mut breadcrumb = statistics(cx);
    breadcrumb.push((cx.word("section.indicators"), Page::Indicators));
    // A statistic often has the name of its indicator.
    let title = cx.words("indicator.page", &[("title", Arg::Text(&title))]);
    let head =
        Head { page: Page::Indicator(id.to_owned()), title, description: None, breadcrumb, draft: false };
    finish(cx, "indicator.html", head, &view)
}

/// Every figure of a case that reports the indicator, the cases in the order of their list.
fn figures(cx: &mut Context<'_>, indicator: &Indicator, reports: &Reports) -> Option<TableView> {
    let site = cx.site();
    let mut rows = Vec::new();
    for case in reports.cases.iter().filter_map(|id| site.cases.get(id)) {
        cx.from.insert(case.file);
        let head = link(&cx.href(&Page::Case(case.id.clone())), &cx.text(&case.title));
        let of_indicator = |figure: &&Figure| figure.indicator.as_deref() == Some(&indicator.id);
        for figure in case.figures.values().filter(of_indicator) {
            let words = |text: String| RowCell { html: escape(&text), numeric: false };
            let cells = vec![
                words(figure::label(cx, figure)),
                chart_view::value(cx, figure, Some(&case.id), Marked::EachCell),
                words(cx.time_of(figure)),
            ];
            rows.push(Row { head_html: head.clone(), cells, highlight: false });
        }
    }
    let title = name(cx, indicator);
    let mut value = column(cx, "table.value", Align::Numbers);
    value.label = chart_view::with_unit(cx, &indicator.unit, value.label);
    (!rows.is_empty()).then(|| TableView {
        id: None,
        caption: cx.words("indicator.reported", &[("title", Arg::Text(&title))]),
        columns: vec![
            column(cx, "table.case", Align::Words),
            column(cx, "table.item", Align::Words),
            value,
            column(cx, "table.period", Align::Words),
        ],
        rows,
        notes_html: Vec::new(),
    })
}

/// What an indicator says of itself: definition, scope, basis, and whether it is a state or a total over a time. What has a
/// number without an indicator has the last alone.
pub(super) fn definition(cx: &mut Context<'_>, indicator: Option<&Indicator>, measure: Measure) -> String {
    let mut html = String::new();
    if let Some(indicator) = indicator {
        let said = [
            ("fact.definition", &indicator.definition),
            ("fact.scope", &indicator.scope),
            ("fact.basis", &indicator.basis),
        ];
        for (label, phrase) in said {
            if let Some(text) = prose::some_inline(cx, phrase, None) {
                html.push_str(&term(cx, label, &text));
            }
        }
    }
    let measure = cx.word(&format!("measure.{}", measure.word()));
    html.push_str(&term(cx, "fact.measure", &escape(&measure)));
    format!("<dl class=\"definition\">{html}</dl>")
}

/// A term and what is said of it.
fn term(cx: &Context<'_>, label: &str, html: &str) -> String {
    format!("<div><dt>{}</dt><dd>{html}</dd></div>", escape(&cx.word(label)))
}

fn name(cx: &Context<'_>, indicator: &Indicator) -> String {
    prose::title(cx, &Page::Indicator(indicator.id.clone()))
}

/// The page above: statistics, where the site has any.
fn statistics(cx: &Context<'_>) -> Vec<(String, Page)> {
    let above = cx.href_if_planned(&Page::Statistics);
    above.map(|_| (cx.word("section.statistics"), Page::Statistics)).into_iter().collect()
}

fn link(href: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(href), escape(words))
}

/// How a column is set.
enum Align {
    Words,
    Numbers,
}

fn column(cx: &Context<'_>, label: &str, align: Align) -> Column {
    Column { label: cx.word(label), numeric: matches!(align, Align::Numbers) }
}
