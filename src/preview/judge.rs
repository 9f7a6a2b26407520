//! Holding a site against the rules in the background: a page that is asked for never waits for it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use rayon::ThreadPool;

use super::behind::missed;
use super::watch::{Signal, Writing};
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::Files;
use crate::model::Site;
use crate::prepare::{Options, judge};
use crate::route::Plan;

/// Judges one reading of the site after the other; a newer one ends the judging of an older.
pub(super) struct Judge {
    options: Options,
    /// Where verdicts go.
    signals: Sender<Signal>,
    /// The number of the newest reading.
    newest: Arc<AtomicU64>,
    /// Where the rules are asked.
    behind: Arc<ThreadPool>,
}

/// A reading that was held against no rule yet.
pub(super) struct Unjudged {
    pub files: Arc<Files>,
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
}

/// What is to be told of a reading.
pub(super) struct Verdict {
    number: u64,
    pub diagnostics: Vec<Diagnostic>,
}

impl Judge {
    pub fn new(options: Options, signals: Sender<Signal>, behind: Arc<ThreadPool>) -> Judge {
        Judge { options, signals, newest: Arc::default(), behind }
    }

    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Begins to judge a reading in which so much was found already, and returns at once.
    pub fn begin(&self, read: Unjudged, found: Diagnostics) {
        let number = self.overtake();
        let (options, signals, newest) =
            (self.options.clone(), self.signals.clone(), Arc::clone(&self.newest));
        let behind = Arc::clone(&self.behind);
        // It writes nothing and ends with the process, so nobody waits for it.
        thread::spawn(move || {
            let is_wanted = || newest.load(Ordering::Relaxed) == number;
            let Unjudged { files, site, plan } = read;
            let asked = || judge(&files, (&site, &plan), &options, None, found, &is_wanted);
            if let Some(found) = behind.install(asked) {
                let diagnostics = found.into_sorted(&files);
                // Nobody listens any more only when the preview ends.
                let _ = signals.send(Signal::Judged(Verdict { number, diagnostics }));
            }
        });
    }

    /// Looks for what is not as in these files, after only parts of the folder were read again, and returns at once.
    pub fn look_again(&self, files: Arc<Files>, root: PathBuf) {
        let (signals, newest) = (self.signals.clone(), Arc::clone(&self.newest));
        let number = newest.load(Ordering::Relaxed);
        self.behind.spawn(move || {
            let missed = missed(&files, &root);
            // What was read meanwhile is looked through after its own verdict.
            if !missed.is_empty() && newest.load(Ordering::Relaxed) == number {
                let _ = signals.send(Signal::Hint(missed, Writing::Unknown));
            }
        });
    }

    /// Ends what is being judged, since the site is another one, and gives the number of that.
    pub fn overtake(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Whether a verdict is that of the newest reading.
    pub fn is_of_newest(&self, verdict: &Verdict) -> bool {
        self.newest.load(Ordering::Relaxed) == verdict.number
    }
}
