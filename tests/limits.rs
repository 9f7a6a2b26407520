//! Hostile sizes and odd file systems end in a diagnostic: no crash, no hang, and a report that can be read.

#[path = "site/problems.rs"]
mod problems;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use casebook::Options;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::{Content, Files};
use problems::Problems;
use rustix::fs::{Mode, OFlags, mkdirat, openat};

macro_rules! base {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_str!(concat!("diagnostics/base/", $path)))),+]
    };
}

const BASE: [(&str, &str); 12] = base![
    "content/cases/harbour/case.yaml",
    "content/cases/harbour/en.md",
    "content/cases/harbour/zh-Hans.md",
    "content/indicators.yaml",
    "content/pages/about/en.md",
    "content/pages/about/page.yaml",
    "content/pages/about/zh-Hans.md",
    "content/site.yaml",
    "content/sources.yaml",
    "content/statistics/talks/en.md",
    "content/statistics/talks/statistic.yaml",
    "content/statistics/talks/zh-Hans.md",
];

/// The codes found in the base site with a file laid over it, and the length of the report for people, which is bounded; those for
/// programs are held to tell of every finding.
fn laid(path: &str, text: &str) -> (Vec<&'static str>, usize) {
    let files = Files::from_texts(BASE.into_iter().chain([(path, text)]));
    let (_, diags) = casebook::prepare(&files, &Options::default());
    told(&files, diags)
}

fn told(files: &Files, diags: Diagnostics) -> (Vec<&'static str>, usize) {
    let diagnostics = diags.into_sorted(files);
    let text = |format| {
        Report { files, diagnostics: &diagnostics, language: Language::English }.text(format, Style::Plain)
    };
    for format in [Format::Short, Format::Json, Format::Github] {
        assert_eq!(text(format).lines().count(), diagnostics.len(), "{format:?} leaves out findings");
    }
    let length = text(Format::Human).len();
    let mut codes: Vec<&str> = diagnostics.iter().map(|found| found.code.id).collect();
    codes.dedup();
    (codes, length)
}

/// No report of one fault is longer than a person reads.
const LONGEST_REPORT: usize = 100_000;

#[test]
fn hostile_yaml_ends_in_a_diagnostic() {
    let bomb: String = (0..30)
        .map(|level| match level {
            0 => "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(),
            _ => format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", ")),
        })
        .collect();
    let merges: String = (0..30)
        .map(|level| match level {
            0 => "a0: &a0 {k: v, l: v}\n".to_owned(),
            _ => {
                format!("a{level}: &a{level} {{<<: [{}]}}\n", vec![format!("*a{}", level - 1); 9].join(", "))
            }
        })
        .collect();
    let keys: String = (0..5_000).map(|key| format!("key-{key}: 1\n")).collect();
    let table = [
        ("a bomb of aliases", bomb),
        ("a bomb of merge keys", merges),
        ("brackets without end", "[".repeat(100_000)),
        ("nested lists", "- ".repeat(10_000) + "x\n"),
        ("nested maps", "{a: ".repeat(10_000) + "x" + &"}".repeat(10_000)),
        ("levels of indentation", (0..1_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect()),
        ("question marks", "? ".repeat(10_000)),
        ("a line of 10 MB", "title: ".to_owned() + &"x".repeat(10_000_000)),
        ("a file of 10 MB", "# comment\n".repeat(1_000_000)),
        ("an endless quotation", "title: \"".to_owned() + &"x\n".repeat(100_000)),
        ("thousands of unknown keys", keys),
    ];
    for (name, text) in table {
        let (codes, length) = laid("content/cases/harbour/case.yaml", &text);
        assert!(!codes.is_empty(), "{name}");
        assert!(length < LONGEST_REPORT, "{name}: a report of {length} bytes for {codes:?}");
    }
}

#[test]
fn hostile_markdown_ends() {
    let link = |number: usize| format!("[a](https://example.org/{number}) ");
    let table: [(&str, String, &[&str]); 14] = [
        ("quotes", "> ".repeat(10_000) + "a\n", &["CB236"]),
        ("lists", (0..1_000).map(|level| format!("{}- a\n", "  ".repeat(level))).collect(), &["CB236"]),
        ("emphasis", "*a **a ".repeat(10_000), &[]),
        ("brackets", "[".repeat(100_000) + "\n", &["CB241"]),
        ("link in link", "[".repeat(1_500) + "a" + &"](https://example.org)".repeat(1_500) + "\n", &[]),
        ("10,000 links in one paragraph", (0..10_000).map(link).collect(), &["CB241"]),
        ("10,000 links", (0..10_000).map(|number| link(number) + "\n\n").collect(), &[]),
        (
            "10,000 notes",
            (0..10_000).map(|number| format!("a[^{number}]\n\n[^{number}]: note\n\n")).collect(),
            &[],
        ),
        ("a table of 1,000 columns", format!("{}\n{}\n", "|a".repeat(1_000), "|-".repeat(1_000)), &[]),
        (
            "a table that is filled up",
            format!("{}\n{}\n{}", "|a".repeat(1_000), "|-".repeat(1_000), "|b\n".repeat(10_000)),
            &[],
        ),
        ("backticks", (1..2_000).map(|length| "`".repeat(length) + "a").collect(), &[]),
        ("raw HTML", "<b ".repeat(50_000), &[]),
        ("a line of 10 MB", "x".repeat(10_000_000), &["CB241"]),
        ("character references", "&#120;".repeat(20_000), &[]),
    ];
    for (name, text, expected) in table {
        let (codes, _) = laid("content/pages/about/en.md", &text);
        for code in expected {
            assert!(codes.contains(code), "{name}: {codes:?}");
        }
    }
}

#[test]
fn hostile_tables_end_in_a_bounded_report() {
    let statistic = "title: {en: T, zh-Hans: 讲座}\nindicator: talks\ndefaults: {source: meeting-report}\ndata: talks.csv\n";
    let table = [
        ("20,000 rows", format!("period,value\n{}", "2024,12\n".repeat(20_000))),
        ("one cell of 3 MB", format!("period,value\n2024,{}\n", "1".repeat(3_000_000))),
        ("ragged rows", format!("period,value\n{}", "2024,12,13\n2025\n".repeat(5_000))),
        ("a quotation without end", format!("period,value\n\"{}", "2024,12\n".repeat(50_000))),
        ("10,000 columns", format!("period,value{}\n", ",x".repeat(10_000))),
    ];
    for (name, text) in table {
        let files = Files::from_texts(BASE.into_iter().chain([
            ("content/statistics/talks/statistic.yaml", statistic),
            ("content/statistics/talks/talks.csv", &text),
        ]));
        let (ready, diags) = casebook::prepare(&files, &Options::default());
        assert!(ready.is_none() && diags.has_errors(), "{name}");
        let (_, length) = told(&files, diags);
        assert!(length < 1_000_000, "{name}: a report of {length} bytes");
    }
}

/// A copy of the base site on disk, changed; the codes that loading and preparing it give.
fn on_disk(change: impl FnOnce(&Path)) -> Vec<&'static str> {
    let site = tempfile::tempdir().expect("a folder for the site");
    for (path, text) in BASE {
        let to = site.path().join(path);
        fs::create_dir_all(to.parent().expect("a path in a folder")).expect("a folder for the file");
        fs::write(to, text).expect("the file can be written");
    }
    change(&site.path().join("content"));
    let mut diags = Diagnostics::default();
    let files = casebook::load::load(site.path(), &mut diags).expect("the site can be read");
    let (_, found) = casebook::prepare(&files, &Options::default());
    diags.extend(found);
    told(&files, diags).0
}

type Change<'a> = &'a dyn Fn(&Path);

#[test]
fn odd_file_systems_end_in_a_diagnostic() {
    let about = "pages/about";
    let outside = tempfile::tempdir().expect("a folder outside the site");
    fs::write(outside.path().join("secret.md"), "A secret.\n").expect("a file outside the site");
    let linked = |from: &Path, to: &Path| symlink(to, from).expect("a link can be made");
    let pipe = |path: &Path| {
        let made = Command::new("mkfifo").arg(path).status().expect("mkfifo is there");
        assert!(made.success());
    };
    // Whoever opened a pipe to read it would wait for ever.
    let table: [(&str, Change<'_>); 13] = [
        ("a pipe", &|content| pipe(&content.join(about).join("pipe.md"))),
        ("a pipe for a record", &|content| {
            fs::remove_file(content.join(about).join("page.yaml")).expect("the file is there");
            pipe(&content.join(about).join("page.yaml"));
        }),
        ("a link to a pipe", &|content| {
            pipe(&content.join("pipe"));
            linked(&content.join(about).join("pipe.md"), &content.join("pipe"));
        }),
        ("a path of more than 4,096 bytes", &|content| {
            let mut folder = fs::File::open(content.join(about)).expect("the folder is there");
            let name = "a".repeat(250);
            for _ in 0..20 {
                mkdirat(&folder, &name, Mode::RWXU).expect("a folder in it");
                let inner = openat(&folder, &name, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty());
                folder = inner.expect("the folder is there").into();
            }
        }),
        ("a link to itself", &|content| linked(&content.join(about).join("a.md"), Path::new("a.md"))),
        ("two links to each other", &|content| {
            linked(&content.join(about).join("a.md"), Path::new("b.md"));
            linked(&content.join(about).join("b.md"), Path::new("a.md"));
        }),
        ("a folder that is its parent", &|content| linked(&content.join(about).join("up"), Path::new(".."))),
        ("a folder outside", &|content| linked(&content.join(about).join("out"), outside.path())),
        ("a file outside", &|content| {
            linked(&content.join(about).join("out.md"), &outside.path().join("secret.md"));
        }),
        ("a link to nothing", &|content| {
            linked(&content.join(about).join("gone.md"), Path::new("nothing.md"))
        }),
        ("a device", &|content| linked(&content.join(about).join("zero.md"), Path::new("/dev/zero"))),
        ("a socket", &|content| {
            drop(std::os::unix::net::UnixListener::bind(content.join(about).join("s.md")).expect("a socket"));
        }),
        ("a folder with a file's name", &|content| {
            fs::remove_file(content.join(about).join("en.md")).expect("the file is there");
            fs::create_dir(content.join(about).join("en.md")).expect("a folder");
        }),
    ];
    for (name, change) in table {
        let codes = on_disk(change);
        assert!(!codes.is_empty(), "{name}");
    }
}

#[test]
fn a_name_that_no_disk_takes_is_told() {
    let (codes, _) = laid(&format!("content/cases/harbour/{}.txt", "a".repeat(256)), "x");
    assert!(codes.contains(&"CB502"), "{codes:?}");
}

#[test]
fn files_that_come_and_go_while_they_are_read_stop_nothing() {
    let codes = on_disk(|content| {
        let page = content.join("pages/about");
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for round in 0.. {
                    let path = page.join(format!("note-{}.txt", round % 50));
                    fs::write(&path, "x".repeat(round % 10_000)).expect("a file can be written");
                    fs::rename(&path, page.join("note.txt")).expect("a file can be renamed");
                    if is_over.load(Ordering::Relaxed) {
                        break;
                    }
                }
            });
            for _ in 0..100 {
                let mut diags = Diagnostics::default();
                let root = content.parent().expect("content lies in the site");
                casebook::load::load(root, &mut diags).expect("the site can be read");
                let codes: BTreeSet<&str> = diags.iter().map(|found| found.code.id).collect();
                assert!(codes.is_empty() || codes == BTreeSet::from(["CB123"]), "{codes:?}");
            }
            is_over.store(true, Ordering::Relaxed);
        });
    });
    assert_eq!(codes, [""; 0], "what is left is a site without a fault");
}

#[test]
fn files_without_permission_are_told_unless_all_is_permitted() {
    let codes = on_disk(|content| {
        let path = content.join("pages/about/en.md");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions can be set");
        // Whoever may read everything sees the file as it is.
        if fs::read(&path).is_ok() {
            fs::write(&path, b"\xff\xfe").expect("the file can be written");
        }
    });
    assert!(codes == ["CB123"] || codes == ["CB100"], "{codes:?}");
}

#[test]
fn thousands_of_stray_files_are_one_report_that_can_be_read() {
    let strays = (0..10_000)
        .map(|number| (format!("content/pages/about/photo-{number}.yml"), Content::Text("x".into())));
    let base = BASE.into_iter().map(|(path, text)| (path.to_owned(), Content::Text(text.into())));
    let files = Files::new(base.chain(strays));
    let (_, diags) = casebook::prepare(&files, &Options::default());
    let (codes, length) = told(&files, diags);
    assert!(!codes.is_empty());
    assert!(length < 100_000, "a report of {length} bytes");
}

#[test]
fn a_thousand_problems_are_told_in_one_run_each_once() {
    let Problems { files, expected } = problems::thousand();
    let (ready, diags) = casebook::prepare(&files, &Options::default());
    assert!(ready.is_none());
    let all = diags.into_sorted(&files);
    let told: BTreeMap<&str, usize> = all.iter().fold(BTreeMap::new(), |mut told, found| {
        *told.entry(found.code.id).or_default() += 1;
        told
    });
    assert_eq!(told, expected);
    assert_eq!(all.len(), 1_000);
    let places: Vec<_> =
        all.iter().map(|found| found.place.map(|place| (place.file(), files.line_column(place)))).collect();
    assert!(places.is_sorted(), "findings stand in the order of files and places");
    let report = Report { files: &files, diagnostics: &all, language: Language::English };
    let lines: BTreeSet<String> =
        report.text(Format::Short, Style::Plain).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 1_000, "each is told once");
    let people = report.text(Format::Human, Style::Plain);
    assert!(!people.contains("not shown here"), "no file has more problems of one kind than are shown");
}
