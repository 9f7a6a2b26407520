//! The nodes of a YAML file in a short form, carried from one build to the next beside its text, so that it need not be parsed again.

use std::sync::{MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::File;

/// The nodes of a text in reading order, as `yaml` writes and reads them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nodes {
    /// What each node is, and how much of it there is.
    pub numbers: Vec<u32>,
    /// The characters of the scalars that do not stand in the text as they read.
    pub texts: String,
}

/// What a file carries of its nodes.
#[derive(Debug, Default)]
pub(super) enum Carried {
    /// Nobody will ask for them.
    #[default]
    Nothing,
    /// Somebody will, so that they are to be written down.
    Wanted,
    Nodes(Box<Nodes>),
}

impl File {
    /// Gives the file the nodes that were written down of its very text, or asks for them where there are none.
    pub(crate) fn carry_nodes(&self, known: Option<Nodes>) {
        *self.carried_nodes() = known.map_or(Carried::Wanted, |known| Carried::Nodes(Box::new(known)));
    }

    /// What can be read from the nodes that the file carries; those of which nothing can be read are wanted anew.
    pub(crate) fn read_nodes<T>(&self, read: impl FnOnce(&Nodes) -> Option<T>) -> Option<T> {
        let mut carried = self.carried_nodes();
        let Carried::Nodes(nodes) = &*carried else { return None };
        let found = read(nodes);
        if found.is_none() {
            *carried = Carried::Wanted;
        }
        found
    }

    /// Writes the nodes of the file down, where somebody asked for them.
    pub(crate) fn note_nodes(&self, write: impl FnOnce() -> Nodes) {
        let mut carried = self.carried_nodes();
        if matches!(*carried, Carried::Wanted) {
            *carried = Carried::Nodes(Box::new(write()));
        }
    }

    /// Takes the nodes of the file away.
    pub(crate) fn take_nodes(&self) -> Option<Nodes> {
        match std::mem::take(&mut *self.carried_nodes()) {
            Carried::Nodes(nodes) => Some(*nodes),
            Carried::Nothing | Carried::Wanted => None,
        }
    }

    fn carried_nodes(&self) -> MutexGuard<'_, Carried> {
        // Whoever panicked while reading has left them whole.
        self.nodes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
