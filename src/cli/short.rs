//! The build of a site of which nothing changed since the last one: no file is read.

use std::time::Instant;

use super::args::{Build, Common};
use super::{build as building, left_out, making, report, without_address, words};
use crate::Options;
use crate::cache::{Lying, Said, State};
use crate::diag::Diagnostics;
use crate::error::Result;
use crate::files::Files;
use crate::model::Site;
use crate::model::config::Extra;
use crate::publish::Rest;

/// What is known of a site before any of it is read.
pub(super) enum Seen {
    /// All lies as the last build left it, and that one found nothing; the same was said as after looking through all of it.
    AtRest,
    /// Something may have changed; with the files of the site as they lay there, where anybody looked.
    Changed(Option<Vec<Lying>>),
}

/// Looks whether there is anything to do.
///
/// # Errors
/// An output folder that must not be one, and another build at work.
pub(super) fn look(common: &Common, build: &Build, start: Instant) -> Result<Seen> {
    const UNSEEN: Seen = Seen::Changed(None);
    if build.no_cache || build.host.zip.is_some() || common.verbose || build.timed.is_asked_for() {
        return Ok(UNSEEN);
    }
    let options = Options {
        hosting: build.host.host,
        precompresses: build.host.precompress,
        ..build.content.options()
    };
    let Some(command) = making::program().map(|program| making::command(&program, &options)) else {
        return Ok(UNSEEN);
    };
    let out = common.root.join(&build.output_dir);
    let Some(rest) = Rest::of(&building::target(common, out.clone()))? else { return Ok(UNSEEN) };
    let Some(state) = State::read(&rest.state) else { return Ok(UNSEEN) };
    let Some(sources) = crate::load::survey(&common.root) else { return Ok(UNSEEN) };
    let Some(said) = state.said(&command, &sources).filter(|_| rest.holds(state.outputs())) else {
        return Ok(Seen::Changed(Some(sources)));
    };
    let nothing = Diagnostics::default();
    report::show(&Files::default(), nothing, build.content.on_warnings(), words::STOPPED_BUILD, common);
    // The manifest does not count itself.
    building::say_up_to_date(common, &out, state.outputs().len().saturating_sub(1), start);
    left_out::say(common, &said.left_out);
    left_out::say_of_program(common, said);
    without_address::say(common, said);
    Ok(Seen::AtRest)
}

/// What a build says of a site at its end, for one that reads nothing.
pub(super) fn said(site: &Site) -> Said {
    let config = &site.config;
    Said {
        left_out: site.left_out.clone(),
        has_address: config.base_url.is_some(),
        has_path: config.base_path.is_some(),
        has_pictures: config.has(Extra::ChartFiles) || config.has(Extra::SharePictures),
        has_downloads: config.has(Extra::Downloads),
    }
}
