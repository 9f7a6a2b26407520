//! What is done behind what somebody waits for: the rules, the audit, and a second look at the folder.

use std::path::{Path, PathBuf};

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use crate::diag::Diagnostics;
use crate::files::Files;
use crate::load;

/// Threads that give way to all others: a page that is asked for, and the reading of an edit, neither wait for them nor share the
/// processor with them evenly.
pub(super) fn threads() -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new().start_handler(|_| give_way()).build()
}

/// On Linux each thread has a priority of its own (nice(2)). A system that refuses leaves it as it was.
#[cfg(target_os = "linux")]
fn give_way() {
    let _ = rustix::process::nice(NICE);
}

/// Elsewhere that is the affair of the whole process.
#[cfg(not(target_os = "linux"))]
fn give_way() {}

/// About a tenth of what others get where both want the same core: the report still comes while other programs are busy.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// Looks through a whole site of which only parts were read last, in case the system did not tell of every change: the paths at which
/// there is something else than was read. An error of the machine is told by the next reading.
pub(super) fn missed(files: &Files, root: &Path) -> Vec<PathBuf> {
    let found = load::load_after(files, root, &mut Diagnostics::default());
    let found = found.unwrap_or_else(|_| files.clone());
    found.changed_since(files).into_iter().map(PathBuf::from).collect()
}
