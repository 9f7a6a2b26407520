//! The page of a programme: what it rests on, and its pathway.

use super::{finish, gone};
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::figure::Marks;
use crate::render::theme::ThemeError;
use crate::render::view::{PillarView, ProgrammeView, StageView};
use crate::render::{cards, notes, pathway, prose};
use crate::route::Page;

pub(super) fn programme(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let programme = site.registry.programmes.get(id).ok_or_else(|| gone("programme.html"))?;
    let summary = prose::some_inline(cx, &programme.summary, None);
    let standfirst = notes::with_sources(cx, summary, &programme.sources);
    let pillars = programme
        .pillars
        .iter()
        .map(|pillar| {
            let html = prose::some_inline(cx, &pillar.text, None);
            PillarView { stage: StageView { name: cx.text(&pillar.name), html, figure: None }, href: None }
        })
        .collect();
    let pathway = pathway::view(cx, id, Marks::Shown);
    let cases = site
        .cases
        .values()
        .filter(|case| case.programme.as_deref() == Some(id))
        .map(|case| cards::case(cx, case))
        .collect();
    let title = cx.text(&programme.name);
    let view = ProgrammeView {
        title: title.clone(),
        standfirst_html: standfirst,
        facts: cards::roles(cx, &programme.organizations),
        key_figures: None,
        pillars,
        pathway,
        body_html: String::new(),
        cases,
        notes: notes::views(cx),
    };
    let head = Head {
        page: Page::Programme(id.to_owned()),
        title,
        description: programme.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None)),
        breadcrumb: vec![(cx.word("section.programmes"), Page::Programmes)],
        draft: false,
    };
    finish(cx, "programme.html", head, &view)
}
