//! What a spare saves must not show in what is published.

use super::super::{Keeping, Published, Staging, Target};
use super::*;
use crate::output::Output;
use std::collections::BTreeMap;
use std::os::unix::fs::{PermissionsExt, symlink};

type Outcome<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
type Site<'s> = &'s [(&'s str, &'s str)];

const ONE: Site<'_> = &[("index.html", "a"), ("cases/x/index.html", "b"), ("cases/y/index.html", "c")];

fn stage(out: &Path, site: Site<'_>) -> Outcome<Staging> {
    let staging = Staging::begin(&Target::new(out))?;
    for (path, body) in site {
        staging.write(&OutPath::new(*path)?, &Output::new(body.as_bytes(), vec![]))?;
    }
    Ok(staging)
}

fn publish(out: &Path, site: Site<'_>) -> Outcome<Published> {
    let keeping = Keeping { nodes: None, cache: |_: &_, _: &[u8]| Vec::new(), state: |_| Vec::new() };
    let published = stage(out, site)?.commit_and_keep(keeping)?;
    assert!(published.warnings.is_empty(), "{:?}", published.warnings);
    assert_eq!(published.manifest.files.len(), site.len());
    let mut expected: BTreeMap<String, Option<String>> =
        site.iter().map(|(path, body)| ((*path).to_owned(), Some((*body).to_owned()))).collect();
    for (path, _) in site {
        expected.extend(OutPath::new(*path)?.folders().map(|folder| (folder.to_owned(), None)));
    }
    let mut there = tree(out)?;
    there.retain(|path, _| path != MANIFEST);
    assert_eq!(there, expected);
    Ok(published)
}

/// Every folder below a folder, and every file with its text; a link is an error.
fn tree(root: &Path) -> Outcome<BTreeMap<String, Option<String>>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            let about = fs::symlink_metadata(&path)?;
            assert!(!about.is_symlink(), "{name} is a link");
            match about.is_dir() {
                true => {
                    found.insert(name, None);
                    waiting.push(path);
                }
                false => drop(found.insert(name, Some(fs::read_to_string(&path)?))),
            }
        }
    }
    Ok(found)
}

/// A folder with a site that was published twice, so that there is a spare.
fn site_and_spare() -> Outcome<(tempfile::TempDir, PathBuf, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    publish(&out, &[("index.html", "old"), ("cases/x/index.html", "old"), ("cases/y/index.html", "c")])?;
    publish(&out, ONE)?;
    let spare = folder.path().join(".public.casebook-spare");
    assert!(spare.is_dir());
    Ok((folder, out, spare))
}

#[test]
fn a_spare_holds_the_folders_of_the_old_site_and_no_file() -> Outcome {
    let (_folder, out, spare) = site_and_spare()?;
    let folders = ["cases", "cases/x", "cases/y"].map(|path| (path.to_owned(), None));
    assert_eq!(tree(&spare)?, BTreeMap::from(folders.clone()));
    let inode = fs::metadata(spare.join("cases/x"))?.ino();
    let published = publish(&out, &[("index.html", "a2"), ("cases/x/index.html", "b")])?;
    assert_eq!(published.linked, 1);
    assert_eq!(fs::metadata(out.join("cases/x"))?.ino(), inode, "the folder was made anew");
    assert_eq!(tree(&spare)?, BTreeMap::from(folders));
    // Nothing to publish: the staging folder is the spare again.
    publish(&out, &[("index.html", "a2"), ("cases/x/index.html", "b")])?;
    assert_eq!(tree(&spare)?.len(), 2);
    Ok(())
}

#[test]
fn folders_become_files_and_files_folders() -> Outcome {
    let (_folder, out, _) = site_and_spare()?;
    publish(&out, &[("cases", "a file"), ("index.html/index.html", "in a folder")])?;
    publish(&out, &[("cases/x", "a file")])?;
    publish(&out, ONE)?;
    publish(&out, &[("cases", "a file")])?;
    publish(&out, ONE)?;
    Ok(())
}

#[test]
fn whatever_is_in_a_spare_nothing_of_it_is_published_or_followed() -> Outcome {
    type Spoil = fn(&Path, &Path) -> io::Result<()>;
    let spoilt: [(&str, Spoil); 7] = [
        ("files", |spare, _| {
            fs::write(spare.join(MANIFEST), "{}")?;
            fs::write(spare.join("secret.txt"), "secret")?;
            fs::write(spare.join("cases/x/index.html"), "wrong")
        }),
        ("a folder in the place of a page", |spare, _| fs::create_dir_all(spare.join("index.html/deep"))),
        ("a link in the place of a folder", |spare, outside| {
            fs::remove_dir_all(spare.join("cases"))?;
            symlink(outside, spare.join("cases"))
        }),
        ("a closed folder", |spare, _| {
            fs::set_permissions(spare.join("cases/x"), fs::Permissions::from_mode(0o700))
        }),
        ("a closed root", |spare, _| fs::set_permissions(spare, fs::Permissions::from_mode(0o711))),
        ("a link in its own place", |spare, outside| {
            fs::remove_dir_all(spare)?;
            symlink(outside, spare)
        }),
        ("a file in its own place", |spare, _| {
            fs::remove_dir_all(spare)?;
            fs::write(spare, "somebody's")
        }),
    ];
    for (what, spoil) in spoilt {
        let (folder, out, spare) = site_and_spare()?;
        let outside = folder.path().join("outside");
        fs::create_dir_all(outside.join("x"))?;
        fs::write(outside.join("x/index.html"), "theirs")?;
        let mode = |path: &str| fs::metadata(out.join(path)).map(|about| about.mode());
        let before = (mode("")?, mode("cases/x")?);
        spoil(&spare, &outside)?;
        publish(&out, &[ONE, &[("new.html", "d")]].concat()).map_err(|error| format!("{what}: {error}"))?;
        assert_eq!((mode("")?, mode("cases/x")?), before, "{what}");
        assert_eq!(fs::read_to_string(outside.join("x/index.html"))?, "theirs", "{what}");
    }
    Ok(())
}

#[test]
fn a_refused_site_leaves_the_spare_and_a_build_that_keeps_nothing_takes_it() -> Outcome {
    let (folder, out, spare) = site_and_spare()?;
    drop(stage(&out, &[("index.html", "refused"), ("cases/z/index.html", "refused")])?);
    assert!(spare.is_dir() && tree(&spare)?.values().all(Option::is_none), "what was refused stayed");
    publish(&out, ONE)?;
    stage(&out, &[("index.html", "kept nothing")])?.commit()?;
    assert!(!spare.exists());
    publish(&out, ONE)?;
    assert!(spare.exists());
    super::super::clean(&Target::new(&out))?;
    // Without a site there is nothing to clean, and what was kept stays out of the way.
    let left: Vec<_> = fs::read_dir(folder.path())?.flatten().map(|entry| entry.file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
    Ok(())
}
