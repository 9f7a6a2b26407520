//! With which scale word numbers are written that stand together: a column, the labels of a chart, the sentence beside them.
//!
//! A reader compares them by their digits, so all have one word (950 billion above 1,020 billion, and not above 1.02 trillion), and no
//! number loses or is given a digit by it. Where no word allows that, all are written in full, or each as its source has it where one of them has a
//! word there.
//!
//! In Chinese a number in full has no separators, of whatever length, unless the site's `style` says so: GB/T 15835-2011 (5.1.1.2)
//! leaves it open, and official statistics write 1443497378人. A site has one form, alone, in tables and in charts.

use rust_decimal::Decimal;

use super::number::{in_word, shown, words};
use crate::model::locale::Language;
use crate::model::quantity::{Number, Scale};

/// With which word numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scaling {
    /// Each with the word that it has alone.
    #[default]
    Each,
    /// All with one word; a zero needs none.
    By(Scale),
    /// All in full.
    Full,
}

impl Scaling {
    /// How numbers of one unit are written together in a language.
    ///
    /// As each is written alone, where that is one word for all or none. Otherwise with the greatest word that no number is
    /// smaller than, then the greatest that none is smaller than a tenth of; each keeps at most two decimals, or those that its
    /// source states with that very word, and at most six digits before the point.
    pub fn of(numbers: &[Number], language: Language) -> Scaling {
        let numbers: Vec<&Number> = numbers.iter().filter(|number| !number.value().is_zero()).collect();
        let word = |number: &Number| shown(number, Scaling::Each, language).1;
        let Some((first, others)) = numbers.split_first() else { return Scaling::Each };
        if others.iter().all(|other| word(other) == word(first)) {
            return word(first).map_or(Scaling::Full, Scaling::By);
        }
        let fitting = |least: Decimal| {
            let fits = |scale: &Scale| numbers.iter().all(|number| fits(number, *scale, least));
            words(language).iter().copied().find(fits)
        };
        match fitting(Decimal::ONE).or_else(|| fitting(Decimal::new(1, 1))) {
            Some(scale) => Scaling::By(scale),
            // About 4.76 million is no number of seven digits.
            None if numbers.iter().any(|number| number.scale().is_some()) => Scaling::Each,
            None if language == Language::Chinese && are_short_alone(numbers.iter().copied()) => {
                Scaling::Each
            }
            None => Scaling::Full,
        }
    }
}

/// Whether one of some numbers has so many digits that they cannot be counted at a glance, and with their own Chinese words none has
/// more than four before the point: 1000000000000 beside 3 is 1万亿.
pub(super) fn are_short_alone<'n>(numbers: impl Iterator<Item = &'n Number> + Clone) -> bool {
    let is_short =
        |number: &Number| shown(number, Scaling::Each, Language::Chinese).0.abs() < Decimal::from(10_000);
    let is_long = |number: &Number| number.value().abs() >= Decimal::from(10_u64.pow(Scale::Yi.exponent()));
    numbers.clone().any(is_long) && numbers.clone().all(is_short)
}

/// Whether a number can be read with a word.
fn fits(number: &Number, scale: Scale, least: Decimal) -> bool {
    const DECIMALS: u32 = 2;
    const GREATEST: u32 = 1_000_000;
    let stated = if number.scale() == Some(scale) { number.decimals() } else { 0 };
    in_word(number, scale).is_some_and(|digits| {
        let size = digits.abs();
        size >= least && size < GREATEST.into() && digits.scale() <= stated.max(DECIMALS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::number::number;
    use crate::model::style::Style;

    fn written(stated: &[&str], language: Language) -> String {
        let numbers: Vec<Number> = stated.iter().map(|text| text.parse().unwrap()).collect();
        let scaling = Scaling::of(&numbers, language);
        let one = |stated: &Number| number(stated, scaling, language, &Style::default());
        numbers.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn numbers_that_stand_together_have_one_word() {
        for (stated, english, chinese) in [
            (&["950 billion", "1.02 trillion"][..], "950 billion; 1,020 billion", "9500亿; 10200亿"),
            (&["9500亿", "1.02万亿"], "950 billion; 1,020 billion", "9500亿; 10200亿"),
            (&["10000", "11000"], "10,000; 11,000", "1万; 1.1万"),
            (&["0", "-50000", "12万"], "0; −50,000; 120,000", "0; −5万; 12万"),
            (&["300000", "1.2 million"], "0.3 million; 1.2 million", "30万; 120万"),
            // No word that all can have without a third decimal or a second zero before the point.
            (&["11234", "10000"], "11,234; 10,000", "11234; 10000"),
            (&["285", "1万"], "285; 10,000", "285; 1万"),
            (&["3", "1 trillion"], "3; 1 trillion", "3; 1万亿"),
            (&["3", "1000000000000"], "3; 1,000,000,000,000", "3; 1万亿"),
            // Long numbers have no commas in Chinese where the house style has none, beside others as alone.
            (&["3", "123456789"], "3; 123,456,789", "3; 123456789"),
            (&["123456789", "120000000"], "123,456,789; 120,000,000", "123456789; 120000000"),
            // As stated: decimals that are a source's own are kept, and so is a word that is theirs already.
            (&["1.2345 trillion", "2 trillion"], "1.2345 trillion; 2 trillion", "1.2345万亿; 2万亿"),
            (&["2 thousand", "3.5 thousand"], "2 thousand; 3.5 thousand", "2000; 3500"),
            (&["2 thousand", "3500"], "2 thousand; 3,500", "2000; 3500"),
            (&["1.20亿", "5000"], "120 million; 5,000", "12000万; 0.5万"),
            (&["168 million", "4.760 billion"], "168 million; 4,760 million", "1.68亿; 47.60亿"),
            (&["285", "5000"], "285; 5,000", "285; 5000"),
            (&["1795715", "20000"], "1,795,715; 20,000", "1795715; 20000"),
            (&[], "", ""),
        ] {
            assert_eq!(written(stated, Language::English), english, "{stated:?}");
            assert_eq!(written(stated, Language::Chinese), chinese, "{stated:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_digit_is_lost_or_added_together(
            stated in proptest::collection::vec((-10_000_000_i64..10_000_000, 0_u32..4, 0_usize..8), 1..6),
        ) {
            let numbers: Vec<Number> = stated
                .iter()
                .filter_map(|(digits, decimals, scale)| {
                    Number::new(Decimal::new(*digits, *decimals), Scale::ALL.get(*scale).copied())
                })
                .collect();
            for language in [Language::English, Language::Chinese] {
                let scaling = Scaling::of(&numbers, language);
                let words: std::collections::BTreeSet<_> = numbers
                    .iter()
                    .filter(|number| !number.value().is_zero())
                    .map(|number| shown(number, scaling, language).1)
                    .collect();
                proptest::prop_assert!(words.len() <= 1 || scaling == Scaling::Each, "{numbers:?} in {scaling:?}");
                for number in &numbers {
                    let (digits, scale) = shown(number, scaling, language);
                    let exponent = scale.map_or(0, |scale| scale.exponent() as i32);
                    let back = crate::model::quantity::shift(digits, exponent);
                    proptest::prop_assert_eq!(back, Some(number.value()));
                }
            }
        }
    }
}
