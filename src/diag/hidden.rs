//! Characters that nobody sees, or that are not what they look like.
//!
//! A text is looked through for what deceives: control characters, characters that turn the order of a text around (UTS 55),
//! invisible ones that do nothing where they stand, characters without a shape, and Latin words with letters of another script that
//! look the same (UTS 39). What belongs where it stands is passed over: a joiner in an emoji or between Persian letters, a variation
//! selector after the character that it varies. Reports show what was found as a mark such as `<U+202E>`; see [`visible`].

mod home;
mod lookalike;
mod name;
mod visible;

use std::ops::Range;

pub use lookalike::{fold, mixed_words};
pub use name::name;
pub use visible::{Visible, visible};

/// A character that deceives, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    pub range: Range<usize>,
    pub character: char,
    pub kind: Kind,
}

/// How a character deceives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It steers a device, or is no character at all (Unicode 23.1, 23.7).
    Control,
    /// It turns the order of the text around it.
    Order,
    /// It shows nothing and does nothing where it stands.
    Invisible,
    /// It has no shape that readers share: private use, or the mark of a lost character.
    Shapeless,
}

/// What deceives in a text, in its order.
pub fn find(text: &str) -> Vec<Hidden> {
    let suspects = text.char_indices().filter_map(|(at, character)| Some((at, character, kind(character)?)));
    suspects
        .filter(|&(at, character, kind)| kind == Kind::Control || !home::is_at_home(text, at, character))
        .map(|(at, character, kind)| Hidden { range: at..at + character.len_utf8(), character, kind })
        .collect()
}

/// How a character would deceive where it is not at home; nothing for a character that all can see.
fn kind(character: char) -> Option<Kind> {
    match character {
        '\t' | '\n' | '\r' | ' '..='~' => None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Kind::Control),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Kind::Order),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Some(Kind::Invisible),
        '\u{fdd0}'..='\u{fdef}' => Some(Kind::Control),
        '\u{e000}'..='\u{f8ff}' | '\u{fffc}' | '\u{fffd}' => Some(Kind::Shapeless),
        // The last two code points of each plane are no characters (Unicode 23.7).
        _ if character as u32 & 0xfffe == 0xfffe => Some(Kind::Control),
        '\u{f0000}'.. => Some(Kind::Shapeless),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_deceives_is_found() {
        let table = [
            ("a\0b", '\0', Kind::Control),
            ("a\u{1b}[31mb", '\u{1b}', Kind::Control),
            ("a\u{9b}31mb", '\u{9b}', Kind::Control),
            ("a\u{7f}", '\u{7f}', Kind::Control),
            ("a\u{ffff}", '\u{ffff}', Kind::Control),
            ("abc\u{202e}cba", '\u{202e}', Kind::Order),
            ("a\u{2066}b\u{2069}", '\u{2066}', Kind::Order),
            ("知识\u{200b}产权", '\u{200b}', Kind::Invisible),
            ("know\u{200c}how", '\u{200c}', Kind::Invisible),
            ("know\u{200d}how", '\u{200d}', Kind::Invisible),
            ("a\u{2060}b", '\u{2060}', Kind::Invisible),
            ("a\u{feff}b", '\u{feff}', Kind::Invisible),
            ("pat\u{ad}ent", '\u{ad}', Kind::Invisible),
            ("a\u{200e}b", '\u{200e}', Kind::Invisible),
            ("a\u{fe0f}", '\u{fe0f}', Kind::Invisible),
            ("a\u{e0100}", '\u{e0100}', Kind::Invisible),
            ("a\u{e0041}b", '\u{e0041}', Kind::Invisible),
            ("a\u{3164}b", '\u{3164}', Kind::Invisible),
            ("\u{f0b7} point", '\u{f0b7}', Kind::Shapeless),
            ("lost\u{fffd}", '\u{fffd}', Kind::Shapeless),
        ];
        for (text, character, kind) in table {
            let found = find(text);
            let first = found.first().map(|found| (found.character, found.kind));
            assert_eq!(first, Some((character, kind)), "{text:?}");
            assert!(found.iter().all(|found| text[found.range.clone()].starts_with(found.character)));
        }
    }

    #[test]
    fn what_is_at_home_is_passed_over() {
        for text in [
            "plain text\twith a tab\r\nand Windows line ends\r\n",
            "知识产权　首行缩进，２８５名",
            "a\u{a0}no-break space and 5\u{202f}000",
            "👩\u{200d}🔬 👩🏽\u{200d}🔬 ❤\u{fe0f} ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} ☎\u{fe0e} 🏳\u{fe0f}\u{200d}🌈",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "نمی\u{200c}خواهم",
            "क\u{94d}\u{200d}ष क\u{94d}\u{200c}ष",
            "the \u{2068}עברית\u{2069} name",
            "שלום\u{200f}!",
            "ภาษา\u{200b}ไทย",
            "葛\u{e0100}飾区 ，\u{fe01}",
            "café naïve 你好 Ωμέγα Москва",
        ] {
            assert_eq!(find(text), [], "{text:?}");
        }
    }
}
