//! One number in the words of a language.

use fixed_decimal::Decimal as Digits;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::locale;
use rust_decimal::Decimal;

use crate::model::locale::Language;
use crate::model::quantity::{Number, Scale, shift};
use crate::model::style::{ChineseDigits, Style};

/// A number as a language writes it: `5,000`, `4.76 million`; `5000`, `476万`.
///
/// No stated digit is added or dropped. A number stated with a scale word of its own language is shown with it; one
/// with a word of the other language has its point moved to the word its size calls for, and is written in full below
/// the smallest such word (36.77万 is 367,700). A number written in full takes a word only where it is a whole
/// multiple of 10,000, and in English only from a million up.
pub fn number(number: &Number, language: Language, style: &Style) -> String {
    let (digits, scale) = scaled(number, language);
    let (digits, word) = worded(digits, scale);
    let text = digits_text(digits, language, style);
    match (word, language) {
        ("", _) => text,
        (word, Language::English) => format!("{text} {word}"),
        (word, Language::Chinese) => format!("{text}{word}"),
    }
}

/// The digits and the word that they are shown with: a thousand billion is a trillion, and ten thousand 亿 are a 万亿.
fn worded(digits: Decimal, scale: Option<Scale>) -> (Decimal, &'static str) {
    let greater = match scale {
        Some(Scale::Billion) => Some((3, TRILLION.1)),
        Some(Scale::Yi) => Some((4, WAN_YI.1)),
        Some(Scale::Thousand | Scale::Wan | Scale::Million) | None => None,
    };
    let moved = greater.and_then(|(places, word)| {
        let moved = shift(digits, -places)?;
        // Zeros before the point that come to stand behind it only held a place; decimals that were stated are all kept.
        let moved = if digits.scale() == 0 { moved.normalize() } else { moved };
        (moved.abs() >= Decimal::ONE).then_some((moved, word))
    });
    moved.unwrap_or((digits, scale.map_or("", Scale::word)))
}

/// The digits that a number is shown with, before its scale word.
pub(super) fn shown_digits(number: &Number, language: Language) -> Decimal {
    let (digits, scale) = scaled(number, language);
    worded(digits, scale).0
}

/// Words beyond those that numbers are stated with: the power of ten, and the word.
const TRILLION: (u32, &str) = (12, "trillion");
const WAN_YI: (u32, &str) = (12, "万亿");

/// A number in full, without a scale word, as a percentage is written.
pub(super) fn unscaled(number: &Number, language: Language, style: &Style) -> String {
    digits_text(number.value(), language, style)
}

/// The round numbers of one axis, all with one scale word or none: `0, 50万, 100万`; `0, 0.5 million, 1 million`.
///
/// The word is the largest that the highest of them reaches and that leaves each at most one decimal.
pub fn round_numbers(numbers: &[Number], language: Language, style: &Style) -> Vec<String> {
    let of = |scale: Scale| (scale.exponent(), scale.word());
    let words = match language {
        Language::English => [TRILLION, of(Scale::Billion), of(Scale::Million)],
        Language::Chinese => [WAN_YI, of(Scale::Yi), of(Scale::Wan)],
    };
    let in_word = |exponent: u32| -> Option<Vec<Decimal>> {
        let digits = |number: &Number| Some(shift(number.value(), -(exponent as i32))?.normalize());
        let all: Vec<Decimal> = numbers.iter().map(digits).collect::<Option<_>>()?;
        let reached = all.iter().any(|digits| digits.abs() >= Decimal::ONE);
        (reached && all.iter().all(|digits| digits.scale() <= 1)).then_some(all)
    };
    let Some((word, all)) = words.iter().find_map(|(exponent, word)| Some((word, in_word(*exponent)?)))
    else {
        return numbers.iter().map(|number| unscaled(number, language, style)).collect();
    };
    let one = |digits: Decimal| {
        let text = digits_text(digits, language, style);
        match language {
            _ if digits.is_zero() => text,
            Language::English => format!("{text} {word}"),
            Language::Chinese => format!("{text}{word}"),
        }
    };
    all.into_iter().map(one).collect()
}

/// The digits and the scale word a number is shown with.
fn scaled(number: &Number, language: Language) -> (Decimal, Option<Scale>) {
    let own: &[Scale] = match language {
        Language::English => &[Scale::Thousand, Scale::Million, Scale::Billion],
        Language::Chinese => &[Scale::Wan, Scale::Yi],
    };
    if number.scale().is_some_and(|scale| own.contains(&scale)) {
        return (number.stated(), number.scale());
    }
    let value = number.value();
    let whole = value.scale() == 0 && (value % Decimal::from(10_000)).is_zero();
    if number.scale().is_none() && !whole {
        return (value, None);
    }
    let words = own.iter().rev().filter(|scale| **scale != Scale::Thousand);
    let fits = |scale: &&Scale| value.abs() >= Decimal::from(10_u64.pow(scale.exponent()));
    let Some(&scale) = words.into_iter().find(fits) else {
        return (value, None);
    };
    let places = number.scale().map_or(0, |stated| stated.exponent() as i32) - scale.exponent() as i32;
    match shift(number.stated(), places) {
        // Zeros that only held a place are not decimals; decimals that were stated are all kept.
        Some(digits) if number.decimals() == 0 => (digits.normalize(), Some(scale)),
        Some(digits) => (digits, Some(scale)),
        None => (value, None),
    }
}

fn digits_text(digits: Decimal, language: Language, style: &Style) -> String {
    let plain = digits.to_string();
    let grouping = match (language, style.chinese_digits) {
        (Language::Chinese, ChineseDigits::Plain) => return plain,
        (Language::English, _) | (Language::Chinese, ChineseDigits::Grouped) => GroupingStrategy::Always,
    };
    let locale = match language {
        Language::English => locale!("en"),
        Language::Chinese => locale!("zh-Hans"),
    };
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(grouping);
    match (DecimalFormatter::try_new(locale.into(), options), Digits::try_from_str(&plain)) {
        (Ok(formatter), Ok(digits)) => formatter.format(&digits).to_string(),
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_an_axis_are_written_in_one_way() {
        for (stated, english, chinese) in [
            (["0", "5000", "10000"], "0, 5,000, 10,000", "0, 0.5万, 1万"),
            (["0", "500000", "1000000"], "0, 0.5 million, 1 million", "0, 50万, 100万"),
            (["-20000", "0", "20000"], "-20,000, 0, 20,000", "-2万, 0, 2万"),
            (["0", "100000000", "200000000"], "0, 100 million, 200 million", "0, 1亿, 2亿"),
            (["0", "500000000000", "1000000000000"], "0, 0.5 trillion, 1 trillion", "0, 0.5万亿, 1万亿"),
            (["0", "1200000000000", "2400000000000"], "0, 1.2 trillion, 2.4 trillion", "0, 1.2万亿, 2.4万亿"),
            (["12350", "12400", "12450"], "12,350, 12,400, 12,450", "12350, 12400, 12450"),
            (["0", "0.5", "1"], "0, 0.5, 1", "0, 0.5, 1"),
        ] {
            let numbers: Vec<Number> = stated.iter().map(|number| number.parse().unwrap()).collect();
            let written = |language| round_numbers(&numbers, language, &Style::default()).join(", ");
            assert_eq!(written(Language::English), english);
            assert_eq!(written(Language::Chinese), chinese);
        }
    }

    #[test]
    fn no_stated_digit_is_added_or_dropped() {
        for (stated, english, chinese) in [
            ("5000", "5,000", "5000"),
            ("45.70", "45.70", "45.70"),
            ("-3", "-3", "-3"),
            ("4.76 million", "4.76 million", "476万"),
            ("476万", "4.76 million", "476万"),
            ("4760000", "4.76 million", "476万"),
            ("1.2亿", "120 million", "1.2亿"),
            ("120 million", "120 million", "1.2亿"),
            ("120.0 million", "120.0 million", "1.200亿"),
            ("36.77万", "367,700", "36.77万"),
            ("2 thousand", "2 thousand", "2000"),
            ("1795715", "1,795,715", "1795715"),
            ("73870", "73,870", "73870"),
            ("270000", "270,000", "27万"),
            ("1.2 billion", "1.2 billion", "12亿"),
            ("10000亿", "1 trillion", "1万亿"),
            ("1000 billion", "1 trillion", "1万亿"),
            ("12345亿", "1.2345 trillion", "1.2345万亿"),
            ("12000.50亿", "1.200050 trillion", "1.200050万亿"),
            ("9999亿", "999.9 billion", "9999亿"),
            ("-1500000000000", "-1.5 trillion", "-1.5万亿"),
        ] {
            let stated: Number = stated.parse().unwrap();
            let style = Style::default();
            assert_eq!(number(&stated, Language::English, &style), english);
            assert_eq!(number(&stated, Language::Chinese, &style), chinese);
        }
        let grouped = Style { chinese_digits: ChineseDigits::Grouped, ..Style::default() };
        assert_eq!(number(&Number::from(5000), Language::Chinese, &grouped), "5,000");
    }
}
