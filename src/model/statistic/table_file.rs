//! A CSV beside a statistic, as rows that read like YAML.

use crate::diag::{Diagnostic, Pattern, table::reading, table::references};
use crate::files::{FileId, Files, Place};
use crate::model::bundle::{Asset, Assets};
use crate::model::reader::Reader;
use crate::model::statistic::heads;
use crate::yaml::{Cursor, Entry, Node, Value, listed, nearest};

/// Reads the file that `data:` names. Columns are keys of an observation, empty cells are absent keys; RFC 4180.
pub(super) fn read(
    files: &Files,
    cursor: Cursor<'_>,
    assets: &Assets,
    cx: &mut Reader<'_>,
) -> Option<Vec<Node>> {
    let name = cursor.text(cx)?;
    let found = assets.get(name).filter(|_| name.ends_with(ENDING));
    let Some(&Asset { file, .. }) = found else {
        let missing =
            Diagnostic::new(references::BROKEN_LINK, cursor.place()).with("target", name).with("file", name);
        cx.problem(unread(missing, name, assets));
        return None;
    };
    let text = files.get(file).text()?;
    rows(file, text).map_err(|problem| cx.problem(*problem)).ok()
}

const ENDING: &str = ".csv";

/// The table that lies beside a record which names none.
pub(super) fn beside(assets: &Assets) -> Option<&str> {
    assets.keys().map(String::as_str).find(|name| name.ends_with(ENDING))
}

/// Says why the file that was named is not read, and what to do.
fn unread(missing: Diagnostic, name: &str, assets: &Assets) -> Diagnostic {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let right = format!("{stem}{ENDING}");
    let is_table = name.ends_with(ENDING);
    let missing = match is_table {
        true => missing
            .with("reason", "there is no such file beside the record")
            .with("reason_zh", "记录旁没有此文件"),
        false => missing
            .with("reason", "numbers are read only from a file that ends in .csv")
            .with("reason_zh", "数据只能从扩展名为 .csv 的文件读取"),
    };
    if !is_table && assets.contains_key(&right) {
        let write = (format!("write `data: {right}`"), format!("请写 `data: {right}`"));
        return missing.with("advice", write.0).with("advice_zh", write.1);
    }
    // The table of this name under another ending: the file that was named, or the one that was meant.
    let other = assets.keys().map(String::as_str).find(|other| match is_table {
        true => other.rsplit_once('.').is_some_and(|(other, _)| other == stem),
        false => *other == name,
    });
    if let Some(other) = other.or(Some(name).filter(|_| !is_table)) {
        let is_capital = other.to_ascii_lowercase().ends_with(ENDING);
        let (first, first_zh) = match is_capital {
            true => (format!("rename `{other}` to `{right}`"), format!("请将 `{other}` 改名为 `{right}`")),
            false => (
                format!("open `{other}` in Excel and save it here as `{right}` (CSV UTF-8, Comma delimited)"),
                format!(
                    "请用 Excel 打开 `{other}`，另存到此处，名为 `{right}`（类型选“CSV UTF-8（逗号分隔）”）"
                ),
            ),
        };
        return missing
            .with("advice", format!("{first}, and write `data: {right}`"))
            .with("advice_zh", format!("{first_zh}，并写 `data: {right}`"));
    }
    let tables = || assets.keys().map(String::as_str).filter(|name| name.ends_with(ENDING));
    let (advice, advice_zh) = match assets.is_empty() {
        true => (format!("put `{name}` beside this file"), format!("请将 `{name}` 放在本文件旁")),
        false => {
            let names = listed(assets.keys().map(String::as_str));
            (format!("the files beside it are: {names}"), format!("旁边的文件有：{names}"))
        }
    };
    let missing = missing.with_some("near", nearest(name, tables()));
    missing.with("advice", advice).with("advice_zh", advice_zh)
}

fn rows(file: FileId, text: &str) -> Result<Vec<Node>, Box<Diagnostic>> {
    let fault = |error: csv::Error| {
        let at = error.position().map_or(0, |position| position.byte() as usize).min(text.len());
        let found = Diagnostic::new(reading::CSV, row_place(file, text, at));
        Box::new(match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => found
                .with("problem", format!("the header names {expected_len} columns, but the number of fields in this row is {len}"))
                .with("problem_zh", format!("首行有 {expected_len} 列，而此行有 {len} 个字段"))
                .with("advice", "give every row a field for each column, empty where there is nothing to say; put a field that holds a comma in double quotes")
                .with("advice_zh", "每行须与首行列数相同，无内容的字段留空；含逗号的字段请加双引号"),
            _ => found.with("problem", &error),
        })
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(fault)?.clone();
    let header_place = row_place(file, text, 0);
    if let Some(name) =
        header.iter().enumerate().find(|(at, name)| header.iter().take(*at).any(|other| other == *name))
    {
        let name = name.1;
        let twice = Diagnostic::new(reading::CSV, header_place)
            .with("problem", format!("the column `{name}` stands there twice"));
        let twice = twice.with("problem_zh", format!("`{name}` 列重复"));
        return Err(Box::new(twice.with("advice", "keep one of them").with("advice_zh", "请保留其中一列")));
    }
    if let Some((advice, advice_zh)) = heads::to_write_instead(header.iter()) {
        let named = Diagnostic::new(reading::CSV, header_place)
            .with("problem", "its columns are not named by the keys of an observation")
            .with("problem_zh", "列名不是观测值的键名");
        return Err(Box::new(named.with("advice", advice).with("advice_zh", advice_zh)));
    }
    if !header.iter().any(|name| name == "value") {
        if let Some(parted) = other_separator(&header) {
            let found = Diagnostic::new(reading::CSV, header_place)
                .with("problem", format!("its columns are parted by {}, not by commas", parted.en))
                .with("problem_zh", format!("各列以{}分隔，而不是逗号", parted.zh))
                .with(
                    "advice",
                    "save the file again as CSV with commas (in Excel: CSV UTF-8 (Comma delimited))",
                )
                .with(
                    "advice_zh",
                    "请另存为以逗号分隔的 CSV（Excel：另存为，类型选“CSV UTF-8（逗号分隔）”）",
                );
            return Err(Box::new(found));
        }
        let none = Diagnostic::new(reading::CSV, header_place).with("problem", "it has no column `value`");
        let none = none.with("problem_zh", "没有 `value` 列").with(
            "advice",
            format!("name the column with the numbers `value`; the columns are {}", listed(&header)),
        );
        return Err(Box::new(
            none.with("advice_zh", format!("请将数值所在的列命名为 `value`；现有的列为 {}", listed(&header))),
        ));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(fault)?;
        // Spreadsheets save rows that were emptied; they say nothing.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let at = record.position().map_or(0, |position| position.byte() as usize);
        let place = row_place(file, text, at);
        let entries =
            header.iter().zip(&record).filter(|(_, cell)| !cell.is_empty()).map(|(key, cell)| Entry {
                key: key.into(),
                // A column that is wrong is wrong once, in the header.
                key_place: cell_place(file, text, header_place, key),
                value: Node { place: cell_place(file, text, place, cell), value: Value::Scalar(cell.into()) },
            });
        rows.push(Node { place, value: Value::Map(entries.collect()) });
    }
    Ok(rows)
}

/// What parts the columns of a header that is a single field for lack of commas.
fn other_separator(header: &csv::StringRecord) -> Option<Pattern> {
    const OTHERS: [(char, Pattern); 4] = [
        (';', Pattern { en: "`;`", zh: "分号" }),
        ('\t', Pattern { en: "tabs", zh: "制表符" }),
        ('，', Pattern { en: "`，`", zh: "全角逗号" }),
        ('；', Pattern { en: "`；`", zh: "全角分号" }),
    ];
    let only = header.get(0).filter(|_| header.len() == 1)?;
    OTHERS.into_iter().find(|(separator, _)| only.contains(*separator)).map(|(_, named)| named)
}

/// The cell within a row where its words stand there once; otherwise the row.
fn cell_place(file: FileId, text: &str, row: Place, cell: &str) -> Place {
    let Place::Bytes { start, end, .. } = row else { return row };
    let (start, end) = (start as usize, end as usize);
    let mut found = text.get(start..end).into_iter().flat_map(|row| row.match_indices(cell));
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Place::bytes(file, start + at..start + at + cell.len()),
        _ => row,
    }
}

/// The line on which a row begins.
fn row_place(file: FileId, text: &str, at: usize) -> Place {
    let start = at + text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
    let end = text[start..].find(['\r', '\n']).map_or(text.len(), |length| start + length);
    Place::bytes(file, start..end)
}
