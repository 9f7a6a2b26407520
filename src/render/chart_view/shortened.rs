//! Tables of so many rows that nobody would read them on a page, and that a browser would take seconds to show.

use crate::model::config::Extra;
use crate::render::context::Context;
use crate::render::svg::escape;
use crate::render::theme::Arg;

/// A table of a page has no more cells, which are some three megabytes; the files of its data have all.
const CELLS_MOST: usize = 20_000;

/// Which rows a table keeps that is too long.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) enum Kept {
    First,
    /// The last, of rows in the order of time.
    Latest,
}

/// As many of the rows of a table as a page bears, with notes that say so where these are not all. They are taken before anything is made
/// of them: a cell leaves marks in the notes of its page.
pub(in crate::render) fn shortened<'r, T>(
    cx: &Context<'_>,
    rows: &'r [T],
    columns: usize,
    kept: Kept,
) -> (&'r [T], Vec<String>) {
    let shown = (CELLS_MOST / columns.max(1)).max(1);
    if rows.len() <= shown {
        return (rows, Vec::new());
    }
    let (key, left) = match kept {
        Kept::First => ("table.first_rows", &rows[..shown]),
        Kept::Latest => ("table.latest_rows", &rows[rows.len() - shown..]),
    };
    let (shown, all) = (cx.count(shown), cx.count(rows.len()));
    let note = cx.words(key, &[("shown", Arg::Text(&shown)), ("all", Arg::Text(&all))]);
    let files = cx.site().config.has(Extra::Downloads).then(|| cx.word("table.rows_in_files"));
    (left, [Some(note), files].into_iter().flatten().map(|note| escape(&note)).collect())
}
