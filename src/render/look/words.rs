//! The words of the interface in each language of a site, from the strings of all layers.

use std::collections::{BTreeMap, BTreeSet};

use super::parity;
use crate::diag::{Diagnostic, Diagnostics, table::themes};
use crate::files::{FileId, Files, Place};
use crate::model::locale::Locale;
use crate::render::theme::{Message, used_keys};
use crate::yaml::{Cursor, Document, nearest};

/// The messages of one language, each with the place of its key.
pub(super) type Written = BTreeMap<String, (Message, Place)>;

/// The words of all languages of a site.
pub(super) struct Words {
    /// Locale -> key -> message.
    pub messages: BTreeMap<String, BTreeMap<String, Message>>,
    /// The files that they were read from.
    pub files: BTreeSet<FileId>,
}

/// What is asked for: the words of which theme, in which languages, for which templates.
pub(super) struct Asked<'a> {
    /// The folders of the layers, `civic` first.
    pub layers: &'a [String],
    pub locales: &'a [Locale],
    pub theme: &'a str,
    pub templates: &'a BTreeMap<String, FileId>,
}

/// A file of words.
struct Source {
    locale: Locale,
    file: FileId,
    /// The number of its layer.
    layer: usize,
}

/// Reads key by key: what a theme does not say is taken from the layer beneath it. A locale takes the words of its language (`zh.yaml`)
/// and over them its own (`zh-Hans.yaml`); without a file of its own, those of any other locale of its language.
pub(super) fn read(files: &Files, asked: &Asked<'_>, diags: &mut Diagnostics) -> Option<Words> {
    let sources = sources(files, asked.layers);
    let mut out: Vec<(&Locale, Written)> = Vec::new();
    let mut read = Keys::default();
    for locale in asked.locales {
        let mut messages = BTreeMap::new();
        let before = diags.len();
        let has_own = sources.iter().any(|source| source.locale == *locale);
        for source in sources.iter().filter(|source| source.locale.language() == locale.language()) {
            if source.locale == *locale || is_whole_language(&source.locale) || !has_own {
                let found = read_messages(files, source.file, diags);
                read.note(source, &found);
                messages.extend(found);
            }
        }
        // A file that could not be read was reported.
        if messages.is_empty() && diags.len() > before {
            return None;
        }
        if messages.is_empty() {
            let none = Diagnostic::new(themes::STRINGS, None).with("locale", locale);
            diags.push(none.with("theme", asked.theme));
            return None;
        }
        out.push((locale, messages));
    }
    parity::report(&out, diags);
    read.report_unknown(files, asked.templates, diags);
    let without_place =
        |messages: Written| messages.into_iter().map(|(key, (message, _))| (key, message)).collect();
    let messages =
        out.into_iter().map(|(locale, messages)| (locale.to_string(), without_place(messages))).collect();
    Some(Words { messages, files: read.files })
}

/// The files of words layer by layer, in each those of a whole language first.
fn sources(files: &Files, layers: &[String]) -> Vec<Source> {
    let mut sources = Vec::new();
    for (layer, folder) in layers.iter().enumerate() {
        let base = format!("{folder}strings/");
        sources.extend(files.below(&base).filter_map(|(file, entry)| {
            let locale = entry.path[base.len()..].strip_suffix(".yaml")?.parse().ok()?;
            Some(Source { locale, file, layer })
        }));
    }
    sources.sort_by_key(|source| (source.layer, !is_whole_language(&source.locale)));
    sources
}

fn is_whole_language(locale: &Locale) -> bool {
    !locale.as_str().contains('-')
}

fn read_messages(files: &Files, file: FileId, diags: &mut Diagnostics) -> Written {
    let Some(document) = files.get(file).text().and_then(|text| Document::parse(file, text, diags)) else {
        return BTreeMap::new();
    };
    // A file without a word, or of comments alone, leaves every word as it is.
    if Cursor::new(&document.root).is_null() {
        return BTreeMap::new();
    }
    let mut messages = BTreeMap::new();
    for (key, place, cursor) in Cursor::new(&document.root).entries(diags).unwrap_or_default() {
        let message = if cursor.is_map() {
            let forms = cursor.entries(diags).unwrap_or_default();
            let forms = forms
                .into_iter()
                .filter_map(|(form, _, text)| Some((form.to_owned(), text.text(diags)?.to_owned())));
            Message::Plural(forms.collect())
        } else {
            let Some(text) = cursor.text(diags) else { continue };
            Message::Text(text.to_owned())
        };
        messages.insert(key.to_owned(), (message, place));
    }
    messages
}

/// The keys that were read.
#[derive(Default)]
struct Keys {
    files: BTreeSet<FileId>,
    /// Of `civic`, which says every word that Casebook itself asks for.
    known: BTreeSet<String>,
    /// Of the site's own theme.
    own: Vec<(String, Place)>,
}

impl Keys {
    fn note(&mut self, source: &Source, found: &Written) {
        // Two locales may read the same file.
        if !self.files.insert(source.file) {
            return;
        }
        match source.layer {
            0 => self.known.extend(found.keys().cloned()),
            _ => self.own.extend(found.iter().map(|(key, (_, place))| (key.clone(), *place))),
        }
    }

    /// Reports words of the site's own theme that are never said. Where one of its templates puts keys together, nobody knows.
    fn report_unknown(
        &mut self,
        files: &Files,
        templates: &BTreeMap<String, FileId>,
        diags: &mut Diagnostics,
    ) {
        let texts = || templates.values().filter_map(|&file| files.get(file).text());
        if texts().any(puts_keys_together) {
            return;
        }
        self.known.extend(texts().flat_map(used_keys).map(|used| used.key));
        for (key, place) in self.own.iter().filter(|(key, _)| !self.known.contains(key)) {
            let near = nearest(key, self.known.iter().map(String::as_str));
            diags.push(
                Diagnostic::new(themes::UNKNOWN_STRING, *place).with("id", key).with_some("near", near),
            );
        }
    }
}

/// Whether a template asks for a word whose key is not written out.
fn puts_keys_together(text: &str) -> bool {
    text.match_indices("key=").any(|(at, call)| !text[at + call.len()..].starts_with('"'))
}
