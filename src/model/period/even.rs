//! Periods along an axis of time.

use jiff::civil::Date;

use super::{DateRange, Half, PartialDate, Period, Quarter, Year, YearMonth};

/// The periods with the missing ones between them, so that equal distances stand for equal times: for lines and areas.
///
/// Takes periods in order, each once. The step is the largest that all of them lie on: 2020, 2022, 2023 give the years
/// between as well; 2010, 2015, 2020 stand as they are. Days at the ends of months, or on one day of the month, lie on
/// months. Gives nothing where there is no even step: periods of several kinds, days or ranges that do not repeat,
/// `to-date`, fewer than two, or so wide a span that hardly any of its steps has a value.
pub fn evenly(periods: &[Period]) -> Option<Vec<Period>> {
    if periods.len() < 2 {
        return None;
    }
    let shapes = Shape::candidates(periods[0]);
    shapes.into_iter().find_map(|shape| {
        let steps: Option<Vec<i32>> = periods.iter().map(|period| shape.step(*period)).collect();
        filled(shape, &steps?)
    })
}

/// What all periods of an axis have in common; a place on the axis is then a whole number.
#[derive(Clone, Copy)]
enum Shape {
    Years,
    Halves,
    Quarters,
    Months,
    MonthEnds,
    DayOfMonth(i8),
    Days,
    /// Ranges of so many whole months after the first.
    MonthRanges(i32),
    /// Ranges of so many whole years after the first.
    YearRanges(i32),
}

impl Shape {
    /// The shapes that a period may have, the most regular first.
    fn candidates(first: Period) -> Vec<Shape> {
        match first {
            Period::Date(PartialDate::Year(_)) => vec![Shape::Years],
            Period::Date(PartialDate::Month(_)) => vec![Shape::Months],
            Period::Date(PartialDate::Day(day)) => {
                vec![Shape::MonthEnds, Shape::DayOfMonth(day.day()), Shape::Days]
            }
            Period::Half(..) => vec![Shape::Halves],
            Period::Quarter(..) => vec![Shape::Quarters],
            Period::Range(range) => match (range.from(), range.to()) {
                (PartialDate::Month(from), PartialDate::Month(to)) => {
                    vec![Shape::MonthRanges(months(to) - months(from))]
                }
                (PartialDate::Year(from), PartialDate::Year(to)) => {
                    vec![Shape::YearRanges(i32::from(to.number()) - i32::from(from.number()))]
                }
                _ => Vec::new(),
            },
            Period::ToDate => Vec::new(),
        }
    }

    /// The place of a period; none where it is of another shape.
    fn step(self, period: Period) -> Option<i32> {
        match (self, period) {
            (Shape::Years, Period::Date(PartialDate::Year(year))) => Some(i32::from(year.number())),
            (Shape::Halves, Period::Half(year, half)) => {
                Some(i32::from(year.number()) * 2 + i32::from(half.number()) - 1)
            }
            (Shape::Quarters, Period::Quarter(year, quarter)) => {
                Some(i32::from(year.number()) * 4 + i32::from(quarter.number()) - 1)
            }
            (Shape::Months, Period::Date(PartialDate::Month(month))) => Some(months(month)),
            (Shape::MonthEnds, Period::Date(PartialDate::Day(day))) => {
                (day == day.last_of_month()).then(|| month_of(day))
            }
            (Shape::DayOfMonth(of), Period::Date(PartialDate::Day(day))) => {
                (day.day() == of).then(|| month_of(day))
            }
            (Shape::Days, Period::Date(PartialDate::Day(day))) => {
                Date::new(1970, 1, 1).ok()?.until(day).ok().map(|span| span.get_days())
            }
            (Shape::MonthRanges(length), Period::Range(range)) => match (range.from(), range.to()) {
                (PartialDate::Month(from), PartialDate::Month(to)) => {
                    (months(to) - months(from) == length).then(|| months(from))
                }
                _ => None,
            },
            (Shape::YearRanges(length), Period::Range(range)) => match (range.from(), range.to()) {
                (PartialDate::Year(from), PartialDate::Year(to)) => {
                    let (from, to) = (i32::from(from.number()), i32::from(to.number()));
                    (to - from == length).then_some(from)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The period at a place.
    fn period(self, step: i32) -> Option<Period> {
        let day = |date: Date| Period::Date(PartialDate::Day(date));
        Some(match self {
            Shape::Years => Period::Date(PartialDate::Year(year(step)?)),
            Shape::Halves => {
                let half = if step % 2 == 0 { Half::First } else { Half::Second };
                Period::Half(year(step / 2)?, half)
            }
            Shape::Quarters => {
                let quarter = match step % 4 {
                    0 => Quarter::First,
                    1 => Quarter::Second,
                    2 => Quarter::Third,
                    _ => Quarter::Fourth,
                };
                Period::Quarter(year(step / 4)?, quarter)
            }
            Shape::Months => Period::Date(PartialDate::Month(month(step)?)),
            Shape::MonthEnds => day(month(step)?.first.last_of_month()),
            Shape::DayOfMonth(of) => {
                let month = month(step)?;
                day(Date::new(month.year(), month.month(), of).ok()?)
            }
            Shape::Days => {
                let epoch = Date::new(1970, 1, 1).ok()?;
                day(epoch.checked_add(jiff::Span::new().try_days(step).ok()?).ok()?)
            }
            Shape::MonthRanges(length) => Period::Range(DateRange::new(
                PartialDate::Month(month(step)?),
                PartialDate::Month(month(step + length)?),
            )?),
            Shape::YearRanges(length) => Period::Range(DateRange::new(
                PartialDate::Year(year(step)?),
                PartialDate::Year(year(step + length)?),
            )?),
        })
    }

    /// How many places an axis of so many values may have. Days are a fine measure that any dates lie on, so most must be there.
    fn places_most(self, values: usize) -> usize {
        match self {
            Shape::Days => values * 2,
            _ => 200,
        }
    }
}

fn filled(shape: Shape, steps: &[i32]) -> Option<Vec<Period>> {
    let (first, last) = (*steps.first()?, *steps.last()?);
    let apart = steps.windows(2).map(|pair| pair[1] - pair[0]).fold(0, divisor);
    if apart <= 0 {
        return None;
    }
    let places = usize::try_from((last - first) / apart).ok()? + 1;
    if places > shape.places_most(steps.len()) {
        return None;
    }
    (0..places).map(|place| shape.period(first + i32::try_from(place).ok()? * apart)).collect()
}

/// The greatest common divisor.
fn divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// A month as a number of months.
fn months(month: YearMonth) -> i32 {
    i32::from(month.year()) * 12 + i32::from(month.month()) - 1
}

fn month_of(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn month(months: i32) -> Option<YearMonth> {
    YearMonth::new(i16::try_from(months / 12).ok()?, i8::try_from(months % 12 + 1).ok()?)
}

fn year(number: i32) -> Option<Year> {
    Year::new(i16::try_from(number).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_and_uneven_times_refused() {
        for (given, expected) in [
            ("2020 2022 2023", Some("2020 2021 2022 2023")),
            ("2010 2015 2020", Some("2010 2015 2020")),
            ("2024-11 2025-02 2025-03", Some("2024-11 2024-12 2025-01 2025-02 2025-03")),
            ("2024-Q3 2025-Q1 2025-Q2", Some("2024-Q3 2024-Q4 2025-Q1 2025-Q2")),
            ("2023-H2 2024-H2 2025-H1", Some("2023-H2 2024-H1 2024-H2 2025-H1")),
            ("2021-12-31 2023-12-31 2024-12-31", Some("2021-12-31 2022-12-31 2023-12-31 2024-12-31")),
            ("2023-11-30 2024-02-29 2024-05-31", Some("2023-11-30 2024-02-29 2024-05-31")),
            ("2024-01-15 2024-03-15 2024-04-15", Some("2024-01-15 2024-02-15 2024-03-15 2024-04-15")),
            ("2025-01-06 2025-01-13 2025-01-27", Some("2025-01-06 2025-01-13 2025-01-20 2025-01-27")),
            (
                "2021-04/2022-03 2023-04/2024-03 2024-04/2025-03",
                Some("2021-04/2022-03 2022-04/2023-03 2023-04/2024-03 2024-04/2025-03"),
            ),
            ("2016/2018 2019/2021", Some("2016/2018 2019/2021")),
            ("2024-01-05 2024-03-17 2024-09-28", None),
            ("2023 2024-Q1", None),
            ("2024 to-date", None),
            ("2016/2018 2019/2020", None),
            ("1000 1001 9999", None),
            ("2025", None),
        ] {
            let periods: Vec<Period> = given.split(' ').map(|text| text.parse().unwrap()).collect();
            let found = evenly(&periods)
                .map(|periods| periods.iter().map(Period::to_string).collect::<Vec<_>>().join(" "));
            assert_eq!(found.as_deref(), expected, "{given}");
        }
    }
}
