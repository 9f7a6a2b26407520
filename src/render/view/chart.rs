//! Charts, tables and the pathway: what Rust renders through a partial and sets into a write-up.

use super::{FigureView, Link, NoteRef, NoteView, Run};
use serde::Serialize;

/// A chart with the table behind it. The view of `partials/chart.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct ChartView {
    /// Id of the figure element on the page: `chart-talent`.
    pub id: String,
    /// The finding.
    pub title: String,
    /// The measure.
    pub subtitle: Option<String>,
    /// The drawing for a wide frame, as a safe `<svg>` with its own title and description. Its class (`chart-wide`)
    /// and that of the narrow one (`chart-narrow`) let `chart.css` show one of the two.
    pub svg_wide: String,
    /// The drawing for a narrow frame; where it is `None`, the wide one is shown at every width.
    pub svg_narrow: Option<String>,
    /// What the chart shows in plain sentences, shown under the drawing and never folded.
    pub description: Option<String>,
    /// The same data as a table.
    pub table: Option<TableView>,
    /// The steps of a timeline or a pathway as a list, in place of a table.
    pub list: Option<PathwayView>,
    /// The source line in words: `report on the alliance's first annual meeting`.
    pub source: Option<Run>,
    /// Marks of notes.
    pub note_refs: Vec<NoteRef>,
    /// Files of the same data and drawing.
    pub downloads: Vec<Download>,
    /// What must be known to read the chart, safe fragment of inline HTML. It stands nowhere else on the page.
    pub note_html: Option<String>,
    /// What unfolds the table or the list, with how many rows or steps it has: `Table (4 rows)`.
    pub summary: Option<String>,
    /// How it is shown in a page of another site. The page of a statistic says it apart, in [`StatisticView`].
    ///
    /// [`StatisticView`]: super::StatisticView
    pub embed: Option<FrameView>,
    /// Where the chart is explained: the statistic's page.
    pub href: Option<String>,
}

/// A chart alone in a frame of another site. The view of `embed.html`, which has no header and no footer.
#[derive(Serialize, Clone, Debug, Default)]
pub struct EmbedView {
    /// The chart with what stands behind it. Its files stand on the page that `back` leads to.
    pub chart: ChartView,
    /// The sources and notes that its marks lead to.
    pub notes: Vec<NoteView>,
    /// The page that the chart stands on, to be opened in place of the page around the frame.
    pub back: Link,
}

/// How a chart is shown in a page of another site.
#[derive(Serialize, Clone, Debug, Default)]
pub struct FrameView {
    /// The chart's page for frames.
    pub href: String,
    /// The code of a frame around it, as plain text to copy; nothing where the site does not know its own address.
    pub code: Option<String>,
}

/// A file to take away.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Download {
    /// `CSV`, `SVG`, `All figures (CSV)`.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Its size in words: `1 kB`.
    pub size: Option<String>,
    /// Media type: `text/csv`.
    pub media_type: Option<String>,
}

/// A data table. The view of `partials/table.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct TableView {
    /// Id of the table on the page, where something refers to it.
    pub id: Option<String>,
    /// What the table holds; never empty.
    pub caption: String,
    /// What all numbers count, in words: `Unit: patents`; `None` where each says it.
    pub unit: Option<String>,
    /// Heads of the columns; the first stands over the row heads.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Notes under the table, as safe fragments.
    pub notes_html: Vec<String>,
}

/// Head of a column.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Column {
    /// The text.
    pub label: String,
    /// True where the column holds numbers, which are then set flush right.
    pub numeric: bool,
}

/// One row.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Row {
    /// Head of the row as a safe fragment, under the first column.
    pub head_html: String,
    /// The cells, one for each further column.
    pub cells: Vec<RowCell>,
    /// True for the row that the chart highlights.
    pub highlight: bool,
}

/// One cell.
#[derive(Serialize, Clone, Debug, Default)]
pub struct RowCell {
    /// Its content as a safe fragment; a missing value is a dash with its reason, never empty.
    pub html: String,
    /// True where it is a number.
    pub numeric: bool,
}

/// The stages of a pathway. The view of `partials/pathway.html`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct PathwayView {
    /// Name of the pathway for screen readers; the string `pathway.title` if `None`.
    pub label: Option<String>,
    /// The stages in order.
    pub stages: Vec<StageView>,
    /// What the source leaves open about the pathway, safe fragment of inline HTML.
    pub note_html: Option<String>,
    /// True where the source gives an order; otherwise the stages are set side by side without a line.
    pub ordered: bool,
}

/// One stage of a pathway.
#[derive(Serialize, Clone, Debug, Default)]
pub struct StageView {
    /// Name of the stage.
    pub name: String,
    /// What happens in it, as a safe fragment of inline HTML.
    pub html: Option<String>,
    /// Its figure.
    pub figure: Option<FigureView>,
}
