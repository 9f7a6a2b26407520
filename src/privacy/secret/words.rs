//! Whether a text has one of the words that are part of every secret but the password of an address. Nearly none has, and every text is
//! asked, so that it is looked at two bytes at a time.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{NAMED, PREFIXES};
use crate::privacy::fold::{Folded, NAME, OTHER};

/// Whether one is in a text.
pub(super) fn are_in(folded: &Folded<'_>) -> bool {
    let table: &[u16; PAIRS_MOST] = &PAIRS;
    let of = |pair: [u8; 2]| table[usize::from(u16::from_le_bytes(pair))];
    let text = folded.text();
    let (eights, rest) = text.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let (mut before, mut may_be_chinese) = (0, false);
    for (at, [a, b, c, d, e, f, g, h]) in eights.iter().chain([&last]).enumerate() {
        let [one, two, three, four] = [of([*a, *b]), of([*c, *d]), of([*e, *f]), of([*g, *h])];
        let goes_on =
            (before & (one >> 8)) | (one & (two >> 8)) | (two & (three >> 8)) | (three & (four >> 8));
        before = four;
        if goes_on & BEGINS != 0 {
            let around = around(text, at * 8);
            if LATIN.as_ref().is_none_or(|words| words.is_match(around)) {
                return true;
            }
            may_be_chinese |= around.windows(2).any(|pair| pair == FOLDED);
        }
    }
    may_be_chinese && CHINESE.iter().any(|word| folded.original().contains(word))
}

/// Eight bytes from one on, with as many before and after as a word has that begins among them or in the pair before.
fn around(text: &[u8], at: usize) -> &[u8] {
    &text[at.saturating_sub(2)..text.len().min(at + 8 + WORD_MOST)]
}

/// No word is longer.
const WORD_MOST: usize = 12;

const CHINESE: &[&str] = &["密码", "口令", "密钥"];

/// What these are folded to.
const FOLDED: &[u8] = &[OTHER, NAME];

/// What every secret has that is written in Latin letters, small or capital: a prefix, or a name before its value.
static LATIN: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(latin()).ok());

fn latin() -> impl Iterator<Item = &'static str> {
    PREFIXES.iter().map(|(prefix, ..)| *prefix).chain(NAMED.iter().copied())
}

const PAIRS_MOST: usize = 1 << 16;

/// The bits of [`PAIRS`] that say that a word may begin.
const BEGINS: u16 = 0xff;

/// Of each pair of bytes whether a word may begin in it, in the lower eight bits, and whether one may go on with it, in the upper eight. A
/// word begins with the first or with the second byte of a pair. Both have bits of their own, and so have the words of three letters and
/// three groups of the others, so that few texts without a word seem to have one.
static PAIRS: LazyLock<Box<[u16; PAIRS_MOST]>> = LazyLock::new(|| {
    let mut table = Box::new([0; PAIRS_MOST]);
    for word in latin().map(str::as_bytes).chain([FOLDED]) {
        let letter = |at: usize| word.get(at).copied();
        // By first letters; of several ways this one has the fewest chance hits in pages.
        let group = if word.len() < 4 { 0 } else { 1 + usize::from(word[0]) * 3 / 8 % 3 };
        set(&mut table, [letter(0), letter(1)], 1 << group);
        set(&mut table, [letter(2), letter(3)], 1 << (8 + group));
        set(&mut table, [None, letter(0)], 1 << (4 + group));
        set(&mut table, [letter(1), letter(2)], 1 << (12 + group));
    }
    table
});

/// Sets a bit for a pair in small and capital letters; where none is given, any byte may stand.
fn set(table: &mut [u16; PAIRS_MOST], [first, second]: [Option<u8>; 2], bit: u16) {
    let fitting = |wanted: Option<u8>| match wanted {
        Some(byte) => vec![byte.to_ascii_lowercase(), byte.to_ascii_uppercase()],
        None => (0..=u8::MAX).collect(),
    };
    for one in fitting(first) {
        for other in fitting(second) {
            table[usize::from(u16::from_le_bytes([one, other]))] |= bit;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, gone through byte by byte.
    fn are_in_plainly(folded: &Folded<'_>) -> bool {
        let text = folded.text().to_ascii_lowercase();
        latin().any(|word| text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())))
            || CHINESE.iter().any(|word| folded.original().contains(word))
    }

    #[test]
    fn every_word_is_found_wherever_it_stands() {
        for word in latin().chain(CHINESE.iter().copied()) {
            assert!(word.len() <= WORD_MOST, "{word}");
            for before in 0..10 {
                for after in 0..10 {
                    let text = format!("{}{word}{}", "x".repeat(before), ".".repeat(after));
                    assert!(are_in(&Folded::of(&text)), "{text}");
                    assert!(are_in(&Folded::of(&text.to_ascii_uppercase())), "{text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn words_are_found_as_byte_by_byte(
            parts in proptest::collection::vec("[a-zA-Z_/: -]{1,4}|se|cret|to|ken|pass|w[do]|ke[yi]|ghp|sk|eyj|密|码|口令|数码|ｋｅｙ|：|\u{0}|\u{200b}", 0..10),
        ) {
            let text = parts.concat();
            let folded = Folded::of(&text);
            prop_assert_eq!(are_in(&folded), are_in_plainly(&folded), "{:?}", text);
        }
    }
}
