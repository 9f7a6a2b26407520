//! What may not be published: personal information and secrets in text, and what pictures carry beside the picture.
//!
//! [`scan`] finds, [`masked`] hides. Both know text only, so that the rules, the reports and an audit of finished pages see the same. A
//! finding needs more than a likely shape wherever there is more to go by: a date and a check digit for identity numbers (GB 11643),
//! the issuer and a check digit for cards (ISO/IEC 7812), the prefix that a provider gave its keys.

mod card;
mod class;
mod coordinates;
mod digits;
mod email;
mod fold;
mod identity;
mod intranet;
mod mask;
mod mobile;
mod path;
pub mod picture;
mod secret;
mod seen;

use std::collections::BTreeMap;
use std::ops::Range;

use fold::Folded;
pub use mask::{hidden, masked, masked_with};
pub use seen::Lines;

/// What a finding is. Of two that overlap, the earlier kind is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A key, a token, or a password.
    Secret,
    /// A resident identity number of 18 places.
    Identity,
    /// The number of a bank card.
    Card,
    /// A mobile number of mainland China.
    Mobile,
    /// An e-mail address that is no role's.
    Email,
    /// A path of somebody's own machine.
    Path,
    /// An address within an organization's own network.
    Intranet,
    /// Where on earth something is, to ten metres or closer.
    Coordinates,
}

/// Something in a text that may not be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What a reader sees, where the text writes it in another way: with escapes, tags, or over several lines.
    pub seen: Option<Box<str>>,
}

impl Finding {
    /// What was found, as a reader sees it; `text` is the text that it was found in.
    pub fn value<'f>(&'f self, text: &'f str) -> &'f str {
        self.seen.as_deref().or_else(|| text.get(self.range.clone())).unwrap_or_default()
    }
}

/// All findings of a text whose sentences go on in the next line; see [`scan_lines`].
pub fn scan(text: &str) -> Vec<Finding> {
    scan_lines(text, Lines::Flowing)
}

/// All findings of a text in their order, as it is written and as readers see it; no two overlap. Takes time in proportion to the length
/// of the text.
pub fn scan_lines(text: &str, lines: Lines) -> Vec<Finding> {
    let mut found: Vec<Finding> = written(&Folded::of(text), EVERYTHING)
        .into_iter()
        .map(|(kind, range)| Finding { kind, range, seen: None })
        .collect();
    let mut hidden = Vec::new();
    // Of the insides of tags only those are of use that are written in another way.
    seen::blocks(text, lines, &|_| true, |block| {
        if block.is_changed {
            hidden.extend(seen_in(block));
        }
    });
    // What stands there as it is written is told so.
    found.sort_by_key(|finding| finding.range.start);
    hidden.retain(|finding| {
        let before = found.partition_point(|own| own.range.end <= finding.range.start);
        found.get(before).is_none_or(|own| own.range.start >= finding.range.end)
    });
    found.extend(apart(hidden));
    found.sort_by_key(|finding| finding.range.start);
    found
}

/// What readers of a finished file see that belongs to a person or is a secret, looked for once and in one pass.
pub fn scan_finished(text: &str, lines: Lines) -> Vec<Finding> {
    let mut found = Vec::new();
    let is_empty = |folded: &Folded<'_>| written(folded, PERSONAL).is_empty();
    seen::blocks(text, lines, &is_empty, |block| found.extend(seen_in(block)));
    apart(found)
}

/// The findings of a part of a text; paths, inner addresses and coordinates are found as they are written.
fn seen_in(block: &seen::Block) -> impl Iterator<Item = Finding> {
    let found = match block.may_hold() {
        true => written(&block.folded(), PERSONAL),
        false => Vec::new(),
    };
    found.into_iter().map(|(kind, range)| Finding {
        kind,
        seen: block.text.get(range.clone()).map(Box::from),
        range: block.original(&range),
    })
}

/// Findings in their order, without those that begin within another.
fn apart(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.range.start, std::cmp::Reverse(finding.range.end)));
    let mut end = 0;
    found.retain(|finding| {
        let is_free = finding.range.start >= end && !finding.range.is_empty();
        if is_free {
            end = finding.range.end;
        }
        is_free
    });
    found
}

type Find = fn(&Folded<'_>, &mut Vec<(Kind, Range<usize>)>);

/// What is looked for in what readers see.
const PERSONAL: &[Find] = &[secret::find, digits::find, email::find];
/// And in what authors write.
const EVERYTHING: &[Find] =
    &[secret::find, digits::find, email::find, path::find, intranet::find, coordinates::find];

/// What a text holds as it is written, each with its bytes.
fn written(folded: &Folded<'_>, wanted: &[Find]) -> Vec<(Kind, Range<usize>)> {
    let mut found: Vec<(Kind, Range<usize>)> = Vec::new();
    wanted.iter().for_each(|find| find(folded, &mut found));
    if found.is_empty() {
        return found;
    }
    found.sort_by_key(|(kind, range)| (*kind, std::cmp::Reverse(range.len()), range.start));
    let mut kept: BTreeMap<usize, (usize, Kind)> = BTreeMap::new();
    for (kind, range) in found {
        let is_taken = kept.range(..range.end).next_back().is_some_and(|(_, (end, _))| *end > range.start);
        if !is_taken {
            kept.insert(range.start, (range.end, kind));
        }
    }
    kept.into_iter().map(|(start, (end, kind))| (kind, folded.bytes(start..end))).collect()
}

/// Whether a host of a web address, in ASCII, is known within this machine or an organization's own network only, going by its name.
pub fn is_inner_host(host: &str) -> bool {
    intranet::is_inner(host.as_bytes())
}

/// A value as it is compared: half-width, in lower case; of a number its digits alone, without the country's 86 before a mobile number.
pub fn normalized(value: &str) -> String {
    let folded = Folded::of(value.trim());
    let text = folded.text();
    if !text.is_ascii() {
        return value.trim().to_lowercase();
    }
    let lower: String = text.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let is_mark = |c: char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '+' | '*' | '_');
    if !lower.chars().all(|c| c.is_ascii_digit() || c == 'x' || is_mark(c)) {
        return lower.replace([' ', '-'], "");
    }
    let digits: String = lower.chars().filter(|c| !is_mark(*c)).collect();
    let own = digits.strip_prefix("0086").or(digits.strip_prefix("86"));
    own.filter(|own| own.len() == 11).map(str::to_owned).unwrap_or(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every part of a text copied and looked at, whatever stands in it.
    fn scan_finished_plainly(text: &str, lines: Lines) -> Vec<Finding> {
        let mut found = Vec::new();
        seen::blocks(text, lines, &|_| false, |block| {
            let own = written(&Folded::of(&block.text), PERSONAL);
            let own = own.into_iter().filter(|_| seen::may_hold_plainly(&block.text));
            found.extend(own.map(|(kind, range)| Finding {
                kind,
                seen: block.text.get(range.clone()).map(Box::from),
                range: block.original(&range),
            }));
        });
        apart(found)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_passed_over_in_a_finished_file_holds_nothing(
            parts in proptest::collection::vec(
                "</?(p|a|b|td|wbr|svg:tspan)>|<a href=\"|<td title='|<img alt=|\">|'>|/>|<!--|-->|&#(49|x31|64);|&(nbsp|commat);|%40|%31\
                 |\\\\u0040|li\\.hua|@|＠|\\[at\\]|#qq\\.com|qq\\.com|138|0000|1234|13800001234|6212345678901232|０１|一三八|[0-9]{1,4}\
                 |[Pp]assword|密码|为|是|secret|token|a1b2c3d4e5f6|sk-|[a-z]{1,9}|[ \n:=\"'<>*_/.-]",
                0..24,
            ),
            are_flowing: bool,
        ) {
            let text = parts.concat();
            let lines = if are_flowing { Lines::Flowing } else { Lines::Apart };
            prop_assert_eq!(scan_finished(&text, lines), scan_finished_plainly(&text, lines), "{:?}", text);
        }
    }
}
