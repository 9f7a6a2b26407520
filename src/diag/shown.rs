//! What a report may say: the one way from findings and files to words, with everything hidden that may not be published.
//!
//! Reports are copied into letters, tickets and the logs of build machines. Every form of report takes its words from here, so that none
//! can show the number that another rule is about to hold back.

use std::ops::Range;

use super::hidden::{Visible, visible};
use super::{Diagnostic, Language};
use crate::files::{FileId, Files, Place};
use crate::privacy::{self, Finding};

/// Words as a terminal may be given them, on one line: everything private hidden, and a mark in the place of each character that steers a
/// terminal or deceives who reads it.
pub fn plain(words: &str) -> String {
    visible(&privacy::masked(words)).replace('\n', "<U+000A>").replace('\r', "<U+000D>")
}

/// The files that a report speaks of, and its language.
pub(super) struct Shown<'a> {
    pub files: &'a Files,
    pub language: Language,
}

/// The lines that a place touches.
pub(super) struct Excerpt {
    pub text: String,
    /// The number of the first line, from 1.
    pub line: usize,
    /// The place within the text.
    pub range: Range<usize>,
}

impl<'a> Shown<'a> {
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        self.without_parts(&diagnostic.message(self.language), diagnostic)
    }

    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        diagnostic.help(self.language).map(|text| self.without_parts(&text, diagnostic))
    }

    pub fn path(&self, file: FileId) -> String {
        self.name(&self.files.get(file).path)
    }

    /// The name of a file or folder.
    pub fn name(&self, path: &str) -> String {
        // A name may hold whatever its file system takes; it stays on one line.
        plain(path)
    }

    /// Nothing for a whole file, and for one that is no text.
    pub fn excerpt(&self, place: Place) -> Option<Excerpt> {
        let span = self.files.span(place)?;
        let file = self.files.get(span.file);
        let text = file.legible()?;
        // A text that was read again may be another one by now.
        let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        let end = text.get(span.start..)?.find('\n').map_or(text.len(), |at| span.start + at);
        let marked = span.start..span.end.clamp(span.start, end);
        let line = &text[start..end];
        // A mask has one character for each, so that a count of characters leads from the one text to the other. What is left beside a
        // mask may look like a finding of its own, so a line with a mask is looked at again.
        let masked = match within(file.findings(), start..end) {
            [] => line.to_owned(),
            findings => privacy::masked(&privacy::masked_with(line, findings, start)).into_owned(),
        };
        let position = |at: usize| {
            let count = text[start..at].chars().count();
            masked.char_indices().nth(count).map_or(masked.len(), |(at, _)| at)
        };
        let range = position(marked.start)..position(marked.end);
        let line = self.files.line_column(place).line;
        let shown = Visible::of(&masked);
        let range = shown.range(range);
        Some(Excerpt { text: shown.text, line, range })
    }

    /// The words at a place; nothing for a whole file.
    pub fn words(&self, place: Place) -> Option<String> {
        let span = self.files.span(place)?;
        let file = self.files.get(span.file);
        let words = file.legible()?.get(span.start..span.end)?;
        let findings = within(file.findings(), span.start..span.end);
        Some(privacy::masked_with(words, findings, span.start))
    }

    /// A message with all findings hidden, and with the parts of findings that a rule quoted without knowing the whole.
    fn without_parts(&self, message: &str, diagnostic: &Diagnostic) -> String {
        let mut out = privacy::masked(message).into_owned();
        for place in diagnostic.place.iter().chain(&diagnostic.related) {
            let Some(span) = self.files.span(*place) else { continue };
            let file = self.files.get(span.file);
            let Some(text) = file.legible() else { continue };
            for finding in within(file.findings(), span.start..span.end.max(span.start + 1)) {
                out = without_part(&out, finding.value(text), finding);
            }
        }
        out
    }
}

/// The findings that touch a range.
fn within(findings: &[Finding], range: Range<usize>) -> &[Finding] {
    let first = findings.partition_point(|finding| finding.range.end <= range.start);
    let count = findings[first..].partition_point(|finding| finding.range.start < range.end);
    &findings[first..first + count]
}

/// Hides each run of digits in a message that is a long part of a finding.
fn without_part(message: &str, found: &str, finding: &Finding) -> String {
    let digits = privacy::normalized(found);
    let mut out = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| at + end);
        let run = &rest[at..end];
        match run.len() >= PART_LEAST && digits.contains(run) {
            true => out.push_str(&privacy::hidden(finding.kind, run)),
            false => out.push_str(run),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// A shorter part tells nobody the number.
const PART_LEAST: usize = 7;
