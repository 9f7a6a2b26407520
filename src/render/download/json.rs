//! The figures of one record as JSON: the entries of `figures.json` with everything that CSV says, in all languages, and the
//! records of the units and sources that they name. A timeline or a pathway has its steps in place of figures.

mod step;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::about;
use super::column::Column;
use super::rows;
use super::table::{Cell, Row, Stands, Table, cell};
use crate::model::config::Config;
use crate::model::figure::Time;
use crate::model::source::{Published, Source};
use crate::model::statistic::gather::GatheredValue;
use crate::output::{FigureEntry, Texts};
use crate::render::context::Context;
use crate::render::{figure, prose, register};
use crate::route::TableOf;

/// A file of one record, or of the whole site.
#[derive(Serialize)]
struct Record<'t, 'a> {
    casebook: &'static str,
    as_of: String,
    locales: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chart: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistic: Option<String>,
    title: Texts,
    /// How a statistic counts, under the keys of its indicator; absent for other records.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    counted: BTreeMap<&'static str, Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<Figures<'t, 'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<Value>>,
    units: BTreeMap<String, Texts>,
    sources: Map<String, Value>,
}

/// The entries of all figures by their addresses, each made when it is written: a statistic may have a hundred thousand.
struct Figures<'t, 'a> {
    contexts: &'t [Context<'a>],
    tables: &'t [(String, Table<'a>)],
}

impl Serialize for Figures<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Figures { contexts, tables } = *self;
        let rows = tables.iter().take(1).flat_map(|(_, first)| first.rows.iter().enumerate());
        to.collect_map(rows.map(|(at, row)| (&row.address, full(contexts, tables, at, row))))
    }
}

/// An entry of the register with what the register leaves to the pages.
#[derive(Serialize)]
struct Full {
    /// In the file of the whole site, where it does not stand at the head.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    category_label: Texts,
    #[serde(flatten)]
    entry: FigureEntry,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    basis: Texts,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    share_of: Texts,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    locator: Texts,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    note: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_stated: Option<String>,
}

/// A source as its record says it.
#[derive(Serialize)]
struct Cited {
    kind: &'static str,
    title: Texts,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    publisher: Texts,
    /// ISO 8601, as far as it is known; absent where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// Why the date of publication is not known.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    reason: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    license: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'static str>,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    note: Texts,
}

/// The figures of a record in all languages of the site.
pub(super) fn record(cx: &Context<'_>, of: &TableOf) -> Option<Vec<u8>> {
    let config = &cx.site().config;
    let contexts: Vec<Context<'_>> =
        config.locales.iter().map(|locale| super::in_locale(cx, locale)).collect();
    let tables = contexts.iter().map(|cx| Some((cx.locale.to_string(), rows::table(cx, of)?)));
    let tables: Vec<(String, Table<'_>)> = tables.collect::<Option<_>>()?;
    let (_, first) = tables.first()?;
    let (mut units, mut steps) = (BTreeMap::new(), Vec::new());
    for (at, row) in first.rows.iter().enumerate() {
        if let Some(unit) = row.stands.unit() {
            let words = contexts.iter().map(|cx| (cx, figure::unit_words(unit, cx.locale.language())));
            let words = words.filter(|(_, words)| !words.is_empty());
            units.insert(unit.id.clone(), words.map(|(cx, words)| (cx.locale.to_string(), words)).collect());
        }
        if let Stands::Step { .. } = row.stands {
            steps.push(step::entry(row, &said_in(&contexts, &tables, at), first.shape.columns)?);
        }
    }
    let mut sources = Map::new();
    for source in &first.sources {
        sources.insert(source.id.clone(), serde_json::to_value(cited(config, &contexts, source)).ok()?);
    }
    let [case, chart, statistic] = match of {
        TableOf::Case(id) => [Some(id.clone()), None, None],
        TableOf::Chart { case, chart } => [Some(case.clone()), Some(chart.clone()), None],
        TableOf::Statistic(id) => [None, None, Some(id.clone())],
        TableOf::Site => [None, None, None],
    };
    let title = tables.iter().map(|(locale, table)| (locale.clone(), table.title.clone())).collect();
    let record = Record {
        casebook: env!("CARGO_PKG_VERSION"),
        as_of: config.as_of.to_string(),
        locales: config.locales.iter().map(ToString::to_string).collect(),
        case,
        chart,
        statistic,
        title,
        counted: about::counted(&contexts, of),
        figures: steps.is_empty().then_some(Figures { contexts: &contexts, tables: &tables }),
        steps: (!steps.is_empty()).then_some(steps),
        units,
        sources,
    };
    let bytes = super::pretty(&record);
    contexts.iter().filter_map(Context::fault).for_each(|fault| cx.note_fault(fault));
    bytes
}

/// The cells of a row in each language.
fn said_in<'t>(
    contexts: &[Context<'_>],
    tables: &'t [(String, Table<'_>)],
    at: usize,
) -> Vec<(&'t str, Vec<Cell>)> {
    let said = contexts
        .iter()
        .zip(tables)
        .filter_map(|(cx, (locale, table))| Some((locale.as_str(), rows::cells(cx, table.rows.get(at)?))));
    said.collect()
}

fn full(contexts: &[Context<'_>], tables: &[(String, Table<'_>)], at: usize, row: &Row<'_>) -> Full {
    let columns = tables.first().map(|(_, table)| table.shape.columns).unwrap_or_default();
    let said_in = said_in(contexts, tables, at);
    let first = said_in.first().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
    let texts = |column: Column| words(&said_in, columns, column);
    let said = |column: Column| match cell(first, columns, column) {
        Cell::Empty => None,
        cell => Some(cell.code()),
    };
    let (entry, note) = match &row.stands {
        Stands::Stated(addressed) => {
            let case = match addressed.at {
                crate::model::addressed::At::Case => Some(addressed.record),
                crate::model::addressed::At::Borrowed(case, _) => Some(case),
                crate::model::addressed::At::Statistic => None,
            };
            let notes = contexts
                .iter()
                .filter_map(|cx| Some((cx.locale.to_string(), rows::note(cx, addressed.figure, case)?)));
            let entry = contexts.first().map(|cx| register::entry(cx.site(), addressed));
            (entry.unwrap_or_default(), notes.filter(|(_, note)| !note.is_empty()).collect())
        }
        Stands::Formed(formed) => {
            (FigureEntry { label: texts(Column::Label), ..entry_of(formed) }, Texts::new())
        }
        Stands::Step { .. } => Default::default(),
    };
    Full {
        record: said(Column::Record),
        category: said(Column::Category),
        category_label: texts(Column::Category),
        entry,
        basis: texts(Column::Basis),
        share_of: texts(Column::ShareOf),
        locator: texts(Column::Locator),
        note,
        as_stated: said(Column::AsStated),
    }
}

/// What a row says in a column in each language that says something there.
fn words(said_in: &[(&str, Vec<Cell>)], columns: &[Column], column: Column) -> Texts {
    let texts = said_in.iter().map(|(locale, cells)| (locale, cell(cells, columns, column).words()));
    texts.filter(|(_, text)| !text.is_empty()).map(|(locale, text)| ((*locale).to_owned(), text)).collect()
}

/// A sum or a count as an entry of the register.
fn entry_of(formed: &GatheredValue) -> FigureEntry {
    let [as_of, period] = match &formed.time {
        Some(Time::AsOf(period)) => [Some(period.to_string()), None],
        Some(Time::Over(period)) => [None, Some(period.to_string())],
        None => [None, None],
    };
    FigureEntry {
        value: Some(formed.value.number().machine_text()),
        upper: formed.value.upper().map(|upper| upper.machine_text()),
        qualifier: Some(formed.value.qualifier().to_string()),
        unit: formed.unit.id.clone(),
        as_of,
        period,
        status: formed.status.word().to_owned(),
        source: formed.sources.clone(),
        ..FigureEntry::default()
    }
}

fn cited(config: &Config, contexts: &[Context<'_>], source: &Source) -> Cited {
    let texts = |text: &Option<_>| {
        text.as_ref().map(|text| register::texts(config, text, String::clone)).unwrap_or_default()
    };
    let (published, reason) = match &source.published {
        Published::On(date) => (Some(date.to_string()), Texts::new()),
        Published::Unknown { reason } => (None, texts(reason)),
    };
    let note = source.note.iter().flat_map(|note| {
        contexts.iter().map(|cx| (cx.locale.to_string(), prose::plain_text(cx, note, None)))
    });
    Cited {
        kind: source.kind.word(),
        title: register::texts(config, &source.title, String::clone),
        publisher: texts(&source.publisher),
        published,
        reason,
        accessed: source.accessed.map(|date| date.to_string()),
        url: source.url.clone(),
        language: source.language.clone(),
        license: texts(&source.license),
        grade: source.grade.map(|grade| grade.word()),
        note: note.filter(|(_, note)| !note.is_empty()).collect(),
    }
}
