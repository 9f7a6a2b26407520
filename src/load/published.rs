//! What was published before, as the output folder tells it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::check::Earlier;
use crate::diag::{Diagnostic, table::earlier::CANNOT_COMPARE};
use crate::output::{Digest, MANIFEST, Manifest, REGISTER, Register};

/// Reads `manifest.json` and `figures.json` of an output folder; `at` is the folder or the manifest itself.
///
/// Nothing where nothing was published there. What cannot be read is a finding of the publication and never more:
/// it only means that there is nothing to compare with.
pub fn published(at: &Path) -> Option<Earlier> {
    let (folder, manifest) = match fs::metadata(at) {
        Ok(about) if about.is_dir() => (at, at.join(MANIFEST)),
        _ => (at.parent()?, at.to_owned()),
    };
    let mut earlier = Earlier::default();
    let text = match bytes(&manifest) {
        Ok(Some(text)) => text,
        Ok(None) => return None,
        Err(fault) => return Some(Earlier { faults: vec![fault], ..earlier }),
    };
    match Manifest::from_json(&text) {
        Ok(read) => earlier.manifest = read,
        Err(error) => {
            earlier.faults.push(damaged(&manifest, error, "文件不是 Casebook 的清单，或已损坏"));
            return Some(earlier);
        }
    }
    // Older versions of Casebook published no register.
    if let Some(entry) = earlier.manifest.files.get(REGISTER) {
        match register(&folder.join(REGISTER), entry.sha256) {
            Ok(read) => earlier.register = Some(read),
            Err(fault) => earlier.faults.push(fault),
        }
    }
    Some(earlier)
}

fn register(path: &Path, sha256: Digest) -> Result<Register, Diagnostic> {
    let text = bytes(path)?.ok_or_else(|| {
        damaged(path, "the manifest names it, but it is gone", "清单中有此文件，但文件已不在")
    })?;
    if Digest::of(&text) != sha256 {
        return Err(damaged(path, "it was changed after it was published", "文件在发布之后被改动"));
    }
    Register::from_json(&text).map_err(|error| damaged(path, error, "文件不是 Casebook 的数字登记表"))
}

/// The bytes of a file; nothing where it is not there.
fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Diagnostic> {
    match fs::metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        // To read a pipe could take for ever.
        Ok(about) if !about.is_file() => Err(damaged(path, "it is not a file", "它不是文件")),
        Ok(about) if about.len() > BYTES_MOST => Err(damaged(path, "it is too large", "文件过大")),
        _ => fs::read(path).map(Some).map_err(|error| damaged(path, error, "系统拒绝读取")),
    }
}

/// Far more than the largest site takes; what is larger is something else under this name.
const BYTES_MOST: u64 = 1 << 30;

fn damaged(path: &Path, problem: impl ToString, problem_zh: &str) -> Diagnostic {
    let found = Diagnostic::new(CANNOT_COMPARE, None).with("problem", problem);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    found.with("problem_zh", problem_zh).with("file", name)
}
