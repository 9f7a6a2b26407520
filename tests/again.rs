//! A site that is read again is what it would be if it were read for the first time, and what did not change is not made anew.

use std::collections::BTreeMap;
use std::path::Path;

use casebook::Options;
use casebook::diag::Diagnostics;
use casebook::files::{Content, Files};
use casebook::prepare::{Memory, Read};

type Texts = BTreeMap<String, Content>;

/// The repository's own site.
fn sample() -> Texts {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = casebook::load::load(root, &mut Diagnostics::default()).expect("the site can be read");
    files.iter().map(|(_, file)| (file.path.clone(), file.content.clone())).collect()
}

/// Everything that a reading says, for comparison.
fn said(files: &Files, memory: &mut Memory) -> (Option<Read>, String) {
    let mut found = Diagnostics::default();
    let read = memory.read(files, &Options::default(), &mut found);
    let (site, plan) = (read.as_ref().map(|read| &read.site), read.as_ref().map(|read| &read.plan));
    let look = read.as_ref().and_then(|read| read.look.as_ref());
    let look = look.map(|look| (&look.assets, &look.templates, &look.stylesheets, &look.scripts));
    let text = format!("{site:?}\n{plan:?}\n{look:?}\n{found:?}");
    (read, text)
}

/// Replaces a part of a text that must be there.
fn replace(texts: &mut Texts, path: &str, from: &str, to: &str) {
    let Some(Content::Text(text)) = texts.get(path) else { panic!("{path} is a text of the sample site") };
    assert!(text.contains(from), "{path} has {from}");
    let edited = text.replacen(from, to, 1);
    texts.insert(path.to_owned(), Content::Text(edited.into()));
}

/// A case of which [`TAKING`] takes a figure.
const CASE: &str = "content/cases/foshan-cipo";

const TAKING: &str = "foshan-chief-ip-officers";

/// Puts what lies in a folder into another one as well.
fn copy(texts: &mut Texts, from: &str, to: &str) {
    let found = texts.iter().filter_map(|(path, content)| {
        let name = path.strip_prefix(from)?.strip_prefix('/')?;
        Some((format!("{to}/{name}"), content.clone()))
    });
    let found: Vec<_> = found.collect();
    assert!(!found.is_empty(), "there is nothing in {from}");
    texts.extend(found);
}

#[test]
fn after_any_edit_a_site_is_what_it_would_be_at_first() {
    type Edit = fn(&mut Texts);
    let edits: &[(&str, Edit)] = &[
        ("nothing", |_| {}),
        ("a write-up", |texts| replace(texts, &format!("{CASE}/en.md"), "## ", "## The ")),
        ("a year", |texts| replace(texts, &format!("{CASE}/case.yaml"), "year: 2025", "year: 2024")),
        ("an old address", |texts| {
            replace(texts, &format!("{CASE}/case.yaml"), "year: 2024", "year: 2024\naliases: [old/place]");
        }),
        ("a broken record", |texts| replace(texts, &format!("{CASE}/case.yaml"), "title:", "titel:")),
        ("another edit while it is broken", |texts| {
            replace(texts, &format!("{CASE}/zh-Hans.md"), "## ", "## 关于");
        }),
        ("mended", |texts| replace(texts, &format!("{CASE}/case.yaml"), "titel:", "title:")),
        ("a draft", |texts| {
            replace(texts, &format!("{CASE}/case.yaml"), "status: published", "status: draft");
        }),
        ("published", |texts| {
            replace(texts, &format!("{CASE}/case.yaml"), "status: draft", "status: published");
        }),
        ("a small record", |texts| replace(texts, "content/sources.yaml", "title:", "title: ")),
        ("the settings", |texts| replace(texts, "content/site.yaml", "as_of: 2026", "as_of: 2027")),
        ("a file beside a record", |texts| {
            texts.insert(format!("{CASE}/notes.txt"), Content::Bytes(b"notes".as_slice().into()));
        }),
        ("other bytes in it", |texts| {
            texts.insert(format!("{CASE}/notes.txt"), Content::Bytes(b"other".as_slice().into()));
        }),
        ("it is gone", |texts| {
            texts.remove(&format!("{CASE}/notes.txt"));
        }),
        ("a new record", |texts| copy(texts, CASE, "content/cases/another")),
        ("an edit in it", |texts| replace(texts, "content/cases/another/en.md", "## ", "## A ")),
        ("a file beside the folders", |texts| {
            texts.insert("content/cases/stray.md".to_owned(), Content::Text("Stray.".into()));
        }),
        ("a record of another name", |texts| {
            copy(texts, "content/cases/another", "content/cases/a-third");
            texts.retain(|path, _| !path.starts_with("content/cases/another/"));
        }),
        ("it is gone", |texts| texts.retain(|path, _| !path.starts_with("content/cases/a-third/"))),
        ("a case of which a statistic takes a figure is gone", |texts| {
            copy(texts, CASE, "kept");
            texts.retain(|path, _| !path.starts_with(&format!("{CASE}/")));
        }),
        ("and comes back", |texts| {
            copy(texts, "kept", CASE);
            texts.retain(|path, _| !path.starts_with("kept/"));
        }),
        ("a carried file", |texts| {
            texts.insert("content/static/a.txt".to_owned(), Content::Text("a".into()));
        }),
        ("another list", |texts| {
            texts.insert("content/units/steps.yaml".to_owned(), Content::Text("{".into()));
        }),
        ("it is gone", |texts| {
            texts.remove("content/units/steps.yaml");
        }),
        ("a template", |texts| replace(texts, "themes/civic/templates/case.html", "<", " <")),
        ("a broken template", |texts| {
            replace(texts, "themes/civic/templates/case.html", " <", " {% if %}<");
        }),
        ("a mended template", |texts| {
            replace(texts, "themes/civic/templates/case.html", " {% if %}<", "<");
        }),
        ("a stylesheet", |texts| {
            let mut sheets = texts.iter_mut().filter(|(path, _)| path.ends_with(".css"));
            let (_, sheet) = sheets.next().expect("a theme has a stylesheet");
            *sheet = Content::Text("h1 { margin: 0 }\n".into());
        }),
        ("a file that cannot be read", |texts| {
            texts.insert(format!("{CASE}/en.md"), Content::Unread);
        }),
    ];
    let (mut texts, mut memory, mut files) = (sample(), Memory::default(), Files::default());
    for (name, edit) in edits {
        edit(&mut texts);
        files = Files::after(&files, texts.clone());
        let (_, again) = said(&files, &mut memory);
        let (_, first) = said(&files, &mut Memory::default());
        assert!(again == first, "after {name} the site is another than at first");
    }
}

#[test]
fn what_did_not_change_is_the_very_same() {
    let mut texts = sample();
    let files = Files::new(texts.clone());
    let mut memory = Memory::default();
    let (before, _) = said(&files, &mut memory);
    replace(&mut texts, &format!("{CASE}/en.md"), "## ", "## The ");
    let files = Files::after(&files, texts);
    let (after, _) = said(&files, &mut memory);
    let (Some(before), Some(after)) = (before, after) else { panic!("the sample site can be read") };
    let is_same = |(id, statistic): (&str, &_)| {
        before.site.statistics.get(id).is_some_and(|known| std::ptr::eq(known, statistic))
    };
    let events = before.site.events.iter().zip(after.site.events.iter());
    assert!(events.into_iter().all(|((_, a), (_, b))| std::ptr::eq(a, b)));
    assert!(after.site.has_the_settings_of(&before.site));
    assert!(after.site.statistics.iter().all(|(id, statistic)| is_same((id, statistic)) == (id != TAKING)));
    let case = |read: &Read| read.site.cases.get("foshan-cipo").map(std::ptr::from_ref);
    assert_ne!(case(&before), case(&after));
    assert!(std::sync::Arc::ptr_eq(&before.plan, &after.plan));
}
