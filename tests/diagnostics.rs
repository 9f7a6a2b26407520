//! Every message that an author can meet, as content: one Markdown file a message in `tests/diagnostics/`.
//!
//! A file holds a sentence, fenced blocks with the files of a tiny site, and the report that they give. `tests/diagnostics/base/`
//! is the site that the blocks are laid over, so that a file shows only what matters. The kinds of blocks are:
//!
//! - `yaml PATH`, `markdown PATH`, `csv PATH`, `html PATH`, `text PATH`: a file with this content;
//! - `escaped PATH`: the content with `\\u{200b}` and the like in it standing for the characters;
//! - `many N PATH`: that many files, with their number in the place of `{n}`;
//! - `repeat N PATH`: the content, N times over; `hex PATH`: the bytes; `nest N PATH`: that many brackets;
//! - `link PATH`: a link that leads to the content's path; `gone PATH`: the base's file or folder is taken away;
//! - `earlier KIND …`: any of these as it was when the site was published last; without one nothing was published;
//! - `answers`: what the addresses outside the site answer, as JSON; without one nobody is asked;
//! - `report` and `report zh`: what is said, in English and in Chinese, without colours.
//!
//! `UPDATE_GOLDENS=1 cargo test --test diagnostics` writes the reports anew.

mod expected;
mod site;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casebook::check::{Earlier, external};
use casebook::diag::{self, Diagnostics, Format, Language, Report, Style};
use casebook::files::Files;
use casebook::prepare::{Memory, Read, judge};
use casebook::route::{Data, Drawing, Route};
use casebook::{Options, Ready};
use rayon::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics");

#[test]
fn every_fixture_gives_its_report() {
    let rewrite = expected::are_rewritten();
    let difference = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a fixture is text");
        let actual = with_actual_reports(&text, path);
        if actual == text {
            return None;
        }
        if rewrite {
            fs::write(path, actual).expect("a fixture can be written");
            return None;
        }
        Some(format!("{}\n{}", path.display(), first_difference(&text, &actual)))
    };
    let differences: Vec<String> = fixtures().par_iter().filter_map(difference).collect();
    assert!(differences.is_empty(), "{} fixtures differ\n\n{}", differences.len(), differences.join("\n\n"));
}

#[test]
fn every_code_has_a_fixture() {
    let fixtures: String =
        fixtures().iter().map(|path| fs::read_to_string(path).expect("a fixture is text")).collect();
    let missing: Vec<&str> =
        diag::table::all().map(|code| code.id).filter(|id| !fixtures.contains(&format!("[{id}]"))).collect();
    assert!(missing.is_empty(), "no fixture in tests/diagnostics shows {missing:?}");
}

#[test]
fn at_least_ten_reports_are_shown_in_chinese() {
    let chinese = fixtures()
        .into_iter()
        .filter(|path| fs::read_to_string(path).is_ok_and(|text| text.contains("```report zh\n")));
    assert!(chinese.count() >= 10);
}

#[test]
fn the_base_site_has_nothing_to_mend() {
    let [english, _] = reports(&[], Path::new("base"));
    assert_eq!(english, "");
}

#[test]
fn codes_are_told_apart_and_say_what_to_do() {
    let mut seen = BTreeSet::new();
    for code in diag::table::all() {
        assert!(seen.insert(code.id), "{} stands twice", code.id);
        for pattern in code.message.iter().chain(code.help).chain(&code.related).chain([&code.explain]) {
            for text in [pattern.en, pattern.zh] {
                assert!(!text.trim().is_empty(), "{} has an empty text", code.id);
                assert!(!text.ends_with(' '), "{} ends with a space: {text}", code.id);
            }
        }
    }
}

fn fixtures() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(FOLDER).expect("the fixtures are there") {
        let path = entry.expect("the folder can be read").path();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("md") => paths.push(path),
            _ => assert!(path.ends_with("base"), "{} is no fixture", path.display()),
        }
    }
    paths.sort();
    paths
}

/// A fenced block: its info string, its content and the lines that the content takes.
struct Block {
    info: String,
    content: String,
    lines: std::ops::Range<usize>,
}

fn blocks(text: &str, path: &Path) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, usize, Block)> = None;
    for (number, line) in text.lines().enumerate() {
        match &mut open {
            Some((fence, _, _)) if line == fence => {
                let (_, start, mut block) = open.take().expect("a block is open");
                block.lines = start..number;
                blocks.push(block);
            }
            Some((_, _, block)) => {
                block.content.push_str(line);
                block.content.push('\n');
            }
            None if line.starts_with("```") => {
                let fence = "`".repeat(line.len() - line.trim_start_matches('`').len());
                let info = line[fence.len()..].to_owned();
                open = Some((fence, number + 1, Block { info, content: String::new(), lines: 0..0 }));
            }
            None => {}
        }
    }
    assert!(open.is_none(), "{}: a block is not closed", path.display());
    blocks
}

/// The fixture with the reports that its site gives now in the place of those that stand there.
fn with_actual_reports(text: &str, path: &Path) -> String {
    let blocks = blocks(text, path);
    assert!(text.starts_with("# "), "{}: a fixture begins with a heading", path.display());
    assert!(blocks.iter().any(|block| block.info == "report"), "{}: there is no report", path.display());
    let [english, chinese] = reports(&blocks, path);
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    let mut at = 0;
    for block in &blocks {
        let report = match block.info.as_str() {
            "report" => &english,
            "report zh" => &chinese,
            _ => continue,
        };
        lines[at..block.lines.start].iter().for_each(|line| out.push_str(&format!("{line}\n")));
        out.push_str(report);
        at = block.lines.end;
    }
    lines[at..].iter().for_each(|line| out.push_str(&format!("{line}\n")));
    out
}

/// The base with the blocks laid over it.
fn laid_out(blocks: &[Block], path: &Path) -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a folder for the site");
    copy(&Path::new(FOLDER).join("base"), site.path());
    for block in blocks {
        lay(&block.info, block, site.path(), path);
    }
    site
}

/// The preview shows what could be read while the rules are still asked.
#[test]
fn what_breaks_a_rule_can_be_rendered_all_the_same() {
    let broken = fixtures().into_par_iter().filter(|path| {
        let text = fs::read_to_string(path).expect("a fixture is text");
        let site = laid_out(&blocks(&text, path), path);
        let files =
            casebook::load::load(site.path(), &mut Diagnostics::default()).expect("the site can be read");
        let (options, mut found) = (Options::default(), Diagnostics::default());
        let read = Memory::default().read(&files, &options, &mut found).filter(|_| !found.has_errors());
        let Some(Read { site, plan, look: Some(look) }) = read else { return false };
        let found = judge(&files, (&site, &plan), &options, None, found, &|| true).expect("it is wanted");
        let ready = casebook::render::ready(site, plan, look);
        // What passes is rendered for its report.
        for (path, route) in ready.plan.routes.iter().filter(|_| found.has_errors()) {
            let is_drawn = matches!(route, Route::Data(Data::Chart(_, Drawing::Svg), _));
            if is_drawn || matches!(route, Route::Page(..)) {
                let _ = ready.render(&files, path);
            }
        }
        found.has_errors()
    });
    // Were there none, nothing was rendered.
    assert!(broken.count() > 50);
}

/// What is said about the base with the blocks laid over it, in English and in Chinese.
fn reports(blocks: &[Block], path: &Path) -> [String; 2] {
    let site = laid_out(blocks, path);
    let earlier = earlier(blocks, site.path(), path);
    let mut diags = Diagnostics::default();
    let files = casebook::load::load(site.path(), &mut diags).expect("the site can be read");
    let options = Options { earlier: earlier.map(Arc::new), ..Options::default() };
    let (ready, found) = casebook::prepare(&files, &options);
    assert_eq!(
        ready.is_none(),
        found.has_errors(),
        "{}: an error stops publication, and nothing else",
        path.display()
    );
    diags.extend(found);
    if let Some(ready) = ready {
        diags.extend(casebook::audit::check(&files, &ready));
        if let Some(answers) = blocks.iter().find(|block| block.info == "answers") {
            diags.extend(outside(&answers.content, &files, &ready, path));
        }
    }
    let diagnostics = diags.into_sorted(&files);
    for found in &diagnostics {
        let is_said = found.related.is_empty() || found.code.related.is_some();
        assert!(is_said, "{} shows other places and does not say why (`also`)", found.code.id);
    }
    [Language::English, Language::Chinese].map(|language| {
        let report = Report { files: &files, diagnostics: &diagnostics, language };
        let text = report.text(Format::Human, Style::Plain);
        let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
        lines.iter().map(|line| format!("{line}\n")).collect()
    })
}

/// What is said of the addresses outside the site. Each must be answered for, so that a fixture shows all that would be asked.
fn outside(answers: &str, files: &Files, ready: &Ready, path: &Path) -> Diagnostics {
    let answers: external::Answers =
        serde_json::from_str(answers).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let addresses = external::addresses(files, &ready.site);
    assert!(addresses.keys().eq(answers.keys()), "{}: {:?}", path.display(), addresses.keys());
    external::report(files, &ready.site, &addresses, &answers)
}

/// What was published before: the present site with the earlier blocks laid over it, or else what stands in `public/`.
fn earlier(blocks: &[Block], site: &Path, path: &Path) -> Option<Earlier> {
    let before: Vec<(&str, &Block)> =
        blocks.iter().filter_map(|block| Some((block.info.strip_prefix("earlier ")?, block))).collect();
    if before.is_empty() {
        return casebook::load::published(&site.join("public"));
    }
    let then = tempfile::tempdir().expect("a folder for the earlier site");
    copy(site, then.path());
    for (info, block) in before {
        lay(info, block, then.path(), path);
    }
    Some(site::publication(&site::load(then.path())))
}

/// Lays one block over the site.
fn lay(info: &str, block: &Block, site: &Path, path: &Path) {
    let words: Vec<&str> = info.split(' ').collect();
    let file = |name: &str| {
        let to = site.join(unescaped(name));
        fs::create_dir_all(to.parent().expect("a path in a folder")).expect("a folder for the file");
        to
    };
    let write = |name: &str, bytes: &[u8]| fs::write(file(name), bytes).expect("the file can be written");
    match words.as_slice() {
        ["yaml" | "markdown" | "csv" | "html" | "text", name] => write(name, block.content.as_bytes()),
        ["escaped", name] => write(name, unescaped(&block.content).as_bytes()),
        ["repeat", times, name] => {
            write(name, block.content.repeat(times.parse().expect("a number")).as_bytes())
        }
        ["nest", times, name] => {
            let times = times.parse().expect("a number");
            write(
                name,
                format!(
                    "{}{}{}\n",
                    block.content.trim_end_matches('\n'),
                    "[".repeat(times),
                    "]".repeat(times)
                )
                .as_bytes(),
            );
        }
        ["many", times, name] => {
            for number in 0..times.parse().expect("a number") {
                write(&name.replace("{n}", &format!("{number:03}")), block.content.as_bytes());
            }
        }
        ["hex", name] => {
            let digits: Vec<&str> = block.content.split_whitespace().collect();
            let bytes: Vec<u8> =
                digits.iter().map(|byte| u8::from_str_radix(byte, 16).expect("a byte")).collect();
            write(name, &bytes);
        }
        ["link", name] => {
            let to = file(name);
            let _ = fs::remove_file(&to);
            std::os::unix::fs::symlink(block.content.trim(), to).expect("a link can be made");
        }
        ["socket", name] => {
            let to = file(name);
            let _ = fs::remove_file(&to);
            drop(std::os::unix::net::UnixListener::bind(to).expect("a socket can be made"));
        }
        ["gone", name] => {
            let gone = site.join(name);
            match gone.is_dir() {
                true => fs::remove_dir_all(&gone),
                false => fs::remove_file(&gone),
            }
            .expect("the base has what is taken away");
        }
        ["report"] | ["report", "zh"] | ["answers"] | ["earlier", ..] => {}
        _ => panic!("{}: unknown block `{}`", path.display(), block.info),
    }
}

/// The characters that `\u{…}` stands for, in names of files too; so that a fixture shows what it is about.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once('}').expect("an escape is closed");
        let point = u32::from_str_radix(digits, 16).expect("an escape holds hexadecimal digits");
        out.push(char::from_u32(point).expect("an escape stands for a character"));
        out.push_str(rest);
    }
    out
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the copy");
    for entry in fs::read_dir(from).expect("the base can be read") {
        let entry = entry.expect("the base can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

fn first_difference(expected: &str, actual: &str) -> String {
    let at = expected.lines().zip(actual.lines()).position(|(left, right)| left != right);
    let at = at.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    let around = |text: &str| -> String {
        text.lines().skip(at).take(12).map(|line| format!("    {line}\n")).collect()
    };
    format!("  from line {} on, expected\n{}  but there is\n{}", at + 1, around(expected), around(actual))
}
