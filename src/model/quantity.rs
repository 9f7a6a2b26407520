//! Stated quantities: a number as a source states it, and how exactly it holds.

mod add;
mod number;
mod parse;
mod qualifier;

use std::cmp::Ordering;

use rust_decimal::Decimal;
use thiserror::Error;

pub use add::WhyNot;
pub(crate) use number::shift;
pub use number::{Number, Scale};
pub use parse::NumberError;
pub use qualifier::{Qualifier, UnknownQualifier};

/// A number with its qualifier: `285`, `over 5000`, `between 30 and 40`.
///
/// An upper number exists exactly where the qualifier is `between`, and is greater than the lower one. Equality and
/// order go by value: 45.70 equals 45.7, and 4.76 million equals 4760000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    number: Number,
    qualifier: Qualifier,
    upper: Option<Number>,
}

/// Why a number, a qualifier and an upper number do not make a quantity.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QuantityError {
    #[error("between {lower} and what? add upper: with the greater number")]
    MissingUpper { lower: Number },
    #[error(
        "upper: {upper} stands beside qualifier: {qualifier}; write qualifier: between, or leave upper: out"
    )]
    UnwantedUpper { qualifier: Qualifier, upper: Number },
    #[error(
        "upper: {upper} is not greater than value: {lower}; write the smaller number as value: and the greater as upper:"
    )]
    UpperNotGreater { lower: Number, upper: Number },
}

impl Quantity {
    /// A quantity of its parts; `upper` goes with `between` only and must be greater than `number`.
    pub fn new(number: Number, qualifier: Qualifier, upper: Option<Number>) -> Result<Self, QuantityError> {
        match (qualifier, upper) {
            (Qualifier::Between, None) => Err(QuantityError::MissingUpper { lower: number }),
            (Qualifier::Between, Some(upper)) if upper <= number => {
                Err(QuantityError::UpperNotGreater { lower: number, upper })
            }
            (Qualifier::Between, Some(_)) | (_, None) => Ok(Quantity { number, qualifier, upper }),
            (_, Some(upper)) => Err(QuantityError::UnwantedUpper { qualifier, upper }),
        }
    }

    /// A number that holds exactly.
    pub fn exact(number: Number) -> Self {
        Quantity { number, qualifier: Qualifier::Exact, upper: None }
    }

    /// The stated number; of a range, the lower one.
    pub fn number(&self) -> Number {
        self.number
    }

    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The upper number of a `between`.
    pub fn upper(&self) -> Option<Number> {
        self.upper
    }

    /// The least and the greatest value the statement allows; whether the bound itself is included, and how far
    /// `about` reaches, is not in these two numbers. `about` has none, for it promises no bound.
    pub fn bounds(&self) -> (Option<Decimal>, Option<Decimal>) {
        let value = Some(self.number.value());
        match self.qualifier {
            Qualifier::Exact => (value, value),
            Qualifier::Over | Qualifier::AtLeast => (value, None),
            Qualifier::Under | Qualifier::AtMost => (None, value),
            Qualifier::About => (None, None),
            Qualifier::Between => (value, self.upper.map(|upper| upper.value())),
        }
    }
}

impl Ord for Quantity {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.number, self.upper, self.qualifier).cmp(&(other.number, other.upper, other.qualifier))
    }
}

impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn an_upper_number_goes_with_between_only() {
        let (five, nine) = (number("5"), number("9"));
        assert!(Quantity::new(five, Qualifier::Between, Some(nine)).is_ok());
        assert_eq!(
            Quantity::new(five, Qualifier::Between, None),
            Err(QuantityError::MissingUpper { lower: five })
        );
        assert_eq!(
            Quantity::new(nine, Qualifier::Between, Some(five)),
            Err(QuantityError::UpperNotGreater { lower: nine, upper: five })
        );
        assert_eq!(
            Quantity::new(five, Qualifier::Over, Some(nine)),
            Err(QuantityError::UnwantedUpper { qualifier: Qualifier::Over, upper: nine })
        );
    }

    #[test]
    fn bounds_follow_the_qualifier() {
        let five = Some(Decimal::from(5));
        for (qualifier, expected) in [
            (Qualifier::Exact, (five, five)),
            (Qualifier::Over, (five, None)),
            (Qualifier::AtLeast, (five, None)),
            (Qualifier::About, (None, None)),
            (Qualifier::Under, (None, five)),
            (Qualifier::AtMost, (None, five)),
        ] {
            assert_eq!(Quantity::new(number("5"), qualifier, None).unwrap().bounds(), expected);
        }
        let range = Quantity::new(number("5"), Qualifier::Between, Some(number("9"))).unwrap();
        assert_eq!(range.bounds(), (five, Some(Decimal::from(9))));
    }

    #[test]
    fn equality_and_order_go_by_value() {
        assert_eq!(Quantity::exact(number("45.70")), Quantity::exact(number("45.7")));
        assert_eq!(Quantity::exact(number("4.76 million")), Quantity::exact(number("476万")));
        assert!(Quantity::exact(number("476万")) < Quantity::exact(number("4760001")));
    }
}
