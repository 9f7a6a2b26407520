//! Rules on what a page is for those who hear it or find their way by its outline (WCAG 2.2; GB/T 37668).

use std::collections::BTreeSet;

use super::Seen;
use super::fault::{Fault, Origin};
use super::markup::Element;
use crate::diag::table::output;

fn level(element: Element<'_>) -> Option<u8> {
    match element.name().as_bytes() {
        [b'h', digit @ b'1'..=b'6'] if !element.is_drawing() => Some(digit - b'0'),
        _ => None,
    }
}

pub(super) fn there_is_one_first_heading(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let mut first = seen.markup.elements().filter(|element| level(*element) == Some(1));
    let count = first.clone().count();
    if count != 1 {
        let fault = Fault::new(output::FIRST_HEADING, Origin::Theme).with("count", count);
        faults.push(match first.nth(1) {
            Some(second) => fault.at(seen.text, &second.range()),
            None => fault,
        });
    }
}

pub(super) fn headings_skip_no_level(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let mut above = 0;
    for element in seen.markup.elements() {
        let Some(level) = level(element) else { continue };
        if level > above + 1 && above > 0 {
            let fault =
                Fault::new(output::HEADING_SKIPS, Origin::Either).with("level", level).with("above", above);
            let (text, start) = (element.text(), element.range().end);
            faults.push(fault.with("text", text.trim()).at(seen.text, &(start..start + text.len())));
        }
        above = level;
    }
}

pub(super) fn every_image_says_what_it_shows(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    for element in seen.markup.elements() {
        let shows = match element.name() {
            "img" => true,
            "area" => element.value("href").is_some(),
            "input" => element.value("type").is_some_and(|kind| kind.eq_ignore_ascii_case("image")),
            _ => false,
        };
        if shows && element.value("alt").is_none() {
            let image = element.value("src").unwrap_or_default();
            faults.push(
                Fault::new(output::IMAGE_WITHOUT_ALT, Origin::Either)
                    .with("image", image)
                    .at(seen.text, &element.range()),
            );
        }
    }
}

/// A caption, a name of its own, or the name of the group right around it.
pub(super) fn every_table_has_a_name(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let is_named = |element: Element<'_>| {
        ["aria-label", "aria-labelledby"]
            .iter()
            .any(|name| element.value(name).is_some_and(|v| !v.trim().is_empty()))
    };
    let place = |element: Element<'_>| element.range().start;
    let captioned: BTreeSet<usize> =
        seen.markup.named("caption").filter_map(Element::parent).map(place).collect();
    for table in seen.markup.named("table") {
        let is_layout = matches!(table.value("role"), Some("presentation" | "none"));
        let group = || table.above().take(2).any(|above| above.value("role").is_some() && is_named(above));
        if !is_layout && !captioned.contains(&place(table)) && !is_named(table) && !group() {
            faults.push(Fault::new(output::TABLE_WITHOUT_NAME, Origin::Theme).at(seen.text, &table.range()));
        }
    }
}

pub(super) fn the_page_names_its_language(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let Some(locale) = seen.route.locale() else { return };
    let html = seen.markup.named("html").next();
    let lang = html.and_then(|html| html.value("lang")).unwrap_or_default();
    if lang != locale.as_str() {
        let fault =
            Fault::new(output::PAGE_LANGUAGE, Origin::Theme).with("lang", lang).with("locale", locale);
        faults.push(match html {
            Some(html) => fault.at(seen.text, &html.range()),
            None => fault,
        });
    }
}

pub(super) fn the_page_has_a_title(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let titles: Vec<&str> = seen
        .markup
        .named("title")
        .filter(|title| !title.is_drawing())
        .map(|title| title.text().trim())
        .collect();
    let written = titles.iter().filter(|title| !title.is_empty()).count();
    if titles.len() != 1 || written != 1 {
        let count = if titles.len() == 1 { written } else { titles.len() };
        faults.push(Fault::new(output::PAGE_TITLE, Origin::Theme).with("count", count));
    }
}

pub(super) fn ids_stand_once(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let mut known = BTreeSet::new();
    for attribute in seen.markup.elements().filter_map(|element| element.attribute("id")) {
        if !known.insert(&*attribute.value) {
            let fault = Fault::new(output::ID_TWICE, Origin::Either).with("name", &attribute.value);
            faults.push(fault.at(seen.text, &attribute.range()));
        }
    }
}
