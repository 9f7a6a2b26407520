//! What a user may write after `casebook diff` and `casebook deploy`.

use std::path::PathBuf;

use clap::Args;

use super::Content;

#[derive(Debug, Args)]
pub struct Diff {
    #[command(flatten)]
    pub content: Content,
    /// What was published: a folder or a manifest.json, below the site's folder unless absolute; without it public
    #[arg(value_name = "AGAINST")]
    pub against: Option<PathBuf>,
    /// Also write the difference as one page of HTML, for whoever has to agree to it
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}
