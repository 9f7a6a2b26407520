//! A server on this machine that answers each path in its own way and counts who asks for what.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// It answers until the test ends.
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    /// How often each `METHOD /path` was asked for.
    requests: BTreeMap<String, usize>,
    /// The heads of all requests.
    heads: String,
    now: usize,
    most: usize,
}

impl Server {
    pub fn start() -> std::io::Result<Server> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                // The client may go at any moment, which is none of the server's business.
                thread::spawn(move || drop(answer(stream, address, &shared)));
            }
        });
        Ok(Server { address, seen })
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// How often a method and path were asked for: `HEAD /good`.
    pub fn count(&self, request: &str) -> usize {
        self.seen.lock().expect("the server is sound").requests.get(request).copied().unwrap_or_default()
    }

    pub fn all(&self) -> usize {
        self.seen.lock().expect("the server is sound").requests.values().sum()
    }

    /// Everything that clients wrote.
    pub fn heads(&self) -> String {
        self.seen.lock().expect("the server is sound").heads.clone()
    }

    /// How many requests there were at the same time at most.
    pub fn most_at_once(&self) -> usize {
        self.seen.lock().expect("the server is sound").most
    }
}

fn answer(mut stream: TcpStream, address: SocketAddr, seen: &Mutex<Seen>) -> std::io::Result<()> {
    let mut head = String::new();
    let mut lines = BufReader::new(stream.try_clone()?);
    while !head.ends_with("\r\n\r\n") {
        if lines.read_line(&mut head)? == 0 {
            return Ok(());
        }
    }
    let request = head.split(" HTTP/").next().unwrap_or_default().to_owned();
    {
        let mut seen = seen.lock().expect("the server is sound");
        *seen.requests.entry(request.clone()).or_default() += 1;
        seen.heads.push_str(&head);
        seen.now += 1;
        seen.most = seen.most.max(seen.now);
    }
    let (method, path) = request.split_once(' ').unwrap_or_default();
    let reply = reply(method, path, address);
    // It is over for the client once it has the whole answer, so the count goes down before.
    seen.lock().expect("the server is sound").now -= 1;
    match reply {
        Reply::Whole(text) => stream.write_all(text.as_bytes()),
        Reply::Endless => loop {
            stream.write_all(&[b'a'; 64 * 1024])?;
        },
        // Until the client gives up.
        Reply::Silence => lines.read_line(&mut head).map(drop),
        Reply::Dropped => Ok(()),
    }
}

enum Reply {
    Whole(String),
    Endless,
    Silence,
    Dropped,
}

fn reply(method: &str, path: &str, address: SocketAddr) -> Reply {
    let status = |line: &str| {
        Reply::Whole(format!("HTTP/1.1 {line}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
    };
    let to = |line: &str, target: &str| {
        Reply::Whole(format!(
            "HTTP/1.1 {line}\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ))
    };
    let is_head = method == "HEAD";
    match path {
        "/gone" => status("410 Gone"),
        "/missing" => status("404 Not Found"),
        "/closed" => status("403 Forbidden"),
        "/busy" => status("429 Too Many Requests"),
        "/broken" => status("500 Internal Server Error"),
        "/no-head" if is_head => status("405 Method Not Allowed"),
        "/no-head-at-all" if is_head => Reply::Dropped,
        "/head-lies" if is_head => status("404 Not Found"),
        "/chain" => to("301 Moved Permanently", "/chain-2"),
        "/chain-2" => to("308 Permanent Redirect", "good#part"),
        "/for-now" => to("302 Found", "/chain"),
        "/then-for-now" => to("301 Moved Permanently", "/for-now"),
        "/to-missing" => to("301 Moved Permanently", "/missing"),
        "/loop" => to("301 Moved Permanently", "/loop"),
        "/inside" => to("301 Moved Permanently", "http://10.0.0.1/secret"),
        "/named" => to("301 Moved Permanently", &format!("http://name:word@{address}/good")),
        "/odd" => to("301 Moved Permanently", "mailto:office@gov.example"),
        "/dropped" => Reply::Dropped,
        "/slow" => Reply::Silence,
        "/endless-head" => Reply::Endless,
        "/huge" if is_head => status("405 Method Not Allowed"),
        "/huge" => Reply::Whole(format!(
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{}",
            "a".repeat(1 << 20)
        )),
        _ => status("200 OK"),
    }
}
