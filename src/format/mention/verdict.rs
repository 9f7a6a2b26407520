//! Whether a link's text says what its figure says.

use rust_decimal::Decimal;

use super::{Agreement, Mention, MentionKind, agrees, mentions};
use crate::model::locale::Language;
use crate::model::quantity::{Qualifier, Quantity};
use crate::model::unit::UnitKind;

/// What a text says of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Its numbers are the figure, whatever editions, years and bases it mentions besides.
    Agrees,
    /// One of its numbers is not the figure.
    Differs {
        /// The nearest one as the text has it, with the words that qualify it: `over 5,000`.
        written: String,
        because: Agreement,
    },
    /// It mentions no quantity.
    NoNumber,
}

/// Compares every quantity in a text with a figure, and names the nearest where none agrees.
///
/// A number of the figure's value is nearer than any other, and then the one of the least difference. Four digits that
/// could be a year count for a figure of that very value only, so `in 2025` does not stand against 285.
pub fn verdict(text: &str, language: Language, quantity: &Quantity, kind: UnitKind) -> Verdict {
    let mut nearest: Option<(Decimal, Mention, Agreement)> = None;
    let mut agreed = false;
    for mut mention in mentions(text, language) {
        if mention.kind == MentionKind::Year
            && mention.number == Some(quantity.number())
            && quantity.qualifier() == Qualifier::Exact
        {
            mention.kind = MentionKind::Quantity;
        }
        match agrees(quantity, kind, &mention) {
            Agreement::Agrees => agreed = true,
            Agreement::NotAQuantity { .. } => {}
            because => {
                let away = distance(quantity, &mention);
                if nearest.as_ref().is_none_or(|(least, ..)| away < *least) {
                    nearest = Some((away, mention, because));
                }
            }
        }
    }
    match nearest {
        Some((_, mention, because)) => {
            Verdict::Differs { written: text.get(mention.whole).unwrap_or_default().to_string(), because }
        }
        None if agreed => Verdict::Agrees,
        None => Verdict::NoNumber,
    }
}

/// How far a mention is from a quantity; a number too far away to say counts as farthest.
fn distance(quantity: &Quantity, mention: &Mention) -> Decimal {
    let written = mention.number.map(|number| number.value());
    written
        .and_then(|written| quantity.number().value().checked_sub(written))
        .map_or(Decimal::MAX, |difference| difference.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Chinese, English};

    #[test]
    fn a_text_agrees_differs_or_has_no_number() {
        use Qualifier as Q;
        let pound = UnitKind::Currency { sign: Some("£") };
        let (percent, count) = (UnitKind::Percent, UnitKind::Count);
        for (language, text, value, qualifier, kind, expected) in [
            (English, "more than 80% of the city's 25th awards", "80", Q::Over, percent, Ok(())),
            (Chinese, "第二十五届中国专利奖获奖总数的45.7%", "45.7", Q::Exact, percent, Ok(())),
            (English, "over 5,000 participants", "5000", Q::Exact, count, Err("over 5,000")),
            (English, "between 30 and 40 of 285", "280", Q::Exact, count, Err("285")),
            (Chinese, "5000人次以上", "5000", Q::Over, count, Err("5000人次以上")),
            (Chinese, "近八成", "80", Q::Over, percent, Err("近八成")),
            (Chinese, "八成以上企业", "80", Q::AtLeast, percent, Ok(())),
            (English, "US$78 million", "78 million", Q::Exact, pound, Err("US$78 million")),
            (Chinese, "7800万英镑", "78 million", Q::Exact, pound, Ok(())),
            (English, "-£5", "-5", Q::Exact, pound, Ok(())),
            (English, "in 2025", "285", Q::Exact, count, Err("")),
            (English, "2000", "2000", Q::Exact, count, Ok(())),
            (English, "three pillars of the 10th edition", "3", Q::Exact, count, Err("")),
        ] {
            let stated = Quantity::new(value.parse().unwrap(), qualifier, None).unwrap();
            let found = match verdict(text, language, &stated, kind) {
                Verdict::Agrees => Ok(()),
                Verdict::Differs { written, .. } => Err(written),
                Verdict::NoNumber => Err(String::new()),
            };
            assert_eq!(found, expected.map_err(str::to_string), "{text}");
        }
    }
}
