//! Figures and observations as CSV (RFC 4180), with what they say in columns of their own.

use super::context::Context;
use super::figure;
use crate::model::figure::{Figure, Time};
use crate::model::statistic::gather::{GatheredValue, Member, Shown};
use crate::model::statistic::{Data, Statistic};

/// The columns, which are the keys of a figure in YAML, with its label in the reader's language.
const COLUMNS: [&str; 13] = [
    "id",
    "label",
    "value",
    "upper",
    "qualifier",
    "unit",
    "as_of",
    "period",
    "share_of",
    "status",
    "source",
    "note",
    "as_stated",
];

/// All figures of a case.
pub(super) fn of_case(cx: &Context<'_>, case: &str) -> Option<Vec<u8>> {
    let case = cx.site().cases.get(case)?;
    let rows = case.figures.values().map(|figure| row(cx, figure, figure::label(cx, figure), Some(&case.id)));
    write(rows)
}

/// The observations of a statistic.
pub(super) fn of_statistic(cx: &Context<'_>, statistic: &Statistic) -> Option<Vec<u8>> {
    match &statistic.data {
        Data::Own(observations) => {
            let category =
                |id: &str| statistic.breakdown.as_ref().and_then(|breakdown| breakdown.categories.get(id));
            write(observations.values().map(|observation| {
                let label = observation.category.as_deref().and_then(category).map(|label| cx.text(label));
                row(
                    cx,
                    &observation.figure,
                    label.unwrap_or_else(|| figure::label(cx, &observation.figure)),
                    None,
                )
            }))
        }
        Data::Across(across) => {
            let gathered = super::across::gather(cx, statistic, across);
            write(gathered.entries().map(|(name, entry)| match &entry.shown {
                Shown::Stated(Member { case, figure }) => {
                    let row = row(cx, figure, name.to_owned(), Some(&case.id));
                    with_id(row, format!("{}/{}", case.id, figure.id))
                }
                Shown::Formed(formed) => row_of_formed(formed, entry.group.clone(), name.to_owned()),
            }))
        }
    }
}

fn with_id(mut row: [String; 13], id: String) -> [String; 13] {
    row[0] = id;
    row
}

/// A sum or a count under the id of its group. No source states it, so there is no note and no wording.
fn row_of_formed(formed: &GatheredValue, id: String, label: String) -> [String; 13] {
    let [as_of, period] = times(formed.time.as_ref());
    [
        id,
        label,
        formed.value.number().machine_text(),
        formed.value.upper().map(|upper| upper.machine_text()).unwrap_or_default(),
        formed.value.qualifier().to_string(),
        formed.unit.id.clone(),
        as_of,
        period,
        String::new(),
        formed.status.word().to_owned(),
        formed.sources.join(" "),
        String::new(),
        String::new(),
    ]
}

/// What stands under `as_of` and under `period`.
fn times(time: Option<&Time>) -> [String; 2] {
    match time {
        Some(Time::AsOf(period)) => [period.to_string(), String::new()],
        Some(Time::Over(period)) => [String::new(), period.to_string()],
        None => [String::new(), String::new()],
    }
}

fn row(cx: &Context<'_>, figure: &Figure, label: String, case: Option<&str>) -> [String; 13] {
    let quantity = figure.quantity();
    let [as_of, period] = times(Some(&figure.time));
    let note = figure.note.as_ref().map(|note| super::prose::plain_text(cx, note, case));
    let note = figure::missing(cx, figure).or(note);
    [
        figure.id.clone(),
        label,
        quantity.map(|value| value.number().machine_text()).unwrap_or_default(),
        quantity.and_then(|value| value.upper()).map(|upper| upper.machine_text()).unwrap_or_default(),
        quantity.map(|value| value.qualifier().to_string()).unwrap_or_default(),
        figure.unit.id.clone(),
        as_of,
        period,
        figure::whole(cx, figure, case).unwrap_or_default(),
        match quantity {
            Some(_) if figure::is_retracted(figure) => "retracted".to_owned(),
            Some(_) => figure.status.word().to_owned(),
            None => "missing".to_owned(),
        },
        figure.sources.join(" "),
        note.unwrap_or_default(),
        figure.as_stated.as_ref().map(|(words, _)| words.clone()).unwrap_or_default(),
    ]
}

/// UTF-8 with a byte order mark, so that spreadsheets read Chinese.
fn write(rows: impl Iterator<Item = [String; 13]>) -> Option<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS).ok()?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell))).ok()?;
    }
    writer.into_inner().ok()
}

/// A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV injection); numbers stay numbers.
fn safe(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
    if runs && !is_number { format!("'{cell}") } else { cell.to_owned() }
}
