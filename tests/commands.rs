//! The commands beside build, check and serve, as the program itself runs them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

type Outcome = Result<(), Box<dyn Error>>;

fn casebook(root: &Path, args: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--lang", "en", "--root"])
        .arg(root)
        .args(args)
        .output()
}

/// Runs a command that must end with this exit code, and gives what it printed on standard output.
fn ends_with(code: i32, root: &Path, args: &[&str]) -> Result<String, Box<dyn Error>> {
    let output = casebook(root, args)?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{args:?}\n{said}");
    Ok(String::from_utf8(output.stdout)?)
}

fn new_site() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    ends_with(0, folder.path(), &["init"])?;
    Ok(folder)
}

/// Every file below a folder by its path, sorted.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap_or(&path).to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[test]
fn a_new_site_builds_without_a_warning() -> Outcome {
    let folder = tempfile::tempdir()?;
    ends_with(0, folder.path(), &["init", "deep/site"])?;
    let site = folder.path().join("deep/site");
    ends_with(0, &site, &["build", "--deny-warnings"])?;
    for page in [
        "index.html",
        "zh-Hans/index.html",
        "cases/example-case/index.html",
        "zh-Hans/cases/example-case/index.html",
    ] {
        assert!(site.join("public").join(page).is_file(), "{page}");
    }
    Ok(())
}

#[test]
fn a_build_says_once_what_needs_an_address() -> Outcome {
    let site = new_site()?;
    let said_in = |language: &str, args: &[&str]| -> Result<String, Box<dyn Error>> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        let output = command.args(["--lang", language, "--root"]).arg(site.path()).args(args).output()?;
        let said = String::from_utf8(output.stderr)?;
        assert_eq!(output.status.code(), Some(0), "{args:?}\n{said}");
        Ok(said)
    };
    let said = |args: &[&str]| said_in("en", args);
    let line_about_it = |said: &str| -> Option<String> {
        let mut lines = said.lines().filter(|line| line.contains("base_url"));
        let found = lines.next().map(str::to_owned);
        assert_eq!(lines.next(), None, "it is said once:\n{said}");
        found
    };
    // It is no warning, and what it says is so.
    let english = line_about_it(&said(&["build", "--deny-warnings"])?).ok_or("a line in English")?;
    for what in ["feed", "sitemap", "canonical links", "QR codes", "pictures for shared links"] {
        assert!(english.contains(what), "{english}");
    }
    let chinese = line_about_it(&said_in("zh", &["build"])?).ok_or("a line in Chinese")?;
    for what in ["订阅源", "站点地图", "规范链接", "二维码", "分享图片"] {
        assert!(chinese.contains(what), "{chinese}");
    }
    let public = site.path().join("public");
    let case = |public: &Path| fs::read_to_string(public.join("cases/example-case/index.html"));
    for file in ["feed.xml", "sitemap.xml", "share.png"] {
        assert!(!public.join(file).exists(), "{file}");
    }
    for part in ["rel=\"canonical\"", "class=\"qr\"", "og:image"] {
        assert!(!case(&public)?.contains(part), "{part}");
    }
    // With an address they are made, and nothing is said.
    assert_eq!(line_about_it(&said(&["build", "--base-url", "https://example.org/"])?), None);
    for file in ["feed.xml", "sitemap.xml"] {
        assert!(public.join(file).exists(), "{file}");
    }
    for part in ["rel=\"canonical\"", "class=\"qr\""] {
        assert!(case(&public)?.contains(part), "{part}");
    }
    assert_eq!(line_about_it(&said(&["--quiet", "build"])?), None);
    Ok(())
}

#[test]
fn a_folder_that_holds_something_is_not_made_a_site() -> Outcome {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("thesis.doc"), "mine")?;
    ends_with(2, folder.path(), &["init"])?;
    assert_eq!(files(folder.path())?, [PathBuf::from("thesis.doc")]);
    Ok(())
}

#[test]
fn a_fault_of_finished_output_is_found_by_check_and_leaves_the_published_site() -> Outcome {
    let site = new_site()?;
    let root = site.path();
    ends_with(0, root, &["build"])?;
    let before = fs::read(root.join("public/manifest.json"))?;
    fs::create_dir_all(root.join("content/static"))?;
    fs::write(root.join("content/static/logo.svg"), "<svg onload=\"x()\"></svg>")?;
    for command in ["check", "build"] {
        let said = ends_with(1, root, &[command, "--format", "short"])?;
        assert!(said.starts_with("content/static/logo.svg:1:1: error[CB514]"), "{said}");
    }
    assert_eq!(fs::read(root.join("public/manifest.json"))?, before);
    assert!(!root.join("public/logo.svg").exists());
    Ok(())
}

#[test]
fn new_records_are_drafts_that_pass_every_check() -> Outcome {
    let site = new_site()?;
    let root = site.path();
    ends_with(0, root, &["build"])?;
    let before = fs::read(root.join("public/manifest.json"))?;
    for (kind, folder) in
        [("case", "cases"), ("event", "events"), ("statistic", "statistics"), ("page", "pages")]
    {
        // Records of different kinds may share an id, but a new record's title comes of it, and titles should differ.
        let id = format!("first-{kind}");
        ends_with(0, root, &["new", kind, &id])?;
        let made = files(&root.join("content").join(folder).join(&id))?;
        let mut expected =
            ["en.md".to_owned(), format!("{kind}.yaml"), "zh-Hans.md".to_owned()].map(PathBuf::from);
        expected.sort();
        assert_eq!(made, expected);
    }
    assert!(root.join(".casebook/schema/page.schema.json").is_file());
    ends_with(0, root, &["build", "--deny-warnings"])?;
    assert_eq!(fs::read(root.join("public/manifest.json"))?, before, "a draft was published");
    ends_with(0, root, &["build", "--deny-warnings", "--drafts"])?;
    assert!(root.join("public/zh-Hans/events/first-event/index.html").is_file());
    Ok(())
}

#[test]
fn what_a_new_record_offers_is_not_published() -> Outcome {
    for (kind, folder) in
        [("case", "cases"), ("event", "events"), ("statistic", "statistics"), ("page", "pages")]
    {
        let site = new_site()?;
        let root = site.path();
        ends_with(0, root, &["new", kind, "one"])?;
        let path = root.join("content").join(folder).join("one").join(format!("{kind}.yaml"));
        fs::write(&path, fs::read_to_string(&path)?.replace("status: draft", "status: published"))?;
        for writeup in ["en.md", "zh-Hans.md"] {
            fs::write(path.with_file_name(writeup), "## Words\n")?;
        }
        // Every text that the template gives, outside its comments, is a placeholder.
        let record = fs::read_to_string(&path)?;
        let told = record
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.matches(": \""))
            .count();
        let said = String::from_utf8(casebook(root, &["check"])?.stderr)?;
        assert_eq!(said.matches("error[CB613]").count(), told, "{kind}\n{said}");
    }
    Ok(())
}

#[test]
fn a_new_record_neither_overwrites_nor_leaves_its_folder() -> Outcome {
    let site = new_site()?;
    let before = files(site.path())?;
    for id in ["example-case", "Upper", "two words", "../../outside", "-x", "", "案例", "a/b", "a\\b", "con"]
    {
        ends_with(2, site.path(), &["new", "case", "--", id])?;
        assert_eq!(files(site.path())?, before, "{id:?}");
    }
    Ok(())
}

#[test]
fn lists_are_for_people_and_for_programs() -> Outcome {
    let site = new_site()?;
    let root = site.path();
    ends_with(0, root, &["new", "case", "second"])?;
    fs::remove_file(root.join("content/cases/second/zh-Hans.md"))?;
    let json = |args: &[&str], code| -> Result<Vec<serde_json::Value>, Box<dyn Error>> {
        Ok(serde_json::from_str(&ends_with(code, root, args)?)?)
    };
    // A record without one of its write-ups cannot be read, which the exit code says.
    let translations = json(&["list", "translations", "--format", "json"], 1)?;
    let second = |row: &&serde_json::Value| row["record"] == "cases/second" && row["locale"] == "zh-Hans";
    let second = translations.iter().find(second).ok_or("not listed")?;
    assert_eq!(second["state"], "missing");

    fs::write(root.join("content/cases/second/zh-Hans.md"), "正文待撰写。\n")?;
    let figures = json(&["list", "figures", "--format", "json"], 0)?;
    assert_eq!(figures[1]["figure"], "example-case/participants");
    assert_eq!(figures[1]["value"], "over 300 people");
    assert_eq!(json(&["list", "drafts", "--format", "json"], 0)?[0]["record"], "cases/second");
    assert_eq!(json(&["list", "cases", "--format", "json"], 0)?.len(), 2);
    assert_eq!(json(&["list", "sources", "--format", "json"], 0)?[0]["source"], "example-source");
    for (kind, rows) in [
        ("statistics", 0),
        ("events", 0),
        ("pages", 1),
        ("indicators", 0),
        ("organizations", 1),
        ("programmes", 0),
        ("schemes", 0),
        ("terms", 0),
    ] {
        assert_eq!(json(&["list", kind, "--format", "json"], 0)?.len(), rows, "{kind}");
    }
    assert!(ends_with(0, root, &["list", "sources", "--lang", "zh"])?.starts_with("来源"));
    assert!(ends_with(0, root, &["list", "units"])?.lines().any(|line| line.starts_with("person ")));
    assert!(ends_with(0, root, &["list", "drafts", "--format", "short"])?.starts_with("cases/second\tdraft"));
    Ok(())
}

#[test]
fn clean_removes_what_was_published_and_nothing_else() -> Outcome {
    let site = new_site()?;
    let root = site.path();
    ends_with(0, root, &["build"])?;
    let public = root.join("public");
    fs::write(public.join("cases/mine.txt"), "mine")?;
    fs::write(public.join("about/index.html"), "written by hand")?;
    let elsewhere = tempfile::tempdir()?;
    fs::rename(public.join("zh-Hans"), elsewhere.path().join("zh-Hans"))?;
    std::os::unix::fs::symlink(elsewhere.path().join("zh-Hans"), public.join("zh-Hans"))?;
    let behind = files(elsewhere.path())?;

    ends_with(0, root, &["clean"])?;
    assert_eq!(files(elsewhere.path())?, behind, "something behind a link was removed");
    fs::remove_file(public.join("zh-Hans"))?;
    assert_eq!(files(&public)?, [PathBuf::from("about/index.html"), "cases/mine.txt".into()]);
    assert!(!public.join("assets").exists());
    assert!(root.join("content/site.yaml").is_file());

    // Without a manifest nothing is known to be ours.
    ends_with(2, root, &["clean"])?;
    assert_eq!(files(&public)?.len(), 2);
    Ok(())
}

#[test]
fn clean_after_a_build_leaves_no_folder_and_may_be_repeated() -> Outcome {
    let site = new_site()?;
    let before = files(site.path())?;
    ends_with(0, site.path(), &["build"])?;
    ends_with(0, site.path(), &["clean"])?;
    assert!(!site.path().join("public").exists());
    ends_with(0, site.path(), &["clean"])?;
    assert_eq!(files(site.path())?, before);
    ends_with(2, site.path(), &["clean", "--output-dir", "content"])?;
    assert_eq!(files(site.path())?, before);
    Ok(())
}

#[test]
fn completions_know_every_command() -> Outcome {
    let folder = tempfile::tempdir()?;
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = ends_with(0, folder.path(), &["completions", shell])?;
        for command in ["build", "serve", "init", "completions"] {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
    }
    Ok(())
}

#[test]
fn the_files_of_the_theme_can_be_listed_and_printed() -> Outcome {
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_casebook")).args(["--lang", "en"]).args(args).output()
    };
    let civic = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic");
    let listed = String::from_utf8(run(&["--format", "short", "theme", "list"])?.stdout)?;
    assert!(listed.lines().any(|line| line == "templates/partials/footer.html"), "{listed}");
    for file in listed.lines() {
        let shown = run(&["theme", "show", file])?;
        assert_eq!(shown.status.code(), Some(0), "{file}");
        assert_eq!(shown.stdout, fs::read(civic.join(file))?, "{file}");
    }
    // The path in a site and a name alone are understood, the one at once and the other by a hint.
    assert_eq!(run(&["theme", "show", "themes/civic/theme.yaml"])?.status.code(), Some(0));
    let refused = run(&["theme", "show", "footer.html"])?;
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr)?.contains("did you mean templates/partials/footer.html?"));
    Ok(())
}
