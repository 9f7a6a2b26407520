//! What a build tells of its time: every step that the source marks, in a table and in a file for trace viewers. How long anything takes
//! is not looked at, only that what is told of it fits together. Some steps are taken with features alone.
#![cfg(all(feature = "pictures", feature = "precompress"))]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

/// Builds a small site that was published before with another title of its pages, so that every step is taken.
fn build(folder: &Path, language: &str) -> Result<(String, Value), Box<dyn Error>> {
    let trace = folder.join("trace.json");
    run(folder, language, &["build"])?;
    let trace_at = trace.to_string_lossy();
    let output = run(
        folder,
        language,
        &["build", "--base-url", "https://example.com/", "--precompress", "--timings", "--trace", &trace_at],
    )?;
    Ok((String::from_utf8(output.stderr)?, serde_json::from_str(&fs::read_to_string(trace)?)?))
}

fn run(folder: &Path, language: &str, args: &[&str]) -> Result<Output, Box<dyn Error>> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bilingual/input");
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command
        .args(["--lang", language, "--root"])
        .arg(site)
        .args(args)
        .arg("--output-dir")
        .arg(folder.join("public"));
    let output = command.output()?;
    assert!(output.status.success(), "{args:?}\n{}", String::from_utf8_lossy(&output.stderr));
    Ok(output)
}

/// The steps that the source marks, but the one that needs the network.
fn marked() -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut kinds = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path: PathBuf = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            kinds.extend(
                text.split("info_span!(\"")
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
            );
        }
    }
    assert!(kinds.remove("external") && kinds.len() > 20, "{kinds:?}");
    Ok(kinds)
}

struct Step {
    kind: String,
    begin: f64,
    end: f64,
}

/// The steps of each thread, which have to be complete events of a named thread.
fn lanes(trace: &Value) -> Result<BTreeMap<u64, Vec<Step>>, Box<dyn Error>> {
    let events = trace["traceEvents"].as_array().ok_or("a list of events")?;
    let mut lanes: BTreeMap<u64, Vec<Step>> = BTreeMap::new();
    for event in events {
        let lane = event["tid"].as_u64().ok_or("a thread")?;
        assert!(event["pid"].is_u64() && event["name"].is_string(), "{event}");
        match event["ph"].as_str() {
            Some("M") => {
                assert!(event["name"] == "thread_name" && event["args"]["name"].is_string(), "{event}");
                assert!(lanes.insert(lane, Vec::new()).is_none(), "{event}");
            }
            Some("X") => {
                let (begin, took) =
                    (event["ts"].as_f64().ok_or("a time")?, event["dur"].as_f64().ok_or("a time")?);
                let kind = event["cat"].as_str().ok_or("a kind")?.to_owned();
                lanes.get_mut(&lane).ok_or("a named thread")?.push(Step { kind, begin, end: begin + took });
            }
            _ => return Err(format!("no event that was meant: {event}").into()),
        }
    }
    Ok(lanes)
}

#[test]
fn a_trace_has_every_step_and_steps_lie_within_each_other() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (_, trace) = build(folder.path(), "en")?;
    let lanes = lanes(&trace)?;
    let seen: BTreeSet<String> = lanes.values().flatten().map(|step| step.kind.clone()).collect();
    assert_eq!(seen, marked()?);
    // A nanosecond for numbers that have no exact form.
    let slack = 0.001;
    for steps in lanes.values() {
        let mut open: Vec<&Step> = Vec::new();
        for step in steps {
            while open.last().is_some_and(|last| last.end <= step.begin + slack) {
                open.pop();
            }
            if let Some(around) = open.last() {
                assert!(
                    around.begin <= step.begin && step.end <= around.end + slack,
                    "{} in {}",
                    step.kind,
                    around.kind
                );
            }
            open.push(step);
        }
    }
    let files = lanes.values().flatten().filter(|step| step.kind == "file").count();
    assert!(files > 50, "{files} files");
    Ok(())
}

/// The numbers of a row, by the heading of their columns.
fn numbers(table: &str, row: &str) -> Option<Vec<f64>> {
    let line = table
        .lines()
        .find(|line| line.trim_start().strip_prefix(row).is_some_and(|rest| rest.starts_with("  ")))?;
    let rest = line.trim_start().strip_prefix(row)?;
    Some(rest.split_whitespace().filter_map(|word| word.parse().ok()).collect())
}

#[test]
fn a_table_adds_up() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (table, _) = build(folder.path(), "en")?;
    let stages: Vec<&str> = table
        .lines()
        .skip_while(|line| !line.starts_with("stage "))
        .skip(1)
        .take_while(|line| !line.starts_with("everything else"))
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| Some(line.split_once("  ")?.0))
        .collect();
    assert!(stages.len() > 10, "{table}");
    let (mut clock, mut processor) = (0.0, 0.0);
    for stage in stages.iter().chain(&["everything else"]) {
        let found = numbers(&table, stage).ok_or("a row")?;
        let [.., on_the_clock, of_processors] = found.as_slice() else {
            return Err(format!("{stage}: {table}").into());
        };
        clock += on_the_clock;
        processor += of_processors;
    }
    let all = numbers(&table, "in all").ok_or("a last row")?;
    // Each number is rounded.
    let slack = 0.0006 * (stages.len() + 2) as f64;
    assert!(
        (all[0] - clock).abs() < slack && (all[1] - processor).abs() < slack,
        "{clock} and {processor} of {table}"
    );
    let last = |row| numbers(&table, row).and_then(|found| found.last().copied()).ok_or("a row");
    let within: f64 = ["rendering", "looking through", "writing", "compressing"]
        .into_iter()
        .map(last)
        .sum::<Result<f64, _>>()?;
    assert!(within <= last("making the files")? + 0.003, "{table}");
    let rendered = numbers(&table, "rendering").ok_or("a row")?;
    assert!(rendered[0] >= 50.0, "{table}");
    for list in [
        "slowest pages",
        "slowest other files",
        "slowest templates",
        "slowest charts",
        "slowest groups of rules",
    ] {
        assert!(table.contains(list), "{list}: {table}");
    }
    Ok(())
}

#[test]
fn a_table_is_in_the_language_of_the_command() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (english, chinese) = (build(folder.path(), "en")?.0, build(folder.path(), "zh")?.0);
    let stages = |table: &str, head: &str, end: &str| -> Vec<String> {
        let rows = table
            .lines()
            .skip_while(|line| !line.starts_with(head))
            .take_while(|line| !line.starts_with(end));
        rows.filter_map(|row| Some(row.trim_start().split_once("  ")?.0.to_owned())).collect()
    };
    let (english, chinese) = (stages(&english, "stage", "in all"), stages(&chinese, "阶段", "合计"));
    assert_eq!(english.len(), chinese.len(), "{english:?} {chinese:?}");
    assert!(
        chinese.iter().all(|name| !name.chars().any(|letter| letter.is_ascii_alphabetic())),
        "{chinese:?}"
    );
    Ok(())
}

#[test]
fn a_check_tells_its_time_too_and_a_trace_lies_beside_the_site() -> Outcome {
    let folder = tempfile::tempdir()?;
    let said = String::from_utf8(run(folder.path(), "en", &["check", "--timings"])?.stderr)?;
    assert!(
        said.contains("\nchecking ") && said.contains("\nin all ") && !said.contains("writing "),
        "{said}"
    );
    let site = tempfile::tempdir()?;
    for (place, code) in [("content/trace.json", 2), ("public/trace.json", 2), ("trace.json", 1)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        let status = command.args(["build", "--trace", place, "--root"]).arg(site.path()).output()?.status;
        assert_eq!(status.code(), Some(code), "{place}");
    }
    // Also of a site with errors, which is where a build ends early.
    assert!(site.path().join("trace.json").exists() && !site.path().join("content").exists());
    Ok(())
}
