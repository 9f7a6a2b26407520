//! The years and taxonomies that a list of cases is narrowed with, found once for all lists of a language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::cards;
use super::context::Context;
use super::view::{TermGroup, TermView};
use crate::model::locale::Locale;
use crate::route::{Facet, Page};

/// The filters in each language of a site, made for the first list. They are made of the settings, the small records and the plan, which lie
/// under all files: no record of a folder is asked for.
#[derive(Debug, Default)]
pub struct Filters(OnceLock<BTreeMap<Locale, Vec<Group>>>);

/// The years, or a taxonomy.
#[derive(Debug)]
struct Group {
    label: String,
    terms: Vec<Term>,
}

/// A year or a term with cases.
#[derive(Debug)]
struct Term {
    label: String,
    /// The first page of its list.
    to: Page,
    /// How many cases it has, in the words of the language.
    count: String,
}

/// The years and the taxonomies, each term with its number of cases and its link from a list.
pub(super) fn of(cx: &Context<'_>, page: &Page) -> Vec<TermGroup> {
    let view = |term: &Term| TermView {
        label: term.label.clone(),
        href: cx.href(&term.to),
        count: Some(term.count.clone()),
        current: is_of(page, &term.to),
    };
    let groups = cx.ready.filters.0.get_or_init(|| {
        let locales = cx.site().config.locales.iter();
        let of = |locale| groups(&Context::new(cx.files, cx.ready, locale, cx.path));
        locales.map(|locale| (locale.clone(), of(locale))).collect()
    });
    let groups = groups.get(cx.locale).into_iter().flatten();
    groups
        .map(|group| TermGroup { label: group.label.clone(), terms: group.terms.iter().map(view).collect() })
        .collect()
}

/// Whether a page is one of the list that begins at another.
fn is_of(page: &Page, first: &Page) -> bool {
    match (page, first) {
        (Page::Year(shown, _), Page::Year(year, _)) => shown == year,
        (Page::Term { taxonomy: shown, term: of, .. }, Page::Term { taxonomy, term, .. }) => {
            (shown, of) == (taxonomy, term)
        }
        _ => false,
    }
}

fn groups(cx: &Context<'_>) -> Vec<Group> {
    let groups = cx.ready.plan.catalog.facets(cx.site());
    groups.iter().map(|facets| group(cx, facets)).collect()
}

fn group(cx: &Context<'_>, facets: &[Facet<'_>]) -> Group {
    let taxonomies = &cx.site().registry.taxonomies;
    let term = |facet: &Facet<'_>| {
        let (label, to) = match *facet {
            Facet::Year(year) => (cards::year(cx, year), Page::Year(year, 1)),
            Facet::Term { taxonomy, term } => {
                let label = taxonomies.get(taxonomy).and_then(|taxonomy| taxonomy.terms.get(term));
                let to = Page::Term { taxonomy: taxonomy.to_owned(), term: term.to_owned(), page: 1 };
                (label.map(|label| cx.text(label)).unwrap_or_default(), to)
            }
        };
        Term { label, to, count: cx.count(cx.ready.plan.catalog.cases_of(*facet).len()) }
    };
    let label = match facets.first() {
        Some(Facet::Term { taxonomy, .. }) => {
            taxonomies.get(taxonomy).map(|taxonomy| cx.text(&taxonomy.title)).unwrap_or_default()
        }
        _ => cx.word("section.years"),
    };
    Group { label, terms: facets.iter().map(term).collect() }
}
