//! Problems that show only in the text that is left after parsing.

use super::east_asian::{Class, class};
use super::{Problem, ProblemKind, RunKind, TextRun};
use std::ops::Range;

/// Marks that stayed in the text: `**` beside Han text and references to footnotes that are not defined.
pub fn leftovers(source: &str, runs: &[TextRun]) -> Vec<Problem> {
    let mut problems = if source.contains("**") { leftover_emphasis(source, runs) } else { Vec::new() };
    let has_references = source.contains("[^");
    for run in runs.iter().filter(|run| run.kind != RunKind::Code) {
        // Only a run that is the source itself has places inside it.
        let Some(text) = source.get(run.range.clone()).filter(|_| run.is_as_written()) else { continue };
        if run.kind == RunKind::Body && starts_line(source, run.range.start) {
            problems.extend(stuck_heading(text, run.range.start));
        }
        for (at, _) in has_references.then(|| text.match_indices("[^")).into_iter().flatten() {
            let start = run.range.start + at;
            let Some((label, _)) = text[at + 2..].split_once(']') else { continue };
            if !label.is_empty() && !label.contains(['[', '\n', ' ']) && !is_escaped(source, start) {
                let range = start..start + 2 + label.len() + 1;
                problems.push(Problem {
                    kind: ProblemKind::UndefinedFootnote { label: label.to_owned() },
                    range,
                });
            }
        }
    }
    problems
}

/// The first `**` of each paragraph in which some are left: a pair, or one that is told from a sign between words by what is beside it.
fn leftover_emphasis(source: &str, runs: &[TextRun]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for block in runs.chunk_by(|a, b| a.block == b.block) {
        let mut left: Vec<(Range<usize>, bool)> = Vec::new();
        for run in block.iter().filter(|run| run.kind != RunKind::Code) {
            let Some(text) = source.get(run.range.clone()).filter(|_| run.is_as_written()) else { continue };
            for at in pairs_of_asterisks(text) {
                let place = run.range.start + at..run.range.start + at + 2;
                if !is_escaped(source, place.start) && !is_between_digits(text, at) {
                    let is_sure = is_beside_wide_text(source, &place) || is_opened_with_space(text, at);
                    left.push((place, is_sure));
                }
            }
        }
        let is_told = left.len() > 1 || left.iter().any(|(_, is_sure)| *is_sure);
        let first = left.into_iter().next().filter(|_| is_told);
        problems.extend(first.map(|(range, _)| Problem { kind: ProblemKind::LeftoverEmphasis, range }));
    }
    problems
}

/// Where two or three asterisks stand together; more of them hide something, as in `138****0000`.
fn pairs_of_asterisks(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('*').map(|next| at + next) {
        let count = text[next..].bytes().take_while(|byte| *byte == b'*').count();
        found.extend(matches!(count, 2 | 3).then_some(next));
        at = next + count;
    }
    found
}

/// `2 ** 3` is a power.
fn is_between_digits(text: &str, at: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    text[..at].trim_end().ends_with(is_digit) && text[at + 2..].trim_start().starts_with(is_digit)
}

fn starts_line(source: &str, at: usize) -> bool {
    let before = source[..at].trim_end_matches(' ');
    before.is_empty() || before.ends_with('\n')
}

/// Number signs at the start of a line that make no heading; one alone is a heading only before Chinese, and `#topic#` is none.
fn stuck_heading(text: &str, start: usize) -> Option<Problem> {
    let words = text.trim_start_matches(['#', '＃']);
    let signs = &text[..text.len() - words.len()];
    let count = signs.chars().count();
    let first = words.trim_start().chars().next()?;
    let is_heading = match count {
        1 => matches!(class(first), Class::Wide),
        2..=6 => first.is_alphanumeric() || matches!(class(first), Class::WidePunctuation),
        _ => false,
    };
    (is_heading && !words.contains(['#', '＃'])).then(|| {
        let right = format!("{} {}", "#".repeat(count), words.trim_start());
        Problem { kind: ProblemKind::StuckHeading { right }, range: start..start + text.trim_end().len() }
    })
}

/// The block between two `---` lines that a text starts with.
pub fn front_matter(source: &str) -> Option<Range<usize>> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let start = source.len() - text.len();
    let mut place = start;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        place += line.len();
        match (number, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            // A blank line after the rule is a thematic break in ordinary prose.
            (1, "") => return None,
            (_, "---" | "...") => return Some(start..place),
            _ => {}
        }
    }
    None
}

/// Whether a backslash takes the meaning from the character at a place.
pub fn is_escaped(source: &str, place: usize) -> bool {
    source[..place].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// `** word**`: a space keeps the marks from opening, and what should close follows a word directly.
fn is_opened_with_space(text: &str, at: usize) -> bool {
    let rest = &text[at + 2..];
    let Some((inner, _)) = rest.split_once("**") else { return false };
    inner.starts_with(' ') && inner.ends_with(char::is_alphanumeric)
}

fn is_beside_wide_text(source: &str, place: &Range<usize>) -> bool {
    let before = source[..place.start].chars().next_back();
    let after = source[place.end..].chars().next();
    let wide = |c: char| matches!(class(c), Class::Wide | Class::WidePunctuation);
    before.is_some_and(wide) || after.is_some_and(wide)
}
