//! What a value claims looks alike in every kind of chart: one rule for lengths, one for places, and the shades of a map.

use super::super::*;
use super::samples;
use crate::render::svg::Role;

/// The kinds whose marks are lengths, one series each; the last has columns that lie for want of room.
const LENGTHS: [Kind; 4] = [Kind::Bar, Kind::GroupedBar, Kind::Share, Kind::SmallMultiples];

const PLACES: [Kind; 3] = [Kind::Dot, Kind::Line, Kind::SmallMultiples];

fn mark(bound: Bound, value: f64) -> Mark {
    let upper = (bound == Bound::Between).then_some(value + 20.0);
    Mark { value: Some(value), upper, bound, label: format!("{value}"), ..Mark::default() }
}

/// A chart of one series with some marks.
fn chart(kind: Kind, marks: &[Mark]) -> Chart<'static> {
    let (_, base) =
        samples::all().into_iter().find(|(own, _)| own == "line-en").expect("the sample is there");
    Chart {
        kind,
        categories: (0..marks.len()).map(|at| format!("{}", 2015 + at)).collect(),
        series: vec![Series { name: "One".to_owned(), marks: marks.to_vec() }],
        statuses: StatusNames::default(),
        ..base
    }
}

/// What is drawn of marks, without what a key or an axis has: solid lengths, open lengths, chevrons, waves, hatches.
#[derive(Debug, PartialEq, Eq)]
struct Drawn {
    solid: usize,
    open: usize,
    chevrons: usize,
    waves: usize,
    hatches: usize,
}

fn drawn(chart: &Chart) -> Drawn {
    let drawing = drawing(chart, Width::Wide);
    let count = |role: Role| drawing.shapes.iter().filter(|shape| shape.role == role).count();
    let signs = || drawing.shapes.iter().filter(|shape| shape.role == Role::Open);
    Drawn {
        solid: count(Role::Data),
        open: count(Role::Span),
        chevrons: signs().filter(|sign| sign.corners.len() == 3).count(),
        waves: signs().filter(|sign| sign.corners.len() == 4).count(),
        hatches: drawing.svg.matches("-hatch)").count(),
    }
}

#[test]
fn a_claim_looks_alike_in_every_kind_of_lengths() {
    let none = Drawn { solid: 0, open: 0, chevrons: 0, waves: 0, hatches: 0 };
    for (bound, value, expected) in [
        (Bound::Exact, 50.0, Drawn { solid: 1, ..none }),
        (Bound::OpenAbove, 50.0, Drawn { solid: 1, chevrons: 2, ..none }),
        // Of what lies under a limit nothing is known: none of it is solid.
        (Bound::OpenBelow, 50.0, Drawn { open: 1, chevrons: 2, hatches: 1, ..none }),
        // A word and a sign; no band that no source gives.
        (Bound::About, 50.0, Drawn { solid: 1, waves: 1, ..none }),
        (Bound::Between, 50.0, Drawn { solid: 1, open: 1, hatches: 1, ..none }),
        // Below a number under zero lies more of the bar, above it less.
        (Bound::OpenBelow, -50.0, Drawn { solid: 1, chevrons: 2, ..none }),
        (Bound::OpenAbove, -50.0, Drawn { open: 1, chevrons: 2, hatches: 1, ..none }),
        (Bound::About, -50.0, Drawn { solid: 1, waves: 1, ..none }),
        (Bound::Between, -50.0, Drawn { solid: 1, open: 1, hatches: 1, ..none }),
    ] {
        let exact = mark(Bound::Exact, 60.0);
        for kind in LENGTHS {
            let mut drawn = drawn(&chart(kind, &[mark(bound, value), exact.clone()]));
            drawn.solid -= 1;
            assert_eq!(drawn, expected, "{kind:?} {bound:?} {value}");
        }
        // Too long to stand over six columns: the columns lie.
        let mut long = vec![exact; 6];
        long[0] = mark(bound, value);
        for mark in &mut long {
            mark.label = "1,234,567,890,123".to_owned();
        }
        let mut drawn = drawn(&chart(Kind::SmallMultiples, &long));
        drawn.solid -= 5;
        assert_eq!(drawn, expected, "lying {bound:?} {value}");
    }
}

#[test]
fn a_range_is_solid_up_to_its_nearer_end_alone() {
    for (value, solid, open) in [(10.0, 10.0, 20.0), (-30.0, 10.0, 20.0), (-5.0, 0.0, 20.0)] {
        let drawing = drawing(
            &chart(Kind::Bar, &[mark(Bound::Between, value), mark(Bound::Exact, 100.0)]),
            Width::Wide,
        );
        let long = |role: Role, nth: usize| {
            let shape = drawing.shapes.iter().filter(|shape| shape.role == role).nth(nth).expect("a shape");
            (shape.corners[1].0 - shape.corners[0].0).abs()
        };
        let unit = long(Role::Data, 1) / 100.0;
        assert!((long(Role::Data, 0) / unit - solid).abs() < 0.5, "{value}: solid");
        assert!((long(Role::Span, 0) / unit - open).abs() < 0.5, "{value}: open");
    }
}

#[test]
fn the_sign_and_the_label_of_a_column_under_zero_stand_under_it() {
    for bound in [Bound::OpenAbove, Bound::OpenBelow, Bound::About, Bound::Exact] {
        for width in [Width::Wide, Width::Narrow] {
            let chart = chart(Kind::SmallMultiples, &[mark(bound, -50.0), mark(Bound::Exact, 30.0)]);
            let drawing = drawing(&chart, width);
            let columns = drawing.shapes.iter().filter(|s| matches!(s.role, Role::Data | Role::Span));
            let end = columns.flat_map(|s| &s.corners).map(|(_, y)| *y).fold(0.0, f64::max);
            let signs = drawing.shapes.iter().filter(|shape| shape.role == Role::Open);
            let is_under = signs.flat_map(|sign| &sign.corners).all(|(_, y)| *y > end);
            assert!(is_under, "{bound:?}: a sign over the end of its column");
            let label = drawing.texts.iter().find(|text| text.text == "-50" && text.left > 40.0);
            assert!(label.is_some_and(|label| label.top > end), "{bound:?}: {label:?} over {end}");
        }
    }
}

#[test]
fn chevrons_point_to_where_the_true_value_lies() {
    let tips = |kind: Kind, bound: Bound, value: f64| {
        let drawing = drawing(&chart(kind, &[mark(bound, value), mark(Bound::Exact, 60.0)]), Width::Wide);
        let signs = drawing.shapes.into_iter().filter(|shape| shape.role == Role::Open);
        signs
            .map(|sign| (sign.corners[1].0 - sign.corners[0].0, sign.corners[0].1 - sign.corners[1].1))
            .collect::<Vec<_>>()
    };
    for value in [50.0, -50.0] {
        for (bound, greater) in [(Bound::OpenAbove, 1.0), (Bound::OpenBelow, -1.0)] {
            for kind in LENGTHS.into_iter().chain([Kind::Dot, Kind::Line]) {
                let lies = !matches!(kind, Kind::SmallMultiples | Kind::Line);
                let tips = tips(kind, bound, value);
                assert_eq!(tips.len(), 2, "{kind:?}");
                let points = tips.iter().all(|(right, up)| (if lies { *right } else { *up }) * greater > 0.0);
                assert!(points, "{kind:?} {bound:?} {value}: {tips:?}");
            }
        }
    }
}

#[test]
fn a_claim_looks_alike_in_every_kind_of_places() {
    for (bound, chevrons, waves, points) in [
        (Bound::Exact, 0, 0, 1),
        (Bound::OpenAbove, 2, 0, 1),
        (Bound::OpenBelow, 2, 0, 1),
        (Bound::About, 0, 1, 1),
        // Two ends and no point: neither end is the value.
        (Bound::Between, 0, 0, 0),
    ] {
        for kind in PLACES {
            // More than six times: a small chart is a line.
            let marks: Vec<Mark> =
                (0..7).map(|at| mark(if at == 3 { bound } else { Bound::Exact }, 50.0)).collect();
            let chart = chart(kind, &marks);
            let found = drawn(&chart);
            assert_eq!((found.chevrons, found.waves), (chevrons, waves), "{kind:?} {bound:?}");
            let drawing = drawing(&chart, Width::Wide);
            let count = drawing.shapes.iter().filter(|shape| shape.role == Role::Point).count();
            assert_eq!(count, 6 + points, "{kind:?} {bound:?}");
            assert_eq!((found.open, found.hatches), (0, 0), "{kind:?} {bound:?}");
        }
    }
}

#[test]
fn the_sign_of_a_tile_stands_on_paper_and_none_looks_like_a_tile_without_a_value() {
    let all = samples::all();
    let (_, chart) = all.iter().find(|(_, chart)| chart.kind == Kind::TileMap).expect("a map");
    let statuses = [
        Status::Provisional,
        Status::Estimated,
        Status::Forecast,
        Status::Target,
        Status::Revised,
        Status::Break,
    ];
    let signs = statuses.map(|status| {
        let mut chart = chart.clone();
        for mark in &mut chart.series[0].marks {
            mark.status = status;
            mark.bound = Bound::Exact;
        }
        let drawing = drawing(&chart, Width::Wide);
        let papers = drawing.shapes.iter().filter(|shape| shape.role == Role::Plate).count();
        let known = chart.series[0].marks.iter().filter(|mark| mark.drawn().is_some()).count();
        // And one in the key.
        assert_eq!(papers, known + 1, "{status:?}");
        assert!(!drawing.svg.contains("\"s1 forecast\""), "{status:?} takes the broken edge of a bar");
        let strip = drawing.svg.rsplit("class=\"plate\"/>").next().unwrap_or_default().to_owned();
        strip.split("</g>").next().unwrap_or_default().to_owned()
    });
    let different: std::collections::BTreeSet<&String> = signs.iter().collect();
    assert_eq!(different.len(), statuses.len(), "{signs:#?}");
}
