//! What must hold for any content: nothing panics, places lie between characters, addresses are unique and links lead back.

mod site;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use casebook::Options;
use casebook::check::Earlier;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::{Content, Files};
use casebook::route::relative;
use proptest::collection::vec;
use proptest::prelude::*;

/// The sample site's files, read once.
fn sample() -> &'static Files {
    static SAMPLE: OnceLock<Files> = OnceLock::new();
    SAMPLE.get_or_init(|| site::load(Path::new(env!("CARGO_MANIFEST_DIR"))))
}

/// The sample site as it was published, which a damaged one is compared with.
fn published() -> Arc<Earlier> {
    static PUBLISHED: OnceLock<Arc<Earlier>> = OnceLock::new();
    PUBLISHED.get_or_init(|| Arc::new(site::publication(sample()))).clone()
}

/// What is put into a file to break it.
const SHARDS: [&str; 24] = [
    "\t",
    ": ",
    "\n",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "- ",
    "&a ",
    "*a",
    "!t ",
    "|\n",
    "首席",
    "𠮷",
    "\u{0}",
    "\u{feff}",
    "](figure:",
    "![](chart:",
    "<b>",
    "[^1]",
    "99999999999999999999999999",
    "2025-02-30",
];

#[derive(Clone, Debug)]
enum Change {
    CutOut { at: usize, length: usize },
    PutIn { at: usize, shard: usize },
    Repeat { at: usize, length: usize },
    Byte { at: usize, byte: u8 },
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), 1..200_usize).prop_map(|(at, length)| Change::CutOut { at, length }),
        (any::<usize>(), 0..SHARDS.len()).prop_map(|(at, shard)| Change::PutIn { at, shard }),
        (any::<usize>(), 1..80_usize).prop_map(|(at, length)| Change::Repeat { at, length }),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte { at, byte }),
    ]
}

fn apply(text: &str, change: &Change) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let place = |at: usize| at % (bytes.len() + 1);
    match *change {
        Change::CutOut { at, length } => {
            let start = place(at);
            let end = (start + length).min(bytes.len());
            bytes.drain(start..end);
        }
        Change::PutIn { at, shard } => {
            let start = place(at);
            bytes.splice(start..start, SHARDS[shard].bytes());
        }
        Change::Repeat { at, length } => {
            let start = place(at);
            let again = bytes[start..(start + length).min(bytes.len())].to_vec();
            bytes.splice(start..start, again);
        }
        Change::Byte { at, byte } => {
            let start = place(at);
            if let Some(old) = bytes.get_mut(start) {
                *old = byte;
            }
        }
    }
    // Loading refuses what is not UTF-8; see tests/diagnostics/not-utf8.md.
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Shows all findings in every form, and holds every place against its file.
fn look_at(files: &Files, diags: Diagnostics) -> Result<(), TestCaseError> {
    let diagnostics = diags.into_sorted(files);
    for found in &diagnostics {
        for place in found.place.iter().chain(&found.related) {
            let Some(span) = files.span(*place) else { continue };
            let text = files.get(span.file).text().unwrap_or_default();
            prop_assert!(
                text.get(span.start..span.end).is_some(),
                "{found:?} lies within a character or outside {}",
                files.get(span.file).path
            );
        }
    }
    for language in [Language::English, Language::Chinese] {
        let report = Report { files, diagnostics: &diagnostics, language };
        for format in [Format::Human, Format::Short, Format::Json] {
            let text = report.text(format, Style::Plain);
            prop_assert_eq!(text.is_empty(), diagnostics.is_empty());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_site_is_reported_and_never_panics(file in any::<usize>(), changes in vec(change(), 1..4)) {
        let texts: Vec<&str> = sample()
            .iter()
            .filter(|(_, file)| file.path.starts_with("content/") && file.text().is_some())
            .map(|(_, file)| file.path.as_str())
            .collect();
        let damaged = texts[file % texts.len()];
        let files = Files::new(sample().iter().map(|(_, file)| {
            let content = match file.text().filter(|_| file.path == damaged) {
                Some(text) => Content::Text(changes.iter().fold(text.to_owned(), |text, change| apply(&text, change)).into()),
                None => file.content.clone(),
            };
            (file.path.clone(), content)
        }));
        let options = Options { earlier: Some(published()), ..Options::default() };
        let (ready, diags) = casebook::prepare(&files, &options);
        prop_assert_eq!(ready.is_none(), diags.has_errors());
        if let Some(ready) = ready {
            let rendered = ready.plan.routes.keys().step_by(7).all(|path| ready.render(&files, path).is_some_and(|output| output.is_ok()));
            prop_assert!(rendered, "what is ready can be rendered");
        }
        look_at(&files, diags)?;
    }

    #[test]
    fn any_text_as_any_file_is_reported_and_never_panics(text in ".{0,400}", file in 0..4_usize) {
        let path = ["content/site.yaml", "content/sources.yaml", "content/pages/about/page.yaml", "content/pages/about/en.md"][file];
        let site = "title: T\ndescription: D\nlocales: [en]\nas_of: 2025\n";
        let mut texts = vec![
            ("content/site.yaml", site),
            ("content/pages/about/page.yaml", "title: About\n"),
            ("content/pages/about/en.md", "About.\n"),
        ];
        texts.push((path, &text));
        let files = Files::from_texts(texts);
        let (_, diags) = casebook::prepare(&files, &Options::default());
        look_at(&files, diags)?;
    }

    #[test]
    fn addresses_are_unique_even_where_case_does_not_count(
        pages in vec(prop::sample::select(vec!["about", "cases", "sources", "404", "zh-hans", "index", "assets"]), 1..4),
        aliases in vec(prop::sample::select(vec!["old", "Old", "about", "cases/a", "index.html", "a/b.html", "../x", "con"]), 0..4),
    ) {
        let site = "title: T\ndescription: D\nlocales: [en, zh-Hans]\nas_of: 2025\n";
        let mut texts = vec![("content/site.yaml".to_owned(), site.to_owned())];
        for page in &pages {
            let record = format!("title: T\naliases: [{}]\n", aliases.join(", "));
            texts.push((format!("content/pages/{page}/page.yaml"), record));
            texts.extend(["en", "zh-Hans"].map(|locale| (format!("content/pages/{page}/{locale}.md"), "Text.\n".to_owned())));
        }
        let theme = sample().below("themes/").map(|(_, file)| (file.path.clone(), file.content.clone()));
        let files = Files::new(texts.into_iter().map(|(path, text)| (path, Content::Text(text.into()))).chain(theme));
        let (ready, diags) = casebook::prepare(&files, &Options::default());
        if let Some(ready) = ready {
            let mut keys: Vec<String> = ready.plan.routes.keys().map(|path| path.key()).collect();
            let all = keys.len();
            keys.sort();
            keys.dedup();
            prop_assert_eq!(keys.len(), all);
        }
        look_at(&files, diags)?;
    }

    #[test]
    fn a_relative_link_leads_where_it_should(
        from in vec("[a-c]{1,2}|图 1", 1..5),
        to in vec("[a-c]{1,2}|图 1", 1..5),
    ) {
        let (from, to) = (from.join("/"), to.join("/"));
        let link = relative(&from, &to);
        prop_assert!(link.is_ascii() && !link.contains(' ') && !link.starts_with('/'), "{link}");
        let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
        parts.pop();
        for part in link.split('/') {
            match part {
                ".." => drop(parts.pop()),
                part => parts.push(decoded(part)),
            }
        }
        prop_assert_eq!(parts.join("/"), to);
    }
}

#[test]
fn the_sample_site_renders_as_it_is() {
    assert!(site::render(sample()).len() > 100);
}

/// Undoes percent-encoding (RFC 3986).
fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next().unwrap_or_default(), rest.next().unwrap_or_default()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap_or_default(), 16).unwrap_or_default()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap_or_default()
}
