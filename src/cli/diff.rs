//! `casebook diff`

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::args::{Common, Diff as Args};
use super::{CONTENT, DONE, for_host, report, words};
use crate::Ready;
use crate::check::Earlier;
use crate::diag::{Diagnostics, Format, plain};
use crate::diff::{Diff, Now, Told};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::output::{Digest, Entry, Manifest, OutPath, Output, REGISTER, Register};

/// Where a build publishes to unless it is told otherwise.
const PUBLIC: &str = "public";

pub(super) fn run(common: &Common, args: &Args) -> Result<u8> {
    let mut diags = Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    // What the comparison of a build refuses is what this command is there to show.
    let (ready, found) = crate::prepare(&files, &args.content.options());
    diags.extend(found);
    let made = match &ready {
        Some(ready) => {
            let before = crate::load::published(&common.root.join(PUBLIC));
            Some(make(&files, ready, before.as_ref(), &mut diags)?)
        }
        None => None,
    };
    if report::show(&files, diags, args.content.on_warnings(), words::STOPPED_DIFF, common) {
        return Ok(CONTENT);
    }
    let (Some(ready), Some((manifest, register))) = (ready, made) else { return Ok(CONTENT) };
    let against = args.against.as_deref().unwrap_or(Path::new(PUBLIC));
    let at = common.root.join(against);
    let host = super::deploy::standing(common, &ready.site.config, &against.to_string_lossy())?;
    let earlier = match host.or_else(|| crate::load::published(&at)) {
        Some(earlier) => earlier,
        // Before the first build everything is new.
        None if args.against.is_none() => Earlier::default(),
        None => return Err(Error::NothingPublished { path: at }),
    };
    let mut broken = Diagnostics::default();
    earlier.faults.iter().for_each(|fault| broken.push(fault.clone()));
    if report::show(&files, broken, args.content.on_warnings(), words::STOPPED_DIFF, common) {
        return Ok(CONTENT);
    }
    let diff = Diff::between(&earlier, &Now { manifest: &manifest, register: &register, plan: &ready.plan });
    let against = against.display().to_string();
    let told = Told { diff: &diff, site: &ready.site, against: &against, language: common.language() };
    if let Some(file) = &args.html {
        let file = common.root.join(file);
        fs::write(&file, told.page()).map_err(|error| Error::io("write", &file, error))?;
        if !common.quiet {
            words::say(words::WROTE, common.language(), &[("file", &file.display())]);
        }
    }
    match common.format() {
        Format::Json => anstream::print!("{}", diff.to_json()),
        _ if args.html.is_some() => {}
        _ => told.text().lines().for_each(|line| anstream::println!("{}", plain(line))),
    }
    Ok(DONE)
}

/// Renders the whole site and keeps of each file what its manifest says; nothing is written.
/// `before` is what was published here last, so that what is known of it is not made again.
pub(super) fn make(
    files: &Files,
    ready: &Ready,
    before: Option<&Earlier>,
    diags: &mut Diagnostics,
) -> Result<(Manifest, Register)> {
    let entries: Mutex<BTreeMap<OutPath, Entry>> = Mutex::default();
    let register: Mutex<Option<Register>> = Mutex::default();
    diags.extend(crate::audit::run(files, ready, |path: &OutPath, output: &Output| {
        if path.as_str() == REGISTER {
            *register.lock().unwrap_or_else(PoisonError::into_inner) = Register::from_json(&output.body).ok();
        }
        let entry = Entry {
            sha256: Digest::of(&output.body),
            bytes: output.body.len() as u64,
            from: output.from.clone(),
        };
        let mut made = vec![(path.clone(), entry)];
        for (beside, coding) in for_host::compressed(ready, path, output.body.len()) {
            made.extend(
                for_host::entry(&beside, coding, (path, output), before).map(|entry| (beside, entry)),
            );
        }
        entries.lock().unwrap_or_else(PoisonError::into_inner).extend(made);
        Ok::<(), Error>(())
    })?);
    let entries = entries.into_inner().unwrap_or_else(PoisonError::into_inner);
    let register = register.into_inner().unwrap_or_else(PoisonError::into_inner);
    // A site whose templates fail has no register; then an error is among the findings and nothing is compared.
    let empty = || Register { as_of: String::new(), locales: Vec::new(), figures: BTreeMap::new() };
    Ok((Manifest::new(entries), register.unwrap_or_else(empty)))
}
