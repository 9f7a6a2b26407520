//! What was published, packed into one file for whoever sets it up elsewhere.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::disk::sync_folder;
use crate::error::{Error, Result};
use crate::output::{Coding, Digest, MANIFEST, Manifest};

/// The list of digests in an archive, as `sha256sum -c` reads it.
const SUMS: &str = "SHA256SUMS";

/// Packs a published folder: every file of its manifest, the manifest, and [`SUMS`]. Gives the digest of the archive, which is the same for
/// the same files. Until it is whole it has another name, and an earlier archive stays.
///
/// # Errors
/// A file that is not as its manifest says, and what the system refuses.
pub fn pack(published: &Path, manifest: &Manifest, file: &Path) -> Result<Digest> {
    let mut name = file.as_os_str().to_os_string();
    name.push(".casebook-part");
    let part = PathBuf::from(name);
    let packed = write(published, manifest, &part).and_then(|()| {
        let digest =
            File::open(&part).and_then(Digest::read).map_err(|error| Error::io("read", &part, error))?;
        fs::rename(&part, file).map_err(|error| Error::io("replace", file, error))?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        sync_folder(folder).map_err(|error| Error::io("sync", folder, error))?;
        Ok(digest.0)
    });
    if packed.is_err() {
        // Half an archive helps nobody; where it cannot be removed either, the next run writes over it.
        let _ = fs::remove_file(&part);
    }
    packed
}

fn write(published: &Path, manifest: &Manifest, part: &Path) -> Result<()> {
    let refuse = |error: io::Error| Error::io("write", part, error);
    let refuse_zip = |error: zip::result::ZipError| refuse(error.into());
    let mut archive = ZipWriter::new(BufWriter::new(File::create(part).map_err(refuse)?));
    let json = manifest.to_json();
    let own = (MANIFEST, Digest::of(json.as_bytes()));
    let mut files: Vec<(&str, Digest)> =
        manifest.files.iter().map(|(path, entry)| (path.as_str(), entry.sha256)).chain([own]).collect();
    files.sort_unstable();
    let mut sums = String::new();
    for (path, sha256) in files {
        let at = published.join(path);
        let body = fs::read(&at).map_err(|error| Error::io("read", &at, error))?;
        if Digest::of(&body) != sha256 {
            return Err(Error::Unverified { path: at, found: "its bytes differ".to_owned() });
        }
        archive.start_file(path, options(path)).map_err(refuse_zip)?;
        archive.write_all(&body).map_err(refuse)?;
        sums += &format!("{sha256}  {path}\n");
    }
    archive.start_file(SUMS, options(SUMS)).map_err(refuse_zip)?;
    archive.write_all(sums.as_bytes()).map_err(refuse)?;
    let file =
        archive.finish().map_err(refuse_zip)?.into_inner().map_err(|error| refuse(error.into_error()))?;
    file.sync_all().map_err(refuse)
}

/// One time and one mode for all, so that the same files give the same archive.
fn options(path: &str) -> SimpleFileOptions {
    let extension = path.rsplit('.').next().unwrap_or_default();
    let is_text = Coding::EXTENSIONS.contains(&extension) || path == SUMS;
    let method = if is_text { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}
