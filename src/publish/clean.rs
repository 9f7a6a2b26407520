//! Takes back what was published, and nothing else.

use super::Target;
use super::disk::open_file;
use super::lock::Lock;
use super::place::{Place, Published};
use crate::error::{Error, Result};
use crate::output::{Digest, Entry, MANIFEST, OutPath};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// What was taken back.
#[derive(Debug, Default)]
pub struct Cleaned {
    /// How many files were removed, the manifest among them.
    pub removed: usize,
    /// Files that the manifest lists but that are not as they were published; they stay, for they may be somebody's work. Sorted.
    pub kept: Vec<OutPath>,
}

/// Removes the files that the manifest of the output folder lists, then the folders that are empty without them. What Casebook did not
/// publish stays, and so does what lies behind a link. Without an output folder there is nothing to do.
///
/// # Errors
/// A folder without a manifest of ours, a protected folder, another build at work, or what the system refused.
pub fn clean(target: &Target) -> Result<Cleaned> {
    let place = Place::find(target)?;
    if !place.parent.is_dir() {
        return Ok(Cleaned::default());
    }
    let _lock = Lock::take(&place)?;
    place.forget_all();
    let Some(Published { manifest, .. }) = place.published(target)? else {
        return Ok(Cleaned::default());
    };
    let mut cleaned = Cleaned::default();
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for (path, entry) in &manifest.files {
        folders.extend(path.folders());
        match remove(&place.out, path, entry)? {
            Removal::Gone => {}
            Removal::Removed => cleaned.removed += 1,
            Removal::Kept => cleaned.kept.push(path.clone()),
        }
    }
    // Last, so that a cleaning that was cut short can be done again.
    let own = place.out.join(MANIFEST);
    fs::remove_file(&own).map_err(|error| Error::io("remove", &own, error))?;
    cleaned.removed += 1;
    // From the inside out; a folder that holds anything refuses, which is as it should be.
    for folder in folders.iter().rev().filter(|folder| is_below(&place.out, folder)) {
        let _ = fs::remove_dir(place.out.join(folder));
    }
    let _ = fs::remove_dir(&place.out);
    Ok(cleaned)
}

enum Removal {
    Gone,
    Removed,
    Kept,
}

fn remove(out: &Path, path: &OutPath, entry: &Entry) -> Result<Removal> {
    let file = out.join(path.as_str());
    if !path.folders().all(|folder| fs::symlink_metadata(out.join(folder)).is_ok_and(|about| about.is_dir()))
    {
        return Ok(if file.exists() { Removal::Kept } else { Removal::Gone });
    }
    match is_as_published(&file, entry) {
        Ok(true) => fs::remove_file(&file)
            .map(|()| Removal::Removed)
            .map_err(|error| Error::io("remove", &file, error)),
        Ok(false) => Ok(Removal::Kept),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Removal::Gone),
        // A link or a folder stands in the place of our file.
        Err(_) => Ok(Removal::Kept),
    }
}

fn is_as_published(path: &Path, entry: &Entry) -> io::Result<bool> {
    let mut file = open_file(path)?;
    if file.metadata()?.len() != entry.bytes {
        return Ok(false);
    }
    let mut body = Vec::new();
    file.read_to_end(&mut body)?;
    Ok(Digest::of(&body) == entry.sha256)
}

/// Whether a folder is really in the output, with no link on the way.
fn is_below(out: &Path, folder: &str) -> bool {
    fs::canonicalize(out.join(folder)).is_ok_and(|real| real == out.join(folder))
}
