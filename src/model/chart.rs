//! Charts: what is to be drawn from which figures.

use super::choice::choices;
use super::figure::Figure;
use super::locale::Localized;
use super::reader::{Phrase, Reader, figure_ref, named, phrase, text};
use super::reference::FigureRef;
use crate::diag::{Diagnostic, table::reading};
use crate::files::Place;
use crate::yaml::{Cursor, Record, listed};

/// A chart of a case, or of a statistic's observations.
#[derive(Clone, Debug)]
pub struct Chart {
    pub id: String,
    pub kind: ChartKind,
    /// The finding.
    pub title: Localized<String>,
    /// The measure.
    pub subtitle: Option<Localized<String>>,
    /// For screen readers; made from the data where absent.
    pub description: Option<Localized<String>>,
    /// Empty for a statistic's chart, which draws the observations.
    pub figures: Vec<FigureRef>,
    /// The figure or category that the chart is about.
    pub highlight: Option<String>,
    /// Where the highlight is named; the chart's own place where nothing is.
    pub highlight_place: Place,
    pub note: Option<Localized<Phrase>>,
    pub place: Place,
}

choices! {
    /// The form of a chart.
    ChartKind {
        Bar = "bar",
        GroupedBar = "grouped-bar",
        StackedBar = "stacked-bar",
        Line = "line",
        Area = "area",
        Share = "share",
        Dot = "dot",
        Range = "range",
        Slope = "slope",
        SmallMultiples = "small-multiples",
        TileMap = "tile-map",
        Timeline = "timeline",
        Pathway = "pathway",
    }
}

/// The figures of a case's chart as lines, in the order of their first figures: those that bear one label are one thing at
/// several times.
pub fn lines<'f>(figures: &[&'f Figure]) -> Vec<Vec<&'f Figure>> {
    let mut lines: Vec<Vec<&Figure>> = Vec::new();
    for figure in figures {
        match lines.iter_mut().find(|line| line.iter().any(|other| other.label == figure.label)) {
            Some(line) => line.push(figure),
            None => lines.push(vec![figure]),
        }
    }
    lines
}

/// Reads a chart of a case, which names its figures.
pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Chart> {
    let mut record = cursor.record(named("a chart", "图"), cx)?;
    let kind = record.require_one_of("kind", ChartKind::WORDS, cx, kind);
    let figures = match kind {
        Some(ChartKind::Timeline | ChartKind::Pathway) => Some(Vec::new()),
        _ => record.require("figures", cx, |cursor, cx| cursor.each(cx, figure_ref)),
    };
    chart(id, record, kind, figures, cx)
}

/// Reads the chart of a statistic.
pub(super) fn read_of_statistic(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Chart> {
    let mut record = cursor.record(named("a statistic's chart", "统计图"), cx)?;
    let kind = record.require_one_of("kind", ChartKind::WORDS, cx, kind);
    chart(id, record, kind, Some(Vec::new()), cx)
}

/// Reads a kind. Forms that other programs have and this one does not are named for what shows the same here.
fn kind(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<ChartKind> {
    let word = cursor.scalar().map(|word| word.trim().to_lowercase()).unwrap_or_default();
    let (instead, instead_zh) = match word.as_str() {
        "pie" | "pie-chart" | "donut" | "doughnut" | "ring" | "饼图" | "环形图" => (
            "angles are hard to compare: use `share` for per cent of a whole, `bar` for anything else",
            "角度难以比较：占整体的百分比请用 `share`，其他请用 `bar`",
        ),
        "column" | "columns" | "histogram" | "柱状图" | "柱形图" | "条形图" => {
            ("use `bar`, or `grouped-bar` for several series", "请用 `bar`；有多个系列时用 `grouped-bar`")
        }
        _ => return ChartKind::read(cursor, cx),
    };
    let wrong = Diagnostic::new(reading::NOT_A_CHOICE, cursor.place()).with("value", word);
    let wrong = wrong.with("key", cursor.key()).with("known", listed(ChartKind::WORDS.iter().copied()));
    cx.problem(wrong.with("instead", instead).with("instead_zh", instead_zh));
    None
}

fn chart(
    id: &str,
    mut record: Record<'_>,
    kind: Option<ChartKind>,
    figures: Option<Vec<FigureRef>>,
    cx: &mut Reader<'_>,
) -> Option<Chart> {
    let title = record.require("title", cx, text);
    let subtitle = record.optional("subtitle", cx, text);
    let description = record.optional("description", cx, text);
    let highlight =
        record.optional("highlight", cx, |cursor, cx| Some((cursor.text(cx)?.to_owned(), cursor.place())));
    let note = record.optional("note", cx, phrase);
    let place = record.place();
    record.finish(cx);
    Some(Chart {
        id: id.to_owned(),
        kind: kind?,
        title: title?,
        subtitle,
        description,
        figures: figures?,
        highlight_place: highlight.as_ref().map_or(place, |(_, place)| *place),
        highlight: highlight.map(|(id, _)| id),
        note,
        place,
    })
}
