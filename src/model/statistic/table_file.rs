//! A CSV beside a statistic, as rows that read like YAML.

use crate::diag::{Diagnostic, table::reading, table::references};
use crate::files::{FileId, Files, Place};
use crate::model::bundle::Assets;
use crate::model::reader::Reader;
use crate::yaml::{Cursor, Entry, Node, Value, listed, nearest};

/// Reads the file that `data:` names. Columns are keys of an observation, empty cells are absent keys; RFC 4180.
pub(super) fn read(files: &Files, cursor: Cursor<'_>, assets: &Assets, cx: &mut Reader<'_>) -> Option<Vec<Node>> {
    let name = cursor.text(cx)?;
    let Some(&file) = assets.get(name) else {
        let names = || assets.keys().map(String::as_str);
        let missing = Diagnostic::new(references::BROKEN_LINK, cursor.place()).with("target", name);
        let missing = missing.with("reason", "there is no such file beside the record").with("reason_zh", "记录旁没有此文件");
        let advice = format!("the files beside it are: {}", listed(names()));
        let advice_zh = format!("旁边的文件有：{}", listed(names()));
        cx.problem(missing.with_some("near", nearest(name, names())).with("advice", advice).with("advice_zh", advice_zh));
        return None;
    };
    let text = files.get(file).text()?;
    rows(file, text).map_err(|problem| cx.problem(*problem)).ok()
}

fn rows(file: FileId, text: &str) -> Result<Vec<Node>, Box<Diagnostic>> {
    let fault = |error: csv::Error| {
        let at = error.position().map_or(0, |position| position.byte() as usize).min(text.len());
        let problem = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("this row has {len} fields, the header {expected_len}")
            }
            _ => error.to_string(),
        };
        Box::new(Diagnostic::new(reading::CSV, row_place(file, text, at)).with("problem", problem))
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(fault)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(fault)?;
        let at = record.position().map_or(0, |position| position.byte() as usize);
        let place = row_place(file, text, at);
        let entries = header.iter().zip(&record).filter(|(_, cell)| !cell.is_empty()).map(|(key, cell)| Entry {
            key: key.into(),
            key_place: place,
            value: Node { place, value: Value::Scalar(cell.into()) },
        });
        rows.push(Node { place, value: Value::Map(entries.collect()) });
    }
    Ok(rows)
}

/// The line on which a row begins.
fn row_place(file: FileId, text: &str, at: usize) -> Place {
    let start = at + text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
    let end = text[start..].find(['\r', '\n']).map_or(text.len(), |length| start + length);
    Place::bytes(file, start..end)
}
