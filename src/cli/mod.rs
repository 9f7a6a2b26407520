//! The command line: arguments, and one short function a command.

mod args;
mod build;
mod check;
mod clean;
mod comments;
mod confirm;
mod deploy;
mod diff;
mod explain;
mod external;
mod for_host;
mod init;
mod left_out;
mod list;
mod making;
mod new;
mod refusal;
mod report;
mod schema;
mod serve;
mod short;
mod table;
mod theme;
mod timings;
mod without_address;
mod words;

use std::process::ExitCode;

use clap::CommandFactory;

use args::{Args, Command};

/// Exit codes: everything done; the content has errors and nothing was published; wrong usage, or the machine refused.
pub(crate) const DONE: u8 = 0;
pub(crate) const CONTENT: u8 = 1;
pub(crate) const REFUSED: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = match Args::of_process() {
        Ok(args) => args,
        Err(code) => return ExitCode::from(code),
    };
    let outcome = match &args.command {
        Command::Build(build) => build::run(&args.common, build),
        Command::Check(check) => check::run(&args.common, check),
        Command::Deploy(deploy) => deploy::run(&args.common, deploy),
        Command::Diff(diff) => diff::run(&args.common, diff),
        Command::Serve(serve) => serve::run(&args.common, serve),
        Command::Init(init) => init::run(&args.common, init),
        Command::New(new) => new::run(&args.common, new),
        Command::List(list) => list::run(&args.common, list.what),
        Command::Confirm(confirm) => confirm::run(&args.common, confirm),
        Command::Clean(clean) => clean::run(&args.common, clean),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Args::command(), "casebook", &mut std::io::stdout());
            Ok(DONE)
        }
        Command::Theme { command } => theme::run(&args.common, command),
        Command::Schema(schema) => schema::run(&args.common, schema),
        Command::Explain { code } => Ok(explain::run(&args.common, code.as_deref())),
    };
    let code = outcome.unwrap_or_else(|error| {
        let language = args.common.language();
        words::say(words::REFUSED, language, &[("error", &refusal::said(&error, language))]);
        error.exit_code()
    });
    ExitCode::from(code)
}
