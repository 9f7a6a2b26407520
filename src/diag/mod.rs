//! Diagnostics: what is wrong with a site's content, as data.
//!
//! A stage gives what it could make and adds all that it found to [`Diagnostics`]; an [`crate::error::Error`] is only what the
//! machine refused. A diagnostic names its [`Code`], where the wording in both languages, the help and the explanation stand, and
//! carries the words that fill it in.

mod bound;
mod code;
mod emit;
mod explained;
pub mod hidden;
mod manual;
mod shown;
pub mod table;

use std::collections::BTreeMap;

use crate::files::{Files, Place};
pub use code::{Code, Hold, Language, Pattern, Severity, find};
pub use emit::{Entry, Format, Report, Style};
pub use explained::Explained;
pub use manual::manual;
pub use shown::plain;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: &'static Code,
    pub severity: Severity,
    /// The words that the code's patterns name in braces.
    pub words: BTreeMap<&'static str, String>,
    /// Where it was found; nothing for what concerns the site as a whole.
    pub place: Option<Place>,
    /// Other places that belong to it.
    pub related: Vec<Place>,
}

impl Diagnostic {
    pub fn new(code: &'static Code, place: impl Into<Option<Place>>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            words: BTreeMap::new(),
            place: place.into(),
            related: Vec::new(),
        }
    }

    /// Fills in a word of the code's patterns; the middle of one that is far too long for a message is left out.
    pub fn with(mut self, word: &'static str, text: impl ToString) -> Diagnostic {
        self.words.insert(word, bound::shortened(text.to_string()));
        self
    }

    /// Fills in a word where there is one; without it the next pattern of the code serves.
    pub fn with_some(self, word: &'static str, text: Option<impl ToString>) -> Diagnostic {
        match text {
            Some(text) => self.with(word, text),
            None => self,
        }
    }

    /// Names another place that belongs to this finding.
    pub fn also(mut self, place: Place) -> Diagnostic {
        self.related.push(place);
        self
    }

    /// What is wrong, in one sentence; what nobody could see in it stands as a mark (see [`hidden`]).
    pub fn message(&self, language: Language) -> String {
        let said = code::fill(self.code.message, language, &self.words);
        said.map_or_else(|| self.code.id.to_owned(), |said| in_lines(&said))
    }

    /// What to write instead, where the code says so.
    pub fn help(&self, language: Language) -> Option<String> {
        code::fill(self.code.help, language, &self.words).map(|said| in_lines(&said))
    }
}

/// A message in which all can be seen. Of the line ends of what it quotes only the plain ones stay, for the others move the cursor.
fn in_lines(said: &str) -> String {
    hidden::visible(said).replace('\r', "")
}

/// The one collector of findings.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// What the site allows; see [`Diagnostics::regrade`].
    allowed: Vec<Diagnostic>,
}

impl AsMut<Diagnostics> for Diagnostics {
    fn as_mut(&mut self) -> &mut Diagnostics {
        self
    }
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub fn extend(&mut self, other: Diagnostics) {
        self.found.extend(other.found);
        self.allowed.extend(other.allowed);
    }

    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether an error was found after there were `count` findings.
    pub fn has_errors_after(&self, count: usize) -> bool {
        self.found.iter().skip(count).any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// The findings that the site allows.
    pub fn allowed(&self) -> &[Diagnostic] {
        &self.allowed
    }

    /// All findings, and those that the site allows.
    pub fn with_allowed(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().chain(&self.allowed)
    }

    /// Lets a site set the severity of findings (`checks:` in site.yaml); with `None` a finding is allowed and not shown.
    pub fn regrade(&mut self, grade: impl Fn(&Diagnostic) -> Option<Severity>) {
        for mut diagnostic in std::mem::take(&mut self.found) {
            match grade(&diagnostic) {
                Some(severity) => {
                    diagnostic.severity = severity;
                    self.found.push(diagnostic);
                }
                None => self.allowed.push(diagnostic),
            }
        }
    }

    /// Takes back findings of which another says more.
    pub fn take_back(&mut self, is_told_better: impl FnMut(&Diagnostic) -> bool) {
        let mut is_told_better = is_told_better;
        self.found.retain(|diagnostic| !is_told_better(diagnostic));
    }

    /// Takes back findings of these codes after there were `count` findings, because one that was found since says why they came up.
    pub fn take_back_after(&mut self, count: usize, codes: &[&'static Code]) {
        let mut index = 0;
        self.found.retain(|found| {
            index += 1;
            index <= count || !codes.contains(&found.code)
        });
    }

    /// Takes out findings, for a rule that tells of them together.
    pub fn extract(&mut self, is_gathered: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let all = std::mem::take(&mut self.found);
        let (extracted, rest) = all.into_iter().partition(is_gathered);
        self.found = rest;
        extracted
    }

    /// All findings in the order of files, places and codes, each once.
    pub fn into_sorted(self, files: &Files) -> Vec<Diagnostic> {
        let mut keyed: Vec<_> = self
            .found
            .into_iter()
            .map(|diagnostic| {
                let at = diagnostic.place.map(|place| (place.file(), files.line_column(place)));
                (at, diagnostic)
            })
            .collect();
        keyed.sort_by(|(a_at, a), (b_at, b)| (a_at, a.code.id, &a.words).cmp(&(b_at, b.code.id, &b.words)));
        keyed.dedup_by(|(a_at, a), (b_at, b)| a_at == b_at && a.code == b.code && a.words == b.words);
        keyed.into_iter().map(|(_, diagnostic)| diagnostic).collect()
    }
}
