//! What is published: paths, bytes, digests, the manifest and the difference between two manifests.

mod changes;
mod coding;
mod digest;
mod manifest;
mod media;
mod path;
mod register;

pub use changes::Changes;
pub use coding::Coding;
pub use digest::{Digest, DigestError, Digester};
pub use manifest::{Entry, MANIFEST, Manifest, ManifestError};
pub use media::MediaType;
pub use path::{OutPath, OutPathError};
pub use register::{
    CATALOGUE, ChangeEntry, Entry as FigureEntry, REGISTER, Register, RegisterError, RegisterWriter, Texts,
};

use std::sync::Arc;

/// One file to publish: its bytes, and the source files that it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The bytes, exactly as published.
    pub body: Arc<[u8]>,
    /// The source files, relative to the site's folder with `/` between the parts; sorted, each once.
    pub from: Vec<Arc<str>>,
}

impl Output {
    /// Makes an output; the sources may come in any order and more than once.
    #[must_use]
    pub fn new(body: impl Into<Arc<[u8]>>, mut from: Vec<Arc<str>>) -> Self {
        from.sort_unstable();
        from.dedup();
        Self { body: body.into(), from }
    }
}
