//! The index of the sample site, as a reader's browser has it: what stands on a page is found, and loading it takes little.

mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use casebook::render::search::{file_of, terms};
use serde_json::Value;

/// The published index of one language, read as the search page reads it.
struct Index {
    /// File by file: term -> pages with weights.
    words: Vec<BTreeMap<String, Vec<(usize, u64)>>>,
    /// Link, title, kind and text of each page.
    pages: Vec<[String; 4]>,
}

fn published() -> BTreeMap<String, Vec<u8>> {
    site::render(&site::load(Path::new(env!("CARGO_MANIFEST_DIR"))))
}

/// The data of the files `KIND-0.js`, `KIND-1.js` and so on.
fn data(files: &BTreeMap<String, Vec<u8>>, folder: &str, kind: &str) -> Vec<Value> {
    let file = |number: usize| {
        let bytes = files.get(&format!("{folder}search/{kind}-{number}.js"))?;
        let text = std::str::from_utf8(bytes).expect("a file of the index is UTF-8");
        let data =
            text.strip_prefix(&format!("casebookSearch(\"{kind}\",{number},")).expect("it names itself");
        let data = data.strip_suffix(");\n").expect("it is one call");
        Some(serde_json::from_str(data).expect("its data is JSON"))
    };
    (0..).map_while(file).collect()
}

impl Index {
    fn read(files: &BTreeMap<String, Vec<u8>>, folder: &str) -> Index {
        let entries = |steps: &Value| {
            let mut entry = 0;
            let steps = steps.as_array().expect("a list of steps").iter();
            let read = steps.map(|step| {
                entry += step.as_u64().expect("a step is a number");
                (entry as usize / 4, entry % 4)
            });
            read.collect()
        };
        let words = data(files, folder, "words").into_iter().map(|file| {
            let file = file.as_object().expect("terms").clone();
            file.into_iter().map(|(term, steps)| (term, entries(&steps))).collect()
        });
        let pages = data(files, folder, "texts").into_iter().flat_map(|file| {
            let pages: Vec<[String; 4]> = serde_json::from_value(file).expect("four texts a page");
            pages
        });
        Index { words: words.collect(), pages: pages.collect() }
    }

    fn of(&self, term: &str) -> &[(usize, u64)] {
        self.words[file_of(term, self.words.len())].get(term).map(Vec::as_slice).unwrap_or_default()
    }

    /// The links of the pages that have every term of a query.
    fn find(&self, query: &str) -> BTreeSet<&str> {
        let has = |page: &usize| {
            let terms = terms(query);
            !terms.is_empty() && terms.iter().all(|term| self.of(term).iter().any(|(other, _)| other == page))
        };
        (0..self.pages.len()).filter(has).map(|page| self.pages[page][0].as_str()).collect()
    }
}

/// The words of a text that could be Chinese words: every part of two to six characters of each run of Han characters.
fn chinese(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for run in text.split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c)) {
        let run: Vec<char> = run.chars().collect();
        for length in 2..=6 {
            words.extend(run.windows(length).map(String::from_iter));
        }
    }
    words
}

#[test]
fn every_chinese_word_of_a_write_up_finds_its_page() {
    let files = published();
    let index = Index::read(&files, "zh-Hans/");
    let source = site::load(Path::new(env!("CARGO_MANIFEST_DIR")));
    let (mut asked, mut missed) = (0, Vec::new());
    for (_, file) in source.below("content/") {
        let Some(folder) = file.path.strip_suffix("/zh-Hans.md") else { continue };
        // Pages stand at the root, the other records in the folder of their kind.
        let folder = folder.trim_start_matches("content/").trim_start_matches("pages/");
        let link = format!("../{folder}/index.html");
        assert!(index.pages.iter().any(|page| page[0] == link), "{link} is not in the index");
        // A chart is named by its record; its line in a write-up is no text of the page.
        let lines = file.text().expect("a write-up is text").lines().filter(|line| !line.starts_with("!["));
        for word in lines.flat_map(chinese) {
            asked += 1;
            if !index.find(&word).contains(link.as_str()) {
                missed.push(format!("{link}: {word}"));
            }
        }
    }
    assert!(asked > 3_000, "only {asked} words were asked for");
    assert!(missed.is_empty(), "{} of {asked} words find no page:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn every_word_that_a_result_shows_finds_it_in_both_languages() {
    let files = published();
    for folder in ["", "zh-Hans/"] {
        let index = Index::read(&files, folder);
        assert!(index.pages.len() > 20, "{folder}");
        for (page, [link, title, _, text]) in index.pages.iter().enumerate() {
            for term in terms(title) {
                assert!(index.of(&term).contains(&(page, 3)), "{link}: {term} of the title");
            }
            for term in terms(text) {
                // Paragraphs are joined by a blank, so that no term is made between them.
                assert!(index.of(&term).iter().any(|(other, _)| *other == page), "{link}: {term}");
            }
        }
    }
}

#[test]
fn titles_of_pages_are_their_own_and_links_lead_to_them() {
    let files = published();
    for folder in ["", "zh-Hans/"] {
        for [link, title, kind, _] in Index::read(&files, folder).pages {
            let path = format!(
                "{folder}{}",
                link.strip_prefix("../").expect("a link leaves the folder of the search")
            );
            let page = String::from_utf8_lossy(files.get(&path).expect("the page is published"));
            let escaped = title.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;");
            assert!(page.contains(&title) || page.contains(&escaped), "{path}: {title}");
            assert!(!kind.is_empty());
        }
    }
}

#[test]
fn what_stands_nowhere_is_not_found() {
    let files = published();
    for (folder, query) in [("", "zebra"), ("", "patent zebra"), ("zh-Hans/", "斑马"), ("", "a"), ("", "…")]
    {
        assert!(Index::read(&files, folder).find(query).is_empty(), "{query}");
    }
}

#[test]
fn the_index_is_the_same_in_every_run() {
    let of_search = |(path, _): &(String, Vec<u8>)| path.contains("search/");
    let first: Vec<_> = published().into_iter().filter(of_search).collect();
    let second: Vec<_> = published().into_iter().filter(of_search).collect();
    assert!(first.len() > 10);
    assert_eq!(first, second);
}
