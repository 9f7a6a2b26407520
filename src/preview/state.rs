//! What the server shows at one moment, and which record was edited.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use super::finding::Finding;
use super::shown::Kept;
use crate::files::Files;
use crate::output::OutPath;
use crate::render::Ready;

/// A site that can be rendered, with the files that it was read from.
pub(super) struct Good {
    pub files: Arc<Files>,
    pub ready: Ready,
    /// What was found on the finished pages, as soon as that is known.
    pub audited: OnceLock<Arc<[Finding]>>,
    /// Pages that were asked for; see [`super::shown`].
    pub pages: Mutex<BTreeMap<OutPath, Kept>>,
}

impl Good {
    pub fn new(files: Arc<Files>, ready: Ready) -> Good {
        Good { files, ready, audited: OnceLock::new(), pages: Mutex::default() }
    }
}

/// One moment of the preview; never changed, only replaced.
#[derive(Clone, Default)]
pub(super) struct State {
    /// What is shown: the site as it was read last, or the last that could be shown.
    pub good: Option<Arc<Good>>,
    /// What was found in the files when they were held against the rules last.
    pub findings: Arc<[Finding]>,
    /// Whether that keeps what is on disk from being shown.
    pub is_stopped: bool,
    /// The last edit of one record that is shown.
    pub edited: Option<Edited>,
}

/// That a record was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edited {
    /// Tells this edit from all others, of earlier runs too.
    pub mark: String,
    /// Its kind and id (`cases/foshan-cipo`).
    pub record: String,
    /// The language whose write-up alone was edited.
    pub locale: Option<String>,
}

/// The one record that these files belong to, and the language where only its write-up is among them. What belongs to no record, as
/// the lock of translations, may change beside it.
pub(super) fn record_of(changed: &[&str]) -> Option<(String, Option<String>)> {
    let mut found: Option<(String, Option<String>)> = None;
    for path in changed {
        let mut parts = path.split('/');
        let (Some("content"), Some(folder), Some(id), Some(name)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        if !["cases", "events", "statistics", "pages"].contains(&folder) {
            continue;
        }
        let record = format!("{folder}/{id}");
        let locale = name.strip_suffix(".md").map(str::to_owned);
        match &mut found {
            None => found = Some((record, locale)),
            Some((other, _)) if *other != record => return None,
            Some((_, other)) if *other != locale => *other = None,
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_of_an_edit_is_the_only_one_that_changed() {
        let found = |record: &str, locale: Option<&str>| Some((record.to_owned(), locale.map(str::to_owned)));
        let table: [(&[&str], _); 7] = [
            (&[], None),
            (&["content/sources.yaml"], None),
            (&["themes/civic/assets/a.css"], None),
            (&["content/cases/a/en.md"], found("cases/a", Some("en"))),
            (&["content/cases/a/en.md", "content/translations.lock"], found("cases/a", Some("en"))),
            (&["content/cases/a/case.yaml", "content/cases/a/en.md"], found("cases/a", None)),
            (&["content/cases/a/en.md", "content/pages/b/en.md"], None),
        ];
        for (changed, expected) in table {
            assert_eq!(record_of(changed), expected, "{changed:?}");
        }
    }
}
