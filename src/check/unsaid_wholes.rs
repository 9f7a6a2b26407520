//! Counts that are said to overlap and whose numbers say that they make up a whole.

use rust_decimal::Decimal;

use super::Checked;
use super::drawn::names_a_whole;
use crate::diag::{Diagnostic, Diagnostics, table::charts};
use crate::model::figure::Time;
use crate::model::quantity::Qualifier;
use crate::model::statistic::{Breakdown, BreakdownKind, Data, Observation};

/// Told where a category is named as the whole and is exactly the sum of two and more others: then either they do not overlap, or it
/// is no count of its own. Under `related-counts` it would be drawn as one more of them. A sum alone may be chance, and a name alone
/// may stand beside counts that do overlap.
pub(super) fn a_total_is_said_to_be_one(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (id, statistic) in checked.site.statistics.iter() {
        let (Data::Own(table), Some(breakdown)) = (&statistic.data, &statistic.breakdown) else { continue };
        if breakdown.kind != BreakdownKind::RelatedCounts || table.ids().count() != table.len() {
            continue;
        }
        let all: Vec<&Observation> = table.values().collect();
        let mut times: Vec<&Time> = Vec::new();
        for observation in &all {
            if !times.iter().any(|time| time.is_same(&observation.figure.time)) {
                times.push(&observation.figure.time);
            }
        }
        let at = |time: &Time| -> Vec<&Observation> {
            all.iter().copied().filter(|one| one.figure.time.is_same(time)).collect()
        };
        let Some(whole) = times.into_iter().find_map(|time| whole(breakdown, &at(time))) else { continue };
        let category = whole.category.as_deref().unwrap_or_default();
        diags.push(
            Diagnostic::new(charts::TOTAL_UNSAID, breakdown.place)
                .with("id", id)
                .with("total", category)
                .also(whole.figure.place),
        );
    }
}

/// The observation that is named as the whole of all others of its time, and is their sum.
fn whole<'s>(breakdown: &Breakdown, together: &[&'s Observation]) -> Option<&'s Observation> {
    let exact = |one: &Observation| {
        let stated = one.figure.quantity().filter(|stated| stated.qualifier() == Qualifier::Exact);
        stated.map(|stated| stated.number().value())
    };
    let numbers: Option<Vec<Decimal>> = together.iter().map(|one| exact(one)).collect();
    let sum = numbers?.into_iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))?;
    let is_whole = |one: &&&Observation| {
        let label = one.category.as_deref().and_then(|id| breakdown.categories.get(id));
        let is_named = label.is_some_and(|label| label.iter().any(|(_, name)| names_a_whole(name)));
        let value = exact(one).unwrap_or_default();
        is_named && value > Decimal::ZERO && value.checked_mul(Decimal::TWO) == Some(sum)
    };
    together.iter().find(is_whole).copied().filter(|_| together.len() > 2)
}
