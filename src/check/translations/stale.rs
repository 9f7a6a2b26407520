//! Translations whose original changed after somebody confirmed them.

use std::collections::BTreeSet;

use super::{Side, Told, place_in};
use crate::check::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::files::Place;
use crate::model::locale::Locale;
use crate::model::translation::lock::id;
use crate::model::translation::standing::Standing;
use crate::model::translation::{Part, Record};

/// One report a translation, at what answers to the first part that changed. What was never confirmed is no fault: a new site has no
/// lock, and `casebook list translations` says what is open.
pub(crate) fn no_translation_is_older_than_its_original(
    texts: &Texts<'_>,
    told: &Told<'_>,
    diags: &mut Diagnostics,
) {
    let (config, lock, unread) = (&texts.site.config, &told.lock, &told.unread);
    let mut stale: BTreeSet<&str> = BTreeSet::new();
    for (name, record) in texts.translations.iter().filter(|(name, _)| !unread.holds(name)) {
        let original = record.original(&config.original);
        for here in config.locales.iter().filter(|here| *here != original) {
            if lock.get(name, here.as_str()).is_none() {
                continue;
            }
            let standing = Standing::of((name, record), original, here, lock, texts.files);
            if !standing.is_stale() {
                continue;
            }
            let first = standing.changed.first();
            // Records are read in part where the indicators or units that they name are not there, and seem to have lost the rest.
            if first.is_none() && unread.holds_maps() {
                continue;
            }
            let Some(place) = answering(texts, record, (original, here), first) else { continue };
            stale.insert(id(name));
            let found = Diagnostic::new(translations::STALE, place)
                .with("id", id(name))
                .with("record", name)
                .with("original", original)
                .with("locale", here)
                .with_some("more", standing.changed.len().checked_sub(2).map(|more| more + 1));
            diags.push(match first {
                Some(Part { field: Some(field), place, .. }) => found.with("key", &field.key).also(*place),
                Some(Part { text, place, .. }) => found.with("text", beginning(text)).also(*place),
                None => found.with("gone", standing.gone),
            });
        }
    }
    // What changed is told by its words, which says more than how many paragraphs there are now.
    diags.take_back(|found| {
        let of = found.words.get("id").map(String::as_str);
        found.code == translations::PARAGRAPHS_DIFFER && of.is_some_and(|of| stale.contains(of))
    });
}

/// Where a part of the original stands in the translation; nothing where the translation is not there, which is reported as such.
fn answering(
    texts: &Texts<'_>,
    record: &Record,
    (original, here): (&Locale, &Locale),
    part: Option<&Part<'_>>,
) -> Option<Place> {
    if let Some(field) = part.and_then(|part| part.field) {
        return field.texts.get(here).map(|text| text.place);
    }
    let whole = record.writeup(here).map(Place::File);
    let first_text = record.fields().find_map(|field| Some(field.texts.get(here)?.place));
    let start = part.and_then(|part| texts.files.span(part.place)).map(|span| span.start);
    let side = |locale| {
        let file = record.writeup(locale)?;
        Some(Side { file, passage: texts.write_up(file)? })
    };
    match (start, side(original), side(here)) {
        (Some(start), Some(there), Some(here)) => Some(place_in(there, start, here)),
        _ => whole.or(first_text),
    }
}

/// As much of a paragraph as tells it from others.
fn beginning(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line.to_owned(),
    }
}
