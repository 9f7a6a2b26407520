//! What was published before, as the output folder tells it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tracing::info_span;

use crate::check::Earlier;
use crate::diag::{Diagnostic, table::earlier::CANNOT_COMPARE};
use crate::output::{Digest, MANIFEST, Manifest, REGISTER, Register};

/// Reads `manifest.json` and `figures.json` of an output folder; `at` is the folder or the manifest itself.
///
/// Nothing where nothing was published there. What cannot be read is a finding of the publication and never more:
/// it only means that there is nothing to compare with.
pub fn published(at: &Path) -> Option<Earlier> {
    let _span = info_span!("published").entered();
    let (folder, manifest) = match fs::metadata(at) {
        Ok(about) if about.is_dir() => (at, at.join(MANIFEST)),
        _ => (at.parent()?, at.to_owned()),
    };
    let text = match bytes(&manifest) {
        Ok(Some(text)) => text,
        Ok(None) => return None,
        Err(fault) => return Some(Earlier { faults: vec![fault], ..Earlier::default() }),
    };
    let at = folder.join(REGISTER);
    Some(read(&manifest, &text, || Ok((at.clone(), bytes(&at)?))))
}

/// The same of what a host gave: its `manifest.json`, and its `figures.json` where there is one.
pub fn received(manifest: &[u8], register: Option<Vec<u8>>) -> Earlier {
    read(Path::new(MANIFEST), manifest, || Ok((PathBuf::from(REGISTER), register)))
}

fn read(
    at: &Path,
    manifest: &[u8],
    get_register: impl FnOnce() -> Result<(PathBuf, Option<Vec<u8>>), Diagnostic>,
) -> Earlier {
    let mut earlier = Earlier::default();
    match Manifest::from_json(manifest) {
        Ok(read) => {
            earlier.manifest = Arc::new(read);
            earlier.sha256 = Some(Digest::of(manifest));
        }
        Err(error) => {
            earlier.faults.push(damaged(at, error, "文件不是 Casebook 的清单，或已损坏"));
            return earlier;
        }
    }
    // Older versions of Casebook published no register.
    if let Some(entry) = earlier.manifest.files.get(REGISTER) {
        match get_register().and_then(|(at, text)| register(&at, text, entry.sha256)) {
            Ok(read) => earlier.register = Some(read),
            Err(fault) => earlier.faults.push(fault),
        }
    }
    earlier
}

fn register(path: &Path, text: Option<Vec<u8>>, sha256: Digest) -> Result<Register, Diagnostic> {
    let text = text.ok_or_else(|| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Entry, OutPath, RegisterWriter};

    /// A publication of a register and nothing else.
    fn publish(folder: &Path) -> Vec<u8> {
        let register = RegisterWriter::new("2026-01-31", &["en".to_owned()], 0).finish();
        let entry = Entry { sha256: Digest::of(&register), bytes: register.len() as u64, from: Vec::new() };
        let files = [(OutPath::new(REGISTER).unwrap(), entry)].into_iter().collect();
        fs::write(folder.join(MANIFEST), Manifest::new(files).to_json()).unwrap();
        fs::write(folder.join(REGISTER), &register).unwrap();
        register
    }

    #[test]
    fn a_publication_is_found_by_its_folder_or_its_manifest() {
        let folder = tempfile::tempdir().unwrap();
        assert!(published(folder.path()).is_none() && published(&folder.path().join("none")).is_none());
        publish(folder.path());
        for at in [folder.path().to_owned(), folder.path().join(MANIFEST)] {
            let earlier = published(&at).unwrap();
            assert!(earlier.faults.is_empty() && earlier.register.is_some(), "{at:?}");
            assert_eq!(earlier.manifest.files.len(), 1);
        }
    }

    #[test]
    fn an_older_publication_has_addresses_only() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(MANIFEST), Manifest::new(Default::default()).to_json()).unwrap();
        let earlier = published(folder.path()).unwrap();
        assert!(earlier.faults.is_empty() && earlier.register.is_none());
    }

    #[test]
    fn what_is_damaged_is_one_finding() {
        type Damage = fn(&Path, &[u8]);
        let damages: [(&str, Damage); 6] = [
            ("cut short", |folder, _| fs::write(folder.join(MANIFEST), "{\"casebook\"").unwrap()),
            ("another manifest", |folder, _| {
                fs::write(folder.join(MANIFEST), "{\"name\": \"App\"}").unwrap()
            }),
            ("a folder", |folder, _| {
                fs::remove_file(folder.join(MANIFEST)).unwrap();
                fs::create_dir(folder.join(MANIFEST)).unwrap();
            }),
            ("no register", |folder, _| fs::remove_file(folder.join(REGISTER)).unwrap()),
            ("an edited register", |folder, register| {
                fs::write(folder.join(REGISTER), [register, b" "].concat()).unwrap()
            }),
            ("a register of another shape", |folder, _| {
                let entry = Entry { sha256: Digest::of(b"[]"), bytes: 2, from: Vec::new() };
                let files = [(OutPath::new(REGISTER).unwrap(), entry)].into_iter().collect();
                fs::write(folder.join(MANIFEST), Manifest::new(files).to_json()).unwrap();
                fs::write(folder.join(REGISTER), "[]").unwrap();
            }),
        ];
        for (name, damage) in damages {
            let folder = tempfile::tempdir().unwrap();
            let register = publish(folder.path());
            damage(folder.path(), &register);
            let earlier = published(folder.path()).unwrap();
            assert_eq!(earlier.faults.len(), 1, "{name}");
            assert!(earlier.register.is_none(), "{name}");
        }
    }
}
