//! Statistics gathered from the cases: by case, year, organization, scheme or term.

use super::chart_view::{Layout, view};
use super::context::Context;
use super::figure;
use super::svg::escape;
use super::theme::Arg;
use super::view::{ChartView, Column, Row, RowCell, TableView};
use crate::format::quantity::quantity;
use crate::model::case::Case;
use crate::model::chart::Chart;
use crate::model::figure::{Figure, Value};
use crate::model::quantity::{Number, Quantity};
use crate::model::statistic::{Across, Data, GroupBy, Show, Statistic};
use crate::model::unit::UnitKind;
use crate::render::chart::{Highlight, Mark, Series};
use crate::route::{Data as DataFile, Page};

/// What was gathered: one entry a group, and how many of the cases report the indicator.
pub(super) struct Gathered<'a> {
    pub groups: Vec<(String, Figure)>,
    cases: Vec<(&'a Case, &'a Figure)>,
    all: usize,
    unit: UnitKind,
}

/// Gathers the values of a statistic's indicator.
pub(super) fn gather<'a>(cx: &Context<'a>, statistic: &Statistic, across: &Across) -> Gathered<'a> {
    let site = cx.site();
    let reports = |case: &'a Case| {
        let found = case
            .figures
            .values()
            .find(|figure| figure.indicator.is_some() && figure.indicator == statistic.indicator);
        found.map(|figure| (case, figure))
    };
    let cases: Vec<(&Case, &Figure)> = site.cases.values().filter_map(reports).collect();
    let mut groups: Vec<(String, Vec<&Figure>)> = Vec::new();
    for (case, figure) in &cases {
        for name in names(cx, case, &across.group_by) {
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, members)) => members.push(figure),
                None => groups.push((name, vec![figure])),
            }
        }
    }
    let groups = groups.into_iter().flat_map(|(name, members)| shown(name, &members, across.show)).collect();
    Gathered { groups, cases, all: site.cases.len(), unit: statistic.unit.kind }
}

/// The groups that a case belongs to.
fn names(cx: &Context<'_>, case: &Case, by: &GroupBy) -> Vec<String> {
    let site = cx.site();
    match by {
        GroupBy::Case => vec![cx.text(&case.title)],
        GroupBy::Year => case.year.map(|year| year.to_string()).into_iter().collect(),
        GroupBy::Organization => {
            let parts = case
                .organizations
                .iter()
                .filter_map(|part| site.registry.organizations.get(&part.organization));
            parts.map(|organization| cx.text(&organization.name)).collect()
        }
        GroupBy::Scheme => {
            let schemes =
                case.selections.iter().filter_map(|selection| site.registry.schemes.get(&selection.scheme));
            schemes.map(|scheme| cx.text(&scheme.name)).collect()
        }
        GroupBy::Taxonomy(id) => {
            let terms = site.registry.taxonomies.get(id).map(|taxonomy| &taxonomy.terms);
            let named = case.terms.iter().filter(|(taxonomy, _)| taxonomy == id).flat_map(|(_, terms)| terms);
            named.filter_map(|term| terms?.get(term)).map(|label| cx.text(label)).collect()
        }
    }
}

/// What is shown of a group: each value, their number, their sum where they may be added, or the latest.
fn shown(name: String, members: &[&Figure], show: Show) -> Vec<(String, Figure)> {
    match show {
        Show::Values => members.iter().map(|figure| (name.clone(), (*figure).clone())).collect(),
        Show::Count => {
            let count = Quantity::exact(Number::from(members.len() as u32));
            members
                .first()
                .map(|first| (name, Figure { value: Value::Stated(count), ..(*first).clone() }))
                .into_iter()
                .collect()
        }
        Show::Latest => members
            .iter()
            .max_by_key(|figure| figure.time.period())
            .map(|figure| (name, (*figure).clone()))
            .into_iter()
            .collect(),
        Show::Sum => sum(members).map(|figure| (name, figure)).into_iter().collect(),
    }
}

/// The sum of one unit and one period; nothing where a value is missing, unlike, or a bound the other way.
fn sum(members: &[&Figure]) -> Option<Figure> {
    let (first, rest) = members.split_first()?;
    let alike = rest.iter().all(|figure| figure.unit.id == first.unit.id && figure.time == first.time);
    let mut total = *first.quantity()?;
    for figure in rest {
        total = total.add(figure.quantity()?).ok()?;
    }
    let mut sources: Vec<String> = members.iter().flat_map(|figure| figure.sources.clone()).collect();
    sources.dedup();
    alike.then(|| Figure { value: Value::Stated(total), sources, ..(*first).clone() })
}

impl Gathered<'_> {
    /// One bar a group.
    pub fn layout(&self, cx: &Context<'_>) -> Layout {
        let marks = self.groups.iter().map(|(name, figure)| {
            let label = figure::short_text(cx, figure);
            let value = figure
                .quantity()
                .and_then(|value| rust_decimal::prelude::ToPrimitive::to_f64(&value.number().value()));
            Mark {
                value,
                title: format!("{name}{}{label}", cx.word("punctuation.colon")),
                label,
                ..Mark::default()
            }
        });
        Layout {
            series: vec![Series { name: String::new(), marks: marks.collect() }],
            categories: self.groups.iter().map(|(name, _)| name.clone()).collect(),
            highlight: Highlight::None,
            unit: Some(self.unit),
        }
    }

    /// The sources of all values, each once.
    pub fn sources(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for id in self.cases.iter().flat_map(|(_, figure)| &figure.sources) {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    /// `From 12 of 14 cases that report it.`
    fn coverage(&self, cx: &Context<'_>) -> String {
        let (some, all) = (cx.count(self.cases.len()), cx.count(self.all));
        cx.words("across.coverage", &[("some", Arg::Text(&some)), ("all", Arg::Text(&all))])
    }

    fn table(&self, cx: &Context<'_>, statistic: &Statistic) -> TableView {
        let rows = self.groups.iter().map(|(name, figure)| {
            let written = figure
                .quantity()
                .map(|value| quantity(value, &figure.unit, cx.locale.language(), &cx.style()).text());
            let cells = vec![
                RowCell { html: escape(&written.unwrap_or_else(|| cx.word("value.missing"))), numeric: true },
                RowCell { html: escape(&cx.time(&figure.time)), numeric: false },
            ];
            Row { head_html: escape(name), cells, highlight: false }
        });
        let column = |key: &str, numeric: bool| Column { label: cx.word(key), numeric };
        TableView {
            id: Some(format!("table-{}", statistic.id)),
            caption: cx.words("table.caption", &[("title", Arg::Text(&cx.text(&statistic.title)))]),
            columns: vec![
                column("table.item", false),
                column("table.value", true),
                column("table.period", false),
            ],
            rows: rows.collect(),
            notes_html: vec![escape(&self.coverage(cx))],
        }
    }
}

/// The chart of a gathered statistic.
pub(super) fn chart(cx: &mut Context<'_>, statistic: &Statistic, chart: &Chart) -> Option<ChartView> {
    let Data::Across(across) = &statistic.data else { return None };
    let gathered = gather(cx, statistic, across);
    let (layout, table) = (gathered.layout(cx), gathered.table(cx, statistic));
    let files =
        [DataFile::Observations(statistic.id.clone()), DataFile::StatisticChart(statistic.id.clone())];
    let mut made = view(cx, chart, &layout, table, gathered.sources(), files, None);
    made.href = cx.href_if_planned(&Page::Statistic(statistic.id.clone()));
    Some(made)
}

/// The table of a gathered statistic without a chart.
pub(super) fn table(cx: &mut Context<'_>, statistic: &Statistic) -> Option<TableView> {
    let Data::Across(across) = &statistic.data else { return None };
    Some(gather(cx, statistic, across).table(cx, statistic))
}
