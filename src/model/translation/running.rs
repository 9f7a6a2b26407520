//! Whether a text is running text of another language than its reader's, rather than a name, a code or an address.

use crate::model::locale::Language;

/// Whether a text that stands for readers of a language is sentences in another one.
///
/// A text for Chinese readers is foreign where it has no Han character at all and at least four English words that begin small and
/// are not the small words of names (`of`, `and`, `the` …). A text for English readers is foreign where it has more Han characters
/// than letters, and more than a name has: at least 25, or at least eight and the punctuation of a sentence.
pub fn is_foreign(text: &str, language: Language) -> bool {
    match language {
        Language::Chinese => !text.chars().any(is_han) && is_running_english(text),
        Language::English => is_running_chinese(text),
    }
}

/// Whether a text is Chinese by its script: it has at least half as many Han characters as Latin letters. A name in Latin letters with
/// its Chinese form beside it is not.
pub fn is_in_han(text: &str) -> bool {
    let han = text.chars().filter(|c| is_han(*c)).count();
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    han > 0 && han * 2 >= letters
}

/// Whether a paragraph is a quotation, code or a footnote: those stand in the language of their source.
pub fn is_quoted(block: &str) -> bool {
    [">", "```", "~~~", "[^"].iter().any(|mark| block.starts_with(mark))
}

/// Whether a character is a Han character: of the CJK Unified Ideographs and their first extension (Unicode, chapter 18).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3fffd}')
}

fn is_running_english(text: &str) -> bool {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    let running = words.filter(|word| {
        word.chars().next().is_some_and(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
            && !OF_NAMES.contains(word)
    });
    running.count() >= 4
}

const OF_NAMES: &[&str] = &[
    "of", "and", "the", "for", "in", "on", "to", "a", "an", "with", "by", "at", "de", "la", "du", "des",
    "et", "und", "für", "der",
];

fn is_running_chinese(text: &str) -> bool {
    // Most English has no other characters at all.
    let han = if text.is_ascii() { 0 } else { text.chars().filter(|c| is_han(*c)).count() };
    let letters = || text.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_sentence = || text.contains(['，', '。', '；', '！', '？']);
    han >= 8 && han > letters() && (han >= 25 || is_sentence())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_chinese_by_its_script() {
        for (text, expected) in [
            ("测试局知识产权快速服务", true),
            ("TISC网点", true),
            ("Foshan 佛山", false),
            ("WIPO", false),
            ("2025", false),
        ] {
            assert_eq!(is_in_han(text), expected, "{text}");
        }
    }

    #[test]
    fn names_codes_and_addresses_are_no_running_text() {
        for (text, language, expected) in [
            ("An office that helps small firms.", Language::Chinese, true),
            ("A reading room where visitors meet", Language::Chinese, true),
            ("World Intellectual Property Organization", Language::Chinese, false),
            ("Technology and Innovation Support Centers", Language::Chinese, false),
            ("British Library Business & IP Centre", Language::Chinese, false),
            ("https://example.org/a/b/c/what-it-is", Language::Chinese, false),
            ("WIPO Magazine", Language::Chinese, false),
            ("由 Chief IP Officers 组成，which is what they say here", Language::Chinese, false),
            ("提供帮助的服务站。来源没有说明。", Language::English, true),
            ("国家知识产权局专利局专利审查协作广东中心", Language::English, false),
            ("The office (佛山市知识产权保护中心，原名) helps.", Language::English, false),
            ("《知识产权强国建设纲要》", Language::English, false),
            ("CC-BY-4.0", Language::English, false),
        ] {
            assert_eq!(is_foreign(text, language), expected, "{text}");
        }
    }
}
