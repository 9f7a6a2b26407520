//! Records in lists, and facts beside a title.

use super::context::Context;
use super::figure::{self, Marks};
use super::notes;
use super::prose;
use super::view::{CardView, CorrectionRow, Fact, FactValue, FiguresView, Link};
use crate::model::Lookup;
use crate::model::case::{Case, Selection};
use crate::model::event::Event;
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::organization::{Part, Role};
use crate::model::reference::FigureRef;
use crate::route::Page;

/// A case in a list.
pub(super) fn case(cx: &mut Context<'_>, case: &Case) -> CardView {
    cx.from.insert(case.file);
    let kicker: Vec<String> =
        terms(cx, case, "region").into_iter().chain(case.year.map(|of| year(cx, of))).collect();
    let figures = case
        .key_figures
        .iter()
        .flatten()
        .filter_map(|address| found_in(cx, case, address))
        .take(3)
        .collect::<Vec<&Figure>>();
    CardView {
        kicker: (!kicker.is_empty()).then(|| kicker.join(&cx.word("punctuation.apart"))),
        marked: !case.selections.is_empty(),
        title: cx.text(&case.title),
        href: cx.href(&Page::Case(case.id.clone())),
        summary: Some(prose::plain_text(cx, &case.summary, Some(&case.id))),
        figures: figures
            .into_iter()
            .map(|figure| figure::view(cx, figure, Some(&case.id), Marks::Left))
            .collect(),
        meta: Vec::new(),
        draft: case.lifetime.is_draft(),
    }
}

/// A year by itself, as a label.
pub(super) fn year(cx: &Context<'_>, year: i16) -> String {
    match cx.locale.language() {
        Language::English => year.to_string(),
        Language::Chinese => format!("{year}年"),
    }
}

/// The labels of a case's terms in one taxonomy.
pub(super) fn terms(cx: &Context<'_>, case: &Case, taxonomy: &str) -> Vec<String> {
    let labels = cx.site().registry.taxonomies.get(taxonomy).map(|taxonomy| &taxonomy.terms);
    let named = case.terms.iter().filter(|(id, _)| id == taxonomy).flat_map(|(_, terms)| terms);
    named.filter_map(|term| labels?.get(term)).map(|label| cx.text(label)).collect()
}

/// An event in a list.
pub(super) fn event(cx: &mut Context<'_>, event: &Event) -> CardView {
    cx.from.insert(event.file);
    CardView {
        kicker: event.date.map(|date| cx.date(date).text).or_else(|| cx.some_text(&event.date_text)),
        marked: false,
        title: cx.text(&event.title),
        href: cx.href(&Page::Event(event.id.clone())),
        summary: event.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None)),
        figures: Vec::new(),
        meta: event.place.iter().map(|place| cx.text(place)).collect(),
        draft: event.lifetime.is_draft(),
    }
}

/// The figure of an address that the checks have passed.
pub(super) fn found<'a>(cx: &Context<'a>, case: Option<&str>, address: &FigureRef) -> Option<&'a Figure> {
    match cx.site().figure(case, address) {
        Lookup::Found(figure) => Some(figure),
        Lookup::Broken | Lookup::Unknown => None,
    }
}

/// The same for a case that was looked up already: its own figures need not be looked for in all cases.
pub(super) fn found_in<'a>(cx: &Context<'a>, case: &'a Case, address: &FigureRef) -> Option<&'a Figure> {
    match address {
        FigureRef::Own(figure) => case.figures.get(figure),
        _ => found(cx, Some(&case.id), address),
    }
}

/// A strip of figures, where there are any.
pub(super) fn strip(
    cx: &mut Context<'_>,
    case: Option<&str>,
    addresses: &[FigureRef],
) -> Option<FiguresView> {
    let figures: Vec<_> = addresses.iter().filter_map(|address| found(cx, case, address)).collect();
    if figures.is_empty() {
        return None;
    }
    let views = figures.into_iter().map(|figure| figure::view(cx, figure, case, Marks::Shown)).collect();
    Some(FiguresView { figures: views, note: Some(cx.word("figures.note")), label: None })
}

/// A label with one plain value.
pub(super) fn fact(cx: &Context<'_>, key: &str, text: impl Into<String>) -> Fact {
    Fact { label: cx.word(key), values: vec![plain(text)] }
}

pub(super) fn plain(text: impl Into<String>) -> FactValue {
    FactValue { text: text.into(), ..FactValue::default() }
}

/// A value that leads to a page.
pub(super) fn linked(cx: &Context<'_>, text: impl Into<String>, page: &Page) -> FactValue {
    FactValue { text: text.into(), href: cx.href_if_planned(page), ..FactValue::default() }
}

/// An organization by its name, as a link.
pub(super) fn organization(cx: &Context<'_>, id: &str) -> Option<FactValue> {
    let organization = cx.site().registry.organizations.get(id)?;
    Some(linked(cx, cx.text(&organization.name), &Page::Organization(id.to_owned())))
}

/// Organizations by role, in the order of their first mention.
pub(super) fn roles(cx: &Context<'_>, parts: &[Part]) -> Vec<Fact> {
    let mut facts: Vec<(Role, Fact)> = Vec::new();
    for part in parts {
        let Some(value) = organization(cx, &part.organization) else { continue };
        match facts.iter_mut().find(|(role, _)| *role == part.role) {
            Some((_, fact)) => fact.values.push(value),
            None => {
                let label = cx.word(&format!("role.{}", part.role.word()));
                facts.push((part.role, Fact { label, values: vec![value] }));
            }
        }
    }
    facts.into_iter().map(|(_, fact)| fact).collect()
}

/// A selection in a line: result or scheme, and year.
pub(super) fn selection(cx: &mut Context<'_>, selection: &Selection) -> FactValue {
    let scheme = cx.site().registry.schemes.get(&selection.scheme);
    let name = scheme.map(|scheme| cx.text(&scheme.name)).unwrap_or_default();
    let said = cx.some_text(&selection.result).unwrap_or(name);
    let text = match (cx.locale.language(), selection.year) {
        (Language::English, Some(year)) => format!("{said}, {year}"),
        (Language::Chinese, Some(year)) => format!("{year}年度{said}"),
        (_, None) => said,
    };
    let note_refs = notes::source_marks(cx, &selection.sources);
    FactValue { note_refs, ..linked(cx, text, &Page::Scheme(selection.scheme.clone())) }
}

/// The changes of figures, newest first.
pub(super) fn corrections<'f>(
    cx: &Context<'_>,
    figures: impl Iterator<Item = &'f Figure>,
    case: Option<&str>,
    page: Option<Link>,
) -> Vec<CorrectionRow> {
    let mut rows: Vec<_> = figures
        .flat_map(|figure| figure.changes.iter().map(move |change| (figure, change)))
        .map(|(figure, change)| {
            let reason =
                change.reason.get(cx.locale).map(|phrase| prose::plain(cx, phrase, case)).unwrap_or_default();
            let row = CorrectionRow {
                date: cx.date(change.date),
                kind: cx.word(&format!("change.{}", change.kind.word())),
                page: page.clone(),
                label: figure::label(cx, figure),
                from: Some(cx.text(&change.from)),
                to: Some(cx.text(&change.to)),
                reason,
            };
            (change.date.start(), row)
        })
        .collect();
    rows.sort_by(|(a, _), (b, _)| b.cmp(a));
    rows.into_iter().map(|(_, row)| row).collect()
}
