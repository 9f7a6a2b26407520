//! One pass over a text from number to number. Looking back and ahead is bounded, so the time is linear.

use rust_decimal::Decimal;

use super::words::{CHINESE_AFTER, CHINESE_BEFORE, ENGLISH_BEFORE, MONTHS};
use super::{Mention, MentionKind, Sign};
use crate::model::locale::Language;
use crate::model::quantity::{Number, Qualifier, Scale};

/// Every number in a text, in order.
pub fn mentions(text: &str, language: Language) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let read = match () {
            () if digit(c).is_some() => Some(read_mention(text, at, language)),
            () if c == '第' => read_ordinal(text, at),
            () => None,
        };
        at = match read {
            Some(mention) => {
                let end = mention.range.end.max(at + c.len_utf8());
                found.push(mention);
                end
            }
            None => at + c.len_utf8(),
        };
    }
    found
}

/// A number with its end, scale word, sign and the 余 or 多 in it.
struct Written {
    number: Option<Number>,
    end: usize,
    sign: Sign,
    scaled: bool,
    grouped: bool,
    over: bool,
    plain: String,
}

fn read_mention(text: &str, start: usize, language: Language) -> Mention {
    let before = &text[..start];
    let first = read_written(text, start);
    let rest = &text[first.end..];
    let simple = |kind, end| Mention {
        range: start..end,
        kind,
        number: first.number,
        upper: None,
        qualifier: Qualifier::Exact,
        sign: Sign::None,
    };
    let next = rest.chars().next();
    let last = before.chars().next_back();
    let count = first.plain.len();
    let bare = !first.scaled && !first.grouped && first.sign == Sign::None && !first.over;
    let whole = bare && !first.plain.contains('.');
    // A letter on either side makes it a part of a name, as in GB2312 or 3D; an ordinal has its ending.
    if ["st", "nd", "rd", "th"].iter().any(|ending| rest.starts_with(ending)) && whole {
        return simple(MentionKind::Ordinal, first.end + 2);
    }
    let in_name = last.is_some_and(|c| c.is_ascii_alphabetic() || c == '_') && !before.ends_with("US$");
    if first.number.is_none() || in_name || next.is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
        return simple(MentionKind::Other, first.end);
    }
    if let Some(end) = hyphenated(text, start, first.end).filter(|_| whole) {
        let iso = count == 4 && end - start <= 10;
        return simple(if iso { MentionKind::Date } else { MentionKind::Other }, end);
    }
    let near = rest.trim_start_matches(' ');
    let month_after =
        MONTHS.iter().any(|month| near.starts_with(month)) && rest.starts_with(' ') && count <= 2;
    let month_before = before.ends_with(' ') && MONTHS.iter().any(|month| before.trim_end().ends_with(month));
    let chinese_date = (count <= 2 && (near.starts_with('日') || near.starts_with('月')))
        && before.trim_end().ends_with(['年', '月', '至', '日', '—'])
        || (count <= 2 && near.starts_with('月'));
    if whole && ((month_after || chinese_date) || (month_before && count <= 2)) {
        return simple(MentionKind::Date, first.end);
    }
    let century = whole && count == 4 && (first.plain.starts_with("19") || first.plain.starts_with("20"));
    let range_of_years = next.is_some_and(|c| matches!(c, '–' | '—' | '-' | '至'));
    if century
        && (language == Language::English
            || near.starts_with('年')
            || (range_of_years && rest.chars().take(8).any(|c| c == '年')))
    {
        return simple(MentionKind::Year, first.end);
    }
    let money = before.ends_with(['£', '$', '€', '¥', '￥']);
    let sign_text = before.trim_end_matches(['£', '$', '€', '¥', '￥']).trim_end_matches("US");
    let negative = sign_text.ends_with(['-', '−'])
        && !sign_text[..sign_text.len() - sign_text.chars().next_back().map_or(0, char::len_utf8)]
            .ends_with(|c: char| c.is_alphanumeric());
    let words = if negative { sign_text.trim_end_matches(['-', '−']) } else { sign_text };
    let mut qualifier = qualifier_before(words, language);
    let mut end = first.end;
    let mut sign = first.sign;
    let mut upper = None;
    if let Some(second) = read_upper(text, first.end, qualifier == Some(Qualifier::Between)) {
        upper = second.number;
        end = second.end;
        sign = second.sign;
        qualifier = Some(Qualifier::Between);
    } else if qualifier == Some(Qualifier::Between) {
        qualifier = None;
    }
    if qualifier.is_none() {
        qualifier = match first.over {
            true => Some(Qualifier::Over),
            false => qualifier_after(&text[end..], language),
        };
    }
    let signed = |number: Number| match negative {
        true => Number::new(-number.stated(), number.scale()).unwrap_or(number),
        false => number,
    };
    Mention {
        range: start..end,
        kind: MentionKind::Quantity,
        number: first.number.map(signed),
        upper,
        qualifier: qualifier.unwrap_or_default(),
        sign: if money && sign == Sign::None { Sign::Money } else { sign },
    }
}

fn read_written(text: &str, start: usize) -> Written {
    let mut plain = String::new();
    let mut grouped = false;
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let after = &text[at + c.len_utf8()..];
        match c {
            _ if digit(c).is_some() => plain.extend(digit(c)),
            ',' | '，' if !plain.contains('.') && three_digits(after) && (grouped || plain.len() <= 3) => {
                grouped = true
            }
            '.' if after.starts_with(|c| digit(c).is_some()) => plain.push('.'),
            _ => break,
        }
        at += c.len_utf8();
    }
    let mut over = false;
    let mut take_han = |at: &mut usize| {
        if let Some(c @ ('余' | '多')) = text[*at..].chars().next() {
            over = true;
            *at += c.len_utf8();
        }
    };
    take_han(&mut at);
    let rest = &text[at..];
    let near = rest.trim_start_matches(' ');
    let scale =
        Scale::ALL.into_iter().find(|scale| near.starts_with(scale.word()) && rest.len() - near.len() <= 1);
    if let Some(scale) = scale {
        at += rest.len() - near.len() + scale.word().len();
        take_han(&mut at);
    }
    let stated = plain.parse::<Number>().ok().map(|number| number.stated());
    let number = stated.or_else(|| plain.parse::<Decimal>().ok().filter(|_| plain.len() <= 20));
    let sign = sign_after(&text[at..]);
    let end = at + sign.1;
    Written {
        number: number.and_then(|stated| Number::new(stated, scale)),
        end,
        sign: sign.0,
        scaled: scale.is_some(),
        grouped,
        over,
        plain,
    }
}

fn read_upper(text: &str, at: usize, between: bool) -> Option<Written> {
    let rest = &text[at..];
    const MARKS: [&str; 9] = [" to ", "–", "——", "—", "至", "到", "～", "~", "-"];
    let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
    let mark = mark.copied().or((between && rest.starts_with(" and ")).then_some(" and "))?;
    let mut start = at + mark.len();
    start += text[start..].len() - text[start..].trim_start_matches(['£', '$', '€', '¥', '￥']).len();
    let minus = text[start..].starts_with('-');
    start += usize::from(minus);
    text[start..].starts_with(|c| digit(c).is_some()).then_some(())?;
    let mut written = read_written(text, start);
    if minus {
        written.number = written.number.and_then(|number| Number::new(-number.stated(), number.scale()));
    }
    written.number.is_some().then_some(written)
}

fn sign_after(rest: &str) -> (Sign, usize) {
    const SIGNS: [(&str, Sign); 14] = [
        ("%", Sign::Percent),
        ("％", Sign::Percent),
        ("个百分点", Sign::PercentagePoint),
        ("百分点", Sign::PercentagePoint),
        (" percentage points", Sign::PercentagePoint),
        (" percentage point", Sign::PercentagePoint),
        (" percent", Sign::Percent),
        (" per cent", Sign::Percent),
        ("元", Sign::Money),
        ("美元", Sign::Money),
        ("英镑", Sign::Money),
        ("欧元", Sign::Money),
        (" yuan", Sign::Money),
        (" %", Sign::Percent),
    ];
    SIGNS
        .iter()
        .find(|(word, _)| rest.starts_with(word))
        .map_or((Sign::None, 0), |(word, sign)| (*sign, word.len()))
}

fn qualifier_before(before: &str, language: Language) -> Option<Qualifier> {
    let before = before.trim_end_matches(' ');
    if language == Language::Chinese {
        return CHINESE_BEFORE
            .iter()
            .find(|(word, _)| before.ends_with(word))
            .map(|(_, qualifier)| *qualifier);
    }
    let bytes = before.as_bytes();
    let found = ENGLISH_BEFORE.iter().find(|(word, _)| {
        let start = bytes.len().checked_sub(word.len());
        start.is_some_and(|start| {
            bytes[start..].eq_ignore_ascii_case(word.as_bytes())
                && !start.checked_sub(1).is_some_and(|last| bytes[last].is_ascii_alphabetic())
        })
    });
    found.map(|(_, qualifier)| *qualifier)
}

/// 以上 and its like, directly or after a classifier of at most three characters.
fn qualifier_after(rest: &str, language: Language) -> Option<Qualifier> {
    if language == Language::English {
        return None;
    }
    for (skipped, (at, c)) in rest.char_indices().enumerate() {
        if let Some((_, qualifier)) = CHINESE_AFTER.iter().find(|(word, _)| rest[at..].starts_with(word)) {
            return Some(*qualifier);
        }
        if skipped >= 3 || !c.is_alphabetic() {
            break;
        }
    }
    None
}

/// The end of digits that hyphens join to more digits twice, or of a landline number.
fn hyphenated(text: &str, start: usize, end: usize) -> Option<usize> {
    let rest = &text[end..];
    // Longer runs are cut, for a number is read from each hyphen on and the whole must stay linear.
    let run = rest.bytes().take(24).take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
    let joined = rest[..run].trim_end_matches('-');
    let landline = text[start..].starts_with('0') && joined.len() > 6;
    let date = joined.len() >= 3
        && end - start == 4
        && (joined.len() == 6 || joined.starts_with("-0") || joined.starts_with("-1") && joined.len() == 3);
    (joined.starts_with('-') && (landline || date || joined.matches('-').count() > 1))
        .then_some(end + joined.len())
}

fn read_ordinal(text: &str, start: usize) -> Option<Mention> {
    let inner = start + '第'.len_utf8();
    let rest = &text[inner..];
    let end = rest
        .char_indices()
        .take(12)
        .find(|(_, c)| digit(*c).is_none() && !"零〇一二两三四五六七八九十百千".contains(*c))
        .map_or_else(
            || rest.char_indices().take(12).last().map_or(0, |(at, c)| at + c.len_utf8()),
            |(at, _)| at,
        );
    let body = &rest[..end];
    let number = match body.chars().all(|c| digit(c).is_some()) {
        true => body.chars().filter_map(digit).collect::<String>().parse().ok(),
        false => han_value(body),
    }?;
    Some(Mention {
        range: start..inner + end,
        kind: MentionKind::Ordinal,
        number: Some(Number::from(number)),
        upper: None,
        qualifier: Qualifier::Exact,
        sign: Sign::None,
    })
}

/// The value of Chinese numerals below ten thousand.
fn han_value(text: &str) -> Option<u32> {
    let (mut total, mut digit) = (0_u32, None);
    for c in text.chars() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' | '〇' => continue,
            '两' => {
                digit = Some(2);
                continue;
            }
            c => {
                let value = "一二三四五六七八九".chars().position(|han| han == c)?;
                digit = u32::try_from(value + 1).ok();
                continue;
            }
        };
        total = total.checked_add(digit.take().unwrap_or(1) * place)?;
    }
    Some(total + digit.unwrap_or(0)).filter(|value| *value > 0)
}

/// The half-width digit of an ASCII or full-width one.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

fn three_digits(text: &str) -> bool {
    let mut digits = text.chars().map(|c| digit(c).is_some());
    (0..3).all(|_| digits.next() == Some(true)) && digits.next() != Some(true)
}

#[cfg(test)]
mod tests;
