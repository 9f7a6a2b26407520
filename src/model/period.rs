//! When a figure holds: dates known in part, and the periods that statistics report on (ISO 8601).

mod even;
mod parse;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;

pub use even::evenly;
pub use parse::PeriodError;

/// A date known to the day, the month or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    Day(Date),
    Month(YearMonth),
    Year(Year),
}

/// A month of a year; valid by construction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    first: Date,
}

/// A year from 1000 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year {
    first: Date,
}

/// A quarter of a year, first to fourth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    First,
    Second,
    Third,
    Fourth,
}

/// A half of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    First,
    Second,
}

/// What a figure's `as_of` or `period` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A day, month or year.
    Date(PartialDate),
    Quarter(Year, Quarter),
    Half(Year, Half),
    /// From the start of one date to the end of another, both included.
    Range(DateRange),
    /// Up to whenever the source was written, which it does not say.
    ToDate,
}

/// Two dates, of which the second does not end before the first begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange {
    from: PartialDate,
    to: PartialDate,
}

impl Year {
    /// The year of a number; none unless it has four digits.
    pub fn new(year: i16) -> Option<Self> {
        (1000..=9999)
            .contains(&year)
            .then(|| Date::new(year, 1, 1).ok())
            .flatten()
            .map(|first| Year { first })
    }

    /// The number of the year.
    pub fn number(self) -> i16 {
        self.first.year()
    }
}

impl YearMonth {
    /// The month of a year; none unless it is 1 to 12 and the year has four digits.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        Year::new(year)?;
        Date::new(year, month, 1).ok().map(|first| YearMonth { first })
    }

    /// The number of the year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The number of the month, 1 to 12.
    pub fn month(self) -> i8 {
        self.first.month()
    }
}

impl Quarter {
    /// The number of the quarter, 1 to 4.
    pub fn number(self) -> i8 {
        self as i8 + 1
    }
}

impl Half {
    /// The number of the half, 1 or 2.
    pub fn number(self) -> i8 {
        self as i8 + 1
    }
}

impl PartialDate {
    /// Its first day.
    pub fn start(self) -> Date {
        match self {
            PartialDate::Day(date) => date,
            PartialDate::Month(month) => month.first,
            PartialDate::Year(year) => year.first,
        }
    }

    /// Its last day.
    pub fn end(self) -> Date {
        match self {
            PartialDate::Day(date) => date,
            PartialDate::Month(month) => month.first.last_of_month(),
            PartialDate::Year(year) => year.first.last_of_year(),
        }
    }
}

impl DateRange {
    /// A range of two dates; none where the second ends before the first begins.
    pub fn new(from: PartialDate, to: PartialDate) -> Option<Self> {
        (from.start() <= to.end() && from.start() <= to.start()).then_some(DateRange { from, to })
    }

    pub fn from(self) -> PartialDate {
        self.from
    }

    pub fn to(self) -> PartialDate {
        self.to
    }
}

impl Period {
    /// Its first day; none for `to-date`.
    pub fn start(self) -> Option<Date> {
        match self {
            Period::Date(date) => Some(date.start()),
            Period::Quarter(year, quarter) => Some(month_start(year, quarter.number() * 3 - 2)),
            Period::Half(year, half) => Some(month_start(year, half.number() * 6 - 5)),
            Period::Range(range) => Some(range.from.start()),
            Period::ToDate => None,
        }
    }

    /// Its last day; none for `to-date`.
    pub fn end(self) -> Option<Date> {
        match self {
            Period::Date(date) => Some(date.end()),
            Period::Quarter(year, quarter) => Some(month_start(year, quarter.number() * 3).last_of_month()),
            Period::Half(year, half) => Some(month_start(year, half.number() * 6).last_of_month()),
            Period::Range(range) => Some(range.to.end()),
            Period::ToDate => None,
        }
    }
}

/// The first day of a month that is known to be 1 to 12; the year's first day stands in for any other.
fn month_start(year: Year, month: i8) -> Date {
    Date::new(year.number(), month, 1).unwrap_or(year.first)
}

impl fmt::Display for PartialDate {
    /// ISO 8601: `2025`, `2025-06`, `2025-06-30`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Day(date) => write!(out, "{date}"),
            PartialDate::Month(month) => write!(out, "{:04}-{:02}", month.year(), month.month()),
            PartialDate::Year(year) => write!(out, "{:04}", year.number()),
        }
    }
}

impl fmt::Display for Period {
    /// The canonical text, as it is written in YAML: `2025-Q3`, `2016-01/2018-12`, `to-date`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Date(date) => write!(out, "{date}"),
            Period::Quarter(year, quarter) => write!(out, "{:04}-Q{}", year.number(), quarter.number()),
            Period::Half(year, half) => write!(out, "{:04}-H{}", year.number(), half.number()),
            Period::Range(range) => write!(out, "{}/{}", range.from, range.to),
            Period::ToDate => out.write_str("to-date"),
        }
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start(), self.end()).cmp(&(other.start(), other.end()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    /// By start, then by end, then by their text; `to-date` comes after every dated period, being the latest word.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |period: &Period| (period.start().is_none(), period.start(), period.end());
        // Most that begin and end together are the same, and need no text.
        let by_text =
            || if self == other { Ordering::Equal } else { self.to_string().cmp(&other.to_string()) };
        key(self).cmp(&key(other)).then_with(by_text)
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
