//! Records by id, in the order in which they are written.

use indexmap::{IndexMap, IndexSet};

/// Records of one kind. A record that was named but could not be read is *broken*: it is known, so that references to it
/// do not cascade into problems of their own.
#[derive(Clone, Debug)]
pub struct Table<T> {
    records: IndexMap<String, T>,
    broken: IndexSet<String>,
}

impl<T> Default for Table<T> {
    fn default() -> Table<T> {
        Table { records: IndexMap::new(), broken: IndexSet::new() }
    }
}

impl<T> Table<T> {
    /// Adds a record, or notes that it is broken.
    pub fn add(&mut self, id: &str, record: Option<T>) {
        match record {
            Some(record) => {
                self.records.insert(id.to_owned(), record);
            }
            None => {
                self.broken.insert(id.to_owned());
            }
        }
    }

    pub fn get(&self, id: &str) -> Option<&T> {
        self.records.get(id)
    }

    /// Whether a record of this id was named at all, readable or not.
    pub fn knows(&self, id: &str) -> bool {
        self.records.contains_key(id) || self.broken.contains(id)
    }

    pub fn is_broken(&self, id: &str) -> bool {
        self.broken.contains(id)
    }

    /// The ids of all records that were named, broken ones last.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.records.keys().chain(&self.broken).map(String::as_str)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.records.iter().map(|(id, record)| (id.as_str(), record))
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.records.values()
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Keeps the records that pass.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &T) -> bool) {
        self.records.retain(|id, record| keep(id, record));
    }
}
