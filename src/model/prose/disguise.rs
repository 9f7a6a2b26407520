//! Emphasis beside full-width punctuation.
//!
//! CommonMark decides from the two characters beside a run of `*` whether it opens or closes emphasis, and takes
//! `，` for punctuation after which a word must end; Chinese puts no space there, so `**真，**她` stays literal.
//! The rule wanted is the CJK-friendly one (commonmark-spec issue 650): East Asian punctuation counts as a letter,
//! and Western punctuation may also stand beside an East Asian letter.
//!
//! The parser is given a copy of the text in which the few characters concerned are replaced by stand-ins of the
//! same length in UTF-8: a private-use letter for punctuation, a Braille pattern (a symbol) for a Han letter. Every
//! byte place therefore stays true, and the stand-ins, which occur nowhere else in the text, are put back afterwards.

use super::east_asian::{Class, class};
use std::collections::{BTreeMap, BTreeSet};

/// A text as the parser sees it, and the way back.
pub struct Disguise {
    /// The text with stand-ins, as long as the author's and with the same character boundaries.
    pub text: String,
    originals: BTreeMap<char, char>,
}

impl Disguise {
    /// Puts stand-ins beside the runs of `*` and `~~` that need them.
    pub fn of(text: &str) -> Disguise {
        let wanted = wanted(text);
        if wanted.is_empty() {
            return Disguise { text: text.to_owned(), originals: BTreeMap::new() };
        }
        let taken = taken(text);
        let mut letters = ('\u{e000}'..='\u{f8ff}').filter(|c| !taken.contains(c));
        let mut symbols = ('\u{2801}'..='\u{28ff}').filter(|c| !taken.contains(c));
        let mut stand_ins: BTreeMap<(char, Role), char> = BTreeMap::new();
        let mut originals = BTreeMap::new();
        let mut disguised = String::with_capacity(text.len());
        for (place, c) in text.char_indices() {
            let Some(&role) = wanted.get(&place) else {
                disguised.push(c);
                continue;
            };
            let known = stand_ins.get(&(c, role)).copied();
            let next = known.or_else(|| match role {
                Role::Letter => letters.next(),
                Role::Symbol => symbols.next(),
                Role::Itself => None,
            });
            if let Some(stand_in) = next {
                stand_ins.insert((c, role), stand_in);
                originals.insert(stand_in, c);
            }
            disguised.push(next.unwrap_or(c));
        }
        Disguise { text: disguised, originals }
    }

    /// Gives a piece of the parser's text back in the author's characters.
    pub fn restore(&self, piece: &str) -> String {
        piece.chars().map(|c| self.originals.get(&c).copied().unwrap_or(c)).collect()
    }

    /// Whether nothing had to be replaced.
    pub fn is_empty(&self) -> bool {
        self.originals.is_empty()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Letter,
    Symbol,
    /// A second run beside the same character needs it as it is.
    Itself,
}

/// The byte places of the characters to replace, with what they are to pass for.
fn wanted(text: &str) -> BTreeMap<usize, Role> {
    let mut roles: BTreeMap<usize, Role> = BTreeMap::new();
    // One character is looked for much faster than two, and most texts have neither.
    if !text.contains('*') && !text.contains('~') {
        return roles;
    }
    let mut ask = |place: usize, role: Role| {
        roles
            .entry(place)
            .and_modify(|old| *old = if *old == role { role } else { Role::Itself })
            .or_insert(role);
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    let is_mark = |byte: &u8| matches!(byte, b'*' | b'~');
    while let Some(start) = bytes[at..].iter().position(is_mark).map(|next| at + next) {
        let mark = bytes[start];
        at = start + bytes[start..].iter().take_while(|byte| **byte == mark).count();
        let mut ahead = text[at..].chars();
        let mut behind = text[..start].chars().rev();
        let (Some(before), Some(after)) = (behind.next(), ahead.next()) else { continue };
        let (beyond_before, beyond_after) = (behind.next(), ahead.next());
        let before_place = start - before.len_utf8();
        let left = settled(before, [Some(after), beyond_before]);
        let right = settled(after, [Some(before), beyond_after]);
        if before.len_utf8() == 3 {
            ask(before_place, role(left, right, beyond_before));
        }
        if after.len_utf8() == 3 {
            ask(at, role(right, left, beyond_after));
        }
    }
    roles.retain(|_, role| *role != Role::Itself);
    roles
}

/// What a character is to pass for, given the character across the run and the one on its own far side.
fn role(own: Class, across: Class, beyond: Option<char>) -> Role {
    match (own, across) {
        // An underscore beside it would change its meaning with its neighbour.
        _ if beyond == Some('_') => Role::Itself,
        (Class::WidePunctuation, Class::Wide | Class::Other) => Role::Letter,
        (Class::Wide, Class::Punctuation) => Role::Symbol,
        _ => Role::Itself,
    }
}

/// The class of a character, where shared punctuation is East Asian beside an East Asian neighbour.
fn settled(c: char, neighbours: [Option<char>; 2]) -> Class {
    let wide = |n: &char| matches!(class(*n), Class::Wide | Class::WidePunctuation);
    match class(c) {
        Class::SharedPunctuation if neighbours.iter().flatten().any(wide) => Class::WidePunctuation,
        Class::SharedPunctuation => Class::Punctuation,
        other => other,
    }
}

/// The characters that may not serve as stand-ins: those in the text, and those its character references name.
fn taken(text: &str) -> BTreeSet<char> {
    let mut taken: BTreeSet<char> = text.chars().filter(|c| c.len_utf8() == 3).collect();
    for reference in text.split("&#").skip(1) {
        let digits = reference.split(';').next().unwrap_or_default();
        let value = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        taken.extend(value.ok().and_then(char::from_u32));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_characters_that_hinder_emphasis_are_replaced() {
        let table = [
            ("没有标记，只有文字。", true),
            ("a **b** c", true),
            ("he said**“yes”**and", true),
            ("**真，**她", false),
            ("参见**[链接](x)**后", false),
        ];
        for (text, same) in table {
            let disguise = Disguise::of(text);
            assert_eq!(disguise.is_empty(), same, "{text}");
            assert_eq!(disguise.text == text, same, "{text}");
        }
    }

    #[test]
    fn a_stand_in_never_is_a_character_of_the_text() {
        let text = "\u{e000}&#xE001;&#57346;**真，**她";
        let disguise = Disguise::of(text);
        assert!(disguise.text.contains('\u{e003}'));
        assert_eq!(disguise.restore(&disguise.text), text);
    }

    proptest! {
        #[test]
        fn length_boundaries_and_text_survive(text in "[a他，“”。()*~_\\[\\]` \n\u{e000}]{0,60}") {
            let disguise = Disguise::of(&text);
            prop_assert_eq!(disguise.text.len(), text.len());
            prop_assert!(disguise.text.char_indices().map(|(i, _)| i).eq(text.char_indices().map(|(i, _)| i)));
            prop_assert_eq!(disguise.restore(&disguise.text), text);
        }
    }
}
