//! A build that knows the last one gives the very bytes of a cold one, and makes little of it again.

mod disk;
mod each;
#[path = "../edits/mod.rs"]
mod edits;
mod sequences;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Mutex;

use casebook::audit::{self, Again};
use casebook::cache::{self, Known, Sums};
use casebook::diag::{Format, Language, Report, Style};
use casebook::files::Files;
use casebook::output::{Digest, Entry, Manifest, OutPath, Output};
use casebook::{Options, prepare};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// One build, in memory.
struct Built {
    outputs: BTreeMap<OutPath, Output>,
    manifest: String,
    found: String,
    cache: Vec<u8>,
    /// The files that were made, and not taken over.
    made: BTreeSet<String>,
}

/// Builds a site after another build, or cold; nothing where it has errors.
fn built(files: &Files, options: &Options, before: Option<&Built>) -> Option<Built> {
    let (ready, mut found) = prepare(files, options);
    let ready = ready?;
    let sums = Sums::of(files, &ready, &format!("{:?} {:?}", options.drafts, options.as_of));
    let known = before.map(|before| Known::of(&before.cache, before.manifest.as_bytes(), &sums));
    let known = known.unwrap_or_default();
    let (outputs, made) = (Mutex::new(BTreeMap::new()), Mutex::new(BTreeSet::new()));
    let learnt = Mutex::new(BTreeMap::new());
    let keep = |path: &OutPath, output: &Output| {
        outputs.lock().expect("no test panicked").insert(path.clone(), output.clone());
        made.lock().expect("no test panicked").insert(path.to_string());
        Ok::<(), Infallible>(())
    };
    let again = Again {
        known: |path: &OutPath| known.kept(path),
        reuse: |path: &OutPath| {
            let output = before.and_then(|before| before.outputs.get(path)).cloned();
            let output = output.expect("what is known was there before");
            outputs.lock().expect("no test panicked").insert(path.clone(), output);
            Ok(true)
        },
        note: |path: &OutPath, parts, kept| {
            learnt.lock().expect("no test panicked").insert(path.clone(), (parts, kept));
        },
    };
    let audited = audit::run_again(files, &ready, keep, &again).unwrap_or_else(|never| match never {});
    found.extend(audited);
    let diagnostics = found.into_sorted(files);
    let report = Report { files, diagnostics: &diagnostics, language: Language::English };
    if report.counts().0 > 0 {
        return None;
    }
    let outputs = outputs.into_inner().expect("no test panicked");
    let entry = |output: &Output| Entry {
        sha256: Digest::of(&output.body),
        bytes: output.body.len() as u64,
        from: output.from.clone(),
    };
    let entries = outputs.iter().map(|(path, output)| (path.clone(), entry(output))).collect();
    let manifest = Manifest::new(entries);
    let json = manifest.to_json();
    let learnt = learnt.into_inner().expect("no test panicked");
    let cache = cache::bytes(known, learnt, &manifest, json.as_bytes(), &sums);
    let made = made.into_inner().expect("no test panicked");
    let found = report.text(Format::Human, Style::Plain);
    Some(Built { outputs, manifest: json, found, cache, made })
}

/// Holds a build that knew another against a cold one.
fn assert_same(warm: &Built, cold: &Built, after: &str) {
    for (path, output) in &cold.outputs {
        let other = warm.outputs.get(path);
        let is_same = other.is_some_and(|other| other.body == output.body);
        assert!(
            is_same,
            "after {after}: {path} differs; it was made again: {}",
            warm.made.contains(path.as_str())
        );
    }
    assert_eq!(warm.outputs.len(), cold.outputs.len(), "after {after}");
    assert_eq!(warm.manifest, cold.manifest, "after {after}");
    assert_eq!(warm.found, cold.found, "after {after}");
}
