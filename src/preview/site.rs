//! Reading the site, again and again, and keeping the last good state.

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::finding::{findings, refused};
use super::state::{Edited, Good, State, changes, record_of};
use super::{Narrator, News, Outcome, Prepare, Refusal, Tolerance};
use crate::diag::{Diagnostics, Language};
use crate::error::Result;
use crate::files::Files;

/// The one owner of the site; see the module above.
pub(super) struct Workshop {
    root: PathBuf,
    prepare: Prepare,
    tolerance: Tolerance,
    language: Language,
    refusal: Refusal,
    narrator: Narrator,
    state: State,
    /// Tells this run of the program from others.
    run: u64,
    /// Counts the edits of this run.
    edits: u64,
    /// What was read last, where it could not be shown.
    unshown: Option<Files>,
}

impl Workshop {
    pub fn new(
        root: PathBuf,
        prepare: Prepare,
        tolerance: Tolerance,
        (language, refusal): (Language, Refusal),
        narrator: Narrator,
    ) -> Workshop {
        let run = RandomState::new().hash_one(std::process::id());
        let state = State::default();
        Workshop {
            root,
            prepare,
            tolerance,
            language,
            refusal,
            narrator,
            state,
            run,
            edits: 0,
            unshown: None,
        }
    }

    pub fn state(&self) -> Arc<State> {
        Arc::new(self.state.clone())
    }

    /// Reads the site; an error where its folder cannot be read at all.
    pub fn read(&mut self) -> Result<()> {
        let mut found = Diagnostics::default();
        let start = Instant::now();
        let files = crate::load::load(&self.root, &mut found)?;
        self.take(files, found, start);
        Ok(())
    }

    /// Reads the site after something may have changed; false where nothing did.
    pub fn read_again(&mut self) -> bool {
        let start = Instant::now();
        let mut found = Diagnostics::default();
        match crate::load::load(&self.root, &mut found) {
            Ok(files) if self.last().is_some_and(|last| changes(last, &files).is_empty()) => false,
            Ok(files) => {
                self.take(files, found, start);
                true
            }
            Err(error) => {
                let findings = refused(&error, self.refusal, self.language);
                if self.state.findings == findings {
                    return false;
                }
                (self.narrator)(News::Unreadable(&error));
                self.state = State { findings, is_stopped: true, ..self.state.clone() };
                // Whatever is read next is news.
                self.unshown = Some(Files::default());
                true
            }
        }
    }

    /// The files as they were read last.
    fn last(&self) -> Option<&Files> {
        self.unshown.as_ref().or(self.state.good.as_ref().map(|good| &good.files))
    }

    fn take(&mut self, files: Files, mut found: Diagnostics, start: Instant) {
        let (ready, more) = (self.prepare)(&files);
        found.extend(more);
        let stops =
            found.has_errors() || (self.tolerance == Tolerance::ErrorsAndWarnings && !found.is_empty());
        let diagnostics = found.into_sorted(&files);
        let took = start.elapsed();
        let findings = findings(&files, &diagnostics, self.language);
        let ready = ready.filter(|_| !stops);
        let outcome = match (&ready, &self.state.good) {
            (Some(_), Some(good)) if is_restyled(&changes(&good.files, &files)) => Outcome::Restyled,
            (Some(_), _) => Outcome::Shown,
            (None, Some(_)) => Outcome::Kept,
            (None, None) => Outcome::NothingToShow,
        };
        (self.narrator)(News::Read { files: &files, diagnostics: &diagnostics, outcome, took });
        match ready {
            Some(ready) => {
                let edited = self.edited(&files);
                let good = Some(Arc::new(Good::new(files, ready)));
                self.state = State { good, findings, is_stopped: false, edited };
                self.unshown = None;
            }
            None => {
                self.state = State { findings, is_stopped: true, ..self.state.clone() };
                self.unshown = Some(files);
            }
        }
    }

    /// The edit that these files differ by from those that were read before, else the last one.
    fn edited(&mut self, files: &Files) -> Option<Edited> {
        let record = self.last().and_then(|last| record_of(&changes(last, files)));
        let Some((record, locale)) = record else { return self.state.edited.clone() };
        self.edits += 1;
        Some(Edited { mark: format!("{:x}-{}", self.run, self.edits), record, locale })
    }
}

/// Whether stylesheets alone say something else.
fn is_restyled(changed: &[&str]) -> bool {
    !changed.is_empty() && changed.iter().all(|path| path.ends_with(".css"))
}
