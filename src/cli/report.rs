//! Findings on the terminal.

use crate::cli::args::Common;
use crate::diag::{Diagnostics, Format, Language, Report, Style};
use crate::files::Files;

/// Prints all findings and says how many there are; true where one of them stops publication.
pub(super) fn show(files: &Files, diags: Diagnostics, deny_warnings: bool, common: &Common) -> bool {
    let diagnostics = diags.into_sorted(files);
    let language = common.language();
    let report = Report { files, diagnostics: &diagnostics, language };
    let (errors, warnings) = report.counts();
    print(&report, common);
    let stops = errors > 0 || (deny_warnings && warnings > 0);
    if common.format() == Format::Human && errors + warnings > 0 {
        anstream::eprintln!("{}", summary(errors, warnings, stops, language));
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

fn summary(errors: usize, warnings: usize, stops: bool, language: Language) -> String {
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (language, stops) {
        (Language::English, true) => {
            format!(
                "casebook: {}, {}; nothing was published",
                plural(errors, "error"),
                plural(warnings, "warning")
            )
        }
        (Language::English, false) => format!("casebook: {}", plural(warnings, "warning")),
        (Language::Chinese, true) => format!("casebook：{errors} 个错误，{warnings} 个警告；未发布任何内容"),
        (Language::Chinese, false) => format!("casebook：{warnings} 个警告"),
    }
}
