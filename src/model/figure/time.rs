//! When a number holds, and which times may stand beside each other.

use crate::model::period::Period;

/// The time that a number holds for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Time {
    /// A state at a time, or a count up to it.
    AsOf(Period),
    /// A total over a time.
    Over(Period),
}

impl Time {
    pub fn period(&self) -> &Period {
        match self {
            Time::AsOf(period) | Time::Over(period) => period,
        }
    }

    /// Another period that is spoken of in the same way: a state at it, or a total over it.
    pub fn at(&self, period: Period) -> Time {
        match self {
            Time::AsOf(_) => Time::AsOf(period),
            Time::Over(_) => Time::Over(period),
        }
    }

    /// Whether two times are one. Two ways to write one time do not differ: a state of 2025 is one of 31 December 2025.
    pub fn is_same(&self, other: &Time) -> bool {
        match (self, other) {
            (Time::AsOf(left), Time::AsOf(right)) => left.end() == right.end(),
            (Time::Over(left), Time::Over(right)) => {
                (left.start(), left.end()) == (right.start(), right.end())
            }
            (Time::AsOf(_), Time::Over(_)) | (Time::Over(_), Time::AsOf(_)) => false,
        }
    }

    /// Whether numbers of two times may stand in one series: states always, totals where they are over equally long times.
    pub fn is_of_one_kind(&self, other: &Time) -> bool {
        match (self, other) {
            (Time::AsOf(_), Time::AsOf(_)) => true,
            (Time::Over(left), Time::Over(right)) => months(*left) == months(*right),
            (Time::AsOf(_), Time::Over(_)) | (Time::Over(_), Time::AsOf(_)) => false,
        }
    }
}

/// About how many months a period has; months and years are not all equally long, and a day has none.
fn months(period: Period) -> Option<i64> {
    let days = period.end()?.since(period.start()?).ok()?.get_days();
    Some((i64::from(days) + 16) * 12 / 365)
}
