//! Tables of so many rows that nobody would read them on a page, and that a browser would take seconds to show.

use crate::model::config::Extra;
use crate::render::context::Context;
use crate::render::svg::escape;
use crate::render::theme::Arg;
use crate::render::view::TableView;

/// A table of a page has no more cells, which are some three megabytes; the files of its data have all.
const CELLS_MOST: usize = 20_000;

/// Which rows a table keeps that is too long.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) enum Kept {
    First,
    /// The last, of rows in the order of time.
    Latest,
}

/// A table with as many rows as a page bears, and with a note that says so where these are not all.
pub(in crate::render) fn shortened(cx: &Context<'_>, mut table: TableView, kept: Kept) -> TableView {
    let all = table.rows.len();
    let shown = (CELLS_MOST / table.columns.len().max(1)).max(1);
    if all <= shown {
        return table;
    }
    let key = match kept {
        Kept::First => "table.first_rows",
        Kept::Latest => "table.latest_rows",
    };
    match kept {
        Kept::First => table.rows.truncate(shown),
        Kept::Latest => drop(table.rows.drain(..all - shown)),
    }
    let (shown, all) = (cx.count(shown), cx.count(all));
    let note = cx.words(key, &[("shown", Arg::Text(&shown)), ("all", Arg::Text(&all))]);
    let files = cx.site().config.has(Extra::Downloads).then(|| cx.word("table.rows_in_files"));
    table.notes_html.extend([Some(note), files].into_iter().flatten().map(|note| escape(&note)));
    table
}
