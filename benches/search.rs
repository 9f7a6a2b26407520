//! What the search of a large site costs its readers, and what it finds: `cargo bench --bench search -- CASES`.
//!
//! The index is made of a site of test data in two languages. For words that stand in its texts, picked as by chance, the pages that the index
//! gives are held against those whose text has the word: how many of them it finds (recall), and how many of what it finds has the word as it
//! is written (precision). For each, the files are counted that a browser loads until the first ten results stand.

#[path = "corpus/mod.rs"]
mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::time::Instant;

use casebook::diag::Diagnostics;
use casebook::files::Files;
use casebook::load::load;
use casebook::output::OutPath;
use casebook::render::search::{file_of, terms};
use casebook::route::{PAGES_A_FILE, Route, Shard, word_files};
use casebook::{Options, Ready, prepare};
use corpus::Chance;
use serde_json::Value;

const QUERIES: usize = 200;
const SHOWN: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let cases: usize = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(1000);
    let site = tempfile::tempdir()?;
    let texts =
        corpus::map_files().into_iter().chain((0..cases).flat_map(|number| corpus::case(number, cases)));
    for (path, text) in texts {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().ok_or("a file stands in a folder")?)?;
        fs::write(path, text)?;
    }
    // Loading brings the theme along.
    let files = load(site.path(), &mut Diagnostics::default())?;
    let (ready, _) = prepare(&files, &Options::default());
    let ready = ready.ok_or("the site has errors")?;
    let start = Instant::now();
    ready.searches.make(&files, &ready);
    println!(
        "{cases} cases, {} pages in each language; the index is made in {:.1?}",
        ready.plan.searched.len(),
        start.elapsed()
    );
    for locale in ["en", "zh-Hans"] {
        let index = Index::read(&files, &ready, locale)?;
        index.tell(locale);
    }
    Ok(())
}

/// The index of a language as a browser gets it.
struct Index {
    /// Words, file by file, with the pages that have them.
    words: Vec<BTreeMap<String, Vec<u32>>>,
    /// The text of each page, in lower case.
    texts: Vec<String>,
    word_bytes: Vec<usize>,
    text_bytes: Vec<usize>,
}

impl Index {
    fn read(files: &Files, ready: &Ready, locale: &str) -> Result<Index, Box<dyn Error>> {
        let pages = ready.plan.searched.len();
        let mut index = Index {
            words: vec![BTreeMap::new(); word_files(pages)],
            texts: vec![String::new(); pages],
            word_bytes: vec![0; word_files(pages)],
            text_bytes: vec![0; pages.div_ceil(PAGES_A_FILE)],
        };
        for (path, route) in &ready.plan.routes {
            match route {
                Route::Search(Shard::Words(number), of) if of.as_str() == locale => {
                    let (data, bytes) = data(files, ready, path)?;
                    index.word_bytes[*number] = bytes;
                    for (term, steps) in data.as_object().into_iter().flatten() {
                        let mut entry = 0;
                        let pages =
                            steps.as_array().into_iter().flatten().filter_map(Value::as_u64).map(|step| {
                                entry += step as u32;
                                entry / 4
                            });
                        index.words[*number].insert(term.clone(), pages.collect());
                    }
                }
                Route::Search(Shard::Texts(number), of) if of.as_str() == locale => {
                    let (data, bytes) = data(files, ready, path)?;
                    index.text_bytes[*number] = bytes;
                    for (at, page) in data.as_array().into_iter().flatten().enumerate() {
                        let parts =
                            [&page[1], &page[3]].map(|part| part.as_str().unwrap_or_default().to_lowercase());
                        index.texts[number * PAGES_A_FILE + at] = parts.join(" ");
                    }
                }
                _ => {}
            }
        }
        Ok(index)
    }

    /// Asks for words that stand in the texts, and tells what it came to.
    fn tell(&self, locale: &str) {
        let mut chance = Chance(7);
        let (mut wanted, mut found, mut right, mut bytes) = (0, 0, 0, Vec::new());
        for _ in 0..QUERIES {
            let text = &self.texts[chance.below(self.texts.len() as u64) as usize];
            let query = if locale == "en" { word(text, &mut chance) } else { run(text, &mut chance) };
            let having: BTreeSet<u32> = (0..)
                .zip(&self.texts)
                .filter(|(_, text)| text.contains(&query))
                .map(|(page, _)| page)
                .collect();
            let given = self.pages(&query);
            wanted += having.len();
            found += having.intersection(&given).count();
            right += given.len();
            bytes.push(self.loaded(&query, &given));
        }
        bytes.sort_unstable();
        let all: usize = self.word_bytes.iter().chain(&self.text_bytes).sum();
        println!(
            "{locale}: index {:.1} MB in {} files, largest file of words {:.0} kB; {QUERIES} queries load {:.0} kB (middle), {:.0} kB (most); \
             recall {:.4}, precision {:.4}",
            all as f64 / 1e6,
            self.word_bytes.len() + self.text_bytes.len(),
            *self.word_bytes.iter().max().unwrap_or(&0) as f64 / 1e3,
            bytes[bytes.len() / 2] as f64 / 1e3,
            bytes[bytes.len() - 1] as f64 / 1e3,
            found as f64 / wanted as f64,
            found as f64 / right as f64,
        );
    }

    /// The terms that a query is looked up by: of Chinese its pairs, as `search.js` has it.
    fn wanted(query: &str) -> BTreeSet<String> {
        let all: BTreeSet<String> = terms(query).into_iter().collect();
        let pairs: BTreeSet<String> = all.iter().filter(|term| term.chars().count() > 1).cloned().collect();
        if pairs.is_empty() { all } else { pairs }
    }

    /// The pages that have every term.
    fn pages(&self, query: &str) -> BTreeSet<u32> {
        let mut lists = Self::wanted(query).into_iter().map(|term| {
            let pages = self.words[file_of(&term, self.words.len())].get(&term);
            pages.into_iter().flatten().copied().collect::<BTreeSet<u32>>()
        });
        let first = lists.next().unwrap_or_default();
        lists.fold(first, |pages, more| pages.intersection(&more).copied().collect())
    }

    /// The bytes of the files that a browser loads for the first results.
    fn loaded(&self, query: &str, given: &BTreeSet<u32>) -> usize {
        let words: BTreeSet<usize> =
            Self::wanted(query).iter().map(|term| file_of(term, self.words.len())).collect();
        let texts: BTreeSet<usize> =
            given.iter().take(SHOWN).map(|page| *page as usize / PAGES_A_FILE).collect();
        words.iter().map(|file| self.word_bytes[*file]).sum::<usize>()
            + texts.iter().map(|file| self.text_bytes[*file]).sum::<usize>()
    }
}

/// The data that a file of the index hands over, and its size.
fn data(files: &Files, ready: &Ready, path: &OutPath) -> Result<(Value, usize), Box<dyn Error>> {
    let output =
        ready.render(files, path).ok_or("the file is planned")?.map_err(|error| error.to_string())?;
    let text = std::str::from_utf8(&output.body)?;
    let start = text.match_indices(',').nth(1).ok_or("two words stand before the data")?.0 + 1;
    let data = text[start..].trim_end().strip_suffix(");").ok_or("the call ends")?;
    Ok((serde_json::from_str(data)?, output.body.len()))
}

/// An English word of four letters or more.
fn word(text: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).collect();
    chance.of(&words).to_owned()
}

/// Two to four Chinese characters that stand side by side.
fn run(text: &str, chance: &mut Chance) -> String {
    let characters: Vec<char> = text.chars().collect();
    loop {
        let length = 2 + chance.below(3) as usize;
        let at = chance.below((characters.len() - length) as u64) as usize;
        let run = &characters[at..at + length];
        if run.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c)) {
            return run.iter().collect();
        }
    }
}
