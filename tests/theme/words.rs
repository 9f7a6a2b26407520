//! The two strings files say the same things, and nothing that nobody uses.

use crate::loading::{LOCALES, messages, templates};
use casebook::render::theme::{Message, placeholders, used_keys};
use std::collections::BTreeSet;

/// Groups of words that Casebook puts into views itself.
const FOR_VIEWS: [&str; 29] = [
    "section.",
    "count.",
    "pagination.",
    "list.cases_of_",
    "list.page_of",
    "punctuation.",
    "fact.",
    "value.",
    "date.",
    "as_of.",
    "role.",
    "role_of.",
    "organization_kind.",
    "level.",
    "source_kind.",
    "grade.",
    "scheme_kind.",
    "result.",
    "measure.",
    "status.",
    "change.",
    "qualifier.",
    "table.",
    "chart.broken_scale",
    "chart.open_end",
    "download.",
    "figures.note",
    "note.qualified",
    "cite.",
];

fn names(message: &Message) -> BTreeSet<String> {
    match message {
        Message::Text(text) => placeholders(text).into_iter().map(str::to_owned).collect(),
        Message::Plural(forms) => {
            forms.values().flat_map(|text| placeholders(text)).map(str::to_owned).collect()
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_and_placeholders() {
    let [en, zh] = LOCALES.map(messages);
    assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
    for (key, message) in &en {
        assert_eq!(names(message), names(&zh[key]), "{key}");
    }
}

#[test]
fn every_message_is_used_by_a_template_or_kept_for_views() {
    let used: BTreeSet<String> =
        templates().values().flat_map(|text| used_keys(text)).map(|used| used.key).collect();
    let words = messages("en");
    let unused: Vec<&String> = words
        .keys()
        .filter(|key| !used.contains(*key) && !FOR_VIEWS.iter().any(|group| key.starts_with(group)))
        .collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
    for group in FOR_VIEWS {
        assert!(words.keys().any(|key| key.starts_with(group)), "no string begins with {group}");
    }
}
