//! `casebook clean`

use super::args::{Clean, Common};
use super::{DONE, build};
use crate::diag::Language;
use crate::error::Result;
use crate::publish;

pub(super) fn run(common: &Common, clean: &Clean) -> Result<u8> {
    let out = common.root.join(&clean.output_dir);
    let cleaned = publish::clean(&build::target(common, out.clone()))?;
    let language = common.language();
    for path in &cleaned.kept {
        match language {
            Language::English => {
                anstream::eprintln!("casebook: kept {path}, which is not as it was published")
            }
            Language::Chinese => anstream::eprintln!("casebook：保留 {path}，其内容与发布时不同"),
        }
    }
    if !common.quiet {
        let (removed, out) = (cleaned.removed, out.display());
        match language {
            Language::English => anstream::eprintln!("casebook: removed {removed} files from {out}"),
            Language::Chinese => anstream::eprintln!("casebook：已从 {out} 删除 {removed} 个文件"),
        }
    }
    Ok(DONE)
}
