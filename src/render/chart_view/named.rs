//! The names of things within a sentence.

use crate::model::locale::Language;
use crate::render::context::Context;

/// A name before the colon of its number: what follows a colon of its own is set in brackets, as in 一级（签有协议）：6个.
///
/// A name that has brackets already, or several colons, stays as it is.
pub(super) fn within(cx: &Context<'_>, name: &str) -> String {
    bracketed(name, cx.locale.language())
}

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
            ("其中：高价值：发明", Language::Chinese, "其中：高价值：发明"),
            ("一级：签有协议（试行）", Language::Chinese, "一级：签有协议（试行）"),
            ("其中：", Language::Chinese, "其中："),
            ("10:30 talk", Language::English, "10:30 talk"),
            ("讲座", Language::Chinese, "讲座"),
        ] {
            assert_eq!(bracketed(name, language), expected);
        }
    }
}
