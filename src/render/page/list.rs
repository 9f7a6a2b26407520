//! Lists: all cases, those of a year or a term, events, programmes, schemes.

use super::finish;
use crate::render::cards;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::filters;
use crate::render::prose;
use crate::render::search;
use crate::render::theme::{Arg, ThemeError};
use crate::render::view::{CardGroup, CardView, CaseIndex, Link, ListView, PageLink, Pagination};
use crate::route::{Catalog, Facet, PAGES_A_FILE, Page, Route, Shard, list_pages};

pub(super) fn cases(cx: &mut Context<'_>, page: &Page) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let (title, kicker, number) = match page {
        Page::Year(year, number) => {
            let title = cx.words("list.cases_of_year", &[("year", Arg::Text(&year.to_string()))]);
            (title, Some(cx.word("section.years")), *number)
        }
        Page::Term { taxonomy, page: number, .. } => {
            let kicker = site.registry.taxonomies.get(taxonomy).map(|taxonomy| cx.text(&taxonomy.title));
            (prose::title(cx, page), kicker, *number)
        }
        Page::Cases(number) => (cx.word("section.cases"), None, *number),
        _ => (String::new(), None, 1),
    };
    let listed = listed(&cx.ready.plan.catalog, page);
    let size = site.config.cases_per_page;
    let shown = listed.iter().skip((number - 1) * size).take(size);
    let mut groups: Vec<(Option<i16>, Vec<CardView>)> = Vec::new();
    for case in shown.filter_map(|id| site.cases.get(id)) {
        let card = cards::case(cx, case);
        match groups.last_mut() {
            Some((year, cards)) if *year == case.year => cards.push(card),
            _ => groups.push((case.year, vec![card])),
        }
    }
    let groups = groups.into_iter().map(|(year, cards)| group(cx, page, year, cards)).collect();
    let view = ListView {
        kicker,
        title: title.clone(),
        lead: None,
        count: Some(cx.counted("count.cases", listed.len())),
        filters: filters::of(cx, page),
        index: index(cx, page),
        groups,
        pagination: pagination(cx, page, number, list_pages(listed.len(), site)),
    };
    let title = match number {
        1 => title,
        number => cx
            .words("list.page_of", &[("title", Arg::Text(&title)), ("number", Arg::Text(&cx.count(number)))]),
    };
    let breadcrumb = match page {
        Page::Cases(1) => Vec::new(),
        _ => vec![(cx.word("section.cases"), Page::Cases(1))],
    };
    finish(
        cx,
        "list.html",
        Head { page: page.clone(), title, description: None, breadcrumb, draft: false },
        &view,
    )
}

/// The ids of the cases of a list, all its pages together.
fn listed<'a>(catalog: &'a Catalog, page: &Page) -> &'a [String] {
    match page {
        Page::Year(year, _) => catalog.cases_of(Facet::Year(*year)),
        Page::Term { taxonomy, term, .. } => catalog.cases_of(Facet::Term { taxonomy, term }),
        _ => &catalog.all,
    }
}

fn group(cx: &Context<'_>, page: &Page, year: Option<i16>, cards: Vec<CardView>) -> CardGroup {
    if matches!(page, Page::Year(..)) {
        return CardGroup { title: None, href: None, cards };
    }
    match year {
        Some(year) => CardGroup {
            title: Some(cards::year(cx, year)),
            href: cx.href_if_planned(&Page::Year(year, 1)),
            cards,
        },
        None => CardGroup { title: Some(cx.word("section.undated")), href: None, cards },
    }
}

/// Where the index lies that the list of all cases is narrowed with; other lists lead from term to term.
fn index(cx: &Context<'_>, page: &Page) -> Option<CaseIndex> {
    let Page::Cases(_) = page else { return None };
    let file = cx.link_if_planned(&Route::Search(Shard::Cases, cx.locale.clone()))?;
    let (folder, _) = file.rsplit_once('/')?;
    Some(CaseIndex {
        folder: format!("{folder}/"),
        version: search::version(cx),
        pages_a_file: PAGES_A_FILE,
        found: cx.words("list.found", &[("n", Arg::Text("{n}"))]),
    })
}

/// First, last, and the pages around this one.
fn pagination(cx: &Context<'_>, page: &Page, number: usize, last: usize) -> Option<Pagination> {
    if last < 2 {
        return None;
    }
    let at = |number: usize| match page {
        Page::Year(year, _) => Page::Year(*year, number),
        Page::Term { taxonomy, term, .. } => {
            Page::Term { taxonomy: taxonomy.clone(), term: term.clone(), page: number }
        }
        _ => Page::Cases(number),
    };
    let turn =
        |key: &str, number: usize| Link { label: cx.word(key), href: cx.href(&at(number)), lang: None };
    let mut pages = Vec::new();
    for other in (1..=last).filter(|other| *other == 1 || *other == last || other.abs_diff(number) <= 2) {
        let gap = pages.last().is_some_and(|(before, _): &(usize, PageLink)| other - before > 1);
        if gap {
            pages.push((other - 1, PageLink { label: "…".to_owned(), href: None, current: false }));
        }
        let link =
            PageLink { label: cx.count(other), href: Some(cx.href(&at(other))), current: other == number };
        pages.push((other, link));
    }
    Some(Pagination {
        previous: (number > 1).then(|| turn("pagination.previous", number - 1)),
        next: (number < last).then(|| turn("pagination.next", number + 1)),
        pages: pages.into_iter().map(|(_, link)| link).collect(),
    })
}

pub(super) fn events(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let mut events: Vec<_> = cx.site().events.values().collect();
    events.sort_by(|a, b| {
        (b.date.map(|date| date.start()), &a.id).cmp(&(a.date.map(|date| date.start()), &b.id))
    });
    let cards = events.into_iter().map(|event| cards::event(cx, event)).collect::<Vec<_>>();
    let count = cx.counted("count.events", cards.len());
    simple(cx, "section.events", Page::Events, Some(count), cards)
}

pub(super) fn programmes(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let card = |cx: &Context<'_>, id: &str| {
        let programme = cx.site().registry.programmes.get(id)?;
        Some(CardView {
            title: cx.text(&programme.name),
            href: cx.href(&Page::Programme(id.to_owned())),
            summary: programme.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None)),
            ..CardView::default()
        })
    };
    let cards = cx.site().registry.programmes.iter().filter_map(|(id, _)| card(cx, id)).collect();
    simple(cx, "section.programmes", Page::Programmes, None, cards)
}

pub(super) fn schemes(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let card = |cx: &Context<'_>, id: &str| {
        let scheme = cx.site().registry.schemes.get(id)?;
        Some(CardView {
            kicker: Some(cx.word(&format!("scheme_kind.{}", scheme.kind.word()))),
            title: cx.text(&scheme.name),
            href: cx.href(&Page::Scheme(id.to_owned())),
            summary: scheme.description.as_ref().map(|text| prose::plain_text(cx, text, None)),
            ..CardView::default()
        })
    };
    let cards = cx.site().registry.schemes.iter().filter_map(|(id, _)| card(cx, id)).collect();
    simple(cx, "section.schemes", Page::Schemes, None, cards)
}

fn simple(
    cx: &Context<'_>,
    title: &str,
    page: Page,
    count: Option<String>,
    cards: Vec<CardView>,
) -> Result<Vec<u8>, ThemeError> {
    let title = cx.word(title);
    let view = ListView {
        title: title.clone(),
        count,
        groups: vec![CardGroup { title: None, href: None, cards }],
        ..ListView::default()
    };
    finish(
        cx,
        "list.html",
        Head { page, title, description: None, breadcrumb: Vec::new(), draft: false },
        &view,
    )
}
