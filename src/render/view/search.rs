//! The search page.

use super::FactValue;
use serde::Serialize;

/// The search page. The view of `search.html`; its script loads the files of the index from the folder of the page.
#[derive(Serialize, Clone, Debug, Default)]
pub struct SearchView {
    /// Title.
    pub title: String,
    /// How many pages can be found.
    pub pages: usize,
    /// How many files the words are cut into: `words-0.js` and so on.
    pub word_files: usize,
    /// How many pages' texts stand in one file: `texts-0.js` and so on.
    pub pages_a_file: usize,
    /// Changes with the numbers of the pages.
    pub version: String,
    /// What the number of results is told with; `{n}` stands for it.
    pub found: String,
    /// The lists that lead to everything without a search.
    pub links: Vec<FactValue>,
}
