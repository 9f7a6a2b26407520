//! The categories of a breakdown: the author's own, or the regions of a map, or both.

use crate::diag::{Diagnostic, table::charts};
use crate::model::locale::Localized;
use crate::model::reader::{Reader, is_id, reference, text};
use crate::model::reference::Kind;
use crate::model::table::Table;
use crate::yaml::{Cursor, Record};

/// Reads `regions`, the id of a layout, and the categories: its tiles in their order, then those of `categories`.
///
/// Where the layout could not be read, any category may be one of its regions; that fault is reported once, elsewhere.
pub(super) fn read(
    record: &mut Record<'_>,
    cx: &mut Reader<'_>,
) -> (Option<String>, Option<Table<Localized<String>>>) {
    if record.get("regions").is_none() {
        return (
            None,
            record.require("categories", cx, |cursor, cx| own(cursor, Table::default(), None, cx)),
        );
    }
    let id = record.optional("regions", cx, |cursor, cx| reference(cursor, Kind::Regions, cx));
    let regions = id.as_deref().and_then(|id| cx.registry.regions.get(id));
    let tiles = || match regions {
        Some(regions) => {
            let mut tiles = Table::default();
            for region in regions.tiles.ids() {
                tiles.add(region, regions.tiles.get(region).map(|tile| tile.name.clone()));
            }
            tiles
        }
        None => Table::unreadable(),
    };
    let both = record.optional("categories", cx, |cursor, cx| own(cursor, tiles(), id.as_deref(), cx));
    let all = both.unwrap_or_else(tiles);
    (id, Some(all))
}

/// Adds the author's own categories to those that are there.
fn own(
    cursor: Cursor<'_>,
    mut categories: Table<Localized<String>>,
    regions: Option<&str>,
    cx: &mut Reader<'_>,
) -> Option<Table<Localized<String>>> {
    for (id, place, label) in cursor.entries(cx)? {
        if let Some(regions) = regions.filter(|_| categories.get(id).is_some()) {
            let twice = Diagnostic::new(charts::REGION_TWICE, place);
            cx.problem(twice.with("id", id).with("regions", regions));
        }
        let label = text(label, cx);
        categories.add(id, label.filter(|_| is_id(id, place, cx)));
    }
    Some(categories)
}
