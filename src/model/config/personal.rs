//! `personal_information:` in site.yaml: values that are nobody's, and people who agreed to be named.

use crate::files::Place;
use crate::model::locale::Localized;
use crate::model::period::PartialDate;
use crate::model::reader::{Reader, named, text, whole_day};
use crate::yaml::Cursor;

/// What a site says about personal information. Reasons and consents are for whoever keeps the site, and are not published.
#[derive(Clone, Debug, Default)]
pub struct PersonalInformation {
    pub allowed: Vec<Allowed>,
    pub people: Vec<Person>,
    /// Whether it could not be read what the site allows.
    pub is_unreadable: bool,
}

impl PersonalInformation {
    pub(super) fn unreadable() -> PersonalInformation {
        PersonalInformation { is_unreadable: true, ..PersonalInformation::default() }
    }
}

/// An exact value that may be published.
#[derive(Clone, Debug)]
pub struct Allowed {
    pub value: String,
    /// The last day on which it is allowed.
    pub until: Option<PartialDate>,
    /// Where the value stands.
    pub place: Place,
}

/// A person who agreed to be named.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: Localized<String>,
    pub place: Place,
}

pub(super) fn read(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> PersonalInformation {
    let Some(mut record) = cursor.record(named("personal_information", "个人信息设置"), cx) else {
        return PersonalInformation::unreadable();
    };
    let before = cx.diags.len();
    let allowed = record.optional("allow", cx, |cursor, cx| cursor.each(cx, allowed)).unwrap_or_default();
    let people = record.optional("people", cx, |cursor, cx| cursor.each(cx, person)).unwrap_or_default();
    record.finish(cx);
    let is_unreadable = cx.diags.has_errors_after(before);
    PersonalInformation { allowed, people, is_unreadable }
}

fn allowed(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Allowed> {
    let mut record = cursor.record(named("an allowed value", "允许的值"), cx)?;
    let value = record.require("value", cx, |cursor, cx| Some((cursor.text(cx)?.to_owned(), cursor.place())));
    let reason = record.require("reason", cx, |cursor, cx| cursor.text(cx));
    let until = record.optional("until", cx, whole_day);
    record.finish(cx);
    let (value, place) = value?;
    reason.map(|_| Allowed { value, until, place })
}

fn person(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Person> {
    let mut record = cursor.record(named("a person", "人员"), cx)?;
    let name = record.require("name", cx, text);
    let consent = record.require("consent", cx, |cursor, cx| cursor.text(cx));
    record.finish(cx);
    consent.and(name).map(|name| Person { name, place: cursor.place() })
}
