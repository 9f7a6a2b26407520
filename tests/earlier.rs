//! The real program, before and after: what was published is neither changed nor lost without a word.

mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use casebook::Options;
use casebook::files::Files;
use casebook::output::{Digest, MANIFEST, Manifest, REGISTER, Register};

const CASE: &str = "content/cases/foshan-cipo/case.yaml";

/// A case that no other record names, so that it can go or be renamed.
const PIER: [(&str, &str); 3] = [
    (
        "case.yaml",
        "title: {en: The pier, zh-Hans: 码头}\nsummary: {en: A pier., zh-Hans: 一座码头。}\nstatus: published\n",
    ),
    ("en.md", "The pier serves.\n"),
    ("zh-Hans.md", "码头提供服务。\n"),
];

/// A copy of the sample site, with the pier, that is published once.
struct Site {
    folder: tempfile::TempDir,
}

/// What a run of the program said, and its exit code.
struct Said {
    code: Option<i32>,
    text: String,
}

impl Site {
    fn published() -> Site {
        let site = Site { folder: tempfile::tempdir().expect("a folder for the site") };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &site.path("content"));
        fs::create_dir_all(site.path("content/cases/pier")).expect("a folder for the case");
        for (name, text) in PIER {
            fs::write(site.path("content/cases/pier").join(name), text).expect("the file can be written");
        }
        let built = site.run("build", &["--deny-warnings"]);
        assert_eq!(built.code, Some(0), "{}", built.text);
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Replaces a text everywhere in a file; one that is not there fails the test.
    fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        fs::write(self.path(name), text.replace(from, to)).expect("the file can be written");
    }

    fn run(&self, command: &str, flags: &[&str]) -> Said {
        let mut program = Command::new(env!("CARGO_BIN_EXE_casebook"));
        let flags = ["--lang", "en", "--format", "short"].iter().chain(flags);
        let output = program.current_dir(self.folder.path()).arg(command).args(flags).output();
        let output = output.expect("the program runs");
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Said { code: output.status.code(), text: text.concat() }
    }

    /// Every published file with its digest.
    fn output(&self) -> BTreeMap<PathBuf, Digest> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path("public")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("the output can be read") {
                let path = entry.expect("the output can be read").path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => {
                        let bytes = fs::read(&path).expect("the output can be read");
                        files.insert(path, Digest::of(&bytes));
                    }
                }
            }
        }
        files
    }

    /// Runs a build that must be refused, and gives what it said; the published site stays as it was.
    fn refused(&self, code: &str) -> String {
        let before = self.output();
        let said = self.run("build", &[]);
        assert_eq!(said.code, Some(1), "{}", said.text);
        assert!(said.text.contains(code), "{}", said.text);
        assert!(self.output() == before, "a refused build touched the published site");
        said.text
    }

    fn builds(&self) {
        let said = self.run("build", &["--deny-warnings"]);
        assert_eq!(said.code, Some(0), "{}", said.text);
    }
}

/// The lines between `changes: ` and the end of the entry that a message gives, with a reason.
fn suggested(said: &str) -> String {
    let from = said.find("`changes: [{date").expect("the message gives the lines to write") + 1;
    let lines = said[from..].split('`').next().expect("the lines end");
    lines.replace('…', "A slip.")
}

#[test]
fn a_changed_number_is_published_with_a_word_to_readers_only() {
    let site = Site::published();
    site.replace(CASE, "value: 285", "value: 286");
    // Whatever quotes the number, as the README's tour tells.
    let said = site.run("check", &[]).text;
    assert!(said.contains("CB253") && said.contains("CB254") && said.contains("CB530"), "{said}");
    site.replace(CASE, "285 Chief", "286 Chief");
    for quoting in [
        CASE,
        "content/cases/foshan-cipo/en.md",
        "content/cases/foshan-cipo/zh-Hans.md",
        "content/statistics/foshan-chief-ip-officers/statistic.yaml",
    ] {
        site.replace(quoting, "[285]", "[286]");
    }
    let said = site.refused("CB530");
    assert!(said.contains("was published as 285"), "{said}");
    site.replace(CASE, "value: 286", &format!("value: 286\n    {}", suggested(&said)));
    site.builds();
    for (page, word) in
        [("public/corrections/index.html", "A slip."), ("public/zh-Hans/corrections/index.html", "A slip.")]
    {
        let html = site.read(page);
        assert!(html.contains(word) && html.contains("285") && html.contains("286"), "{page}");
    }
    site.builds();
}

/// Whatever changes, the lines that the message gives are what it asks for.
#[test]
fn the_lines_of_the_message_are_taken() {
    let case = |figure: &str| {
        format!(
            "title: P\nsummary: A pier.\nstatus: published\ndefaults: {{source: report, as_of: 2025}}\nfigures:\n  n:\n    label: boats\n    {figure}\n"
        )
    };
    for (before, after) in [
        ("{value: 285, unit: person}", "{value: 286, unit: person}"),
        ("{value: 2024, unit: person}", "{value: 2025, unit: person}"),
        ("{value: 285, unit: person}", "{value: 285, unit: attendance}"),
        ("{value: 5000, unit: person}", "{value: 5000, unit: person, qualifier: over}"),
        ("{value: 80, unit: percent, qualifier: at-least}", "{value: 45.7, unit: percent}"),
        ("{value: 45.7, unit: percent}", "{value: 2.9, unit: percentage-point}"),
        ("{value: 4.76 million, unit: person}", "{value: 480万, unit: person, qualifier: about}"),
        ("{value: 30, unit: case, qualifier: between, upper: 40}", "{value: 30, unit: case, upper: 45}"),
        ("{value: -3, unit: ratio}", "{value: 1.25, unit: ratio}"),
        ("{value: 78 million, unit: gbp}", "{value: 79 million, unit: gbp, qualifier: under}"),
        ("{value: 12, unit: person}", "{value: missing, unit: person, reason: Counted twice.}"),
    ] {
        let lines = |figure: &str| case(&figure[1..figure.len() - 1].replace(", ", "\n    "));
        let then = of_two_languages(&lines(before));
        let options = Options { earlier: Some(Arc::new(site::publication(&then))), ..Options::default() };
        let said = |text: &str| {
            let files = of_two_languages(text);
            let (_, diags) = casebook::prepare(&files, &options);
            (diags.iter().map(|found| found.code.id).collect::<Vec<_>>(), site::report(&files, diags))
        };
        let now = lines(after);
        let (codes, report) = said(&now);
        assert_eq!(codes, ["CB530"], "{before} {after}: {report}");
        let now = format!("{now}    {}\n", suggested(&report));
        let (codes, report) = said(&now);
        assert!(codes.is_empty(), "{now}{report}");
    }
}

/// A site in English and Chinese with one case.
fn of_two_languages(case: &str) -> Files {
    Files::from_texts(
        [
            ("content/site.yaml", "title: T\ndescription: D\nlocales: [en, zh-Hans]\nas_of: 2026-01-31\n"),
            ("content/sources.yaml", "report: {kind: report, title: R, published: 2025}\n"),
            ("content/cases/pier/case.yaml", case),
            ("content/cases/pier/en.md", "A pier.\n"),
            ("content/cases/pier/zh-Hans.md", "一座码头。\n"),
        ]
        .into_iter()
        .chain(THEME.iter().map(|(path, text)| (path.as_str(), text.as_str()))),
    )
}

/// The files of the theme that comes with Casebook.
static THEME: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let sample = site::load(Path::new(env!("CARGO_MANIFEST_DIR")));
    let texts =
        sample.below("themes/").filter_map(|(_, file)| Some((file.path.clone(), file.text()?.to_owned())));
    texts.collect()
});

#[test]
fn the_register_says_what_the_pages_say() {
    let site = Site::published();
    let manifest =
        Manifest::from_json(site.read(&format!("public/{MANIFEST}")).as_bytes()).expect("a manifest");
    let text = site.read(&format!("public/{REGISTER}"));
    assert_eq!(manifest.files[REGISTER].sha256, Digest::of(text.as_bytes()));
    assert!(manifest.files[REGISTER].from.iter().any(|path| **path == *CASE));

    let register = Register::from_json(text.as_bytes()).expect("a register");
    assert_eq!(text.lines().count(), register.figures.len() + 2, "one line a figure");
    let officers = &register.figures["foshan-cipo/chief-ip-officers"];
    assert_eq!((officers.value.as_deref(), officers.unit.as_str()), (Some("285"), "person"));
    assert!(!officers.source.is_empty() && officers.as_of.is_some());
    assert!(register.figures.keys().any(|address| address.starts_with("foshan-patents@")));
    let addresses: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix('"')?.split('"').next()).collect();
    assert!(addresses.is_sorted() && addresses.len() == register.figures.len());
}

#[test]
fn a_lost_address_is_refused_until_it_is_withdrawn() {
    let site = Site::published();
    fs::remove_dir_all(site.path("content/cases/pier")).expect("a folder can be removed");
    let said = site.refused("CB536");
    assert_eq!(said.matches("CB536").count(), 1, "one finding for both languages: {said}");
    assert!(
        said.contains("content/cases/pier/case.yaml") && said.contains("aliases: [cases/pier]"),
        "{said}"
    );

    let entry = "withdrawn:\n  - {address: cases/pier, date: 2026-01-31, replaced_by: page:about, reason: {en: The pier was closed., zh-Hans: 码头已关闭。}}\n";
    let text = site.read("content/site.yaml") + entry;
    fs::write(site.path("content/site.yaml"), text).expect("the file can be written");
    site.builds();
    for (path, reason, date) in [
        ("public/cases/pier/index.html", "The pier was closed.", "31 January 2026"),
        ("public/zh-Hans/cases/pier/index.html", "码头已关闭。", "2026年1月31日"),
    ] {
        let html = site.read(path);
        let head = "<meta name=\"robots\" content=\"noindex\">";
        for part in [reason, date, "../../about/index.html", head] {
            assert!(html.contains(part), "{path} has no {part}");
        }
    }
    for path in site.output().into_keys().filter(|path| path.extension().is_some_and(|name| name == "html")) {
        let html = fs::read_to_string(&path).expect("a page is text");
        let is_own = path.parent().is_some_and(|folder| folder.ends_with("cases/pier"));
        assert!(is_own || !html.contains("pier/index.html"), "{} links to it", path.display());
    }
    // With an address on the web there is a sitemap, which does not name it.
    let said = site.run("build", &["--base-url", "https://example.org/"]);
    assert_eq!(said.code, Some(0), "{}", said.text);
    let sitemap = site.read("public/sitemap.xml");
    assert!(sitemap.contains("/about/") && !sitemap.contains("/pier/"));
    assert!(!site.read("public/cases/pier/index.html").contains("rel=\"canonical\""));
}

#[test]
fn a_renamed_case_keeps_its_old_address() {
    let site = Site::published();
    fs::rename(site.path("content/cases/pier"), site.path("content/cases/quay")).expect("it can be renamed");
    let said = site.refused("CB536");
    assert!(said.contains("if content/cases/quay/case.yaml is the same"), "{said}");
    site.replace("content/cases/quay/case.yaml", "status:", "aliases: [cases/pier]\nstatus:");
    site.builds();
    assert!(site.read("public/zh-Hans/cases/pier/index.html").contains("../quay/index.html"));
}

#[test]
fn an_expired_case_says_so_at_its_address() {
    let site = Site::published();
    let record = "content/cases/pier/case.yaml";
    site.replace(record, "status: published", "aliases: [pier]\nexpires: 2026-01-31\nstatus: published");
    site.builds();
    for path in ["cases/pier", "pier", "zh-Hans/cases/pier", "zh-Hans/pier"] {
        let html = site.read(&format!("public/{path}/index.html"));
        assert!(html.contains("noindex") && html.contains("2026-01-31"), "{path}");
    }
    site.replace(record, "status: published", "status: draft");
    let said = site.refused("CB536");
    assert!(said.contains("is held back now"), "{said}");
}

#[test]
fn what_cannot_be_compared_is_not_published_over_unless_the_site_says_so() {
    let site = Site::published();
    let register = site.read("public/figures.json");
    fs::remove_file(site.path("public/figures.json")).expect("the file can be taken away");
    let said = site.refused("CB539");
    assert!(said.contains("figures.json") && said.contains("checks: {CB539: {level: warning"), "{said}");
    // Another folder has no publication in it, and the preview reads none at all.
    let elsewhere = site.run("check", &["--output-dir", "elsewhere"]);
    assert_eq!(elsewhere.code, Some(0), "{}", elsewhere.text);
    assert!(!elsewhere.text.contains("CB539"), "{}", elsewhere.text);
    let before = site.read("content/site.yaml");
    let allowed = "checks:\n  CB539: {level: warning, reason: the register is lost}\n";
    site.replace("content/site.yaml", "checks:\n", allowed);
    let said = site.run("build", &[]);
    assert_eq!(said.code, Some(0), "{}", said.text);
    assert!(said.text.contains("warning[CB539]"), "{}", said.text);
    // From then on there is something to compare with again.
    assert_eq!(site.read("public/figures.json"), register);
    fs::write(site.path("content/site.yaml"), before).expect("the file can be written");
    site.builds();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the copy");
    for entry in fs::read_dir(from).expect("the sample site can be read") {
        let entry = entry.expect("the sample site can be read");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("a file can be copied")),
        }
    }
}
