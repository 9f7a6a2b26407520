//! JSON Schemas (draft 2020-12) of every YAML file of a site, so that an editor completes keys, explains them and marks faults.
//!
//! They say what the readers of `model` ask for and no more: whether an id leads to a record, or a text has all its languages, only
//! `casebook check` knows. `tests/schema.rs` holds each key, each choice and each shape against the readers.

mod json;
mod records;
mod shape;

pub use json::schema;
pub use shape::{Key, Need, Presence, Record, Shape};

use crate::diag::Pattern;

/// A kind of YAML file.
pub struct Kind {
    /// The word after `casebook schema`, and the stem of the schema's file.
    pub id: &'static str,
    /// Where such files stand.
    pub home: &'static str,
    pub about: &'static Pattern,
    pub form: Form,
}

/// What the root of a file holds.
pub enum Form {
    Record(&'static Record),
    /// A record by each id: `content/sources.yaml`.
    Map(&'static Shape),
    /// A value that is no record: a unit.
    Value(&'static Shape),
}

const fn record(id: &'static str, home: &'static str, record: &'static Record) -> Kind {
    Kind { id, home, about: &record.about, form: Form::Record(record) }
}

const fn map(id: &'static str, home: &'static str, about: &'static Pattern, of: &'static Shape) -> Kind {
    Kind { id, home, about, form: Form::Map(of) }
}

/// All kinds, in the order in which a site is written.
pub static KINDS: &[Kind] = &[
    record("site", "content/site.yaml", &records::SITE),
    map("sources", "content/sources.yaml", &records::SOURCE.about, &Shape::Record(&records::SOURCE)),
    record("source", "content/sources/ID.yaml", &records::SOURCE),
    map(
        "organizations",
        "content/organizations.yaml",
        &records::ORGANIZATION.about,
        &Shape::Record(&records::ORGANIZATION),
    ),
    record("organization", "content/organizations/ID.yaml", &records::ORGANIZATION),
    map(
        "indicators",
        "content/indicators.yaml",
        &records::INDICATOR.about,
        &Shape::Record(&records::INDICATOR),
    ),
    record("indicator", "content/indicators/ID.yaml", &records::INDICATOR),
    map("schemes", "content/schemes.yaml", &records::SCHEME.about, &Shape::Record(&records::SCHEME)),
    record("scheme", "content/schemes/ID.yaml", &records::SCHEME),
    map(
        "taxonomies",
        "content/taxonomies.yaml",
        &records::TAXONOMY.about,
        &Shape::Record(&records::TAXONOMY),
    ),
    record("taxonomy", "content/taxonomies/ID.yaml", &records::TAXONOMY),
    map("regions", "content/regions.yaml", &records::REGIONS.about, &Shape::Record(&records::REGIONS)),
    record("layout", "content/regions/ID.yaml", &records::REGIONS),
    map(
        "programmes",
        "content/programmes.yaml",
        &records::PROGRAMME.about,
        &Shape::Record(&records::PROGRAMME),
    ),
    record("programme", "content/programmes/ID.yaml", &records::PROGRAMME),
    map("units", "content/units.yaml", &UNIT, &Shape::Label),
    Kind { id: "unit", home: "content/units/ID.yaml", about: &UNIT, form: Form::Value(&Shape::Label) },
    record("case", "content/cases/ID/case.yaml", &records::CASE),
    record("event", "content/events/ID/event.yaml", &records::EVENT),
    record("statistic", "content/statistics/ID/statistic.yaml", &records::STATISTIC),
    record("page", "content/pages/ID/page.yaml", &records::PAGE),
    record("theme", "themes/NAME/theme.yaml", &records::THEME),
];

static UNIT: Pattern = Pattern {
    en: "Unit: a unit of measure beyond the built-in ones, as in `{en: {one: session, other: sessions}, zh-Hans: 场}`",
    zh: "计量单位：内置单位以外的单位，如 `{en: {one: session, other: sessions}, zh-Hans: 场}`",
};

/// The kind of an id such as `case`.
pub fn find(id: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == id)
}

/// The kind of the YAML file at a path below the root of a site; nothing where no record stands there.
pub fn of_path(path: &str) -> Option<&'static Kind> {
    let fits = |home: &str, part: &str| match home {
        "ID" | "NAME" => true,
        "ID.yaml" => part.ends_with(".yaml"),
        exact => exact == part,
    };
    KINDS.iter().find(|kind| {
        kind.home.split('/').count() == path.split('/').count()
            && kind.home.split('/').zip(path.split('/')).all(|(home, part)| fits(home, part))
    })
}

impl Kind {
    /// Below which name a site keeps the schema: `case.schema.json`.
    pub fn file_name(&self) -> String {
        format!("{}.schema.json", self.id)
    }
}
