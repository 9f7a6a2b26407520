//! Each series, status and bound has a sign of its own.

use super::super::{
    Bound, Chart, Kind, Mark, Status, StatusNames, Width, draw, drawing, lengths, marks, points, signs,
};
use super::samples;
use crate::render::svg::{Canvas, Head, Role};
use std::collections::BTreeSet;

fn drawn(paint: impl Fn(&mut Canvas)) -> String {
    let mut canvas = Canvas::new("c", 40.0, 40.0, false);
    paint(&mut canvas);
    canvas.finish(&Head { attributes: String::new(), inside: String::new() }).svg
}

#[test]
fn seven_series_have_seven_points_and_seven_bars() {
    let points = |series| drawn(|canvas| points::point(canvas, &Mark::default(), (20.0, 20.0), series));
    assert_eq!((0..7).map(points).collect::<BTreeSet<_>>().len(), 7);
    // Four shades are told apart without colour, and the others by a texture each.
    let textures = (0..7).map(marks::series_texture).collect::<Vec<_>>();
    assert_eq!(textures.iter().filter(|texture| texture.is_none()).count(), 4);
    assert_eq!(textures.iter().flatten().collect::<BTreeSet<_>>().len(), 3);
}

#[test]
fn each_status_and_bound_has_its_own_sign() {
    let statuses = [
        Status::Normal,
        Status::Provisional,
        Status::Estimated,
        Status::Forecast,
        Status::Target,
        Status::Revised,
    ];
    let bounds = [Bound::Exact, Bound::OpenAbove, Bound::OpenBelow, Bound::About];
    let mut points_drawn = BTreeSet::new();
    for status in statuses {
        for bound in bounds {
            let mark = Mark { status, bound, ..Mark::default() };
            points_drawn.insert(drawn(|canvas| {
                canvas.open(marks::status(status));
                points::point(canvas, &mark, (20.0, 20.0), 0);
                points::claim(canvas, &mark, signs::Way::Up, (20.0, 20.0));
                canvas.close();
            }));
        }
    }
    assert_eq!(points_drawn.len(), statuses.len() * bounds.len());
    let extent =
        lengths::Extent { from: 0.0, to: 30.0, upper: None, mid: 20.0, half: 11.0, way: signs::Way::Right };
    let bars = statuses.map(|status| {
        drawn(|canvas| {
            canvas.open(marks::status(status));
            lengths::bar(canvas, &Mark { status, ..Mark::default() }, extent, None);
            canvas.close();
        })
    });
    assert_eq!(bars.into_iter().collect::<BTreeSet<_>>().len(), statuses.len());
}

fn sample(name: &str) -> Chart<'static> {
    let (_, chart) = samples::all().into_iter().find(|(own, _)| own == name).expect("the sample is there");
    chart
}

#[test]
fn a_line_to_a_bound_looks_unsure() {
    let mut chart = sample("line-en");
    assert!(!draw(&chart, Width::Wide).contains("uncertain"));
    let second = &mut chart.series[0].marks[1];
    second.bound = Bound::OpenAbove;
    let svg = draw(&chart, Width::Wide);
    // One stretch that holds both of the segments that meet at the bound.
    assert_eq!(svg.matches("class=\"uncertain\"").count(), 1, "{svg}");
    let unsure = svg
        .split("class=\"uncertain\"")
        .nth(1)
        .and_then(|rest| rest.split("</g>").next())
        .unwrap_or_default();
    assert_eq!(unsure.matches('L').count(), 2, "{unsure}");
}

#[test]
fn signs_that_a_chart_uses_are_in_its_key() {
    let mut chart = sample("line-en");
    chart.series[0].marks[1].bound = Bound::About;
    chart.series[0].marks[2].status = Status::Revised;
    let texts = |chart: &Chart| {
        drawing(chart, Width::Wide).texts.into_iter().map(|text| text.text).collect::<Vec<_>>()
    };
    for (name, is_there) in
        [("about", true), ("revised", true), ("under or at most", false), ("target", false)]
    {
        assert_eq!(texts(&chart).iter().any(|text| text == name), is_there, "{name}");
    }
    // A bar has its label beside it, which says "about".
    chart.kind = Kind::Bar;
    assert!(!texts(&chart).iter().any(|text| text == "about"));
    chart.statuses = StatusNames::default();
    assert!(!texts(&chart).iter().any(|text| text == "revised"));
}

#[test]
fn signs_beside_points_and_columns_and_in_stacks_are_in_the_key() {
    for kind in [Kind::Range, Kind::Slope, Kind::Dot, Kind::Line, Kind::SmallMultiples] {
        let mut chart = sample("slope-en");
        chart.kind = kind;
        for width in [Width::Wide, Width::Narrow] {
            let names = |chart: &Chart| {
                let texts = drawing(chart, width).texts.into_iter().map(|text| text.text);
                let names = ["over or at least", "under or at most", "about"];
                texts.filter(|text| names.contains(&text.as_str())).collect::<Vec<_>>()
            };
            chart.series[0].marks[0].bound = Bound::Exact;
            assert!(names(&chart).is_empty(), "{kind:?} {width:?}");
            for (bound, name) in [
                (Bound::OpenAbove, "over or at least"),
                (Bound::OpenBelow, "under or at most"),
                (Bound::About, "about"),
            ] {
                chart.series[0].marks[0].bound = bound;
                assert_eq!(names(&chart), [name], "{kind:?} {width:?}");
            }
        }
    }
    // In a stack the sign stands before the end of a part that is wide enough for it.
    let mut chart = sample("stacked-en");
    for mark in chart.series.iter_mut().flat_map(|series| &mut series.marks) {
        mark.bound = Bound::Exact;
    }
    let waves = |chart: &Chart| {
        let drawing = drawing(chart, Width::Wide);
        let is_named = drawing.texts.iter().any(|text| text.text == "about");
        (drawing.shapes.iter().filter(|shape| shape.role == Role::Open).count(), is_named)
    };
    assert_eq!(waves(&chart), (0, false));
    chart.series[0].marks[0].bound = Bound::About;
    assert_eq!(waves(&chart), (2, true));
    chart.series[0].marks[0].label = "a label that leaves no room".to_owned();
    let (drawn, is_named) = waves(&chart);
    assert_eq!(drawn > 0, is_named);
}

#[test]
fn the_signs_of_the_key_point_as_those_of_the_drawing_do() {
    for (way, bound, expected) in [
        (signs::Way::Right, Bound::OpenAbove, (1.0, 0.0)),
        (signs::Way::Right, Bound::OpenBelow, (-1.0, 0.0)),
        (signs::Way::Up, Bound::OpenAbove, (0.0, -1.0)),
        (signs::Way::Up, Bound::OpenBelow, (0.0, 1.0)),
    ] {
        let mut canvas = Canvas::new("c", 40.0, 40.0, false);
        signs::alone(&mut canvas, bound, way, (20.0, 20.0));
        for shape in canvas.finish(&Head { attributes: String::new(), inside: String::new() }).shapes {
            let [back, tip, other] = shape.corners[..] else { panic!("{shape:?}") };
            let middle = (f64::midpoint(back.0, other.0), f64::midpoint(back.1, other.1));
            let points = ((tip.0 - middle.0) / 4.5, (tip.1 - middle.1) / 4.5);
            assert!((points.0 - expected.0).abs() + (points.1 - expected.1).abs() < 1e-9, "{bound:?}");
        }
    }
}

#[test]
fn on_a_map_a_sign_of_a_status_is_neither_a_class_nor_the_sign_of_another_class() {
    let mut chart = sample("map-unsure-en");
    for (mark, status) in chart.series[0].marks.iter_mut().skip(2).zip([
        Status::Provisional,
        Status::Estimated,
        Status::Forecast,
        Status::Target,
        Status::Revised,
        Status::Break,
    ]) {
        mark.status = status;
    }
    let svg = draw(&chart, Width::Wide);
    let key = svg.split("class=\"key\"").nth(1).and_then(|rest| rest.split("class=\"marks\"").next());
    let samples: Vec<&str> = key.unwrap_or_default().split("class=\"sample\"").skip(1).collect();
    // Six statuses and the other class, each in an empty tile.
    assert_eq!(samples.len(), 7, "{svg}");
    // What makes a sign: its textures, and whether it is drawn by lines or by areas.
    let form = |sample: &&str| {
        let own = sample.split("<g class=\"s1\">").nth(1).and_then(|rest| rest.split("</g>").next());
        let own = own.unwrap_or_default();
        let texture = own.split("url(#").nth(1).and_then(|rest| rest.split(')').next()).unwrap_or_default();
        let words = ["class=\"break\"", "class=\"fine\"", "class=\"pip\""];
        let lines: Vec<&str> = words.into_iter().filter(|word| own.contains(word)).collect();
        (texture.to_owned(), lines, own.matches("<rect").count(), own.matches('L').count() > 1)
    };
    let forms: BTreeSet<_> = samples.iter().map(form).collect();
    assert_eq!(forms.len(), samples.len(), "{forms:?}");
    assert!(!svg.contains("-hatch"), "no hatch stands beside that of a status");
}

#[test]
fn the_name_at_the_end_of_a_line_has_the_sign_of_its_line() {
    let chart = sample("line-seven-en");
    let shapes = drawing(&chart, Width::Wide).shapes;
    let points: Vec<_> = shapes.iter().filter(|shape| shape.role == Role::Point).collect();
    let marks =
        chart.series.iter().flat_map(|series| &series.marks).filter(|mark| mark.value.is_some()).count();
    assert_eq!(points.len(), marks + chart.series.len());
    // A leader ends beside the sign.
    for leader in shapes.iter().filter(|shape| shape.role == Role::Leader) {
        let (x, y) = leader.corners[1];
        let is_beside = |corner: &(f64, f64)| (corner.0 - x).abs() < 16.0 && (corner.1 - y).abs() < 6.0;
        assert!(points.iter().any(|point| point.corners.iter().all(is_beside)), "{leader:?}");
    }
}
