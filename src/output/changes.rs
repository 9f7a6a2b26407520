//! The difference between two manifests.

use super::{Manifest, OutPath};

/// What differs between two builds, by path; each list is sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Published now, not before.
    pub added: Vec<OutPath>,
    /// Published both times, with other bytes.
    pub changed: Vec<OutPath>,
    /// Published before, not now.
    pub removed: Vec<OutPath>,
    /// How many files have the same bytes as before.
    pub unchanged: usize,
}

impl Changes {
    /// Compares two manifests by digest and length; what a file was made from is not looked at.
    #[must_use]
    pub fn between(old: &Manifest, new: &Manifest) -> Self {
        let mut changes = Self::default();
        for (path, entry) in &new.files {
            match old.files.get(path) {
                None => changes.added.push(path.clone()),
                Some(before) if (before.sha256, before.bytes) == (entry.sha256, entry.bytes) => {
                    changes.unchanged += 1;
                }
                Some(_) => changes.changed.push(path.clone()),
            }
        }
        changes.removed = old.files.keys().filter(|path| !new.files.contains_key(*path)).cloned().collect();
        changes
    }

    /// Whether both builds published the same files with the same bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Digest, Entry, OutPathError};
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> Result<Manifest, OutPathError> {
        let files = files.iter().map(|(path, body)| {
            let entry = Entry { sha256: Digest::of(body.as_bytes()), bytes: body.len() as u64, from: vec![] };
            Ok((OutPath::new(*path)?, entry))
        });
        Ok(Manifest::new(files.collect::<Result<_, _>>()?))
    }

    #[test]
    fn added_changed_removed_unchanged() -> Result<(), OutPathError> {
        let old = manifest(&[("a", "1"), ("b", "2"), ("c", "3")])?;
        let new = manifest(&[("b", "2"), ("c", "4"), ("d", "5")])?;
        let expected = Changes {
            added: vec![OutPath::new("d")?],
            changed: vec![OutPath::new("c")?],
            removed: vec![OutPath::new("a")?],
            unchanged: 1,
        };
        assert_eq!(Changes::between(&old, &new), expected);
        assert!(!expected.is_empty() && Changes::between(&old, &old).is_empty());
        Ok(())
    }
}
