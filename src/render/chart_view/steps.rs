//! Milestones and stages as steps of a drawing, and the words that say them.

use std::collections::BTreeSet;

use crate::format::date;
use crate::format::scaling::Scaling;
use crate::model::case::Case;
use crate::model::chart::{Chart, ChartKind};
use crate::model::period::{PartialDate, Year};
use crate::model::programme::Programme;
use crate::render::chart::{Step, Steps};
use crate::render::chart_view::series::Layout;
use crate::render::context::Context;
use crate::render::theme::Arg;
use crate::render::{figure, pathway, prose};

/// The steps of a timeline or a pathway; nothing for a chart that draws numbers.
pub(super) fn layout(cx: &Context<'_>, case: &Case, chart: &Chart) -> Option<Layout> {
    let all = match chart.kind {
        ChartKind::Timeline => milestones(cx, case),
        ChartKind::Pathway => stages(cx, programme(cx, case)?),
        _ => return None,
    };
    let years = if chart.kind == ChartKind::Timeline { years(cx, case) } else { Vec::new() };
    let in_order = cx.word("timeline.in_order");
    Some(Layout { steps: Steps { all, years, in_order }, ..Layout::default() })
}

/// The sources that the steps of a chart rest on, each once, in the order of their first use.
pub(super) fn sources(cx: &Context<'_>, case: &Case, chart: &Chart) -> Vec<String> {
    let cited: Vec<&Vec<String>> = match (chart.kind, programme(cx, case)) {
        (ChartKind::Timeline, _) => case.milestones.iter().map(|milestone| &milestone.sources).collect(),
        (ChartKind::Pathway, Some(programme)) => {
            let of_stage = programme.stages.iter().flat_map(|stage| {
                let figure = pathway::figure_of(cx, stage).map(|figure| &figure.sources);
                std::iter::once(&stage.sources).chain(figure)
            });
            // Stages without sources of their own rest on those of the programme.
            let own: Vec<&Vec<String>> = of_stage.filter(|sources| !sources.is_empty()).collect();
            if own.is_empty() { vec![&programme.sources] } else { own }
        }
        _ => Vec::new(),
    };
    let mut seen = BTreeSet::new();
    cited.into_iter().flatten().filter(|id| seen.insert(*id)).cloned().collect()
}

/// The programme whose stages a pathway of the case shows.
pub(super) fn programme<'a>(cx: &Context<'a>, case: &Case) -> Option<&'a Programme> {
    cx.site().registry.programmes.get(case.programme.as_deref()?)
}

/// Every step in a sentence, in their order.
pub(super) fn said(cx: &Context<'_>, steps: &Steps) -> String {
    let (colon, and) = (cx.word("punctuation.colon"), cx.word("punctuation.semicolon"));
    let one = |step: &Step| {
        let parts = [&step.text, &step.value].into_iter().map(|text| text.trim_end_matches(['.', '。']));
        let what: Vec<&str> = parts.filter(|text| !text.is_empty()).collect();
        match what.is_empty() {
            true => step.name.clone(),
            false => format!("{}{colon}{}", step.name, what.join(&cx.word("punctuation.list"))),
        }
    };
    steps.all.iter().map(one).collect::<Vec<_>>().join(&and)
}

fn milestones(cx: &Context<'_>, case: &Case) -> Vec<Step> {
    let step = |milestone: &crate::model::case::Milestone| Step {
        // What a source says in words may be vaguer than the date that sorts it.
        span: milestone.date.filter(|_| milestone.date_text.is_none()).map(span),
        name: pathway::when(cx, milestone),
        text: prose::plain_text(cx, &milestone.text, Some(&case.id)),
        value: String::new(),
        planned: pathway::is_planned(cx, milestone),
    };
    case.milestones.iter().map(step).collect()
}

fn stages(cx: &Context<'_>, programme: &Programme) -> Vec<Step> {
    let step = |stage: &crate::model::programme::Stage| Step {
        span: None,
        name: cx.text(&stage.name),
        text: stage.text.as_ref().map(|text| prose::plain_text(cx, text, None)).unwrap_or_default(),
        value: pathway::figure_of(cx, stage)
            .map(|figure| {
                let (what, value) =
                    (figure::label(cx, figure), figure::short_text(cx, figure, Scaling::Each));
                cx.words("pathway.value", &[("what", Arg::Text(&what)), ("value", Arg::Text(&value))])
            })
            .unwrap_or_default(),
        planned: false,
    };
    programme.stages.iter().map(step).collect()
}

/// From the first to the last day of a date, in days; one day is one point.
fn span(date: PartialDate) -> (f64, f64) {
    (days(date.start()), days(date.end()))
}

/// Days from 1 January 1970. A span of the years 1000 to 9999 has few enough of them for a float.
fn days(date: jiff::civil::Date) -> f64 {
    let from = jiff::civil::date(1970, 1, 1);
    f64::from(date.since(from).map(|span| span.get_days()).unwrap_or_default())
}

/// The first day of every year that milestones stand in, and of the one after.
fn years(cx: &Context<'_>, case: &Case) -> Vec<(f64, String)> {
    let dates = || case.milestones.iter().filter_map(|milestone| milestone.date);
    let first = dates().map(|date| date.start().year()).min();
    let last = dates().map(|date| date.end().year()).max();
    let Some((first, last)) = first.zip(last) else { return Vec::new() };
    let named = |number: i16| {
        let year = PartialDate::Year(Year::new(number)?);
        Some((days(year.start()), date::date(year, cx.locale)))
    };
    (first..=last.saturating_add(1)).filter_map(named).collect()
}
