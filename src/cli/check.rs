//! `casebook check`

use tracing::info_span;

use super::args::{Check, Common};
use super::timings::Timings;
use super::{CONTENT, DONE, external, left_out, report, words};
use crate::diag::Language;
use crate::error::Result;

pub(super) fn run(common: &Common, check: &Check) -> Result<u8> {
    if check.external {
        external::refuse_misplaced_cache(common, check)?;
    }
    let timings = Timings::begin(common, &check.output_dir, &check.timed)?;
    let outcome = look(common, check, &timings);
    timings.end(common)?;
    outcome
}

fn look(common: &Common, check: &Check, timings: &Timings) -> Result<u8> {
    let mut diags = crate::diag::Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    let (ready, found) = crate::prepare(&files, &check.content.options_after(common, &check.output_dir));
    diags.extend(found);
    let mut outside = None;
    if let Some(ready) = &ready {
        diags.extend(crate::audit::check(&files, ready));
        if check.external {
            let _span = info_span!("external").entered();
            let (found, summary) = external::ask(common, check, &files, ready);
            diags.extend(found);
            outside = summary;
        }
    } else if check.external {
        outside = Some(unasked(common.language()));
    }
    timings.say_stages(&files, &diags, common);
    let clean = diags.is_empty();
    let stops = report::show(&files, diags, check.content.on_warnings(), words::STOPPED_CHECK, common);
    if clean && !common.quiet {
        words::say(words::NOTHING_TO_MEND, common.language(), &[]);
    }
    if let Some(ready) = &ready {
        left_out::say(common, &ready.site.left_out);
    }
    if let Some(outside) = outside.filter(|_| !common.quiet) {
        anstream::eprintln!("{outside}");
    }
    Ok(if stops { CONTENT } else { DONE })
}

/// Half a site would name half of its addresses.
fn unasked(language: Language) -> String {
    match language {
        Language::English => "casebook: outside addresses are asked once the errors are mended".to_owned(),
        Language::Chinese => "casebook：请先修正错误，再检查外部网址".to_owned(),
    }
}
