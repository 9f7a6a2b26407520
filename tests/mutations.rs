//! What authors do to their files by accident, done to the sample site: whatever it is, `check` ends, every report stands at a place of
//! its file, in order and once, and a build publishes everything or nothing.
//!
//! The changes are the same in each run. `PROPTEST_CASES=5000 PROPTEST_RNG_SEED=17 cargo test --test mutations` tries more and others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::Options;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::Files;
use casebook::output::{Digest, MANIFEST, Manifest};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base");

/// As many cases as the suite has time for, unless the environment asks for more; and the same ones each time.
fn runner(cases: u32) -> TestRunner {
    let asked = ProptestConfig::default();
    TestRunner::new(ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases },
        rng_seed: match asked.rng_seed {
            RngSeed::Random => RngSeed::Fixed(2026),
            fixed @ RngSeed::Fixed(_) => fixed,
        },
        failure_persistence: None,
        ..asked
    })
}

/// Characters that come by another keyboard, another program or a copy.
const ODD: [&str; 20] = [
    "\t", "\r", "\u{0}", "\u{feff}", "\u{200b}", "\u{202e}", "\u{a0}", "\u{3000}", "：", "，", "“", "”",
    "１", "𠮷", "\u{301}", "\u{e000}", "\u{fffd}", "|", "`", "\\",
];

/// What stands where a number stood.
const NUMBERS: [&str; 10] =
    ["0", "-1", "99999999999999999999999999999", "1e309", "1.2万", "1,234", "12%", ".5", "NaN", "二〇二五"];

/// One slip; places are taken modulo what there is.
#[derive(Clone, Debug)]
enum Slip {
    DeleteLine(usize),
    DoubleLine(usize),
    SwapLines(usize, usize),
    SwapScalars(usize, usize),
    Indent {
        line: usize,
        by: isize,
    },
    Insert {
        at: usize,
        odd: usize,
    },
    /// Also within a character.
    Truncate(usize),
    /// One byte, which may be a part of a character.
    DropByte(usize),
    ReplaceNumber {
        at: usize,
        by: usize,
    },
    WindowsLines,
    Empty,
}

fn slip() -> impl Strategy<Value = Slip> {
    let any = any::<usize>;
    prop_oneof![
        3 => any().prop_map(Slip::DeleteLine),
        2 => any().prop_map(Slip::DoubleLine),
        1 => (any(), any()).prop_map(|(a, b)| Slip::SwapLines(a, b)),
        3 => (any(), any()).prop_map(|(a, b)| Slip::SwapScalars(a, b)),
        2 => (any(), -3..4_isize).prop_map(|(line, by)| Slip::Indent { line, by }),
        3 => (any(), 0..ODD.len()).prop_map(|(at, odd)| Slip::Insert { at, odd }),
        2 => any().prop_map(Slip::Truncate),
        1 => any().prop_map(Slip::DropByte),
        3 => (any(), 0..NUMBERS.len()).prop_map(|(at, by)| Slip::ReplaceNumber { at, by }),
        1 => Just(Slip::WindowsLines),
        1 => Just(Slip::Empty),
    ]
}

fn slipped(bytes: &[u8], slip: &Slip) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    let of = |at: usize, count: usize| at % count.max(1);
    let count = lines.len();
    match *slip {
        _ if bytes.is_empty() => {}
        Slip::DeleteLine(line) => drop(lines.remove(of(line, count))),
        Slip::DoubleLine(line) => {
            let line = of(line, count);
            lines.insert(line, lines[line].clone());
        }
        Slip::SwapLines(a, b) => lines.swap(of(a, count), of(b, count)),
        Slip::Indent { line, by } => {
            let line = &mut lines[of(line, count)];
            let spaces = line.iter().take_while(|&&byte| byte == b' ').count();
            line.splice(..spaces, vec![b' '; spaces.saturating_add_signed(by)]);
        }
        Slip::SwapScalars(a, b) => return swapped(bytes, &scalars(bytes), (a, b)),
        Slip::ReplaceNumber { at, by } => {
            let numbers = runs(bytes, |byte| byte.is_ascii_digit() || byte == b'.');
            let Some(range) = numbers.get(of(at, numbers.len())) else { return bytes.to_vec() };
            return [&bytes[..range.start], NUMBERS[by].as_bytes(), &bytes[range.end..]].concat();
        }
        Slip::Insert { at, odd } => {
            // Between characters; half a character is what the cuts are for.
            let at = (0..=of(at, bytes.len() + 1)).rev().find(|&at| is_boundary(bytes, at)).unwrap_or(0);
            return [&bytes[..at], ODD[odd].as_bytes(), &bytes[at..]].concat();
        }
        Slip::Truncate(at) => return bytes[..of(at, bytes.len())].to_vec(),
        Slip::DropByte(at) => {
            let at = of(at, bytes.len());
            return [&bytes[..at], &bytes[at + 1..]].concat();
        }
        Slip::WindowsLines => {
            lines.iter_mut().filter(|line| line.ends_with(b"\n")).for_each(|line| {
                line.pop();
                line.extend(b"\r\n");
            });
        }
        Slip::Empty => lines.clear(),
    }
    lines.concat()
}

fn is_boundary(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|byte| byte & 0b1100_0000 != 0b1000_0000)
}

/// What stands between the marks of YAML, Markdown links and CSV.
fn scalars(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    runs(bytes, |byte| !b"\n,:{}[]()\"'|#".contains(&byte) && byte != b' ')
}

/// The longest stretches of bytes of one sort.
fn runs(bytes: &[u8], is_in: impl Fn(u8) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, &byte) in bytes.iter().chain([&b'\n']).enumerate() {
        match (start, at < bytes.len() && is_in(byte)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                runs.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    runs
}

fn swapped(bytes: &[u8], ranges: &[std::ops::Range<usize>], (a, b): (usize, usize)) -> Vec<u8> {
    if ranges.is_empty() {
        return bytes.to_vec();
    }
    let (a, b) = (a % ranges.len(), b % ranges.len());
    let (first, second) = (&ranges[a.min(b)], &ranges[a.max(b)]);
    if first == second {
        return bytes.to_vec();
    }
    [
        &bytes[..first.start],
        &bytes[second.clone()],
        &bytes[first.end..second.start],
        &bytes[first.clone()],
        &bytes[second.end..],
    ]
    .concat()
}

/// A copy of a site's content on disk, of which one file at a time is changed.
struct Copy {
    folder: tempfile::TempDir,
    /// The files that authors write as text, below the site's folder.
    texts: Vec<PathBuf>,
}

impl Copy {
    fn of(site: &Path) -> Copy {
        let folder = tempfile::tempdir().expect("a folder for the copy");
        let mut texts = Vec::new();
        for entry in walkdir::WalkDir::new(site.join("content")).sort_by_file_name() {
            let entry = entry.expect("the site can be read");
            let below = entry.path().strip_prefix(site).expect("it lies below the site").to_owned();
            let to = folder.path().join(&below);
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).expect("a folder of the copy");
                continue;
            }
            fs::copy(entry.path(), to).expect("a file of the copy");
            let extension = below.extension().and_then(|extension| extension.to_str());
            if matches!(extension, Some("yaml" | "md" | "csv" | "lock")) {
                texts.push(below);
            }
        }
        Copy { folder, texts }
    }

    /// Does something while one file is as the slips leave it.
    fn slipped<T>(&self, file: usize, slips: &[Slip], then: impl FnOnce(&Path) -> T) -> T {
        let path = self.folder.path().join(&self.texts[file % self.texts.len()]);
        let before = fs::read(&path).expect("the file is there");
        let after = slips.iter().fold(before.clone(), |bytes, slip| slipped(&bytes, slip));
        fs::write(&path, after).expect("the file can be written");
        let result = then(self.folder.path());
        fs::write(&path, before).expect("the file can be written");
        result
    }
}

/// Every report has a place within its file; all stand in order, and none twice.
fn look_at(files: &Files, diags: Diagnostics) -> Result<(), TestCaseError> {
    let found = diags.into_sorted(files);
    let mut last = None;
    let mut told = BTreeSet::new();
    for one in &found {
        for place in one.place.iter().chain(&one.related) {
            let text = files.get(place.file()).text().unwrap_or_default();
            if let Some(span) = files.span(*place) {
                prop_assert!(text.get(span.start..span.end).is_some(), "{one:?} lies outside its file");
            }
            let at = files.line_column(*place);
            // A whole file is said to begin at its first line, and the end of a file may be a line of its own.
            prop_assert!(at.line >= 1 && at.line <= text.split('\n').count(), "{one:?} at {at:?}");
            let line = text.split('\n').nth(at.line - 1).unwrap_or_default();
            prop_assert!(at.column >= 1 && at.column <= line.chars().count() + 1, "{one:?} at {at:?}");
        }
        let key = one.place.map(|place| (place.file(), files.line_column(place)));
        prop_assert!(last <= key, "{one:?} stands before what comes first");
        last = key;
        let report = Report { files, diagnostics: std::slice::from_ref(one), language: Language::English };
        let line = report.text(Format::Short, Style::Plain);
        prop_assert!(told.insert(line), "{one:?} is told twice");
    }
    for (language, format) in [(Language::English, Format::Sarif), (Language::Chinese, Format::Human)] {
        let text = Report { files, diagnostics: &found, language }.text(format, Style::Plain);
        prop_assert!(format == Format::Sarif || text.is_empty() == found.is_empty());
    }
    Ok(())
}

/// Whatever the slips, all findings are told as they should be.
fn check(site: &str, cases: u32) {
    let copy = Copy::of(Path::new(site));
    let slips = (any::<usize>(), vec(slip(), 1..4));
    let outcome = runner(cases).run(&slips, |(file, slips)| {
        copy.slipped(file, &slips, |root| {
            let mut diags = Diagnostics::default();
            let files = casebook::load::load(root, &mut diags).expect("a slip is no matter of the machine");
            let (ready, found) = casebook::prepare(&files, &Options::default());
            prop_assert!(ready.is_none() || !found.has_errors(), "a site with errors is ready");
            diags.extend(found);
            prop_assert!(ready.is_some() || diags.has_errors(), "nobody says why there is no site");
            look_at(&files, diags)
        })
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_slip_in_the_sample_site_is_reported_in_order_and_once() {
    check(ROOT, 16);
}

#[test]
fn slips_in_a_small_site_are_reported_in_order_and_once() {
    check(SMALL, 60);
}

/// Every file of a folder with its digest.
fn tree(root: &Path) -> BTreeSet<(String, Digest)> {
    let files =
        walkdir::WalkDir::new(root).into_iter().map(|entry| entry.expect("what is published can be read"));
    files
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let name = entry.path().strip_prefix(root).expect("it lies below").to_string_lossy().into_owned();
            (name, Digest::of(&fs::read(entry.path()).expect("it can be read")))
        })
        .collect()
}

#[test]
fn a_build_after_a_slip_publishes_everything_or_nothing() {
    let copy = Copy::of(Path::new(SMALL));
    let build = |root: &Path| {
        let program = std::process::Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["build", "--quiet", "--root"])
            .arg(root)
            .output();
        program.expect("the program starts").status.code()
    };
    let out = copy.folder.path().join("public");
    assert_eq!(build(copy.folder.path()), Some(0));
    let slips = (any::<usize>(), vec(slip(), 1..3));
    let outcome = runner(16).run(&slips, |(file, slips)| {
        let before = tree(&out);
        let code = copy.slipped(file, &slips, build);
        let after = tree(&out);
        match code {
            Some(1) => prop_assert!(before == after, "a refused build changed what is published"),
            Some(0) => {
                let manifest = fs::read(out.join(MANIFEST)).expect("what is published has a manifest");
                let manifest = Manifest::from_json(&manifest).expect("the manifest can be read");
                let mut whole: BTreeSet<(String, Digest)> =
                    manifest.files.iter().map(|(path, entry)| (path.to_string(), entry.sha256)).collect();
                whole.extend(after.iter().filter(|(name, _)| name == MANIFEST).cloned());
                prop_assert!(whole == after, "what is published is not what its manifest says");
            }
            code => prop_assert!(false, "the build ended with {code:?}"),
        }
        // Beside both stands what the next build may know.
        let known = [
            "content",
            "public",
            ".public.casebook-cache",
            ".public.casebook-nodes",
            ".public.casebook-state",
            ".public.casebook-spare",
        ];
        let left = fs::read_dir(copy.folder.path()).expect("the site is there");
        let left = left.map(|entry| entry.expect("it can be read").file_name());
        let left: Vec<_> = left.filter(|name| !known.iter().any(|known| name == known)).collect();
        prop_assert_eq!(left, [] as [std::ffi::OsString; 0], "a build leaves nothing but these");
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
