//! Making answers: status, headers, body.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::overlay;
use crate::output::{MediaType, OutPath};

/// A rendered file; a page gets the reload script.
pub(super) fn file(status: StatusCode, path: &OutPath, body: &[u8], mark: &str) -> Response {
    let media = MediaType::of(path.as_str());
    let body = if media.is_html() { overlay::with_script(body, mark) } else { body.to_vec() };
    with_type(status, media.as_str(), body)
}

/// A page of the preview's own.
pub(super) fn page(status: StatusCode, html: String) -> Response {
    with_type(status, MediaType::of("index.html").as_str(), html.into_bytes())
}

/// A file of the preview's own, by its name and text.
pub(super) fn own(name: &str, text: &'static str) -> Response {
    with_type(StatusCode::OK, MediaType::of(name).as_str(), text.as_bytes().to_vec())
}

/// Why nothing is given, in the words of HTTP.
pub(super) fn refusal(status: StatusCode) -> Response {
    let text = format!("{status}\n");
    let mut response = with_type(status, MediaType::of("refusal.txt").as_str(), text.into_bytes());
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// The same path with its last `/`. It is sent back as it came, so that what was encoded stays so; since the path was found in the plan it
/// begins with one `/` and cannot name another host.
pub(super) fn to_folder(path: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = StatusCode::TEMPORARY_REDIRECT.into_response();
    match HeaderValue::from_str(&format!("{path}/{query}")) {
        Ok(location) => {
            response.headers_mut().insert(header::LOCATION, location);
            response
        }
        Err(_) => refusal(StatusCode::BAD_REQUEST),
    }
}

/// Headers of every answer: no other site may embed it, no cache may keep it, and its type is what is said.
pub(super) fn kept_here(mut response: Response) -> Response {
    const HEADERS: [(HeaderName, &str); 3] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn with_type(status: StatusCode, media: &'static str, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    response
}
