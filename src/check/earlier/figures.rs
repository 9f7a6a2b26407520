//! Numbers that were published.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Compared;
use super::stated::Stated;
use crate::check::changes::{elsewhere, says};
use crate::diag::{Diagnostic, Diagnostics, table::earlier};
use crate::files::Place;
use crate::format::quantity::quantity;
use crate::model::figure::{Change, ChangeKind, Figure};
use crate::model::locale::{Language, Localized};
use crate::model::period::Period;
use crate::model::quantity::{Qualifier, Quantity};
use crate::model::reference::FigureRef;
use crate::model::unit::{Unit, UnitKind};
use crate::model::{Lookup, Site};
use crate::output::Register;
use crate::yaml::listed;

pub(super) fn no_number_changes_without_a_word(compared: &Compared<'_>, diags: &mut Diagnostics) {
    let Some(register) = &compared.earlier.register else { return };
    let figures: Vec<_> = compared.site.figures().filter(|now| !now.is_borrowed()).collect();
    let found = figures.par_iter().filter_map(|now| {
        let old = register.figures.get(&now.address().to_string()).and_then(Stated::read)?;
        changed(compared.site, register, &old, now.figure)
    });
    let found: Vec<Diagnostic> = found.collect();
    found.into_iter().for_each(|found| diags.push(found));
}

/// The finding, where a published number differs and no new entry of `changes` says so.
fn changed(site: &Site, register: &Register, old: &Stated<'_>, now: &Figure) -> Option<Diagnostic> {
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
    // That the last change ends at another number is reported for itself.
    if begins && now.quantity().is_none_or(ends) || elsewhere(now).is_some() {
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
    let found = match now.time.period() {
        Period::ToDate => found
            .with("later", "`as_of`, or name the newer `source`")
            .with("later_zh", "`as_of` 写明，或注明新的 `source`"),
        _ => found.with("later", "`as_of` or `period`").with("later_zh", "`as_of` 或 `period` 写明"),
    };
    let kind = kind(old, now);
    let (kinds, kinds_zh) = match kind {
        ChangeKind::Retraction => (
            "`kind`: `retraction` withdraws the number; write each reason in place of `…`",
            "`kind`：`retraction` 为撤回；请在 `…` 处写明原因",
        ),
        ChangeKind::Correction | ChangeKind::Revision => (
            "`kind`: `correction` mends an error, `revision` takes in what is known now; write each reason in place of `…`",
            "`kind`：`correction` 为更正错误，`revision` 为采用新的资料；请在 `…` 处写明原因",
        ),
    };
    let found = found.with("kinds", kinds).with("kinds_zh", kinds_zh);
    let entry = entry(site, (before, unit), kind, now);
    Some(found.with(if now.changes.is_empty() { "first" } else { "entry" }, entry))
}

/// What a change probably is: better knowledge, as far as the record can tell, or the mending of an error.
fn kind(old: &Stated<'_>, now: &Figure) -> ChangeKind {
    let Some(quantity) = now.quantity() else { return ChangeKind::Retraction };
    let has_grown =
        *now.time.period() == Period::ToDate && old.quantity.is_some_and(|before| before < *quantity);
    if old.is_open_to_revision(now) || has_grown { ChangeKind::Revision } else { ChangeKind::Correction }
}

/// The lines of YAML that would tell of the change; only the reason is left to the author.
fn entry(site: &Site, (before, unit): (&Quantity, &Unit), kind: ChangeKind, now: &Figure) -> String {
    // Exact counts read the same in every language.
    let is_plain = |stated: &Quantity| {
        stated.qualifier() == Qualifier::Exact
            && stated.number().scale().is_none()
            && unit.kind == UnitKind::Count
    };
    let are_plain = unit.id == now.unit.id && is_plain(before) && now.quantity().is_some_and(is_plain);
    let texts = |stated: Option<&Quantity>, of: &Unit| match stated.filter(|_| are_plain) {
        Some(stated) => stated.number().to_string(),
        None => {
            let locales = site.config.locales.iter();
            per_locale(
                locales
                    .map(|locale| (locale.to_string(), in_words(site, stated, of, locale.language())))
                    .collect(),
            )
        }
    };
    let (mut from, mut to) = (texts(Some(before), unit), texts(now.quantity(), &now.unit));
    if from == to {
        // Units without words of their own are told apart by their ids.
        let named = |id: &str| format!("{} ({id})", before.number());
        (from, to) = (plain(&named(&unit.id)), plain(&named(&now.unit.id)));
    }
    let reason = site.config.locales.iter().map(|locale| (locale.to_string(), "…".to_owned()));
    let (date, reason, kind) = (site.config.as_of, per_locale_each(reason.collect()), kind.word());
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
        let parsed = FigureRef::parse(address);
        // What cannot be read is not gone.
        if matches!(site.figure(None, &parsed), Lookup::Broken) {
            continue;
        }
        let of = match parsed {
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
