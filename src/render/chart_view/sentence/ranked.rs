//! Which of several numbers is certainly the highest, and which the lowest, whatever their bounds leave open.
//!
//! Each number is an interval in which the true one lies: a point where it is exact, open at one side where it is a bound, and within
//! a tenth of what is stated where it is said to be about that, as the checks of titles take it too. A number is the highest where all
//! of its interval lies above all of every other one; numbers that share the place are exact.

use std::cmp::Ordering;

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
            (Bound::About, _) => (value - value.abs() / ABOUT, value + value.abs() / ABOUT),
            (Bound::Between, None) => (f64::NEG_INFINITY, f64::INFINITY),
        };
        Some(Interval { least, most })
    }

    /// Whether the true value is the one that is stated.
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }

    /// How another number is to this one; nothing where that is not known.
    pub fn to(self, other: Interval) -> Option<Ordering> {
        if self.is_exact() && self == other {
            return Some(Ordering::Equal);
        }
        match (other.least > self.most, other.most < self.least) {
            (true, _) => Some(Ordering::Greater),
            (_, true) => Some(Ordering::Less),
            (false, false) => None,
        }
    }
}

/// An approximate number is within this part of what is stated.
const ABOUT: f64 = 10.0;

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

/// Positions from the highest down, where each number certainly lies above the next.
pub(super) fn order(all: &[Interval]) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|one, other| all[*other].least.total_cmp(&all[*one].least));
    let is_above = |pair: &[usize]| match pair {
        [one, other] => all[*one].to(all[*other]) == Some(Ordering::Less),
        _ => true,
    };
    order.windows(2).all(is_above).then_some(order)
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
    fn about_is_near_what_is_stated() {
        let all = [exact(4.0), of(Bound::About, 900.0, None), exact(9.0)];
        assert_eq!((highest(&all), lowest(&all)), (End::Certain(vec![1]), End::Certain(vec![0])));
        // Within a tenth it may be either.
        let all = [exact(85.0), of(Bound::About, 100.0, None), exact(109.0)];
        assert_eq!((highest(&all), lowest(&all)), (End::Open(vec![1]), End::Certain(vec![0])));
        // One of them leaves what is far below it certain.
        let all =
            [of(Bound::OpenBelow, 350.0, None), of(Bound::About, 500.0, None), of(Bound::About, 520.0, None)];
        assert_eq!((highest(&all), lowest(&all)), (End::Open(vec![1, 2]), End::Certain(vec![0])));
        let below_zero = [of(Bound::About, -10.0, None), exact(-12.0)];
        assert_eq!(highest(&below_zero), End::Certain(vec![0]));
    }

    #[test]
    fn an_order_is_known_where_no_two_may_share_a_place() {
        assert_eq!(order(&[exact(4.0), of(Bound::OpenAbove, 30.0, None), exact(9.0)]), Some(vec![1, 2, 0]));
        assert_eq!(order(&[exact(4.0), exact(9.0), exact(9.0)]), None);
        assert_eq!(order(&[exact(4.0), of(Bound::OpenAbove, 3.0, None)]), None);
    }

    #[test]
    fn a_change_has_a_direction_where_no_bound_hides_it() {
        let about = |value| of(Bound::About, value, None);
        assert_eq!(about(4.76).to(exact(5.32)), Some(Ordering::Greater));
        assert_eq!(about(5.0).to(exact(5.32)), None);
        assert_eq!(exact(4.0).to(of(Bound::OpenAbove, 9.0, None)), Some(Ordering::Greater));
        assert_eq!(of(Bound::OpenAbove, 900.0, None).to(exact(1667.0)), None);
        assert_eq!(exact(4.0).to(exact(4.0)), Some(Ordering::Equal));
        assert_eq!(exact(9.0).to(exact(4.0)), Some(Ordering::Less));
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
