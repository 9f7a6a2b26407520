//! What the list of cases is narrowed and sorted by in the browser.

use std::collections::BTreeMap;

use crate::render::collate;
use crate::render::context::Context;

/// For each case its place by title and the numbers of its terms.
pub(super) fn terms(cx: &Context<'_>) -> String {
    let catalog = &cx.ready.plan.catalog;
    let cases = &cx.site().cases;
    let mut titles: Vec<(&str, String)> =
        catalog.all.iter().filter_map(|id| Some((id.as_str(), cx.text(&cases.get(id)?.title)))).collect();
    collate::sort_by_text(cx.locale, &mut titles, |(_, title)| title);
    let mut rows: BTreeMap<&str, Vec<usize>> =
        titles.iter().enumerate().map(|(place, (id, _))| (*id, vec![place])).collect();
    for (number, facet) in catalog.facets(cx.site()).into_iter().flatten().enumerate() {
        for id in catalog.cases_of(facet) {
            if let Some(row) = rows.get_mut(id.as_str()) {
                row.push(number);
            }
        }
    }
    let rows: Vec<&Vec<usize>> = catalog.all.iter().filter_map(|id| rows.get(id.as_str())).collect();
    serde_json::to_string(&rows).unwrap_or_default()
}
