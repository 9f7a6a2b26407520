//! The words of the interface say the same in every language.

use std::collections::BTreeSet;

use icu_plurals::{PluralRules, PluralRulesPreferences};

use super::words::Written;
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::files::Place;
use crate::model::locale::Locale;
use crate::render::theme::{Message, placeholders};

/// Holds each language against the first one: the same placeholders, and every plural form that its language has (CLDR).
///
/// Of plural forms all together are compared, since `one case` may leave its number out.
pub(super) fn report(written: &[(&Locale, Written)], diags: &mut Diagnostics) {
    let Some(((there, first), others)) = written.split_first() else { return };
    for (here, messages) in others {
        for (key, (message, place)) in messages {
            let Some((original, original_place)) = first.get(key) else { continue };
            let [own, theirs] = [message, original].map(filled);
            let lacking = |from: &BTreeSet<&str>, to: &BTreeSet<&str>| {
                from.difference(to).next().map(|name| (*name).to_owned())
            };
            let found = |place: Place, here: &Locale| {
                Diagnostic::new(translations::STRINGS_DIFFER, place)
                    .with("id", key)
                    .with("key", key)
                    .with("here", here)
            };
            if let Some(name) = lacking(&theirs, &own) {
                diags.push(
                    found(*place, here).with("there", there).with("placeholder", name).also(*original_place),
                );
            } else if let Some(name) = lacking(&own, &theirs) {
                diags.push(
                    found(*original_place, there).with("there", here).with("placeholder", name).also(*place),
                );
            }
        }
    }
    for (here, messages) in written {
        let forms = forms(here);
        for (key, (message, place)) in messages {
            let Message::Plural(given) = message else { continue };
            if let Some(form) = forms.iter().find(|form| !given.contains_key(**form)) {
                let found =
                    Diagnostic::new(translations::STRINGS_DIFFER, *place).with("id", key).with("key", key);
                diags.push(found.with("here", here).with("form", form));
            }
        }
    }
}

fn filled(message: &Message) -> BTreeSet<&str> {
    match message {
        Message::Text(text) => placeholders(text),
        Message::Plural(forms) => forms.values().flat_map(|form| placeholders(form)).collect(),
    }
}

/// The plural forms of a language besides `other`, whose lack is an error of its own.
fn forms(locale: &Locale) -> Vec<&'static str> {
    let rules = icu_locale_core::Locale::try_from_str(locale.as_str())
        .ok()
        .and_then(|tag| PluralRules::try_new(PluralRulesPreferences::from(tag), Default::default()).ok());
    let Some(rules) = rules else { return Vec::new() };
    rules.categories().map(crate::render::theme::category_name).filter(|name| *name != "other").collect()
}
