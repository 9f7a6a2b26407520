//! Addresses that only an organization's own network knows (RFC 1918, RFC 6762, RFC 8375).

use std::ops::Range;

use memchr::memmem;

use super::fold::Folded;
use super::{Kind, digits};

/// Looks at private addresses in figures, and at hosts of web addresses.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    let text = folded.text();
    for group in digits::groups(text) {
        let before = folded.before(group.start);
        let begins = !before.is_ascii_alphanumeric() && before != b'.';
        if begins && let Some(length) = private(folded, group.start) {
            found.push((Kind::Intranet, group.start..group.start + length));
        }
    }
    for start in memmem::find_iter(text, b"://").map(|at| at + 3) {
        let host = text[start..].iter().take(HOST_MOST).take_while(|byte| is_host(**byte)).count();
        if is_inner(&text[start..start + host]) {
            found.push((Kind::Intranet, start..start + host));
        }
    }
}

const HOST_MOST: usize = 255;

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')
}

/// Whether a host in ASCII is one that only some network knows.
pub(super) fn is_inner(host: &[u8]) -> bool {
    let host = host.to_ascii_lowercase();
    host == b"localhost" || INNER.iter().any(|end| host.len() > end.len() && host.ends_with(end.as_bytes()))
}

const INNER: &[&str] = &[".local", ".lan", ".internal", ".intranet", ".intra", ".corp", ".home.arpa"];

/// The length of a private address of four numbers. One that begins with 10 may be the number of a section, so it must be an address
/// by its scheme, port or path.
fn private(folded: &Folded<'_>, at: usize) -> Option<usize> {
    let text = folded.text();
    let length =
        text[at..].iter().take(16).take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    let written = std::str::from_utf8(&text[at..at + length]).ok()?.trim_end_matches('.');
    let address: std::net::Ipv4Addr = written.parse().ok()?;
    let is_address =
        text[..at].ends_with(b"://") || matches!(folded.at(Some(at + written.len())), b':' | b'/');
    let is_told = match address.octets() {
        [10 | 127, ..] => is_address,
        [192, 168, ..] => true,
        [172, second, ..] => (16..32).contains(&second),
        _ => false,
    };
    is_told.then_some(written.len())
}
