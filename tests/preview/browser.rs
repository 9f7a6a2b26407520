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
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A new site with its preview, which ends with it.
pub struct Preview {
    pub folder: tempfile::TempDir,
    child: Child,
    pub host: String,
    /// What it said before and with its address.
    pub said: Vec<String>,
}

impl Preview {
    pub fn start() -> Result<Preview, Box<dyn Error>> {
        Preview::start_with(&[], |_| Ok(()))
    }

    /// Starts with further flags, on a site that was changed before.
    pub fn start_with(flags: &[&str], change: impl Fn(&Path) -> Outcome) -> Result<Preview, Box<dyn Error>> {
        Preview::start_in(&[&["--port", "0"], flags].concat(), change, &[])
    }

    /// Starts without a port of its own.
    pub fn start_at(flags: &[&str]) -> Result<Preview, Box<dyn Error>> {
        Preview::start_in(flags, |_| Ok(()), &[])
    }

    /// Starts with all flags and with variables of the environment.
    pub fn start_in(
        flags: &[&str],
        change: impl Fn(&Path) -> Outcome,
        environment: &[(&str, &str)],
    ) -> Result<Preview, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let program = env!("CARGO_BIN_EXE_casebook");
        let made = Command::new(program)
            .args(["--quiet", "--lang", "en", "init", "--root"])
            .arg(folder.path())
            .status()?;
        assert!(made.success());
        change(folder.path())?;
        let mut child = Command::new(program)
            .args(["--lang", "en", "serve", "--root"])
            .arg(folder.path())
            .args(flags)
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let (lines, heard) = channel();
        let terminal = BufReader::new(child.stderr.take().ok_or("no terminal")?);
        // Read to the end, so that the program is never held up by a full pipe.
        std::thread::spawn(move || {
            terminal.lines().map_while(Result::ok).for_each(|line| drop(lines.send(line)))
        });
        let mut preview = Preview { folder, child, host: String::new(), said: Vec::new() };
        preview.host = address(&heard, &mut preview.said)?;
        Ok(preview)
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it has ended by itself.
    pub fn ended(&mut self) -> Result<std::process::ExitStatus, Box<dyn Error>> {
        wait(|| self.child.try_wait().transpose())?.map_err(Into::into)
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
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").ok_or("no end of the header")?;
        let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
        let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
        let bytes = bytes.split_off(end + 4);
        Ok(Answer { status, head, body: String::from_utf8_lossy(&bytes).into_owned(), bytes })
    }

    /// The bytes at a path, whatever they are.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        Ok(self.get(path)?.bytes)
    }

    /// What the server says of the page at a path.
    pub fn about(&self, path: &str) -> Result<serde_json::Value, Box<dyn Error>> {
        let answer = self.get(&format!("/_casebook/about?page={path}"))?;
        Ok(serde_json::from_str(&answer.body)?)
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

    /// Waits for news until what the server says of a page is as it should be.
    pub fn about_when(
        &self,
        path: &str,
        holds: impl Fn(&serde_json::Value) -> bool,
    ) -> Result<serde_json::Value, Box<dyn Error>> {
        let mut events = self.events()?;
        loop {
            events.next()?;
            let about = self.about(path)?;
            if holds(&about) {
                return Ok(about);
            }
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

fn address(heard: &Receiver<String>, said: &mut Vec<String>) -> Result<String, Box<dyn Error>> {
    loop {
        let line = heard.recv_timeout(PATIENCE)?;
        said.push(line.clone());
        if let Some((_, rest)) = line.split_once("http://") {
            return Ok(rest.split('/').next().unwrap_or_default().to_owned());
        }
    }
}

/// Looks until something is there.
pub fn wait<T>(mut look: impl FnMut() -> Option<T>) -> Result<T, Box<dyn Error>> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(found) = look() {
            return Ok(found);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err("it never came".into())
}

pub struct Answer {
    pub status: u16,
    /// In lower case.
    pub head: String,
    pub body: String,
    pub bytes: Vec<u8>,
}

pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// Waits for news.
    pub fn next(&mut self) -> Outcome {
        let start = Instant::now();
        let mut line = String::new();
        // The server says now and then that it is still there, so that a wait for nothing must be ended here.
        while start.elapsed() < PATIENCE && self.lines.read_line(&mut line)? > 0 {
            if line.starts_with("data: ") {
                return Ok(());
            }
            line.clear();
        }
        Err("no news came".into())
    }
}
