//! The range of a value axis and the round numbers along it.

use super::{Chart, Mark};

/// Beyond this a value is drawn as if it were there: the arithmetic of a scale would overflow.
pub(super) const FARTHEST: f64 = 1e300;

/// Whether an axis must show zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Lengths are compared, so they begin at zero.
    Zero,
    /// Places are compared, so the axis may begin anywhere.
    Free,
}

/// The lowest and the highest value of a chart, never the same.
pub(super) fn span(chart: &Chart, base: Base) -> (f64, f64) {
    let values = chart.series.iter().flat_map(|s| &s.marks).flat_map(ends);
    spread(values, base)
}

/// The lowest and the highest of some values, never the same.
pub(super) fn spread(values: impl Iterator<Item = f64>, base: Base) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    if low > high {
        return (0.0, 1.0);
    }
    // A free axis takes zero in where it is near anyway.
    let near = low >= 0.0 && low < high * 0.4 || high <= 0.0 && high > low * 0.4;
    let (low, high) = if base == Base::Zero || near { (low.min(0.0), high.max(0.0)) } else { (low, high) };
    let size = low.abs().max(high.abs());
    match high - low > (size * 1e-9).max(1e-280) {
        true => (low, high),
        false if size > 1e-280 => (low - size * 0.1, high + size * 0.1),
        false => (0.0, 1.0),
    }
}

fn ends(mark: &Mark) -> impl Iterator<Item = f64> {
    mark.drawn().into_iter().chain(mark.top())
}

/// The numbers along an axis of a chart: as [`ticks`], and whole where all its values are, since half an outlet is none.
pub(super) fn ticks_of(chart: &Chart, range: (f64, f64), count: u8) -> Vec<f64> {
    let ticks = ticks(range, count);
    let is_fine = ticks.windows(2).next().is_some_and(|pair| pair[1] - pair[0] < 1.0);
    let mut values = chart.series.iter().flat_map(|series| &series.marks).flat_map(ends);
    let (Some(first), Some(last)) = (ticks.first(), ticks.last()) else { return ticks };
    // No more than the few that lie less than one apart.
    let (low, high) = (first.floor(), last.ceil());
    if !is_fine || high - low > 12.0 || values.any(|value| value.fract() != 0.0) {
        return ticks;
    }
    (0..=12_u8).map(|n| low + f64::from(n)).take_while(|tick| *tick <= high).collect()
}

/// About `count` round numbers, the first at or below `low` and the last at or above `high`.
pub(super) fn ticks((low, high): (f64, f64), count: u8) -> Vec<f64> {
    let rough = (high - low) / f64::from(count.max(1));
    let mut exponent = 0;
    while 10_f64.powi(exponent) > rough && exponent > -290 {
        exponent -= 1;
    }
    while 10_f64.powi(exponent + 1) <= rough && exponent < 300 {
        exponent += 1;
    }
    let unit =
        [1.0, 2.0, 5.0].into_iter().find(|m| m * 10_f64.powi(exponent) >= rough * 0.999).unwrap_or(10.0);
    // Dividing by a whole power of ten keeps 0.3 at 0.3, where adding tenths would not.
    let round = |n: f64| {
        if exponent < 0 { n * unit / 10_f64.powi(-exponent) } else { n * unit * 10_f64.powi(exponent) }
    };
    let step = round(1.0);
    let first = (low / step + 1e-9).floor();
    let mut ticks: Vec<f64> = Vec::new();
    for n in 0..24_u8 {
        let at = round(first + f64::from(n));
        if ticks.last().is_none_or(|last| at > *last) {
            ticks.push(at);
        }
        if at >= high - step * 1e-6 {
            break;
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_the_range() {
        let cases: [((f64, f64), u8, &[f64]); 5] = [
            ((0.0, 392.0), 4, &[0.0, 100.0, 200.0, 300.0, 400.0]),
            ((0.0, 1.0), 4, &[0.0, 0.5, 1.0]),
            ((0.1, 0.34), 4, &[0.1, 0.2, 0.3, 0.4]),
            ((-30.0, 45.0), 4, &[-40.0, -20.0, 0.0, 20.0, 40.0, 60.0]),
            ((42.8, 45.7), 3, &[42.0, 43.0, 44.0, 45.0, 46.0]),
        ];
        for (range, count, expected) in cases {
            assert_eq!(ticks(range, count), expected, "{range:?}");
        }
    }

    #[test]
    fn what_counts_whole_things_has_whole_numbers_along_its_axis() {
        for (value, expected) in
            [(7.0, &[6.0, 7.0, 8.0][..]), (0.0, &[0.0, 1.0]), (7.5, &[6.5, 7.0, 7.5, 8.0, 8.5])]
        {
            let (_, mut chart) = super::super::tests::any();
            for mark in chart.series.iter_mut().flat_map(|series| &mut series.marks) {
                (mark.value, mark.upper) = (Some(value), None);
            }
            assert_eq!(ticks_of(&chart, span(&chart, Base::Free), 4), expected, "{value}");
        }
    }

    #[test]
    fn a_range_is_never_empty() {
        let cases: [(&[f64], Base, (f64, f64)); 5] = [
            (&[], Base::Zero, (0.0, 1.0)),
            (&[0.0, 0.0], Base::Zero, (0.0, 1.0)),
            (&[5.0, 5.0], Base::Zero, (0.0, 5.0)),
            (&[5.0, 5.0], Base::Free, (4.5, 5.5)),
            (&[2.0, 10.0], Base::Free, (0.0, 10.0)),
        ];
        for (values, base, expected) in cases {
            assert_eq!(spread(values.iter().copied(), base), expected, "{values:?}");
        }
    }
}
