//! The audit of the pages that are shown, in the background: a page that is asked for never waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use rayon::ThreadPool;
use tokio::sync::watch as latest;

use super::finding::findings;
use super::state::State;
use super::{Narrator, News};
use crate::audit;
use crate::diag::Language;
use crate::output::{OutPath, Output};

/// Audits one state after the other; a newer one ends the audit of an older.
pub(super) struct Inspector {
    narrator: Narrator,
    language: Language,
    /// Told when an audit is over, so that browsers ask for what it found.
    states: Arc<latest::Sender<Arc<State>>>,
    /// The number of the newest state.
    newest: Arc<AtomicU64>,
    /// Where pages are looked at.
    behind: Arc<ThreadPool>,
}

/// A newer state is there.
struct Overtaken;

impl Inspector {
    pub fn new(
        narrator: Narrator,
        language: Language,
        states: Arc<latest::Sender<Arc<State>>>,
        behind: Arc<ThreadPool>,
    ) -> Inspector {
        Inspector { narrator, language, states, newest: Arc::default(), behind }
    }

    /// Ends the audit of an older state, and gives the number of the new one.
    pub fn overtake(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Begins the audit of what is shown, where it is what was read last, and returns at once.
    pub fn inspect(&self, state: &State) {
        let number = self.overtake();
        let Some(good) = state.good.clone().filter(|_| !state.is_stopped) else { return };
        let (narrator, newest) = (Arc::clone(&self.narrator), Arc::clone(&self.newest));
        let (states, language, behind) = (Arc::clone(&self.states), self.language, Arc::clone(&self.behind));
        // It writes nothing and ends with the process, so nobody waits for it.
        thread::spawn(move || {
            let (all, done) = (good.ready.plan.routes.len(), AtomicUsize::new(0));
            let go_on = |_: &OutPath, _: &Output| match newest.load(Ordering::Relaxed) {
                now if now == number => {
                    narrator(News::Auditing { done: done.fetch_add(1, Ordering::Relaxed) + 1, all });
                    Ok(())
                }
                _ => Err(Overtaken),
            };
            let Ok(found) = behind.install(|| audit::run(&good.files, &good.ready, go_on)) else {
                narrator(News::Overtaken);
                return;
            };
            let diagnostics = found.into_sorted(&good.files);
            narrator(News::Audited { files: &good.files, diagnostics: &diagnostics });
            // It is audited once; a second finding would say the same.
            let _ = good.audited.set(findings(&good.files, &diagnostics, language));
            states.send_modify(|_| {});
        });
    }
}
