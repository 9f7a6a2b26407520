//! Resident identity numbers of 18 places (GB 11643-1999).

use std::ops::Range;

use super::digits::Window;

/// The place of an identity number that is made of these groups, with the `X` that may stand last, or what is typed for it: the sign × and
/// the Cyrillic letter.
pub(super) fn find(window: &Window<'_>) -> Option<Range<usize>> {
    if !matches!(window.digits.len(), 17 | 18) {
        return None;
    }
    let mut digits = window.digits.to_vec();
    let mut end = window.end();
    if digits.len() == 17 {
        let text = window.folded.text();
        let gap =
            text[end..].iter().take(2).take_while(|byte| matches!(byte, b' ' | b'-' | b'.' | b'/')).count();
        let last = window.folded.words_after(end + gap, 1);
        if !matches!(last, "X" | "x" | "Ｘ" | "ｘ" | "×" | "Х" | "х") {
            return None;
        }
        digits.push(b'X');
        end += gap + 1;
    }
    let fits = is_valid(&digits) && window.begins_cleanly() && window.ends_cleanly(end);
    fits.then(|| window.start()..end)
}

/// Whether 18 characters have a region, a date and the check character of MOD 11-2 (ISO 7064).
fn is_valid(digits: &[u8]) -> bool {
    let number = |range: Range<usize>| {
        digits
            .get(range)
            .map_or(0, |part| part.iter().fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    if digits.len() != 18 || !REGIONS.contains(&number(0..2)) {
        return false;
    }
    let (year, month, day) = (number(6..10), number(10..12), number(12..14));
    if !(1850..2100).contains(&year) || day == 0 || day > days_of(year, month) {
        return false;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECKS.get((sum % 11) as usize) == digits.last()
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// The first two digits of the codes of administrative divisions (GB/T 2260), and 83 of residence permits.
const REGIONS: [u32; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
];

/// The weights of the first 17 places; the 18th is the check character itself.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";
