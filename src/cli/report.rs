//! Findings on the terminal.

use super::words::{self, count};
use crate::cli::args::Common;
use crate::diag::{Diagnostics, Format, Pattern, Report, Style};
use crate::files::Files;

/// What warnings do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Warnings {
    Pass,
    Stop,
}

/// Prints all findings and says how many there are; true where one of them stops publication. `stopped` is what is said then: a line that
/// takes the words `errors` and `warnings`.
pub(super) fn show(
    files: &Files,
    diags: Diagnostics,
    on_warnings: Warnings,
    stopped: Pattern,
    common: &Common,
) -> bool {
    let diagnostics = diags.into_sorted(files);
    let language = common.language();
    let report = Report { files, diagnostics: &diagnostics, language };
    let (errors, warnings) = report.counts();
    print(&report, common);
    let stops = errors > 0 || (on_warnings == Warnings::Stop && warnings > 0);
    if common.format() == Format::Human && errors + warnings > 0 {
        let pattern = if stops { stopped } else { words::WARNINGS };
        words::say(
            pattern,
            language,
            &[
                ("errors", &count(errors, ("error", "errors"), "错误", language)),
                ("warnings", &count(warnings, ("warning", "warnings"), "警告", language)),
            ],
        );
    }
    stops
}

/// Prints findings in the form that was asked for.
pub(super) fn print(report: &Report<'_>, common: &Common) {
    let text = report.text(common.format(), Style::Coloured);
    match common.format() {
        Format::Human => anstream::eprint!("{text}"),
        // For programs: on standard output, without a summary.
        Format::Short | Format::Json | Format::Sarif | Format::Github => anstream::print!("{text}"),
    }
}
