//! Lists of records, with terms to filter by and pages to turn.

use super::{FigureView, Link};
use serde::Serialize;

/// One record in a list. The view of `partials/card.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct CardView {
    /// Line over the title, in seal where `marked`: `Foshan · 2025`.
    pub kicker: Option<String>,
    /// True where the record has been selected; then the kicker is in seal.
    pub marked: bool,
    /// Title.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// One or two sentences, plain text.
    pub summary: Option<String>,
    /// Up to three key figures.
    pub figures: Vec<FigureView>,
    /// Facts in a line beneath: place, body.
    pub meta: Vec<String>,
    /// True for a draft in a preview.
    pub draft: bool,
}

/// Cards under a heading, such as a year.
#[derive(Serialize, Clone, Debug, Default)]
pub struct CardGroup {
    /// The heading; `None` for a list without groups.
    pub title: Option<String>,
    /// Where the heading leads.
    pub href: Option<String>,
    /// The cards.
    pub cards: Vec<CardView>,
}

/// A list of records. The view of `list.html`: all cases, the cases of a year or a term, all events.
#[derive(Serialize, Clone, Debug, Default)]
pub struct ListView {
    /// Line over the title: the taxonomy's name on a term's page.
    pub kicker: Option<String>,
    /// Title of the list.
    pub title: String,
    /// A sentence or two about the list, plain text.
    pub lead: Option<String>,
    /// How many records in all, in words: `17 cases`.
    pub count: Option<String>,
    /// Taxonomies and years to narrow the list with.
    pub filters: Vec<TermGroup>,
    /// Where the index lies with which a script narrows and sorts the list; only on the list of all cases.
    pub index: Option<CaseIndex>,
    /// The records of this page of the list.
    pub groups: Vec<CardGroup>,
    /// The other pages of the list, if there are any.
    pub pagination: Option<Pagination>,
}

/// The index of the list of all cases.
#[derive(Serialize, Clone, Debug, Default)]
pub struct CaseIndex {
    /// Link to the folder of the index, with a last `/`.
    pub folder: String,
    /// What changes whenever pages change their numbers, so that no old file is taken for a new one.
    pub version: String,
    /// How many cards stand in one file: `cards-0.js` and so on.
    pub pages_a_file: usize,
    /// How many cases were found, with `{n}` in the place of the number.
    pub found: String,
}

/// A taxonomy (or the years) with its terms.
#[derive(Serialize, Clone, Debug, Default)]
pub struct TermGroup {
    /// Name of the taxonomy: `Region`.
    pub label: String,
    /// Its terms.
    pub terms: Vec<TermView>,
}

/// A term that leads to its list.
#[derive(Serialize, Clone, Debug, Default)]
pub struct TermView {
    /// Name of the term: `Foshan`.
    pub label: String,
    /// Its list.
    pub href: String,
    /// How many records it has, formatted.
    pub count: Option<String>,
    /// True where this page is that list.
    pub current: bool,
}

/// The pages of a long list.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Pagination {
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
    /// The pages, with gaps.
    pub pages: Vec<PageLink>,
}

/// One page of a long list, or a gap.
#[derive(Serialize, Clone, Debug, Default)]
pub struct PageLink {
    /// Its number, formatted; for a gap an ellipsis.
    pub label: String,
    /// Its address; `None` for a gap.
    pub href: Option<String>,
    /// True for this page.
    pub current: bool,
}
