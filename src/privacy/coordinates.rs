//! Coordinates: latitude and longitude to four places or more, which is ten metres on the ground.

use std::ops::Range;

use super::Kind;
use super::class::Class;
use super::fold::Folded;

/// Looks at pairs of decimals. Two decimals without a word are coordinates only where they lie in China, for tables are full of pairs.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    let text = folded.text();
    let mut earlier: Option<(Range<usize>, f64)> = None;
    let mut at = 0;
    while let Some(step) = Class::DIGIT.first_in(&text[at..]) {
        at += step;
        let length = text[at..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        let range = at..at + length;
        at = range.end;
        let before = folded.before(range.start);
        let value =
            degrees(&text[range.clone()]).filter(|_| !before.is_ascii_alphanumeric() && before != b'-');
        let Some(value) = value else {
            earlier = None;
            continue;
        };
        match earlier.take() {
            Some((first, other))
                if is_pair(folded, first.end, range.start) && lies_in_china(other, value) =>
            {
                found.push((Kind::Coordinates, first.start..range.end));
            }
            _ => earlier = Some((range, value)),
        }
    }
}

/// A decimal with four places or more; no earth has more than 180 degrees.
fn degrees(digits: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(digits.get(..digits.len().min(24))?).ok()?.trim_end_matches('.');
    let (whole, places) = text.split_once('.')?;
    let is_fine = (1..=3).contains(&whole.len()) && places.len() >= 4;
    text.parse().ok().filter(|degrees: &f64| is_fine && *degrees <= 180.0)
}

/// Whether nothing but a comma, blanks, marks of degrees and the words for the directions stands between.
fn is_pair(folded: &Folded<'_>, from: usize, to: usize) -> bool {
    let between = folded.words_before(to, to - from);
    to - from <= 12
        && !between.contains('\n')
        && between.chars().all(|c| " ,，、°º;NSEWnsew东经北纬度:：lngatio\"'=&/".contains(c))
}

/// The frame of the country in degrees, in either order.
fn lies_in_china(a: f64, b: f64) -> bool {
    let (south_to_north, west_to_east) = (18.0..54.0, 73.0..136.0);
    let lies = |latitude: f64, longitude: f64| {
        south_to_north.contains(&latitude) && west_to_east.contains(&longitude)
    };
    lies(a, b) || lies(b, a)
}
