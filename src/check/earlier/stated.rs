//! A figure as the register of the last publication has it, in types.

use std::fmt::Display;
use std::str::FromStr;

use crate::model::figure::{Change, Figure, Status, Time};
use crate::model::period::Period;
use crate::model::quantity::{Number, Qualifier, Quantity};
use crate::output::{FigureEntry, Register, Texts};

/// What was stated, and for what time.
pub struct Stated<'a> {
    pub entry: &'a FigureEntry,
    /// Nothing where the number was missing.
    pub quantity: Option<Quantity>,
    pub time: Time,
}

impl<'a> Stated<'a> {
    /// Nothing where the entry says something that this version of Casebook does not understand.
    pub fn read(entry: &'a FigureEntry) -> Option<Stated<'a>> {
        // Of a number that is known by its report alone, the day of the report is all that there is to compare.
        let time = match (entry.as_of.as_ref().or(entry.as_reported.as_ref()), &entry.period) {
            (Some(as_of), None) => Time::AsOf(as_of.parse().ok()?),
            (None, Some(period)) => Time::Over(period.parse().ok()?),
            _ => return None,
        };
        let quantity = match &entry.value {
            None => None,
            Some(value) => {
                let number = parsed::<Number>(entry.written.as_ref().unwrap_or(value))?;
                let upper = match &entry.upper {
                    Some(upper) => Some(parsed::<Number>(upper)?),
                    None => None,
                };
                Some(Quantity::new(number, parsed::<Qualifier>(entry.qualifier.as_ref()?)?, upper).ok()?)
            }
        };
        Some(Stated { entry, quantity, time })
    }

    /// Whether a figure is a new statement for a later time, so that it may differ without being a change of this one.
    ///
    /// A number `to-date` has no day. It held at the latest on the day that the site spoke for; and one that a source states which
    /// was not named before is another statement.
    pub fn is_followed_by(&self, now: &Figure, register: &Register) -> bool {
        let has_new_source = now.sources.iter().any(|source| !self.entry.source.contains(source));
        match (*self.time.period(), *now.time.period()) {
            (_, Period::ToDate) => has_new_source,
            (Period::ToDate, period) => match parsed::<Period>(&register.as_of) {
                Some(day) => period.end() > day.end(),
                None => true,
            },
            (before, after) => after.end() > before.end(),
        }
    }

    /// Whether a difference comes of better knowledge rather than of an error, as far as the record can tell.
    pub fn is_open_to_revision(&self, now: &Figure) -> bool {
        let open = [Status::Provisional, Status::Estimated, Status::Forecast, Status::Target];
        open.iter().any(|status| status.word() == self.entry.status) || now.sources != self.entry.source
    }

    /// Whether a change was there already.
    pub fn has(&self, change: &Change) -> bool {
        let same = |texts: &Texts, now: &crate::model::locale::Localized<String>| {
            now.iter().all(|(locale, text)| match locale {
                Some(locale) => texts.get(locale.as_str()).is_none_or(|old| old == text),
                None => texts.values().all(|old| old == text),
            })
        };
        self.entry.changes.iter().any(|old| {
            old.date == change.date.to_string()
                && old.kind == change.kind.word()
                && same(&old.from, &change.from)
                && same(&old.to, &change.to)
        })
    }
}

fn parsed<T: FromStr>(text: &(impl Display + ?Sized)) -> Option<T> {
    text.to_string().parse().ok()
}
