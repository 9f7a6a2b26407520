//! What the server shows at one moment, and how two readings of a site differ.

use std::sync::Arc;

use crate::files::Files;
use crate::render::Ready;

/// A site that can be rendered, with the files that it was read from.
pub(super) struct Good {
    pub files: Files,
    pub ready: Ready,
}

/// One moment of the preview; never changed, only replaced.
#[derive(Clone)]
pub(super) struct State {
    /// The last state of the site without problems.
    pub good: Option<Arc<Good>>,
    /// The report, where what is on disk now cannot be shown.
    pub report: Option<Arc<str>>,
    /// Changes with everything that pages show; names the run of the program too, so that a page of an earlier run is loaded anew.
    pub pages: Arc<str>,
    /// Counts the changes of stylesheets alone.
    pub styles: u64,
}

impl State {
    /// Names this moment for the reload script, which compares it with later ones.
    pub fn mark(&self) -> String {
        format!("{}:{}", self.pages, self.styles)
    }

    /// The addresses of all stylesheets, from the root of the server.
    pub fn stylesheets(&self) -> Vec<String> {
        let routes = self.good.iter().flat_map(|good| good.ready.plan.routes.keys());
        routes.filter(|path| path.as_str().ends_with(".css")).map(|path| format!("/{path}")).collect()
    }
}

/// How two readings of a site differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    None,
    /// Only what stylesheets say: pages need not be loaded anew.
    Styles,
    Pages,
}

/// Compares all files by path and content.
pub(super) fn difference(old: &Files, new: &Files) -> Difference {
    let mut found = Difference::None;
    let (mut before, mut after) = (old.iter(), new.iter());
    loop {
        match (before.next(), after.next()) {
            (None, None) => return found,
            (Some((_, a)), Some((_, b))) if a.path == b.path => {
                if a.bytes() != b.bytes() {
                    if !a.path.ends_with(".css") {
                        return Difference::Pages;
                    }
                    found = Difference::Styles;
                }
            }
            // A file more or less may change the pages, even where it is a stylesheet.
            _ => return Difference::Pages,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_changed_stylesheet_leaves_pages_as_they_are() {
        let base = [("content/site.yaml", "a"), ("themes/x/assets/a.css", "b")];
        let table: [(&[(&str, &str)], Difference); 5] = [
            (&base, Difference::None),
            (&[base[0], ("themes/x/assets/a.css", "c")], Difference::Styles),
            (&[("content/site.yaml", "z"), ("themes/x/assets/a.css", "c")], Difference::Pages),
            (&[base[0]], Difference::Pages),
            (&[base[0], base[1], ("themes/x/assets/b.css", "")], Difference::Pages),
        ];
        for (after, expected) in table {
            let found = difference(&Files::from_texts(base), &Files::from_texts(after.iter().copied()));
            assert_eq!(found, expected, "{after:?}");
        }
    }
}
