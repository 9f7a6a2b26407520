//! What readers see of one part of a text, and where each of it stands in the file.

use std::ops::Range;

use crate::privacy::class::Class;
use crate::privacy::fold::Folded;

use super::holding::may_hold;

/// A part of a text between two ends of lines, paragraphs, cells or attributes.
#[derive(Debug, Default)]
pub struct Block {
    pub text: String,
    pieces: Vec<Piece>,
    /// Whether it differs from what stands in the file.
    pub is_changed: bool,
    /// What was added to it.
    class: Class,
}

/// Where a piece of a block begins in it, and its bytes in the original: a run of text as it is written, or one character that is written
/// with more or fewer bytes.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    start: usize,
    end: usize,
}

impl Block {
    /// Adds text that is written as it is seen, with the place where it begins and what stands in it.
    pub fn push_as_written(&mut self, text: &str, start: usize, class: Class) {
        self.class = self.class.and(class);
        match self.pieces.last_mut() {
            Some(last) if last.end == start && last.end - last.start == self.text.len() - last.at => {
                last.end += text.len();
            }
            _ => self.pieces.push(Piece { at: self.text.len(), start, end: start + text.len() }),
        }
        self.text.push_str(text);
    }

    /// Adds a character that is written in another way.
    pub fn push(&mut self, character: char, original: Range<usize>) {
        self.class = self.class.and(Class::of_char(character));
        self.pieces.push(Piece { at: self.text.len(), start: original.start, end: original.end });
        self.text.push(character);
    }

    pub fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    pub fn follows_digit(&self) -> bool {
        self.text.as_bytes().last().is_some_and(u8::is_ascii_digit)
    }

    /// Takes the last character off.
    pub fn pop(&mut self) {
        self.text.pop();
        let Some(last) = self.pieces.last_mut() else { return };
        match self.text.len().saturating_sub(last.at) {
            0 => drop(self.pieces.pop()),
            length => last.end = last.start + length,
        }
    }

    /// Makes it empty, for the next one.
    pub fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.is_changed = false;
        self.class = Class::NONE;
    }

    /// Whether so much stands in it that it could hold something private.
    pub fn may_hold(&self) -> bool {
        may_hold(&self.text, self.class)
    }

    /// The text for the search.
    pub fn folded(&self) -> Folded<'_> {
        Folded::with(&self.text, self.class)
    }

    /// The bytes of the original from the first to the last character of a range.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            return 0..0;
        }
        let piece = |at: usize| {
            let after = self.pieces.partition_point(|piece| piece.at <= at);
            let piece = self.pieces[..after].last().copied().unwrap_or(Piece { at, start: 0, end: 0 });
            let next = self.pieces.get(after).map_or(self.text.len(), |next| next.at);
            (piece, next - piece.at == piece.end - piece.start)
        };
        let start = match piece(range.start) {
            (piece, true) => piece.start + range.start - piece.at,
            (piece, false) => piece.start,
        };
        let end = match piece(range.end - 1) {
            (piece, true) => piece.start + range.end - piece.at,
            (piece, false) => piece.end,
        };
        start..end.max(start)
    }
}
