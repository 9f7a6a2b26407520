//! What readers carry along, and how they read the values that every record has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::case::Case;
use super::locale::{Locale, Localized};
use super::period::{PartialDate, Period};
use super::reference::{FigureRef, Kind, Reference, Target};
use super::registry::Registry;
use super::table::Table;
use super::translation::{self, Text, characters};
use crate::diag::{Diagnostic, Diagnostics, Pattern, table::reading, table::translations};
use crate::files::Place;
use crate::output::OutPath;
use crate::yaml::{Cursor, listed, nearest};

/// The context of a reading: what is known already, and what was found on the way.
pub struct Reader<'s> {
    pub locales: &'s [Locale],
    pub registry: &'s Registry,
    pub diags: Diagnostics,
    /// The ids that were named and are to be looked up once all is read; see [`Reader::name`].
    pub references: Vec<Reference>,
    /// What is written per locale, by record.
    pub translations: BTreeMap<String, translation::Record>,
    /// The record that is being read, with its kind: `cases/foshan-cipo`.
    pub record: String,
    /// The case that is being read, for figures named without one.
    pub within: Option<String>,
    /// The cases, once they are read: observations may be figures of theirs.
    pub cases: Option<&'s Table<Case>>,
    /// The cases that were asked for, there or not; see [`Reader::case`].
    pub asked: BTreeSet<String>,
}

impl AsMut<Diagnostics> for Reader<'_> {
    fn as_mut(&mut self) -> &mut Diagnostics {
        &mut self.diags
    }
}

impl<'s> Reader<'s> {
    pub fn new(locales: &'s [Locale], registry: &'s Registry) -> Reader<'s> {
        Reader {
            locales,
            registry,
            diags: Diagnostics::default(),
            references: Vec::new(),
            translations: BTreeMap::new(),
            record: String::new(),
            within: None,
            cases: None,
            asked: BTreeSet::new(),
        }
    }

    /// A case. What is read here is read again when that case changes.
    pub fn case(&mut self, id: &str) -> Option<&'s Case> {
        self.asked.insert(id.to_owned());
        self.cases?.get(id)
    }

    /// Notes that an id is named, unless it is known to lead somewhere. Where a source is named first is asked later, so it is noted all the same.
    pub fn name(&mut self, to: Target, place: Place) {
        if matches!(to, Target::Record(Kind::Source, _)) || !self.registry.knows(&to) {
            self.references.push(Reference { to, place });
        }
    }

    /// The texts of the record that is being read.
    pub fn translated(&mut self) -> &mut translation::Record {
        self.translations.entry(self.record.clone()).or_default()
    }

    /// Hands over what was noted on the way, and gives what was found.
    pub fn finish(self, noted: &mut Noted) -> Diagnostics {
        noted.named.push(self.references.into());
        let translations = self.translations.into_iter();
        noted.translations.extend(translations.map(|(record, texts)| (record.into(), texts.kept())));
        self.diags
    }

    pub fn problem(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }
}

/// What all readers of a site note on their way.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    pub named: Vec<Named>,
    pub translations: Vec<(Arc<str>, Arc<translation::Record>)>,
}

/// The ids that one reading names; see [`Reader::name`].
pub type Named = Arc<[Reference]>;

/// The ids that the records of a kind name, in the order of their own ids.
pub(super) type NamedByRecord = Vec<(Arc<str>, Named)>;

/// Ids that records name and that may lead nowhere, and those of all sources, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// Of the map files and the settings.
    pub(super) base: Vec<Named>,
    /// Of the records of each kind, which later readings of the site share.
    pub(super) kinds: Vec<Arc<NamedByRecord>>,
}

impl References {
    pub fn iter(&self) -> impl Iterator<Item = &Reference> {
        let of_records = self.kinds.iter().flat_map(|kind| kind.iter().map(|(_, named)| named));
        self.base.iter().chain(of_records).flat_map(|named| named.iter())
    }
}

/// Inline Markdown in a YAML value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub markdown: String,
    pub place: Place,
}

/// Plain text, in each locale or the same in all.
pub fn text(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Localized<String>> {
    note_once(cursor, cx);
    localized(cursor, cx, |cursor, cx| cursor.text(cx).map(str::to_owned))
}

/// Inline Markdown, in each locale or the same in all.
pub fn phrase(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Localized<Phrase>> {
    note_once(cursor, cx);
    localized(cursor, cx, |cursor, cx| {
        let markdown = cursor.text(cx)?.to_owned();
        Some(Phrase { markdown, place: cursor.place() })
    })
}

/// Notes a text that is written once for all locales, so that it can be held against the languages in which it is shown.
pub(super) fn note_once(cursor: Cursor<'_>, cx: &mut Reader<'_>) {
    if let Some(once) = cursor.scalar().filter(|once| !once.starts_with('｛')) {
        cx.translated().note_once(cursor, once);
    }
}

/// A value that is written once for all locales, or once for each in a map whose keys are locales.
pub fn localized<T>(
    cursor: Cursor<'_>,
    cx: &mut Reader<'_>,
    read: impl Fn(Cursor<'_>, &mut Reader<'_>) -> Option<T>,
) -> Option<Localized<T>> {
    if let Some(once) = cursor.scalar()
        && once.starts_with('｛')
    {
        let each: Vec<String> = cx.locales.iter().map(|locale| format!("{locale}: …")).collect();
        let wide = Diagnostic::new(reading::FULL_WIDTH_BRACES, cursor.place()).with("key", cursor.key());
        cx.problem(wide.with("example", format!("{}: {{{}}}", cursor.key(), each.join(", "))));
        return None;
    }
    if !cursor.is_map() {
        return read(cursor, cx).map(Localized::Everywhere);
    }
    per_locale(cursor, cx, read)
}

/// One of the site's own locales.
pub fn locale_of_site(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Locale> {
    let locales = cx.locales;
    let tag = cursor.text(cx)?;
    let found = locales.iter().find(|locale| locale.as_str() == tag);
    if found.is_none() {
        cx.problem(unknown_locale(tag, cursor.place(), locales));
    }
    found.cloned()
}

fn unknown_locale(tag: &str, place: Place, locales: &[Locale]) -> Diagnostic {
    let known = || locales.iter().map(Locale::as_str);
    Diagnostic::new(reading::UNKNOWN_LOCALE, place)
        .with("locale", tag)
        .with("known", listed(known()))
        .with_some("near", nearest(tag, known()))
}

/// A map whose keys are the locales of the site.
pub fn per_locale<T>(
    cursor: Cursor<'_>,
    cx: &mut Reader<'_>,
    read: impl Fn(Cursor<'_>, &mut Reader<'_>) -> Option<T>,
) -> Option<Localized<T>> {
    let entries = cursor.entries(cx)?;
    let locales = cx.locales;
    let texts = entries.iter().filter(|(.., value)| !value.is_null()).filter_map(|(key, _, value)| {
        let locale = locales.iter().find(|locale| locale.as_str() == *key)?;
        Some((locale.clone(), Text { text: characters(*value).into(), place: value.place() }))
    });
    cx.translated().note(cursor, texts);
    let mut given = Vec::new();
    let mut whole = true;
    for (key, place, value) in &entries {
        match locales.iter().find(|locale| locale.as_str() == *key) {
            Some(_) if value.is_null() => {}
            Some(locale) => match read(*value, cx) {
                Some(value) => given.push((locale.clone(), value)),
                None => whole = false,
            },
            None => {
                whole = false;
                cx.problem(unknown_locale(key, *place, locales));
            }
        }
    }
    for locale in locales {
        let named = entries.iter().any(|(key, _, value)| *key == locale.as_str() && !value.is_null());
        if !named {
            whole = false;
            let missing = Diagnostic::new(translations::MISSING_TEXT, cursor.place());
            cx.problem(missing.with("key", cursor.key()).with("locale", locale));
        }
    }
    whole.then(|| Localized::Each(given.into_iter().collect()))
}

/// The id of another record; whether it is there is checked when all records are read.
pub fn reference(cursor: Cursor<'_>, kind: Kind, cx: &mut Reader<'_>) -> Option<String> {
    let id = cursor.text(cx)?.to_owned();
    cx.name(Target::Record(kind, id.clone()), cursor.place());
    Some(id)
}

/// One id or a list of ids.
pub fn references(cursor: Cursor<'_>, kind: Kind, cx: &mut Reader<'_>) -> Option<Vec<String>> {
    let items = cursor.one_or_list(cx)?;
    let mut ids: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for item in items {
        let Some(id) = reference(item, kind, cx) else { continue };
        match places.get(&id) {
            Some(&earlier) => {
                cx.problem(Diagnostic::new(reading::NAMED_TWICE, item.place()).with("id", id).also(earlier));
            }
            None => {
                places.insert(id.clone(), item.place());
                ids.push(id);
            }
        }
    }
    Some(ids)
}

/// The sources of something that cannot do without one.
pub fn sources(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Vec<String>> {
    let sources = references(cursor, Kind::Source, cx)?;
    if sources.is_empty() {
        cx.problem(Diagnostic::new(reading::EMPTY, cursor.place()).with("key", cursor.key()));
        return None;
    }
    Some(sources)
}

/// The address of a figure.
pub fn figure_ref(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<FigureRef> {
    let figure = FigureRef::parse(cursor.text(cx)?);
    let to = Target::Figure { within: cx.within.clone(), figure: figure.clone() };
    cx.name(to, cursor.place());
    Some(figure)
}

/// A year, month or day.
pub fn partial_date(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<PartialDate> {
    let text = cursor.text(cx)?;
    text.parse().map_err(|error| cx.problem(super::wording::date(&error, cursor.place()))).ok()
}

/// A date known to the day.
pub fn whole_day(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<PartialDate> {
    let date = partial_date(cursor, cx)?;
    if matches!(date, PartialDate::Day(_)) {
        return Some(date);
    }
    let first = date.start();
    let vague = Diagnostic::new(reading::BAD_DATE, cursor.place());
    let vague = vague.with("problem", format!("`{}` needs a whole day, and {date} is none", cursor.key()));
    let vague = vague.with("problem_zh", format!("`{}` 须写到日，而 {date} 没有写到日", cursor.key()));
    cx.problem(
        vague
            .with("advice", format!("write the day, for example {first}"))
            .with("advice_zh", format!("请写明日期，如 {first}")),
    );
    None
}

/// A reference period, or `to-date`.
pub fn period(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Period> {
    let text = cursor.text(cx)?;
    text.parse().map_err(|error| cx.problem(super::wording::period(&error, cursor.place()))).ok()
}

/// A whole web address with http or https.
pub fn address(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<String> {
    let text = cursor.text(cx)?;
    if !is_address(text) {
        cx.problem(Diagnostic::new(reading::BAD_ADDRESS, cursor.place()).with("address", text));
        return None;
    }
    Some(text.to_owned())
}

/// A web address that a site can stand under.
pub fn base_address(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<String> {
    let text = cursor.text(cx)?;
    match not_a_base(text) {
        Some(wrong) => cx.problem(Diagnostic { place: Some(cursor.place()), ..wrong }),
        None => return Some(text.to_owned()),
    }
    None
}

/// Why no paths of pages can be joined to an address, if so: it is none, or it ends with a query or a fragment.
pub fn not_a_base(text: &str) -> Option<Diagnostic> {
    let wrong = Diagnostic::new(reading::BAD_ADDRESS, None);
    if !is_address(text) {
        return Some(wrong.with("address", text));
    }
    let (before, _) = text.split_once(['?', '#'])?;
    let wrong = wrong.with("base", text).with("advice", format!("write it without `?` and `#`: {before}"));
    Some(wrong.with("advice_zh", format!("请去掉 `?`、`#` 及其后的部分：{before}")))
}

/// The path that a site stands under on its host: `/` alone, or names between slashes. Given with `/` at both ends.
pub fn base_path(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<String> {
    let text = cursor.text(cx)?;
    let inner = text.strip_prefix('/').map(|rest| rest.strip_suffix('/').unwrap_or(rest));
    let is_name = |name: &str| {
        let is_mark = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
        !matches!(name, "" | "." | "..") && name.chars().all(is_mark)
    };
    match inner.filter(|inner| inner.is_empty() || inner.split('/').all(is_name)) {
        Some("") => Some("/".to_owned()),
        Some(inner) => Some(format!("/{inner}/")),
        None => {
            let wrong = Diagnostic::new(reading::BAD_ADDRESS, cursor.place()).with("path", text);
            let advice = "write the part after the host, for example `/ip/`, or `/` where the site has a host of its own";
            let advice_zh = "请写网址中主机名之后的部分，如 `/ip/`；网站独占主机时写 `/`";
            cx.problem(wrong.with("advice", advice).with("advice_zh", advice_zh));
            None
        }
    }
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with(['/', '.', '?', '#'])
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
    })
}

/// Whether a name can serve as an id; what cannot is reported.
pub fn is_id(name: &str, place: Place, cx: &mut impl AsMut<Diagnostics>) -> bool {
    let fits = !name.is_empty()
        && name.len() <= 80
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-');
    // The id becomes the name of a folder, and Windows keeps some names for itself.
    if fits && OutPath::new(name).is_err() {
        cx.as_mut().push(Diagnostic::new(reading::BAD_ID, place).with("id", name).with("device", name));
        return false;
    }
    if !fits {
        let near: String =
            name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let near = near.trim_matches('-');
        let near = Some(near).filter(|near| !near.is_empty() && near.len() <= 80);
        // Only the id of a bundle has no place of its own: it is the name of the folder.
        let folder = matches!(place, Place::File(_)).then_some(near.unwrap_or("service-1"));
        let wrong = Diagnostic::new(reading::BAD_ID, place).with("id", name);
        cx.as_mut().push(wrong.with_some("folder", folder).with_some("near", near));
    }
    fits
}

/// The name of a kind of record in messages about unknown keys.
pub const fn named(en: &'static str, zh: &'static str) -> Pattern {
    Pattern { en, zh }
}
