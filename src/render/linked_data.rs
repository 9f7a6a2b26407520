//! What a page says of itself to programs: schema.org data as one block of JSON-LD in its head.
//!
//! The block says what the record says and nothing more. Addresses are as all of the page's: relative to it, and whole where the site
//! knows its own (`base_url`). A node that stands on several pages has one `@id` on all of them, so that a reader of many pages sees
//! one thing: see [`node::id`].

mod article;
mod dataset;
mod node;
mod observation;
mod organization;

use serde_json::Number;

use super::chrome::Head;
use super::context::Context;
use super::prose;
use crate::route::Page;
use node::{Node, Said};

/// The block of a page as a `<script>` that browsers do not run, being data (HTML standard, 4.12.1); nothing where there is nothing to say.
pub(super) fn block(cx: &Context<'_>, head: &Head) -> Option<String> {
    let mut graph: Vec<Said> = breadcrumb(cx, head).into_iter().collect();
    graph.extend(match &head.page {
        Page::Home => vec![website(cx, head)],
        Page::Case(id) => article::of_case(cx, id, head).unwrap_or_default(),
        Page::Statistic(id) => dataset::of_statistic(cx, id, head).unwrap_or_default(),
        Page::Indicator(id) => observation::of_indicator(cx, id).into_iter().collect(),
        Page::Event(id) => organization::of_event(cx, id, head).into_iter().collect(),
        Page::Organization(id) => organization::of_organization(cx, id).into_iter().collect(),
        _ => Vec::new(),
    });
    if graph.is_empty() {
        return None;
    }
    let language = Node::bare().say("@language", cx.locale.as_str()).done();
    let context = vec![Said::from("https://schema.org"), language];
    let block = Node::bare().say("@context", context).say("@graph", graph).done();
    // Texts and numbers can always be written.
    let json = serde_json::to_string(&block).ok()?;
    // Every `<` stands within a text, where JSON may write it so; the block then ends nowhere but at its end.
    Some(format!("<script type=\"application/ld+json\">{}</script>", json.replace('<', "\\u003c")))
}

/// The way from the home page to this one, as the page shows it.
fn breadcrumb(cx: &Context<'_>, head: &Head) -> Option<Said> {
    if matches!(head.page, Page::Home | Page::NotFound | Page::Withdrawn(_) | Page::Embed(_)) {
        return None;
    }
    let home = (cx.word("nav.home"), &Page::Home);
    let above = head.breadcrumb.iter().map(|(label, page)| (label.clone(), page));
    let way = std::iter::once(home).chain(above).chain([(head.title.clone(), &head.page)]);
    let items: Vec<Said> = way
        .enumerate()
        .map(|(at, (name, page))| {
            let item = Node::new("ListItem").say("position", Said::Number(Number::from(at + 1)));
            item.say("name", name).say("item", own(cx, page)).done()
        })
        .collect();
    Some(Node::new("BreadcrumbList").say("itemListElement", items).done())
}

fn website(cx: &Context<'_>, head: &Head) -> Said {
    let config = &cx.site().config;
    let description = prose::plain_text(cx, &config.description, None);
    Node::new("WebSite")
        .say("@id", own(cx, &head.page) + "#website")
        .say("name", cx.text(&config.title))
        .say("description", description)
        .say("inLanguage", cx.locale.as_str())
        .say("url", own(cx, &head.page))
        .some("publisher", organization::publisher(cx))
        .done()
}

/// The address of a page in the language of this one.
fn own(cx: &Context<'_>, page: &Page) -> String {
    cx.page_address(page, cx.locale)
}
