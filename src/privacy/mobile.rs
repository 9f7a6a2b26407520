//! Mobile numbers of mainland China: eleven digits from 13 to 19, with or without the country's 86.

use std::ops::Range;

use super::digits::Window;
use super::fold::Folded;

/// The place of a mobile number that is made of these groups.
pub(super) fn find(window: &Window<'_>) -> Option<Range<usize>> {
    let digits = window.digits();
    let has_plus = window.folded.before(window.start()) == b'+';
    let own = match digits.len() {
        11 => &digits[..],
        13 if digits.starts_with(b"86") && (has_plus || window.lengths().first() == Some(&2)) => &digits[2..],
        15 if digits.starts_with(b"0086") => &digits[4..],
        _ => return None,
    };
    let is_mobile = own[0] == b'1' && (b'3'..=b'9').contains(&own[1]);
    // Such a number is a round sum rather than anybody's.
    let is_round = own.ends_with(b"00000") && digits.len() == 11;
    let fits = is_mobile
        && !is_round
        && is_written_so(window, digits.len() - 11)
        && window.stands_alone()
        && !window.is_in_address()
        && !window.is_number_of_a_thing()
        && !is_counted(window.folded, window.end());
    fits.then(|| window.start()..window.end())
}

/// In one run, in the groups in which numbers are read out, or joined by hyphens in others. Marks of emphasis may part it anywhere.
fn is_written_so(window: &Window<'_>, prefix: usize) -> bool {
    let mut lengths = window.lengths();
    if prefix > 0
        && let Some(first) = lengths.first_mut()
    {
        *first = first.saturating_sub(prefix);
    }
    let has_own_prefix = lengths.first() == Some(&0);
    let lengths = if has_own_prefix { &lengths[1..] } else { &lengths[..] };
    let gaps: Vec<&[u8]> = window.gaps().skip(usize::from(has_own_prefix)).collect();
    let is_like = |byte: u8| gaps.iter().all(|gap| gap.iter().all(|other| *other == byte) && gap.len() <= 2);
    let is_marked = gaps.iter().any(|gap| gap.iter().any(|byte| matches!(byte, b'*' | b'_')));
    match lengths {
        [11] => true,
        [3, 4, 4] | [3, 3, 5] => is_like(b' ') || is_like(b'-') || is_marked,
        [3, 8] | [7, 4] | [4, 3, 4] | [4, 4, 3] => is_like(b'-') || is_marked,
        _ => is_marked,
    }
}

/// Whether a unit follows, so that the digits are an amount.
fn is_counted(folded: &Folded<'_>, end: usize) -> bool {
    let after = folded.words_after(end, 4);
    let after = after.trim_start();
    after.starts_with(['元', '万', '亿', '%', '％', '¥', '￥'])
        || after.starts_with("yuan")
        || after.starts_with("RMB")
}
