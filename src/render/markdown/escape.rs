//! Escaping for the three places where an author's words enter HTML.

use std::fmt::Write;

use crate::render::scan;

/// Appends text or a double-quoted attribute value. `"` is escaped in both, so that one rule serves everywhere.
pub fn text(out: &mut String, value: &str) {
    let is_written = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | 0);
    if !scan::any(value.as_bytes(), is_written) {
        out.push_str(value);
        return;
    }
    let mut rest = value;
    while let Some(at) = rest.bytes().position(is_written) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // HTML has no way to write this character; CommonMark 2.3 replaces it.
            _ => "\u{fffd}",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Appends ` name="value"`.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text(out, value);
    out.push('"');
}

/// Appends an address for a double-quoted attribute: what a URL may not hold is percent-encoded, `%` is kept.
pub fn address(out: &mut String, value: &str) {
    for byte in value.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(byte as char),
            _ if b"-_.+!*(),%#@?=;:/$~".contains(&byte) => out.push(byte as char),
            _ => {
                // Writing into a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}
