//! Reading all records of a kind, and again only those whose files are other ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Assets, BundleKind, Writeups, read_one};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Files, Place};
use crate::model::memory::{Reading, Readings};
use crate::model::reader::{Noted, Reader};
use crate::model::table::Table;
use crate::yaml::Cursor;

/// Where records of folders are read from, and what is noted of them.
pub(in crate::model) struct Shelf<'a> {
    pub files: &'a Files,
    pub noted: &'a mut Noted,
    pub diags: &'a mut Diagnostics,
    /// Whether the records of the kind that was read last are others than before.
    pub is_changed: bool,
}

impl Shelf<'_> {
    /// Reads every folder of a kind, and keeps what that gave. Each folder names a record, readable or not.
    pub fn read<'s, T: Send + Sync>(
        &mut self,
        kind: &BundleKind,
        known: &mut Readings<T>,
        reader: &(impl Fn() -> Reader<'s> + Sync),
        read: impl Fn(&str, Cursor<'_>, (Writeups, Assets), FileId, &mut Reader<'_>) -> Option<T> + Sync,
    ) -> Table<T> {
        let files = self.files;
        let folders: Vec<(&str, Vec<FileId>)> = folders(files, kind, self.diags).into_iter().collect();
        let before = std::mem::take(known);
        let readings = folders.par_iter().map(|(id, members)| {
            let again = before.get(*id).filter(|reading| reading.is_of(files, members));
            again.cloned().unwrap_or_else(|| Arc::new(reading(files, kind, (id, members), reader(), &read)))
        });
        let readings: Vec<Arc<Reading<T>>> = readings.collect();
        let is_known = |(id, reading): (&str, &Arc<Reading<T>>)| {
            before.get(id).is_some_and(|known| Arc::ptr_eq(known, reading))
        };
        let ids = folders.iter().map(|(id, _)| *id);
        self.is_changed = before.len() != readings.len() || !ids.zip(&readings).all(is_known);
        let mut table = Table::default();
        for ((id, _), reading) in folders.into_iter().zip(readings) {
            table.share(id, reading.record.clone());
            self.noted.references.add(Arc::clone(&reading.references));
            self.noted.translations.extend(reading.translations.iter().cloned());
            self.diags.extend(reading.diags.clone());
            known.insert(id.to_owned(), reading);
        }
        table
    }
}

/// The folders of a kind with their files; files beside the folders are reported.
fn folders<'f>(
    files: &'f Files,
    kind: &BundleKind,
    diags: &mut Diagnostics,
) -> BTreeMap<&'f str, Vec<FileId>> {
    let base = format!("content/{}/", kind.folder);
    let mut folders: BTreeMap<&str, Vec<FileId>> = BTreeMap::new();
    for (file, entry) in files.below(&base) {
        match entry.path[base.len()..].split_once('/') {
            Some((folder, _)) => folders.entry(folder).or_default().push(file),
            None => {
                let stem = entry.name().split('.').next().unwrap_or_default();
                let home = match entry.name().ends_with(".yaml") {
                    true => format!("{base}{stem}/{}", kind.record),
                    false => format!("{base}{stem}/{}", entry.name()),
                };
                let stray = Diagnostic::new(reading::STRAY_FILE, Place::File(file));
                let stray =
                    stray.with("advice", format!("each record has a folder of its own; move it to {home}"));
                diags.push(stray.with("advice_zh", format!("每条记录各有一个文件夹，请移到 {home}")));
            }
        }
    }
    folders
}

fn reading<T>(
    files: &Files,
    kind: &BundleKind,
    (id, members): (&str, &[FileId]),
    mut cx: Reader<'_>,
    read: &impl Fn(&str, Cursor<'_>, (Writeups, Assets), FileId, &mut Reader<'_>) -> Option<T>,
) -> Reading<T> {
    let record = read_one(files, kind, id, members, &mut cx, read).map(Arc::new);
    let translations = cx.translations.into_iter();
    Reading {
        files: members.iter().map(|&file| Arc::clone(files.shared(file))).collect(),
        record,
        references: cx.references.into(),
        translations: translations.map(|(record, texts)| (record, Arc::new(texts))).collect(),
        diags: cx.diags,
    }
}
