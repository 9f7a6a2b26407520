//! Every text in the language of its readers, in its characters and with its punctuation.

use std::ops::Range;

use crate::check::Checked;
use crate::check::passages::Home;
use crate::check::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::files::Place;
use crate::model::locale::{ByLocale, Language, Locale};
use crate::model::prose::RunKind;
use crate::model::translation::lock::id;
use crate::model::translation::running::{is_foreign, is_han, is_in_han, is_quoted};
use crate::model::translation::{Once, Record, Text, blocks};

mod characters;

/// The language of a locale, as Chinese messages call it.
fn name_zh(locale: &Locale) -> &'static str {
    match locale.language() {
        Language::English => "英文",
        Language::Chinese => "中文",
    }
}

/// What was put in one language and still stands in the other, or was never translated.
pub(crate) fn every_text_is_in_its_language(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let locales = &texts.site.config.locales;
    for (name, record) in &texts.translations {
        let found = |place| Diagnostic::new(translations::FOREIGN_TEXT, place).with("id", id(name));
        for (place, Once { key, text }) in record.once.iter().filter(|(_, once)| !is_name(name, &once.key)) {
            let is_strange = |locale: &&Locale| {
                let is_read_in_latin = locale.language() != Language::Chinese;
                is_foreign(text, locale.language()) || is_read_in_latin && is_in_han(text)
            };
            if let Some(here) = locales.iter().find(is_strange) {
                let each: Vec<String> = locales.iter().map(|locale| format!("{locale}: …")).collect();
                let once =
                    found(*place).with("once", key).with("here", here).with("language_zh", name_zh(here));
                diags.push(once.with("each", each.join(", ")));
            }
        }
        for field in record.fields() {
            let foreign =
                field.texts.iter().filter(|(locale, text)| is_foreign(&text.text, locale.language()));
            for (here, text) in foreign {
                let found = found(text.place)
                    .with("key", &field.key)
                    .with("here", here)
                    .with("language_zh", name_zh(here));
                let same = field.texts.iter().find(|(there, other)| {
                    there.language() != here.language() && is_same(&other.text, &text.text)
                });
                diags.push(match same {
                    Some((there, same)) => found.with("there", there).also(same.place),
                    None => found,
                });
            }
        }
        for (here, file) in record.writeups.iter().flat_map(ByLocale::iter) {
            let paragraph = |range: &Range<usize>| Place::bytes(*file, range.clone());
            let text = texts.files.get(*file).text().unwrap_or_default();
            for block in blocks(text) {
                let words = &text[block.clone()];
                if is_quoted(words) || !is_foreign(words, here.language()) {
                    continue;
                }
                let found = found(paragraph(&block)).with("here", here).with("language_zh", name_zh(here));
                diags.push(match same_block(texts, record, here, words) {
                    Some((there, place)) => found.with("there", there).also(place),
                    None => found,
                });
            }
        }
    }
}

/// Whether a key of a record holds what may stand in its own language for all readers: names, and the words of a source.
fn is_name(record: &str, key: &str) -> bool {
    let is_title_of_source = key == "title" && record.starts_with("sources/");
    is_title_of_source || NAMES.contains(&key)
}

const NAMES: &[&str] = &[
    "author",
    "contact",
    "credit",
    "editor",
    "from",
    "license",
    "locator",
    "name",
    "photo",
    "place",
    "publisher",
    "reviewer",
    "short_name",
    "source",
    "to",
];

fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The same paragraph in the write-up of another language.
fn same_block<'a>(
    checked: &Checked<'_>,
    record: &'a Record,
    here: &Locale,
    words: &str,
) -> Option<(&'a Locale, Place)> {
    let others = record
        .writeups
        .iter()
        .flat_map(ByLocale::iter)
        .filter(|(there, _)| there.language() != here.language());
    others.into_iter().find_map(|(there, file)| {
        let text = checked.files.get(*file).text()?;
        let same = blocks(text).into_iter().find(|block| is_same(&text[block.clone()], words))?;
        Some((there, Place::bytes(*file, same)))
    })
}

/// Simplified characters and full-width punctuation in Chinese, half-width punctuation in English.
pub(crate) fn characters_are_those_of_the_language(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for (name, record) in &texts.translations {
        let texts = record.fields().flat_map(|field| field.texts.iter());
        for (locale, Text { text, place }) in texts {
            for found in strays(text, locale.language()) {
                diags.push(found.found(*place).with("id", id(name)));
            }
        }
    }
    for passage in &texts.passages {
        let Home::File(file) = passage.home else { continue };
        let quotations: Vec<Range<usize>> = blocks(passage.text)
            .into_iter()
            .filter(|block| is_quoted(&passage.text[block.clone()]))
            .collect();
        let runs = passage.prose.text_runs.iter().filter(|run| run.kind != RunKind::Code);
        for run in runs.filter(|run| !quotations.iter().any(|block| block.contains(&run.range.start))) {
            let text = &passage.text[run.range.clone()];
            let name = || texts.files.get(file).path.rsplit('/').nth(1).unwrap_or_default();
            for found in strays(text, passage.locale.language()) {
                let at = run.range.start + found.at;
                let place = Place::bytes(file, at..at + found.character.len_utf8());
                diags.push(found.found(place).with("id", name()));
            }
        }
    }
}

/// A character that does not belong into a text.
struct Stray {
    at: usize,
    character: char,
    kind: StrayKind,
    instead: &'static str,
}

enum StrayKind {
    Traditional,
    HalfWidth,
    FullWidth,
}

impl Stray {
    fn found(&self, place: Place) -> Diagnostic {
        let (code, word) = match self.kind {
            StrayKind::Traditional => (translations::TRADITIONAL, "found"),
            StrayKind::HalfWidth => (translations::PUNCTUATION, "found"),
            StrayKind::FullWidth => (translations::PUNCTUATION, "full"),
        };
        Diagnostic::new(code, place).with(word, self.character).with("instead", self.instead)
    }
}

/// The first of each kind: a text that was pasted whole is one fault.
fn strays(text: &str, language: Language) -> Vec<Stray> {
    // What English must not have is full-width.
    if language == Language::English && text.is_ascii() {
        return Vec::new();
    }
    let mut traditional = None;
    let mut punctuation = None;
    for (at, character) in text.char_indices() {
        let beside_han = || {
            let after = text[at + character.len_utf8()..].chars().next();
            [text[..at].chars().next_back(), after].map(|c| c.is_some_and(is_han))
        };
        let stray = |kind, instead| Stray { at, character, kind, instead };
        match language {
            Language::Chinese => {
                if let Some(instead) = characters::simplified(character) {
                    traditional.get_or_insert(stray(StrayKind::Traditional, instead));
                }
                if let Some(instead) = characters::full_width(character)
                    && beside_han() == [true, true]
                {
                    punctuation.get_or_insert(stray(StrayKind::HalfWidth, instead));
                }
            }
            // A Chinese name or title within English has its own punctuation.
            Language::English => {
                if let Some(instead) = characters::half_width(character)
                    && beside_han() == [false, false]
                {
                    punctuation.get_or_insert(stray(StrayKind::FullWidth, instead));
                }
            }
        }
    }
    traditional.into_iter().chain(punctuation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_out_of_place_are_told() {
        for (text, language, expected) in [
            ("知識產權服務,覆盖全市", Language::Chinese, vec!["識", ","]),
            ("服务网点覆盖全市,比例为1:2，共1,000家。", Language::Chinese, vec![","]),
            ("著作权、乾隆、后来、里程、于是、准则、系统", Language::Chinese, vec![]),
            ("WIPO:TISC 网点 (PATENTSCOPE)", Language::Chinese, vec![]),
            ("The office，which helps.", Language::English, vec!["，"]),
            ("The outline (《知识产权强国建设纲要（2021－2035年）》) says.", Language::English, vec![]),
            ("An office: it helps, “and” more.", Language::English, vec![]),
        ] {
            let found: Vec<String> =
                strays(text, language).iter().map(|stray| stray.character.to_string()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
