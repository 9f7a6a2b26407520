//! Where characters without a shape of their own do what they are made for.

use icu_properties::props::{BidiClass, Emoji, Script};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Whether an invisible character does something between its neighbours.
pub(super) fn is_at_home(text: &str, at: usize, character: char) -> bool {
    let before = || text[..at].chars().rev();
    let after = || text[at + character.len_utf8()..].chars();
    match character {
        '\u{2066}'..='\u{2069}' => isolates_turned_text(line_around(text, at)),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => has_turned_text(line_around(text, at)),
        '\u{200b}' => before().take(1).chain(after().take(1)).any(is_broken_by_zero_width_space),
        '\u{200c}' => is_joining(before()) && is_joining(after()),
        '\u{200d}' => is_joining(before()) || is_emoji_end(before()) && after().next().is_some_and(is_emoji),
        // Emoji and text styles (UTS 51, 1.4.3); they also go with the digits of keycaps.
        '\u{fe0e}' | '\u{fe0f}' => before().next().is_some_and(is_emoji),
        // Variants of symbols, punctuation and compatibility ideographs (Unicode 23.4).
        '\u{fe00}'..='\u{fe0d}' => {
            before().next().is_some_and(|last| !last.is_ascii_alphanumeric() && last > ' ')
        }
        '\u{180b}'..='\u{180f}' => before().next().is_some_and(|last| script(last) == Script::Mongolian),
        // Ideographic variants (UTS 37).
        '\u{e0100}'..='\u{e01ef}' => before().next().is_some_and(|last| script(last) == Script::Han),
        '\u{e0020}'..='\u{e007f}' => is_in_flag(before(), character, after()),
        _ => false,
    }
}

fn line_around(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    &text[start..end]
}

/// Letters that are written from right to left.
fn has_turned_text(line: &str) -> bool {
    let classes = CodePointMapData::<BidiClass>::new();
    line.chars().any(|c| {
        !c.is_ascii()
            && matches!(classes.get(c), BidiClass::RightToLeft | BidiClass::ArabicLetter)
            && c.is_alphabetic()
    })
}

/// Isolates that are closed on their line and set off a name that is written from right to left, as UAX 9 recommends.
fn isolates_turned_text(line: &str) -> bool {
    let mut open = 0_u32;
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' if open == 0 => return false,
            '\u{2069}' => open -= 1,
            _ => {}
        }
    }
    open == 0 && has_turned_text(line)
}

fn script(character: char) -> Script {
    CodePointMapData::<Script>::new().get(character)
}

/// Scripts without spaces between words, in which a zero width space shows where a line may end (Unicode 23.2).
fn is_broken_by_zero_width_space(character: char) -> bool {
    matches!(
        script(character),
        Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar | Script::Tibetan | Script::Javanese
    )
}

/// Whether the nearest letter is of a script whose letters join or combine, past the marks upon it.
fn is_joining(mut letters: impl Iterator<Item = char>) -> bool {
    let nearest = letters.find(|&letter| script(letter) != Script::Inherited).map(script);
    nearest.is_some_and(|script| {
        !matches!(
            script,
            Script::Latin
                | Script::Greek
                | Script::Cyrillic
                | Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Hangul
                | Script::Bopomofo
                | Script::Common
                | Script::Unknown
        )
    })
}

fn is_emoji(character: char) -> bool {
    CodePointSetData::new::<Emoji>().contains(character)
}

/// An emoji, with or without its style; its skin tone is an emoji itself.
fn is_emoji_end(mut before: impl Iterator<Item = char>) -> bool {
    let last = before.next();
    let last = if last == Some('\u{fe0f}') { before.next() } else { last };
    last.is_some_and(|last| is_emoji(last) && !last.is_ascii())
}

/// The flags of regions (UTS 51, ED-14a): a black flag, letters as tags, and the tag that ends them.
fn is_in_flag(
    mut before: impl Iterator<Item = char>,
    tag: char,
    mut after: impl Iterator<Item = char>,
) -> bool {
    let is_tag = |c: &char| matches!(c, '\u{e0020}'..='\u{e007e}');
    let is_opened = before.find(|c| !is_tag(c)) == Some('\u{1f3f4}');
    is_opened && (tag == '\u{e007f}' || after.find(|c| !is_tag(c)) == Some('\u{e007f}'))
}
