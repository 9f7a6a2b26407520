//! The length of a text: words for Latin script, characters for Han.

use super::east_asian::{Class, class};

/// How long a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Words between spaces or punctuation, numbers included.
    pub words: usize,
    /// Han characters and kana, without punctuation.
    pub characters: usize,
}

impl WordCount {
    /// Words and characters together, as word processors count mixed text.
    pub fn total(self) -> usize {
        self.words + self.characters
    }

    /// Counts one more piece of text.
    pub fn add(&mut self, text: &str) {
        let mut in_word = false;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let wide = class(c) == Class::Wide;
            // `city's`, `4.76`, `5,000` and `follow-up` are one word each.
            let joint = in_word
                && matches!(c, '\'' | '\u{2019}' | '-' | '.' | ',')
                && chars.peek().is_some_and(|next| next.is_alphanumeric() && class(*next) != Class::Wide);
            let part = joint || (c.is_alphanumeric() && !wide);
            if wide {
                self.characters += 1;
            } else if part && !in_word {
                self.words += 1;
            }
            in_word = part;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_characters_are_counted_by_script() {
        let table = [
            ("", 0, 0),
            ("The city's 5,000 follow-up talks.", 5, 0),
            ("培养首席知识产权官285人。", 1, 10),
            ("IP服务，TISC 网点", 2, 4),
        ];
        for (text, words, characters) in table {
            let mut count = WordCount::default();
            count.add(text);
            assert_eq!(count, WordCount { words, characters }, "{text}");
        }
    }
}
