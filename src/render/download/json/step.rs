//! A step of a timeline or a pathway as JSON: under each key what its column says.

use serde_json::{Map, Value, json};

use super::{Cell, Row, Texts, cell, words};
use crate::render::download::column::{Column, Kind};

/// The step in all languages. What is said of its sources stands with their records in the same file.
pub(super) fn entry(row: &Row<'_>, said_in: &[(&str, Vec<Cell>)], columns: &[Column]) -> Option<Value> {
    let (_, first) = said_in.first()?;
    let mut said = Map::new();
    for column in columns {
        let code = cell(first, columns, *column).code();
        let texts: Texts = words(said_in, columns, *column);
        let value = match column {
            Column::Source => json!(row.stands.sources()),
            _ if column.separator().is_some() => continue,
            _ if column.is_in_words() && !texts.is_empty() => json!(texts),
            _ if code.is_empty() => continue,
            _ if column.kind() == Kind::Count => serde_json::from_str(&code).ok()?,
            _ => json!(code),
        };
        said.insert(column.id().to_owned(), value);
    }
    Some(Value::Object(said))
}
