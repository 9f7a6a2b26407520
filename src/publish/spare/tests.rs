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
fn a_spare_holds_the_folders_of_the_old_site_and_the_files_that_are_published_still() -> Outcome {
    let (_folder, out, spare) = site_and_spare()?;
    let text = |text: &str| Some(text.to_owned());
    let folders = ["cases", "cases/x", "cases/y"].map(|path| (path.to_owned(), None));
    let mut there = BTreeMap::from(folders.clone());
    there.insert("cases/y/index.html".to_owned(), text("c"));
    assert_eq!(tree(&spare)?, there);
    let inode = |path: PathBuf| fs::metadata(path).map(|about| about.ino());
    assert_eq!(inode(spare.join("cases/y/index.html"))?, inode(out.join("cases/y/index.html"))?);
    let folder = inode(spare.join("cases/x"))?;
    let published = publish(&out, &[("index.html", "a2"), ("cases/x/index.html", "b")])?;
    assert_eq!(published.linked, 1);
    assert_eq!(inode(out.join("cases/x"))?, folder, "the folder was made anew");
    let mut there = BTreeMap::from(folders);
    there.insert("cases/x/index.html".to_owned(), text("b"));
    assert_eq!(tree(&spare)?, there);
    // Nothing to publish: the staging folder is the spare again.
    publish(&out, &[("index.html", "a2"), ("cases/x/index.html", "b")])?;
    assert_eq!(tree(&spare)?.len(), 4);
    Ok(())
}

#[test]
fn a_first_site_has_a_spare_of_links() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (out, spare) = (folder.path().join("public"), folder.path().join(".public.casebook-spare"));
    publish(&out, ONE)?;
    let mut there = tree(&out)?;
    there.remove(MANIFEST);
    assert_eq!(tree(&spare)?, there);
    for (path, _) in ONE {
        assert_eq!(fs::metadata(spare.join(path))?.ino(), fs::metadata(out.join(path))?.ino(), "{path}");
    }
    Ok(())
}

#[test]
fn a_site_that_was_not_published_leaves_no_spare_and_one_that_was_deleted_has_one_again() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (out, spare) = (folder.path().join("public"), folder.path().join(".public.casebook-spare"));
    let staging = stage(&out, ONE)?;
    fs::create_dir(&out)?;
    fs::write(out.join("index.html"), "somebody's")?;
    let keeping = Keeping { nodes: None, cache: |_: &_, _: &[u8]| Vec::new(), state: |_| Vec::new() };
    assert!(staging.commit_and_keep(keeping).is_err());
    let is_kept = spare.exists() && tree(&spare)?.values().any(Option::is_some);
    assert!(!is_kept, "what was never published is kept");
    fs::remove_dir_all(&out)?;
    publish(&out, ONE)?;
    fs::remove_dir_all(&out)?;
    publish(&out, ONE)?;
    assert_eq!(tree(&spare)?.values().flatten().count(), ONE.len());
    Ok(())
}

/// A staging folder with a manifest would count as a site that may hold files of others, where the build dies.
#[test]
fn a_manifest_in_a_spare_does_not_come_into_the_staging_folder() -> Outcome {
    let (_folder, out, spare) = site_and_spare()?;
    fs::copy(out.join(MANIFEST), spare.join(MANIFEST))?;
    let staging = stage(&out, &[])?;
    assert!(staging.root.join("cases").is_dir() && !staging.root.join(MANIFEST).exists());
    Ok(())
}

#[test]
fn a_folder_of_others_costs_no_more_than_itself() -> Outcome {
    let (_folder, out, spare) = site_and_spare()?;
    let inode = fs::metadata(spare.join("cases/y"))?.ino();
    fs::create_dir(spare.join("theirs"))?;
    fs::set_permissions(spare.join("theirs"), fs::Permissions::from_mode(0o700))?;
    publish(&out, &[ONE, &[("new.html", "d")]].concat())?;
    assert_eq!(fs::metadata(out.join("cases/y"))?.ino(), inode, "the spare was not used");
    Ok(())
}

#[test]
fn a_published_file_that_was_written_to_is_made_anew_and_not_kept() -> Outcome {
    let (_folder, out, spare) = site_and_spare()?;
    fs::write(out.join("cases/y/index.html"), "edited")?;
    let published = publish(&out, ONE)?;
    assert_eq!(published.edited, [OutPath::new("cases/y/index.html")?]);
    assert!(!tree(&spare)?.values().any(|text| text.as_deref() == Some("edited")));
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
    // Of these the spare has the file that makes way.
    publish(&out, &[("index.html", "a"), ("cases", "c")])?;
    publish(&out, &[("index.html", "a"), ("cases", "c"), ("new.html", "d")])?;
    publish(&out, &[("index.html/index.html", "a"), ("index.html/b.html", "b"), ("cases/x", "c")])?;
    Ok(())
}

#[test]
fn whatever_is_in_a_spare_nothing_of_it_is_published_or_followed() -> Outcome {
    type Spoil = fn(&Path, &Path) -> io::Result<()>;
    let spoilt: [(&str, Spoil); 9] = [
        ("files", |spare, _| {
            fs::write(spare.join(MANIFEST), "{}")?;
            fs::write(spare.join("secret.txt"), "secret")?;
            fs::write(spare.join("cases/x/index.html"), "wrong")
        }),
        ("another file in the place of a link", |spare, _| {
            fs::remove_file(spare.join("cases/y/index.html"))?;
            fs::write(spare.join("cases/y/index.html"), "c")
        }),
        ("a file that is published too", |spare, _| fs::write(spare.join("cases/y/index.html"), "wrong")),
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
    let whole = tree(&spare)?;
    assert_eq!(whole.values().flatten().count(), ONE.len());
    drop(stage(&out, &[])?);
    assert_eq!(tree(&spare)?, whole, "what was not touched went");
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
