//! `casebook check`

use super::args::{Check, Common};
use super::{CONTENT, DONE, report};
use crate::diag::Language;
use crate::error::Result;

pub(super) fn run(common: &Common, check: &Check) -> Result<u8> {
    let mut diags = crate::diag::Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    let (ready, found) = crate::prepare(&files, &check.content.options_after(common, &check.output_dir));
    diags.extend(found);
    if let Some(ready) = ready {
        diags.extend(crate::audit::check(&files, &ready));
    }
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
