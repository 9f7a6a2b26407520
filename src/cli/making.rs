//! Makes the files of a site, and takes over those of the last build that would come out the same.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::sync::{Mutex, PoisonError};

use tracing::info_span;

use super::args::Build;
use super::for_host;
use crate::Options;
use crate::Ready;
use crate::audit::{self, Again};
use crate::cache::{self, Before, Known, Learnt, State, Sums};
use crate::diag::Diagnostics;
use crate::error::Result;
use crate::files::Files;
use crate::output::{Manifest, OutPath, Output};
use crate::publish::{Keeping, Published, Staging};

/// What was made of a site and is not published yet.
pub(super) struct Made {
    staging: Staging,
    /// Nothing where nobody can say which program this is, so that nothing can be kept for the next build.
    sums: Option<Sums>,
    command: Option<String>,
    known: Known,
    learnt: Learnt,
}

/// Makes all files and holds them against the rules; what is found is added to `diags`.
///
/// # Errors
/// What the system refused.
pub(super) fn make(
    (files, ready): (&Files, &Ready),
    (build, options): (&Build, &Options),
    mut staging: Staging,
    diags: &mut Diagnostics,
) -> Result<Made> {
    let command = program().map(|program| command(&program, options));
    let sums = command.as_deref().map(|command| Sums::of(files, ready, command));
    if !build.no_cache
        && let Some(state) = staging.state_kept().and_then(|kept| State::read(&kept))
    {
        staging.believe(state.outputs());
    }
    let known = match (&sums, staging.manifest_before()) {
        (Some(sums), Some(manifest)) if !build.no_cache => {
            staging.cache().map(|kept| Known::of(&kept, manifest, sums)).unwrap_or_default()
        }
        _ => Known::default(),
    };
    let learnt = Mutex::new(BTreeMap::new());
    let again = Again {
        known: |path: &OutPath| known.kept(path),
        reuse: |path: &OutPath| take_over(ready, &staging, path),
        note: |path: &OutPath, parts, kept| {
            learnt.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), (parts, kept));
        },
    };
    let keep = |path: &OutPath, output: &Output| {
        staging.write(path, output)?;
        beside(ready, &staging, path, output)
    };
    diags.extend(audit::run_again(files, ready, keep, &again)?);
    let learnt = learnt.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Made { staging, sums, command, known, learnt })
}

impl Made {
    /// Publishes what was made, and keeps for the next build what this one has learnt.
    ///
    /// # Errors
    /// As [`Staging::commit`].
    pub fn publish(self, before: Option<Before>) -> Result<Published> {
        let Made { staging, sums, command, known, learnt } = self;
        let (Some(sums), Some(command)) = (sums, command) else { return staging.commit() };
        staging.commit_and_keep(Keeping {
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
