//! `casebook build`

use std::path::PathBuf;
use std::time::Instant;

use super::args::{Build, Common};
use super::stages::Stages;
use super::{CONTENT, DONE, report};
use crate::diag::{Diagnostics, Language};
use crate::error::Result;
use crate::publish::{Foreign, Published, Staging, SwapKind, Target};

pub(super) fn run(common: &Common, build: &Build) -> Result<u8> {
    let start = Instant::now();
    let mut stages = Stages::begin();
    let mut diags = Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    stages.over("loading", "读取");
    let (ready, found) = crate::prepare(&files, &build.content.options_after(common, &build.output_dir));
    diags.extend(found);
    stages.over("checking", "检查");
    let deny = build.content.deny_warnings;
    let Some(ready) = ready else {
        stages.say(&files, &diags, common);
        report::show(&files, diags, deny, common);
        return Ok(CONTENT);
    };
    let out = common.root.join(&build.output_dir);
    let mut target = target(common, out.clone());
    target.foreign = if build.force { Foreign::Adopt } else { Foreign::Refuse };
    let staging = Staging::begin(&target)?;
    diags.extend(crate::audit::run(&files, &ready, |path, output| staging.write(path, output).map(drop))?);
    stages.over("making and looking through the pages", "生成并检查页面");
    stages.say(&files, &diags, common);
    if report::show(&files, diags, deny, common) {
        // The staging folder goes with its owner, and the published site is as it was.
        return Ok(CONTENT);
    }
    say(common, &staging.commit()?, &out, start);
    Ok(DONE)
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
    for warning in &published.warnings {
        anstream::eprintln!("casebook: {warning}");
    }
    for path in &published.edited {
        anstream::eprintln!("casebook: {path} had been changed by hand in the output and was written anew");
    }
    if common.quiet {
        return;
    }
    let (files, changes) = (published.manifest.files.len(), &published.changes);
    let seconds = start.elapsed().as_secs_f64();
    let out = out.display();
    let (added, changed, removed) = (changes.added.len(), changes.changed.len(), changes.removed.len());
    match (common.language(), published.swap == SwapKind::Unneeded) {
        (Language::English, true) => {
            anstream::eprintln!("casebook: {out} is up to date ({files} files, {seconds:.1} s)")
        }
        (Language::English, false) => anstream::eprintln!(
            "casebook: published {files} files to {out}: {added} new, {changed} changed, {removed} removed ({seconds:.1} s)"
        ),
        (Language::Chinese, true) => {
            anstream::eprintln!("casebook：{out} 已是最新（{files} 个文件，{seconds:.1} 秒）")
        }
        (Language::Chinese, false) => anstream::eprintln!(
            "casebook：已发布 {files} 个文件到 {out}：新增 {added}，更新 {changed}，删除 {removed}（{seconds:.1} 秒）"
        ),
    }
}
