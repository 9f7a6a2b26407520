//! The order of names in a language: by pinyin in Chinese, by the alphabet in English (CLDR, through ICU4X).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use crate::model::locale::Locale;

/// Sorts by a text in the order of the locale; equal texts keep their order.
pub(super) fn sort_by_text<T>(locale: &Locale, items: &mut [T], text: impl Fn(&T) -> &str) {
    match collator(locale) {
        Some(collator) => items.sort_by(|a, b| collator.compare(text(a), text(b))),
        None => items.sort_by(|a, b| text(a).cmp(text(b))),
    }
}

fn collator(locale: &Locale) -> Option<CollatorBorrowed<'static>> {
    let tag = icu_locale_core::Locale::try_from_str(locale.as_str()).ok()?;
    Collator::try_new(tag.into(), CollatorOptions::default()).ok()
}
