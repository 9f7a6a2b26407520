//! What is remembered of a part of the original: enough to see that it changed, not what it said.

use std::fmt;
use std::str::FromStr;

use crate::output::Digest;

/// The first 32 bits of the SHA-256 of a text without its spaces and line ends, and without the texts of links to figures.
///
/// Spaces: to wrap a paragraph anew changes nothing to translate. Linked numbers: that they agree with the data is checked in each
/// language, so that a corrected number does not ask for a new translation. Of 32 bits one changed part in four thousand million
/// passes for unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u32);

impl Mark {
    pub fn of(text: &str) -> Mark {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(LINK) {
            let before = &rest[..at];
            said.push_str(&before[..before.rfind('[').unwrap_or(at)]);
            said.push_str(LINK);
            rest = &rest[at + LINK.len()..];
        }
        said.push_str(rest);
        said.retain(|c| !c.is_whitespace());
        let digits = Digest::of(said.as_bytes()).to_string();
        Mark(u32::from_str_radix(&digits[..8], 16).unwrap_or_default())
    }
}

const LINK: &str = "](figure:";

impl fmt::Display for Mark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:08x}", self.0)
    }
}

/// The text is not eight lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMark;

impl FromStr for Mark {
    type Err = NotAMark;

    fn from_str(text: &str) -> Result<Mark, NotAMark> {
        let fits = text.len() == 8 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let number = fits.then(|| u32::from_str_radix(text, 16).ok()).flatten();
        number.map(Mark).ok_or(NotAMark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_to_be_translated_changes_a_mark() {
        let text = "The office has [285](figure:officers) officers.";
        for (other, is_same) in [
            ("The office has\r\n[286](figure:officers)  officers. ", true),
            ("The office has [](figure:officers) officers.", true),
            ("The office has [285](figure:members) officers.", false),
            ("The office had [285](figure:officers) officers.", false),
            ("The office has 285](figure:officers) officers.", false),
        ] {
            assert_eq!(Mark::of(text) == Mark::of(other), is_same, "{other}");
        }
        // SHA-256 of "abc" (FIPS 180-4, example 1).
        assert_eq!(Mark::of("a b\nc").to_string(), "ba7816bf");
        assert_eq!("ba7816bf".parse(), Ok(Mark::of("abc")));
        for text in ["", "ba7816b", "BA7816BF", "ba7816bg", "+a7816bf"] {
            assert_eq!(text.parse::<Mark>(), Err(NotAMark), "{text}");
        }
    }
}
