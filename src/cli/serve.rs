//! `casebook serve`

mod progress;

use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::args::{Common, Serve};
use super::{DONE, refusal, report, words};
use crate::diag::{Diagnostic, Format, Language, Report, Style, plain};
use crate::error::Result;
use crate::files::Files;
use crate::preview::{self, Changes, Follow, News, Outcome, Port, Settings, Silence, Tolerance};
use progress::Progress;

const DEFAULT_PORT: u16 = 4000;

pub(super) fn run(common: &Common, serve: &Serve) -> Result<u8> {
    let settings = Settings {
        root: common.root.clone(),
        options: serve.content.options(),
        tolerance: if serve.content.deny_warnings { Tolerance::ErrorsAndWarnings } else { Tolerance::Errors },
        interface: serve.interface,
        port: serve.port.map_or(Port::From(DEFAULT_PORT), Port::Exactly),
        changes: serve.poll.map_or(Changes::Watch, |every| Changes::Poll(Duration::from_millis(every))),
        follow: if serve.follow { Follow::Edits } else { Follow::Nothing },
        editor: serve.editor.clone(),
        language: common.language(),
        refusal: refusal::said,
    };
    let terminal = Terminal {
        common: common.clone(),
        open: serve.open,
        warned: Mutex::default(),
        audited: Mutex::default(),
        progress: Progress::new(common),
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
    progress: Progress,
}

impl Terminal {
    fn tell(&self, news: News<'_>) {
        match news {
            News::Auditing { done, all } => return self.progress.looked_at(done, all),
            News::Read { .. } | News::Judging | News::Audited { .. } | News::Overtaken | News::Stopped => {
                self.progress.over()
            }
            _ => {}
        }
        self.progress.beside(|| self.print(&news));
        if matches!(news, News::Reading { .. }) {
            self.progress.reading();
        }
    }

    fn print(&self, news: &News<'_>) {
        let language = self.common.language();
        match *news {
            News::Auditing { .. } | News::Overtaken => {}
            News::Reading { root } => {
                let root = plain(&root.display().to_string());
                self.say(
                    &format!("casebook: reading the site in {root}"),
                    &format!("casebook：正在读取网站 {root}"),
                );
            }
            News::Judging => self.say(
                "casebook: the site is large; it is shown while it is still being checked",
                "casebook：网站内容较多，检查仍在进行，现可先行预览",
            ),
            News::Serving { address } => self.serving(address),
            News::Read { files, diagnostics, outcome, took } => self.read(files, diagnostics, outcome, took),
            News::Audited { files, diagnostics } => self.audited(&Report { files, diagnostics, language }),
            News::PageFault { files, diagnostics } => {
                report::print(&Report { files, diagnostics, language }, &self.common)
            }
            News::Unreadable(error) => {
                words::say(words::REFUSED, language, &[("error", &refusal::said(error, language))])
            }
            News::Polling { why } => {
                let (english, chinese) = polling(why);
                match language {
                    Language::English => anstream::eprintln!("{english}"),
                    Language::Chinese => anstream::eprintln!("{chinese}"),
                }
            }
            News::Stopped => self.say("casebook: stopped", "casebook：已停止"),
        }
    }

    fn serving(&self, address: SocketAddr) {
        // The lines that are printed even with --quiet: nobody can know the address of a free port, nor who else may see the preview.
        let shown = if address.ip().is_unspecified() { Ipv4Addr::LOCALHOST.into() } else { address.ip() };
        let url = format!("http://{}/", SocketAddr::new(shown, address.port()));
        match self.common.language() {
            Language::English => anstream::eprintln!("casebook: preview at {url} (Ctrl-C stops it)"),
            Language::Chinese => anstream::eprintln!("casebook：预览地址 {url}（按 Ctrl-C 停止）"),
        }
        if let Some((english, chinese)) = exposed(address) {
            match self.common.language() {
                Language::English => anstream::eprintln!("{english}"),
                Language::Chinese => anstream::eprintln!("{chinese}"),
            }
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

/// A warning where others than this machine can reach the address, in English and Chinese.
fn exposed(address: SocketAddr) -> Option<(&'static str, &'static str)> {
    (!address.ip().is_loopback()).then_some((
        "casebook: warning: everybody on this network can read the preview, with all that is not published yet",
        "casebook：警告：同一网络中的任何人都能看到预览，包括尚未发布的内容",
    ))
}

/// Why files are looked at again and again, in English and Chinese.
fn polling(why: Silence<'_>) -> (String, String) {
    let (english, chinese) = match why {
        Silence::Refused(reason) => {
            (format!("no notice of changes ({reason})"), format!("无法获得文件变更通知（{reason}）"))
        }
        Silence::FileSystem(name) => (
            format!("the site lies on a shared folder ({name}), which gives no notice of changes"),
            format!("网站位于共享文件夹（{name}），不提供文件变更通知"),
        ),
    };
    (
        format!("casebook: {english}; looking every second instead (--poll=MS looks more or less often)"),
        format!("casebook：{chinese}，改为每秒检查一次（可用 --poll=毫秒 调整）"),
    )
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

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    use super::*;

    #[test]
    fn what_others_can_reach_is_warned_of() {
        for (ip, is_warned) in [
            (IpAddr::from([127, 0, 0, 1]), false),
            (IpAddr::from([127, 0, 0, 9]), false),
            (Ipv6Addr::LOCALHOST.into(), false),
            (Ipv4Addr::UNSPECIFIED.into(), true),
            (IpAddr::from([192, 168, 1, 5]), true),
            (Ipv6Addr::UNSPECIFIED.into(), true),
        ] {
            assert_eq!(exposed((ip, 4000).into()).is_some(), is_warned, "{ip}");
        }
    }

    #[test]
    fn why_files_are_looked_at_is_said_in_both_languages() {
        for (why, word) in [(Silence::Refused("full"), "full"), (Silence::FileSystem("NFS"), "NFS")] {
            let (english, chinese) = polling(why);
            assert!(english.contains(word) && chinese.contains(word) && english.contains("every second"));
        }
    }
}
