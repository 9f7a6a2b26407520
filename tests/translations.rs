//! Translations from the first draft to the original that changes afterwards, as the program itself runs them.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

type Outcome = Result<(), Box<dyn Error>>;

const LOCK: &str = "content/translations.lock";

/// Runs a command that must end with this exit code, and gives what it printed on standard output and what on standard error.
fn ends_with(code: i32, root: &Path, args: &[&str]) -> Result<[String; 2], Box<dyn Error>> {
    let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--lang", "en", "--root"])
        .arg(root)
        .args(args)
        .output()?;
    let said = String::from_utf8(output.stderr)?;
    assert_eq!(output.status.code(), Some(code), "{args:?}\n{said}");
    Ok([String::from_utf8(output.stdout)?, said])
}

/// A site with one page in these languages, each with its title and its write-up.
fn site(locales: &[(&str, &str, &str)]) -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let page = folder.path().join("content/pages/about");
    fs::create_dir_all(&page)?;
    let tags: Vec<&str> = locales.iter().map(|(tag, ..)| *tag).collect();
    let site = format!(
        "title: Casebook\ndescription: A casebook.\nlocales: [{}]\nas_of: 2026-01-31\n",
        tags.join(", ")
    );
    fs::write(folder.path().join("content/site.yaml"), site)?;
    let titles: Vec<String> = locales.iter().map(|(tag, title, _)| format!("{tag}: {title}")).collect();
    fs::write(page.join("page.yaml"), format!("title: {{{}}}\n", titles.join(", ")))?;
    for (tag, _, text) in locales {
        fs::write(page.join(format!("{tag}.md")), text)?;
    }
    Ok(folder)
}

const ENGLISH: &str = "## What we do\n\nWe train officers.\n\n## Where\n\nBy the harbour.\n";
const CHINESE: &str = "## 我们做什么\n\n培养首席知识产权官。\n\n## 地点\n\n港口。\n";

fn bilingual() -> Result<tempfile::TempDir, Box<dyn Error>> {
    site(&[("en", "About", ENGLISH), ("zh-Hans", "关于", CHINESE)])
}

fn listed(code: i32, root: &Path, record: &str, locale: &str) -> Result<Value, Box<dyn Error>> {
    let [json, _] = ends_with(code, root, &["list", "translations", "--format", "json"])?;
    let rows: Vec<Value> = serde_json::from_str(&json)?;
    let row = rows.into_iter().find(|row| row["record"] == record && row["locale"] == locale);
    row.ok_or_else(|| format!("{record} is not listed in {locale}").into())
}

#[test]
fn a_confirmed_translation_is_stale_once_its_original_changes() -> Outcome {
    let site = bilingual()?;
    let root = site.path();
    let english = root.join("content/pages/about/en.md");
    ends_with(0, root, &["check", "--deny-warnings"])?;
    let row = listed(0, root, "pages/about", "zh-Hans")?;
    assert_eq!(
        (&row["state"], &row["parts"], &row["confirmed"]),
        (&"not confirmed".into(), &5.into(), &0.into())
    );
    assert_eq!(listed(0, root, "pages/about", "en")?["state"], "original");

    ends_with(0, root, &["confirm", "pages/about"])?;
    assert_eq!(listed(0, root, "pages/about", "zh-Hans")?["state"], "confirmed");
    ends_with(0, root, &["build", "--deny-warnings"])?;
    assert!(!fs::read_to_string(root.join("public/manifest.json"))?.contains("translations.lock"));

    // Line ends and wrapping say nothing new.
    fs::write(&english, ENGLISH.replace("We train", "We\r\ntrain").replace("harbour.\n", "harbour.  "))?;
    ends_with(0, root, &["check", "--deny-warnings"])?;

    fs::write(&english, ENGLISH.replace("By the harbour.", "By the old harbour."))?;
    let [found, _] = ends_with(1, root, &["check", "--deny-warnings", "--format", "short"])?;
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.starts_with("content/pages/about/zh-Hans.md:5:1: warning[CB313]"), "{found}");
    assert!(found.contains("By the old harbour."), "{found}");
    let row = listed(0, root, "pages/about", "zh-Hans")?;
    assert_eq!((&row["state"], &row["changed"], &row["confirmed"]), (&"stale".into(), &1.into(), &4.into()));

    ends_with(0, root, &["confirm", "content/pages/about/", "--locale", "zh-Hans"])?;
    ends_with(0, root, &["check", "--deny-warnings"])?;
    Ok(())
}

#[test]
fn the_original_may_be_any_language_of_the_site() -> Outcome {
    let site = bilingual()?;
    let root = site.path();
    let config = root.join("content/site.yaml");
    fs::write(&config, fs::read_to_string(&config)? + "original: zh-Hans\n")?;
    ends_with(0, root, &["confirm", "--all"])?;
    let lock = fs::read_to_string(root.join(LOCK))?;
    assert!(lock.contains("\npages/about en ") && !lock.contains(" zh-Hans "), "{lock}");
    fs::write(root.join("content/pages/about/en.md"), ENGLISH.replace("train", "teach"))?;
    ends_with(0, root, &["check", "--deny-warnings"])?;
    fs::write(root.join("content/pages/about/zh-Hans.md"), CHINESE.replace("培养", "培训"))?;
    let [found, _] = ends_with(0, root, &["check", "--format", "short"])?;
    assert!(found.starts_with("content/pages/about/en.md:1:1: warning[CB313]"), "{found}");
    Ok(())
}

#[test]
fn what_is_not_translated_is_not_confirmed() -> Outcome {
    let site = bilingual()?;
    let root = site.path();
    let page = root.join("content/pages/about");
    fs::write(page.join("zh-Hans.md"), ENGLISH)?;
    let [_, said] = ends_with(0, root, &["check"])?;
    assert!(!said.contains("CB309"), "short sentences may be names: {said}");
    let english = ENGLISH.replace("By the harbour.", "We meet everybody who asks for help at the harbour.");
    fs::write(page.join("en.md"), &english)?;
    fs::write(page.join("zh-Hans.md"), &english)?;
    let [_, said] = ends_with(1, root, &["confirm", "--all"])?;
    assert!(said.contains("not confirmed") && said.contains("pages/about (zh-Hans)"), "{said}");
    assert_eq!(listed(0, root, "pages/about", "zh-Hans")?["state"], "untranslated");
    fs::remove_file(page.join("zh-Hans.md"))?;
    ends_with(1, root, &["confirm", "pages/about"])?;
    assert_eq!(listed(1, root, "pages/about", "zh-Hans")?["state"], "missing");
    assert!(!fs::read_to_string(root.join(LOCK))?.contains("pages/about"));
    Ok(())
}

#[test]
fn wrong_names_change_nothing_and_are_answered() -> Outcome {
    let site = bilingual()?;
    let root = site.path();
    for (args, answer) in [
        (vec!["confirm", "pages/abuot"], "did you mean pages/about?"),
        (vec!["confirm", "pages/about", "--locale", "fr"], "it has en, zh-Hans"),
        (vec!["confirm"], "required"),
        (vec!["confirm", "pages/about", "--all"], "cannot be used with"),
    ] {
        let [_, said] = ends_with(2, root, &args)?;
        assert!(said.contains(answer), "{said}");
        assert!(!root.join(LOCK).exists());
    }
    Ok(())
}

#[test]
fn a_lock_that_cannot_be_read_is_not_written_over() -> Outcome {
    let site = bilingual()?;
    let root = site.path();
    let merged = "<<<<<<< ours\npages/about zh-Hans 1a2b3c4d\n=======\n>>>>>>> theirs\n";
    fs::write(root.join(LOCK), merged)?;
    let [_, said] = ends_with(1, root, &["confirm", "--all"])?;
    assert!(said.contains("CB312"), "{said}");
    assert_eq!(fs::read_to_string(root.join(LOCK))?, merged);
    Ok(())
}

#[test]
fn the_lock_holds_what_is_there_and_no_drafts_by_itself() -> Outcome {
    let site = bilingual()?;
    let root = site.path();
    ends_with(0, root, &["new", "page", "draft"])?;
    fs::write(root.join(LOCK), "pages/gone zh-Hans 1a2b3c4d\npages/about fr 1a2b3c4d\n")?;
    // What a killed run left is no hindrance.
    fs::write(root.join("content/.translations.lock.tmp"), "half a li")?;
    ends_with(0, root, &["confirm", "--all"])?;
    let lock = fs::read_to_string(root.join(LOCK))?;
    let records: Vec<&str> = lock
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(records, ["pages/about"]);
    assert!(!root.join("content/.translations.lock.tmp").exists());

    let draft = listed(0, root, "pages/draft", "zh-Hans")?;
    assert_eq!((&draft["state"], &draft["draft"]), (&"not confirmed".into(), &true.into()));
    let [table, _] = ends_with(0, root, &["list", "translations"])?;
    assert!(table.contains("zh-Hans: 5 of 5 translated (100%), 5 confirmed (100%)."), "{table}");
    ends_with(0, root, &["confirm", "pages/draft"])?;
    assert!(fs::read_to_string(root.join(LOCK))?.contains("\npages/draft zh-Hans "));
    Ok(())
}

#[test]
fn each_of_three_languages_is_held_against_the_original_alone() -> Outcome {
    let site = site(&[
        ("en", "About", ENGLISH),
        ("zh-Hans", "关于", CHINESE),
        ("en-GB", "About", "## What we do\n\nWe train officers.\n\nBy the harbour.\n"),
    ])?;
    let root = site.path();
    let [found, _] = ends_with(0, root, &["check", "--format", "short"])?;
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.starts_with("content/pages/about/en-GB.md:1:1: warning[CB305]"), "{found}");
    ends_with(0, root, &["confirm", "--all"])?;
    fs::write(root.join("content/pages/about/zh-Hans.md"), CHINESE.replace("港口", "码头"))?;
    assert_eq!(listed(0, root, "pages/about", "en-GB")?["state"], "confirmed");
    fs::write(root.join("content/pages/about/en.md"), ENGLISH.replace("officers", "people"))?;
    ends_with(0, root, &["confirm", "pages/about", "--locale", "zh-Hans"])?;
    assert_eq!(listed(0, root, "pages/about", "zh-Hans")?["state"], "confirmed");
    assert_eq!(listed(0, root, "pages/about", "en-GB")?["state"], "stale");
    Ok(())
}

#[test]
fn the_list_fits_a_terminal() -> Outcome {
    let site = bilingual()?;
    let root = site.path();
    let id = "a-very-long-name-".repeat(4) + "of-2024";
    ends_with(0, root, &["new", "page", &id])?;
    for language in ["en", "zh"] {
        let [table, _] = ends_with(0, root, &["list", "translations", "--lang", language])?;
        let widest = table.lines().map(|line| line.width()).max().unwrap_or_default();
        assert!(widest <= 80, "{widest} columns\n{table}");
        assert!(table.contains("…") && table.contains("of-2024"), "{table}");
    }
    Ok(())
}
