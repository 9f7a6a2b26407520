//! The words of a theme in one language.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// A message as the strings file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// One text for every number.
    Text(String),
    /// A text for each CLDR plural category that the language has: `one`, `other` …; `other` is a must.
    Plural(BTreeMap<String, String>),
}

/// What fills a placeholder.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Text.
    Text(&'a str),
    /// A whole number, which chooses the plural form, with its formatted text.
    Count { number: u64, text: &'a str },
}

/// What can be wrong with strings and their use.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StringsError {
    /// The locale's tag is not well-formed BCP 47, or no plural rules are known for it.
    #[error("`{0}` is not a locale with known plural rules")]
    Locale(String),
    /// There is no message of that key.
    #[error("there is no string `{0}`")]
    Missing(String),
    /// A message lacks the form `other`, or has one that CLDR does not know.
    #[error(
        "the string `{0}` needs the plural form `other`, and no other names than zero, one, two, few, many"
    )]
    Forms(String),
    /// A message has a placeholder that was not given.
    #[error("the string `{key}` needs `{placeholder}`")]
    Placeholder { key: String, placeholder: String },
}

/// All messages of one locale, with its plural rules (CLDR, through ICU4X).
#[derive(Debug)]
pub struct Strings {
    /// By keys that begin alike, of which a page asks for hundreds: a hash finds one without comparing it to others.
    messages: IndexMap<String, Message>,
    rules: PluralRules,
}

impl Strings {
    /// Takes the messages of a locale (BCP 47 tag).
    ///
    /// # Errors
    /// An unknown locale, and every message whose plural forms are not CLDR's or lack `other`.
    pub fn new(locale: &str, messages: BTreeMap<String, Message>) -> Result<Strings, Vec<StringsError>> {
        let rules = Locale::try_from_str(locale)
            .ok()
            .and_then(|locale| PluralRules::try_new(locale.into(), Default::default()).ok())
            .ok_or_else(|| vec![StringsError::Locale(locale.to_owned())])?;
        let wrong: Vec<StringsError> = messages
            .iter()
            .filter(|(_, message)| !has_valid_forms(message))
            .map(|(key, _)| StringsError::Forms(key.clone()))
            .collect();
        if wrong.is_empty() {
            Ok(Strings { messages: messages.into_iter().collect(), rules })
        } else {
            Err(wrong)
        }
    }

    /// The message of that key with its placeholders filled.
    ///
    /// The first [`Arg::Count`] chooses the plural form. An argument that the message does not use is no error:
    /// `1 case` may be written out.
    ///
    /// # Errors
    /// An unknown key; a placeholder that no argument fills.
    pub fn get(&self, key: &str, args: &[(&str, Arg)]) -> Result<String, StringsError> {
        let message = self.messages.get(key).ok_or_else(|| StringsError::Missing(key.to_owned()))?;
        fill(key, self.form(message, args), args)
    }

    /// The message of that key as it stands, where it is one text without placeholders.
    pub fn plain(&self, key: &str) -> Option<&str> {
        match self.messages.get(key)? {
            Message::Text(text) if !text.contains('{') => Some(text),
            _ => None,
        }
    }

    /// Whether there is a message of that key.
    pub fn contains(&self, key: &str) -> bool {
        self.messages.contains_key(key)
    }

    fn category(&self, number: u64) -> PluralCategory {
        self.rules.category_for(number)
    }

    fn form<'a>(&'a self, message: &'a Message, args: &[(&str, Arg)]) -> &'a str {
        let forms = match message {
            Message::Text(text) => return text,
            Message::Plural(forms) => forms,
        };
        let category = args.iter().find_map(|(_, arg)| match arg {
            Arg::Count { number, .. } => Some(self.category(*number)),
            Arg::Text(_) => None,
        });
        let name = category.map_or("other", category_name);
        forms.get(name).or_else(|| forms.get("other")).map_or("", String::as_str)
    }
}

/// The names in braces in a text: `{n} cases` has `n`.
pub fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn fill(key: &str, text: &str, args: &[(&str, Arg)]) -> Result<String, StringsError> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match args.iter().find(|(given, _)| *given == name) {
            Some((_, Arg::Text(value) | Arg::Count { text: value, .. })) => filled.push_str(value),
            None => {
                return Err(StringsError::Placeholder { key: key.to_owned(), placeholder: name.to_owned() });
            }
        }
        rest = tail;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn has_valid_forms(message: &Message) -> bool {
    match message {
        Message::Text(_) => true,
        Message::Plural(forms) => {
            let known = ["zero", "one", "two", "few", "many", "other"];
            forms.contains_key("other") && forms.keys().all(|name| known.contains(&name.as_str()))
        }
    }
}

/// The name that a plural category has in strings files.
pub fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(locale: &str) -> Strings {
        let forms = BTreeMap::from([
            ("one".to_owned(), "one case".to_owned()),
            ("other".to_owned(), "{n} cases".to_owned()),
        ]);
        let messages = BTreeMap::from([
            ("cases".to_owned(), Message::Plural(forms)),
            ("by".to_owned(), Message::Text("by {name}, {name}".to_owned())),
        ]);
        Strings::new(locale, messages).expect("the messages are well-formed")
    }

    #[test]
    fn plural_forms_follow_the_language() {
        let table =
            [("en", 0, "0 cases"), ("en", 1, "one case"), ("en", 21, "21 cases"), ("zh-Hans", 1, "1 cases")];
        for (locale, number, expected) in table {
            let text = number.to_string();
            let got = strings(locale).get("cases", &[("n", Arg::Count { number, text: &text })]);
            assert_eq!(got.as_deref(), Ok(expected), "{locale} {number}");
        }
    }

    #[test]
    fn placeholders_are_filled_once_and_never_left() {
        let words = strings("en");
        assert_eq!(words.get("by", &[("name", Arg::Text("{x}"))]).as_deref(), Ok("by {x}, {x}"));
        let lacking = StringsError::Placeholder { key: "by".to_owned(), placeholder: "name".to_owned() };
        assert_eq!(words.get("by", &[]), Err(lacking));
        assert_eq!(words.get("none", &[]), Err(StringsError::Missing("none".to_owned())));
    }

    #[test]
    fn a_message_without_other_is_refused() {
        let forms = BTreeMap::from([("one".to_owned(), "one".to_owned())]);
        let refused = Strings::new("en", BTreeMap::from([("k".to_owned(), Message::Plural(forms))]));
        assert_eq!(refused.err(), Some(vec![StringsError::Forms("k".to_owned())]));
        let unknown = Strings::new("not a tag", BTreeMap::new());
        assert_eq!(unknown.err(), Some(vec![StringsError::Locale("not a tag".to_owned())]));
    }
}
