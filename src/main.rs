//! The `casebook` program; see the library for what it does.

fn main() -> std::process::ExitCode {
    casebook::cli::run()
}
