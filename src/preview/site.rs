//! Reading the site, again and again, and keeping the last good state.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::finding::{findings, refused};
use super::judge::{Judge, Unjudged, Verdict};
use super::state::{Edited, Good, State, record_of};
use super::watch::Places;
use super::{Narrator, News, Outcome, Refusal, Tolerance};
use crate::check::deception;
use crate::diag::{Diagnostic, Diagnostics, Language, Severity};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::load;
use crate::prepare::{Memory, Read};
use crate::render;

/// The one owner of the site; see the module above.
pub(super) struct Workshop {
    root: PathBuf,
    judge: Judge,
    tolerance: Tolerance,
    language: Language,
    refusal: Refusal,
    narrator: Narrator,
    memory: Memory,
    /// Threads for reading alone: it would wait for all else that is being looked at.
    readers: ThreadPool,
    state: State,
    last: Last,
    /// Whether only parts of the folder were read last.
    is_partly_read: bool,
    /// The last state that the rules let through.
    passed: Option<Arc<Good>>,
    /// Tells this run of the program from others.
    run: u64,
    /// Counts the edits of this run.
    edits: u64,
}

/// What was read last.
struct Last {
    files: Arc<Files>,
    /// Whether each file could be read as it should.
    is_whole: bool,
    began: Instant,
    /// Nothing where it cannot be rendered.
    made: Option<Arc<Good>>,
    edited: Option<Edited>,
}

impl Workshop {
    pub fn new(
        root: PathBuf,
        judge: Judge,
        tolerance: Tolerance,
        (language, refusal): (Language, Refusal),
        narrator: Narrator,
    ) -> Result<Workshop> {
        let readers = ThreadPoolBuilder::new().build();
        let readers =
            readers.map_err(|error| Error::io("start threads for", &root, std::io::Error::other(error)))?;
        Ok(Workshop {
            root,
            judge,
            tolerance,
            language,
            refusal,
            narrator,
            memory: Memory::default(),
            readers,
            state: State::default(),
            last: Last::nothing(),
            is_partly_read: false,
            passed: None,
            run: RandomState::new().hash_one(std::process::id()),
            edits: 0,
        })
    }

    pub fn state(&self) -> Arc<State> {
        Arc::new(self.state.clone())
    }

    /// Reads the site for the first time and shows it, before the rules were asked; gives whether their verdict is to come. An error where
    /// its folder cannot be read at all.
    pub fn read(&mut self) -> Result<bool> {
        let mut found = Diagnostics::default();
        let began = Instant::now();
        let files = load::load(&self.root, &mut found)?;
        Ok(self.show(files, found, began))
    }

    /// Reads the site after something may have changed; false where nothing did.
    pub fn read_again(&mut self, places: &Places) -> bool {
        let began = Instant::now();
        let mut found = Diagnostics::default();
        let part = self.part(places);
        self.is_partly_read = part.is_some();
        let loaded = match part {
            Some(files) => Ok(files),
            None => load::load_after(&self.last.files, &self.root, &mut found),
        };
        match loaded {
            Ok(files) if self.last.has_all_of(&files) => false,
            Ok(files) => {
                self.show(files, found, began);
                true
            }
            Err(error) => {
                let findings = refused(&error, self.refusal, self.language);
                if self.state.findings == findings {
                    return false;
                }
                (self.narrator)(News::Unreadable(&error));
                self.judge.overtake();
                self.state.good.clone_from(&self.passed);
                self.state = State { findings, is_stopped: true, ..self.state.clone() };
                // Whatever is read next is news.
                self.last = Last::nothing();
                true
            }
        }
    }

    /// The site with what lies at some places read anew, where that is all that there is to do.
    fn part(&self, places: &Places) -> Option<Files> {
        let Places::Below(paths) = places else { return None };
        let below = paths.iter().map(PathBuf::as_path).collect::<BTreeSet<&Path>>();
        self.last.is_whole.then(|| load::load_part(&self.last.files, &self.root, below)).flatten()
    }

    /// Shows these files at once as far as they can be shown, and has them held against the rules; false where there is nothing to hold
    /// against them.
    fn show(&mut self, files: Files, mut found: Diagnostics, began: Instant) -> bool {
        match self.take(files, &mut found, began) {
            Some(read) => {
                self.show_at_once();
                self.judge.begin(read, found);
                true
            }
            None => {
                self.judge.overtake();
                self.tell(&found.into_sorted(&Arc::clone(&self.last.files)));
                self.look_again();
                false
            }
        }
    }

    /// Makes of the files what can be made of them; gives what is to be held against the rules.
    fn take(&mut self, files: Files, found: &mut Diagnostics, began: Instant) -> Option<Unjudged> {
        let (files, is_whole) = (Arc::new(files), found.is_empty());
        let edited = self.edited(&files);
        let (memory, options) = (&mut self.memory, self.judge.options());
        let read = self.readers.install(|| memory.read(&files, options, found));
        self.last = Last { files: Arc::clone(&files), is_whole, began, made: None, edited };
        let Some(Read { site, plan, look }) = read else {
            deception::report(&files, deception::look(&files), found);
            return None;
        };
        self.last.made = look.filter(|_| !found.has_errors()).map(|look| {
            let ready = render::ready(Arc::clone(&site), Arc::clone(&plan), look);
            Arc::new(Good::new(Arc::clone(&files), ready))
        });
        Some(Unjudged { files, site, plan })
    }

    /// Shows what was read before the rules were asked. While a report stands over the page, only they can take it away.
    fn show_at_once(&mut self) {
        if let Some(made) = self.last.made.as_ref().filter(|_| !self.state.is_stopped) {
            self.state.good = Some(Arc::clone(made));
            self.state.edited.clone_from(&self.last.edited);
        }
    }

    /// Takes a verdict; false where it is of an older reading.
    pub fn hear(&mut self, verdict: Verdict) -> bool {
        let is_of_newest = self.judge.is_of_newest(&verdict);
        if is_of_newest {
            self.tell(&verdict.diagnostics);
            self.look_again();
        }
        is_of_newest
    }

    /// Has the whole folder looked through where only parts of it were read last, now that all is said of them.
    fn look_again(&mut self) {
        if std::mem::take(&mut self.is_partly_read) {
            self.judge.look_again(Arc::clone(&self.last.files), self.root.clone());
        }
    }

    /// Tells what was found in what was read last, and shows it where it may be shown.
    fn tell(&mut self, diagnostics: &[Diagnostic]) {
        let files = Arc::clone(&self.last.files);
        let stops = |found: &Diagnostic| {
            found.severity == Severity::Error || self.tolerance == Tolerance::ErrorsAndWarnings
        };
        let made = self.last.made.clone().filter(|_| !diagnostics.iter().any(stops));
        let outcome = match (&made, &self.passed) {
            (Some(_), Some(passed)) if is_restyled(&files.changed_since(&passed.files)) => Outcome::Restyled,
            (Some(_), _) => Outcome::Shown,
            (None, Some(_)) => Outcome::Kept,
            (None, None) => Outcome::NothingToShow,
        };
        let took = self.last.began.elapsed();
        (self.narrator)(News::Read { files: &files, diagnostics, outcome, took });
        let is_stopped = made.is_none();
        if made.is_some() {
            self.passed = made;
            self.state.edited.clone_from(&self.last.edited);
        }
        self.state.good.clone_from(&self.passed);
        self.state.findings = findings(&files, diagnostics, self.language);
        self.state.is_stopped = is_stopped;
    }

    /// The edit that these files differ by from those that were read before, else the last one.
    fn edited(&mut self, files: &Files) -> Option<Edited> {
        let is_first = self.last.files.iter().next().is_none();
        let record = record_of(&files.changed_since(&self.last.files)).filter(|_| !is_first);
        let Some((record, locale)) = record else { return self.last.edited.clone() };
        self.edits += 1;
        Some(Edited { mark: format!("{:x}-{}", self.run, self.edits), record, locale })
    }
}

impl Last {
    fn nothing() -> Last {
        Last { files: Arc::default(), is_whole: false, began: Instant::now(), made: None, edited: None }
    }

    /// Whether these files are no news.
    fn has_all_of(&self, files: &Files) -> bool {
        files.changed_since(&self.files).is_empty()
    }
}

/// Whether stylesheets alone say something else.
fn is_restyled(changed: &[&str]) -> bool {
    !changed.is_empty() && changed.iter().all(|path| path.ends_with(".css"))
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::sync::mpsc;

    use super::super::watch::Signal;
    use super::*;
    use crate::prepare::Options;

    type Outcome = std::result::Result<(), Box<dyn Error>>;

    /// A workshop of a folder with a site of this description, and what it hears.
    fn workshop(
        folder: &Path,
        description: &str,
    ) -> std::result::Result<(Workshop, mpsc::Receiver<Signal>), Box<dyn Error>> {
        std::fs::create_dir(folder.join("content"))?;
        let site = "title: {en: A}\nlocales: [en]\nas_of: 2026-01-31\n";
        std::fs::write(
            folder.join("content/site.yaml"),
            format!("{site}description: {{en: {description}}}\n"),
        )?;
        let (signals, heard) = mpsc::channel();
        let words = (Language::English, (|_, _| String::new()) as Refusal);
        let judge = Judge::new(Options::default(), signals, Arc::new(super::super::behind::threads()?));
        let root = std::fs::canonicalize(folder)?;
        Ok((Workshop::new(root, judge, Tolerance::Errors, words, Arc::new(|_| {}))?, heard))
    }

    #[test]
    fn what_the_system_did_not_tell_is_found_behind() -> Outcome {
        let folder = tempfile::tempdir()?;
        let (mut workshop, heard) = workshop(folder.path(), "A.")?;
        workshop.read()?;
        let Signal::Judged(verdict) = heard.recv()? else { return Err("another signal".into()) };
        assert!(workshop.hear(verdict));
        for name in ["told", "untold"] {
            let page = folder.path().join("content/pages").join(name);
            std::fs::create_dir_all(&page)?;
            std::fs::write(page.join("page.yaml"), "title: {en: A page}\n")?;
            std::fs::write(page.join("en.md"), "Text.\n")?;
        }
        let told = BTreeSet::from([PathBuf::from("content/pages/told")]);
        assert!(workshop.read_again(&Places::Below(told)));
        let pages = |workshop: &Workshop| {
            let state = workshop.state();
            state.good.as_ref().map(|good| good.ready.site.pages.len())
        };
        assert_eq!(pages(&workshop), Some(1), "only what was told is read at once");
        let Signal::Judged(verdict) = heard.recv()? else { return Err("another signal".into()) };
        assert!(workshop.hear(verdict));
        let Signal::Hint(missed, _) = heard.recv()? else { return Err("another signal".into()) };
        assert!(workshop.read_again(&Places::Below(missed.into_iter().collect())));
        assert_eq!(pages(&workshop), Some(2));
        Ok(())
    }

    #[test]
    fn the_first_reading_is_shown_before_its_verdict() -> Outcome {
        let folder = tempfile::tempdir()?;
        let (mut workshop, heard) = workshop(folder.path(), "Call 13800138000.")?;
        assert!(workshop.read()?, "nothing is judged");
        assert!(workshop.state().good.is_some(), "nothing is shown meanwhile");
        let Signal::Judged(verdict) = heard.recv()? else { return Err("another signal".into()) };
        assert!(workshop.hear(verdict));
        let state = workshop.state();
        assert!(state.good.is_none() && state.is_stopped, "a telephone number of a person is shown");
        Ok(())
    }
}
