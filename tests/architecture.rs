//! The layers of the source, and the one home of each outside package; see ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A part may use the parts of lower layers, and of its own layer those that stand before it.
const LAYERS: &[&[&str]] = &[
    &["error", "privacy", "files", "output"],
    &["diag", "yaml"],
    &["model"],
    &["format", "route", "check", "schema"],
    &["render", "audit"],
    &["prepare", "diff", "cache"],
    &["load", "publish", "external"],
    &["preview", "deploy"],
    &["lib", "cli", "main"],
];

/// Package (as source names it) and the only files or folders that use it.
const HOMES: &[(&str, &[&str])] = &[
    ("walkdir", &["load.rs", "load/survey.rs"]),
    ("serde_yaml", &["yaml/"]),
    ("postcard", &["cache/form.rs"]),
    ("pulldown_cmark", &["model/prose.rs", "model/prose/", "render/markdown.rs", "render/markdown/"]),
    ("tera", &["render/theme.rs", "render/theme/"]),
    ("plotters", &["render/chart.rs", "render/chart/", "render/svg.rs", "render/svg/"]),
    ("notify", &["preview/watch.rs"]),
    ("html5gum", &["audit/markup/"]),
    ("aho_corasick", &["check/words.rs", "privacy/secret/words.rs"]),
    ("memchr", &["audit/address.rs", "audit/markup/", "privacy/"]),
    ("mimalloc", &["main.rs"]),
    ("url", &["check/external.rs", "external/", "render/contact.rs"]),
    ("ureq", &["external/"]),
    ("quick_xml", &["render/feed.rs"]),
    ("qrcode", &["render/qr.rs"]),
    ("subsetter", &["render/fonts/"]),
    ("icu_segmenter", &["render/svg/"]),
    ("simplecss", &["render/chart/sheet/"]),
    ("imagesize", &["model/picture.rs"]),
    ("image", &["render/scale.rs"]),
    ("webp::Encoder", &["render/scale.rs"]),
    ("opendal", &["deploy/"]),
    ("rustls", &["deploy/store.rs"]),
    ("brotli", &["output/coding.rs"]),
    ("flate2", &["output/coding.rs"]),
    ("zstd", &["output/coding.rs"]),
    ("zip", &["publish/archive.rs"]),
    // Spans are marked anywhere, and listened to in one place.
    ("tracing::subscriber", &["cli/timings/"]),
    ("rust_xlsxwriter", &["render/download/sheet.rs", "render/download/sheet/"]),
];

/// The only parts that touch the disk, the clock or the environment.
const IMPURE: &[&str] = &["load", "publish", "external", "preview", "deploy", "cli", "main"];

/// A file longer than this holds more than one idea.
const LINES_MOST: usize = 400;

struct Source {
    /// Path below `src/`.
    path: String,
    text: String,
}

impl Source {
    /// The part of the crate: the first folder of the path, or the file's stem.
    fn part(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or(&self.path);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_test(&self) -> bool {
        self.path.split('/').any(|name| name == "tests" || name == "tests.rs")
    }

    /// The lines that the program is made of: no comments, and nothing below `#[cfg(test)]`.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        lines
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(number, line)| (number + 1, line))
    }
}

fn sources() -> Vec<Source> {
    rust_files("src")
}

/// All Rust files below a folder of the repository, in the order of their paths.
fn rust_files(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut folders = vec![root.clone()];
    let mut paths: BTreeSet<PathBuf> = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the source can be read") {
            let path = entry.expect("the source can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                paths.insert(path);
            }
        }
    }
    let source = |path: PathBuf| Source {
        path: path.strip_prefix(&root).expect("a path below the folder").to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).expect("source is text"),
    };
    paths.into_iter().map(source).collect()
}

fn rank(part: &str) -> Option<(usize, usize)> {
    LAYERS
        .iter()
        .enumerate()
        .find_map(|(layer, parts)| Some((layer, parts.iter().position(|known| *known == part)?)))
}

/// Every `crate::PART` and `casebook::PART` of a line.
fn named_parts(line: &str) -> impl Iterator<Item = &str> {
    let names = ["crate::", "casebook::"];
    names
        .into_iter()
        .flat_map(move |name| line.match_indices(name).map(move |(at, _)| &line[at + name.len()..]))
        .filter_map(|rest| {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            Some(&rest[..end]).filter(|part| !part.is_empty())
        })
}

#[test]
fn uses_are_seen() {
    let seen: Vec<&str> =
        named_parts("use crate::model::Site; fn a(b: &crate::files::Files) { casebook::cli::run() }")
            .collect();
    assert_eq!(seen, ["model", "files", "cli"]);
    assert!(rank("render") > rank("check") && rank("check") > rank("route") && rank("nothing").is_none());
    let grouped =
        sources().iter().filter(|source| source.code().any(|(_, line)| line.contains("crate::{"))).count();
    assert_eq!(grouped, 0, "write one `use crate::PART` for each part, so that this test sees it");
}

fn assert_none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn every_part_has_a_layer() {
    let strangers = sources()
        .iter()
        .filter(|source| rank(source.part()).is_none())
        .map(|source| source.path.clone())
        .collect();
    assert_none(strangers, "a part of the source stands in no layer of tests/architecture.rs");
}

#[test]
fn parts_use_lower_layers_only() {
    let mut found = Vec::new();
    for source in sources() {
        let own = rank(source.part());
        for (number, line) in source.code() {
            for part in named_parts(line) {
                // A name of lib.rs itself counts as lib.
                let used = rank(part).or(rank("lib"));
                if part != source.part() && own <= used {
                    found.push(format!("src/{}:{number}: {} uses {part}", source.path, source.part()));
                }
            }
        }
    }
    assert_none(found, "a part uses what stands above it");
}

#[test]
fn every_package_has_one_home() {
    let mut found = Vec::new();
    for source in sources() {
        for (package, homes) in HOMES {
            let is_home = homes.iter().any(|home| source.path.starts_with(home));
            let uses = |line: &str| {
                line.contains(&format!("{package}::")) || line.contains(&format!("use {package}"))
            };
            for (number, _) in source.code().filter(|(_, line)| !is_home && uses(line)) {
                found.push(format!("src/{}:{number}: {package} is used outside {homes:?}", source.path));
            }
        }
    }
    assert_none(found, "a package is used outside its home");
}

#[test]
fn only_the_edges_touch_the_machine() {
    let words = [
        "std::fs",
        "std::env::",
        "SystemTime",
        "Instant",
        "std::thread",
        "std::process",
        "static mut",
        "thread_local!",
    ];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !IMPURE.contains(&source.part()) && !source.is_test()) {
        for (number, line) in source.code() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(
        found,
        "only load, publish, external, preview and cli touch the disk, the clock or the environment",
    );
}

/// What a file was made from is known where pages ask the context for it; see `model::asked`.
#[test]
fn write_ups_and_files_are_read_through_the_context() {
    let asks = ["writeups.get(", "files.get(", ".legible(", ".prose(cx.files"];
    // A path is no content; look reads the theme, which lies under every page; `cited` notes everything.
    let homes = ["render/context.rs", "render/look", "render/cited.rs"];
    let paths = ["files.get(*file).path", "files.get(file).path", ").shared_path()"];
    let is_path = |line: &str| paths.iter().any(|path| line.contains(path));
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("render/") && !source.is_test()) {
        let is_home = homes.iter().any(|home| source.path.starts_with(home));
        for (number, line) in source.code().filter(|(_, line)| !is_home && !is_path(line)) {
            if asks.iter().any(|ask| line.contains(ask)) {
                found.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(found, "a write-up or file is read where nobody notes it; ask the context");
}

#[test]
fn nothing_depends_on_the_order_of_a_hash() {
    let mut found = Vec::new();
    for source in sources() {
        let pure = rank(source.part()).is_some_and(|(layer, _)| layer <= 4);
        for (number, line) in source.code().filter(|_| pure) {
            if line.contains("HashMap") || line.contains("HashSet") {
                found.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(found, "hash maps have no order, so that two builds could differ; use BTreeMap or IndexMap");
}

#[test]
fn nothing_unfinished_is_kept() {
    // Written in two parts, so that this file does not find itself.
    let words = [
        concat!("to", "do!("),
        concat!("unimplemen", "ted!("),
        concat!("db", "g!("),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("#[ign", "ore"),
        concat!("TO", "DO"),
    ];
    let unsure = [".unwrap()", "panic!(", "println!("];
    let mut found = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
        // Bad input is never a panic; what is printed is printed through anstream, which knows the terminal.
        for (number, line) in source.code().filter(|_| !source.is_test()) {
            if unsure.iter().any(|word| line.contains(word)) && !line.contains("anstream::") {
                found.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(found, "unfinished or unsafe for bad input");
}

#[test]
fn no_file_is_long() {
    let is_long = |source: &Source| source.text.lines().count() > LINES_MOST;
    let long = ["src", "tests"].iter().flat_map(|folder| {
        rust_files(folder).into_iter().filter(is_long).map(move |source| format!("{folder}/{}", source.path))
    });
    assert_none(long.collect(), "a file has more than 400 lines");
}

#[test]
fn the_source_names_no_machine() {
    let places = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/"), concat!("/tm", "p/")];
    let mut found = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            if places.iter().any(|place| line.contains(place)) {
                found.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    assert_none(found, "a path of one machine is written into the source");
}
