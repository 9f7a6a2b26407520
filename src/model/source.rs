//! Sources: where facts come from.

use super::choice::choices;
use super::locale::{LocaleError, Localized};
use super::period::PartialDate;
use super::reader::{Phrase, Reader, address, named, partial_date, phrase, text};
use super::wording;
use crate::diag::{Diagnostic, table::figures};
use crate::files::Place;
use crate::yaml::Cursor;

/// Something published, or kept, that says what a figure says.
#[derive(Clone, Debug)]
pub struct Source {
    pub id: String,
    pub kind: SourceKind,
    pub title: Localized<String>,
    pub publisher: Option<Localized<String>>,
    pub published: Published,
    pub published_place: Place,
    pub accessed: Option<PartialDate>,
    pub url: Option<String>,
    pub url_place: Place,
    /// BCP 47 tag of the language that the source is written in.
    pub language: Option<String>,
    pub license: Option<Localized<String>>,
    pub grade: Option<Grade>,
    pub grade_place: Place,
    pub note: Option<Localized<Phrase>>,
}

/// When a source was published; where it does not say, the reason stands in the date's place.
#[derive(Clone, Debug)]
pub enum Published {
    On(PartialDate),
    Unknown { reason: Option<Localized<String>> },
}

choices! {
    /// What kind of thing a source is.
    SourceKind {
        News = "news",
        Report = "report",
        WebPage = "web-page",
        Notice = "notice",
        Dataset = "dataset",
        Law = "law",
        InternalRecord = "internal-record",
    }
}

choices! {
    /// How near a source is to those who established the fact.
    Grade {
        Primary = "primary",
        Republication = "republication",
        Mirror = "mirror",
    }
}

/// Any language may be that of a source, so only the form of the tag is held against BCP 47.
fn language(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<String> {
    let tag = cursor.text(cx)?;
    // The parser also takes underscores, which BCP 47 does not.
    if tag.contains('_') || icu_locale_core::LanguageIdentifier::try_from_str(tag).is_err() {
        let wrong = wording::locale(&LocaleError::NotATag { tag: tag.to_owned() }, cursor.place());
        cx.problem(
            wrong
                .with(
                    "advice_language",
                    "write the tag of the source's language, such as `en`, `zh-Hans` or `fr`",
                )
                .with("advice_language_zh", "请写来源所用语言的标签，如 `en`、`zh-Hans`、`fr`"),
        );
        return None;
    }
    Some(tag.to_owned())
}

pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Source> {
    let mut record = cursor.record(named("a source", "来源"), cx)?;
    let kind = record.require_one_of("kind", SourceKind::WORDS, cx, SourceKind::read);
    let title = record.require("title", cx, text);
    let reason = record.optional("reason", cx, text);
    let place = record.place_of("published");
    let published = record.require("published", cx, |cursor, cx| match cursor.scalar() {
        Some("unknown") => Some(Published::Unknown { reason }),
        _ => partial_date(cursor, cx).map(Published::On),
    });
    if matches!(published, Some(Published::Unknown { reason: None })) {
        cx.problem(Diagnostic::new(figures::NO_REASON, place));
    }
    let publisher = record.optional("publisher", cx, text);
    let accessed = record.optional("accessed", cx, partial_date);
    let url_place = record.place_of("url");
    let url = record.optional("url", cx, address);
    let language = record.optional("language", cx, language);
    let license = record.optional("license", cx, text);
    let grade_place = record.place_of("grade");
    let grade = record.optional("grade", cx, Grade::read);
    let note = record.optional("note", cx, phrase);
    record.finish(cx);
    Some(Source {
        id: id.to_owned(),
        kind: kind?,
        title: title?,
        publisher,
        published: published?,
        published_place: place,
        accessed,
        url,
        url_place,
        language,
        license,
        grade,
        grade_place,
        note,
    })
}
