//! `casebook clean`

use super::args::{Clean, Common};
use super::{DONE, build, words};
use crate::error::Result;
use crate::publish;

pub(super) fn run(common: &Common, clean: &Clean) -> Result<u8> {
    let out = common.root.join(&clean.output_dir);
    let cleaned = publish::clean(&build::target(common, out.clone()))?;
    let language = common.language();
    for path in &cleaned.kept {
        words::say(words::KEPT, language, &[("path", path)]);
    }
    if !common.quiet {
        let files = words::files(cleaned.removed, language);
        words::say(words::REMOVED, language, &[("files", &files), ("out", &out.display())]);
    }
    Ok(DONE)
}
