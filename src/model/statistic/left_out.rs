//! Categories that the drawing of a statistic leaves out.

use super::Breakdown;
use crate::diag::{Diagnostic, table::reading};
use crate::model::chart::{Chart, ChartKind};
use crate::model::reader::Reader;
use crate::yaml::{listed, nearest};

/// What is left out is a category, and the drawing is honest without it: no stack lacks a part of its whole, no region passes for one
/// without a value, and something is left.
pub(super) fn can_be(chart: &Chart, breakdown: &Breakdown, cx: &mut Reader<'_>) {
    let Some(first) = chart.leave_out.first() else { return };
    let known: Vec<&str> = breakdown.categories.ids().collect();
    // What could not be read was reported, and may be the category that is meant.
    let mut all_known = true;
    for left in chart.leave_out.iter().filter(|left| !breakdown.categories.knows(&left.category)) {
        all_known = false;
        cx.problem(
            Diagnostic::new(reading::NOT_A_CHOICE, left.place)
                .with("value", &left.category)
                .with("key", "leave_out")
                .with("known", listed(known.iter().copied()))
                .with_some("near", nearest(&left.category, known.iter().copied())),
        );
    }
    let refused = match chart.kind {
        ChartKind::StackedBar | ChartKind::Area => Some((
            "a stack without one of its parts passes for the whole; draw `kind: line` or `grouped-bar`, or take `leave_out` out",
            "堆积图缺少一个组成部分，会被误认为整体；请改用 `kind: line` 或 `grouped-bar`，或删去 `leave_out`",
        )),
        ChartKind::TileMap => Some((
            "on a map a region that is left out passes for one without a value; take `leave_out` out",
            "地图上未绘出的地区会被误认为无数据；请删去 `leave_out`",
        )),
        _ => None,
    };
    if let Some((advice, advice_zh)) = refused {
        let both = Diagnostic::new(reading::CONFLICT, first.place).with("a", "leave_out");
        let both = both.with("b", format!("kind: {}", chart.kind.word()));
        cx.problem(both.with("advice", advice).with("advice_zh", advice_zh));
        return;
    }
    let is_left = |id: &&str| !chart.leaves_out(Some(id)) && breakdown.total.as_deref() != Some(id);
    if all_known && !known.iter().any(is_left) {
        let nothing =
            Diagnostic::new(reading::CONFLICT, first.place).with("a", "leave_out").with("b", "chart");
        cx.problem(
            nothing
                .with(
                    "advice",
                    "nothing would be drawn: leave at least one category in, or take the chart out",
                )
                .with("advice_zh", "这样图中将没有内容：请至少保留一个类别，或删去该图"),
        );
    }
}

/// Without a breakdown there are no categories, and what is gathered across cases is drawn as it is found.
pub(super) fn of_no_breakdown(chart: &Chart, cx: &mut Reader<'_>) {
    if let Some(first) = chart.leave_out.first() {
        cx.problem(
            Diagnostic::new(reading::MISSING_KEY, first.place)
                .with("key", "breakdown")
                .with("where", "a statistic whose chart has `leave_out`")
                .with("where_zh", "图中写有 `leave_out` 的统计"),
        );
    }
}
