//! Noticing that files changed: the only user of `notify`.
//!
//! Events are hints. What they say about a file is not believed (editors save in a dozen ways, and systems drop events);
//! a batch of them only means that the site is to be read again and compared. Folders are watched rather than files, since a file that an
//! editor saves by renaming is another file afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::judge::Verdict;
use super::silent::silent;
use super::{Changes, Narrator, News, Silence};
use crate::load::FOLDERS;

/// What the thread that reads the site hears.
pub(super) enum Signal {
    /// Something may have changed at these paths below the site's root.
    Hint(Vec<PathBuf>, Writing),
    /// One of the watched folders itself came or went.
    Folders,
    /// The system gives no more notifications, for this reason.
    Lost(String),
    /// The site that was read last was held against the rules.
    Judged(Verdict),
    /// The preview ends.
    Stop,
}

/// Whether somebody is still writing at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// A part was written, or nothing yet.
    Begun,
    /// The file was closed behind the last part, put in its place whole, or taken away.
    Ended,
    /// The event does not tell.
    Unknown,
}

/// A batch is settled when nothing more was heard for this long …
const QUIET: Duration = Duration::from_millis(100);
/// … or for this long, where it is of few files and the system said of each that nobody writes any more: editors take a few
/// milliseconds for all the steps of a save …
const QUIET_BEHIND_SAVES: Duration = Duration::from_millis(30);
/// Of so many paths; an editor that saves through other files beside names several for one.
const SAVED_MOST: usize = 8;
/// … or when it began this long ago: somebody who saves all the time still sees the result.
const LONGEST: Duration = Duration::from_millis(500);

/// How often files are looked at where notifications fail.
const INTERVAL: Duration = Duration::from_millis(1000);

/// What a batch of signals asks for.
#[derive(Default)]
pub(super) struct Batch {
    pub verdict: Option<Verdict>,
    /// Where something may have changed; nothing where that is not known.
    pub changed: Option<Places>,
    /// Whether it is known of every path that nobody writes there any more: path -> known.
    written: BTreeMap<PathBuf, bool>,
    folders: bool,
    lost: Option<String>,
}

/// Where something may have changed.
pub(super) enum Places {
    /// Below these paths.
    Below(BTreeSet<PathBuf>),
    Anywhere,
}

impl Batch {
    fn add(&mut self, signal: Signal) {
        match signal {
            Signal::Hint(paths, writing) => {
                for path in &paths {
                    let is_known = self.written.entry(path.clone()).or_default();
                    match writing {
                        Writing::Begun => *is_known = false,
                        Writing::Ended => *is_known = true,
                        Writing::Unknown => {}
                    }
                }
                match self.changed.get_or_insert_with(|| Places::Below(BTreeSet::new())) {
                    Places::Below(known) if known.len() < PATHS_MOST => known.extend(paths),
                    changed => *changed = Places::Anywhere,
                }
            }
            Signal::Folders => {
                self.folders = true;
                self.changed = Some(Places::Anywhere);
            }
            Signal::Lost(reason) => {
                self.lost = Some(reason);
                self.changed = Some(Places::Anywhere);
            }
            Signal::Judged(verdict) => self.verdict = Some(verdict),
            Signal::Stop => {}
        }
    }

    /// How long nothing more is to be heard until it counts as settled.
    fn quiet(&self) -> Duration {
        let is_saved = matches!(self.changed, Some(Places::Below(_)))
            && self.written.len() <= SAVED_MOST
            && self.written.values().all(|is_known| *is_known);
        if is_saved { QUIET_BEHIND_SAVES } else { QUIET }
    }
}

/// To read the whole site is no slower than to ask for so many files one by one.
const PATHS_MOST: usize = 256;

/// Waits for a batch of signals and until it has settled; nothing when the preview ends. Nobody need wait for a verdict to settle.
pub(super) fn settled(heard: &Receiver<Signal>) -> Option<Batch> {
    let mut batch = Batch::default();
    let mut next = heard.recv().ok()?;
    let began = Instant::now();
    loop {
        if matches!(next, Signal::Stop) {
            return None;
        }
        batch.add(next);
        if batch.changed.is_none() {
            return Some(batch);
        }
        let left = LONGEST.saturating_sub(began.elapsed());
        match heard.recv_timeout(batch.quiet().min(left)) {
            Ok(signal) if !left.is_zero() => next = signal,
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
            Ok(signal) => {
                batch.add(signal);
                return Some(batch);
            }
            Err(RecvTimeoutError::Timeout) => return Some(batch),
        }
    }
}

/// The watcher of one site.
pub(super) struct Watching {
    root: PathBuf,
    changes: Changes,
    signals: Sender<Signal>,
    narrator: Narrator,
    /// Held because dropping it ends the watching.
    watcher: Option<Box<dyn Watcher + Send>>,
}

impl Watching {
    /// Begins to watch; `root` is a real path without links.
    pub fn start(root: &Path, changes: Changes, signals: Sender<Signal>, narrator: Narrator) -> Watching {
        let mut watching = Watching { root: root.to_owned(), changes, signals, narrator, watcher: None };
        watching.begin();
        watching
    }

    /// Follows what a batch said about the watching itself.
    pub fn renew(&mut self, batch: &Batch) {
        if let Some(reason) = batch.lost.as_ref().filter(|_| self.changes == Changes::Watch) {
            self.poll_because(reason);
        } else if batch.folders {
            self.begin();
        }
    }

    fn begin(&mut self) {
        self.watcher = None;
        if let Some(system) = silent(&self.root).filter(|_| self.changes == Changes::Watch) {
            (self.narrator)(News::Polling { why: Silence::FileSystem(system) });
            self.changes = Changes::Poll(INTERVAL);
        }
        let begun = match self.changes {
            Changes::Watch => self.watch::<RecommendedWatcher>(Config::default().with_follow_symlinks(false)),
            // By content as well: the times that a file system keeps may be too coarse for two saves in a row.
            Changes::Poll(every) => {
                let every = Config::default().with_poll_interval(every).with_compare_contents(true);
                self.watch::<PollWatcher>(every.with_follow_symlinks(false))
            }
        };
        match (begun, self.changes) {
            (Ok(watcher), _) => self.watcher = Some(watcher),
            (Err(error), Changes::Watch) => self.poll_because(&error.to_string()),
            (Err(error), Changes::Poll(_)) => {
                (self.narrator)(News::Polling { why: Silence::Refused(&error.to_string()) })
            }
        }
    }

    fn poll_because(&mut self, reason: &str) {
        (self.narrator)(News::Polling { why: Silence::Refused(reason) });
        self.changes = Changes::Poll(INTERVAL);
        self.begin();
    }

    fn watch<W: Watcher + Send + 'static>(&self, config: Config) -> notify::Result<Box<dyn Watcher + Send>> {
        let (root, signals) = (self.root.clone(), self.signals.clone());
        let mut watcher = W::new(
            move |heard: notify::Result<Event>| {
                if let Some(signal) = signal(&root, heard) {
                    // Nobody listens any more only when the preview ends.
                    let _ = signals.send(signal);
                }
            },
            config,
        )?;
        // The root itself tells when one of the folders comes or goes; what else lies in it is not looked into.
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS.map(|folder| self.root.join(folder)).iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Box::new(watcher))
    }
}

/// What an event means; nothing for those that reading the site causes itself, and for what lies beside the site.
fn signal(root: &Path, heard: notify::Result<Event>) -> Option<Signal> {
    let event = match heard {
        Ok(event) => event,
        // A folder that went away while it was being added is a change like others.
        Err(error) => match error.kind {
            ErrorKind::PathNotFound | ErrorKind::WatchNotFound => return Some(Signal::Folders),
            _ => return Some(Signal::Lost(error.to_string())),
        },
    };
    if event.need_rescan() || event.paths.is_empty() {
        return Some(Signal::Folders);
    }
    let writing = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Writing::Ended,
        EventKind::Access(_) => return None,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => Writing::Ended,
        EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) => Writing::Begun,
        _ => Writing::Unknown,
    };
    let below = |path: &PathBuf| path.strip_prefix(root).map(Path::to_owned).ok();
    let folders: Vec<PathBuf> = event.paths.iter().filter_map(below).collect();
    let is_site = |path: &&PathBuf| FOLDERS.iter().any(|folder| path.starts_with(folder));
    match folders.iter().filter(is_site).map(|path| path.iter().count()).min() {
        Some(1)
            if !matches!(
                event.kind,
                EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) | EventKind::Access(_)
            ) =>
        {
            Some(Signal::Folders)
        }
        Some(_) => Some(Signal::Hint(folders, writing)),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, RemoveKind, RenameMode};

    #[test]
    fn events_are_hints_and_reading_is_none() {
        let modify = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let table: [(EventKind, &str, &str); 7] = [
            (modify, "/site/content/site.yaml", "hint"),
            (EventKind::Create(CreateKind::Any), "/site/themes/civic/assets/a.css", "hint"),
            (EventKind::Remove(RemoveKind::Folder), "/site/content", "folders"),
            (EventKind::Create(CreateKind::Folder), "/site/themes", "folders"),
            (EventKind::Access(AccessKind::Any), "/site/content/site.yaml", "-"),
            (modify, "/site/public/index.html", "-"),
            (modify, "/elsewhere/content/site.yaml", "-"),
        ];
        for (kind, path, expected) in table {
            let found = signal(Path::new("/site"), Ok(Event::new(kind).add_path(path.into())));
            assert_eq!(word(found), expected, "{kind:?} {path}");
        }
    }

    #[test]
    fn what_the_system_dropped_is_looked_for() {
        let rescan = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(word(signal(Path::new("/site"), Ok(rescan))), "folders");
        let full = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert_eq!(word(signal(Path::new("/site"), Err(full))), "lost");
    }

    #[test]
    fn a_batch_gathers_what_was_heard_and_stop_ends_it() {
        let (signals, heard) = std::sync::mpsc::channel();
        for signal in
            [Signal::Hint(Vec::new(), Writing::Begun), Signal::Folders, Signal::Lost("full".to_owned())]
        {
            assert!(signals.send(signal).is_ok());
        }
        let batch = settled(&heard);
        assert!(batch.is_some_and(|batch| batch.folders && batch.lost.as_deref() == Some("full")));
        assert!(signals.send(Signal::Stop).is_ok());
        assert!(settled(&heard).is_none());
    }

    #[test]
    fn a_save_settles_sooner_than_what_is_still_written() {
        let hint = |name: &str, writing| Signal::Hint(vec![PathBuf::from(name)], writing);
        let quiet = |signals: Vec<Signal>| {
            let mut batch = Batch::default();
            signals.into_iter().for_each(|signal| batch.add(signal));
            batch.quiet()
        };
        let (begun, ended) = (Writing::Begun, Writing::Ended);
        assert_eq!(quiet(vec![hint("content/a.md", begun), hint("content/a.md", ended)]), QUIET_BEHIND_SAVES);
        assert_eq!(quiet(vec![hint("content/a.md", ended), hint("content/a.md", begun)]), QUIET);
        assert_eq!(quiet(vec![hint("content/a.md", ended), hint("content/b.md", begun)]), QUIET);
        // Where the system does not tell when a file is closed, or many are changed, it takes longer.
        assert_eq!(quiet(vec![hint("content/a.md", Writing::Unknown)]), QUIET);
        let many = (0..=SAVED_MOST).map(|number| hint(&format!("content/{number}.md"), ended));
        assert_eq!(quiet(many.collect()), QUIET);
        assert_eq!(quiet(vec![hint("content/a.md", ended), Signal::Folders]), QUIET);
    }

    #[test]
    fn the_system_says_when_a_file_is_whole() {
        let close = |mode| EventKind::Access(AccessKind::Close(mode));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        for (kind, expected) in [
            (close(AccessMode::Write), Some(Writing::Ended)),
            (close(AccessMode::Read), None),
            (renamed, Some(Writing::Ended)),
            (EventKind::Remove(RemoveKind::File), Some(Writing::Ended)),
            (EventKind::Create(CreateKind::File), Some(Writing::Begun)),
            (EventKind::Modify(ModifyKind::Data(DataChange::Any)), Some(Writing::Begun)),
            (EventKind::Modify(ModifyKind::Any), Some(Writing::Unknown)),
        ] {
            let event = Event::new(kind).add_path("/site/content/site.yaml".into());
            let found = match signal(Path::new("/site"), Ok(event)) {
                Some(Signal::Hint(_, writing)) => Some(writing),
                _ => None,
            };
            assert_eq!(found, expected, "{kind:?}");
        }
    }

    #[test]
    fn where_nothing_can_be_watched_that_is_said_and_the_files_are_looked_at()
    -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let (told, said) = std::sync::mpsc::channel();
        let narrator: Narrator = std::sync::Arc::new(move |news: News<'_>| {
            if let News::Polling { why: Silence::Refused(reason) } = news {
                let _ = told.send(reason.to_owned());
            }
        });
        let (signals, heard) = std::sync::mpsc::channel();
        std::fs::create_dir(folder.path().join("content"))?;
        let mut watching = Watching::start(folder.path(), Changes::Watch, signals, narrator);
        watching.renew(&Batch { lost: Some("no more watches".to_owned()), ..Batch::default() });
        assert_eq!(said.recv()?, "no more watches");
        assert_eq!(watching.changes, Changes::Poll(INTERVAL));
        std::fs::write(folder.path().join("content/site.yaml"), "title: A\n")?;
        assert!(settled(&heard).is_some());
        Ok(())
    }

    fn word(signal: Option<Signal>) -> &'static str {
        match signal {
            Some(Signal::Hint(..)) => "hint",
            Some(Signal::Judged(_)) => "judged",
            Some(Signal::Folders) => "folders",
            Some(Signal::Lost(_)) => "lost",
            Some(Signal::Stop) => "stop",
            None => "-",
        }
    }
}
