//! Numbers and times as messages say them.

use crate::format::date;
use crate::format::quantity::quantity;
use crate::model::Site;
use crate::model::figure::{Figure, Time};
use crate::model::locale::{Language, Locale};
use crate::model::period::Period;

/// The figure in the site's first language.
pub(super) fn stated(site: &Site, figure: &Figure) -> String {
    stated_in(site, figure, site.config.default_locale().language())
}

/// The figure in a language; nothing where it has no number.
pub(super) fn stated_in(site: &Site, figure: &Figure, language: Language) -> String {
    let locale = site.config.locales.iter().find(|locale| locale.language() == language);
    let style = site.config.style(locale.unwrap_or(site.config.default_locale()));
    figure
        .quantity()
        .map_or_else(String::new, |stated| quantity(stated, &figure.unit, language, &style).text())
}

/// `as of 2025` or `in 2025`, which are different times.
pub(super) fn time_in(time: &Time, language: Language) -> String {
    match (locale(language), time) {
        (Some(locale), Time::AsOf(period)) => date::as_of(*period, &locale),
        (Some(locale), Time::Over(period)) => date::during(*period, &locale),
        (None, time) => time.period().to_string(),
    }
}

/// A period alone.
pub(super) fn period_in(period: Period, language: Language) -> String {
    locale(language).map_or_else(|| period.to_string(), |locale| date::period(period, &locale))
}

/// The locale of messages in a language, whatever locales the site has.
fn locale(language: Language) -> Option<Locale> {
    let tag = match language {
        Language::English => "en",
        Language::Chinese => "zh-Hans",
    };
    tag.parse().ok()
}
