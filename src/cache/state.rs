//! How the files of a site and of its output lay on the disk when they were last known to belong together, so that a build with little to do
//! reads few of them.

use serde::{Deserialize, Serialize};

use super::form;
use crate::files::Stat;
use crate::model::bundle::LeftOut;
use crate::output::Digest;

/// A file as it lay on the disk, by its path below the site's or the output folder.
pub type Lying = (Box<str>, Stat);

/// What was there after a build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Of what the build was asked for.
    command: Digest,
    /// The published files, the manifest among them.
    outputs: Vec<Lying>,
    before: Option<Before>,
}

/// What a build began with, where it found nothing that the next one has to tell again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// All files of the site as they lay there before they were read.
    pub sources: Vec<Lying>,
    pub said: Said,
}

/// What a build says of a site at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Records that are not on the site, with their kind (`cases/x`), and why.
    pub left_out: Vec<(String, LeftOut)>,
    pub has_address: bool,
    pub has_path: bool,
    /// Whether it wants pictures and workbooks, which not every program makes.
    pub has_pictures: bool,
    pub has_downloads: bool,
}

impl State {
    /// `command` says all that is not in the files of the site and may change what is made of them.
    #[must_use]
    pub fn of(command: &str, before: Option<Before>, outputs: Vec<Lying>) -> State {
        State { command: Digest::of(command.as_bytes()), outputs, before }
    }

    /// Reads what was kept; nothing where it is not whole.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<State> {
        form::read(bytes)
    }

    #[must_use]
    pub fn written(&self) -> Vec<u8> {
        form::written(self)
    }

    /// What a build said, where the same command finds the same sources now and it found nothing in them.
    #[must_use]
    pub fn said(&self, command: &str, sources: &[Lying]) -> Option<&Said> {
        let before = self.before.as_ref().filter(|_| self.command == Digest::of(command.as_bytes()))?;
        (before.sources == sources).then_some(&before.said)
    }

    /// The published files, the manifest among them.
    #[must_use]
    pub fn outputs(&self) -> &[Lying] {
        &self.outputs
    }
}
