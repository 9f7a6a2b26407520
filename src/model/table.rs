//! Records by id, in the order in which they are written.

use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::asked::Watch;

/// Records of one kind. A record that was named but could not be read is *broken*: it is known, so that references to it
/// do not cascade into problems of their own.
#[derive(Debug)]
pub struct Table<T> {
    /// Shared by readings of a site between which nothing changed in it.
    records: Arc<IndexMap<Arc<str>, Arc<T>>>,
    broken: IndexSet<Arc<str>>,
    held_back: IndexSet<Arc<str>>,
    /// Whether all ids could be read.
    is_whole: bool,
    /// Where is noted what is asked, if anywhere.
    watch: Option<Watch>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Table<T> {
        Table {
            records: Arc::clone(&self.records),
            broken: self.broken.clone(),
            held_back: self.held_back.clone(),
            is_whole: self.is_whole,
            watch: self.watch.clone(),
        }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Table<T> {
        let (records, broken, held_back) = (Arc::default(), IndexSet::new(), IndexSet::new());
        Table { records, broken, held_back, is_whole: true, watch: None }
    }
}

impl<T> Table<T> {
    /// Adds a record, or notes that it is broken.
    pub fn add(&mut self, id: &str, record: Option<T>) {
        match record {
            Some(record) => drop(Arc::make_mut(&mut self.records).insert(Arc::from(id), Arc::new(record))),
            None => drop(self.broken.insert(Arc::from(id))),
        }
    }

    /// Puts a record in its place by id among others that are in that order, or notes that it is broken; one of the same id gives way.
    pub fn put_in_order(&mut self, id: &Arc<str>, record: Option<Arc<T>>) {
        match record {
            Some(record) => {
                self.broken.shift_remove(id);
                Arc::make_mut(&mut self.records).insert_sorted(Arc::clone(id), record);
            }
            None => {
                self.remove(id);
                self.broken.insert_sorted(Arc::clone(id));
            }
        }
    }

    /// Forgets a record.
    pub fn remove(&mut self, id: &str) {
        self.broken.shift_remove(id);
        if self.records.contains_key(id) {
            Arc::make_mut(&mut self.records).shift_remove(id);
        }
    }

    /// The table of a place where records stand that could not be read at all.
    pub fn unreadable() -> Table<T> {
        Table { is_whole: false, ..Table::default() }
    }

    /// Notes that a file of records, or a record without its id, could not be read: from then on every id counts as named.
    pub fn set_incomplete(&mut self) {
        self.is_whole = false;
    }

    /// Has it noted from now on what is asked of this table.
    pub(super) fn watch(&mut self, watch: Watch) {
        self.watch = Some(watch);
    }

    /// Notes that this id was asked for.
    fn note(&self, id: &str) {
        if let Some(watch) = &self.watch {
            match self.records.get_key_value(id) {
                Some((id, _)) => watch.note(id),
                None => watch.note(&id.into()),
            }
        }
    }

    /// Notes that everything was asked for.
    fn note_all(&self) {
        self.watch.iter().for_each(Watch::note_all);
    }

    pub fn get(&self, id: &str) -> Option<&T> {
        self.note(id);
        self.records.get(id).map(Arc::as_ref)
    }

    /// Whether a record of this id was named at all, readable or not.
    pub fn knows(&self, id: &str) -> bool {
        self.note(id);
        self.records.contains_key(id) || self.is_held_back(id) || self.is_broken(id)
    }

    /// Whether a record was named and could not be read. Where not even the names could be read, that is any that is not there.
    pub fn is_broken(&self, id: &str) -> bool {
        self.note(id);
        let is_there = self.records.contains_key(id) || self.is_held_back(id);
        self.broken.contains(id) || !self.is_whole && !is_there
    }

    /// Whether every record that was named could be read.
    pub fn is_sound(&self) -> bool {
        self.is_whole && self.broken.is_empty()
    }

    /// The ids of all records that were named, broken ones last.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.records.keys().chain(&self.broken).map(AsRef::as_ref)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.note_all();
        self.records.iter().map(|(id, record)| (id.as_ref(), record.as_ref()))
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.note_all();
        self.records.values().map(Arc::as_ref)
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Takes records off the site that are not to be shown; they stay known.
    pub fn hold_back(&mut self, is_held: impl Fn(&T) -> bool) {
        let held = self.records.iter().filter(|(_, record)| is_held(record));
        let held: Vec<Arc<str>> = held.map(|(id, _)| Arc::clone(id)).collect();
        if !held.is_empty() {
            self.held_back.extend(held);
            let held_back = &self.held_back;
            Arc::make_mut(&mut self.records).retain(|id, _| !held_back.contains(id));
        }
    }

    /// The ids of the records that were taken off.
    pub fn held_back(&self) -> impl Iterator<Item = &str> {
        self.note_all();
        self.held_back.iter().map(AsRef::as_ref)
    }

    /// Whether a record is there but not to be shown: a draft, not yet published, or expired.
    pub fn is_held_back(&self, id: &str) -> bool {
        self.note(id);
        self.held_back.contains(id)
    }
}
