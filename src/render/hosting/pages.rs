//! `_headers` and `_redirects`, which Netlify and Cloudflare Pages read in the published folder. Both show `404.html` by themselves.

use super::{HEADERS, KEPT, POLICY, Rules};
use crate::model::config::Hosting;
use crate::route::encoded;

/// Neither can leave a header out for some files, so that nothing is said about frames: pages of charts are for frames.
pub(super) fn headers(rules: &Rules<'_>) -> String {
    let mut out = format!("{}*\n", rules.path);
    for (name, value) in HEADERS.iter().chain([&("Content-Security-Policy", POLICY)]) {
        out += &format!("  {name}: {value}\n");
    }
    out + &format!("{}assets/*\n  Cache-Control: {KEPT}\n", rules.path)
}

/// Old addresses lead on. Of withdrawn ones the pages themselves tell: neither host answers with 410.
pub(super) fn redirects(rules: &Rules<'_>) -> String {
    // Netlify sends a page that is there before it looks here, unless it is told to by the mark; Cloudflare knows no mark and looks here first.
    let mark = match rules.site.config.hosting {
        Some(Hosting::Netlify) => "!",
        _ => "",
    };
    let mut out = String::new();
    for (address, to) in &rules.moved {
        for form in address.forms() {
            out += &format!("{}{} {to} 301{mark}\n", rules.path, encoded(&form));
        }
    }
    out
}
