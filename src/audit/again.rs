//! The audit of a site of which an earlier build knows some files.

use rayon::prelude::*;
use tracing::info_span;

use super::{AT_A_TIME, Found, Kept, Looks, Numbers};
use crate::diag::Diagnostics;
use crate::files::Files;
use crate::model::asked::Part;
use crate::output::{OutPath, Output};
use crate::render::Ready;
use crate::route::{Route, Shard};

/// What an earlier build knows of the files of a site, and who keeps what this one learns of them.
pub struct Again<K, R, N> {
    /// What was kept of a file that would be made the same again.
    pub known: K,
    /// Takes over such a file as it was published; false where it is not any more what it was, so that it is made again.
    pub reuse: R,
    /// Keeps of a file that was made the parts of the site that it was made from, in order, and what of it is worth keeping.
    pub note: N,
}

/// As [`run`], but for files of which all is known from an earlier build: they are neither rendered nor looked through.
///
/// # Errors
/// As [`run`].
pub fn run_again<'k, E: Send>(
    files: &Files,
    ready: &Ready,
    keep: impl Fn(&OutPath, &Output) -> Result<(), E> + Sync,
    again: &Again<
        impl Fn(&OutPath) -> Option<&'k Kept> + Sync,
        impl Fn(&OutPath) -> Result<bool, E> + Sync,
        impl Fn(&OutPath, Vec<Part>, Kept) + Sync,
    >,
) -> Result<Diagnostics, E> {
    let numbers = Numbers::of(&ready.plan);
    let is_of_index = |route: &Route| matches!(route, Route::Search(Shard::Words(_), _));
    if ready.plan.routes.iter().any(|(path, route)| is_of_index(route) && (again.known)(path).is_none()) {
        ready.searches.make(files, ready);
    }
    let _span = info_span!("files").entered();
    let looks = Looks::of(files, ready);
    let paths: Vec<&OutPath> = ready.plan.routes.keys().collect();
    let found = paths
        .into_par_iter()
        .with_max_len(AT_A_TIME)
        .try_fold(
            || (Found::default(), Vec::new(), ready.watched()),
            |(mut found, mut made, watched), path| {
                match (again.known)(path) {
                    Some(kept) if (again.reuse)(path)? => {
                        found.facts.extend(kept.facts(&numbers).map(|facts| (path, facts)));
                    }
                    _ => {
                        let is_well = found.make((files, &watched), path, &looks, &keep)?;
                        let parts = watched.site.take_asked();
                        made.extend(is_well.then_some((path, parts)));
                    }
                }
                Ok((found, made, watched))
            },
        )
        .map(|found| found.map(|(found, made, _)| (found, made)));
    let (mut found, made) = found.try_reduce(Default::default, |(found, mut made), (other, more)| {
        made.extend(more);
        Ok((found.join(other), made))
    })?;
    let diags = found.report(files, ready);
    // Last, so that what is known of a file is handed on and not kept twice.
    for (path, parts) in made {
        if let Some(kept) = Kept::of(found.facts.remove(path), &numbers) {
            (again.note)(path, parts, kept);
        }
    }
    Ok(diags)
}
