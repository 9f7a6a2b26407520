//! One function a kind of page: from records to the page's view, and through the theme to HTML.

mod case;
mod embed;
mod event;
mod home;
mod indicator;
mod list;
mod organization;
mod plain;
mod programme;
mod registers;
mod scheme;
mod search;
mod statistic;
mod withdrawn;

use serde::Serialize;

use super::chrome::{Head, chrome};
use super::context::Context;
use super::theme::ThemeError;
use super::typeset;
use super::view::Document;
use crate::route::Page;

/// Renders a page.
pub(super) fn render(cx: &mut Context<'_>, page: &Page) -> Result<Vec<u8>, ThemeError> {
    let html = match page {
        Page::Home => home::home(cx),
        Page::NotFound => home::not_found(cx),
        Page::Cases(_) | Page::Year(..) | Page::Term { .. } => list::cases(cx, page),
        Page::Events => list::events(cx),
        Page::Programmes => list::programmes(cx),
        Page::Schemes => list::schemes(cx),
        Page::Case(id) => case::case(cx, id),
        Page::Event(id) => event::event(cx, id),
        Page::Organizations => organization::organizations(cx),
        Page::Organization(id) => organization::organization(cx, id),
        Page::Programme(id) => programme::programme(cx, id),
        Page::Scheme(id) => scheme::scheme(cx, id),
        Page::Statistics => statistic::statistics(cx),
        Page::Statistic(id) => statistic::statistic(cx, id),
        Page::Indicators => indicator::indicators(cx),
        Page::Indicator(id) => indicator::indicator(cx, id),
        Page::Sources => registers::sources(cx),
        Page::Corrections => registers::corrections(cx),
        Page::Search => search::search(cx),
        Page::Plain(id) => plain::plain(cx, id),
        Page::Embed(of) => embed::embed(cx, of),
        Page::Withdrawn(address) => withdrawn::withdrawn(cx, address),
    }?;
    match cx.fault() {
        Some(fault) => Err(fault),
        None => Ok(html),
    }
}

/// The template that a page is made with.
pub fn template(page: &Page) -> &'static str {
    match page {
        Page::Home => "home.html",
        Page::NotFound => "404.html",
        Page::Cases(_) | Page::Year(..) | Page::Term { .. } => "list.html",
        Page::Events | Page::Programmes | Page::Schemes => "list.html",
        Page::Case(_) => "case.html",
        Page::Event(_) => "event.html",
        Page::Organizations => "organizations.html",
        Page::Organization(_) => "organization.html",
        Page::Programme(_) => "programme.html",
        Page::Scheme(_) => "scheme.html",
        Page::Statistics => "statistics.html",
        Page::Statistic(_) => "statistic.html",
        Page::Indicators => "indicators.html",
        Page::Indicator(_) => "indicator.html",
        Page::Sources => "sources.html",
        Page::Corrections => "corrections.html",
        Page::Search => "search.html",
        Page::Plain(_) => "page.html",
        Page::Embed(_) => "embed.html",
        Page::Withdrawn(_) => "withdrawn.html",
    }
}

/// Puts a view into its template.
fn finish(
    cx: &Context<'_>,
    template: &str,
    head: Head,
    view: &impl Serialize,
) -> Result<Vec<u8>, ThemeError> {
    let chrome = chrome(cx, head);
    let html = cx.ready.look.theme.page(template, cx.locale.as_str(), &Document { chrome: &chrome, view })?;
    Ok(typeset::page(&html, cx.locale.language()))
}

/// A page whose record is not there: the plan lists only records that are.
fn gone(template: &str) -> ThemeError {
    ThemeError::plain(template, "the record of this page is not there".to_owned())
}
