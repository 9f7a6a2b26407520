//! What comes over the wire: attacks, slow and many clients, parts of files.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::PAGE;
use crate::browser::{Outcome, PATIENCE, Preview};

#[test]
fn parts_of_a_file_are_given() -> Outcome {
    let preview = Preview::start()?;
    let file = "/cases/example-case/figures.csv";
    let whole = preview.get(file)?;
    assert!(whole.head.contains("accept-ranges: bytes"), "{}", whole.head);
    let length = whole.body.len();
    let ask = |range: &str| preview.ask("GET", file, &[("Host", &preview.host), ("Range", range)]);
    let part = ask("bytes=3-9")?;
    assert_eq!((part.status, part.body.as_str()), (206, &whole.body[3..10]));
    assert!(part.head.contains(&format!("content-range: bytes 3-9/{length}")), "{}", part.head);
    assert_eq!(ask("bytes=-5")?.body, whole.body[length - 5..]);
    let beyond = ask("bytes=999999-")?;
    assert_eq!((beyond.status, beyond.body.as_str()), (416, ""));
    assert!(beyond.head.contains(&format!("content-range: bytes */{length}")), "{}", beyond.head);
    assert_eq!(ask("bytes=0-1,3-4")?.status, 200);
    assert_eq!(
        preview.ask("GET", "/nowhere", &[("Host", &preview.host), ("Range", "bytes=0-3")])?.status,
        404
    );
    Ok(())
}

#[test]
fn pages_of_other_sites_can_neither_fetch_nor_frame_it() -> Outcome {
    let preview = Preview::start()?;
    let host = preview.host.as_str();
    for path in ["/", "/_casebook/about?page=/", "/_casebook/events", "/_casebook/reload.js"] {
        let answer = preview.ask(
            "GET",
            path,
            &[("Host", host), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")],
        )?;
        assert_eq!(answer.status, 403, "{path}");
    }
    for (path, policy) in [("/", "frame-ancestors 'self'"), ("/_casebook/view", "frame-ancestors 'none'")] {
        assert!(preview.get(path)?.head.contains(policy), "{path}");
    }
    Ok(())
}

#[test]
fn only_paths_of_the_site_can_be_asked_about() -> Outcome {
    let preview = Preview::start()?;
    for query in ["", "?page=", "?page=cases", "?page=%ff", "?path=/"] {
        assert_eq!(preview.get(&format!("/_casebook/about{query}"))?.status, 400, "{query}");
    }
    for path in ["/../content/site.yaml", "/%252e%252e/etc/passwd", "//etc/passwd", "/etc/passwd"] {
        let about = preview.about(path)?;
        assert!(about["sheet"].is_null(), "{path}: {about}");
    }
    for name in ["", "nothing.js", "..%2freload.js", "../content/site.yaml", "view.html"] {
        assert_eq!(preview.get(&format!("/_casebook/{name}"))?.status, 404, "{name}");
    }
    Ok(())
}

#[test]
fn what_is_no_request_of_a_browser_is_refused_and_the_next_is_answered() -> Outcome {
    let preview = Preview::start()?;
    let host = &preview.host;
    let long = "x".repeat(1 << 20);
    for request in [
        "nonsense\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!("GET /{long} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\nConnection: close\r\n\r\n"),
        format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!("TRACE / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
    ] {
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        // The server may close before it has heard all of it.
        let _ = stream.write_all(request.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        let status = answer.split(' ').nth(1).unwrap_or_default().to_owned();
        assert!(!status.starts_with('2'), "{:.60} -> {answer:.200}", request);
    }
    assert_eq!(preview.get(PAGE)?.status, 200);
    Ok(())
}

#[test]
fn links_out_of_the_site_are_not_followed() -> Outcome {
    let outside = tempfile::tempdir()?;
    fs::write(outside.path().join("secret.txt"), "not for readers")?;
    let secret = outside.path().to_owned();
    let preview = Preview::start_with(&[], |root| {
        fs::create_dir_all(root.join("content/static"))?;
        fs::write(root.join("content/static/open.txt"), "for readers")?;
        Ok(())
    })?;
    assert_eq!(preview.get("/open.txt")?.body, "for readers");
    for name in ["secret.txt", "folder"] {
        let target = if name == "folder" { secret.clone() } else { secret.join(name) };
        link(&target, &preview.path(&format!("content/static/{name}")))?;
        let path = if name == "folder" { "/folder/secret.txt" } else { "/secret.txt" };
        let about = preview.about_when("/", |about| about["stopped"] == true)?;
        assert!(
            about["findings"]["list"][0]["text"].as_str().is_some_and(|text| text.contains(name)),
            "{about}"
        );
        assert_eq!(preview.get(path)?.status, 404);
        assert!(!preview.get(path)?.body.contains("not for readers"));
        fs::remove_file(preview.path(&format!("content/static/{name}")))?;
        preview.about_when("/", |about| about["stopped"] == false)?;
    }
    Ok(())
}

#[cfg(unix)]
fn link(target: &std::path::Path, at: &std::path::Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, at)
}

#[cfg(windows)]
fn link(target: &std::path::Path, at: &std::path::Path) -> std::io::Result<()> {
    match target.is_dir() {
        true => std::os::windows::fs::symlink_dir(target, at),
        false => std::os::windows::fs::symlink_file(target, at),
    }
}

#[test]
fn a_client_that_never_ends_its_request_is_let_go() -> Outcome {
    let preview = Preview::start()?;
    let mut slow: Vec<TcpStream> =
        (0..50).map(|_| TcpStream::connect(&preview.host)).collect::<Result<_, _>>()?;
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ")?;
        stream.set_read_timeout(Some(PATIENCE))?;
    }
    assert_eq!(preview.get(PAGE)?.status, 200);
    for mut stream in slow {
        let mut rest = Vec::new();
        // Closed or reset, but not held for ever: a read that runs out of time is an error of another kind.
        if let Err(error) = stream.read_to_end(&mut rest) {
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
        }
    }
    Ok(())
}

#[test]
fn many_that_wait_for_news_hold_up_nobody() -> Outcome {
    let preview = Preview::start()?;
    let mut waiting = Vec::new();
    for _ in 0..300 {
        let mut events = preview.events()?;
        events.next()?;
        waiting.push(events);
    }
    for _ in 0..20 {
        assert_eq!(preview.get(PAGE)?.status, 200);
    }
    preview.edit(&format!("{}/en.md", crate::CASE), "What was done", "What came of it")?;
    for events in &mut waiting {
        events.next()?;
    }
    preview.wait_for(PAGE, |answer| answer.body.contains("What came of it"))?;
    // One that reads nothing at all takes nobody's place.
    let mut deaf = TcpStream::connect(&preview.host)?;
    deaf.set_write_timeout(Some(Duration::from_secs(1)))?;
    for _ in 0..200 {
        if deaf.write_all(format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host).as_bytes()).is_err() {
            break;
        }
    }
    assert_eq!(preview.get(PAGE)?.status, 200);
    Ok(())
}
