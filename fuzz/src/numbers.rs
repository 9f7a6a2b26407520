//! Quantities, periods, and the numbers that prose mentions.

use casebook::format;
use casebook::format::mention::{Verdict, mentions, verdict};
use casebook::model::locale::{Language, Locale};
use casebook::model::period::{PartialDate, Period, PeriodError};
use casebook::model::quantity::{Number, NumberError, Qualifier, Quantity};
use casebook::model::style::Style;
use casebook::model::unit::builtins;

/// Parses a number, writes it and parses it again; advice is itself right; what pages say of it is read back as the same.
pub fn quantity(text: &str) {
    let (number, qualifier) = match text.split_once('|') {
        Some((number, qualifier)) => (number, qualifier.parse().unwrap_or(Qualifier::Exact)),
        None => (text, Qualifier::Exact),
    };
    let number: Number = match number.parse() {
        Ok(number) => number,
        Err(error) => return assert_advice(&error),
    };
    let again: Number = number.to_string().parse().expect("a number that was written can be read");
    assert_eq!((again, again.decimals()), (number, number.decimals()));
    let Ok(quantity) = Quantity::new(number, qualifier, None) else { return };
    // `2000年` alone is the year 2000 and no count of years.
    for unit in builtins().filter(|unit| unit.id != "year") {
        for language in [Language::English, Language::Chinese] {
            let written = format::quantity::quantity(&quantity, &unit, language, &Style::default()).text();
            let read = verdict(&written, language, &quantity, unit.kind);
            assert!(
                matches!(read, Verdict::Agrees),
                "{written} ({quantity:?}, {}) is read as {read:?}",
                unit.id
            );
        }
    }
}

/// What a message tells an author to write instead can be read.
fn assert_advice(error: &NumberError) {
    let instead = match error {
        NumberError::Separators { instead, .. }
        | NumberError::FullWidth { instead, .. }
        | NumberError::LeadingZero { instead, .. }
        | NumberError::PercentSign { instead, .. }
        | NumberError::QualifierInside { instead, .. }
        | NumberError::PlusSign { instead, .. }
        | NumberError::OtherMinus { instead, .. }
        | NumberError::BarePoint { instead, .. } => instead,
        _ => return,
    };
    assert!(instead.parse::<Number>().is_ok(), "{error} cannot be followed");
}

/// Parses a period, writes it and parses it again; advice is itself right.
pub fn period(text: &str) {
    let read: Result<Period, PeriodError> = text.parse();
    match read {
        Ok(period) => {
            let again: Period = period.to_string().parse().expect("a period that was written can be read");
            assert_eq!(again, period);
            for tag in ["en", "en-US", "zh-Hans"] {
                let Ok(locale) = tag.parse::<Locale>() else { continue };
                for said in [
                    format::date::period(period, &locale),
                    format::date::as_of(period, &locale),
                    format::date::during(period, &locale),
                ] {
                    assert!(!said.is_empty());
                }
            }
            if let (Some(start), Some(end)) = (period_start(period), period_end(period)) {
                assert!(start <= end, "{period} ends before it begins");
            }
        }
        Err(PeriodError::OtherWriting { instead, .. } | PeriodError::Backwards { instead, .. }) => {
            assert!(instead.parse::<Period>().is_ok(), "{text:?}: `{instead}` cannot be followed");
        }
        Err(_) => {}
    }
    let _: Result<PartialDate, PeriodError> = text.parse();
}

fn period_start(period: Period) -> Option<String> {
    period.start().map(|date| date.to_string())
}

fn period_end(period: Period) -> Option<String> {
    period.end().map(|date| date.to_string())
}

/// The numbers of a sentence lie in it, in order, one after the other.
pub fn mention(text: &str) {
    for language in [Language::English, Language::Chinese] {
        let mut at = 0;
        for mention in mentions(text, language) {
            let (range, whole) = (mention.range.clone(), mention.whole.clone());
            assert!(
                text.get(range.clone()).is_some() && text.get(whole.clone()).is_some(),
                "{mention:?} of {text:?}"
            );
            assert!(whole.start <= range.start && range.end <= whole.end, "{mention:?} of {text:?}");
            assert!(at <= range.start && range.start < range.end, "{mention:?} of {text:?} lies before {at}");
            at = range.end;
        }
        let quantity = Quantity::exact(Number::from(285));
        for unit in builtins() {
            let _ = verdict(text, language, &quantity, unit.kind);
        }
    }
}
