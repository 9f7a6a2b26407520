//! `casebook deploy` to a folder where something stands in the way: another deployment, the site itself, a full disk, lost rights. Nothing half
//! done is there afterwards, and the next run mends.
#![cfg(feature = "deploy")]

mod host;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use casebook::output::{Digest, MANIFEST, Manifest};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A new site with a folder as its only host.
struct Site {
    _at: tempfile::TempDir,
    root: PathBuf,
}

impl Site {
    fn new(host: &str) -> Outcome<Site> {
        let at = tempfile::tempdir()?;
        let root = at.path().join("site");
        fs::create_dir(&root)?;
        let site = Site { _at: at, root };
        site.done(&["init"])?;
        site.add(&format!("deploy: {{here: {{kind: folder, path: {host}}}}}"))?;
        Ok(site)
    }

    fn add(&self, line: &str) -> Outcome {
        let file = self.root.join("content/site.yaml");
        let text = fs::read_to_string(&file)?;
        Ok(fs::write(file, format!("{text}\n{line}\n"))?)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(["--lang", "en", "--root"]).arg(&self.root).args(args);
        command
    }

    fn done(&self, args: &[&str]) -> Outcome<String> {
        let output = self.command(args).output()?;
        if output.status.success() { said(&output) } else { Err(said(&output)?.into()) }
    }

    fn refused(&self, args: &[&str]) -> Outcome<String> {
        refused(&self.command(args).output()?)
    }

    fn host(&self) -> PathBuf {
        self.root.join("host")
    }
}

fn said(output: &Output) -> Outcome<String> {
    Ok(String::from_utf8(output.stderr.clone())?)
}

fn refused(output: &Output) -> Outcome<String> {
    assert_eq!(output.status.code(), Some(2), "{}", said(output)?);
    said(output)
}

/// Every file of a host with its digest, but our own notes.
fn tree(root: &Path) -> Outcome<BTreeMap<String, Digest>> {
    host::tree(root, |path| Ok(Digest::of(&fs::read(path)?)))
}

fn check_whole(host: &Path) -> Outcome {
    let manifest = Manifest::from_json(&fs::read(host.join(MANIFEST))?)?;
    let there = tree(host)?;
    for (path, entry) in &manifest.files {
        assert_eq!(there.get(path.as_str()), Some(&entry.sha256), "{path}");
    }
    assert_eq!(there.len(), manifest.files.len() + 1);
    Ok(())
}

#[test]
fn a_second_deployment_waits_and_one_that_died_is_no_hindrance() -> Outcome {
    let site = Site::new("host")?;
    site.done(&["deploy"])?;
    check_whole(&site.host())?;
    let lock = site.host().join(".casebook/lock.json");
    assert!(!lock.exists(), "the lock was not given up");
    site.add("license: Edition 2")?;
    let hold = |machine: &str, process: u32| {
        fs::write(
            &lock,
            format!(r#"{{"machine":"{machine}","process":{process},"since":"2026-01-31 08:00:00 UTC"}}"#),
        )
    };
    // At work on another machine, or so it seems.
    hold("elsewhere", 42)?;
    let before = tree(&site.host())?;
    let said = site.refused(&["deploy"])?;
    for word in ["process 42 of elsewhere", "since 2026-01-31 08:00:00 UTC", "--force"] {
        assert!(said.contains(word), "{said}");
    }
    assert_eq!(tree(&site.host())?, before);
    site.done(&["deploy", "--force"])?;
    check_whole(&site.host())?;
    assert!(!lock.exists());
    // On this machine, by a process that lives: this one.
    site.add("time_zone: Asia/Shanghai")?;
    let machine = String::from_utf8(Command::new("uname").arg("-n").output()?.stdout)?;
    hold(machine.trim(), std::process::id())?;
    site.add("cases_per_page: 7")?;
    let about = site.root.join("content/pages/about/en.md");
    fs::write(&about, fs::read_to_string(&about)? + "\nOne sentence more.\n")?;
    assert!(site.refused(&["deploy"])?.contains("another deployment"));
    // By one that has ended.
    let mut child = Command::new("true").spawn()?;
    child.wait()?;
    hold(machine.trim(), child.id())?;
    site.done(&["deploy"])?;
    check_whole(&site.host())?;
    // Half a lock is nobody's.
    fs::write(&about, fs::read_to_string(&about)? + "\nAnd one.\n")?;
    fs::write(&lock, "{\"mach")?;
    site.done(&["deploy"])?;
    check_whole(&site.host())?;
    assert!(!lock.exists());
    Ok(())
}

#[test]
fn the_site_itself_is_no_host() -> Outcome {
    for host in [".", "content", "content/new", "themes/x", "public", "public/below", "..", "/"] {
        let site = Site::new(host)?;
        let said = site.refused(&["deploy"])?;
        assert!(said.contains("which is not output"), "{host}: {said}");
        assert!(!site.root.join("content/new").exists(), "{host}");
        let notes = [".casebook/record.json", "public/.casebook", "public/below", "content/.casebook"];
        assert!(notes.iter().all(|note| !site.root.join(note).exists()), "{host}");
    }
    Ok(())
}

/// Runs a deployment within a shell that takes something away first.
fn within(site: &Site, script: &str) -> Outcome<Output> {
    let command = site.command(&["deploy"]);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("{script}; exec \"$@\""), "sh"])
        .arg(command.get_program())
        .args(command.get_args());
    Ok(shell.output()?)
}

#[test]
fn a_full_disk_leaves_whole_files_and_the_next_run_goes_on() -> Outcome {
    let site = Site::new("host")?;
    // The build is through before the disk is full, so that the deployment meets it and not the build.
    site.done(&["build"])?;
    // No file may have more than 20 blocks of 512 or 1,024 bytes, which refuses pictures to every user on every file system.
    let said = refused(&within(&site, "trap '' XFSZ; ulimit -f 20")?)?;
    assert!(said.contains("at the host") && said.contains("run the same command again"), "{said}");
    let published = tree(&site.root.join("public"))?;
    for (name, digest) in tree(&site.host())? {
        assert_eq!(published[&name], digest, "{name} is not whole");
    }
    assert!(!site.host().join(MANIFEST).exists(), "it counts as whole");
    assert!(site.done(&["deploy"])?.contains("goes on"));
    check_whole(&site.host())?;
    assert_eq!(tree(&site.host())?, published);
    Ok(())
}

#[test]
fn lost_rights_are_told_and_change_nothing() -> Outcome {
    let site = Site::new("host")?;
    site.done(&["deploy"])?;
    let about = site.root.join("content/pages/about/en.md");
    fs::write(&about, fs::read_to_string(&about)? + "\nOne sentence more.\n")?;
    site.done(&["build"])?;
    let before = tree(&site.host())?;
    let host = site.host().display().to_string();
    // Whom no mode binds gets a host that cannot be written to.
    let is_root = String::from_utf8(Command::new("id").arg("-u").output()?.stdout)?.trim() == "0";
    let output = if is_root {
        let command = site.command(&["deploy"]);
        let script = format!(
            "mount --bind '{host}' '{host}' && mount -o remount,ro,bind '{host}' || exit 77; exec \"$@\""
        );
        let mut shell = Command::new("unshare");
        shell
            .args(["--mount", "sh", "-c", &script, "sh"])
            .arg(command.get_program())
            .args(command.get_args());
        let output = shell.output()?;
        match output.status.code() {
            // Where no name space can be made, the folder's own file system still refuses what is not a folder.
            Some(1 | 77) => {
                fs::remove_dir_all(site.host().join(".casebook"))?;
                fs::write(site.host().join(".casebook"), "in the way")?;
                let refusal = site.command(&["deploy"]).output()?;
                fs::remove_file(site.host().join(".casebook"))?;
                refusal
            }
            _ => output,
        }
    } else {
        within(&site, &format!("chmod -R a-w '{host}'"))?
    };
    let said = refused(&output)?;
    assert!(said.contains("at the host"), "{said}");
    Command::new("chmod").args(["-R", "u+w", &host]).status()?;
    assert_eq!(tree(&site.host())?, before);
    site.done(&["deploy"])?;
    check_whole(&site.host())?;
    assert_ne!(tree(&site.host())?, before);
    Ok(())
}
