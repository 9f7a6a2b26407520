//! Pages of statistics.

use super::{
    ChangeView, ChartView, Citation, DateView, Download, FigureView, FrameView, Link, NoteView, Run,
    TableView,
};
use serde::Serialize;

/// A statistic. The view of `statistic.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct StatisticView {
    /// Title.
    pub title: String,
    /// Indicator and period in words, over the title.
    pub kicker: Option<String>,
    /// The statistic in one sentence, safe fragment of inline HTML.
    pub sentence_html: Option<String>,
    /// The newest figure, shown large.
    pub headline: Option<FigureView>,
    /// The chart; its `table` is shown open below it, not folded.
    pub chart: Option<ChartView>,
    /// Further charts.
    pub charts: Vec<ChartView>,
    /// How this is counted: definition, unit, breaks in method; safe block HTML, headings from `h3`.
    pub method_html: Option<String>,
    /// The write-up from `h2`; may be empty.
    pub body_html: String,
    /// The day of the newest observation or of the last update.
    pub updated: Option<DateView>,
    /// Sources and notes.
    pub notes: Vec<NoteView>,
    /// The data as files.
    pub downloads: Vec<Download>,
    /// Changes of observations, newest first.
    pub changes: Vec<ChangeView>,
    /// How its chart is shown in a page of another site.
    pub embed: Option<FrameView>,
    /// How to cite, as a safe fragment.
    pub cite_html: Option<String>,
    /// How to cite it in the forms of programs and standards.
    pub citations: Vec<Citation>,
    /// Cases and statistics that belong to it.
    pub related: Vec<Link>,
}

/// All statistics. The view of `statistics.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct StatisticsView {
    /// Title of the page.
    pub title: String,
    /// A sentence or two, plain text.
    pub lead: Option<String>,
    /// The statistics.
    pub statistics: Vec<StatisticCard>,
    /// The list of what is measured.
    pub indicators: Option<Link>,
    /// The files that hold the data of the whole site.
    pub downloads: Vec<Download>,
}

/// One statistic in a list or on the home page.
#[derive(Serialize, Clone, Debug, Default)]
pub struct StatisticCard {
    /// The name of the statistic, where the title is a finding.
    pub kicker: Option<String>,
    /// Title, the finding where there is one.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// The measure.
    pub subtitle: Option<String>,
    /// The wide and the narrow drawing as safe `<svg>`, one after the other, for a `.chart-frame`.
    pub svg_small: Option<String>,
    /// What must be known to read the drawing; without one the statistic in one plain sentence.
    pub sentence: Option<String>,
    /// The newest figure.
    pub figure: Option<FigureView>,
    /// Its unit, and how many observations it has or which cases it is gathered from.
    pub meta: Vec<String>,
    /// Who published its sources, and when.
    pub source: Option<Run>,
}

/// An indicator with all that report it. The view of `indicator.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct IndicatorView {
    /// Name of the indicator.
    pub title: String,
    /// `Indicator`, over the title.
    pub kicker: Option<String>,
    /// Definition, scope, basis, unit and measure, as safe block HTML.
    pub definition_html: Option<String>,
    /// Every figure of a case that reports it.
    pub table: Option<TableView>,
    /// The statistics that show it.
    pub statistics: Vec<StatisticCard>,
    /// Sources and notes.
    pub notes: Vec<NoteView>,
}

/// All indicators. The view of `indicators.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct IndicatorsView {
    /// Title of the page.
    pub title: String,
    /// The indicators with their units and how many cases and statistics report each.
    pub table: Option<TableView>,
}
