//! The program with `serve`, and what a browser asks of it.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

pub type Outcome = Result<(), Box<dyn Error>>;

/// Far more than anything here takes; a wait ends as soon as what it waits for is there.
const PATIENCE: Duration = Duration::from_secs(30);

/// A new site with its preview, which ends with it.
pub struct Preview {
    pub folder: tempfile::TempDir,
    child: Child,
    pub host: String,
}

impl Preview {
    pub fn start() -> Result<Preview, Box<dyn Error>> {
        Preview::start_with(&[], |_| Ok(()))
    }

    /// Starts with further flags, on a site that was changed before.
    pub fn start_with(flags: &[&str], change: impl Fn(&Path) -> Outcome) -> Result<Preview, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let program = env!("CARGO_BIN_EXE_casebook");
        let made = Command::new(program)
            .args(["--quiet", "--lang", "en", "init", "--root"])
            .arg(folder.path())
            .status()?;
        assert!(made.success());
        change(folder.path())?;
        let mut child = Command::new(program)
            .args(["--lang", "en", "serve", "--port", "0", "--root"])
            .arg(folder.path())
            .args(flags)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let (lines, heard) = channel();
        let terminal = BufReader::new(child.stderr.take().ok_or("no terminal")?);
        // Read to the end, so that the program is never held up by a full pipe.
        std::thread::spawn(move || {
            terminal.lines().map_while(Result::ok).for_each(|line| drop(lines.send(line)))
        });
        let host = address(&heard)?;
        Ok(Preview { folder, child, host })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Replaces a part of a file, as an editor that writes in place does.
    pub fn edit(&self, name: &str, from: &str, to: &str) -> Outcome {
        let text = fs::read_to_string(self.path(name))?;
        assert!(text.contains(from), "{name} lacks {from:?}");
        Ok(fs::write(self.path(name), text.replace(from, to))?)
    }

    pub fn get(&self, path: &str) -> Result<Answer, Box<dyn Error>> {
        self.ask("GET", path, &[("Host", &self.host)])
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<Answer, Box<dyn Error>> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        stream.write_all(
            format!("{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").as_bytes(),
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").ok_or("no end of the header")?;
        let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
        Ok(Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() })
    }

    /// Asks until the answer is as it should be; the last answer where it never is.
    pub fn wait_for(&self, path: &str, is_there: impl Fn(&Answer) -> bool) -> Outcome {
        let start = Instant::now();
        loop {
            let answer = self.get(path)?;
            if is_there(&answer) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("{path} is still {}\n{}", answer.status, answer.body).into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn events(&self) -> Result<Events, Box<dyn Error>> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream
            .write_all(format!("GET /_casebook/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).as_bytes())?;
        Ok(Events { lines: BufReader::new(stream) })
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn address(heard: &Receiver<String>) -> Result<String, Box<dyn Error>> {
    loop {
        let line = heard.recv_timeout(PATIENCE)?;
        if let Some((_, rest)) = line.split_once("http://") {
            return Ok(rest.split('/').next().unwrap_or_default().to_owned());
        }
    }
}

pub struct Answer {
    pub status: u16,
    /// In lower case.
    pub head: String,
    pub body: String,
}

pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event's data.
    pub fn next(&mut self) -> Result<serde_json::Value, Box<dyn Error>> {
        let mut line = String::new();
        while self.lines.read_line(&mut line)? > 0 {
            if let Some(data) = line.strip_prefix("data: ") {
                return Ok(serde_json::from_str(data)?);
            }
            line.clear();
        }
        Err("the stream ended".into())
    }

    /// The next event of which something holds. An edit may come in more than one batch.
    pub fn until(
        &mut self,
        holds: impl Fn(&serde_json::Value) -> bool,
    ) -> Result<serde_json::Value, Box<dyn Error>> {
        loop {
            let data = self.next()?;
            if holds(&data) {
                return Ok(data);
            }
        }
    }
}
