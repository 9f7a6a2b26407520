//! Numbers of bank cards (ISO/IEC 7812): 15 to 19 digits, a known issuer, and the check digit of Luhn.

use std::ops::Range;

use super::digits::Window;

/// The place of a card's number that is made of these groups.
pub(super) fn find(window: &Window<'_>) -> Option<Range<usize>> {
    let digits = window.digits();
    let fits = is_issued(&digits)
        && is_written_so(&window.lengths())
        && checks(&digits)
        && window.stands_alone()
        && window.folded.before(window.start()) != b'/'
        && !window.is_in_address()
        && !window.is_number_of_a_thing();
    fits.then(|| window.start()..window.end())
}

/// UnionPay and the banks' own older cards, Visa, Mastercard, American Express and JCB, each with the lengths that it issues.
fn is_issued(digits: &[u8]) -> bool {
    let first = |count: usize| {
        digits
            .get(..count)
            .map_or(0, |part| part.iter().fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    match digits.len() {
        15 => matches!(first(2), 34 | 37),
        16 => {
            matches!(first(2), 62 | 51..=55)
                || first(1) == 4
                || matches!(first(4), 2221..=2720 | 3528..=3589 | 9558)
        }
        17 | 18 => first(2) == 62,
        19 => first(2) == 62 || first(4) == 9558,
        _ => false,
    }
}

/// In one run, or in groups as on a card.
fn is_written_so(lengths: &[usize]) -> bool {
    match lengths {
        [_] | [6, 13] | [4, 6, 5] | [6, 10] => true,
        [fours @ .., last] => fours.len() >= 3 && fours.iter().all(|length| *length == 4) && *last <= 4,
        [] => false,
    }
}

/// The check digit of ISO/IEC 7812-1, annex B.
fn checks(digits: &[u8]) -> bool {
    let is_varied = digits.iter().any(|digit| Some(digit) != digits.first());
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match (at % 2, u32::from(digit - b'0')) {
            (0, digit) => digit,
            (_, digit) => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    is_varied && sum.is_multiple_of(10)
}
