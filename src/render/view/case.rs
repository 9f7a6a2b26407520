//! The page of a case.

use super::{CardView, Citation, CorrectionRow};
use super::{ChartView, DateView, Download, FiguresView, Link, NoteRef, NoteView, PathwayView, Run};
use serde::Serialize;

/// An outstanding case. The view of `case.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct CaseView {
    /// The selections that the case is marked with, each a line in seal: `Outstanding case 2025 · Guangdong …`.
    pub selections: Vec<FactValue>,
    /// Title of the case.
    pub title: String,
    /// One or two sentences; may hold figures, so it is a safe fragment of inline HTML.
    pub standfirst_html: Option<String>,
    /// Who, where, when: beside the title.
    pub facts: Vec<Fact>,
    /// Line of publication and authorship.
    pub byline: Byline,
    /// Strip of key figures.
    pub key_figures: Option<FiguresView>,
    /// Headings of the write-up; the template adds its own sections after them.
    pub contents: Vec<ContentsItem>,
    /// The write-up: headings from `h2`, with charts, tables and strips already inside.
    pub body_html: String,
    /// Drawings of the programme's stages that the write-up does not set itself.
    pub pathways: Vec<ChartView>,
    /// Stages of the programme, where neither the write-up nor a drawing has them.
    pub pathway: Option<PathwayView>,
    /// Charts of numbers that the write-up does not set itself.
    pub charts: Vec<ChartView>,
    /// Selections and appearances, for the margin.
    pub recognition: Vec<Recognition>,
    /// Terms by taxonomy, for the margin.
    pub terms: Vec<Fact>,
    /// All figures of the case as files.
    pub downloads: Vec<Download>,
    /// How to cite this page, as a safe fragment; the producer first.
    pub cite_html: Option<String>,
    /// How to cite it in the forms of programs and standards.
    pub citations: Vec<Citation>,
    /// Drawings of the milestones that the write-up does not set itself.
    pub timelines: Vec<ChartView>,
    /// What happened when, where no drawing has it.
    pub milestones: Vec<MilestoneView>,
    /// What others can reuse, each a safe fragment of inline HTML.
    pub replicable_html: Vec<String>,
    /// What comes next, as a safe fragment of block HTML.
    pub outlook_html: Option<String>,
    /// Documents to read.
    pub documents: Vec<Download>,
    /// Pictures of the case.
    pub images: Vec<ImageView>,
    /// Sources and notes, in the order of their numbers.
    pub notes: Vec<NoteView>,
    /// Corrections of this case's figures, newest first.
    pub corrections: Vec<CorrectionRow>,
    /// Cases that belong to this one.
    pub related: Vec<CardView>,
    /// The case before, in the order of the list.
    pub previous: Option<Link>,
    /// The case after, in the order of the list.
    pub next: Option<Link>,
}

/// A label with its values.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Fact {
    /// The label in the page's language: `Implemented by`.
    pub label: String,
    /// One or more values.
    pub values: Vec<FactValue>,
}

/// One value of a fact.
#[derive(Serialize, Clone, Debug, Default)]
pub struct FactValue {
    /// The text.
    pub text: String,
    /// Language where it is not the page's.
    pub lang: Option<String>,
    /// Where it leads.
    pub href: Option<String>,
    /// Marks of notes.
    pub note_refs: Vec<NoteRef>,
}

/// Line of publication and authorship (发布日期, 来源, 作者, 责任编辑 …). What is `None` is not shown.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Byline {
    /// Day of publication on this site.
    pub published: Option<DateView>,
    /// Day of the last change.
    pub updated: Option<DateView>,
    /// Where the text comes from.
    pub source: Option<Run>,
    /// Who wrote it.
    pub author: Option<Run>,
    /// Who took the photographs.
    pub photo: Option<Run>,
    /// Editor in charge (责任编辑).
    pub editor: Option<Run>,
    /// Reviewer (审核).
    pub reviewer: Option<Run>,
}

/// A heading of the write-up.
#[derive(Serialize, Clone, Debug, Default)]
pub struct ContentsItem {
    /// `#what-it-does`.
    pub href: String,
    /// The heading's text.
    pub label: String,
}

/// A selection, an award or an appearance.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Recognition {
    /// `Outstanding Case of Guangdong …, 2025`.
    pub value: FactValue,
    /// More in words: by whom, announced where.
    pub note: Option<String>,
}

/// What happened on a day.
#[derive(Serialize, Clone, Debug, Default)]
pub struct MilestoneView {
    /// The day, month, year, or words.
    pub date: DateView,
    /// What happened, as a safe fragment of inline HTML.
    pub html: String,
    /// Marks of notes.
    pub note_refs: Vec<NoteRef>,
}

/// A photograph or drawing.
#[derive(Serialize, Clone, Debug, Default)]
pub struct ImageView {
    /// Its address.
    pub src: String,
    /// Its WebP files for the `srcset` of a `<source>`, with their widths, where it has any.
    pub webp: Option<String>,
    /// Text instead of the picture; empty only for decoration.
    pub alt: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// What it shows, safe fragment of inline HTML.
    pub caption_html: Option<String>,
    /// Who made it.
    pub credit: Option<Run>,
}
