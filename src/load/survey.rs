//! What lies in the folders of a site, as the system knows it, without reading any file.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{DEPTH_MOST, FOLDERS, is_passed_over, name_below};
use crate::files::Stat;

/// Every file that a reading of the site would read, in order, with what the system knows of it. Nothing where that does not tell all that
/// a reading would: there is a link among them, something that cannot be read, or a file that was changed so shortly before that another
/// change would not show ([`Stat::is_settled`]).
pub fn survey(root: &Path) -> Option<Vec<(Box<str>, Stat)>> {
    let now = now()?;
    let root = fs::canonicalize(root).ok()?;
    let mut paths = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        match fs::symlink_metadata(&start) {
            Ok(about) if about.is_dir() => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            _ => return None,
        }
        let walk = WalkDir::new(&start).sort_by_file_name().max_depth(DEPTH_MOST);
        let walk = walk.into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(&root, entry.path())) {
            let entry = entry.ok()?;
            if !entry.file_type().is_dir() {
                paths.push(entry.into_path());
            }
        }
    }
    let stat = |path: &std::path::PathBuf| {
        path.strip_prefix(&root).ok()?.to_str()?;
        let about = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
        let stat = Some(stat_of(&about)).filter(|stat| stat.is_settled(now))?;
        Some((name_below(&root, path).into(), stat))
    };
    paths.par_iter().map(stat).collect()
}

/// The time by the system's clock, in seconds since 1970 and nanoseconds, to hold those of files against.
#[must_use]
pub fn now() -> Option<(i64, i64)> {
    #[expect(
        clippy::disallowed_methods,
        reason = "it tells whether a file was changed just now, and is shown nowhere"
    )]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some((i64::try_from(now.as_secs()).ok()?, i64::from(now.subsec_nanos())))
}

/// What the system knows of a file.
#[must_use]
pub fn stat_of(about: &fs::Metadata) -> Stat {
    Stat {
        device: about.dev(),
        inode: about.ino(),
        bytes: about.len(),
        modified: (about.mtime(), about.mtime_nsec()),
        changed: (about.ctime(), about.ctime_nsec()),
    }
}
