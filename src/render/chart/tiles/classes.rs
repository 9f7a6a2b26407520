//! The classes of values on a map: at most five, about equally full, between round numbers.

use crate::render::chart::{Bound, Chart, Mark};

/// More shades of one hue cannot be told apart.
const MOST: usize = 5;

/// The bounds between classes, ascending; a value at a bound belongs to the class above.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::chart) struct Classes {
    bounds: Vec<f64>,
}

/// What an entry of the key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render::chart) enum Entry {
    /// A class, by its shade.
    Shade(&'static str),
    /// A region without a value.
    NoData,
    /// A bound that may belong to another class.
    OtherClass,
}

impl Classes {
    /// The classes of the values of a map.
    pub fn of(chart: &Chart) -> Self {
        let values = shown(chart).filter_map(Mark::drawn);
        Self { bounds: bounds(values.collect()) }
    }

    /// The class of the shade that a mark is drawn in: `c1` is the palest, `c5` the darkest, `none` is no value.
    pub fn shade(&self, mark: &Mark) -> &'static str {
        match mark.drawn() {
            Some(value) => self.shade_of(self.class(value, mark.bound)),
            None => "none",
        }
    }

    /// Whether the true value may belong to another class than that of the number that is stated.
    pub fn may_be_another(&self, mark: &Mark) -> bool {
        let Some(value) = mark.drawn() else { return false };
        let own = self.class(value, mark.bound);
        match mark.bound {
            Bound::Exact => false,
            Bound::About => {
                let (low, high) = nearly(value);
                self.class(low, Bound::Exact) != own || self.class(high, Bound::OpenBelow) != own
            }
            Bound::OpenAbove => own < self.bounds.len(),
            Bound::OpenBelow => own > 0,
            Bound::Between => mark.top().is_some_and(|top| self.class(top, mark.bound) != own),
        }
    }

    /// The entries of the key, each with its name; a single class is named by the number that all tiles have.
    pub fn entries(&self, chart: &Chart) -> Vec<(Entry, String)> {
        let one = || shown(chart).filter_map(Mark::drawn).take(1).collect::<Vec<_>>();
        let names = if self.bounds.is_empty() {
            (chart.axis.ticks)(&one())
        } else {
            (chart.axis.classes)(&self.bounds)
        };
        let shades = (0..=self.bounds.len()).map(|class| Entry::Shade(self.shade_of(class)));
        let mut entries: Vec<(Entry, String)> = shades.zip(names).collect();
        let has_none = chart
            .tiles
            .iter()
            .enumerate()
            .any(|(at, _)| chart.mark(0, at).is_none_or(|mark| mark.drawn().is_none()));
        if has_none {
            entries.push((Entry::NoData, chart.statuses.no_data.clone()));
        }
        if shown(chart).any(|mark| self.may_be_another(mark)) {
            entries.push((Entry::OtherClass, chart.statuses.other_class.clone()));
        }
        entries
    }

    /// Under a number is below the bound that it may stand at; anything else is at it.
    fn class(&self, value: f64, bound: Bound) -> usize {
        self.bounds
            .partition_point(|edge| if bound == Bound::OpenBelow { *edge < value } else { *edge <= value })
    }

    /// Fewer classes take shades that are far apart.
    fn shade_of(&self, class: usize) -> &'static str {
        let shades: [&[&'static str]; MOST] = [
            &["c3"],
            &["c2", "c4"],
            &["c1", "c3", "c5"],
            &["c1", "c2", "c4", "c5"],
            &["c1", "c2", "c3", "c4", "c5"],
        ];
        shades.get(self.bounds.len()).and_then(|shades| shades.get(class)).copied().unwrap_or("c3")
    }
}

/// From where to where a value lies that is said to be about a number: half of the number's last stated place each way, as rounding
/// leaves it, so that about 4,500 is from 4,450 to 4,550. How far off it may be a source does not say; less it cannot mean.
fn nearly(value: f64) -> (f64, f64) {
    let text = value.abs().to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let places = |digits: &str| i32::try_from(digits.len()).unwrap_or(0);
    let unit = match part.is_empty() {
        true => places(whole) - places(whole.trim_end_matches('0')),
        false => -places(part),
    };
    let half = if value == 0.0 { 0.0 } else { 10_f64.powi(unit) / 2.0 };
    (value - half, value + half)
}

/// The marks that stand in a tile.
fn shown<'c>(chart: &'c Chart) -> impl Iterator<Item = &'c Mark> {
    (0..chart.tiles.len()).filter_map(|at| chart.mark(0, at))
}

/// The bounds that part values into classes about equally full, each at the roundest number near its place.
fn bounds(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let classes = distinct.len().min(MOST);
    let slack = values.len() / 10;
    let mut bounds: Vec<f64> = Vec::new();
    let mut from = 1;
    for class in 1..classes {
        let target = values.len() * class / classes;
        let near = target.saturating_sub(slack).max(from)..=(target + slack).min(values.len() - 1);
        let steps = near.filter(|at| values[at - 1] < values[*at]);
        let rounded = steps.map(|at| (at, roundest(values[at - 1], values[at])));
        let better = |a: &(usize, Round), b: &(usize, Round)| {
            a.1.coarse.cmp(&b.1.coarse).then(b.0.abs_diff(target).cmp(&a.0.abs_diff(target)))
        };
        if let Some((at, round)) = rounded.max_by(better) {
            bounds.push(round.value);
            from = at + 1;
        }
    }
    bounds.dedup();
    bounds
}

/// A number and how coarse the power of ten is that it is a multiple of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Round {
    value: f64,
    coarse: i32,
}

/// The roundest number above `low` and at most `high`: a multiple of the largest step of 1, 2 or 5 times a power of ten.
fn roundest(low: f64, high: f64) -> Round {
    let largest = low.abs().max(high.abs()).log10().ceil();
    let mut coarse = 0;
    let mut exponent = if largest.is_finite() { largest.clamp(-290.0, 300.0) } else { 0.0 };
    // Seventeen digits are all that a number has.
    for _ in 0..18 {
        for unit in [5.0, 2.0, 1.0] {
            // Dividing by a whole power of ten keeps 0.3 at 0.3, where multiplying tenths would not.
            let times = |n: f64| {
                if exponent < 0.0 {
                    n * unit / 10_f64.powf(-exponent)
                } else {
                    n * unit * 10_f64.powf(exponent)
                }
            };
            let value = times((low / times(1.0)).floor() + 1.0);
            if value > low && value <= high {
                return Round { value, coarse };
            }
        }
        coarse -= 1;
        exponent -= 1.0;
    }
    Round { value: high, coarse }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_round_and_part_what_differs() {
        let cases: [(&[f64], &[f64]); 9] = [
            (&[], &[]),
            (&[285.0], &[]),
            (&[7.0, 7.0, 7.0], &[]),
            (&[0.0, 12.0], &[10.0]),
            (&[0.1, 0.3, 0.34], &[0.2, 0.32]),
            (
                &[9.0, 12.0, 18.0, 22.0, 41.0, 47.0, 52.0, 76.0, 140.0, 210.0, 980.0],
                &[20.0, 40.0, 50.0, 100.0],
            ),
            (&[-8.0, -3.0, 5.0], &[-5.0, 0.0]),
            (&[3.0, 8.0, 40.0, 120.0, 900.0], &[5.0, 20.0, 100.0, 500.0]),
            (&[1234.0, 1235.0], &[1235.0]),
        ];
        for (values, expected) in cases {
            assert_eq!(bounds(values.to_vec()), expected, "{values:?}");
        }
    }

    #[test]
    fn no_more_than_five_classes_and_none_of_them_empty() {
        let values: Vec<f64> = (0..40_u8).map(|n| f64::from(n) * f64::from(n) + 3.0).collect();
        let bounds = bounds(values.clone());
        assert_eq!(bounds.len(), MOST - 1);
        let classes = Classes { bounds };
        for class in 0..MOST {
            assert!(values.iter().any(|value| classes.class(*value, Bound::Exact) == class), "{class}");
        }
    }

    #[test]
    fn what_is_under_a_bound_is_below_it_and_may_be_lower() {
        let classes = Classes { bounds: vec![10.0, 50.0] };
        let mark = |bound, value, upper| Mark { value: Some(value), upper, bound, ..Mark::default() };
        for (mark, shade, may_be_another) in [
            (mark(Bound::Exact, 50.0, None), "c5", false),
            (mark(Bound::OpenBelow, 50.0, None), "c3", true),
            (mark(Bound::OpenBelow, 10.0, None), "c1", false),
            (mark(Bound::OpenAbove, 50.0, None), "c5", false),
            (mark(Bound::OpenAbove, 10.0, None), "c3", true),
            (mark(Bound::Between, 12.0, Some(20.0)), "c3", false),
            (mark(Bound::Between, 12.0, Some(60.0)), "c3", true),
            // About 50 is 45 to 55, about 51 is 50.5 to 51.5.
            (mark(Bound::About, 50.0, None), "c5", true),
            (mark(Bound::About, 51.0, None), "c5", false),
            (mark(Bound::About, 49.5, None), "c3", false),
            (mark(Bound::About, 40.0, None), "c3", false),
            (mark(Bound::About, 10.5, None), "c3", false),
            (mark(Bound::About, 10.0, None), "c3", true),
            (Mark::default(), "none", false),
        ] {
            assert_eq!(
                (classes.shade(&mark), classes.may_be_another(&mark)),
                (shade, may_be_another),
                "{mark:?}"
            );
        }
    }
}
