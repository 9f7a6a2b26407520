//! What `--verbose` says: what was read, what the site allows, and how long each stage took.

use std::time::{Duration, Instant};

use super::args::Common;
use crate::diag::{Diagnostics, Format, Language, Report, Style};
use crate::files::Files;

/// A watch over the stages of a command. Its words go to standard error, beside the report that programs read.
pub(super) struct Stages {
    last: Instant,
    /// Each stage's name in English and Chinese, and how long it took.
    took: Vec<([&'static str; 2], Duration)>,
}

impl Stages {
    pub fn begin() -> Stages {
        Stages { last: Instant::now(), took: Vec::new() }
    }

    /// Notes that a stage is over.
    pub fn over(&mut self, english: &'static str, chinese: &'static str) {
        self.took.push(([english, chinese], self.last.elapsed()));
        self.last = Instant::now();
    }

    /// Says all of it where it was asked for.
    pub fn say(&self, files: &Files, diags: &Diagnostics, common: &Common) {
        if common.verbose {
            anstream::eprint!("{}", self.text(files, diags, common.language()));
        }
    }

    fn text(&self, files: &Files, diags: &Diagnostics, language: Language) -> String {
        let allowed = Report { files, diagnostics: diags.allowed(), language };
        let (read, count) = (files.iter().count(), diags.allowed().len());
        let stages = self.took.iter().map(|([english, chinese], took)| {
            let seconds = took.as_secs_f64();
            match language {
                Language::English => format!("{english} {seconds:.2} s"),
                Language::Chinese => format!("{chinese} {seconds:.2} 秒"),
            }
        });
        let stages: Vec<String> = stages.collect();
        let head = match language {
            Language::English => format!(
                "casebook: read {read} files with the theme's; {}\ncasebook: findings that site.yaml allows: {count}\n",
                stages.join(", ")
            ),
            Language::Chinese => format!(
                "casebook：读取 {read} 个文件（含主题）；{}\ncasebook：site.yaml 允许的问题有 {count} 个\n",
                stages.join("，")
            ),
        };
        let lines = allowed.text(Format::Short, Style::Plain);
        head + &lines.lines().map(|line| format!("  {line}\n")).collect::<String>()
    }
}
