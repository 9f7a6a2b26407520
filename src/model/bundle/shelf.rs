//! Reading all records of a kind, and again only those whose files are other ones.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Assets, BundleKind, Writeups, read_one};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Files, Place};
use crate::model::memory::{Reading, Readings};
use crate::model::reader::{Named, Reader};
use crate::model::translation::{self, Translations};
use crate::yaml::Cursor;

/// Where records of folders are read from, and where their texts are noted.
pub(in crate::model) struct Shelf<'a> {
    pub files: &'a Files,
    pub translations: &'a mut Arc<Translations>,
    /// The paths of all that changed since the last reading; nothing where there was none.
    pub changed: Option<&'a [String]>,
}

/// What one reading of a record gave.
struct Given<T> {
    /// Nothing where it could not be read.
    record: Option<Arc<T>>,
    named: Named,
    translations: Vec<(Arc<str>, Arc<translation::Record>)>,
    /// The cases that it asked for.
    cases: BTreeSet<String>,
    diags: Diagnostics,
}

impl Shelf<'_> {
    /// Reads every folder of a kind in which something changed, and keeps what that gave. Each folder names a record, readable or not.
    /// Records that asked for one of some cases are read again as well. Gives the ids of those that were read, or are gone.
    pub fn read<'s, T: Send + Sync>(
        &mut self,
        kind: &BundleKind,
        known: &mut Readings<T>,
        cases: &BTreeSet<Arc<str>>,
        reader: &(impl Fn() -> Reader<'s> + Sync),
        read: impl Fn(&str, Cursor<'_>, (Writeups, Assets), FileId, &mut Reader<'_>) -> Option<T> + Sync,
    ) -> BTreeSet<Arc<str>> {
        let (files, base) = (self.files, format!("content/{}/", kind.folder));
        let mut touched: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut is_beside = self.changed.is_none();
        let mut touch = |path: &str| match path.strip_prefix(&base).map(|below| below.split_once('/')) {
            Some(Some((id, _))) if !touched.contains(id) => drop(touched.insert(id.into())),
            Some(None) => is_beside = true,
            _ => {}
        };
        match self.changed {
            Some(changed) => changed.iter().for_each(|path| touch(path)),
            None => files.below(&base).for_each(|(_, file)| touch(&file.path)),
        }
        if !cases.is_empty() {
            let asked = known
                .by_id
                .iter()
                .filter(|(_, reading)| reading.cases.iter().any(|case| cases.contains(case.as_str())));
            touched.extend(asked.map(|(id, _)| Arc::clone(id)));
        }
        if is_beside {
            known.found_beside = beside(files, kind, &base);
        }
        let one = |id: &Arc<str>| {
            let members: Vec<FileId> = files.below(&format!("{base}{id}/")).map(|(file, _)| file).collect();
            (!members.is_empty()).then(|| given(files, kind, (&**id, &members), reader(), &read))
        };
        let given: Vec<Option<Given<T>>> = touched.par_iter().map(one).collect();
        for (id, given) in touched.iter().zip(given) {
            self.keep(known, id, given);
        }
        touched
    }

    /// Keeps what a reading of a record gave in the place of what an earlier one gave; nothing where the record is gone.
    fn keep<T>(&mut self, known: &mut Readings<T>, id: &Arc<str>, given: Option<Given<T>>) {
        let before = known.by_id.remove(id).unwrap_or_default();
        let translations = Arc::make_mut(self.translations);
        before.noted.iter().for_each(|record| drop(translations.remove(record)));
        known.found.remove(id);
        let named = Arc::make_mut(&mut known.named);
        let at = named.binary_search_by(|(known, _)| known.cmp(id));
        let Some(Given { record, named: names, translations: texts, cases, diags }) = given else {
            known.table.remove(id);
            at.into_iter().for_each(|at| drop(named.remove(at)));
            return;
        };
        known.table.put_in_order(id, record);
        match at {
            Ok(at) => named[at].1 = names,
            Err(at) => named.insert(at, (Arc::clone(id), names)),
        }
        let noted = texts.iter().map(|(record, _)| Arc::clone(record)).collect();
        translations.extend(texts);
        if !diags.is_empty() {
            known.found.insert(Arc::clone(id), diags);
        }
        known.by_id.insert(Arc::clone(id), Reading { noted, cases });
    }
}

/// Files beside the folders of a kind are reported.
fn beside(files: &Files, kind: &BundleKind, base: &str) -> Diagnostics {
    let mut diags = Diagnostics::default();
    for (file, entry) in files.below(base).filter(|(_, entry)| !entry.path[base.len()..].contains('/')) {
        let stem = entry.name().split('.').next().unwrap_or_default();
        let home = match entry.name().ends_with(".yaml") {
            true => format!("{base}{stem}/{}", kind.record),
            false => format!("{base}{stem}/{}", entry.name()),
        };
        let stray = Diagnostic::new(reading::STRAY_FILE, Place::File(file));
        let stray = stray.with("advice", format!("each record has a folder of its own; move it to {home}"));
        diags.push(stray.with("advice_zh", format!("每条记录各有一个文件夹，请移到 {home}")));
    }
    diags
}

fn given<T>(
    files: &Files,
    kind: &BundleKind,
    (id, members): (&str, &[FileId]),
    mut cx: Reader<'_>,
    read: &impl Fn(&str, Cursor<'_>, (Writeups, Assets), FileId, &mut Reader<'_>) -> Option<T>,
) -> Given<T> {
    let record = read_one(files, kind, id, members, &mut cx, read).map(Arc::new);
    let translations = cx.translations.into_iter();
    Given {
        record,
        named: cx.references.into(),
        translations: translations.map(|(record, texts)| (record.into(), texts.kept())).collect(),
        cases: cx.asked,
        diags: cx.diags,
    }
}
