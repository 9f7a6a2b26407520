//! `casebook check`

use super::args::{Check, Common};
use super::stages::Stages;
use super::{CONTENT, DONE, external, left_out, report, words};
use crate::diag::Language;
use crate::error::Result;

pub(super) fn run(common: &Common, check: &Check) -> Result<u8> {
    if check.external {
        external::refuse_misplaced_cache(common, check)?;
    }
    let mut stages = Stages::begin();
    let mut diags = crate::diag::Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    stages.over("loading", "读取");
    let (ready, found) = crate::prepare(&files, &check.content.options_after(common, &check.output_dir));
    diags.extend(found);
    stages.over("checking", "检查");
    let mut outside = None;
    if let Some(ready) = &ready {
        diags.extend(crate::audit::check(&files, ready));
        stages.over("looking through the finished pages", "检查生成的页面");
        if check.external {
            let (found, summary) = external::ask(common, check, &files, ready);
            diags.extend(found);
            outside = summary;
            stages.over("asking outside addresses", "检查外部网址");
        }
    } else if check.external {
        outside = Some(unasked(common.language()));
    }
    stages.say(&files, &diags, common);
    let clean = diags.is_empty();
    let stops = report::show(&files, diags, check.content.on_warnings(), words::STOPPED_CHECK, common);
    if clean && !common.quiet {
        words::say(words::NOTHING_TO_MEND, common.language(), &[]);
    }
    if let Some(ready) = &ready {
        left_out::say(common, &ready.site);
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
