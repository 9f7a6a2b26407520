//! Words in texts: many looked for in one pass, and one in small letters.

use std::borrow::Cow;

use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;
use aho_corasick::{Anchored, Input};

/// Words that are looked for together, each with what is known of it.
pub(super) struct Finder<T> {
    words: Vec<(&'static str, T)>,
    /// Nothing where they are more than one automaton takes.
    automaton: Option<DFA>,
}

/// A word in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Match<'f, T> {
    /// The byte at which it begins.
    pub at: usize,
    pub word: &'static str,
    pub known: &'f T,
}

impl<T> Finder<T> {
    pub fn of(words: impl IntoIterator<Item = (&'static str, T)>) -> Finder<T> {
        let words: Vec<(&'static str, T)> = words.into_iter().collect();
        let automaton = DFA::new(words.iter().map(|(word, _)| word)).ok();
        Finder { words, automaton }
    }

    /// Every word of a text: one word after the other in their own order, each at the places that [`str::match_indices`] gives.
    pub fn all(&self, text: &str) -> Vec<Match<'_, T>> {
        let mut found: Vec<(usize, usize)> = match &self.automaton {
            Some(automaton) => places(automaton, text.as_bytes()),
            None => (0..self.words.len())
                .flat_map(|index| text.match_indices(self.words[index].0).map(move |(at, _)| (index, at)))
                .collect(),
        };
        found.sort_unstable();
        // A word that begins within itself, as `??` does in `???`, is one.
        let mut free = (0, 0);
        found.retain(|(index, at)| {
            let is_apart = (*index, *at) >= free;
            if is_apart {
                free = (*index, at + self.words[*index].0.len());
            }
            is_apart
        });
        let told = |(index, at): (usize, usize)| {
            let (word, known) = &self.words[index];
            Match { at, word, known }
        };
        found.into_iter().map(told).collect()
    }

    /// Whether a text has any of the words.
    pub fn is_in(&self, text: &str) -> bool {
        match &self.automaton {
            Some(automaton) => automaton.try_find(&Input::new(text)).is_ok_and(|found| found.is_some()),
            None => self.words.iter().any(|(word, _)| text.contains(word)),
        }
    }
}

/// Each word of an automaton with each place at which it begins, also within another: the search of the package without its stop at each, which
/// takes twice as long.
fn places(automaton: &DFA, text: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let Ok(mut state) = automaton.start_state(Anchored::No) else { return found };
    for (at, byte) in text.iter().enumerate() {
        state = automaton.next_state(Anchored::No, state, *byte);
        if automaton.is_special(state) && automaton.is_match(state) {
            let words = (0..automaton.match_len(state)).map(|index| automaton.match_pattern(state, index));
            found.extend(words.map(|word| (word.as_usize(), at + 1 - automaton.pattern_len(word))));
        }
    }
    found
}

/// A word in small letters.
pub(super) fn lowered(word: &str) -> Cow<'_, str> {
    match word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_one_by_one() {
        let words = ["??", "???", "待补", "待补充", "补", "aba", "ba", "待补"];
        let whole = Finder::of(words.into_iter().enumerate().map(|(index, word)| (word, index)));
        let Finder { words: apart, .. } = Finder::of(whole.words.iter().copied());
        let apart = Finder { words: apart, automaton: None };
        for text in ["", "????? ababa", "待补充，待补，补补", "a?", "ébaé待"] {
            let expected: Vec<(usize, usize)> = words
                .into_iter()
                .enumerate()
                .flat_map(|(index, word)| text.match_indices(word).map(move |(at, _)| (index, at)))
                .collect();
            for finder in [&whole, &apart] {
                let found: Vec<(usize, usize)> =
                    finder.all(text).iter().map(|found| (*found.known, found.at)).collect();
                assert_eq!(found, expected, "{text}");
                assert_eq!(finder.is_in(text), !expected.is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn small_letters_are_those_of_the_language() {
        for word in ["patent", "Patent", "ÉTÉ", "été", "商标", "TISC网点", ""] {
            assert_eq!(lowered(word), word.to_lowercase(), "{word}");
        }
    }
}
