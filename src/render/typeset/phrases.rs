//! Chinese titles that break between words.
//!
//! Chinese may break before any character (Unicode line breaking, UAX 14, class ID), and in large type a word on two lines is a stumble.
//! The stylesheet forbids these breaks in titles (`word-break: keep-all`), and `<wbr>` allows them again between words, as the
//! dictionary of ICU parts them (UAX 29, section 4).

use crate::model::prose::east_asian::is_han;
use crate::render::svg::word_ends;

/// Words of one character that belong to what follows them. Any other belongs to what stands before it: 官, 率, 的, 了.
const LEADING: &str = "为在与和及或对从以向由把被不未第新该各每两三按将让使有";

/// A text with the places where it may break, where there are any.
pub(super) fn keep(text: &str) -> Option<String> {
    // Most texts are too plain for two words, as a year is.
    if !text.chars().zip(text.chars().skip(1)).any(|(last, first)| can_part(last, first)) {
        return None;
    }
    let ends = word_ends(text);
    let mut out = String::new();
    let mut written = 0;
    for around in ends.windows(3) {
        let &[start, middle, end] = around else { continue };
        let (Some(before), Some(after)) = (text.get(start..middle), text.get(middle..end)) else { continue };
        if may_part(before, after) {
            out.push_str(text.get(written..middle).unwrap_or_default());
            out.push_str("<wbr>");
            written = middle;
        }
    }
    out.push_str(text.get(written..).unwrap_or_default());
    (written > 0).then_some(out)
}

/// Whether a line may end between two words.
fn may_part(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if is_until(last, first) {
        return true;
    }
    let is_single = |word: &str| word.chars().nth(1).is_none();
    let leads = is_single(before) && LEADING.contains(last);
    let follows = is_single(after) && is_han(first) && !LEADING.contains(first);
    can_part(last, first) && !leads && !follows
}

/// Whether a line may end between two characters, where these are of two words.
fn can_part(last: char, first: char) -> bool {
    let is_letter = |c: char| is_han(c) || c.is_ascii_alphabetic();
    is_until(last, first) || (is_han(last) || is_han(first)) && is_letter(last) && is_letter(first)
}

/// 2020年4月至2023年3月: from a time or number to another one.
fn is_until(last: char, first: char) -> bool {
    last == '至' && first.is_ascii_digit()
}
