//! A difference told to people: what it says of each figure in the language of messages.

use super::words;
use super::{Diff, FigureChange, page, text};
use crate::check::Stated;
use crate::diag::Language;
use crate::format::{date, quantity::quantity};
use crate::model::Site;
use crate::model::figure::Time;
use crate::model::locale::{self, Locale};
use crate::output::{ChangeEntry, FigureEntry, Texts};

/// A difference with all that is needed to tell it.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub diff: &'a Diff,
    /// The site of the new side, for the names of units and sources.
    pub site: &'a Site,
    /// What was compared with, as the person named it.
    pub against: &'a str,
    pub language: Language,
}

impl Told<'_> {
    /// The difference for a terminal; lines may hold whatever authors wrote, so whoever prints them makes them plain.
    #[must_use]
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// One page of HTML that needs no other file: for whoever has to agree to the publication.
    #[must_use]
    pub fn page(&self) -> String {
        page::page(self)
    }

    /// The first language of the site that messages are said in, else its default.
    pub(super) fn locale(&self) -> &Locale {
        let wanted = match self.language {
            Language::English => locale::Language::English,
            Language::Chinese => locale::Language::Chinese,
        };
        let config = &self.site.config;
        config.locales.iter().find(|locale| locale.language() == wanted).unwrap_or(config.default_locale())
    }

    pub(super) fn text_of<'t>(&self, texts: &'t Texts) -> &'t str {
        texts.get(self.locale().as_str()).or_else(|| texts.values().next()).map_or("", String::as_str)
    }

    pub(super) fn label<'f>(&self, figure: &'f FigureChange) -> &'f str {
        figure.label().map_or("", |label| self.text_of(label))
    }

    /// The number with qualifier and unit, or why there is none.
    pub(super) fn number(&self, entry: &FigureEntry) -> String {
        let locale = self.locale();
        let stated = Stated::read(entry).and_then(|stated| stated.quantity);
        let unit = self.site.registry.units.get(&entry.unit);
        let number = match (stated, unit) {
            (Some(stated), Some(unit)) => {
                quantity(&stated, unit, locale.language(), &self.site.config.style(locale)).text()
            }
            // A unit that the site has no more, or a statement of another version of Casebook.
            _ => match &entry.value {
                Some(value) => format!("{value} {}", entry.unit),
                None => words::MISSING.text(self.language).to_owned(),
            },
        };
        let reason = self.text_of(&entry.reason);
        match entry.status.as_str() {
            "retracted" => format!("{number} ({})", words::RETRACTED.text(self.language)),
            "missing" if !reason.is_empty() => format!("{number}: {reason}"),
            _ => number,
        }
    }

    /// For what time a number holds.
    pub(super) fn time(&self, entry: &FigureEntry) -> String {
        match Stated::read(entry).map(|stated| stated.time) {
            Some(Time::AsOf(of)) => date::as_of(of, self.locale()),
            Some(Time::Over(of)) => date::during(of, self.locale()),
            None => entry.as_of.clone().or_else(|| entry.period.clone()).unwrap_or_default(),
        }
    }

    /// The titles of the sources; the id of one that the site has no more.
    pub(super) fn sources(&self, entry: &FigureEntry) -> String {
        let title = |id: &String| {
            let known = self.site.registry.sources.get(id).and_then(|source| source.title.get(self.locale()));
            known.unwrap_or(id).clone()
        };
        let comma = match self.language {
            Language::English => "; ",
            Language::Chinese => "；",
        };
        entry.source.iter().map(title).collect::<Vec<_>>().join(comma)
    }

    /// What readers are told of a change: `correction, 2026-02-01: 285 → 290: reason`.
    pub(super) fn said(&self, change: &ChangeEntry) -> String {
        let kind = match change.kind.as_str() {
            "correction" => words::CORRECTION.text(self.language),
            "revision" => words::REVISION.text(self.language),
            "retraction" => words::RETRACTION.text(self.language),
            other => other,
        };
        let [from, to, reason] = [&change.from, &change.to, &change.reason].map(|texts| self.text_of(texts));
        let step = if to.is_empty() { from.to_owned() } else { format!("{from} → {to}") };
        let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
        format!("{kind}, {}: {step}{reason}", change.date)
    }

    /// Which days the two sides speak for.
    pub(super) fn days(&self) -> String {
        let new = &self.diff.as_of;
        match &self.diff.as_of_before {
            Some(old) if old != new => words::SPOKE_FOR.filled(self.language, &[("new", new), ("old", old)]),
            _ => words::SPEAKS_FOR.filled(self.language, &[("new", new)]),
        }
    }
}
