//! Numbers and times as messages say them.

use crate::format::date;
use crate::format::quantity::quantity;
use crate::model::Site;
use crate::model::figure::{Figure, Time};
use crate::model::locale::{Language, Locale};
use crate::model::period::Period;

/// What a figure and its indicator are called and how they are explained, in all languages of the site.
pub(super) fn words_of<'s>(site: &'s Site, figure: &'s Figure) -> Vec<&'s str> {
    let indicator = figure.indicator.as_deref().and_then(|id| site.registry.indicators.get(id));
    let labels = [Some(&figure.label), indicator.map(|indicator| &indicator.label)].into_iter().flatten();
    let labels = labels.flat_map(|label| site.config.locales.iter().filter_map(|locale| label.get(locale)));
    let mut words: Vec<&str> = labels.flat_map(|noun| [noun.one.as_str(), noun.other.as_str()]).collect();
    let phrases = [figure.basis.as_deref(), figure.note.as_deref()];
    let of_indicator =
        indicator.map(|known| [known.definition.as_ref(), known.scope.as_ref(), known.basis.as_ref()]);
    let phrases = phrases.into_iter().chain(of_indicator.into_iter().flatten()).flatten();
    let phrases =
        phrases.flat_map(|phrase| site.config.locales.iter().filter_map(|locale| phrase.get(locale)));
    words.extend(phrases.map(|phrase| phrase.markdown.as_str()));
    words.extend([figure.id.as_str()].into_iter().chain(indicator.map(|known| known.id.as_str())));
    words
}

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
