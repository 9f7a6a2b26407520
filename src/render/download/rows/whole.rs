//! The table of the whole site: the rows of every record's own table, under the record, in one.
//!
//! One table, and not an archive of all files: it opens in a spreadsheet at a press, can be filtered and joined as it is, and the
//! folders of the records are there for whoever wants a part.

use std::sync::Arc;

use super::{Cell, Column, Row, Shape, Stands, Table, of_case, of_statistic, sources};
use crate::model::addressed::At;
use crate::render::context::Context;
use crate::render::download::table::{self, OfRecord};
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
        let (record, columns) = (Arc::new(Cell::coded(id, table.title)), table.shape.columns);
        let of = || Some(OfRecord { record: Arc::clone(&record), columns });
        rows.extend(table.rows.into_iter().map(|row| Row { of: of(), ..row }));
    }
    Table {
        title: cx.text(&site.config.title),
        summary: Some(prose::plain_text(cx, &site.config.description, None)),
        shape: Shape::SITE,
        sources: sources(site, &rows),
        rows,
    }
}

/// The cells of a row among those of all records, from those that it has in its record's own table.
pub(super) fn cells(row: &Row<'_>, of: &OfRecord, own: &[Cell]) -> Vec<Cell> {
    let home = match &row.stands {
        Stands::Stated(addressed) => match addressed.at {
            At::Borrowed(case, figure) if !figure.is_empty() => Cell::Text(format!("{case}/{figure}")),
            _ => Cell::Empty,
        },
        Stands::Formed(_) | Stands::Step { .. } => Cell::Empty,
    };
    let cell = |column: &Column| match column {
        Column::Address => Cell::Text(row.address.clone()),
        Column::Record => of.record.as_ref().clone(),
        Column::Figure => home.clone(),
        other => table::cell(own, of.columns, *other).clone(),
    };
    Shape::SITE.columns.iter().map(cell).collect()
}
