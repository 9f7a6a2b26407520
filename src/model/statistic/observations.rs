//! Reading observations, from YAML or from the rows of a CSV.

use super::{Breakdown, BreakdownKind, NamesOf, Observation};
use crate::diag::{Diagnostic, table::figures, table::reading};
use crate::files::Files;
use crate::model::figure::{self, Called, Defaults, Figure, Names, ShareOf, Time};
use crate::model::indicator::Measure;
use crate::model::reader::{Reader, figure_ref, named};
use crate::model::reference::FigureRef;
use crate::model::table::Table;
use crate::model::unit::Unit;
use crate::yaml::{Cursor, Node};

/// What observations take from their statistic.
pub(super) struct Context<'a> {
    pub names: Option<&'a NamesOf>,
    pub breakdown: Option<&'a Breakdown>,
    pub defaults: &'a Defaults,
}

pub(super) fn from_yaml(
    cursor: Cursor<'_>,
    context: &Context<'_>,
    cx: &mut Reader<'_>,
) -> Table<Observation> {
    match cursor.list(cx) {
        Some(items) => {
            let numbered = items.into_iter().enumerate();
            collect(numbered.map(|(index, item)| (Called::Item(index + 1), item)), context, cx)
        }
        None => Table::unreadable(),
    }
}

pub(super) fn from_rows(
    files: &Files,
    rows: &[Node],
    context: &Context<'_>,
    cx: &mut Reader<'_>,
) -> Table<Observation> {
    let items = rows.iter().map(|row| (Called::Line(files.line_column(row.place).line), Cursor::new(row)));
    collect(items, context, cx)
}

/// After so many faults the rest of a table is not read.
const FAULTS_MOST: usize = 500;

fn collect<'n>(
    items: impl Iterator<Item = (Called<'static>, Cursor<'n>)>,
    context: &Context<'_>,
    cx: &mut Reader<'_>,
) -> Table<Observation> {
    let mut table: Table<Observation> = Table::default();
    let known: Vec<&str> =
        context.breakdown.iter().flat_map(|breakdown| breakdown.categories.ids()).collect();
    let at_first = cx.diags.len();
    for (called, cursor) in items {
        // A table of another make has a fault in every row; the rest says nothing new.
        if cx.diags.len() - at_first > FAULTS_MOST {
            return Table::unreadable();
        }
        let before = cx.diags.len();
        let read = read(cursor, called, (context, &known), cx);
        let Some(observation) = read.filter(|_| !cx.diags.has_errors_after(before)) else {
            // Its key is made of what could not be read.
            table.set_incomplete();
            continue;
        };
        let key = Observation::key(&observation.figure, observation.category.as_deref());
        if let Some(earlier) = table.get(&key) {
            let twice =
                Diagnostic::new(figures::TWICE, observation.figure.place).with("what", format!("`{key}`"));
            cx.problem(twice.also(earlier.figure.place));
            continue;
        }
        let Observation { figure, category, case, id_in_case } = observation;
        let figure = Figure { id: key.clone(), ..figure };
        table.add(&key, Some(Observation { figure, category, case, id_in_case }));
    }
    table
}

/// Reads an observation; `known` are the categories that there are.
fn read(
    cursor: Cursor<'_>,
    called: Called<'_>,
    (context, known): (&Context<'_>, &[&str]),
    cx: &mut Reader<'_>,
) -> Option<Observation> {
    let before = cx.diags.len();
    let mut record = cursor.record(named("an observation", "观测值"), cx)?;
    let category = match context.breakdown {
        Some(breakdown) => Some(record.require("category", cx, |cursor, cx| {
            let is_known = |word: &str| breakdown.categories.knows(word);
            cursor.choice(known, |word| is_known(word).then(|| word.to_owned()), cx)
        })),
        None => None,
    };
    let names = match context.names {
        Some((indicator, label, unit, measure)) => Names::Given {
            indicator: indicator.clone(),
            label: label.clone(),
            unit: unit.clone(),
            measure: *measure,
        },
        None => Names::Own,
    };
    if let Some(cursor) = record.get("figure") {
        let found = of_case(cursor, context, cx);
        record.finish(cx);
        let (case, figure) = found?;
        let id_in_case = Some(figure.id.clone());
        return Some(Observation { figure, category: category.flatten(), case: Some(case), id_in_case });
    }
    let figure = match context.names {
        Some(_) => figure::read(called, &mut record, names, context.defaults, cx),
        // Without a name and a unit no observation can be read; that was reported for the statistic.
        None => return None,
    };
    figure::finish(record, before, cx);
    let category = match category {
        Some(category) => Some(category?),
        None => None,
    };
    Some(Observation { figure: figure?, category, case: None, id_in_case: None })
}

/// The figure of a case that stands for an observation, and the case: the number keeps its one home there.
fn of_case(cursor: Cursor<'_>, context: &Context<'_>, cx: &mut Reader<'_>) -> Option<(String, Figure)> {
    let address = figure_ref(cursor, cx)?;
    let (case, id) = match &address {
        FigureRef::OfCase { case, figure } => (case, figure),
        // A figure without its case is reported with the other references.
        FigureRef::Own(_) => return None,
        FigureRef::Observation { .. } => {
            let wrong = Diagnostic::new(reading::WRONG_SHAPE, cursor.place()).with("key", cursor.key());
            let wrong = wrong.with("expected", "a figure of a case").with("expected_zh", "案例中的数字");
            let wrong = wrong.with("found", "an observation").with("found_zh", "统计观测值");
            cx.problem(wrong.with("example", "figure: CASE/ID"));
            return None;
        }
    };
    let found = cx.case(case)?.figures.get(id)?.clone();
    let (indicator, _, unit, measure) = context.names?;
    // Where categories are declared to be counts of their own, each may be an indicator of its own.
    let are_related =
        context.breakdown.is_some_and(|breakdown| breakdown.kind == BreakdownKind::RelatedCounts);
    let asked = indicator.as_deref().filter(|_| !are_related);
    if let Some(misfit) = misfit(&found, asked, unit, *measure) {
        cx.problem(
            Diagnostic { place: Some(cursor.place()), ..misfit }.with("id", &address).also(found.place),
        );
        return None;
    }
    let share_of = match found.share_of.map(|share_of| *share_of) {
        Some(ShareOf::Figure { whole, part }) => {
            let part = part.and_then(|part| part.in_full(Some(case)));
            whole.in_full(Some(case)).map(|whole| ShareOf::Figure { whole, part })
        }
        other => other,
    };
    Some((case.clone(), Figure { share_of: share_of.map(Box::new), ..found }))
}

/// Why a figure is no observation of a statistic: it counts something else, in another unit, or over another kind of time.
fn misfit(found: &Figure, indicator: Option<&str>, unit: &Unit, measure: Measure) -> Option<Diagnostic> {
    let differs = |what: (&str, &str), found: String, expected: String| {
        let misfit = Diagnostic::new(figures::OTHER_STATISTIC, None).with("what", what.0);
        Some(misfit.with("what_zh", what.1).with("found", found).with("expected", expected))
    };
    if found.unit.id != unit.id {
        return differs(("unit", "单位"), format!("`{}`", found.unit.id), format!("`{}`", unit.id));
    }
    if let (Some(own), Some(asked)) = (found.indicator.as_deref(), indicator)
        && own != asked
    {
        return differs(("indicator", "指标"), format!("`{own}`"), format!("`{asked}`"));
    }
    match (measure, &found.time) {
        (measure, Time::Over(_)) if measure.holds_at_a_time() => {
            differs(("time", "时间"), "`period`".into(), "`as_of`".into())
        }
        _ => None,
    }
}
