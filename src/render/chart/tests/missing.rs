//! Values that are missing: a dash in their place, which the key names, and never a zero; and small charts whose values have no room.

use super::super::*;
use super::{edges, samples};
use crate::render::svg::{Role, TextBox};

const DASH: &str = "–";

fn sample(name: &str, kind: Kind) -> Chart<'static> {
    let (_, chart) = samples::all().into_iter().find(|(own, _)| own == name).expect("the sample is there");
    Chart { kind, ..chart }
}

fn texts(chart: &Chart, width: Width) -> Vec<TextBox> {
    drawing(chart, width).texts
}

#[test]
fn a_value_that_is_missing_is_a_dash_that_the_key_names() {
    let kinds = [Kind::Bar, Kind::GroupedBar, Kind::Share, Kind::SmallMultiples, Kind::Line];
    for (kind, name) in kinds.into_iter().map(|kind| (kind, "panels-columns-en")) {
        let mut chart = sample(name, kind);
        let said = |chart: &Chart| {
            let all = texts(chart, Width::Wide);
            let dashes = all.iter().filter(|text| text.text == DASH).count();
            (dashes, all.iter().any(|text| text.text == "no data"))
        };
        assert_eq!(said(&chart), (0, false), "{kind:?}");
        let is_series = kind != Kind::Line;
        for series in &mut chart.series {
            series.marks[2] = Mark::default();
        }
        let expected = if is_series { chart.series.len() } else { 1 };
        assert_eq!(said(&chart), (expected + 1, true), "{kind:?}");
        let bars =
            drawing(&chart, Width::Wide).shapes.into_iter().filter(|shape| shape.role == Role::Data).count();
        // The key shows each series once.
        let named = matches!(kind, Kind::Bar | Kind::GroupedBar | Kind::Share);
        let values = chart.series.len() * (chart.categories.len() - 1 + usize::from(named));
        assert!(kind == Kind::Line || bars == values, "{kind:?}: {bars} bars of {values} values");
    }
}

#[test]
fn a_reason_stands_in_place_of_the_dash_where_it_has_room() {
    let mut chart = sample("panels-columns-en", Kind::Bar);
    chart.series.truncate(1);
    chart.series[0].marks[2] = Mark { label: "not stated".to_owned(), ..Mark::default() };
    let all = texts(&chart, Width::Wide);
    assert!(all.iter().any(|text| text.text == "not stated"));
    assert!(!all.iter().any(|text| text.text == DASH || text.text == "no data"));
}

#[test]
fn where_values_have_no_room_over_columns_the_bars_lie() {
    let mut chart = sample("panels-columns-en", Kind::SmallMultiples);
    chart.highlight = Highlight::Series(1);
    let (mut stated, times) = (Vec::new(), chart.categories.len());
    for (mark, n) in chart.series.iter_mut().flat_map(|series| &mut series.marks).zip(0_u32..) {
        let value = 1_234_567_890_123_u64 + u64::from(n);
        *mark = Mark { value: Some(1.0e12 + f64::from(n)), label: format!("{value}件"), ..Mark::default() };
        stated.push(mark.label.clone());
    }
    let columns = |chart: &Chart, width: Width| draw(chart, width).matches("chart-small-multiples").count();
    for width in [Width::Wide, Width::Narrow] {
        assert_eq!(columns(&chart, width), 1);
        let all = texts(&chart, width);
        for label in &stated {
            assert!(all.iter().any(|text| text.text == *label), "{width:?}: {label} is not drawn");
        }
    }
    let svg = draw(&chart, Width::Narrow);
    assert_eq!(svg.matches("<g class=\"hl\">").count(), times, "{svg}");
    // One zero for all panels.
    let drawing = drawing(&chart, Width::Narrow);
    let zeros: Vec<f64> =
        drawing.shapes.iter().filter(|s| s.role == Role::Zero).map(|s| s.corners[0].0).collect();
    assert_eq!(zeros.len(), chart.series.len());
    assert!(zeros.iter().all(|zero| (zero - zeros[0]).abs() < 0.01), "{zeros:?}");
}

/// Pixels from the middle of a point within which its label stands.
const NEAR: f64 = 36.0;

#[test]
fn labels_of_small_lines_stand_beside_their_points_and_say_the_ends_and_extremes() {
    for (name, chart) in edges::all() {
        if chart.kind != Kind::SmallMultiples || chart.categories.len() <= 6 || name.contains(" missing ") {
            continue;
        }
        for width in [Width::Wide, Width::Narrow] {
            let drawing = drawing(&chart, width);
            let points: Vec<(f64, f64)> = drawing
                .shapes
                .iter()
                .filter(|s| matches!(s.role, Role::Point | Role::Plate))
                .map(|s| {
                    (
                        f64::midpoint(s.corners[0].0, s.corners[s.corners.len() / 2].0),
                        f64::midpoint(s.corners[0].1, s.corners[s.corners.len() / 2].1),
                    )
                })
                .collect();
            let labels: Vec<&String> = chart.series.iter().flat_map(|s| &s.marks).map(|m| &m.label).collect();
            let axis: Vec<String> = (chart.axis.ticks)(&[0.0, 50.0, 60.0, 100.0, 200.0, 300.0]);
            for text in
                drawing.texts.iter().filter(|text| labels.contains(&&text.text) && !axis.contains(&text.text))
            {
                let (x, y) = (f64::midpoint(text.left, text.right), f64::midpoint(text.top, text.bottom));
                let is_near = |(px, py): &(f64, f64)| (px - x).abs() < NEAR && (py - y).abs() < NEAR;
                assert!(points.iter().any(is_near), "{name} {width:?}: {text:?} floats");
            }
            let count = drawing.texts.iter().filter(|text| labels.contains(&&text.text)).count();
            // First, last, highest and lowest, and what is no exact number.
            assert!(count <= chart.series.len() * 8 + 6, "{name} {width:?}: {count} labels");
        }
    }
}

#[test]
fn small_lines_that_only_rise_name_their_first_value_and_their_last() {
    for (name, mut chart) in edges::all() {
        if chart.kind != Kind::SmallMultiples || !name.contains(" forty ") {
            continue;
        }
        // With their unit the first labels are too wide to stand over their points.
        for mark in chart.series.iter_mut().flat_map(|series| &mut series.marks) {
            mark.label.push('个');
        }
        for width in [Width::Wide, Width::Narrow] {
            let all = texts(&chart, width);
            let ends = |series: &Series| [series.marks.first().cloned(), series.marks.last().cloned()];
            for end in chart.series.iter().flat_map(ends).flatten() {
                let is_named = all.iter().any(|text| text.text == end.label);
                assert!(is_named, "{name} at {width:?} does not name {}", end.label);
            }
        }
    }
}

#[test]
fn every_time_without_a_value_has_a_dash_in_its_small_chart() {
    for (name, chart) in edges::all() {
        if chart.kind != Kind::SmallMultiples || !name.contains(" bounds ") {
            continue;
        }
        for times in [6, 9] {
            let mut chart = chart.clone();
            for series in &mut chart.series {
                // A year with a reason in the middle, and one of which nothing is said.
                series.marks.resize(
                    times,
                    Mark { value: Some(3000.0), label: "3,000".to_owned(), ..Mark::default() },
                );
                series.marks[1] = Mark { label: "not stated".to_owned(), ..Mark::default() };
                series.marks[times - 1] = Mark::default();
            }
            chart.categories = (0..times).map(|n| (2010 + n).to_string()).collect();
            let gaps = chart.series.iter().flat_map(|s| &s.marks).filter(|mark| mark.value.is_none()).count();
            for width in [Width::Wide, Width::Narrow] {
                let dashes = texts(&chart, width).iter().filter(|text| text.text == DASH).count();
                // One in the key.
                assert_eq!(dashes, gaps + 1, "{name} {width:?} {times}");
            }
        }
    }
}

#[test]
fn a_line_that_breaks_off_has_a_dash_and_one_that_begins_late_has_none() {
    let mut chart = sample("line-seven-en", Kind::Line);
    let reasons = |chart: &Chart| texts(chart, Width::Wide).iter().filter(|text| text.text == DASH).count();
    assert_eq!(reasons(&chart), 0);
    chart.series[0].marks[0] = Mark::default();
    assert_eq!(reasons(&chart), 0, "a line that begins late");
    chart.series[0].marks[0] = Mark { label: "not stated".to_owned(), ..Mark::default() };
    // One in the key.
    assert_eq!(reasons(&chart), 2, "a reason");
    let mut chart = sample("line-seven-en", Kind::Line);
    chart.series[0].marks[1] = Mark::default();
    assert_eq!(reasons(&chart), 2, "a line that breaks off");
}

/// One rule for a time that nobody reports and for one that a single series leaves out, also where another value stands at the foot.
#[test]
fn a_gap_beside_other_series_has_its_dash_wherever_the_others_are() {
    let mut chart = sample("line-three-en", Kind::Line);
    let dashes = |chart: &Chart, width| texts(chart, width).iter().filter(|text| text.text == DASH).count();
    for series in &mut chart.series {
        for mark in &mut series.marks {
            *mark = Mark { value: Some(50.0), label: "50".to_owned(), ..Mark::default() };
        }
    }
    for (value, width) in
        [0.0, 3.0, 50.0, 97.0, 100.0].into_iter().flat_map(|v| [(v, Width::Wide), (v, Width::Narrow)])
    {
        let mut chart = chart.clone();
        chart.series[1].marks[0].value = Some(0.0);
        chart.series[2].marks[0].value = Some(100.0);
        chart.series[0].marks[1] = Mark::default();
        chart.series[1].marks[1].value = Some(value);
        // One in the key.
        assert_eq!(dashes(&chart, width), 2, "{value} at {width:?}");
    }
}
