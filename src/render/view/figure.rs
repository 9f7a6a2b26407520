//! Figures, their notes and their sources.
//!
//! A figure in prose is written by Rust, not by a template, because it stands inside a paragraph. Its markup is part
//! of the theme contract and fixed here, so that style sheets can rely on it:
//!
//! ```html
//! <span class="figure figure-short"><data value="5000" title="participants: over 5,000, to date">over 5,000</data><sup
//! class="note-ref"><a href="#source.1" id="source.1.2" aria-label="Note 1">1</a></sup></span>
//! ```
//!
//! * The visible words are the author's (checked against the data) or the formatter's; the qualifier is inside `data`.
//! * `data value` is [`FigureView::value`]; a missing value has no `data` but `<span class="figure-missing">`.
//! * A figure whose status is not normal has `<span class="figure-status"> (provisional)</span>` after `data`; a break in a series
//!   is not said within a sentence.
//! * `figure-short` keeps a few words together with their mark; longer ones may break.
//! * `aria-label` of the note mark is the string `note.mark` with `{number}`.
//! * Ids of notes and marks hold a point, which ids of headings never do; the note's back links lead to the marks' ids.

use super::{DateView, Run};
use serde::Serialize;

/// One figure as the strip of key figures shows it.
#[derive(Serialize, Clone, Debug, Default)]
pub struct FigureView {
    /// The figure's key in its record: `chief-ip-officers`.
    pub key: String,
    /// What is counted, for the reader: `participants in 30 training sessions`.
    pub label: String,
    /// Words of the qualifier before the number: `over`, `超过`.
    pub before: Option<String>,
    /// The number with every sign that clings to it: `5,000`, `45.7%`, `30–40`. Empty only when `missing` is set.
    pub number: String,
    /// Words of the qualifier after the number: `余`, `以上`.
    pub after: Option<String>,
    /// Unit or classifier in words, only where the label does not say it: `人次`, `million`.
    pub unit: Option<String>,
    /// Machine text for `<data value>`: `5000`, `45.7`. Empty only when `missing` is set.
    pub value: String,
    /// Why there is no number; then `number` and `value` are not shown.
    pub missing: Option<String>,
    /// Id of the qualifier: `exact`, `over`, `at-least`, `about`, `under`, `at-most`, `between`.
    pub qualifier: String,
    /// Marks of notes and sources.
    pub note_refs: Vec<NoteRef>,
    /// Reference period: `as of January 2026`, `to date`.
    pub period: Option<String>,
    /// The source in a few words, for a list of figures without notes.
    pub source_short: Option<Run>,
    /// A status other than normal, in words: `provisional`.
    pub status: Option<String>,
    /// Everything in one plain sentence, for `title` and for copying.
    pub detail: Option<String>,
    /// Where the figure is explained, if not on this page: its case or statistic.
    pub href: Option<String>,
    /// Revisions, corrections and retractions, newest first.
    pub changes: Vec<ChangeView>,
}

/// A strip of figures with a line beneath it. The view of `partials/figures.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct FiguresView {
    /// Two to five figures.
    pub figures: Vec<FigureView>,
    /// One line under the strip: where the figures come from, and to when they hold.
    pub note: Option<String>,
    /// Name of the strip for screen readers; the string `figures.title` if `None`.
    pub label: Option<String>,
}

/// A mark that leads to a note.
#[derive(Serialize, Clone, Debug, Default)]
pub struct NoteRef {
    /// The number that is shown.
    pub number: String,
    /// `#source.1`.
    pub href: String,
    /// Id of this mark, to come back to: `source.1.2`.
    pub id: String,
    /// What the link says to screen readers: `Note 1`; of one that leads back from a note, `Back to mark 2 in the text`.
    pub label: String,
}

/// One numbered source or note at the foot of a page.
#[derive(Serialize, Clone, Debug, Default)]
pub struct NoteView {
    /// Its number.
    pub number: String,
    /// Its id: `source.1`.
    pub id: String,
    /// The source, where the note is one.
    pub source: Option<SourceView>,
    /// The note's own text as a safe fragment, instead of or after the source.
    pub html: Option<String>,
    /// What figures it stands for, in words: `285, 392, 62`.
    pub figures: Option<String>,
    /// Marks that lead here, in the page's order.
    pub backs: Vec<NoteRef>,
}

/// A source as a note or a list names it.
#[derive(Serialize, Clone, Debug, Default)]
pub struct SourceView {
    /// Title of the source.
    pub title: Run,
    /// Address of the source itself.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<Run>,
    /// When it was published; its text is the reason where that is unknown.
    pub published: Option<DateView>,
    /// When it was read.
    pub accessed: Option<DateView>,
    /// Where in the source: a page, a sentence.
    pub locator: Option<Run>,
    /// Kind in words: `news report`.
    pub kind: Option<String>,
    /// Grade in words, only where it is not primary: `republication`.
    pub grade: Option<String>,
    /// The source's words, verbatim.
    pub as_stated: Option<Run>,
}

/// A change of one figure.
#[derive(Serialize, Clone, Debug, Default)]
pub struct ChangeView {
    /// The day of the change.
    pub date: DateView,
    /// Of what: the period or category, where a page has several figures.
    pub label: Option<String>,
    /// Kind in words: `correction`.
    pub kind: String,
    /// Before, with qualifier and unit.
    pub from: Option<String>,
    /// After, with qualifier and unit; `None` for a retraction.
    pub to: Option<String>,
    /// Why.
    pub reason: String,
}
