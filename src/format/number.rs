//! One number in the words of a language, alone or among others.

use std::sync::LazyLock;

use fixed_decimal::Decimal as Digits;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::locale;
use rust_decimal::Decimal;

use super::scaling::{Scaling, are_short_alone};
use crate::model::locale::Language;
use crate::model::quantity::{Number, Scale, shift};
use crate::model::style::{ChineseDigits, Style};

/// The sign of a negative number for readers (U+2212); programs are given the hyphen, which breaks a line after it.
pub const MINUS: char = '\u{2212}';

/// A number as a language writes it: `5,000`, `4.76 million`, `−3`; `5000`, `476万`.
///
/// No stated digit is added or dropped. Alone, a number stated with a scale word of its own language is shown with it; one
/// with a word of the other language has its point moved to the word its size calls for, and is written in full below
/// the smallest such word (36.77万 is 367,700). A number written in full takes a word only where it is a whole
/// multiple of 10,000, and in English only from a million up. Among others it is written as they are.
pub fn number(number: &Number, scaling: Scaling, language: Language, style: &Style) -> String {
    let (digits, scale) = shown(number, scaling, language);
    with_word(&digits_text(digits, language, style), scale, language)
}

/// The digits that a number is shown with, and the scale word after them.
pub(super) fn shown(number: &Number, scaling: Scaling, language: Language) -> (Decimal, Option<Scale>) {
    let one = match scaling {
        Scaling::Each => None,
        Scaling::By(_) if number.value().is_zero() => Some((number.value(), None)),
        Scaling::By(scale) => in_word(number, scale).map(|digits| (digits, Some(scale))),
        Scaling::Full => Some((number.value(), None)),
    };
    one.unwrap_or_else(|| alone(number, language))
}

/// The digits of a number before a scale word, with every stated decimal: zeros that only hold a place are no decimals.
pub(super) fn in_word(number: &Number, scale: Scale) -> Option<Decimal> {
    let places = number.scale().map_or(0, |stated| stated.exponent() as i32) - scale.exponent() as i32;
    let digits = shift(number.stated(), places)?;
    Some(if number.decimals() == 0 { digits.normalize() } else { digits })
}

/// The scale words of a language, greatest first.
pub(super) fn words(language: Language) -> &'static [Scale] {
    match language {
        Language::English => &[Scale::Trillion, Scale::Billion, Scale::Million],
        Language::Chinese => &[Scale::WanYi, Scale::Yi, Scale::Wan],
    }
}

/// The digits and the scale word that a number has where no other stands beside it.
fn alone(number: &Number, language: Language) -> (Decimal, Option<Scale>) {
    let value = number.value();
    let own = |scale: &Scale| {
        words(language).contains(scale) || (language == Language::English && *scale == Scale::Thousand)
    };
    // A thousand billion is a trillion, and ten thousand 亿 are a 万亿.
    let greatest = words(language).first().copied();
    let outgrown = |scale: &Scale| matches!(scale, Scale::Billion | Scale::Yi) && reaches(value, greatest);
    if let Some(scale) = number.scale().filter(own).filter(|scale| !outgrown(scale)) {
        return (number.stated(), Some(scale));
    }
    let whole = value.scale() == 0 && (value % Decimal::from(10_000)).is_zero();
    if number.scale().is_none() && !whole {
        return (value, None);
    }
    let scale = words(language).iter().copied().find(|scale| reaches(value, Some(*scale)));
    match scale.and_then(|scale| Some((in_word(number, scale)?, scale))) {
        Some((digits, scale)) => (digits, Some(scale)),
        None => (value, None),
    }
}

fn reaches(value: Decimal, scale: Option<Scale>) -> bool {
    scale.is_some_and(|scale| value.abs() >= Decimal::from(10_u64.pow(scale.exponent())))
}

/// A number in full, without a scale word, as a percentage is written.
pub(super) fn unscaled(number: &Number, language: Language, style: &Style) -> String {
    digits_text(number.value(), language, style)
}

/// The round numbers of one axis, all with one scale word or none: `0, 50万, 100万`; `0, 0.5 million, 1 million`.
///
/// They are written as the numbers beside the axis are, where that leaves each at most two decimals. Otherwise the word is the
/// largest that the highest of them reaches and that leaves each at most one decimal. Where none does, 1万亿 beside 2 has its own.
pub fn round_numbers(numbers: &[Number], scaling: Scaling, language: Language, style: &Style) -> Vec<String> {
    let all_in = |scale: Scale, decimals: u32| -> Option<(Vec<Decimal>, Scale)> {
        let all: Vec<Decimal> =
            numbers.iter().map(|number| Some(in_word(number, scale)?.normalize())).collect::<Option<_>>()?;
        all.iter().all(|digits| digits.scale() <= decimals).then_some((all, scale))
    };
    let fitting = || {
        let reached = |scale: &Scale| numbers.iter().any(|number| reaches(number.value(), Some(*scale)));
        words(language).iter().copied().filter(reached).find_map(|scale| all_in(scale, 1))
    };
    let is_short = || numbers.iter().all(|number| !reaches(number.value(), Some(Scale::Million)));
    let scaled = match scaling {
        Scaling::By(scale) => all_in(scale, 2).or_else(fitting),
        Scaling::Full if is_short() => None,
        Scaling::Full | Scaling::Each => fitting(),
    };
    if scaled.is_none() && language == Language::Chinese && are_short_alone(numbers.iter()) {
        return numbers.iter().map(|one| number(one, Scaling::Each, language, style)).collect();
    }
    let Some((all, scale)) = scaled else {
        return numbers.iter().map(|number| unscaled(number, language, style)).collect();
    };
    let one = |digits: Decimal| {
        let text = digits_text(digits, language, style);
        with_word(&text, Some(scale).filter(|_| !digits.is_zero()), language)
    };
    all.into_iter().map(one).collect()
}

fn with_word(digits: &str, scale: Option<Scale>, language: Language) -> String {
    match (scale, language) {
        (None, _) => digits.to_owned(),
        (Some(scale), Language::English) => format!("{digits} {}", scale.word()),
        (Some(scale), Language::Chinese) => format!("{digits}{}", scale.word()),
    }
}

/// Digits with their sign; in Chinese they are grouped where the house style says so.
fn digits_text(digits: Decimal, language: Language, style: &Style) -> String {
    let plain = digits.to_string();
    let is_grouped = language == Language::English || style.chinese_digits == ChineseDigits::Grouped;
    let text = if is_grouped { grouped_text(&plain, language) } else { None };
    let text = text.unwrap_or(plain);
    match text.strip_prefix('-') {
        Some(digits) => format!("{MINUS}{digits}"),
        None => text,
    }
}

/// The digits grouped by CLDR; none only if the library lacked its own data.
fn grouped_text(plain: &str, language: Language) -> Option<String> {
    let digits = Digits::try_from_str(plain).ok()?;
    let grouping = match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    };
    Some(grouping.as_ref()?.format(&digits).to_string())
}

// To look for the data costs far more than to write a number.
static ENGLISH: LazyLock<Option<DecimalFormatter>> = LazyLock::new(|| grouping(locale!("en")));
static CHINESE: LazyLock<Option<DecimalFormatter>> = LazyLock::new(|| grouping(locale!("zh-Hans")));

fn grouping(locale: icu_locale_core::Locale) -> Option<DecimalFormatter> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Always);
    DecimalFormatter::try_new(locale.into(), options).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_an_axis_are_written_in_one_way() {
        for (stated, english, chinese) in [
            (["0", "5000", "10000"], "0, 5,000, 10,000", "0, 0.5万, 1万"),
            (["0", "500000", "1000000"], "0, 0.5 million, 1 million", "0, 50万, 100万"),
            (["-20000", "0", "20000"], "−20,000, 0, 20,000", "−2万, 0, 2万"),
            (["0", "100000000", "200000000"], "0, 100 million, 200 million", "0, 1亿, 2亿"),
            (["0", "500000000000", "1000000000000"], "0, 0.5 trillion, 1 trillion", "0, 0.5万亿, 1万亿"),
            (["0", "1200000000000", "2400000000000"], "0, 1.2 trillion, 2.4 trillion", "0, 1.2万亿, 2.4万亿"),
            (["12350", "12400", "12450"], "12,350, 12,400, 12,450", "12350, 12400, 12450"),
            (["0", "0.5", "1"], "0, 0.5, 1", "0, 0.5, 1"),
            (["2", "5", "1000000000000"], "2, 5, 1,000,000,000,000", "2, 5, 1万亿"),
        ] {
            let numbers: Vec<Number> = stated.iter().map(|number| number.parse().unwrap()).collect();
            let written =
                |language| round_numbers(&numbers, Scaling::Each, language, &Style::default()).join(", ");
            assert_eq!(written(Language::English), english);
            assert_eq!(written(Language::Chinese), chinese);
        }
    }

    #[test]
    fn an_axis_has_the_word_of_the_numbers_beside_it() {
        let wan = Scaling::By(Scale::Wan);
        let full = Scaling::Full;
        for (scaling, stated, written) in [
            (full, ["0", "5000", "10000"], "0, 5000, 10000"),
            (full, ["0", "500000", "1000000"], "0, 50万, 100万"),
            (wan, ["0", "50000000", "100000000"], "0, 5000万, 10000万"),
            (wan, ["9600", "9800", "10000"], "0.96万, 0.98万, 1万"),
            // Too many decimals: the axis is written for itself.
            (wan, ["9994", "9996", "9998"], "9994, 9996, 9998"),
        ] {
            let numbers: Vec<Number> = stated.iter().map(|number| number.parse().unwrap()).collect();
            let said = round_numbers(&numbers, scaling, Language::Chinese, &Style::default());
            assert_eq!(said.join(", "), written);
        }
    }

    #[test]
    fn no_stated_digit_is_added_or_dropped() {
        for (stated, english, chinese) in [
            ("5000", "5,000", "5000"),
            ("45.70", "45.70", "45.70"),
            ("-3", "−3", "−3"),
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
            ("1.02 trillion", "1.02 trillion", "1.02万亿"),
            ("0.950 trillion", "0.950 trillion", "9500亿"),
            ("1.020万亿", "1.020 trillion", "1.020万亿"),
            ("-1500000000000", "−1.5 trillion", "−1.5万亿"),
        ] {
            let stated: Number = stated.parse().unwrap();
            let style = Style::default();
            assert_eq!(number(&stated, Scaling::Each, Language::English, &style), english);
            assert_eq!(number(&stated, Scaling::Each, Language::Chinese, &style), chinese);
        }
        let grouped = Style { chinese_digits: ChineseDigits::Grouped, ..Style::default() };
        assert_eq!(number(&Number::from(5000), Scaling::Each, Language::Chinese, &grouped), "5,000");
    }
}
