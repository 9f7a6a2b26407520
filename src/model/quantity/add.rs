//! Adding quantities only where the sum says no more than its parts.

use rust_decimal::Decimal;
use thiserror::Error;

use super::number::{Number, shift};
use super::qualifier::Qualifier;
use super::{Qualifier as Q, Quantity};

/// Why two quantities have no honest sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WhyNot {
    #[error(
        "a number that is {left} and one that is {right} have no honest sum: their bounds do not point the same way"
    )]
    BoundsDisagree { left: Qualifier, right: Qualifier },
    #[error("the sum has more digits than Casebook can hold")]
    TooLong,
}

impl Quantity {
    /// The exact sum of two quantities with the qualifier both allow, or why there is none.
    ///
    /// A strict bound with a loose one of the same direction is strict: over 5 and at least 3 is over 8.
    pub fn add(&self, other: &Quantity) -> Result<Quantity, WhyNot> {
        let qualifier = joint(self.qualifier, other.qualifier)
            .ok_or(WhyNot::BoundsDisagree { left: self.qualifier, right: other.qualifier })?;
        let number = sum(self.number, other.number)?;
        let upper = match qualifier {
            Q::Between => Some(sum(self.upper.unwrap_or(self.number), other.upper.unwrap_or(other.number))?),
            _ => None,
        };
        Ok(Quantity { number, qualifier, upper })
    }
}

/// The qualifier of a sum.
fn joint(left: Qualifier, right: Qualifier) -> Option<Qualifier> {
    match (left, right) {
        (same, other) if same == other => Some(same),
        (Q::Exact, other) | (other, Q::Exact) => Some(other),
        (Q::Over, Q::AtLeast) | (Q::AtLeast, Q::Over) => Some(Q::Over),
        (Q::Under, Q::AtMost) | (Q::AtMost, Q::Under) => Some(Q::Under),
        _ => None,
    }
}

/// The exact sum of two numbers; a scale word both share is kept.
fn sum(left: Number, right: Number) -> Result<Number, WhyNot> {
    let (a, b, scale) = match left.scale() == right.scale() {
        true => (left.stated(), right.stated(), left.scale()),
        false => (left.value(), right.value(), None),
    };
    let decimals = a.scale().max(b.scale());
    // Decimal rounds a sum that is too long for it, so the digits are added as whole numbers.
    let whole = |value: Decimal| shift(value, decimals as i32).map(|shifted| shifted.mantissa());
    let digits = whole(a).zip(whole(b)).and_then(|(a, b)| a.checked_add(b)).ok_or(WhyNot::TooLong)?;
    let total = Decimal::try_from_i128_with_scale(digits, decimals).map_err(|_| WhyNot::TooLong)?;
    Number::new(total, scale).ok_or(WhyNot::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(qualifier: Qualifier, number: &str) -> Quantity {
        Quantity::new(number.parse().unwrap(), qualifier, None).unwrap()
    }

    #[test]
    fn bounds_add_honestly_or_not_at_all() {
        for (left, right, expected) in [
            (Q::Exact, Q::Exact, Some(Q::Exact)),
            (Q::Over, Q::Exact, Some(Q::Over)),
            (Q::Over, Q::Over, Some(Q::Over)),
            (Q::AtLeast, Q::Exact, Some(Q::AtLeast)),
            (Q::Over, Q::AtLeast, Some(Q::Over)),
            (Q::About, Q::Exact, Some(Q::About)),
            (Q::Under, Q::Under, Some(Q::Under)),
            (Q::Under, Q::AtMost, Some(Q::Under)),
            (Q::Over, Q::Under, None),
            (Q::Over, Q::About, None),
            (Q::AtLeast, Q::AtMost, None),
        ] {
            for (a, b) in [(left, right), (right, left)] {
                let sum = quantity(a, "45.70").add(&quantity(b, "1"));
                match expected {
                    Some(qualifier) => assert_eq!(sum, Ok(quantity(qualifier, "46.70"))),
                    None => assert_eq!(sum, Err(WhyNot::BoundsDisagree { left: a, right: b })),
                }
            }
        }
    }

    #[test]
    fn a_range_adds_at_both_ends_and_a_shared_scale_word_stays() {
        let range = Quantity::new(Number::from(30), Q::Between, Some(Number::from(40))).unwrap();
        let moved = range.add(&Quantity::exact(Number::from(5))).unwrap();
        assert_eq!(moved.bounds(), (Some(Decimal::from(35)), Some(Decimal::from(45))));
        let sum = quantity(Q::Exact, "4.76 million").add(&quantity(Q::Exact, "1.2 million")).unwrap();
        assert_eq!(sum.number().to_string(), "5.96 million");
        let mixed = quantity(Q::Exact, "4.76 million").add(&quantity(Q::Exact, "1")).unwrap();
        assert_eq!(mixed.number().to_string(), "4760001");
        let longest = quantity(Q::Exact, "9999999999999999999999999999");
        assert_eq!(longest.add(&longest), Err(WhyNot::TooLong));
    }
}
