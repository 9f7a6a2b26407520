//! Bodies and events.

use super::node::{Node, Said, id};
use super::own;
use crate::model::event::Event;
use crate::model::organization::Role;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::prose;
use crate::route::Page;

/// What the page of an organization is about.
pub(super) fn of_organization(cx: &Context<'_>, key: &str) -> Option<Said> {
    let organization = cx.site().registry.organizations.get(key)?;
    let page = Page::Organization(key.to_owned());
    let description = organization.description.as_ref().map(|text| prose::plain_text(cx, text, None));
    let parent = named(cx, organization.parent.as_deref().into_iter()).pop();
    let groups = named(cx, organization.member_of.iter().map(String::as_str));
    let node = Node::new("Organization")
        .say("@id", id(cx, &page, "organization"))
        .say("name", cx.text(&organization.name))
        .some("alternateName", cx.some_text(&organization.short_name))
        .some("description", description)
        .some("url", organization.url.clone())
        .say("mainEntityOfPage", own(cx, &page))
        .some("location", cx.some_text(&organization.place).map(place))
        .some("parentOrganization", parent)
        .some("memberOf", Some(groups));
    Some(node.done())
}

/// What the page of an event is about.
pub(super) fn of_event(cx: &Context<'_>, key: &str, head: &Head) -> Option<Said> {
    let event = cx.site().events.get(key)?;
    let theme = cx.some_text(&event.theme).map(|theme| Node::new("Thing").say("name", theme).done());
    let (organizers, others) = parts(cx, event);
    let node = Node::new("Event")
        .say("@id", id(cx, &head.page, "event"))
        .say("name", head.title.clone())
        .some("description", head.description.clone())
        .some("startDate", event.date.map(|date| date.to_string()))
        .some("location", cx.some_text(&event.place).map(place))
        .some("about", theme)
        .some("organizer", Some(organizers))
        .some("contributor", Some(others))
        .say("url", own(cx, &head.page));
    Some(node.done())
}

/// Who organizes an event, and who else has a part in it.
fn parts(cx: &Context<'_>, event: &Event) -> (Vec<Said>, Vec<Said>) {
    let organizes = |role| matches!(role, Role::Organizes | Role::CoOrganizes | Role::Hosts);
    let of = |is_wanted: &dyn Fn(Role) -> bool| {
        let parts = event.organizers.iter().filter(|part| is_wanted(part.role));
        named(cx, parts.map(|part| part.organization.as_str()))
    };
    (of(&organizes), of(&|role| !organizes(role)))
}

/// An event by name.
pub(super) fn event(cx: &Context<'_>, key: &str) -> Option<Said> {
    let event = cx.site().events.get(key)?;
    let node = Node::new("Event").say("@id", id(cx, &Page::Event(key.to_owned()), "event"));
    Some(node.say("name", cx.text(&event.title)).done())
}

/// Bodies by name, each once.
pub(super) fn named<'o>(cx: &Context<'_>, ids: impl Iterator<Item = &'o str>) -> Vec<Said> {
    let mut nodes: Vec<Said> = Vec::new();
    for key in ids {
        let Some(organization) = cx.site().registry.organizations.get(key) else { continue };
        let node = Node::new("Organization")
            .say("@id", id(cx, &Page::Organization(key.to_owned()), "organization"))
            .say("name", cx.text(&organization.name))
            .done();
        if !nodes.contains(&node) {
            nodes.push(node);
        }
    }
    nodes
}

/// The body that publishes the site, where it names one.
pub(super) fn publisher(cx: &Context<'_>) -> Option<Said> {
    named(cx, cx.site().config.publisher.as_deref().into_iter()).pop()
}

/// A body that has no record here.
pub(super) fn unlisted(name: String) -> Said {
    Node::new("Organization").say("name", name).done()
}

pub(super) fn place(name: String) -> Said {
    Node::new("Place").say("name", name).done()
}
