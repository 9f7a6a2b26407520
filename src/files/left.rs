//! Texts that are not held in memory while nobody needs them: those of a large site are the most of it, and once the rules have looked at them
//! each is needed for one page.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::{Content, File, Files};

/// Reads the text at a path below the site's root again; nothing where there is none.
pub type ReadAgain = dyn Fn(&str) -> Option<Arc<str>> + Send + Sync;

/// A text that can be read again.
#[derive(Clone)]
pub struct Left {
    /// What it was, so that a file that changed meanwhile does not pass for it.
    hash: u64,
    from: Arc<Shelf>,
    /// The text, once somebody needed it for longer.
    held: OnceLock<Arc<str>>,
}

/// Where the texts of one site are left.
pub(super) struct Shelf {
    read: Box<ReadAgain>,
    /// The path of the first text that was not found again as it was.
    lost: OnceLock<String>,
}

impl Left {
    /// Reads the text again. One that is not what it was reads as nothing, which [`Files::lost`] tells.
    pub(super) fn read(&self, path: &str) -> Arc<str> {
        if let Some(held) = self.held.get() {
            return Arc::clone(held);
        }
        let found = (self.from.read)(path).filter(|text| hash(text) == self.hash);
        found.unwrap_or_else(|| {
            self.from.lost.get_or_init(|| path.to_owned());
            Arc::from("")
        })
    }

    /// The same, for somebody who needs it as long as the file.
    pub(super) fn hold(&self, path: &str) -> &str {
        self.held.get_or_init(|| self.read(path))
    }
}

impl std::fmt::Debug for Left {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Left").field("hash", &self.hash).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shelf").field("lost", &self.lost).finish_non_exhaustive()
    }
}

impl PartialEq for Left {
    fn eq(&self, other: &Left) -> bool {
        self.hash == other.hash
    }
}

impl Eq for Left {}

/// Tells texts apart within one run of the program.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

impl Files {
    /// Holds no longer the texts that nobody else holds and that may be left, but what is known of them; whoever asks for one has it read again.
    pub fn leave(&mut self, may_be_left: impl Fn(&File) -> bool + Sync, read: Box<ReadAgain>) {
        let shelf = Arc::new(Shelf { read, lost: OnceLock::new() });
        let owned = self.files.par_iter_mut().filter(|file| may_be_left(file)).filter_map(Arc::get_mut);
        owned.for_each(|file| {
            if let Content::Text(text) = &file.content {
                let left = Left { hash: hash(text), from: Arc::clone(&shelf), held: OnceLock::new() };
                file.content = Content::Left(left);
            }
        });
        self.shelf = Some(shelf);
    }

    /// The path of a text that was not found again as it was: what was made since is not of this site.
    #[must_use]
    pub fn lost(&self) -> Option<&str> {
        self.shelf.as_ref()?.lost.get().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Diagnostic, Diagnostics, Format, Language, Report, Style, table::reading};
    use crate::files::Place;

    fn left(read: impl Fn(&str) -> Option<Arc<str>> + Send + Sync + 'static) -> Files {
        let mut files = Files::from_texts([("content/a.md", "one\ntwo"), ("content/b.yaml", "a: 1")]);
        files.leave(|file| file.name().ends_with(".md"), Box::new(read));
        files
    }

    fn file<'f>(files: &'f Files, path: &str) -> &'f File {
        files.get(files.find(path).expect("it is there"))
    }

    #[test]
    fn a_text_that_was_left_reads_as_it_was() {
        let files = left(|path| (path == "content/a.md").then(|| "one\ntwo".into()));
        assert!(matches!(file(&files, "content/b.yaml").content, Content::Text(_)));
        let left = file(&files, "content/a.md");
        assert!(matches!(left.content, Content::Left(_)));
        assert_eq!(left.text_once().as_deref(), Some("one\ntwo"));
        assert_eq!(
            (left.text(), left.legible(), left.bytes()),
            (Some("one\ntwo"), Some("one\ntwo"), &b"one\ntwo"[..])
        );
        assert_eq!(files.lost(), None);
    }

    #[test]
    fn a_text_that_changed_or_went_meanwhile_is_told() {
        for now in [None, Some("one\nthree")] {
            let files = left(move |_| now.map(Arc::from));
            assert_eq!(files.lost(), None);
            assert_eq!(file(&files, "content/a.md").text_once().as_deref(), Some(""));
            assert_eq!(files.lost(), Some("content/a.md"));
        }
    }

    /// What is told of such a text has no excerpt, and no panic.
    #[test]
    fn what_was_found_in_a_text_that_went_is_told() {
        let (line, node) = ((4..7), 1);
        let files = left(|_| None);
        let id = files.find("content/a.md").expect("it is there");
        let mut found = Diagnostics::default();
        for place in [Place::bytes(id, line), Place::Node { file: id, node }] {
            found.push(Diagnostic::new(reading::NOT_UTF8, place));
        }
        let diagnostics = found.into_sorted(&files);
        let report = Report { files: &files, diagnostics: &diagnostics, language: Language::English };
        assert!(report.text(Format::Human, Style::Plain).contains("content/a.md"));
        assert_eq!(files.lost(), Some("content/a.md"));
    }
}
