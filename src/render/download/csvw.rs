//! What the columns of a CSV mean, as CSV on the Web says it (W3C Metadata Vocabulary for Tabular Data), beside the CSV.
//!
//! The head of the CSV has to be among the `titles` of its columns. The CSV of ids has them in every language, after the id, and
//! the id as name. The CSV for people is of one language: its columns have its own words first and the id second, and no name,
//! because readers that look for columns by name alone, as the `csvw` package does, then take the first title for it.

use serde_json::{Map, Value, json};

use super::License;
use super::about;
use super::column::{Column, Kind, Shape};
use super::table::Table;
use crate::render::context::Context;
use crate::render::keywords;
use crate::route::{Format, TableOf};

/// The metadata of one of the two CSV files of a record; nothing for any other format. A case whose charts have files of their own
/// describes them as a group of tables.
pub(super) fn metadata(cx: &Context<'_>, of: &TableOf, table: &Table<'_>, format: Format) -> Option<Vec<u8>> {
    let data = match format {
        Format::CsvMetadata => Format::Csv,
        Format::CsvOfIdsMetadata => Format::CsvOfIds,
        _ => return None,
    };
    let mut metadata = match super::parts(cx, of) {
        parts if parts.is_empty() => described(cx, of, table, data),
        parts => {
            let own = super::has_own_file(of, table).then(|| described(cx, of, table, data));
            let parts = parts.iter().map(|(of, table)| described(cx, of, table, data));
            json!({"tables": own.into_iter().chain(parts).collect::<Vec<_>>()})
        }
    };
    metadata["@context"] = json!(["http://www.w3.org/ns/csvw", {"@language": cx.locale.as_str()}]);
    metadata["dc:language"] = json!(cx.locale.as_str());
    if let Some(path) = License::of(cx).and_then(|license| license.path) {
        metadata["dc:license"] = json!({"@id": path});
    }
    super::pretty(&metadata)
}

/// One CSV with its columns.
fn described(cx: &Context<'_>, of: &TableOf, table: &Table<'_>, data: Format) -> Value {
    let of_column = if data == Format::CsvOfIds { of_ids } else { of_words };
    let columns = table.shape.columns.iter().map(|column| of_column(cx, &table.shape, *column));
    let mut schema = json!({"columns": columns.collect::<Vec<Value>>()});
    if data == Format::CsvOfIds {
        schema["primaryKey"] = table.shape.key.iter().map(|column| column.id()).collect();
    }
    let mut said = json!({
        "url": of.name(data),
        "dc:title": table.title,
        "rdfs:comment": cx.word("download.guard"),
        "dialect": {"encoding": "utf-8", "header": true, "headerRowCount": 1, "delimiter": ",", "doubleQuote": true},
        "tableSchema": schema,
    });
    let keywords = keywords::of(cx, of);
    if !keywords.is_empty() {
        said["dcat:keyword"] = json!(keywords);
    }
    let sources: Vec<Value> = table
        .sources
        .iter()
        .filter_map(|source| source.url.as_ref())
        .map(|url| json!({"@id": url}))
        .collect();
    if !sources.is_empty() {
        said["dc:source"] = json!(sources);
    }
    if let Some(description) = about::description(cx, of, table) {
        said["dc:description"] = json!(description);
    }
    said
}

fn of_words(cx: &Context<'_>, shape: &Shape, column: Column) -> Value {
    let titles = json!([cx.word(&column.string()), column.id().to_owned()]);
    described_column(cx, shape, column, titles)
}

fn of_ids(cx: &Context<'_>, shape: &Shape, column: Column) -> Value {
    let id = column.id();
    let titles: Map<String, Value> = cx
        .site()
        .config
        .locales
        .iter()
        .map(|locale| {
            let words = super::in_locale(cx, locale).word(&column.string());
            (locale.to_string(), json!([id, words]))
        })
        .collect();
    let mut said = described_column(cx, shape, column, Value::Object(titles));
    said["name"] = json!(id);
    said
}

/// Numbers are plain digits, with the decimals as stated. Times are texts: `to-date` and ranges are no dates of XML Schema.
fn described_column(cx: &Context<'_>, shape: &Shape, column: Column, titles: Value) -> Value {
    let mut said = json!({
        "titles": titles,
        "dc:description": cx.word(&column.meaning()),
        "required": shape.required.contains(&column),
        "datatype": match column.kind() {
            Kind::Number => "decimal",
            Kind::Count => "positiveInteger",
            Kind::Time | Kind::Text => "string",
        },
    });
    if let Some(separator) = column.separator() {
        said["separator"] = json!(separator);
    }
    said
}
