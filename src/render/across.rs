//! Statistics gathered from the cases, as charts, tables and downloads show them.

use std::collections::{BTreeMap, BTreeSet};

use super::chart_view::{self, Along, Form, Kept, Layout, Marked, shortened};
use super::context::Context;
use super::figure;
use super::notes::{self, mark_html};
use super::scale_words::Scales;
use super::svg::escape;
use super::theme::Arg;
use super::unbroken;
use super::view::{Column, Row, RowCell, TableView};
use crate::model::figure::{Figure, Time};
use crate::model::quantity::Quantity;
use crate::model::statistic::gather::{self, Entry, GatheredValue, Member, Shown};
use crate::model::statistic::{Across, Data, GroupBy, Show, Statistic};
use crate::model::unit::Unit;
use crate::render::chart::{Highlight, Mark, Series};
use crate::route::Page;

/// What was gathered, with its names in the language of the page.
pub(super) struct Gathered<'a> {
    gathered: gather::Gathered<'a>,
    /// One an entry.
    names: Vec<String>,
    /// The same without the case and the time, which have columns of their own in a table.
    heads: Vec<String>,
    unit: Unit,
}

/// Gathers the values of a statistic's indicator.
pub(super) fn gather<'a>(cx: &Context<'a>, statistic: &Statistic, across: &Across) -> Gathered<'a> {
    let gathered = gather::gather(cx.site(), statistic, across);
    let entries = &gathered.entries;
    let parts: Vec<Parts> = entries.iter().map(|entry| parts(cx, &across.group_by, entry, entries)).collect();
    let comma = cx.word("punctuation.list");
    let join = |parts: [Option<&String>; 4]| {
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(&comma)
    };
    let names = parts
        .iter()
        .map(|of| join([Some(&of.group), of.case.as_ref(), of.time.as_ref(), of.label.as_ref()]))
        .collect();
    let heads = parts.iter().map(|of| join([Some(&of.group), None, None, of.label.as_ref()])).collect();
    let unit = match entries.first().map(|entry| &entry.shown) {
        Some(Shown::Formed(formed)) => formed.unit.as_ref().clone(),
        Some(Shown::Stated(_)) | None => statistic.unit.as_ref().clone(),
    };
    Gathered { gathered, names, heads, unit }
}

/// Notes the cases among what a file was made from: each could report the indicator.
pub(super) fn note_cases(cx: &mut Context<'_>, statistic: &Statistic) {
    if let Data::Across(_) = &statistic.data {
        cx.from.extend(cx.ready.site.cases.values().map(|case| case.file));
    }
}

/// What the name of an entry is made of.
#[derive(Default)]
struct Parts {
    group: String,
    case: Option<String>,
    time: Option<String>,
    label: Option<String>,
}

/// The name of a group, and what tells a value from the others of its group: the case, then the time or the label.
fn parts(cx: &Context<'_>, by: &GroupBy, entry: &Entry<'_>, all: &[Entry<'_>]) -> Parts {
    let mut said = Parts { group: group(cx, by, &entry.group), ..Parts::default() };
    if let Shown::Stated(own) = &entry.shown {
        let alike = all.iter().filter(|other| other.group == entry.group);
        let alike: Vec<&Member<'_>> = alike.filter_map(|other| member(&other.shown)).collect();
        if alike.iter().any(|other| other.case.id != own.case.id) {
            said.case = Some(cx.text(&own.case.title));
        }
        let of_case: Vec<_> = alike.into_iter().filter(|other| other.case.id == own.case.id).collect();
        if of_case.iter().any(|other| other.figure.time != own.figure.time) {
            said.time = Some(cx.head_of(own.figure));
        }
        let at_once = of_case.iter().filter(|other| other.figure.time == own.figure.time);
        if at_once.count() > 1 {
            said.label = Some(figure::label(cx, own.figure));
        }
    }
    said
}

fn member<'m, 's>(shown: &'m Shown<'s>) -> Option<&'m Member<'s>> {
    match shown {
        Shown::Stated(member) => Some(member),
        Shown::Formed(_) => None,
    }
}

/// The name of a group; one that has no record stands by its id.
fn group(cx: &Context<'_>, by: &GroupBy, id: &str) -> String {
    let site = cx.site();
    let registry = &site.registry;
    let name = match by {
        GroupBy::Case => site.cases.get(id).map(|case| &case.title),
        // The year of a case, which is not always the time of its numbers.
        GroupBy::Year => return cx.words("across.cases_of_year", &[("year", Arg::Text(id))]),
        GroupBy::Organization => registry.organizations.get(id).map(|organization| &organization.name),
        GroupBy::Scheme => registry.schemes.get(id).map(|scheme| &scheme.name),
        GroupBy::Taxonomy(taxonomy) => {
            registry.taxonomies.get(taxonomy).and_then(|taxonomy| taxonomy.terms.get(id))
        }
    };
    name.map_or_else(|| id.to_owned(), |name| cx.text(name))
}

impl<'a> Gathered<'a> {
    /// What is shown, each with its name.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry<'a>)> {
        self.names.iter().map(String::as_str).zip(&self.gathered.entries)
    }

    /// The names of the groups that the entries stand in, one an entry.
    pub fn groups(&self, cx: &Context<'_>, by: &GroupBy) -> Vec<String> {
        self.gathered.entries.iter().map(|entry| group(cx, by, &entry.group)).collect()
    }

    /// One bar an entry.
    pub fn layout(&self, cx: &Context<'_>, statistic: &Statistic) -> Layout {
        let scales = self.scales(cx);
        let mark = |(name, entry): (&str, &Entry<'_>)| -> Mark {
            match &entry.shown {
                Shown::Stated(member) => chart_view::mark(cx, &scales, member.figure, name),
                Shown::Formed(formed) => {
                    let scaling = scales.of_unit(&formed.unit);
                    let label = figure::short_value(cx, &formed.value, &formed.unit, scaling);
                    chart_view::mark_of_value(cx, &formed.value, formed.status, label, name)
                }
            }
        };
        Layout {
            series: vec![Series { name: String::new(), marks: self.entries().map(mark).collect() }],
            categories: self.names.clone(),
            highlight: Highlight::None,
            unit: Some(self.unit.clone()),
            scales: scales.clone(),
            what: what(cx, statistic),
            is_alike: self.is_alike(cx, statistic),
            along: Along::default(),
            coverage: [Some(self.coverage(cx)), self.several(cx)].into_iter().flatten().collect(),
            ..Layout::default()
        }
    }

    /// The numbers that are shown, each with its unit.
    fn numbers(&self) -> impl Iterator<Item = (&Quantity, &Unit)> {
        self.gathered.entries.iter().filter_map(|entry| match &entry.shown {
            Shown::Stated(member) => Some((member.figure.quantity()?, member.figure.unit.as_ref())),
            Shown::Formed(formed) => Some((&formed.value, formed.unit.as_ref())),
        })
    }

    fn scales(&self, cx: &Context<'_>) -> Scales {
        Scales::of(cx, self.numbers())
    }

    /// Whether the numbers may be compared: they count one thing and, unless they are counts of cases or stand by their years, hold
    /// for one time.
    fn is_alike(&self, cx: &Context<'_>, statistic: &Statistic) -> bool {
        let Data::Across(across) = &statistic.data else { return false };
        let entries = || self.gathered.entries.iter().map(|entry| &entry.shown);
        let unit = |shown: &Shown<'_>| match shown {
            Shown::Stated(member) => member.figure.unit.id.clone(),
            Shown::Formed(formed) => formed.unit.id.clone(),
        };
        let time = |shown: &Shown<'_>| match shown {
            Shown::Stated(member) => Some(member.figure.time.clone()),
            Shown::Formed(formed) => formed.time.clone(),
        };
        let stated: Vec<&Figure> = entries().filter_map(member).map(|member| member.figure).collect();
        let has_one_time = across.show == Show::Count
            || across.group_by == GroupBy::Year
            || entries()
                .zip(entries().skip(1))
                .all(|(a, b)| time(a).zip(time(b)).is_some_and(|(a, b)| a.is_same(&b)));
        let stated_are_alike = match &statistic.chart {
            _ if stated.is_empty() => true,
            Some(chart) => chart_view::are_comparable(cx, chart, &stated),
            None => false,
        };
        let has_one_unit = entries().zip(entries().skip(1)).all(|(a, b)| unit(a) == unit(b));
        has_one_time && has_one_unit && stated_are_alike
    }

    /// The sources of all that is shown, each once.
    pub fn sources(&self) -> Vec<String> {
        self.gathered.sources()
    }

    /// `From the 12 of 14 cases that report it.`
    pub fn coverage(&self, cx: &Context<'_>) -> String {
        let (some, all) = (cx.count(self.gathered.reporting), cx.count(self.gathered.cases));
        cx.words("across.coverage", &[("some", Arg::Text(&some)), ("all", Arg::Text(&all))])
    }

    /// That a case stands in several groups, where one does: its rows are one thing, and no two of them may be added.
    fn several(&self, cx: &Context<'_>) -> Option<String> {
        let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for entry in &self.gathered.entries {
            let cases: Vec<&str> = match &entry.shown {
                Shown::Stated(member) => vec![&member.case.id],
                Shown::Formed(formed) => formed.cases.iter().map(String::as_str).collect(),
            };
            for case in cases {
                groups.entry(case).or_default().insert(&entry.group);
            }
        }
        groups.values().any(|groups| groups.len() > 1).then(|| cx.word("across.several"))
    }

    /// Groups, the cases that report, values with their marks, and times.
    pub fn table(&self, cx: &mut Context<'_>, statistic: &Statistic) -> TableView {
        let by = match &statistic.data {
            Data::Across(across) => across.group_by.clone(),
            Data::Own(_) => GroupBy::Case,
        };
        let scales = self.scales(cx);
        let form = Form::of(cx, Some(&self.unit), &scales, self.numbers());
        let columns = if by == GroupBy::Case { 3 } else { 4 };
        let (heads, notes) = shortened(cx, &self.heads, columns, Kept::First);
        let mut rows = Vec::new();
        for (head, entry) in heads.iter().zip(&self.gathered.entries) {
            let (value, time) = match &entry.shown {
                Shown::Stated(Member { case, figure }) => {
                    let value = chart_view::value(cx, figure, Some(&case.id), Marked::EachCell, &form);
                    (value, Some(cx.time_of(figure)))
                }
                Shown::Formed(formed) => {
                    (cell(cx, formed, &form), formed.time.as_ref().map(|time: &Time| cx.time(time)))
                }
            };
            let time = RowCell {
                html: time.map_or_else(|| "–".to_owned(), |time| unbroken::html(&time)),
                numeric: false,
            };
            let cells = match by {
                GroupBy::Case => vec![value, time],
                _ => vec![reporting(cx, &entry.shown), value, time],
            };
            rows.push(Row { head_html: unbroken::html(&cx.alone(head)), cells, highlight: false });
        }
        let column = |label: String, numeric: bool| Column { label, numeric };
        let mut columns = vec![column(group_head(cx, &by), false)];
        if by != GroupBy::Case {
            columns.push(column(cx.word("table.case"), false));
        }
        columns.push(column(cx.word("table.value"), true));
        columns.push(column(cx.word("table.period"), false));
        TableView {
            id: Some(format!("table-{}", statistic.id)),
            caption: cx
                .words("table.caption", &[("title", Arg::Text(&cx.alone(&cx.text(&statistic.title))))]),
            unit: chart_view::unit_line(cx, Some(&self.unit)),
            columns,
            rows,
            notes_html: [Some(self.coverage(cx)), self.several(cx)]
                .into_iter()
                .flatten()
                .map(|note| escape(&note))
                .chain(notes)
                .collect(),
        }
    }
}

/// The cases that a value comes from, each with a link to its page.
fn reporting(cx: &Context<'_>, shown: &Shown<'_>) -> RowCell {
    let cases: Vec<&str> = match shown {
        Shown::Stated(member) => vec![&member.case.id],
        Shown::Formed(formed) => formed.cases.iter().map(String::as_str).collect(),
    };
    let links = cases.iter().filter_map(|id| {
        let title = escape(&cx.text(&cx.site().cases.get(id)?.title));
        let href = cx.href_if_planned(&Page::Case((*id).to_owned()));
        Some(href.map_or(title.clone(), |href| format!("<a href=\"{}\">{title}</a>", escape(&href))))
    });
    let links: Vec<String> = links.collect();
    RowCell { html: links.join(&escape(&cx.word("punctuation.semicolon"))), numeric: false }
}

/// What the groups are: cases, years, bodies, schemes, or the terms of a taxonomy.
fn group_head(cx: &Context<'_>, by: &GroupBy) -> String {
    match by {
        GroupBy::Case => cx.word("table.case"),
        GroupBy::Year => cx.word("section.years"),
        GroupBy::Organization => cx.word("table.organization"),
        GroupBy::Scheme => cx.word("table.scheme"),
        GroupBy::Taxonomy(id) => {
            let taxonomy = cx.site().registry.taxonomies.get(id);
            taxonomy.map_or_else(|| id.clone(), |taxonomy| cx.alone(&cx.text(&taxonomy.title)))
        }
    }
}

/// What the numbers count: cases, where each is how many of them report, and what the indicator counts otherwise.
fn what(cx: &Context<'_>, statistic: &Statistic) -> String {
    let counted = figure::label_of(cx, &statistic.label);
    match &statistic.data {
        Data::Across(across) if across.show == Show::Count => {
            cx.words("indicator.reported", &[("title", Arg::Text(&counted))])
        }
        _ => counted,
    }
}

/// A sum or a count with the marks of its sources.
fn cell(cx: &mut Context<'_>, formed: &GatheredValue, form: &Form) -> RowCell {
    let shown = figure::short_value(cx, &formed.value, &formed.unit, form.scaling(&formed.unit));
    let refs = notes::source_marks(cx, &formed.sources);
    for mark in &refs {
        cx.notes.stands_for(mark, &shown);
    }
    let marks: String = refs.iter().map(mark_html).collect();
    let status = figure::status_word(cx, formed.status);
    let shown = form.html(cx, &formed.value, &formed.unit);
    chart_view::cell(&formed.value.number().machine_text(), &shown, status, &marks)
}
