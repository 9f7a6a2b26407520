//! Reading the site, again and again, and keeping the last good state.

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::state::{Difference, Good, State, difference};
use super::{Narrator, News, Outcome, Prepare, Tolerance};
use crate::diag::{Diagnostic, Diagnostics, Format, Language, Report, Style};
use crate::error::Result;
use crate::files::Files;
use crate::render::Ready;

/// The one owner of the site; see the module above.
pub(super) struct Workshop {
    root: PathBuf,
    prepare: Prepare,
    tolerance: Tolerance,
    language: Language,
    narrator: Narrator,
    state: State,
    /// Tells this run of the program from others.
    run: u64,
    /// Counts the changes of what pages show.
    pages: u64,
    /// What was read last, where it could not be shown.
    unshown: Option<Files>,
}

impl Workshop {
    pub fn new(
        root: PathBuf,
        prepare: Prepare,
        tolerance: Tolerance,
        language: Language,
        narrator: Narrator,
    ) -> Workshop {
        let state = State { good: None, report: None, pages: "".into(), styles: 0 };
        let run = RandomState::new().hash_one(std::process::id());
        Workshop { root, prepare, tolerance, language, narrator, state, run, pages: 0, unshown: None }
    }

    pub fn state(&self) -> Arc<State> {
        Arc::new(self.state.clone())
    }

    /// What is shown, where it is what was read last.
    pub fn shown(&self) -> Option<Arc<Good>> {
        self.state.good.clone().filter(|_| self.state.report.is_none())
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
            Ok(files) if self.is_known(&files) => false,
            Ok(files) => {
                self.take(files, found, start);
                true
            }
            Err(error) => {
                let report: Arc<str> = error.to_string().into();
                if self.state.report.as_ref() == Some(&report) {
                    return false;
                }
                (self.narrator)(News::Unreadable(&error));
                self.state.report = Some(report);
                // Whatever is read next is news.
                self.unshown = Some(Files::default());
                true
            }
        }
    }

    fn is_known(&self, files: &Files) -> bool {
        let last = self.unshown.as_ref().or(self.state.good.as_ref().map(|good| &good.files));
        last.is_some_and(|last| difference(last, files) == Difference::None)
    }

    fn take(&mut self, files: Files, mut found: Diagnostics, start: Instant) {
        let (ready, more) = (self.prepare)(&files);
        found.extend(more);
        let stops =
            found.has_errors() || (self.tolerance == Tolerance::ErrorsAndWarnings && !found.is_empty());
        let diagnostics = found.into_sorted(&files);
        let took = start.elapsed();
        let tell = |files: &Files, outcome| {
            (self.narrator)(News::Read { files, diagnostics: &diagnostics, outcome, took })
        };
        match ready.filter(|_| !stops) {
            Some(ready) => {
                let restyled = self.state.good.as_ref().map(|good| difference(&good.files, &files));
                let outcome =
                    if restyled == Some(Difference::Styles) { Outcome::Restyled } else { Outcome::Shown };
                tell(&files, outcome);
                self.show(files, ready, restyled.unwrap_or(Difference::Pages));
            }
            None => {
                let outcome = if self.state.good.is_some() { Outcome::Kept } else { Outcome::NothingToShow };
                tell(&files, outcome);
                self.state.report = Some(report(&files, &diagnostics, self.language).into());
                self.unshown = Some(files);
            }
        }
    }

    fn show(&mut self, files: Files, ready: Ready, difference: Difference) {
        match difference {
            Difference::None => {}
            Difference::Styles => self.state.styles += 1,
            Difference::Pages => {
                self.pages += 1;
                self.state.pages = format!("{:x}-{}", self.run, self.pages).into();
            }
        }
        self.state.good = Some(Arc::new(Good { files, ready }));
        self.state.report = None;
        self.unshown = None;
    }
}

/// The report as the terminal shows it, without colours.
pub(super) fn report(files: &Files, diagnostics: &[Diagnostic], language: Language) -> String {
    Report { files, diagnostics, language }.text(Format::Human, Style::Plain)
}
