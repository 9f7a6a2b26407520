//! Pages as browsers have them: their bytes, and a mark by which a browser knows that a page or something in it is another one.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError};

use super::finding::{Finding, findings};
use super::state::Good;
use super::{Narrator, News};
use crate::diag::{Diagnostics, Language};
use crate::output::{OutPath, Output};
use crate::render::look;
use crate::route::Route;

/// A rendered page.
pub(super) struct Shown {
    pub output: Output,
    /// Differs where the page differs, its stylesheets aside, or a picture in it.
    pub mark: String,
    /// The addresses of its stylesheets, from the root of the server.
    pub styles: Vec<String>,
}

/// What the making of a page came to.
pub(super) type Kept = Result<Arc<Shown>, Arc<[Finding]>>;

/// Pages that are kept of one state: as many as somebody has open at a time.
const KEPT_MOST: usize = 64;

impl Good {
    /// Makes a page, or gives it again. Why the theme cannot make it is told once.
    pub fn page(&self, file: &OutPath, language: Language, narrator: &Narrator) -> Kept {
        // A poisoned lock means that another page panicked in the midst; what is kept is whole all the same.
        if let Some(kept) = self.pages.lock().unwrap_or_else(PoisonError::into_inner).get(file) {
            return kept.clone();
        }
        let made = self.file(file, language, narrator).map(|output| Arc::new(self.shown(file, output)));
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.len() >= KEPT_MOST {
            pages.clear();
        }
        pages.insert(file.clone(), made.clone());
        made
    }

    /// Makes any file; where the theme cannot, that is told.
    pub fn file(
        &self,
        file: &OutPath,
        language: Language,
        narrator: &Narrator,
    ) -> Result<Output, Arc<[Finding]>> {
        match self.ready.render(&self.files, file) {
            Some(Ok(output)) => Ok(output),
            Some(Err(fault)) => {
                let mut found = Diagnostics::default();
                found.push(look::fault(&fault, &self.ready.look.templates).with("page", file));
                let diagnostics = found.into_sorted(&self.files);
                narrator(News::PageFault { files: &self.files, diagnostics: &diagnostics });
                Err(findings(&self.files, &diagnostics, language))
            }
            None => Err(Arc::default()),
        }
    }

    fn shown(&self, file: &OutPath, output: Output) -> Shown {
        let html = String::from_utf8_lossy(&output.body);
        let mut hasher = DefaultHasher::new();
        without_fingerprints(&html).hash(&mut hasher);
        let mut styles = Vec::new();
        for address in fetched(&html) {
            let Some(target) = resolved(file.as_str(), address) else { continue };
            if !target.ends_with(".css") {
                self.content(&target).hash(&mut hasher);
                continue;
            }
            // A stylesheet is exchanged while the page stays; a picture that it names is not.
            let sheet = self.content(&target);
            for address in named(&String::from_utf8_lossy(&sheet)) {
                resolved(&target, address).map(|picture| self.content(&picture)).hash(&mut hasher);
            }
            styles.push(format!("/{target}"));
        }
        drop(html);
        Shown { output, mark: format!("{:016x}", hasher.finish()), styles }
    }

    /// What decides how a file comes out: of what is carried or only made smaller, the file that it is made from. Nothing where no such file
    /// is planned.
    fn content(&self, path: &str) -> Vec<u8> {
        let Some((path, route)) = self.ready.plan.routes.get_key_value(path) else { return Vec::new() };
        let source = match route {
            Route::Asset { folder, id, name } | Route::Scaled { folder, id, name, .. } => {
                format!("content/{folder}/{id}/{name}")
            }
            Route::Static(path) => format!("content/static/{path}"),
            _ => {
                let made = self.ready.render(&self.files, path).and_then(Result::ok);
                return made.map(|output| output.body.to_vec()).unwrap_or_default();
            }
        };
        self.files.find(&source).map(|file| self.files.get(file).bytes().to_vec()).unwrap_or_default()
    }
}

/// A page without the fingerprints in the names of its stylesheets, which are exchanged while it is shown, and without digests: those of
/// scripts change with their names.
fn without_fingerprints(html: &str) -> String {
    let mut pieces = html.split(" integrity=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    let html = pieces.fold(first, |html, piece| html + piece.split_once('"').map_or(piece, |(_, rest)| rest));
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(at) = rest.find(".css\"") {
        let (before, after) = rest.split_at(at);
        let name = match before.rsplit_once('.') {
            Some((stem, print))
                if print.len() == 10 && print.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
            {
                stem
            }
            _ => before,
        };
        out.push_str(name);
        out.push_str(".css\"");
        rest = &after[".css\"".len()..];
    }
    out + rest
}

/// The addresses that a page fetches while it is shown, as far as they stand in quotation marks, as Casebook writes them.
fn fetched(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (name, is_list) in [(" src=\"", false), (" srcset=\"", true), (" data=\"", false)] {
        for (at, _) in html.match_indices(name) {
            let value = html[at + name.len()..].split('"').next().unwrap_or_default();
            match is_list {
                true => found.extend(value.split(',').filter_map(|part| part.split_whitespace().next())),
                false => found.push(value),
            }
        }
    }
    for (at, _) in html.match_indices("<link ") {
        let element = html[at..].split('>').next().unwrap_or_default();
        let href = element.split(" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        found.extend(
            href.filter(|_| element.contains("rel=\"stylesheet\"") || element.contains("rel=\"icon\"")),
        );
    }
    found
}

/// The addresses that a stylesheet names (CSS Values 4, `url()`).
fn named(sheet: &str) -> impl Iterator<Item = &str> {
    let addresses = sheet.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    addresses.map(|address| address.trim().trim_matches(['"', '\'']))
}

/// The planned path that a relative address on a page or in a stylesheet leads to; nothing for what leads elsewhere.
fn resolved(page: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    if address.is_empty() || address.contains(':') || address.starts_with("//") {
        return None;
    }
    let mut parts: Vec<&str> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => page.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for part in address.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    super::address::decoded(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheets_may_change_under_a_page() {
        let page = |print: &str| format!("<link href=\"../assets/a.{print}.css\"><p>x.{print}.csv</p>");
        assert_eq!(
            without_fingerprints(&page("0123456789")),
            "<link href=\"../assets/a.css\"><p>x.0123456789.csv</p>"
        );
        assert_eq!(without_fingerprints("<a href=\"plain.css\">"), "<a href=\"plain.css\">");
        assert_eq!(without_fingerprints("no sheet"), "no sheet");
        assert_eq!(
            without_fingerprints(
                "<link href=\"a.0123456789.css\" integrity=\"sha256-x=\"><script integrity=\"y\" defer>"
            ),
            "<link href=\"a.css\"><script defer>"
        );
    }

    #[test]
    fn what_a_page_fetches_is_found() {
        let html = "<link rel=\"stylesheet\" href=\"../a.css\"><link rel=\"canonical\" href=\"https://x/\">\
            <script src=\"b.js\" defer></script><img alt=\"\" src=\"c%20d.png\" srcset=\"e.webp 480w, f.webp 960w\">\
            <a href=\"g.html\">g</a>";
        let targets: Vec<_> =
            fetched(html).into_iter().filter_map(|found| resolved("x/y/index.html", found)).collect();
        assert_eq!(targets, ["x/y/b.js", "x/y/c d.png", "x/y/e.webp", "x/y/f.webp", "x/a.css"]);
    }

    #[test]
    fn what_a_stylesheet_names_is_found() {
        let sheet = "a { background: url(../b.png) } b { background: url( \"c.svg\" ) } c { color: red }";
        let targets: Vec<_> = named(sheet).filter_map(|found| resolved("assets/a.css", found)).collect();
        assert_eq!(targets, ["b.png", "assets/c.svg"]);
    }

    #[test]
    fn addresses_elsewhere_lead_to_no_file() {
        for (address, expected) in [
            ("https://example.org/a.png", None),
            ("data:image/png;base64,AA", None),
            ("//example.org/a.png", None),
            ("../../a.png", None),
            ("", None),
            ("../a.png?x#y", Some("a.png")),
            ("/a/b.png", Some("a/b.png")),
            ("./a.png", Some("cases/a.png")),
        ] {
            assert_eq!(resolved("cases/index.html", address).as_deref(), expected, "{address:?}");
        }
    }
}
