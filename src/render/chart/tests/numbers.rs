//! What is not to be compared has no length, no place on a scale and no shade that would compare it.

use super::super::*;
use super::{edges, samples};
use crate::render::svg::Role;

fn numbers() -> Vec<(String, Chart<'static>)> {
    let all = edges::all().into_iter().chain(samples::all());
    all.filter(|(_, chart)| chart.kind == Kind::Numbers).collect()
}

#[test]
fn nothing_is_drawn_that_compares() {
    let numbers = numbers();
    assert!(numbers.len() > 20, "{}", numbers.len());
    for (name, chart) in &numbers {
        let file = sheet::standalone(chart, &[]);
        for drawing in [drawing(chart, Width::Wide), drawing(chart, Width::Narrow), file] {
            let is_paper = |shape: &crate::render::svg::Shape| {
                shape.role == Role::Plate && shape.corners[1].0 - shape.corners[0].0 >= drawing.width
            };
            let rules: Vec<_> = drawing.shapes.iter().filter(|shape| !is_paper(shape)).collect();
            assert!(rules.iter().all(|shape| shape.role == Role::Rule), "{name}: {rules:?}");
            let lengths: Vec<f64> = rules.iter().map(|rule| rule.corners[1].0 - rule.corners[0].0).collect();
            assert!(lengths.iter().all(|length| (length - lengths[0]).abs() < 0.01), "{name}: {lengths:?}");
        }
    }
}

#[test]
fn each_number_stands_there_with_its_claim_its_status_and_its_name() {
    for (name, chart) in numbers() {
        for width in [Width::Wide, Width::Narrow] {
            let all: String = drawing(&chart, width).texts.into_iter().map(|text| text.text).collect();
            let all = all.replace(' ', "");
            let marks =
                || chart.series.iter().flat_map(|series| series.marks.iter().take(chart.categories.len()));
            let names = chart.categories.iter().chain(chart.series.iter().map(|series| &series.name));
            let said = marks().map(|mark| &mark.label).chain(names).chain([&chart.remark]);
            for text in said {
                assert!(all.contains(&text.replace(' ', "")), "{name} {width:?}: {text} is not in {all}");
            }
            let has = |status: Status| marks().any(|mark| mark.status == status && mark.value.is_some());
            for (status, word) in [
                (Status::Provisional, &chart.statuses.provisional),
                (Status::Forecast, &chart.statuses.forecast),
                (Status::Break, &chart.statuses.series_break),
            ] {
                assert_eq!(all.contains(&word.replace(' ', "")), has(status), "{name} {width:?}: {word}");
            }
        }
    }
}

#[test]
fn numbers_stand_side_by_side_only_where_each_has_room() {
    let across = |labels: [&str; 2]| {
        let mut chart = numbers().into_iter().find(|(name, _)| name == "numbers-en").expect("it is there").1;
        chart.categories.truncate(2);
        for (mark, label) in chart.series[0].marks.iter_mut().zip(labels) {
            *mark = Mark { value: Some(1.0), label: label.to_owned(), ..Mark::default() };
        }
        let texts = drawing(&chart, Width::Narrow).texts;
        let top = |label: &str| texts.iter().find(|text| text.text == label).map(|text| text.top);
        top(labels[0]) == top(labels[1])
    };
    assert!(across(["197", "285"]));
    assert!(!across(["197", "1,234,567,890"]));
}
