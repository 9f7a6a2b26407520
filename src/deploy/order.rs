//! In which order files come to a host, so that a reader never meets a page whose parts are not there yet.

use crate::output::{CATALOGUE, Coding, MANIFEST, MediaType, OutPath, REGISTER};

/// How many stages there are.
pub(super) const STAGES: usize = 4;

/// The stage of a file: what pages are made of and lead to; pages; what leads to pages; and last the manifest, by which a publication counts
/// as whole.
pub(super) fn stage(path: &OutPath) -> usize {
    let path = uncompressed(path);
    let name = path.rsplit('/').next().unwrap_or_default();
    match path {
        MANIFEST => 3,
        "index.html" | "robots.txt" | REGISTER | CATALOGUE => 2,
        _ if name == crate::route::FEED || name == "sitemap.xml" => 2,
        other if MediaType::of(other).is_html() => 1,
        _ => 0,
    }
}

/// How long a browser may keep a file: a year where its name changes with its bytes, else until it has asked again.
pub(super) fn cache_control(path: &OutPath) -> &'static str {
    let path = uncompressed(path);
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_print = |part: &str| {
        part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    let is_fingerprinted = path.contains("assets/") && name.split('.').rev().nth(1).is_some_and(is_print);
    if is_fingerprinted { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// What holds of a file holds of its compressed form.
fn uncompressed(path: &OutPath) -> &str {
    Coding::plain(path.as_str()).unwrap_or(path.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutPath {
        OutPath::new(text).expect("a path")
    }

    #[test]
    fn what_leads_comes_after_what_it_leads_to() {
        for (text, expected) in [
            ("assets/civic.3573d85cd4.css", 0),
            ("cases/a/talent.svg", 0),
            ("search/texts-0.js", 0),
            ("cases/a/index.html", 1),
            ("zh-Hans/index.html", 1),
            ("404.html", 1),
            ("index.html", 2),
            ("figures.json", 2),
            ("zh-Hans/feed.xml", 2),
            ("sitemap.xml", 2),
            ("manifest.json", 3),
            ("cases/a/index.html.br", 1),
            ("index.html.gz", 2),
        ] {
            assert_eq!(stage(&path(text)), expected, "{text}");
        }
    }

    #[test]
    fn only_names_that_change_with_their_bytes_may_be_kept() {
        for (text, kept) in [
            ("assets/civic.3573d85cd4.css", true),
            ("ip/assets/civic.3573d85cd4.woff2", true),
            ("assets/civic.3573d85cd4.css.br", true),
            ("assets/civic.css", false),
            ("assets/civic.3573d85cdg.css", false),
            ("cases/a/report.3573d85cd4.pdf", false),
            ("index.html", false),
        ] {
            assert_eq!(cache_control(&path(text)) != "no-cache", kept, "{text}");
        }
    }
}
