//! Deploying to folders and branches: what stands there, what is refused, and what a killed deployment leaves.
//!
//! Hosts with servers of their own are in `tests/deploy/`, which `./test` runs.
#![cfg(feature = "deploy")]

mod host;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error as StdError;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use casebook::deploy::git::Branch;
use casebook::deploy::plan::Plan;
use casebook::deploy::{Deletions, Deployment, Others, Wanted, variable};
use casebook::error::Error;
use casebook::model::config::{DeployTarget, Host};
use casebook::output::{MANIFEST, Manifest, OutPath, Output};
use casebook::publish::{Staging, Target};

type Outcome = Result<(), Box<dyn StdError>>;
type Files = BTreeMap<String, String>;

/// Says to a copy of this test that it is the one to be killed: the folder that holds everything.
const JOB: &str = "CASEBOOK_TEST_DEPLOY";

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, body)| ((*path).to_owned(), (*body).to_owned())).collect()
}

/// Publishes a site, as a build would.
fn publish(out: &Path, files: &Files) -> Result<Manifest, Box<dyn StdError>> {
    let staging = Staging::begin(&Target::new(out))?;
    for (path, body) in files {
        staging.write(&OutPath::new(path)?, &Output::new(body.as_bytes(), Vec::new()))?;
    }
    Ok(staging.commit()?.manifest)
}

fn target(host: Host) -> DeployTarget {
    DeployTarget { host, url: None, keeps_previous: true, most_deleted: 20 }
}

fn folder_target() -> DeployTarget {
    target(Host::Folder { path: "host".to_owned() })
}

/// Deploys `public` below a folder to `host` below it.
fn deploy(root: &Path, manifest: &Manifest, others: Others) -> Result<Plan, Error> {
    let (target, public) = (folder_target(), root.join("public"));
    let planned = Deployment::plan("here", &target, root, Wanted::Folder(&public, manifest))?;
    planned.carry_out(others, Deletions::Bounded, &|_| {})
}

fn roll_back(root: &Path) -> Result<Plan, Error> {
    let target = folder_target();
    Deployment::plan("here", &target, root, Wanted::Previous)?.carry_out(
        Others::Refuse,
        Deletions::Agreed,
        &|_| {},
    )
}

/// Every file of a host but our own notes.
fn tree(root: &Path) -> Result<Files, Box<dyn StdError>> {
    host::tree(root, |path| fs::read_to_string(path))
}

/// What a host has that has exactly a publication.
fn with_manifest(files: &Files, manifest: &Manifest) -> Files {
    let own = (MANIFEST.to_owned(), manifest.to_json());
    files.clone().into_iter().chain([own]).collect()
}

#[test]
fn a_folder_gets_what_differs_and_gives_back_what_was_before() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    let first = files(&[
        ("index.html", "1"),
        ("a/index.html", "a"),
        ("a/old.svg", "old"),
        ("same.css", "s"),
        ("b.html", "b"),
    ]);
    let manifest = publish(&root.join("public"), &first)?;
    let plan = deploy(root, &manifest, Others::Refuse)?;
    assert_eq!((plan.sent(), plan.unchanged), (6, 0));
    let before = with_manifest(&first, &manifest);
    assert_eq!(tree(&root.join("host"))?, before);
    assert!(deploy(root, &manifest, Others::Refuse)?.is_empty());
    assert!(matches!(roll_back(root), Err(Error::NoPrevious { .. })));

    let second = files(&[
        ("index.html", "2"),
        ("a/index.html", "A"),
        ("a/new.svg", "new"),
        ("same.css", "s"),
        ("b.html", "b"),
    ]);
    let manifest = publish(&root.join("public"), &second)?;
    fs::write(root.join("host/theirs.txt"), "kept")?;
    let plan = deploy(root, &manifest, Others::Refuse)?;
    assert_eq!((plan.sent(), plan.remove.len(), plan.unchanged), (4, 1, 2));
    fs::remove_file(root.join("host/theirs.txt"))?;
    let after = with_manifest(&second, &manifest);
    assert_eq!(tree(&root.join("host"))?, after);

    roll_back(root)?;
    assert_eq!(tree(&root.join("host"))?, before);
    roll_back(root)?;
    assert_eq!(tree(&root.join("host"))?, after, "a rollback can be taken back");
    // What is kept is what the publication before has and this one has not.
    let kept = fs::read_dir(root.join("host/.casebook/kept"))?.count();
    assert_eq!(kept, 4, "index, a, old.svg and the manifest");
    assert!(!root.join("host/.casebook/arriving").exists());
    Ok(())
}

#[test]
fn what_others_did_stops_a_deployment_until_somebody_forces_it() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    let manifest =
        publish(&root.join("public"), &files(&[("index.html", "1"), ("a.html", "a"), ("b.html", "b")]))?;
    deploy(root, &manifest, Others::Refuse)?;
    fs::write(root.join("host/a.html"), "by hand")?;
    let second = files(&[("index.html", "2"), ("a.html", "a"), ("b.html", "b")]);
    let manifest = publish(&root.join("public"), &second)?;
    let before = tree(&root.join("host"))?;
    match deploy(root, &manifest, Others::Refuse) {
        Err(Error::ChangedElsewhere { paths }) => assert_eq!(paths, ["a.html"]),
        other => return Err(format!("it was not refused: {other:?}").into()),
    }
    assert_eq!(tree(&root.join("host"))?, before);
    deploy(root, &manifest, Others::Overwrite)?;
    assert_eq!(tree(&root.join("host"))?, with_manifest(&second, &manifest));
    Ok(())
}

#[test]
fn many_deletions_want_a_word() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    let manifest =
        publish(&root.join("public"), &files(&[("index.html", "1"), ("a.html", "a"), ("b.html", "b")]))?;
    deploy(root, &manifest, Others::Refuse)?;
    let small = files(&[("index.html", "1")]);
    let manifest = publish(&root.join("public"), &small)?;
    let refused = deploy(root, &manifest, Others::Refuse);
    assert!(matches!(refused, Err(Error::ManyDeletions { count: 2, of: 4, most: 20 })), "{refused:?}");
    let (target, public) = (folder_target(), root.join("public"));
    let planned = Deployment::plan("here", &target, root, Wanted::Folder(&public, &manifest))?;
    planned.carry_out(Others::Refuse, Deletions::Agreed, &|_| {})?;
    assert_eq!(tree(&root.join("host"))?, with_manifest(&small, &manifest));
    Ok(())
}

#[test]
fn a_file_that_changed_under_the_manifest_is_not_sent() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    let manifest = publish(&root.join("public"), &files(&[("index.html", "1"), ("a.html", "a")]))?;
    fs::write(root.join("public/a.html"), "edited")?;
    let refused = deploy(root, &manifest, Others::Refuse);
    assert!(matches!(refused, Err(Error::Unverified { .. })), "{refused:?}");
    assert!(!root.join("host/manifest.json").exists(), "it counts as whole");
    Ok(())
}

/// A site whose every page names the assets of its own round, which go with it.
fn round(number: usize) -> Files {
    let mut files = Files::new();
    for asset in 0..12 {
        files
            .insert(format!("assets/part{asset}.{number:010x}.css"), format!("{number} {asset}").repeat(200));
    }
    for page in 0..60 {
        let links: String = (0..12).map(|asset| format!("assets/part{asset}.{number:010x}.css\n")).collect();
        files.insert(format!("page{page}.html"), links);
    }
    files.insert("index.html".to_owned(), (0..60).map(|page| format!("page{page}.html\n")).collect());
    files
}

/// Every page leads only to files that are there; and every file is whole, byte for byte one of those that were published under its name.
fn check_whole(host: &Path, published: &BTreeMap<String, BTreeSet<String>>) -> Outcome {
    let there = tree(host)?;
    for (name, body) in &there {
        let is_published = published.get(name).is_some_and(|bodies| bodies.contains(body));
        assert!(is_published, "{name} is of no publication");
    }
    for (name, body) in there.iter().filter(|(name, _)| name.ends_with(".html")) {
        assert!(body.ends_with('\n') && body.lines().count() >= 12, "{name} is not whole");
        for link in body.lines() {
            assert!(there.contains_key(link), "{name} leads to {link}, which is not there");
        }
    }
    Ok(())
}

#[test]
fn killed_at_any_moment_readers_meet_whole_pages_and_the_next_run_mends() -> Outcome {
    if let Some(root) = env::var_os(JOB).map(PathBuf::from) {
        let manifest = Manifest::from_json(&fs::read(root.join("public").join(MANIFEST))?)?;
        let (target, public) = (folder_target(), root.join("public"));
        let planned = Deployment::plan("here", &target, &root, Wanted::Folder(&public, &manifest))?;
        // One byte for each file, by which the other side knows how far this one is.
        let tell = |_| drop(std::io::stderr().write_all(b"."));
        planned.carry_out(Others::Refuse, Deletions::Agreed, &tell)?;
        return Ok(());
    }
    let kills = env::var("CASEBOOK_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(100_usize);
    let at = tempfile::tempdir()?;
    let root = at.path();
    let again = || -> std::io::Result<Command> {
        let mut command = Command::new(env::current_exe()?);
        command.args(["killed_at_any_moment_readers_meet_whole_pages_and_the_next_run_mends", "--exact"]);
        command.env(JOB, root).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(command)
    };
    let mut published: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let publish_round = |number: usize, published: &mut BTreeMap<String, BTreeSet<String>>| -> Outcome {
        publish(&root.join("public"), &round(number))?;
        for (name, body) in tree(&root.join("public"))? {
            published.entry(name).or_default().insert(body);
        }
        Ok(())
    };
    publish_round(0, &mut published)?;
    assert!(again()?.status()?.success());
    let (mut died, mut kill) = (0, 0);
    while died < kills {
        kill += 1;
        assert!(kill < 4 * kills, "only {died} of {kill} were killed before their end");
        // Two of three times the site has changed since; else the same deployment dies twice.
        if kill % 3 != 2 {
            publish_round(kill, &mut published)?;
        }
        let mut child = again()?.stderr(Stdio::piped()).spawn()?;
        // Early and late moments by turns: a deployment of a changed site keeps, sends and deletes about 160 files.
        let mut told = vec![0; kill * 37 % 160];
        if let Some(stderr) = &mut child.stderr {
            // One that goes on has less to do, and may end before.
            let _ = stderr.read_exact(&mut told);
        }
        child.kill()?;
        died += usize::from(!child.wait()?.success());
        check_whole(&root.join("host"), &published)?;
        if kill % 4 == 3 {
            assert!(again()?.status()?.success(), "after kill {kill}");
            let manifest = Manifest::from_json(&fs::read(root.join("public").join(MANIFEST))?)?;
            let expected: Files = tree(&root.join("public"))?;
            assert_eq!(tree(&root.join("host"))?, expected, "after kill {kill}");
            assert_eq!(manifest.files.len() + 1, expected.len());
            assert!(!root.join("host/.casebook/arriving").exists(), "something half written stayed");
        }
    }
    println!("{died} deployments to a folder were killed before their end, of {kill}");
    Ok(())
}

fn git(folder: &Path, args: &[&str]) -> Result<String, Box<dyn StdError>> {
    let who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"];
    let output = Command::new("git").current_dir(folder).args(who).args(args).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(format!("git {args:?}: {said}").into())
    }
}

#[test]
fn a_branch_gets_one_commit_a_publication_and_keeps_what_others_put_there() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    git(root, &["init", "--quiet", "--bare", "site.git"])?;
    let bare = root.join("site.git");
    let target = target(Host::Git { repository: "site.git".to_owned(), branch: "pages".to_owned() });
    let plan = |wanted: Wanted<'_>| Branch::plan("pages", ("site.git", "pages"), &target, root, wanted);
    let public = root.join("public");
    let deploy = |files: &Files, others: Others| -> Result<Plan, Box<dyn StdError>> {
        let manifest = publish(&public, files)?;
        Ok(plan(Wanted::Folder(&public, &manifest))?.carry_out(others, Deletions::Agreed)?)
    };
    let listed = || -> Result<Vec<String>, Box<dyn StdError>> {
        Ok(git(&bare, &["ls-tree", "-r", "--name-only", "pages"])?.lines().map(str::to_owned).collect())
    };
    let count = || -> Result<String, Box<dyn StdError>> {
        Ok(git(&bare, &["rev-list", "--count", "pages"])?.trim().to_owned())
    };

    let first = files(&[("index.html", "1"), ("a/index.html", "a"), ("old.html", "o")]);
    assert_eq!(deploy(&first, Others::Refuse)?.sent(), 4);
    assert_eq!(listed()?, ["a/index.html", "index.html", "manifest.json", "old.html"]);
    assert!(deploy(&first, Others::Refuse)?.is_empty());
    assert_eq!(count()?, "1", "nothing changed, and so there is no commit");

    // Somebody adds a file of their own, as hosts of pages ask for, and later edits one of ours.
    let clone = root.join("clone");
    git(root, &["clone", "--quiet", "--branch", "pages", "site.git", "clone"])?;
    fs::write(clone.join("CNAME"), "example.org\n")?;
    git(&clone, &["add", "CNAME"])?;
    git(&clone, &["commit", "--quiet", "-m", "Name the host"])?;
    git(&clone, &["push", "--quiet"])?;
    let second = files(&[("index.html", "2"), ("a/index.html", "a"), ("new.html", "n")]);
    let plan_of_second = deploy(&second, Others::Refuse)?;
    assert_eq!((plan_of_second.sent(), plan_of_second.remove.len()), (3, 1));
    assert_eq!(listed()?, ["CNAME", "a/index.html", "index.html", "manifest.json", "new.html"]);

    git(&clone, &["pull", "--quiet"])?;
    fs::write(clone.join("index.html"), "by hand")?;
    git(&clone, &["commit", "--quiet", "-am", "Edit by hand"])?;
    git(&clone, &["push", "--quiet"])?;
    let third = files(&[("index.html", "3"), ("a/index.html", "a"), ("new.html", "n")]);
    let refused = deploy(&third, Others::Refuse).err().ok_or("it was not refused")?;
    assert!(refused.to_string().contains("index.html"), "{refused}");
    assert_eq!(git(&bare, &["show", "pages:index.html"])?, "by hand");
    deploy(&third, Others::Overwrite)?;
    assert_eq!(git(&bare, &["show", "pages:index.html"])?, "3");

    plan(Wanted::Previous)?.carry_out(Others::Refuse, Deletions::Agreed)?;
    assert_eq!(git(&bare, &["show", "pages:index.html"])?, "by hand", "the state before the last deployment");
    assert_eq!(git(&bare, &["show", "pages:CNAME"])?, "example.org\n");
    Ok(())
}

#[test]
fn the_variable_of_a_secret_is_named_after_its_target() {
    assert_eq!(variable("intranet-2", "PASSWORD"), "CASEBOOK_INTRANET_2_PASSWORD");
}
