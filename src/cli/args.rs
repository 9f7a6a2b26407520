//! What a user may write after `casebook`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::Options;
use crate::diag::{Format, Language};
use crate::model::bundle::Drafts;
use crate::model::period::PartialDate;

/// Renders YAML records and Markdown case write-ups into a static, bilingual site in which every number has a source.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, about, arg_required_else_help = true)]
pub struct Args {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// Flags of every command, before or after the verb.
#[derive(Debug, ClapArgs)]
pub struct Common {
    /// The folder of the site
    #[arg(short, long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How problems are reported
    #[arg(long, global = true, value_enum, default_value_t = ReportFormat::Human)]
    pub format: ReportFormat,
    /// The language of messages; without it the language of the terminal
    #[arg(long, global = true, value_enum)]
    pub lang: Option<MessageLanguage>,
    /// Say nothing but problems
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// With excerpt, caret and help
    Human,
    /// One line a problem
    Short,
    /// One JSON object a line
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    En,
    Zh,
}

impl Common {
    /// The language of messages: as asked for, else that of the terminal (LC_ALL, LC_MESSAGES, LANG).
    pub fn language(&self) -> Language {
        match self.lang {
            Some(MessageLanguage::En) => Language::English,
            Some(MessageLanguage::Zh) => Language::Chinese,
            None => {
                let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
                if named.is_some_and(|value| value.starts_with("zh")) { Language::Chinese } else { Language::English }
            }
        }
    }

    pub fn format(&self) -> Format {
        match self.format {
            ReportFormat::Human => Format::Human,
            ReportFormat::Short => Format::Short,
            ReportFormat::Json => Format::Json,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check, render and publish the site: whole or not at all
    Build(Build),
    /// Find every problem of the site at once; writes nothing
    Check(Check),
    /// Say what a diagnostic such as CB204 means and how to mend it
    Explain {
        /// The code, as it stands in brackets in a report
        code: String,
    },
}

/// What a command takes against site.yaml.
#[derive(Debug, ClapArgs)]
pub struct Content {
    /// Show drafts, and what is not published yet or has expired
    #[arg(short = 'D', long)]
    pub drafts: bool,
    /// The day that the site speaks for, instead of `as_of` in site.yaml
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<PartialDate>,
    /// The site's address on the web, instead of `base_url` in site.yaml
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

impl Content {
    pub fn options(&self) -> Options {
        Options {
            drafts: if self.drafts { Drafts::Include } else { Drafts::HoldBack },
            as_of: self.as_of,
            base_url: self.base_url.clone(),
        }
    }
}

#[derive(Debug, ClapArgs)]
pub struct Build {
    #[command(flatten)]
    pub content: Content,
    /// The folder to publish to, below the site's folder unless absolute
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output_dir: PathBuf,
    /// Publish into a folder that holds files of others; they are kept
    #[arg(short, long)]
    pub force: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Check {
    #[command(flatten)]
    pub content: Content,
}
