//! What a user may write to learn where the time of a command goes.

use std::path::PathBuf;

use clap::Args;

#[derive(Clone, Debug, Default, Args)]
pub struct Timed {
    /// Say at the end where the time went: by stage, and the slowest pages, templates and charts
    #[arg(long)]
    pub timings: bool,
    /// Write all steps with their times into a file for viewers such as ui.perfetto.dev; below the site's folder unless absolute
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
}

impl Timed {
    /// Whether anything is to be said of the time.
    pub fn is_asked_for(&self) -> bool {
        self.timings || self.trace.is_some()
    }
}
