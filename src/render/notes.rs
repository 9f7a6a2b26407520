//! The numbered sources and notes at the foot of a page.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use super::context::Context;
use super::theme::Arg;
use super::view::{DateView, NoteRef, NoteView, Run, SourceView};
use crate::model::source::{Grade, Published, Source};
use crate::route::{Page, Route};

/// Notes in the order of their first mark; a source, or a place in one, has one number on a page. Their ids have a point,
/// which ids of headings never have.
#[derive(Default)]
pub(super) struct Notes {
    entries: IndexMap<Key, Entry>,
}

#[derive(Default)]
struct Entry {
    marks: usize,
    /// What figures the note stands for, as they read on the page.
    figures: IndexSet<String>,
}

/// What a note is about.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A source, by id, and where in it.
    Source { id: String, locator: Option<String> },
    /// A note on a figure: safe inline HTML.
    Text(String),
}

impl Notes {
    /// The numbers of a note and of one more mark for it; the note is added where it is new.
    fn add_mark(&mut self, key: Key) -> (usize, usize) {
        let place = self.entries.entry(key);
        let index = place.index();
        let entry = place.or_default();
        entry.marks += 1;
        (index + 1, entry.marks)
    }

    /// Says that the note just marked stands for a figure.
    pub fn stands_for(&mut self, mark: &NoteRef, figure: &str) {
        let index = mark.number.parse().ok().and_then(|number: usize| number.checked_sub(1));
        if let Some((_, entry)) = index.and_then(|index| self.entries.get_index_mut(index))
            && !entry.figures.contains(figure)
        {
            entry.figures.insert(figure.to_owned());
        }
    }
}

/// A mark for a note.
pub(super) fn mark(cx: &mut Context<'_>, key: Key) -> NoteRef {
    let (note, mark) = cx.notes.add_mark(key);
    let note = note.to_string();
    let label = cx.words("note.mark", &[("number", Arg::Text(&note))]);
    note_ref(note, &mark.to_string(), label)
}

/// The way back from a note to a mark.
fn back(cx: &Context<'_>, note: &str, mark: usize) -> NoteRef {
    let mark = mark.to_string();
    let label = cx.words("note.back", &[("number", Arg::Text(&mark))]);
    note_ref(note.to_owned(), &mark, label)
}

fn note_ref(number: String, mark: &str, label: String) -> NoteRef {
    NoteRef {
        href: ["#source.", &number].concat(),
        id: ["source.", &number, ".", mark].concat(),
        number,
        label,
    }
}

/// All notes of a page, made when everything else of it is.
pub(super) fn views(cx: &mut Context<'_>) -> Vec<NoteView> {
    let entries = std::mem::take(&mut cx.notes.entries);
    let separator = cx.word("punctuation.list");
    entries
        .iter()
        .enumerate()
        .map(|(index, (key, entry))| {
            let number = (index + 1).to_string();
            let (source, html) = match key {
                Key::Source { id, locator } => match cx.site().registry.sources.get(id) {
                    Some(source) => {
                        let locator = locator.clone().map(|text| Run { text, lang: None });
                        (Some(SourceView { locator, ..source_view(cx, source) }), source_note(cx, source))
                    }
                    None => (None, None),
                },
                Key::Text(html) => (None, Some(html.clone())),
            };
            NoteView {
                id: format!("source.{number}"),
                source,
                html,
                figures: (!entry.figures.is_empty()).then(|| {
                    let figures: Vec<&str> = entry.figures.iter().map(String::as_str).collect();
                    figures.join(&separator)
                }),
                backs: (1..=entry.marks).map(|mark| back(cx, &number, mark)).collect(),
                number,
            }
        })
        .collect()
}

/// A source as notes and the list of sources show it.
pub(super) fn source_view(cx: &Context<'_>, source: &Source) -> SourceView {
    let run = |text: String| Run { text, lang: None };
    let title = cx.text(&source.title);
    // A title that is the same in all locales stands in the source's own language.
    let lang =
        source.title.same_everywhere().and(source.language.clone()).filter(|lang| lang != cx.locale.as_str());
    let published = match &source.published {
        Published::On(date) => cx.date(*date),
        Published::Unknown { reason } => {
            let text = cx.some_text(reason).unwrap_or_else(|| cx.word("date.unknown"));
            // It stands among others in a line, in the place of a date.
            DateView { text: text.trim_end_matches(['.', '。']).to_owned(), machine: None }
        }
    };
    SourceView {
        title: Run { text: title, lang },
        url: source.url.clone(),
        publisher: cx.some_text(&source.publisher).map(run),
        published: Some(published),
        accessed: source.accessed.map(|date| cx.date(date)),
        locator: None,
        kind: Some(cx.word(&format!("source_kind.{}", source.kind.word()))),
        grade: source
            .grade
            .filter(|grade| *grade != Grade::Primary)
            .map(|grade| cx.word(&format!("grade.{}", grade.word()))),
        as_stated: None,
    }
}

/// What is to be known of a source, as inline HTML.
pub(super) fn source_note(cx: &mut Context<'_>, source: &Source) -> Option<String> {
    let note = source.note.as_ref()?.get(cx.locale)?;
    Some(super::prose::inline_without_marks(cx, note, None))
}

/// The mark of a source at a place where no figure stands.
pub(super) fn source_mark(cx: &mut Context<'_>, id: &str) -> NoteRef {
    mark(cx, Key::Source { id: id.to_owned(), locator: None })
}

/// The marks of several sources.
pub(super) fn source_marks(cx: &mut Context<'_>, ids: &[String]) -> Vec<NoteRef> {
    ids.iter().map(|id| source_mark(cx, id)).collect()
}

/// A text with the marks of its sources; where there is no text, the sources by their titles.
pub(super) fn with_sources(cx: &mut Context<'_>, html: Option<String>, ids: &[String]) -> Option<String> {
    let marks: String = source_marks(cx, ids).iter().map(mark_html).collect();
    if let Some(html) = html {
        return Some(html + &marks);
    }
    let sources = ids.iter().filter_map(|id| cx.site().registry.sources.get(id));
    let titles: Vec<String> = sources.map(|source| super::svg::escape(&cx.text(&source.title))).collect();
    let line =
        format!("{}{}{marks}", cx.word("figure.source"), titles.join(&cx.word("punctuation.semicolon")));
    (!titles.is_empty()).then_some(line)
}

/// Sources as a line under a chart names them: who published each, and when; by its title where nobody is named. Headlines stand in
/// the list of sources, unless publisher and date do not tell which source is meant: where a publisher has several in the line, and
/// where the date is not known. Each source has its place in the line, and what is no
/// primary source is marked.
pub(super) fn source_line(cx: &Context<'_>, ids: &[&str]) -> Option<String> {
    let ids: IndexSet<&str> = ids.iter().copied().collect();
    let sources: Vec<&Source> = ids.into_iter().filter_map(|id| cx.site().registry.sources.get(id)).collect();
    let publishers: Vec<Option<String>> =
        sources.iter().map(|source| cx.some_text(&source.publisher)).collect();
    let mut times: BTreeMap<&Option<String>, usize> = BTreeMap::new();
    publishers.iter().for_each(|publisher| *times.entry(publisher).or_default() += 1);
    let one = |(source, publisher): (&&Source, &Option<String>)| {
        let (title, date) = (cx.text(&source.title), published_when(cx, source));
        let is_dated = matches!(source.published, Published::On(_));
        let is_alone = times.get(publisher) == Some(&1);
        let (title, date) = (("title", Arg::Text(&title)), ("date", Arg::Text(&date)));
        match publisher {
            Some(name) if is_dated && is_alone => {
                cx.words("chart.source_of", &[("name", Arg::Text(name)), date])
            }
            Some(name) => cx.words("chart.source_titled", &[("name", Arg::Text(name)), title, date]),
            None => cx.words("chart.source_of", &[("name", title.1), date]),
        }
    };
    let said = sources.iter().zip(&publishers).map(one);
    let first = sources.first()?.grade;
    let is_shared = sources.len() > 1 && sources.iter().all(|source| source.grade == first);
    if let (true, Some(grade)) = (is_shared, graded(first)) {
        let said = said.collect::<Vec<_>>().join(&cx.word("punctuation.semicolon"));
        return Some(cx.words(&format!("sources_all.{}", grade.word()), &[("sources", Arg::Text(&said))]));
    }
    let marked = said.zip(&sources).map(|(said, source)| match graded(source.grade) {
        Some(grade) => cx.words(&format!("source_of.{}", grade.word()), &[("source", Arg::Text(&said))]),
        None => said,
    });
    Some(marked.collect::<Vec<_>>().join(&cx.word("punctuation.semicolon")))
}

/// The grade of a source that did not establish the fact itself: a line that names it as any other would let readers take it for one
/// that did.
fn graded(grade: Option<Grade>) -> Option<Grade> {
    grade.filter(|grade| *grade != Grade::Primary)
}

/// When a source was published; where that is not known, that it is not, and when somebody read it.
fn published_when(cx: &Context<'_>, source: &Source) -> String {
    match (&source.published, source.accessed) {
        (Published::On(date), _) => cx.date(*date).text,
        (Published::Unknown { .. }, Some(accessed)) => {
            let date = cx.date(accessed).text;
            cx.words("date.unknown_accessed", &[("date", Arg::Text(&date))])
        }
        (Published::Unknown { .. }, None) => cx.word("date.unknown"),
    }
}

/// The mark of a place in a source.
pub(super) fn mark_at(cx: &mut Context<'_>, id: &str, locator: Option<String>) -> NoteRef {
    mark(cx, Key::Source { id: id.to_owned(), locator })
}

/// A mark as HTML, as the theme contract fixes it (see `view::figure`).
pub(super) fn mark_html(mark: &NoteRef) -> String {
    let NoteRef { href, id, number, label } = mark;
    let label = super::svg::escape(label);
    [
        "<sup class=\"note-ref\"><a href=\"",
        href,
        "\" id=\"",
        id,
        "\" aria-label=\"",
        &label,
        "\">",
        number,
        "</a></sup>",
    ]
    .concat()
}

/// The address of a source on the list of sources.
pub(super) fn source_href(cx: &Context<'_>, id: &str) -> String {
    format!("{}#source-{id}", cx.link(&Route::Page(Page::Sources, cx.locale.clone())))
}
