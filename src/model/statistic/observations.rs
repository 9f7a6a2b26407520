//! Reading observations, from YAML or from the rows of a CSV.

use super::{Breakdown, NamesOf, Observation};
use crate::diag::{Diagnostic, table::figures};
use crate::model::figure::{self, Defaults, Figure, Names};
use crate::model::reader::{Reader, figure_ref, named};
use crate::model::reference::FigureRef;
use crate::model::table::Table;
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
    let items = cursor.list(cx).unwrap_or_default();
    collect(items.into_iter(), context, cx)
}

pub(super) fn from_rows(rows: &[Node], context: &Context<'_>, cx: &mut Reader<'_>) -> Table<Observation> {
    collect(rows.iter().map(Cursor::new), context, cx)
}

fn collect<'n>(
    items: impl Iterator<Item = Cursor<'n>>,
    context: &Context<'_>,
    cx: &mut Reader<'_>,
) -> Table<Observation> {
    let mut table: Table<Observation> = Table::default();
    for (index, cursor) in items.enumerate() {
        let Some(observation) = read(cursor, index, context, cx) else { continue };
        let key = Observation::key(&observation.figure, observation.category.as_deref());
        if let Some(earlier) = table.get(&key) {
            let twice =
                Diagnostic::new(figures::TWICE, observation.figure.place).with("what", format!("`{key}`"));
            cx.problem(twice.also(earlier.figure.place));
            continue;
        }
        let figure = figure::Figure { id: key.clone(), ..observation.figure };
        table.add(&key, Some(Observation { figure, category: observation.category }));
    }
    table
}

fn read(cursor: Cursor<'_>, index: usize, context: &Context<'_>, cx: &mut Reader<'_>) -> Option<Observation> {
    let mut record = cursor.record(named("an observation", "观测值"), cx)?;
    let known: Vec<&str> =
        context.breakdown.iter().flat_map(|breakdown| breakdown.categories.ids()).collect();
    let category = match context.breakdown {
        Some(_) => Some(record.require("category", cx, |cursor, cx| {
            cursor.choice(&known, |word| known.contains(&word).then(|| word.to_owned()), cx)
        })),
        None => None,
    };
    let names = match context.names {
        Some((indicator, label, unit, _)) => {
            Names::Given { indicator: indicator.clone(), label: label.clone(), unit: unit.clone() }
        }
        None => Names::Own,
    };
    if let Some(cursor) = record.get("figure") {
        let figure = of_case(cursor, context, cx);
        record.finish(cx);
        return Some(Observation { figure: figure?, category: category.flatten() });
    }
    let figure = match context.names {
        Some(_) => figure::read(&format!("{}", index + 1), &mut record, names, context.defaults, cx),
        // Without a name and a unit no observation can be read; that was reported for the statistic.
        None => return None,
    };
    record.finish(cx);
    let category = match category {
        Some(category) => Some(category?),
        None => None,
    };
    Some(Observation { figure: figure?, category })
}

/// The figure of a case that stands for an observation: the number keeps its one home there.
fn of_case(cursor: Cursor<'_>, context: &Context<'_>, cx: &mut Reader<'_>) -> Option<Figure> {
    let FigureRef::OfCase { case, figure } = figure_ref(cursor, cx)? else { return None };
    let found = cx.cases?.get(&case)?.figures.get(&figure)?.clone();
    let (_, _, unit, _) = context.names?;
    if found.unit.id != unit.id {
        let mixed = Diagnostic::new(figures::MIXED_UNITS, cursor.place()).with("a", &found.id);
        let mixed = mixed.with("unit_a", format!("`{}`", found.unit.id)).with("b", "indicator");
        cx.problem(mixed.with("unit_b", format!("`{}`", unit.id)).also(found.place));
        return None;
    }
    Some(found)
}
