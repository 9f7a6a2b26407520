//! Codes of diagnostics: what each says, in English and Chinese.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::table;

/// How much a finding weighs: an error stops publication, a warning is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Warning,
    Error,
}

impl Severity {
    pub fn id(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Whether a site may set the severity of a code under `checks:` in site.yaml.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// What is reported cannot be shown rightly, or not at all; it always stops publication.
    Fixed,
    /// A question of judgement or of a site's own rules.
    Adjustable,
}

impl Hold {
    /// Warnings are matters of judgement; errors are fixed unless their table says otherwise.
    pub(super) const fn of(severity: Severity) -> Hold {
        match severity {
            Severity::Warning => Hold::Adjustable,
            Severity::Error => Hold::Fixed,
        }
    }
}

/// The language that messages are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    Chinese,
}

/// A text in both languages, with words to fill in: `unknown key {key}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub en: &'static str,
    pub zh: &'static str,
}

impl Pattern {
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }
}

impl Pattern {
    /// The pattern for a reader who has no finding before them, with `…` for each word; nothing where it is all words.
    pub fn outline(&self, language: Language) -> Option<String> {
        let mut out = String::new();
        let mut rest = self.text(language);
        while let Some(at) = rest.find(['{', '}']) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                out.push_str(&rest[..1]);
                rest = &rest[2..];
            } else {
                out.push('…');
                rest = rest.split_once('}').map_or("", |(_, rest)| rest);
            }
        }
        out.push_str(rest);
        out.chars().any(char::is_alphanumeric).then_some(out)
    }
}

/// One kind of finding. The manual, `casebook explain` and the tests come from the table of these.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// For example `CB104`. The first digit is the stage: 1 reading, 2 references and figures, 3 translations, 4 themes, 5 publishing,
    /// 6 privacy.
    pub id: &'static str,
    pub severity: Severity,
    pub hold: Hold,
    /// What is wrong; of several, the first whose words are all known.
    pub message: &'static [Pattern],
    /// What to write instead; chosen likewise.
    pub help: &'static [Pattern],
    /// What its related places are: "the first one stands here".
    pub related: Option<Pattern>,
    /// Why it matters and how it is mended, for `casebook explain`.
    pub explain: Pattern,
}

/// The code of an id such as `CB104`, in any case.
pub fn find(id: &str) -> Option<&'static Code> {
    table::all().find(|code| code.id.eq_ignore_ascii_case(id))
}

/// The first pattern whose words are all known, filled in.
pub(super) fn fill(
    patterns: &[Pattern],
    language: Language,
    words: &BTreeMap<&'static str, String>,
) -> Option<String> {
    let word = |word: &str| words.get(word).map(String::as_str);
    let said = patterns.iter().find_map(|pattern| pattern.fill(language, word))?;
    Some(match language {
        Language::English => said,
        // Names in a row, as `listed` gives them.
        Language::Chinese => in_a_row(&said),
    })
}

impl Pattern {
    /// The text with its words filled in, where all of them are known. Doubled braces stand for themselves, as in `format!`.
    pub fn fill<'w>(&self, language: Language, word: impl Fn(&str) -> Option<&'w str>) -> Option<String> {
        fill_one(self.text(language), word)
    }

    /// The text with these words filled in. A word that is not given would be a mistake of this program; then the pattern itself is better
    /// than silence.
    pub fn filled(&self, language: Language, words: &[(&str, &dyn Display)]) -> String {
        let words: Vec<(&str, String)> = words.iter().map(|(name, word)| (*name, word.to_string())).collect();
        let word = |name: &str| words.iter().find(|(known, _)| *known == name).map(|(_, word)| word.as_str());
        self.fill(language, word).unwrap_or_else(|| self.text(language).to_owned())
    }
}

fn fill_one<'w>(pattern: &str, word: impl Fn(&str) -> Option<&'w str>) -> Option<String> {
    let mut out = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        join(&mut out, &rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            out.push_str(&rest[..1]);
            rest = &rest[2..];
        } else {
            let close = rest.find('}')?;
            join(&mut out, word(&rest[1..close])?);
            rest = &rest[close + 1..];
        }
    }
    join(&mut out, rest);
    Some(out)
}

/// Names in backticks, parted by commas as `listed` parts them, parted as Chinese does.
fn in_a_row(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    for part in said.split_inclusive("`, ") {
        match part.strip_suffix("`, ") {
            // Only behind a name that ends, not where the comma itself is quoted.
            Some(before) if (out.matches('`').count() + before.matches('`').count()) % 2 == 1 => {
                out.push_str(before);
                out.push_str("`、");
            }
            _ => out.push_str(part),
        }
    }
    and_more(out)
}

/// How many names are left out, as Chinese says it.
fn and_more(said: String) -> String {
    let Some((before, rest)) = said.split_once("`、and ") else { return said };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match (&rest[..digits], rest[digits..].strip_prefix(" more")) {
        ("", _) | (_, None) => said,
        (count, Some(after)) => format!("{before}` 等，另有 {count} 个{after}"),
    }
}

/// Appends a part of a message. Where a Han character meets a Latin letter or a word in backticks, one space stands between them, whichever
/// of the two was filled in.
fn join(out: &mut String, part: &str) {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let is_latin = |c: char| c.is_ascii_alphabetic() || c == '`';
    let (Some(last), Some(first)) = (out.chars().next_back(), part.chars().next()) else {
        out.push_str(part);
        return;
    };
    // Within backticks stands what is written somewhere, letter by letter.
    let is_quoted = out.matches('`').count() % 2 == 1;
    if !is_quoted && (is_han(last) && is_latin(first) || is_latin(last) && is_han(first)) {
        out.push(' ');
    }
    let has_both = last == ' ' && first == ' ';
    out.push_str(if has_both { &part[1..] } else { part });
}

/// Declares codes and lists them; see the files of `diag::table`. `Error (Adjustable)` is an error that a site may set.
macro_rules! codes {
    (@hold $severity:ident) => {
        $crate::diag::Hold::of($crate::diag::Severity::$severity)
    };
    (@hold $severity:ident $hold:ident) => {
        $crate::diag::Hold::$hold
    };
    (@related) => {
        None
    };
    (@related $en:literal | $zh:literal) => {
        Some($crate::diag::Pattern { en: $en, zh: $zh })
    };
    ($($name:ident = $id:literal $severity:ident $(($hold:ident))?
        says [$($en:literal | $zh:literal),+ $(,)?]
        help [$($help_en:literal | $help_zh:literal),* $(,)?]
        $(also $also_en:literal | $also_zh:literal)?
        why $why_en:literal | $why_zh:literal;)+) => {
        $(
            #[doc = $why_en]
            pub const $name: &$crate::diag::Code = &$crate::diag::Code {
                id: $id,
                severity: $crate::diag::Severity::$severity,
                hold: $crate::diag::code::codes!(@hold $severity $($hold)?),
                message: &[$($crate::diag::Pattern { en: $en, zh: $zh }),+],
                help: &[$($crate::diag::Pattern { en: $help_en, zh: $help_zh }),*],
                related: $crate::diag::code::codes!(@related $($also_en | $also_zh)?),
                explain: $crate::diag::Pattern { en: $why_en, zh: $why_zh },
            };
        )+
        /// The codes of this part of the table, in the order of their numbers.
        pub(super) const CODES: &[&$crate::diag::Code] = &[$($name),+];
    };
}
pub(super) use codes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_row_are_parted_as_chinese_does() {
        for (said, expected) in [
            ("可用的键：`a`, `b`, `c`", "可用的键：`a`、`b`、`c`"),
            ("加空格（`, `）", "加空格（`, `）"),
            ("可用的键：`a`, `b`, and 28 more", "可用的键：`a`、`b` 等，另有 28 个"),
            ("可选（`a`, and 1 more）", "可选（`a` 等，另有 1 个）"),
            ("请写 `[a, b]`", "请写 `[a, b]`"),
        ] {
            assert_eq!(in_a_row(said), expected);
        }
    }

    #[test]
    fn one_space_stands_between_han_and_latin_however_they_meet() {
        for (pattern, word, expected) in [
            ("{where}缺少", "site.yaml", "site.yaml 缺少"),
            ("{where}缺少", " `checks` ", " `checks` 缺少"),
            ("这个{kind}", "案例", "这个案例"),
            ("这个{kind}", "`region` 类目", "这个 `region` 类目"),
            ("在 {where} 中", "site.yaml", "在 site.yaml 中"),
            ("写“{text}”", "over", "写“over”"),
            ("there is no {where}", "case", "there is no case"),
            ("共 {count} 处", "3", "共 3 处"),
            ("没有 `{id}` 这个", "案例", "没有 `案例` 这个"),
        ] {
            assert_eq!(fill_one(pattern, |_| Some(word)).as_deref(), Some(expected));
        }
    }
}
