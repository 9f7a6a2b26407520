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

/// Whether named times stand at even steps; or as years do, in which the first and the last may replace the round ones beside them.
fn is_regular(named: &[usize], first_year: Option<usize>, last: usize) -> bool {
    let is_even = |at: &[usize]| at.windows(3).all(|three| three[1] - three[0] == three[2] - three[1]);
    let [first, within @ .., end] = named else { return false };
    let Some(year) = first_year.filter(|_| *first == 0 && *end == last) else { return is_even(named) };
    let step = within.windows(2).next().map_or(last, |pair| pair[1] - pair[0]);
    let is_round = within.iter().all(|at| (year + at).is_multiple_of(step) || within.len() == 1);
    is_even(named) || is_even(within) && is_round && [2, 5, 10, 20, 25, 50].contains(&step)
}

#[test]
fn times_are_named_at_even_steps_or_at_round_years() {
    let along = [Kind::Line, Kind::Area, Kind::SmallMultiples];
    for (name, chart) in
        edges::all().iter().filter(|(name, chart)| along.contains(&chart.kind) && has_foot(name))
    {
        for width in [Width::Wide, Width::Narrow] {
            let (below, _) = named(chart, width);
            let first =
                below.iter().skip(1).position(|at| *at <= below[0]).map_or(below.len(), |end| end + 1);
            let year = chart.categories[0].trim_end_matches('年').parse().ok();
            let last = chart.categories.len() - 1;
            assert!(is_regular(&below[..first], year, last), "{name} {width:?}: {below:?}");
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

/// A word is never parted where a line of it has room on the page, whatever stands beside the plot.
#[test]
fn no_word_of_a_name_or_value_is_parted() {
    for (name, mut chart) in edges::all() {
        // Bars on two sides of zero leave their labels a quarter of the page each.
        if !name.ends_with(" en") || chart.series.len() < 2 || name.contains(" negative ") {
            continue;
        }
        for series in &mut chart.series {
            series.name = "Representatives internationally surveyed".to_owned();
            for mark in series.marks.iter_mut().filter(|mark| mark.value.is_some()) {
                mark.label = "about 12 representatives surveyed".to_owned();
            }
        }
        let whole = ["Representatives", "representatives", "internationally", "surveyed", "about", "12"];
        for width in [Width::Wide, Width::Narrow] {
            for text in drawing(&chart, width).texts {
                for word in text.text.split(' ').filter(|word| word.chars().all(char::is_alphabetic)) {
                    let is_part = whole.iter().any(|of| *of != word && word.len() > 2 && of.contains(word));
                    assert!(!is_part, "{name} {width:?}: {word} in {:?}", text.text);
                }
            }
        }
    }
}
