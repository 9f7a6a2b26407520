//! Organizations: bodies, outlets, alliances.

use super::choice::choices;
use super::locale::Localized;
use super::reader::{Phrase, Reader, address, named, phrase, reference, references, text};
use super::reference::Kind;
use crate::files::Place;
use crate::yaml::Cursor;

/// A body that does something in a case, a programme or an event.
#[derive(Clone, Debug)]
pub struct Organization {
    pub id: String,
    pub name: Localized<String>,
    pub short_name: Option<Localized<String>>,
    pub kind: OrganizationKind,
    pub level: Option<Level>,
    pub parent: Option<String>,
    pub member_of: Vec<String>,
    pub place: Option<Localized<String>>,
    pub url: Option<String>,
    pub url_place: Place,
    pub description: Option<Localized<Phrase>>,
    pub sources: Vec<String>,
}

choices! {
    /// What kind of body it is.
    OrganizationKind {
        Government = "government",
        TrainingBody = "training-body",
        PracticeBase = "practice-base",
        Outlet = "outlet",
        Alliance = "alliance",
        Library = "library",
        University = "university",
        Enterprise = "enterprise",
        Association = "association",
        InternationalOrganization = "international-organization",
    }
}

choices! {
    /// How far its work reaches.
    Level {
        International = "international",
        National = "national",
        Provincial = "provincial",
        City = "city",
        District = "district",
    }
}

choices! {
    /// What an organization does in a case, a programme or an event.
    Role {
        Implements = "implements",
        Guides = "guides",
        ReliesOn = "relies-on",
        Hosts = "hosts",
        Organizes = "organizes",
        CoOrganizes = "co-organizes",
        Selects = "selects",
        Publishes = "publishes",
        Supports = "supports",
        Participates = "participates",
        Keynote = "keynote",
    }
}

/// An organization and its role.
#[derive(Clone, Debug)]
pub struct Part {
    pub organization: String,
    pub role: Role,
}

pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Organization> {
    let mut record = cursor.record(named("an organization", "机构"), cx)?;
    let name = record.require("name", cx, text);
    let kind = record.require_one_of("kind", OrganizationKind::WORDS, cx, OrganizationKind::read);
    let short_name = record.optional("short_name", cx, text);
    let level = record.optional("level", cx, Level::read);
    let parent = record.optional("parent", cx, |cursor, cx| reference(cursor, Kind::Organization, cx));
    let member_of = record.optional("member_of", cx, |cursor, cx| references(cursor, Kind::Organization, cx));
    let place = record.optional("place", cx, text);
    let url_place = record.place_of("url");
    let url = record.optional("url", cx, address);
    let description = record.optional("description", cx, phrase);
    let sources = record.optional("source", cx, |cursor, cx| references(cursor, Kind::Source, cx));
    record.finish(cx);
    Some(Organization {
        id: id.to_owned(),
        name: name?,
        short_name,
        kind: kind?,
        level,
        parent,
        member_of: member_of.unwrap_or_default(),
        place,
        url,
        url_place,
        description,
        sources: sources.unwrap_or_default(),
    })
}

/// Reads `organizers:`: as [`parts`], or ids alone, which organize.
pub(super) fn organizers(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Vec<Part>> {
    cursor.each(cx, |cursor, cx| match cursor.scalar() {
        Some(_) => reference(cursor, Kind::Organization, cx)
            .map(|organization| Part { organization, role: Role::Organizes }),
        None => part(cursor, cx),
    })
}

/// Reads `[{organization, role}]`.
pub(super) fn parts(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Vec<Part>> {
    cursor.each(cx, part)
}

fn part(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Part> {
    let mut record = cursor.record(named("an organization's role", "机构角色"), cx)?;
    let organization =
        record.require("organization", cx, |cursor, cx| reference(cursor, Kind::Organization, cx));
    let role = record.require_one_of("role", Role::WORDS, cx, Role::read);
    record.finish(cx);
    Some(Part { organization: organization?, role: role? })
}
