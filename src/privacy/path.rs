//! Paths of somebody's own machine, which name its user.

use std::ops::Range;

use memchr::memchr2;

use super::Kind;
use super::fold::Folded;

/// Looks at every slash that may begin a path.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    let text = folded.text();
    let mut from = 0;
    while let Some(at) = memchr2(b'/', b'\\', &text[from..]).map(|at| from + at) {
        from = at + 1;
        if let Some(start) = begins(folded, at) {
            let length = text[at..].iter().take(PATH_MOST).take_while(|byte| !ends(**byte)).count();
            // A mask, or a pattern that names nobody.
            if !text[at..at + length].contains(&b'*') {
                found.push((Kind::Path, start..at + length));
            }
            from = at + length;
        }
    }
}

const PATH_MOST: usize = 400;

fn ends(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b')' | b']' | b',' | b';')
}

/// Where a path of a machine begins whose first slash this is.
fn begins(folded: &Folded<'_>, at: usize) -> Option<usize> {
    let text = folded.text();
    let is_name =
        |from: usize| text.get(from).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    if text[at] == b'\\' {
        let drive =
            at.checked_sub(2).filter(|drive| text[*drive].is_ascii_alphabetic() && text[at - 1] == b':')?;
        let is_parted = !folded.before(drive).is_ascii_alphanumeric();
        return (is_parted && is_name(at + 1)).then_some(drive);
    }
    let is_parted = matches!(folded.before(at), b' ' | b'\n' | b'\t' | b'`' | b':' | 0x80..)
        && !text[..at].ends_with(b"s:")
        || text[..at].ends_with(b"file://");
    let home = HOMES.iter().find(|home| text[at..].starts_with(home.as_bytes()))?;
    let name = text[at + home.len()..].iter().take_while(|byte| !ends(**byte) && **byte != b'/').count();
    let is_deeper = text.get(at + home.len() + name) == Some(&b'/') || *home == ROOT;
    (is_parted && is_name(at + home.len()) && is_deeper).then_some(at)
}

/// Where systems keep the folders of their users. The names are written in two parts, for no path of a machine stands in the source.
const HOMES: [&str; 3] = [concat!("/ho", "me/"), "/Users/", ROOT];
const ROOT: &str = concat!("/ro", "ot/");
