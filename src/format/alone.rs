//! Words that stand alone: the name along an axis, over a column or a table.

use crate::model::locale::Language;

/// A name as it stands alone: in English it begins with a capital, unless its first word has its own writing (`iPhone`, `pH`).
///
/// Within a sentence names stay as their authors write them: `technology managers`.
pub fn alone(name: &str, language: Language) -> String {
    let word: &str = name.split([' ', '\u{a0}', ',', ':', '(']).next().unwrap_or_default();
    let is_plain = word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '\'' | '’'));
    let mut letters = name.chars();
    match letters.next().filter(|_| language == Language::English && is_plain) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_english_name_alone_begins_with_a_capital() {
        for (name, expected) in [
            ("technology managers", "Technology managers"),
            ("e-commerce firms", "E-commerce firms"),
            ("firms: large", "Firms: large"),
            ("Chief IP Officers", "Chief IP Officers"),
            ("iPhone owners", "iPhone owners"),
            ("pH", "pH"),
            ("5G patents", "5G patents"),
            ("under 18", "Under 18"),
            ("", ""),
        ] {
            assert_eq!(alone(name, Language::English), expected);
        }
        assert_eq!(alone("app下载量", Language::Chinese), "app下载量");
    }
}
