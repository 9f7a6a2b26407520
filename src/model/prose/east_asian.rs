//! Which characters are written without spaces between words, and which punctuation belongs to them.
//!
//! The classes follow Unicode blocks and East Asian Width; the line rule follows CSS Text 4, "Segment Break
//! Transformation Rules". Hangul is left out on purpose: Korean puts spaces between words.

/// How a character behaves beside emphasis marks and line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Han, kana, and full-width letters and digits.
    Wide,
    /// Full-width punctuation such as `，` and `《`.
    WidePunctuation,
    /// Punctuation that Chinese and Western text share: `“ ” ‘ ’ … —`.
    SharedPunctuation,
    /// Any other punctuation or ASCII symbol.
    Punctuation,
    /// White space, the ideographic space included.
    Space,
    /// Everything else.
    Other,
}

/// Gives the class of one character.
pub fn class(c: char) -> Class {
    match c {
        // What most texts are made of comes first.
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Other,
        '\u{4e00}'..='\u{9fff}' => Class::Wide,
        _ if c.is_whitespace() => Class::Space,
        '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}' | '\u{30fb}' => {
            Class::WidePunctuation
        }
        '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => Class::WidePunctuation,
        '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffe6}' => Class::WidePunctuation,
        '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{2026}' | '\u{2014}' | '\u{2e3a}' => {
            Class::SharedPunctuation
        }
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => Class::Punctuation,
        _ if c.is_ascii_punctuation() => Class::Punctuation,
        _ if is_han(c) || is_kana(c) => Class::Wide,
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Class::Wide,
        _ => Class::Other,
    }
}

/// Whether the character is a Han ideograph, a radical or an ideographic mark such as `々` and `〇`.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303b}'
        | '\u{31c0}'..='\u{31ef}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a line end between these two characters is written as nothing.
///
/// Both must belong to text without word spaces, and one at least must do so beyond doubt: the shared quotation
/// marks and dashes follow their neighbour.
pub fn joins(before: char, after: char) -> bool {
    let wide = |c| matches!(class(c), Class::Wide | Class::WidePunctuation);
    let shared = |c| class(c) == Class::SharedPunctuation;
    (wide(before) && (wide(after) || shared(after))) || (shared(before) && wide(after))
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_joins_only_text_without_word_spaces() {
        let table = [
            ('德', '载', true),
            ('，', '厚', true),
            ('厚', '《', true),
            ('か', 'な', true),
            ('”', '他', true),
            ('他', '“', true),
            ('”', '“', false),
            ('a', '他', false),
            ('他', 'a', false),
            ('5', '万', false),
            ('한', '국', false),
            ('Ａ', '型', true),
            ('a', 'b', false),
        ];
        for (before, after, expected) in table {
            assert_eq!(joins(before, after), expected, "{before} {after}");
        }
    }
}
