//! `casebook build`

use std::path::PathBuf;
use std::time::Instant;

use tracing::info_span;

use super::args::{Build, Common};
use super::timings::Timings;
use super::{CONTENT, DONE, for_host, left_out, refusal, report, without_address, words};
use crate::Options;
use crate::Ready;
use crate::diag::{Diagnostics, Pattern};
use crate::error::{Error, Result};
use crate::output::Output;
use crate::publish::{Foreign, Published, Staging, SwapKind, Target, Warning};

pub(super) fn run(common: &Common, build: &Build) -> Result<u8> {
    let archive =
        build.host.zip.as_ref().map(|file| for_host::archive_at(common, build, file)).transpose()?;
    let Some((ready, published)) = publish(common, build, words::STOPPED_BUILD)? else { return Ok(CONTENT) };
    for_host::settings(common, &ready)?;
    if let Some(file) = archive {
        for_host::pack(common, &common.root.join(&build.output_dir), &published.manifest, &file)?;
    }
    Ok(DONE)
}

/// Builds and publishes, and gives the site and what was published; nothing where the content has errors, of which `stopped` says then what
/// was not done.
pub(super) fn publish(
    common: &Common,
    build: &Build,
    stopped: Pattern,
) -> Result<Option<(Ready, Published)>> {
    let timings = Timings::begin(common, &build.output_dir, &build.timed)?;
    let outcome = make(common, build, stopped, &timings);
    timings.end(common)?;
    outcome
}

fn make(
    common: &Common,
    build: &Build,
    stopped: Pattern,
    timings: &Timings,
) -> Result<Option<(Ready, Published)>> {
    let start = Instant::now();
    let mut diags = Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    let options = Options {
        hosting: build.host.host,
        precompresses: build.host.precompress,
        ..build.content.options_after(common, &build.output_dir)
    };
    let (ready, found) = crate::prepare(&files, &options);
    diags.extend(found);
    let on_warnings = build.content.on_warnings();
    let Some(ready) = ready else {
        timings.say_stages(&files, &diags, common);
        report::show(&files, diags, on_warnings, stopped, common);
        return Ok(None);
    };
    for_host::can_compress(&ready.site.config)?;
    let out = common.root.join(&build.output_dir);
    let mut target = target(common, out.clone());
    target.foreign = if build.force { Foreign::Adopt } else { Foreign::Refuse };
    let staging = Staging::begin(&target)?;
    diags.extend(crate::audit::run(&files, &ready, |path, output| {
        staging.write(path, output)?;
        for (beside, coding) in for_host::compressed(&ready, path, output) {
            let compress = || info_span!("compress").in_scope(|| coding.compressed(&output.body));
            let body = staging.made_before(&beside, path).or_else(compress);
            if let Some(body) = body {
                staging.write(&beside, &Output::new(body, output.from.clone()))?;
            }
        }
        Ok::<(), Error>(())
    })?);
    timings.say_stages(&files, &diags, common);
    if report::show(&files, diags, on_warnings, stopped, common) {
        // The staging folder goes with its owner, and the published site is as it was.
        return Ok(None);
    }
    let published = staging.commit()?;
    say(common, &published, &out, start);
    for_host::say(common, &ready.site.config, &published);
    left_out::say(common, &ready.site);
    left_out::say_of_program(common, &ready.site.config);
    without_address::say(common, &ready.site);
    Ok(Some((ready, published)))
}

/// The output may not lie in what the site is made from, nor hold the site or the user's home folder.
pub(super) fn target(common: &Common, out: PathBuf) -> Target {
    let mut target = Target::new(out);
    target.sources = ["content", "themes", "src"].iter().map(|folder| common.root.join(folder)).collect();
    target.above =
        std::env::var_os("HOME").map(PathBuf::from).into_iter().chain([common.root.clone()]).collect();
    target
}

fn say(common: &Common, published: &Published, out: &std::path::Path, start: Instant) {
    let language = common.language();
    for warning in &published.warnings {
        match warning {
            Warning::NotDurable(error) => {
                words::say(words::NOT_DURABLE, language, &[("error", &refusal::said(error, language))])
            }
            Warning::OldLeft(path, error) => words::say(
                words::OLD_LEFT,
                language,
                &[("path", &path.display()), ("error", &refusal::said(error, language))],
            ),
        }
    }
    for path in &published.edited {
        words::say(words::EDITED, language, &[("path", path)]);
    }
    if common.quiet {
        return;
    }
    let changes = &published.changes;
    let pattern = match published.swap {
        SwapKind::Unneeded => words::UP_TO_DATE,
        _ => words::PUBLISHED,
    };
    words::say(
        pattern,
        language,
        &[
            ("out", &out.display()),
            ("files", &words::files(published.manifest.files.len(), language)),
            ("seconds", &format!("{:.1}", start.elapsed().as_secs_f64())),
            ("added", &changes.added.len()),
            ("changed", &changes.changed.len()),
            ("removed", &changes.removed.len()),
        ],
    );
}
