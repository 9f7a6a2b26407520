//! The stages of a programme and the milestones of a case, as lists.

use super::context::Context;
use super::figure::{self, Marks};
use super::notes;
use super::prose;
use super::theme::Arg;
use super::view::{PathwayView, StageView};
use crate::model::Lookup;
use crate::model::case::{Case, Milestone};
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::Figure;
use crate::model::programme::Stage;

/// The stages of a programme, where it has any.
pub(super) fn view(cx: &mut Context<'_>, programme: &str, marks: Marks) -> Option<PathwayView> {
    let programme = cx.site().registry.programmes.get(programme)?;
    let stages: Vec<StageView> = programme
        .stages
        .iter()
        .map(|stage| {
            let figure = figure_of(cx, stage);
            let text = prose::some_inline(cx, &stage.text, None);
            let cited: String = match marks {
                Marks::Shown => {
                    let refs = notes::source_marks(cx, &stage.sources);
                    refs.iter().map(notes::mark_html).collect()
                }
                Marks::Left | Marks::Stripped => String::new(),
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

/// The steps of a timeline or a pathway as the list behind its drawing; nothing for a chart that draws numbers. The page
/// then has them, so that they need no section of their own.
pub(super) fn of_chart(cx: &mut Context<'_>, case: &Case, chart: &Chart) -> Option<PathwayView> {
    let made = match chart.kind {
        ChartKind::Timeline => {
            cx.placed.insert(MILESTONES.to_owned());
            timeline(cx, case)
        }
        ChartKind::Pathway => {
            let programme = case.programme.as_deref()?;
            cx.placed.insert(format!("pathway:{programme}"));
            view(cx, programme, Marks::Shown)
        }
        _ => None,
    };
    made.map(|view| PathwayView { label: Some(cx.text(&chart.title)), ..view })
}

/// What a page has placed when its milestones stand in a drawing.
pub(super) const MILESTONES: &str = "milestones";

fn timeline(cx: &mut Context<'_>, case: &Case) -> Option<PathwayView> {
    let stages: Vec<StageView> = case
        .milestones
        .iter()
        .map(|milestone| {
            let name = when(cx, milestone);
            let html = prose::inline(cx, &milestone.text, Some(&case.id));
            let html = notes::with_sources(cx, Some(html), &milestone.sources);
            StageView { name, html, figure: None }
        })
        .collect();
    (!stages.is_empty()).then_some(PathwayView { label: None, stages, note_html: None, ordered: true })
}

/// When a milestone was, in the words of its source or as its date, and whether it is still to come.
pub(super) fn when(cx: &Context<'_>, milestone: &Milestone) -> String {
    let day = milestone.date.map(|date| cx.date(date).text);
    let when = cx.some_text(&milestone.date_text).or(day).unwrap_or_default();
    match is_planned(cx, milestone) {
        true => cx.words("milestones.planned", &[("when", Arg::Text(&when))]),
        false => when,
    }
}

/// Whether a milestone is still to come: its record says so, or it begins after the day that the site speaks for.
pub(super) fn is_planned(cx: &Context<'_>, milestone: &Milestone) -> bool {
    let today = cx.site().config.as_of.end();
    milestone.planned || milestone.date.is_some_and(|date| date.start() > today)
}

/// The figure of a stage, where it could be read.
pub(super) fn figure_of<'a>(cx: &Context<'a>, stage: &Stage) -> Option<&'a Figure> {
    match cx.site().figure(None, stage.figure.as_ref()?) {
        Lookup::Found(found) => Some(found),
        Lookup::Broken | Lookup::Unknown => None,
    }
}
