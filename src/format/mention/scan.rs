//! One pass over a text from number to number. Looking back and ahead is bounded, so the time is linear.

use super::context::{Context, is_change};
use super::numeral::{Numeral, currency_before, digit, read, starts_with_digit};
use super::words::{after_english, before_chinese, before_english, chinese_after};
use super::{Currency, Mention, MentionKind, Sign, han};
use crate::model::locale::Language;
use crate::model::quantity::{Number, Qualifier};

const MINUSES: [char; 3] = ['-', '−', '－'];

/// Every number in a text, in order.
///
/// A range is one mention (30–40, between 30 and 40, 1–2 million), a change is two (from 1,494 to 1,667).
pub fn mentions(text: &str, language: Language) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while let Some((start, c)) = next_start(text, at, language) {
        let (mention, end) = match c {
            '第' => han::ordinal(text, start),
            _ if digit(c).is_some() => {
                let mention = read_digits(text, start, language, found.last());
                let end = mention.whole.end;
                (Some(mention), end)
            }
            _ => han::read(text, start),
        };
        found.extend(mention);
        at = end.max(start + c.len_utf8());
    }
    found
}

/// The first character at or after a place that a number may begin with.
fn next_start(text: &str, from: usize, language: Language) -> Option<(usize, char)> {
    let may_start =
        |c: char| c == '第' || digit(c).is_some() || language == Language::Chinese && han::is_numeral(c);
    let from = from + without_number(&text.as_bytes()[from..]);
    text[from..].char_indices().find(|(_, c)| may_start(*c)).map(|(at, c)| (from + at, c))
}

/// How many bytes there are before the first one that a digit or a Han character may begin with: most texts have few numbers.
fn without_number(bytes: &[u8]) -> usize {
    // In UTF-8 Han characters and full-width digits begin with one of the latter.
    let may_start = |byte: u8| byte.is_ascii_digit() | (0xe3..=0xef).contains(&byte);
    let has_none = |chunk: &&[u8]| !chunk.iter().fold(false, |any, byte| any | may_start(*byte));
    // Whole chunks are looked at without a branch for each byte.
    let whole = bytes.chunks_exact(CHUNK).take_while(has_none).count() * CHUNK;
    whole + bytes[whole..].iter().take_while(|byte| !may_start(**byte)).count()
}

const CHUNK: usize = 32;

fn read_digits(text: &str, start: usize, language: Language, previous: Option<&Mention>) -> Mention {
    let floor = previous.map_or(0, |last| last.whole.end);
    let currency = currency_before(&text[floor..start]).map(|(currency, at)| (currency, floor + at));
    let first = read(text, start, currency.map(|(currency, _)| currency));
    let context = Context { text, start, numeral: &first, language, previous };
    if let Some((kind, end)) = context.other_kind() {
        return Mention {
            range: start..end,
            whole: start..end,
            kind,
            number: first.number,
            upper: None,
            qualifier: Qualifier::Exact,
            sign: Sign::None,
        };
    }
    let signed_at = currency.map_or(start, |(_, at)| at);
    let minus = minus_before(&text[..signed_at], floor);
    let from = minus.unwrap_or(signed_at);
    let before = &text[floor..from];
    let leading = match language {
        Language::English => before_english(before),
        Language::Chinese => before_chinese(before),
    };
    let lower = first.number.map(|number| if minus.is_some() { negated(number) } else { number });
    let between = leading.is_some_and(|(qualifier, _)| qualifier == Qualifier::Between);
    let pair = read_upper(text, first.end, between)
        .filter(|upper| !is_change(before, language) || upper.dash)
        // 16.3% to 4.76 million is a growth and what it led to.
        .filter(|upper| first.sign == Sign::None || first.sign == upper.sign)
        .and_then(|upper| shared(lower, first.scaled, &upper).map(|lower| (lower, upper)));
    let money = currency.map_or(Sign::None, |(currency, _)| Sign::Money(currency));
    let own = |sign: Sign| if sign == Sign::None { money } else { sign };
    let whole_start = leading.map_or(from, |(_, at)| floor + at);
    if let Some((lower, upper)) = pair {
        let sign = if upper.sign == Sign::None { first.sign } else { upper.sign };
        return Mention {
            range: from..upper.end,
            whole: whole_start..upper.end,
            kind: MentionKind::Quantity,
            number: Some(lower),
            upper: Some(upper.number),
            qualifier: Qualifier::Between,
            sign: own(sign),
        };
    }
    let leading = leading.filter(|_| !between);
    let trailing = trailing(&text[first.end..], language);
    let qualifier = match (leading, first.over, trailing) {
        (Some((qualifier, _)), ..) => qualifier,
        (None, true, _) => Qualifier::Over,
        (None, false, Some((qualifier, _))) => qualifier,
        (None, false, None) => Qualifier::Exact,
    };
    Mention {
        range: from..first.end,
        whole: leading.map_or(from, |(_, at)| floor + at)
            ..first.end + trailing.map_or(0, |(_, length)| length),
        kind: MentionKind::Quantity,
        number: lower,
        upper: None,
        qualifier,
        sign: own(first.sign),
    }
}

/// The qualifier after a number, with the length up to its end; `5,000+` means 5,000 or more.
fn trailing(rest: &str, language: Language) -> Option<(Qualifier, usize)> {
    if let Some(after) = rest.strip_prefix(['+', '＋']) {
        let joined = after.starts_with(|c: char| c.is_alphanumeric());
        return (!joined
            || language == Language::Chinese && !after.starts_with(|c: char| c.is_ascii_alphanumeric()))
        .then_some((Qualifier::AtLeast, rest.len() - after.len()));
    }
    match language {
        Language::English => after_english(rest),
        Language::Chinese => chinese_after(rest),
    }
}

/// The second number of a range.
struct Upper {
    number: Number,
    scaled: bool,
    sign: Sign,
    end: usize,
    /// Whether a dash joins it, which no change has.
    dash: bool,
    numeral: Numeral,
}

fn read_upper(text: &str, at: usize, between: bool) -> Option<Upper> {
    const MARKS: [&str; 9] = ["——", "—", "–", "-", "～", "~", " to ", "至", "到"];
    const BETWEEN: [&str; 3] = [" and ", "和", "与"];
    let rest = &text[at..];
    let mark = MARKS.iter().position(|mark| rest.starts_with(mark));
    let dash = mark.is_some_and(|place| place < 6);
    let mark = mark.map(|place| MARKS[place]);
    let mark = mark.or_else(|| BETWEEN.into_iter().find(|mark| between && rest.starts_with(mark)))?;
    let inner = &rest[mark.len()..];
    let unsigned = inner.strip_prefix(MINUSES).unwrap_or(inner);
    let digits = ["US$", "£", "$", "€", "¥", "￥", "GBP ", "USD "];
    let digits = digits.iter().find_map(|sign| unsigned.strip_prefix(sign)).unwrap_or(unsigned);
    starts_with_digit(digits).then_some(())?;
    let start = text.len() - digits.len();
    let currency = (digits.len() < unsigned.len()).then_some(Currency::Other);
    let numeral = read(text, start, currency);
    let letter = text[numeral.end..].starts_with(|c: char| c.is_ascii_alphabetic());
    let number = numeral.number.filter(|_| !letter)?;
    let number = if unsigned.len() < inner.len() { negated(number) } else { number };
    Some(Upper { number, scaled: numeral.scaled, sign: numeral.sign, end: numeral.end, dash, numeral })
}

/// The lower number of a range: it shares the scale word of the upper one (1–2 million) where it has none and would not
/// be greater without it. None where the numbers make no range.
fn shared(lower: Option<Number>, scaled: bool, upper: &Upper) -> Option<Number> {
    let lower = lower?;
    let stated = upper.number.stated();
    let lower = match upper.number.scale().filter(|_| !scaled && upper.scaled) {
        Some(scale) if lower.stated() < stated => Number::new(lower.stated(), Some(scale)).unwrap_or(lower),
        _ => lower,
    };
    (lower < upper.number && !upper.numeral.over).then_some(lower)
}

/// Where the minus at the end of a text starts, if it is one: a hyphen after a Latin letter or digit joins words, and so
/// does one directly after the classifier of the number before, which ends at `floor` (30家-40家).
fn minus_before(before: &str, floor: usize) -> Option<usize> {
    let rest = before.strip_suffix(MINUSES)?;
    let joins = rest.ends_with(|c: char| c.is_ascii_alphanumeric() || MINUSES.contains(&c) || c == '%');
    let classifier = rest.get(floor..).unwrap_or_default();
    let classified =
        floor > 0 && classifier.ends_with(char::is_alphabetic) && classifier.chars().take(3).count() < 3;
    (rest.len() >= floor && !joins && !classified).then_some(rest.len())
}

fn negated(number: Number) -> Number {
    Number::new(-number.stated(), number.scale()).unwrap_or(number)
}

#[cfg(test)]
mod tests;
