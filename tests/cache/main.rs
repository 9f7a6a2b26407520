//! A build that knows the last one gives the very bytes of a cold one, and makes little of it again.

mod disk;
mod each;
#[path = "../edits/mod.rs"]
mod edits;
mod sequences;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use casebook::Options;
use casebook::audit::{self, Again};
use casebook::cache::{self, Cache, Known, Learnt, Sums};
use casebook::check;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::Files;
use casebook::model::asked::{Folder, Part};
use casebook::output::{Digest, Entry, Manifest, OutPath, Output};
use casebook::prepare;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// One build, in memory.
struct Built {
    outputs: BTreeMap<OutPath, Output>,
    manifest: String,
    found: String,
    cache: Vec<u8>,
    nodes: Vec<u8>,
    /// The files that were made, and not taken over.
    made: BTreeSet<String>,
    /// How many records there was nothing to look at in.
    clean: usize,
}

/// Builds a site after another build, or cold.
///
/// # Errors
/// What is found in a site that has errors.
fn built(files: &Files, options: &Options, before: Option<&Built>) -> Result<Built, String> {
    let mut diags = Diagnostics::default();
    let asked = cache::Asked::of(files, before.map(|before| before.nodes.as_slice()), "these tests");
    let read = prepare::read(files, options, &mut diags);
    let nodes = asked.bytes(files).or_else(|| before.map(|before| before.nodes.clone())).unwrap_or_default();
    let told = |found: Diagnostics| {
        let diagnostics = found.into_sorted(files);
        let report = Report { files, diagnostics: &diagnostics, language: Language::English };
        let text = report.text(Format::Human, Style::Plain);
        if report.counts().0 > 0 { Err(text) } else { Ok(text) }
    };
    let sums = read.as_ref().map(|read| {
        let command = format!("{:?} {:?}", options.drafts, options.as_of);
        Sums::of(files, &read.site, &read.plan, &command)
    });
    let kept = before.and_then(|before| Cache::read(&before.cache));
    let known = kept.zip(sums.as_ref()).map(|(kept, sums)| Known::of(kept, sums)).unwrap_or_default();
    let (learnt, clean) = (Mutex::new(Learnt::default()), AtomicUsize::new(0));
    let is_known = |folder: Folder, id: &str| {
        let is_clean = known.is_clean(folder, id);
        clean.fetch_add(usize::from(is_clean), Ordering::Relaxed);
        is_clean
    };
    let note = |folder: Folder, id: &str, parts: Vec<Part>| {
        learnt.lock().expect("no test panicked").records.insert((folder, id.into()), parts);
    };
    let again = check::Again { known: &is_known, note: &note };
    let (ready, mut found) = prepare::checked(files, read, options, Some(&again), diags);
    let (Some(ready), Some(sums)) = (ready, sums) else {
        return match told(found) {
            Err(told) => Err(told),
            Ok(told) => panic!("there is no site, and no error: {told}"),
        };
    };
    let known = known.published_with(before.map(|before| before.manifest.as_bytes()));
    let (outputs, made) = (Mutex::new(BTreeMap::new()), Mutex::new(BTreeSet::new()));
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
            learnt.lock().expect("no test panicked").files.insert(path.clone(), (parts, kept));
        },
    };
    let audited = audit::run_again(files, &ready, keep, &again).unwrap_or_else(|never| match never {});
    found.extend(audited);
    let found = told(found)?;
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
    Ok(Built { outputs, manifest: json, found, cache, nodes, made, clean: clean.into_inner() })
}

/// Holds a build that knew another, or what was told of a site with errors, against a cold one; true where the site is whole.
fn assert_alike(warm: &Result<Built, String>, cold: &Result<Built, String>, after: &str) -> bool {
    match (warm, cold) {
        (Ok(warm), Ok(cold)) => assert_same(warm, cold, after),
        (Err(warm), Err(cold)) => assert_eq!(warm, cold, "after {after}"),
        (Ok(_), Err(told)) | (Err(told), Ok(_)) => panic!("after {after} only one is whole: {told}"),
    }
    warm.is_ok()
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
    assert_eq!(warm.nodes, cold.nodes, "after {after}");
}
