//! The home page, plain pages and the page for a wrong address.

use super::{CardView, ContentsItem, DateView, FactValue, FiguresView, NoteView, StatisticCard};
use serde::Serialize;

/// The home page. The view of `home.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct HomeView {
    /// Line over the headline, in seal: `Outstanding cases 2025`.
    pub kicker: Option<FactValue>,
    /// One sentence that says what this is.
    pub headline: String,
    /// One paragraph, safe fragment of inline HTML.
    pub lead_html: Option<String>,
    /// Figures across the site.
    pub figures: Option<FiguresView>,
    /// The newest cases; the first is shown larger.
    pub cases: Vec<CardView>,
    /// The list of all cases.
    pub cases_href: Option<String>,
    /// Statistics that make a reader curious.
    pub statistics: Vec<StatisticCard>,
    /// The list of all statistics.
    pub statistics_href: Option<String>,
    /// Newest events.
    pub events: Vec<CardView>,
    /// The list of all events.
    pub events_href: Option<String>,
    /// Who publishes.
    pub publisher: Option<PublisherView>,
    /// More text from the home page's own write-up, safe block HTML from `h2`; may be empty.
    pub body_html: String,
    /// Sources and notes of the figures shown.
    pub notes: Vec<NoteView>,
}

/// Who publishes the site.
#[derive(Serialize, Clone, Debug, Default)]
pub struct PublisherView {
    /// The body.
    pub name: FactValue,
    /// What it is, safe fragment of inline HTML.
    pub html: Option<String>,
    /// About, method, corrections.
    pub links: Vec<FactValue>,
}

/// A plain page: about, method, accessibility. The view of `page.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct PageView {
    /// Title.
    pub title: String,
    /// One or two sentences, safe fragment of inline HTML.
    pub standfirst_html: Option<String>,
    /// Headings of the text.
    pub contents: Vec<ContentsItem>,
    /// The text from `h2`.
    pub body_html: String,
    /// Sources and notes.
    pub notes: Vec<NoteView>,
    /// Day of the last change.
    pub updated: Option<DateView>,
}

/// That the content of an address is off the site. The view of `withdrawn.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct WithdrawnView {
    /// `Withdrawn`, `Expired`.
    pub kicker: String,
    /// What stood there, or that it is no longer published.
    pub title: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub date: Option<DateView>,
    /// The page that serves in its place.
    pub replacement: Option<FactValue>,
}

/// The page for a wrong address. The view of `404.html`; its words are the theme's.
#[derive(Serialize, Clone, Debug, Default)]
pub struct NotFoundView {
    /// Where a reader may go on.
    pub links: Vec<FactValue>,
}
