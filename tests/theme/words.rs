//! The two strings files say the same things, and nothing that nobody uses.

use crate::loading::{LOCALES, messages, templates};
use casebook::render::theme::{Message, placeholders, used_keys};
use std::collections::BTreeSet;

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

/// The text of every source file that fills views.
fn sources() -> String {
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/render"))];
    let mut text = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                text.push_str(&std::fs::read_to_string(entry).unwrap());
            }
        }
    }
    text
}

#[test]
fn every_message_is_used_by_a_template_or_by_a_view() {
    let used: BTreeSet<String> =
        templates().values().flat_map(|text| used_keys(text)).map(|used| used.key).collect();
    let sources = sources();
    let words = messages("en");
    let unused: Vec<&String> = words
        .keys()
        .filter(|key| {
            let group = key.split_once('.').map_or("", |(group, _)| group);
            let by_name = sources.contains(&format!("\"{key}\""));
            let by_group = sources.contains(&format!("\"{group}.{{}}\""));
            !used.contains(*key) && !by_name && !by_group
        })
        .collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}
