//! Which times have their names along the foot of a plot.

use super::super::*;
use super::edges;
use crate::render::svg::TextBox;

/// The times named along the foot, from left to right, by position; and those named over the last values.
fn named(chart: &Chart, width: Width) -> (Vec<usize>, Vec<usize>) {
    let at = |text: &TextBox| chart.categories.iter().position(|time| *time == text.text);
    let times: Vec<(usize, TextBox)> =
        drawing(chart, width).texts.into_iter().filter_map(|text| Some((at(&text)?, text))).collect();
    // Of small charts each has its own; one line of them will do.
    let foot = times.iter().map(|(_, text)| text.bottom).fold(0.0, f64::max);
    let (below, above): (Vec<_>, Vec<_>) =
        times.into_iter().partition(|(_, text)| (text.bottom - foot).abs() < 0.5);
    let mut below: Vec<usize> = below.into_iter().map(|(at, _)| at).collect();
    below.dedup_by(|next, before| next == before);
    (below, above.into_iter().map(|(at, _)| at).collect())
}

/// Whether times run along a foot: small charts of numbers too long to stand over columns have bars that lie.
fn has_foot(name: &str) -> bool {
    !name.contains("small-multiples huge")
}

#[test]
fn times_are_named_at_even_steps() {
    let along = [Kind::Line, Kind::Area, Kind::SmallMultiples];
    for (name, chart) in
        edges::all().iter().filter(|(name, chart)| along.contains(&chart.kind) && has_foot(name))
    {
        for width in [Width::Wide, Width::Narrow] {
            let (below, _) = named(chart, width);
            let first =
                below.iter().skip(1).position(|at| *at <= below[0]).map_or(below.len(), |end| end + 1);
            let steps: Vec<usize> = below[..first].windows(2).map(|pair| pair[1] - pair[0]).collect();
            assert!(steps.windows(2).all(|pair| pair[0] == pair[1]), "{name} {width:?}: {below:?}");
            assert!(!steps.is_empty(), "{name} {width:?}: {below:?}");
        }
    }
}

#[test]
fn the_last_time_is_named_along_the_foot_or_over_the_last_values() {
    for (name, chart) in
        edges::all().iter().filter(|(_, chart)| matches!(chart.kind, Kind::Line | Kind::Area))
    {
        let last = chart.categories.len() - 1;
        for width in [Width::Wide, Width::Narrow] {
            let (below, above) = named(chart, width);
            // Once is enough.
            let count = below.iter().chain(&above).filter(|at| **at == last).count();
            assert_eq!(count, 1, "{name} {width:?}: {below:?} {above:?}");
            assert!(above.iter().all(|at| *at == last), "{name} {width:?}: {above:?}");
        }
    }
}

#[test]
fn a_small_chart_names_its_first_time_and_its_last() {
    for (name, chart) in
        edges::all().iter().filter(|(name, chart)| chart.kind == Kind::SmallMultiples && has_foot(name))
    {
        for width in [Width::Wide, Width::Narrow] {
            let (below, _) = named(chart, width);
            let ends = [0, chart.categories.len() - 1];
            assert!(ends.iter().all(|end| below.contains(end)), "{name} {width:?}: {below:?}");
        }
    }
}
