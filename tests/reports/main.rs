//! Reports as the program itself prints them: one document on standard output, exit codes, and what other programs rely on.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use boon::{Compiler, Schemas};
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

fn casebook(root: &Path, args: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--lang", "en", "--root"])
        .arg(root)
        .args(args)
        .output()
}

/// What a command printed on standard output, after it ended with this exit code.
fn printed(code: i32, root: &Path, args: &[&str]) -> Result<String, Box<dyn Error>> {
    let output = casebook(root, args)?;
    assert_eq!(output.status.code(), Some(code), "{args:?}\n{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// The site of `casebook init`, in which nothing is to be mended.
fn sound() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    printed(0, folder.path(), &["init"])?;
    Ok(folder)
}

const WRITE_UP: &str = "content/cases/example-case/zh-Hans.md";

/// The same with an error behind Chinese text.
fn faulty() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = sound()?;
    let path = folder.path().join(WRITE_UP);
    fs::write(&path, fs::read_to_string(&path)? + "\n共有[5%, 100::x](figure:nothing)。\n")?;
    Ok(folder)
}

/// The reduced schema beside this file: which parts of SARIF it covers is said there.
fn assert_sarif(document: &Value) -> Outcome {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler
        .add_resource("sarif.json", serde_json::from_str(include_str!("sarif.schema.json"))?)
        .map_err(|e| e.to_string())?;
    let index = compiler.compile("sarif.json", &mut schemas).map_err(|error| error.to_string())?;
    Ok(schemas.validate(document, index).map_err(|error| error.to_string())?)
}

#[test]
fn nothing_found_is_an_empty_report_in_every_form() -> Outcome {
    let site = sound()?;
    for command in ["check", "build"] {
        for form in ["human", "short", "json", "github"] {
            assert_eq!(printed(0, site.path(), &[command, "--format", form])?, "", "{command} {form}");
        }
        let document: Value =
            serde_json::from_str(&printed(0, site.path(), &[command, "--format", "sarif"])?)?;
        assert_sarif(&document)?;
        assert_eq!(document["runs"][0]["results"], serde_json::json!([]));
    }
    Ok(())
}

#[test]
fn programs_and_lists_get_every_finding_and_people_the_first_and_the_number() -> Outcome {
    let site = sound()?;
    let path = site.path().join(WRITE_UP);
    let links: String = (0..1_000).map(|number| format!("\n[甲](case:nowhere-{number})\n")).collect();
    fs::write(&path, fs::read_to_string(&path)? + &links)?;
    let of_links = |line: &&str| line.contains("nowhere-");
    for form in ["short", "json", "github"] {
        let printed = printed(1, site.path(), &["check", "--format", form])?;
        assert_eq!(printed.lines().filter(of_links).count(), 1_000, "{form}");
    }
    let sarif: Value = serde_json::from_str(&printed(1, site.path(), &["check", "--format", "sarif"])?)?;
    let results = sarif["runs"][0]["results"].as_array().ok_or("results")?;
    assert_eq!(results.iter().filter(|result| result.to_string().contains("nowhere-")).count(), 1_000);
    let said = String::from_utf8(casebook(site.path(), &["check"])?.stderr)?;
    assert_eq!(said.lines().filter(|line| line.starts_with("error[CB201]")).count(), 50);
    assert!(
        said.contains(&format!("note: 950 more of CB201 in {WRITE_UP} are not shown here")),
        "{}",
        &said[said.len() - 2_000..]
    );
    assert!(said.contains("casebook check --format short"));
    assert!(said.contains("1000 errors"), "the summary counts all: {}", &said[said.len() - 500..]);
    Ok(())
}

#[test]
fn a_finding_is_one_sarif_document_in_both_languages() -> Outcome {
    let site = faulty()?;
    for command in ["check", "build"] {
        for language in ["en", "zh"] {
            let args = [command, "--format", "sarif", "--lang", language];
            let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
                .arg("--root")
                .arg(site.path())
                .args(args)
                .output()?;
            assert_eq!(output.status.code(), Some(1));
            let document: Value = serde_json::from_slice(&output.stdout)?;
            assert_sarif(&document)?;
            let run = &document["runs"][0];
            let result = &run["results"][0];
            let index = result["ruleIndex"].as_u64().ok_or("an index")? as usize;
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], WRITE_UP);
        }
    }
    Ok(())
}

#[test]
fn fingerprints_survive_lines_above_and_the_other_language() -> Outcome {
    let site = faulty()?;
    let prints = |language: &str| -> Result<Vec<Value>, Box<dyn Error>> {
        let args = ["check", "--format", "sarif", "--lang", language];
        let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .arg("--root")
            .arg(site.path())
            .args(args)
            .output()?;
        let document: Value = serde_json::from_slice(&output.stdout)?;
        let results = document["runs"][0]["results"].as_array().ok_or("results")?;
        Ok(results
            .iter()
            .filter(|result| result["ruleId"] == "CB201")
            .map(|result| result["partialFingerprints"].clone())
            .collect())
    };
    let before = prints("en")?;
    assert_eq!(before.len(), 1);
    assert_eq!(before, prints("zh")?);
    let path = site.path().join(WRITE_UP);
    fs::write(&path, format!("新增一段文字。\n\n{}", fs::read_to_string(&path)?))?;
    assert_eq!(before, prints("en")?);
    Ok(())
}

#[test]
fn columns_count_characters_after_chinese_text() -> Outcome {
    let site = faulty()?;
    let text = printed(1, site.path(), &["check", "--format", "json"])?;
    let found: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let unknown = found.iter().find(|found| found["code"] == "CB201").ok_or("an unknown figure")?;
    let fields: Vec<&str> = unknown.as_object().ok_or("an object")?.keys().map(String::as_str).collect();
    assert_eq!(fields, ["code", "severity", "message", "help", "place", "related"]);
    let (line, link) = ("共有[5%, 100::x](figure:nothing)。", "](");
    let target = line.split_once(link).ok_or("a link")?.0.chars().count() + link.len() + 1;
    let column = unknown["place"]["column"].as_u64().ok_or("a column")? as usize;
    assert_eq!(column, target, "the link's target");
    assert_eq!(unknown["place"]["line"], unknown["place"]["endLine"]);
    Ok(())
}

#[test]
fn a_command_for_github_is_one_line() -> Outcome {
    let site = faulty()?;
    let path = site.path().join(WRITE_UP);
    fs::write(&path, fs::read_to_string(&path)? + "\n又有[5%](figure:participants)。\n")?;
    let text = printed(1, site.path(), &["check", "--format", "github"])?;
    assert!(text.contains("“5%25”"), "a percent sign would begin an escape: {text}");
    for line in text.lines() {
        assert!(
            line.starts_with("::error file=content/") || line.starts_with("::warning file=content/"),
            "{line}"
        );
        assert!(line.contains(",title=CB"), "{line}");
        let properties =
            line.split_once("::").and_then(|(_, rest)| rest.split_once("::")).ok_or("two parts")?.0;
        assert!(!properties.contains('%') && properties.matches(':').count() == 0, "{properties}");
    }
    Ok(())
}

#[test]
fn exit_codes_tell_content_from_usage() -> Outcome {
    let (sound, faulty, empty) = (sound()?, faulty()?, tempfile::tempdir()?);
    for (code, root, args) in [
        (0, sound.path(), &["check"][..]),
        (0, sound.path(), &["list", "cases"]),
        (0, sound.path(), &["schema", "case"]),
        (0, sound.path(), &["explain", "CB201"]),
        (1, faulty.path(), &["check"]),
        (1, faulty.path(), &["build"]),
        (1, empty.path(), &["check"]),
        (1, empty.path(), &["list", "cases"]),
        (1, empty.path(), &["new", "case", "one"]),
        (2, sound.path(), &["explain", "CB999"]),
        (2, sound.path(), &["schema", "none"]),
        (2, sound.path(), &["check", "--format", "xml"]),
        (2, sound.path(), &["check", "-q", "-v"]),
        (2, Path::new("no-such-folder"), &["check"]),
        (2, sound.path(), &["clean", "--output-dir", "content"]),
    ] {
        printed(code, root, args)?;
    }
    assert!(!faulty.path().join("public").exists(), "something was published");
    Ok(())
}

#[test]
fn denied_warnings_stop_publication() -> Outcome {
    let site = sound()?;
    fs::write(site.path().join("content/cases/example-case/left.txt.yaml"), "a: b\n")?;
    printed(0, site.path(), &["check"])?;
    printed(1, site.path(), &["check", "--deny-warnings"])?;
    printed(1, site.path(), &["build", "--deny-warnings"])?;
    assert!(!site.path().join("public").exists());
    Ok(())
}

#[test]
fn quiet_says_nothing_and_verbose_tells_stages() -> Outcome {
    let site = sound()?;
    let said = |args: &[&str]| -> Result<String, Box<dyn Error>> {
        Ok(String::from_utf8(casebook(site.path(), args)?.stderr)?)
    };
    assert_eq!(said(&["check", "-q"])?, "");
    assert_eq!(said(&["build", "--quiet"])?, "");
    for command in ["check", "build"] {
        let verbose = said(&[command, "-v"])?;
        assert!(
            verbose.contains("checking ") && verbose.contains("findings that site.yaml allows: "),
            "{verbose}"
        );
        assert!(printed(0, site.path(), &[command, "-v", "--format", "json"])?.is_empty());
    }
    Ok(())
}

#[test]
fn colours_are_left_out_where_none_are_wanted() -> Outcome {
    let site = faulty()?;
    // No terminal reads along in a test, so colours are asked for first.
    for (none_wanted, is_coloured) in [(None, true), (Some("1"), false)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(["check", "--root"]).arg(site.path()).env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
        none_wanted.map(|value| command.env("NO_COLOR", value));
        let said = command.output()?.stderr;
        assert_eq!(said.contains(&0x1b), is_coloured, "NO_COLOR: {none_wanted:?}");
    }
    assert!(!casebook(site.path(), &["check"])?.stderr.contains(&0x1b), "colours in what is no terminal");
    Ok(())
}
