//! Pages of events, organizations, programmes and schemes.

use super::{
    CardView, Citation, ContentsItem, DateView, Fact, FactValue, FiguresView, ImageView, Link, NoteView,
    PathwayView, StageView,
};
use serde::Serialize;

/// A meeting or training. The view of `event.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct EventView {
    /// Name of the event.
    pub title: String,
    /// One or two sentences, safe fragment of inline HTML.
    pub standfirst_html: Option<String>,
    /// What it was about: the stated theme.
    pub theme: Option<String>,
    /// When: a date or the source's words.
    pub date: Option<DateView>,
    /// Place, organizers, keynotes (role and body, not a person's name).
    pub facts: Vec<Fact>,
    /// Figures of the event.
    pub key_figures: Option<FiguresView>,
    /// The write-up from `h2`; may be empty.
    pub body_html: String,
    /// Headings of the write-up.
    pub contents: Vec<ContentsItem>,
    /// Cases whose selection was made known here.
    pub selections: Vec<CardView>,
    /// Pictures.
    pub images: Vec<ImageView>,
    /// Sources and notes.
    pub notes: Vec<NoteView>,
    /// How to cite this page, as a safe fragment.
    pub cite_html: Option<String>,
    /// How to cite it in the forms of programs and standards.
    pub citations: Vec<Citation>,
}

/// A body, outlet or alliance. The view of `organization.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct OrganizationView {
    /// Its name.
    pub title: String,
    /// Kind and level in words: `Training body · national`.
    pub kicker: Option<String>,
    /// A sentence about it, as a safe fragment of block HTML.
    pub description_html: Option<String>,
    /// Parent, members, place, address on the web.
    pub facts: Vec<Fact>,
    /// What it did: cases, programmes and events by role.
    pub roles: Vec<OrganizationRole>,
    /// Members of an alliance.
    pub members: Vec<FactValue>,
    /// Sources and notes.
    pub notes: Vec<NoteView>,
}

/// What a body did in one role.
#[derive(Serialize, Clone, Debug, Default)]
pub struct OrganizationRole {
    /// The role in words: `Guides`.
    pub label: String,
    /// Where it did so.
    pub items: Vec<FactValue>,
}

/// All organizations. The view of `organizations.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct OrganizationsView {
    /// Title of the page.
    pub title: String,
    /// A sentence or two, plain text.
    pub lead: Option<String>,
    /// Bodies by kind: the label is the kind, each value a body.
    pub groups: Vec<Fact>,
}

/// A regime or service that cases report on. The view of `programme.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct ProgrammeView {
    /// Name of the programme.
    pub title: String,
    /// One or two sentences, safe fragment of inline HTML.
    pub standfirst_html: Option<String>,
    /// Organizations by role.
    pub facts: Vec<Fact>,
    /// Key figures.
    pub key_figures: Option<FiguresView>,
    /// Pillars, in the source's order.
    pub pillars: Vec<PillarView>,
    /// Stages of the pathway.
    pub pathway: Option<PathwayView>,
    /// More text from `h2`; may be empty.
    pub body_html: String,
    /// Cases that report on it.
    pub cases: Vec<CardView>,
    /// Sources and notes.
    pub notes: Vec<NoteView>,
}

/// One pillar of a programme.
#[derive(Serialize, Clone, Debug, Default)]
pub struct PillarView {
    /// Name and text of the pillar.
    pub stage: StageView,
    /// The list of cases with this pillar.
    pub href: Option<String>,
}

/// A selection or award. The view of `scheme.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct SchemeView {
    /// Name of the scheme.
    pub title: String,
    /// Kind in words: `Selection`.
    pub kicker: Option<String>,
    /// What it is, as a safe fragment of block HTML.
    pub description_html: Option<String>,
    /// By whom, address on the web; an unnamed selecting body is said, not left out.
    pub facts: Vec<Fact>,
    /// Cases by year or edition, newest first.
    pub groups: Vec<SelectedGroup>,
    /// Figures that are shares of the scheme's awards.
    pub shares: Option<FiguresView>,
    /// Sources and notes.
    pub notes: Vec<NoteView>,
}

/// The cases of one year or edition.
#[derive(Serialize, Clone, Debug, Default)]
pub struct SelectedGroup {
    /// `2025`, `25th`.
    pub label: String,
    /// The event at which it was made known.
    pub announced_at: Option<Link>,
    /// The cases.
    pub cards: Vec<CardView>,
}
