//! Full sample views, from the case that Casebook was founded on.

mod frame;
mod record;
mod statistic;

pub use frame::*;
pub use record::*;
pub use statistic::*;

/// The English or the Chinese text.
pub fn pick(lang: &str, en: &str, zh: &str) -> String {
    if lang == "en" { en } else { zh }.to_owned()
}

/// File name of a sample page.
pub fn file(lang: &str, template: &str) -> String {
    format!("{lang}-{template}")
}
