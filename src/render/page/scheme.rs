//! The page of a scheme: by whom, and which cases it selected.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{finish, gone};
use crate::model::case::Case;
use crate::model::figure::ShareOf;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::figure::{self, Marks};
use crate::render::theme::ThemeError;
use crate::render::view::{Fact, FactValue, FiguresView, Link, SchemeView, SelectedGroup};
use crate::render::{cards, notes, prose};
use crate::route::Page;

pub(super) fn scheme(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let scheme = site.registry.schemes.get(id).ok_or_else(|| gone("scheme.html"))?;
    let description = prose::some_inline(cx, &scheme.description, None);
    let description =
        notes::with_sources(cx, description, &scheme.sources).map(|html| format!("<p>{html}</p>"));
    let by = scheme.by.as_deref().and_then(|by| cards::organization(cx, by));
    let by = by.map(|by| Fact { label: cx.word("fact.selected_by"), values: vec![by] });
    let mut facts: Vec<Fact> = by.into_iter().collect();
    if let Some(url) = &scheme.url {
        let website = FactValue { href: Some(url.clone()), ..cards::plain(url.clone()) };
        facts.push(Fact { label: cx.word("fact.website"), values: vec![website] });
    }
    let groups = groups(cx, id);
    let shares = shares(cx, id);
    let title = cx.text(&scheme.name);
    let view = SchemeView {
        title: title.clone(),
        kicker: Some(cx.word(&format!("scheme_kind.{}", scheme.kind.word()))),
        description_html: description,
        facts,
        groups,
        shares,
        notes: notes::views(cx),
    };
    let breadcrumb = vec![(cx.word("section.schemes"), Page::Schemes)];
    let head = Head { page: Page::Scheme(id.to_owned()), title, description: None, breadcrumb, draft: false };
    finish(cx, "scheme.html", head, &view)
}

/// The event at which the cases of a year were announced, and the cases.
type Selected<'s> = (Option<String>, Vec<&'s Case>);

/// The selected cases by year, newest first.
fn groups(cx: &mut Context<'_>, scheme: &str) -> Vec<SelectedGroup> {
    let mut by_year: BTreeMap<Reverse<Option<i16>>, Selected<'_>> = BTreeMap::new();
    for case in cx.site().cases.values() {
        for selection in case.selections.iter().filter(|selection| selection.scheme == scheme) {
            let group = by_year.entry(Reverse(selection.year)).or_default();
            group.0 = group.0.take().or_else(|| selection.announced_at.clone());
            group.1.push(case);
        }
    }
    by_year
        .into_iter()
        .map(|(year, (event, cases))| {
            let event = event.and_then(|id| cx.site().events.get(&id));
            SelectedGroup {
                label: year.0.map_or_else(|| cx.word("section.undated"), |year| cards::year(cx, year)),
                announced_at: event.map(|event| Link {
                    label: cx.text(&event.title),
                    href: cx.href(&Page::Event(event.id.clone())),
                    lang: None,
                }),
                cards: cases.into_iter().map(|case| cards::case(cx, case)).collect(),
            }
        })
        .collect()
}

/// Figures of cases that are shares of this scheme's awards.
fn shares(cx: &mut Context<'_>, scheme: &str) -> Option<FiguresView> {
    let site = cx.site();
    let of_scheme =
        site.cases.iter().flat_map(|(id, case)| case.figures.values().map(move |figure| (id, figure)));
    let views: Vec<_> = of_scheme
        .filter(|(_, figure)| matches!(figure.share_of.as_deref(), Some(ShareOf::Scheme { scheme: of, .. }) if of == scheme))
        .map(|(id, figure)| {
            let view = figure::view(cx, figure, Some(id), Marks::Shown);
            crate::render::view::FigureView { href: Some(cx.href(&Page::Case(id.to_owned()))), ..view }
        })
        .collect();
    (!views.is_empty()).then_some(FiguresView { figures: views, note: None, label: None })
}
