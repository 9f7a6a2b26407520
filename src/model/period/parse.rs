//! Reading dates and periods as an author writes them in a YAML file.

use std::str::FromStr;

use jiff::civil::Date;
use thiserror::Error;

use super::{DateRange, Half, PartialDate, Period, Quarter, Year, YearMonth};

/// Why a text is not a date or period, with what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodError {
    #[error("the date is empty; write a year, a month or a day, as in 2025, 2025-06 or 2025-06-30")]
    Empty,
    #[error("{found:?} is not written as year-month-day (ISO 8601); write {instead}")]
    OtherWriting { found: String, instead: String },
    #[error("{found:?} has a month {month}, which does not exist; months are 01 to 12")]
    NoSuchMonth { found: String, month: String },
    #[error("{found:?} has a day {day}, which does not exist; that month has {days} days")]
    NoSuchDay { found: String, day: String, days: i8 },
    #[error("{found:?} names no quarter; write Q1 to Q4, as in 2025-Q3")]
    NoSuchQuarter { found: String },
    #[error("{found:?} names no half year; write H1 or H2, as in 2025-H1")]
    NoSuchHalf { found: String },
    #[error(
        "{found:?} ends before it begins; compare both dates with the source: if only their order is wrong, write {instead}"
    )]
    Backwards { found: String, instead: String },
    #[error(
        "{found:?} is a period; write a single date here: a year, a month or a day, as in 2025, 2025-06 or 2025-06-30"
    )]
    NotASingleDate { found: String },
    #[error(
        "{found:?} is not a date or period; write 2025, 2025-06, 2025-06-30, 2025-Q3, 2025-H1, 2016-01/2018-12 or to-date"
    )]
    NotAPeriod { found: String },
}

impl FromStr for PartialDate {
    type Err = PeriodError;

    /// Reads `2025`, `2025-06` or `2025-06-30`.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let no_date = || PeriodError::NotASingleDate { found: text.trim().to_string() };
        match text.parse() {
            Ok(Period::Date(date)) => Ok(date),
            Ok(_) => Err(no_date()),
            // Another way of writing a period is no single date either.
            Err(PeriodError::OtherWriting { instead, .. })
                if !matches!(instead.parse(), Ok(Period::Date(_))) =>
            {
                Err(no_date())
            }
            Err(error) => Err(error),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Reads a partial date, `2025-Q3`, `2025-H1`, an interval `2016-01/2018-12`, or `to-date`.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PeriodError::Empty);
        }
        if text == "to-date" {
            return Ok(Period::ToDate);
        }
        match read(text, text)? {
            Some(period) => Ok(period),
            None => Err(why_not(text)),
        }
    }
}

/// Reads the strict writing; none where the shape is another one, an error where only a part is wrong.
fn read(text: &str, whole: &str) -> Result<Option<Period>, PeriodError> {
    if let Some((from, to)) = text.split_once('/') {
        let (Some(Period::Date(from)), Some(Period::Date(to))) =
            (read_one(from, whole)?, read_one(to, whole)?)
        else {
            return Ok(None);
        };
        let found = whole.to_string();
        return DateRange::new(from, to)
            .map(|range| Some(Period::Range(range)))
            .ok_or_else(|| PeriodError::Backwards { found, instead: format!("{to}/{from}") });
    }
    read_one(text, whole)
}

fn read_one(text: &str, whole: &str) -> Result<Option<Period>, PeriodError> {
    let found = || whole.to_string();
    let parts: Vec<&str> = text.split('-').collect();
    let Some(year) =
        parts.first().filter(|part| digits(part, 4)).and_then(|part| part.parse().ok()).and_then(Year::new)
    else {
        return Ok(None);
    };
    match parts[1..] {
        [] => Ok(Some(Period::Date(PartialDate::Year(year)))),
        [quarter] if quarter.starts_with('Q') => match quarter {
            "Q1" => Ok(Some(Period::Quarter(year, Quarter::First))),
            "Q2" => Ok(Some(Period::Quarter(year, Quarter::Second))),
            "Q3" => Ok(Some(Period::Quarter(year, Quarter::Third))),
            "Q4" => Ok(Some(Period::Quarter(year, Quarter::Fourth))),
            _ => Err(PeriodError::NoSuchQuarter { found: found() }),
        },
        [half] if half.starts_with('H') => match half {
            "H1" => Ok(Some(Period::Half(year, Half::First))),
            "H2" => Ok(Some(Period::Half(year, Half::Second))),
            _ => Err(PeriodError::NoSuchHalf { found: found() }),
        },
        [month] if digits(month, 2) => {
            Ok(Some(Period::Date(PartialDate::Month(read_month(year, month, whole)?))))
        }
        [month, day] if digits(month, 2) && digits(day, 2) => {
            let month = read_month(year, month, whole)?;
            let date = day.parse().ok().and_then(|day| Date::new(month.year(), month.month(), day).ok());
            let days = PartialDate::Month(month).end().day();
            let no_day = || PeriodError::NoSuchDay { found: found(), day: day.to_string(), days };
            Ok(Some(Period::Date(PartialDate::Day(date.ok_or_else(no_day)?))))
        }
        _ => Ok(None),
    }
}

fn read_month(year: Year, month: &str, whole: &str) -> Result<YearMonth, PeriodError> {
    let number = month.parse().ok().and_then(|month| YearMonth::new(year.number(), month));
    number.ok_or_else(|| PeriodError::NoSuchMonth { found: whole.to_string(), month: month.to_string() })
}

fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Finds what an author may have meant by another way of writing, and offers it only if it is itself well written.
fn why_not(text: &str) -> PeriodError {
    let found = text.to_string();
    let digits = in_plain_digits(text);
    let strict = (digits != text).then(|| digits.clone());
    let months = other_months(&digits);
    [strict, months, other_dates(&digits), other_quarter(&digits), other_range(&digits), other_to_date(text)]
        .into_iter()
        .flatten()
        .find_map(|instead| match read(&instead, text) {
            Ok(Some(_)) => Some(PeriodError::OtherWriting { found: found.clone(), instead }),
            Err(error) => Some(error),
            Ok(None) if instead == "to-date" => {
                Some(PeriodError::OtherWriting { found: found.clone(), instead })
            }
            Ok(None) => None,
        })
        .unwrap_or(PeriodError::NotAPeriod { found: found.clone() })
}

/// Full-width digits and hyphens, and years, months and days in Chinese numerals: `二〇二五年十二月` as `2025年12月`. What is said in
/// Chinese of parts of a year (第一季度) stays.
fn in_plain_digits(text: &str) -> String {
    const HAN: &str = "〇一二三四五六七八九";
    let value =
        |c: char| HAN.chars().position(|digit| digit == c || digit == '〇' && matches!(c, '○' | '零'));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = &rest[..rest.find(|c| value(c).is_none() && c != '十').unwrap_or(rest.len())];
        if run.is_empty() || !rest[run.len()..].starts_with(['年', '月', '日', '号']) {
            let c = match c {
                '０'..='９' => char::from_u32(u32::from(c) - 0xFF10 + 0x30).unwrap_or(c),
                '－' => '-',
                _ => c,
            };
            out.push(c);
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
            continue;
        }
        match run.split_once('十') {
            Some((tens, ones)) => {
                let digit = |part: &str, none: usize| part.chars().next().map_or(Some(none), value);
                let number = digit(tens, 1).zip(digit(ones, 0)).map(|(tens, ones)| tens * 10 + ones);
                out.push_str(&number.map_or_else(|| run.to_owned(), |number| number.to_string()));
            }
            None => out.extend(run.chars().filter_map(value).map(|digit| digit.to_string())),
        }
        rest = &rest[run.len()..];
    }
    out
}

/// `2025年1-3月`, `2025年1月至3月`, `2025.1-3`: months of one year. With the same mark twice (`2025-1-3`) it is a day.
fn other_months(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (year, rest) = plain.split_at_checked(4).filter(|(year, _)| digits(year, 4))?;
    let parted = rest.chars().next().filter(|c| ['年', '.', '/', '-'].contains(c))?;
    let rest = &rest[parted.len_utf8()..];
    let mark = ["--", "-", "–", "—", "至", "到", "~", "～"].into_iter().find(|mark| rest.contains(mark))?;
    let (from, to) = rest.split_once(mark)?;
    if mark.starts_with(parted) {
        return None;
    }
    let month = |part: &str| {
        let number = part.strip_suffix('月').unwrap_or(part);
        (digits(number, 1) || digits(number, 2)).then(|| format!("{year}-{number:0>2}"))
    };
    Some(format!("{}/{}", month(from)?, month(to)?))
}

/// `2025/06/30`, `2025.6`, `2025年6月30日`, `2025-6-1`, `20250630` with hyphens and two-digit months.
fn other_dates(text: &str) -> Option<String> {
    if digits(text, 8) {
        return Some(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    let numbers: Vec<&str> =
        text.split(['/', '.', '-', '年', '月', '日', ' ']).filter(|part| !part.is_empty()).collect();
    let well_shaped = numbers.first().is_some_and(|year| digits(year, 4))
        && numbers[1..].iter().all(|part| digits(part, 1) || digits(part, 2))
        && numbers.len() <= 3;
    well_shaped.then(|| {
        let rest = numbers[1..].iter().map(|part| format!("-{part:0>2}"));
        std::iter::once(numbers[0].to_string()).chain(rest).collect()
    })
}

/// `2025Q3`, `Q3 2025`, `2025-q3`, `2025年第三季度`, `2025年上半年`.
fn other_quarter(text: &str) -> Option<String> {
    let year = text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?;
    const WORDS: [(&str, &str); 14] = [
        ("第一季度", "Q1"),
        ("第二季度", "Q2"),
        ("第三季度", "Q3"),
        ("第四季度", "Q4"),
        ("上半年", "H1"),
        ("下半年", "H2"),
        ("Q1", "Q1"),
        ("Q2", "Q2"),
        ("Q3", "Q3"),
        ("Q4", "Q4"),
        ("H1", "H1"),
        ("H2", "H2"),
        ("first half", "H1"),
        ("second half", "H2"),
    ];
    let upper = text.to_ascii_uppercase();
    let (_, part) = WORDS.iter().find(|(word, _)| upper.contains(&word.to_ascii_uppercase()))?;
    Some(format!("{year}-{part}"))
}

/// `2016-2018`, `2016–2018`, `2016-01 to 2018-12`, `2016至2018`.
fn other_range(text: &str) -> Option<String> {
    const MARKS: [&str; 9] = [" to ", "--", "–", "—", "至", "到", "~", "～", "-"];
    MARKS.iter().find_map(|mark| {
        let (from, to) = text.split_once(mark)?;
        let clean =
            |part: &str| part.trim().trim_end_matches(['年', '—']).trim_start_matches('—').to_string();
        let end = |part: &str| {
            let plain = clean(part);
            let is_read = matches!(read_one(&plain, text), Ok(Some(_)));
            if is_read { plain } else { other_dates(part.trim()).unwrap_or(plain) }
        };
        let ends = (end(from), end(to));
        matches!((read_one(&ends.0, text), read_one(&ends.1, text)), (Ok(Some(_)), Ok(Some(_))))
            .then(|| format!("{}/{}", ends.0, ends.1))
    })
}

fn other_to_date(text: &str) -> Option<String> {
    let plain = text.to_ascii_lowercase().replace(['-', '_'], " ");
    matches!(
        plain.as_str(),
        "to date" | "todate" | "now" | "present" | "today" | "至今" | "截至目前" | "目前"
    )
    .then(|| "to-date".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_periods_and_writes_them_back() {
        for (text, start, end) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-06-30", "2025-06-30", "2025-06-30"),
            ("2025-Q3", "2025-07-01", "2025-09-30"),
            ("2025-H1", "2025-01-01", "2025-06-30"),
            ("2025-H2", "2025-07-01", "2025-12-31"),
            ("2016-01/2018-12", "2016-01-01", "2018-12-31"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            let day = |text: &str| text.parse::<Date>().ok();
            assert_eq!((period.start(), period.end()), (day(start), day(end)));
        }
        assert_eq!("to-date".parse(), Ok(Period::ToDate));
        assert_eq!((Period::ToDate.start(), Period::ToDate.end()), (None, None));
    }

    #[test]
    fn says_what_to_write_instead() {
        for (text, instead) in [
            ("2025/06/30", "2025-06-30"),
            ("2025.6", "2025-06"),
            ("2025年", "2025"),
            ("2025年11月23日", "2025-11-23"),
            ("2025-6-1", "2025-06-01"),
            ("２０２５-０３", "2025-03"),
            ("２０２５年３月", "2025-03"),
            ("二〇二五年三月", "2025-03"),
            ("二○二五年十二月二十一日", "2025-12-21"),
            ("二零二五年十月三十日", "2025-10-30"),
            ("二〇二五年", "2025"),
            ("二〇二五年第一季度", "2025-Q1"),
            ("20250630", "2025-06-30"),
            ("2025Q3", "2025-Q3"),
            ("2025年第三季度", "2025-Q3"),
            ("2025年上半年", "2025-H1"),
            ("2016-2018", "2016/2018"),
            ("2016–2018", "2016/2018"),
            ("2016-01 to 2018-12", "2016-01/2018-12"),
            ("2016年至2018年", "2016/2018"),
            ("2025年1-3月", "2025-01/2025-03"),
            ("2025年1月至3月", "2025-01/2025-03"),
            ("2025年1月—12月", "2025-01/2025-12"),
            ("2025.1-3", "2025-01/2025-03"),
            ("2025-1~3", "2025-01/2025-03"),
            ("2025年11月至2026年3月", "2025-11/2026-03"),
            ("2025.1-2025.3", "2025-01/2025-03"),
            ("2025-1-3", "2025-01-03"),
            ("2025.1.3", "2025-01-03"),
            ("to date", "to-date"),
        ] {
            let expected =
                PeriodError::OtherWriting { found: text.to_string(), instead: instead.to_string() };
            assert_eq!(text.parse::<Period>(), Err(expected));
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        let found = |text: &str| text.to_string();
        for (text, expected) in [
            ("", PeriodError::Empty),
            ("2025-13", PeriodError::NoSuchMonth { found: found("2025-13"), month: found("13") }),
            ("2025-02-30", PeriodError::NoSuchDay { found: found("2025-02-30"), day: found("30"), days: 28 }),
            ("2025-Q5", PeriodError::NoSuchQuarter { found: found("2025-Q5") }),
            ("2025-H3", PeriodError::NoSuchHalf { found: found("2025-H3") }),
            ("2018/2016", PeriodError::Backwards { found: found("2018/2016"), instead: found("2016/2018") }),
            ("soon", PeriodError::NotAPeriod { found: found("soon") }),
        ] {
            assert_eq!(text.parse::<Period>(), Err(expected));
        }
        assert_eq!(
            "2025-Q3".parse::<PartialDate>(),
            Err(PeriodError::NotASingleDate { found: found("2025-Q3") })
        );
        assert_eq!(
            "2025年1-3月".parse::<PartialDate>(),
            Err(PeriodError::NotASingleDate { found: found("2025年1-3月") })
        );
    }

    #[test]
    fn orders_by_start_then_end() {
        let mut texts = ["to-date", "2025", "2024-12", "2025-Q1", "2025-01-01"];
        texts.sort_by_key(|text| text.parse::<Period>().unwrap());
        assert_eq!(texts, ["2024-12", "2025-01-01", "2025-Q1", "2025", "to-date"]);
    }
}
