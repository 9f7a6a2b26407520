//! A theme: templates and words, compiled once and rendered for every page.
//!
//! This module and its children are the only ones that know Tera, so that the template engine can be judged, and
//! changed, in one place. A theme is made from texts in memory; who reads them from disk or from the binary, and
//! lays a site's own files over the embedded ones, is not its concern: later entries of one map simply win.

mod bounded;
mod calls;
mod engine;
mod error;
mod keys;
mod metered;
mod strings;

pub use error::{Place, ThemeError};
pub use keys::{UsedKey, used_keys};
pub use strings::{Arg, Message, Strings, StringsError, category_name, placeholders};

use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tera::{Context, Kwargs, State, Tera};
use tracing::info_span;

/// Compiled templates with the words of every locale. It is `Sync`: pages are rendered from many threads.
pub struct Theme {
    /// One engine a locale: components do not see the page's context, so `t` must know its language by itself.
    engines: BTreeMap<String, engine::Engines>,
    strings: BTreeMap<String, Arc<Strings>>,
    /// The templates as the engines have them.
    templates: BTreeMap<String, metered::Metered>,
    /// Templates of which a page was found to have no end: the next page would take as long to find the same.
    endless: Mutex<BTreeMap<String, ThemeError>>,
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
        let mut calls = calls::Calls::default();
        let (written, unbounded) = metered(&templates, &mut calls);
        let texts = written.iter().map(|(name, metered)| (name.clone(), metered.text.clone()));
        let base = compile_templates(&texts.collect(), &calls);
        if !unbounded.is_empty() || base.is_err() {
            // What is wrong is told of the templates as their authors wrote them.
            errors.extend(compile_templates(&templates, &calls).err().into_iter().flatten());
            errors.extend(unbounded);
        }
        match base {
            Ok(base) if errors.is_empty() => {
                let (base, calls) = (Arc::new(base), Arc::new(calls));
                let engines = strings
                    .iter()
                    .map(|(locale, words)| (locale.clone(), engine::Engines::of(&base, &calls, words)))
                    .collect();
                Ok(Theme { engines, strings, templates: written, endless: Mutex::default() })
            }
            Err(found) if errors.is_empty() => Err(found),
            _ => Err(errors),
        }
    }

    /// Renders the template of that name in that locale from a view: a `Document` for pages, a `Part` for partials.
    ///
    /// # Errors
    /// An unknown locale or template, a field that the view does not have, a string without its placeholder, a page without end.
    pub fn render(&self, template: &str, locale: &str, view: &impl Serialize) -> Result<String, ThemeError> {
        self.page(template, locale, view).map(text)
    }

    /// The same as the bytes that are published, which nobody needs to go through once more to know that they are text.
    ///
    /// # Errors
    /// As [`Theme::render`].
    pub fn page(&self, template: &str, locale: &str, view: &impl Serialize) -> Result<Vec<u8>, ThemeError> {
        let _span = info_span!("template", of = template).entered();
        let engine = self
            .engines
            .get(locale)
            .ok_or_else(|| ThemeError::plain(template, format!("the theme has no strings for `{locale}`")))?;
        let context =
            Context::from_serialize(view).map_err(|error| ThemeError::from_tera(template, &error))?;
        if let Some(error) = self.endless().get(template) {
            return Err(error.clone());
        }
        let mut page = bounded::Page::new();
        let (rendered, is_spent) = engine.with(|engine| {
            engine.meter.begin();
            (engine.tera.render_to(template, &context, &mut page), engine.meter.is_spent())
        });
        let Err(error) = rendered else { return Ok(page.into_bytes()) };
        let error = self.in_original(ThemeError::from_tera(template, &error));
        if !is_spent && !page.is_too_long() {
            return Err(error);
        }
        let error = ThemeError { message: bounded::ENDLESS.to_owned(), is_endless: true, ..error };
        Err(self.endless().entry(template.to_owned()).or_insert(error).clone())
    }

    fn endless(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, ThemeError>> {
        self.endless.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An error at the place of the template as its author wrote it.
    fn in_original(&self, error: ThemeError) -> ThemeError {
        let (Some(place), Some(metered)) = (&error.place, self.templates.get(&error.template)) else {
            return error;
        };
        let range = metered.range_in_original(&place.bytes);
        ThemeError::at(&error.template, &metered.original, range, error.message)
    }

    /// The words of a locale, for text that Rust itself puts into a view. `None` for a locale without strings.
    pub fn strings(&self, locale: &str) -> Option<&Strings> {
        self.strings.get(locale).map(Arc::as_ref)
    }

    /// Whether there is a template of that name.
    pub fn has_template(&self, name: &str) -> bool {
        self.engines.values().next().is_some_and(|engines| engines.contains_template(name))
    }
}

/// What a template wrote as text. Templates write text alone; a byte that is none shows as what it is.
pub fn text(written: Vec<u8>) -> String {
    String::from_utf8(written).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
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

fn compile_templates(
    templates: &BTreeMap<String, String>,
    calls: &calls::Calls,
) -> Result<Tera, Vec<ThemeError>> {
    let mut tera = engine(calls);
    let Err(whole) =
        tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    else {
        return Ok(tera);
    };
    // Tera stops at the first error. Each template alone tells all syntax errors at once.
    let mut errors: Vec<ThemeError> = templates
        .iter()
        .filter_map(|(name, text)| {
            let error = engine(calls).add_raw_template(name, text).err()?;
            error::is_template_own(&error).then(|| ThemeError::from_tera(name, &error))
        })
        .collect();
    if errors.is_empty() {
        errors.push(ThemeError::from_tera("", &whole));
    }
    Err(errors)
}

/// The templates with the calls that count, and the errors of those that nothing bounds.
fn metered(
    templates: &BTreeMap<String, String>,
    calls: &mut calls::Calls,
) -> (BTreeMap<String, metered::Metered>, Vec<ThemeError>) {
    let (mut out, mut errors) = (BTreeMap::new(), Vec::new());
    for (name, text) in templates {
        match metered::Metered::of(text, calls) {
            Ok(metered) => {
                out.insert(name.clone(), metered);
            }
            Err(range) => errors.push(ThemeError::at(name, text, range, COMPREHENSION.to_owned())),
        }
    }
    (out, errors)
}

const COMPREHENSION: &str =
    "a list is made by `for` within an expression, which nothing bounds; write a `{% for %}` tag";

/// An engine that knows all functions, without words yet: Tera wants functions before templates.
fn engine(calls: &calls::Calls) -> Tera {
    let (mut tera, meter) = (Tera::new(), bounded::Meter::default());
    meter.register(&mut tera);
    calls.register(&mut tera, &meter, None);
    tera.register_function("t", |_: Kwargs, _: &State| -> tera::TeraResult<String> {
        Err(tera::Error::message(calls::MUTE))
    });
    tera
}

/// `t(key="count.cases", n=3, name="…")`: the message with its placeholders filled; `n` chooses the plural form.
fn translate(words: &Strings, kwargs: &Kwargs) -> tera::TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let given = kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value)));
    let texts: Vec<(&str, Cow<'_, str>, Option<u64>)> = given
        .filter(|(name, _)| *name != "key")
        .map(|(name, value)| {
            let text = value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
            (name, text, value.as_u64())
        })
        .collect();
    let args: Vec<(&str, Arg)> = texts
        .iter()
        .map(|(name, text, number)| match number {
            Some(number) => (*name, Arg::Count { number: *number, text }),
            None => (*name, Arg::Text(text)),
        })
        .collect();
    words.get(key, &args).map_err(|error| tera::Error::message(error.to_string()))
}

#[cfg(test)]
mod tests;
