//! What readers see of one part of a text, and where each of it stands in the file.

use std::ops::Range;

use crate::privacy::digits::DIGITS_LEAST;

/// A part of a text between two ends of lines, paragraphs, cells or attributes.
#[derive(Debug, Default)]
pub struct Block {
    pub text: String,
    pieces: Vec<Piece>,
    digits: usize,
    /// How many digits stand at its end with nothing but gaps between them, and the most that ever did.
    number: usize,
    longest_number: usize,
    /// The length of the word that ends it, and of the longest of all.
    word: usize,
    longest: usize,
    /// Whether an `@` stands in it, and a colon or `=`.
    has_at: bool,
    has_colon: bool,
    /// Whether it differs from what stands in the file.
    pub is_changed: bool,
}

/// Where a piece of a block begins in it, and its bytes in the original: a run of text as it is written, or one character that is written
/// with more or fewer bytes.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    start: usize,
    end: usize,
}

/// Whether a character is one that parts numbers for sure; many others are seen as blanks and hyphens, or not at all.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3029}')
}

impl Block {
    /// Adds text that is written as it is seen, with the place where it begins.
    pub fn push_as_written(&mut self, text: &str, start: usize) {
        match self.pieces.last_mut() {
            Some(last) if last.end == start && last.end - last.start == self.text.len() - last.at => {
                last.end += text.len();
            }
            _ => self.pieces.push(Piece { at: self.text.len(), start, end: start + text.len() }),
        }
        self.text.push_str(text);
        match text.is_ascii() {
            true => text.bytes().for_each(|byte| self.count(byte)),
            false => text.chars().for_each(|character| self.count_character(character)),
        }
    }

    /// Adds a character that is written in another way.
    pub fn push(&mut self, character: char, original: Range<usize>) {
        self.pieces.push(Piece { at: self.text.len(), start: original.start, end: original.end });
        self.text.push(character);
        self.count_character(character);
    }

    fn count_character(&mut self, character: char) {
        match character {
            '０'..='９' => self.count(b'0'),
            '＠' => self.count(b'@'),
            '：' => self.count(b':'),
            '\u{80}'.. => self.count(if is_chinese(character) { b'\n' } else { b' ' }),
            _ => self.count(character as u8),
        }
    }

    fn count(&mut self, byte: u8) {
        match byte {
            b'0'..=b'9' => {
                self.digits += 1;
                self.number += 1;
                self.longest_number = self.longest_number.max(self.number);
            }
            // What may part a number.
            b'\0' | b' ' | b'-' | b'*' | b'_' | b'.' | b'/' | b'(' | b')' => {}
            _ => {
                self.number = 0;
                self.has_at |= byte == b'@';
                self.has_colon |= matches!(byte, b':' | b'=');
            }
        }
        self.word = if byte.is_ascii_graphic() { self.word + 1 } else { 0 };
        self.longest = self.longest.max(self.word);
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
        (self.digits, self.number, self.longest_number) = (0, 0, 0);
        (self.word, self.longest) = (0, 0);
        (self.has_at, self.has_colon) = (false, false);
        self.is_changed = false;
    }

    /// Whether so much stands in it that it could hold a number, an address of e-mail, a token or a password that is called one. Most of a
    /// page holds none and is not looked at further.
    pub fn may_hold(&self) -> bool {
        self.longest_number >= DIGITS_LEAST
            || self.has_at
            || self.digits > 0 && (self.longest >= TOKEN_LEAST || self.has_colon)
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

/// The shortest token that is told by its form alone.
const TOKEN_LEAST: usize = 16;
