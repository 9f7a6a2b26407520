//! Mobile numbers of mainland China: eleven digits from 13 to 19, with or without the country's 86.

use std::ops::Range;

use super::digits::{Gap, Window};
use super::fold::Folded;

/// The place of a mobile number that is made of these groups.
pub(super) fn find(window: &Window<'_>) -> Option<Range<usize>> {
    let digits = window.digits;
    let own = match digits.len() {
        11 => digits,
        // With the 0 that was dialled before numbers of other cities; no area code begins with 013 to 019.
        12 if digits.starts_with(b"0") && window.lengths().first() > Some(&1) => &digits[1..],
        13 if digits.starts_with(b"86") => &digits[2..],
        15 if digits.starts_with(b"0086") => &digits[4..],
        _ => return None,
    };
    let is_mobile = own[0] == b'1' && (b'3'..=b'9').contains(&own[1]);
    // Such a number is a round sum rather than anybody's.
    let is_round = own.ends_with(b"00000") && digits.len() == 11;
    let fits = is_mobile
        && !is_round
        && is_written_so(window, own, digits.len() - 11)
        && window.begins_cleanly()
        && (window.ends_cleanly(window.end()) || window.runs_into_word())
        && !window.is_in_address()
        && !window.is_number_of_a_thing()
        && !is_counted(window.folded, window.end());
    fits.then(|| window.start()..window.end())
}

/// In one run, or in the groups in which numbers are read out, which blanks, hyphens, dots, slashes or brackets part. Marks of emphasis
/// may part it anywhere.
fn is_written_so(window: &Window<'_>, own: &[u8], prefix: usize) -> bool {
    let mut lengths = window.lengths();
    if prefix > 0
        && let Some(first) = lengths.first_mut()
    {
        let Some(rest) = first.checked_sub(prefix) else { return false };
        *first = rest;
    }
    let has_own_prefix = lengths.first() == Some(&0);
    let lengths = if has_own_prefix { &lengths[1..] } else { &lengths[..] };
    let gaps = window.gaps();
    let gaps = gaps.get(usize::from(has_own_prefix)..).unwrap_or_default();
    let are = |kinds: &[Gap]| gaps.iter().all(|gap| kinds.contains(gap));
    let are_alike = gaps.iter().all(|gap| Some(gap) == gaps.first());
    let is_marked = gaps.contains(&Gap::Marks);
    let year = matches!(own, [b'1', b'9', ..]);
    match lengths {
        [11] => true,
        _ if is_marked => are(&[Gap::Marks, Gap::Blank, Gap::Hyphen, Gap::Dot, Gap::Bracket]),
        [3, 4, 4] => {
            are(&[Gap::Blank, Gap::Hyphen, Gap::Bracket]) || are_alike && are(&[Gap::Dot, Gap::Slash])
        }
        [3, 3, 5] => are_alike && are(&[Gap::Blank, Gap::Hyphen]),
        // A count and a day may stand side by side: 138 20251231.
        [3, 8] => are(&[Gap::Hyphen]) || are(&[Gap::Blank, Gap::Bracket]) && !is_day(&own[3..]),
        // And a year beside counts.
        [4, 3, 4] => are_alike && (are(&[Gap::Hyphen, Gap::Dot]) || are(&[Gap::Blank]) && !year),
        // Halves, and pairs as they are read out.
        [5, 6] | [6, 5] => are(&[Gap::Blank, Gap::Hyphen]) && !year,
        [3, 2, 2, 2, 2] => are_alike && are(&[Gap::Blank, Gap::Hyphen, Gap::Dot]),
        [7, 4] | [4, 4, 3] => are(&[Gap::Hyphen]),
        _ => false,
    }
}

/// Whether eight digits are a day of these centuries.
fn is_day(digits: &[u8]) -> bool {
    let number = |part: &[u8]| part.iter().fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    let (month, day) = (number(&digits[4..6]), number(&digits[6..]));
    matches!(number(&digits[..2]), 19 | 20) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Whether a unit follows, so that the digits are an amount.
fn is_counted(folded: &Folded<'_>, end: usize) -> bool {
    let after = folded.words_after(end, 4);
    let after = after.trim_start();
    after.starts_with(['元', '万', '亿', '%', '％', '¥', '￥'])
        || after.starts_with("yuan")
        || after.starts_with("RMB")
}
