//! How far the preview is, on a line of the terminal that goes again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::args::Common;
use crate::diag::Language;

/// A site of fewer files is read and looked at before a bar could be read.
const LARGE: usize = 400;

/// The line; nothing where no person would see it (no terminal, or `--quiet`).
pub(super) struct Progress {
    bar: ProgressBar,
    language: Language,
    /// Whether it is on the screen. The library draws a line for whatever it is asked.
    is_drawn: AtomicBool,
}

impl Progress {
    pub fn new(common: &Common) -> Progress {
        let bar = if common.quiet { ProgressBar::hidden() } else { ProgressBar::no_length() };
        Progress { bar, language: common.language(), is_drawn: AtomicBool::new(false) }
    }

    /// The site is being read; nobody knows how long that takes.
    pub fn reading(&self) {
        self.bar.set_style(style("{spinner} {msg} {elapsed}"));
        self.bar.set_message(self.word("reading", "正在读取"));
        self.is_drawn.store(true, Ordering::Relaxed);
        self.bar.enable_steady_tick(Duration::from_millis(120));
    }

    /// So many of the finished files were looked at, of so many; called by several threads, not always in order.
    pub fn looked_at(&self, done: usize, all: usize) {
        if all < LARGE {
            return;
        }
        if !self.is_drawn.swap(true, Ordering::Relaxed) {
            self.bar.reset();
            self.bar.set_style(style("{msg} {bar:24} {pos}/{len}"));
            self.bar.set_message(self.word("looking at the pages", "正在检查页面"));
            self.bar.set_length(all as u64);
        }
        self.bar.set_position((done as u64).max(self.bar.position()));
    }

    /// Takes the line away.
    pub fn over(&self) {
        if self.is_drawn.swap(false, Ordering::Relaxed) {
            self.bar.disable_steady_tick();
            self.bar.finish_and_clear();
        }
    }

    /// Prints something in the place of the line.
    pub fn beside<T>(&self, print: impl FnOnce() -> T) -> T {
        match self.is_drawn.load(Ordering::Relaxed) {
            true => self.bar.suspend(print),
            false => print(),
        }
    }

    fn word(&self, english: &'static str, chinese: &'static str) -> &'static str {
        match self.language {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }
}

/// A pattern that cannot be read would be a fault of this file; the line is then drawn as the library does by itself.
fn style(pattern: &str) -> ProgressStyle {
    ProgressStyle::with_template(pattern).unwrap_or_else(|_| ProgressStyle::default_bar())
}
