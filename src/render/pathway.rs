//! The pathway of a programme.

use super::context::Context;
use super::figure::{self, Marks};
use super::notes;
use super::prose;
use super::view::{PathwayView, StageView};
use crate::model::Lookup;
use crate::model::case::Case;
use crate::model::chart::ChartKind;

/// The stages of a programme, where it has any.
pub(super) fn view(cx: &mut Context<'_>, programme: &str, marks: Marks) -> Option<PathwayView> {
    let programme = cx.site().registry.programmes.get(programme)?;
    let stages: Vec<StageView> = programme
        .stages
        .iter()
        .map(|stage| {
            let figure = stage.figure.as_ref().and_then(|address| match cx.site().figure(None, address) {
                Lookup::Found(found) => Some(found),
                Lookup::Broken | Lookup::Unknown => None,
            });
            let text = prose::some_inline(cx, &stage.text, None);
            let cited: String = match marks {
                Marks::Shown => {
                    let refs = notes::source_marks(cx, &stage.sources);
                    refs.iter().map(|mark| notes::mark_html(cx, mark)).collect()
                }
                Marks::Left => String::new(),
            };
            let html = Some(text.unwrap_or_default() + &cited).filter(|html| !html.is_empty());
            let figure = figure.map(|found| figure::view(cx, found, None, marks));
            StageView { name: cx.text(&stage.name), html, figure }
        })
        .collect();
    let note_html = programme.pathway_note.as_ref().and_then(|note| note.get(cx.locale));
    let note_html = note_html.map(|note| prose::inline_without_marks(cx, note, None));
    (!stages.is_empty()).then_some(PathwayView { label: None, stages, note_html, ordered: true })
}

/// A chart of a case that is no drawing: its milestones as a timeline, or the pathway of its programme, under the chart's title.
pub(super) fn of_chart(cx: &mut Context<'_>, case: Option<&str>, chart: &str) -> Option<PathwayView> {
    let case = cx.site().cases.get(case?)?;
    let chart = case.charts.get(chart)?;
    let made = match chart.kind {
        ChartKind::Timeline => timeline(cx, case),
        ChartKind::Pathway => {
            let programme = case.programme.as_deref()?;
            cx.placed.insert(format!("pathway:{programme}"));
            view(cx, programme, Marks::Shown)
        }
        _ => None,
    };
    made.map(|view| PathwayView { label: Some(cx.text(&chart.title)), ..view })
}

fn timeline(cx: &mut Context<'_>, case: &Case) -> Option<PathwayView> {
    let stages: Vec<StageView> = case
        .milestones
        .iter()
        .map(|milestone| {
            let day = milestone.date.map(|date| cx.date(date).text);
            let name = cx.some_text(&milestone.date_text).or(day).unwrap_or_default();
            let html = prose::inline(cx, &milestone.text, Some(&case.id));
            let html = notes::with_sources(cx, Some(html), &milestone.sources);
            StageView { name, html, figure: None }
        })
        .collect();
    (!stages.is_empty()).then_some(PathwayView { label: None, stages, note_html: None, ordered: true })
}
