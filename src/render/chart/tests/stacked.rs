//! Stacks: each value that is there can be read, and what is not to scale says so; and areas, whose layers lie on one another.

use super::super::*;
use super::{edges, samples};
use crate::render::svg::Role;

fn sample(name: &str) -> Chart<'static> {
    let (_, chart) = samples::all().into_iter().find(|(own, _)| own == name).expect("the sample is there");
    chart
}

fn texts(chart: &Chart, width: Width) -> String {
    drawing(chart, width).texts.into_iter().map(|text| text.text).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_value_of_a_stack_is_written() {
    let all = edges::all().into_iter().chain(samples::all());
    let stacks: Vec<_> = all.filter(|(_, chart)| chart.kind == Kind::StackedBar).collect();
    assert!(stacks.len() > 10);
    for (name, chart) in stacks {
        for width in [Width::Wide, Width::Narrow] {
            let texts = texts(&chart, width).replace(' ', "");
            for mark in
                chart.series.iter().flat_map(|series| series.marks.iter().take(chart.categories.len()))
            {
                let label = mark.label.replace(' ', "");
                assert!(texts.contains(&label), "{name} {width:?}: {label} is not in {texts}");
            }
        }
    }
}

#[test]
fn every_value_of_a_stack_but_zero_can_be_seen() {
    for (edge, says) in [("huge", true), ("negative", false), ("zero", false), ("close", false)] {
        let (_, mut chart) = edges::all()
            .into_iter()
            .find(|(name, _)| name == "stacked-bar huge en")
            .expect("the edge is there");
        let values: &[f64] = match edge {
            "huge" => &[1e12, 3.0, -0.5],
            "negative" => &[12.0, -8.5, 5.0],
            "zero" => &[0.0, 0.0, 0.0],
            _ => &[50.0, 50.1, 49.9],
        };
        for series in &mut chart.series {
            for (mark, value) in series.marks.iter_mut().zip(values) {
                *mark = Mark { value: Some(*value), label: value.to_string(), ..Mark::default() };
            }
        }
        for width in [Width::Wide, Width::Narrow] {
            let drawing = drawing(&chart, width);
            let long = |shape: &crate::render::svg::Shape| (shape.corners[1].0 - shape.corners[0].0).abs();
            // Swatches are square and smaller.
            let is_part = |shape: &&crate::render::svg::Shape| {
                shape.role == Role::Data && (shape.corners[2].1 - shape.corners[0].1).abs() > 20.0
            };
            let seen = drawing.shapes.iter().filter(is_part).filter(|shape| long(shape) >= 2.9).count();
            let there = values.iter().filter(|value| **value != 0.0).count() * chart.series.len();
            assert_eq!(seen, there, "{edge} {width:?}");
            let all = drawing.shapes.iter().filter(is_part).flat_map(|shape| &shape.corners);
            let right = all.map(|(x, _)| *x).fold(0.0, f64::max);
            assert!(right <= drawing.width + 0.1, "{edge} {width:?}: a bar ends at {right}");
            assert_eq!(texts(&chart, width).contains(&chart.statuses.sliver), says, "{edge} {width:?}");
        }
    }
}

#[test]
fn a_total_stands_where_a_source_states_it_and_nowhere_else() {
    for kind in [Kind::StackedBar, Kind::Area] {
        let mut chart = Chart { kind, ..sample("area-three-en") };
        let stated = Mark { value: Some(4321.0), label: "4,321".to_owned(), ..Mark::default() };
        for width in [Width::Wide, Width::Narrow] {
            assert!(!texts(&chart, width).contains("All together"));
        }
        let marks = vec![stated; chart.categories.len()];
        chart.total = Some(Series { name: "All together".to_owned(), marks });
        for width in [Width::Wide, Width::Narrow] {
            let texts = texts(&chart, width).replace(' ', "");
            assert!(
                texts.contains("Alltogether:4,321") || texts.contains("Alltogether4,321"),
                "{kind:?} {width:?}: {texts}"
            );
        }
        // What is missing is no total.
        for mark in chart.total.iter_mut().flat_map(|total| &mut total.marks) {
            mark.value = None;
        }
        assert!(!texts(&chart, Width::Wide).contains("All together"), "{kind:?}");
    }
}

#[test]
fn an_area_of_several_layers_says_that_they_lie_on_one_another() {
    let mut chart = sample("area-three-en");
    for width in [Width::Wide, Width::Narrow] {
        assert!(texts(&chart, width).contains(chart.axis.layers), "{width:?}");
    }
    chart.series.truncate(1);
    assert!(!texts(&chart, Width::Wide).contains(chart.axis.layers));
    let lines = Chart { kind: Kind::Line, ..sample("area-three-en") };
    assert!(!texts(&lines, Width::Wide).contains(lines.axis.layers));
}
