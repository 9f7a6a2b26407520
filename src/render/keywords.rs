//! The words that data are found by: the terms and the programme of their case, the indicator and the regions of their statistic.

use super::context::Context;
use super::prose;
use crate::model::case::Case;
use crate::model::statistic::Statistic;
use crate::route::{Page, TableOf};

/// Keywords in the language of the context, each once. The site as a whole has none: its description says what it holds.
pub(super) fn of(cx: &Context<'_>, of: &TableOf) -> Vec<String> {
    let site = cx.site();
    let all = match of {
        TableOf::Case(id) | TableOf::Chart { case: id, .. } => {
            site.cases.get(id).map(|case| of_case(cx, case)).unwrap_or_default()
        }
        TableOf::Statistic(id) => {
            site.statistics.get(id).map(|statistic| of_statistic(cx, statistic)).unwrap_or_default()
        }
        TableOf::Site => Vec::new(),
    };
    let mut found: Vec<String> = Vec::new();
    for word in all.into_iter().filter(|word| !word.is_empty()) {
        if !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

fn of_case(cx: &Context<'_>, case: &Case) -> Vec<String> {
    let registry = &cx.site().registry;
    let label = |(taxonomy, terms): &(String, Vec<String>)| {
        let known = registry.taxonomies.get(taxonomy).map(|taxonomy| &taxonomy.terms);
        terms.iter().filter_map(|term| Some(cx.text(known?.get(term)?))).collect::<Vec<_>>()
    };
    let programme = case.programme.as_deref().and_then(|id| registry.programmes.get(id));
    let programme = programme.map(|programme| cx.text(&programme.name));
    case.terms.iter().flat_map(label).chain(programme).collect()
}

fn of_statistic(cx: &Context<'_>, statistic: &Statistic) -> Vec<String> {
    let indicator = statistic.indicator.clone().map(|id| prose::title(cx, &Page::Indicator(id)));
    let regions = statistic.breakdown.as_ref().and_then(|breakdown| breakdown.regions.as_deref());
    let regions = regions.and_then(|id| cx.site().registry.regions.get(id));
    indicator.into_iter().chain(regions.map(|regions| cx.text(&regions.name))).collect()
}
