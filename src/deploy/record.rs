//! What Casebook knows of a host: which of its files stand there, which are on their way, and which the host keeps of the publication before.
//!
//! The record is kept at the host itself, so that any machine can go on where another stopped.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::output::{Digest, Manifest, OutPath};

/// The folder at a host that holds what is not the site.
pub(super) const OWN: &str = ".casebook/";

/// Where the record stands at a host.
pub(super) const RECORD: &str = ".casebook/record.json";

/// Where the files of the publication before are kept at a host, each under its digest.
pub(super) const KEPT: &str = ".casebook/kept/";

/// Where a file is written before it takes its name, at hosts that rename whole files.
pub(super) const ARRIVING: &str = ".casebook/arriving/";

/// Files by path, each with what its bytes are.
pub type Contents = BTreeMap<OutPath, Content>;

/// The bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    pub sha256: Digest,
    pub bytes: u64,
}

/// What stands at a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Our files, as they were sent.
    pub files: BTreeMap<OutPath, Standing>,
    /// What a deployment began to send; empty once one has ended. Of these the host may have the old bytes or the new.
    pub coming: BTreeMap<OutPath, Digest>,
    /// The publication before, of which the host keeps what it has no more.
    pub previous: Option<Contents>,
}

/// One of our files at a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub content: Content,
    /// How the host told this state of the file from others when we had written it: its entity tag, or its time.
    pub mark: Option<String>,
}

impl Record {
    /// The record of a site that was carried there in another way: what its manifest says, without marks.
    pub fn of_manifest(manifest: &Manifest) -> Record {
        let standing = |content| Standing { content, mark: None };
        let files = contents(manifest).into_iter().map(|(path, content)| (path, standing(content))).collect();
        Record { files, ..Record::default() }
    }

    /// Our files without their marks.
    pub fn contents(&self) -> Contents {
        self.files.iter().map(|(path, standing)| (path.clone(), standing.content)).collect()
    }

    pub fn to_json(&self) -> String {
        let raw = Raw {
            casebook: env!("CARGO_PKG_VERSION").to_owned(),
            files: self
                .files
                .iter()
                .map(|(path, standing)| {
                    (path.to_string(), RawFile::of(standing.content, standing.mark.clone()))
                })
                .collect(),
            coming: self.coming.iter().map(|(path, digest)| (path.to_string(), digest.to_string())).collect(),
            previous: self.previous.as_ref().map(|previous| {
                previous
                    .iter()
                    .map(|(path, content)| (path.to_string(), RawFile::of(*content, None)))
                    .collect()
            }),
        };
        // Texts, numbers and maps with text keys always serialise.
        serde_json::to_string(&raw).unwrap_or_default() + "\n"
    }

    /// Reads a record of this or another version.
    ///
    /// # Errors
    /// Why the bytes are none. Nothing of a broken record is believed.
    pub fn from_json(json: &[u8]) -> Result<Record, String> {
        let raw: Raw = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        let mut record = Record::default();
        for (path, file) in raw.files {
            let standing = Standing { content: file.content()?, mark: file.mark.clone() };
            record.files.insert(out_path(path)?, standing);
        }
        for (path, digest) in raw.coming {
            record.coming.insert(out_path(path)?, digest.parse().map_err(|_| NO_DIGEST.to_owned())?);
        }
        if let Some(previous) = raw.previous {
            let mut contents = Contents::new();
            for (path, file) in previous {
                contents.insert(out_path(path)?, file.content()?);
            }
            record.previous = Some(contents);
        }
        Ok(record)
    }
}

/// Everything that a publication consists of: what its manifest lists, and the manifest itself.
pub fn contents(manifest: &Manifest) -> Contents {
    let mut contents: Contents = manifest
        .files
        .iter()
        .map(|(path, entry)| (path.clone(), Content { sha256: entry.sha256, bytes: entry.bytes }))
        .collect();
    let json = manifest.to_json();
    let own = Content { sha256: Digest::of(json.as_bytes()), bytes: json.len() as u64 };
    contents.extend(OutPath::new(crate::output::MANIFEST).ok().map(|path| (path, own)));
    contents
}

const NO_DIGEST: &str = "a digest in it is not 64 hexadecimal digits";

fn out_path(path: String) -> Result<OutPath, String> {
    OutPath::new(path).map_err(|error| error.to_string())
}

#[derive(Serialize, Deserialize)]
struct Raw {
    casebook: String,
    files: BTreeMap<String, RawFile>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    coming: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<BTreeMap<String, RawFile>>,
}

#[derive(Serialize, Deserialize)]
struct RawFile {
    sha256: String,
    bytes: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
}

impl RawFile {
    fn of(content: Content, mark: Option<String>) -> RawFile {
        RawFile { sha256: content.sha256.to_string(), bytes: content.bytes, mark }
    }

    fn content(&self) -> Result<Content, String> {
        let sha256 = self.sha256.parse().map_err(|_| NO_DIGEST.to_owned())?;
        Ok(Content { sha256, bytes: self.bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_back_and_a_broken_one_is_refused() {
        let path = |text: &str| OutPath::new(text).expect("a path");
        let content = Content { sha256: Digest::of(b"abc"), bytes: 3 };
        let record = Record {
            files: BTreeMap::from([(
                path("a/index.html"),
                Standing { content, mark: Some("\"tag\"".to_owned()) },
            )]),
            coming: BTreeMap::from([(path("b.css"), Digest::of(b"b"))]),
            previous: Some(Contents::from([(path("old.html"), content)])),
        };
        let json = record.to_json();
        assert_eq!(Record::from_json(json.as_bytes()), Ok(record));
        assert_eq!(Record::from_json(Record::default().to_json().as_bytes()), Ok(Record::default()));
        for broken in
            [json.replace("a/index", "../index"), json.replace("ba7816bf", "xa7816bf"), json[..40].to_owned()]
        {
            assert!(Record::from_json(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
