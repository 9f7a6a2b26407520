//! The preview's own files: scripts, styles, and the page that shows others in frames.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use super::reply;
use crate::diag::Language;

/// They stand below a name that no record can have: ids begin with a letter or digit.
pub(super) const BASE: &str = "/_casebook/";

/// The script that is added to pages, and loads the others.
pub(super) const SCRIPT: &str = "/_casebook/reload.js";
/// The style of the preview's own pages.
pub(super) const PAGE_STYLE: &str = "/_casebook/page.css";

const FILES: [(&str, &str); 9] = [
    ("reload.js", include_str!("client/reload.js")),
    ("bar.js", include_str!("client/bar.js")),
    ("panels.js", include_str!("client/panels.js")),
    ("make.js", include_str!("client/make.js")),
    ("words.js", include_str!("client/words.js")),
    ("bar.css", include_str!("client/bar.css")),
    ("view.js", include_str!("client/view.js")),
    ("view.css", include_str!("client/view.css")),
    ("page.css", include_str!("client/page.css")),
];

/// One of them, by its name below [`BASE`].
pub(super) fn file(name: &str, language: Language) -> Response {
    if name == "view" {
        return view(language);
    }
    match FILES.iter().find(|(known, _)| *known == name) {
        Some((name, text)) => reply::own(name, text),
        None => reply::refusal(StatusCode::NOT_FOUND),
    }
}

/// What the page of frames may do: show pages of this server in frames, and what stands beside it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; \
     form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// A page of the site in its languages side by side, or as wide as a phone. Pages forbid frames themselves, so the frames stand here.
fn view(language: Language) -> Response {
    let html = include_str!("client/view.html").replace("{lang}", lang(language));
    let mut response = reply::page(StatusCode::OK, html);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// The language of the author, as a tag (BCP 47).
pub(super) fn lang(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Chinese => "zh-Hans",
    }
}
