//! What else `casebook list` lists: a table for each kind of record, with the id that others name it by first.

use crate::cli::table::Table;
use crate::model::Site;
use crate::model::locale::{Locale, Localized};
use crate::model::source::Published;
use crate::model::statistic::Data;

pub(super) fn statistics(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["statistic", "status", "observations", "title"]);
    for (id, record) in site.statistics.iter() {
        let observations = match &record.data {
            Data::Own(observations) => observations.len().to_string(),
            Data::Across(_) => String::new(),
        };
        let status = record.lifetime.status.word().to_owned();
        table.row([id.to_owned(), status, observations, text(locale, &record.title)]);
    }
    table
}

pub(super) fn events(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["event", "status", "date", "title"]);
    for (id, event) in site.events.iter() {
        let date = event.date.map(|date| date.to_string());
        let date = date.or_else(|| event.date_text.as_ref().map(|date| text(locale, date)));
        let status = event.lifetime.status.word().to_owned();
        table.row([id.to_owned(), status, date.unwrap_or_default(), text(locale, &event.title)]);
    }
    table
}

pub(super) fn pages(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["page", "status", "title"]);
    for (id, page) in site.pages.iter() {
        table.row([id.to_owned(), page.lifetime.status.word().to_owned(), text(locale, &page.title)]);
    }
    table
}

pub(super) fn sources(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["source", "kind", "published", "title"]);
    for (id, source) in site.registry.sources.iter() {
        let published = match &source.published {
            Published::On(date) => date.to_string(),
            Published::Unknown { .. } => "unknown".to_owned(),
        };
        table.row([id.to_owned(), source.kind.word().to_owned(), published, text(locale, &source.title)]);
    }
    table
}

pub(super) fn indicators(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["indicator", "unit", "measure", "label"]);
    for (id, indicator) in site.registry.indicators.iter() {
        let label = indicator.label.get(locale).map(|label| label.other.clone()).unwrap_or_default();
        table.row([id.to_owned(), indicator.unit.id.clone(), indicator.measure.word().to_owned(), label]);
    }
    table
}

pub(super) fn organizations(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["organization", "kind", "name"]);
    for (id, organization) in site.registry.organizations.iter() {
        table.row([id.to_owned(), organization.kind.word().to_owned(), text(locale, &organization.name)]);
    }
    table
}

pub(super) fn programmes(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["programme", "name"]);
    for (id, programme) in site.registry.programmes.iter() {
        table.row([id.to_owned(), text(locale, &programme.name)]);
    }
    table
}

pub(super) fn schemes(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["scheme", "kind", "name"]);
    for (id, scheme) in site.registry.schemes.iter() {
        table.row([id.to_owned(), scheme.kind.word().to_owned(), text(locale, &scheme.name)]);
    }
    table
}

/// Each as prose names it, `TAXONOMY/TERM`.
pub(super) fn terms(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["term", "cases", "title"]);
    for (taxonomy, record) in site.registry.taxonomies.iter() {
        for (term, title) in record.terms.iter() {
            let has = |terms: &&(String, Vec<String>)| {
                terms.0 == taxonomy && terms.1.iter().any(|known| known == term)
            };
            let cases = site.cases.values().filter(|case| case.terms.iter().any(|terms| has(&terms))).count();
            table.row([format!("{taxonomy}/{term}"), cases.to_string(), text(locale, title)]);
        }
    }
    table
}

/// In the first language of the site.
fn text(locale: &Locale, text: &Localized<String>) -> String {
    text.get(locale).cloned().unwrap_or_default()
}
