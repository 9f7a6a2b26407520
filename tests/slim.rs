//! The program without optional features (`cargo test --no-default-features --test slim`): it builds the sample site, and says what it lacks.
#![cfg(not(any(
    feature = "pictures",
    feature = "spreadsheets",
    feature = "external-links",
    feature = "deploy",
    feature = "precompress",
    feature = "archive"
)))]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

type Outcome = Result<(), Box<dyn Error>>;

fn casebook(root: &Path, language: &str, args: &[&str]) -> std::io::Result<Output> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(["--lang", language, "--root"]).arg(root).args(args).output()
}

#[test]
fn the_sample_site_is_whole_without_what_is_said_to_be_missing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("public");
    let args = [
        "build",
        "--deny-warnings",
        "--base-url",
        "https://example.org/ip/",
        "--output-dir",
        &out.to_string_lossy(),
    ];
    for (language, said) in
        [("en", ["charts as PNG", "no workbooks (XLSX)"]), ("zh", ["PNG 图表", "电子表格（XLSX）"])]
    {
        let output = casebook(Path::new(env!("CARGO_MANIFEST_DIR")), language, &args)?;
        let words = String::from_utf8(output.stderr)?;
        assert!(output.status.success() && said.iter().all(|part| words.contains(part)), "{words}");
    }
    let manifest = fs::read_to_string(out.join("manifest.json"))?;
    let has = |ending: &str| manifest.contains(&format!("{ending}\""));
    assert!(
        has(".html")
            && has("chart.svg")
            && has(".csv")
            && !has("chart.png")
            && !has("share.png")
            && !has(".xlsx")
    );
    Ok(())
}

#[test]
fn what_is_asked_for_and_not_there_is_refused_by_the_name_of_its_feature() -> Outcome {
    let site = tempfile::tempdir()?;
    assert!(casebook(site.path(), "en", &["init"])?.status.success());
    for (args, feature) in [
        (&["deploy"][..], "deploy"),
        (&["build", "--zip", "site.zip"], "archive"),
        (&["build", "--precompress"], "precompress"),
        (&["check", "--external"], "external-links"),
    ] {
        let output = casebook(site.path(), "en", args)?;
        let words = String::from_utf8(output.stderr)?;
        assert!(output.status.code() == Some(2) && words.contains(feature), "{args:?}: {words}");
    }
    // A site that leaves out what is missing anyway hears nothing of it.
    let settings = site.path().join("content/site.yaml");
    fs::write(
        &settings,
        fs::read_to_string(&settings)? + "\nleave_out: [downloads, chart-files, share-pictures]\n",
    )?;
    let words = String::from_utf8(casebook(site.path(), "en", &["build"])?.stderr)?;
    assert!(words.contains("published") && !words.contains("compiled without"), "{words}");
    Ok(())
}
