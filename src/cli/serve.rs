//! `casebook serve`

use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::args::{Common, Serve};
use super::{DONE, refusal, report, words};
use crate::diag::{Diagnostic, Format, Language, Report, Style};
use crate::error::Result;
use crate::files::Files;
use crate::preview::{self, Changes, News, Outcome, Port, Settings, Tolerance};

const DEFAULT_PORT: u16 = 4000;

pub(super) fn run(common: &Common, serve: &Serve) -> Result<u8> {
    let options = serve.content.options();
    let settings = Settings {
        root: common.root.clone(),
        prepare: Box::new(move |files| crate::prepare(files, &options)),
        tolerance: if serve.content.deny_warnings { Tolerance::ErrorsAndWarnings } else { Tolerance::Errors },
        interface: serve.interface,
        port: serve.port.map_or(Port::From(DEFAULT_PORT), Port::Exactly),
        changes: serve.poll.map_or(Changes::Watch, |every| Changes::Poll(Duration::from_millis(every))),
        language: common.language(),
    };
    let terminal = Terminal {
        common: common.clone(),
        open: serve.open,
        warned: Mutex::default(),
        audited: Mutex::default(),
    };
    preview::run(settings, Arc::new(move |news: News<'_>| terminal.tell(news)))?;
    Ok(DONE)
}

/// Says in the terminal what happens.
struct Terminal {
    common: Common,
    open: bool,
    /// The warnings that were printed last, so that they are not repeated after every save.
    warned: Mutex<String>,
    /// What the audit of the finished pages found last.
    audited: Mutex<String>,
}

impl Terminal {
    fn tell(&self, news: News<'_>) {
        let language = self.common.language();
        match news {
            News::Serving { address } => self.serving(address),
            News::Read { files, diagnostics, outcome, took } => self.read(files, diagnostics, outcome, took),
            News::Audited { files, diagnostics } => self.audited(&Report { files, diagnostics, language }),
            News::PageFault { files, diagnostics } => {
                report::print(&Report { files, diagnostics, language }, &self.common)
            }
            News::Unreadable(error) => {
                words::say(words::REFUSED, language, &[("error", &refusal::said(error, language))])
            }
            News::Polling { reason } => match language {
                Language::English => anstream::eprintln!(
                    "casebook: no notice of changes ({reason}); looking every second instead"
                ),
                Language::Chinese => {
                    anstream::eprintln!("casebook：无法获得文件变更通知（{reason}），改为每秒检查一次")
                }
            },
            News::Stopped => self.say("casebook: stopped", "casebook：已停止"),
        }
    }

    fn serving(&self, address: SocketAddr) {
        // The one line that is printed even with --quiet: nobody can know the address of a free port.
        let url = format!("http://{address}/");
        match self.common.language() {
            Language::English => anstream::eprintln!("casebook: preview at {url} (Ctrl-C stops it)"),
            Language::Chinese => anstream::eprintln!("casebook：预览地址 {url}（按 Ctrl-C 停止）"),
        }
        if self.open && open(&url).is_err() {
            self.say(
                "casebook: no browser could be started; open the address yourself",
                "casebook：无法启动浏览器，请自行打开上述地址",
            );
        }
    }

    fn read(&self, files: &Files, diagnostics: &[Diagnostic], outcome: Outcome, took: Duration) {
        let language = self.common.language();
        let found = Report { files, diagnostics, language };
        let plain = found.text(Format::Short, Style::Plain);
        // A poisoned lock means that another report panicked while printing; this one is printed all the same.
        let mut warned = self.warned.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let broken = matches!(outcome, Outcome::Kept | Outcome::NothingToShow);
        if broken || *warned != plain {
            report::print(&found, &self.common);
        }
        *warned = plain;
        let (errors, warnings) = found.counts();
        let (english, chinese) = match outcome {
            Outcome::Shown => ("read the site", "已读取网站内容"),
            Outcome::Restyled => ("took over the stylesheets", "已更新样式"),
            Outcome::Kept => ("still showing the last good state", "仍显示上一个正常版本"),
            Outcome::NothingToShow => ("nothing to show until the errors are mended", "修正错误后才能显示"),
        };
        let seconds = took.as_secs_f64();
        let plural =
            |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        self.say(
            &format!(
                "casebook: {english} ({}, {}, {seconds:.2} s)",
                plural(errors, "error"),
                plural(warnings, "warning")
            ),
            &format!("casebook：{chinese}（{errors} 个错误，{warnings} 个警告，{seconds:.2} 秒）"),
        );
    }

    /// Problems of finished pages, where they are not those that were told after the last save.
    fn audited(&self, found: &Report<'_>) {
        let plain = found.text(Format::Short, Style::Plain);
        let mut audited = self.audited.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if *audited != plain {
            report::print(found, &self.common);
            if plain.is_empty() {
                self.say("casebook: the pages have no problems any more", "casebook：页面已无问题");
            }
        }
        *audited = plain;
    }

    fn say(&self, english: &str, chinese: &str) {
        if self.common.quiet {
            return;
        }
        match self.common.language() {
            Language::English => anstream::eprintln!("{english}"),
            Language::Chinese => anstream::eprintln!("{chinese}"),
        }
    }
}

/// Starts the browser of the system with an address.
fn open(url: &str) -> std::io::Result<()> {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => Command::new("explorer"),
        _ => Command::new("xdg-open"),
    };
    let mut child =
        command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Waited for elsewhere, so that it does not stay behind as a zombie.
    std::thread::spawn(move || child.wait());
    Ok(())
}
