//! The schemas themselves, and the YAML files that stand in this repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::diag::Language;
use casebook::schema::{self, KINDS};
use serde_json::Value;

use crate::judge::Judge;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_key_has_a_title_and_a_description_in_both_languages() {
    for kind in KINDS {
        for language in [Language::English, Language::Chinese] {
            let schema = schema::schema(kind, language);
            let definitions = schema["$defs"].as_object().expect("definitions").values();
            for body in definitions.chain([&schema]) {
                for (key, property) in body["properties"].as_object().into_iter().flatten() {
                    // Forms and locales explain themselves by where they stand.
                    if ["one", "other", "en", "zh-Hans"].contains(&key.as_str()) {
                        continue;
                    }
                    let is_said = |word: &str| property[word].as_str().is_some_and(|text| !text.is_empty());
                    assert!(is_said("title") && is_said("description"), "{} {key}", kind.id);
                    assert_ne!(
                        property["title"], property["description"],
                        "{} {key}: `Title: text`",
                        kind.id
                    );
                }
            }
        }
    }
}

#[test]
fn every_definition_that_is_named_is_there() {
    for kind in KINDS {
        let schema = schema::schema(kind, Language::English);
        let text = schema.to_string();
        for (at, start) in text.match_indices("#/$defs/") {
            let name = text[at + start.len()..].split('"').next().unwrap_or_default();
            assert!(schema["$defs"][name].is_object(), "{}: {name}", kind.id);
        }
    }
}

#[test]
fn every_yaml_file_of_this_repository_is_taken() {
    let mut seen = BTreeSet::new();
    for site in [
        "",
        "tests/golden/minimal/input",
        "tests/golden/bilingual/input",
        "tests/diagnostics/base",
        "src/cli/init",
    ] {
        for (path, document) in yaml_files(&Path::new(ROOT).join(site)) {
            let Some(kind) = schema::of_path(&path) else { continue };
            seen.insert(kind.id);
            assert_eq!(Judge::of(kind).refusal(&document), None, "{site}/{path}");
        }
    }
    for kind in [
        "site",
        "sources",
        "organizations",
        "indicators",
        "schemes",
        "taxonomies",
        "programmes",
        "units",
        "case",
        "event",
        "statistic",
        "page",
        "theme",
    ] {
        assert!(seen.contains(kind), "no file of the repository is a {kind}");
    }
}

#[test]
fn new_records_of_every_kind_are_taken() {
    let site = tempfile::tempdir().expect("a folder for the site");
    let casebook = |args: &[&str]| {
        let status = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["--quiet", "--root"])
            .arg(site.path())
            .args(args)
            .status()
            .expect("the program runs");
        assert!(status.success(), "{args:?}");
    };
    casebook(&["init"]);
    let kinds = ["case", "event", "statistic", "page"];
    kinds.iter().for_each(|kind| casebook(&["new", kind, "one"]));
    let files = yaml_files(site.path());
    let mut made = BTreeSet::new();
    for (path, document) in files.iter().filter(|(path, _)| path.contains("/one/")) {
        let kind = schema::of_path(path).expect("a record has its kind");
        made.insert(kind.id);
        assert_eq!(Judge::of(kind).refusal(document), None, "{path}");
    }
    assert_eq!(made, BTreeSet::from(kinds));
}

/// Unknown and missing keys, wrong shapes and wrong words, as the fixtures of `tests/diagnostics` have them.
#[test]
fn what_a_fixture_reports_of_a_form_is_refused() {
    let mut refused = 0;
    for entry in fs::read_dir(Path::new(ROOT).join("tests/diagnostics")).expect("the fixtures are there") {
        let path = entry.expect("the folder can be read").path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        // What a figure's address leads to, and which categories there are, is no matter of form.
        if ["borrowed-other.md", "map-unknown-region.md", "map-no-category.md", "leave-out.md"]
            .iter()
            .any(|name| path.ends_with(name))
        {
            continue;
        }
        for (home, content) in yaml_blocks(&text) {
            let is_reported = ["CB104", "CB105", "CB106", "CB108"].iter().any(|code| {
                text.split(&format!("error[{code}]")).skip(1).any(|rest| {
                    let place = rest.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
                    place.is_some_and(|place| place.starts_with(home))
                })
            });
            let document = serde_yaml::from_str::<Value>(content);
            if let (true, Some(kind), Ok(document)) = (is_reported, schema::of_path(home), document) {
                assert!(!Judge::of(kind).takes(&document), "{}: {home} is taken", path.display());
                refused += 1;
            }
        }
    }
    assert!(refused >= 12, "only {refused} fixtures are of this kind");
}

/// The fenced blocks `yaml PATH` of a fixture.
fn yaml_blocks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("```yaml ").skip(1).filter_map(|rest| {
        let (home, rest) = rest.split_once('\n')?;
        Some((home, rest.split("\n```").next()?))
    })
}

/// All YAML files of a site's `content/` and `themes/`, by their path below the site.
fn yaml_files(site: &Path) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = ["content", "themes"].iter().map(|folder| site.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                let text = fs::read_to_string(&path).expect("YAML is text");
                let name = path
                    .strip_prefix(site)
                    .expect("a path below the site")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((name, serde_yaml::from_str(&text).expect("the repository's YAML can be read")));
            }
        }
    }
    found
}
