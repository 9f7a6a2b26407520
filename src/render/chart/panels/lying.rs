//! Small multiples as bars that lie, one panel below the other: where the values have no room over columns, a number that is left
//! out would have to be guessed from a length.

use std::collections::BTreeSet;

use crate::render::chart::bars::{self, Panels};
use crate::render::chart::page::Page;
use crate::render::chart::{Chart, Highlight, Kind, Series};
use crate::render::svg::{Canvas, Font};

/// Draws a bar for each time under the name of its series, all from one zero.
pub(super) fn draw(chart: &Chart, page: &Page) -> Canvas {
    let times = chart.categories.len();
    let of = |series: &Series| {
        (0..times).map(|at| series.marks.get(at).cloned().unwrap_or_default()).collect::<Vec<_>>()
    };
    let count = chart.series.len();
    let heads = chart.series.iter().enumerate();
    let panels = Panels {
        heads: heads
            .map(|(at, series)| (at * times, page.wrap(&series.name, Font::Label, page.span())))
            .collect(),
        marked: match chart.highlight {
            Highlight::Series(at) => (at * times..(at + 1) * times).collect(),
            Highlight::Category(at) => (0..count).map(|series| series * times + at).collect(),
            Highlight::None => BTreeSet::new(),
        },
    };
    let flat = Chart {
        kind: Kind::Bar,
        categories: (0..count).flat_map(|_| chart.categories.clone()).collect(),
        series: vec![Series { name: String::new(), marks: chart.series.iter().flat_map(of).collect() }],
        highlight: Highlight::None,
        ..chart.clone()
    };
    bars::draw_panels(&flat, page, &panels)
}
