//! The names of things within a sentence.

use crate::model::locale::Language;
use crate::render::context::Context;

/// A name before the colon of its number: what follows a colon of its own is set in brackets, as in 一级（签有协议）：6个.
///
/// A name that has brackets already, or several colons, stays as it is. A row that is said to be part of the one above it, as in
/// 其中：高价值发明专利, keeps the word and loses the colon.
pub(in crate::render) fn within(cx: &Context<'_>, name: &str) -> String {
    let language = cx.locale.language();
    match part(name, language) {
        Some((lead, part)) => format!("{lead}{}", bracketed(part, language)),
        None => bracketed(name, language),
    }
}

/// The name of a thing by itself, far from the row that it is part of.
pub(super) fn by_itself(cx: &Context<'_>, name: &str) -> String {
    let language = cx.locale.language();
    bracketed(part(name, language).map_or(name, |(_, part)| part), language)
}

/// Whether a name says that the thing is part of the one before it.
pub(super) fn is_part(name: &str, language: Language) -> bool {
    part(name, language).is_some()
}

/// The word that makes a thing part of the one before it, as it stands before its name in a sentence, and the name.
fn part(name: &str, language: Language) -> Option<(String, &str)> {
    let (colon, leads, between) = match language {
        Language::English => (":", LEADS, " "),
        Language::Chinese => ("：", LEADS_ZH, ""),
    };
    let (lead, rest) = name.split_once(colon).or_else(|| name.split_once(':'))?;
    let rest = rest.trim_start();
    let is_lead = leads.contains(&lead.trim().to_lowercase().as_str());
    (is_lead && !rest.is_empty()).then(|| (format!("{}{between}", lead.trim()), rest))
}

/// How tables name a row that is part of the one above it.
const LEADS: &[&str] = &["of which", "of whom", "of these", "including", "thereof"];
const LEADS_ZH: &[&str] = &["其中", "包括"];

fn bracketed(name: &str, language: Language) -> String {
    let parts: Vec<&str> = match language {
        Language::English => name.split(": ").collect(),
        Language::Chinese => name.split('：').collect(),
    };
    match (parts.as_slice(), language) {
        _ if name.contains(['(', ')', '（', '）']) => name.to_owned(),
        ([head, rest], _) if head.is_empty() || rest.is_empty() => name.to_owned(),
        ([head, rest], Language::English) => format!("{head} ({rest})"),
        ([head, rest], Language::Chinese) => format!("{head}（{rest}）"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_colon_before_that_of_its_number() {
        for (name, language, expected) in [
            ("一级：签有协议", Language::Chinese, "一级（签有协议）"),
            ("Level 1: agreements", Language::English, "Level 1 (agreements)"),
            ("甲：高价值：发明", Language::Chinese, "甲：高价值：发明"),
            ("一级：签有协议（试行）", Language::Chinese, "一级：签有协议（试行）"),
            ("其中：", Language::Chinese, "其中："),
            ("10:30 talk", Language::English, "10:30 talk"),
            ("讲座", Language::Chinese, "讲座"),
        ] {
            assert_eq!(bracketed(name, language), expected);
        }
    }

    #[test]
    fn a_part_keeps_its_word_without_the_colon() {
        for (name, language, expected) in [
            ("其中：高价值发明专利", Language::Chinese, Some(("其中", "高价值发明专利"))),
            ("其中:高价值发明专利", Language::Chinese, Some(("其中", "高价值发明专利"))),
            ("of which: high-value", Language::English, Some(("of which ", "high-value"))),
            ("Of which: high-value", Language::English, Some(("Of which ", "high-value"))),
            ("其中：", Language::Chinese, None),
            ("一级：签有协议", Language::Chinese, None),
            ("Level 1: agreements", Language::English, None),
            ("其中高价值发明专利", Language::Chinese, None),
        ] {
            let found = part(name, language);
            assert_eq!(found.as_ref().map(|(lead, part)| (lead.as_str(), *part)), expected, "{name}");
            assert_eq!(is_part(name, language), expected.is_some());
        }
    }
}
