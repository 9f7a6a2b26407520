//! Makes the table of a record from its figures, its observations, or what is gathered from the cases.

mod cited;
mod drawn;
mod steps;
mod whole;

use indexmap::IndexSet;

use super::column::{Column, Shape};
use super::table::{Cell, Row, Said, Stands, Table, Told};
use crate::format::date;
use crate::model::Site;
use crate::model::addressed::{Addressed, At};
use crate::model::case::Case;
use crate::model::figure::{Figure, Time};
use crate::model::indicator::Indicator;
use crate::model::locale::Localized;
use crate::model::period::{PartialDate, Period};
use crate::model::quantity::{Number, Qualifier, Quantity};
use crate::model::reader::Phrase;
use crate::model::source::Source;
use crate::model::statistic::gather::{Entry, GatheredValue, Member, Shown};
use crate::model::statistic::{Across, Data, Observation, Show, Statistic};
use crate::model::table::Table as Records;
use crate::model::unit::Unit;
use crate::render::context::Context;
use crate::render::{across, figure, prose, reported};
use crate::route::TableOf;

/// The table of a record in the language of the context; nothing where the site has no such record.
pub(super) fn table<'a>(cx: &Context<'a>, of: &TableOf) -> Option<Table<'a>> {
    match of {
        TableOf::Case(id) => cx.site().cases.get(id).map(|case| of_case(cx, case)),
        TableOf::Chart { case, chart } => {
            let case = cx.site().cases.get(case)?;
            let chart = case.charts.get(chart)?;
            steps::of_chart(cx, case, chart).or_else(|| Some(drawn::of_chart(cx, case, chart)))
        }
        TableOf::Statistic(id) => cx.site().statistics.get(id).map(|statistic| of_statistic(cx, statistic)),
        TableOf::Site => Some(whole::of_site(cx)),
    }
}

fn of_case<'a>(cx: &Context<'a>, case: &'a Case) -> Table<'a> {
    let row = |figure: &'a Figure| Row {
        address: format!("{}/{}", case.id, figure.id),
        stands: Stands::Stated(Addressed { figure, record: &case.id, file: case.file, at: At::Case }),
        told: Told::Figure(Said { figure, case: Some(&case.id), id: figure.id.as_str().into() }),
        of: None,
    };
    let rows: Vec<Row<'a>> = case.figures.values().map(row).collect();
    Table {
        title: cx.text(&case.title),
        summary: Some(prose::plain_text(cx, &case.summary, Some(&case.id))),
        shape: Shape::CASE,
        sources: sources(cx.site(), &rows),
        rows,
    }
}

fn of_statistic<'a>(cx: &Context<'a>, statistic: &'a Statistic) -> Table<'a> {
    let (rows, shape) = match &statistic.data {
        Data::Own(observations) => (own(cx, statistic, observations), Shape::STATISTIC),
        Data::Across(across) => (gathered(cx, statistic, across), Shape::GATHERED),
    };
    Table {
        title: cx.text(&statistic.title),
        summary: statistic.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None)),
        shape,
        sources: sources(cx.site(), &rows),
        rows,
    }
}

fn own<'a>(
    cx: &Context<'a>,
    statistic: &'a Statistic,
    observations: &'a Records<Observation>,
) -> Vec<Row<'a>> {
    let row = |(key, observation): (&'a str, &'a Observation)| {
        let figure = &observation.figure;
        let at = cx.site().home(observation);
        let said = Said { figure, case: observation.case.as_deref(), id: key.into() };
        Row {
            address: format!("{}@{key}", statistic.id),
            stands: Stands::Stated(Addressed { figure, record: &statistic.id, file: statistic.file, at }),
            told: Told::Observation(said, statistic, observation.category.as_deref()),
            of: None,
        }
    };
    observations.iter().map(row).collect()
}

fn gathered<'a>(cx: &Context<'a>, statistic: &'a Statistic, across: &Across) -> Vec<Row<'a>> {
    let gathered = across::gather(cx, statistic, across);
    let groups = gathered.groups(cx, &across.group_by);
    let counted = counted(cx, statistic);
    let row = |((name, entry), group): ((&str, &Entry<'a>), String)| {
        let category = Cell::coded(entry.group.clone(), group);
        match &entry.shown {
            Shown::Stated(Member { case, figure }) => {
                let id = format!("{}/{}", case.id, figure.id);
                let address = format!("{}@{}/{id}", statistic.id, entry.group);
                let said = Said { figure, case: Some(&case.id), id: id.into() };
                let at = At::Borrowed(&case.id, &figure.id);
                let stands = Addressed { figure, record: &statistic.id, file: statistic.file, at };
                let cells = [said.cells(cx, name.to_owned(), Some(category)), counted.to_vec()].concat();
                Row { address, stands: Stands::Stated(stands), told: Told::Cells(cells), of: None }
            }
            Shown::Formed(formed) => Row {
                address: format!("{}@{}", statistic.id, entry.group),
                told: Told::Cells(
                    [of_formed(cx, formed, entry.group.clone(), name.to_owned(), category), counted.to_vec()]
                        .concat(),
                ),
                stands: Stands::Formed(formed.clone()),
                of: None,
            },
        }
    };
    gathered.entries().zip(groups).map(row).collect()
}

/// What the indicator of a gathered statistic counts, of whom, and at what kind of time.
fn counted(cx: &Context<'_>, statistic: &Statistic) -> [Cell; 3] {
    let indicator = statistic.indicator.as_deref().and_then(|id| cx.site().registry.indicators.get(id));
    let text = |of: fn(&Indicator) -> &Option<Localized<Phrase>>| {
        Cell::text(indicator.and_then(|indicator| note_of(cx, of(indicator), None)))
    };
    // Of cases that are counted, the indicator says nothing of this kind.
    let is_count = matches!(&statistic.data, Data::Across(across) if across.show == Show::Count);
    let measure = statistic.measure.word();
    [
        text(|one| &one.definition),
        text(|one| &one.scope),
        match is_count {
            true => Cell::Empty,
            false => Cell::coded(measure, cx.word(&format!("measure.{measure}"))),
        },
    ]
}

/// The cells of a row, one for each column of its table, in the language of the context, which is that of the table.
pub(super) fn cells(cx: &Context<'_>, row: &Row<'_>) -> Vec<Cell> {
    let own = match &row.told {
        Told::Figure(said) => said.cells(cx, figure::label(cx, said.figure), None),
        Told::Observation(said, statistic, category) => {
            let category = category.map_or(Cell::Empty, |id| {
                let label = statistic.breakdown.as_ref().and_then(|breakdown| breakdown.categories.get(id));
                Cell::coded(id, label.map(|label| cx.text(label)).unwrap_or_default())
            });
            said.cells(cx, figure::label(cx, said.figure), Some(category))
        }
        Told::Cells(cells) => cells.clone(),
    };
    match &row.of {
        Some(of) => whole::cells(row, of, &own),
        None => own,
    }
}

impl Said<'_> {
    fn cells(&self, cx: &Context<'_>, label: String, category: Option<Cell>) -> Vec<Cell> {
        let Said { figure, case, ref id } = *self;
        let [value, upper, qualifier] = numbers(cx, figure.quantity());
        let [as_of, as_reported, period] = times(cx, Some(&figure.time), reported::on(cx.site(), figure));
        let basis = cx.site().basis(figure).map(|basis| prose::plain_text(cx, basis, case));
        let said = [figure::missing(cx, figure), note(cx, figure, case)];
        let said: Vec<String> = said.into_iter().flatten().filter(|text| !text.is_empty()).collect();
        let words = figure.as_stated.as_deref().map(|(words, _)| words.clone());
        let mut cells = vec![Cell::Text(id.to_string())];
        cells.extend(category);
        cells.extend([
            Cell::Text(label),
            value,
            upper,
            qualifier,
            unit(cx, &figure.unit),
            Cell::text(basis),
            as_of,
            as_reported,
            period,
            Cell::text(figure::whole(cx, figure, case)),
            status(cx, standing(figure)),
        ]);
        cells.extend(cited::cells(cx, &figure.sources));
        cells.extend([
            Cell::text(cx.some_text(&figure.locator)),
            Cell::text(Some(said.join(&cx.word("punctuation.semicolon")))),
            Cell::text(words),
        ]);
        cells
    }
}

/// The note of a figure in plain words.
pub(super) fn note(cx: &Context<'_>, figure: &Figure, case: Option<&str>) -> Option<String> {
    figure.note.as_deref().map(|note| prose::plain_text(cx, note, case))
}

/// A note in plain words.
fn note_of(cx: &Context<'_>, note: &Option<Localized<Phrase>>, case: Option<&str>) -> Option<String> {
    note.as_ref().map(|note| prose::plain_text(cx, note, case))
}

/// A sum or a count under the id of its group. No source states it, so there is no note and no wording.
fn of_formed(
    cx: &Context<'_>,
    formed: &GatheredValue,
    id: String,
    label: String,
    category: Cell,
) -> Vec<Cell> {
    let [value, upper, qualifier] = numbers(cx, Some(&formed.value));
    let [as_of, as_reported, period] = times(cx, formed.time.as_ref(), None);
    let mut cells = vec![
        Cell::Text(id),
        category,
        Cell::Text(label),
        value,
        upper,
        qualifier,
        unit(cx, &formed.unit),
        Cell::Empty,
        as_of,
        as_reported,
        period,
        Cell::Empty,
        status(cx, formed.status.word()),
    ];
    cells.extend(cited::cells(cx, &formed.sources));
    cells.extend([Cell::Empty, Cell::Empty, Cell::Empty]);
    cells
}

/// Value, upper end and qualifier.
fn numbers(cx: &Context<'_>, quantity: Option<&Quantity>) -> [Cell; 3] {
    let Some(quantity) = quantity else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
    let number = |number: Option<Number>| number.map_or(Cell::Empty, Cell::Number);
    let qualifier = quantity.qualifier().to_string();
    // Beside a number below zero a bound says on which side of it the true one lies, as pages do.
    let is_below_zero = quantity.number().value().is_sign_negative() && !quantity.number().value().is_zero();
    let words = match (is_below_zero, quantity.qualifier()) {
        (true, Qualifier::Over | Qualifier::AtLeast | Qualifier::Under | Qualifier::AtMost) => {
            cx.word(&format!("qualifier_below_zero.{}", quantity.qualifier()))
        }
        _ => cx.word(&format!("qualifier.{}", quantity.qualifier())),
    };
    [number(Some(quantity.number())), number(quantity.upper()), Cell::coded(qualifier, words)]
}

/// What stands under `as_of`, `as_reported` and `period`. The day of a report is no time of the number: what is known by its report
/// alone has none but that, or is `to-date`.
fn times(cx: &Context<'_>, time: Option<&Time>, reported: Option<PartialDate>) -> [Cell; 3] {
    // In the words of the pages: 2025年6月末.
    let cell = |time: &Time| Cell::coded(time.period().to_string(), date::head(time, cx.locale));
    let report = reported.map_or(Cell::Empty, |on| Cell::coded(on.to_string(), date::date(on, cx.locale)));
    match time {
        Some(Time::AsOf(Period::Date(_))) if reported.is_some() => [Cell::Empty, report, Cell::Empty],
        Some(time @ Time::AsOf(_)) => [cell(time), report, Cell::Empty],
        Some(time @ Time::Over(_)) => [Cell::Empty, Cell::Empty, cell(time)],
        None => [Cell::Empty, Cell::Empty, Cell::Empty],
    }
}

fn unit(cx: &Context<'_>, unit: &Unit) -> Cell {
    Cell::coded(unit.id.clone(), figure::unit_words(unit, cx.locale.language()))
}

/// How a figure stands, as its downloads and the register say it: its status, `missing` or `retracted`.
pub(in crate::render) fn standing(figure: &Figure) -> &'static str {
    match figure.quantity() {
        Some(_) if figure.is_retracted() => "retracted",
        Some(_) => figure.status.word(),
        None => "missing",
    }
}

fn status(cx: &Context<'_>, word: &str) -> Cell {
    Cell::coded(word, cx.word(&format!("status.{word}")))
}

fn sources<'a>(site: &'a Site, rows: &[Row<'a>]) -> Vec<&'a Source> {
    let cited: IndexSet<&String> = rows.iter().flat_map(|row| row.stands.sources()).collect();
    cited.into_iter().filter_map(|id| site.registry.sources.get(id)).collect()
}
