//! Numbers that were published.

use std::collections::{BTreeMap, BTreeSet};

use super::Compared;
use super::old::Old;
use crate::check::changes::{elsewhere, says};
use crate::diag::{Diagnostic, Diagnostics, table::earlier};
use crate::files::Place;
use crate::format::quantity::quantity;
use crate::model::Site;
use crate::model::figure::{Change, Figure};
use crate::model::locale::{Language, Localized};
use crate::model::quantity::Quantity;
use crate::model::reference::FigureRef;
use crate::model::unit::Unit;
use crate::output::Register;
use crate::yaml::listed;

pub(super) fn no_number_changes_without_a_word(compared: &Compared<'_>, diags: &mut Diagnostics) {
    let Some(register) = &compared.earlier.register else { return };
    for now in compared.site.figures().filter(|now| !now.is_borrowed()) {
        let old = register.figures.get(&now.address().to_string()).and_then(Old::read);
        if let Some(found) = old.and_then(|old| changed(compared.site, register, &old, now.figure)) {
            diags.push(found);
        }
    }
}

/// The finding, where a published number differs and no new entry of `changes` says so.
fn changed(site: &Site, register: &Register, old: &Old<'_>, now: &Figure) -> Option<Diagnostic> {
    // A gap that is filled takes nothing back.
    let before = old.quantity.as_ref()?;
    let is_same = Some(before) == now.quantity() && old.entry.unit == now.unit.id;
    if is_same || old.is_followed_by(now, register) {
        return None;
    }
    let new: Vec<&Change> = now.changes.iter().filter(|change| !old.has(change)).collect();
    let unit = site.registry.units.get(&old.entry.unit).unwrap_or(&now.unit);
    let begins = new.iter().any(|change| says(&change.from, before, unit.kind));
    let ends = |quantity: &Quantity| new.iter().any(|change| says(&change.to, quantity, now.unit.kind));
    // That its last change ends at another number is reported for itself.
    if begins && now.quantity().is_none_or(ends) || !new.is_empty() && elsewhere(now).is_some() {
        return None;
    }
    let in_words = |language| in_words(site, Some(before), unit, language);
    let now_in_words = |language| in_words_now(site, now, language);
    let found = Diagnostic::new(earlier::CHANGED, now.place).with("id", &now.id);
    let found = found.with("old", in_words(Language::English)).with("old_zh", in_words(Language::Chinese));
    let found =
        found.with("new", now_in_words(Language::English)).with("new_zh", now_in_words(Language::Chinese));
    let last = new.last();
    let said = |text: fn(&Change) -> &Localized<String>| {
        last.and_then(|change| text(change).iter().next()).map(|(_, text)| text.clone())
    };
    let found = found.with_some("said_from", said(|change| &change.from));
    let found = found.with_some("said_to", said(|change| &change.to));
    let entry = entry(site, (before, unit), old.is_open_to_revision(now), now);
    Some(found.with(if now.changes.is_empty() { "first" } else { "entry" }, entry))
}

/// The lines of YAML that would tell of the change; only the reason is left to the author.
fn entry(site: &Site, (before, unit): (&Quantity, &Unit), is_revision: bool, now: &Figure) -> String {
    let kind = match (now.quantity(), is_revision) {
        (None, _) => "retraction",
        (Some(_), true) => "revision",
        (Some(_), false) => "correction",
    };
    // With another unit the number alone may be the same before and after.
    let with_unit =
        |text: String, id: &str| if unit.id == now.unit.id { text } else { format!("{text} ({id})") };
    let texts = |stated: Option<&Quantity>, of: &Unit| {
        let each = site.config.locales.iter().map(|locale| {
            let text = in_words(site, stated, of, locale.language());
            (locale.to_string(), with_unit(text, &of.id))
        });
        per_locale(each.collect())
    };
    let (from, to) = (texts(Some(before), unit), texts(now.quantity(), &now.unit));
    let reason = site.config.locales.iter().map(|locale| (locale.to_string(), "…".to_owned()));
    let (date, reason) = (site.config.as_of, per_locale_each(reason.collect()));
    format!("{{date: {date}, kind: {kind}, from: {from}, to: {to}, reason: {reason}}}")
}

/// A number as a page writes it; a missing one in the language's word for it.
fn in_words(site: &Site, stated: Option<&Quantity>, unit: &Unit, language: Language) -> String {
    let locale = site.config.locales.iter().find(|locale| locale.language() == language);
    let style = site.config.style(locale.unwrap_or(site.config.default_locale()));
    match (stated, language) {
        (Some(stated), _) => quantity(stated, unit, language, &style).text(),
        (None, Language::English) => "missing".to_owned(),
        (None, Language::Chinese) => "缺失".to_owned(),
    }
}

fn in_words_now(site: &Site, now: &Figure, language: Language) -> String {
    in_words(site, now.quantity(), &now.unit, language)
}

fn per_locale(texts: Vec<(String, String)>) -> String {
    match texts.split_first() {
        Some(((_, first), rest)) if rest.iter().all(|(_, text)| text == first) => plain(first),
        _ => per_locale_each(texts),
    }
}

fn per_locale_each(texts: Vec<(String, String)>) -> String {
    match texts.as_slice() {
        [(_, only)] => plain(only),
        _ => {
            let each: Vec<String> =
                texts.iter().map(|(locale, text)| format!("{locale}: {}", plain(text))).collect();
            format!("{{{}}}", each.join(", "))
        }
    }
}

/// A text as a value within a flow map of YAML, in quotation marks where it needs them.
fn plain(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " .…%()".contains(c);
    let begins = text.starts_with(|c: char| c.is_alphanumeric() || c == '…');
    if begins && text.chars().all(is_plain) { text.to_owned() } else { format!("\"{text}\"") }
}

pub(super) fn no_figure_goes_without_a_word(compared: &Compared<'_>, diags: &mut Diagnostics) {
    let Some(register) = &compared.earlier.register else { return };
    let site = compared.site;
    let now: BTreeSet<String> = site.figures().map(|now| now.address().to_string()).collect();
    let mut gone: BTreeMap<(Place, String), Vec<&str>> = BTreeMap::new();
    for (address, entry) in &register.figures {
        // What was borrowed has its home elsewhere, and what was missing was no number.
        if now.contains(address) || entry.figure.is_some() || entry.value.is_none() {
            continue;
        }
        let of = match FigureRef::parse(address) {
            FigureRef::OfCase { case, .. } => site.cases.get(&case).map(|record| (record.file, case)),
            FigureRef::Observation { statistic, .. } => {
                site.statistics.get(&statistic).map(|record| (record.file, statistic))
            }
            FigureRef::Own(_) => None,
        };
        // Of a record that is gone as a whole, its address tells.
        if let Some((file, record)) = of {
            gone.entry((Place::File(file), record)).or_default().push(address);
        }
    }
    for ((place, record), figures) in gone {
        let found = Diagnostic::new(earlier::FIGURE_GONE, place).with("id", record);
        diags.push(found.with("figures", listed(figures)));
    }
}
