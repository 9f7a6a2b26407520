//! The nodes of YAML files, so that the next build need not parse those that hold the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form;
use crate::files::{File, FileId, Files, Nodes};
use crate::output::Digest;

/// What one build keeps of its YAML files for the next.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Of the program that read them.
    program: Digest,
    /// By the digests of their texts.
    nodes: BTreeMap<Digest, Nodes>,
}

/// The YAML files of a site whose nodes are known, or asked for.
#[derive(Debug)]
pub struct Asked {
    program: Digest,
    texts: Vec<(FileId, Digest)>,
    /// The texts whose nodes were kept; nothing where nothing was.
    kept: Option<Vec<Digest>>,
}

impl Asked {
    /// Gives each YAML file the nodes that were kept of its very text, and asks for those of the others. Whatever is wrong with the bytes, or
    /// of another program, is as if nothing had been kept.
    #[must_use]
    pub fn of(files: &Files, kept: Option<&[u8]>, program: &str) -> Asked {
        let program = Digest::of(program.as_bytes());
        let kept: Option<Kept> = kept.and_then(form::read);
        let nodes = kept.filter(|kept| kept.program == program).map(|kept| kept.nodes);
        let kept = nodes.as_ref().map(|nodes| nodes.keys().copied().collect());
        let mut nodes = nodes.unwrap_or_default();
        let texts = files.below("content/").filter(|(_, file)| file.name().ends_with(".yaml"));
        let texts = texts.map(|(id, file)| {
            let digest = Digest::of(file.bytes());
            // Of two files with one text the second is parsed.
            file.carry_nodes(nodes.remove(&digest));
            (id, digest)
        });
        Asked { program, texts: texts.collect(), kept }
    }

    /// Takes the nodes of all files, which were read meanwhile, and gives what the next build needs; nothing where that is what was kept.
    #[must_use]
    pub fn bytes(self, files: &Files) -> Option<Vec<u8>> {
        let taken = |(id, digest): (FileId, Digest)| {
            let file = files.get(id);
            let nodes = file.take_nodes().filter(|nodes| is_short(nodes, file))?;
            Some((digest, nodes))
        };
        let nodes: BTreeMap<Digest, Nodes> = self.texts.into_iter().filter_map(taken).collect();
        let is_kept = self.kept.is_some_and(|kept| nodes.keys().eq(&kept));
        (!is_kept).then(|| form::written(&Kept { program: self.program, nodes }))
    }
}

/// Aliases may stand for a thousand times the nodes that are written.
fn is_short(nodes: &Nodes, file: &File) -> bool {
    nodes.numbers.len() <= 2 * file.bytes().len()
}
