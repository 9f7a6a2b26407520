//! The registers: all sources, all corrections.

use std::collections::BTreeMap;

use super::finish;
use crate::model::Site;
use crate::model::figure::Figure;
use crate::model::statistic::Data;
use crate::render::cards;
use crate::render::chrome::Head;
use crate::render::cited;
use crate::render::context::Context;
use crate::render::downloads;
use crate::render::notes;
use crate::render::prose;
use crate::render::svg::escape;
use crate::render::theme::ThemeError;
use crate::render::view::{CorrectionsView, FactValue, Link, SourceRow, SourcesView};
use crate::route::Page;

/// The figures of every case and statistic, with the page that shows them.
fn figures(site: &Site) -> Vec<(Page, Option<&str>, Vec<&Figure>)> {
    let cases = site
        .cases
        .iter()
        .map(|(id, case)| (Page::Case(id.to_owned()), Some(id), case.figures.values().collect()));
    let statistics = site.statistics.iter().map(|(id, statistic)| {
        let figures = match &statistic.data {
            Data::Own(observations) => observations.values().map(|observation| &observation.figure).collect(),
            Data::Across(_) => Vec::new(),
        };
        (Page::Statistic(id.to_owned()), None, figures)
    });
    cases.chain(statistics).collect()
}

pub(super) fn sources(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let cited = cited::pages(cx);
    let mut figures_of: BTreeMap<&str, usize> = BTreeMap::new();
    for source in figures(site).iter().flat_map(|(.., figures)| figures).flat_map(|figure| &figure.sources) {
        *figures_of.entry(source).or_default() += 1;
    }
    let rows = site
        .registry
        .sources
        .iter()
        .map(|(id, source)| {
            let count = figures_of.get(id).copied().unwrap_or_default();
            let note_html = notes::source_note(cx, source);
            let link = |page: &Page| Link { label: prose::title(cx, page), href: cx.href(page), lang: None };
            SourceRow {
                id: format!("source-{id}"),
                source: notes::source_view(cx, source),
                note_html,
                language: source.language.as_deref().map(|tag| language_name(cx, tag)),
                license: source
                    .license
                    .as_ref()
                    .map(|license| FactValue { text: cx.text(license), ..FactValue::default() }),
                count: (count > 0).then(|| cx.counted("count.figures", count)),
                cited_by: cited.get(id).into_iter().flatten().map(link).collect(),
            }
        })
        .collect();
    let title = cx.word("section.sources");
    let downloads = downloads::of_site(cx);
    let view = SourcesView { title: title.clone(), lead: None, sources: rows, downloads };
    let head = Head { page: Page::Sources, title, description: None, breadcrumb: Vec::new(), draft: false };
    finish(cx, "sources.html", head, &view)
}

/// The name of a source's language; other tags than the two stand as they are.
fn language_name(cx: &Context<'_>, tag: &str) -> String {
    match tag.split('-').next() {
        Some("en") => cx.word("language.en"),
        Some("zh") => cx.word("language.zh"),
        _ => tag.to_owned(),
    }
}

pub(super) fn corrections(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let mut rows = Vec::new();
    for (page, case, figures) in figures(cx.site()) {
        let link = Link { label: prose::title(cx, &page), href: cx.href(&page), lang: None };
        rows.extend(cards::corrections(cx, figures.into_iter(), case, Some(link)));
    }
    rows.sort_by(|a, b| b.date.machine.cmp(&a.date.machine));
    let title = cx.word("section.corrections");
    let lead = format!("<p>{}</p>", escape(&cx.word("corrections.policy")));
    let view = CorrectionsView { title: title.clone(), lead_html: Some(lead), rows };
    let head =
        Head { page: Page::Corrections, title, description: None, breadcrumb: Vec::new(), draft: false };
    finish(cx, "corrections.html", head, &view)
}
