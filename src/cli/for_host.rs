//! What a build makes for hosts beside the site itself: settings, compressed files, and one archive for a hand-over.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Build, Common};
use super::words;
use crate::Ready;
use crate::check::Earlier;
use crate::error::{Error, Result};
use crate::model::config::Config;
use crate::output::{Coding, Digest, Entry, Manifest, OutPath, Output};
use crate::publish::Published;

/// Where settings stand that are not published, below the site's folder.
const FOLDER: &str = ".casebook/host";

/// Writes the settings of a host that does not read them in the published folder.
pub(super) fn settings(common: &Common, name: &str, text: &str) -> Result<()> {
    let folder = common.root.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| Error::io("create the folder", &folder, error))?;
    let file = folder.join(name);
    fs::write(&file, text).map_err(|error| Error::io("write", &file, error))?;
    if !common.quiet {
        words::say(words::HOST_SETTINGS, common.language(), &[("file", &file.display())]);
    }
    Ok(())
}

/// Where the compressed files of one file of so many bytes stand, where the site has some. What is published under such a name anyway stands instead.
pub(super) fn compressed(
    ready: &Ready,
    path: &OutPath,
    bytes: usize,
) -> impl Iterator<Item = (OutPath, Coding)> {
    let is_wanted = is_precompressed(&ready.site.config);
    let all = Coding::beside(path, bytes);
    all.filter(move |(beside, _)| is_wanted && !ready.plan.has(beside.as_str()))
}

/// Refuses where compressed files are wanted and this program makes none.
pub(super) fn can_compress(config: &Config) -> Result<()> {
    match cfg!(feature = "precompress") || !is_precompressed(config) {
        true => Ok(()),
        false => Err(Error::NotBuilt { what: "--precompress", feature: "precompress" }),
    }
}

fn is_precompressed(config: &Config) -> bool {
    config.is_precompressed && config.hosting.is_none_or(|host| host.serves_compressed_files())
}

/// What a manifest says of a compressed file, from what was published before where the plain file is the same.
pub(super) fn entry(
    beside: &OutPath,
    coding: Coding,
    (path, output): (&OutPath, &Output),
    before: Option<&Earlier>,
) -> Option<Entry> {
    let known = || {
        let before = &before?.manifest;
        let is_same = before.casebook == env!("CARGO_PKG_VERSION")
            && before.files.get(path)?.sha256 == Digest::of(&output.body);
        before.files.get(beside).filter(|_| is_same).cloned()
    };
    let made = || {
        let body = coding.compressed(&output.body)?;
        Some(Entry { sha256: Digest::of(&body), bytes: body.len() as u64, from: output.from.clone() })
    };
    known().or_else(made)
}

/// Says what was asked for and not made, and what an earlier build made and this one did not.
pub(super) fn say(common: &Common, config: &Config, published: &Published) {
    let language = common.language();
    if let Some(host) = config.hosting.filter(|_| config.is_precompressed && !is_precompressed(config)) {
        words::say(words::HOST_COMPRESSES, language, &[("host", &host.word())]);
    }
    let is_gone = |path: &OutPath| {
        Coding::plain(path.as_str()).is_some_and(|plain| published.manifest.files.contains_key(plain))
    };
    if !config.is_precompressed && !common.quiet && published.changes.removed.iter().any(is_gone) {
        words::say(words::COMPRESSED_GONE, language, &[]);
    }
}

/// Where an archive goes.
pub(super) fn archive_at(common: &Common, build: &Build, file: &Path) -> Result<PathBuf> {
    match cfg!(feature = "archive") {
        true => beside_the_site(common, &build.output_dir, file),
        false => Err(Error::NotBuilt { what: "--zip", feature: "archive" }),
    }
}

/// The path of a file that is no part of the site: neither of what it is made from nor of what is made.
pub(super) fn beside_the_site(common: &Common, output_dir: &Path, file: &Path) -> Result<PathBuf> {
    let find = |path: &Path| std::path::absolute(path).map_err(|error| Error::io("find", path, error));
    let file = find(&common.root.join(file))?;
    let folders = [output_dir, Path::new("content"), Path::new("themes")];
    for folder in folders {
        let folder = find(&common.root.join(folder))?;
        if file.starts_with(&folder) {
            return Err(Error::Misplaced { path: file, folder });
        }
    }
    Ok(file)
}

/// Packs what was published.
#[cfg(feature = "archive")]
pub(super) fn pack(common: &Common, out: &Path, manifest: &Manifest, file: &Path) -> Result<()> {
    let digest = crate::publish::pack(out, manifest, file)?;
    if !common.quiet {
        let language = common.language();
        let files = words::files(manifest.files.len() + 1, language);
        let given: [(&str, &dyn std::fmt::Display); 3] =
            [("files", &files), ("file", &file.display()), ("digest", &digest)];
        words::say(words::PACKED, language, &given);
    }
    Ok(())
}

/// Without the feature [`archive_at`] has refused before.
#[cfg(not(feature = "archive"))]
pub(super) fn pack(_: &Common, _: &Path, _: &Manifest, _: &Path) -> Result<()> {
    Ok(())
}
