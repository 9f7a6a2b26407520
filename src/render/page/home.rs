//! The home page, and the page for a wrong address.

use super::{finish, statistic};
use crate::model::case::Case;
use crate::render::cards;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::figure::{self, Marks};
use crate::render::notes;
use crate::render::prose;
use crate::render::theme::ThemeError;
use crate::render::view::{FactValue, FiguresView, HomeView, NotFoundView, PublisherView};
use crate::route::Page;

pub(super) fn home(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let config = &site.config;
    let lead = config.home.lead.as_ref().unwrap_or(&config.description);
    let lead_html = prose::inline(cx, lead, None);
    let figures = figures(cx);
    let chosen: Vec<&Case> = match config.home.cases.as_slice() {
        [] => cx.ready.plan.catalog.all.iter().take(SHOWN_MOST).filter_map(|id| site.cases.get(id)).collect(),
        ids => ids.iter().filter_map(|id| site.cases.get(id)).collect(),
    };
    let cases = chosen.into_iter().map(|case| cards::case(cx, case)).collect();
    let ids: Vec<String> = match config.home.statistics.as_slice() {
        [] => site.statistics.iter().map(|(id, _)| id.to_owned()).take(SHOWN_MOST).collect(),
        ids => ids.to_vec(),
    };
    let statistics = ids.iter().filter_map(|id| statistic::card(cx, id)).collect();
    let events = site.events.values().take(SHOWN_MOST).map(|event| cards::event(cx, event)).collect();
    let publisher = config.publisher.as_deref().and_then(|id| {
        let organization = site.registry.organizations.get(id)?;
        let html = prose::some_inline(cx, &organization.description, None);
        Some(PublisherView { name: cards::organization(cx, id)?, html, links: Vec::new() })
    });
    let title = cx.text(&config.title);
    let view = HomeView {
        kicker: None,
        headline: cx.some_text(&config.home.headline).unwrap_or_else(|| title.clone()),
        lead_html: Some(lead_html),
        figures,
        cases,
        cases_href: cx.href_if_planned(&Page::Cases(1)),
        statistics,
        statistics_href: cx.href_if_planned(&Page::Statistics),
        events,
        events_href: cx.href_if_planned(&Page::Events),
        publisher,
        body_html: String::new(),
        notes: notes::views(cx),
    };
    let description = Some(prose::plain_text(cx, &config.description, None));
    finish(
        cx,
        "home.html",
        Head { page: Page::Home, title, description, breadcrumb: Vec::new(), draft: false },
        &view,
    )
}

/// How many records a home page shows that does not choose them.
const SHOWN_MOST: usize = 4;

/// The figures that site.yaml names, each leading to its case or statistic.
fn figures(cx: &mut Context<'_>) -> Option<FiguresView> {
    let addresses = cx.site().config.home.figures.clone();
    let views: Vec<_> = addresses
        .iter()
        .filter_map(|address| {
            let found = cards::found(cx, None, address)?;
            let (case, page) = match address {
                crate::model::reference::FigureRef::OfCase { case, .. } => {
                    (Some(case.as_str()), Page::Case(case.clone()))
                }
                crate::model::reference::FigureRef::Observation { statistic, .. } => {
                    (None, Page::Statistic(statistic.clone()))
                }
                crate::model::reference::FigureRef::Own(_) => return None,
            };
            let view = figure::view(cx, found, case, Marks::Shown);
            Some(crate::render::view::FigureView { href: cx.href_if_planned(&page), ..view })
        })
        .collect();
    (!views.is_empty()).then(|| FiguresView {
        figures: views,
        note: Some(cx.word("figures.note")),
        label: None,
    })
}

pub(super) fn not_found(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let link =
        |key: &str, page: Page| FactValue { href: cx.href_if_planned(&page), ..cards::plain(cx.word(key)) };
    let links = vec![
        link("section.cases", Page::Cases(1)),
        link("section.statistics", Page::Statistics),
        link("section.organizations", Page::Organizations),
        link("section.search", Page::Search),
    ];
    let links = links.into_iter().filter(|link| link.href.is_some()).collect();
    let title = cx.word("not_found.title");
    let head = Head { page: Page::NotFound, title, description: None, breadcrumb: Vec::new(), draft: false };
    finish(cx, "404.html", head, &NotFoundView { links })
}
