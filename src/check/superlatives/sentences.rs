//! The sentences of a passage, with the links that stand in them.

use std::ops::Range;

use crate::check::passages::Passage;
use crate::model::locale::Language;
use crate::model::prose::{RunKind, Scheme, Target};

/// A sentence as it is read, without markup.
pub(super) struct Sentence {
    pub text: String,
    pub part: Part,
    /// The source bytes from the end of the sentence before to its own end.
    span: Range<usize>,
    /// Where each piece of the text begins, and where it begins in the source.
    pieces: Vec<(usize, usize)>,
}

/// What a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    Heading,
}

impl Sentence {
    /// The bytes of the source that a range of the text stands for.
    pub fn source_of(&self, range: Range<usize>) -> Range<usize> {
        let source = |at: usize| {
            let piece = self.pieces.iter().rev().find(|(start, _)| *start <= at);
            piece.map_or(self.span.start, |(start, source)| source + (at - start))
        };
        source(range.start)..source(range.end.saturating_sub(1)) + 1
    }

    /// Whether the sentence links to a source, to a number or statistic, or to a page elsewhere, or has a footnote.
    pub fn names_source(&self, passage: &Passage<'_>) -> bool {
        let is_here = |range: &Range<usize>| range.start < self.span.end && self.span.start < range.end;
        let is_ground = |target: &Target| match target {
            Target::Data { scheme, .. } => {
                matches!(scheme, Scheme::Source | Scheme::Figure | Scheme::Statistic)
            }
            Target::Web(_) => true,
            _ => false,
        };
        let prose = &passage.prose;
        let footnote = |range: &Range<usize>| self.span.start < range.start && range.start <= self.span.end;
        prose.links.iter().any(|link| is_ground(&link.target) && is_here(&link.range))
            || prose.footnote_references.iter().any(|mark| footnote(&mark.range))
    }
}

/// Splits a passage into sentences; code has none.
pub(super) fn sentences(passage: &Passage<'_>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut open: Option<Sentence> = None;
    let mut last: Option<(RunKind, usize)> = None;
    for run in passage.prose.text_runs.iter().filter(|run| run.kind != RunKind::Code) {
        if run.in_link.is_some_and(|link| passage.prose.links[link].is_image()) {
            continue;
        }
        let gap = last.map(|(kind, end)| (kind, passage.text.get(end..run.range.start).unwrap_or_default()));
        if gap.is_some_and(|(kind, gap)| kind != run.kind || is_break(gap)) {
            sentences.extend(open.take());
        } else if gap.is_some_and(|(_, gap)| gap.contains('\n'))
            && passage.locale.language() == Language::English
            && let Some(open) = &mut open
        {
            open.text.push(' ');
        }
        let mut rest = run.text(passage.text);
        let mut at = run.range.start;
        while !rest.is_empty() {
            let ended = end_of_sentence(rest);
            let end = ended.unwrap_or(rest.len());
            let part = if run.kind == RunKind::Heading { Part::Heading } else { Part::Text };
            let sentence = open.get_or_insert_with(|| Sentence {
                text: String::new(),
                part,
                span: at..at,
                pieces: Vec::new(),
            });
            sentence.pieces.push((sentence.text.len(), at));
            sentence.text.push_str(&rest[..end]);
            at += end;
            sentence.span.end = at;
            if ended.is_some() {
                sentences.extend(open.take());
            }
            rest = &rest[end..];
        }
        last = Some((run.kind, run.range.end));
    }
    sentences.extend(open);
    widened(sentences)
}

/// A link without words of its own is in no run; it belongs to the sentence whose end comes next.
fn widened(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    for index in 1..sentences.len() {
        sentences[index].span.start = sentences[index - 1].span.end;
    }
    if let Some(first) = sentences.first_mut() {
        first.span.start = 0;
    }
    sentences
}

/// Whether what lies between two pieces of text ends a paragraph, a list item or a cell.
fn is_break(gap: &str) -> bool {
    let Some((_, after)) = gap.rsplit_once('\n') else { return gap.contains('|') };
    gap.matches('\n').count() > 1 || after.trim_start().starts_with(['-', '+', '#', '>', '|']) || {
        let item = after.trim_start();
        item.starts_with("* ") || item.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The bytes up to the end of the first sentence that ends here, its mark included.
fn end_of_sentence(text: &str) -> Option<usize> {
    // In UTF-8 the full-width marks begin with the two bytes.
    let may_end = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | 0xe3 | 0xef);
    let places = text.bytes().enumerate().filter(|(_, byte)| may_end(byte));
    places.map(|(at, _)| at).find_map(|at| {
        let c = text[at..].chars().next()?;
        let end = at + c.len_utf8();
        let rest = &text[end..];
        let is_end = match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => {
                let next = rest.trim_start();
                rest.starts_with(char::is_whitespace)
                    && next.starts_with(|c: char| c.is_uppercase() || c == '“' || c == '"')
            }
            _ => false,
        };
        is_end.then_some(end)
    })
}
