//! Noticing that files changed: the only user of `notify`.
//!
//! Events are hints. What they say about a file is not believed (editors save in a dozen ways, and systems drop events);
//! a batch of them only means that the site is to be read again and compared. Folders are watched rather than files, since a file that an
//! editor saves by renaming is another file afterwards.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::judge::Verdict;
use super::{Changes, Narrator, News, Silence};
use crate::load::FOLDERS;

/// What the thread that reads the site hears.
pub(super) enum Signal {
    /// Something may have changed at these paths below the site's root.
    Hint(Vec<PathBuf>),
    /// One of the watched folders itself came or went.
    Folders,
    /// The system gives no more notifications, for this reason.
    Lost(String),
    /// The site that was read last was held against the rules.
    Judged(Verdict),
    /// The preview ends.
    Stop,
}

/// A batch is settled when nothing more was heard for this long …
const QUIET: Duration = Duration::from_millis(100);
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
            Signal::Hint(paths) => match self.changed.get_or_insert_with(|| Places::Below(BTreeSet::new())) {
                Places::Below(known) if known.len() < PATHS_MOST => known.extend(paths),
                changed => *changed = Places::Anywhere,
            },
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
        match heard.recv_timeout(QUIET.min(left)) {
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

/// The file system of a folder, where it takes a watcher and then tells it nothing of what others change: network shares, and folders
/// that a virtual machine or a container shares with its host.
#[cfg(target_os = "linux")]
fn silent(root: &Path) -> Option<&'static str> {
    let found = rustix::fs::statfs(root).ok()?;
    // The numbers are the system's own, 32 bits wide whatever the type that holds them (statfs(2)).
    name_of_silent(found.f_type as u32)
}

#[cfg(windows)]
fn silent(root: &Path) -> Option<&'static str> {
    use std::path::{Component, Prefix};
    match root.components().next()? {
        Component::Prefix(prefix) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)) => {
            Some("SMB")
        }
        _ => None,
    }
}

#[cfg(not(any(target_os = "linux", windows)))]
fn silent(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(target_os = "linux")]
fn name_of_silent(number: u32) -> Option<&'static str> {
    const SILENT: [(u32, &str); 10] = [
        (0x6969, "NFS"),
        (0x517b, "SMB"),
        (0xff53_4d42, "CIFS"),
        (0xfe53_4d42, "SMB2"),
        // WSL shows the disks of Windows through it.
        (0x0102_1997, "9P"),
        // `sshfs`, and what Docker Desktop shares with its containers.
        (0x6573_5546, "FUSE"),
        (0x786f_4256, "VirtualBox"),
        (0xbacb_acbc, "VMware"),
        (0x5346_414f, "AFS"),
        (0x00c3_6400, "Ceph"),
    ];
    SILENT.iter().find(|(known, _)| *known == number).map(|(_, name)| *name)
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
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    let below = |path: &PathBuf| path.strip_prefix(root).map(Path::to_owned).ok();
    let folders: Vec<PathBuf> = event.paths.iter().filter_map(below).collect();
    let is_site = |path: &&PathBuf| FOLDERS.iter().any(|folder| path.starts_with(folder));
    match folders.iter().filter(is_site).map(|path| path.iter().count()).min() {
        Some(1)
            if !matches!(
                event.kind,
                EventKind::Modify(
                    notify::event::ModifyKind::Data(_) | notify::event::ModifyKind::Metadata(_)
                )
            ) =>
        {
            Some(Signal::Folders)
        }
        Some(_) => Some(Signal::Hint(folders)),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, DataChange, Flag, ModifyKind, RemoveKind};

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
        for signal in [Signal::Hint(Vec::new()), Signal::Folders, Signal::Lost("full".to_owned())] {
            assert!(signals.send(signal).is_ok());
        }
        let batch = settled(&heard);
        assert!(batch.is_some_and(|batch| batch.folders && batch.lost.as_deref() == Some("full")));
        assert!(signals.send(Signal::Stop).is_ok());
        assert!(settled(&heard).is_none());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn shares_are_looked_at_and_disks_are_watched() {
        for (number, expected) in [
            (0x6969, Some("NFS")),
            (0xff53_4d42, Some("CIFS")),
            (0xef53, None),      // ext4
            (0x0102_1994, None), // tmpfs
            (0x794c_7630, None), // overlayfs, as containers have it
        ] {
            assert_eq!(name_of_silent(number), expected, "{number:x}");
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
            Some(Signal::Hint(_)) => "hint",
            Some(Signal::Judged(_)) => "judged",
            Some(Signal::Folders) => "folders",
            Some(Signal::Lost(_)) => "lost",
            Some(Signal::Stop) => "stop",
            None => "-",
        }
    }
}
