//! Makes the files of a site, and takes over those of the last build that would come out the same.

use std::os::unix::fs::MetadataExt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tracing::info_span;

use super::args::Build;
use super::for_host;
use crate::Options;
use crate::Ready;
use crate::audit::{self, Again};
use crate::cache::{self, Before, Cache, Known, Learnt, State, Sums};
use crate::check;
use crate::diag::Diagnostics;
use crate::error::Result;
use crate::files::Files;
use crate::model::asked::{Folder, Part};
use crate::output::{Manifest, OutPath, Output};
use crate::prepare::{self, Read};
use crate::publish::{Keeping, Published, Staging, Target, kept_cache, kept_nodes};

/// What the last build knows of a site that is read now, and what this one learns of it for the next.
pub(super) struct Knowing {
    /// Nothing where there is no site, or nobody can say which program this is, so that nothing can be kept for the next build.
    of: Option<(String, Sums)>,
    /// The nodes of YAML files, where others were kept.
    nodes: Option<Vec<u8>>,
    known: Known,
    learnt: Mutex<Learnt>,
}

/// A site that was read, and what is kept of how it was read.
pub(super) struct Reading {
    read: Option<Read>,
    /// The nodes of YAML files, where others were kept.
    nodes: Option<Vec<u8>>,
    cache: Option<Cache>,
}

/// Reads a site with what the last build kept of its YAML files, and meanwhile what that kept of the rest.
pub(super) fn read(
    files: &Files,
    (build, options): (&Build, &Options),
    target: &Target,
    diags: &mut Diagnostics,
) -> Reading {
    let asked = program().map(|program| {
        let kept = (!build.no_cache).then(|| kept_nodes(target)).flatten();
        cache::Asked::of(files, kept.as_deref(), &program)
    });
    let mut cache = None;
    let read = rayon::in_place_scope(|scope| {
        if !build.no_cache {
            scope.spawn(|_| cache = kept_cache(target).and_then(|kept| Cache::read(&kept)));
        }
        prepare::read(files, options, diags)
    });
    Reading { read, nodes: asked.and_then(|asked| asked.bytes(files)), cache }
}

impl Knowing {
    /// Holds what the last build kept against the site as it is now, which it gives back.
    pub fn of(files: &Files, reading: Reading, options: &Options) -> (Option<Read>, Knowing) {
        let Reading { read, nodes, cache } = reading;
        let of = read.as_ref().zip(program()).map(|(read, program)| {
            let command = command(&program, options);
            let sums = Sums::of(files, &read.site, &read.plan, &command);
            (command, sums)
        });
        let known = of.as_ref().zip(cache).map(|((_, sums), cache)| Known::of(cache, sums));
        let known = known.unwrap_or_default();
        (read, Knowing { of, nodes, known, learnt: Mutex::default() })
    }

    /// Whether no file is known from an earlier build.
    pub fn is_nothing(&self) -> bool {
        self.known.is_empty()
    }

    /// Has the rules of texts look at what is not known, and keeps what they learn.
    pub fn check<T>(&self, check: impl FnOnce(&check::Again<'_>) -> T) -> T {
        let known = |folder: Folder, id: &str| self.known.is_clean(folder, id);
        let note = |folder: Folder, id: &str, parts: Vec<Part>| {
            self.learnt().records.insert((folder, id.into()), parts);
        };
        check(&check::Again { known: &known, note: &note })
    }

    fn learnt(&self) -> MutexGuard<'_, Learnt> {
        // Whoever panicked while noting has found nothing either.
        self.learnt.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Begins to put a site together, with what the last build kept of how its files lay on the disk.
///
/// # Errors
/// As [`Staging::begin`].
pub(super) fn begin(target: &Target, build: &Build) -> Result<Staging> {
    let mut staging = Staging::begin(target)?;
    if !build.no_cache
        && let Some(state) = staging.state_kept().and_then(|kept| State::read(&kept))
    {
        staging.believe(state.outputs());
    }
    Ok(staging)
}

/// What was made of a site and is not published yet.
pub(super) struct Made {
    staging: Staging,
    knowing: Knowing,
}

/// Makes all files and holds them against the rules; what is found is added to `diags`.
///
/// # Errors
/// What the system refused.
pub(super) fn make(
    (files, ready): (&Files, &Ready),
    mut knowing: Knowing,
    staging: Staging,
    diags: &mut Diagnostics,
) -> Result<Made> {
    knowing.known = knowing.known.published_with(staging.manifest_before());
    let again = Again {
        known: |path: &OutPath| knowing.known.kept(path),
        reuse: |path: &OutPath| take_over(ready, &staging, path),
        note: |path: &OutPath, parts, kept| {
            knowing.learnt().files.insert(path.clone(), (parts, kept));
        },
    };
    let keep = |path: &OutPath, output: &Output| {
        staging.write(path, output)?;
        beside(ready, &staging, path, output)
    };
    diags.extend(audit::run_again(files, ready, keep, &again)?);
    Ok(Made { staging, knowing })
}

impl Made {
    /// Publishes what was made, and keeps for the next build what this one has learnt.
    ///
    /// # Errors
    /// As [`Staging::commit`].
    pub fn publish(self, before: Option<Before>) -> Result<Published> {
        let Made { staging, knowing: Knowing { of, nodes, known, learnt } } = self;
        let Some((command, sums)) = of else { return staging.commit() };
        let learnt = learnt.into_inner().unwrap_or_else(PoisonError::into_inner);
        staging.commit_and_keep(Keeping {
            nodes,
            cache: |manifest: &Manifest, json: &[u8]| cache::bytes(known, learnt, manifest, json, &sums),
            state: |lying| State::of(&command, before, lying).written(),
        })
    }
}

/// The compressed files beside one that was made.
fn beside(ready: &Ready, staging: &Staging, path: &OutPath, output: &Output) -> Result<()> {
    for (beside, coding) in for_host::compressed(ready, path, output.body.len()) {
        let compress = || info_span!("compress").in_scope(|| coding.compressed(&output.body));
        let body = staging.made_before(&beside, path).or_else(compress);
        if let Some(body) = body {
            staging.write(&beside, &Output::new(body, output.from.clone()))?;
        }
    }
    Ok(())
}

/// Takes over a file with the compressed ones beside it.
fn take_over(ready: &Ready, staging: &Staging, path: &OutPath) -> Result<bool> {
    let Some(entry) = staging.take_over(path)? else { return Ok(false) };
    let length = usize::try_from(entry.bytes).unwrap_or(usize::MAX);
    for (beside, coding) in for_host::compressed(ready, path, length) {
        if staging.take_over(&beside)?.is_some() {
            continue;
        }
        if let Some(body) = staging.body(path).and_then(|body| coding.compressed(&body)) {
            staging.write(&beside, &Output::new(body, entry.from.clone()))?;
        }
    }
    Ok(true)
}

/// All that decides what is made and is not in the files of the site.
pub(super) fn command(program: &str, options: &Options) -> String {
    let Options { drafts, as_of, base_url, hosting, precompresses, earlier: _ } = options;
    format!("{program} {drafts:?} {as_of:?} {base_url:?} {hosting:?} {precompresses:?}")
}

/// Which program this is: its version, and its file as the system knows it, since programs of one version differ while they are developed.
/// Another copy of the same program counts as another one, which only costs a whole build.
pub(super) fn program() -> Option<String> {
    let about = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    Some(format!(
        "{} {} {} {} {}.{} {}.{}",
        env!("CARGO_PKG_VERSION"),
        about.dev(),
        about.ino(),
        about.len(),
        about.mtime(),
        about.mtime_nsec(),
        about.ctime(),
        about.ctime_nsec()
    ))
}
