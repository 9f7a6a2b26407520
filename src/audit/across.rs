//! Rules that look at several pages: places in other files, languages that name each other, titles.

use std::collections::BTreeMap;

use super::fault::{Fault, Origin};
use super::markup::{Element, Markup};
use super::{Addresses, Facts, digest, links};
use crate::diag::table::output;
use crate::model::locale::Locale;
use crate::output::OutPath;
use crate::route::{Page, Plan, Route, relative};

/// What the rules look at.
pub(super) struct Whole<'a, 'f> {
    pub plan: &'a Plan,
    /// The facts of every page and drawing.
    pub facts: &'f BTreeMap<&'a OutPath, Facts<'a>>,
}

/// A fault, and the file that has it.
type Found<'a> = (&'a OutPath, Fault);

pub(super) fn places_in_other_pages_are_there<'a>(whole: &Whole<'a, '_>, found: &mut Vec<Found<'a>>) {
    for (path, facts) in whole.facts {
        for anchor in &facts.anchors {
            // What is neither page nor drawing has its own kinds of places: `report.pdf#page=2`.
            let Some(target) = whole.facts.get(anchor.target) else { continue };
            if target.ids.binary_search(&digest(&anchor.fragment)).is_err() {
                let link = format!("{}#{}", relative(path.as_str(), anchor.target.as_str()), anchor.fragment);
                found.push((path, links::dead_anchor(&anchor.fragment, anchor.target, &link).near(link)));
            }
        }
    }
}

/// A page that names its other languages is named by each of them as its own.
pub(super) fn languages_name_each_other<'a>(whole: &Whole<'a, '_>, found: &mut Vec<Found<'a>>) {
    for (path, facts) in whole.facts {
        let Some(Route::Page(page, own)) = whole.plan.routes.get(*path) else { continue };
        for (lang, target) in facts.alternates.iter().filter(|(lang, _)| &**lang != "x-default") {
            let is_right = match whole.plan.routes.get(*target) {
                Some(Route::Page(other, locale)) => {
                    let same = page == other && locale.as_str() == &**lang;
                    let mut back = whole.facts.get(*target).into_iter().flat_map(|facts| &facts.alternates);
                    same && back.any(|(lang, to)| &**lang == own.as_str() && to == path)
                }
                _ => false,
            };
            if !is_right {
                let fault = Fault::new(output::LANGUAGE_PAIR, Origin::Theme).with("lang", lang);
                found.push((path, fault.showing("target", target)));
            }
        }
    }
}

pub(super) fn titles_differ<'a>(whole: &Whole<'a, '_>, found: &mut Vec<Found<'a>>) {
    let mut known: BTreeMap<(&Locale, &str), &OutPath> = BTreeMap::new();
    for (path, facts) in whole.facts {
        // Pages that say of an address that it is empty have nothing to be told apart by, and a chart in a frame needs nothing.
        let locale = match whole.plan.routes.get(*path) {
            Some(Route::Page(page, locale)) if !matches!(page, Page::Withdrawn(_) | Page::Embed(_)) => locale,
            _ => continue,
        };
        let Some(title) = &facts.title else { continue };
        match known.get(&(locale, &**title)) {
            Some(other) => {
                let fault = Fault::new(output::SAME_TITLE, Origin::Words).with("title", title);
                found.push((path, fault.with("other", other)));
            }
            None => {
                known.insert((locale, title), path);
            }
        }
    }
}

/// The pages that a page names as its other languages.
pub(super) fn alternates<'a>(
    markup: &Markup<'_>,
    addresses: &Addresses<'a>,
    path: &'a OutPath,
) -> Vec<(Box<str>, &'a OutPath)> {
    let names = |element: &Element<'_>| {
        let says = |rel: &str| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("alternate"));
        matches!(element.name(), "a" | "link") && element.value("rel").is_some_and(says)
    };
    let alternate = |element: Element<'_>| {
        let (lang, href) = (element.value("hreflang")?, element.value("href")?);
        let address = addresses.of_this_site(href).unwrap_or_else(|| addresses.find(path, href));
        match address {
            super::address::Address::Inside { target, .. } => Some((lang.into(), target)),
            _ => None,
        }
    };
    let mut found: Vec<_> = markup.elements().filter(names).filter_map(alternate).collect();
    found.sort_unstable();
    found.dedup();
    found
}
