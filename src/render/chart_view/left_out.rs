//! What tables and words have and the drawing has not.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::series::Layout;
use crate::render::chart::{Highlight, Series};
use crate::render::context::Context;
use crate::render::theme::Arg;

/// What a drawing leaves out of a layout.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct LeftOut {
    /// What it is called, in the order of the layout.
    pub names: Vec<String>,
    /// Positions of series.
    pub series: BTreeSet<usize>,
    /// Positions of categories.
    pub categories: BTreeSet<usize>,
}

/// The layout as it is drawn: nearly always all of it.
pub(super) fn drawn(layout: &Layout) -> Cow<'_, Layout> {
    let left = &layout.left_out;
    if left.series.is_empty() && left.categories.is_empty() {
        return Cow::Borrowed(layout);
    }
    let series = kept(&layout.series, &left.series).map(|series| Series {
        name: series.name.clone(),
        marks: kept(&series.marks, &left.categories).cloned().collect(),
    });
    let moved = |at: usize, left: &BTreeSet<usize>| at - left.range(..at).count();
    Cow::Owned(Layout {
        series: series.collect(),
        categories: kept(&layout.categories, &left.categories).cloned().collect(),
        highlight: match layout.highlight {
            Highlight::Series(at) => Highlight::Series(moved(at, &left.series)),
            Highlight::Category(at) => Highlight::Category(moved(at, &left.categories)),
            Highlight::None => Highlight::None,
        },
        ..layout.clone()
    })
}

/// Says what is not drawn and where it is; nothing where all is.
pub(super) fn said(cx: &Context<'_>, layout: &Layout) -> Option<String> {
    let names = layout.left_out.names.join(&cx.word("punctuation.list"));
    (!names.is_empty()).then(|| cx.words("chart.left_out", &[("names", Arg::Text(&names))]))
}

fn kept<'l, T>(all: &'l [T], left: &'l BTreeSet<usize>) -> impl Iterator<Item = &'l T> {
    all.iter().enumerate().filter(|(at, _)| !left.contains(at)).map(|(_, one)| one)
}
