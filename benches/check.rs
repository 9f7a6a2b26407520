//! How long `check` takes for a site with a thousand problems, from files in memory to the report: `cargo bench --bench check`.
//!
//! A bench without a framework: some runs, each of which must tell all, and the fastest, the middle and the slowest of them.

#[path = "../tests/site/problems.rs"]
mod problems;

use std::time::{Duration, Instant};

use casebook::Options;
use casebook::diag::{Format, Language, Report, Style};

/// An odd number, so that one of them stands in the middle.
const RUNS: usize = 11;

fn main() {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort();
    println!(
        "check of 1,000 problems, with two forms of report: fastest {:?}, middle {:?}, slowest {:?} of {RUNS} runs",
        times[0],
        times[RUNS / 2],
        times[RUNS - 1]
    );
}

/// One check, with the report in the form for people and in one for programs.
fn run() -> Duration {
    // Files remember what was looked up in them, so that each run has its own.
    let site = problems::thousand();
    let files = &site.files;
    let start = Instant::now();
    let (_, diags) = casebook::prepare(files, &Options::default());
    let diagnostics = diags.into_sorted(files);
    let report = Report { files, diagnostics: &diagnostics, language: Language::English };
    let length = [Format::Human, Format::Json].map(|format| report.text(format, Style::Plain).len());
    let took = start.elapsed();
    assert_eq!(diagnostics.len(), site.expected.values().sum::<usize>(), "a report of {length:?} bytes");
    took
}
