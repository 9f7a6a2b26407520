//! `casebook diff` as the program runs: what it tells of figures and addresses, in each form, and that it publishes nothing.

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

const CASE: &str = "content/cases/example-case/case.yaml";

fn run(root: &Path, args: &[&str]) -> Result<(Option<i32>, String, String), Box<dyn Error>> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_casebook"));
    let output = program.arg("--root").arg(root).args(args).output()?;
    Ok((output.status.code(), String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?))
}

/// What a command printed, which must end well.
fn said(root: &Path, args: &[&str]) -> Result<String, Box<dyn Error>> {
    let (code, out, err) = run(root, args)?;
    assert_eq!(code, Some(0), "{args:?}\n{err}");
    Ok(out)
}

fn replace(path: PathBuf, from: &str, to: &str) -> Outcome {
    let text = fs::read_to_string(&path)?;
    assert!(text.contains(from), "{} has no {from}", path.display());
    Ok(fs::write(path, text.replace(from, to))?)
}

/// The difference, which stands on the last line; findings may stand before it.
fn last(printed: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(printed.lines().last().ok_or("nothing was printed")?)?)
}

/// A new site that is published.
fn published() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let site = tempfile::tempdir()?;
    said(site.path(), &["init"])?;
    said(site.path(), &["build", "--quiet"])?;
    Ok(site)
}

#[test]
fn a_changed_figure_is_told_with_both_values_and_nothing_is_published() -> Outcome {
    let site = published()?;
    let root = site.path();
    let manifest = fs::read(root.join("public/manifest.json"))?;
    let before = beside_output(root)?;
    assert!(said(root, &["diff", "--lang", "en"])?.contains("Nothing would change"));
    replace(root.join(CASE), "value: 300", "value: 320")?;

    let text = said(root, &["diff", "--lang", "en"])?;
    for words in [
        "Figures: 0 new, 1 changed, 0 gone",
        "~ example-case/participants",
        "before  over 300 ",
        "after  over 320 ",
        "as of 2025",
        "! no entry of `changes` tells readers of it",
        "~ cases/example-case/\n",
        "No address is lost.",
    ] {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
    let chinese = said(root, &["diff", "--lang", "zh"])?;
    for words in ["数字：", "原为", "超过300", "超过320", "没有失效的地址"] {
        assert!(chinese.replace("数字: ", "数字：").contains(words), "{words:?} is not in\n{chinese}");
    }
    assert_eq!(fs::read(root.join("public/manifest.json"))?, manifest, "diff published");
    assert_eq!(beside_output(root)?, before, "diff left something beside the output");
    Ok(())
}

/// What stands beside the output folder: what a build keeps for the next.
fn beside_output(root: &Path) -> Result<Vec<OsString>, Box<dyn Error>> {
    let names = fs::read_dir(root)?.map(|entry| Ok(entry?.file_name()));
    let mut names = names.collect::<Result<Vec<OsString>, Box<dyn Error>>>()?;
    names.retain(|name| name.to_string_lossy().starts_with(".public"));
    names.sort();
    Ok(names)
}

#[test]
fn an_entry_of_changes_is_told_and_answers_for_the_number() -> Outcome {
    let site = published()?;
    let root = site.path();
    let entry = "{date: 2026-01-02, kind: correction, from: over 300, to: over 320, reason: A slip <b>}";
    replace(root.join(CASE), "value: 300", &format!("value: 320\n    changes: [{entry}]"))?;
    // The reason is invented and in one language; what check says of it is not what is looked at here.
    let (code, out, err) = run(root, &["diff", "--lang", "en", "--format", "json"])?;
    assert_eq!(code, Some(0), "{err}");
    let diff = last(&out)?;
    let figure = &diff["figures"][0];
    assert_eq!(figure["address"], "example-case/participants");
    assert_eq!((&figure["old"]["value"], &figure["new"]["value"]), (&"300".into(), &"320".into()));
    assert_eq!(figure["new"]["qualifier"], "over");
    assert_eq!(figure["said"][0]["kind"], "correction");
    assert_eq!(figure["is_unexplained"], false);
    assert_eq!(diff["vanishing"], Value::Array(Vec::new()));

    let (code, out, err) = run(root, &["diff", "--lang", "en", "--html", "agree.html"])?;
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    let page = fs::read_to_string(root.join("agree.html"))?;
    let digest = diff["manifest_sha256"].as_str().ok_or("a digest")?;
    for words in
        ["<html lang=\"en\">", "over 300 ", "over 320 ", "correction, 2026-01-02", "A slip &lt;b&gt;", digest]
    {
        assert!(page.contains(words), "{words:?} is not in the page");
    }
    for outside in ["http://", "https://", "<script", "src=", "url("] {
        assert!(!page.contains(outside), "the page needs {outside}");
    }
    // What was agreed to is what a build publishes then.
    said(root, &["build", "--quiet"])?;
    let manifest = fs::read(root.join("public/manifest.json"))?;
    assert_eq!(casebook::output::Digest::of(&manifest).to_string(), digest);
    Ok(())
}

#[test]
fn lost_and_kept_addresses_are_told_apart() -> Outcome {
    let site = published()?;
    let root = site.path();
    fs::rename(root.join("content/pages/about"), root.join("content/pages/about-us"))?;
    let settings = root.join("content/site.yaml");
    fs::write(&settings, fs::read_to_string(&settings)?.replace("page:about", "page:about-us"))?;
    for (file, words) in [("en.md", "Who publishes this site.\n"), ("zh-Hans.md", "本站由谁发布。\n")]
    {
        fs::write(root.join("content/pages/about-us").join(file), words)?;
    }
    let diff = || -> Result<Value, Box<dyn Error>> {
        let (_, out, err) = run(root, &["diff", "--format", "json"])?;
        last(&out).map_err(|error| format!("{error}: {out}{err}").into())
    };
    let lost = diff()?;
    let vanishing = lost["vanishing"].as_array().ok_or("a list")?;
    assert!(vanishing.contains(&"about/".into()), "{vanishing:?}");
    assert!(lost["pages"]["added"].as_array().ok_or("a list")?.contains(&"about-us/index.html".into()));

    let record = root.join("content/pages/about-us/page.yaml");
    let text = fs::read_to_string(&record)?;
    fs::write(&record, format!("{text}\naliases: [about]\n"))?;
    let kept = diff()?;
    assert_eq!(kept["vanishing"], Value::Array(Vec::new()));
    assert_eq!(kept["moved"][0]["address"], "about/");
    assert_eq!(kept["moved"][0]["to"], "about-us/");
    Ok(())
}

#[test]
fn the_other_side_may_be_a_manifest_and_must_be_there() -> Outcome {
    let site = published()?;
    let root = site.path();
    fs::create_dir(root.join("kept"))?;
    for file in ["manifest.json", "figures.json"] {
        fs::copy(root.join("public").join(file), root.join("kept").join(file))?;
    }
    assert!(said(root, &["diff", "--lang", "en", "kept/manifest.json"])?.contains("Nothing would change"));
    let (code, _, err) = run(root, &["diff", "--lang", "en", "nowhere"])?;
    assert_eq!(code, Some(2));
    assert!(err.contains("nothing was published in"), "{err}");
    fs::write(root.join("kept/manifest.json"), "{}")?;
    let (code, ..) = run(root, &["diff", "kept", "--deny-warnings"])?;
    assert_eq!(code, Some(1), "a broken manifest is a finding");

    // Before a first build all is new.
    fs::remove_dir_all(root.join("public"))?;
    let text = said(root, &["diff", "--lang", "en"])?;
    assert!(text.contains("2 new, 0 changed, 0 gone"), "{text}");
    replace(root.join(CASE), "value: 300", "value: [300]")?;
    assert_eq!(run(root, &["diff"])?.0, Some(1), "a site with errors is not compared");
    Ok(())
}

#[cfg(feature = "deploy")]
#[test]
fn the_other_side_may_be_a_host() -> Outcome {
    let site = published()?;
    let root = site.path();
    let settings = root.join("content/site.yaml");
    let text = fs::read_to_string(&settings)?;
    fs::write(&settings, format!("{text}\ndeploy:\n  here: {{kind: folder, path: host}}\n"))?;
    let (code, _, err) = run(root, &["diff", "--lang", "en", "here"])?;
    assert_eq!(code, Some(2), "nothing stands there yet");
    assert!(err.contains("nothing was published in here"), "{err}");
    said(root, &["deploy", "--quiet"])?;
    assert!(said(root, &["diff", "--lang", "en", "here"])?.contains("Nothing would change"));
    replace(root.join(CASE), "value: 300", "value: 320")?;
    assert!(said(root, &["diff", "--lang", "en", "here"])?.contains("Figures: 0 new, 1 changed, 0 gone"));
    Ok(())
}
