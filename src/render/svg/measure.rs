//! How wide a text may become in a font that we do not choose.
//!
//! The reader's browser picks the font, so each width is an upper bound: for every printable ASCII character the
//! widest advance among DejaVu Sans (as wide as Verdana), Liberation Sans (as wide as Arial) and Noto Sans, read from
//! the `hmtx` tables of their regular and bold cuts. Han and full-width characters take one em.

/// The weight a text is set in; bold is wider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The regular cut (400).
    Regular,
    /// The bold cut (600 and over).
    Bold,
}

/// Upper bound of the width of `text` at `size` pixels, in pixels.
///
/// Quotation marks, dashes and ellipses count as one em where a Chinese font may set them (`han`); and there a browser
/// parts Han from the letters and digits beside it by an eighth of an em (`text-autospace: normal`, CSS Text Level 4).
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight, han: bool) -> f64 {
    let advances = text.chars().map(|c| f64::from(advance(c, weight, han))).sum::<f64>();
    let gaps = if han { f64::from(autospaces(text)) * 125.0 } else { 0.0 };
    (advances + gaps) * size / 1000.0 + overhang(text, size)
}

/// Upper bound in pixels of how far the ink of a text reaches to the left of where it begins: the tail of a J.
#[must_use]
pub fn overhang(text: &str, size: f64) -> f64 {
    if text.starts_with(['J', 'j']) { 0.08 * size } else { 0.0 }
}

/// How many times Han stands beside a letter or a digit of another script.
fn autospaces(text: &str) -> u32 {
    let pairs = text.chars().zip(text.chars().skip(1));
    let is_other = |c: char| c.is_alphanumeric() && !is_wide(c);
    pairs.map(|(a, b)| u32::from((is_ideograph(a) && is_other(b)) || (is_other(a) && is_ideograph(b)))).sum()
}

fn is_ideograph(c: char) -> bool {
    is_wide(c) && c.is_alphanumeric()
}

/// Whether a line may break on either side of `c` without a space (Han, kana and full-width punctuation).
#[must_use]
pub fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFD)
}

fn advance(c: char, weight: Weight, han: bool) -> u16 {
    let code = u32::from(c);
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    if let Some(width) = code.checked_sub(32).and_then(|at| table.get(at as usize)) {
        return *width;
    }
    if is_wide(c) {
        return 1000;
    }
    match c {
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{00A0}' | '\u{2009}' | '\u{202F}' => 349,
        '‘' | '’' | '“' | '”' | '·' | '–' if han => 1000,
        '‘' | '’' | '·' => 380,
        '“' | '”' | '–' | '•' | '°' => 658,
        '−' | '±' | '×' | '≈' | '≤' | '≥' | '≠' => 1000,
        '…' | '—' | '€' | '→' | '←' => 1000,
        // Accented Latin letters hardly differ from their base; the widest common ones stay under an em.
        '\u{00C0}'..='\u{017F}' => 1131,
        // Anything else (emoji, rare scripts): the widest advance that the measured fonts have, rounded up.
        _ => 1600,
    }
}

/// Advances of U+0020 to U+007E in thousandths of an em, regular.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 551, 838, 318, 361, 318, 372,
    637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557,
    1016, 685, 687, 723, 771, 667, 611, 778, 752, 339, 500, 667, 558, 907, 760, 788,
    667, 788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391, 372, 391, 838, 557,
    500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
    635, 635, 413, 521, 393, 634, 592, 818, 592, 592, 525, 637, 551, 637, 838,
];

/// Advances of U+0020 to U+007E in thousandths of an em, bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 545, 838, 380, 416, 380, 413,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
    1000, 774, 763, 734, 831, 684, 684, 821, 837, 389, 557, 775, 638, 996, 837, 851,
    733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 413, 458, 838, 557,
    500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688,
    716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 551, 712, 838,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_upper_bounds_of_common_fonts() {
        let cases = [
            // The tail of the letter is part of what must have room.
            ("J", Weight::Regular, 580.0),
            ("", Weight::Regular, 0.0),
            ("285", Weight::Regular, 1911.0),
            ("285", Weight::Bold, 2088.0),
            ("首席知识产权官", Weight::Regular, 7000.0),
            ("5000余", Weight::Bold, 3909.0),
        ];
        for (text, weight, expected) in cases {
            assert!((width(text, 1000.0, weight, true) - expected).abs() < 1e-9, "{text}");
        }
        assert!((width("约200家", 1000.0, Weight::Regular, false) - 3911.0).abs() < 1e-9);
        assert!((width("约200家", 1000.0, Weight::Regular, true) - 4161.0).abs() < 1e-9);
        assert!(width("“a”", 10.0, Weight::Regular, true) > width("“a”", 10.0, Weight::Regular, false));
    }
}
