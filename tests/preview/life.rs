//! From the start of a preview to its end: its words, its port, what it leaves alone, and what it stands.

use std::fs;
use std::process::Command;

use crate::browser::{Outcome, Preview};
use crate::{CASE, PAGE};

#[test]
fn the_start_says_what_is_done_and_where() -> Outcome {
    let preview = Preview::start()?;
    let said = preview.said.join("\n");
    let folder = fs::canonicalize(preview.folder.path())?;
    assert!(said.contains(&format!("reading the site in {}", folder.display())), "{said}");
    assert!(said.contains("casebook: read the site (0 errors"), "{said}");
    // Without a terminal nothing is drawn.
    assert!(!said.contains('\r') && !said.contains('\u{1b}'), "{said:?}");
    let quiet = Preview::start_with(&["--quiet"], |_| Ok(()))?;
    assert_eq!(quiet.said.len(), 1, "{:?}", quiet.said);
    Ok(())
}

#[test]
fn a_port_that_is_taken_leads_to_the_next() -> Outcome {
    let first = Preview::start_at(&[])?;
    let second = Preview::start_at(&[])?;
    let port = |preview: &Preview| preview.host.rsplit(':').next().and_then(|port| port.parse::<u16>().ok());
    assert!(port(&first) >= Some(4000) && port(&second) > port(&first) && port(&second) < Some(4020));
    assert_eq!(second.get(PAGE)?.status, 200);
    Ok(())
}

/// Stands in for the program of the system that opens addresses.
#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_where_asked_for() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir()?;
    let (program, told) = (folder.path().join("xdg-open"), folder.path().join("told"));
    fs::write(
        &program,
        format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.new'\nmv '{0}.new' '{0}'\n", told.display()),
    )?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH")?);
    let preview = Preview::start_in(&["--port", "0", "--open"], |_| Ok(()), &[("PATH", &path)])?;
    let opened = crate::browser::wait(|| fs::read_to_string(&told).ok())?;
    assert_eq!(opened, format!("http://{}/", preview.host));
    Ok(())
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_while_browsers_wait() -> Outcome {
    let mut preview = Preview::start()?;
    let mut events = preview.events()?;
    events.next()?;
    let sent = Command::new("kill").args(["-INT", &preview.id().to_string()]).status()?;
    assert!(sent.success());
    assert_eq!(preview.ended()?.code(), Some(0));
    assert!(events.next().is_err());
    Ok(())
}

/// To read or write a pipe that nobody holds the other end of takes for ever.
#[cfg(unix)]
#[test]
fn what_was_published_is_neither_read_nor_written() -> Outcome {
    let preview = Preview::start_with(&[], |root| {
        for name in ["public/index.html", "public/manifest.json", "public/cases/example-case/index.html"] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().ok_or("no folder")?)?;
            assert!(Command::new("mkfifo").arg(&path).status()?.success());
        }
        Ok(())
    })?;
    let before = tree(preview.folder.path())?;
    assert!(preview.get(PAGE)?.body.contains("What was done"));
    let original = fs::read_to_string(preview.path(&format!("{CASE}/en.md")))?;
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What came of it")?;
    preview.wait_for(PAGE, |answer| answer.body.contains("What came of it"))?;
    for path in ["/", "/zh-Hans/", "/manifest.json", "/cases/example-case/figures.csv"] {
        preview.get(path)?;
    }
    fs::write(preview.path(&format!("{CASE}/en.md")), original)?;
    preview.wait_for(PAGE, |answer| answer.body.contains("What was done"))?;
    assert_eq!(tree(preview.folder.path())?, before);
    Ok(())
}

/// A path, with its bytes where it is a file.
#[cfg(unix)]
type Entry = (std::path::PathBuf, Vec<u8>);

/// Every path below a folder.
#[cfg(unix)]
fn tree(folder: &std::path::Path) -> Result<Vec<Entry>, Box<dyn std::error::Error>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            }
            let bytes = if kind.is_file() { fs::read(entry.path())? } else { Vec::new() };
            found.push((entry.path(), bytes));
        }
    }
    found.sort();
    Ok(found)
}

#[test]
fn a_template_that_includes_itself_takes_nothing_with_it() -> Outcome {
    let preview = Preview::start()?;
    fs::create_dir_all(preview.path("themes/civic/templates/partials"))?;
    let before = preview.get(PAGE)?.body;
    fs::write(preview.path("themes/civic/templates/case.html"), "{% include \"case.html\" %}")?;
    let about = preview.about_when(PAGE, |about| about["stopped"] == true)?;
    let report = about["findings"]["list"][0]["text"].as_str().unwrap_or_default();
    assert!(report.contains("case.html"), "{about}");
    assert_eq!(preview.get("/about/")?.status, 200);
    fs::write(
        preview.path("themes/civic/templates/case.html"),
        "{% set_global n = 0 %}{% for i in range(end=100000000) %}{% for j in range(end=100000000) %}x{% endfor %}{% endfor %}",
    )?;
    preview.about_when(PAGE, |about| {
        let text = about["findings"]["list"][0]["text"].as_str().unwrap_or_default();
        about["stopped"] == true && text != report
    })?;
    assert_eq!(preview.get("/about/")?.status, 200);
    fs::remove_file(preview.path("themes/civic/templates/case.html"))?;
    preview.about_when(PAGE, |about| about["stopped"] == false)?;
    assert_eq!(preview.get(PAGE)?.body, before);
    Ok(())
}

#[test]
fn edits_overtake_the_check_of_what_was_before() -> Outcome {
    let preview = Preview::start_with(&["--drafts"], |root| {
        for number in 0..60 {
            copy(&root.join(CASE), &root.join(format!("content/cases/case-{number}")))?;
        }
        Ok(())
    })?;
    // The pages of none of these states are looked at to the end before the next one comes.
    for round in 0..8 {
        let (from, to) = (
            format!("What was done{}", "!".repeat(round)),
            format!("What was done{}", "!".repeat(round + 1)),
        );
        preview.edit(&format!("{CASE}/en.md"), &from, &to)?;
        preview.wait_for(PAGE, |answer| answer.body.contains(&to))?;
    }
    // A template that leaves a page without its first heading is found by that check alone, and mended before it ends.
    let template = preview.path("themes/civic/templates/case.html");
    fs::create_dir_all(preview.path("themes/civic/templates"))?;
    fs::write(
        &template,
        "<!doctype html>\n<html lang=\"en\"><title>A</title><body><p>No heading</p></body></html>\n",
    )?;
    preview.wait_for(PAGE, |answer| answer.body.contains("No heading"))?;
    preview.about_when(PAGE, |about| about["findings"]["errors"].as_u64() > Some(0))?;
    fs::write(
        &template,
        "<!doctype html>\n<html lang=\"en\"><title>A</title><body><p>Still none</p></body></html>\n",
    )?;
    preview.wait_for(PAGE, |answer| answer.body.contains("Still none"))?;
    // What was found on the pages as they were is not said of these.
    fs::remove_file(&template)?;
    preview.edit(&format!("{CASE}/en.md"), "What was done!!!!!!!!", "What came of it")?;
    preview.wait_for(PAGE, |answer| answer.body.contains("What came of it"))?;
    assert_eq!(preview.about(PAGE)?["findings"]["errors"], 0);
    Ok(())
}

#[test]
fn a_checkout_of_thousands_of_files_ends_in_what_is_there() -> Outcome {
    let preview = Preview::start_with(&["--drafts"], |_| Ok(()))?;
    for number in 0..2500 {
        let folder = preview.path(&format!("content/static/set-{}", number % 50));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{number}.txt")), number.to_string())?;
    }
    preview.wait_for("/set-49/2499.txt", |answer| answer.status == 200 && answer.body == "2499")?;
    fs::rename(preview.path("content/static"), preview.path("old"))?;
    preview.wait_for("/set-49/2499.txt", |answer| answer.status == 404)?;
    fs::create_dir_all(preview.path("content/static/set-0"))?;
    fs::write(preview.path("content/static/set-0/new.txt"), "new")?;
    preview.wait_for("/set-0/new.txt", |answer| answer.body == "new")
}

fn copy(from: &std::path::Path, to: &std::path::Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    let case = to.join("case.yaml");
    let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(&case)?.replacen("title:", &format!("# {name}\ntitle:"), 1);
    Ok(fs::write(&case, text.replace("status: published", "status: draft"))?)
}
