//! The files that the search page and the list of cases load: an index of words, and what results show, each cut so that a reader
//! loads little.

use super::{Catalog, Page};
use crate::model::Site;

/// How many pages' texts, or cases' cards, stand in one file: few, since a file is loaded for each result that is shown.
pub const PAGES_A_FILE: usize = 8;

/// How many pages the index has for each file of words: a file holds some tens of kilobytes then, however large the site.
const PAGES_A_WORD_FILE: usize = 16;

/// A file of the search in one locale, by its number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shard {
    /// Words with the pages that have them.
    Words(usize),
    /// Titles and texts of some pages.
    Texts(usize),
    /// The terms of all cases, and their order by title; one file.
    Cases,
    /// The cards of some cases.
    Cards(usize),
}

impl Shard {
    /// Whether an address of the site is that of a file of the index, in any language and of any number.
    pub fn is_at(path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let is_shard = ["words-", "texts-", "cases-", "cards-"].iter().any(|kind| name.starts_with(kind));
        folder.rsplit('/').next() == Some("search") && is_shard && name.ends_with(".js")
    }

    /// All files of a search through this many pages, of which so many are cases.
    pub(super) fn all(pages: usize, cases: usize) -> impl Iterator<Item = Shard> {
        let words = (0..word_files(pages)).map(Shard::Words);
        let texts = (0..pages.div_ceil(PAGES_A_FILE)).map(Shard::Texts);
        let cards = (0..cases.div_ceil(PAGES_A_FILE)).map(Shard::Cards);
        words.chain(texts).chain([Shard::Cases]).chain(cards)
    }

    /// The file within its locale.
    pub(super) fn file(self) -> String {
        match self {
            Shard::Words(number) => format!("search/words-{number}.js"),
            Shard::Texts(number) => format!("search/texts-{number}.js"),
            Shard::Cases => "search/cases-0.js".to_owned(),
            Shard::Cards(number) => format!("search/cards-{number}.js"),
        }
    }
}

/// How many files the words of this many pages are cut into.
pub fn word_files(pages: usize) -> usize {
    pages.div_ceil(PAGES_A_WORD_FILE).next_power_of_two()
}

/// The pages that can be found: each record once, and of the lists those of sources and of corrections, which say what stands nowhere else;
/// cases first and in the order of their list. Of pages that fit a search alike the earlier comes first.
pub(super) fn searched(site: &Site, catalog: &Catalog) -> Vec<Page> {
    let mut pages: Vec<Page> = catalog.all.iter().cloned().map(Page::Case).collect();
    pages.extend(site.statistics.iter().map(|(id, _)| Page::Statistic(id.to_owned())));
    pages.extend(site.events.iter().map(|(id, _)| Page::Event(id.to_owned())));
    pages.extend(site.registry.programmes.iter().map(|(id, _)| Page::Programme(id.to_owned())));
    pages.extend(site.registry.schemes.iter().map(|(id, _)| Page::Scheme(id.to_owned())));
    pages.extend(site.registry.organizations.iter().map(|(id, _)| Page::Organization(id.to_owned())));
    pages.extend(catalog.indicators.keys().cloned().map(Page::Indicator));
    pages.extend(site.pages.iter().map(|(id, _)| Page::Plain(id.to_owned())));
    pages.extend([Page::Sources, Page::Corrections]);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_files_grows_with_the_site() {
        for (pages, words, texts) in [(0, 1, 0), (1, 1, 1), (16, 1, 2), (17, 2, 3), (20_000, 2048, 2500)] {
            assert_eq!(word_files(pages), words, "{pages}");
            let of_texts = |shard: &Shard| matches!(shard, Shard::Texts(_));
            assert_eq!(Shard::all(pages, 0).filter(of_texts).count(), texts, "{pages}");
            assert_eq!(Shard::all(pages, 0).count(), words + texts + 1, "{pages}");
            assert_eq!(Shard::all(pages, 9).count(), words + texts + 3, "{pages}");
        }
    }
}
