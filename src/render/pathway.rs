//! The pathway of a programme.

use super::context::Context;
use super::figure::{self, Marks};
use super::notes;
use super::prose;
use super::view::{PathwayView, StageView};
use crate::model::Lookup;

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
