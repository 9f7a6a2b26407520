//! The registers: all sources, all corrections.

use super::{DateView, Download, FactValue, Link, SourceView};
use serde::Serialize;

/// All sources. The view of `sources.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct SourcesView {
    /// Title of the page.
    pub title: String,
    /// A sentence or two, plain text.
    pub lead: Option<String>,
    /// The sources in order.
    pub sources: Vec<SourceRow>,
    /// The files that hold the data of the whole site.
    pub downloads: Vec<Download>,
}

/// One source with what rests on it.
#[derive(Serialize, Clone, Debug, Default)]
pub struct SourceRow {
    /// Id on the page: `source-meeting-report`.
    pub id: String,
    /// The source itself.
    pub source: SourceView,
    /// A word about the source, safe fragment of inline HTML.
    pub note_html: Option<String>,
    /// Language of the source in words.
    pub language: Option<String>,
    /// Licence in words or a link.
    pub license: Option<FactValue>,
    /// How many figures rest on it, in words: `8 figures`.
    pub count: Option<String>,
    /// Pages that cite it.
    pub cited_by: Vec<Link>,
}

/// All corrections. The view of `corrections.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct CorrectionsView {
    /// Title of the page.
    pub title: String,
    /// What is done about errors, safe block HTML.
    pub lead_html: Option<String>,
    /// The changes, newest first; empty where nothing had to be changed, which the page then says.
    pub rows: Vec<CorrectionRow>,
}

/// One correction, revision or retraction.
#[derive(Serialize, Clone, Debug, Default)]
pub struct CorrectionRow {
    /// The day.
    pub date: DateView,
    /// Kind in words: `Correction`.
    pub kind: String,
    /// The page it is about; `None` on that page itself.
    pub page: Option<Link>,
    /// The figure in words.
    pub label: String,
    /// Before, with qualifier and unit.
    pub from: Option<String>,
    /// After, with qualifier and unit; `None` for a retraction.
    pub to: Option<String>,
    /// Why.
    pub reason: String,
}
