//! What may not be published: personal information and secrets in text, and what pictures carry beside the picture.
//!
//! [`scan`] finds, [`masked`] hides. Both know text only, so that the rules, the reports and an audit of finished pages see the same. A
//! finding needs more than a likely shape wherever there is more to go by: a date and a check digit for identity numbers (GB 11643),
//! the issuer and a check digit for cards (ISO/IEC 7812), the prefix that a provider gave its keys.

mod card;
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

use std::collections::BTreeMap;
use std::ops::Range;

use fold::Folded;
pub use mask::{hidden, masked, masked_with};

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
}

/// All findings of a text in their order; no two overlap. Takes time in proportion to the length of the text.
pub fn scan(text: &str) -> Vec<Finding> {
    let folded = Folded::of(text);
    let mut found: Vec<(Kind, Range<usize>)> = Vec::new();
    secret::find(&folded, &mut found);
    digits::find(&folded, &mut found);
    email::find(&folded, &mut found);
    path::find(&folded, &mut found);
    intranet::find(&folded, &mut found);
    coordinates::find(&folded, &mut found);
    found.sort_by_key(|(kind, range)| (*kind, std::cmp::Reverse(range.len()), range.start));
    let mut kept: BTreeMap<usize, (usize, Kind)> = BTreeMap::new();
    for (kind, range) in found {
        let is_taken = kept.range(..range.end).next_back().is_some_and(|(_, (end, _))| *end > range.start);
        if !is_taken {
            kept.insert(range.start, (range.end, kind));
        }
    }
    kept.into_iter().map(|(start, (end, kind))| Finding { kind, range: folded.bytes(start..end) }).collect()
}

/// Whether a host of a web address, in ASCII, is known within this machine or an organization's own network only, going by its name.
pub fn is_inner_host(host: &str) -> bool {
    intranet::is_inner(host.as_bytes())
}

/// A value as it is compared: half-width, in lower case, without the blanks and hyphens that part its groups.
pub fn normalized(value: &str) -> String {
    let folded = Folded::of(value.trim());
    let kept = folded.text().iter().filter(|byte| !matches!(byte, b' ' | b'-'));
    let is_plain = folded.text().is_ascii();
    match is_plain {
        true => kept.map(|byte| char::from(byte.to_ascii_lowercase())).collect(),
        false => value.trim().to_lowercase(),
    }
}
