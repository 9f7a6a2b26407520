//! Search without a server: an index of words, and the texts that results show, in small scripts that the search page loads as a reader
//! asks for them.
//!
//! They are scripts and not JSON, since a page that is opened from a disk may load scripts beside it and fetch nothing. Each calls
//! `casebookSearch(KIND, NUMBER, DATA)`:
//!
//! * `words`: term -> the pages that have it, rising, each as `4 × page + weight`; all but the first as the step from the one before.
//!   The weight is 3 in the title, 2 in a heading, 1 more than once in the text, else 0.
//! * `texts`: for each page its link from the search page, its title, the word for its kind, and its text.
//! * `cases`: for each case, in the order of their list, its place by title, and the numbers of its terms in the order in which the page
//!   of the list names them. Cases come first among the pages, so that the number of a case is that of its page.
//! * `cards`: for each case its card as the theme writes it (`partials/card.html`), with links from the folder of the index.

mod cases;
mod cut;
mod text;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;
use tracing::info_span;

pub use cut::{file_of, terms};

use super::Ready;
use super::context::Context;
use super::typeset;
use crate::files::Files;
use crate::model::asked::Part;
use crate::model::config::Extra;
use crate::model::locale::Locale;
use crate::output::Digest;
use crate::route::{PAGES_A_FILE, Page, Route, Shard, relative, word_files};
use text::Text;

/// The index of a site in each of its languages, made when the first file of it is asked for.
#[derive(Debug, Default)]
pub struct Searches(OnceLock<BTreeMap<Locale, Index>>);

/// The pages of each term, file by file.
#[derive(Debug, Default)]
struct Index(Vec<BTreeMap<String, Vec<u32>>>);

const OFTEN: u8 = 1;
const HEADING: u8 = 2;
const TITLE: u8 = 3;

/// A file of the search in the language of the context.
pub(super) fn shard(cx: &mut Context<'_>, shard: Shard) -> Vec<u8> {
    let (kind, number, data) = match shard {
        Shard::Words(number) => ("words", number, words(cx, number)),
        Shard::Texts(number) => ("texts", number, texts(cx, number)),
        Shard::Cases => ("cases", 0, cases::terms(cx)),
        Shard::Cards(number) => ("cards", number, cases::cards(cx, number)),
    };
    format!("casebookSearch(\"{kind}\",{number},{data});\n").into_bytes()
}

/// What changes whenever pages change their numbers: files of an older index, which a browser may have kept, are not to be mixed with new ones.
pub(super) fn version(cx: &Context<'_>) -> String {
    let names: Vec<String> = cx.ready.plan.searched.iter().map(|page| path(cx, page)).collect();
    let digest = Digest::of(names.join("\n").as_bytes()).to_string();
    digest.chars().filter(char::is_ascii_hexdigit).take(12).collect()
}

fn path(cx: &Context<'_>, page: &Page) -> String {
    Route::Page(page.clone(), cx.locale.clone()).path(cx.site().config.default_locale())
}

fn words(cx: &Context<'_>, number: usize) -> String {
    // The index may have been made for another file before.
    cx.site().note(|| Part::Everything);
    let searches = cx.ready.searches.get(cx.files, cx.ready);
    let terms = searches.get(cx.locale).and_then(|index| index.0.get(number));
    let steps = |pages: &Vec<u32>| {
        let before = std::iter::once(0).chain(pages.iter().copied());
        let steps: Vec<String> =
            pages.iter().zip(before).map(|(page, before)| (page - before).to_string()).collect();
        format!("[{}]", steps.join(","))
    };
    let entries = terms.into_iter().flatten().map(|(term, pages)| format!("{}:{}", json(term), steps(pages)));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(",\n"))
}

fn texts(cx: &Context<'_>, number: usize) -> String {
    let pages = cx.ready.plan.searched.chunks(PAGES_A_FILE).nth(number).unwrap_or_default();
    let here = path(cx, &Page::Search);
    let entries = pages.iter().map(|page| {
        let text = text::of(cx.files, cx.ready, cx.locale, page);
        let set = |text: &str| typeset::plain(text, cx.locale.language());
        let (title, body) = (set(&text.title), set(&text.body.join(" ")));
        let parts = [relative(&here, &text.path), title, cx.word(text.kind), body];
        format!("[{}]", parts.each_ref().map(|part| json(part)).join(","))
    });
    format!("[{}]", entries.collect::<Vec<_>>().join(",\n"))
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The terms of some pages with their weights, in the order of the pages.
type Weighed = Vec<BTreeMap<String, u8>>;

impl Searches {
    /// Makes the index on all cores, for who is about to make all files. It is not made so while a file is waiting for it: a thread of
    /// the pool that waits might take up another file of the search, and wait for itself.
    pub fn make(&self, files: &Files, ready: &Ready) {
        if self.0.get().is_none() && ready.site.config.has(Extra::Search) {
            let _span = info_span!("index").entered();
            let all = of_all(ready, |locale, pages| {
                pages.par_iter().map(|page| weights(&text::of(files, ready, locale, page))).collect()
            });
            // Somebody who has made it meanwhile has made the same.
            let _ = self.0.set(all);
        }
    }

    /// The index, which is made here where one file alone is asked for.
    fn get(&self, files: &Files, ready: &Ready) -> &BTreeMap<Locale, Index> {
        self.0.get_or_init(|| {
            of_all(ready, |locale, pages| {
                pages.iter().map(|page| weights(&text::of(files, ready, locale, page))).collect()
            })
        })
    }
}

fn of_all(ready: &Ready, weigh: impl Fn(&Locale, &[Page]) -> Weighed) -> BTreeMap<Locale, Index> {
    let locales = ready.site.config.locales.iter();
    let index = |locale| Index::of(&ready.plan.searched, |pages| weigh(locale, pages));
    locales.map(|locale| (locale.clone(), index(locale))).collect()
}

/// How many pages' terms are held in memory before the index takes them.
const PAGES_AT_ONCE: usize = 256;

impl Index {
    fn of(pages: &[Page], weigh: impl Fn(&[Page]) -> Weighed) -> Index {
        let mut index = Index(vec![BTreeMap::new(); word_files(pages.len())]);
        let weighed = pages.chunks(PAGES_AT_ONCE).flat_map(weigh);
        for (number, terms) in (0..).zip(weighed) {
            index.add(number, terms);
        }
        index
    }

    fn add(&mut self, number: u32, terms: BTreeMap<String, u8>) {
        let files = self.0.len();
        for (term, weight) in terms {
            if let Some(file) = self.0.get_mut(file_of(&term, files)) {
                file.entry(term).or_default().push(number * 4 + u32::from(weight));
            }
        }
    }
}

/// The terms of a page, each with the most that it weighs there.
fn weights(text: &Text) -> BTreeMap<String, u8> {
    let mut weights = BTreeMap::new();
    for term in text.body.iter().flat_map(|piece| terms(piece)) {
        weights.entry(term).and_modify(|weight| *weight = OFTEN).or_insert(0);
    }
    for term in text.headings.iter().flat_map(|heading| terms(heading)) {
        weights.insert(term, HEADING);
    }
    for term in terms(&text.title) {
        weights.insert(term, TITLE);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_weighs_most_in_the_title() {
        let text = Text {
            title: "Fast lane".to_owned(),
            headings: vec!["A lane for patents".to_owned()],
            body: vec!["Fast grants of patents.".to_owned(), "More grants.".to_owned()],
            ..Text::default()
        };
        let weights = weights(&text);
        let expected =
            [("fast", 3), ("for", 2), ("grant", 1), ("lane", 3), ("more", 0), ("of", 0), ("patent", 2)];
        assert_eq!(
            weights.iter().map(|(term, weight)| (term.as_str(), *weight)).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn pages_of_a_term_rise() {
        let mut index = Index(vec![BTreeMap::new()]);
        index.add(0, BTreeMap::from([("a1".to_owned(), 3)]));
        index.add(2, BTreeMap::from([("a1".to_owned(), 0), ("b1".to_owned(), 1)]));
        assert_eq!(index.0[0]["a1"], [3, 8]);
        assert_eq!(index.0[0]["b1"], [9]);
    }
}
