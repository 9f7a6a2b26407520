//! Reading all records of a kind, and again only those whose files are other ones.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Assets, BundleKind, Writeups, read_one};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Files, Place};
use crate::model::memory::{Known, Reading, Readings};
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
        let folders = folders(files, kind, self.diags);
        // Both are in the order of the ids, so that one walk over both finds what is still so.
        let mut before = std::mem::take(known).into_iter().peekable();
        let mut gone = 0;
        let mut kept = |Folder { id, members }: &Folder<'_>| {
            while before.next_if(|(known, _)| **known < **id).is_some() {
                gone += 1;
            }
            let (known, reading) = before.next_if(|(known, _)| **known == **id)?;
            reading.is_of(files, members).then_some((known, reading))
        };
        let kept: Vec<_> = folders.iter().map(&mut kept).collect();
        gone += before.count();
        let is_known = kept.iter().all(Option::is_some);
        self.is_changed = gone > 0 || !is_known;
        let again = |(folder, kept): (&Folder<'_>, Option<Known<T>>)| {
            let anew = || (folder.id.into(), Arc::new(reading(files, kind, folder, reader(), &read)));
            kept.unwrap_or_else(anew)
        };
        *known = folders.par_iter().zip(kept).map(again).collect();
        let mut table = Table::default();
        for (id, reading) in known {
            table.share(id, reading.record.clone());
            self.noted.references.add(Arc::clone(&reading.references));
            self.noted.translations.extend(reading.translations.iter().cloned());
            self.diags.extend(reading.diags.clone());
        }
        table
    }
}

/// The folder of a record, with its files.
struct Folder<'f> {
    id: &'f str,
    members: Vec<FileId>,
}

/// The folders of a kind in the order of their names; files beside the folders are reported.
fn folders<'f>(files: &'f Files, kind: &BundleKind, diags: &mut Diagnostics) -> Vec<Folder<'f>> {
    let base = format!("content/{}/", kind.folder);
    let mut folders: Vec<Folder<'_>> = Vec::new();
    for (file, entry) in files.below(&base) {
        match entry.path[base.len()..].split_once('/') {
            Some((id, _)) => match folders.last_mut().filter(|folder| folder.id == id) {
                Some(folder) => folder.members.push(file),
                None => folders.push(Folder { id, members: vec![file] }),
            },
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
    // Paths are in order by themselves, but for names that begin with another name: `a-b/` stands before `a/`.
    folders.sort_by_key(|folder| folder.id);
    folders
}

fn reading<T>(
    files: &Files,
    kind: &BundleKind,
    Folder { id, members }: &Folder<'_>,
    mut cx: Reader<'_>,
    read: &impl Fn(&str, Cursor<'_>, (Writeups, Assets), FileId, &mut Reader<'_>) -> Option<T>,
) -> Reading<T> {
    let record = read_one(files, kind, id, members, &mut cx, read).map(Arc::new);
    let translations = cx.translations.into_iter();
    Reading {
        files: members.iter().map(|&file| Arc::clone(files.shared(file))).collect(),
        record,
        references: cx.references.into(),
        translations: translations.map(|(record, texts)| (record.into(), Arc::new(texts))).collect(),
        diags: cx.diags,
    }
}
