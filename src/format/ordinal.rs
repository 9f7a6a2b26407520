//! Ordinal numbers and editions.

use crate::model::locale::Language;
use crate::model::style::{Ordinals, Style};

/// `25th`; `第二十五` or `第25`.
pub fn ordinal(number: u32, language: Language, style: &Style) -> String {
    match (language, style.ordinals) {
        (Language::English, _) => format!("{number}{}", suffix(number)),
        (Language::Chinese, Ordinals::Digits) => format!("第{number}"),
        (Language::Chinese, Ordinals::Han) => format!("第{}", han(number)),
    }
}

/// The edition of an award or meeting: `25th`; `第二十五届` or `第25届`.
pub fn edition(number: u32, language: Language, style: &Style) -> String {
    let ordinal = ordinal(number, language, style);
    match language {
        Language::English => ordinal,
        Language::Chinese => format!("{ordinal}届"),
    }
}

fn suffix(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Chinese numerals below ten thousand; greater numbers, which no edition reaches, stay in digits.
fn han(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (place, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        // Ten to nineteen begin with 十 alone.
        if !(place == 10 && digit == 1 && text.is_empty()) {
            text.push_str(DIGITS[digit as usize]);
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_in_both_languages() {
        for (number, english, chinese) in [
            (1, "1st", "第一届"),
            (2, "2nd", "第二届"),
            (10, "10th", "第十届"),
            (11, "11th", "第十一届"),
            (25, "25th", "第二十五届"),
            (103, "103rd", "第一百零三届"),
            (110, "110th", "第一百一十届"),
        ] {
            let style = Style::default();
            assert_eq!(edition(number, Language::English, &style), english);
            assert_eq!(edition(number, Language::Chinese, &style), chinese);
        }
        let digits = Style { ordinals: Ordinals::Digits, ..Style::default() };
        assert_eq!(edition(25, Language::Chinese, &digits), "第25届");
    }
}
