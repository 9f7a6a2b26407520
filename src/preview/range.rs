//! Parts of a file, as players and readers of long documents ask for them (RFC 9110, 14).

use std::num::NonZeroUsize;
use std::ops::Range;

use axum::http::{HeaderMap, Method, header};
use http_range_header::parse_range_header_with_max_ranges;

/// What of a file is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Bytes(Range<usize>),
    /// What is wanted begins behind its end.
    Beyond,
}

/// Reads what a request wants of a file of this length. A header that is not understood, and more than one range, ask for the whole; so
/// does `If-Range`, since nothing here has a validator that could still hold.
pub(super) fn wanted(method: &Method, headers: &HeaderMap, length: usize) -> Part {
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let asked = asked.filter(|_| method == Method::GET && !headers.contains_key(header::IF_RANGE));
    let Some(parsed) =
        asked.and_then(|value| parse_range_header_with_max_ranges(value, NonZeroUsize::MIN).ok())
    else {
        return Part::Whole;
    };
    let valid = parsed.validate(length as u64).ok().and_then(|ranges| ranges.into_iter().next());
    match valid.map(|range| (usize::try_from(*range.start()), usize::try_from(*range.end()))) {
        Some((Ok(start), Ok(end))) if start <= end && end < length => Part::Bytes(start..end + 1),
        _ => Part::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_given_and_what_is_unclear_is_the_whole() {
        for (range, expected) in [
            ("bytes=0-3", Part::Bytes(0..4)),
            ("bytes=4-", Part::Bytes(4..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=8-99", Part::Bytes(8..10)),
            ("bytes=10-", Part::Beyond),
            ("bytes=0-1, 4-5", Part::Whole),
            // It ends before it begins, which is no range (14.1.1).
            ("bytes=5-2", Part::Whole),
            ("lines=0-3", Part::Whole),
            ("bytes=x", Part::Whole),
        ] {
            let headers = HeaderMap::from_iter([(header::RANGE, range.parse().unwrap())]);
            assert_eq!(wanted(&Method::GET, &headers, 10), expected, "{range}");
            assert_eq!(wanted(&Method::HEAD, &headers, 10), Part::Whole, "{range}");
        }
        let ranges = [(header::RANGE, "bytes=0-3"), (header::IF_RANGE, "\"x\"")];
        let headers = HeaderMap::from_iter(ranges.map(|(name, value)| (name, value.parse().unwrap())));
        assert_eq!(wanted(&Method::GET, &headers, 10), Part::Whole);
        let nothing = HeaderMap::from_iter([(header::RANGE, "bytes=0-".parse().unwrap())]);
        assert_eq!(wanted(&Method::GET, &nothing, 0), Part::Beyond);
    }
}
