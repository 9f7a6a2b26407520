//! Whether a number in prose says what the data say.

use super::{Mention, MentionKind, Sign};
use crate::model::quantity::{Number, Qualifier, Quantity};
use crate::model::unit::UnitKind;

/// What differs between a quantity and a mention of it; the first difference in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    Agrees,
    /// The mention is a year, a date, an ordinal or no number.
    NotAQuantity {
        kind: MentionKind,
    },
    Value {
        stated: Number,
        written: Number,
    },
    /// The same value with other decimals: 45.7 for 45.70.
    Decimals {
        stated: Number,
        written: Number,
    },
    Qualifier {
        stated: Qualifier,
        written: Qualifier,
    },
    /// The unit sign differs: 45.7 for 45.7%, or % for percentage points.
    Sign {
        written: Sign,
    },
}

/// Compares a quantity with a mention; another exact writing of the same digits agrees (4.76 million, 476万, 4760000).
pub fn agrees(quantity: &Quantity, kind: UnitKind, mention: &Mention) -> Agreement {
    let Some(written) = mention.number.filter(|_| mention.kind == MentionKind::Quantity) else {
        return Agreement::NotAQuantity { kind: mention.kind };
    };
    let stated = quantity.number();
    if stated != written {
        return Agreement::Value { stated, written };
    }
    if let (Some(stated), Some(written)) = (quantity.upper(), mention.upper)
        && stated != written
    {
        return Agreement::Value { stated, written };
    }
    let (before, found) = (quantity.qualifier(), mention.qualifier);
    if decimals_differ(&stated, &written) {
        return Agreement::Decimals { stated, written };
    }
    if let (Some(stated), Some(written)) = (quantity.upper(), mention.upper)
        && decimals_differ(&stated, &written)
    {
        return Agreement::Decimals { stated, written };
    }
    if before != found {
        return Agreement::Qualifier { stated: before, written: found };
    }
    let fits = match kind {
        UnitKind::Percent => mention.sign == Sign::Percent,
        UnitKind::PercentagePoint => mention.sign == Sign::PercentagePoint,
        UnitKind::Currency { .. } => matches!(mention.sign, Sign::None | Sign::Money),
        UnitKind::Count | UnitKind::Ratio => mention.sign == Sign::None,
    };
    if fits { Agreement::Agrees } else { Agreement::Sign { written: mention.sign } }
}

/// Numbers of one value show other decimals where the last stated place is another one. Zeros that only hold a place
/// before the point state nothing, so a whole number agrees with any writing that needs no decimals of its value.
fn decimals_differ(left: &Number, right: &Number) -> bool {
    let place = |number: &Number| {
        i64::from(number.decimals()) - number.scale().map_or(0, |scale| i64::from(scale.exponent()))
    };
    match (left.decimals() > 0, right.decimals() > 0) {
        (true, true) => place(left) != place(right),
        _ => place(left).max(0) != place(right).max(0),
    }
}
