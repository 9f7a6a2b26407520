//! Where the time of a command goes: the stages that `--verbose` says, the table of `--timings`, and the file of `--trace`.
//!
//! The steps between load and publish mark what they do with the spans of `tracing`, which know no clock. They are timed only while
//! somebody listens, which is here.

mod recorder;
mod table;
mod trace;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Common, Timed};
use super::for_host;
use super::words;
use crate::diag::{Diagnostics, Format, Language, Report, Style};
use crate::error::{Error, Result};
use crate::files::Files;
use recorder::{Detail, Recorder};

/// What is told of a command's time. Words go to standard error, beside the report that programs read.
pub(super) struct Timings {
    /// Nothing where nobody asked.
    recorder: Option<Arc<Recorder>>,
    has_table: bool,
    trace: Option<(PathBuf, File)>,
}

impl Timings {
    /// Begins to listen where something is to be told. The file of a trace is made at once, so that a wrong place is refused before
    /// the work is done.
    ///
    /// # Errors
    /// A trace within the site or its output, and what the system refuses.
    pub fn begin(common: &Common, output_dir: &Path, timed: &Timed) -> Result<Timings> {
        let create = |file: &PathBuf| {
            let file = for_host::beside_the_site(common, output_dir, file)?;
            let created = File::create(&file).map_err(|error| Error::io("write", &file, error))?;
            Ok((file, created))
        };
        let trace = timed.trace.as_ref().map(create).transpose()?;
        let detail = match (timed.timings || trace.is_some(), common.verbose) {
            (true, _) => Some(Detail::All),
            (false, true) => Some(Detail::Stages),
            (false, false) => None,
        };
        Ok(Timings { recorder: detail.map(Recorder::listen), has_table: timed.timings, trace })
    }

    /// Says what `--verbose` asks for: what was read, how long each stage took, and what the site allows.
    pub fn say_stages(&self, files: &Files, diags: &Diagnostics, common: &Common) {
        let Some(recorder) = self.recorder.as_ref().filter(|_| common.verbose) else { return };
        let language = common.language();
        let stages = table::stages(&recorder.recorded(), language);
        let (read, count) = (files.iter().count(), diags.allowed().len());
        let head = match language {
            Language::English => format!(
                "casebook: read {read} files with the theme's; {stages}\ncasebook: findings that site.yaml allows: {count}\n"
            ),
            Language::Chinese => format!(
                "casebook：读取 {read} 个文件（含主题）；{stages}\ncasebook：site.yaml 允许的问题有 {count} 个\n"
            ),
        };
        let lines =
            Report { files, diagnostics: diags.allowed(), language }.text(Format::Short, Style::Plain);
        let lines: String = lines.lines().map(|line| format!("  {line}\n")).collect();
        anstream::eprint!("{head}{lines}");
    }

    /// Tells the rest, once all is done or was refused.
    ///
    /// # Errors
    /// A trace that cannot be written.
    pub fn end(self, common: &Common) -> Result<()> {
        let Some(recorder) = self.recorder else { return Ok(()) };
        let recorded = recorder.recorded();
        if self.has_table {
            anstream::eprint!("{}", table::text(&recorded, common.language()));
        }
        if let Some((path, file)) = self.trace {
            trace::write(&recorded, file).map_err(|error| Error::io("write", &path, error))?;
            if !common.quiet {
                words::say(words::WROTE, common.language(), &[("file", &path.display())]);
            }
        }
        Ok(())
    }
}
