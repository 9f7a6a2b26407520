//! Times as rows: what stands one below the other is not drawn to a scale of time, and yet no time between may be passed over.

use crate::model::period::{DateRange, PartialDate, Period, evenly};

/// The times with those between them that nobody reports, so that a gap is seen as one. Where several in a row are missing they share
/// one row: a drawing of two years a century apart is no list of a hundred gaps. Takes times in order, each once; days and ranges stand
/// as they are, since nothing is said to be missing between them.
pub(super) fn with_gaps(periods: Vec<Period>) -> Vec<Period> {
    let are_regular = periods.iter().all(|period| {
        matches!(
            period,
            Period::Date(PartialDate::Year(_) | PartialDate::Month(_))
                | Period::Quarter(..)
                | Period::Half(..)
        )
    });
    let Some(all) = evenly(&periods).filter(|_| are_regular) else { return periods };
    let is_there = |period: &Period| periods.contains(period);
    let runs = all.chunk_by(|a, b| is_there(a) == is_there(b));
    let rows = runs.flat_map(|run| match run {
        [first, .., last] if !is_there(first) => one_of(*first, *last).map_or(run.to_vec(), |one| vec![one]),
        _ => run.to_vec(),
    });
    rows.collect()
}

/// One time from the beginning of a first to the end of a last; nothing where these are no dates.
fn one_of(first: Period, last: Period) -> Option<Period> {
    let (Period::Date(first), Period::Date(last)) = (first, last) else { return None };
    DateRange::new(first, last).map(Period::Range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_reports_has_a_row_and_several_in_a_row_share_one() {
        for (given, expected) in [
            ("2020 2021", "2020 2021"),
            ("2020 2022 2023", "2020 2021 2022 2023"),
            ("2015 2019 2020", "2015 2016/2018 2019 2020"),
            // Every fifth year is reported, and none is missing.
            ("2010 2015 2020", "2010 2015 2020"),
            ("2010 2015 2025", "2010 2015 2020 2025"),
            ("2024-01 2024-02 2024-04", "2024-01 2024-02 2024-03 2024-04"),
            ("2024-Q1 2024-Q2 2024-Q4", "2024-Q1 2024-Q2 2024-Q3 2024-Q4"),
            ("2024-01-31 2024-02-29 2024-04-30", "2024-01-31 2024-02-29 2024-04-30"),
            ("2024", "2024"),
        ] {
            let periods = given.split(' ').map(|text| text.parse().expect("a period")).collect();
            let rows: Vec<String> = with_gaps(periods).iter().map(Period::to_string).collect();
            assert_eq!(rows.join(" "), expected, "{given}");
        }
    }
}
