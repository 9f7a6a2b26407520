//! Making answers: status, headers, body.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::range::Part;
use crate::output::MediaType;

/// A file of the site, or the part of it that is wanted.
pub(super) fn bytes(status: StatusCode, media: MediaType, mut body: Vec<u8>, part: Part) -> Response {
    let length = body.len();
    let (status, said) = match part {
        Part::Bytes(range) if status == StatusCode::OK => {
            let said = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            body.truncate(range.end);
            body.drain(..range.start);
            (StatusCode::PARTIAL_CONTENT, Some(said))
        }
        Part::Beyond if status == StatusCode::OK => {
            body.clear();
            (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{length}")))
        }
        _ => (status, None),
    };
    let mut response = with_type(status, media.as_str(), body);
    response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if let Some(said) = said.and_then(|said| HeaderValue::from_str(&said).ok()) {
        response.headers_mut().insert(header::CONTENT_RANGE, said);
    }
    response
}

/// An answer for the scripts of the preview.
pub(super) fn json(text: String) -> Response {
    with_type(StatusCode::OK, MediaType::of("about.json").as_str(), text.into_bytes())
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

/// That there is nothing to give, and nothing wrong.
pub(super) fn nothing() -> Response {
    StatusCode::NO_CONTENT.into_response()
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

/// Headers of every answer: no other site may embed or frame it, no cache may keep it, and its type is what is said.
pub(super) fn kept_here(mut response: Response) -> Response {
    // A page of the preview's own may say more.
    let policy = response.headers_mut().entry(header::CONTENT_SECURITY_POLICY);
    policy.or_insert(HeaderValue::from_static("frame-ancestors 'self'"));
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
