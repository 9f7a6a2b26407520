//! References from one record to another.

use std::fmt;

use crate::files::Place;

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Source,
    Organization,
    Indicator,
    Unit,
    Scheme,
    Taxonomy,
    Regions,
    Programme,
    Case,
    Event,
    Statistic,
    Page,
}

impl Kind {
    /// The word for it in English, as in links (`case:ID`) and messages.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Source => "source",
            Kind::Organization => "organization",
            Kind::Indicator => "indicator",
            Kind::Unit => "unit",
            Kind::Scheme => "scheme",
            Kind::Taxonomy => "taxonomy",
            Kind::Regions => "layout of regions",
            Kind::Programme => "programme",
            Kind::Case => "case",
            Kind::Event => "event",
            Kind::Statistic => "statistic",
            Kind::Page => "page",
        }
    }

    /// The word for it in Chinese.
    pub fn word_zh(self) -> &'static str {
        match self {
            Kind::Source => "来源",
            Kind::Organization => "机构",
            Kind::Indicator => "指标",
            Kind::Unit => "计量单位",
            Kind::Scheme => "评选",
            Kind::Taxonomy => "分类",
            Kind::Regions => "地区布局",
            Kind::Programme => "项目",
            Kind::Case => "案例",
            Kind::Event => "活动",
            Kind::Statistic => "统计",
            Kind::Page => "页面",
        }
    }

    /// Where records of this kind are written.
    pub fn home(self) -> &'static str {
        match self {
            Kind::Source => "content/sources.yaml",
            Kind::Organization => "content/organizations.yaml",
            Kind::Indicator => "content/indicators.yaml",
            Kind::Unit => "content/units.yaml",
            Kind::Scheme => "content/schemes.yaml",
            Kind::Taxonomy => "content/taxonomies.yaml",
            Kind::Regions => "content/regions.yaml",
            Kind::Programme => "content/programmes.yaml",
            Kind::Case => "content/cases/",
            Kind::Event => "content/events/",
            Kind::Statistic => "content/statistics/",
            Kind::Page => "content/pages/",
        }
    }
}

/// An id somewhere in a record, and what it should lead to; all are checked in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub to: Target,
    pub place: Place,
}

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Record(Kind, String),
    Term {
        taxonomy: String,
        term: String,
    },
    /// A figure, with the case that the reference stands in, if any.
    Figure {
        within: Option<String>,
        figure: FigureRef,
    },
}

/// The address of a figure, as authors write it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureRef {
    /// `ID`: a figure of the same case.
    Own(String),
    /// `CASE/ID`: a figure of another case.
    OfCase { case: String, figure: String },
    /// `STATISTIC@KEY`: an observation; the key is a period, a category, or `PERIOD/CATEGORY`.
    Observation { statistic: String, key: String },
}

impl FigureRef {
    pub fn parse(text: &str) -> FigureRef {
        if let Some((statistic, key)) = text.split_once('@') {
            FigureRef::Observation { statistic: statistic.to_owned(), key: key.to_owned() }
        } else if let Some((case, figure)) = text.split_once('/') {
            FigureRef::OfCase { case: case.to_owned(), figure: figure.to_owned() }
        } else {
            FigureRef::Own(text.to_owned())
        }
    }

    /// The same figure named with its case, so that the address holds anywhere; nothing where no case is known.
    pub fn in_full(self, within: Option<&str>) -> Option<FigureRef> {
        match self {
            FigureRef::Own(figure) => Some(FigureRef::OfCase { case: within?.to_owned(), figure }),
            full => Some(full),
        }
    }
}

impl fmt::Display for FigureRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FigureRef::Own(figure) => out.write_str(figure),
            FigureRef::OfCase { case, figure } => write!(out, "{case}/{figure}"),
            FigureRef::Observation { statistic, key } => write!(out, "{statistic}@{key}"),
        }
    }
}
