//! `casebook check`

use super::args::{Check, Common};
use super::stages::Stages;
use super::{CONTENT, DONE, report};
use crate::diag::Language;
use crate::error::Result;

pub(super) fn run(common: &Common, check: &Check) -> Result<u8> {
    let mut stages = Stages::begin();
    let mut diags = crate::diag::Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    stages.over("loading", "读取");
    let (ready, found) = crate::prepare(&files, &check.content.options_after(common, &check.output_dir));
    diags.extend(found);
    stages.over("checking", "检查");
    if let Some(ready) = ready {
        diags.extend(crate::audit::check(&files, &ready));
        stages.over("looking through the finished pages", "检查生成的页面");
    }
    stages.say(&files, &diags, common);
    let clean = diags.is_empty();
    let stops = report::show(&files, diags, check.content.deny_warnings, common);
    if clean && !common.quiet {
        anstream::eprintln!(
            "{}",
            match common.language() {
                Language::English => "casebook: nothing to mend",
                Language::Chinese => "casebook：没有发现问题",
            }
        );
    }
    Ok(if stops { CONTENT } else { DONE })
}
