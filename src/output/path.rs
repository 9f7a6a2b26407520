//! Where a published file stands, relative to the output folder.

use std::borrow::Borrow;
use std::fmt;

use icu_normalizer::ComposingNormalizerBorrowed;

/// A relative path with `/` between its parts that every file system and web server can hold.
///
/// No part is empty, `.` or `..`; none has a control character or one of `\ : * ? " < > |`, ends with a dot or
/// a space, is longer than 255 bytes, or is a device name of Windows (`CON`, `nul.txt`): see Microsoft's
/// "Naming Files, Paths, and Namespaces".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    /// Checks a path.
    ///
    /// # Errors
    /// The first part that breaks a rule, and the rule.
    pub fn new(path: impl Into<String>) -> Result<Self, OutPathError> {
        let path = path.into();
        let problem = path.split('/').find_map(part_problem);
        match problem {
            Some(problem) => Err(OutPathError { path, problem }),
            None => Ok(Self(path)),
        }
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without regard to case and to how its characters are composed: two paths with one key are one file on the disks of
    /// Windows and macOS, and after a way over one of them.
    #[must_use]
    pub fn key(&self) -> String {
        let composed = ComposingNormalizerBorrowed::new_nfc();
        // Upper case first: `ß` and `SS`, `ς` and `σ` are alike only there. What folding takes apart is composed again.
        let folded = composed.normalize(&self.0).to_uppercase().to_lowercase();
        composed.normalize(&folded).into_owned()
    }

    /// The keys of the folders above the file, outermost first.
    #[must_use]
    pub fn folder_keys(&self) -> Vec<String> {
        let key = self.key();
        key.match_indices('/').map(|(at, _)| key[..at].to_owned()).collect()
    }

    /// The folders above the file, outermost first: `a`, `a/b` for `a/b/c.html`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Why a path cannot be published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path:?} cannot be published: {problem}")]
pub struct OutPathError {
    /// The path as given.
    pub path: String,
    /// The rule that it breaks.
    pub problem: &'static str,
}

impl OutPathError {
    /// The rule in Chinese, to follow the name of the path or of a part of it.
    #[must_use]
    pub fn problem_zh(&self) -> &'static str {
        match self.problem {
            problem if problem.contains("device") => "是 Windows 的设备名",
            problem if problem.contains("longer") => "超过 255 字节",
            problem if problem.contains("ends with") => "以点或空格结尾",
            problem if problem.contains("empty") => "为空，以 `/` 开头，或含有空的部分",
            problem if problem.contains("..") => "含有 `.` 或 `..`",
            _ => "含有控制字符或 \\ : * ? \" < > | 之一",
        }
    }
}

fn part_problem(part: &str) -> Option<&'static str> {
    if part.is_empty() {
        return Some("it is empty, absolute, or has an empty part");
    }
    if part == "." || part == ".." {
        return Some("a part of it is `.` or `..`");
    }
    if part.chars().any(|c| c.is_control() || "\\:*?\"<>|".contains(c)) {
        return Some("it has a control character or one of \\ : * ? \" < > |");
    }
    if part.ends_with(['.', ' ']) {
        return Some("a part of it ends with a dot or a space");
    }
    if part.len() > 255 {
        return Some("a part of it is longer than 255 bytes");
    }
    if is_device(part) {
        return Some("a part of it is a device name of Windows");
    }
    None
}

/// Windows takes the name before the first dot, without blanks at its end, and ignores case.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" => true,
        _ => stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt")).is_some_and(|number| {
            matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_may_be_published() {
        for path in
            ["index.html", "zh/cases/a-b/index.html", "Ü/专利.csv", ".nojekyll", "com.html", "lpt10", "a b"]
        {
            assert_eq!(OutPath::new(path).map(|p| p.to_string()), Ok(path.to_owned()));
        }
    }

    #[test]
    fn paths_that_are_refused() {
        let long = "x".repeat(256);
        let bad = [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/./b",
            "a\\b",
            "c:a",
            "a\0b",
            "a\nb",
            "a.",
            "a /b",
            "...",
            "con",
            "a/NUL.txt",
            "aux .x",
            "COM1",
            "lpt¹.csv",
            "a?b",
            &long,
        ];
        for path in bad {
            assert!(OutPath::new(path).is_err(), "{path:?} was let through");
        }
    }

    #[test]
    fn key_ignores_case_and_folders_are_listed() -> Result<(), OutPathError> {
        assert_eq!(OutPath::new("Cases/A.html")?.key(), OutPath::new("cases/a.HTML")?.key());
        for (a, b) in [
            ("caf\u{e9}.pdf", "CAFE\u{301}.PDF"),
            ("straße.html", "STRASSE.html"),
            ("\u{ac00}", "\u{1100}\u{1161}"),
        ] {
            assert_eq!(OutPath::new(a)?.key(), OutPath::new(b)?.key(), "{a} {b}");
        }
        assert_ne!(OutPath::new("e.html")?.key(), OutPath::new("\u{e9}.html")?.key());
        assert_eq!(OutPath::new("A/\u{e9}/c.html")?.folder_keys(), ["a", "a/\u{e9}"]);
        assert_eq!(OutPath::new("a/b/c.html")?.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(OutPath::new("c.html")?.folders().count(), 0);
        Ok(())
    }
}
