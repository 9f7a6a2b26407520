//! A theme: templates and words, compiled once and rendered for every page.
//!
//! This module and its children are the only ones that know Tera, so that the template engine can be judged, and
//! changed, in one place. A theme is made from texts in memory; who reads them from disk or from the binary, and
//! lays a site's own files over the embedded ones, is not its concern: later entries of one map simply win.

mod bounded;
mod error;
mod keys;
mod strings;

pub use error::{Place, ThemeError};
pub use keys::{UsedKey, used_keys};
pub use strings::{Arg, Message, Strings, StringsError, category_name, placeholders};

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera};

/// Compiled templates with the words of every locale. It is `Sync`: pages are rendered from many threads.
pub struct Theme {
    /// One engine a locale: components do not see the page's context, so `t` must know its language by itself.
    engines: BTreeMap<String, Tera>,
    strings: BTreeMap<String, Arc<Strings>>,
}

impl Theme {
    /// Compiles a theme.
    ///
    /// `templates` maps names such as `case.html` or `partials/chart.html` to their text, a site's own already laid
    /// over the embedded ones; `strings` maps each locale (BCP 47) to its messages.
    ///
    /// # Errors
    /// Every syntax error of every template, every message without the form `other`, and every string key that a
    /// template uses and a locale lacks. Errors that show only when templates are put together (an unknown parent or
    /// component) are reported when no template has an error of its own.
    pub fn new(
        templates: BTreeMap<String, String>,
        strings: BTreeMap<String, BTreeMap<String, Message>>,
    ) -> Result<Theme, Vec<ThemeError>> {
        let mut errors = Vec::new();
        let strings = compile_strings(strings, &mut errors);
        errors.extend(missing_keys(&templates, &strings));
        let base = compile_templates(&templates).map_err(|found| errors.extend(found)).ok();
        match base {
            Some(base) if errors.is_empty() => {
                let engines =
                    strings.iter().map(|(locale, words)| (locale.clone(), speak(&base, words))).collect();
                Ok(Theme { engines, strings })
            }
            _ => Err(errors),
        }
    }

    /// Renders the template of that name in that locale from a view: a `Document` for pages, a `Part` for partials.
    ///
    /// # Errors
    /// An unknown locale or template, a field that the view does not have, a string without its placeholder, a page without end.
    pub fn render(&self, template: &str, locale: &str, view: &impl Serialize) -> Result<String, ThemeError> {
        let engine = self
            .engines
            .get(locale)
            .ok_or_else(|| ThemeError::plain(template, format!("the theme has no strings for `{locale}`")))?;
        let context =
            Context::from_serialize(view).map_err(|error| ThemeError::from_tera(template, &error))?;
        let mut page = bounded::Page::default();
        let rendered = engine.render_to(template, &context, &mut page);
        if page.is_too_long() {
            return Err(ThemeError::plain(template, bounded::TOO_LONG.to_owned()));
        }
        rendered.map_err(|error| ThemeError::from_tera(template, &error))?;
        Ok(page.into_text())
    }

    /// The words of a locale, for text that Rust itself puts into a view. `None` for a locale without strings.
    pub fn strings(&self, locale: &str) -> Option<&Strings> {
        self.strings.get(locale).map(Arc::as_ref)
    }

    /// Whether there is a template of that name.
    pub fn has_template(&self, name: &str) -> bool {
        self.engines.values().next().is_some_and(|engine| engine.contains_template(name))
    }
}

fn compile_strings(
    strings: BTreeMap<String, BTreeMap<String, Message>>,
    errors: &mut Vec<ThemeError>,
) -> BTreeMap<String, Arc<Strings>> {
    let mut compiled = BTreeMap::new();
    for (locale, messages) in strings {
        let file = format!("strings/{locale}.yaml");
        match Strings::new(&locale, messages) {
            Ok(words) => {
                compiled.insert(locale, Arc::new(words));
            }
            Err(found) => {
                errors.extend(found.iter().map(|error| ThemeError::plain(&file, error.to_string())))
            }
        }
    }
    compiled
}

/// Holds every key that a template uses against every locale, so that a missing word shows before any page is made.
fn missing_keys(
    templates: &BTreeMap<String, String>,
    strings: &BTreeMap<String, Arc<Strings>>,
) -> Vec<ThemeError> {
    let mut errors = Vec::new();
    for (name, text) in templates {
        for used in used_keys(text) {
            for (locale, words) in strings {
                if !words.contains(&used.key) {
                    let message = format!("the string `{}` is not in strings/{locale}.yaml", used.key);
                    errors.push(ThemeError::at(name, text, used.range.clone(), message));
                }
            }
        }
    }
    errors
}

fn compile_templates(templates: &BTreeMap<String, String>) -> Result<Tera, Vec<ThemeError>> {
    let mut tera = engine();
    let Err(whole) =
        tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    else {
        return Ok(tera);
    };
    // Tera stops at the first error. Each template alone tells all syntax errors at once.
    let mut errors: Vec<ThemeError> = templates
        .iter()
        .filter_map(|(name, text)| {
            let error = engine().add_raw_template(name, text).err()?;
            error::is_template_own(&error).then(|| ThemeError::from_tera(name, &error))
        })
        .collect();
    if errors.is_empty() {
        errors.push(ThemeError::from_tera("", &whole));
    }
    Err(errors)
}

/// An engine that knows the function `t`, without words yet: Tera wants functions before templates.
fn engine() -> Tera {
    let mut tera = Tera::new();
    tera.register_function("t", |_: Kwargs, _: &State| -> tera::TeraResult<String> {
        Err(tera::Error::message("this engine has no language"))
    });
    tera
}

/// The same templates with the words of one language behind `t`.
fn speak(base: &Tera, words: &Arc<Strings>) -> Tera {
    let mut tera = base.clone();
    let words = Arc::clone(words);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| translate(&words, &kwargs));
    tera
}

/// `t(key="count.cases", n=3, name="…")`: the message with its placeholders filled; `n` chooses the plural form.
fn translate(words: &Strings, kwargs: &Kwargs) -> tera::TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let mut texts: Vec<(String, String, Option<u64>)> = Vec::new();
    for (name, value) in kwargs.iter() {
        let name = name.to_string();
        if name != "key" {
            texts.push((name, value.to_string(), value.as_u64()));
        }
    }
    let args: Vec<(&str, Arg)> = texts
        .iter()
        .map(|(name, text, number)| match number {
            Some(number) => (name.as_str(), Arg::Count { number: *number, text }),
            None => (name.as_str(), Arg::Text(text)),
        })
        .collect();
    words.get(key, &args).map_err(|error| tera::Error::message(error.to_string()))
}

#[cfg(test)]
mod tests;
