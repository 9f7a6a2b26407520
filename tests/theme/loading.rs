//! Reads the theme from the repository.

use casebook::render::theme::{Message, Theme};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub const LOCALES: [&str; 2] = ["en", "zh-Hans"];

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic")
}

pub fn templates() -> BTreeMap<String, String> {
    let root = folder().join("templates");
    walkdir::WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(&root).expect("it is below").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(entry.path()).expect("a template is UTF-8"))
        })
        .collect()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Raw {
    Text(String),
    Plural(BTreeMap<String, String>),
}

pub fn messages(locale: &str) -> BTreeMap<String, Message> {
    let path = folder().join(format!("strings/{locale}.yaml"));
    let text = std::fs::read_to_string(path).expect("the strings file is there");
    let raw: BTreeMap<String, Raw> = serde_yaml::from_str(&text).expect("the strings file is YAML");
    raw.into_iter()
        .map(|(key, message)| match message {
            Raw::Text(text) => (key, Message::Text(text)),
            Raw::Plural(forms) => (key, Message::Plural(forms)),
        })
        .collect()
}

pub fn theme() -> Theme {
    let strings = LOCALES.iter().map(|locale| ((*locale).to_owned(), messages(locale))).collect();
    Theme::new(templates(), strings).unwrap_or_else(|errors| {
        panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}
