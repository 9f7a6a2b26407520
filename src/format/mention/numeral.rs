//! Reading one number in digits, with its scale word and the unit sign after it.

use rust_decimal::Decimal;

use super::{Currency, Sign};
use crate::model::quantity::{Number, Scale, shift};

/// A number in digits as a text has it.
pub(super) struct Numeral {
    /// Without a minus; none where the digits are no decimal number.
    pub number: Option<Number>,
    /// The digits and points alone, half-width.
    pub plain: String,
    pub end: usize,
    pub sign: Sign,
    /// Whether it has a scale word.
    pub scaled: bool,
    /// Whether its thousands are set apart.
    pub grouped: bool,
    /// Whether 余 or 多 is in it or after it.
    pub over: bool,
}

impl Numeral {
    /// Digits only, as a year, a day or a page number is written.
    pub fn is_plain(&self) -> bool {
        !self.scaled
            && !self.grouped
            && !self.over
            && self.sign == Sign::None
            && self.number.is_some()
            && !self.plain.contains('.')
    }

    /// Whether it has the four digits of a year from 1900 to 2099.
    pub fn is_year(&self) -> bool {
        self.is_plain()
            && self.plain.len() == 4
            && (self.plain.starts_with("19") || self.plain.starts_with("20"))
    }
}

/// Reads the number whose first digit is at `start`. A currency sign before it allows `78m` and `1.2bn`.
pub(super) fn read(text: &str, start: usize, currency: Option<Currency>) -> Numeral {
    let (plain, grouped, mut end) = read_digits(text, start);
    let mut over = take_over(text, &mut end);
    let scale = scale_after(&text[end..], currency);
    if let Some((length, ..)) = scale {
        end += length;
        over |= take_over(text, &mut end);
    }
    let stated = plain.parse::<Number>().ok().map(|number| number.stated());
    // A number with a leading zero is still a number here, though no author may write it so in YAML.
    let stated = stated.or_else(|| plain.parse::<Decimal>().ok().filter(|_| plain.len() <= 20));
    let number = stated.and_then(|stated| match scale {
        None => Number::new(stated, None),
        Some((_, places, scale)) => Number::new(shift(stated, places)?, Some(scale)),
    });
    let (length, sign) = sign_after(&text[end..]);
    Numeral { number, plain, end: end + length, sign, scaled: scale.is_some(), grouped, over }
}

/// The half-width digit of an ASCII or full-width one.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

pub(super) fn starts_with_digit(text: &str) -> bool {
    text.chars().next().is_some_and(|c| digit(c).is_some())
}

/// The bytes of the one space at the start of a text, where there is one; a line may break between two words.
pub(super) fn space(text: &str) -> usize {
    text.chars().next().filter(|c| matches!(c, ' ' | '\n' | '\u{a0}' | '\u{202f}')).map_or(0, char::len_utf8)
}

/// The digits with points, whether they are grouped, and where they end.
///
/// A comma or a thin space (ISO 80000-1) groups three digits, and a full-width comma does between full-width digits; an
/// ordinary space does not, for it also parts two numbers.
fn read_digits(text: &str, start: usize) -> (String, bool, usize) {
    let (mut plain, mut grouped, mut wide) = (String::new(), false, false);
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let after = &text[at + c.len_utf8()..];
        match c {
            _ if digit(c).is_some() => {
                plain.extend(digit(c));
                wide = !c.is_ascii();
            }
            ',' | '\u{2009}' | '\u{202f}' | '，'
                if (c != '，' || (wide && !after.starts_with(|c: char| c.is_ascii())))
                    && !plain.contains('.')
                    && three_digits(after)
                    && (grouped || plain.len() <= 3) =>
            {
                grouped = true;
            }
            '.' if starts_with_digit(after) => plain.push('.'),
            '．' if wide && starts_with_digit(after) => plain.push('.'),
            _ => break,
        }
        at += c.len_utf8();
    }
    (plain, grouped, at)
}

fn three_digits(text: &str) -> bool {
    let mut digits = text.chars().map(|c| digit(c).is_some());
    (0..3).all(|_| digits.next() == Some(true)) && digits.next() != Some(true)
}

/// Steps over 余 or 多.
fn take_over(text: &str, at: &mut usize) -> bool {
    let found = text[*at..].chars().next().filter(|c| matches!(c, '余' | '多'));
    *at += found.map_or(0, char::len_utf8);
    found.is_some()
}

/// The scale word at the start of a text: its length with the space before it, the places it moves the point by before
/// its scale, and the scale.
fn scale_after(rest: &str, currency: Option<Currency>) -> Option<(usize, i32, Scale)> {
    const WORDS: [(&str, i32, Scale); 14] = [
        ("thousand", 0, Scale::Thousand),
        ("million", 0, Scale::Million),
        ("billion", 0, Scale::Billion),
        ("trillion", 0, Scale::Trillion),
        ("万亿", 0, Scale::WanYi),
        ("千亿", 3, Scale::Yi),
        ("百亿", 2, Scale::Yi),
        ("十亿", 1, Scale::Yi),
        ("千万", 3, Scale::Wan),
        ("百万", 2, Scale::Wan),
        ("十万", 1, Scale::Wan),
        ("亿", 0, Scale::Yi),
        ("万", 0, Scale::Wan),
        ("千", 0, Scale::Thousand),
    ];
    const SHORT: [(&str, i32, Scale); 3] =
        [("m", 0, Scale::Million), ("bn", 0, Scale::Billion), ("k", 0, Scale::Thousand)];
    let gap = space(rest);
    let near = &rest[gap..];
    let (word, places, scale) = WORDS
        .iter()
        .find(|(word, ..)| starts_with_word(near, word))
        .or_else(|| SHORT.iter().find(|(word, ..)| currency.is_some() && starts_with_word(rest, word)))
        .filter(|(word, ..)| *word != "千" || !near.starts_with("千瓦") && !near.starts_with("千米"))?;
    let gap = if near.starts_with(word) { gap } else { 0 };
    Some((gap + word.len(), *places, *scale))
}

/// Whether a text starts with a word; one in Latin letters has to end there.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|after| {
        !word.ends_with(|c: char| c.is_ascii_alphabetic())
            || !after.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

/// The unit sign at the start of a text, with its length and that of the space before it.
pub(super) fn sign_after(rest: &str) -> (usize, Sign) {
    const SIGNS: [(&str, Sign); 20] = [
        ("%", Sign::Percent),
        ("％", Sign::Percent),
        ("个百分点", Sign::PercentagePoint),
        ("百分点", Sign::PercentagePoint),
        ("percentage points", Sign::PercentagePoint),
        ("percentage point", Sign::PercentagePoint),
        ("percentage-point", Sign::PercentagePoint),
        ("percent", Sign::Percent),
        ("per cent", Sign::Percent),
        ("元", Sign::Money(Currency::Yuan)),
        ("美元", Sign::Money(Currency::Dollar)),
        ("英镑", Sign::Money(Currency::Pound)),
        ("欧元", Sign::Money(Currency::Euro)),
        ("港元", Sign::Money(Currency::Other)),
        ("日元", Sign::Money(Currency::Other)),
        ("yuan", Sign::Money(Currency::Yuan)),
        ("pounds", Sign::Money(Currency::Pound)),
        ("US dollars", Sign::Money(Currency::Dollar)),
        ("dollars", Sign::Money(Currency::Dollar)),
        ("euros", Sign::Money(Currency::Euro)),
    ];
    let gap = space(rest);
    let found = SIGNS.iter().find(|(word, _)| starts_with_word(&rest[gap..], word));
    found.map_or((0, Sign::None), |(word, sign)| (gap + word.len(), *sign))
}

/// The currency sign or code at the end of a text, and where it starts: `£`, `US$`, `GBP `.
pub(super) fn currency_before(before: &str) -> Option<(Currency, usize)> {
    const SIGNS: [(&str, Currency); 7] = [
        ("US$", Currency::Dollar),
        ("HK$", Currency::Other),
        ("£", Currency::Pound),
        ("€", Currency::Euro),
        ("¥", Currency::Yuan),
        ("￥", Currency::Yuan),
        ("$", Currency::Dollar),
    ];
    const CODES: [(&str, Currency); 5] = [
        ("GBP", Currency::Pound),
        ("USD", Currency::Dollar),
        ("EUR", Currency::Euro),
        ("CNY", Currency::Yuan),
        ("RMB", Currency::Yuan),
    ];
    if let Some((sign, currency)) = SIGNS.iter().find(|(sign, _)| before.ends_with(sign)) {
        return Some((*currency, before.len() - sign.len()));
    }
    let near = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
    let (code, currency) = CODES.iter().find(|(code, _)| near.ends_with(code))?;
    let start = near.len() - code.len();
    (!near[..start].ends_with(|c: char| c.is_ascii_alphanumeric())).then_some((*currency, start))
}
