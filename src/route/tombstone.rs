//! Addresses whose content is off the site: each keeps a page that says so.

use std::collections::BTreeMap;

use super::Page;
use crate::files::Place;
use crate::model::Site;
use crate::model::config::Withdrawn;
use crate::model::ended::Ended;
use crate::model::reference::Kind;

/// What stood at an address.
#[derive(Clone, Debug)]
pub enum Tombstone {
    /// An entry of `withdrawn:` in site.yaml.
    Withdrawn(Withdrawn),
    /// A record that has expired, and the address of it or of one of its aliases.
    Ended(Ended),
}

impl Tombstone {
    /// What the address stands in: the entry of site.yaml or the record.
    pub fn place(&self) -> Place {
        match self {
            Tombstone::Withdrawn(entry) => entry.place,
            Tombstone::Ended(record) => Place::File(record.file),
        }
    }

    /// The page that serves in its place.
    pub fn replacement(&self) -> Option<Page> {
        match self {
            Tombstone::Withdrawn(entry) => {
                entry.replaced_by.as_ref().and_then(|(kind, id)| page_of(*kind, id))
            }
            Tombstone::Ended(_) => None,
        }
    }
}

/// The page of a record; nothing for kinds that have none of their own.
fn page_of(kind: Kind, id: &str) -> Option<Page> {
    let id = id.to_owned();
    Some(match kind {
        Kind::Case => Page::Case(id),
        Kind::Event => Page::Event(id),
        Kind::Statistic => Page::Statistic(id),
        Kind::Page => Page::Plain(id),
        Kind::Organization => Page::Organization(id),
        Kind::Programme => Page::Programme(id),
        Kind::Scheme => Page::Scheme(id),
        Kind::Indicator => Page::Indicator(id),
        Kind::Source | Kind::Unit | Kind::Taxonomy | Kind::Regions => return None,
    })
}

/// All such addresses, without slashes at their ends. What site.yaml says of an address stands over what a record says.
pub(super) fn all(site: &Site) -> BTreeMap<String, Tombstone> {
    let mut all = BTreeMap::new();
    for record in &site.ended {
        let own = page_of(record.kind, &record.id).map(|page| page.folder().trim_end_matches('/').to_owned());
        for address in own.into_iter().chain(record.aliases.iter().cloned()) {
            all.entry(address).or_insert_with(|| Tombstone::Ended(record.clone()));
        }
    }
    let entries = site.config.withdrawn.iter();
    all.extend(entries.map(|entry| (entry.address.clone(), Tombstone::Withdrawn(entry.clone()))));
    all
}
