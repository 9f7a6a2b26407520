//! `casebook build` itself, killed at any moment: the published site is always whole, and the next build mends what was left.
//!
//! A dozen kills take no long time and are what `./test` runs; `CASEBOOK_KILLS=200 cargo test --test killed` runs as many as a change of
//! `publish` deserves. The same variable raises the kills of `tests/publish.rs`, `tests/deploy.rs` and `tests/deploy/`.

use std::collections::BTreeSet;
use std::error::Error;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

use casebook::output::{Digest, MANIFEST, Manifest};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn casebook(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(["--quiet", "--root"]).arg(root).args(args).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Every file below a folder, with `/` between the parts of its path.
fn files(root: &Path) -> Outcome<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.is_dir() {
                true => waiting.push(path),
                false => drop(found.insert(path.strip_prefix(root)?.to_string_lossy().into_owned())),
            }
        }
    }
    Ok(found)
}

/// The file that a link on a page leads to; nothing for links to other sites and to places in the page itself.
fn led_to(page: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().filter(|link| !link.is_empty() && !link.contains(':'))?;
    let mut parts: Vec<&str> = match link.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => page.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for part in link.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    Some(if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path })
}

/// Every file agrees with the manifest, no other is there, and every link leads to one of them.
fn check_whole(out: &Path) -> Outcome<usize> {
    let manifest = Manifest::from_json(&fs::read(out.join(MANIFEST))?)?;
    let there = files(out)?;
    assert_eq!(there.len(), manifest.files.len() + 1, "a file that the manifest does not list");
    let mut links = 0;
    for (path, entry) in &manifest.files {
        let body = fs::read(out.join(path.as_str()))?;
        assert_eq!(Digest::of(&body), entry.sha256, "{path}");
        if !path.as_str().ends_with(".html") {
            continue;
        }
        let body = String::from_utf8(body)?;
        for start in ["href=\"", "src=\""] {
            for (at, _) in body.match_indices(start) {
                let link = body[at + start.len()..].split('"').next().unwrap_or_default();
                if let Some(to) = led_to(path.as_str(), link) {
                    assert!(there.contains(&to), "{path} leads to {to}, which is not there");
                    links += 1;
                }
            }
        }
    }
    Ok(links)
}

/// Changes what every page says, so that each build has much to write.
fn edit(root: &Path, number: usize) -> Outcome {
    let file = root.join("content/site.yaml");
    let text = fs::read_to_string(&file)?;
    let rest: Vec<&str> = text.lines().filter(|line| !line.starts_with("license:")).collect();
    Ok(fs::write(file, format!("{}\nlicense: Edition {number}\n", rest.join("\n")))?)
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new_one() -> Outcome {
    let kills = env::var("CASEBOOK_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(12_usize);
    let at = tempfile::tempdir()?;
    let root = at.path().join("site");
    fs::create_dir(&root)?;
    let out = root.join("public");
    assert!(casebook(&root, &["init"]).status()?.success());
    edit(&root, 0)?;
    assert!(casebook(&root, &["build"]).status()?.success());
    edit(&root, 1)?;
    let start = Instant::now();
    assert!(casebook(&root, &["build"]).status()?.success());
    let whole = start.elapsed();
    let (mut killed, mut begun, mut links) = (0, 0, 0);
    while killed < kills {
        begun += 1;
        assert!(begun < 4 * kills + 20, "only {killed} of {begun} were killed before their end");
        edit(&root, begun + 1)?;
        let mut child = casebook(&root, &["build"]).spawn()?;
        // Moments all over the build, in no order, and most of them late: what comes after the first write is what matters.
        let share = (begun * 37 % 101) as f64 / 101.0;
        std::thread::sleep(whole.mul_f64(share.sqrt()));
        child.kill()?;
        killed += usize::from(!child.wait()?.success());
        links += check_whole(&out)?;
        // Dead builds pile up, and every fourth time one goes through.
        if begun % 4 == 3 {
            assert!(casebook(&root, &["build"]).status()?.success());
            check_whole(&out)?;
            assert!(fs::read_to_string(out.join("index.html"))?.contains(&format!("Edition {}", begun + 1)));
            let beside: Vec<_> = fs::read_dir(&root)?.flatten().map(|entry| entry.file_name()).collect();
            // What a build keeps for the next stays.
            let kept = [
                ".public.casebook-cache",
                ".public.casebook-nodes",
                ".public.casebook-state",
                ".public.casebook-spare",
            ];
            let is_left = |name: &str| name.contains("casebook-") && !kept.contains(&name);
            assert!(
                !beside.iter().any(|name| is_left(&name.to_string_lossy())),
                "what dead builds left stayed: {beside:?}"
            );
            // Besides the site no file is kept that is not of it.
            let spare = root.join(".public.casebook-spare");
            for path in files(&spare)? {
                let inode = |folder: &Path| fs::metadata(folder.join(&path)).map(|about| about.ino());
                assert_eq!(inode(&spare)?, inode(&out)?, "{path} is kept besides the site");
            }
        }
    }
    assert!(links > 0);
    println!("{killed} builds were killed before their end, of {begun}; {links} links were followed");
    Ok(())
}
