//! What editors and other programs get from the command line: schemas, and explanations of codes.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

type Outcome = Result<(), Box<dyn Error>>;

fn casebook(root: &Path, args: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_casebook")).arg("--root").arg(root).args(args).output()
}

fn json(root: &Path, args: &[&str]) -> Result<serde_json::Value, Box<dyn Error>> {
    let output = casebook(root, args)?;
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The schema that the first line of a YAML file names, where it is there.
fn pointed_at(path: &Path) -> Result<serde_json::Value, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let named = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
    let named = named.ok_or_else(|| format!("{} names no schema", path.display()))?;
    let folder = path.parent().ok_or("a file in a folder")?;
    Ok(serde_json::from_str(&fs::read_to_string(folder.join(named))?)?)
}

#[test]
fn new_files_name_a_schema_that_is_there_and_neither_read_nor_published() -> Outcome {
    let site = tempfile::tempdir()?;
    let root = site.path();
    casebook(root, &["init"])?;
    for kind in ["case", "event", "statistic", "page"] {
        casebook(root, &["new", kind, "one"])?;
    }
    for (path, title) in [
        ("content/site.yaml", "Site"),
        ("content/sources.yaml", "Source"),
        ("content/cases/example-case/case.yaml", "Case"),
        ("content/cases/one/case.yaml", "Case"),
        ("content/events/one/event.yaml", "Event"),
        ("content/statistics/one/statistic.yaml", "Statistic"),
        ("content/pages/one/page.yaml", "Page"),
    ] {
        assert_eq!(pointed_at(&root.join(path))?["title"], title, "{path}");
    }
    let built = casebook(root, &["build", "--deny-warnings"])?;
    assert_eq!(built.status.code(), Some(0));
    assert!(!root.join("public/.casebook").exists());
    Ok(())
}

#[test]
fn a_site_begun_without_schemas_gets_them_with_its_next_record() -> Outcome {
    let site = tempfile::tempdir()?;
    let root = site.path();
    casebook(root, &["init"])?;
    fs::remove_dir_all(root.join(".casebook"))?;
    casebook(root, &["new", "page", "one"])?;
    assert_eq!(pointed_at(&root.join("content/pages/one/page.yaml"))?["title"], "Page");
    Ok(())
}

#[test]
fn schemas_are_printed_listed_and_written() -> Outcome {
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    assert_eq!(json(root, &["schema", "case"])?["properties"]["title"]["title"], "Title");
    assert_eq!(json(root, &["--lang", "zh", "schema", "case"])?["properties"]["title"]["title"], "标题");
    let kinds = json(root, &["schema", "--format", "json"])?;
    let kinds = kinds.as_array().ok_or("a list")?;
    assert!(kinds.iter().any(|kind| kind["kind"] == "sources" && kind["file"] == "content/sources.yaml"));
    assert_eq!(fs::read_dir(root)?.count(), 0, "printing wrote something");

    casebook(root, &["schema", "--write", "forms"])?;
    assert_eq!(fs::read_dir(root.join("forms"))?.count(), kinds.len());
    casebook(root, &["schema", "case", "--write"])?;
    assert_eq!(fs::read_dir(root.join(".casebook/schema"))?.count(), 1);

    let unknown = casebook(root, &["--lang", "en", "schema", "cases"])?;
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8(unknown.stderr)?.contains("did you mean case?"));
    Ok(())
}

#[test]
fn codes_are_explained_in_any_case_and_listed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    let lower = json(root, &["explain", "cb253", "--format", "json"])?;
    assert_eq!((&lower["code"], &lower["severity"]), (&"CB253".into(), &"error".into()));
    let chinese = json(root, &["--lang", "zh", "explain", "CB253", "--format", "json"])?;
    assert_eq!(lower["adjustable"], chinese["adjustable"]);
    assert_ne!(lower["why"], chinese["why"]);

    let listed = String::from_utf8(casebook(root, &["explain", "--format", "short"])?.stdout)?;
    let ids: Vec<&str> = listed.lines().filter_map(|line| line.split('\t').next()).collect();
    let mut expected: Vec<&str> = casebook::diag::table::all().map(|code| code.id).collect();
    expected.sort_unstable();
    assert_eq!(ids, expected, "one line for each code, in the order of their numbers");

    for (id, near) in
        [("CB2533", "CB253"), ("cb25", "did you mean CB25"), ("", "lists all"), ("E0308", "lists all")]
    {
        let unknown = casebook(root, &["--lang", "en", "explain", id])?;
        assert_eq!(unknown.status.code(), Some(2), "{id}");
        let said = String::from_utf8(unknown.stderr)?;
        assert!(said.contains(near), "{id}: {said}");
    }
    Ok(())
}
