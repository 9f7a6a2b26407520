//! Numbers of bank cards (ISO/IEC 7812): 15 to 19 digits, a known issuer, and the check digit of Luhn.

use std::ops::Range;

use super::digits::{Gap, Window};

/// The place of a card's number that is made of these groups.
pub(super) fn find(window: &Window<'_>) -> Option<Range<usize>> {
    let digits = window.digits;
    let fits = is_issued(digits)
        && is_written_so(&window.lengths())
        && window.gaps().iter().all(|gap| matches!(gap, Gap::Marks | Gap::Blank | Gap::Hyphen))
        && checks(digits)
        && window.stands_alone()
        && window.folded.before(window.start()) != b'/'
        && !window.is_in_address()
        && !window.is_number_of_a_thing()
        && !is_example(window, digits);
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

/// Whether it is a number that processors of payments publish for trials, or is introduced as an example.
fn is_example(window: &Window<'_>, digits: &[u8]) -> bool {
    let before = window.folded.words_before(window.start(), 24).to_lowercase();
    let introduces = |word: &&str| {
        before.rsplit_once(word).is_some_and(|(_, after)| {
            after
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | ':' | '：' | ',' | '，' | '(' | '（'))
        })
    };
    TRIALS.iter().any(|trial| trial.as_bytes() == digits) || EXAMPLES.iter().any(introduces)
}

/// Words after which nothing but words comes before the number.
const EXAMPLES: &[&str] = &[
    "example",
    "e.g.",
    "for instance",
    "test card",
    "test number",
    "示例",
    "样例",
    "例如",
    "测试卡",
    "测试号",
];

/// The numbers in the public manuals of Stripe, PayPal and Adyen.
const TRIALS: &[&str] = &[
    "4111111111111111",
    "4242424242424242",
    "4012888888881881",
    "4000056655665556",
    "4000002500003155",
    "4000000000000002",
    "4000000000009995",
    "5555555555554444",
    "5105105105105100",
    "5200828282828210",
    "2223003122003222",
    "378282246310005",
    "371449635398431",
    "341111111111111",
    "3530111333300000",
    "3566002020360505",
    "6200000000000005",
    "6205500000000000004",
];
