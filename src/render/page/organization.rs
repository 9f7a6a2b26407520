//! Organizations: the list of all, and the page of one with what it did.

use super::{finish, gone};
use crate::model::Site;
use crate::model::organization::{Organization, OrganizationKind, Role};
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::theme::ThemeError;
use crate::render::view::{Fact, FactValue, OrganizationRole, OrganizationView, OrganizationsView};
use crate::render::{cards, notes, prose};
use crate::route::Page;

pub(super) fn organizations(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let mut groups: Vec<Fact> = Vec::new();
    for word in OrganizationKind::WORDS {
        let of_kind =
            site.registry.organizations.values().filter(|organization| organization.kind.word() == *word);
        let mut values: Vec<FactValue> =
            of_kind.filter_map(|organization| cards::organization(cx, &organization.id)).collect();
        crate::render::collate::sort_by_text(cx.locale, &mut values, |value| &value.text);
        if !values.is_empty() {
            groups.push(Fact { label: cx.word(&format!("organization_kind.{word}")), values });
        }
    }
    let title = cx.word("section.organizations");
    let view = OrganizationsView { title: title.clone(), lead: None, groups };
    let head =
        Head { page: Page::Organizations, title, description: None, breadcrumb: Vec::new(), draft: false };
    finish(cx, "organizations.html", head, &view)
}

pub(super) fn organization(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let organization = site.registry.organizations.get(id).ok_or_else(|| gone("organization.html"))?;
    let kind = cx.word(&format!("organization_kind.{}", organization.kind.word()));
    let level = organization.level.map(|level| cx.word(&format!("level.{}", level.word())));
    let kicker: Vec<String> = std::iter::once(kind).chain(level).collect();
    let description = prose::some_inline(cx, &organization.description, None);
    let description =
        notes::with_sources(cx, description, &organization.sources).map(|html| format!("<p>{html}</p>"));
    let members = site
        .registry
        .organizations
        .values()
        .filter(|member| member.member_of.iter().any(|of| of == id) || member.parent.as_deref() == Some(id))
        .filter_map(|member| cards::organization(cx, &member.id))
        .collect();
    let title = cx.text(&organization.name);
    let view = OrganizationView {
        title: title.clone(),
        kicker: Some(kicker.join(&cx.word("punctuation.apart"))),
        description_html: description,
        facts: facts(cx, organization),
        roles: roles(cx, site, id),
        members,
        notes: notes::views(cx),
    };
    let breadcrumb = vec![(cx.word("section.organizations"), Page::Organizations)];
    let head =
        Head { page: Page::Organization(id.to_owned()), title, description: None, breadcrumb, draft: false };
    finish(cx, "organization.html", head, &view)
}

fn facts(cx: &Context<'_>, organization: &Organization) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |key: &str, values: Vec<FactValue>| {
        if !values.is_empty() {
            facts.push(Fact { label: cx.word(key), values });
        }
    };
    add("fact.place", cx.some_text(&organization.place).map(cards::plain).into_iter().collect());
    add(
        "fact.parent",
        organization.parent.as_deref().and_then(|id| cards::organization(cx, id)).into_iter().collect(),
    );
    add(
        "fact.member_of",
        organization.member_of.iter().filter_map(|id| cards::organization(cx, id)).collect(),
    );
    let website = organization
        .url
        .as_ref()
        .map(|url| FactValue { href: Some(url.clone()), ..cards::plain(url.clone()) });
    add("fact.website", website.into_iter().collect());
    facts
}

/// What a body did: cases, programmes and events by role.
fn roles(cx: &Context<'_>, site: &Site, id: &str) -> Vec<OrganizationRole> {
    let mut found: Vec<(Role, FactValue)> = Vec::new();
    for (case, record) in site.cases.iter() {
        for part in record.organizations.iter().filter(|part| part.organization == id) {
            found.push((part.role, cards::linked(cx, cx.text(&record.title), &Page::Case(case.to_owned()))));
        }
    }
    for (programme, record) in site.registry.programmes.iter() {
        for part in record.organizations.iter().filter(|part| part.organization == id) {
            found.push((
                part.role,
                cards::linked(cx, cx.text(&record.name), &Page::Programme(programme.to_owned())),
            ));
        }
    }
    for (event, record) in site.events.iter() {
        let organizers =
            record.organizers.iter().filter(|part| part.organization == id).map(|part| part.role);
        let keynotes = record
            .keynotes
            .iter()
            .filter(|keynote| keynote.organization.as_deref() == Some(id))
            .map(|_| Role::Keynote);
        for role in organizers.chain(keynotes) {
            found.push((role, cards::linked(cx, cx.text(&record.title), &Page::Event(event.to_owned()))));
        }
    }
    found.sort_by_key(|(role, _)| *role);
    let mut roles: Vec<(Role, OrganizationRole)> = Vec::new();
    for (role, value) in found {
        match roles.last_mut() {
            Some((last, group)) if *last == role => group.items.push(value),
            _ => {
                let label = cx.word(&format!("role_of.{}", role.word()));
                roles.push((role, OrganizationRole { label, items: vec![value] }));
            }
        }
    }
    roles.into_iter().map(|(_, group)| group).collect()
}
