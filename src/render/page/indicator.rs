//! Indicators: the list of all that are reported, and the page of one with every figure that reports it.

use super::{finish, gone, statistic};
use crate::model::case::Case;
use crate::model::chart::{Chart, Comparability};
use crate::model::figure::Figure;
use crate::model::indicator::Indicator;
use crate::model::statistic::{Data, Statistic};
use crate::render::chart_view::{self, Form, Marked};
use crate::render::chrome::Head;
use crate::render::collate;
use crate::render::context::Context;
use crate::render::counted;
use crate::render::figure;
use crate::render::newest;
use crate::render::notes;
use crate::render::prose;
use crate::render::scale_words::Scales;
use crate::render::svg::escape;
use crate::render::theme::{Arg, ThemeError};
use crate::render::unbroken;
use crate::render::view::{Column, IndicatorView, IndicatorsView, Row, RowCell, TableView};
use crate::route::{Page, Reports};

pub(super) fn indicators(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
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
        unit: None,
        columns: vec![
            column(cx, "table.indicator", Align::Words),
            column(cx, "table.unit", Align::Words),
            column(cx, "table.latest", Align::Words),
            column(cx, "table.period", Align::Words),
            column(cx, "column.source_title", Align::Words),
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
    let [latest, time, source] = latest(cx, indicator, reports);
    Row {
        head_html: link(&href, &cx.alone(&name(cx, indicator))),
        cells: vec![
            RowCell {
                html: escape(&figure::unit_words(&indicator.unit, cx.locale.language())),
                numeric: false,
            },
            RowCell { html: latest, numeric: false },
            RowCell { html: time, numeric: false },
            RowCell { html: source, numeric: false },
            count(reports.cases.len()),
            count(reports.statistics.len()),
        ],
        highlight: false,
    }
}

/// The newest numbers that cases and statistics report, with their times, and who published them; safe HTML. Of several that hold for
/// the last time each is named by its category or its case, since none stands for the others.
fn latest(cx: &Context<'_>, indicator: &Indicator, reports: &Reports) -> [String; 3] {
    let site = cx.site();
    if are_apart(cx, indicator, reports) {
        let said = format!("<span class=\"figure-missing\">{}</span>", escape(&cx.word("table.apart")));
        return [said, "–".to_owned(), "–".to_owned()];
    }
    let of_cases = reporting(cx, indicator, reports).into_iter().flat_map(|(case, figures)| {
        figures.into_iter().map(|figure| Newest { figure, category: None, case: Some(case) })
    });
    // A statistic of another indicator shows a number of this one that has its home in a case.
    let is_own = |statistic: &&Statistic| statistic.indicator.as_deref() == Some(&indicator.id);
    let statistics = reports.statistics.iter().filter_map(|id| site.statistics.get(id)).filter(is_own);
    let of_statistics = statistics.flat_map(|statistic| {
        // What a statistic borrows from a case is listed as the case's.
        let own = newest::latest(statistic).into_iter().filter(|one| one.case.is_none());
        own.map(|observation| Newest {
            figure: &observation.figure,
            category: newest::category(cx, statistic, observation),
            case: None,
        })
    });
    let mut all: Vec<Newest<'_>> =
        of_cases.chain(of_statistics).filter(|one| newest::is_shown(one.figure)).collect();
    let last = all.iter().map(|one| newest::ends(one.figure)).max();
    all.retain(|one| Some(newest::ends(one.figure)) == last);
    if all.is_empty() {
        return ["–", "–", "–"].map(str::to_owned);
    }
    let is_one = all.len() == 1;
    let values = all.iter().map(|one| {
        let value = value(cx, indicator, one.figure);
        match one.name(cx).filter(|_| !is_one) {
            // The name and its number are set apart, each in a column of its own.
            Some(name) => format!(
                "<span class=\"named\"><span>{}{}</span><span>{value}</span></span>",
                escape(&name),
                escape(&cx.word("punctuation.colon"))
            ),
            None => format!("<span class=\"nowrap\">{value}</span>"),
        }
    });
    let times = all.iter().map(|one| {
        let time = cx.time_of(one.figure);
        match one.category.as_ref().filter(|_| is_one) {
            Some(what) => chart_view::at_time(cx, what, &time),
            None => time,
        }
    });
    let sources = all.iter().map(|one| published_by(cx, one.figure));
    let lines = |texts: Vec<String>| {
        let lines: Vec<String> = texts.iter().map(|text| unbroken::html(text)).collect();
        lines.join("<br>")
    };
    [values.collect::<String>(), lines(each_once(times)), lines(each_once(sources))]
}

/// A number of the last time, with what tells it from the others of that time.
struct Newest<'n> {
    figure: &'n Figure,
    category: Option<String>,
    case: Option<&'n Case>,
}

impl Newest<'_> {
    fn name(&self, cx: &Context<'_>) -> Option<String> {
        let case = self.case.map(|case| cx.text(&case.title));
        self.category.clone().or(case).map(|name| cx.alone(&chart_view::within(cx, &name)))
    }
}

/// A number with its status, as safe HTML.
fn value(cx: &Context<'_>, indicator: &Indicator, figure: &Figure) -> String {
    let unit = Some(indicator.unit.as_ref());
    let form = Form::of(cx, unit, &Scales::default(), std::iter::empty());
    let shown = figure.quantity().map(|stated| form.cell(cx, stated, &figure.unit)).unwrap_or_default();
    let status = figure::status(cx, figure)
        .map(|status| format!(" <span class=\"figure-status\">{}</span>", escape(&status)));
    shown + &status.unwrap_or_default()
}

fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for text in texts {
        if !known.contains(&text) {
            known.push(text);
        }
    }
    known
}

/// Whether an author says of numbers of the indicator that they count different things (`comparable: false`): then none of them is
/// the latest state of one thing.
fn are_apart(cx: &Context<'_>, indicator: &Indicator, reports: &Reports) -> bool {
    let site = cx.site();
    let is_apart = |chart: &Chart| chart.comparability == Comparability::NotComparable;
    let is_of_it = |figure: &Figure| figure.indicator.as_deref() == Some(&indicator.id);
    let draws_several = |case: &str, chart: &Chart| {
        chart_view::figures(cx, case, chart).into_iter().filter(|figure| is_of_it(figure)).count() > 1
    };
    let observes_several = |statistic: &Statistic| match &statistic.data {
        _ if statistic.indicator.as_deref() == Some(&indicator.id) => true,
        Data::Own(observations) => observations.values().filter(|one| is_of_it(&one.figure)).count() > 1,
        Data::Across(_) => false,
    };
    let mut statistics = reports.statistics.iter().filter_map(|id| site.statistics.get(id));
    let cases = reports.cases.iter().filter_map(|id| site.cases.get(id));
    let mut charts = cases.flat_map(|case| case.charts.values().map(|chart| (case.id.as_str(), chart)));
    statistics.any(|statistic| statistic.chart.as_ref().is_some_and(is_apart) && observes_several(statistic))
        || charts.any(|(case, chart)| is_apart(chart) && draws_several(case, chart))
}

pub(super) fn indicator(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let gone = || gone("indicator.html");
    let indicator = site.registry.indicators.get(id).ok_or_else(gone)?;
    let reports = cx.ready.plan.catalog.indicators.get(id).ok_or_else(gone)?;
    let definition = counted::of_indicator(cx, indicator);
    let title = cx.alone(&name(cx, indicator));
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

/// The cases that report the indicator in the order of their list, each with its figures that do: under the indicator's own name, or
/// as observations of a statistic of it.
fn reporting<'a>(
    cx: &Context<'a>,
    indicator: &Indicator,
    reports: &Reports,
) -> Vec<(&'a Case, Vec<&'a Figure>)> {
    let site = cx.site();
    let of_case = |case: &'a Case| {
        let is_it = |(id, figure): &(&str, &Figure)| {
            figure.indicator.as_deref() == Some(&indicator.id)
                || reports.observed.iter().any(|(of, observed)| *of == case.id && observed == id)
        };
        (case, case.figures.iter().filter(is_it).map(|(_, figure)| figure).collect())
    };
    reports.cases.iter().filter_map(|id| site.cases.get(id)).map(of_case).collect()
}

/// Every figure of a case that reports the indicator.
fn figures(cx: &mut Context<'_>, indicator: &Indicator, reports: &Reports) -> Option<TableView> {
    let unit = Some(indicator.unit.as_ref());
    let cases = reporting(cx, indicator, reports);
    let all = || cases.iter().flat_map(|(_, figures)| figures.iter().copied());
    let scales = Scales::of_figures(cx, all());
    let form = Form::of_figures(cx, unit, &scales, all());
    let mut rows = Vec::new();
    for (case, figures) in &cases {
        cx.from.insert(case.file);
        let head = link(&cx.href(&Page::Case(case.id.clone())), &cx.text(&case.title));
        for figure in figures.iter().copied() {
            let words = |text: String| RowCell { html: unbroken::html(&text), numeric: false };
            let cells = vec![
                words(cx.alone(&figure::label(cx, figure))),
                chart_view::value(cx, figure, Some(&case.id), Marked::EachCell, &form),
                words(cx.time_of(figure)),
                words(published_by(cx, figure)),
            ];
            rows.push(Row { head_html: head.clone(), cells, highlight: false });
        }
    }
    let title = name(cx, indicator);
    (!rows.is_empty()).then(|| TableView {
        id: None,
        caption: cx.words("indicator.reported", &[("title", Arg::Text(&title))]),
        unit: chart_view::unit_line(cx, unit),
        columns: vec![
            column(cx, "table.case", Align::Words),
            column(cx, "column.label", Align::Words),
            column(cx, "table.value", Align::Numbers),
            column(cx, "table.period", Align::Words),
            column(cx, "column.source_title", Align::Words),
        ],
        rows,
        notes_html: Vec::new(),
    })
}

fn name(cx: &Context<'_>, indicator: &Indicator) -> String {
    prose::title(cx, &Page::Indicator(indicator.id.clone()))
}

/// Who published the sources of a figure, and when.
fn published_by(cx: &Context<'_>, figure: &Figure) -> String {
    let ids: Vec<&str> = figure.sources.iter().map(String::as_str).collect();
    notes::source_line(cx, &ids).unwrap_or_default()
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
