//! The same content gives the same bytes: in another folder, time zone and language, on one core and on four, fresh and over an old output.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn two_builds_are_byte_identical() {
    let folders = tempfile::tempdir().expect("a folder for the sites");
    let (here, there) = (folders.path().join("here"), folders.path().join("there/and a longer 路径"));
    for site in [&here, &there] {
        for part in ["content", "themes"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &site.join(part));
        }
    }
    // The second site is first built from other content, and what that leaves must not show.
    let page = there.join("content/pages/about/en.md");
    let text = fs::read_to_string(&page).expect("the sample site has an about page");
    fs::write(&page, format!("{text}\nOne more sentence.\n")).expect("the page can be changed");
    build(&there, &[("TZ", "Asia/Shanghai"), ("LANG", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "2")]);
    fs::write(&page, text).expect("the page can be changed back");

    build(&here, &[("TZ", "UTC"), ("LANG", "C"), ("RAYON_NUM_THREADS", "1")]);
    build(&there, &[("TZ", "America/New_York"), ("LANG", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "4")]);

    let (one, other) = (tree(&here.join("public")), tree(&there.join("public")));
    assert!(one.len() > 100, "only {} files", one.len());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "other files");
    let differing: Vec<&String> =
        one.iter().filter(|(path, bytes)| other.get(*path) != Some(*bytes)).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "these differ: {differing:?}");
}

fn build(site: &Path, environment: &[(&str, &str)]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.current_dir(site).arg("build").envs(environment.iter().copied());
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// All files below a folder by their path, hidden ones too.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("the output can be read") {
            let path = entry.expect("the output can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("a path below the output")
                    .to_string_lossy()
                    .into_owned();
                files.insert(name, fs::read(&path).expect("the output can be read"));
            }
        }
    }
    files
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the copy");
    for entry in fs::read_dir(from).expect("the sample site can be read") {
        let entry = entry.expect("the sample site can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
