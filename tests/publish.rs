//! Publishing to a real disk: what stays, what goes, what is refused, and what a killed build leaves.

use casebook::error::Error;
use casebook::output::{Digest, MANIFEST, Manifest, OutPath, Output};
use casebook::publish::{Foreign, Published, Staging, SwapKind, Target, Written};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

type Outcome = Result<(), Box<dyn std::error::Error>>;
type Files = Vec<(String, String)>;

const JOB: &str = "CASEBOOK_TEST_OUT";

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, body)| ((*path).to_owned(), (*body).to_owned())).collect()
}

fn build(target: &Target, files: &Files) -> Result<Published, Box<dyn std::error::Error>> {
    let staging = Staging::begin(target)?;
    for (path, body) in files {
        staging.write(&OutPath::new(path)?, &Output::new(body.as_bytes(), vec!["content/a.yaml".into()]))?;
    }
    Ok(staging.commit()?)
}

fn publish(out: &Path, list: &[(&str, &str)]) -> Result<Published, Box<dyn std::error::Error>> {
    build(&Target::new(out), &files(list))
}

/// The error that a step must give; a step that succeeds fails the test.
fn refusal<T>(result: Result<T, Box<dyn std::error::Error>>) -> Result<Error, Box<dyn std::error::Error>> {
    match result {
        Ok(_) => Err("it was not refused".into()),
        Err(error) => error.downcast::<Error>().map(|error| *error),
    }
}

/// Every file below a folder with its bytes, links with their target.
fn tree(root: &Path) -> std::io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let about = fs::symlink_metadata(&path)?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
            if about.is_dir() {
                waiting.push(path);
                found.push((name, b"folder".to_vec()));
            } else if about.is_symlink() {
                found.push((name, fs::read_link(&path)?.as_os_str().as_bytes().to_vec()));
            } else {
                found.push((name, fs::read(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Checks every file of a site against its manifest, and that there is no other.
fn check_whole(out: &Path) -> Result<Manifest, Box<dyn std::error::Error>> {
    let manifest = Manifest::from_json(&fs::read(out.join(MANIFEST))?)?;
    for (path, entry) in &manifest.files {
        assert_eq!(Digest::of(&fs::read(out.join(path.as_str()))?), entry.sha256, "{path}");
    }
    let count = tree(out)?.iter().filter(|(path, _)| !out.join(path).is_dir()).count();
    assert_eq!(count, manifest.files.len() + 1, "a file that the manifest does not list");
    Ok(manifest)
}

fn path_text(path: &OutPath) -> &str {
    path.as_str()
}

#[test]
fn what_did_not_change_is_linked_and_what_is_stale_goes() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("deep/public");
    let first = publish(&out, &[("index.html", "a"), ("cases/x/index.html", "b"), ("old/only.html", "c")])?;
    assert_eq!((first.swap, first.linked, first.changes.added.len()), (SwapKind::First, 0, 3));
    let inode = fs::metadata(out.join("index.html"))?.ino();

    let second = publish(&out, &[("index.html", "a"), ("cases/x/index.html", "B"), ("new.html", "d")])?;
    assert_ne!(second.swap, SwapKind::Unneeded);
    assert_eq!(second.linked, 1);
    assert_eq!(second.changes.added.iter().map(path_text).collect::<Vec<_>>(), ["new.html"]);
    assert_eq!(second.changes.changed.iter().map(path_text).collect::<Vec<_>>(), ["cases/x/index.html"]);
    assert_eq!(second.changes.removed.iter().map(path_text).collect::<Vec<_>>(), ["old/only.html"]);
    assert_eq!(second.changes.unchanged, 1);
    assert!(second.edited.is_empty() && second.warnings.is_empty(), "{second:?}");
    assert_eq!(fs::metadata(out.join("index.html"))?.ino(), inode);
    assert!(!out.join("old").exists(), "the folder of a stale file stayed");
    assert_eq!(check_whole(&out)?, second.manifest);
    assert_eq!(names(&folder.path().join("deep"))?, ["public"]);

    let third = publish(&out, &[("index.html", "a"), ("cases/x/index.html", "B"), ("new.html", "d")])?;
    assert_eq!((third.swap, third.linked, third.changes.is_empty()), (SwapKind::Unneeded, 3, true));
    assert_eq!(names(&folder.path().join("deep"))?, ["public"]);
    Ok(())
}

#[test]
fn foreign_files_are_kept() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    publish(&out, &[("index.html", "a"), ("own/page.html", "b")])?;
    fs::create_dir_all(out.join("theirs/deep/empty"))?;
    fs::write(out.join("theirs/deep/note.txt"), "kept")?;
    fs::write(out.join("own/beside.txt"), "kept too")?;
    fs::write(out.join(OsStr::from_bytes(b"caf\xe9.txt")), "not UTF-8")?;
    symlink("../nowhere", out.join("link"))?;
    fs::set_permissions(out.join("theirs/deep/note.txt"), fs::Permissions::from_mode(0o400))?;
    fs::set_permissions(out.join("theirs/deep"), fs::Permissions::from_mode(0o500))?;
    let before = tree(&out)?;

    let published = publish(&out, &[("index.html", "a2"), ("else.html", "c")])?;
    assert!(published.warnings.is_empty(), "{:?}", published.warnings);
    let mut expected: Vec<_> =
        before.into_iter().filter(|(path, _)| path != Path::new("own/page.html")).collect();
    expected.retain(|(path, _)| path != Path::new("index.html") && path != Path::new(MANIFEST));
    let mut after = tree(&out)?;
    for own in ["index.html", "else.html", MANIFEST] {
        after.retain(|(path, _)| path != Path::new(own));
    }
    assert_eq!(after, expected);
    assert_eq!(fs::metadata(out.join("theirs/deep"))?.mode() & 0o777, 0o500);
    assert_eq!(fs::metadata(out.join("theirs/deep/note.txt"))?.mode() & 0o777, 0o400);
    fs::set_permissions(out.join("theirs/deep"), fs::Permissions::from_mode(0o700))?;
    assert_eq!(names(folder.path())?, ["public"]);
    Ok(())
}

#[test]
fn an_edited_published_file_is_not_passed_on() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    let site = [("a.html", "same"), ("b.html", "same"), ("c.html", "same"), ("d.html", "same")];
    publish(&out, &site)?;
    fs::write(out.join("a.html"), "EVIL")?;
    fs::remove_file(out.join("b.html"))?;
    fs::write(out.join("d.html"), "edit")?;
    let published = publish(&out, &site[..3])?;
    assert_eq!(published.edited.iter().map(path_text).collect::<Vec<_>>(), ["a.html", "b.html", "d.html"]);
    assert_eq!(published.linked, 1);
    check_whole(&out)?;
    Ok(())
}

#[test]
fn a_foreign_folder_is_refused_or_adopted() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    fs::create_dir(&out)?;
    fs::write(out.join(".gitkeep"), "")?;
    fs::write(out.join("thesis.txt"), "years of work")?;
    let before = tree(&out)?;
    let error = refusal(publish(&out, &[("index.html", "a")]))?;
    assert!(
        matches!(&error, Error::Foreign { example, .. } if example == Path::new("thesis.txt")),
        "{error}"
    );
    assert_eq!(tree(&out)?, before);

    let adopt = Target { foreign: Foreign::Adopt, ..Target::new(&out) };
    let error = refusal(build(&adopt, &files(&[("thesis.txt", "ours")])))?;
    assert!(matches!(error, Error::InTheWay { .. }), "{error}");
    let error = refusal(build(&adopt, &files(&[("thesis.txt/index.html", "ours")])))?;
    assert!(matches!(error, Error::InTheWay { .. }), "{error}");
    assert_eq!(tree(&out)?, before);
    build(&adopt, &files(&[("index.html", "a")]))?;
    assert_eq!(fs::read(out.join("thesis.txt"))?, b"years of work");
    assert_eq!(names(folder.path())?, ["public"]);

    fs::write(out.join(MANIFEST), "{\"casebook\": \"0.1.0\", \"fil")?;
    let error = refusal(publish(&out, &[("index.html", "a")]))?;
    assert!(error.to_string().contains("not a manifest"), "{error}");
    Ok(())
}

#[test]
fn harmless_entries_and_a_linked_output_are_published_into() -> Outcome {
    let folder = tempfile::tempdir()?;
    let real = folder.path().join("disk/site");
    fs::create_dir_all(&real)?;
    fs::write(real.join(".gitkeep"), "")?;
    let out = folder.path().join("public");
    symlink("disk/site", &out)?;
    publish(&out, &[("index.html", "a")])?;
    assert!(fs::symlink_metadata(&out)?.is_symlink());
    assert_eq!(names(&real)?, [".gitkeep", "index.html", MANIFEST]);
    assert_eq!(names(&folder.path().join("disk"))?, ["site"]);
    Ok(())
}

#[test]
fn protected_folders_and_non_folders_are_refused() -> Outcome {
    let folder = tempfile::tempdir()?;
    let site = folder.path().canonicalize()?;
    fs::create_dir_all(site.join("content/cases"))?;
    fs::write(site.join("plain"), "a file")?;
    symlink("content", site.join("alias"))?;
    for out in
        [".", "content", "content/cases", "content/new/public", "alias", "alias/public", "..", "content/.."]
    {
        let target = Target {
            sources: vec![site.join("content")],
            above: vec![site.clone()],
            ..Target::new(site.join(out))
        };
        let error = refusal(build(&target, &files(&[("index.html", "a")])))?;
        assert!(matches!(error, Error::Protected { .. }), "{out}: {error}");
    }
    assert!(matches!(refusal(publish(Path::new("/"), &[]))?, Error::Protected { .. }));
    assert!(matches!(refusal(publish(&site.join("plain"), &[]))?, Error::NotAFolder { .. }));
    // A parent that is a file refuses writing to every user, root among them.
    assert!(matches!(refusal(publish(&site.join("plain/public"), &[]))?, Error::Io { .. }));
    assert!(!site.join("content/new").exists());
    assert_eq!(names(&site)?, ["alias", "content", "plain"]);
    Ok(())
}

#[test]
fn colliding_paths_are_refused_and_nothing_is_published() -> Outcome {
    let cases = [
        ("a/b", "a/b"),
        ("a/b", "A/B"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("x", MANIFEST),
        ("x", "Manifest.json/a"),
    ];
    for (first, second) in cases {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("public");
        let staging = Staging::begin(&Target::new(&out))?;
        let output = Output::new(&b"x"[..], vec![]);
        assert_eq!(staging.write(&OutPath::new(first)?, &output)?, Written::Bytes);
        let error = staging.write(&OutPath::new(second)?, &output);
        assert!(matches!(error, Err(Error::Collision { .. })), "{first} {second}: {error:?}");
        assert!(matches!(staging.commit(), Err(Error::Incomplete)));
        assert!(names(folder.path())?.is_empty());
    }
    Ok(())
}

#[test]
fn two_builds_at_once() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    let staging = Staging::begin(&Target::new(&out))?;
    let error = refusal(publish(&out, &[("index.html", "b")]))?;
    assert!(matches!(error, Error::Busy { pid: Some(pid), .. } if pid == std::process::id()), "{error}");
    staging.write(&OutPath::new("index.html")?, &Output::new(&b"a"[..], vec![]))?;
    staging.commit()?;
    publish(&out, &[("index.html", "b")])?;
    assert_eq!(fs::read(out.join("index.html"))?, b"b");
    assert_eq!(names(folder.path())?, ["public"]);
    Ok(())
}

/// A site whose every page says which round it is of, but for one in three that never changes.
fn round(number: usize) -> Files {
    (0..60)
        .map(|page| {
            let body = if page % 3 == 0 { String::new() } else { format!("round {number} ") };
            (format!("cases/{page}/index.html"), body + &"text ".repeat(400))
        })
        .collect()
}

/// This test binary again, to run one test as a build of its own.
fn again(test: &str, out: &Path, round: usize) -> Result<Command, std::io::Error> {
    let mut command = Command::new(env::current_exe()?);
    command
        .args(["--exact", test, "--nocapture"])
        .env(JOB, out)
        .env("CASEBOOK_TEST_ROUND", round.to_string());
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    Ok(command)
}

fn job() -> Option<Outcome> {
    let out = PathBuf::from(env::var_os(JOB)?);
    let number = env::var("CASEBOOK_TEST_ROUND").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    Some(build(&Target::new(out), &round(number)).map(drop))
}

#[test]
fn killed_at_any_moment() -> Outcome {
    if let Some(outcome) = job() {
        return outcome;
    }
    let kills = env::var("CASEBOOK_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(40_usize);
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    build(&Target::new(&out), &round(0))?;
    let mut last = Manifest::from_json(&fs::read(out.join(MANIFEST))?)?;
    let start = Instant::now();
    assert!(again("killed_at_any_moment", &out, 1)?.status()?.success());
    let whole = start.elapsed() + Duration::from_millis(2);
    fs::write(out.join("theirs.txt"), "kept")?;
    build(&Target::new(&out), &round(0))?;
    for kill in 0..kills {
        let mut child = again("killed_at_any_moment", &out, kill + 2)?.spawn()?;
        std::thread::sleep(whole.mul_f64(kill as f64 / kills as f64));
        child.kill()?;
        child.wait()?;
        assert_eq!(fs::read(out.join("theirs.txt"))?, b"kept");
        fs::remove_file(out.join("theirs.txt"))?;
        let now = check_whole(&out)?;
        if now != last {
            let new: Files = round(kill + 2);
            for (path, body) in new {
                assert_eq!(fs::read_to_string(out.join(&path))?, body, "{path} is of neither site");
            }
        }
        fs::write(out.join("theirs.txt"), "kept")?;
        // Every other round the next build heals; in between, dead builds pile up.
        if kill % 2 == 1 {
            build(&Target::new(&out), &round(kill + 2))?;
            assert_eq!(names(folder.path())?, ["public"]);
        }
        last = Manifest::from_json(&fs::read(out.join(MANIFEST))?)?;
    }
    Ok(())
}

#[test]
fn a_full_disk_leaves_the_old_site() -> Outcome {
    if let Some(outcome) = job() {
        return outcome;
    }
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    build(&Target::new(&out), &round(0))?;
    let before = tree(&out)?;
    // A limit on the size of files refuses the write itself, to every user and on every file system. The
    // limit is in units of 512 or 1,024 bytes; pages have about 2,000.
    let command = again("a_full_disk_leaves_the_old_site", &out, 1)?;
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]).arg(command.get_program());
    shell.args(command.get_args()).envs(command.get_envs().filter_map(|(key, value)| Some((key, value?))));
    let output = shell.output()?;
    assert!(!output.status.success(), "it fitted");
    let said =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("NoSpace"), "{said}");
    assert_eq!(tree(&out)?, before);
    assert_eq!(names(folder.path())?, ["public"]);
    Ok(())
}

/// On a file system too small for a second site, where this user may mount one in a name space of its own;
/// elsewhere the limit on files above is the test of a full disk, and this one says so.
#[test]
fn a_full_file_system_leaves_the_old_site() -> Outcome {
    if let Some(out) = env::var_os(JOB).map(PathBuf::from) {
        build(&Target::new(&out), &round(0))?;
        let before = tree(&out)?;
        let error = refusal(build(&Target::new(&out), &round(1)))?;
        assert!(matches!(error, Error::NoSpace { .. }), "{error}");
        assert_eq!(tree(&out)?, before);
        assert_eq!(names(out.parent().unwrap_or(&out))?, ["public"]);
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let command = again("a_full_file_system_leaves_the_old_site", &folder.path().join("public"), 1)?;
    let mut shell = Command::new("unshare");
    let script = "mount -t tmpfs -o size=340k none \"$0\" || exit 77; exec \"$@\"";
    shell.args(["--mount", "sh", "-c", script]).arg(folder.path()).arg(command.get_program());
    shell.args(command.get_args()).envs(command.get_envs().filter_map(|(key, value)| Some((key, value?))));
    match shell.output() {
        Ok(output) if output.status.success() => {}
        Ok(output) if matches!(output.status.code(), Some(1 | 77)) => {
            eprintln!("no file system could be mounted")
        }
        Ok(output) => return Err(String::from_utf8_lossy(&output.stdout).into_owned().into()),
        Err(error) => eprintln!("no name space could be made: {error}"),
    }
    Ok(())
}
