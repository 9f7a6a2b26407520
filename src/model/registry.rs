//! The small records, each kept once and named by id from everywhere else.

use std::sync::Arc;

use super::indicator::{self, Indicator};
use super::locale::Locale;
use super::organization::{self, Organization};
use super::programme::{self, Programme};
use super::reader::{Noted, Reader, is_id};
use super::reference::{Kind, Target};
use super::regions::{self, Regions};
use super::scheme::{self, Scheme};
use super::source::{self, Source};
use super::stray;
use super::table::Table;
use super::taxonomy::{self, Taxonomy};
use super::unit::{self, Unit};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Files, Place};
use crate::yaml::{Cursor, Document};

/// What is defined once for the whole site.
#[derive(Debug, Default)]
pub struct Registry {
    pub units: Table<Arc<Unit>>,
    pub sources: Table<Source>,
    pub organizations: Table<Organization>,
    pub indicators: Table<Indicator>,
    pub schemes: Table<Scheme>,
    pub taxonomies: Table<Taxonomy>,
    pub regions: Table<Regions>,
    pub programmes: Table<Programme>,
}

impl Registry {
    /// Whether a reference leads to a small record, readable or not, or to a term of one.
    pub(super) fn knows(&self, to: &Target) -> bool {
        match to {
            Target::Record(kind, id) => match kind {
                Kind::Source => self.sources.knows(id),
                Kind::Organization => self.organizations.knows(id),
                Kind::Indicator => self.indicators.knows(id),
                Kind::Unit => self.units.knows(id),
                Kind::Scheme => self.schemes.knows(id),
                Kind::Taxonomy => self.taxonomies.knows(id),
                Kind::Regions => self.regions.knows(id),
                Kind::Programme => self.programmes.knows(id),
                Kind::Case | Kind::Event | Kind::Statistic | Kind::Page => false,
            },
            Target::Term { taxonomy, term } => {
                self.taxonomies.get(taxonomy).is_some_and(|taxonomy| taxonomy.terms.knows(term))
            }
            Target::Figure { .. } => false,
        }
    }
}

/// The map files, each also a folder of one-record files.
pub(super) const MAPS: &[&str] =
    &["units", "sources", "organizations", "indicators", "schemes", "taxonomies", "regions", "programmes"];

/// Reads all map files. Units come first, since indicators have one.
pub fn read(files: &Files, locales: &[Locale], noted: &mut Noted, diags: &mut Diagnostics) -> Registry {
    let mut registry = Registry::default();
    for built_in in unit::builtins() {
        registry.units.add(&built_in.id.clone(), Some(Arc::new(built_in)));
    }
    for built_in in regions::builtins(locales) {
        registry.regions.add(&built_in.id.clone(), Some(built_in));
    }
    macro_rules! read_map {
        ($table:ident, $read:expr) => {{
            let mut cx = Reader::new(locales, &registry);
            let (records, wholeness) = map_records(files, stringify!($table), &mut cx, $read);
            diags.extend(cx.finish(noted));
            for (id, record) in records {
                registry.$table.add(&id, record);
            }
            if wholeness == Wholeness::Unreadable {
                registry.$table.set_incomplete();
            }
        }};
    }
    read_map!(units, super::unit_reader::read);
    read_map!(sources, source::read);
    read_map!(organizations, organization::read);
    read_map!(indicators, indicator::read);
    read_map!(schemes, scheme::read);
    read_map!(taxonomies, taxonomy::read);
    read_map!(regions, regions::read);
    read_map!(programmes, programme::read);
    registry
}

/// The records of `content/NAME.yaml`, and of the folder `content/NAME/` with one record a file.
fn map_records<T>(
    files: &Files,
    name: &str,
    cx: &mut Reader<'_>,
    read: impl Fn(&str, Cursor<'_>, &mut Reader<'_>) -> Option<T>,
) -> (Vec<(String, Option<T>)>, Wholeness) {
    let mut records = Vec::new();
    let mut wholeness = Wholeness::Read;
    let mut seen: std::collections::BTreeMap<String, Place> = std::collections::BTreeMap::new();
    let mut add = |id: &str, place: Place, cursor: Cursor<'_>, cx: &mut Reader<'_>| {
        if let Some(&earlier) = seen.get(id) {
            cx.problem(Diagnostic::new(reading::DUPLICATE_KEY, place).with("key", id).also(earlier));
            return;
        }
        seen.insert(id.to_owned(), place);
        cx.record = format!("{name}/{id}");
        let record = if is_id(id, place, cx) { read(id, cursor, cx) } else { None };
        records.push((id.to_owned(), record));
    };
    if let Some(file) = stray::misnamed(files, name) {
        let named =
            Diagnostic::new(reading::MISNAMED_FILE, Place::File(file)).with("name", files.get(file).name());
        cx.problem(named.with("near", format!("{name}.yaml")));
        wholeness = Wholeness::Unreadable;
    }
    if let Some(file) = files.find(&format!("content/{name}.yaml")) {
        match parse(files, file, cx) {
            Some(document) if Cursor::new(&document.root).is_null() => {}
            Some(document) => match Cursor::new(&document.root).entries(cx) {
                Some(entries) => {
                    entries.into_iter().for_each(|(id, place, cursor)| add(id, place, cursor, cx))
                }
                None => wholeness = Wholeness::Unreadable,
            },
            None => wholeness = Wholeness::Unreadable,
        }
    }
    for (file, entry) in files.below(&format!("content/{name}/")) {
        // What stands deeper is no record of its own and is reported as stray.
        let is_deeper = entry.path[format!("content/{name}/").len()..].contains('/');
        let Some(id) = entry.name().strip_suffix(".yaml").filter(|_| !is_deeper) else { continue };
        match parse(files, file, cx) {
            Some(document) => add(id, Place::File(file), Cursor::new(&document.root), cx),
            None => records_broken(&mut add, id, file, cx),
        }
    }
    (records, wholeness)
}

/// Whether the ids of a map file are known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wholeness {
    Read,
    Unreadable,
}

/// A file that is no YAML still names its record.
fn records_broken(
    add: &mut impl FnMut(&str, Place, Cursor<'_>, &mut Reader<'_>),
    id: &str,
    file: FileId,
    cx: &mut Reader<'_>,
) {
    let unreadable = crate::yaml::Node { place: Place::File(file), value: crate::yaml::Value::Unreadable };
    add(id, Place::File(file), Cursor::new(&unreadable), cx);
}

/// The document of a YAML file, where it can be read.
pub fn parse(files: &Files, file: FileId, cx: &mut impl AsMut<Diagnostics>) -> Option<Document> {
    Document::of(files, file, cx.as_mut())
}
