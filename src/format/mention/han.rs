//! Reading Chinese numerals, where they are a quantity beyond doubt.

use rust_decimal::Decimal;

use super::numeral::{digit, sign_after};
use super::words::{before_chinese, chinese_after, classifier};
use super::{Mention, MentionKind, Sign};
use crate::model::quantity::{Number, Qualifier};

/// Whether a character is one of the numerals that Chinese counts with.
pub fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
    )
}

/// The mention that starts with the Chinese numeral at `start`, if it is one, and where to read on.
pub(super) fn read(text: &str, start: usize) -> (Option<Mention>, usize) {
    let end = run_end(text, start);
    let (before, run, rest) = (&text[..start], &text[start..end], &text[end..]);
    if let Some(after) = rest.strip_prefix("分之") {
        return fraction(text, start, text.len() - after.len());
    }
    if let Some(year) = year(run).filter(|_| rest.starts_with('年')) {
        return (Some(plain(MentionKind::Year, start, end, Some(year))), end);
    }
    if before.ends_with(['数', '几', '每', '第', '至', '到', '点']) || before.ends_with(is_numeral) {
        return (None, end);
    }
    let found = tenths(text, start, end).or_else(|| count(text, start, end));
    let end = found.as_ref().map_or(end, |mention| mention.whole.end);
    (found, end)
}

/// 第二十五, 第25; `start` is that of 第.
pub(super) fn ordinal(text: &str, start: usize) -> (Option<Mention>, usize) {
    let inner = start + '第'.len_utf8();
    let rest = &text[inner..];
    let digits: String = rest.chars().map_while(digit).collect();
    let (end, number) = match digits.is_empty() {
        // Full-width digits take three bytes each, so the end is found in the text and not in the digits.
        false => {
            let length = rest.chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum::<usize>();
            (inner + length, digits.parse().ok())
        }
        true => {
            let end = run_end(text, inner);
            (end, value(&text[inner..end]).and_then(|value| u32::try_from(value).ok()))
        }
    };
    (number.map(|number| plain(MentionKind::Ordinal, start, end, Some(Number::from(number)))), end)
}

fn run_end(text: &str, start: usize) -> usize {
    start + text[start..].chars().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum::<usize>()
}

fn plain(kind: MentionKind, start: usize, end: usize, number: Option<Number>) -> Mention {
    Mention {
        range: start..end,
        whole: start..end,
        kind,
        number,
        upper: None,
        qualifier: Qualifier::Exact,
        sign: Sign::None,
    }
}

/// 百分之八十 is 80%; every other fraction is no number of its own.
fn fraction(text: &str, start: usize, inner: usize) -> (Option<Mention>, usize) {
    let end = run_end(text, inner);
    let digits_end = inner
        + text[inner..]
            .chars()
            .take_while(|c| digit(*c).is_some() || *c == '.')
            .map(char::len_utf8)
            .sum::<usize>();
    let percent = &text[start..inner] == "百分之";
    let decimal = text[end..].starts_with('点');
    let number = match &text[inner..end] {
        "" => text[inner..digits_end].chars().map(|c| digit(c).unwrap_or(c)).collect::<String>().parse().ok(),
        "百" => Some(Number::from(100)),
        run => value(run).and_then(number),
    };
    let end = end.max(digits_end);
    match number.filter(|_| percent && !decimal) {
        Some(number) => {
            let mention =
                Mention { sign: Sign::Percent, ..plain(MentionKind::Quantity, start, end, Some(number)) };
            (Some(qualified(text, mention)), end)
        }
        None => (Some(plain(MentionKind::Other, start, end, None)), end),
    }
}

/// 八成 is 80%; 成 also begins many words, such as 成立 and 成果.
fn tenths(text: &str, start: usize, end: usize) -> Option<Mention> {
    const WORDS: &str = "立功果员长为本效绩分熟就都品套批群不是因人型了";
    let rest = text[end..].strip_prefix('成')?;
    let one = text[start..end].chars().count() == 1;
    let tenths = value(&text[start..end]).filter(|tenths| one && *tenths < 10)?;
    if rest.starts_with(|c: char| WORDS.contains(c) || is_numeral(c)) {
        return None;
    }
    let over = rest.starts_with(['多', '余']);
    let end = text.len() - rest.len() + if over { '多'.len_utf8() } else { 0 };
    let qualifier = if over { Qualifier::Over } else { Qualifier::Exact };
    let mention = plain(MentionKind::Quantity, start, end, number(tenths * 10));
    Some(qualified(text, Mention { sign: Sign::Percent, qualifier, ..mention }))
}

/// A count of ten or more before a classifier: 三十期, 五千余人次, 三十至四十家.
fn count(text: &str, start: usize, end: usize) -> Option<Mention> {
    let mut lower = value(&text[start..end]).filter(|value| *value >= 10)?;
    let mut end = end;
    let mut upper = None;
    let rest = &text[end..];
    if let Some(second) = ["至", "到", "—", "-"].iter().find_map(|mark| rest.strip_prefix(mark)) {
        let from = text.len() - second.len();
        end = run_end(text, from);
        upper = Some(value(&text[from..end]).filter(|upper| *upper > lower)?);
    }
    let over = text[end..].chars().next().filter(|c| upper.is_none() && matches!(c, '余' | '多'));
    if let Some(c) = over {
        end += c.len_utf8();
        for (word, by) in [('万', 10_000), ('亿', 100_000_000)] {
            if text[end..].starts_with(word) {
                lower = lower.checked_mul(by)?;
                end += word.len_utf8();
            }
        }
    }
    let (length, sign) = sign_after(&text[end..]);
    (sign != Sign::None || classifier(&text[end..])).then_some(())?;
    let upper = upper.and_then(number);
    let qualifier = match (upper, over) {
        (Some(_), _) => Qualifier::Between,
        (None, Some(_)) => Qualifier::Over,
        (None, None) => Qualifier::Exact,
    };
    let mention = plain(MentionKind::Quantity, start, end + length, number(lower));
    Some(qualified(text, Mention { upper, qualifier, sign, ..mention }))
}

/// The mention with the words that qualify it before and after.
fn qualified(text: &str, mention: Mention) -> Mention {
    let before = before_chinese(&text[..mention.range.start]);
    let after = chinese_after(&text[mention.range.end..]);
    let found = before.map(|(qualifier, _)| qualifier).or(after.map(|(qualifier, _)| qualifier));
    Mention {
        whole: before.map_or(mention.range.start, |(_, at)| at)
            ..mention.range.end + after.map_or(0, |(_, length)| length),
        qualifier: match mention.qualifier {
            Qualifier::Exact => found.unwrap_or_default(),
            own => own,
        },
        ..mention
    }
}

fn number(value: u64) -> Option<Number> {
    Number::new(Decimal::from(value), None)
}

/// 二〇二五
fn year(run: &str) -> Option<Number> {
    let digits: Option<Vec<u32>> = run.chars().map(single).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    Some(Number::from(digits.into_iter().fold(0, |year, digit| year * 10 + digit)))
}

fn single(c: char) -> Option<u32> {
    let at = "〇一二三四五六七八九".chars().position(|numeral| numeral == c);
    match c {
        '零' => Some(0),
        '两' => Some(2),
        _ => at.and_then(|at| u32::try_from(at).ok()),
    }
}

/// The value of well-formed Chinese numerals and nothing else: none for 十四五 and 三四, which name no number, or 三千五, which is not written so.
pub fn value(run: &str) -> Option<u64> {
    let join = |upper: u64, by: u64, lower: &str, word: char| match lower {
        "" => upper.checked_mul(by),
        _ if lower.starts_with(['零', '〇']) || lower.contains(word) => {
            upper.checked_mul(by)?.checked_add(value(lower)?)
        }
        _ => None,
    };
    // No longer run is a number that anybody writes, and the reading of one goes as deep as it has 亿 and 万.
    if run.len() > 24 * '一'.len_utf8() {
        return None;
    }
    match (run.split_once('亿'), run.split_once('万')) {
        (Some((upper, lower)), _) => join(section(upper)?, 100_000_000, lower, '万'),
        (None, Some((upper, lower))) => join(section(upper)?, 10_000, lower, '千'),
        (None, None) => section(run),
    }
}

/// The value of numerals below 万.
fn section(run: &str) -> Option<u64> {
    let (mut total, mut digit, mut place, mut zero) = (0_u64, None, 10_000_u64, false);
    for c in run.chars() {
        let next = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' | '〇' if digit.is_none() && !zero => {
                zero = true;
                continue;
            }
            c => {
                let one = single(c).filter(|one| *one > 0 && digit.is_none())?;
                digit = Some(u64::from(one));
                continue;
            }
        };
        // Only 十 may do without its digit, and only at the start.
        let times = digit.take().or((next == 10 && place == 10_000).then_some(1))?;
        (next < place).then_some(())?;
        total += times * next;
        place = next;
        zero = false;
    }
    let colloquial = digit.is_some() && !zero && !matches!(place, 10 | 10_000);
    Some(total + digit.unwrap_or(0)).filter(|value| *value > 0 && !colloquial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_numerals_have_a_value() {
        for (run, expected) in [
            ("三", Some(3)),
            ("十", Some(10)),
            ("二十五", Some(25)),
            ("两百", Some(200)),
            ("一百零五", Some(105)),
            ("一百二十三", Some(123)),
            ("五千", Some(5000)),
            ("一万两千", Some(12_000)),
            ("三亿零五万", Some(300_050_000)),
            ("十四五", None),
            ("三四", None),
            ("三四十", None),
            ("三千五", None),
            ("一万五", None),
            ("百", None),
            ("万", None),
            ("一亿零一亿零一亿零一亿零一亿零一亿零一亿零一亿零一", None),
            ("零", None),
            ("", None),
        ] {
            assert_eq!(value(run), expected, "{run}");
        }
    }
}
