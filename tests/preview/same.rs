//! Whatever was edited, in whatever order: the preview has the bytes of a build, or the last good ones and a report.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::browser::{Outcome, PATIENCE, Preview};
use crate::edits::{EDITS_OF, begin, mend};

/// Edits in one run; `PREVIEW_EDITS` sets more, and `PREVIEW_SEED` others.
const EDITS: u64 = 18;

#[test]
fn after_any_edits_pages_are_those_of_a_build() -> Outcome {
    let number =
        |name: &str, usual| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (edits, seed) = (number("PREVIEW_EDITS", EDITS), number("PREVIEW_SEED", 6));
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed as u8; 32]);
    let preview = Preview::start_with(&[], begin)?;
    let mut last = built(preview.folder.path())??;
    compare(&preview, &last, "before any edit")?;
    let (mut done, mut good) = (Vec::new(), 0);
    let mut is_broken = false;
    for round in 0..edits {
        // What is broken is broken for a round, or most of a run would show the same last good pages.
        if std::mem::take(&mut is_broken) {
            mend(preview.folder.path())?;
            done.push("mended".to_owned());
        }
        // Several edits may fall into one batch.
        for _ in 0..1 + random.next_u32() % 2 {
            let edit = EDITS_OF[random.next_u32() as usize % EDITS_OF.len()];
            done.push(edit.0.to_owned());
            (edit.1)(preview.folder.path(), round)?;
        }
        let after = format!("seed {seed}, after {}", done.join(", "));
        match built(preview.folder.path())? {
            Ok(files) => {
                last = files;
                good += 1;
                compare(&preview, &last, &after)?;
            }
            Err(report) => {
                let after = format!("{after} ({report})");
                is_broken = true;
                preview
                    .about_when("/", |about| about["stopped"] == true)
                    .map_err(|error| format!("{after}: {error}"))?;
                compare(&preview, &last, &after)?;
            }
        }
    }
    // Where next to nothing could be built, next to nothing was compared.
    assert!(good * 3 >= edits, "{good} of {edits}: {}", done.join(", "));
    Ok(())
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The files of a build, by path; the first line of its report where the site has errors.
fn built(root: &Path) -> Result<Result<Files, String>, Box<dyn std::error::Error>> {
    let out = tempfile::tempdir()?;
    let public = out.path().join("public");
    let built = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--lang", "en", "--quiet", "--format", "short", "build", "--root"])
        .arg(root)
        .arg("--output-dir")
        .arg(&public)
        .output()?;
    if !built.status.success() {
        return Ok(Err(String::from_utf8_lossy(&built.stderr).lines().take(1).collect()));
    }
    let mut files = BTreeMap::new();
    let mut folders = vec![public.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    files.insert(path.strip_prefix(&public)?.to_owned(), fs::read(&path)?);
                }
            }
        }
    }
    // The manifest is of the build and not of the site.
    files.remove(Path::new("manifest.json"));
    Ok(Ok(files))
}

/// Asks for every file of a build, until the preview gives the same bytes.
fn compare(preview: &Preview, files: &Files, after: &str) -> Outcome {
    let start = std::time::Instant::now();
    for (path, expected) in files {
        let address = format!("/{}", path.to_string_lossy().replace('\\', "/"));
        loop {
            let shown = preview.bytes(&address)?;
            if without_script(&shown) == *expected {
                break;
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("{after}: {address} is not that of a build").into());
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
    Ok(())
}

/// A page without the one line that the preview adds.
fn without_script(body: &[u8]) -> Vec<u8> {
    let (start, end) = (b"<script type=\"module\" src=\"/_casebook/reload.js\"", b"</script>\n");
    let find = |within: &[u8], part: &[u8]| within.windows(part.len()).position(|window| window == part);
    let Some(at) = find(body, start) else { return body.to_vec() };
    let length = find(&body[at..], end).map_or(0, |found| found + end.len());
    [&body[..at], &body[at + length..]].concat()
}
