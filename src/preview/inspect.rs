//! The audit of the pages that are shown, in the background: a page that is asked for never waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::state::Good;
use super::{Narrator, News};
use crate::audit;
use crate::output::{OutPath, Output};

/// Audits one state after the other; a newer one ends the audit of an older.
pub(super) struct Inspector {
    narrator: Narrator,
    /// The number of the newest state.
    newest: Arc<AtomicU64>,
}

/// A newer state is there.
struct Overtaken;

impl Inspector {
    pub fn new(narrator: Narrator) -> Inspector {
        Inspector { narrator, newest: Arc::default() }
    }

    /// Begins the audit of a state and returns at once.
    pub fn inspect(&self, good: Arc<Good>) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let (narrator, newest) = (Arc::clone(&self.narrator), Arc::clone(&self.newest));
        // It writes nothing and ends with the process, so nobody waits for it.
        thread::spawn(move || {
            let go_on = |_: &OutPath, _: &Output| match newest.load(Ordering::Relaxed) {
                now if now == number => Ok(()),
                _ => Err(Overtaken),
            };
            if let Ok(found) = audit::run(&good.files, &good.ready, go_on) {
                let diagnostics = found.into_sorted(&good.files);
                narrator(News::Audited { files: &good.files, diagnostics: &diagnostics });
            }
        });
    }
}
