//! Whole sites, from content to the published files: `tests/golden/NAME/input` and what it becomes, `tests/golden/NAME/expected`.
//!
//! `UPDATE_GOLDENS=1 cargo test --test golden` writes `expected` anew; read the difference before it is committed. Names of the
//! theme's files carry a fingerprint of their content, which stands as `*` here, so that a colour changes no page; the
//! theme's files themselves are not kept.

mod expected;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

#[test]
fn minimal() {
    compare("minimal");
}

#[test]
fn bilingual() {
    compare("bilingual");
}

#[test]
fn every_golden_site_is_compared() {
    let mut names: Vec<String> = fs::read_dir(FOLDER)
        .expect("the golden sites are there")
        .map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["bilingual", "minimal"]);
}

fn compare(name: &str) {
    let folder = Path::new(FOLDER).join(name);
    let actual = published(&folder.join("input"));
    let folder = folder.join("expected");
    if expected::are_rewritten() {
        let _ = fs::remove_dir_all(&folder);
        for (path, text) in &actual {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a path in a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        }
        return;
    }
    let expected = tree(&folder);
    let missing: Vec<&String> = actual.keys().filter(|path| !expected.contains_key(*path)).collect();
    let left_over: Vec<&String> = expected.keys().filter(|path| !actual.contains_key(*path)).collect();
    assert!(missing.is_empty() && left_over.is_empty(), "{name}: new {missing:?}, left over {left_over:?}");
    for (path, text) in &actual {
        let line = text.lines().zip(expected[path].lines()).position(|(actual, expected)| actual != expected);
        assert!(
            *text == expected[path],
            "{name}/{path} differs from line {:?} on; UPDATE_GOLDENS=1 shows how in `git diff`",
            line.map(|line| line + 1)
        );
    }
}

/// What the site publishes, without the theme's own files.
fn published(input: &Path) -> BTreeMap<String, String> {
    let files = site::render(&site::load(input));
    let assets: Vec<(String, String)> =
        files.keys().filter_map(|path| path.strip_prefix("assets/")).map(without_fingerprint).collect();
    let text = |bytes: Vec<u8>| {
        let text = match bytes.starts_with(b"PK") {
            true => sheets(&bytes),
            false => String::from_utf8(bytes).unwrap_or_else(|picture| size(picture.as_bytes())),
        };
        let text = assets.iter().fold(text, |text, (name, plain)| text.replace(name.as_str(), plain));
        without_fonts(&text)
    };
    files
        .into_iter()
        .filter(|(path, _)| !path.starts_with("assets/"))
        .map(|(path, bytes)| (path, text(bytes)))
        .collect()
}

/// A drawing without the letters that it carries: they follow the font, and have tests of their own.
fn without_fonts(text: &str) -> String {
    let mut parts = text.split("url(data:font/otf;base64,");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| format!("{before}url(*{}", part.trim_start_matches(|c| c != ')')))
}

/// A picture is kept as its size alone: its pixels are the drawing's beside it, and follow the library that draws them.
fn size(png: &[u8]) -> String {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "golden sites publish text, workbooks and PNG alone");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    format!("PNG, {} x {} pixels\n", number(16), number(20))
}

/// A workbook is kept as the texts of its cells; packing follows the library that writes it.
fn sheets(workbook: &[u8]) -> String {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).expect("a workbook is read back");
    let mut text = String::new();
    for (name, cells) in workbook.worksheets() {
        text.push_str(&format!("== {name}\n"));
        for row in cells.rows() {
            let row: Vec<String> = row.iter().map(ToString::to_string).collect();
            text.push_str(&format!("{}\n", row.join(" | ").trim_end()));
        }
    }
    text
}

/// `civic.1a2b3c4d5e.css` and `civic.*.css`.
fn without_fingerprint(name: &str) -> (String, String) {
    let plain = match (name.split_once('.'), name.rsplit_once('.')) {
        (Some((stem, _)), Some((_, extension))) => format!("{stem}.*.{extension}"),
        _ => name.to_owned(),
    };
    (name.to_owned(), plain)
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("the expected files are there") {
            let path = entry.expect("the expected files can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("a path below the folder")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).expect("expected files are text"));
            }
        }
    }
    files
}
