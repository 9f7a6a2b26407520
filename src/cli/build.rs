//! `casebook build`

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::args::{Build, Common};
use super::making::{self, Knowing};
use super::short::{self, Seen};
use super::timings::Timings;
use super::{CONTENT, DONE, for_host, left_out, refusal, report, without_address, words};
use crate::Options;
use crate::cache::{Before, Lying};
use crate::diag::{Diagnostics, Pattern};
use crate::error::{Error, Result};
use crate::files::{File, Files};
#[cfg(feature = "deploy")]
use crate::model::config::Config;
use crate::prepare;
use crate::publish::{Foreign, Published, SwapKind, Target, Warning};
use crate::render::hosting;

pub(super) fn run(common: &Common, build: &Build) -> Result<u8> {
    let start = Instant::now();
    let seen = match short::look(common, build, start)? {
        Seen::AtRest => return Ok(DONE),
        Seen::Changed(seen) => seen,
    };
    let archive =
        build.host.zip.as_ref().map(|file| for_host::archive_at(common, build, file)).transpose()?;
    let Some(Built { settings, published, .. }) = publish((common, build), seen, words::STOPPED_BUILD)?
    else {
        return Ok(CONTENT);
    };
    if let Some((name, text)) = settings {
        for_host::settings(common, name, &text)?;
    }
    if let Some(file) = archive {
        for_host::pack(common, &common.root.join(&build.output_dir), &published.manifest, &file)?;
    }
    Ok(DONE)
}

/// What is known of a site once it is published and no longer held in memory.
pub(super) struct Built {
    #[cfg(feature = "deploy")]
    pub config: Config,
    pub published: Published,
    /// The name and the text of the settings of its host, where that does not read them in the published folder.
    settings: Option<(&'static str, String)>,
}

/// Builds and publishes, and gives what was published; nothing where the content has errors, of which `stopped` says then what was not done.
/// `seen` are the files of the site as they lie there, where somebody has looked just now.
pub(super) fn publish(
    (common, build): (&Common, &Build),
    seen: Option<Vec<Lying>>,
    stopped: Pattern,
) -> Result<Option<Built>> {
    let timings = Timings::begin(common, &build.output_dir, &build.timed)?;
    let outcome = make((common, build), seen, stopped, &timings);
    timings.end(common)?;
    outcome
}

fn make(
    (common, build): (&Common, &Build),
    seen: Option<Vec<Lying>>,
    stopped: Pattern,
    timings: &Timings,
) -> Result<Option<Built>> {
    let start = Instant::now();
    let mut diags = Diagnostics::default();
    let out = common.root.join(&build.output_dir);
    let mut earlier = None;
    let (sources, files) = rayon::in_place_scope(|scope| {
        scope.spawn(|_| earlier = crate::load::published(&out));
        let sources = seen.or_else(|| crate::load::survey(&common.root));
        (sources, crate::load::load(&common.root, &mut diags))
    });
    let mut files = files?;
    let options = Options {
        hosting: build.host.host,
        precompresses: build.host.precompress,
        earlier: earlier.map(Arc::new),
        ..build.content.options()
    };
    let mut target = target(common, out.clone());
    target.foreign = if build.force { Foreign::Adopt } else { Foreign::Refuse };
    target.known =
        options.earlier.as_ref().and_then(|earlier| Some((earlier.sha256?, Arc::clone(&earlier.manifest))));
    let reading = making::read(&files, (build, &options), &target, &mut diags);
    // Where a site is published already there is much to be looked at in it, which need not wait for the rules.
    let mut begun = None;
    let (knowing, (ready, mut diags)) = rayon::in_place_scope(|scope| {
        if options.earlier.is_some() {
            scope.spawn(|_| begun = Some(making::begin(&target, build)));
        }
        let (read, knowing) = Knowing::of(&files, reading, &options);
        let checked = knowing.check(|again| prepare::checked(&files, read, &options, Some(again), diags));
        (knowing, checked)
    });
    let on_warnings = build.content.on_warnings();
    let Some(mut ready) = ready else {
        timings.say_stages(&files, &diags, common);
        report::show(&files, diags, on_warnings, stopped, common);
        return Ok(None);
    };
    // Only the rules hold the site against what was published before. To give that back takes a while.
    rayon::spawn(move || drop(options));
    if let Some(site) = Arc::get_mut(&mut ready.site) {
        site.forget_what_rules_ask();
    }
    // Where all is made, texts are the most that is held; where little is, to leave them costs more than it gives.
    if knowing.is_nothing() {
        let places = diags.iter().flat_map(|found| found.place.iter().chain(&found.related));
        let told: BTreeSet<String> = places.map(|place| files.get(place.file()).path.clone()).collect();
        let may_be_left = |file: &File| file.path.starts_with("content/") && !told.contains(&file.path);
        files.leave(may_be_left, crate::load::again(&common.root));
    }
    for_host::can_compress(&ready.site.config)?;
    let staging = begun.unwrap_or_else(|| making::begin(&target, build))?;
    let made = making::make((&files, &ready), knowing, staging, &mut diags)?;
    are_as_read(&files)?;
    let said = short::said(&ready.site);
    // What was found has to be told again, and settings of hosts to be written, for which the site has to be read.
    let is_silent = diags.is_empty() && ready.site.config.hosting.is_none();
    let before = sources.filter(|_| is_silent).map(|sources| Before { sources, said: said.clone() });
    timings.say_stages(&files, &diags, common);
    let is_stopped = report::show(&files, diags, on_warnings, stopped, common);
    are_as_read(&files)?;
    if is_stopped {
        // The staging folder goes with its owner, and the published site is as it was.
        return Ok(None);
    }
    let config = ready.site.config.clone();
    let settings = hosting::settings(&ready.site, &ready.plan);
    // The site is the most of what a build holds in memory, and publishing needs nothing of it; to give it back takes a while.
    rayon::spawn(move || drop((ready, files)));
    let published = made.publish(before)?;
    say(common, &published, &out, start);
    for_host::say(common, &config, &published);
    left_out::say(common, &said.left_out);
    left_out::say_of_program(common, &said);
    without_address::say(common, &said);
    Ok(Some(Built {
        #[cfg(feature = "deploy")]
        config,
        published,
        settings,
    }))
}

/// Refuses what was made of a text that was read again and was another one by then.
fn are_as_read(files: &Files) -> Result<()> {
    files.lost().map_or(Ok(()), |path| Err(Error::ChangedMeanwhile { path: path.to_owned() }))
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
    if published.swap == SwapKind::Unneeded {
        return say_up_to_date(common, out, published.manifest.files.len(), start);
    }
    let changes = &published.changes;
    words::say(
        words::PUBLISHED,
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

/// Says that so many files were there already as they should be.
pub(super) fn say_up_to_date(common: &Common, out: &std::path::Path, files: usize, start: Instant) {
    if !common.quiet {
        let language = common.language();
        let (files, seconds) =
            (words::files(files, language), format!("{:.1}", start.elapsed().as_secs_f64()));
        let given: [(&str, &dyn std::fmt::Display); 3] =
            [("out", &out.display()), ("files", &files), ("seconds", &seconds)];
        words::say(words::UP_TO_DATE, language, &given);
    }
}
