//! The manifest: every published file but itself, with its digest, length and sources.

use super::{Digest, OutPath};
use indexmap::IndexSet;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// What one build published. It has no time in it, so that the same sources give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The version of Casebook that built the site.
    pub casebook: String,
    /// Every published file but the manifest.
    pub files: BTreeMap<OutPath, Entry>,
}

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The digest of its bytes.
    pub sha256: Digest,
    /// Its length in bytes.
    pub bytes: u64,
    /// The source files that it was made from, sorted.
    pub from: Vec<Arc<str>>,
}

impl Manifest {
    /// A manifest of this version of Casebook.
    #[must_use]
    pub fn new(files: BTreeMap<OutPath, Entry>) -> Self {
        Self { casebook: env!("CARGO_PKG_VERSION").to_owned(), files }
    }

    /// The manifest as JSON: indented, sorted by path, with a line feed at its end.
    #[must_use]
    pub fn to_json(&self) -> String {
        let files =
            self.files.iter().map(|(path, entry)| (path.as_str().into(), RawEntry::from(entry))).collect();
        let raw = Raw { casebook: self.casebook.as_str().into(), files };
        // Text, numbers and maps with text keys always serialise, so the other arm is never taken.
        let mut json = serde_json::to_string_pretty(&raw).unwrap_or_default();
        json.push('\n');
        json
    }

    /// Reads a manifest of this or another version; keys that this version does not know are passed over.
    ///
    /// # Errors
    /// Why the bytes are not a manifest of Casebook. Nothing of a broken manifest is believed.
    pub fn from_json(json: &[u8]) -> Result<Self, ManifestError> {
        let raw: Raw =
            serde_json::from_slice(json).map_err(|error| ManifestError::NotAManifest(error.to_string()))?;
        // Many files are made from one source, whose name is kept once.
        let mut sources: IndexSet<Arc<str>> = IndexSet::new();
        let mut shared = |source: &str| match sources.get(source) {
            Some(source) => Arc::clone(source),
            None => {
                let source = Arc::from(source);
                sources.insert(Arc::clone(&source));
                source
            }
        };
        let read = |(path, entry): (Text<'_>, RawEntry<'_>)| {
            let path = OutPath::new(path.0).map_err(|error| ManifestError::Path(error.to_string()))?;
            let sha256 = entry.sha256.0.parse().map_err(|_| ManifestError::Digest(path.to_string()))?;
            let from = entry.from.iter().map(|source| shared(&source.0)).collect();
            Ok((path, Entry { sha256, bytes: entry.bytes, from }))
        };
        let files = raw.files.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { casebook: raw.casebook.0.into_owned(), files })
    }
}

/// Why some bytes are not a manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// Not JSON, cut short, or JSON of another shape.
    #[error("it is not a manifest of Casebook ({0})")]
    NotAManifest(String),
    /// A path in it could not have been published.
    #[error("it lists a path that is never published: {0}")]
    Path(String),
    /// A digest in it is none.
    #[error("the digest of {0} is not 64 hexadecimal digits")]
    Digest(String),
}

/// The shape of the file; its texts stay where they are.
#[derive(Serialize, Deserialize)]
struct Raw<'t> {
    #[serde(borrow)]
    casebook: Text<'t>,
    files: BTreeMap<Text<'t>, RawEntry<'t>>,
}

#[derive(Serialize, Deserialize)]
struct RawEntry<'t> {
    #[serde(borrow)]
    sha256: Text<'t>,
    bytes: u64,
    from: Vec<Text<'t>>,
}

/// A text that is copied only where JSON writes it otherwise; in lists and as keys, serde would copy a bare [`Cow`] always.
#[derive(PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'t> From<&'t str> for Text<'t> {
    fn from(text: &'t str) -> Self {
        Self(text.into())
    }
}

impl<'t> From<&'t Entry> for RawEntry<'t> {
    fn from(entry: &'t Entry) -> Self {
        let from = entry.from.iter().map(|source| Text::from(&**source)).collect();
        Self { sha256: Text(entry.sha256.to_string().into()), bytes: entry.bytes, from }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Result<Manifest, super::super::OutPathError> {
        let entry = Entry { sha256: Digest::of(b"abc"), bytes: 3, from: vec!["content/专利.yaml".into()] };
        let files = BTreeMap::from([
            (OutPath::new("b/index.html")?, entry.clone()),
            (OutPath::new("a.css")?, Entry { from: vec![], ..entry }),
        ]);
        Ok(Manifest { casebook: "0.1.0".into(), files })
    }

    #[test]
    fn the_published_shape() -> Result<(), super::super::OutPathError> {
        let expected = r#"{
  "casebook": "0.1.0",
  "files": {
    "a.css": {
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "bytes": 3,
      "from": []
    },
    "b/index.html": {
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "bytes": 3,
      "from": [
        "content/专利.yaml"
      ]
    }
  }
}
"#;
        let manifest = sample()?;
        assert_eq!(manifest.to_json(), expected);
        assert_eq!(Manifest::from_json(expected.as_bytes()), Ok(manifest));
        Ok(())
    }

    #[test]
    fn a_broken_manifest_is_refused_whole() {
        let entry = |sha: &str| format!(r#"{{"sha256": "{sha}", "bytes": 1, "from": []}}"#);
        let good = entry(&"a".repeat(64));
        let cases = [
            (String::new(), "NotAManifest"),
            (r#"{"name": "An app", "icons": []}"#.into(), "NotAManifest"),
            (r#"{"casebook": "0.1.0", "files": {"#.into(), "NotAManifest"),
            (format!(r#"{{"casebook": "0.1.0", "files": {{"../x": {good}}}}}"#), "Path"),
            (format!(r#"{{"casebook": "0.1.0", "files": {{"x": {}}}}}"#, entry("A1")), "Digest"),
        ];
        for (json, expected) in cases {
            let error = Manifest::from_json(json.as_bytes()).map_err(|error| format!("{error:?}"));
            assert!(error.as_ref().is_err_and(|e| e.starts_with(expected)), "{json}: {error:?}");
        }
        assert!(Manifest::from_json(b"{\"casebook\": \"9\", \"files\": {}, \"new\": 1}").is_ok());
    }

    #[test]
    fn texts_that_json_escapes_are_read_as_they_are_meant() {
        let entry =
            format!(r#"{{"sha256": "{}", "bytes": 1, "from": ["c\/\u4e13.yaml", "d"]}}"#, "a".repeat(64));
        let json = format!(r#"{{"casebook": "\u0031", "files": {{"a\u002ehtml": {entry}, "b": {entry}}}}}"#);
        let manifest = Manifest::from_json(json.as_bytes()).expect("it is a manifest");
        assert_eq!(manifest.casebook, "1");
        let paths: Vec<&str> = manifest.files.keys().map(OutPath::as_str).collect();
        assert_eq!(paths, ["a.html", "b"]);
        let [a, b] = manifest.files.values().map(|entry| &entry.from).collect::<Vec<_>>()[..] else {
            panic!("two files");
        };
        assert_eq!(a.iter().map(|source| &**source).collect::<Vec<_>>(), ["c/专.yaml", "d"]);
        assert!(a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b)), "the names of sources are kept twice");
    }
}
