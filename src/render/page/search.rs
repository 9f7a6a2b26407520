//! The search page.

use super::finish;
use crate::render::cards;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::search;
use crate::render::theme::{Arg, ThemeError};
use crate::render::view::{FactValue, SearchView};
use crate::route::{PAGES_A_FILE, Page, word_files};

pub(super) fn search(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let lists = [
        ("section.cases", Page::Cases(1)),
        ("section.statistics", Page::Statistics),
        ("section.indicators", Page::Indicators),
        ("section.events", Page::Events),
        ("section.programmes", Page::Programmes),
        ("section.schemes", Page::Schemes),
        ("section.organizations", Page::Organizations),
        ("section.sources", Page::Sources),
        ("section.corrections", Page::Corrections),
    ];
    let link = |(key, page): (&str, Page)| FactValue {
        href: cx.href_if_planned(&page),
        ..cards::plain(cx.word(key))
    };
    let plain = cx.site().pages.iter().map(|(id, page)| {
        let page_href = cx.href_if_planned(&Page::Plain(id.to_owned()));
        FactValue { href: page_href, ..cards::plain(cx.text(&page.title)) }
    });
    let title = cx.word("section.search");
    let pages = cx.ready.plan.searched.len();
    let view = SearchView {
        title: title.clone(),
        pages,
        word_files: word_files(pages),
        pages_a_file: PAGES_A_FILE,
        version: search::version(cx),
        found: cx.words("search.found", &[("n", Arg::Text("{n}"))]),
        links: lists.into_iter().map(link).filter(|link| link.href.is_some()).chain(plain).collect(),
    };
    let head = Head { page: Page::Search, title, description: None, breadcrumb: Vec::new(), draft: false };
    finish(cx, "search.html", head, &view)
}
