//! Whether a number in prose says what the data say.

use super::{Currency, Mention, MentionKind, Sign};
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
    /// The unit sign differs: 45.7 for 45.7%, % for percentage points, or $ for £.
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
        // A bare number passes, for the word that names the currency may stand further off.
        UnitKind::Currency { sign } => match (mention.sign, sign) {
            (Sign::None, _) => true,
            (Sign::Money(written), stated) => same_currency(stated, written),
            (Sign::Percent | Sign::PercentagePoint, _) => false,
        },
        UnitKind::Count | UnitKind::Ratio => mention.sign == Sign::None,
    };
    if fits { Agreement::Agrees } else { Agreement::Sign { written: mention.sign } }
}

/// Whether a currency written in a text is that of a unit, by the sign the unit has in English; the yuan has none.
fn same_currency(stated: Option<&str>, written: Currency) -> bool {
    match stated {
        None => written == Currency::Yuan,
        Some("£") => written == Currency::Pound,
        Some("US$") => written == Currency::Dollar,
        Some("€") => written == Currency::Euro,
        Some(_) => written == Currency::Other,
    }
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
