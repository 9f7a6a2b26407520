//! What a user may write after `casebook diff` and `casebook deploy`, and after `casebook build` for hosts.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Content;
use crate::model::config::Hosting;

/// What a build makes for hosts beside the site itself.
#[derive(Debug, Default, Args)]
pub struct ForHost {
    /// Write settings for this kind of host (headers, caching, old addresses), instead of for `host` in site.yaml
    #[arg(long, value_name = "HOST", value_parser = hostings())]
    pub host: Option<Hosting>,
    /// Publish .gz, .br and .zst files beside the plain ones, as `precompress` in site.yaml does
    #[arg(long)]
    pub precompress: bool,
    /// Then pack what was published into one file, with a list of checksums in it (SHA256SUMS); below the site's folder unless absolute
    #[arg(long, value_name = "FILE")]
    pub zip: Option<PathBuf>,
}

/// The kinds of hosts, by their words in site.yaml.
fn hostings() -> impl TypedValueParser<Value = Hosting> {
    let read = |word: String| Hosting::of(&word).ok_or("no such kind of host");
    PossibleValuesParser::new(Hosting::WORDS.iter().copied()).try_map(read)
}

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

#[cfg(feature = "deploy")]
impl Deploy {
    /// The build that comes before.
    pub fn build(&self) -> super::Build {
        let (content, output_dir) = (self.content.clone(), self.output_dir.clone());
        let (host, timed) = (ForHost::default(), super::Timed::default());
        super::Build { content, output_dir, force: false, no_cache: false, host, timed }
    }
}
