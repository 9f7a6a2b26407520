//! How a site looks: its theme, read from the site's files.
//!
//! A theme overlays `civic` file by file: what `themes/NAME/` does not have is taken from `themes/civic/`, which comes with Casebook.

mod parity;

use std::collections::BTreeMap;

use super::theme::{Message, Theme, ThemeError};
use crate::diag::{Diagnostic, Diagnostics, table::output, table::themes};
use crate::files::{FileId, Files, Place};
use crate::model::config::Config;
use crate::model::locale::Locale;
use crate::output::Digest;
use crate::yaml::{Cursor, Document, Value};

/// The theme of a site and its files.
pub struct Look {
    pub theme: Theme,
    /// Published names of the stylesheets, in the order in which pages load them.
    pub stylesheets: Vec<String>,
    /// Published names of the scripts, in the order in which pages run them.
    pub scripts: Vec<String>,
    /// Published name -> file. Names carry a fingerprint of the content, so that hosts may cache them for ever.
    pub assets: BTreeMap<String, FileId>,
    /// Template name -> file, for messages about templates.
    pub templates: BTreeMap<String, FileId>,
}

/// Reads the theme that site.yaml names.
pub fn read(files: &Files, config: &Config, diags: &mut Diagnostics) -> Option<Look> {
    let folder = format!("themes/{}/", config.theme);
    if files.below(&folder).next().is_none() {
        diags.push(Diagnostic::new(themes::UNKNOWN_THEME, None).with("id", &config.theme));
        return None;
    }
    let layers = [String::from("themes/civic/"), folder];
    let templates = overlay(files, &layers, "templates/");
    let strings = strings(files, &layers, &config.locales, &config.theme, diags)?;
    let texts =
        templates.iter().filter_map(|(name, &file)| Some((name.clone(), files.get(file).text()?.to_owned())));
    let theme = match Theme::new(texts.collect(), strings) {
        Ok(theme) => theme,
        Err(errors) => {
            errors.iter().for_each(|error| diags.push(fault(error, &templates)));
            return None;
        }
    };
    let named = overlay(files, &layers, "assets/");
    let mut assets = BTreeMap::new();
    let mut published = BTreeMap::new();
    for (name, file) in named {
        let fingerprinted = fingerprint(&name, files.get(file).bytes());
        published.insert(name, fingerprinted.clone());
        assets.insert(fingerprinted, file);
    }
    let order = load_order(files, &layers, diags);
    let published = |names: &[String]| names.iter().filter_map(|name| published.get(name).cloned()).collect();
    let (stylesheets, scripts) = (published(&order.stylesheets), published(&order.scripts));
    Some(Look { theme, stylesheets, scripts, assets, templates })
}

/// A fault of the theme as a diagnostic at its template.
pub fn fault(error: &ThemeError, templates: &BTreeMap<String, FileId>) -> Diagnostic {
    let place = templates.get(&error.template).map(|&file| match &error.place {
        Some(place) => Place::bytes(file, place.bytes.clone()),
        None => Place::File(file),
    });
    match error.is_endless {
        true => Diagnostic::new(output::ENDLESS, place),
        false => Diagnostic::new(themes::TEMPLATE, place).with("problem", &error.message),
    }
}

/// Files of all layers by their name below a folder, later layers over earlier ones.
fn overlay(files: &Files, layers: &[String], folder: &str) -> BTreeMap<String, FileId> {
    let mut named = BTreeMap::new();
    for layer in layers {
        let base = format!("{layer}{folder}");
        for (file, entry) in files.below(&base) {
            named.insert(entry.path[base.len()..].to_owned(), file);
        }
    }
    named
}

type Messages = BTreeMap<String, BTreeMap<String, Message>>;

/// The messages of one language, each with the place of its key.
type Written = BTreeMap<String, (Message, Place)>;

/// The words of the theme in each locale of the site: from the file of the very locale, else from that of its language.
fn strings(
    files: &Files,
    layers: &[String],
    locales: &[Locale],
    theme: &str,
    diags: &mut Diagnostics,
) -> Option<Messages> {
    let mut out: Vec<(&Locale, Written)> = Vec::new();
    let written: Vec<(String, Locale, FileId)> = overlay_all(files, layers, "strings/")
        .into_iter()
        .filter_map(|(name, file)| {
            let locale = name.strip_suffix(".yaml")?.parse().ok()?;
            Some((name, locale, file))
        })
        .collect();
    for locale in locales {
        let mut messages = BTreeMap::new();
        let before = diags.len();
        for (_, of, file) in written.iter().filter(|(_, of, _)| of.language() == locale.language()) {
            let fits_better = of == locale || !written.iter().any(|(_, other, _)| other == locale);
            if fits_better {
                messages.extend(read_messages(files, *file, diags));
            }
        }
        // A file that could not be read was reported.
        if messages.is_empty() && diags.len() > before {
            return None;
        }
        if messages.is_empty() {
            diags.push(Diagnostic::new(themes::STRINGS, None).with("locale", locale).with("theme", theme));
            return None;
        }
        out.push((locale, messages));
    }
    parity::report(&out, diags);
    let without_place =
        |messages: Written| messages.into_iter().map(|(key, (message, _))| (key, message)).collect();
    Some(out.into_iter().map(|(locale, messages)| (locale.to_string(), without_place(messages))).collect())
}

/// Like [`overlay`], with every layer's file of a name, in order.
fn overlay_all(files: &Files, layers: &[String], folder: &str) -> Vec<(String, FileId)> {
    let mut all = Vec::new();
    for layer in layers {
        let base = format!("{layer}{folder}");
        all.extend(files.below(&base).map(|(file, entry)| (entry.path[base.len()..].to_owned(), file)));
    }
    all.dedup();
    all
}

fn read_messages(files: &Files, file: FileId, diags: &mut Diagnostics) -> Written {
    let Some(document) = files.get(file).text().and_then(|text| Document::parse(file, text, diags)) else {
        return BTreeMap::new();
    };
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

/// The assets that pages load, by their names in the theme.
#[derive(Default)]
struct LoadOrder {
    stylesheets: Vec<String>,
    scripts: Vec<String>,
}

/// What theme.yaml lists; the list of a theme takes the place of the one beneath it.
fn load_order(files: &Files, layers: &[String], diags: &mut Diagnostics) -> LoadOrder {
    let mut order = LoadOrder::default();
    for layer in layers {
        let Some(file) = files.find(&format!("{layer}theme.yaml")) else { continue };
        let Some(document) = files.get(file).text().and_then(|text| Document::parse(file, text, diags))
        else {
            continue;
        };
        let Value::Map(entries) = &document.root.value else { continue };
        for (key, list) in [("stylesheets", &mut order.stylesheets), ("scripts", &mut order.scripts)] {
            if let Some(entry) = entries.iter().find(|entry| &*entry.key == key) {
                let names =
                    Cursor::new(&entry.value).each(diags, |cursor, cx| cursor.text(cx).map(str::to_owned));
                *list = names.unwrap_or_default();
            }
        }
    }
    order
}

/// `civic.css` -> `civic.1a2b3c4d5e.css`.
fn fingerprint(name: &str, bytes: &[u8]) -> String {
    let digest = Digest::of(bytes).to_string();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", &digest[..10]),
        None => format!("{name}.{}", &digest[..10]),
    }
}

/// A fault that hits many pages is one diagnostic, with the number of pages and the first of them.
pub fn gathered(diags: Diagnostics) -> Diagnostics {
    let mut faults: Vec<(Diagnostic, usize)> = Vec::new();
    for found in diags.iter() {
        let same = |other: &Diagnostic| {
            other.place == found.place && other.words.get("problem") == found.words.get("problem")
        };
        match faults.iter_mut().find(|(other, _)| same(other)) {
            Some((_, pages)) => *pages += 1,
            None => faults.push((found.clone(), 1)),
        }
    }
    let mut out = Diagnostics::default();
    for (fault, pages) in faults {
        out.push(fault.with("pages", pages));
    }
    out
}
