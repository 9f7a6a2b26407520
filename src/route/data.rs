//! Files made from data: downloads of figures and observations, and charts.

use super::Page;

/// A file made from data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Data {
    /// The figures of a record, or the steps of a chart, in one format.
    Table(TableOf, Format),
    /// A chart as a file of its own.
    Chart(ChartOf, Drawing),
}

/// What the figures that can be downloaded are of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableOf {
    /// All figures of a case.
    Case(String),
    /// The figures or the steps that a chart of a case draws, in its order.
    Chart { case: String, chart: String },
    /// The observations of a statistic, its own or gathered.
    Statistic(String),
    /// Everything that the files of the cases and statistics hold.
    Site,
}

/// The form of a download of figures.
///
/// CSV comes twice, as the same rows under two heads. A spreadsheet shows what stands in the file, so the one that people open has
/// its head, units and statuses in their language; a program wants names that stay the same in every language, and one line of
/// head alone (RFC 4180, and what CSV readers take for granted), so it has a file of its own, which the metadata describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For people: heads, units and statuses in words.
    Csv,
    /// For programs: heads, units and statuses as the ids of the content format.
    CsvOfIds,
    /// What the columns of [`Format::Csv`] mean (CSV on the Web).
    CsvMetadata,
    /// What the columns of [`Format::CsvOfIds`] mean (CSV on the Web).
    CsvOfIdsMetadata,
    /// All languages in one file, with the records of the sources.
    Json,
    /// A workbook. Made where Casebook is built with the feature `spreadsheets`.
    Xlsx,
    /// The description of the CSV for programs (Data Package 2).
    Package,
}

/// A chart, by the record that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartOf {
    Case { case: String, chart: String },
    Statistic(String),
}

/// The form of a chart that is a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawing {
    Svg,
    /// For what takes no SVG: a slide, a message. Drawn where Casebook is built with the feature `pictures`.
    Png,
}

impl Data {
    /// Whether one file serves all languages; it then stands with those of the default locale.
    pub fn is_for_every_locale(&self) -> bool {
        matches!(self, Data::Table(_, Format::Json))
    }

    /// Whether it holds data themselves, and not what their columns mean.
    pub fn is_data(&self) -> bool {
        match self {
            Data::Table(_, format) => format.is_data(),
            Data::Chart(..) => true,
        }
    }

    /// The path within the folder of the locale.
    pub(super) fn file(&self) -> String {
        match self {
            Data::Table(of, format) => [&of.folder(), "/", &of.name(*format)].concat(),
            Data::Chart(ChartOf::Case { case, chart }, drawing) => {
                format!("cases/{case}/{chart}.{}", drawing.extension())
            }
            Data::Chart(ChartOf::Statistic(id), drawing) => {
                format!("statistics/{id}/chart.{}", drawing.extension())
            }
        }
    }
}

impl ChartOf {
    /// The page that the chart stands on.
    pub fn page(&self) -> Page {
        match self {
            ChartOf::Case { case, .. } => Page::Case(case.clone()),
            ChartOf::Statistic(id) => Page::Statistic(id.clone()),
        }
    }

    /// The path of the chart's page for frames of other sites, within the folder of the locale. It stands beside the page of the
    /// record, as its other files do, and goes where they go.
    pub(super) fn embed(&self) -> String {
        match self {
            ChartOf::Case { case, chart } => format!("cases/{case}/embed-{chart}.html"),
            ChartOf::Statistic(id) => format!("statistics/{id}/embed.html"),
        }
    }
}

impl TableOf {
    /// The id of the record.
    pub fn id(&self) -> &str {
        match self {
            TableOf::Case(id) | TableOf::Statistic(id) | TableOf::Chart { chart: id, .. } => id,
            TableOf::Site => "site",
        }
    }

    fn folder(&self) -> String {
        match self {
            TableOf::Case(id) | TableOf::Chart { case: id, .. } => ["cases/", id].concat(),
            TableOf::Statistic(id) => ["statistics/", id].concat(),
            TableOf::Site => "data".to_owned(),
        }
    }

    /// What the names of its files begin with, and what it holds is called in a package.
    pub fn stem(&self) -> &str {
        match self {
            // Beside its drawings, which have its name too.
            TableOf::Chart { chart, .. } => chart,
            TableOf::Case(_) => "figures",
            TableOf::Statistic(_) => "data",
            TableOf::Site => "all",
        }
    }

    /// The formats that it can be downloaded in. What describes a chart of a case is described with the case.
    pub fn formats(&self) -> impl Iterator<Item = Format> {
        let is_part = matches!(self, TableOf::Chart { .. });
        Format::ALL.iter().copied().filter(move |format| format.is_data() || !is_part)
    }

    /// The name of the file in a format, without its folder.
    pub fn name(&self, format: Format) -> String {
        let with = |ending: &str| [self.stem(), ending].concat();
        match format {
            Format::Csv => with(".csv"),
            Format::CsvOfIds => with(".ids.csv"),
            // Where CSV on the Web looks for the metadata of a file (Model for Tabular Data, section 5.3).
            Format::CsvMetadata => with(".csv-metadata.json"),
            Format::CsvOfIdsMetadata => with(".ids.csv-metadata.json"),
            Format::Json => with(".json"),
            Format::Xlsx => with(".xlsx"),
            Format::Package => "datapackage.json".to_owned(),
        }
    }
}

impl Format {
    /// The formats that this build of Casebook writes.
    pub const ALL: &[Format] = if cfg!(feature = "spreadsheets") {
        &[
            Format::Csv,
            Format::CsvOfIds,
            Format::CsvMetadata,
            Format::CsvOfIdsMetadata,
            Format::Json,
            Format::Xlsx,
            Format::Package,
        ]
    } else {
        &[
            Format::Csv,
            Format::CsvOfIds,
            Format::CsvMetadata,
            Format::CsvOfIdsMetadata,
            Format::Json,
            Format::Package,
        ]
    };

    /// Whether it holds the data themselves, and not what their columns mean.
    pub fn is_data(self) -> bool {
        match self {
            Format::Csv | Format::CsvOfIds | Format::Json | Format::Xlsx => true,
            Format::CsvMetadata | Format::CsvOfIdsMetadata | Format::Package => false,
        }
    }
}

impl Drawing {
    /// The forms that this build of Casebook draws.
    pub const ALL: &[Drawing] =
        if cfg!(feature = "pictures") { &[Drawing::Svg, Drawing::Png] } else { &[Drawing::Svg] };

    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Drawing::Svg => "svg",
            Drawing::Png => "png",
        }
    }
}
