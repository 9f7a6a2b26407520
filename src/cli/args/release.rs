//! What a user may write after `casebook diff` and `casebook deploy`.

use std::path::PathBuf;

use clap::Args;

use super::{Build, Content};

#[derive(Debug, Args)]
pub struct Diff {
    #[command(flatten)]
    pub content: Content,
    /// What was published: a folder or a manifest.json, below the site's folder unless absolute, or a host by its name under `deploy` in
    /// site.yaml; without it public
    #[arg(value_name = "AGAINST")]
    pub against: Option<PathBuf>,
    /// Also write the difference as one page of HTML, for whoever has to agree to it
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Deploy {
    #[command(flatten)]
    pub content: Content,
    /// The name of the host under `deploy` in site.yaml; it may be left out where there is one
    #[arg(value_name = "TARGET")]
    pub target: Option<String>,
    /// The folder to publish to before, below the site's folder unless absolute
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output_dir: PathBuf,
    /// Say what would be sent and deleted, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Overwrite and delete what somebody else changed at the host
    #[arg(short, long)]
    pub force: bool,
    /// Agree to delete more files than `most_deleted` allows
    #[arg(short, long)]
    pub yes: bool,
    /// Bring back what stood there before the last deployment, instead of a build
    #[arg(long)]
    pub rollback: bool,
}

impl Deploy {
    /// The build that comes before.
    pub fn build(&self) -> Build {
        Build { content: self.content.clone(), output_dir: self.output_dir.clone(), force: false }
    }
}
