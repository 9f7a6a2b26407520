//! Layouts of tile maps: the regions of a province or a country, each as a tile in a grid that resembles the map.

mod builtin;

use std::collections::BTreeMap;

pub use builtin::builtins;

use super::locale::Localized;
use super::reader::{Reader, is_id, named, text};
use super::table::Table;
use crate::diag::{Diagnostic, table::charts};
use crate::files::Place;
use crate::yaml::Cursor;

/// The regions of one map, by id.
#[derive(Clone, Debug)]
pub struct Regions {
    pub id: String,
    pub name: Localized<String>,
    pub tiles: Table<Tile>,
}

/// One region in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    pub name: Localized<String>,
    /// The name as it may be shortened or divided where it has no room.
    pub short: Option<Localized<String>>,
    /// From the west, the first is 1.
    pub column: u32,
    /// From the north, the first is 1.
    pub row: u32,
}

/// More columns would leave no room for a number in a tile of a telephone's width.
pub const COLUMNS_MOST: u32 = 12;

/// More rows would be longer than a page.
pub const ROWS_MOST: u32 = 30;

pub(super) fn read(id: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Regions> {
    let mut record = cursor.record(named("a layout of regions", "地区布局"), cx)?;
    let name = record.require("name", cx, text);
    let tiles = record.require("tiles", cx, |cursor, cx| {
        let mut tiles = Table::default();
        let mut taken: BTreeMap<(u32, u32), (&str, Place)> = BTreeMap::new();
        for (region, place, cursor) in cursor.entries(cx)? {
            let tile = tile(cursor, cx).filter(|_| is_id(region, place, cx));
            if let Some(tile) = &tile {
                let (other, earlier) = *taken.entry((tile.column, tile.row)).or_insert((region, place));
                if other != region {
                    let both = Diagnostic::new(charts::TILES_MEET, place).with("a", region).with("b", other);
                    let both = both.with("id", id).with("column", tile.column).with("row", tile.row);
                    cx.problem(both.also(earlier));
                }
            }
            tiles.add(region, tile);
        }
        Some(tiles)
    });
    record.finish(cx);
    Some(Regions { id: id.to_owned(), name: name?, tiles: tiles? })
}

fn tile(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Tile> {
    let mut record = cursor.record(named("a tile", "方格"), cx)?;
    let name = record.require("name", cx, text);
    let short = record.optional("short", cx, text);
    let column = record.require("column", cx, |cursor, cx| cursor.whole(1, COLUMNS_MOST, cx));
    let row = record.require("row", cx, |cursor, cx| cursor.whole(1, ROWS_MOST, cx));
    record.finish(cx);
    Some(Tile { name: name?, short, column: column?, row: row? })
}
