//! Publishes a site whole or not at all: files are rendered into a staging folder beside the output, verified,
//! synced, and swapped in by one rename. Until then, and after any error, the published site is untouched.

#[cfg(feature = "archive")]
mod archive;
mod carry;
mod clean;
mod commit;
mod disk;
mod kept;
mod leftovers;
mod lock;
mod place;
mod rest;
mod spare;
mod staging;
mod swap;

#[cfg(feature = "archive")]
pub use archive::pack;
pub use clean::{Cleaned, clean};
pub use kept::{Keeping, kept_cache, kept_nodes};
pub use rest::Rest;
pub use staging::{Staging, Written};
pub use swap::SwapKind;

use crate::error::{Error, Result};
use crate::output::{Changes, Digest, Manifest, OutPath};
use std::path::PathBuf;
use std::sync::Arc;

/// Where to publish, and what must not be replaced by it.
#[derive(Debug, Clone)]
pub struct Target {
    /// The output folder; it need not exist. Where it is a link, the folder that it leads to is replaced.
    pub out: PathBuf,
    /// What to do about an output folder that Casebook did not make.
    pub foreign: Foreign,
    /// Folders of sources: the output may not be one, hold one or lie in one.
    pub sources: Vec<PathBuf>,
    /// Folders such as the site's own and the home folder: the output may lie in one, but not be or hold one.
    pub above: Vec<PathBuf>,
    /// A manifest that was read already, with the digest of its bytes: where it is that of the published site, it is not read again.
    pub known: Option<(Digest, Arc<Manifest>)>,
}

impl Target {
    /// A target that refuses folders of others and protects nothing but the root of the file system.
    #[must_use]
    pub fn new(out: impl Into<PathBuf>) -> Self {
        Self {
            out: out.into(),
            foreign: Foreign::Refuse,
            sources: Vec::new(),
            above: Vec::new(),
            known: None,
        }
    }
}

/// Refuses a folder that must not be replaced or mixed with; nothing is looked at in it and nothing is created.
///
/// # Errors
/// A target that is, holds or lies in a folder that is protected.
pub fn refuse_protected(target: &Target) -> Result<()> {
    place::Place::find(target).map(drop)
}

/// What to do about an output folder that holds files but no manifest of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Stop and say so.
    Refuse,
    /// Publish beside the files there; a file in the way of one of ours still stops the build.
    Adopt,
}

/// What was published.
#[derive(Debug)]
pub struct Published {
    /// Every published file but the manifest.
    pub manifest: Manifest,
    /// What differs from the site before.
    pub changes: Changes,
    /// Our files that somebody had edited, replaced or deleted in the output folder since the last build;
    /// they are as rendered again, or gone where they are published no more. Sorted.
    pub edited: Vec<OutPath>,
    /// How many files were carried over by hard link, without writing them.
    pub linked: usize,
    /// How the new site took the place of the old one.
    pub swap: SwapKind,
    /// What went wrong after the site was published.
    pub warnings: Vec<Warning>,
}

/// What went wrong after a site was published, and does not make it less published.
#[derive(Debug)]
pub enum Warning {
    /// The system did not confirm that the site is on the disk.
    NotDurable(Error),
    /// The site before could not be removed; the next build tries again.
    OldLeft(PathBuf, Error),
}
