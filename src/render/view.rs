//! The theme contract: what templates see.
//!
//! A template gets plain, finished values and only places them. It formats no number, date or address; it chooses
//! the element and the order. The rules of the contract:
//!
//! * Every page is rendered with a [`Document`]: `chrome` is what all pages share, `view` is the page's own struct.
//!   A partial that Rust renders alone (`partials/chart.html`, `table.html`, `figures.html`, `pathway.html`, `card.html`) is
//!   rendered with a [`Part`]: only `view`.
//! * A plain `String` is text and is escaped by the template. A field named `html`, `…_html` or `svg_…` is a safe
//!   fragment made by Casebook and is the only thing a template may mark `| safe`.
//! * `href` fields are finished addresses, relative to the page they are on (or absolute for other sites).
//! * `None` and an empty list mean "not there": the template then writes no element at all, never an empty one.
//! * [`Run`] carries text that may be in another language than the page; its `lang` is set only then.
//! * Fields are only added within one major version; a theme made for an older version keeps working.

mod case;
mod chart;
mod chrome;
mod figure;
mod home;
mod list;
mod record;
mod register;
mod search;
mod statistic;

pub use case::{Byline, CaseView, ContentsItem, Fact, FactValue, ImageView, MilestoneView, Recognition};
pub use chart::{
    ChartView, Column, Download, EmbedView, FrameView, PathwayView, Row, RowCell, StageView, TableView,
};
pub use chrome::{Alternate, Asset, Chrome, Footer, MetaTag, NavItem, Phrase, Share, SharePicture};
pub use figure::{ChangeView, FigureView, FiguresView, NoteRef, NoteView, SourceView};
pub use home::{HomeView, NotFoundView, PageView, PublisherView, WithdrawnView};
pub use list::{CardGroup, CardView, CaseIndex, ListView, PageLink, Pagination, TermGroup, TermView};
pub use record::{
    EventView, OrganizationRole, OrganizationView, OrganizationsView, PillarView, ProgrammeView, SchemeView,
    SelectedGroup,
};
pub use register::{CorrectionRow, CorrectionsView, SourceRow, SourcesView};
pub use search::SearchView;
pub use statistic::{IndicatorView, IndicatorsView, StatisticCard, StatisticView, StatisticsView};

use serde::Serialize;

/// The whole context of a page: what all pages share, and what this one shows.
#[derive(Serialize, Clone, Debug)]
pub struct Document<'a, V: Serialize> {
    /// Header, footer, navigation, language switch and head of the page.
    pub chrome: &'a Chrome,
    /// The page's own view, such as [`CaseView`] for `case.html`.
    pub view: &'a V,
}

/// The whole context of a partial that Rust renders alone, to be set into a write-up.
#[derive(Serialize, Clone, Debug)]
pub struct Part<'a, V: Serialize> {
    /// The partial's own view, such as [`ChartView`] for `partials/chart.html`.
    pub view: &'a V,
}

/// A run of text and, where it is not the page's, its language.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text, not escaped.
    pub text: String,
    /// BCP 47 tag, only where the language is not that of the page (WCAG 3.1.2).
    pub lang: Option<String>,
}

/// A link with its text.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The visible text.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Language of the label where it is not the page's.
    pub lang: Option<String>,
}

/// How to cite a page in one form.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The form's name: `BibTeX`, `GB/T 7714`.
    pub label: String,
    /// Plain text to copy as it stands, in one line or several.
    pub text: String,
    /// What a reader must still fill in.
    pub note: Option<String>,
}

/// A date, partial date or range for reader and machine.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct DateView {
    /// For the reader: `31 January 2026`, `2026年1月31日`, or the source's words ("recently").
    pub text: String,
    /// For `<time datetime>`: `2026-01-31`, `2026-01` or `2026`; `None` where no date is known.
    pub machine: Option<String>,
}
