//! How exactly a stated number holds.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// How a stated number bounds the true one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Qualifier {
    #[default]
    Exact,
    /// More than the number: 超过, which excludes it.
    Over,
    /// The number or more: 不少于 or 以上, which include it.
    AtLeast,
    About,
    /// Less than the number: 不足, which excludes it.
    Under,
    /// The number or less: 不超过.
    AtMost,
    /// From one number to another, both included.
    Between,
}

/// A text that names no qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{found:?} is not a qualifier; write exact, over, at-least, about, under, at-most or between")]
pub struct UnknownQualifier {
    pub found: String,
}

impl Qualifier {
    /// All qualifiers, in the order the manual lists them.
    pub const ALL: [Qualifier; 7] = [
        Qualifier::Exact,
        Qualifier::Over,
        Qualifier::AtLeast,
        Qualifier::About,
        Qualifier::Under,
        Qualifier::AtMost,
        Qualifier::Between,
    ];

    /// The word for it in YAML, CSV and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::Over => "over",
            Qualifier::AtLeast => "at-least",
            Qualifier::About => "about",
            Qualifier::Under => "under",
            Qualifier::AtMost => "at-most",
            Qualifier::Between => "between",
        }
    }

    /// The qualifier that a word of prose means, for authors who write the words of their source.
    pub fn said(word: &str) -> Option<Qualifier> {
        Some(match word.trim().to_lowercase().as_str() {
            "约" | "大约" | "左右" | "近" | "接近" | "nearly" | "almost" | "around" | "approximately"
            | "roughly" | "some" | "about" => Qualifier::About,
            "超过" | "超" | "逾" | "多于" | "余" | "more than" | "over" => Qualifier::Over,
            "不少于" | "至少" | "不低于" | "以上" | "at least" => Qualifier::AtLeast,
            "不足" | "少于" | "不到" | "less than" | "fewer than" | "under" => Qualifier::Under,
            "不超过" | "至多" | "最多" | "at most" | "up to" => Qualifier::AtMost,
            _ => return None,
        })
    }

    /// The words of all qualifiers, to suggest from.
    pub fn ids() -> [&'static str; 7] {
        Self::ALL.map(Self::as_str)
    }
}

impl FromStr for Qualifier {
    type Err = UnknownQualifier;

    fn from_str(text: &str) -> Result<Self, UnknownQualifier> {
        Self::ALL
            .into_iter()
            .find(|qualifier| qualifier.as_str() == text)
            .ok_or_else(|| UnknownQualifier { found: text.to_string() })
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for qualifier in Qualifier::ALL {
            assert_eq!(qualifier.as_str().parse(), Ok(qualifier));
        }
        assert!("at_least".parse::<Qualifier>().is_err());
    }

    #[test]
    fn words_of_prose_are_known_for_what_they_mean() {
        for (word, expected) in [
            ("约", Some(Qualifier::About)),
            ("超过", Some(Qualifier::Over)),
            ("Up to", Some(Qualifier::AtMost)),
            ("万", None),
            ("", None),
        ] {
            assert_eq!(Qualifier::said(word), expected, "{word}");
        }
    }
}
