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
    /// Whether the author lets readers hold the values against each other.
    pub comparability: Comparability,
    pub note: Option<Localized<Phrase>>,
    /// Categories of a statistic that its drawing leaves out, where they would press the others flat; tables, downloads and words keep
    /// them, and the drawing says that they are not in it.
    pub leave_out: Vec<LeftOut>,
    pub place: Place,
}

/// A category that a drawing leaves out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    pub category: String,
    pub place: Place,
}

impl Chart {
    /// Whether the drawing leaves a category out.
    pub fn leaves_out(&self, category: Option<&str>) -> bool {
        self.leave_out.iter().any(|left| Some(left.category.as_str()) == category)
    }
}

/// Whether the values of a chart may be held against each other, as its author says. What unit, basis and time say is judged
/// where the chart is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparability {
    Comparable,
    /// The values count different things: they are listed, and none is called the highest.
    NotComparable,
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
    // What a case's chart does not draw is not among its figures.
    chart(id, record, kind, (figures, Vec::new()), cx)
}

/// Reads the chart of a statistic.
pub(super) fn read_of_statistic(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Chart> {
    let mut record = cursor.record(named("a statistic's chart", "统计图"), cx)?;
    let kind = record.require_one_of("kind", ChartKind::WORDS, cx, kind);
    let leave_out = record.optional("leave_out", cx, left_out).unwrap_or_default();
    chart(id, record, kind, (Some(Vec::new()), leave_out), cx)
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
    (figures, leave_out): (Option<Vec<FigureRef>>, Vec<LeftOut>),
    cx: &mut Reader<'_>,
) -> Option<Chart> {
    let title = record.require("title", cx, text);
    let subtitle = record.optional("subtitle", cx, text);
    let description = record.optional("description", cx, text);
    let highlight =
        record.optional("highlight", cx, |cursor, cx| Some((cursor.text(cx)?.to_owned(), cursor.place())));
    let comparable = record.optional("comparable", cx, |cursor, cx| cursor.yes_or_no(cx));
    let note = record.optional("note", cx, phrase);
    let place = record.place();
    if comparable == Some(false) {
        stands_alone(&mut record, kind, cx);
    }
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
        comparability: match comparable {
            Some(false) => Comparability::NotComparable,
            Some(true) | None => Comparability::Comparable,
        },
        note,
        leave_out,
        place,
    })
}

/// One category or several, each named once.
fn left_out(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Vec<LeftOut>> {
    let mut all: Vec<LeftOut> = Vec::new();
    for item in cursor.one_or_list(cx)? {
        let Some(category) = item.text(cx) else { continue };
        let place = item.place();
        match all.iter().find(|left| left.category == category) {
            Some(earlier) => {
                let twice = Diagnostic::new(reading::NAMED_TWICE, place).with("id", category);
                cx.problem(twice.also(earlier.place));
            }
            None => all.push(LeftOut { category: category.to_owned(), place }),
        }
    }
    Some(all)
}

/// A chart whose values are not to be compared says so to its readers, lifts none above the others, and has a form that does not
/// compare by itself: a line joins its values, a stack adds them, a map shades the one darker than the other.
fn stands_alone(record: &mut Record<'_>, kind: Option<ChartKind>, cx: &mut Reader<'_>) {
    use ChartKind as K;
    let place = record.place_of("comparable");
    let conflict = |with: String, advice: &str, advice_zh: &str| {
        Diagnostic::new(reading::CONFLICT, place)
            .with("a", "comparable: false")
            .with("b", with)
            .with("advice", advice)
            .with("advice_zh", advice_zh)
    };
    if record.get("highlight").is_some() {
        cx.problem(conflict(
            "highlight".to_owned(),
            "what is highlighted is compared with the rest; take `highlight` out",
            "突出显示即与其他数值相比较；请删去 `highlight`",
        ));
    }
    let compares = |kind: &ChartKind| !matches!(kind, K::Bar | K::GroupedBar | K::Share | K::Dot | K::Range);
    if let Some(kind) = kind.filter(compares) {
        cx.problem(conflict(
            format!("kind: {}", kind.word()),
            "only bars, dots, ranges and shares stand for themselves; use `kind: bar` or `kind: dot`, or take `comparable` out",
            "只有条形、点、区间和占比可以各自独立展示；请用 `kind: bar` 或 `kind: dot`，或删去 `comparable`",
        ));
    }
    if record.get("note").is_none() {
        cx.problem(
            Diagnostic::new(reading::MISSING_KEY, place)
                .with("key", "note")
                .with("example", "{en: …, zh-Hans: …}")
                .with("where", "a chart with `comparable: false`")
                .with("where_zh", "写有 `comparable: false` 的图"),
        );
    }
}
