//! Links whose brackets or colon are full-width, that have a blank where none may be, or whose bracket is missing.
//!
//! Chinese input methods write `（`, `【` and `：` for the marks that Markdown wants, and CommonMark takes what comes out for plain
//! text: readers would see `[案例](case:x）`. Only what is followed by a known scheme, a web address or the name of a file is taken for a
//! link, for full-width brackets are ordinary Chinese punctuation.

mod file;
mod unclosed;

use super::problem::LinkFault;
use super::target::{Scheme, with_plain_colon};
use super::{Problem, ProblemKind, RunKind, TextRun};
use std::collections::BTreeSet;

/// What stands in the text as it was written, and was meant as a link.
pub fn misspelt_links(source: &str, runs: &[TextRun]) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Code shows what it says, and only a run that is the source itself has places inside it.
    let is_plain = |run: &&TextRun| run.kind != RunKind::Code && run.in_link.is_none();
    for run in runs.iter().filter(is_plain) {
        let Some(text) = source.get(run.range.clone()).filter(|_| run.is_as_written()) else { continue };
        // One character is looked for much faster than two, and most texts have neither.
        if !text.contains('(') && !text.contains('（') {
            continue;
        }
        for (at, _) in text.match_indices(['(', '（']) {
            problems.extend(misspelt(source, run.range.start + at));
        }
    }
    problems
}

/// The link whose address begins with the round bracket at `open`, if it is one and cannot be read.
fn misspelt(source: &str, open: usize) -> Option<Problem> {
    marked(source, open)
        .or_else(|| file::misspelt(source, open))
        .or_else(|| unclosed::address(source, open))
        .or_else(|| unclosed::label(source, open))
}

/// The same for a link to a record or a web address with a mark that keeps it from being read.
fn marked(source: &str, open: usize) -> Option<Problem> {
    let before = source[..open].trim_end_matches(BLANKS);
    let is_parted = before.len() < open;
    let label = label(before)?;
    let rest = &source[open..];
    let bracket = rest.chars().next()?;
    let address = Address::read(&rest[bracket.len_utf8()..], is_parted)?;
    let end = open + bracket.len_utf8() + address.length;
    let mut wrong = label.wide_marks([bracket, address.close]);
    wrong.extend(address.has_wide_colon.then_some('：'));
    if is_parted || address.has_blank {
        wrong.insert(' ');
    }
    if wrong.is_empty() {
        return None;
    }
    let fault = LinkFault::Marks(wrong.into_iter().collect());
    let kind = ProblemKind::MisspeltLink { fault, right: label.link_to(&address.right) };
    Some(Problem { kind, range: label.start..end })
}

/// Blanks within a line, the ideographic space with them.
const BLANKS: [char; 4] = [' ', '\t', '\u{a0}', '\u{3000}'];

/// The words of a link, with their brackets.
struct Label<'a> {
    start: usize,
    text: &'a str,
    marks: (char, char),
    is_image: bool,
}

impl Label<'_> {
    /// The whole link as it is to be written.
    fn link_to(&self, address: &str) -> String {
        let image = if self.is_image { "!" } else { "" };
        format!("{image}[{}]({address})", self.text)
    }

    /// The full-width ones of its brackets and of those around the address.
    fn wide_marks(&self, around_address: [char; 2]) -> BTreeSet<char> {
        let marks = [self.marks.0, self.marks.1].into_iter().chain(around_address);
        marks.filter(|mark| !mark.is_ascii()).collect()
    }
}

/// The bracketed words that a text ends with, on its last line.
fn label(before: &str) -> Option<Label<'_>> {
    let close = before.chars().next_back().filter(|c| matches!(c, ']' | '】' | '］'))?;
    let end = before.len() - close.len_utf8();
    let mut depth = 0_usize;
    for (at, c) in before[..end].char_indices().rev().take(LONGEST_LABEL) {
        match c {
            '\n' => return None,
            ']' | '】' | '］' => depth += 1,
            '[' | '【' | '［' if depth > 0 => depth -= 1,
            '[' | '【' | '［' => {
                let is_escaped =
                    before[..at].ends_with('\\') || close == ']' && before[..end].ends_with('\\');
                let is_image = before[..at].ends_with('!');
                let text = &before[at + c.len_utf8()..end];
                let start = at - usize::from(is_image);
                return (!is_escaped).then_some(Label { start, text, marks: (c, close), is_image });
            }
            _ => {}
        }
    }
    None
}

/// Characters after which what stands in brackets is no longer taken for the words of a link.
const LONGEST_LABEL: usize = 300;

/// What stands between the round brackets of a link.
struct Address {
    /// As it is to be written.
    right: String,
    /// Bytes up to and with the closing bracket.
    length: usize,
    close: char,
    has_wide_colon: bool,
    has_blank: bool,
}

impl Address {
    /// Reads `case:x）`. A blank after the colon (`source: report`) is ordinary English, unless the brackets touch as those of a link do.
    fn read(rest: &str, is_parted: bool) -> Option<Address> {
        let at = rest.find([')', '）', '\n'])?;
        let close = rest[at..].chars().next().filter(|c| *c != '\n')?;
        let written = rest[..at].trim_matches(BLANKS);
        let plain = with_plain_colon(written);
        let (word, target) = plain.as_deref().unwrap_or(written).split_once(':')?;
        let bare = target.trim_start_matches(BLANKS);
        let has_blank = bare.len() < target.len();
        let is_web = matches!(word, "http" | "https") && bare.len() > 2 && bare.starts_with("//");
        let is_data = Scheme::ALL.iter().any(|scheme| scheme.as_str() == word) && is_address(bare);
        let fits = (is_web && !bare.contains(BLANKS)) || is_data;
        (fits && !(has_blank && is_parted)).then(|| Address {
            right: format!("{word}:{bare}"),
            length: at + close.len_utf8(),
            close,
            has_wide_colon: plain.is_some(),
            has_blank,
        })
    }
}

/// Whether this could be what follows a scheme: ids, and what joins them.
fn is_address(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_of_address)
}

fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_/@,.".contains(c)
}

#[cfg(test)]
mod tests {
    use crate::model::prose::{ProblemKind, Prose};

    fn right(text: &str) -> Option<(String, &str)> {
        let found = Prose::scan(text).problems.into_iter().find_map(|problem| match problem.kind {
            ProblemKind::MisspeltLink { right, .. } => Some((right, problem.range)),
            _ => None,
        });
        found.map(|(right, range)| (right, &text[range]))
    }

    #[test]
    fn the_right_form_is_written_out() {
        let table = [
            ("见[案例](case:bipc）。", "[案例](case:bipc)", "[案例](case:bipc）"),
            ("见[案例]（case:bipc）。", "[案例](case:bipc)", "[案例]（case:bipc）"),
            ("共【392】(figure:x)人", "[392](figure:x)", "【392】(figure:x)"),
            ("over [285] (figure:x) people", "[285](figure:x)", "[285] (figure:x)"),
            ("over [285](figure: x) people", "[285](figure:x)", "[285](figure: x)"),
            ("共[285](figure：x)人", "[285](figure:x)", "[285](figure：x)"),
            ("共［285］（figure：a/x@2024）人", "[285](figure:a/x@2024)", "［285］（figure：a/x@2024）"),
            ("![]（chart:x)", "![](chart:x)", "![]（chart:x)"),
            (
                "见[网站](https://example.org/a）。",
                "[网站](https://example.org/a)",
                "[网站](https://example.org/a）",
            ),
            ("![阅览室](微信图片 (1).jpg)", "![阅览室](picture-1.jpg)", "![阅览室](微信图片 (1).jpg)"),
            ("见[报告](年度 报告.PDF)。", "[报告](file.pdf)", "[报告](年度 报告.PDF)"),
            ("![Desk](Reading room 2.JPG)", "![Desk](reading-room-2.jpg)", "![Desk](Reading room 2.JPG)"),
            ("![阅览室]（room.jpg）", "![阅览室](room.jpg)", "![阅览室]（room.jpg）"),
            ("见[报告]（report.pdf)。", "[报告](report.pdf)", "[报告]（report.pdf)"),
            ("![阅览室] (room.jpg)", "![阅览室](room.jpg)", "![阅览室] (room.jpg)"),
            ("has [120](figure:x enterprises (2025).", "[120](figure:x)", "[120](figure:x"),
            ("共[120](figure:x家企业", "[120](figure:x)", "[120](figure:x"),
            ("It has [120](figure:x.", "[120](figure:x)", "[120](figure:x"),
            (
                "见[网站](https://example.org/a。",
                "[网站](https://example.org/a)",
                "[网站](https://example.org/a",
            ),
            ("![阅览室](room.jpg", "![阅览室](room.jpg)", "![阅览室](room.jpg"),
            ("![阅览室](room.jpg 摄于（四月）", "![阅览室](room.jpg)", "![阅览室](room.jpg"),
            ("has [120(figure:x) people", "[120](figure:x)", "[120(figure:x)"),
        ];
        for (text, expected, place) in table {
            assert_eq!(right(text), Some((expected.to_owned(), place)), "{text}");
        }
    }

    #[test]
    fn honest_brackets_are_left_alone() {
        for text in [
            "【编者按】（来源：年度报告）",
            "[Chart 1] (source: WIPO)",
            "[Chart 1] (source: report)",
            "见[案例](case:bipc)（共三例）。",
            "（case:bipc）是链接的写法",
            "`[案例](case:bipc）`",
            "\\[案例](case:bipc）",
            "[1] (see the report) and [2]（2025年）",
            "[案例](case:bipc)\n（https://example.org）",
            "数组[0] (case by case)",
            "[1]（report.pdf）",
            "见[注]（room 2）",
            "[see (case:x)]",
            "![Desk](room.jpg \"The desk\")",
            "![Desk](<reading room.jpg>)",
            "[报告](report_(1).pdf)",
            "![Desk](room.jpg\n)",
            "[words] (report.pdf)",
        ] {
            assert_eq!(right(text), None, "{text}");
        }
    }
}
