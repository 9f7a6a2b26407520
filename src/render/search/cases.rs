//! What the list of cases is narrowed and sorted by in the browser, and what it shows then.

use std::collections::BTreeMap;

use crate::render::cards;
use crate::render::collate;
use crate::render::context::Context;
use crate::render::theme::text;
use crate::render::typeset;
use crate::render::view::Part;
use crate::route::PAGES_A_FILE;

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

/// The cards of some cases, in the order of their list.
pub(super) fn cards(cx: &mut Context<'_>, number: usize) -> String {
    let listed = cx.ready.plan.catalog.all.chunks(PAGES_A_FILE).nth(number).unwrap_or_default();
    let site = cx.site();
    let mut written = Vec::new();
    for case in listed.iter().filter_map(|id| site.cases.get(id)) {
        let view = cards::case(cx, case);
        let theme = &cx.ready.look.theme;
        match theme.page("partials/card.html", cx.locale.as_str(), &Part { view: &view }) {
            Ok(card) => written.push(text(typeset::page(&card, cx.locale.language()))),
            Err(fault) => cx.note_fault(fault),
        }
    }
    serde_json::to_string(&written).unwrap_or_default()
}
