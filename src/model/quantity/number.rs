//! A number as stated: its digits, and the word that scales it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use rust_decimal::Decimal;

/// The most digits a number may have, so that every exact shift of it still fits a [`Decimal`].
pub(super) const MOST_DIGITS: u32 = 28;

/// A number as a source states it: the digits with their decimals, and a scale word where there is one.
///
/// `45.70` keeps its zero and `4.76 million` its word; equality and order go by value all the same.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    stated: Decimal,
    scale: Option<Scale>,
    value: Decimal,
}

/// A word that multiplies the number before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    Thousand,
    /// 万, ten thousand.
    Wan,
    Million,
    /// 亿, a hundred million.
    Yi,
    Billion,
    Trillion,
    /// 万亿, a million million.
    WanYi,
}

impl Scale {
    /// All scale words, smallest first.
    pub const ALL: [Scale; 7] = [
        Scale::Thousand,
        Scale::Wan,
        Scale::Million,
        Scale::Yi,
        Scale::Billion,
        Scale::Trillion,
        Scale::WanYi,
    ];

    /// The power of ten the word stands for.
    pub const fn exponent(self) -> u32 {
        match self {
            Scale::Thousand => 3,
            Scale::Wan => 4,
            Scale::Million => 6,
            Scale::Yi => 8,
            Scale::Billion => 9,
            Scale::Trillion | Scale::WanYi => 12,
        }
    }

    /// The word itself.
    pub const fn word(self) -> &'static str {
        match self {
            Scale::Thousand => "thousand",
            Scale::Wan => "万",
            Scale::Million => "million",
            Scale::Yi => "亿",
            Scale::Billion => "billion",
            Scale::Trillion => "trillion",
            Scale::WanYi => "万亿",
        }
    }
}

impl Number {
    /// A number of its stated digits and scale word; none where it has more than 28 digits written in full.
    pub fn new(stated: Decimal, scale: Option<Scale>) -> Option<Self> {
        let value = shift(stated, scale.map_or(0, |scale| scale.exponent() as i32))?;
        Some(Number { stated, scale, value })
    }

    /// The digits before the scale word, with the decimals as stated.
    pub fn stated(&self) -> Decimal {
        self.stated
    }

    /// The scale word, where the number was stated with one.
    pub fn scale(&self) -> Option<Scale> {
        self.scale
    }

    /// The full value: 4760000 for `4.76 million`.
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// How many decimals were stated before the scale word.
    pub fn decimals(&self) -> u32 {
        self.stated.scale()
    }

    /// The full value in plain digits, for CSV, JSON and JSON-LD: `4760000`, `45.70`, `-3`.
    pub fn machine_text(&self) -> String {
        self.value.to_string()
    }
}

impl From<u32> for Number {
    fn from(count: u32) -> Self {
        let value = Decimal::from(count);
        Number { stated: value, scale: None, value }
    }
}

impl fmt::Display for Number {
    /// The number as an author writes it in YAML: `45.70`, `4.76 million`, `476万`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scale {
            None => write!(out, "{}", self.stated),
            Some(scale @ (Scale::Wan | Scale::Yi | Scale::WanYi)) => {
                write!(out, "{}{}", self.stated, scale.word())
            }
            Some(scale) => write!(out, "{} {}", self.stated, scale.word()),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Moves the decimal point by whole places (to the right where positive) and nothing else: all stated digits stay, and
/// only zeros that hold a place are added. None where the result has more than 28 digits.
pub(crate) fn shift(value: Decimal, places: i32) -> Option<Decimal> {
    let decimals = i64::from(value.scale()) - i64::from(places);
    let mantissa = match u32::try_from(-decimals) {
        Ok(zeros) => 10_i128.checked_pow(zeros)?.checked_mul(value.mantissa())?,
        Err(_) => value.mantissa(),
    };
    let decimals = u32::try_from(decimals.max(0)).ok()?;
    (mantissa.unsigned_abs() < 10_u128.pow(MOST_DIGITS))
        .then(|| Decimal::try_from_i128_with_scale(mantissa, decimals).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_keeps_every_digit() {
        for (text, places, expected) in [
            ("4.76", 6, Some("4760000")),
            ("4.7600", 2, Some("476.00")),
            ("36.77", 4, Some("367700")),
            ("120", -2, Some("1.20")),
            ("-1.5", 3, Some("-1500")),
            ("0", 9, Some("0")),
            ("9999999999999999999999999999", 1, None),
        ] {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(
                shift(value, places).map(|shifted| shifted.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn the_machine_text_is_the_full_plain_decimal() {
        for (text, expected) in [
            ("4.76 million", "4760000"),
            ("45.70", "45.70"),
            ("1.2亿", "120000000"),
            ("-3", "-3"),
            ("1.02 trillion", "1020000000000"),
            ("1.020万亿", "1020000000000"),
        ] {
            let number: Number = text.parse().unwrap();
            assert_eq!((number.machine_text().as_str(), number.to_string().as_str()), (expected, text));
        }
    }
}
