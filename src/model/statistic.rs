//! Statistics: observations with a page of their own.

mod arrangement;
mod categories;
pub mod gather;
mod heads;
mod left_out;
mod observations;
mod table_file;

use std::sync::Arc;

pub use arrangement::Arrangement;

use rust_decimal::Decimal;

use super::bundle::{Alias, Assets, Lifetime, Writeups, aliases, lifetime_of_page, original};
use super::chart::{self, Chart, Comparability};
use super::choice::choices;
use super::figure::{self, Figure};
use super::indicator::{Measure, unit};
use super::label::{Label, label};
use super::locale::Localized;
use super::period::Period;
use super::quantity::Number;
use super::reader::{Phrase, Reader, named, phrase, reference, references, text};
use super::reference::{Kind, Target};
use super::table::Table;
use super::unit::Unit;
use super::wording;
use crate::diag::{Diagnostic, table::reading, table::references};
use crate::files::{FileId, Files, Place};
use crate::yaml::Cursor;

/// A statistic with its observations.
#[derive(Clone, Debug)]
pub struct Statistic {
    pub id: String,
    pub title: Localized<String>,
    pub summary: Option<Localized<Phrase>>,
    pub lifetime: Lifetime,
    pub indicator: Option<String>,
    pub label: Arc<Label>,
    pub unit: Arc<Unit>,
    pub measure: Measure,
    pub data: Data,
    pub breakdown: Option<Breakdown>,
    pub chart: Option<Chart>,
    pub related: Vec<String>,
    pub aliases: Vec<Alias>,
    pub writeups: Writeups,
    pub assets: Assets,
    pub file: FileId,
}

/// Where a statistic's numbers come from.
#[derive(Clone, Debug)]
pub enum Data {
    /// Its own, from YAML or from a CSV beside the record; by key, see [`Observation::key`].
    Own(Table<Observation>),
    /// Gathered from the cases that report the indicator.
    Across(Across),
}

/// A value for a period and, where there is a breakdown, a category.
#[derive(Clone, Debug)]
pub struct Observation {
    pub figure: Figure,
    pub category: Option<String>,
    /// The case whose figure it is, where the number has its home there; its notes name that case's figures.
    pub case: Option<String>,
    /// The id that the figure has in that case.
    pub id_in_case: Option<String>,
}

impl Observation {
    /// How prose names it: `PERIOD`, `PERIOD/CATEGORY`, or the category alone where the time is "to date".
    pub fn key(figure: &Figure, category: Option<&str>) -> String {
        let period = figure.time.period();
        match (*period == Period::ToDate, category) {
            (true, Some(category)) => category.to_owned(),
            (_, Some(category)) => format!("{period}/{category}"),
            (_, None) => period.to_string(),
        }
    }
}

/// How values of cases are gathered.
#[derive(Clone, Debug)]
pub struct Across {
    pub group_by: GroupBy,
    pub show: Show,
    pub place: Place,
}

/// What the values are gathered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupBy {
    Case,
    Year,
    Organization,
    Scheme,
    Taxonomy(String),
}

choices! {
    /// What is shown of each group.
    Show { Values = "values", Sum = "sum", Count = "count", Latest = "latest" }
}

/// The categories of a statistic, and how they stand to each other.
#[derive(Clone, Debug)]
pub struct Breakdown {
    pub title: Option<Localized<String>>,
    pub categories: Table<Localized<String>>,
    /// The layout whose regions are categories.
    pub regions: Option<String>,
    pub kind: BreakdownKind,
    /// The category that holds the total.
    pub total: Option<String>,
    /// How far the parts may be off the total, in the unit of the statistic; not negative.
    pub tolerance: Decimal,
    pub mismatch_note: Option<Localized<Phrase>>,
    pub place: Place,
}

choices! {
    /// Parts of a whole, counts that may overlap, or answers of which several could be given.
    BreakdownKind { Whole = "whole", RelatedCounts = "related-counts", MultiResponse = "multi-response" }
}

pub(super) fn read(
    files: &Files,
    id: &str,
    cursor: Cursor<'_>,
    (writeups, assets): (Writeups, Assets),
    file: FileId,
    cx: &mut Reader<'_>,
) -> Option<Statistic> {
    cx.within = None;
    let mut record = cursor.record(named("statistic.yaml", "statistic.yaml"), cx)?;
    let before = cx.diags.len();
    let title = record.require("title", cx, text);
    let summary = record.optional("summary", cx, phrase);
    let lifetime = lifetime_of_page(&mut record, cx);
    let names = names(id, &mut record, cx);
    let breakdown = record.optional("breakdown", cx, breakdown);
    let defaults =
        record.optional("defaults", cx, |cursor, cx| Some(figure::defaults(cursor, cx))).unwrap_or_default();
    let context =
        observations::Context { names: names.as_ref(), breakdown: breakdown.as_ref(), defaults: &defaults };
    let own = record.get("observations");
    let csv = record.get("data");
    // The observations have a download of their own; the author's file is not published beside it.
    let table_file = csv.and_then(|cursor| cursor.scalar()).unwrap_or_default().to_owned();
    let across = record.get("across");
    let mut data = match (own, csv, across) {
        (Some(own), None, None) => Some(Data::Own(observations::from_yaml(own, &context, cx))),
        (None, Some(csv), None) => table_file::read(files, csv, &assets, cx)
            .map(|rows| Data::Own(observations::from_rows(files, &rows, &context, cx))),
        (None, None, Some(across)) => read_across(across, cx).map(Data::Across),
        (None, None, None) => None,
        (Some(one), Some(other), _) | (_, Some(other), Some(one)) | (Some(one), None, Some(other)) => {
            let both =
                Diagnostic::new(reading::CONFLICT, other.place()).with("a", one.key()).with("b", other.key());
            cx.problem(
                both.with(
                    "advice",
                    "the numbers come from one of `observations`, `data` and `across`; keep one of them",
                )
                .with("advice_zh", "数据只能来自 `observations`、`data`、`across` 之一，请保留一个"),
            );
            None
        }
    };
    let is_published = lifetime.as_ref().is_some_and(|lifetime| !lifetime.is_draft());
    if let (Some(Data::Own(table)), Some(own)) = (&mut data, own.filter(|own| own.is_list()))
        && is_published
        && own.list(cx).is_some_and(|observations| observations.is_empty())
    {
        cx.problem(Diagnostic::new(references::NOTHING_OBSERVED, own.place()).with("id", id));
        table.set_incomplete();
    }
    figure::tell_together(&mut record, before, cx);
    let chart = record.optional("chart", cx, |cursor, cx| chart::read_of_statistic(id, cursor, cx));
    if let (Some(chart), Some(breakdown)) = (&chart, &breakdown) {
        parts_are_comparable(chart, breakdown, cx);
        left_out::can_be(chart, breakdown, cx);
    }
    if let (Some(chart), None) = (&chart, record.get("breakdown")) {
        left_out::of_no_breakdown(chart, cx);
    }
    let related =
        record.optional("related", cx, |cursor, cx| references(cursor, Kind::Case, cx)).unwrap_or_default();
    let aliases = aliases(&mut record, cx);
    original(&mut record, cx);
    let place = record.place();
    let meant = record.finish(cx);
    figure::without_followers(&meant, before, cx);
    if own.or(csv).or(across).is_none() && !DATA.iter().any(|key| meant.contains(key)) {
        let missing = Diagnostic::new(reading::MISSING_KEY, place).with("key", "observations");
        let missing = missing.with_some("table", table_file::beside(&assets));
        cx.problem(missing.with("where", "statistic.yaml").with("where_zh", "statistic.yaml "));
    }
    let (indicator, label, unit, measure) = names?;
    let assets = assets.into_iter().filter(|(name, _)| *name != table_file).collect();
    Some(Statistic {
        id: id.to_owned(),
        title: title?,
        summary,
        lifetime: lifetime?,
        indicator,
        label,
        unit,
        measure,
        data: data?,
        breakdown,
        chart,
        related,
        aliases,
        writeups,
        assets,
        file,
    })
}

/// What makes up one whole is counted in one way, or the parts would not add up.
fn parts_are_comparable(chart: &Chart, breakdown: &Breakdown, cx: &mut Reader<'_>) {
    if chart.comparability == Comparability::NotComparable && breakdown.kind == BreakdownKind::Whole {
        let both = Diagnostic::new(reading::CONFLICT, chart.place).with("a", "comparable: false");
        cx.problem(
            both.with("b", "kind: whole")
                .with("advice", "parts of a whole are counted in one way; write `kind: related-counts`, or take `comparable` out")
                .with("advice_zh", "整体的组成部分口径相同；请写 `kind: related-counts`，或删去 `comparable`"),
        );
    }
}

/// The keys of which one holds the numbers.
const DATA: [&str; 3] = ["observations", "data", "across"];

type NamesOf = (Option<String>, Arc<Label>, Arc<Unit>, Measure);

/// The statistic's indicator, or its own label, unit and measure.
fn names(id: &str, record: &mut crate::yaml::Record<'_>, cx: &mut Reader<'_>) -> Option<NamesOf> {
    let has_indicator = record.get("indicator").is_some();
    let indicator = record.optional("indicator", cx, |cursor, cx| reference(cursor, Kind::Indicator, cx));
    let own_label = record.optional("label", cx, label).map(Arc::new);
    let own_measure = record.optional("measure", cx, Measure::read);
    if has_indicator {
        for key in ["unit", "measure"] {
            if record.get(key).is_some() {
                figure::indicator_has_it(record, key, cx);
            }
        }
        let registry = cx.registry;
        let known = registry.indicators.get(indicator.as_deref()?)?;
        return Some((
            indicator,
            own_label.unwrap_or_else(|| known.label.clone()),
            known.unit.clone(),
            known.measure,
        ));
    }
    let has_unit = record.get("unit").is_some();
    let own_unit = record.optional("unit", cx, unit);
    let said = [("label", own_label.is_some()), ("unit", has_unit), ("measure", own_measure.is_some())];
    figure::names_are_said(id, record, said, cx);
    Some((None, own_label?, own_unit?, own_measure?))
}

fn breakdown(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Breakdown> {
    let mut record = cursor.record(named("breakdown", "分组"), cx)?;
    let title = record.optional("title", cx, text);
    let (regions, categories) = categories::read(&mut record, cx);
    let kind = record.require_one_of("kind", BreakdownKind::WORDS, cx, BreakdownKind::read);
    let known: Vec<String> = categories.iter().flat_map(|table| table.ids().map(str::to_owned)).collect();
    let total = record.optional("total", cx, |cursor, cx| {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let is_known = |word: &str| categories.as_ref().is_some_and(|table| table.knows(word));
        cursor.choice(&known, |word| is_known(word).then(|| word.to_owned()), cx)
    });
    let tolerance = record.optional("tolerance", cx, tolerance).unwrap_or_default();
    let mismatch_note = record.optional("mismatch_note", cx, phrase);
    if let (Some(kind), Some(_)) = (kind, &total)
        && kind != BreakdownKind::Whole
    {
        let both = Diagnostic::new(reading::CONFLICT, record.place_of("total")).with("a", "total");
        cx.problem(
            both.with("b", format!("kind: {}", kind.word()))
                .with(
                    "advice",
                    "only parts of a whole have a total; write `kind: whole`, or take `total` out",
                )
                .with("advice_zh", "只有整体的组成部分才有总数；请写 `kind: whole`，或删去 `total`"),
        );
    }
    let place = record.place();
    record.finish(cx);
    let (categories, kind) = (categories?, kind?);
    Some(Breakdown { title, categories, regions, kind, total, tolerance, mismatch_note, place })
}

fn tolerance(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Decimal> {
    let text = cursor.text(cx)?;
    let number: Number =
        text.parse().map_err(|error| cx.problem(wording::number(&error, cursor.place()))).ok()?;
    if number.value() < Decimal::ZERO {
        let negative = Diagnostic::new(reading::BAD_NUMBER, cursor.place());
        let negative =
            negative.with("problem", "a tolerance is not negative").with("problem_zh", "容差不能为负");
        cx.problem(
            negative
                .with("advice", "for example `tolerance: 0.1`")
                .with("advice_zh", "例如 `tolerance: 0.1`"),
        );
        return None;
    }
    Some(number.value())
}

fn read_across(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Across> {
    let mut record = cursor.record(named("across", "跨案例汇总"), cx)?;
    let group_by = record.require("group_by", cx, |cursor, cx| {
        Some(match cursor.text(cx)? {
            "case" => GroupBy::Case,
            "year" => GroupBy::Year,
            "organization" => GroupBy::Organization,
            "scheme" => GroupBy::Scheme,
            taxonomy => {
                cx.name(Target::Record(Kind::Taxonomy, taxonomy.to_owned()), cursor.place());
                GroupBy::Taxonomy(taxonomy.to_owned())
            }
        })
    });
    let show = record.require("show", cx, Show::read);
    let place = record.place();
    record.finish(cx);
    Some(Across { group_by: group_by?, show: show?, place })
}
