//! The preview as a browser sees it: pages from memory, events after edits, and requests that are refused.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

type Outcome = Result<(), Box<dyn Error>>;

/// Far more than anything here takes; a wait ends as soon as what it waits for is there.
const PATIENCE: Duration = Duration::from_secs(30);

const CASE: &str = "content/cases/example-case";

/// A new site with its preview, which ends with it.
struct Preview {
    folder: tempfile::TempDir,
    child: Child,
    host: String,
}

impl Preview {
    fn start() -> Result<Preview, Box<dyn Error>> {
        Preview::start_with(&[], |_| Ok(()))
    }

    /// Starts with further flags, on a site that was changed before.
    fn start_with(flags: &[&str], change: impl Fn(&Path) -> Outcome) -> Result<Preview, Box<dyn Error>> {
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

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Replaces a part of a file, as an editor that writes in place does.
    fn edit(&self, name: &str, from: &str, to: &str) -> Outcome {
        let text = fs::read_to_string(self.path(name))?;
        assert!(text.contains(from), "{name} lacks {from:?}");
        Ok(fs::write(self.path(name), text.replace(from, to))?)
    }

    fn get(&self, path: &str) -> Result<Answer, Box<dyn Error>> {
        self.ask("GET", path, &[("Host", &self.host)])
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<Answer, Box<dyn Error>> {
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
    fn wait_for(&self, path: &str, is_there: impl Fn(&Answer) -> bool) -> Outcome {
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

    fn events(&self) -> Result<Events, Box<dyn Error>> {
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

struct Answer {
    status: u16,
    /// In lower case.
    head: String,
    body: String,
}

struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event's data.
    fn next(&mut self) -> Result<serde_json::Value, Box<dyn Error>> {
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
    fn until(
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

#[test]
fn an_edit_brings_an_event_and_the_new_content() -> Outcome {
    let preview = Preview::start()?;
    assert!(preview.get("/cases/example-case/")?.body.contains("What was done"));
    let mut events = preview.events()?;
    let first = events.next()?;
    assert!(first["report"].is_null());
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What came of it")?;
    let second = events.until(|data| data["pages"] != first["pages"])?;
    assert!(second["report"].is_null());
    let page = preview.get("/cases/example-case/")?;
    assert!(page.body.contains("What came of it") && !page.body.contains("What was done"));
    assert!(!preview.path("public").exists());
    Ok(())
}

#[test]
fn a_broken_edit_keeps_the_last_good_page_and_reports_over_it() -> Outcome {
    let preview = Preview::start()?;
    let before = preview.get("/cases/example-case/")?.body;
    let mut events = preview.events()?;
    let first = events.next()?;
    preview.edit(&format!("{CASE}/case.yaml"), "value: 12", "valeu: 12")?;
    let broken = events.until(|data| data["report"].is_string())?;
    let report = broken["report"].as_str().unwrap_or_default();
    assert!(report.contains("content/cases/example-case/case.yaml") && report.contains("valeu"), "{report}");
    assert!(!report.contains('\u{1b}'), "terminal colours in {report:?}");
    assert_eq!(preview.get("/cases/example-case/")?.body, before);

    preview.edit(&format!("{CASE}/case.yaml"), "valeu: 12", "value: 12")?;
    let mended = events.until(|data| data["report"].is_null())?;
    // The same content as before: the report vanishes and nothing is loaded anew.
    assert_eq!(mended["pages"], first["pages"]);
    Ok(())
}

#[test]
fn a_site_that_was_never_good_shows_its_report_until_it_is() -> Outcome {
    let preview = Preview::start_with(&[], |root| {
        let site = root.join("content/site.yaml");
        Ok(fs::write(&site, fs::read_to_string(&site)?.replace("theme: civic", "theme: <b>none</b>"))?)
    })?;
    let answer = preview.get("/")?;
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("&lt;b&gt;none") && !answer.body.contains("<b>none"), "{}", answer.body);
    assert!(answer.body.contains("/_casebook/reload.js"));
    preview.edit("content/site.yaml", "theme: <b>none</b>", "theme: civic")?;
    preview.wait_for("/", |answer| answer.status == 200)
}

#[test]
fn saves_by_renaming_are_seen_again_and_again() -> Outcome {
    let preview = Preview::start()?;
    let file = preview.path(&format!("{CASE}/en.md"));
    for round in 1..=3 {
        let beside = file.with_file_name(".en.md.new");
        fs::write(
            &beside,
            format!(
                "## Round number {}\n\nSaved.\n\n![](figures:key)\n\n[](figure:sessions) [](figure:participants)\n",
                "i".repeat(round)
            ),
        )?;
        fs::rename(&beside, &file)?;
        let expected = format!("Round number {}<", "i".repeat(round));
        preview.wait_for("/cases/example-case/", |answer| answer.body.contains(&expected))?;
    }
    Ok(())
}

#[test]
fn a_deleted_record_is_gone_and_a_new_folder_is_seen() -> Outcome {
    let preview = Preview::start()?;
    fs::rename(preview.path("content/pages/about"), preview.path("away"))?;
    preview.wait_for("/about/", |answer| answer.status == 404)?;
    fs::rename(preview.path("away"), preview.path("content/pages/imprint"))?;
    preview.wait_for("/imprint/", |answer| answer.status == 200)
}

#[test]
fn the_whole_content_folder_may_be_replaced() -> Outcome {
    let preview = Preview::start()?;
    fs::rename(preview.path("content"), preview.path("old"))?;
    let mut events = preview.events()?;
    events.until(|data| data["report"].is_string())?;
    fs::rename(preview.path("old"), preview.path("content"))?;
    events.until(|data| data["report"].is_null())?;
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What came of it")?;
    preview.wait_for("/cases/example-case/", |answer| answer.body.contains("What came of it"))
}

#[test]
fn polling_sees_edits_as_well() -> Outcome {
    let preview = Preview::start_with(&["--poll=100"], |_| Ok(()))?;
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What came of it")?;
    preview.wait_for("/cases/example-case/", |answer| answer.body.contains("What came of it"))
}

#[test]
fn a_changed_stylesheet_is_swapped_without_loading_the_page() -> Outcome {
    let sheet = "themes/civic/assets/civic.css";
    let preview = Preview::start_with(&[], |root| {
        fs::create_dir_all(root.join("themes/civic/assets"))?;
        Ok(fs::write(root.join(sheet), "body { margin: 0 }\n")?)
    })?;
    let mut events = preview.events()?;
    let first = events.next()?;
    preview.edit(sheet, "margin: 0", "margin: 1px")?;
    let second = events.until(|data| data["styles"] != first["styles"])?;
    assert_eq!(second["pages"], first["pages"]);
    let named = second["stylesheets"].as_array().ok_or("no stylesheets")?;
    let name = named.iter().filter_map(|name| name.as_str()).find(|name| name.starts_with("/assets/civic."));
    assert!(preview.get(name.ok_or("no civic.css")?)?.body.contains("margin: 1px"));
    Ok(())
}

#[test]
fn drafts_show_only_where_asked_for() -> Outcome {
    let draft = |root: &Path| -> Outcome {
        let case = root.join(CASE).join("case.yaml");
        Ok(fs::write(&case, fs::read_to_string(&case)?.replace("status: published", "status: draft"))?)
    };
    assert_eq!(Preview::start_with(&[], draft)?.get("/cases/example-case/")?.status, 404);
    assert_eq!(Preview::start_with(&["--drafts"], draft)?.get("/cases/example-case/")?.status, 200);
    Ok(())
}

#[test]
fn addresses_lead_to_planned_files_and_nowhere_else() -> Outcome {
    let preview = Preview::start()?;
    let table = [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/?x=/../", 200, "text/html; charset=utf-8"),
        ("/zh-Hans/cases/example%2Dcase/", 200, "text/html; charset=utf-8"),
        ("/cases/example-case/figures.csv", 200, "text/csv; charset=utf-8"),
        ("/_casebook/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/_casebook/overlay.css", 200, "text/css; charset=utf-8"),
        ("/nowhere", 404, "text/html; charset=utf-8"),
        ("/../content/site.yaml", 404, "text/html; charset=utf-8"),
        ("/content/site.yaml", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8"),
        ("/..%2f..%2fetc%2fpasswd", 404, "text/html; charset=utf-8"),
        ("/%252e%252e/etc/passwd", 404, "text/html; charset=utf-8"),
        ("/..%5c..%5cetc", 404, "text/html; charset=utf-8"),
        ("//etc/passwd", 404, "text/html; charset=utf-8"),
        ("/index.html%00.png", 404, "text/html; charset=utf-8"),
        ("/%ff%fe", 404, "text/html; charset=utf-8"),
    ];
    for (path, status, media) in table {
        let answer = preview.get(path)?;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.head.contains(&format!("content-type: {media}")), "{path}\n{}", answer.head);
        for header in [
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(answer.head.contains(header), "{path} lacks {header}");
        }
        assert!(!answer.head.contains("access-control-"), "{path}\n{}", answer.head);
    }
    let answer = preview.get("/cases/example-case?print=1")?;
    assert!(
        answer.status == 307 && answer.head.contains("location: /cases/example-case/?print=1"),
        "{}",
        answer.head
    );
    assert!(preview.get("/zh-Hans/nowhere/")?.body.contains("lang=\"zh-Hans\""));
    Ok(())
}

#[test]
fn only_the_own_browser_may_ask_and_only_to_read() -> Outcome {
    let preview = Preview::start()?;
    let host = preview.host.as_str();
    let port = host.rsplit(':').next().unwrap_or_default();
    let localhost = format!("localhost:{port}");
    let own = format!("http://{host}");
    type Headers<'a> = &'a [(&'a str, &'a str)];
    let table: [(&str, Headers<'_>, u16); 10] = [
        ("GET", &[("Host", &localhost)], 200),
        ("GET", &[("Host", host), ("Origin", &own)], 200),
        ("GET", &[("Host", "evil.example")], 403),
        ("GET", &[("Host", "127.0.0.1")], 403),
        ("GET", &[("Host", host), ("Origin", "http://evil.example")], 403),
        ("GET", &[("Host", host), ("Origin", "null")], 403),
        ("GET", &[], 400),
        ("POST", &[("Host", host)], 405),
        ("OPTIONS", &[("Host", host)], 405),
        ("DELETE", &[("Host", host)], 405),
    ];
    for (method, headers, status) in table {
        let answer = preview.ask(method, "/", headers)?;
        assert_eq!(answer.status, status, "{method} {headers:?}");
        if status != 200 {
            assert!(!answer.body.contains("<html"), "{method} {headers:?}\n{}", answer.body);
        }
    }
    let stream =
        preview.ask("GET", "/_casebook/events", &[("Host", host), ("Origin", "http://evil.example")])?;
    assert_eq!(stream.status, 403);

    let (get, head) = (preview.get("/")?, preview.ask("HEAD", "/", &[("Host", host)])?);
    let length = |answer: &Answer| {
        answer.head.lines().find(|line| line.starts_with("content-length:")).map(str::to_owned)
    };
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(length(&get).is_some() && length(&get) == length(&head));
    Ok(())
}

#[test]
fn a_page_is_that_of_a_build_with_the_script_added() -> Outcome {
    let preview = Preview::start()?;
    let out = tempfile::tempdir()?;
    let built = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--quiet", "build", "--root"])
        .arg(preview.folder.path())
        .arg("--output-dir")
        .arg(out.path().join("public"))
        .status()?;
    assert!(built.success());
    for page in ["index.html", "zh-Hans/cases/example-case/index.html"] {
        let shown = preview.get(&format!("/{page}"))?.body;
        let start = shown.find("<script src=\"/_casebook/").ok_or("no script")?;
        let end =
            start + shown[start..].find("</script>\n").ok_or("no end of the script")? + "</script>\n".len();
        let without = format!("{}{}", &shown[..start], &shown[end..]);
        assert_eq!(without, fs::read_to_string(out.path().join("public").join(page))?, "{page}");
    }
    Ok(())
}

#[test]
fn a_port_that_was_named_and_is_taken_is_refused() -> Outcome {
    let taken = std::net::TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port().to_string();
    let folder = tempfile::tempdir()?;
    let program = env!("CARGO_BIN_EXE_casebook");
    assert!(Command::new(program).args(["--quiet", "init", "--root"]).arg(folder.path()).status()?.success());
    let ended =
        Command::new(program).args(["serve", "--port", &port, "--root"]).arg(folder.path()).output()?;
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains(&port));
    Ok(())
}
