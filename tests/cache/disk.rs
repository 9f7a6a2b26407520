//! The cache on the disk, by the program itself: what it makes again, and that nothing wrong in it is believed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use crate::Outcome;

/// A new site in a folder of its own.
pub fn site() -> Outcome<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let made = casebook(folder.path(), &["init"])?;
    assert!(made.0, "{}", made.1);
    Ok(folder)
}

/// Runs the program on a site; whether it went well, and what it said.
fn casebook(root: &Path, args: &[&str]) -> Outcome<(bool, String)> {
    let run = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--lang", "en", "--root"])
        .arg(root)
        .args(args)
        .output()?;
    Ok((run.status.success(), String::from_utf8_lossy(&run.stderr).into_owned()))
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn files(root: &Path) -> Outcome<Files> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.is_dir() {
                true => folders.push(path),
                false => drop(found.insert(path.strip_prefix(root)?.to_owned(), fs::read(&path)?)),
            }
        }
    }
    Ok(found)
}

/// What a build said, without the seconds that it took.
fn said(text: &str) -> String {
    text.split_inclusive(' ').filter(|word| word.trim().parse::<f64>().is_err()).collect()
}

const CACHE: &str = ".public.casebook-cache";
const NODES: &str = ".public.casebook-nodes";
const STATE: &str = ".public.casebook-state";
const SPARE: &str = ".public.casebook-spare";

/// So long that no file counts as one that was changed just now.
const SETTLING: Duration = Duration::from_millis(50);

/// Builds a site that was built before, and holds what is published against a cold build in another folder.
fn assert_as_cold(root: &Path, args: &[&str], after: &str) -> Outcome<String> {
    let (is_well, told) = casebook(root, &[&["build"], args].concat())?;
    assert!(is_well, "after {after}: {told}");
    let elsewhere = tempfile::tempdir()?;
    let out = elsewhere.path().join("public");
    let out = out.to_string_lossy();
    let (is_well, cold) = casebook(root, &[&["build", "--no-cache", "--output-dir", &out], args].concat())?;
    assert!(is_well, "after {after}: {cold}");
    let (warm, cold) = (files(&root.join("public"))?, files(Path::new(&*out))?);
    assert_eq!(warm.keys().collect::<Vec<_>>(), cold.keys().collect::<Vec<_>>(), "after {after}");
    for (path, body) in &cold {
        assert!(warm.get(path) == Some(body), "after {after}: {} differs", path.display());
    }
    Ok(told)
}

#[test]
fn whatever_becomes_of_a_cache_the_site_is_that_of_a_cold_build() -> Outcome {
    let folder = site()?;
    let root = folder.path();
    let cache = root.join(CACHE);
    assert_as_cold(root, &[], "the first build")?;
    let (whole, nodes) = (fs::read(&cache)?, fs::read(root.join(NODES))?);
    assert!(!whole.is_empty() && !nodes.is_empty());
    let before = assert_as_cold(root, &[], "nothing")?;
    assert!(before.contains("up to date"), "{before}");
    type Spoil = fn(&[u8]) -> Option<Vec<u8>>;
    let spoilt: [(&str, Spoil); 6] = [
        ("a cache that is gone", |_| None),
        ("an empty cache", |_| Some(Vec::new())),
        ("a cut cache", |whole| Some(whole[..whole.len() / 2].to_vec())),
        ("a changed cache", |whole| {
            let mut changed = whole.to_vec();
            changed[whole.len() / 2] ^= 1;
            Some(changed)
        }),
        ("a foreign cache", |_| Some(b"casebook cache 1\nnot at all".to_vec())),
        ("a long cache", |whole| Some([whole, &[0; 100_000]].concat())),
    ];
    for (what, spoil) in spoilt {
        for file in [&cache, &root.join(NODES), &root.join(STATE)] {
            match spoil(&fs::read(file)?) {
                Some(bytes) => fs::write(file, bytes)?,
                None => fs::remove_file(file)?,
            }
        }
        let told = assert_as_cold(root, &[], what)?;
        assert_eq!(said(&told), said(&before), "after {what}");
        assert_eq!(fs::read(&cache)?, whole, "after {what}");
        assert_eq!(fs::read(root.join(NODES))?, nodes, "after {what}");
    }
    // A folder or a link at its place is not followed.
    fs::remove_file(&cache)?;
    fs::remove_file(root.join(STATE))?;
    std::os::unix::fs::symlink(root.join("content/site.yaml"), &cache)?;
    assert_as_cold(root, &[], "a link at its place")?;
    fs::remove_file(&cache)?;
    fs::remove_file(root.join(STATE))?;
    fs::create_dir(&cache)?;
    assert_as_cold(root, &[], "a folder at its place")?;
    assert!(cache.is_dir() && !root.join(format!("{CACHE}-new")).exists(), "something was left behind");
    Ok(())
}

#[test]
fn where_nothing_changed_nothing_is_read() -> Outcome {
    let folder = site()?;
    let root = folder.path();
    sleep(SETTLING);
    assert_as_cold(root, &[], "the first build")?;
    let whole = fs::read(root.join(CACHE))?;
    // What no build looks at is no matter to it.
    let is_short = |what: &str| -> Outcome<bool> {
        fs::write(root.join(CACHE), "not looked at")?;
        let told = assert_as_cold(root, &[], what)?;
        assert!(told.contains("up to date"), "after {what}: {told}");
        let is_short = fs::read(root.join(CACHE))? != whole;
        sleep(SETTLING);
        Ok(is_short)
    };
    assert!(is_short("nothing")? && is_short("nothing again")?);
    let page = root.join("content/cases/example-case/en.md");
    let text = fs::read_to_string(&page)?;
    fs::write(&page, &text)?;
    sleep(SETTLING);
    assert!(!is_short("a file written again")? && is_short("nothing since")?);
    fs::write(root.join("content/static/new.txt"), "new").or_else(|_| {
        fs::create_dir_all(root.join("content/static"))?;
        fs::write(root.join("content/static/new.txt"), "new")
    })?;
    let told = assert_as_cold(root, &[], "a new file")?;
    assert!(told.contains("1 new"), "{told}");
    // Edits of the same length, each right behind a build.
    for round in 0..4 {
        let word = if round % 2 == 0 { "ONE" } else { "TWO" };
        fs::write(&page, format!("{text}\nIt was the {word} time.\n"))?;
        assert_as_cold(root, &[], "an edit right behind a build")?;
        let shown = fs::read_to_string(root.join("public/cases/example-case/index.html"))?;
        assert!(shown.contains(&format!("It was the {word} time.")), "in round {round}");
    }
    Ok(())
}

#[test]
fn the_cache_of_another_publication_is_not_believed() -> Outcome {
    let folder = site()?;
    let root = folder.path();
    assert_as_cold(root, &[], "the first build")?;
    let (old, old_state) = (fs::read(root.join(CACHE))?, fs::read(root.join(STATE))?);
    let page = root.join("content/cases/example-case/en.md");
    let text = fs::read_to_string(&page)?;
    fs::write(&page, format!("{text}\nMore was done.\n"))?;
    assert_as_cold(root, &[], "an edit")?;
    assert_ne!(fs::read(root.join(CACHE))?, old);
    // As if the build had been killed between the swap of the folders and the cache.
    fs::write(root.join(CACHE), old)?;
    fs::write(root.join(STATE), old_state)?;
    assert_as_cold(root, &[], "a kill behind the swap")?;
    Ok(())
}

#[test]
fn an_edit_by_hand_is_told_and_mended() -> Outcome {
    let folder = site()?;
    let root = folder.path();
    assert_as_cold(root, &[], "the first build")?;
    let page = root.join("public/cases/example-case/index.html");
    let text = fs::read_to_string(&page)?;
    let about = fs::metadata(&page)?;
    // As many bytes as before, and the old time.
    fs::write(&page, text.replacen("Example", "Exemple", 1))?;
    fs::File::options().write(true).open(&page)?.set_modified(about.modified()?)?;
    let told = assert_as_cold(root, &[], "an edit of the same length")?;
    assert!(told.contains("cases/example-case/index.html"), "{told}");
    fs::remove_file(root.join("public/robots.txt"))
        .or_else(|_| fs::remove_file(root.join("public/index.html")))?;
    let told = assert_as_cold(root, &[], "a file that is gone")?;
    assert!(told.contains("edited") || told.contains(".html") || told.contains("robots"), "{told}");
    let told = assert_as_cold(root, &[], "nothing")?;
    assert!(told.contains("up to date"), "{told}");
    Ok(())
}

#[test]
fn options_are_part_of_what_is_known() -> Outcome {
    let folder = site()?;
    let root = folder.path();
    for args in [
        &[][..],
        &["--drafts"],
        &[],
        &["--as-of", "2031-01-01"],
        &["--base-url", "https://example.org/a"],
        &["--base-url", "https://example.org/b"],
        &["--precompress"],
        &["--precompress"],
        &["--host", "nginx"],
        &[],
    ] {
        assert_as_cold(root, args, &args.join(" "))?;
    }
    Ok(())
}

#[test]
fn clean_takes_the_cache_with_it() -> Outcome {
    let folder = site()?;
    let root = folder.path();
    assert_as_cold(root, &[], "the first build")?;
    let page = root.join("content/cases/example-case/en.md");
    let text = fs::read_to_string(&page)?;
    fs::write(&page, format!("{text}\nMore was done.\n"))?;
    assert_as_cold(root, &[], "an edit")?;
    let kept = [CACHE, NODES, STATE, SPARE];
    assert!(kept.iter().all(|kept| root.join(kept).exists()));
    assert!(casebook(root, &["clean"])?.0);
    assert!(kept.iter().chain(&["public"]).all(|path| !root.join(path).exists()));
    assert_as_cold(root, &[], "clean")?;
    Ok(())
}
