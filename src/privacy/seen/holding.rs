//! Whether a text could hold a number, an address or a token at all.

use crate::privacy::class::Class;
use crate::privacy::digits::{self, DIGITS_LEAST};

/// Whether so much stands in a text, of which the class is given, that it could hold a number, an address of e-mail, a token or a password
/// that is called one. What is found elsewhere is none.
pub fn may_hold(text: &str, class: Class) -> bool {
    // Most texts are told by what few bytes say.
    let is_likely =
        || class.has(Class::WIDE_DIGIT) || has_token(text.as_bytes()) || digits::are_enough(text.as_bytes());
    class.has(Class::AT)
        || class.has(Class::DIGIT) && (class.has(Class::NAMING) || is_likely() && is_counted(text))
}

/// The same with a look at each character.
fn is_counted(text: &str) -> bool {
    let mut count = Count::default();
    text.chars().any(|character| count.is_enough(as_byte(character)))
}

/// Whether a word of ASCII is as long as a token.
fn has_token(text: &[u8]) -> bool {
    let is_of_word = |byte: &&u8| byte.is_ascii_graphic();
    // One so long takes up one of these places.
    (TOKEN_LEAST - 1..text.len()).step_by(TOKEN_LEAST).filter(|at| text[*at].is_ascii_graphic()).any(|at| {
        let before = text[..at].iter().rev().take(TOKEN_LEAST).take_while(is_of_word).count();
        let after = text[at..].iter().take(TOKEN_LEAST).take_while(is_of_word).count();
        before + after >= TOKEN_LEAST
    })
}

/// What a character counts as.
fn as_byte(character: char) -> u8 {
    match character {
        '\0'..='\x7f' => character as u8,
        '０'..='９' => b'0',
        '＠' => b'@',
        '：' => b':',
        // It parts numbers for sure; many others are seen as blanks and hyphens, or not at all.
        '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3029}' => b'\n',
        _ => b' ',
    }
}

/// What was seen of a text so far.
#[derive(Debug, Default)]
struct Count {
    has_digit: bool,
    /// How many digits stand at its end with nothing but gaps between them.
    number: usize,
    /// The length of the word that ends it.
    word: usize,
    /// Whether a word is as long as a token, or a colon or `=` stands in it.
    may_be_secret: bool,
}

impl Count {
    /// Takes the next byte; whether all so far could hold something.
    fn is_enough(&mut self, byte: u8) -> bool {
        self.word = if byte.is_ascii_graphic() { self.word + 1 } else { 0 };
        self.may_be_secret |= self.word >= TOKEN_LEAST;
        match byte {
            b'0'..=b'9' => {
                self.has_digit = true;
                self.number += 1;
            }
            // What may part a number.
            b'\0' | b' ' | b'-' | b'*' | b'_' | b'.' | b'/' | b'(' | b')' => {}
            b'@' => return true,
            b':' | b'=' => {
                self.number = 0;
                self.may_be_secret = true;
            }
            _ => self.number = 0,
        }
        self.number >= DIGITS_LEAST || self.has_digit && self.may_be_secret
    }
}

/// The shortest token that is told by its form alone.
const TOKEN_LEAST: usize = 16;

/// The same, said of the text as a whole.
#[cfg(test)]
pub fn may_hold_plainly(text: &str) -> bool {
    let bytes: Vec<u8> = text.chars().map(as_byte).collect();
    let is_gap = |byte: &u8| b"\0 -*_./()".contains(byte);
    let digits = |part: &[u8]| part.iter().filter(|byte| byte.is_ascii_digit()).count();
    let mut numbers = bytes.split(|byte| !byte.is_ascii_digit() && !is_gap(byte));
    let mut words = bytes.split(|byte| !byte.is_ascii_graphic());
    numbers.any(|number| digits(number) >= DIGITS_LEAST)
        || bytes.contains(&b'@')
        || digits(&bytes) > 0
            && (words.any(|word| word.len() >= TOKEN_LEAST) || bytes.iter().any(|byte| b":=".contains(byte)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_passed_over_holds_nothing(
            parts in proptest::collection::vec("[0-9]{1,6}|[０-９]{1,4}|[ *_./()x，：:=@＠字\u{200b}\u{1d7d8}-]|[a-z]{1,16}", 0..8),
        ) {
            let text = parts.concat();
            let class = text.chars().fold(Class::NONE, |class, own| class.and(Class::of_char(own)));
            prop_assert_eq!(may_hold(&text, class), may_hold_plainly(&text), "{:?}", text);
        }
    }
}
