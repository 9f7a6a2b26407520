//! The preview: a site in memory, shown on this machine while it is written.
//!
//! ```text
//! watch --hint--> site thread: load, read --State--> server --page, news, facts--> browser
//!                       ^---verdict--- judge
//! ```
//! One thread owns the site and swaps in a whole new [`State`](state::State) after every change; the server only reads the current one and
//! renders the page that a browser asks for. Nothing is written to disk, and the published site is neither read nor touched. The bytes of a
//! page are those of a build; one script is added on the way out, which loads all else that the preview shows (`client/`).

mod about;
mod access;
mod address;
mod behind;
mod editor;
mod events;
mod finding;
mod inspect;
mod judge;
mod listen;
mod overlay;
mod own;
mod range;
mod reply;
mod server;
mod sheet;
mod shown;
mod silent;
mod site;
mod state;
mod watch;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use tokio::sync::watch as latest;

use crate::diag::{Diagnostic, Language};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::prepare::Options;
pub use editor::Editor;
use editor::Places;
use inspect::Inspector;
use judge::Judge;
use site::Workshop;
use watch::{Signal, Watching};

/// What to show, and where.
pub struct Settings {
    /// The folder of the site.
    pub root: PathBuf,
    pub options: Options,
    pub tolerance: Tolerance,
    /// The address of this machine to listen on.
    pub interface: IpAddr,
    pub port: Port,
    pub changes: Changes,
    pub follow: Follow,
    /// How places are opened from the browser; without it they are only copied.
    pub editor: Option<Editor>,
    /// The language of reports.
    pub language: Language,
    /// Says in that language what the machine refused.
    pub refusal: Refusal,
}

/// Words for what the machine refused.
pub type Refusal = fn(&Error, Language) -> String;

/// Whether browsers go where the author edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// A page stays what it is.
    Nothing,
    /// A browser goes to the page of the record that was edited last.
    Edits,
}

/// What keeps a new state of the site from being shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    Errors,
    ErrorsAndWarnings,
}

/// Which port to listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 is any free one.
    Exactly(u16),
    /// This one, or one of the next where it is taken.
    From(u16),
}

/// How changes of files are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes {
    /// By the system's notifications, and by looking where there are none.
    Watch,
    /// By looking again and again, at this interval: for network shares and mounted folders.
    Poll(Duration),
}

/// What happens while the preview runs, for the terminal.
pub enum News<'a> {
    /// The site of this folder is read for the first time.
    Reading { root: &'a Path },
    /// The site is shown while the rules are still being asked for the first time.
    Judging,
    /// The server answers at this address.
    Serving { address: SocketAddr },
    /// The site was read, at the start or since its files changed, and held against the rules.
    Read { files: &'a Files, diagnostics: &'a [Diagnostic], outcome: Outcome, took: Duration },
    /// So many files of what is shown were rendered and looked at, of so many.
    Auditing { done: usize, all: usize },
    /// The files changed before all pages were looked at; that begins anew.
    Overtaken,
    /// All pages of what is shown were rendered and held against the rules on finished pages.
    Audited { files: &'a Files, diagnostics: &'a [Diagnostic] },
    /// A page could not be rendered.
    PageFault { files: &'a Files, diagnostics: &'a [Diagnostic] },
    /// The site's folder could not be read; the last good state is still shown.
    Unreadable(&'a Error),
    /// There are no notifications of changes, so that files are looked at again and again.
    Polling { why: Silence<'a> },
    /// The preview ends because it was asked to.
    Stopped,
}

/// Why there are no notifications of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence<'a> {
    /// The system refused, in its own words.
    Refused(&'a str),
    /// The site lies on a file system of this name, which gives none.
    FileSystem(&'a str),
}

/// What a reading of the site came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is shown.
    Shown,
    /// It is shown, and differs from what was shown in its stylesheets only.
    Restyled,
    /// It has problems; the last good state is still shown.
    Kept,
    /// It has problems, and there was no good state yet.
    NothingToShow,
}

/// Takes the news; called from several threads.
pub type Narrator = Arc<dyn Fn(News<'_>) + Send + Sync>;

/// Shows a site until the process is asked to stop (Ctrl-C).
///
/// # Errors
/// The folder of the site cannot be read, or no port is free.
pub fn run(settings: Settings, narrator: Narrator) -> Result<()> {
    let root = std::fs::canonicalize(&settings.root)
        .map_err(|error| Error::io("read the folder", &settings.root, error))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(RENDERERS)
        .enable_all()
        .build()
        .map_err(|error| Error::io("start the server for", &root, error))?;
    let listener = runtime.block_on(listen::bind(settings.interface, settings.port))?;
    let address = listener
        .local_addr()
        .map_err(|error| Error::Listen { address: settings.interface.to_string(), source: error })?;

    narrator(News::Reading { root: &root });
    // Watching starts before the first reading, so that no change between the two is missed.
    let (signals, heard) = mpsc::channel();
    let watching = Watching::start(&root, settings.changes, signals.clone(), Arc::clone(&narrator));
    let language = settings.language;
    let places = Places::new(&root, settings.editor);
    let worded = (language, settings.refusal);
    let behind = behind::threads();
    let behind =
        behind.map_err(|error| Error::io("start threads for", &root, std::io::Error::other(error)))?;
    let behind = Arc::new(behind);
    let judge = Judge::new(settings.options, signals.clone(), Arc::clone(&behind));
    let mut workshop = Workshop::new(root, judge, settings.tolerance, worded, Arc::clone(&narrator))?;
    let is_judged_later = workshop.read()?;
    let (state, states) = latest::channel(workshop.state());
    let state = Arc::new(state);
    let inspector = Inspector::new(Arc::clone(&narrator), language, Arc::clone(&state), behind);
    let worker = thread::spawn(move || keep_up(workshop, watching, &heard, &state, &inspector));

    let mut followed = states.clone();
    if is_judged_later {
        let verdict = runtime.block_on(async { tokio::time::timeout(PATIENCE, followed.changed()).await });
        if verdict.is_err() {
            narrator(News::Judging);
        }
    }
    narrator(News::Serving { address });
    let app = server::App {
        states,
        address,
        language,
        follow: settings.follow,
        places,
        narrator: Arc::clone(&narrator),
    };
    let app = Arc::new(app);
    runtime.block_on(async {
        tokio::select! {
            () = listen::serve(listener, app) => {}
            // Without a handler the system ends the process, which is what was asked for as well.
            _ = tokio::signal::ctrl_c() => {}
            // Only a panic ends the site's thread before it is told to stop.
            () = async { while followed.changed().await.is_ok() {} } => {}
        }
    });
    narrator(News::Stopped);
    let _ = signals.send(Signal::Stop);
    runtime.shutdown_timeout(Duration::from_millis(200));
    // A worker that is in the midst of a long reading is not waited for: it writes nothing.
    match worker.is_finished().then(|| worker.join()) {
        Some(Err(panic)) => std::panic::resume_unwind(panic),
        _ => Ok(()),
    }
}

/// How long the address waits for what the rules say of the first reading. Of most sites they say it at once, and then what is wrong is
/// read before the browser opens; a large site is shown meanwhile.
const PATIENCE: Duration = Duration::from_secs(3);

/// Pages rendered at once: each takes a core, and memory for a copy of the theme.
const RENDERERS: usize = 4;

/// Reads the site anew after every settled batch of changes, until it is told to stop.
fn keep_up(
    mut workshop: Workshop,
    mut watching: Watching,
    heard: &mpsc::Receiver<Signal>,
    states: &latest::Sender<Arc<state::State>>,
    inspector: &Inspector,
) {
    while let Some(batch) = watch::settled(heard) {
        watching.renew(&batch);
        let watch::Batch { verdict, changed, .. } = batch;
        let is_judged = verdict.is_some_and(|verdict| workshop.hear(verdict));
        let is_read = changed.is_some_and(|places| workshop.read_again(&places));
        if is_judged || is_read {
            let state = workshop.state();
            states.send_replace(Arc::clone(&state));
            // Finished pages are looked at when the rest is known to be well.
            if !is_read {
                inspector.inspect(&state);
            } else {
                inspector.overtake();
            }
        }
    }
}
