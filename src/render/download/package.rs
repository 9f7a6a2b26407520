//! `datapackage.json`: the description of a record's CSV for programs (Data Package 2, datapackage.org).
//!
//! The charts of a case come after the table that they are taken from, each with its own rows. One a record and language, beside the files that it describes: a package names only files in and below its own folder, so that
//! of the whole site describes a table of its own, and what is taken away as a folder stays whole.

use serde_json::{Map, Value, json};

use super::License;
use super::about;
use super::column::{Column, Kind, Shape};
use super::csv;
use super::table::Table;
use crate::model::source::Source;
use crate::output::Digest;
use crate::render::context::Context;
use crate::render::keywords;
use crate::route::{Format, TableOf};

/// The package of a record in the language of the context.
pub(super) fn package(cx: &Context<'_>, of: &TableOf, table: &Table<'_>) -> Option<Vec<u8>> {
    let config = &cx.site().config;
    let mut package = Map::new();
    let mut say = |key: &str, value: Value| package.insert(key.to_owned(), value);
    say("$schema", json!("https://datapackage.org/profiles/2.0/datapackage.json"));
    say("name", json!(of.id()));
    say("title", json!(table.title));
    if let Some(description) = about::description(cx, of, table) {
        say("description", json!(description));
    }
    say("version", json!(config.as_of.to_string()));
    if let Some(page) = about::page(cx, of) {
        say("homepage", json!(page));
    }
    let keywords = keywords::of(cx, of);
    if !keywords.is_empty() {
        say("keywords", json!(keywords));
    }
    if let Some(license) = License::of(cx).and_then(licence) {
        say("licenses", json!([license]));
    }
    if let Some(publisher) =
        config.publisher.as_deref().and_then(|id| cx.site().registry.organizations.get(id))
    {
        say("contributors", json!([{"title": cx.text(&publisher.name), "roles": ["publisher"]}]));
    }
    let sources: Vec<Value> = table.sources.iter().map(|source| of_source(cx, source)).collect();
    if !sources.is_empty() {
        say("sources", json!(sources));
    }
    let parts = super::parts(cx, of);
    let own = super::has_own_file(of, table).then(|| resource(cx, of, table));
    let resources = own.into_iter().chain(parts.iter().map(|(of, table)| resource(cx, of, table)));
    say("resources", json!(resources.collect::<Option<Vec<Value>>>()?));
    super::pretty(&Value::Object(package))
}

/// A licence needs a name or an address; one that is only words is not named.
fn licence(license: License) -> Option<Value> {
    let mut said = Map::new();
    said.extend(license.name.map(|name| ("name".to_owned(), json!(name))));
    said.extend(license.path.map(|path| ("path".to_owned(), json!(path))));
    let is_named = !said.is_empty();
    said.insert("title".to_owned(), json!(license.title));
    is_named.then_some(Value::Object(said))
}

fn of_source(cx: &Context<'_>, source: &Source) -> Value {
    let mut said = Map::new();
    said.insert("title".to_owned(), json!(cx.text(&source.title)));
    said.extend(source.url.as_ref().map(|url| ("path".to_owned(), json!(url))));
    Value::Object(said)
}

/// The CSV of ids with its schema, its length and its digest.
fn resource(cx: &Context<'_>, of: &TableOf, table: &Table<'_>) -> Option<Value> {
    let bytes = csv::of_ids(cx, table)?;
    let fields: Vec<Value> =
        table.shape.columns.iter().map(|column| field(cx, &table.shape, *column)).collect();
    let key: Vec<&str> = table.shape.key.iter().map(|column| column.id()).collect();
    Some(json!({
        "name": of.stem(),
        "type": "table",
        "title": table.title,
        "description": cx.word("download.guard"),
        "path": of.name(Format::CsvOfIds),
        "format": "csv",
        "mediatype": csv::MEDIA_TYPE,
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", Digest::of(&bytes)),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": true},
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": key},
    }))
}

fn field(cx: &Context<'_>, shape: &Shape, column: Column) -> Value {
    let mut constraints = json!({"required": shape.required.contains(&column)});
    if let Some(codes) = shape.codes(column) {
        constraints["enum"] = json!(codes);
    }
    json!({
        "name": column.id(),
        "type": match column.kind() {
            Kind::Number => "number",
            Kind::Count => "integer",
            Kind::Time | Kind::Text => "string",
        },
        "title": cx.word(&column.string()),
        "description": cx.word(&column.meaning()),
        "constraints": constraints,
    })
}
