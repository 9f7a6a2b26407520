//! What the machine refused: the only errors that stop a command at once. A mistake in the content is a
//! diagnostic, never one of these.

use std::io;
use std::path::{Path, PathBuf};

/// The result of anything that touches the machine.
pub type Result<T> = std::result::Result<T, Error>;

/// A refusal, in plain words with what to do about it. Nothing published has changed when one is returned.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The system refused an operation on a file or folder.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was being done, to follow "cannot": `write`, `create the folder`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// The disk, the quota or the largest allowed file is exhausted.
    #[error(
        "no space left to {doing} {}: {source}. The published site is unchanged; free some space and build again",
        path.display()
    )]
    NoSpace {
        /// What was being done, to follow "to".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// The output folder holds files, and nothing says that Casebook made it.
    #[error(
        "{} is not empty (it holds {}) and {reason}, so Casebook does not take it over. \
         Name an empty or new folder for the output, or pass --force to publish beside the files there",
        path.display(), example.display()
    )]
    Foreign {
        /// The output folder.
        path: PathBuf,
        /// The name of one entry in it.
        example: PathBuf,
        /// Why the folder is not known as ours: there is no manifest, or it cannot be read.
        reason: String,
    },

    /// The output folder is, holds or lies in a folder that must never be replaced.
    #[error(
        "the output folder {} would replace or mix with {}, which is not output. Name another output folder",
        path.display(), protected.display()
    )]
    Protected {
        /// The output folder.
        path: PathBuf,
        /// The folder that is protected.
        protected: PathBuf,
    },

    /// Something other than a folder stands where the output should be.
    #[error("{} is not a folder. Move it away or name another output folder", path.display())]
    NotAFolder {
        /// What was found.
        path: PathBuf,
    },

    /// Another build is writing the same output.
    #[error(
        "another build{} is publishing to {}. Wait until it has ended, then build again",
        pid.map(|pid| format!(" (process {pid})")).unwrap_or_default(), path.display()
    )]
    Busy {
        /// The output folder.
        path: PathBuf,
        /// The process that holds the lock, where it is known.
        pid: Option<u32>,
    },

    /// Two outputs want the same place.
    #[error("two outputs want one place: {path} and {other} cannot both be published")]
    Collision {
        /// The output that came second.
        path: String,
        /// The output that was there.
        other: String,
    },

    /// A file that Casebook did not make stands where it wants to publish one.
    #[error(
        "{} was not made by Casebook and is in the way of a page or folder of the new site. \
         Move or rename it, then build again",
        path.display()
    )]
    InTheWay {
        /// The file or folder.
        path: PathBuf,
    },

    /// A folder of another file system is mounted inside the output, so that the output cannot be swapped.
    #[error(
        "{} is a mount point inside the output folder, so that the folder cannot be replaced whole. \
         Unmount it or name another output folder",
        path.display()
    )]
    MountPoint {
        /// The mounted folder.
        path: PathBuf,
    },

    /// A file in the staging folder is not what was written to it.
    #[error(
        "{} is not what was written to it ({found}). The published site is unchanged; check the disk and build again",
        path.display()
    )]
    Unverified {
        /// The file in the staging folder.
        path: PathBuf,
        /// What was found instead.
        found: String,
    },

    /// A file of the site is not any more what it was when the rules looked at it.
    #[error(
        "{path} was changed, or could not be read again, while the site was built, so that nothing was published; build again"
    )]
    ChangedMeanwhile {
        /// Its path below the site's root.
        path: String,
    },

    /// No port could be listened on.
    #[error(
        "cannot listen on {address}: {source}. Name another port with --port, or another address with --interface"
    )]
    Listen {
        /// The address and first port that was tried.
        address: String,
        /// What the system said.
        source: io::Error,
    },

    /// What was asked for is no part of this build of the program.
    #[error(
        "this casebook was built without {what}; build it with the cargo feature `{feature}`, which is on by default"
    )]
    NotBuilt {
        /// The flag.
        what: &'static str,
        /// The feature of the package that brings it.
        feature: &'static str,
    },

    /// What other hosts answered would be kept where it might be published.
    #[error(
        "the cache {} would lie in {}, which is content or output. Name a file elsewhere with --external-cache",
        path.display(), folder.display()
    )]
    MisplacedCache {
        /// The file of the cache.
        path: PathBuf,
        /// The folder that holds it.
        folder: PathBuf,
    },

    /// What is made of the publication would be kept where it might be published itself.
    #[error("{} would lie in {}, which is content or output. Name a file elsewhere", path.display(), folder.display())]
    Misplaced {
        /// The file.
        path: PathBuf,
        /// The folder that holds it.
        folder: PathBuf,
    },

    /// There is nothing to compare with.
    #[error("nothing was published in {}. Name a published folder or its manifest.json", path.display())]
    NothingPublished {
        /// What was named.
        path: PathBuf,
    },

    /// A host refused, or could not be reached.
    #[error(
        "cannot {doing} {what} at the host: {problem}. What stands there is whole; run the same command again to go on"
    )]
    Host {
        /// What was being done, to follow "cannot".
        doing: &'static str,
        /// The file there, or what else was asked for.
        what: String,
        /// What the host said.
        problem: String,
    },

    /// Somebody else changed files at a host.
    #[error(
        "somebody else changed or put there {}: {}. Nothing was sent. Look at what they did; --force overwrites it",
        counted(paths.len()), first(paths)
    )]
    ChangedElsewhere {
        /// The files, sorted.
        paths: Vec<String>,
    },

    /// Another deployment to the same host is under way.
    #[error(
        "another deployment to {target} is at work: process {process} of {machine}, since {since}. Wait until it has ended; \
         if you know that it was broken off, --force goes on"
    )]
    Deploying {
        /// The target's name.
        target: String,
        /// The name of the machine that deploys.
        machine: String,
        /// The process there.
        process: u32,
        /// When it began, in UTC.
        since: String,
    },

    /// Somebody deployed between planning and beginning.
    #[error(
        "somebody else has just deployed to {target}, so that what was planned does not hold any more. Run the same command again"
    )]
    DeployedMeanwhile {
        /// The target's name.
        target: String,
    },

    /// More files would be deleted than a target allows without a question.
    #[error(
        "{count} of {of} files would be deleted at the host, more than {most} of a hundred. Nothing was sent. \
         See what they are with --dry-run; --yes agrees to it, and `most_deleted` of the target sets the share"
    )]
    ManyDeletions {
        /// How many.
        count: usize,
        /// Of how many that stand there.
        of: usize,
        /// The share that is allowed, of a hundred.
        most: u32,
    },

    /// No such target, or none was named of several.
    #[error("{}", unknown_target(name.as_deref(), known))]
    UnknownTarget {
        /// The name that was given.
        name: Option<String>,
        /// The names in site.yaml.
        known: Vec<String>,
    },

    /// A host has nothing to go back to.
    #[error("the target {target} keeps no publication before this one, so there is nothing to go back to")]
    NoPrevious {
        /// The target's name.
        target: String,
    },

    /// An output failed before, so that the site is not whole.
    #[error("an output could not be written, so the site is not whole and is not published")]
    Incomplete,
}

fn counted(count: usize) -> String {
    format!("{count} {}", if count == 1 { "file" } else { "files" })
}

/// The first few of many names.
fn first(names: &[String]) -> String {
    let more = if names.len() > 5 { ", …" } else { "" };
    names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ") + more
}

fn unknown_target(name: Option<&str>, known: &[String]) -> String {
    match (name, known.is_empty()) {
        (_, true) => {
            "content/site.yaml names no place to deploy to; add one under `deploy:` (see docs/deploy.md)"
                .to_owned()
        }
        (Some(name), false) => {
            format!("there is no deploy target {name}; content/site.yaml has {}", known.join(", "))
        }
        (None, false) => format!("name one of the deploy targets: {}", known.join(", ")),
    }
}

impl Error {
    /// Makes an error from what a host said.
    #[must_use]
    pub fn host(doing: &'static str, what: &str, problem: impl std::fmt::Display) -> Self {
        // The libraries put what they were asked for after what went wrong, over many lines.
        let problem: String =
            problem.to_string().split_whitespace().collect::<Vec<_>>().join(" ").chars().take(400).collect();
        Self::Host { doing, what: what.to_owned(), problem }
    }

    /// Makes an error from what the system said, telling an exhausted disk from other refusals.
    #[must_use]
    pub fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        let path = path.to_path_buf();
        match source.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => Self::NoSpace { doing, path, source },
            _ => Self::Io { doing, path, source },
        }
    }

    /// The exit status of a command that ends with this error: 2, which is never that of a content mistake.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        2
    }
}

/// What the system refused, in Chinese; nothing for what seldom happens, of which the system's own words must do.
#[must_use]
pub fn system_in_chinese(kind: io::ErrorKind) -> Option<&'static str> {
    use io::ErrorKind;
    Some(match kind {
        ErrorKind::NotFound => "没有此文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::NotADirectory => "不是文件夹",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::DirectoryNotEmpty => "文件夹不为空",
        ErrorKind::ReadOnlyFilesystem => "磁盘为只读",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "超出磁盘配额",
        ErrorKind::FileTooLarge => "文件过大",
        ErrorKind::AddrInUse => "端口已被占用",
        ErrorKind::AddrNotAvailable => "本机没有此地址",
        ErrorKind::InvalidFilename => "文件名无效",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_place_and_what_to_do() {
        let path = PathBuf::from("site/public");
        let cases: [(Error, &[&str]); 4] = [
            (
                Error::io("write", &path, io::Error::from(io::ErrorKind::StorageFull)),
                &["no space", "site/public", "unchanged"],
            ),
            (
                Error::io("read", &path, io::Error::from(io::ErrorKind::PermissionDenied)),
                &["cannot read site/public: permission denied"],
            ),
            (Error::Busy { path: path.clone(), pid: Some(42) }, &["process 42", "Wait"]),
            (
                Error::Foreign { path, example: "thesis.doc".into(), reason: "has no manifest.json".into() },
                &["thesis.doc", "no manifest.json", "--force"],
            ),
        ];
        for (error, parts) in cases {
            let text = error.to_string();
            for part in parts {
                assert!(text.contains(part), "{text:?} lacks {part:?}");
            }
        }
    }
}
