//! Letters of other scripts that look like Latin ones.

use std::ops::Range;

/// The Latin letter or ASCII character that one looks like, or a full-width one is; nothing for a character that is itself.
///
/// The rows are those of Unicode's confusables.txt (UTS 39) that fonts draw alike. Greek small letters that stand for themselves in
/// formulas and names of substances (α, β, γ, κ, μ, ν) are left out.
pub fn fold(character: char) -> Option<char> {
    if let '\u{ff01}'..='\u{ff5e}' = character {
        return char::from_u32(character as u32 - 0xfee0);
    }
    let at = LIKE.binary_search_by_key(&character, |(other, _)| *other).ok()?;
    Some(LIKE[at].1)
}

#[rustfmt::skip]
const LIKE: [(char, char); 52] = [
    ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Ζ', 'Z'), ('Η', 'H'), ('Ι', 'I'), ('Κ', 'K'), ('Μ', 'M'), ('Ν', 'N'), ('Ο', 'O'),
    ('Ρ', 'P'), ('Τ', 'T'), ('Υ', 'Y'), ('Χ', 'X'), ('ο', 'o'), ('ϲ', 'c'), ('ϳ', 'j'), ('Ѕ', 'S'), ('І', 'I'), ('Ј', 'J'),
    ('А', 'A'), ('В', 'B'), ('Е', 'E'), ('К', 'K'), ('М', 'M'), ('Н', 'H'), ('О', 'O'), ('Р', 'P'), ('С', 'C'), ('Т', 'T'),
    ('У', 'Y'), ('Х', 'X'), ('а', 'a'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('у', 'y'), ('х', 'x'), ('ѕ', 's'),
    ('і', 'i'), ('ј', 'j'), ('һ', 'h'), ('Ӏ', 'I'), ('ӏ', 'l'), ('ԁ', 'd'), ('ԛ', 'q'), ('ԝ', 'w'), ('Ꭺ', 'A'), ('Ꭼ', 'E'),
    ('Ꮪ', 'S'), ('Ꮯ', 'C'),
];

/// A Latin word with letters of another script in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    pub range: Range<usize>,
    /// The first letter that only looks Latin, and the Latin letter that it looks like.
    pub odd: (char, char),
    /// The word with Latin letters alone.
    pub latin: String,
}

/// The words of a text that mix Latin letters with letters that only look Latin.
pub fn mixed_words(text: &str) -> Vec<Mixed> {
    let mut found = Vec::new();
    if text.chars().all(|c| as_letter(c).is_none()) {
        return found;
    }
    let mut next = 0;
    // Letters of alphabets all stand below the symbols; Han letters stand beside Latin words without a space.
    let is_between = |c: char| !c.is_alphabetic() || c >= '\u{2000}';
    for piece in text.split_inclusive(is_between) {
        let start = next;
        next += piece.len();
        let word = piece.trim_end_matches(is_between);
        let odd = word.chars().find_map(|c| Some((c, as_letter(c)?)));
        if let Some(odd) = odd.filter(|_| word.contains(|c: char| c.is_ascii_alphabetic())) {
            let latin = word.chars().map(|c| as_letter(c).unwrap_or(c)).collect();
            found.push(Mixed { range: start..start + word.len(), odd, latin });
        }
    }
    found
}

fn as_letter(character: char) -> Option<char> {
    fold(character).filter(|_| !matches!(character, '\u{ff01}'..='\u{ff5e}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(LIKE.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn words_of_two_scripts_are_found() {
        let found = mixed_words("The pаtent office of Моscow");
        let words: Vec<(&str, char)> = found.iter().map(|word| (word.latin.as_str(), word.odd.1)).collect();
        assert_eq!(words, [("patent", 'a'), ("Moscow", 'M')]);
    }

    #[test]
    fn words_of_one_script_and_symbols_are_left_alone() {
        for text in [
            "Роспатент и ФИПС",
            "Αθήνα",
            "5 μm",
            "IFNγ, NFκB, hν, Δt",
            "β-内酰胺",
            "ＷＩＰＯ",
            "专利A类",
            "ТАСС",
        ] {
            assert_eq!(mixed_words(text), [], "{text}");
        }
    }
}
