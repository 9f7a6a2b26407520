//! Addresses outside the site are asked once, within bounds, and judged only by what is sure. All requests go to a server of the
//! test on this machine.
#![cfg(feature = "external-links")]

mod server;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use casebook::check::external::{Address, Answer, Death};
use casebook::external::{Limits, Reach, Settings, ask};
use server::Server;

type Outcome = Result<(), Box<dyn Error>>;

/// Silence is told by a time-out, so that one is short. Nothing is measured.
fn settings() -> Settings {
    let limits = Limits { request: Duration::from_secs(2), run: Duration::from_secs(120) };
    Settings { cache: None, reach: Reach::WorldAndThisMachine, limits }
}

fn address(text: &str) -> Address {
    Address::read(text).expect("an address")
}

#[test]
fn answers_are_judged() -> Outcome {
    let server = Server::start()?;
    let at = |path: &str| address(&server.url(path));
    let expected = [
        ("/good", Answer::Good),
        ("/no-head", Answer::Good),
        ("/no-head-at-all", Answer::Good),
        ("/head-lies", Answer::Good),
        ("/huge", Answer::Good),
        ("/missing", Answer::Dead(Death::NotFound)),
        ("/gone", Answer::Dead(Death::Gone)),
        ("/to-missing", Answer::Dead(Death::NotFound)),
        ("/chain", Answer::Moved(at("/good"))),
        ("/named", Answer::Moved(at("/good"))),
        ("/for-now", Answer::Good),
        ("/then-for-now", Answer::Moved(at("/for-now"))),
        ("/closed", Answer::NotKnown),
        ("/busy", Answer::NotKnown),
        ("/broken", Answer::NotKnown),
        ("/loop", Answer::NotKnown),
        ("/odd", Answer::NotKnown),
        ("/dropped", Answer::NotKnown),
        ("/slow", Answer::NotKnown),
        ("/endless-head", Answer::NotKnown),
        ("/inside", Answer::NotAsked),
    ];
    let addresses: Vec<Address> = expected.iter().map(|(path, _)| at(path)).collect();
    let asked = ask(&addresses, &settings());
    for (path, expected) in expected {
        assert_eq!(asked.answers.get(&at(path)), Some(&expected), "{path}");
    }
    assert_eq!(server.count("HEAD /loop"), 6, "five redirects are followed");
    assert_eq!(server.count("GET /busy"), 0, "who is busy is not asked again");
    assert_eq!(server.count("GET /slow"), 0, "who is silent is not asked again");
    assert_eq!(server.most_at_once(), 1, "one request at a time of a host");
    let heads = server.heads().to_lowercase();
    for word in ["authorization", "cookie", "word@", "referer"] {
        assert!(!heads.contains(word), "{word} was sent");
    }
    Ok(())
}

#[test]
fn this_machine_is_not_asked_without_leave() -> Outcome {
    let server = Server::start()?;
    let here = address(&server.url("/good"));
    let by_name = address(&server.url("/good").replace("127.0.0.1", "localhost"));
    let asked = ask([&here, &by_name], &Settings { reach: Reach::World, ..settings() });
    assert!(asked.answers.values().all(|answer| *answer == Answer::NotAsked), "{:?}", asked.answers);
    assert_eq!(server.all(), 0);
    Ok(())
}

#[test]
fn a_run_has_an_end() -> Outcome {
    let server = Server::start()?;
    let limits = Limits { run: Duration::ZERO, ..settings().limits };
    let good = address(&server.url("/good"));
    let asked = ask([&good], &Settings { limits, ..settings() });
    assert_eq!(asked.answers.get(&good), Some(&Answer::NotKnown));
    assert_eq!(server.all(), 0);
    Ok(())
}

fn casebook(root: &Path, args: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--lang", "en", "--format", "short", "--root"])
        .arg(root)
        .args(["check", "--external"])
        .args(args)
        .output()
}

/// A new site whose page names these paths of the server, each with a fragment and in both languages.
fn site(server: &Server, paths: &[&str]) -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let init =
        Command::new(env!("CARGO_BIN_EXE_casebook")).arg("--root").arg(folder.path()).arg("init").output()?;
    assert!(init.status.success());
    let links: Vec<String> = paths.iter().map(|path| format!("[a]({}#a)", server.url(path))).collect();
    for name in ["en", "zh-Hans"] {
        let page = folder.path().join(format!("content/pages/about/{name}.md"));
        let text = fs::read_to_string(&page)?;
        fs::write(&page, format!("{text}\n{}\n", links.join(" ")))?;
    }
    // The addresses of the test are inner ones, which is another finding.
    let config = folder.path().join("content/site.yaml");
    let text = fs::read_to_string(&config)?;
    assert!(text.contains("\nchecks:") && text.ends_with('\n'), "the checks of a new site stand last");
    fs::write(&config, format!("{text}  CB606: {{level: off, reason: a server of the test}}\n"))?;
    Ok(folder)
}

#[test]
fn the_program_asks_once_and_remembers() -> Outcome {
    let server = Server::start()?;
    let site = site(&server, &["/good", "/missing", "/chain", "/closed"])?;
    let cache = site.path().join("cache/answers.json");
    let cache = cache.to_str().ok_or("a path in UTF-8")?;
    let flags = ["--external-this-machine", "--external-cache", cache];
    let check = |more: &[&str]| casebook(site.path(), &[&flags, more].concat());

    let first = check(&[])?;
    let (out, said) = (String::from_utf8(first.stdout)?, String::from_utf8(first.stderr)?);
    assert_eq!(out.matches("CB526").count(), 2, "at each place: {out}");
    assert_eq!(out.matches("CB527").count(), 2, "{out}");
    // The report hides the host, which is an inner one.
    assert!(out.contains("/chain` has moved for good to") && out.contains("/good#a`"), "{out}");
    assert!(said.contains("1 good, 1 dead, 1 moved, 1 not known, 0 within"), "{said}");
    assert_eq!(server.count("HEAD /missing"), 1);
    assert_eq!(server.count("HEAD /chain"), 1);

    let before = server.all();
    let second = check(&[])?;
    assert_eq!(String::from_utf8(second.stdout)?, out);
    assert!(String::from_utf8(second.stderr)?.contains("3 remembered"));
    assert_eq!(server.all() - before, 2, "only what was not known is asked again, by HEAD and GET");

    assert_eq!(first.status.code(), Some(0), "advice does not stop anything");
    assert_eq!(out.lines().count(), 4, "there is nothing else to find: {out}");
    assert_eq!(check(&["--deny-warnings"])?.status.code(), Some(1));
    let mut names: Vec<_> = fs::read_dir(site.path())?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    assert!(!names.iter().any(|name| name == "public"), "{names:?}");
    Ok(())
}

#[test]
fn nothing_is_remembered_within_the_site() -> Outcome {
    let server = Server::start()?;
    let site = site(&server, &["/good"])?;
    for place in ["content/static/answers.json", "public/answers.json", "public/../content/answers.json"] {
        let refused = casebook(site.path(), &["--external-this-machine", "--external-cache", place])?;
        assert_eq!(refused.status.code(), Some(2), "{place}");
        assert!(String::from_utf8(refused.stderr)?.contains("--external-cache"), "{place}");
    }
    assert_eq!(server.all(), 0);
    Ok(())
}

#[test]
fn nobody_is_asked_unless_a_command_says_so() -> Outcome {
    let server = Server::start()?;
    let site = site(&server, &["/missing"])?;
    for command in [&["check"][..], &["build"]] {
        let status = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .arg("--root")
            .arg(site.path())
            .args(command)
            .output()?
            .status;
        assert!(status.success(), "{command:?}");
    }
    assert_eq!(server.all(), 0);
    Ok(())
}
