//! Reading a number as an author writes it in a YAML file.

use std::str::FromStr;

use rust_decimal::Decimal;
use thiserror::Error;

use super::number::{MOST_DIGITS, Number, Scale};
use super::qualifier::Qualifier;

/// Why a text is not a number, with what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NumberError {
    #[error("the value is empty; write a number, or value: missing with a reason:")]
    Empty,
    #[error("{found:?} has separators between its digits; write {instead}")]
    Separators { found: String, instead: String },
    #[error("{found:?} is written in full-width characters; write the half-width {instead}")]
    FullWidth { found: String, instead: String },
    #[error("{found:?} is written with an exponent; write all its digits, or a word as in 4.76 million")]
    Exponent { found: String },
    #[error("{found:?} is not a decimal number; write it with the digits 0 to 9")]
    OtherBase { found: String },
    #[error("{found:?} begins with a zero that counts nothing; write {instead}")]
    LeadingZero { found: String, instead: String },
    #[error(
        "{found:?} holds its unit too; write `value: {instead}` and, with the figure or its indicator, `unit: percent`"
    )]
    PercentSign { found: String, instead: String },
    #[error("{found:?} holds its qualifier too; write `value: {instead}` and `qualifier: {qualifier}`")]
    QualifierInside { found: String, instead: String, qualifier: Qualifier },
    #[error("{found:?} has a plus sign; write {instead}")]
    PlusSign { found: String, instead: String },
    #[error("{found:?} has a dash for a minus sign; write {instead} with a hyphen")]
    OtherMinus { found: String, instead: String },
    #[error("{found:?} has no digit on one side of its point; write {instead}")]
    BarePoint { found: String, instead: String },
    #[error(
        "{found:?} has something after its digits that Casebook does not know; write thousand, million, billion, trillion, 万, 亿 or 万亿 after the digits, or all digits"
    )]
    ScaleWord { found: String },
    #[error("{found:?} ends in a word that is nearly a scale word; write {instead}")]
    MisspeltScale { found: String, instead: String },
    #[error("{found:?} holds what is counted too; write {instead}; what is counted is said by `unit`")]
    UnitInside { found: String, instead: String },
    #[error("{found:?} has more than {most} digits; write it with a scale word or fewer decimals")]
    TooLong { found: String, most: u32 },
    #[error("{found:?} is not a number; write digits, as in 5000 or 45.70")]
    NotANumber { found: String },
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads `5000`, `45.70`, `-3`, `4.76 million`, `476万`: digits, at most one point, at most one scale word.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let trimmed = text.trim();
        match trimmed.is_empty() {
            true => Err(NumberError::Empty),
            false => read(trimmed).ok_or_else(|| why_not(trimmed)),
        }
    }
}

/// Reads the strict writing, keeping every decimal.
fn read(text: &str) -> Option<Number> {
    let (digits, word) = split_word(text);
    let scale = Scale::ALL.into_iter().find(|scale| scale.word() == word);
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let well_written = (word.is_empty() || scale.is_some())
        && !integer.is_empty()
        && !unsigned.ends_with('.')
        && !fraction.contains('.')
        && (integer == "0" || !integer.starts_with('0'))
        && integer.len() + fraction.len() <= MOST_DIGITS as usize;
    let mantissa: i128 = format!("{integer}{fraction}").parse().ok().filter(|_| well_written)?;
    let mantissa = if digits.starts_with('-') { -mantissa } else { mantissa };
    Number::new(Decimal::try_from_i128_with_scale(mantissa, fraction.len() as u32).ok()?, scale)
}

/// The digits, sign and points at the start, and the word after them.
fn split_word(text: &str) -> (&str, &str) {
    let end = text
        .char_indices()
        .find(|&(at, c)| !(c.is_ascii_digit() || c == '.' || (at == 0 && c == '-')))
        .map_or(text.len(), |(at, _)| at);
    (&text[..end], text[end..].trim_start())
}

/// What to write for a number with a superfluous zero or without a digit beside its point, or that is too long.
fn misshapen(text: &str) -> Option<NumberError> {
    let found = text.to_string();
    let (digits, word) = split_word(text);
    let tail = text[digits.len()..].to_string();
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let sign = &digits[..digits.len() - unsigned.len()];
    let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let count = integer.len() + fraction.len();
    if count == 0
        || fraction.contains('.')
        || !(word.is_empty() || Scale::ALL.iter().any(|s| s.word() == word))
    {
        return None;
    }
    if count > MOST_DIGITS as usize {
        return Some(NumberError::TooLong { found, most: MOST_DIGITS });
    }
    let kept = match integer.trim_start_matches('0') {
        "" => "0",
        kept => kept,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    let instead = format!("{sign}{kept}{point}{fraction}{tail}");
    if read(&instead).is_none() {
        // The scale word makes it too long.
        return Some(NumberError::TooLong { found, most: MOST_DIGITS });
    }
    if integer.is_empty() || unsigned.ends_with('.') {
        return Some(NumberError::BarePoint { found, instead });
    }
    if kept != integer {
        return Some(NumberError::LeadingZero { found, instead });
    }
    // Nothing is left to be wrong but that the scale word makes it too long.
    Some(NumberError::TooLong { found, most: MOST_DIGITS })
}

/// Names what is wrong with a text that is not a number, most telling reason first.
fn why_not(text: &str) -> NumberError {
    let found = text.to_string();
    let half = half_width(text);
    let readable = |candidate: &str| read(candidate).is_some();
    if half != text && readable(half.trim()) {
        return NumberError::FullWidth { found, instead: half.trim().to_string() };
    }
    if half != text && half.chars().any(|c| c.is_ascii_digit()) {
        // What is wrong besides its width says more, and what to write instead is half-width anyway.
        return why_not(half.trim());
    }
    if let Some(error) = misshapen(text) {
        return error;
    }
    if let Some(bare) = text.strip_suffix('%').map(str::trim_end).filter(|bare| readable(bare)) {
        return NumberError::PercentSign { found, instead: bare.to_string() };
    }
    if let Some(bare) = text.strip_prefix('+').filter(|bare| readable(bare)) {
        return NumberError::PlusSign { found, instead: bare.to_string() };
    }
    if let Some(bare) = text.strip_prefix(['\u{2212}', '\u{2013}', '\u{2014}']) {
        let instead = format!("-{}", bare.trim_start());
        if readable(&instead) {
            return NumberError::OtherMinus { found, instead };
        }
    }
    let joined: String = text.chars().filter(|c| !is_separator(*c)).collect();
    let split_digits = text.chars().zip(text.chars().skip(1)).any(|(a, b)| {
        (is_separator(a) && b.is_ascii_digit()) || (a.is_ascii_digit() && is_separator(b) && b != ' ')
    });
    if split_digits && text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && readable(&joined) {
        let instead = read(&joined).map_or(joined, |number| number.to_string());
        return NumberError::Separators { found, instead };
    }
    if is_other_base(text) {
        return NumberError::OtherBase { found };
    }
    if text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        readable(mantissa)
            && exponent.trim_start_matches(['+', '-']).chars().all(|c| c.is_ascii_digit())
            && !exponent.is_empty()
    }) {
        return NumberError::Exponent { found };
    }
    if let Some((instead, qualifier)) = qualified(text) {
        return NumberError::QualifierInside { found, instead, qualifier };
    }
    if let Some(instead) = misspelt_scale(text) {
        return NumberError::MisspeltScale { found, instead };
    }
    if let Some((instead, _)) = counted(text) {
        return NumberError::UnitInside { found, instead: instead.to_string() };
    }
    let word_start = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(text.len());
    let (digits, word) = text.split_at(word_start);
    if readable(digits) && word.trim_start().chars().all(char::is_alphabetic) {
        return NumberError::ScaleWord { found };
    }
    NumberError::NotANumber { found }
}

/// The text with full-width ASCII (U+FF01 to U+FF5E) in its half-width form.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c => c,
        })
        .collect()
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '_' | '\'' | '\u{2019}' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '，')
}

fn is_other_base(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    ["0x", "0X", "0o", "0O", "0b", "0B"].iter().any(|prefix| unsigned.starts_with(prefix))
}

/// The number with the English scale word that its own is one or two letters away from: `239 millon`, `3 milions`.
fn misspelt_scale(text: &str) -> Option<String> {
    let (digits, word) = split_word(text);
    let lower = word.to_lowercase();
    let words = Scale::ALL.into_iter().map(Scale::word).filter(|scale| scale.is_ascii());
    let meant = crate::yaml::nearest(&lower, words).filter(|_| lower.len() > 4 && !lower.contains(' '))?;
    let instead = format!("{digits} {meant}");
    read(&instead).map(|_| instead)
}

/// A number and the word after it for what is counted: `5000人`, `36.77万件`, `4.76 million people`.
fn counted(text: &str) -> Option<(&str, &str)> {
    // Words that scale a number as well, and that Casebook does not read.
    const SCALE_LIKE: [&str; 25] = [
        "k",
        "m",
        "b",
        "mn",
        "mio",
        "mil",
        "bn",
        "tn",
        "hundred",
        "thousands",
        "millions",
        "billions",
        "lakh",
        "crore",
        "dozen",
        "百",
        "千",
        "十万",
        "百万",
        "千万",
        "十亿",
        "百亿",
        "千亿",
        "萬",
        "億",
    ];
    let (digits, word) = split_word(text);
    // The greatest first: 万亿 begins with 万.
    let scale = Scale::ALL.into_iter().rev().map(Scale::word).find(|scale| {
        word.strip_prefix(scale).is_some_and(|rest| !scale.is_ascii() || rest.starts_with(' '))
    });
    let unit = word[scale.map_or(0, str::len)..].trim_start();
    let number = text[..text.len() - unit.len()].trim_end();
    let lower = unit.to_lowercase();
    let is_scale = SCALE_LIKE.contains(&&*lower) || Scale::ALL.iter().any(|scale| scale.word() == lower);
    // A single letter is rather a slip for a digit: `28S`.
    let is_word = unit.len() > 1 && unit.chars().all(char::is_alphabetic);
    let is_counted = !digits.is_empty() && is_word && !is_scale;
    (is_counted && read(number).is_some()).then_some((number, unit))
}

/// The bare number of a text that begins or ends with a word for a qualifier, or has one before the word for what is counted.
fn qualified(text: &str) -> Option<(String, Qualifier)> {
    const BEFORE: [(&str, Qualifier); 24] = [
        ("no fewer than", Qualifier::AtLeast),
        ("no more than", Qualifier::AtMost),
        ("more than", Qualifier::Over),
        ("less than", Qualifier::Under),
        ("fewer than", Qualifier::Under),
        ("at least", Qualifier::AtLeast),
        ("at most", Qualifier::AtMost),
        ("up to", Qualifier::AtMost),
        ("over", Qualifier::Over),
        ("under", Qualifier::Under),
        ("about", Qualifier::About),
        ("around", Qualifier::About),
        ("nearly", Qualifier::About),
        ("~", Qualifier::About),
        (">=", Qualifier::AtLeast),
        ("<=", Qualifier::AtMost),
        (">", Qualifier::Over),
        ("<", Qualifier::Under),
        ("不超过", Qualifier::AtMost),
        ("不少于", Qualifier::AtLeast),
        ("至少", Qualifier::AtLeast),
        ("超过", Qualifier::Over),
        ("不足", Qualifier::Under),
        ("约", Qualifier::About),
    ];
    const AFTER: [(&str, Qualifier); 5] = [
        ("以上", Qualifier::AtLeast),
        ("左右", Qualifier::About),
        ("余", Qualifier::Over),
        ("多", Qualifier::Over),
        ("+", Qualifier::AtLeast),
    ];
    let lower = text.to_ascii_lowercase();
    let before = BEFORE.iter().find_map(|(word, qualifier)| Some((lower.strip_prefix(word)?, *qualifier)));
    let after = || AFTER.iter().find_map(|(word, qualifier)| Some((lower.strip_suffix(word)?, *qualifier)));
    let amid = || {
        let (number, unit) = counted(&lower)?;
        let (_, qualifier) = AFTER.iter().find(|(word, _)| unit.starts_with(word))?;
        Some((number, *qualifier))
    };
    let (bare, qualifier) = before.or_else(after).or_else(amid)?;
    let bare = bare.trim();
    let number = counted(bare).map_or(bare, |(number, _)| number);
    read(number).map(|_| (number.to_string(), qualifier))
}

#[cfg(test)]
mod tests;
