//! The languages of a site and the text written in them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

/// A language tag (BCP 47), kept as the author wrote it: `en`, `en-GB`, `zh-Hans`.
///
/// Only tags whose language Casebook can write numbers in exist as values; see [`Language`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(Arc<Tag>);

/// What a locale is, kept once: beside every text of a site stands a locale.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Tag {
    tag: Box<str>,
    language: Language,
    date_order: DateOrder,
}

/// The language whose rules for numbers, dates and plurals a locale follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    English,
    /// Simplified Chinese.
    Chinese,
}

/// Whether an English date begins with its day or with its month. Chinese dates always begin with the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrder {
    /// 23 November 2025
    DayFirst,
    /// November 23, 2025
    MonthFirst,
}

/// Why a text is not a locale of a site.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LocaleError {
    #[error("the locale is empty; write a language tag such as en or zh-Hans")]
    Empty,
    #[error("{tag:?} is no language tag (BCP 47); write one such as en or zh-Hans")]
    NotATag { tag: String },
    #[error(
        "Casebook does not write the language {tag:?} yet; numbers are written in English (en) and Simplified Chinese (zh-Hans) so far"
    )]
    OtherLanguage { tag: String },
    #[error(
        "Casebook does not write Traditional Chinese ({tag}) yet; numbers are written in English (en) and Simplified Chinese (zh-Hans) so far"
    )]
    TraditionalChinese { tag: String },
}

impl Locale {
    /// The tag as written.
    pub fn as_str(&self) -> &str {
        &self.0.tag
    }

    /// The language whose rules this locale follows.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// The order of the parts of an English date: the month comes first in the United States only.
    pub fn date_order(&self) -> DateOrder {
        self.0.date_order
    }
}

impl FromStr for Locale {
    type Err = LocaleError;

    /// Reads a BCP 47 tag: English in any region, or Chinese in simplified characters.
    fn from_str(text: &str) -> Result<Self, LocaleError> {
        let tag = text.to_string();
        if text.trim().is_empty() {
            return Err(LocaleError::Empty);
        }
        // ICU also takes underscores, which BCP 47 and the HTML lang attribute do not.
        let Ok(parsed) = icu_locale_core::Locale::try_from_str(text) else {
            return Err(LocaleError::NotATag { tag });
        };
        if text.contains('_') {
            return Err(LocaleError::NotATag { tag });
        }
        let script = parsed.id.script.map(|script| script.as_str().to_string());
        let region = parsed.id.region.map(|region| region.as_str().to_string());
        let language = match (parsed.id.language.as_str(), script.as_deref(), region.as_deref()) {
            ("en", None | Some("Latn"), _) => Language::English,
            ("zh", Some("Hans"), _) => Language::Chinese,
            ("zh", Some("Hant"), _) | ("zh", None, Some("TW" | "HK" | "MO")) => {
                return Err(LocaleError::TraditionalChinese { tag });
            }
            ("zh", None, _) => Language::Chinese,
            _ => return Err(LocaleError::OtherLanguage { tag }),
        };
        let date_order = match region.as_deref() {
            Some("US") => DateOrder::MonthFirst,
            _ => DateOrder::DayFirst,
        };
        Ok(Locale(Arc::new(Tag { tag: text.into(), language, date_order })))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A value that is the same in every locale, or one for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Localized<T> {
    /// The same in all locales.
    Everywhere(T),
    /// One value a locale; a locale without one is missing, never filled from another.
    Each(ByLocale<T>),
}

/// A value for each of some locales, in their order. A site has few: a list of them takes a fraction of the memory of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByLocale<T>(Box<[(Locale, T)]>);

impl<T> ByLocale<T> {
    pub fn get(&self, locale: &Locale) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == locale).map(|(_, value)| value)
    }

    pub fn contains_key(&self, locale: &Locale) -> bool {
        self.get(locale).is_some()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Locale, &T)> {
        self.0.iter().map(|(locale, value)| (locale, value))
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<T> Default for ByLocale<T> {
    fn default() -> ByLocale<T> {
        ByLocale(Box::default())
    }
}

/// Of two values for one locale the later stands.
impl<T> FromIterator<(Locale, T)> for ByLocale<T> {
    fn from_iter<I: IntoIterator<Item = (Locale, T)>>(values: I) -> ByLocale<T> {
        let sorted: BTreeMap<Locale, T> = values.into_iter().collect();
        ByLocale(sorted.into_iter().collect())
    }
}

impl<T> Localized<T> {
    /// The value for a locale; none where the author wrote none.
    pub fn get(&self, locale: &Locale) -> Option<&T> {
        match self {
            Localized::Everywhere(value) => Some(value),
            Localized::Each(values) => values.get(locale),
        }
    }

    /// The one value of all locales, where it was written once.
    pub fn same_everywhere(&self) -> Option<&T> {
        match self {
            Localized::Everywhere(value) => Some(value),
            Localized::Each(_) => None,
        }
    }

    /// Each written value, with its locale unless it holds for all; ordered by locale.
    pub fn iter(&self) -> impl Iterator<Item = (Option<&Locale>, &T)> {
        let (one, each) = match self {
            Localized::Everywhere(value) => (Some((None, value)), None),
            Localized::Each(values) => (None, Some(values)),
        };
        one.into_iter()
            .chain(each.into_iter().flat_map(ByLocale::iter).map(|(locale, value)| (Some(locale), value)))
    }

    /// The same shape with each value turned into another.
    pub fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> Localized<U> {
        match self {
            Localized::Everywhere(value) => Localized::Everywhere(change(value)),
            Localized::Each(values) => Localized::Each(
                values.iter().map(|(locale, value)| (locale.clone(), change(value))).collect(),
            ),
        }
    }

    /// Those of the given locales that have no value.
    pub fn missing<'a>(&self, locales: &'a [Locale]) -> Vec<&'a Locale> {
        locales.iter().filter(|locale| self.get(locale).is_none()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_it_can_write_numbers_in() {
        for (tag, language, order) in [
            ("en", Language::English, DateOrder::DayFirst),
            ("en-GB", Language::English, DateOrder::DayFirst),
            ("en-US", Language::English, DateOrder::MonthFirst),
            ("zh", Language::Chinese, DateOrder::DayFirst),
            ("zh-CN", Language::Chinese, DateOrder::DayFirst),
            ("zh-Hans", Language::Chinese, DateOrder::DayFirst),
            ("zh-Hans-SG", Language::Chinese, DateOrder::DayFirst),
        ] {
            let locale: Locale = tag.parse().unwrap();
            assert_eq!((locale.as_str(), locale.language(), locale.date_order()), (tag, language, order));
        }
    }

    #[test]
    fn refuses_other_tags_by_kind() {
        let tag = |text: &str| text.to_string();
        for (text, expected) in [
            ("", LocaleError::Empty),
            ("english please", LocaleError::NotATag { tag: tag("english please") }),
            ("zh_CN", LocaleError::NotATag { tag: tag("zh_CN") }),
            ("fr", LocaleError::OtherLanguage { tag: tag("fr") }),
            ("zh-Hant", LocaleError::TraditionalChinese { tag: tag("zh-Hant") }),
            ("zh-TW", LocaleError::TraditionalChinese { tag: tag("zh-TW") }),
            ("zh-HK", LocaleError::TraditionalChinese { tag: tag("zh-HK") }),
        ] {
            assert_eq!(Locale::from_str(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn a_missing_locale_is_not_filled_from_another() {
        let (en, zh): (Locale, Locale) = ("en".parse().unwrap(), "zh-Hans".parse().unwrap());
        let each = Localized::Each(ByLocale::from_iter([(en.clone(), 1)]));
        assert_eq!((each.get(&en), each.get(&zh)), (Some(&1), None));
        assert_eq!(each.missing(&[en.clone(), zh.clone()]), [&zh]);
        assert_eq!(Localized::Everywhere(2).map(|n| n + 1).get(&zh), Some(&3));
        assert_eq!(each.iter().collect::<Vec<_>>(), [(Some(&en), &1)]);
    }
}
