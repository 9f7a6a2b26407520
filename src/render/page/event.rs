//! The page of an event.

use super::{finish, gone};
use crate::model::event::Event;
use crate::render::cards;
use crate::render::chrome::Head;
use crate::render::citation::{self, Work};
use crate::render::context::Context;
use crate::render::dated::Dates;
use crate::render::notes;
use crate::render::prose::{self, Within};
use crate::render::theme::ThemeError;
use crate::render::view::{DateView, EventView, Fact};
use crate::route::Page;

pub(super) fn event(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let event = site.events.get(id).ok_or_else(|| gone("event.html"))?;
    cx.from.insert(event.file);
    let summary = prose::some_inline(cx, &event.summary, None);
    let standfirst = notes::with_sources(cx, summary, &event.sources);
    let facts = facts(cx, event);
    let body_html = prose::body(cx, &event.writeups, Within { case: None, folder: Some(("events", id)) }, 2);
    let selections = event
        .selections
        .iter()
        .filter_map(|announced| site.cases.get(&announced.case))
        .map(|case| cards::case(cx, case))
        .collect();
    let words = cx.some_text(&event.date_text);
    let date = match event.date {
        Some(date) => Some(DateView { text: words.unwrap_or_else(|| cx.date(date).text), ..cx.date(date) }),
        None => words.map(|text| DateView { text, machine: None }),
    };
    let (page, title) = (Page::Event(id.to_owned()), cx.text(&event.title));
    let work = Work { page: &page, id, title: &title, dates: Dates::published(event.lifetime.publish) };
    let view = EventView {
        title: title.clone(),
        standfirst_html: standfirst,
        theme: cx.some_text(&event.theme),
        date,
        facts,
        key_figures: None,
        body_html,
        contents: super::plain::contents_of(cx, &event.writeups),
        selections,
        images: Vec::new(),
        notes: notes::views(cx),
        cite_html: Some(citation::words(cx, &work)),
        citations: citation::forms(cx, &work),
    };
    let head = Head {
        page: Page::Event(id.to_owned()),
        title,
        description: event.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None)),
        breadcrumb: vec![(cx.word("section.events"), Page::Events)],
        draft: event.lifetime.is_draft(),
    };
    finish(cx, "event.html", head, &view)
}

fn facts(cx: &Context<'_>, event: &Event) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(place) = &event.place {
        facts.push(cards::fact(cx, "fact.place", cx.text(place)));
    }
    facts.extend(cards::roles(cx, &event.organizers));
    for keynote in &event.keynotes {
        let mut values = vec![cards::plain(cx.text(&keynote.role))];
        values.extend(keynote.organization.as_deref().and_then(|id| cards::organization(cx, id)));
        values.extend(keynote.topic.as_ref().map(|topic| cards::plain(cx.text(topic))));
        facts.push(Fact { label: cx.word("fact.keynotes"), values });
    }
    facts
}
