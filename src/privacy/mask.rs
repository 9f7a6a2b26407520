//! Findings hidden, so that a report can show where they stand. Masks follow the forms of the People's Bank and the courts, which keep the
//! ends of a number: `138****1234`, `110***********002X`.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::{Finding, Kind, scan};

/// The text with every finding hidden. Each character stands for one of the same width, so that carets stay right.
pub fn masked(text: &str) -> Cow<'_, str> {
    // What was hidden may leave neighbours that look like a finding of their own, so the outcome is looked at again.
    let mut out = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        let findings = scan(&out);
        if findings.is_empty() {
            break;
        }
        out = Cow::Owned(masked_with(&out, &findings, 0));
    }
    out
}

const ROUNDS: usize = 4;

/// A part of a text with the findings of the whole hidden; the part begins at this byte of the text.
pub fn masked_with(part: &str, findings: &[Finding], start: usize) -> String {
    let mut out = String::with_capacity(part.len());
    let mut done = 0;
    for finding in findings {
        let own = clipped(part, &finding.range, start);
        if own.is_empty() || own.start < done {
            continue;
        }
        out.push_str(&part[done..own.start]);
        // Of a finding that begins or ends outside, nothing is kept that would be kept of the whole; nor of one whose signs here are not
        // those that readers see.
        let is_whole = own.len() == finding.range.len() && finding.seen.is_none();
        let text = &part[own.clone()];
        out.push_str(&if is_whole { hidden(finding.kind, text) } else { replaced(text, |_, _| true) });
        done = own.end;
    }
    out.push_str(&part[done..]);
    out
}

fn clipped(part: &str, range: &Range<usize>, start: usize) -> Range<usize> {
    let within = |at: usize| at.saturating_sub(start).min(part.len());
    let (from, to) = (within(range.start), within(range.end));
    if part.is_char_boundary(from) && part.is_char_boundary(to) { from..to } else { 0..0 }
}

/// One finding, hidden.
pub fn hidden(kind: Kind, text: &str) -> String {
    let signs = text.chars().filter(|c| is_sign(*c)).count();
    match kind {
        Kind::Identity | Kind::Card => replaced(text, |_, at| at >= 3 && at + 4 < signs),
        Kind::Mobile => replaced(text, |_, at| at + 8 >= signs && at + 4 < signs),
        Kind::Secret => {
            let kept = if signs >= 20 { 4 } else { 0 };
            let mut seen = 0;
            text.chars()
                .map(|c| {
                    seen += 1;
                    if seen > kept && !c.is_whitespace() { star(c) } else { c }
                })
                .collect()
        }
        Kind::Email => {
            let local = text.chars().take_while(|c| !matches!(c, '@' | '＠')).count();
            let kept = usize::from(local > 1);
            text.chars()
                .enumerate()
                .map(|(at, c)| if at >= kept && at < local { star(c) } else { c })
                .collect()
        }
        Kind::Path => {
            let name = user(text);
            let hide = |(at, c): (usize, char)| if name.contains(&at) { star(c) } else { c };
            text.char_indices().map(hide).collect()
        }
        Kind::Intranet => replaced(text, |_, at| at >= 3),
        Kind::Coordinates => replaced(text, |c, at| at >= 3 && !c.is_ascii_alphabetic()),
    }
}

/// The part of a path that names a user, or the first folder of a drive.
fn user(path: &str) -> Range<usize> {
    let slash = |c: char| matches!(c, '/' | '\\' | '／' | '＼');
    let skipped = if path.starts_with(slash) { 2 } else { 1 };
    let users = path.to_lowercase().contains(":\\users\\");
    let before = path.match_indices(slash).nth(skipped - 1 + usize::from(users));
    let start = before.map_or(0, |(at, found)| at + found.len());
    let end = path[start..].find(slash).map_or(path.len(), |at| start + at);
    if end > start { start..end } else { 0..path.len() }
}

/// Hides the letters and digits that are to be hidden, by their number among them.
fn replaced(text: &str, is_hidden: impl Fn(char, usize) -> bool) -> String {
    let mut signs = 0;
    text.chars()
        .map(|c| {
            if !is_sign(c) {
                return c;
            }
            signs += 1;
            if is_hidden(c, signs - 1) { star(c) } else { c }
        })
        .collect()
}

fn is_sign(c: char) -> bool {
    c.is_alphanumeric()
}

fn star(c: char) -> char {
    match c.width() {
        Some(2) => '＊',
        Some(1) => '*',
        _ => c,
    }
}
