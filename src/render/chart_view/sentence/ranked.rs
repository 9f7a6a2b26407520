//! Which of several numbers is certainly the highest, and which the lowest, whatever their bounds leave open.
//!
//! Each number is an interval in which the true one lies: a point where it is exact, open at one side where it is a bound, the whole
//! line where it is said to be about something, which promises no bound. A number is the highest where all of its interval lies above
//! all of every other one; numbers that share the place are exact.

use crate::render::chart::{Bound, Mark};

/// From where to where the true value of a mark may lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    least: f64,
    most: f64,
}

impl Interval {
    /// Of a mark that states a value.
    pub fn of(mark: &Mark) -> Option<Interval> {
        let value = mark.value?;
        let (least, most) = match (mark.bound, mark.upper) {
            (Bound::Exact | Bound::Between, Some(upper)) => (value, upper),
            (Bound::Exact, None) => (value, value),
            (Bound::OpenAbove, _) => (value, f64::INFINITY),
            (Bound::OpenBelow, _) => (f64::NEG_INFINITY, value),
            (Bound::About, _) | (Bound::Between, None) => (f64::NEG_INFINITY, f64::INFINITY),
        };
        Some(Interval { least, most })
    }

    /// Whether the true value is the one that is stated.
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }
}

/// The end of a ranking.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Positions of the numbers that certainly stand there: one, or several exact ones that are equal.
    Certain(Vec<usize>),
    /// Positions of the numbers that are not exact and may stand there, so that nobody knows which does.
    Open(Vec<usize>),
}

/// Which of the intervals is the highest.
pub(super) fn highest(all: &[Interval]) -> End {
    let sure = all.iter().map(|one| one.least).fold(f64::NEG_INFINITY, f64::max);
    end(all, |one| one.most >= sure)
}

/// Which of the intervals is the lowest.
pub(super) fn lowest(all: &[Interval]) -> End {
    let sure = all.iter().map(|one| one.most).fold(f64::INFINITY, f64::min);
    end(all, |one| one.least <= sure)
}

/// The end at which those stand that may be there.
fn end(all: &[Interval], may_be: impl Fn(&Interval) -> bool) -> End {
    let there: Vec<usize> = (0..all.len()).filter(|at| all.get(*at).is_some_and(&may_be)).collect();
    let is_exact = |at: &usize| all.get(*at).is_some_and(|one| one.is_exact());
    match there.len() == 1 || there.iter().all(is_exact) {
        true => End::Certain(there),
        false => End::Open(there.into_iter().filter(|at| !is_exact(at)).collect()),
    }
}

/// Whether one of three and more exact numbers is the sum of all others: then it may hold them, and is no rival of theirs.
pub(super) fn has_a_sum(all: &[Interval]) -> bool {
    let sum: f64 = all.iter().map(|one| one.least).sum();
    let is_sum = |one: &Interval| (2.0 * one.least - sum).abs() <= sum.abs() * f64::EPSILON * 4.0;
    all.len() > 2 && sum > 0.0 && all.iter().all(|one| one.is_exact()) && all.iter().any(is_sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bound: Bound, value: f64, upper: Option<f64>) -> Interval {
        Interval::of(&Mark { value: Some(value), bound, upper, ..Mark::default() }).unwrap()
    }

    fn exact(value: f64) -> Interval {
        of(Bound::Exact, value, None)
    }

    #[test]
    fn exact_numbers_have_both_ends() {
        let all = [exact(4.0), exact(9.0), exact(9.0), exact(1.0)];
        assert_eq!(highest(&all), End::Certain(vec![1, 2]));
        assert_eq!(lowest(&all), End::Certain(vec![3]));
    }

    #[test]
    fn a_bound_that_cannot_reach_an_end_leaves_it_certain() {
        // Over 30 is the highest, for all others are less; how much it is need not be known.
        let all = [exact(4.0), of(Bound::OpenAbove, 30.0, None), exact(9.0)];
        assert_eq!(highest(&all), End::Certain(vec![1]));
        assert_eq!(lowest(&all), End::Certain(vec![0]));
        // Under 3 is the lowest.
        let all = [exact(4.0), of(Bound::OpenBelow, 3.0, None), exact(9.0)];
        assert_eq!((highest(&all), lowest(&all)), (End::Certain(vec![2]), End::Certain(vec![1])));
        let all = [exact(4.0), of(Bound::Between, 5.0, Some(8.0)), exact(9.0)];
        assert_eq!((highest(&all), lowest(&all)), (End::Certain(vec![2]), End::Certain(vec![0])));
    }

    #[test]
    fn a_bound_that_may_reach_an_end_leaves_it_open() {
        let all = [exact(4.0), of(Bound::OpenAbove, 5.0, None), exact(9.0)];
        assert_eq!((highest(&all), lowest(&all)), (End::Open(vec![1]), End::Certain(vec![0])));
        // At least 9 may be 9, and then both are.
        let all = [exact(4.0), of(Bound::OpenAbove, 9.0, None), exact(9.0)];
        assert_eq!(highest(&all), End::Open(vec![1]));
        let all = [of(Bound::Between, 5.0, Some(10.0)), exact(9.0)];
        assert_eq!((highest(&all), lowest(&all)), (End::Open(vec![0]), End::Open(vec![0])));
        // Two bounds, neither of which is known to be more.
        let all = [of(Bound::OpenAbove, 5.0, None), of(Bound::OpenAbove, 50.0, None)];
        assert_eq!(highest(&all), End::Open(vec![0, 1]));
    }

    #[test]
    fn about_promises_no_bound() {
        let all = [exact(4.0), of(Bound::About, 900.0, None), exact(9.0)];
        assert_eq!((highest(&all), lowest(&all)), (End::Open(vec![1]), End::Open(vec![1])));
    }

    #[test]
    fn a_sum_of_all_others_may_hold_them() {
        assert!(has_a_sum(&[exact(101.0), exact(80.0), exact(88.0), exact(269.0)]));
        assert!(has_a_sum(&[exact(0.1), exact(0.2), exact(0.1 + 0.2)]));
        assert!(!has_a_sum(&[exact(101.0), exact(80.0), exact(88.0), exact(270.0)]));
        assert!(!has_a_sum(&[exact(5.0), exact(5.0)]));
        assert!(!has_a_sum(&[exact(0.0), exact(0.0), exact(0.0)]));
        assert!(!has_a_sum(&[exact(1.0), of(Bound::OpenAbove, 2.0, None), exact(3.0)]));
    }
}
