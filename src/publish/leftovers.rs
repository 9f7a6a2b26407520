//! Puts right what a build that died has left beside the output.

use super::carry::{Pass, carry};
use super::disk::remove_tree;
use super::place::{Place, read_manifest};
use crate::error::{Error, Result};
use crate::output::Manifest;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// Gives the old site its name back where a build died between two renames. To be called under the lock,
/// before the output folder is looked at.
pub(super) fn restore(place: &Place) -> Result<()> {
    if fs::symlink_metadata(&place.out).is_ok() {
        return Ok(());
    }
    match find(place, "old-")?.first() {
        Some(old) => {
            fs::rename(old, &place.out).map_err(|error| Error::io("restore the site from", old, error))
        }
        None => Ok(()),
    }
}

/// Removes the folders of dead builds. Since the caller holds the lock, all of them are dead. One that was the
/// published site until the swap may hold a foreign file that came at the last moment: it is carried first.
pub(super) fn clear(place: &Place) -> Result<()> {
    for what in ["staging-", "old-"] {
        for folder in find(place, what)? {
            if fs::symlink_metadata(&place.out).is_ok()
                && let Some(Ok(left)) = read_manifest(&folder, None)?
            {
                let published = match read_manifest(&place.out, None)? {
                    Some(Ok(published)) => published.manifest,
                    _ => Arc::new(Manifest::new(BTreeMap::new())),
                };
                carry(&folder, &place.out, Some(&left.manifest), &published, Pass::After(&|_| false))?;
            }
            remove_tree(&folder)
                .map_err(|error| Error::io("remove what a dead build left in", &folder, error))?;
        }
    }
    Ok(())
}

/// Whether a build that died has left anything.
pub(super) fn are_there(place: &Place) -> Result<bool> {
    Ok(!find(place, "staging-")?.is_empty() || !find(place, "old-")?.is_empty())
}

fn find(place: &Place, what: &str) -> Result<Vec<PathBuf>> {
    let start = place.beside(what);
    let refuse = |error| Error::io("list", &place.parent, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(&place.parent).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let ours = entry.file_name().as_encoded_bytes().starts_with(start.as_encoded_bytes());
        if ours && entry.file_type().map_err(refuse)?.is_dir() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}
