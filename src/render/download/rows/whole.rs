//! The table of the whole site: the rows of every record's own table, under the record, in one.
//!
//! One table, and not an archive of all files: it opens in a spreadsheet at a press, can be filtered and joined as it is, and the
//! folders of the records are there for whoever wants a part.

use super::{Cell, Column, Row, Shape, Stands, Table, of_case, of_statistic, sources};
use crate::model::addressed::At;
use crate::render::context::Context;
use crate::render::prose;

pub(super) fn of_site<'a>(cx: &Context<'a>) -> Table<'a> {
    let site = cx.site();
    let cases = site.cases.iter().map(|(id, case)| (format!("cases/{id}"), of_case(cx, case)));
    let statistics = site
        .statistics
        .iter()
        .map(|(id, statistic)| (format!("statistics/{id}"), of_statistic(cx, statistic)));
    let mut rows: Vec<Row<'a>> = Vec::new();
    for (id, table) in cases.chain(statistics) {
        let record = Cell::coded(id, table.title);
        rows.extend(table.rows.into_iter().map(|row| of_record(row, table.shape.columns, &record)));
    }
    Table {
        title: cx.text(&site.config.title),
        summary: Some(prose::plain_text(cx, &site.config.description, None)),
        shape: Shape::SITE,
        sources: sources(site, &rows),
        rows,
    }
}

/// A row of a record's own table, whose columns it has, among those of all records.
fn of_record<'a>(row: Row<'a>, columns: &[Column], record: &Cell) -> Row<'a> {
    let home = match &row.stands {
        Stands::Stated(addressed) => match addressed.at {
            At::Borrowed(case, figure) if !figure.is_empty() => Cell::Text(format!("{case}/{figure}")),
            _ => Cell::Empty,
        },
        Stands::Formed(_) | Stands::Step { .. } => Cell::Empty,
    };
    let cell = |column: &Column| match column {
        Column::Address => Cell::Text(row.address.clone()),
        Column::Record => record.clone(),
        Column::Figure => home.clone(),
        other => row.cell(columns, *other).clone(),
    };
    Row { cells: Shape::SITE.columns.iter().map(cell).collect(), ..row }
}
