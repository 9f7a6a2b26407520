//! What a user may write after `casebook`.

mod chinese;
mod release;
mod timed;

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{Args as ClapArgs, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::report::Warnings;
use crate::Options;
use crate::diag::{Format, Language};
use crate::model::bundle::Drafts;
use crate::model::period::PartialDate;
use crate::preview::Editor;

pub use release::{Deploy, Diff, ForHost};
pub use timed::Timed;

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
#[derive(Clone, Debug, ClapArgs)]
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
    /// Say besides what was read, what site.yaml allows, and how long each stage of check and build took
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// With excerpt, caret and help
    Human,
    /// One line a problem
    Short,
    /// One JSON object a line
    Json,
    /// One SARIF 2.1.0 document, for code hosts and review tools
    Sarif,
    /// Workflow commands of GitHub Actions, shown beside the lines of a change
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    En,
    #[value(alias = "zh-Hans", alias = "zh-CN")]
    Zh,
}

impl Args {
    /// The command line of the process. Help, and what is wrong with it, are said in the language of messages; then there is only an exit
    /// code to give.
    pub fn of_process() -> Result<Args, u8> {
        let line: Vec<std::ffi::OsString> = std::env::args_os().collect();
        let language = asked_for(&line);
        let command = match language {
            Language::English => Args::command(),
            Language::Chinese => chinese::command(),
        };
        let read = command.try_get_matches_from(line).and_then(|matches| Args::from_arg_matches(&matches));
        read.map_err(|error| {
            // On standard output if it was asked for, else on standard error.
            let is_help =
                !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            if language == Language::English || is_help {
                match language {
                    // A terminal that is gone can be told nothing.
                    Language::English => drop(error.print()),
                    Language::Chinese => print_in_chinese(&error),
                }
            } else {
                anstream::eprintln!("{}", chinese::mistake(&error));
            }
            u8::try_from(error.exit_code()).unwrap_or(super::REFUSED)
        })
    }
}

/// Help goes where the library would put it.
fn print_in_chinese(error: &clap::Error) {
    let help = chinese::help(&error.render().ansi().to_string());
    match error.use_stderr() {
        true => anstream::eprint!("{help}"),
        false => anstream::print!("{help}"),
    }
}

/// The language that a command line asks for, before it is read as a whole.
fn asked_for(line: &[std::ffi::OsString]) -> Language {
    let words: Vec<&str> = line.iter().filter_map(|word| word.to_str()).collect();
    let after = words.iter().position(|word| *word == "--lang").and_then(|at| words.get(at + 1)).copied();
    let named = after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")));
    match named.and_then(|named| MessageLanguage::from_str(named, true).ok()) {
        Some(MessageLanguage::En) => Language::English,
        Some(MessageLanguage::Zh) => Language::Chinese,
        None => of_terminal(),
    }
}

/// The language of the terminal (LC_ALL, LC_MESSAGES, LANG).
fn of_terminal() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match named.is_some_and(|value| value.starts_with("zh")) {
        true => Language::Chinese,
        false => Language::English,
    }
}

impl Common {
    /// The language of messages: as asked for, else that of the terminal.
    pub fn language(&self) -> Language {
        match self.lang {
            Some(MessageLanguage::En) => Language::English,
            Some(MessageLanguage::Zh) => Language::Chinese,
            None => of_terminal(),
        }
    }

    pub fn format(&self) -> Format {
        match self.format {
            ReportFormat::Human => Format::Human,
            ReportFormat::Short => Format::Short,
            ReportFormat::Json => Format::Json,
            ReportFormat::Sarif => Format::Sarif,
            ReportFormat::Github => Format::Github,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check, render and publish the site: whole or not at all
    Build(Build),
    /// Find every problem of the site at once; writes nothing
    Check(Check),
    /// Say what a build would change against what is published: figures, pages, addresses; publishes nothing
    Diff(Diff),
    /// Build the site and carry it to a host that site.yaml names
    Deploy(Deploy),
    /// Show the site on this machine while you write it; never touches the published site
    Serve(Serve),
    /// Make a new site that builds, without any network
    Init(Init),
    /// Make the files of a new record in every language of the site, as a draft
    New(New),
    /// List what the site has
    List(List),
    /// Record that translations were compared with their originals and match them
    Confirm(Confirm),
    /// Remove what was published, and nothing else
    Clean(Clean),
    /// Print completions for a shell
    Completions {
        /// bash, elvish, fish, powershell or zsh
        shell: clap_complete::Shell,
    },
    /// Print the JSON Schema of a kind of YAML file, by which editors complete and check it; without a kind list the kinds
    Schema(Schema),
    /// Show the files of the built-in theme, which a site may lay its own over
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    /// Say what a diagnostic such as CB253 means and how to mend it; without a code list all of them
    Explain {
        /// The code, as it stands in brackets in a report, or its number alone
        code: Option<String>,
    },
}

/// What a command takes against site.yaml.
#[derive(Clone, Debug, ClapArgs)]
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
    pub(super) fn on_warnings(&self) -> Warnings {
        if self.deny_warnings { Warnings::Stop } else { Warnings::Pass }
    }

    /// The options of a command that compares with what was published below the site's folder.
    pub fn options_after(&self, common: &Common, output_dir: &Path) -> Options {
        let earlier = crate::load::published(&common.root.join(output_dir)).map(Arc::new);
        Options { earlier, ..self.options() }
    }

    pub fn options(&self) -> Options {
        Options {
            drafts: if self.drafts { Drafts::Include } else { Drafts::HoldBack },
            as_of: self.as_of,
            base_url: self.base_url.clone(),
            ..Options::default()
        }
    }
}

#[derive(Debug, ClapArgs)]
pub struct Build {
    #[command(flatten)]
    pub content: Content,
    /// The folder to publish to, below the site's folder unless absolute; what is there already is compared with
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output_dir: PathBuf,
    /// Publish into a folder that holds files of others; they are kept
    #[arg(short, long)]
    pub force: bool,
    /// Make every file anew, without what the last build kept beside the output folder
    #[arg(long)]
    pub no_cache: bool,
    #[command(flatten)]
    pub host: ForHost,
    #[command(flatten)]
    pub timed: Timed,
}

#[derive(Debug, ClapArgs)]
pub struct Check {
    #[command(flatten)]
    pub content: Content,
    /// The folder that the site is published to: what is there already is compared with
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output_dir: PathBuf,
    /// Also ask every outside web address that content names whether it still answers; needs the network, five minutes at most
    #[arg(long)]
    pub external: bool,
    /// The file in which answers are remembered for a week, instead of one in your cache folder; below the site's folder unless absolute
    #[arg(long, value_name = "FILE", requires = "external")]
    pub external_cache: Option<PathBuf>,
    /// Ask addresses of this machine too. It is there for the tests, which start a server of their own
    #[arg(long, hide = true, requires = "external")]
    pub external_this_machine: bool,
    #[command(flatten)]
    pub timed: Timed,
}

#[derive(Debug, ClapArgs)]
pub struct Serve {
    #[command(flatten)]
    pub content: Content,
    /// The address of this machine to listen on
    #[arg(short, long, value_name = "IP", default_value = "127.0.0.1")]
    pub interface: IpAddr,
    /// The port, 0 for any free one; without it 4000, or the next free one
    #[arg(short, long)]
    pub port: Option<u16>,
    /// Open the preview in the browser
    #[arg(short = 'O', long)]
    pub open: bool,
    /// Let the browser go to the page of the record that you edit
    #[arg(short, long)]
    pub follow: bool,
    /// The editor that places open in: vscode, vscodium, cursor, zed, idea, or an address with {path}, {line} and {column}; without it they
    /// are copied
    #[arg(short, long, value_name = "EDITOR")]
    pub editor: Option<Editor>,
    /// Look at the files every MS milliseconds, for folders that give no notice of changes (network shares, containers)
    #[arg(long, value_name = "MS", num_args = 0..=1, require_equals = true, default_missing_value = "1000",
        value_parser = clap::value_parser!(u64).range(50..=3_600_000))]
    pub poll: Option<u64>,
}

#[derive(Debug, ClapArgs)]
pub struct Init {
    /// The folder of the new site, below --root unless absolute
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct New {
    #[arg(value_enum)]
    pub kind: RecordKind,
    /// Its id and the last part of its address: lower-case letters, digits and hyphens
    pub id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordKind {
    Case,
    Event,
    Statistic,
    Page,
}

#[derive(Debug, ClapArgs)]
pub struct List {
    #[arg(value_enum)]
    pub what: Listed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listed {
    /// Every case, drafts among them
    Cases,
    /// Every number, under the address by which prose names it
    Figures,
    /// Every statistic, drafts among them
    Statistics,
    /// Every event, drafts among them
    Events,
    /// Every page, drafts among them
    Pages,
    /// Where facts come from
    Sources,
    /// What is measured
    Indicators,
    /// Bodies, outlets and alliances
    Organizations,
    /// The regimes and services that cases report on
    Programmes,
    /// Selections and awards
    Schemes,
    /// The terms of every taxonomy, and how many cases have each
    Terms,
    /// How every record stands in every language: confirmed, stale, missing; and how much is done
    Translations,
    /// What is held back: drafts, and what is not published yet or has expired
    Drafts,
    /// The units of measure, built-in ones and the site's own
    Units,
}

#[derive(Debug, ClapArgs)]
pub struct Schema {
    /// site, sources, source, case …
    pub kind: Option<String>,
    /// Write the schemas, all without a kind, into a folder below the site's; without DIR into .casebook/schema, where new records look
    #[arg(long, value_name = "DIR", num_args = 0..=1)]
    pub write: Option<Option<PathBuf>>,
}

#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// List the files
    List,
    /// Print one file, for a copy of your own in themes/NAME/
    Show {
        /// Its path, for example templates/partials/footer.html
        file: String,
    },
}

#[derive(Debug, ClapArgs)]
pub struct Confirm {
    /// The records that were compared, for example cases/foshan-cipo or sources/meeting-report
    #[arg(value_name = "RECORD", required_unless_present = "all", conflicts_with = "all")]
    pub records: Vec<String>,
    /// The one language that was compared; without it every language but the original's
    #[arg(short, long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Every record but drafts
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Clean {
    /// The folder that was published to, below the site's folder unless absolute
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output_dir: PathBuf,
}
