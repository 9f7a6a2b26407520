//! Each file of a site is changed in turn, in each of its texts: whatever shows something of it is made again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use casebook::Options;
use casebook::diag::Diagnostics;
use casebook::files::{Content, Files};

use crate::{Built, assert_alike, assert_same, built};

type Texts = BTreeMap<String, Content>;

fn texts_of(folder: &str) -> Texts {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = casebook::load::load(&root, &mut Diagnostics::default()).expect("the site can be read");
    files.iter().map(|(_, file)| (file.path.clone(), file.content.clone())).collect()
}

fn files(texts: &Texts) -> Files {
    Files::new(texts.iter().map(|(path, content)| (path.clone(), content.clone())))
}

/// What an author may write in one line of a record or write-up, each time at one place; most of it leaves the site whole.
fn changes(path: &str, text: &str) -> Vec<String> {
    let mut changed = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let put = |from: usize, to: usize, new: &str| format!("{}{new}{}", &text[..from], &text[to..]);
        if path.ends_with(".md") && line.trim_end().ends_with(['.', '。']) {
            changed.push(put(start + line.trim_end().len(), end, " 好。\n"));
        }
        for (mark, new) in
            [("{en: ", "Newly "), ("zh-Hans: ", "新"), ("en: \"", "Newly "), ("zh-Hans: \"", "新")]
        {
            for (found, _) in line.match_indices(mark) {
                let place = start + found + mark.len();
                if !text[place..].starts_with('"') {
                    changed.push(put(place, place, new));
                }
            }
        }
        for (from, to) in [
            ("status: published", "status: draft"),
            ("year: 20", "year: 19"),
            ("weight: ", "weight: 1"),
            ("role: implements", "role: supports"),
            ("value: ", "value: 1"),
            ("date: 20", "date: 19"),
            ("- ", "# "),
        ] {
            if let Some(found) = line.find(from) {
                changed.push(put(start + found, start + found + from.len(), to));
            }
        }
        if path.ends_with(".yaml") && line.starts_with(|first: char| first.is_ascii_lowercase()) {
            // The key is gone, where it stands in one line.
            changed.push(put(start, end, ""));
        }
    }
    changed
}

/// Changes each file in turn and holds every build that knew the site before against a cold one; gives how many were whole sites.
fn hold(texts: &Texts, is_wanted: impl Fn(usize) -> bool) -> usize {
    let options = Options::default();
    let first: Built = built(&files(texts), &options, None).expect("the site is whole");
    let (mut number, mut whole) = (0, 0);
    for (path, content) in texts.iter().filter(|(path, _)| path.starts_with("content/")) {
        let Content::Text(text) = content else { continue };
        for changed in changes(path, text) {
            number += 1;
            if !is_wanted(number) {
                continue;
            }
            let mut edited = texts.clone();
            edited.insert(path.clone(), Content::Text(changed.as_str().into()));
            let edited = files(&edited);
            let (warm, cold) = (built(&edited, &options, Some(&first)), built(&edited, &options, None));
            if !assert_alike(&warm, &cold, &format!("change {number}, in {path}:\n{changed}")) {
                continue;
            }
            let Ok(warm) = warm else { continue };
            whole += 1;
            eprintln!("{number} {path}: {} of {} made", warm.made.len(), warm.outputs.len());
        }
    }
    whole
}

/// Without the pictures that take the longest, which show nothing that pages do not.
fn without_pictures(mut texts: Texts) -> Texts {
    let settings = texts.get_mut("content/site.yaml").expect("the site has settings");
    if let Content::Text(text) = settings {
        let text = format!("{text}leave_out: [share-pictures, qr-codes, chart-files]\n");
        *settings = Content::Text(text.into());
    }
    texts
}

/// Of the changes every so many is tried; `CACHE_EVERY=1` tries all.
fn every(usual: usize) -> impl Fn(usize) -> bool {
    let every = std::env::var("CACHE_EVERY").ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    move |number| number % every == 0
}

#[test]
fn whatever_shows_something_of_a_changed_file_is_made_again() {
    let whole = hold(&without_pictures(texts_of("tests/golden/bilingual/input")), every(5));
    assert!(whole > 5, "only {whole} changes left the site whole");
}

/// The repository's own site has records of every kind.
#[test]
fn so_it_is_on_the_sample_site() {
    let whole = hold(&without_pictures(texts_of(".")), every(61));
    assert!(whole > 3, "only {whole} changes left the site whole");
}

/// What is made again after a change of one paragraph is the page and what shows or lists its words.
#[test]
fn a_changed_paragraph_makes_few_files_again() {
    let texts = without_pictures(texts_of("."));
    let path = "content/cases/foshan-cipo/en.md";
    let first = built(&files(&texts), &Options::default(), None).expect("the site is whole");
    let again = built(&files(&texts), &Options::default(), Some(&first)).expect("the site is whole");
    assert_same(&again, &first, "nothing");
    let often: Vec<&String> = again.made.iter().collect();
    assert!(often.len() * 20 < first.outputs.len(), "made again though nothing changed: {often:?}");
    let mut edited = texts.clone();
    let Some(Content::Text(text)) = texts.get(path) else { panic!("{path} is a text") };
    edited.insert(path.to_owned(), Content::Text(format!("{text}\nMore was done since.\n").into()));
    let warm = built(&files(&edited), &Options::default(), Some(&first)).expect("the site is whole");
    let pages: Vec<&String> = warm.made.iter().filter(|path| path.ends_with(".html")).collect();
    println!("{} of {} made again, pages: {pages:?}", warm.made.len(), first.outputs.len());
    let expected = ["cases/foshan-cipo/index.html", "sources/index.html", "zh-Hans/sources/index.html"];
    assert_eq!(pages, expected);
    let records = ["cases", "events", "statistics", "pages"].map(|kind| format!("content/{kind}/"));
    let named = |path: &String| {
        let of = records.iter().find(|folder| path.starts_with(folder.as_str()))?;
        path[of.len()..].split_once('/').map(|(id, _)| format!("{of}{id}"))
    };
    let all: BTreeSet<String> = texts.keys().filter_map(named).collect();
    // The plain pages speak of any figure of the site, and of the case one page tells.
    println!("{} of {} records were not looked at again", warm.clean, all.len());
    assert_eq!(again.clean, all.len(), "nothing changed");
    assert!(warm.clean * 2 > all.len() && warm.clean < all.len());
}

/// What was taken as harmless is looked at again where it changed, and what is allowed counts as used where nothing did.
#[test]
fn what_is_private_is_found_in_a_record_that_was_clean() {
    let texts = without_pictures(texts_of("tests/golden/bilingual/input"));
    let options = Options::default();
    let first = built(&files(&texts), &options, None).expect("the site is whole");
    let number = "请致电 13912345678。\n";
    let record = "content/cases/harbour";
    let with = |texts: &Texts, path: &str, added: &str| {
        let mut edited = texts.clone();
        let before = match edited.get(path) {
            Some(Content::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        edited.insert(path.to_owned(), Content::Text(format!("{before}\n{added}").into()));
        edited
    };
    for path in ["zh-Hans.md", "notes.txt", "case.yaml"] {
        let added = if path == "case.yaml" { format!("# {number}") } else { number.to_owned() };
        let edited = files(&with(&texts, &format!("{record}/{path}"), &added));
        let (warm, cold) = (built(&edited, &options, Some(&first)), built(&edited, &options, None));
        assert!(!assert_alike(&warm, &cold, path), "{path}: a private number was published");
        let told = warm.err().unwrap_or_default();
        assert!(told.contains("CB602"), "{path}: {told}");
    }
    let allowed = "personal_information:\n  allow:\n    - {value: \"13912345678\", reason: a hotline}\n";
    let texts =
        with(&with(&texts, "content/site.yaml", allowed), &format!("{record}/case.yaml"), "# 13912345678\n");
    let first = built(&files(&texts), &options, None).expect("what is allowed may be published");
    let again = built(&files(&texts), &options, Some(&first)).expect("what is allowed may be published");
    assert_same(&again, &first, "nothing, with an allowance that one record uses");
}

/// A character that deceives is told in each build, and looked for where a text changed.
#[test]
fn what_deceives_is_told_of_a_record_that_was_clean() {
    let texts = without_pictures(texts_of("tests/golden/bilingual/input"));
    let options = Options::default();
    let clean = built(&files(&texts), &options, None).expect("the site is whole");
    let mut told_again = 0;
    for (path, odd) in [("en.md", "a\u{200b}b"), ("notes.txt", "a\u{202e}b"), ("case.yaml", "# a\u{200b}b")] {
        let path = format!("content/cases/harbour/{path}");
        let mut edited = texts.clone();
        let before = match texts.get(&path) {
            Some(Content::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        edited.insert(path.clone(), Content::Text(format!("{before}\n{odd}\n").into()));
        let edited = files(&edited);
        let (warm, cold) = (built(&edited, &options, Some(&clean)), built(&edited, &options, None));
        assert_alike(&warm, &cold, &path);
        let told = |built: &Result<Built, String>| {
            built.as_ref().map_or_else(String::clone, |built| built.found.clone())
        };
        assert_ne!(told(&warm), clean.found, "{path}: nothing is told, so that this test tests nothing");
        if let Ok(cold) = &cold {
            let again = built(&edited, &options, Some(cold)).expect("it was published before");
            assert_same(&again, cold, &path);
            told_again += 1;
        }
    }
    assert!(told_again > 0, "nothing of this is a warning, so that this test tests nothing");
}

/// Which translations were confirmed decides what is told of a record too.
#[test]
fn a_changed_lock_is_held_against_records_that_were_clean() {
    let texts = without_pictures(texts_of("tests/golden/bilingual/input"));
    let options = Options::default();
    let first = built(&files(&texts), &options, None).expect("the site is whole");
    let mut edited = texts;
    let lock = "cases/harbour en 1a2b3c4d\n";
    edited.insert("content/translations.lock".to_owned(), Content::Text(lock.into()));
    let edited = files(&edited);
    let (warm, cold) = (built(&edited, &options, Some(&first)), built(&edited, &options, None));
    assert_alike(&warm, &cold, "a lock");
    let told = |built: Result<Built, String>| built.map_or_else(|told| told, |built| built.found);
    assert_ne!(told(warm), first.found, "the lock tells nothing, so that this test tests nothing");
}
